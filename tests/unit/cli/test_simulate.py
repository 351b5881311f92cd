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


class TestAHorizon:
    def test_says_from_when_that_changes(self, run: Run) -> None:
        words = ("simulate", "right.pem", *STORE, "--clients", "openssl-3.0,go1.27", "--horizon", "400d")
        ended = run(*words)
        assert ended.status == 0, "the exit status is that of now"
        assert ended.out.endswith(b"from 2027-01-01 refused (www.example.org: expired, 2027-01-01): by every client\n")
        (result,) = json.loads(run(*words, "--json").out)["results"]
        assert (result["at"], result["until"]) == ("2026-07-01T00:00:00Z", "2027-08-05T00:00:00Z")
        spans = result["verdicts"]["go1.27"]["spans"]
        assert [(span["accepts"], span["problem"]) for span in spans] == [(True, None), (False, "expired")]
        assert [span["until"] for span in spans] == ["2027-01-01T00:00:00Z", "2027-08-05T00:00:00Z"]
        assert spans[1]["since"] == "2027-01-01T00:00:01Z"

    def test_in_which_nothing_changes_is_told_too(self, run: Run) -> None:
        ended = run("simulate", "right.pem", *STORE, "--clients", "openssl-3.0", "--horizon", "12h")
        assert ended.out.endswith(b"nothing changes until 2026-07-01\n")

    def test_is_a_length_of_time(self, run: Run) -> None:
        assert run("simulate", "right.pem", *STORE, "--horizon", "400").status == 2


class TestOwnStores:
    WORDS = ("simulate", "right.pem", "--at", NOW, "--clients", "curl-openssl,chromium,schannel,android-7.0")

    def test_are_asked_where_none_is_named(self, run: Run) -> None:
        ended = run(*self.WORDS, "--json")
        assert (ended.status, json.loads(ended.out)["results"][0]["store"]) == (1, None)
        found = verdicts(ended.out)
        assert {one["store"] for one in found.values()} == {"ca-certificates", "chrome", "microsoft", "android-7.0"}
        assert not any(one["accepts"] for one in found.values())
        assert b"each client before its own store" in run(*self.WORDS).out

    def test_give_way_to_the_one_of_the_environment(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORE", "store.pem")
        ended = run(*self.WORDS, "--json")
        assert (ended.status, json.loads(ended.out)["results"][0]["store"]) == (0, "store.pem")

    def test_of_the_user_are_taken_as_they_are(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORES_DIR", str(folder / "stores"))
        assert run("stores", "add", "android-7.0", "store.pem").status == 0
        found = verdicts(run(*self.WORDS, "--json").out)
        assert {client: one["accepts"] for client, one in found.items() if one["accepts"]} == {"android-7.0": True}

    def test_that_are_not_installed_have_a_stand_in_that_is_told(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        from chainfix.adapters import stores

        installed = stores._installed
        monkeypatch.setattr(stores, "_installed", lambda name: None if name == "trustifi" else installed(name))
        ended = run(*self.WORDS)
        assert "note: the store chrome is not installed (pip install 'chainfix[stores]'): mozilla stands for it" in ended.lines
        (result,) = json.loads(run(*self.WORDS, "--json").out)["results"]
        assert result["stand_ins"] == [{"store": "chrome", "wanted": "chrome", "taken": "mozilla"}]

    def test_may_have_roots_that_only_a_pool_has(self, run: Run, folder: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is known of it names the root of the case."""
        from chainfix.adapters import client_stores
        from chainfix.building.trust import key_fingerprint
        from chainfix.certificates.certificate import Certificate
        from chainfix.clients.stores import ClientStore, Root

        root = Certificate.from_der(case.root.der)
        identity = Root(root.subject, key_fingerprint(root))
        facts = ClientStore("known", "A test's", ("mozilla",), "here", has=frozenset((identity,)))
        monkeypatch.setitem(client_stores.FACTS, "ca-certificates", facts)
        words = ("simulate", "right.pem", "--at", NOW, "--clients", "curl-openssl", "--json")
        found = verdicts(run(*words).out)["curl-openssl"]
        assert (found["accepts"], found["problem"]) == (None, None)
        assert found["fact"] == "its store has Example Root, whose certificate is not at hand"
        assert verdicts(run(*words, "--pool", "root.pem").out)["curl-openssl"]["accepts"] is True
