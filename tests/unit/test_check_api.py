"""``Builder.check``, ``chainfix.check`` and ``chainfix.check_server``: what they take, ask and raise."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import chainfix
from chainfix.adapters.aia_answers import FAILED_FOR, SharedAnswers
from chainfix.adapters.http import FetchBudget, Fetcher
from chainfix.adapters.probing import Probe, probe_server
from chainfix.building.trust import TrustStore
from chainfix.errors import ChainfixError, HandshakeFailed, InputError, NetworkError
from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Severity
from chainfix.judging import Asked
from tests.support import cases, pki
from tests.support.aia_proxy import AiaProxy, Reply
from tests.support.loopback import Listener, Talk, dripping, serving, then_tls
from tests.support.surveys import store

LOOPBACK, BESIDE = "127.0.0.1", "127.0.0.2"
HOST = "www.example.org"
URL, ROOT_URL, LDAP = "http://ca.example/ca.cer", "http://ca.example/root.cer", "ldap:///CN=CA?cACertificate"

ROOT = pki.root("Root", ca_issuers=["http://ca.example/never-asked.cer"])
CA = ROOT.ca("CA", ca_issuers=[LDAP, ROOT_URL])
LEAF = CA.leaf(HOST, san=[HOST, pki.ip_name(LOOPBACK)], ca_issuers=[URL])
OTHER_LEAF = CA.leaf("mail.example.org")
ROOTS: TrustStore = store("roots", ROOT)
RIGHT = {URL: CA.der, ROOT_URL: ROOT.der}

Listen = Callable[..., Listener]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as open_things:
        yield open_things


@pytest.fixture
def listen(stack: ExitStack) -> Listen:
    def start(talk: Talk, context: ssl.SSLContext | None = None, address: tuple[str, int] = (LOOPBACK, 0)) -> Listener:
        return stack.enter_context(Listener(talk, context, address))

    return start


@pytest.fixture
def proxy(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> AiaProxy:
    """What all URLs lead to."""
    playing = stack.enter_context(AiaProxy(RIGHT))
    monkeypatch.setenv("HTTP_PROXY", playing.url)
    return playing


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let every name have these addresses."""

    def have(*addresses: str) -> None:
        def resolver(host: str, port: int, _family: int, kind: int) -> list[tuple[Any, ...]]:
            found = (host,) if host.startswith("127.") else addresses
            return [(socket.AF_INET, kind, 6, "", (address, port)) for address in found]

        monkeypatch.setattr(socket, "getaddrinfo", resolver)

    return have


def waiting(connection: socket.socket) -> None:
    """Keep quiet until the client goes."""
    connection.recv(1)


def check_server(port: int, host: str = LOOPBACK, **options: Any) -> chainfix.Report:
    return chainfix.check_server(host, port, **{"stores": [ROOTS], "at": pki.NOW, "fetch": False, **options})


# -- files -----------------------------------------------------------------------------------------------------------------


def test_a_list_may_come_as_text_bytes_or_from_a_file(tmp_path: Path) -> None:
    text = pki.bundle(LEAF, CA)
    file = tmp_path / "list.pem"
    file.write_text(text)
    for source in (text, text.encode(), file, str(file)):
        found = chainfix.check(source, stores=[ROOTS], at=pki.NOW, hostname=HOST)
        assert not [finding for finding in found.findings if finding.severity > Severity.NOTE]
        assert found.exit_status() == 0


def test_a_list_may_come_in_two_files(tmp_path: Path) -> None:
    leaf, chain = tmp_path / "cert.pem", tmp_path / "chain.pem"
    leaf.write_text(LEAF.pem)
    chain.write_text(CA.pem)
    found = chainfix.check(leaf, chain, stores=[ROOTS], at=pki.NOW)
    assert found.target == f"{leaf}, {chain}"
    assert found.case is not None
    assert found.case.complete


def test_without_certificates_there_is_nothing_to_judge() -> None:
    with pytest.raises(InputError) as caught:
        chainfix.check(LEAF.key_pem, stores=[ROOTS])
    assert caught.value.code == "no-certificate"


def test_a_horizon_makes_a_timeline() -> None:
    found = chainfix.check(pki.bundle(LEAF, CA), stores=[ROOTS], at=pki.NOW, horizon=400 * 86400)
    assert [stretch.accepted for stretch in found.timeline] == [True, False]
    assert not chainfix.check(pki.bundle(LEAF, CA), stores=[ROOTS], at=pki.NOW).timeline


def test_clients_are_asked_only_where_they_are_named() -> None:
    text = pki.bundle(LEAF, CA)
    assert chainfix.check(text, stores=[ROOTS], at=pki.NOW).clients is None
    found = chainfix.check(text, stores=[ROOTS], at=pki.NOW, hostname=HOST, clients="curl-openssl,go1.27", horizon=400 * 86400)
    assert found.clients is not None
    assert [one.client for one in found.clients.outlooks] == ["curl-openssl", "go1.27"]
    assert (found.clients.store, found.clients.refusing) == ("roots", ())
    assert {one.accepts_until for one in found.clients.outlooks} == {int(pki.END.timestamp())}
    own = chainfix.check(text, at=pki.NOW, clients=["curl-openssl"]).clients
    assert own is not None
    assert (own.store, own.outlooks[0].now.store, own.refusing) == (None, "ca-certificates", ("curl-openssl",))
    with pytest.raises(InputError) as caught:
        chainfix.check(text, stores=[ROOTS], clients="nobody")
    assert caught.value.code == "unknown-client"


def test_the_clients_that_fetch_do_so_where_the_check_may(proxy: AiaProxy) -> None:
    for fetch in (False, True):
        found = check(LEAF, fetch=fetch, clients="chromium,firefox-esr").clients
        assert found is not None
        assert [one.now.accepts for one in found.outlooks] == [fetch, False]
    assert proxy.urls.count(URL) == 1, "once for the repair, the rules and all clients together"


def test_a_file_is_compared_with_another(tmp_path: Path) -> None:
    other = tmp_path / "old.pem"
    other.write_text(pki.bundle(LEAF, CA, ROOT))
    found = chainfix.check(pki.bundle(LEAF, CA), stores=[ROOTS], at=pki.NOW, against=other)
    assert cases.one(found, "CF801").message == f"the list is not that of {other}: it lacks Root"


# -- URLs ------------------------------------------------------------------------------------------------------------------


def check(*entities: pki.Entity, **options: Any) -> chainfix.Report:
    return chainfix.check(pki.bundle(*entities), **{"stores": [ROOTS], "at": pki.NOW, "fetch": True, **options})


def test_nothing_is_asked_unless_that_is_wanted(proxy: AiaProxy) -> None:
    found = check(LEAF, CA, fetch=False)
    assert not proxy.urls
    assert cases.answer(found, "CF701") is Answered.NOT_APPLICABLE
    assert cases.answer(found, "CF703") is Answered.FOUND


def test_each_url_of_the_list_is_asked_once(proxy: AiaProxy) -> None:
    found = check(LEAF, CA, CA, ROOT)
    assert sorted(proxy.urls) == [URL, ROOT_URL]
    assert found.case is not None
    assert {url: answer.body for url, answer in found.case.answers.items()} == {URL: CA.der, ROOT_URL: ROOT.der}
    assert [cases.answer(found, code) for code in ("CF701", "CF702", "CF704", "CF705")] == [Answered.PASS] * 4


def test_what_the_repair_fetched_is_not_asked_again(proxy: AiaProxy) -> None:
    found = check(LEAF)
    assert proxy.urls.count(URL) == 1
    assert cases.order(found) == [HOST, "CA"]


def test_the_answer_of_the_cache_counts(proxy: AiaProxy) -> None:
    check(LEAF, CA)
    proxy.forget()
    found = check(LEAF, CA)
    assert not proxy.urls
    assert cases.answer(found, "CF701") is Answered.PASS


def test_what_does_not_answer_is_said_with_its_reason(proxy: AiaProxy) -> None:
    proxy.play({URL: Reply(status=503), ROOT_URL: Reply(status=404)})
    found = check(LEAF, CA)
    assert [finding.message for finding in cases.of(found, "CF701")] == [
        f"the issuer of {HOST} is not to be had from {URL}: status 503 Service Unavailable (this may be passing)",
        f"the issuer of CA is not to be had from {ROOT_URL}: status 404 Not Found",
    ]
    assert found.exit_status() == 0


def test_what_failed_is_asked_once_for_one_builder(proxy: AiaProxy) -> None:
    proxy.play({URL: Reply(status=503)})
    builder = chainfix.Builder(stores=[ROOTS], fetch=True, at=pki.NOW)
    for leaf in (LEAF, CA.leaf("a.example.org", ca_issuers=[URL]), CA.leaf("b.example.org", ca_issuers=[URL])):
        found = builder.check(pki.bundle(leaf))
        assert cases.one(found, "CF701").severity is Severity.WARNING
    assert proxy.urls.count(URL) == 1


def test_checks_at_the_same_time_ask_once_together(proxy: AiaProxy) -> None:
    started = threading.Barrier(8)

    def slow(_url: str) -> bytes:
        time.sleep(0.2)
        return CA.der

    proxy.play({URL: slow})
    builder = chainfix.Builder(stores=[ROOTS], fetch=True, at=pki.NOW)
    texts = [pki.bundle(CA.leaf(f"{number}.example.org", ca_issuers=[URL]), CA) for number in range(8)]

    def one(text: str) -> chainfix.Report:
        started.wait(10)
        return builder.check(text)

    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(one, texts))
    assert proxy.urls.count(URL) == proxy.urls.count(ROOT_URL) == 1
    assert all(cases.answer(found, "CF702") is Answered.PASS for found in reports)


def test_urls_that_stall_cost_one_time_out(listen: Listen, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()
    stack.callback(stopped.set)
    monkeypatch.setenv("HTTP_PROXY", listen(dripping(b"", b"", stopped)).url(""))
    started = time.monotonic()
    found = check(LEAF, CA, timeout=0.5)
    assert time.monotonic() - started < 0.95
    assert len(cases.of(found, "CF701")) == 2


def test_an_address_that_is_not_public_is_not_asked(stack: ExitStack) -> None:
    server = stack.enter_context(AiaProxy({"/ca.cer": CA.der}))
    leaf = CA.leaf(HOST, ca_issuers=[f"{server.url}/ca.cer"])
    found = check(leaf, CA)
    assert "127.0.0.1 is not a public address" in cases.one(found, "CF705").message
    assert not server.urls
    let_through = check(leaf, CA, aia_allow="127.0.0.1")
    assert cases.answer(let_through, "CF705") is Answered.PASS
    assert server.urls == ("/ca.cer",)


def test_a_redirect_to_an_address_that_is_not_public(proxy: AiaProxy) -> None:
    proxy.play({URL: Reply(status=302, headers=(("Location", "http://10.0.0.1/ca.cer"),))})
    one = cases.one(check(LEAF, CA), "CF705")
    assert "redirected to http://10.0.0.1/ca.cer: 10.0.0.1 is not a public address" in one.message


def test_what_the_budget_does_not_allow_is_not_called_unreachable(proxy: AiaProxy) -> None:
    fetcher = Fetcher(budget=FetchBudget(requests=1))
    found = chainfix.Builder(stores=[ROOTS], at=pki.NOW, fetcher=fetcher).check(pki.bundle(LEAF, CA))
    assert found.case is not None
    assert len(found.case.answers) == 1
    assert not cases.of(found, "CF701")


def test_a_failure_holds_for_a_while() -> None:
    now, asked = [0.0], []

    class Failure:
        body, error, retriable, cached = None, "timed out", True, False

    def fetch(url: str, fresh: bool) -> Failure:
        asked.append(url)
        return Failure()

    shared = SharedAnswers(lambda: now[0]).through(fetch)
    for now[0] in (0.0, FAILED_FOR - 1, FAILED_FOR + 1):
        assert shared(URL, False).error == "timed out"
    assert asked == [URL, URL]


def test_what_was_found_out_may_be_handed_in(proxy: AiaProxy) -> None:
    builder = chainfix.Builder(stores=[ROOTS], fetch=True, at=pki.NOW)
    found = builder.check(pki.bundle(LEAF, CA), asked=Asked(answers={}))
    assert not proxy.urls
    assert cases.answer(found, "CF701") is Answered.NOT_APPLICABLE


# -- servers ---------------------------------------------------------------------------------------------------------------


def test_the_list_of_a_server(listen: Listen, tmp_path: Path) -> None:
    server = listen(waiting, serving([LEAF, CA], tmp_path))
    found = check_server(server.port)
    assert found.target == f"{LOOPBACK}:{server.port}"
    assert [one.certificate.der for one in found.served] == [LEAF.der, CA.der]
    assert found.case is not None
    assert found.case.live is not None
    assert (found.case.live.address, found.case.live.protocol, found.case.live.starttls) == (LOOPBACK, "TLSv1.3", None)
    assert found.exit_status() == 0


def test_the_first_certificate_is_the_leaf_whatever_it_is(listen: Listen, tmp_path: Path) -> None:
    server = listen(waiting, serving([CA, LEAF], tmp_path))
    found = check_server(server.port)
    assert found.case is not None
    assert found.case.leaf.der == CA.der
    assert found.exit_status() == 1


def test_urls_are_asked_unless_forbidden(listen: Listen, tmp_path: Path, proxy: AiaProxy) -> None:
    server = listen(waiting, serving([LEAF], tmp_path))
    assert not proxy.urls
    found = chainfix.check_server(LOOPBACK, server.port, stores=[ROOTS], at=pki.NOW)
    assert proxy.urls == (URL,)
    assert cases.order(found) == [HOST, "CA"]


def test_the_name_is_asked_for_and_judged_by(listen: Listen, names: Callable[..., None], tmp_path: Path) -> None:
    names(LOOPBACK)
    server = listen(waiting, serving([LEAF, CA], tmp_path))
    assert not cases.of(check_server(server.port, HOST), "CF511")
    assert cases.of(check_server(server.port, "mail.example.org"), "CF511")
    assert not cases.of(check_server(server.port, "mail.example.org", hostname=HOST), "CF511")
    assert not cases.of(check_server(server.port, "mail.example.org", server_name=HOST), "CF511")
    assert server.server_names == [HOST, "mail.example.org", "mail.example.org", HOST]


def test_another_address_may_be_asked(listen: Listen, tmp_path: Path) -> None:
    server = listen(waiting, serving([LEAF, CA], tmp_path), (BESIDE, 0))
    found = check_server(server.port, HOST, connect=BESIDE)
    assert found.case is not None
    assert found.case.live is not None
    assert found.case.live.address == BESIDE


def test_a_list_behind_starttls(listen: Listen, tmp_path: Path) -> None:
    def smtp(connection: socket.socket) -> None:
        connection.sendall(b"220 mail.example ESMTP\r\n")
        connection.recv(1024)
        connection.sendall(b"250-mail.example\r\n250 STARTTLS\r\n")
        connection.recv(1024)
        connection.sendall(b"220 go\r\n")

    server = listen(then_tls(smtp, serving([LEAF, CA], tmp_path)))
    found = check_server(server.port, starttls="smtp")
    assert found.case is not None
    assert found.case.live is not None
    assert found.case.live.starttls == "smtp"


@pytest.mark.parametrize(("expected", "status"), [((LEAF, CA), 0), ((OTHER_LEAF, CA), 1), ((LEAF, CA, ROOT), 1)])
def test_a_server_is_compared_with_a_file(listen: Listen, tmp_path: Path, expected: tuple[pki.Entity, ...], status: int) -> None:
    file = tmp_path / "fullchain.pem"
    file.write_text(pki.bundle(*expected))
    server = listen(waiting, serving([LEAF, CA], tmp_path))
    found = check_server(server.port, against=file)
    assert found.exit_status() == status
    assert bool(cases.of(found, "CF801")) is bool(status)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_server_that_insists_on_a_client_certificate(listen: Listen, tmp_path: Path, version: ssl.TLSVersion) -> None:
    context = serving([LEAF, CA], tmp_path)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=ROOT.pem)
    context.minimum_version = context.maximum_version = version
    server = listen(waiting, context)
    bare = check_server(server.port)
    assert bare.exit_status() == 0
    if version is ssl.TLSVersion.TLSv1_2:  # behind TLS 1.3 the refusal comes after the handshake, and is not waited for
        assert cases.one(bare, "CF804").severity is Severity.NOTE
    client = ROOT.leaf("client.example.org", eku=(pki.CLIENT_AUTH,))
    shown = check_server(server.port, client_certificate=(client.pem + client.key_pem).encode())
    assert cases.answer(shown, "CF804") is Answered.PASS


# -- several addresses -----------------------------------------------------------------------------------------------------


def both_addresses(listen: Listen, folder: Path, first: Talk, second: Talk, *lists: tuple[pki.Entity, ...]) -> int:
    """Two servers at one port; their port."""
    contexts = [serving(entities, folder) if entities else None for entities in lists]
    port = listen(first, contexts[0]).port
    listen(second, contexts[1], (BESIDE, port))
    return port


def test_all_addresses_are_asked(listen: Listen, names: Callable[..., None], tmp_path: Path) -> None:
    names(LOOPBACK, BESIDE)
    port = both_addresses(listen, tmp_path, waiting, waiting, (LEAF, CA), (OTHER_LEAF,))
    found = check_server(port, HOST, all_addresses=True)
    one = cases.one(found, "CF802")
    assert one.message.startswith(f"{BESIDE} sends mail.example.org (")
    assert one.message.endswith(f"; that is not for {HOST}")
    assert found.exit_status() == 1


def test_addresses_that_agree(listen: Listen, names: Callable[..., None], tmp_path: Path) -> None:
    names(LOOPBACK, BESIDE)
    port = both_addresses(listen, tmp_path, waiting, waiting, (LEAF, CA), (LEAF, CA))
    found = check_server(port, HOST, all_addresses=True)
    assert cases.answer(found, "CF802") is Answered.PASS
    assert found.exit_status() == 0


def test_only_one_is_asked_unless_all_are_wanted(listen: Listen, names: Callable[..., None], tmp_path: Path) -> None:
    names(LOOPBACK, BESIDE)
    port = both_addresses(listen, tmp_path, waiting, waiting, (LEAF, CA), (LEAF,))
    assert cases.answer(check_server(port, HOST), "CF802") is Answered.NOT_APPLICABLE


@pytest.mark.parametrize("order", [(LOOPBACK, BESIDE), (BESIDE, LOOPBACK)])
def test_an_address_that_fails_is_a_finding(
    listen: Listen, names: Callable[..., None], tmp_path: Path, order: tuple[str, str]
) -> None:
    names(*order)
    port = both_addresses(listen, tmp_path, waiting, lambda connection: connection.sendall(b"hello\r\n"), (LEAF, CA), ())
    found = check_server(port, HOST, all_addresses=True)
    assert cases.one(found, "CF802").message.endswith("it does not speak TLS")
    assert found.case is not None
    assert found.case.live is not None
    assert found.case.live.address == LOOPBACK


def test_addresses_that_all_fail_are_an_error(listen: Listen, names: Callable[..., None], tmp_path: Path) -> None:
    names(LOOPBACK, BESIDE)

    def speak(connection: socket.socket) -> None:
        connection.sendall(b"hello\r\n")

    port = both_addresses(listen, tmp_path, speak, speak, (), ())
    with pytest.raises(HandshakeFailed):
        check_server(port, HOST, all_addresses=True)


def test_addresses_are_asked_at_the_same_time(listen: Listen, names: Callable[..., None], stack: ExitStack, tmp_path: Path) -> None:
    """Three that keep silent cost one time-out and not three."""
    silent = [f"127.0.0.{number}" for number in (2, 3, 4)]
    names(LOOPBACK, *silent)
    stopped = threading.Event()
    stack.callback(stopped.set)
    port = listen(waiting, serving([LEAF, CA], tmp_path)).port
    for address in silent:
        listen(dripping(b"", b"", stopped), None, (address, port))
    started = time.monotonic()
    found = check_server(port, HOST, all_addresses=True, timeout=1.0)
    assert time.monotonic() - started < 2.0
    assert len(cases.of(found, "CF802")) == 3


# -- two types of key ------------------------------------------------------------------------------------------------------

RSA_CA = ROOT.ca("RSA CA")
RSA_LEAF = RSA_CA.leaf(HOST, key="rsa0", key_usage=("digital_signature", "key_encipherment"))


def of_both_types(folder: Path, rsa: tuple[pki.Entity, ...], ecdsa: tuple[pki.Entity, ...]) -> ssl.SSLContext:
    """OpenSSL keeps a list for each type where each file has one."""
    context = serving(ecdsa, folder)
    serving(rsa, folder)
    context.load_cert_chain(folder / f"{rsa[0].sha256[:16]}.pem")
    return context


@pytest.mark.parametrize(
    ("rsa", "answer"), [((RSA_LEAF, RSA_CA), Answered.PASS), ((RSA_LEAF, CA), Answered.FOUND), (None, Answered.NOT_APPLICABLE)]
)
def test_both_lists_are_compared(listen: Listen, tmp_path: Path, rsa: tuple[pki.Entity, ...] | None, answer: Answered) -> None:
    context = of_both_types(tmp_path, rsa, (LEAF, CA)) if rsa else serving([LEAF, CA], tmp_path)
    kind = "rsa" if rsa else "ecdsa"
    probe = Probe(LOOPBACK, listen(waiting, context).port, key_type=kind, key_types=True)
    bundle, live = probe_server(probe)
    assert [name for name, _ in live.key_types] == (["rsa", "ecdsa"] if rsa else ["ecdsa"])
    found = chainfix.Builder(stores=[ROOTS], at=pki.NOW).check(bundle, asked=Asked(live=live))
    assert cases.answer(found, "CF803") is answer


def test_a_type_that_the_server_has_not(listen: Listen, tmp_path: Path) -> None:
    server = listen(waiting, serving([LEAF, CA], tmp_path))
    with pytest.raises(HandshakeFailed) as caught:
        check_server(server.port, key_type="rsa")
    assert caught.value.code == "key-type-not-served"


# -- bad peers -------------------------------------------------------------------------------------------------------------


def failure(port: int, **options: Any) -> ChainfixError:
    started = time.monotonic()
    with pytest.raises(ChainfixError) as caught:
        check_server(port, timeout=0.5, **options)
    assert time.monotonic() - started < 2.0
    return caught.value


def closing(connection: socket.socket) -> None:
    connection.recv(65536)


@pytest.mark.parametrize(
    ("talk", "kind", "status"),
    [
        (closing, NetworkError, 3),
        (lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), HandshakeFailed, 1),
        (lambda connection: connection.sendall(bytes(range(200, 256)) * 8), HandshakeFailed, 1),
        (lambda connection: connection.sendall(b"\x16\x03\x03\x00\x04garb"), HandshakeFailed, 1),
        (lambda connection: connection.sendall(b"\x15\x03\x03\x00\x02\x02\x28"), HandshakeFailed, 1),
    ],
)
def test_a_peer_that_sends_no_list(listen: Listen, talk: Talk, kind: type[ChainfixError], status: int) -> None:
    error = failure(listen(talk).port)
    assert (type(error), error.exit_status) == (kind, status)


@pytest.mark.parametrize(
    ("head", "options"),
    [
        (b"", {}),
        (b"\x16\x03\x03\x40\x00", {}),
        (b"", {"starttls": "smtp"}),
        (b"220 mail.example ESMTP\r\n250-mail.example\r\n", {"starttls": "smtp"}),
        (b"* OK ready\r\n", {"starttls": "imap"}),
    ],
)
def test_a_peer_that_stalls(listen: Listen, stack: ExitStack, head: bytes, options: dict[str, Any]) -> None:
    stopped = threading.Event()
    stack.callback(stopped.set)
    error = failure(listen(dripping(head, b"", stopped)).port, **options)
    assert (type(error), error.exit_status) == (NetworkError, 3)


def test_a_peer_that_talks_without_end(listen: Listen, stack: ExitStack) -> None:
    stopped = threading.Event()
    stack.callback(stopped.set)

    def talk(connection: socket.socket) -> None:
        while not stopped.is_set():
            connection.sendall(b"220-welcome to the endless banner\r\n" * 100)

    error = failure(listen(talk).port, starttls="smtp")
    assert (type(error), error.exit_status) == (HandshakeFailed, 1)


def test_a_peer_that_is_not_there() -> None:
    with socket.create_server((LOOPBACK, 0)) as closed:
        port = closed.getsockname()[1]
    error = failure(port)
    assert (type(error), error.exit_status) == (NetworkError, 3)


@pytest.mark.parametrize("count", [200])
def test_a_peer_that_sends_many_certificates(listen: Listen, tmp_path: Path, count: int) -> None:
    strangers = [pki.root(f"Stranger {number}") for number in range(count)]
    server = listen(waiting, serving([LEAF, CA, *strangers], tmp_path))
    found = check_server(server.port, timeout=10.0)
    assert len(found.served) == count + 2
    assert len(cases.of(found, "CF205")) == count


def test_a_list_that_is_too_long(listen: Listen, tmp_path: Path) -> None:
    strangers = [
        pki.root(f"Stranger {number}", extensions=[(pki.UNKNOWN, False, b"\x04\x82\x07\xd0" + bytes(2000))]) for number in range(80)
    ]
    server = listen(waiting, serving([LEAF, *strangers], tmp_path))
    with pytest.raises(HandshakeFailed) as caught:
        check_server(server.port)
    assert (caught.value.code, caught.value.exit_status) == ("list-too-long", 1)
