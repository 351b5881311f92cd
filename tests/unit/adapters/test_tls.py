import socket
import ssl
import struct
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from chainfix.adapters import tls
from chainfix.adapters.tls import served_list
from chainfix.errors import Attempt, ChainfixError, InputError, NetworkError
from tests.support import pki
from tests.support.loopback import Listener, Talk, dripping, saying, serving, tunnel_to

LOOPBACK = "127.0.0.1"
WAYS = [tls._OpenSSLSide, *([tls._SslSide] if sys.version_info >= (3, 13) else [])]
"""Both ways to the list, where the running Python has both."""

Listen = Callable[..., Listener]


@pytest.fixture(params=WAYS, ids=lambda side: side.__name__.strip("_"))
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(tls, "_client_side", request.param)
    return request.param


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as open_things:
        yield open_things


@pytest.fixture
def listen(stack: ExitStack) -> Listen:
    def start(talk: Talk, context: ssl.SSLContext | None = None) -> Listener:
        return stack.enter_context(Listener(talk, context))

    return start


@pytest.fixture(scope="module")
def root() -> pki.Entity:
    return pki.root("Example Root")


@pytest.fixture(scope="module")
def ca(root: pki.Entity) -> pki.Entity:
    return root.ca("Example CA")


@pytest.fixture(scope="module")
def leaf(ca: pki.Entity) -> pki.Entity:
    return ca.leaf("www.example")


def waiting(connection: socket.socket) -> None:
    """Keep quiet until the client goes."""
    connection.recv(1)


def everywhere(_host: str, port: int, _family: int, kind: int) -> list[tuple[Any, ...]]:
    """Every name is this machine."""
    return [(socket.AF_INET, kind, 6, "", (LOOPBACK, port))]


def nowhere(*_: object) -> list[tuple[Any, ...]]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def failure(host: str, port: int, **options: Any) -> ChainfixError:
    with pytest.raises(ChainfixError) as caught:
        served_list(host, port, **options)
    return caught.value


def ders(*entities: pki.Entity) -> tuple[bytes, ...]:
    return tuple(entity.der for entity in entities)


# -- what was served -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("way")
def test_the_list_comes_back_as_it_was_sent(
    listen: Listen, tmp_path: Path, root: pki.Entity, ca: pki.Entity, leaf: pki.Entity
) -> None:
    """Out of order, with a stranger, a duplicate and the root: nothing is sorted, completed or left out."""
    stranger = pki.root("Stranger")
    sent = (leaf, root, stranger, ca, ca)
    server = listen(waiting, serving(sent, tmp_path))
    assert served_list(LOOPBACK, server.port) == ders(*sent)


@pytest.mark.usefixtures("way")
def test_a_sole_certificate_is_a_list_of_one(listen: Listen, tmp_path: Path, leaf: pki.Entity) -> None:
    server = listen(waiting, serving([leaf], tmp_path))
    assert served_list(LOOPBACK, server.port) == ders(leaf)


@pytest.mark.usefixtures("way")
def test_a_list_longer_than_a_record_is_whole(listen: Listen, tmp_path: Path, leaf: pki.Entity, root: pki.Entity) -> None:
    sent = (leaf, *(root.ca(f"CA {number}") for number in range(100)))
    server = listen(waiting, serving(sent, tmp_path))
    served = served_list(LOOPBACK, server.port)
    assert sum(map(len, served)) > 2 * tls.RECORD
    assert served == ders(*sent)


@pytest.mark.usefixtures("way")
def test_nothing_is_verified(listen: Listen, tmp_path: Path) -> None:
    """Expired, self-signed, for another name: exactly what one wants to look at."""
    wrong = pki.self_signed_leaf("elsewhere.example", not_after=pki.START, not_before=pki.START)
    server = listen(waiting, serving([wrong], tmp_path))
    assert served_list("www.example", server.port, resolver=everywhere) == ders(wrong)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_server_that_wants_a_client_certificate_has_sent_its_own(
    listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity, version: ssl.TLSVersion
) -> None:
    context = serving([leaf, ca], tmp_path)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=ca.pem)
    context.minimum_version = context.maximum_version = version
    server = listen(waiting, context)
    assert served_list(LOOPBACK, server.port) == ders(leaf, ca)


@pytest.mark.usefixtures("way")
def test_an_old_server_is_understood(listen: Listen, tmp_path: Path) -> None:
    """TLS 1.0, a key of 1024 bits, SHA-1."""
    old = pki.self_signed_leaf("old.example", key="rsa1024", hash_name="sha1", key_usage=("digital_signature", "key_encipherment"))
    path = tmp_path / "old.pem"
    path.write_text(old.key_pem + old.pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.load_cert_chain(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    server = listen(waiting, context)
    assert served_list(LOOPBACK, server.port) == ders(old)


# -- the name that is asked for --------------------------------------------------------------------------------------------


@pytest.fixture
def server(listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity) -> Listener:
    return listen(waiting, serving([leaf, ca], tmp_path))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("host", "server_name", "asked"),
    [
        ("www.example", None, "www.example"),
        ("WWW.Example.", None, "www.example"),
        ("bücher.example", None, "xn--bcher-kva.example"),
        ("127.0.0.1", None, None),
        ("127.0.0.1", "www.example", "www.example"),
        ("www.example", "other.example", "other.example"),
        ("www.example", "Bücher.example", "xn--bcher-kva.example"),
        ("www.example", "192.0.2.1", None),
    ],
)
def test_a_name_is_asked_for_and_an_address_is_not(server: Listener, host: str, server_name: str | None, asked: str | None) -> None:
    served_list(host, server.port, server_name=server_name, resolver=everywhere)
    assert server.server_names == [asked]


@pytest.mark.usefixtures("way")
def test_the_name_decides_which_list_is_served(listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity) -> None:
    other = serving([ca.leaf("other.example"), ca], tmp_path)
    context = serving([leaf], tmp_path)
    server = listen(waiting, context)

    def choose(connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        if name == "other.example":
            connection.context = other

    context.sni_callback = choose
    assert served_list("www.example", server.port, resolver=everywhere) == ders(leaf)
    assert len(served_list("other.example", server.port, resolver=everywhere)) == 2


def test_a_host_may_stand_in_brackets() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as probe:
        port = probe.getsockname()[1]
    error = failure("[::1]", port, timeout=2)
    assert error.message == f"cannot reach [::1]:{port}: ::1 port {port}: connection refused"


@pytest.mark.parametrize("host", ["", "a..b", "a b", "http://www.example/", "127.1"])
def test_what_is_no_host_is_unusable(host: str) -> None:
    error = failure(host, 443)
    assert (type(error), error.code) == (InputError, "bad-host")


# -- failures --------------------------------------------------------------------------------------------------------------


def _closed_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as closed:
        return int(closed.getsockname()[1])


def test_a_refused_connection_may_be_tried_again() -> None:
    port = _closed_port()
    error = failure(LOOPBACK, port)
    reason = f"127.0.0.1 port {port}: connection refused"
    assert isinstance(error, NetworkError)
    assert (error.code, error.exit_status) == ("server-unreachable", 3)
    assert error.message == f"cannot reach 127.0.0.1:{port}: {reason}"
    assert error.attempts == (Attempt(f"127.0.0.1:{port}", reason, retriable=True),)


def test_a_name_that_does_not_exist_may_be_tried_again() -> None:
    error = failure("nowhere.example", 443, resolver=nowhere)
    assert (error.code, error.exit_status) == ("server-unreachable", 3)
    assert error.message == "cannot reach nowhere.example:443: DNS: nowhere.example: name or service not known"


def _reset(connection: socket.socket) -> None:
    connection.recv(1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("talk", "text"),
    [
        (lambda connection: connection.recv(65536), "the server closed the connection"),
        (_reset, "connection reset by peer"),
    ],
)
def test_a_connection_that_breaks_off_may_be_tried_again(listen: Listen, talk: Talk, text: str) -> None:
    error = failure(LOOPBACK, listen(talk).port)
    assert (error.code, error.exit_status) == ("server-unreachable", 3)
    assert error.message.endswith(text)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("head", "drop"), [(b"", b""), (b"\x16\x03\x03\x40\x00", b"\0")])
def test_a_slow_server_ends_with_the_time_out(listen: Listen, stack: ExitStack, head: bytes, drop: bytes) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    server = listen(dripping(head, drop, stopped))
    started = time.monotonic()
    error = failure(LOOPBACK, server.port, timeout=0.4)
    assert 0.3 < time.monotonic() - started < 1.4
    assert (error.code, error.exit_status) == ("server-unreachable", 3)
    assert error.message.endswith("no answer in time")


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    "greeting",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"220 mail.example ESMTP\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"+OK\r\n",
        b"\x00\x01\x02",
        b"x",
    ],
)
def test_a_port_that_speaks_no_tls_is_named(listen: Listen, greeting: bytes) -> None:
    server = listen(lambda connection: (connection.sendall(greeting), connection.recv(65536), None)[2])
    error = failure(LOOPBACK, server.port)
    assert (type(error), error.code, error.exit_status) == (InputError, "no-tls", 2)
    assert error.message == f"no certificates from 127.0.0.1:{server.port}: it does not speak TLS"
    assert error.hint is not None


def _alerting(code: int) -> Talk:
    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(bytes((0x15, 3, 3, 0, 2, 2, code)))
        connection.recv(1)

    return talk


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("code", "word"), [(40, "handshake failure"), (70, "protocol version"), (112, "unrecognized name")])
def test_a_server_that_does_not_agree_is_named_with_its_reason(listen: Listen, code: int, word: str) -> None:
    error = failure(LOOPBACK, listen(_alerting(code)).port)
    assert (type(error), error.code, error.exit_status) == (InputError, "tls-handshake-failed", 2)
    assert word in error.message.lower()


@pytest.mark.usefixtures("way")
def test_garbage_in_a_record_is_an_answer_that_trying_again_does_not_change(listen: Listen) -> None:
    server = listen(
        lambda connection: (connection.sendall(b"\x16\x03\x03\x00\x04\x63\x00\x00\x00"), connection.recv(65536), None)[2]
    )
    error = failure(LOOPBACK, server.port)
    assert (type(error), error.code) == (InputError, "tls-handshake-failed")


# -- through a proxy -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("host", "target"), [("www.example", "www.example:443"), ("bücher.example", "xn--bcher-kva.example:443"), ("::1", "[::1]:443")]
)
def test_a_proxy_resolves_and_tunnels(listen: Listen, server: Listener, leaf: pki.Entity, host: str, target: str) -> None:
    heads: list[bytes] = []
    proxy = listen(tunnel_to(server.port, heads))
    assert served_list(host, 443, proxy=proxy.url(path=""))[0] == leaf.der
    assert heads == [f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode()]


def test_a_proxy_gets_the_login_in_its_url(listen: Listen, server: Listener, leaf: pki.Entity, ca: pki.Entity) -> None:
    heads: list[bytes] = []
    proxy = listen(tunnel_to(server.port, heads))
    assert served_list("www.example", 443, proxy=f"http://some%40body:secret@127.0.0.1:{proxy.port}") == ders(leaf, ca)
    assert b"\r\nProxy-Authorization: Basic c29tZUBib2R5OnNlY3JldA==\r\n" in heads[0]


def test_the_environment_names_no_proxy_for_a_handshake(
    server: Listener, leaf: pki.Entity, ca: pki.Entity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{_closed_port()}")
    assert served_list(LOOPBACK, server.port) == ders(leaf, ca)


@pytest.mark.parametrize(
    ("answer", "kind", "code", "word"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", InputError, "proxy-refused", "wants authentication (407)"),
        (b"HTTP/1.1 403 Forbidden\r\nX: x\r\n\r\n", InputError, "proxy-refused", "status 403"),
        (b"HTTP/1.1 301 Moved\r\nLocation: http://x/\r\n\r\n", InputError, "proxy-refused", "status 301"),
        (b"HTTP/1.0 502 Bad Gateway\r\n\r\n", NetworkError, "server-unreachable", "status 502"),
        (b"SSH-2.0-OpenSSH\r\n", InputError, "bad-proxy", "does not answer as an HTTP proxy does"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\n", InputError, "bad-proxy", "does not answer"),
        (b"HTTP/1.1 200 OK\r\n", InputError, "bad-proxy", "does not answer"),
        (b"", InputError, "bad-proxy", "does not answer"),
    ],
)
def test_a_proxy_that_does_not_tunnel_is_named(listen: Listen, answer: bytes, kind: type, code: str, word: str) -> None:
    proxy = listen(saying(answer))
    error = failure("www.example", 443, proxy=f"http://somebody:secret@127.0.0.1:{proxy.port}")
    assert (type(error), error.code) == (kind, code)
    assert word in error.message
    assert f"127.0.0.1:{proxy.port}" in error.message
    assert "secret" not in error.message


def test_a_slow_proxy_ends_with_the_time_out(listen: Listen, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    proxy = listen(dripping(b"HTTP/1.1 ", b"2", stopped))
    started = time.monotonic()
    error = failure("www.example", 443, proxy=proxy.url(path=""), timeout=0.4)
    assert time.monotonic() - started < 1.4
    assert (error.code, error.message) == ("server-unreachable", "cannot reach www.example:443: no answer in time")


def test_a_proxy_that_is_not_there_may_be_tried_again() -> None:
    port = _closed_port()
    error = failure("www.example", 443, proxy=f"127.0.0.1:{port}")
    assert error.message == f"cannot reach www.example:443: 127.0.0.1 port {port}: connection refused"
    assert error.exit_status == 3


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "https://127.0.0.1", "http://", "http://127.0.0.1:x", "http://a b"])
def test_only_http_proxies_are_used(proxy: str) -> None:
    error = failure("www.example", 443, proxy=proxy)
    assert (type(error), error.code, error.exit_status) == (InputError, "bad-proxy", 2)


def test_a_handshake_is_made_by_what_this_python_has() -> None:
    made = type(tls._client_side(None))
    assert made is (tls._SslSide if sys.version_info >= (3, 13) else tls._OpenSSLSide)


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, chainfix.adapters.tls; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"ssl", "OpenSSL", "cryptography", "requests", "urllib3", "idna", "logging", "dataclasses"} & set(loaded)
