"""What was added to the list and what was taken out of it, each with its reason.

leaf - CA - Root
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from chainfix import Certificate, Change, Repair, Source
from chainfix.certificates.certificate import CACHED, FETCHED, GIVEN, POOLED, SERVED, STORED
from tests.support import pki
from tests.support.answers import Answers
from tests.support.verdicts import builder

DAY = timedelta(days=1)
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
URL = "http://aia.example/ca.cer"


def built(*given: pki.Entity, roots: Sequence[pki.Entity] = (ROOT,), pool: Sequence[pki.Entity] = ()) -> Repair:
    read = [Certificate.from_der(e.der, Source(GIVEN, "served.pem", n)) for n, e in enumerate(given, start=1)]
    return builder(roots, pool).build(read, key=LEAF.key_pem.encode())


def reason(*given: pki.Entity, roots: Sequence[pki.Entity] = (ROOT,)) -> str:
    """Why the last of the given certificates was removed, and only that one."""
    (change,) = built(*given, roots=roots).removed
    assert change.certificate.der == given[-1].der
    return change.reason


class TestRemoved:
    def test_a_duplicate(self) -> None:
        assert reason(LEAF, CA, LEAF) == "a duplicate"

    def test_a_root_that_clients_have(self) -> None:
        assert reason(LEAF, CA, ROOT) == "a root: clients have their own"

    def test_a_twin_of_such_a_root(self) -> None:
        assert reason(LEAF, CA, pki.root("Root", not_after=pki.END + DAY)) == "a root: clients have their own"

    def test_a_root_that_no_store_has(self) -> None:
        assert reason(LEAF, CA, OTHER) == "self-signed and not in roots: no client would take it from a server"

    def test_a_cross_certificate_of_an_anchor_is_not_dropped_in_silence(self) -> None:
        """DESIGN: dropped X by Y: needed by clients whose store has Y but not X; --keep SHA256 keeps it."""
        cross = OTHER.cross(ROOT)
        told = reason(LEAF, CA, cross)
        assert "clients whose store has Other Root and not Root" in told
        assert told.endswith(f"--keep {cross.sha256[:16]} keeps it")

    def test_an_expired_one(self) -> None:
        assert reason(LEAF, CA, OTHER.cross(ROOT, not_after=pki.NOW - DAY)) == "expired on 2026-06-30"

    def test_one_that_is_not_valid_yet(self) -> None:
        assert reason(LEAF, CA, OTHER.cross(ROOT, not_before=pki.NOW + DAY)) == "is not valid before 2026-07-02"

    def test_a_twin_of_one_that_is_sent(self) -> None:
        twin = OTHER.cross(CA)
        assert reason(LEAF, CA, twin) == "another certificate of the same name and key is sent"

    def test_another_ca(self) -> None:
        assert reason(LEAF, CA, ROOT.ca("Other CA")) == "issued nothing in this list"

    def test_another_leaf(self) -> None:
        assert reason(LEAF, CA, CA.leaf("other.example.org")) == "not a CA, and not the leaf"

    def test_in_the_order_given_with_the_place(self) -> None:
        cross = OTHER.cross(ROOT)
        found = built(LEAF, ROOT, cross, CA, LEAF).removed
        assert [change.certificate.der for change in found] == [ROOT.der, cross.der, LEAF.der]
        assert [change.source for change in found] == [Source(GIVEN, "served.pem", n) for n in (2, 3, 5)]

    def test_nothing_of_a_right_list(self) -> None:
        repair = built(LEAF, CA)
        assert (repair.removed, repair.added, repair.changed) == ((), (), False)

    def test_an_order_that_is_wrong_is_a_change_that_removes_nothing(self) -> None:
        repair = built(CA, LEAF)
        assert (repair.removed, repair.added, repair.changed) == ((), (), True)


class TestAdded:
    def test_what_was_not_handed_over(self) -> None:
        upper = ROOT.ca("Upper CA")
        lower = upper.ca("CA")
        leaf = lower.leaf("www.example.org", key=LEAF.key)
        found = built(leaf, upper, pool=[lower]).added
        assert [(change.certificate.der, change.reason, change.source.kind) for change in found] == [
            (lower.der, "issued www.example.org", POOLED)
        ]

    def test_not_what_a_server_sent(self) -> None:
        served = [Certificate.from_der(e.der, Source(SERVED, "www.example.org:443", n)) for n, e in enumerate((LEAF, CA), start=1)]
        assert builder([ROOT], []).build(served).added == ()

    def test_from_where_it_was_fetched(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[URL])
        (change,) = builder([ROOT], fetcher=Answers({URL: CA}), pool=()).build(leaf.der).added
        assert (change.certificate.der, change.url, change.source.kind) == (CA.der, URL, FETCHED)

    def test_what_the_cache_had_is_told_as_if_it_had_been_fetched(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[URL])
        (change,) = builder([ROOT], fetcher=Answers({}, cached={URL: CA}), pool=()).build(leaf.der).added
        assert (change.certificate.der, change.url, change.source.kind) == (CA.der, URL, CACHED)

    @pytest.mark.parametrize("kind", [GIVEN, POOLED, SERVED, STORED])
    def test_what_was_not_fetched_has_no_url(self, kind: str) -> None:
        assert Change(Certificate.from_der(CA.der), "issued something", Source(kind, URL)).url is None

    def test_what_a_store_had(self) -> None:
        (change,) = built(LEAF, roots=[ROOT, CA]).added
        assert (change.certificate.der, change.source.kind) == (CA.der, STORED)


class TestChain:
    def test_no_self_signed_certificate_is_in_it(self) -> None:
        chain = built(LEAF, ROOT, CA).chain
        assert (chain.leaf.der, [c.der for c in chain.intermediates], chain.root.der) == (LEAF.der, [CA.der], ROOT.der)

    def test_its_root_is_the_stores_own_certificate(self) -> None:
        """The twin that was handed over is not the one that the store has."""
        assert built(LEAF, CA, pki.root("Root", not_after=pki.END + DAY)).chain.root.der == ROOT.der

    def test_its_root_is_that_of_the_topmost_anchor(self) -> None:
        cross = OTHER.cross(ROOT)
        chain = built(LEAF, CA, cross, roots=[OTHER]).chain
        assert ([c.der for c in chain.intermediates], chain.root.der) == ([CA.der, cross.der], OTHER.der)
