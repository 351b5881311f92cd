"""The stores that clients ask: installed ones seen through facts, stand-ins, what is at hand besides, and the user's own."""

from pathlib import Path

import pytest

from chainfix.adapters import client_stores, own_stores
from chainfix.adapters.client_stores import ClientStores
from chainfix.adapters.pool import ignore
from chainfix.adapters.stores import entries, open_store
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.pool import CertificatePool
from chainfix.clients.catalogue import CATALOGUE
from chainfix.clients.profile import Profile
from chainfix.clients.simulation import StandIn
from chainfix.clients.store_facts import STORES
from chainfix.clients.stores import ClientStore, Root
from chainfix.clients.trust import OwnStore
from chainfix.errors import InputError
from tests.support import pki

ONE, TWO, OLD = pki.root("Root One"), pki.root("Root Two"), pki.root("Old Root")


def profile(store: str) -> Profile:
    return CATALOGUE[0]._replace(store=store)


def read(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def facts(name: str, *bases: str, has: tuple[pki.Entity, ...] = ()) -> ClientStore:
    identities = frozenset(Root(read(one).subject, key_fingerprint(read(one))) for one in has)
    return ClientStore(name, "A test's", bases, "here", has=identities)


FACTS = {
    one.name: one
    for one in (facts("plain", "base"), facts("other", "base"), facts("choosy", "absent", "base"), facts("old", "base", has=(OLD,)))
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened, of a world with one installed store and four clients' stores."""
    names: list[str] = []

    def open_named(name: str) -> TrustStore:
        names.append(name)
        if name == "absent":
            raise InputError("not installed", code="store-not-installed")
        return TrustStore(name, CertificatePool.of(map(read, (ONE, TWO))))

    monkeypatch.setattr(client_stores, "open_store", open_named)
    monkeypatch.setattr(client_stores, "FACTS", FACTS)
    monkeypatch.setattr(client_stores, "roots_at_hand", lambda: CertificatePool(()))
    return names


def test_what_several_share_is_opened_once(opened: list[str]) -> None:
    stores = ClientStores()
    first, second, third = (stores(profile(name)) for name in ("plain", "plain", "other"))
    assert first is second
    assert (first.name, third.name, opened) == ("plain", "other", ["base"])


def test_what_is_open_already_is_taken(opened: list[str]) -> None:
    base = TrustStore("base", CertificatePool.of([read(ONE)]))
    found = ClientStores(opened={"base": base})(profile("plain"))
    assert opened == []
    assert [c.name for c in found.pool.certificates()] == ["Root One"]


def test_the_next_choice_stands_in_for_a_store_that_is_not_installed(opened: list[str]) -> None:
    assert ClientStores().standing_in == ()
    stores = ClientStores()
    for name in ("plain", "choosy"):
        stores(profile(name))
    assert stores.standing_in == (StandIn("choosy", "absent", "base"),)
    assert opened == ["base", "absent"]


def test_where_none_is_installed_that_is_an_error(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FACTS, "lost", facts("lost", "absent"))
    with pytest.raises(InputError) as caught:
        ClientStores()(profile("lost"))
    assert caught.value.code == "store-not-installed"
    assert opened == ["absent"]


def test_other_trouble_with_a_store_is_not_hidden(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(name: str) -> TrustStore:
        raise InputError(f"{name} is broken", code="unreadable-file")

    monkeypatch.setattr(client_stores, "open_store", unreadable)
    with pytest.raises(InputError) as caught:
        ClientStores()(profile("choosy"))
    assert caught.value.code == "unreadable-file"


def test_roots_that_no_store_has_come_from_what_is_at_hand(opened: list[str]) -> None:
    bare, with_pool = ClientStores()(profile("old")), ClientStores(CertificatePool.of([read(OLD)]))(profile("old"))
    assert isinstance(bare, OwnStore)
    assert bare.misses(OLD.subject)
    assert [c.name for c in with_pool.named(OLD.subject)] == ["Old Root"]
    assert opened == ["base", "base"]


def test_a_store_of_the_user_stands_for_the_client_s_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINFIX_STORES_DIR", str(tmp_path))
    before = ClientStores()(profile("android-7.0"))
    assert isinstance(before, OwnStore)
    assert before.base == "mozilla"
    folder = tmp_path / "cacerts"
    folder.mkdir()
    (folder / "0a0a0a0a.0").write_text(ONE.pem)
    (folder / "0b0b0b0b.0").write_text(TWO.pem)
    own_stores.add("android-7.0", str(folder), date="2026-07-01", password=None, tell=ignore)
    found = ClientStores()(profile("android-7.0"))
    assert not isinstance(found, OwnStore)
    assert found.name == "android-7.0"
    assert {c.name for c in found.pool.certificates()} == {"Root One", "Root Two"}


def test_every_client_has_a_store_that_can_be_opened() -> None:
    stores = ClientStores()
    for one in CATALOGUE:
        found = stores(one)
        assert len(found) > 50, one.store
        assert found.name == one.store


def test_the_store_of_a_client_that_takes_dates_has_those_of_its_base() -> None:
    stores = ClientStores()
    assert set(open_store("mozilla").distrust) <= set(stores(profile("mozilla")).distrust)
    assert stores(profile("ca-certificates")).distrust == ()


def test_the_store_of_a_client_can_be_opened_by_its_name() -> None:
    found = open_store("android-7.0")
    assert isinstance(found, OwnStore)
    assert (found.name, found.date) == ("android-7.0", "2016-08-22")
    assert found.origin.endswith("by what is known of it")


def test_it_can_be_one_of_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_store("android-7.0+java8u101").name == "android-7.0+java8u101"


def test_a_file_of_that_name_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "android-7.0").write_text(pki.root("Root").pem)
    assert len(open_store("android-7.0")) == 1


def test_every_one_that_differs_from_its_base_is_known_by_name() -> None:
    known = {entry.name for entry in entries()}
    assert {facts.name for facts in STORES if facts.has} <= known
    assert "given" not in known
