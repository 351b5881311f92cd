import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import loopback, pki
from tests.support.aia_proxy import AiaProxy
from tests.unit.cli.conftest import NOW, Case, Run

STORE = ("--store", "store.pem", "--at", NOW)


def verdicts(out: bytes) -> dict[str, Any]:
    (result,) = json.loads(out)["results"]
    found: dict[str, Any] = result["verdicts"]
    return found


@pytest.fixture(autouse=True)
def right(folder: Path, case: Case) -> None:
    (folder / "right.pem").write_text(pki.bundle(case.leaf, case.inter))


def test_a_right_list_is_accepted_by_all(run: Run) -> None:
    ended = run("simulate", "right.pem", "--hostname", "www.example.org", *STORE, "--clients", "modern")
    assert ended.status == 0
    assert b"through #1 www.example.org < #2 Example CA < Example Root" in ended.out
    assert b"clients accept it\n" in ended.out


def test_a_missing_intermediate_is_told_with_what_users_see(run: Run, case: Case) -> None:
    ended = run("simulate", "served.pem", *STORE, "--clients", "curl-openssl,go1.27", "--json")
    assert ended.status == 1
    found = verdicts(ended.out)
    assert list(found) == ["curl-openssl", "go1.27"]
    curl = found["curl-openssl"]
    assert (curl["accepts"], curl["problem"], curl["certificate"]) == (False, "no-issuer", case.leaf.sha256)
    assert curl["message"] == "curl: (60) SSL certificate problem: unable to get local issuer certificate"


def test_another_host_is_refused(run: Run) -> None:
    ended = run("simulate", "right.pem", "--hostname", "other.example.org", *STORE, "--clients", "curl-openssl", "--json")
    assert verdicts(ended.out)["curl-openssl"]["problem"] == "host"


def test_the_clients_that_fetch_may(run: Run, folder: Path, case: Case) -> None:
    leaf = case.inter.leaf("www.example.org", ca_issuers=["http://ca.example.org/ca.der"])
    (folder / "alone.pem").write_text(leaf.pem)
    with AiaProxy() as proxy:
        proxy.play({"http://ca.example.org/ca.der": case.inter.der})
        words = ("simulate", "alone.pem", *STORE, "--clients", "chromium,firefox-esr", "--json", "--no-cache")
        offline = verdicts(run(*words).out)
        fetching = verdicts(run(*words, "--fetch", "--proxy", proxy.url).out)
    assert (offline["chromium"]["accepts"], offline["firefox-esr"]["accepts"]) == (False, False)
    assert (fetching["chromium"]["accepts"], fetching["firefox-esr"]["accepts"]) == (True, False)


@pytest.mark.parametrize(
    "words",
    [(), ("right.pem", "served.pem"), ("right.pem", "--store", "root.pem"), ("right.pem", "--clients", "nobody"), ("no.pem",)],
)
def test_what_cannot_be_asked_is_refused(run: Run, words: tuple[str, ...]) -> None:
    ended = run("simulate", *words, *STORE)
    assert (ended.status, ended.out) == (2, b"")


class TestAServer:
    @pytest.fixture
    def server(self, case: Case, folder: Path) -> Iterator[loopback.Listener]:
        context = loopback.serving((case.leaf, case.inter), folder)
        with loopback.Listener(lambda _: None, context) as listener:
            yield listener

    def test_is_asked_for_its_list(self, run: Run, server: loopback.Listener) -> None:
        words = (*STORE, "--hostname", "www.example.org", "--clients", "servers")
        ended = run("simulate", f"localhost:{server.port}", *words)
        assert (ended.status, ended.lines[0]) == (0, f"read server localhost:{server.port}: 2 certificates")
