"""Each component of the rank decides between two lists that agree in all components before it."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from chainfix import Builder, Certificate, CertificatePool, RankedPaths, Source, TrustStore
from chainfix.building.ranking import COMPONENTS, Cost, Rank, why_better
from chainfix.certificates.certificate import CACHED, FETCHED, GIVEN, POOLED, SERVED, STORED
from tests.support import pki

DAY = timedelta(days=1)
ROOT = pki.root("Root", not_after=pki.END + 9 * DAY)
OTHER = pki.root("Other Root", not_after=pki.END + 9 * DAY)
OLD: pki.Options = {"not_before": datetime(2010, 1, 1, tzinfo=UTC)}
IN_2015 = datetime(2015, 1, 1, tzinfo=UTC)
LONG: pki.Options = {"not_after": pki.END + 9 * DAY}


class Rivals(NamedTuple):
    """Two lists for one leaf, and what is better in the first."""

    what: str
    leaf: pki.Entity
    better: tuple[pki.Entity, ...]
    worse: tuple[pki.Entity, ...]
    stores: tuple[tuple[pki.Entity, ...], ...] = ((ROOT,),)
    others: tuple[pki.Entity, ...] = ()
    """Certificates that the list goes through, and that no list sends."""
    kinds: dict[str, str] = {}  # noqa: RUF012 (never changed) by fingerprint where a certificate came from
    judged: dict[str, Any] = {}  # noqa: RUF012

    def ranked(self) -> RankedPaths:
        given = [self._read(entity) for entity in (self.leaf, *self.worse, *self.better, *self.others)]
        stores = [TrustStore(f"store {n}", CertificatePool.of(map(self._read, roots))) for n, roots in enumerate(self.stores)]
        return Builder(stores=stores, **{"at": pki.NOW, **self.judged}).paths(given, key=self.leaf.key_pem.encode())

    def _read(self, entity: pki.Entity) -> Certificate:
        return Certificate.from_der(entity.der, Source(self.kinds.get(entity.sha256, GIVEN), "test"))


def uncovered() -> Rivals:
    """Reaching one store with nothing sent does not help the clients of the other."""
    cross = OTHER.cross(ROOT)
    return Rivals(COMPONENTS[0], ROOT.leaf("www.example.org"), (cross,), (), stores=((ROOT,), (OTHER,)))


def in_the_way() -> Rivals:
    """
    leaf - CA(by Dead, expired in the store) - Dead(by Other Root)
    leaf - CA(by Far) - Far(by Near) - Near - Root
    """
    dead = pki.root("Dead", not_after=pki.NOW - DAY)
    by_dead, cross = dead.ca("CA"), OTHER.cross(dead)
    near = ROOT.ca("Near")
    far = near.ca("Far")
    by_far = far.cross(by_dead)
    return Rivals(
        COMPONENTS[1], by_dead.leaf("www.example.org"), (by_far, far, near), (by_dead, cross), stores=((ROOT, OTHER, dead),)
    )


def refused_by_key_id() -> Rivals:
    """OpenSSL, GnuTLS and NSS refuse an issuer whose SKI is not the AKI of the leaf."""
    sub = ROOT.ca("Sub")
    right = sub.ca("CA")
    wrong = ROOT.ca("CA", ski=b"another")
    return Rivals(COMPONENTS[2], right.leaf("www.example.org"), (right, sub), (wrong,))


def refused_by_signature() -> Rivals:
    """Before 2017 SHA-1 is accepted, and ranks down."""
    sub = ROOT.ca("Sub", **OLD)
    strong, weak = sub.ca("CA", **OLD), ROOT.ca("CA", **(OLD | {"hash_name": "sha1"}))
    root = pki.root("Root", **OLD)
    leaf = strong.leaf("www.example.org", **OLD)
    return Rivals(COMPONENTS[2], leaf, (strong, sub), (weak,), stores=((root,),), judged={"at": IN_2015})


def refused_by_key() -> Rivals:
    """RSA keys under 2048 bits are weak from 2014 on."""
    good, better = ROOT.ca("Good"), ROOT.ca("Strong")
    weak = ROOT.ca("Weak", key="rsa1024")
    ca = weak.ca("CA")
    by_good = good.cross(better)
    return Rivals(COMPONENTS[2], ca.leaf("www.example.org"), (by_good.cross(ca), by_good, good), (ca, weak), others=(), kinds={})


def ends_early() -> Rivals:
    sub = ROOT.ca("Sub")
    lasting, ending = sub.ca("CA"), ROOT.ca("CA", not_after=pki.END - DAY)
    return Rivals(COMPONENTS[3], lasting.leaf("www.example.org"), (lasting, sub), (ending,))


def anchor_ends_early() -> Rivals:
    """A root that ends before the leaf is as bad as an intermediate that does."""
    ending = pki.root("Ending", not_after=pki.END - DAY)
    sub = ROOT.ca("Sub")
    by_ending = ending.ca("CA")
    lasting = sub.cross(by_ending)
    return Rivals(COMPONENTS[3], lasting.leaf("www.example.org"), (lasting, sub), (by_ending,), stores=((ROOT, ending),))


def sent() -> Rivals:
    sub = ROOT.ca("Sub")
    long = sub.ca("CA", **LONG)
    short = ROOT.cross(long)
    return Rivals(COMPONENTS[4], short.leaf("www.example.org"), (short,), (long, sub))


def fetched(kind: str) -> Rivals:
    ours = ROOT.ca("CA")
    theirs = ROOT.cross(ours, **LONG)
    return Rivals(COMPONENTS[5], ours.leaf("www.example.org"), (ours,), (theirs,), kinds={theirs.sha256: kind, ours.sha256: POOLED})


def pooled(kind: str) -> Rivals:
    ours = ROOT.ca("CA")
    theirs = ROOT.cross(ours, **LONG)
    return Rivals(COMPONENTS[6], ours.leaf("www.example.org"), (ours,), (theirs,), kinds={theirs.sha256: kind, ours.sha256: SERVED})


def expiry() -> Rivals:
    """Both end before the leaf, one a day after the other."""
    ending, lasting = ROOT.ca("CA", not_after=pki.END - 2 * DAY), ROOT.ca("CA", not_after=pki.END - DAY)
    return Rivals("expires later", lasting.leaf("www.example.org"), (lasting,), (ending,))


def fingerprint() -> Rivals:
    twins = ROOT.ca("CA", serial=1), ROOT.ca("CA", serial=2)
    first, second = sorted(twins, key=lambda twin: twin.sha256)
    return Rivals("has the smaller fingerprint, all else being equal", first.leaf("www.example.org"), (first,), (second,))


CASES = [
    uncovered(),
    in_the_way(),
    refused_by_key_id(),
    refused_by_signature(),
    refused_by_key(),
    ends_early(),
    anchor_ends_early(),
    sent(),
    fetched(FETCHED),
    fetched(CACHED),
    pooled(POOLED),
    pooled(STORED),
    expiry(),
    fingerprint(),
]


@pytest.mark.parametrize("rivals", CASES, ids=lambda rivals: rivals.what)
def test_the_better_list_is_chosen_for_that_reason(rivals: Rivals) -> None:
    paths = rivals.ranked().paths
    lists = [[c.der for c in path.intermediates] for path in paths]
    assert lists[0] == [entity.der for entity in rivals.better]
    worse = paths[lists.index([entity.der for entity in rivals.worse])]
    assert why_better(paths[0].rank, worse.rank) == rivals.what
    assert paths[0].rank < worse.rank


@pytest.mark.parametrize("rivals", CASES, ids=lambda rivals: rivals.what)
def test_without_it_the_other_is_chosen(rivals: Rivals) -> None:
    """So both lists are valid, and it is the rank that decides."""
    fewer = rivals._replace(better=tuple(entity for entity in rivals.better if entity in rivals.worse))
    assert [c.der for c in fewer.ranked().paths[0].intermediates] == [entity.der for entity in rivals.worse]


def test_every_component_has_its_case() -> None:
    assert {rivals.what for rivals in CASES} >= set(COMPONENTS)
    assert len(COMPONENTS) == len(Cost._fields)


def test_nothing_is_added_for_what_is_not_so() -> None:
    cost = sent().ranked().paths[0].rank.cost
    assert cost == Cost(sent=1)


class TestReasons:
    END = int(pki.END.timestamp())

    def test_a_sentence_for_each_component_that_says_something(self) -> None:
        rank = Rank(Cost(1, 2, 1, 1, 3, 2, 1), -self.END, ())
        assert rank.reasons() == (
            "1 requested store not reached",
            "2 anchors in the way that some clients commit to and then refuse",
            "1 fact for which some clients refuse it today",
            "a certificate ends before the leaf",
            "3 intermediates sent",
            "2 of them fetched",
            "1 of them from a pool",
            "first expiry 2027-01-01",
        )

    def test_the_best_of_all(self) -> None:
        assert Rank(Cost(), -self.END, ()).reasons() == ("no intermediate needed", "first expiry 2027-01-01")

    def test_singular_and_plural(self) -> None:
        rank = Rank(Cost(uncovered=2, in_the_way=1, refused=2, sent=1), -self.END, ())
        assert [reason.split(" ")[:2] for reason in rank.reasons()[:4]] == [
            ["2", "requested"],
            ["1", "anchor"],
            ["2", "facts"],
            ["1", "intermediate"],
        ]
