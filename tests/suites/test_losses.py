"""Real lists that Mozilla's store covers and that go on above its root: what ``build`` takes out, somebody's store may need.

Each is built at the middle of its leaf's validity. Needs the data beside the project and skips, with the reason, where it is not
there.
"""

import json
from typing import Any, NamedTuple

import pytest

from chainfix import Builder, Certificate, ChainNotFound, Repair, TrustStore, read
from chainfix.adapters.client_stores import ClientStores
from chainfix.clients.catalogue import choose
from chainfix.clients.verdict import simulate_all
from tests.support.shared import SharedData

OTHERS = ("android-2026", "apple-2026", "cfssl-kitkat", "microsoft-2026", "openjdk-2026", "oracle_java-2026")
PATIENT = choose(["go1.27"])
"""A client that tries every path: what it refuses, the store does not cover."""


class Built(NamedTuple):
    """One list, and what was made of it."""

    listed: tuple[Certificate, ...]
    at: int
    repair: Repair

    @property
    def answer(self) -> tuple[Certificate, ...]:
        return (self.repair.leaf, *self.repair.chain.intermediates)

    @property
    def shortened(self) -> bool:
        """Whether a certificate that is no root was taken out."""
        return any(c not in self.answer and not c.self_issued for c in self.listed)

    def lost(self, stores: dict[str, TrustStore]) -> list[str]:
        """The stores that the list covered and the answer does not."""
        return [name for name, store in stores.items() if self._covers(self.listed, store) and not self._covers(self.answer, store)]

    def _covers(self, listed: tuple[Certificate, ...], store: TrustStore) -> bool:
        return bool(simulate_all(PATIENT, listed, store, at=self.at)[0].accepts)


@pytest.fixture(scope="module")
def built(shared: SharedData) -> list[Built]:
    real = shared.real
    known = {c.sha256: c for name in ("intermediates.pem", "roots.pem") for c in read(str(real / name)).certificates}
    known |= {c.sha256: c for path in sorted((real / "leaves").glob("*.pem")) for c in read(str(path)).certificates}
    builder = Builder(stores=str(real / "stores" / "mozilla-2026.pem"))
    entries: list[dict[str, Any]] = json.loads((real / "served-lists.json").read_text(encoding="utf-8"))
    lists = [tuple(known[fingerprint] for fingerprint in entry["chain"]) for entry in entries]
    return [one for listed in lists if not listed[0].is_ca and (one := _built(listed, builder)) is not None]


def _built(listed: tuple[Certificate, ...], builder: Builder) -> Built | None:
    at = (listed[0].starts + listed[0].ends) // 2
    try:
        return Built(listed, at, builder.build(*listed, at=at))
    except ChainNotFound:
        return None


def test_some_are_cut_at_the_first_root_and_some_store_needed_the_rest(built: list[Built], shared: SharedData) -> None:
    """So that the test below is about something."""
    stores = _stores(shared)
    shortened = [one for one in built if one.shortened]
    assert len(built) >= 170
    assert len(shortened) >= 30
    assert sum(bool(one.lost(stores)) for one in shortened) >= 20


def test_nobody_loses_a_good_list_in_silence(built: list[Built], shared: SharedData) -> None:
    stores = _stores(shared)
    silent = [one for one in built if one.lost(stores) and not one.repair.lost]
    assert [(one.repair.leaf.name, one.lost(stores)) for one in silent] == []


def test_a_list_for_the_lost_is_found(built: list[Built]) -> None:
    """What was good for them was handed over: ``--clients`` with their names gives it back, or a shorter one."""
    stores = ClientStores()
    for one in built:
        lost = choose(verdict.client for verdict in one.repair.lost)
        names = [verdict.client for verdict in simulate_all(lost, one.listed, stores, at=one.at) if verdict.accepts]
        if names:
            again = Builder(clients=names, at=one.at).build(*one.listed)
            assert len(again.chain.intermediates) <= len(one.listed)


def _stores(shared: SharedData) -> dict[str, TrustStore]:
    return {name: Builder(stores=str(shared.real / "stores" / f"{name}.pem")).stores[0] for name in OTHERS}
