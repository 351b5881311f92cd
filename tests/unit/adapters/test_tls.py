import socket
import ssl
import struct
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from chainfix.adapters import handshake
from chainfix.adapters.tls import addresses_of, probe, served_list
from chainfix.errors import Attempt, ChainfixError, HandshakeFailed, InputError, NetworkError
from tests.support import pki
from tests.support.loopback import Listener, Talk, dripping, saying, scripted, serving, then_tls, tunnel_to
from tests.support.talks import TALKS

LOOPBACK = "127.0.0.1"
NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, which ``ssl`` has no name for."""
Listen = Callable[..., Listener]


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


def test_the_list_comes_back_as_it_was_sent(
    listen: Listen, tmp_path: Path, root: pki.Entity, ca: pki.Entity, leaf: pki.Entity
) -> None:
    """Out of order, with a stranger, a duplicate and the root: nothing is sorted, completed or left out."""
    stranger = pki.root("Stranger")
    sent = (leaf, root, stranger, ca, ca)
    server = listen(waiting, serving(sent, tmp_path))
    assert served_list(LOOPBACK, server.port) == ders(*sent)


def test_a_sole_certificate_is_a_list_of_one(listen: Listen, tmp_path: Path, leaf: pki.Entity) -> None:
    server = listen(waiting, serving([leaf], tmp_path))
    assert served_list(LOOPBACK, server.port) == ders(leaf)


def test_a_list_longer_than_a_record_is_whole(listen: Listen, tmp_path: Path, leaf: pki.Entity, root: pki.Entity) -> None:
    sent = (leaf, *(root.ca(f"CA {number}") for number in range(100)))
    server = listen(waiting, serving(sent, tmp_path))
    served = served_list(LOOPBACK, server.port)
    assert sum(map(len, served)) > 2 * handshake.RECORD
    assert served == ders(*sent)


def test_nothing_is_verified(listen: Listen, tmp_path: Path) -> None:
    """Expired, self-signed, for another name: exactly what one wants to look at."""
    wrong = pki.self_signed_leaf("elsewhere.example", not_after=pki.START, not_before=pki.START)
    server = listen(waiting, serving([wrong], tmp_path))
    assert served_list("www.example", server.port, resolver=everywhere) == ders(wrong)


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
    assert (type(error), error.code, error.exit_status) == (HandshakeFailed, "no-tls", 1)
    assert error.message == f"no certificates from 127.0.0.1:{server.port}: it does not speak TLS"
    assert error.hint is not None


def _alerting(code: int) -> Talk:
    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(bytes((0x15, 3, 3, 0, 2, 2, code)))
        connection.recv(1)

    return talk


@pytest.mark.parametrize(("code", "word"), [(40, "handshake failure"), (70, "protocol version"), (112, "unrecognized name")])
def test_a_server_that_does_not_agree_is_named_with_its_reason(listen: Listen, code: int, word: str) -> None:
    error = failure(LOOPBACK, listen(_alerting(code)).port)
    assert (type(error), error.code, error.exit_status) == (HandshakeFailed, "tls-handshake-failed", 1)
    assert word in error.message.lower()


def test_garbage_in_a_record_is_an_answer_that_trying_again_does_not_change(listen: Listen) -> None:
    server = listen(
        lambda connection: (connection.sendall(b"\x16\x03\x03\x00\x04\x63\x00\x00\x00"), connection.recv(65536), None)[2]
    )
    error = failure(LOOPBACK, server.port)
    assert (type(error), error.code) == (HandshakeFailed, "tls-handshake-failed")


# -- through a proxy -------------------------------------------------------------------------------------------------------


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


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, chainfix.adapters.tls; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"ssl", "OpenSSL", "cryptography", "requests", "urllib3", "idna", "logging", "dataclasses"} & set(loaded)


# -- more than the list ----------------------------------------------------------------------------------------------------


def asking(context: ssl.SSLContext, ca: pki.Entity, version: ssl.TLSVersion, mode: ssl.VerifyMode) -> ssl.SSLContext:
    """A server that asks for a certificate of the client's, whatever the clock says."""
    context.verify_mode = mode
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | NO_CHECK_TIME
    context.load_verify_locations(cadata=ca.pem)
    context.minimum_version = context.maximum_version = version
    return context


def test_a_handshake_says_how_it_went(server: Listener, leaf: pki.Entity, ca: pki.Entity) -> None:
    shaken = probe("www.example", server.port, resolver=everywhere)
    assert shaken.certificates == ders(leaf, ca)
    assert shaken[1:4] == (LOOPBACK, None, "TLSv1.3")
    assert (shaken.cipher or "").startswith("TLS_")
    assert (shaken.requested_client_certificate, shaken.trouble) == (False, None)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@pytest.mark.parametrize("mode", [ssl.CERT_REQUIRED, ssl.CERT_OPTIONAL])
def test_a_request_for_a_client_certificate_is_noticed(
    *, listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity, version: ssl.TLSVersion, mode: ssl.VerifyMode
) -> None:
    server = listen(waiting, asking(serving([leaf, ca], tmp_path), ca, version, mode))
    shaken = probe(LOOPBACK, server.port)
    assert shaken.certificates == ders(leaf, ca)
    assert shaken.requested_client_certificate is True
    assert shaken.protocol_version == version.name.replace("_", ".")
    assert (shaken.trouble is not None) == (version == ssl.TLSVersion.TLSv1_2 and mode == ssl.CERT_REQUIRED)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate_is_shown(
    listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity, version: ssl.TLSVersion
) -> None:
    client = ca.leaf("client.example", eku=(pki.CLIENT_AUTH,))
    shown: list[bytes | None] = []
    seen = Event()

    def talk(connection: socket.socket) -> None:
        assert isinstance(connection, ssl.SSLSocket)
        shown.append(connection.getpeercert(binary_form=True))
        seen.set()

    server = listen(talk, asking(serving([leaf], tmp_path), ca, version, ssl.CERT_REQUIRED))
    shaken = probe(LOOPBACK, server.port, client_certificate=(client.pem.encode() + ca.pem.encode(), client.key_pem.encode()))
    assert seen.wait(10)
    assert shown == [client.der]
    assert (shaken.requested_client_certificate, shaken.trouble) == (True, None)


def test_a_client_certificate_that_cannot_be_used_is_unusable(leaf: pki.Entity, ca: pki.Entity) -> None:
    pem, key = leaf.pem.encode(), leaf.key_pem.encode()
    for certificate in [(pem, ca.key_pem.encode()), (b"", key), (pem, b""), (pem, pki.root("Ed", key="ed1").key_pem.encode())]:
        with pytest.raises(InputError) as caught:
            probe(LOOPBACK, 443, client_certificate=certificate)
        assert caught.value.code == "bad-client-certificate"


def test_another_address_is_connected_to_and_the_same_name_asked_for(server: Listener) -> None:
    assert probe("www.example", server.port, connect=LOOPBACK, resolver=nowhere_but_literal).address == LOOPBACK
    assert probe("www.example", server.port, connect="other.example", resolver=everywhere).address == LOOPBACK
    assert server.server_names == ["www.example", "www.example"]


def nowhere_but_literal(host: str, port: int, family: int, kind: int) -> list[tuple[Any, ...]]:
    return everywhere(host, port, family, kind) if host == LOOPBACK else nowhere()


def test_an_error_says_what_was_connected_to() -> None:
    port = _closed_port()
    with pytest.raises(NetworkError) as caught:
        probe("www.example", port, connect=LOOPBACK)
    assert caught.value.message.startswith(f"cannot reach www.example:{port} at 127.0.0.1: ")


def test_behind_a_proxy_only_a_literal_address_is_known(listen: Listen, server: Listener) -> None:
    proxy = listen(tunnel_to(server.port, [])).url(path="")
    assert probe("www.example", 443, proxy=proxy).address is None
    assert probe("www.example", 443, proxy=proxy, connect="192.0.2.1").address == "192.0.2.1"


def test_a_name_has_all_its_addresses() -> None:
    def two(_host: str, port: int, _family: int, kind: int) -> list[tuple[Any, ...]]:
        v6 = (socket.AF_INET6, kind, 6, "", ("2001:db8::1", port, 0, 0))
        v4 = (socket.AF_INET, kind, 6, "", ("192.0.2.1", port))
        return [v6, v4, v6]

    assert addresses_of("www.example", 443, resolver=two) == ("2001:db8::1", "192.0.2.1")
    assert addresses_of("[::1]", 443) == ("::1",)
    with pytest.raises(NetworkError, match=r"^cannot reach www\.example:443: DNS: www\.example: name or service not known$"):
        addresses_of("www.example", 443, resolver=nowhere)


# -- both types of key -----------------------------------------------------------------------------------------------------


VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]


@pytest.fixture
def rsa(ca: pki.Entity) -> pki.Entity:
    return ca.leaf("rsa.example", key="rsa0", key_usage=("digital_signature", "key_encipherment"))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_server_with_both_types_shows_the_one_asked_for(
    *, listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity, rsa: pki.Entity, version: ssl.TLSVersion
) -> None:
    context = serving([leaf, ca], tmp_path)
    file = tmp_path / "rsa.pem"
    file.write_text(rsa.key_pem + rsa.pem + ca.pem)
    context.load_cert_chain(file)
    context.minimum_version = context.maximum_version = version
    server = listen(waiting, context)
    assert probe(LOOPBACK, server.port, key_type="rsa").certificates == ders(rsa, ca)
    assert probe(LOOPBACK, server.port, key_type="ecdsa").certificates == ders(leaf, ca)
    assert probe(LOOPBACK, server.port, key_type="rsa").protocol_version == version.name.replace("_", ".")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("own", "other"), [("rsa", "ecdsa"), ("ecdsa", "rsa")])
def test_a_server_without_the_type_says_so(
    *, listen: Listen, tmp_path: Path, leaf: pki.Entity, rsa: pki.Entity, version: ssl.TLSVersion, own: str, other: str
) -> None:
    context = serving([rsa if own == "rsa" else leaf], tmp_path)
    context.minimum_version = context.maximum_version = version
    server = listen(waiting, context)
    assert len(probe(LOOPBACK, server.port, key_type=own).certificates) == 1
    with pytest.raises(HandshakeFailed) as caught:
        probe(LOOPBACK, server.port, key_type=other)
    assert (caught.value.code, caught.value.exit_status) == ("key-type-not-served", 1)
    assert f"none with a key of type {other}" in caught.value.message


def test_a_server_that_just_closes_has_not_the_type_and_one_that_stalls_may(listen: Listen, stack: ExitStack) -> None:
    with pytest.raises(HandshakeFailed) as caught:
        probe(LOOPBACK, listen(lambda connection: (connection.recv(65536), None)[1]).port, key_type="rsa")
    assert caught.value.code == "key-type-not-served"
    with pytest.raises(NetworkError):
        probe(LOOPBACK, listen(waiting_for_ever(stack)).port, key_type="rsa", timeout=0.3)
    with pytest.raises(HandshakeFailed) as caught:
        probe(LOOPBACK, listen(saying_at_once(b"220 x\r\n")).port, key_type="rsa")
    assert caught.value.code == "no-tls"


@pytest.mark.parametrize(("options", "code"), [({"key_type": "dsa"}, "bad-key-type"), ({"starttls": "gopher"}, "bad-starttls")])
def test_what_is_not_known_is_named_with_what_is(options: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        probe(LOOPBACK, 443, **options)
    assert caught.value.code == code
    assert caught.value.hint is not None


# -- STARTTLS --------------------------------------------------------------------------------------------------------------


def waiting_for_ever(stack: ExitStack) -> Talk:
    """Keep quiet, whatever the client says."""
    stopped = Event()
    stack.callback(stopped.set)

    def talk(_connection: socket.socket) -> None:
        stopped.wait(30)

    return talk


def saying_at_once(data: bytes) -> Talk:
    """Say this, and wait for the client to go."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(data)
        while connection.recv(65536):
            pass

    return talk


@pytest.mark.parametrize("protocol", TALKS)
def test_a_list_comes_behind_starttls(listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity, protocol: str) -> None:
    server = listen(then_tls(scripted(*TALKS[protocol]), serving([leaf, ca], tmp_path)))
    shaken = probe("example.org", server.port, starttls=protocol, resolver=everywhere)
    assert shaken.certificates == ders(leaf, ca)
    assert shaken.starttls == protocol


def test_starttls_goes_through_a_proxy(listen: Listen, tmp_path: Path, leaf: pki.Entity, ca: pki.Entity) -> None:
    """And what the port says is spoken is the port of the server."""
    server = listen(then_tls(scripted(*TALKS["smtp"]), serving([leaf, ca], tmp_path)))
    proxy = listen(tunnel_to(server.port, []))
    assert probe("example.org", 587, starttls="auto", proxy=proxy.url(path="")).starttls == "smtp"
    assert served_list("example.org", 25, starttls="auto", proxy=proxy.url(path="")) == ders(leaf, ca)


def test_auto_is_tls_at_once_at_another_port(server: Listener) -> None:
    assert probe(LOOPBACK, server.port, starttls="auto").starttls is None


@pytest.mark.parametrize("protocol", TALKS)
def test_plain_text_behind_starttls_is_no_tls(listen: Listen, protocol: str) -> None:
    def talk(connection: socket.socket) -> None:
        scripted(*TALKS[protocol])(connection)
        connection.recv(65536)
        saying_at_once(b"500 what?\r\n")(connection)

    error = failure("example.org", listen(talk).port, starttls=protocol, resolver=everywhere)
    assert (type(error), error.code, error.exit_status) == (HandshakeFailed, "no-tls", 1)


@pytest.mark.parametrize("protocol", TALKS)
def test_a_stall_anywhere_ends_with_the_time_out(listen: Listen, stack: ExitStack, protocol: str) -> None:
    exchanges = TALKS[protocol]
    stall = waiting_for_ever(stack)
    for count in range(len(exchanges) + 1):

        def talk(connection: socket.socket, heard: int = count) -> None:
            scripted(*exchanges[:heard])(connection)
            stall(connection)

        started = time.monotonic()
        error = failure("example.org", listen(talk).port, starttls=protocol, resolver=everywhere, timeout=0.3)
        assert 0.2 < time.monotonic() - started < 2
        assert (error.code, error.exit_status) == ("server-unreachable", 3)
        assert "in time" in error.message


def test_a_welcome_that_drips_for_ever_ends_with_the_time_out(listen: Listen, stack: ExitStack) -> None:
    stopped = Event()
    stack.callback(stopped.set)
    started = time.monotonic()
    error = failure(LOOPBACK, listen(dripping(b"220-", b"x", stopped)).port, starttls="smtp", timeout=0.4)
    assert 0.3 < time.monotonic() - started < 2
    assert (error.code, error.message.endswith("no answer in time")) == ("server-unreachable", True)


def test_a_refusal_is_final_and_a_busy_server_is_not(listen: Listen) -> None:
    error = failure(LOOPBACK, port := listen(saying_at_once(b"554 go away\r\n")).port, starttls="smtp")
    assert (type(error), error.code, error.exit_status) == (HandshakeFailed, "no-starttls", 1)
    assert error.message == f'no certificates from 127.0.0.1:{port}: the greeting is "554 go away"'
    error = failure(LOOPBACK, port := listen(saying_at_once(b"421 busy\r\n")).port, starttls="smtp")
    assert (type(error), error.code, error.exit_status) == (NetworkError, "server-unreachable", 3)
    assert error.message == f'cannot reach 127.0.0.1:{port}: the greeting is "421 busy"'


# -- limits ----------------------------------------------------------------------------------------------------------------


def test_two_hundred_certificates_come(listen: Listen, tmp_path: Path, leaf: pki.Entity, root: pki.Entity) -> None:
    sent = (leaf, *(root.ca(f"CA {number}") for number in range(199)))
    server = listen(waiting, serving(sent, tmp_path))
    assert served_list(LOOPBACK, server.port) == ders(*sent)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_list_beyond_what_openssl_takes_is_named(
    listen: Listen, tmp_path: Path, leaf: pki.Entity, root: pki.Entity, version: ssl.TLSVersion
) -> None:
    huge = root.ca("Huge", extensions=[("1.3.6.1.4.1.99999.1", False, bytes(200_000))])
    context = serving([leaf, huge], tmp_path)
    context.minimum_version = context.maximum_version = version
    error = failure(LOOPBACK, listen(waiting, context).port)
    assert (type(error), error.code, error.exit_status) == (HandshakeFailed, "list-too-long", 1)
    assert error.message.endswith("its list of certificates is longer than the 100 KiB that OpenSSL takes")


def test_handshake_bytes_do_not_come_for_ever(listen: Listen) -> None:
    """HelloRequest after HelloRequest (RFC 5246 7.4.1.1), which a client passes over during a handshake."""
    server = listen(endless(b"\x16\x03\x03\x40\x00" + b"\0\0\0\0" * 4096))
    error = failure(LOOPBACK, server.port)
    assert (type(error), error.exit_status) == (HandshakeFailed, 1)
    assert error.code == "tls-handshake-failed"


def endless(data: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        while True:
            connection.sendall(data)

    return talk


def test_many_servers_are_asked_at_a_time(listen: Listen, tmp_path: Path, leaf: pki.Entity) -> None:
    """200 servers that take half a second each, one thread for each."""
    context = serving([leaf], tmp_path)

    def late(connection: socket.socket) -> None:
        time.sleep(0.5)
        with context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.recv(1)

    port = listen(late).port
    probe(LOOPBACK, port)
    started = time.monotonic()
    with ThreadPoolExecutor(200) as threads:
        lists = list(threads.map(lambda _number: served_list(LOOPBACK, port), range(200)))
    assert lists == [ders(leaf)] * 200
    assert time.monotonic() - started < 5
