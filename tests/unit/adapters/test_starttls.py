"""Each talk by itself, fed with bytes; what comes of it over a connection is in test_tls.py."""

from collections.abc import Callable, Iterable
from itertools import repeat

import pytest

from chainfix.adapters import conversation, starttls
from chainfix.adapters.connections import ExchangeError
from chainfix.adapters.conversation import Conversation, RefusalError, quoted
from chainfix.adapters.starttls import LDAP_REQUEST, MYSQL_REQUEST, POSTGRES_REQUEST, STARTTLS, default_protocol, negotiate
from tests.support.talks import TALKS, ldap_response, mysql_greeting, mysql_packet, stream, transcript


def receiving(chunks: Iterable[bytes], end: Exception | None = None) -> Callable[[int], bytes]:
    """A server that sends these chunks whatever it hears, and then closes, or raises ``end``."""
    left = iter(chunks)

    def receive(_count: int) -> bytes:
        data = next(left, b"")
        if not data and end is not None:
            raise end
        return data

    return receive


def talk(protocol: str, *answers: bytes, end: Exception | None = None) -> bytes:
    """What the client says to a server that sends these answers."""
    said: list[bytes] = []
    negotiate(protocol, receiving(answers, end), said.append, "example.org")
    return b"".join(said)


def refusal(protocol: str, *answers: bytes) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        talk(protocol, *answers)
    return caught.value


def single_bytes(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))]


# -- talks that lead to a handshake ----------------------------------------------------------------------------------------


def test_every_protocol_has_a_talk_here() -> None:
    assert set(TALKS) == set(STARTTLS)


@pytest.mark.parametrize("protocol", STARTTLS)
def test_a_talk_says_what_its_standard_says(protocol: str) -> None:
    heard, said = transcript(TALKS[protocol])
    assert talk(protocol, *said) == b"".join(heard)


@pytest.mark.parametrize("protocol", STARTTLS)
def test_bytes_may_come_one_by_one(protocol: str) -> None:
    heard, said = transcript(TALKS[protocol])
    assert talk(protocol, *single_bytes(b"".join(said))) == b"".join(heard)


@pytest.mark.parametrize(
    ("protocol", "answers"),
    [
        ("smtp", [b"220-one\r\n220-two\r\n220 three\r\n", b"250-x\r\n250-starttls\r\n250 HELP\r\n", b"220 2.0.0\r\n"]),
        ("smtp", [b"220\n", b"250-x\n250 STARTTLS \n", b"220\n"]),  # LF alone, no text
        ("ftp", [b"220-Welcome\r\n 221 files\r\n\r\n220 ready\r\n", b"234 ok\r\n"]),  # inner lines are free (RFC 959 4.2)
        ("imap", [b"* ok hi\r\n", b"* CAPABILITY IMAP4rev1 starttls\r\n* OK wait\r\na1 ok\r\n", b"a2 OK\r\n"]),
        ("nntp", [b"201 no posting\r\n", b"382 go\r\n"]),
        ("sieve", [b'"IMPLEMENTATION" "x"\r\n"starttls"\r\nok\r\n', b'OK "go"\r\n']),
        ("irc", [b"NOTICE * :hi\r\nPING :1\r\n:srv NOTICE AUTH :looking\r\n:srv 670 * :go\r\n"]),
        ("ldap", [ldap_response(0, long_length=True)]),
        ("xmpp", [b"\n<?xml version='1.0'?>" + stream(b"<f:starttls xmlns:f='x'>"), b"<proceed xmlns='x'></proceed>"]),
    ],
)
def test_what_standards_leave_open_is_understood(protocol: str, answers: list[bytes]) -> None:
    talk(protocol, *answers)


def test_a_ping_is_answered() -> None:
    assert talk("irc", b"PING :tok\r\n:srv 670 * :go\r\n") == b"STARTTLS\r\nPONG :tok\r\n"


def test_xmpp_names_the_domain() -> None:
    heard = talk("xmpp-server", stream(b"<starttls/>"), b"<proceed/>")
    assert b" to='example.org' " in heard
    assert b"jabber:server" in heard


def test_messages_in_binary_have_their_length() -> None:
    assert len(LDAP_REQUEST) == 2 + LDAP_REQUEST[1]
    assert len(POSTGRES_REQUEST) == int.from_bytes(POSTGRES_REQUEST[:4])
    assert len(MYSQL_REQUEST) == 4 + MYSQL_REQUEST[0]


# -- refusals --------------------------------------------------------------------------------------------------------------

NO, LATER, STRANGE = ("no-starttls", False), ("no-starttls", True), ("bad-answer", False)


@pytest.mark.parametrize(
    ("protocol", "answers", "kind", "word"),
    [
        ("smtp", [b"220 x\r\n", b"250-x\r\n250 SIZE\r\n"], NO, "it does not offer STARTTLS"),
        ("smtp", [b"220 x\r\n", b"502 what\r\n"], NO, 'EHLO was answered with "502 what"'),
        ("smtp", [b"554 go away\r\n"], NO, 'the greeting is "554 go away"'),
        ("smtp", [b"421 busy\r\n"], LATER, 'the greeting is "421 busy"'),
        ("smtp", [b"220 x\r\n", b"250 STARTTLS\r\n"], NO, "it does not offer"),  # the first line is the domain, not an offer
        ("smtp", [b"220 x\r\n", b"250-x\r\n250 STARTTLS\r\n", b"454 TLS not available\r\n"], LATER, "454 TLS"),
        ("smtp", [b"220 x\r\n", b"250-x\r\n250 STARTTLS\r\n", b"501 no\r\n"], NO, 'STARTTLS was answered with "501 no"'),
        ("smtp", [b"* OK IMAP\r\n"], STRANGE, 'it does not speak SMTP but said "* OK IMAP"'),
        ("smtp", [b"HTTP/1.1 400 Bad Request\r\n"], STRANGE, "HTTP/1.1"),
        ("lmtp", [b"220 x\r\n", b"250 x\r\n"], NO, "it does not offer"),
        ("ftp", [b"220 x\r\n", b"500 AUTH not understood\r\n"], NO, "AUTH TLS was answered"),
        ("ftp", [b"220 x\r\n", b"431 no resource\r\n"], LATER, "431"),
        ("ftp", [b"SSH-2.0-OpenSSH_9.2\r\n"], STRANGE, "SSH"),
        ("nntp", [b"400 down\r\n"], LATER, "400"),
        ("nntp", [b"200 hi\r\n", b"580 cannot\r\n"], NO, "580"),
        ("nntp", [b"200 hi\r\n", b"480 log in\r\n"], NO, "480"),
        ("nntp", [b"\0\0\0\0\r\n"], STRANGE, r"\x00\x00"),
        ("imap", [b"* PREAUTH in\r\n"], NO, "PREAUTH"),
        ("imap", [b"* BYE full\r\n"], LATER, "BYE full"),
        ("imap", [b"+OK POP3\r\n"], STRANGE, "does not speak IMAP"),
        ("imap", [b"* OK\r\n", b"* CAPABILITY IMAP4rev1\r\na1 OK\r\n"], NO, "it does not offer"),
        ("imap", [b"* OK\r\n", b"* CAPABILITY STARTTLS\r\na1 OK\r\n", b"a2 NO later\r\n"], NO, "a2 NO later"),
        ("imap", [b"* OK\r\n", b"* CAPABILITY STARTTLS\r\na1 OK\r\n", b"a2 BAD what\r\n"], NO, "a2 BAD"),
        ("imap", [b"* OK\r\n", b"zzz\r\n"], STRANGE, "zzz"),
        ("pop3", [b"+OK\r\n", b"-ERR no\r\n"], NO, 'STLS was answered with "-ERR no"'),
        ("pop3", [b"-ERR [SYS/TEMP] later\r\n"], LATER, "later"),
        ("pop3", [b"220 smtp\r\n"], STRANGE, "does not speak POP3"),
        ("sieve", [b'"SIEVE" "x"\r\nOK\r\n'], NO, "it does not offer"),
        ("sieve", [b'"STARTTLS"\r\nOK\r\n', b'NO "no"\r\n'], NO, "STARTTLS was answered"),
        ("sieve", [b'BYE (TRYLATER) "full"\r\n'], LATER, "TRYLATER"),
        ("sieve", [b"220 x\r\n"], STRANGE, "ManageSieve"),
        ("irc", [b":srv 691 * :STARTTLS failed\r\n"], NO, "691"),
        ("irc", [b":srv 421 * STARTTLS :Unknown command\r\n"], NO, "421"),
        ("irc", [b"ERROR :Closing link (throttled)\r\n"], LATER, "throttled"),
        ("irc", [b"220 mail.example\r\n"], STRANGE, "does not speak IRC"),
        ("irc", [b"HTTP/1.1 400 Bad Request\r\n"], STRANGE, "HTTP"),
        ("xmpp", [stream(b"<mechanisms/>")], NO, "it does not offer"),
        ("xmpp", [stream(b"<starttls/>"), b"<failure xmlns='x'/></stream:stream>"], NO, "<failure"),
        ("xmpp", [b"<stream:stream><stream:error><host-unknown/></stream:error>"], NO, "host-unknown"),
        ("xmpp", [b"<stream:stream><stream:error><system-shutdown xmlns='x'/></stream:error>"], LATER, "shutdown"),
        ("xmpp", [b"HTTP/1.1 400 Bad Request\r\n"], STRANGE, "HTTP"),
        ("ldap", [ldap_response(2, b"unsupported")], NO, "result code 2: unsupported"),
        ("ldap", [ldap_response(52)], LATER, "result code 52"),
        ("ldap", [b"220 x\r\n"], STRANGE, "220 x"),
        ("ldap", [b"\x30\x84\x7f\xff\xff\xff"], STRANGE, "LDAP"),
        ("ldap", [b"\x30\x80\x02\x01"], STRANGE, "LDAP"),
        ("ldap", [b"\x30\x03\x02\x01\x01"], STRANGE, "LDAP"),
        ("ldap", [b"\x30\x05\x02\x01\x01\x78\x00"], STRANGE, "LDAP"),
        ("postgres", [b"N"], NO, "it does not offer"),
        ("postgres", [b"EFATAL: could not fork\n\0"], LATER, "an error"),
        ("postgres", [b"HTTP"], STRANGE, '"HTTP"'),
        ("mysql", [mysql_greeting(starttls.MYSQL_CAPABILITIES & ~starttls.MYSQL_SSL)], NO, "it does not offer"),
        ("mysql", [mysql_packet(b"\xff\x10\x04Too many connections")], LATER, "Too many"),
        ("mysql", [mysql_packet(b"\xff\x6a\x04Host 'x' is not allowed")], NO, "not allowed"),
        ("mysql", [mysql_packet(b"\x0a8.0\0short")], STRANGE, "MySQL"),
        ("mysql", [b"220 x\r\n"], STRANGE, "220 x"),
        ("mysql", [b"\xff\xff\xff\0\x0a"], STRANGE, "MySQL"),
    ],
)
def test_a_refusal_says_whether_it_passes(protocol: str, answers: list[bytes], kind: tuple[str, bool], word: str) -> None:
    error = refusal(protocol, *answers)
    assert (error.code, error.retriable) == kind
    assert word in str(error)


@pytest.mark.parametrize("protocol", [name for name, exchanges in TALKS.items() if exchanges[0][0]])
def test_a_server_that_speaks_tls_at_once_is_told_by_its_alert(protocol: str) -> None:
    """Where the client begins, a server of TLS has something to answer to."""
    error = refusal(protocol, b"\x15\x03\x01\x00\x02\x02\x46\r\n")
    assert (error.code, "it speaks TLS from the first byte on" in str(error)) == ("bad-answer", True)


@pytest.mark.parametrize("protocol", STARTTLS)
def test_what_comes_behind_the_last_answer_is_not_thrown_away(protocol: str) -> None:
    """CVE-2011-0411."""
    _, said = transcript(TALKS[protocol])
    if protocol == "mysql":
        said[-1] += b"more"
    else:
        said[-1] += b"250 injected\r\n"
    error = refusal(protocol, *said)
    assert (error.code, "ahead of the handshake" in str(error)) == ("bad-answer", True)


@pytest.mark.parametrize("protocol", STARTTLS)
def test_a_server_that_closes_may_be_tried_again_wherever_it_does(protocol: str) -> None:
    data = b"".join(transcript(TALKS[protocol])[1])
    for count in range(len(data)):
        with pytest.raises(ExchangeError, match=r"^the server closed the connection$") as caught:
            talk(protocol, *[chunk for chunk in [data[:count]] if chunk])
        assert caught.value.retriable


@pytest.mark.parametrize("protocol", STARTTLS)
def test_silence_from_the_start_is_told_from_a_stall(protocol: str) -> None:
    with pytest.raises(ExchangeError, match=r"said nothing in time, as servers do that speak TLS from the first byte on"):
        talk(protocol, end=TimeoutError("timed out"))
    said = b"".join(transcript(TALKS[protocol])[1])
    if len(said) > 1:
        with pytest.raises(TimeoutError):
            talk(protocol, said[:1], end=TimeoutError("timed out"))


# -- limits ----------------------------------------------------------------------------------------------------------------

ENDLESS = {
    "smtp": b"220-welcome\r\n",
    "lmtp": b"220-welcome\r\n",
    "ftp": b"220-welcome\r\n",
    "nntp": b"200-welcome\r\n",
    "imap": b"* OK hi\r\n",
    "pop3": b"+" * 4096,
    "sieve": b'"X" "y"\r\n',
    "irc": b":srv NOTICE * :hi\r\n",
    "xmpp": b"<x/>",
    "xmpp-server": b"<",
    "ldap": b"\x30\x84\x00\x00\x80\x00",
    "postgres": b"SSSS",
    "mysql": b"\xff\xff\xff\x00\x0a",
}


@pytest.mark.parametrize("protocol", STARTTLS)
def test_a_server_that_never_ends_is_left(protocol: str) -> None:
    error = refusal(protocol, *repeat(ENDLESS[protocol], 100_000))
    assert error.code == "bad-answer"


@pytest.mark.parametrize("protocol", STARTTLS)
def test_a_line_that_never_ends_is_left(protocol: str) -> None:
    assert refusal(protocol, *repeat(b"220 " * 100, 100_000)).code == "bad-answer"


def test_nothing_grows_past_its_limit() -> None:
    talked = Conversation(receiving(repeat(b"x" * 4096)), lambda _data: None)
    with pytest.raises(RefusalError, match=f"a line of more than {conversation.LONGEST_LINE} bytes"):
        talked.line()
    assert len(talked.rest) <= conversation.LONGEST_LINE + conversation.RECEIVED_AT_A_TIME
    with pytest.raises(RefusalError, match="talks on and on"):
        talked.exactly(1 << 20)
    assert len(talked.rest) <= conversation.MOST_BYTES + conversation.RECEIVED_AT_A_TIME


def test_the_longest_line_fits() -> None:
    line = b"x" * (conversation.LONGEST_LINE - 2)
    assert Conversation(receiving([line, b"\r\n"]), lambda _data: None).line() == line


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (b" 220 h\xc3\xb6i\r\n", '"220 höi"'),
        (b"\x1b[31mred\x07\xff", r'"\x1b[31mred\x07\xff"'),
        (b"x" * 200, '"' + "x" * 100 + '..."'),
        ("\u202egnp.exe".encode(), r'"\u202egnp.exe"'),
    ],
)
def test_an_answer_is_quoted_without_control_characters(answer: bytes, shown: str) -> None:
    assert quoted(answer) == shown


@pytest.mark.parametrize(
    ("port", "protocol"), [(25, "smtp"), (587, "smtp"), (143, "imap"), (5432, "postgres"), (443, None), (993, None), (465, None)]
)
def test_a_port_says_what_is_spoken_there(port: int, protocol: str | None) -> None:
    assert default_protocol(port) == protocol


def test_ports_name_talks() -> None:
    assert set(starttls.PORTS.values()) <= set(STARTTLS)
