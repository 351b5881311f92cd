"""The list for stated clients: the shortest that all of them accept, the choices where there is none, and whom an answer loses.

leaf - CA - New Root, which Old Root has certified too: clients whose store has the old one alone need that cross-certificate.
"""

import pickle
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import chainfix
from chainfix import Builder, Certificate, CertificatePool, ChainNotFound, InputError, Repair, TrustStore
from chainfix.choosing import chosen_for, left_out
from chainfix.clients.catalogue import choose
from chainfix.clients.stores import ClientStore, Root
from chainfix.clients.trust import OwnStore
from chainfix.simulating import Clients
from tests.support import pki
from tests.support.answers import TIMED_OUT, Answers

NEW, OLD = pki.root("New Root"), pki.root("Old Root")
CA = NEW.ca("CA")
LEAF = CA.leaf("www.example.org")
CROSS = OLD.cross(NEW)
EXPIRED_OLD = pki.root("Old Root", not_before=datetime(2000, 1, 1, tzinfo=UTC), not_after=datetime(2026, 2, 1, tzinfo=UTC))
P, Q, MIDDLE = pki.root("P"), pki.root("Q"), pki.root("Middle Root")
LOW = MIDDLE.ca("Low CA")
BELOW = LOW.leaf("www.example.org")
NODE = "node8(openssl-1.0.2)"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stores that the user added: one of a client's name stands for that client's own."""
    monkeypatch.setenv("CHAINFIX_STORES_DIR", str(tmp_path))
    return tmp_path


def hold(home: Path, **stores: tuple[pki.Entity, ...]) -> None:
    names = {"android": "android-7.0", "android4": "android-4.4", "shipped": "ca-certificates"}
    for name, roots in stores.items():
        (home / f"{names.get(name, name)}.pem").write_text(pki.bundle(*roots))


def read(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def own_store(facts: ClientStore) -> OwnStore:
    return OwnStore(facts, TrustStore("none", CertificatePool(())), partial(CertificatePool, ()))


def build(clients: str, *given: pki.Entity, **options: Any) -> Repair:
    return Builder(clients=clients, at=pki.NOW, **options).build(*(one.der for one in given))


def sent(repair: Repair) -> list[str]:
    return [f"{one.name} by {one.issuer.removeprefix('CN=')}" for one in repair.chain.intermediates]


class TestTheShortestListForAll:
    def test_ends_where_the_store_of_each_begins(self, home: Path) -> None:
        hold(home, shipped=(NEW,))
        assert sent(build("openssl-3.0,go1.27", LEAF, CA, CROSS)) == ["CA by New Root"]

    def test_goes_on_for_a_client_that_lacks_the_root(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,))
        assert sent(build("openssl-3.0,android-7.0", LEAF, CA, CROSS)) == ["CA by New Root", "New Root by Old Root"]

    def test_is_what_the_pool_and_the_network_give(self, home: Path) -> None:
        hold(home, android=(OLD,))
        leaf = CA.leaf("www.example.org", ca_issuers=["http://a.example/ca"])
        answers = Answers({"http://a.example/ca": CA.der})
        repair = build("android-7.0", leaf, pool=[Certificate.from_der(CROSS.der)], fetcher=answers)
        assert sent(repair) == ["CA by New Root", "New Root by Old Root"]

    def test_says_who_needs_what_and_why(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,))
        chosen = build("openssl-3.0,android-7.0", LEAF, CA, CROSS).chosen
        assert chosen is not None
        assert [(need.clients, need.everyone) for need in chosen.needs] == [
            (("openssl-3.0", "android-7.0"), True),
            (("android-7.0",), False),
        ]
        assert chosen.needs[1].roots == ("Old Root",)

    def test_reaches_each_store_at_the_anchor_of_its_clients(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,))
        repair = build("openssl-3.0,android-7.0", LEAF, CA, CROSS)
        assert {name: anchor.name for name, anchor in repair.anchors.items()} == {
            "ca-certificates": "New Root",
            "android-7.0": "Old Root",
        }
        assert repair.anchor.name == "Old Root"
        assert repair.stores == {"ca-certificates": True, "android-7.0": True}

    def test_is_for_one_store_that_was_named(self) -> None:
        repair = build("openssl-3.0,android-7.0", LEAF, CA, CROSS, stores=[Certificate.from_der(OLD.der)])
        assert sent(repair) == ["CA by New Root", "New Root by Old Root"]

    def test_takes_an_anchor_out_of_date_where_the_client_does(self, home: Path) -> None:
        """Android looks at no dates of an anchor: that kept it going after DST Root CA X3 had ended."""
        hold(home, android=(EXPIRED_OLD,))
        assert sent(build("android-7.0", LEAF, CA, CROSS)) == ["CA by New Root", "New Root by Old Root"]

    def test_holds_two_cross_certificates_where_two_roots_divide_the_clients(self, home: Path) -> None:
        hold(home, android=(P,), java8=(Q,))
        for_p, for_q = P.cross(MIDDLE), Q.cross(MIDDLE)
        repair = build("android-7.0,java8", BELOW, LOW, for_q, for_p)
        assert sent(repair)[0] == "Low CA by Middle Root"
        assert sorted(sent(repair)[1:]) == ["Middle Root by P", "Middle Root by Q"]

    def test_is_empty_for_a_leaf_under_a_root(self, home: Path) -> None:
        hold(home, shipped=(NEW,))
        assert sent(build("openssl-3.0", NEW.leaf("www.example.org"), CROSS)) == []


class TestNoSingleList:
    """Old Root is out of date: OpenSSL 1.0.2, which has it beside the new one, commits itself to it if it is led there."""

    @pytest.fixture(autouse=True)
    def _held(self, home: Path) -> None:
        hold(home, node8=(EXPIRED_OLD, NEW), android=(EXPIRED_OLD,), android4=(EXPIRED_OLD,), shipped=(NEW,))

    def test_the_error_has_each_choice_and_whom_it_leaves_out(self) -> None:
        with pytest.raises(ChainNotFound) as raised:
            build(f"{NODE},android-7.0", LEAF, CA, CROSS)
        assert raised.value.code == "clients-left-out"
        assert raised.value.exit_status == 1
        assert raised.value.message == (
            "no single list is accepted by all 2 clients: "
            "[CA by New Root] leaves out android-7.0 (CA: no-issuer); "
            f"[CA by New Root, New Root by Old Root] leaves out {NODE} (Old Root: expired, 2026-02-01)"
        )

    def test_best_effort_leaves_out_the_fewest(self) -> None:
        few = build(f"{NODE},openssl-3.0,android-7.0", LEAF, CA, CROSS, best_effort=True)
        assert sent(few) == ["CA by New Root"]
        assert [note.message.split()[0] for note in few.warnings if note.code == "client-left-out"] == ["android-7.0"]
        many = build(f"{NODE},android-4.4,android-7.0", LEAF, CA, CROSS, best_effort=True)
        assert sent(many) == ["CA by New Root", "New Root by Old Root"]
        assert [note.code for note in many.warnings] == ["client-left-out", "ends-early"]
        assert many.warnings[0].message == f"{NODE} does not accept the list: Old Root: expired, 2026-02-01"

    def test_who_accepts_none_is_told_apart(self) -> None:
        leaf = CA.leaf("www.example.org", key="ed25519-0")
        with pytest.raises(ChainNotFound, match="whatever is sent, it is not accepted by chromium") as raised:
            build("chromium,openssl-3.0", leaf, CA, CROSS, stores=[Certificate.from_der(NEW.der)])
        assert raised.value.hint == "--best-effort takes it; or leave these clients out"

    def test_what_a_client_may_accept_is_better_than_what_it_refuses(self) -> None:
        """Two lists are accepted by OpenSSL; to the one nobody says no, as the root that Android 7.0 has is not at hand."""
        facts = ClientStore("android-7.0", "Android 7.0's", ("none",), "test", has=frozenset({Root("CN=Old Root", "ab" * 32)}))
        stores = {"openssl-3.0": Builder(stores=[read(NEW)]).stores[0], "android-7.0": own_store(facts)}
        outcome = Builder(stores=list(stores.values()), at=pki.NOW).outcome(chainfix.read(pki.bundle(LEAF, CA, CROSS)))
        clients = Clients(choose(stores), lambda profile: stores[profile.name])
        found = chosen_for(outcome, clients, None)
        assert found is not None
        _, chosen = found
        assert [one.name for one in chosen.choice.certificates] == ["www.example.org", "CA", "New Root"]
        assert [(one.clients, one.perhaps) for one in chosen.needs] == [
            (("openssl-3.0",), ("android-7.0",)),
            ((), ("android-7.0",)),
        ]
        assert "not known: its store has Old Root, whose certificate is not at hand" in left_out(outcome, chosen.choices).message

    def test_a_list_that_nobody_accepts_is_no_list(self) -> None:
        with pytest.raises(ChainNotFound, match=r"the issuer of www\.example\.org is missing"):
            build("openssl-3.0", pki.root("Unknown").ca("CA").leaf("www.example.org"), best_effort=True)

    def test_a_leaf_that_is_out_of_date_is_the_reason(self) -> None:
        with pytest.raises(ChainNotFound) as raised:
            Builder(clients="all", at=datetime(2030, 1, 1, tzinfo=UTC)).build(LEAF.der, CA.der)
        assert raised.value.code == "leaf-expired"

    def test_trying_again_may_help_where_the_network_failed(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=["http://a.example/ca"])
        with pytest.raises(chainfix.NetworkError) as raised:
            build(f"{NODE},android-7.0", leaf, CA, fetcher=Answers({"http://a.example/ca": TIMED_OUT}))
        assert raised.value.code == "clients-left-out"


class TestOptions:
    def test_what_is_kept_is_in_the_list(self, home: Path) -> None:
        hold(home, shipped=(NEW,))
        assert sent(build("openssl-3.0", LEAF, CA, CROSS, keep=CROSS.sha256)) == ["CA by New Root", "New Root by Old Root"]

    def test_what_cannot_be_kept_is_an_error(self, home: Path) -> None:
        hold(home, shipped=(NEW,))
        with pytest.raises(InputError) as raised:
            build("openssl-3.0", LEAF, CA, P, keep=P.sha256)
        assert raised.value.code == "cannot-keep"

    def test_what_is_not_wanted_is_in_no_list(self, home: Path) -> None:
        hold(home, android=(OLD,))
        with pytest.raises(ChainNotFound):
            build("android-7.0", LEAF, CA, CROSS, without=CROSS.sha256)

    @pytest.mark.parametrize("clients", ["", ",", "nobody", ["openssl-3.0", "nobody"]])
    def test_no_client_of_that_name(self, clients: str) -> None:
        with pytest.raises(InputError) as raised:
            Builder(clients=clients)
        assert raised.value.code == "unknown-client"

    def test_several_stores_do_not_go_with_clients(self) -> None:
        with pytest.raises(InputError) as raised:
            Builder(clients="all", stores=["mozilla", "none"])
        assert raised.value.code == "bad-arguments"

    def test_anchors_do_not_go_with_clients(self) -> None:
        with pytest.raises(InputError) as raised:
            Builder(clients="all", anchor="New Root")
        assert raised.value.code == "bad-arguments"

    def test_the_builder_can_go_elsewhere(self, home: Path) -> None:
        hold(home, android=(OLD,))
        builder = Builder(clients=["android-7.0"], at=pki.NOW)
        again: Builder = pickle.loads(pickle.dumps(builder))  # noqa: S301 what was just written
        assert sent(again.build(LEAF.der, CA.der, CROSS.der)) == ["CA by New Root", "New Root by Old Root"]

    def test_many_are_built_for_the_same_clients(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,))
        builder = Builder(clients="openssl-3.0,android-7.0", at=pki.NOW)
        other = CA.leaf("mail.example.org")
        found = list(builder.build_many([pki.bundle(LEAF, CA, CROSS), pki.bundle(other, CA, CROSS), pki.bundle(other)]))
        assert [len(sent(one)) if isinstance(one, Repair) else "none" for one in found] == [2, 2, "none"]


class TestWhomAnAnswerLoses:
    """Without named clients the list ends at the first anchor: for whom the old one was good and the new one is not, is told."""

    def lost(self, *given: pki.Entity, store: pki.Entity = NEW) -> list[str]:
        repair = Builder(stores=[Certificate.from_der(store.der)], at=pki.NOW).build(*(one.der for one in given))
        return [verdict.client for verdict in repair.lost]

    def test_who_has_the_old_root_alone(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,), java8=(OLD,))
        assert self.lost(LEAF, CA, CROSS) == ["java8", "android-7.0"]

    def test_nobody_where_the_list_was_none(self, home: Path) -> None:
        hold(home, android=(OLD,))
        assert self.lost(LEAF, CROSS, CA, P) == ["android-7.0"], "Android sorts"
        assert self.lost(CA.leaf("www.example.org"), CA) == []

    def test_nobody_where_only_roots_strays_and_the_dead_are_left_away(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,))
        dead = OLD.cross(NEW, not_before=datetime(2000, 1, 1, tzinfo=UTC), not_after=datetime(2010, 1, 1, tzinfo=UTC))
        assert self.lost(LEAF, CA, NEW, dead) == []

    def test_nobody_where_the_list_was_chosen_for_clients(self, home: Path) -> None:
        hold(home, shipped=(NEW,), android=(OLD,))
        assert build("openssl-3.0", LEAF, CA, CROSS).lost == ()
