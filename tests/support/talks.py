"""What a client and a server of each protocol say before TLS begins, as the standards of the protocols show it."""

from chainfix.adapters.starttls import LDAP_REQUEST, MYSQL_CAPABILITIES, MYSQL_REQUEST, POSTGRES_REQUEST
from tests.support import der

Exchange = tuple[bytes, bytes]
"""What the client says, and what the server answers; the first client says nothing where the server begins."""


def ldap_response(code: int, text: bytes = b"", *, long_length: bool = False) -> bytes:
    """An ExtendedResponse (RFC 4511 4.12); with a length of four octets as Active Directory writes it."""
    result = der.tlv(0x78, der.tlv(0x0A, bytes([code])), der.tlv(0x04), der.tlv(0x04, text))
    content = der.tlv(0x02, b"\1") + result
    return b"\x30\x84" + len(content).to_bytes(4) + content if long_length else der.sequence(content)


def mysql_packet(payload: bytes) -> bytes:
    """The first packet of a connection."""
    return len(payload).to_bytes(3, "little") + b"\0" + payload


def mysql_greeting(capabilities: int = MYSQL_CAPABILITIES) -> bytes:
    """HandshakeV10."""
    tail = b"\x21\x02\x00\xff\xc7\x15" + bytes(10) + b"saltsaltsalt\0mysql_native_password\0"
    return mysql_packet(b"\x0a8.0.36\0" + bytes(4) + b"saltsalt\0" + (capabilities & 0xFFFF).to_bytes(2, "little") + tail)


def stream(features: bytes) -> bytes:
    """How an XMPP server begins."""
    head = b"<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>"
    return head + b"<stream:features>" + features + b"</stream:features>"


def transcript(exchanges: tuple[Exchange, ...]) -> tuple[list[bytes], list[bytes]]:
    """What the client says, and what the server says, if anything."""
    return [heard for heard, _ in exchanges], [said for _, said in exchanges if said]


def _stream_head(namespace: str, domain: str) -> bytes:
    return (
        f"<?xml version='1.0'?><stream:stream to='{domain}' xmlns='{namespace}'"
        " xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"
    ).encode()


_XMPP_OFFER = stream(b"<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls><mechanisms/>")
_XMPP_REQUEST = b"<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
_XMPP_PROCEED = b"<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"


def _mail(hello: bytes) -> tuple[Exchange, ...]:
    return (
        (b"", b"220 mail.example.org ESMTP\r\n"),
        (hello + b" [127.0.0.1]\r\n", b"250-mail.example.org\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250 8BITMIME\r\n"),
        (b"STARTTLS\r\n", b"220 2.0.0 Ready to start TLS\r\n"),
    )


TALKS: dict[str, tuple[Exchange, ...]] = {
    "smtp": _mail(b"EHLO"),
    "lmtp": _mail(b"LHLO"),
    "imap": (
        (b"", b"* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n"),
        (b"a1 CAPABILITY\r\n", b"* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n"),
        (b"a2 STARTTLS\r\n", b"a2 OK Begin TLS negotiation now.\r\n"),
    ),
    "pop3": ((b"", b"+OK POP3 ready\r\n"), (b"STLS\r\n", b"+OK Begin TLS negotiation\r\n")),
    "sieve": (
        (b"", b'"IMPLEMENTATION" "Dovecot Pigeonhole"\r\n"SIEVE" "fileinto"\r\n"STARTTLS"\r\n"VERSION" "1.0"\r\nOK "ready"\r\n'),
        (b"STARTTLS\r\n", b'OK "Begin TLS negotiation now."\r\n'),
    ),
    "ftp": ((b"", b"220-Welcome\r\n220 ready\r\n"), (b"AUTH TLS\r\n", b"234 Proceed with negotiation.\r\n")),
    "ldap": ((LDAP_REQUEST, ldap_response(0)),),
    "xmpp": ((_stream_head("jabber:client", "example.org"), _XMPP_OFFER), (_XMPP_REQUEST, _XMPP_PROCEED)),
    "xmpp-server": ((_stream_head("jabber:server", "example.org"), _XMPP_OFFER), (_XMPP_REQUEST, _XMPP_PROCEED)),
    "postgres": ((POSTGRES_REQUEST, b"S"),),
    "mysql": ((b"", mysql_greeting()), (MYSQL_REQUEST, b"")),
    "nntp": ((b"", b"200 news.example.org ready\r\n"), (b"STARTTLS\r\n", b"382 Continue with TLS negotiation\r\n")),
    "irc": ((b"STARTTLS\r\n", b":irc.example.org NOTICE * :*** Looking up your hostname\r\n:irc.example.org 670 * :go on\r\n"),),
}
"""Each protocol with a talk that leads to TLS, for the domain example.org."""
