"""Who may have issued a certificate: candidates by name, grouped by key, in a stated order."""

from collections.abc import Sequence

import pytest

from chainfix import Certificate, CertificatePool, TrustStore
from chainfix.building.graph import Candidate, Graph, KeyIdMatch, key_id_match
from tests.support import pki

ROOT = pki.root("Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
OTHER_NAME = pki.name_der(("CN", "Somebody"))


def read(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def graph(
    given: Sequence[pki.Entity] = (),
    pool: Sequence[pki.Entity] = (),
    *stores: Sequence[pki.Entity],
    without: tuple[str, ...] = (),
) -> Graph:
    pools = (CertificatePool.of(map(read, pool)),)
    opened = [TrustStore(f"store {number}", CertificatePool.of(map(read, roots))) for number, roots in enumerate(stores)]
    return Graph(map(read, given), pools, opened, without)


def ders(candidate: Candidate) -> list[bytes]:
    return [certificate.der for certificate in candidate.certificates]


@pytest.mark.parametrize(
    ("leaf", "match"),
    [
        (CA.leaf("www.example.org"), KeyIdMatch.MATCH),
        (CA.leaf("www.example.org", aki=None), KeyIdMatch.NO_DATA),
        (CA.leaf("www.example.org", aki=b"another"), KeyIdMatch.MISMATCH),
        (CA.leaf("www.example.org", aki_issuer=(ROOT.subject, CA.serial)), KeyIdMatch.MATCH),
        (CA.leaf("www.example.org", aki=None, aki_issuer=(ROOT.subject, CA.serial)), KeyIdMatch.MATCH),
        (CA.leaf("www.example.org", aki=None, aki_issuer=(pki.name_der(("CN", "ROOT")), CA.serial)), KeyIdMatch.MATCH),
        (CA.leaf("www.example.org", aki_issuer=(ROOT.subject, CA.serial + 1)), KeyIdMatch.MISMATCH),
        (CA.leaf("www.example.org", aki_issuer=(OTHER_NAME, CA.serial)), KeyIdMatch.MISMATCH),
        (CA.leaf("www.example.org", aki=b"another", aki_issuer=(ROOT.subject, CA.serial)), KeyIdMatch.MISMATCH),
    ],
)
def test_the_aki_agrees_in_all_that_it_says(leaf: pki.Entity, match: KeyIdMatch) -> None:
    """RFC 5280 4.2.1.1: a key identifier, issuer name and serial number, or both."""
    assert key_id_match(read(leaf), read(CA)) is match


def test_an_issuer_without_a_key_identifier_contradicts_nothing() -> None:
    bare = ROOT.ca("CA", ski=None)
    assert key_id_match(read(bare.leaf("www.example.org", aki=b"any")), read(bare)) is KeyIdMatch.NO_DATA


class TestCandidates:
    def test_only_the_name_makes_one(self) -> None:
        """A name match makes an issuer candidate; whether its key signed is for the search."""
        impostor = pki.root("Elsewhere").ca("CA", key="another key")
        found = graph([LEAF], [CA, impostor, ROOT, ROOT.ca("Other CA")]).candidates(read(LEAF), prepared=False)
        assert {candidate.holder.der for candidate in found} == {CA.der, impostor.der}

    def test_twins_are_one(self) -> None:
        """
        CA by Root and CA by Other Root: one name and one key
        """
        twin = pki.root("Other Root").cross(CA)
        (found,) = graph([twin], [CA]).candidates(read(LEAF), prepared=False)
        assert ders(found) == [twin.der, CA.der]

    def test_the_better_agreement_of_key_ids_comes_first_then_what_a_store_has(self) -> None:
        stored = pki.root("CA", key="ec9", ski=None)
        bare = sorted((ROOT.ca("CA", key=number, ski=None) for number in range(5)), key=lambda entity: entity.sha256)
        contradicted = ROOT.ca("CA", key="ec8")
        found = graph([contradicted, *bare], [CA], [stored]).candidates(read(LEAF), prepared=False)
        assert [candidate.holder.der for candidate in found] == [e.der for e in (CA, stored, *bare, contradicted)]
        assert [candidate.match for candidate in found] == [0, 1, 1, 1, 1, 1, 1, 2]
        assert bare[0].sha256 < stored.sha256, "so it is not the fingerprint that puts the store first"

    def test_the_order_of_the_input_decides_nothing(self) -> None:
        rivals = [ROOT.ca("CA", key=number, ski=None) for number in range(4)]
        found = graph(rivals).candidates(read(LEAF), prepared=False)
        again = graph(rivals[::-1]).candidates(read(LEAF), prepared=False)
        assert found == again
        assert [c.holder.sha256 for c in found] == sorted(e.sha256 for e in rivals)

    def test_a_twin_that_the_aki_contradicts_is_friction(self) -> None:
        contradicted = ROOT.ca("CA", ski=b"another")
        (found,) = graph([CA, contradicted]).candidates(read(LEAF), prepared=False)
        assert found.match is KeyIdMatch.MATCH
        assert [certificate.der for certificate in found.friction] == [contradicted.der]

    def test_a_self_issued_certificate_of_a_store_is_not_sent_another_may_be(self) -> None:
        """A store certificate that is not self-signed joins the pool."""
        (top,) = graph([CA], [], [ROOT], [ROOT]).candidates(read(CA), prepared=False)
        assert (top.certificates, [(number, c.der) for number, c in top.stored]) == ((), [(0, ROOT.der), (1, ROOT.der)])
        (found,) = graph([LEAF], [], [CA]).candidates(read(LEAF), prepared=False)
        assert (ders(found), [number for number, _ in found.stored]) == ([CA.der], [0])

    def test_what_was_ruled_out_is_nowhere(self) -> None:
        twin = pki.root("Other Root").cross(CA)
        both, nothing = (CA, twin), ()
        for given, pool, store in (both, nothing, nothing), (nothing, both, nothing), (nothing, nothing, both):
            (found,) = graph(given, pool, store, without=(CA.sha256[:8],)).candidates(read(LEAF), prepared=False)
            assert ders(found) == [twin.der]
            assert CA.der not in [c.der for _, c in found.stored]


class TestAdding:
    def test_a_new_one_is_found_though_the_question_was_asked_before(self) -> None:
        there = graph([LEAF])
        assert there.candidates(read(LEAF), prepared=False) == ()
        assert there.add(read(CA))
        assert [c.holder.der for c in there.candidates(read(LEAF), prepared=False)] == [CA.der]

    def test_a_known_one_or_one_ruled_out_is_not_new(self) -> None:
        assert not graph([CA]).add(read(CA))
        assert not graph(without=(CA.sha256,)).add(read(CA))

    def test_what_is_given_is_listed_once(self) -> None:
        assert [c.der for c in graph([LEAF, CA, LEAF]).given()] == [LEAF.der, CA.der]


class TestPreparedNames:
    """RFC 5280 7.1: names that differ in case, blanks and string type are the same name."""

    SHOUTED = ROOT.ca("CA", subject=[("CN", "ca", "printable")], key=LEAF.issuer.key if LEAF.issuer else "")

    def test_they_are_compared_only_when_asked(self) -> None:
        there = graph([LEAF], [self.SHOUTED])
        assert there.candidates(read(LEAF), prepared=False) == ()
        (found,) = there.candidates(read(LEAF), prepared=True)
        assert ders(found) == [self.SHOUTED.der]
        assert [c.der for c in found.friction] == [self.SHOUTED.der], "clients that compare bytes refuse it"

    def test_whether_they_would_make_a_difference_is_known(self) -> None:
        one, nothing = (self.SHOUTED,), ()
        for given, pool, store in (one, nothing, nothing), (nothing, one, nothing), (nothing, nothing, one):
            there = graph(given, pool, store)
            assert not there.is_prepared_otherwise(), "nothing was asked yet"
            there.candidates(read(LEAF), prepared=False)
            assert there.is_prepared_otherwise()

    def test_they_make_none_where_all_names_are_equal_as_bytes(self) -> None:
        there = graph([LEAF, CA], [ROOT])
        there.candidates(read(LEAF), prepared=False)
        there.candidates(read(CA), prepared=False)
        assert not there.is_prepared_otherwise()


def test_a_fingerprint_is_looked_up_everywhere() -> None:
    there = graph([LEAF], [CA, ROOT], [ROOT])
    for entity in (LEAF, CA, ROOT):
        assert [c.der for c in there.fingerprinted(entity.sha256[:8])] == [entity.der]
    assert there.fingerprinted("00" * 32) == ()
