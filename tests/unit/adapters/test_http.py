import gzip
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import chainfix
from chainfix.adapters.cache import OLDEST, AnswerCache
from chainfix.adapters.connections import DeadlineSocket
from chainfix.adapters.http import Answer, FetchBudget, Fetcher
from chainfix.errors import InputError
from tests.support import pki
from tests.support.aia_proxy import AiaProxy, Reply
from tests.support.loopback import Listener, Talk, dripping, ok, read_head, saying, serving, tunnel_to

BODY = b"\x30\x03\x02\x01\x05"
LOOPBACK = "127.0.0.1"
PUBLIC = "8.8.8.8"
"""Public, and never reached: the fixture ``internet`` stands in its way."""
ALSO_PUBLIC = "1.1.1.1"


class Internet:
    """Loopback servers behind public addresses, and a record of which addresses were connected to."""

    def __init__(self) -> None:
        self.ports: dict[str, int] = {}
        self.connected: list[str] = []


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Internet:
    """Connections to the addresses in ``ports`` end at a port on loopback; everything up to the system call is the real thing."""
    played = Internet()
    connect = DeadlineSocket.connect

    def elsewhere(self: DeadlineSocket, address: tuple[Any, ...]) -> None:
        played.connected.append(address[0])
        connect(self, (LOOPBACK, played.ports[address[0]]) if address[0] in played.ports else address)

    monkeypatch.setattr(DeadlineSocket, "connect", elsewhere)
    return played


class Names:
    """A resolver: each look-up of a name takes the next of its answers, and stays at the last."""

    def __init__(self, names: Mapping[str, list[list[str]]]) -> None:
        self.names = names
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, family: int, kind: int) -> list[tuple[Any, ...]]:
        self.asked.append(host)
        if host not in self.names:
            return list(socket.getaddrinfo(host, port, family, kind, flags=socket.AI_NUMERICHOST))
        answers = self.names[host]
        addresses = answers[min(self.asked.count(host), len(answers)) - 1]
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, kind, 6, "", (one, port)) for one in addresses]


@pytest.fixture
def server() -> Iterator[AiaProxy]:
    with AiaProxy({"/ca.crt": BODY, "/other.crt": BODY + b"\0"}) as played:
        yield played


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as open_things:
        yield open_things


@pytest.fixture
def listen(stack: ExitStack) -> Callable[..., Listener]:
    def start(talk: Talk, context: ssl.SSLContext | None = None) -> Listener:
        return stack.enter_context(Listener(talk, context))

    return start


@pytest.fixture
def fetcher(stack: ExitStack) -> Callable[..., Fetcher]:
    """A fetcher that may reach loopback, unless a test says what it may."""

    def make(**options: Any) -> Fetcher:
        return stack.enter_context(Fetcher(**{"allow": [LOOPBACK], "version": "9.9", **options}))

    return make


Make = Callable[..., Fetcher]
Listen = Callable[..., Listener]


# -- what comes back -------------------------------------------------------------------------------------------------------


def test_a_body_comes_back_as_it_was_sent(server: AiaProxy, fetcher: Make) -> None:
    url = f"{server.url}/ca.crt"
    assert fetcher().fetch(url) == Answer(url, BODY, None, retriable=False, cached=False, final_url=url)


def test_a_request_says_who_asks_and_nothing_else(server: AiaProxy, fetcher: Make) -> None:
    fetcher().fetch(f"{server.url}/ca.crt")
    (request,) = server.requests
    assert request.headers == {
        "host": f"{LOOPBACK}:{server.port}",
        "user-agent": "chainfix/9.9",
        "accept": "*/*",
        "accept-encoding": "identity",
    }


def test_the_version_is_that_of_chainfix(server: AiaProxy) -> None:
    with Fetcher(allow=[LOOPBACK]) as asking:
        asking.fetch(f"{server.url}/ca.crt")
    assert server.requests[0].headers["user-agent"] == f"chainfix/{chainfix.__version__}"


def test_no_netrc_is_read(server: AiaProxy, fetcher: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {LOOPBACK} login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    fetcher().fetch(f"{server.url}/ca.crt")
    assert "authorization" not in server.requests[0].headers


def test_no_cookie_is_taken_along(server: AiaProxy, fetcher: Make) -> None:
    cookie = ("Set-Cookie", "session=1; Path=/")
    server.answers["/first"] = Reply(status=302, headers=(("Location", "/second"), cookie))
    server.answers["/second"] = Reply(BODY, headers=(cookie,))
    asking = fetcher()
    asking.fetch(f"{server.url}/first")
    asking.fetch(f"{server.url}/ca.crt")
    assert len(server.requests) == 3
    assert not any("cookie" in request.headers for request in server.requests)


def test_a_url_costs_one_request(server: AiaProxy, fetcher: Make) -> None:
    asking = fetcher()
    first = asking.fetch(f"{server.url}/ca.crt")
    assert asking.fetch(f"{server.url}/ca.crt") is first
    missing = asking.fetch(f"{server.url}/missing")
    assert asking.fetch(f"{server.url}/missing") is missing
    assert server.urls == ("/ca.crt", "/missing")


def test_threads_that_want_the_same_url_ask_once(server: AiaProxy, fetcher: Make) -> None:
    def slowly(_url: str) -> bytes:
        time.sleep(0.1)
        return BODY

    server.answers["/ca.crt"] = slowly
    asking = fetcher()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(asking.fetch, [f"{server.url}/ca.crt"] * 8 + [f"{server.url}/other.crt"] * 8))
    assert [answer.body for answer in answers] == [BODY] * 8 + [BODY + b"\0"] * 8
    assert sorted(server.urls) == ["/ca.crt", "/other.crt"]


def test_a_connection_is_used_again(listen: Listen, fetcher: Make) -> None:
    def talk(connection: socket.socket) -> None:
        while read_head(connection):
            connection.sendall(ok(BODY))

    served = listen(talk)
    asking = fetcher()
    bodies = [asking.fetch(served.url(f"/{number}")).body for number in range(5)]
    assert bodies == [BODY] * 5
    assert served.connections == 1


def test_progress_hears_of_every_request_before_it_is_made(server: AiaProxy, fetcher: Make) -> None:
    heard: list[tuple[str, int]] = []
    server.answers["/moved"] = Reply(status=301, headers=(("Location", "/ca.crt"),))
    asking = fetcher(progress=lambda url: heard.append((url, len(server.requests))))
    asking.fetch(f"{server.url}/moved")
    asking.fetch(f"{server.url}/moved")
    assert heard == [(f"{server.url}/moved", 0), (f"{server.url}/ca.crt", 1)]


def test_a_closed_fetcher_can_still_fetch(server: AiaProxy, fetcher: Make) -> None:
    asking = fetcher()
    asking.close()
    asking.fetch(f"{server.url}/ca.crt")
    asking.close()
    assert asking.fetch(f"{server.url}/other.crt").body == BODY + b"\0"


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("ldap://ldap.example/cn=CA?cACertificate", "ldap: is not fetched"),
        ("LDAPS://ldap.example/", "ldaps: is not fetched"),
        ("file:///etc/passwd", "file: is not fetched"),
        ("ftp://ftp.example/ca.crt", "ftp: is not fetched"),
        ("data:application/pkix-cert;base64,MAA=", "data: is not fetched"),
        ("ca.example/ca.crt", "not a URL"),
        ("", "not a URL"),
        ("http://ca.example/\r\nX-Injected: yes", "not a URL"),
    ],
)
def test_only_http_and_https_are_fetched(fetcher: Make, url: str, error: str) -> None:
    assert fetcher().fetch(url) == Answer(url, None, error, retriable=False, cached=False, final_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///ca.crt",
        "http://[::1/ca.crt",
        "http://a..b/ca.crt",
        "http://ca.example:99999/",
        "http:x",
        "http://\uff11\uff12\uff17.0.0.1/",  # digits of full width
    ],
)
def test_a_broken_url_is_an_answer_that_trying_again_does_not_change(fetcher: Make, url: str) -> None:
    answer = fetcher(resolver=Names({})).fetch(url)
    assert answer.body is None
    assert answer.error
    assert not answer.retriable


def test_space_around_a_url_is_overlooked(server: AiaProxy, fetcher: Make) -> None:
    assert fetcher().fetch(f" {server.url}/ca.crt ").body == BODY


# -- addresses -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "value"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("[::ffff:127.0.0.1]", "127.0.0.1"),
        ("[::1]", "::1"),
        ("0.0.0.0", "0.0.0.0"),  # noqa: S104 (asked for, not bound to)
        ("localhost", "localhost"),
        ("user:password@127.0.0.1", "127.0.0.1"),
        ("169.254.169.254", "169.254.169.254"),
    ],
)
def test_no_way_of_writing_a_local_address_is_fetched(
    server: AiaProxy, internet: Internet, fetcher: Make, host: str, value: str
) -> None:
    answer = fetcher(allow=[]).fetch(f"http://{host}:{server.port}/ca.crt")
    assert answer.error is not None
    assert f"--aia-allow {value} " in answer.error
    assert not answer.retriable
    assert internet.connected == []


@pytest.mark.parametrize("entry", ["127.0.0.0/8", "127.0.0.1", "pki.example", "PKI.example"])
def test_what_is_allowed_is_fetched(server: AiaProxy, fetcher: Make, entry: str) -> None:
    asking = fetcher(allow=["10.0.0.0/8", entry], resolver=Names({"pki.example": [[LOOPBACK]]}))
    assert asking.fetch(f"http://pki.example:{server.port}/ca.crt").body == BODY


def test_the_value_that_a_refusal_names_is_enough(server: AiaProxy, fetcher: Make) -> None:
    names = Names({"pki.example": [[LOOPBACK]]})
    url = f"http://pki.example:{server.port}/ca.crt"
    refused = fetcher(allow=[], resolver=names).fetch(url)
    assert refused.error == "pki.example is at 127.0.0.1, not a public address (--aia-allow pki.example lets it through)"
    assert fetcher(allow=["pki.example"], resolver=names).fetch(url).body == BODY


def test_an_entry_that_is_nothing_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="--aia-allow http://x/"):
        Fetcher(allow=["http://x/"])


def test_the_checked_address_is_the_one_connected_to(server: AiaProxy, internet: Internet, fetcher: Make) -> None:
    """DNS rebinding: public at the first look-up, loopback at the second. There is no second one."""
    names = Names({"evil.example": [[PUBLIC], [LOOPBACK]]})
    internet.ports[PUBLIC] = server.port
    answer = fetcher(allow=[], resolver=names).fetch(f"http://evil.example:{server.port}/ca.crt")
    assert answer.body == BODY
    assert names.asked == ["evil.example"]
    assert internet.connected == [PUBLIC]


def test_a_new_connection_is_a_new_check(server: AiaProxy, internet: Internet, fetcher: Make) -> None:
    names = Names({"evil.example": [[PUBLIC], [LOOPBACK]]})
    internet.ports[PUBLIC] = server.port
    asking = fetcher(allow=[], resolver=names)
    assert asking.fetch(f"http://evil.example:{server.port}/ca.crt").body == BODY
    asking.close()  # the connection that was kept
    answer = asking.fetch(f"http://evil.example:{server.port}/other.crt")
    assert answer.error is not None
    assert "evil.example is at 127.0.0.1, not a public address" in answer.error
    assert internet.connected == [PUBLIC]
    assert server.urls == ("/ca.crt",)


@pytest.mark.parametrize(
    "addresses", [[LOOPBACK, "10.0.0.1", PUBLIC], [PUBLIC, LOOPBACK], ["::1", "64:ff9b::7f00:1", PUBLIC, "::ffff:127.0.0.1"]]
)
def test_of_all_addresses_of_a_name_only_public_ones_are_tried(
    server: AiaProxy, internet: Internet, fetcher: Make, addresses: list[str]
) -> None:
    internet.ports[PUBLIC] = server.port
    answer = fetcher(allow=[], resolver=Names({"pki.example": [addresses]})).fetch("http://pki.example/ca.crt")
    assert answer.body == BODY
    assert internet.connected == [PUBLIC]


def test_a_public_address_that_fails_does_not_lead_to_one_that_is_not(internet: Internet, fetcher: Make, listen: Listen) -> None:
    local = listen(saying(ok(BODY)))
    internet.ports[PUBLIC] = _closed_port()
    names = Names({"pki.example": [[PUBLIC, LOOPBACK]]})
    answer = fetcher(allow=[], resolver=names).fetch(f"http://pki.example:{local.port}/ca.crt")
    assert answer.error == f"{PUBLIC} port {local.port}: connection refused"
    assert answer.retriable
    assert local.connections == 0


def test_a_name_with_no_public_address_names_all_of_them(internet: Internet, fetcher: Make) -> None:
    names = Names({"pki.example": [["10.0.0.1", "fd00::1"]]})
    answer = fetcher(allow=[], resolver=names).fetch("http://pki.example/ca.crt")
    assert answer.error == "pki.example is at 10.0.0.1, fd00::1, not a public address (--aia-allow pki.example lets it through)"
    assert internet.connected == []


def test_the_next_address_is_tried_when_one_does_not_answer(server: AiaProxy, internet: Internet, fetcher: Make) -> None:
    internet.ports.update({PUBLIC: _closed_port(), ALSO_PUBLIC: server.port})
    names = Names({"pki.example": [[PUBLIC, ALSO_PUBLIC]]})
    assert fetcher(allow=[], resolver=names).fetch("http://pki.example/ca.crt").body == BODY
    assert internet.connected == [PUBLIC, ALSO_PUBLIC]


# -- redirects -------------------------------------------------------------------------------------------------------------


def _moved(location: str, status: int = 302) -> Reply:
    return Reply(b"moved", status=status, headers=(("Location", location),))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server: AiaProxy, fetcher: Make, status: int) -> None:
    server.answers["/old/place"] = _moved("../ca.crt?x=1#fragment", status)
    server.answers["/ca.crt?x=1"] = BODY
    answer = fetcher().fetch(f"{server.url}/old/place")
    assert answer.body == BODY
    assert answer.url == f"{server.url}/old/place"
    assert answer.final_url == f"{server.url}/ca.crt?x=1#fragment"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "rebound.example"])
def test_a_redirect_to_an_address_that_is_not_public_is_refused(
    server: AiaProxy, internet: Internet, fetcher: Make, host: str
) -> None:
    secret = f"http://{host}:{server.port}/ca.crt"
    server.answers["/start"] = _moved(secret)
    internet.ports[PUBLIC] = server.port
    names = Names({"pki.example": [[PUBLIC]], "rebound.example": [[LOOPBACK]], "localhost": [[LOOPBACK]]})
    answer = fetcher(allow=[], resolver=names).fetch("http://pki.example/start")
    assert answer.error is not None
    assert answer.error.startswith(f"redirected to {secret}: ")
    assert "not a public address (--aia-allow" in answer.error
    assert not answer.retriable
    assert server.urls == ("/start",)
    assert internet.connected == [PUBLIC]


def test_the_last_hop_of_several_is_checked_too(server: AiaProxy, internet: Internet, fetcher: Make) -> None:
    internet.ports.update({PUBLIC: server.port, ALSO_PUBLIC: server.port})
    server.answers["/1"] = _moved("http://b.example/2")
    server.answers["/2"] = _moved("//c.example/ca.crt")
    names = Names({"a.example": [[PUBLIC]], "b.example": [[ALSO_PUBLIC]], "c.example": [["10.0.0.1"]]})
    answer = fetcher(allow=[], resolver=names).fetch("http://a.example/1")
    assert answer.error is not None
    assert answer.error.startswith("redirected to http://c.example/ca.crt: c.example is at 10.0.0.1, not a public address")
    assert internet.connected == [PUBLIC, ALSO_PUBLIC]


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("ldap://ldap.example/", "redirected to ldap://ldap.example/: ldap: is not fetched"),
        ("file:///etc/passwd", "redirected to file:///etc/passwd: file: is not fetched"),
        ("http://[::1", "redirected to what is not a URL"),
        ("http://pki.example/\x1b[31m", "redirected to http://pki.example/?[31m: not a URL"),
    ],
)
def test_a_redirect_to_something_else_is_refused(server: AiaProxy, fetcher: Make, location: str, error: str) -> None:
    server.answers["/start"] = _moved(location)
    answer = fetcher().fetch(f"{server.url}/start")
    assert (answer.error, answer.retriable) == (error, False)


def test_redirects_come_to_an_end(server: AiaProxy, fetcher: Make) -> None:
    for number in range(10):
        server.answers[f"/{number}"] = _moved(f"/{number + 1}")
    server.answers["/5"] = BODY
    assert fetcher().fetch(f"{server.url}/0").body == BODY
    server.answers["/5"] = _moved("/6")
    server.forget()
    answer = fetcher().fetch(f"{server.url}/0")
    assert answer.error == f"redirected to {server.url}/5: more than 5 redirects"
    assert len(server.requests) == 6


def test_a_redirect_to_itself_comes_to_an_end(server: AiaProxy, fetcher: Make) -> None:
    server.answers["/loop"] = _moved("/loop")
    assert fetcher().fetch(f"{server.url}/loop").error == f"redirected to {server.url}/loop: more than 5 redirects"


def test_a_redirect_to_nowhere_is_a_status_like_others(server: AiaProxy, fetcher: Make) -> None:
    server.answers["/start"] = Reply(status=302)
    assert fetcher().fetch(f"{server.url}/start").error == "status 302 Found"


# -- answers that do not help ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "error", "retriable"),
    [
        (204, "status 204 No Content", False),
        (304, "status 304 Not Modified", False),
        (400, "status 400 Bad Request", False),
        (401, "status 401 Unauthorized", False),
        (403, "status 403 Forbidden", False),
        (404, "status 404 Not Found", False),
        (407, "the proxy wants authentication (407)", False),
        (408, "status 408 Request Timeout", True),
        (410, "status 410 Gone", False),
        (429, "status 429 Too Many Requests", True),
        (500, "status 500 Internal Server Error", True),
        (502, "status 502 Bad Gateway", True),
        (503, "status 503 Service Unavailable", True),
        (511, "the network wants a login first (511)", True),
        (599, "status 599", True),
        (799, "status 799", True),
    ],
)
def test_a_status_is_named_and_says_whether_trying_again_helps(
    server: AiaProxy, fetcher: Make, status: int, error: str, retriable: bool
) -> None:
    server.answers["/ca.crt"] = Reply(b"" if status in (204, 304) else b"\x30\x03", status=status)
    answer = fetcher().fetch(f"{server.url}/ca.crt")
    assert (answer.body, answer.error, answer.retriable) == (None, error, retriable)


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><title>Log in</title>",
        b"\xef\xbb\xbf\r\n <HTML><body>",
        b'<?xml version="1.0"?>\n<!-- a portal --><html xmlns="x">',
        b"<head><meta http-equiv=refresh content='0;url=http://portal/'>",
        b"<script>location='http://portal/'</script>",
    ],
)
@pytest.mark.parametrize("kind", ["text/html", "application/pkix-cert"])
def test_a_login_page_is_named_as_one(server: AiaProxy, fetcher: Make, page: bytes, kind: str) -> None:
    server.answers["/ca.crt"] = Reply(page, headers=(("Content-Type", kind),))
    answer = fetcher().fetch(f"{server.url}/ca.crt")
    assert (answer.body, answer.error, answer.retriable) == (None, "an HTML page, perhaps a login page", False)


@pytest.mark.parametrize("body", [BODY, b"-----BEGIN CERTIFICATE-----\n", b"<not html", b"0<html>", b"<" * 5000])
def test_what_a_body_is_is_not_for_the_fetcher_to_say(server: AiaProxy, fetcher: Make, body: bytes) -> None:
    server.answers["/ca.crt"] = Reply(body, headers=(("Content-Type", "text/html"),))
    assert fetcher().fetch(f"{server.url}/ca.crt").body == body


def test_an_empty_answer_is_no_body(server: AiaProxy, fetcher: Make) -> None:
    server.answers["/ca.crt"] = b""
    assert fetcher().fetch(f"{server.url}/ca.crt").error == "an empty answer"


def _closed_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as closed:
        return int(closed.getsockname()[1])


def test_a_refused_connection_may_be_tried_again(fetcher: Make) -> None:
    port = _closed_port()
    answer = fetcher().fetch(f"http://127.0.0.1:{port}/ca.crt")
    assert (answer.error, answer.retriable) == (f"127.0.0.1 port {port}: connection refused", True)


@pytest.mark.parametrize(
    ("talk", "error", "retriable"),
    [
        (lambda _: None, "the connection broke off", True),
        (saying(b""), "the connection broke off", True),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), "the connection broke off", True),
        (saying(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf"), "the connection broke off", True),
        (saying(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "the connection broke off", True),
        (saying(b"220 mail.example ESMTP\r\n"), "not an HTTP answer", False),
        (saying(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000), "not an HTTP answer", False),
        (saying(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200), "not an HTTP answer", False),
        (saying(ok(b"not gzip", "Content-Encoding: gzip")), "compressed in a way that cannot be undone", False),
    ],
)
def test_what_goes_wrong_on_a_connection_is_named(listen: Listen, fetcher: Make, talk: Talk, error: str, retriable: bool) -> None:
    answer = fetcher().fetch(listen(talk).url())
    assert (answer.body, answer.error, answer.retriable) == (None, error, retriable)


def test_a_name_that_does_not_exist_may_be_tried_again(fetcher: Make) -> None:
    def resolver(*_: object) -> list[tuple[Any, ...]]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    answer = fetcher(resolver=resolver).fetch("http://pki.example/ca.crt")
    assert (answer.error, answer.retriable) == ("DNS: pki.example: name or service not known", True)


def test_a_name_without_addresses_may_be_tried_again(fetcher: Make) -> None:
    answer = fetcher(resolver=lambda *_: []).fetch("http://pki.example/ca.crt")
    assert (answer.error, answer.retriable) == ("DNS: pki.example has no address", True)


# -- budgets ---------------------------------------------------------------------------------------------------------------

SECONDS = 0.4


def _took(fetch: Callable[[], Answer]) -> tuple[Answer, float]:
    started = time.monotonic()
    answer = fetch()
    return answer, time.monotonic() - started


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"", b""),  # never a byte
        (b"HTTP/1.1 ", b"2"),
        (b"HTTP/1.1 200 OK\r\n", b"X: x\r\n"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
    ],
)
def test_a_slow_drip_ends_with_the_seconds_of_one_request(
    listen: Listen, fetcher: Make, stack: ExitStack, head: bytes, drop: bytes
) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    served = listen(dripping(head, drop, stopped))
    answer, seconds = _took(lambda: fetcher(timeout=SECONDS).fetch(served.url()))
    assert (answer.body, answer.error, answer.retriable) == (None, "no answer in time", True)
    assert SECONDS * 0.9 < seconds < SECONDS + 1


def test_a_status_is_not_lost_because_its_page_drips(listen: Listen, fetcher: Make, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    served = listen(dripping(b"HTTP/1.1 404 Not Found\r\nContent-Length: 100000\r\n\r\n", b"x", stopped))
    answer, seconds = _took(lambda: fetcher(timeout=SECONDS).fetch(served.url()))
    assert (answer.error, answer.retriable) == ("status 404 Not Found", False)
    assert seconds < SECONDS + 1


def test_a_resolver_that_hangs_ends_with_the_seconds_of_one_request(fetcher: Make, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)

    def resolver(*_: object) -> list[tuple[Any, ...]]:
        stopped.wait(30)
        return []

    answer, seconds = _took(lambda: fetcher(timeout=SECONDS, resolver=resolver).fetch("http://pki.example/ca.crt"))
    assert (answer.error, answer.retriable) == ("DNS: no answer for pki.example in time", True)
    assert seconds < SECONDS + 1


def test_what_the_name_lookup_takes_is_taken_from_the_rest(listen: Listen, fetcher: Make, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    served = listen(dripping(b"", b"", stopped))

    def resolver(_host: str, port: int, _family: int, kind: int) -> list[tuple[Any, ...]]:
        time.sleep(0.8)
        return [(socket.AF_INET, kind, 6, "", (LOOPBACK, port))]

    answer, seconds = _took(lambda: fetcher(timeout=1, resolver=resolver).fetch(served.url(host="pki.example")))
    assert answer.error == "no answer in time"
    assert seconds < 1.5


def test_an_address_that_does_not_answer_leaves_time_for_the_next(server: AiaProxy, internet: Internet, fetcher: Make) -> None:
    with _full_backlog() as deaf:
        internet.ports.update({PUBLIC: deaf, ALSO_PUBLIC: server.port})
        names = Names({"pki.example": [[PUBLIC, ALSO_PUBLIC]]})
        answer, seconds = _took(lambda: fetcher(timeout=2, resolver=names).fetch("http://pki.example/ca.crt"))
    assert answer.body == BODY
    assert 0.9 < seconds < 2


class _full_backlog:  # noqa: N801 (used as a function)
    """A port that takes no more connections: the kernel drops what does not fit into the queue."""

    def __enter__(self) -> int:
        self.listening = socket.create_server((LOOPBACK, 0), backlog=0)
        port = int(self.listening.getsockname()[1])
        self.waiting = [socket.socket() for _ in range(4)]
        for one in self.waiting:
            one.setblocking(False)
            one.connect_ex((LOOPBACK, port))
        return port

    def __exit__(self, *_: object) -> None:
        for one in (*self.waiting, self.listening):
            one.close()


def test_a_tls_handshake_that_never_goes_on_ends_with_the_seconds_of_one_request(
    listen: Listen, fetcher: Make, stack: ExitStack
) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    served = listen(dripping(b"\x16\x03\x03\x40\x00", b"\0", stopped))
    answer, seconds = _took(lambda: fetcher(timeout=SECONDS).fetch(served.url(scheme="https")))
    assert (answer.error, answer.retriable) == ("no answer in time", True)
    assert seconds < SECONDS + 1


def _endless(head: bytes, piece: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        read_head(connection)
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return talk


@pytest.mark.parametrize(
    "talk",
    [
        _endless(b"HTTP/1.1 200 OK\r\n\r\n", b"\x30" * 65536),
        _endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"\x30" * 65536 + b"\r\n"),
        saying(ok(b"\x30" * 100_001)),
        saying(ok(gzip.compress(b"\x30" * 50_000_000), "Content-Encoding: gzip")),
    ],
)
def test_a_body_without_an_end_is_cut_off(listen: Listen, fetcher: Make, talk: Talk) -> None:
    answer = fetcher(budget=FetchBudget(bytes_per_answer=100_000)).fetch(listen(talk).url())
    assert (answer.body, answer.error, answer.retriable) == (None, "more than 100000 bytes", False)


def test_a_body_of_just_the_limit_is_whole(server: AiaProxy, fetcher: Make) -> None:
    server.answers["/ca.crt"] = b"\x30" * 100_000
    assert fetcher(budget=FetchBudget(bytes_per_answer=100_000)).fetch(f"{server.url}/ca.crt").body == b"\x30" * 100_000


def test_a_server_that_compresses_unasked_is_understood(listen: Listen, fetcher: Make) -> None:
    served = listen(saying(ok(gzip.compress(BODY), "Content-Encoding: gzip")))
    assert fetcher().fetch(served.url()).body == BODY


def test_an_error_page_without_an_end_is_not_read_to_the_end(listen: Listen, fetcher: Make) -> None:
    served = listen(_endless(b"HTTP/1.1 404 Not Found\r\n\r\n", b"x" * 65536))
    assert fetcher().fetch(served.url()).error == "status 404 Not Found"


def test_requests_in_all_are_counted_with_redirects(server: AiaProxy, fetcher: Make) -> None:
    server.answers["/moved"] = _moved("/ca.crt")
    asking = fetcher(budget=FetchBudget(requests=3))
    assert asking.fetch(f"{server.url}/moved").body == BODY
    assert asking.fetch(f"{server.url}/other.crt").body == BODY + b"\0"
    answer = asking.fetch(f"{server.url}/third")
    assert (answer.error, answer.retriable) == ("not asked: 3 requests were made already", False)
    assert len(server.requests) == 3
    assert asking.fetch(f"{server.url}/moved").body == BODY  # known


def test_seconds_in_all_are_shared_by_all_requests(listen: Listen, fetcher: Make, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    served = listen(dripping(b"", b"", stopped))
    asking = fetcher(budget=FetchBudget(seconds_per_request=1.0, seconds_in_all=1.2))
    started = time.monotonic()
    answers = [asking.fetch(served.url(f"/{number}")) for number in range(3)]
    assert time.monotonic() - started < 1.7
    assert [answer.error for answer in answers] == [*["no answer in time"] * 2, "not asked: the network took 1.2 s already"]
    assert all(answer.retriable for answer in answers)


def test_patience_is_one_number() -> None:
    assert FetchBudget().with_timeout(None) == FetchBudget()
    assert FetchBudget().with_timeout(5) == FetchBudget()._replace(seconds_per_request=5)
    assert FetchBudget().with_timeout(60) == FetchBudget()._replace(seconds_per_request=60, seconds_in_all=240)
    assert Fetcher(timeout=3).budget.seconds_per_request == 3


def test_another_run_has_its_whole_budget_and_forgets_failures(server: AiaProxy, fetcher: Make) -> None:
    first = fetcher(budget=FetchBudget(requests=2))
    first.fetch(f"{server.url}/ca.crt")
    first.fetch(f"{server.url}/missing")
    server.answers["/missing"] = BODY
    second = first.renewed()
    assert second.fetch(f"{server.url}/ca.crt").body == BODY
    assert second.fetch(f"{server.url}/missing").body == BODY
    assert second.fetch(f"{server.url}/other.crt").body == BODY + b"\0"
    assert server.urls == ("/ca.crt", "/missing", "/missing", "/other.crt")
    assert first.fetch(f"{server.url}/other.crt").body == BODY + b"\0"  # from memory: its own budget is spent


# -- TLS -------------------------------------------------------------------------------------------------------------------

FOREVER: pki.Options = {"not_before": datetime(2020, 1, 1, tzinfo=UTC), "not_after": datetime(2120, 1, 1, tzinfo=UTC)}


@pytest.fixture
def corp() -> pki.Entity:
    return pki.root("Corp Root", **FOREVER)


@pytest.fixture
def ca_file(corp: pki.Entity, tmp_path: Path) -> str:
    path = tmp_path / "corp-root.pem"
    path.write_text(corp.pem)
    return str(path)


@pytest.fixture
def secure(listen: Listen, corp: pki.Entity, tmp_path: Path) -> Listener:
    """An https server whose certificate is for pki.example."""

    def talk(connection: socket.socket) -> None:
        while read_head(connection):
            connection.sendall(ok(BODY))

    return listen(talk, serving([corp.leaf("pki.example", **FOREVER)], tmp_path))


def test_the_name_in_the_url_is_asked_for_and_verified_though_the_address_was_chosen_before(
    secure: Listener, internet: Internet, fetcher: Make, ca_file: str
) -> None:
    internet.ports[PUBLIC] = secure.port
    names = Names({"pki.example": [[PUBLIC], [LOOPBACK]]})
    asking = fetcher(allow=[], resolver=names, ca_file=ca_file)
    assert asking.fetch("https://pki.example/ca.crt").body == BODY
    assert asking.fetch("https://pki.example/other.crt").body == BODY
    assert secure.server_names == ["pki.example"]
    assert secure.connections == 1
    assert (names.asked, internet.connected) == (["pki.example"], [PUBLIC])


def test_a_certificate_for_another_name_is_refused(secure: Listener, fetcher: Make, ca_file: str) -> None:
    names = Names({"other.example": [[LOOPBACK]]})
    answer = fetcher(resolver=names, ca_file=ca_file).fetch(secure.url(host="other.example", scheme="https"))
    assert answer.body is None
    assert answer.error == "TLS: Hostname mismatch, certificate is not valid for 'other.example'."
    assert not answer.retriable


def test_a_certificate_for_a_name_is_none_for_its_address(secure: Listener, fetcher: Make, ca_file: str) -> None:
    answer = fetcher(ca_file=ca_file).fetch(secure.url(scheme="https"))
    assert answer.error == "TLS: IP address mismatch, certificate is not valid for '127.0.0.1'."


def test_a_certificate_of_an_unknown_ca_is_refused(secure: Listener, fetcher: Make) -> None:
    names = Names({"pki.example": [[LOOPBACK]]})
    answer = fetcher(resolver=names).fetch(secure.url(host="pki.example", scheme="https"))
    assert answer.error == "TLS: unable to get local issuer certificate"
    assert not answer.retriable


def test_a_port_that_speaks_no_tls_is_named(server: AiaProxy, fetcher: Make) -> None:
    answer = fetcher().fetch(f"https://127.0.0.1:{server.port}/ca.crt")
    assert answer.error is not None
    assert answer.error.startswith("TLS: ")
    assert not answer.retriable


def test_over_tls_a_slow_drip_ends_too(listen: Listen, fetcher: Make, corp: pki.Entity, ca_file: str, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    talk = dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x", stopped)
    served = listen(talk, serving([corp.leaf("pki.example", **FOREVER)], Path(ca_file).parent))
    asking = fetcher(timeout=SECONDS, resolver=Names({"pki.example": [[LOOPBACK]]}), ca_file=ca_file)
    answer, seconds = _took(lambda: asking.fetch(served.url(host="pki.example", scheme="https")))
    assert (answer.error, answer.retriable) == ("no answer in time", True)
    assert seconds < SECONDS + 1


def test_a_redirect_from_http_to_https_is_verified_like_any_https(
    server: AiaProxy, secure: Listener, fetcher: Make, ca_file: str
) -> None:
    names = Names({"pki.example": [[LOOPBACK]], "other.example": [[LOOPBACK]]})
    server.answers["/right"] = _moved(secure.url(host="pki.example", scheme="https"))
    server.answers["/wrong"] = _moved(secure.url(host="other.example", scheme="https"))
    asking = fetcher(resolver=names, ca_file=ca_file)
    assert asking.fetch(f"{server.url}/right").body == BODY
    wrong = asking.fetch(f"{server.url}/wrong").error
    assert wrong is not None
    assert "Hostname mismatch" in wrong


# -- proxies ---------------------------------------------------------------------------------------------------------------


def test_a_proxy_is_asked_for_the_whole_url_and_resolves_it(server: AiaProxy, fetcher: Make) -> None:
    server.answers["http://pki.example/ca.crt"] = BODY
    names = Names({})
    answer = fetcher(allow=[], proxy=server.url, resolver=names).fetch("http://pki.example/ca.crt")
    assert answer.body == BODY
    assert server.urls == ("http://pki.example/ca.crt",)
    assert names.asked == [LOOPBACK]  # the proxy's own address, which is exempt from the check


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_the_environment_names_a_proxy(server: AiaProxy, fetcher: Make, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    server.answers["http://pki.example/ca.crt"] = BODY
    monkeypatch.setenv(variable, f"127.0.0.1:{server.port}")
    assert fetcher(allow=[]).fetch("http://pki.example/ca.crt").body == BODY


def test_no_proxy_leads_past_the_proxy_and_into_the_check(
    server: AiaProxy, internet: Internet, fetcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{_closed_port()}")
    monkeypatch.setenv("NO_PROXY", "pki.example,evil.example")
    internet.ports[PUBLIC] = server.port
    asking = fetcher(allow=[], resolver=Names({"pki.example": [[PUBLIC]], "evil.example": [[LOOPBACK]]}))
    assert asking.fetch("http://pki.example/ca.crt").body == BODY
    refused = asking.fetch("http://evil.example/ca.crt").error
    assert refused is not None
    assert "not a public address" in refused


def test_an_empty_proxy_is_none_whatever_the_environment_says(
    server: AiaProxy, fetcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{_closed_port()}")
    assert fetcher(proxy="").fetch(f"{server.url}/ca.crt").body == BODY


@pytest.mark.parametrize(
    ("host", "value"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127%2e0%2e0%2e1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("[::1]", "::1"),
        ("[::ffff:10.0.0.1]", "10.0.0.1"),
        ("169.254.169.254", "169.254.169.254"),
        ("localhost", "localhost"),
        ("www.localhost", "www.localhost"),
        ("localhost.", "localhost"),
        ("intranet", "intranet"),
        ("printer.local", "printer.local"),
        ("metadata.google.internal", "metadata.google.internal"),
        ("user@localhost", "localhost"),
    ],
)
def test_through_a_proxy_literal_addresses_and_local_names_are_refused(
    server: AiaProxy, fetcher: Make, host: str, value: str
) -> None:
    answer = fetcher(allow=[], proxy=server.url).fetch(f"http://{host}/ca.crt")
    assert answer.error is not None
    assert f"(--aia-allow {value} lets it through)" in answer.error
    assert not answer.retriable
    assert server.requests == ()


@pytest.mark.parametrize(
    ("url", "entry"),
    [("http://10.1.2.3/ca.crt", "10.0.0.0/8"), ("http://intranet/ca.crt", "intranet"), ("http://pki.corp/ca.crt", "pki.corp")],
)
def test_through_a_proxy_what_is_allowed_is_fetched(server: AiaProxy, fetcher: Make, url: str, entry: str) -> None:
    server.answers[url] = BODY
    assert fetcher(allow=[entry], proxy=server.url).fetch(url).body == BODY


def test_through_a_proxy_a_redirect_is_checked(server: AiaProxy, fetcher: Make) -> None:
    server.answers["http://pki.example/ca.crt"] = _moved("http://localhost/ca.crt")
    server.answers["http://localhost/ca.crt"] = BODY
    answer = fetcher(allow=[], proxy=server.url).fetch("http://pki.example/ca.crt")
    assert answer.error == (
        "redirected to http://localhost/ca.crt: localhost is a local name (--aia-allow localhost lets it through)"
    )
    assert server.urls == ("http://pki.example/ca.crt",)


def test_a_proxy_that_wants_a_login_is_named(server: AiaProxy, fetcher: Make) -> None:
    server.answers["http://pki.example/ca.crt"] = Reply(b"<html>login", status=407)
    answer = fetcher(proxy=server.url).fetch("http://pki.example/ca.crt")
    assert (answer.error, answer.retriable) == ("the proxy wants authentication (407)", False)


def test_a_proxy_gets_the_login_in_its_url_and_no_error_shows_it(server: AiaProxy, fetcher: Make) -> None:
    proxy = f"http://somebody:secret@127.0.0.1:{server.port}"
    server.answers["http://pki.example/ca.crt"] = BODY
    asking = fetcher(proxy=proxy)
    assert asking.fetch("http://pki.example/ca.crt").body == BODY
    assert server.requests[0].headers["proxy-authorization"] == "Basic c29tZWJvZHk6c2VjcmV0"
    gone = fetcher(proxy=f"http://somebody:secret@127.0.0.1:{_closed_port()}").fetch("http://pki.example/ca.crt")
    assert gone.error is not None
    assert "secret" not in gone.error
    assert gone.retriable


def test_a_proxy_that_is_not_there_may_be_tried_again(fetcher: Make) -> None:
    port = _closed_port()
    answer = fetcher(proxy=f"http://127.0.0.1:{port}").fetch("http://pki.example/ca.crt")
    assert (answer.error, answer.retriable) == (f"127.0.0.1 port {port}: connection refused", True)


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "socks5h://127.0.0.1:1080", "ftp://127.0.0.1"])
def test_only_http_proxies_are_used(fetcher: Make, proxy: str) -> None:
    scheme = proxy.partition(":")[0]
    answer = fetcher(proxy=proxy).fetch("http://pki.example/ca.crt")
    assert (answer.error, answer.retriable) == (f"a {scheme} proxy is not supported (--proxy takes an HTTP proxy)", False)


def test_a_proxy_that_is_no_url_is_named(fetcher: Make) -> None:
    answer = fetcher(proxy="http://").fetch("http://pki.example/ca.crt")
    assert answer.error is not None
    assert not answer.retriable


def test_a_slow_proxy_ends_with_the_seconds_of_one_request(listen: Listen, fetcher: Make, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    for scheme in ("http", "https"):
        served = listen(dripping(b"HTTP/1.1 ", b"2", stopped))
        asking = fetcher(timeout=SECONDS, proxy=served.url(path=""))
        answer, seconds = _took(lambda: asking.fetch(f"{scheme}://pki.example/ca.crt"))  # noqa: B023 (called at once)
        assert (answer.error, answer.retriable) == ("no answer in time", True)
        assert seconds < SECONDS + 1


def test_https_goes_through_a_tunnel_and_its_name_is_verified(
    secure: Listener, listen: Listen, fetcher: Make, ca_file: str
) -> None:
    heads: list[bytes] = []
    proxy = listen(tunnel_to(secure.port, heads))
    asking = fetcher(allow=[], proxy=proxy.url(path=""), ca_file=ca_file)
    assert asking.fetch("https://pki.example/ca.crt").body == BODY
    answer = asking.fetch("https://other.example/ca.crt")
    assert answer.error == "TLS: Hostname mismatch, certificate is not valid for 'other.example'."
    assert [head.split()[:2] for head in heads] == [[b"CONNECT", b"pki.example:443"], [b"CONNECT", b"other.example:443"]]
    assert secure.server_names == ["pki.example", "other.example"]


def test_a_tunnel_to_a_local_name_is_refused(listen: Listen, fetcher: Make) -> None:
    proxy = listen(tunnel_to(_closed_port(), []))
    answer = fetcher(allow=[], proxy=proxy.url(path="")).fetch("https://localhost/ca.crt")
    assert answer.error == "localhost is a local name (--aia-allow localhost lets it through)"
    assert proxy.connections == 0


@pytest.mark.parametrize(
    ("status", "error", "retriable"),
    [
        (b"407 Proxy Authentication Required", "the proxy wants authentication (407)", False),
        (b"403 Forbidden", "status 403 Forbidden", False),
        (b"502 Bad Gateway", "status 502 Bad Gateway", True),
    ],
)
def test_a_refused_tunnel_is_named(listen: Listen, fetcher: Make, status: bytes, error: str, retriable: bool) -> None:
    proxy = listen(saying(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n"))
    answer = fetcher(proxy=proxy.url(path="")).fetch("https://pki.example/ca.crt")
    assert (answer.error, answer.retriable) == (error, retriable)


def test_a_proxy_over_tls_is_verified_too(listen: Listen, fetcher: Make, corp: pki.Entity, ca_file: str, tmp_path: Path) -> None:
    def talk(connection: socket.socket) -> None:
        while read_head(connection):
            connection.sendall(ok(BODY))

    proxy = listen(talk, serving([corp.leaf("proxy.example", **FOREVER)], tmp_path))
    names = Names({"proxy.example": [[LOOPBACK]], "wrong.example": [[LOOPBACK]]})
    right = fetcher(proxy=f"https://proxy.example:{proxy.port}", resolver=names, ca_file=ca_file)
    assert right.fetch("http://pki.example/ca.crt").body == BODY
    wrong = fetcher(proxy=f"https://wrong.example:{proxy.port}", resolver=names, ca_file=ca_file)
    assert wrong.fetch("http://pki.example/ca.crt").error == "TLS: Hostname mismatch, certificate is not valid for 'wrong.example'."


# -- the disk cache --------------------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "cache")


def test_a_warm_cache_answers_without_a_request(server: AiaProxy, fetcher: Make, cache: AnswerCache) -> None:
    url = f"{server.url}/ca.crt"
    cold = fetcher(cache=cache).fetch(url)
    warm = fetcher(cache=cache).fetch(url)
    assert (cold.body, cold.cached) == (BODY, False)
    assert (warm.body, warm.cached, warm.error, warm.final_url) == (BODY, True, None, url)
    assert len(server.requests) == 1


def test_the_answer_behind_a_redirect_is_kept_under_the_url_of_the_certificate(
    server: AiaProxy, fetcher: Make, cache: AnswerCache
) -> None:
    server.answers["/moved"] = _moved("/ca.crt")
    fetcher(cache=cache).fetch(f"{server.url}/moved")
    assert [entry.url for entry in cache.entries()] == [f"{server.url}/moved"]


@pytest.mark.parametrize(
    "reply", [Reply(status=404), Reply(b"<html>login</html>"), Reply(b""), Reply(BODY, status=203), Reply(b"\x30" * 200_000)]
)
def test_only_bodies_are_kept(server: AiaProxy, fetcher: Make, cache: AnswerCache, reply: Reply) -> None:
    server.answers["/ca.crt"] = reply
    assert fetcher(cache=cache, budget=FetchBudget(bytes_per_answer=100_000)).fetch(f"{server.url}/ca.crt").body is None
    assert cache.entries() == ()


def test_an_old_entry_is_fetched_anew(server: AiaProxy, fetcher: Make, tmp_path: Path) -> None:
    url = f"{server.url}/ca.crt"
    AnswerCache(tmp_path, clock=lambda: time.time() - OLDEST - 60).put(url, b"old")
    answer = fetcher(cache=AnswerCache(tmp_path)).fetch(url)
    assert (answer.body, answer.cached) == (BODY, False)
    assert AnswerCache(tmp_path).get(url) == BODY


def test_after_a_refresh_the_network_is_asked_once(server: AiaProxy, fetcher: Make, cache: AnswerCache) -> None:
    url = f"{server.url}/ca.crt"
    cache.put(url, b"old")
    asking = fetcher(cache=cache)
    assert asking.fetch(url).body == b"old"
    asking.refresh()
    assert asking.fetch(url) == Answer(url, BODY, None, final_url=url)
    assert asking.fetch(url).body == BODY
    assert len(server.requests) == 1
    assert cache.get(url) == BODY


def test_what_the_network_said_in_this_run_outlives_a_refresh(server: AiaProxy, fetcher: Make, cache: AnswerCache) -> None:
    asking = fetcher(cache=cache)
    asking.fetch(f"{server.url}/ca.crt")
    asking.refresh()
    asking.fetch(f"{server.url}/ca.crt")
    assert len(server.requests) == 1


def test_another_run_uses_the_cache_again(fetcher: Make, cache: AnswerCache) -> None:
    url = f"http://127.0.0.1:{_closed_port()}/ca.crt"
    cache.put(url, BODY)
    asking = fetcher(cache=cache)
    asking.refresh()
    assert asking.fetch(url).body is None
    assert asking.renewed().fetch(url) == Answer(url, BODY, None, cached=True, final_url=url)


def test_a_cache_that_does_not_work_changes_nothing(server: AiaProxy, fetcher: Make, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    broken = AnswerCache(tmp_path / "cache")
    assert fetcher(cache=broken).fetch(f"{server.url}/ca.crt").body == BODY
    assert broken.trouble is not None


def test_each_request_and_what_came_of_it_is_logged(fetcher: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    redirect = Reply(b"", 302, (("Location", "/ca.crt"),))
    with AiaProxy({"/ca.crt": BODY, "/moved.crt": redirect}) as server, caplog.at_level("DEBUG", logger="chainfix"):
        ca, moved, gone = (f"{server.url}/{name}.crt" for name in ("ca", "moved", "gone"))
        asking = fetcher(cache=AnswerCache(tmp_path))
        for url in (moved, gone, gone):
            asking.fetch(url)
        fetcher(cache=AnswerCache(tmp_path)).fetch(moved)
        asking.fetch("ldap://pki.example/ca")
    said = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "chainfix"]
    assert said == [
        ("DEBUG", f"asking {moved}"),
        ("DEBUG", f"asking {ca}"),
        ("INFO", f"{moved}: {len(BODY)} bytes"),
        ("DEBUG", f"asking {gone}"),
        ("INFO", f"{gone}: status 404 Not Found"),
        ("INFO", f"{moved}: {len(BODY)} bytes out of the cache"),
    ]


WARM = """
import sys
from chainfix.adapters.cache import AnswerCache
from chainfix.adapters.http import Fetcher
answer = Fetcher(cache=AnswerCache(sys.argv[1]), allow=["10.0.0.0/8", "pki.corp"]).fetch("http://pki.example/ca.crt")
assert answer.cached and answer.body == b"body", answer
print(*sys.modules)
"""


def test_a_run_that_the_cache_answers_imports_no_network_library(tmp_path: Path) -> None:
    AnswerCache(tmp_path).put("http://pki.example/ca.crt", b"body")
    run = subprocess.run([sys.executable, "-c", WARM, tmp_path], capture_output=True, text=True, check=True)
    heavy = {"requests", "urllib3", "ssl", "http.client", "idna", "json", "logging", "dataclasses", "platformdirs", "certifi"}
    assert not heavy & set(run.stdout.split())
