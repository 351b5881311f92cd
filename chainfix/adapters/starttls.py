"""From plain text to TLS: what each protocol says before the handshake begins.

A talk is a function that takes a conversation and the domain asked for, and returns when the next byte of either side is TLS.
Nothing secret is said, no login, no mailbox; a server that wants more than a greeting is turned to no further.
What a server sent behind its last answer is an error and not thrown away: it came before TLS and would pass for what came under it
(CVE-2011-0411, CVE-2021-23222).
"""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple

from chainfix.adapters.connections import ExchangeError
from chainfix.adapters.conversation import Conversation, RefusalError, quoted
from chainfix.certificates.ber import children, declared_length
from chainfix.certificates.der import SEQUENCE, DerError

Talk = Callable[[Conversation, str], None]
"""Raises RefusalError (``no-starttls``, ``bad-answer``) and what the conversation raises."""

OWN_NAME = b"[127.0.0.1]"
"""What the client calls itself: an address literal, since it has no name (RFC 5321 4.1.4; Python's smtplib says the same)."""
LONGEST_MESSAGE = 16384
"""Bytes of one message with its length in front (LDAP, MySQL); a greeting or a refusal has some hundred."""
NNTP_WELCOME = (200, 201)
"""With posting and without (RFC 3977 5.1.1)."""
NNTP_TEMPORARY = (400, 403)
"""Of NNTP's 4xx only these pass by themselves (RFC 3977 3.2.1)."""
LDAP_TEMPORARY = (51, 52)
"""busy and unavailable (RFC 4511 4.1.9)."""
MYSQL_TEMPORARY = (1040, 1053, 1203)
"""ER_CON_COUNT_ERROR, ER_SERVER_SHUTDOWN, ER_TOO_MANY_USER_CONNECTIONS."""
XMPP_TEMPORARY = (b"<resource-constraint", b"<system-shutdown", b"<reset")
"""Stream errors that pass (RFC 6120 4.9.3)."""

LDAP_OID = b"1.3.6.1.4.1.1466.20037"
LDAP_REQUEST = b"\x30\x1d\x02\x01\x01\x77\x18\x80\x16" + LDAP_OID
"""ExtendedRequest of messageID 1 (RFC 4511 4.14.1)."""
LDAP_EXTENDED_RESPONSE = 0x78
LONG_LENGTHS = MappingProxyType({0x81: 1, 0x82: 2, 0x83: 3, 0x84: 4})
"""How many octets of a length follow the first one; Active Directory writes four, whatever the length."""
POSTGRES_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"
"""SSLRequest: its length, 80877103 (PostgreSQL, "Message Formats")."""
MYSQL_SSL, MYSQL_ERROR, MYSQL_VERSION = 0x0800, 0xFF, 10
"""CLIENT_SSL; the first byte of an ERR packet, and of a greeting (HandshakeV10)."""
MYSQL_FIXED = 15
"""Bytes behind the version in a greeting: thread id 4, random 8, filler 1, capabilities 2."""
MYSQL_CAPABILITIES = MYSQL_SSL | 0x0200 | 0x8000
"""CLIENT_PROTOCOL_41 and CLIENT_SECURE_CONNECTION, which servers ask of every client since MySQL 8."""
MYSQL_REQUEST = b"\x20\x00\x00\x01" + MYSQL_CAPABILITIES.to_bytes(4, "little") + b"\0\0\0\1" + b"\x21" + bytes(23)
"""SSLRequest: the header, what the client can, packets up to 16 MiB, utf8, and a filler."""

_REPLY = re.compile(rb"([1-5][0-9]{2})([ -]|$)")
_TAGGED = re.compile(rb"[a-z][0-9] ")
_IRC = re.compile(rb"(?::(\S+) +)?([A-Za-z]+|[0-9]{3})(?: |$)")
_FEATURES_END = re.compile(rb"<(?:\w+:)?features\s*/$|</(?:\w+:)?features\s*$")
_ERROR_END = re.compile(rb"</(?:\w+:)?error\s*$")
_STARTTLS = re.compile(rb"<(?:\w+:)?starttls\b")
_PROCEED = re.compile(rb"\s*<(?:\w+:)?proceed\b")


def negotiate(protocol: str, receive: Callable[[int], bytes], send: Callable[[bytes], object], domain: str) -> None:
    """Talk until the handshake can begin.

    ``protocol``: a key of ``STARTTLS``. ``receive`` and ``send``: as Conversation has them. ``domain``: the one that is asked for,
    which XMPP names before the handshake. Raises RefusalError, ExchangeError and what the functions raise.
    """
    conversation = Conversation(receive, send)
    try:
        STARTTLS[protocol](conversation, domain)
    except TimeoutError as error:
        if conversation.heard:
            raise
        silence = "it said nothing in time, as servers do that speak TLS from the first byte on"
        raise ExchangeError(silence, retriable=True) from error
    if conversation.rest:
        raise RefusalError(f"it sent {quoted(conversation.rest)} ahead of the handshake", code="bad-answer")


def default_protocol(port: int) -> str | None:
    """What is spoken before TLS at a port that is registered for it, or in use; None where TLS begins with the first byte."""
    return PORTS.get(port)


def _smtp(conversation: Conversation, _domain: str) -> None:
    """RFC 3207."""
    _mail(conversation, "SMTP", b"EHLO ")


def _lmtp(conversation: Conversation, _domain: str) -> None:
    """RFC 2033 4.1: SMTP with another greeting."""
    _mail(conversation, "LMTP", b"LHLO ")


def _mail(conversation: Conversation, name: str, hello: bytes) -> None:
    _wanted(_reply(conversation, name), 220, "the greeting")
    conversation.say(hello + OWN_NAME + b"\r\n")
    offers = _wanted(_reply(conversation, name), 250, hello.decode().strip())
    if not any(line[4:].strip().upper() == b"STARTTLS" for line in offers.lines[1:]):  # the first is the domain
        raise _not_offered()
    conversation.say(b"STARTTLS\r\n")
    _wanted(_reply(conversation, name), 220, "STARTTLS")


def _ftp(conversation: Conversation, _domain: str) -> None:
    """RFC 4217 4."""
    _wanted(_reply(conversation, "FTP"), 220, "the greeting")
    conversation.say(b"AUTH TLS\r\n")
    _wanted(_reply(conversation, "FTP"), 234, "AUTH TLS")


def _nntp(conversation: Conversation, _domain: str) -> None:
    """RFC 4642 2.2."""
    greeting = _reply(conversation, "NNTP")
    if greeting.code not in NNTP_WELCOME:
        raise _answered("the greeting", greeting.lines[-1], retriable=greeting.code in NNTP_TEMPORARY)
    conversation.say(b"STARTTLS\r\n")
    _wanted(_reply(conversation, "NNTP"), 382, "STARTTLS", NNTP_TEMPORARY)


def _imap(conversation: Conversation, _domain: str) -> None:
    """RFC 9051 6.2.1; STARTTLS exists only before login, which PREAUTH is behind."""
    greeting = conversation.line()
    kind = greeting.upper()
    if not kind.startswith((b"* OK", b"* PREAUTH", b"* BYE")):
        raise _stranger("IMAP", greeting)
    if not kind.startswith(b"* OK"):
        raise _answered("the greeting", greeting, retriable=kind.startswith(b"* BYE"))
    if b"STARTTLS" not in b" ".join(_imap_answer(conversation, b"a1", b"CAPABILITY")).upper().split():
        raise _not_offered()
    _imap_answer(conversation, b"a2", b"STARTTLS")


def _imap_answer(conversation: Conversation, tag: bytes, command: bytes) -> list[bytes]:
    """The lines of an answer up to the tagged OK."""
    conversation.say(tag + b" " + command + b"\r\n")
    lines = [conversation.line()]
    while not _TAGGED.match(lines[-1]):
        if not lines[-1].startswith(b"* "):
            raise _stranger("IMAP", lines[-1])
        lines.append(conversation.line())
    if not lines[-1][3:].upper().startswith(b"OK"):
        raise _answered(command.decode(), lines[-1])
    return lines


def _pop3(conversation: Conversation, _domain: str) -> None:
    """RFC 2595 4; servers older than CAPA know STLS too, so it is not asked for beforehand."""
    _pop3_answer(conversation, "the greeting")
    conversation.say(b"STLS\r\n")
    _pop3_answer(conversation, "STLS")


def _pop3_answer(conversation: Conversation, step: str) -> None:
    line = conversation.line()
    if not line.startswith((b"+OK", b"-ERR")):
        raise _stranger("POP3", line)
    if line.startswith(b"-ERR"):
        raise _answered(step, line, retriable=b"[SYS/TEMP]" in line)  # RFC 3206 4


def _sieve(conversation: Conversation, _domain: str) -> None:
    """RFC 5804 1.7 and 2.2: the server begins with what it can, one string a line, and OK."""
    if not any(re.match(rb'"STARTTLS"', line, re.IGNORECASE) for line in _sieve_answer(conversation, "the greeting")):
        raise _not_offered()
    conversation.say(b"STARTTLS\r\n")
    _sieve_answer(conversation, "STARTTLS")


def _sieve_answer(conversation: Conversation, step: str) -> list[bytes]:
    lines: list[bytes] = []
    while True:
        line = conversation.line()
        word = line[:4].upper().split(b" ")[0]
        if word == b"OK":
            return lines
        if word in (b"NO", b"BYE"):
            raise _answered(step, line, retriable=b"TRYLATER" in line.upper())  # RFC 5804 1.3
        if not line.startswith(b'"'):
            raise _stranger("ManageSieve", line)
        lines.append(line)


def _irc(conversation: Conversation, _domain: str) -> None:
    """The tls extension of IRCv3: 670 is RPL_STARTTLS; notices and a PING may come before it."""
    conversation.say(b"STARTTLS\r\n")
    while True:
        line = conversation.line()
        found = _IRC.match(line)
        if found is None or (found[1] is None and found[2].isdigit()):
            raise _stranger("IRC", line)
        command = found[2].upper()
        if command == b"670":
            return
        if command == b"PING":
            conversation.say(b"PONG" + line[found.end(2) :] + b"\r\n")
        elif command in (b"ERROR", b"691", b"421", b"451"):  # ERR_STARTTLS, ERR_UNKNOWNCOMMAND, ERR_NOTREGISTERED
            raise _answered("STARTTLS", line, retriable=command == b"ERROR")


def _xmpp(conversation: Conversation, domain: str) -> None:
    """RFC 6120 5.4."""
    _stream(conversation, "jabber:client", domain)


def _xmpp_server(conversation: Conversation, domain: str) -> None:
    """The same between servers."""
    _stream(conversation, "jabber:server", domain)


def _stream(conversation: Conversation, namespace: str, domain: str) -> None:
    conversation.say(
        f"<?xml version='1.0'?><stream:stream to='{domain}' xmlns='{namespace}'"
        " xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>".encode("ascii")
    )
    first = conversation.exactly(1)
    if first not in b"< \r\n":
        raise _stranger("XMPP", first + conversation.rest)
    tags = [first + conversation.tag()]
    while not _FEATURES_END.search(tags[-1]):
        if _ERROR_END.search(tags[-1]):
            raise _stream_error(tags)
        tags.append(conversation.tag())
    if not any(_STARTTLS.search(tag) for tag in tags):
        raise _not_offered()
    conversation.say(b"<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
    answer = conversation.tag()
    if not _PROCEED.match(answer):
        raise _answered("STARTTLS", answer + b">")
    if not answer.endswith(b"/"):
        conversation.tag()


def _stream_error(tags: list[bytes]) -> RefusalError:
    """RFC 6120 4.9: the condition is the first element inside."""
    start = next(number for number, tag in enumerate(tags) if b"error" in tag)
    text = b"".join(tag + b">" for tag in tags[start:])
    return _answered("the greeting", text, retriable=any(condition in text for condition in XMPP_TEMPORARY))


def _ldap(conversation: Conversation, _domain: str) -> None:
    """RFC 4511 4.14: an ExtendedRequest and its response, in BER."""
    conversation.say(LDAP_REQUEST)
    head = conversation.exactly(2)
    if head[0] != SEQUENCE:
        raise _stranger("LDAP", head + conversation.rest)
    head += conversation.exactly(LONG_LENGTHS.get(head[1], 0))
    length = declared_length(head)
    if not len(head) < length <= LONGEST_MESSAGE:
        raise _stranger("LDAP", head + conversation.rest)
    result, text = _ldap_result(head + conversation.exactly(length - len(head)))
    if result != 0:
        raise _answered("STARTTLS", b"result code %d: %s" % (result, text), retriable=result in LDAP_TEMPORARY)


def _ldap_result(message: bytes) -> tuple[int, bytes]:
    """The resultCode and the diagnosticMessage of an ExtendedResponse."""
    try:
        _message_id, response, *_controls = children(message)
        code, _matched, text, *_more = children(response.whole, LDAP_EXTENDED_RESPONSE)
    except (DerError, ValueError, IndexError) as error:
        raise _stranger("LDAP", message) from error
    return int.from_bytes(code.content), text.content


def _postgres(conversation: Conversation, _domain: str) -> None:
    """PostgreSQL, "SSL Session Encryption": one byte is the answer."""
    conversation.say(POSTGRES_REQUEST)
    answer = conversation.exactly(1)
    if answer == b"N":
        raise _not_offered()
    if answer == b"E":  # the server could not start a process for the client; what it says is not to be trusted (CVE-2024-10977)
        raise RefusalError("SSLRequest was answered with an error", code="no-starttls", retriable=True)
    if answer != b"S":
        raise _stranger("the protocol of PostgreSQL", answer + conversation.rest)


def _mysql(conversation: Conversation, _domain: str) -> None:
    """MySQL internals, "Connection Phase": the server begins, and says there whether it has TLS."""
    head = conversation.exactly(5)
    length, number, kind = int.from_bytes(head[:3], "little"), head[3], head[4]
    if not 1 < length <= LONGEST_MESSAGE or number != 0 or kind not in (MYSQL_ERROR, MYSQL_VERSION):
        raise _stranger("the protocol of MySQL", head + conversation.rest)
    body = conversation.exactly(length - 1)
    if kind == MYSQL_ERROR:
        retriable = int.from_bytes(body[:2], "little") in MYSQL_TEMPORARY
        raise _answered("the greeting", body[2:], retriable=retriable)
    _version, _, rest = body.partition(b"\0")
    if len(rest) < MYSQL_FIXED:
        raise _stranger("the protocol of MySQL", head + body)
    if not int.from_bytes(rest[MYSQL_FIXED - 2 : MYSQL_FIXED], "little") & MYSQL_SSL:
        raise _not_offered()
    conversation.say(MYSQL_REQUEST)


class _Reply(NamedTuple):
    """A numbered reply of one line or several."""

    code: int
    lines: tuple[bytes, ...]


def _reply(conversation: Conversation, name: str) -> _Reply:
    """RFC 959 4.2: ``NNN-`` begins several lines, which the first one with ``NNN`` and a blank ends."""
    lines = [conversation.line()]
    found = _REPLY.match(lines[0])
    if found is None:
        raise _stranger(name, lines[0])
    if found[2] == b"-":
        while not re.match(rb"%s(?: |$)" % found[1], lines[-1]):
            lines.append(conversation.line())
    return _Reply(int(found[1]), tuple(lines))


def _wanted(reply: _Reply, code: int, step: str, temporary: tuple[int, ...] = tuple(range(400, 500))) -> _Reply:
    """The reply if it is the one; ``temporary``: codes that pass, which are all 4xx of SMTP and FTP (RFC 5321 4.2.1)."""
    if reply.code != code:
        raise _answered(step, reply.lines[-1], retriable=reply.code in temporary)
    return reply


def _answered(step: str, answer: bytes, *, retriable: bool = False) -> RefusalError:
    verb = "is" if step == "the greeting" else "was answered with"
    return RefusalError(f"{step} {verb} {quoted(answer)}", code="no-starttls", retriable=retriable)


def _not_offered() -> RefusalError:
    return RefusalError("it does not offer STARTTLS", code="no-starttls")


def _stranger(name: str, answer: bytes) -> RefusalError:
    if answer[:2] in (b"\x15\x03", b"\x16\x03"):  # an alert or a handshake record (RFC 8446 5.1)
        return RefusalError(f"it speaks TLS from the first byte on, not {name}", code="bad-answer")
    return RefusalError(f"it does not speak {name} but said {quoted(answer)}", code="bad-answer")


STARTTLS = MappingProxyType(
    {
        "smtp": _smtp,
        "lmtp": _lmtp,
        "imap": _imap,
        "pop3": _pop3,
        "sieve": _sieve,
        "ftp": _ftp,
        "ldap": _ldap,
        "xmpp": _xmpp,
        "xmpp-server": _xmpp_server,
        "postgres": _postgres,
        "mysql": _mysql,
        "nntp": _nntp,
        "irc": _irc,
    }
)
"""Each protocol with its talk."""

PORTS = MappingProxyType(
    {
        25: "smtp",
        587: "smtp",
        2525: "smtp",  # not registered; where hosters put a second port for submission
        24: "lmtp",  # not registered to it, but where Postfix and Dovecot put it; nothing speaks TLS directly there
        143: "imap",
        110: "pop3",
        4190: "sieve",
        21: "ftp",
        389: "ldap",
        5222: "xmpp",
        5269: "xmpp-server",
        5432: "postgres",
        3306: "mysql",
        119: "nntp",
        6667: "irc",
    }
)
"""Ports with what is spoken there before TLS, as the IANA registers them where nothing else is said."""
