"""What a person should know about a list although it was built."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chainfix import Builder, Note, Repair
from chainfix.building.notices import notices
from chainfix.certificates.certificate import STORED
from chainfix.certificates.pool import CertificatePool
from tests.support import der, pki
from tests.support.verdicts import builder

DAY = timedelta(days=1)
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
OLD: pki.Options = {"not_before": datetime(2010, 1, 1, tzinfo=UTC)}
IN_2015 = datetime(2015, 1, 1, tzinfo=UTC)


def built(
    leaf: pki.Entity = LEAF, roots: Sequence[pki.Entity] = (ROOT,), pool: Sequence[pki.Entity] = (CA,), **options: Any
) -> Repair:
    return builder(roots, pool, **options).build(leaf.der)


def told(
    leaf: pki.Entity = LEAF, roots: Sequence[pki.Entity] = (ROOT,), pool: Sequence[pki.Entity] = (CA,), **options: Any
) -> Note:
    """The one notice there is."""
    (note,) = notices(built(leaf, roots, pool, **options).outcome)
    return note


def test_a_sound_list_has_none() -> None:
    assert notices(built().outcome) == ()


def test_there_are_none_without_a_list() -> None:
    outcome = builder([OTHER], [CA]).outcome(read(LEAF))
    assert notices(outcome) == ()


def read(entity: pki.Entity) -> Any:
    import chainfix

    return chainfix.read(entity.der)


def test_an_anchor_in_the_way_names_what_is_wrong_and_who_refuses() -> None:
    dead = pki.root("Root", not_after=pki.NOW - DAY)
    note = told(roots=[dead, OTHER], pool=[CA, OTHER.cross(ROOT)])
    assert note.code == "anchor-in-the-way"
    assert "Root expired on 2026-06-30" in note.message
    assert "OpenSSL" in note.message


def test_a_link_that_clients_refuse() -> None:
    note = told(pool=[ROOT.ca("CA", ski=b"another")])
    assert (note.code, note.message.startswith("www.example.org: its AKI contradicts CA")) == ("refused-link", True)
    note = told(pool=[ROOT.ca("CA", subject=[("CN", "ca")], key=CA.key)])
    assert (note.code, "otherwise" in note.message) == ("refused-link", True)


class TestWeak:
    ROOT = pki.root("Root", **OLD)

    def test_a_signature_before_2017(self) -> None:
        ca = self.ROOT.ca("CA", **(OLD | {"hash_name": "sha1"}))
        note = told(ca.leaf("www.example.org", **OLD), [self.ROOT], [ca], at=IN_2015)
        assert note == Note("weak", "CA has a SHA-1 signature: current clients refuse it")

    def test_a_key_of_an_intermediate(self) -> None:
        ca = ROOT.ca("CA", key="rsa1024")
        assert told(ca.leaf("www.example.org"), pool=[ca]) == Note(
            "weak", "CA has a weak key, RSA of 1024 bits: current clients refuse it"
        )

    @pytest.mark.parametrize(("key", "what"), [("rsa1024", "RSA of 1024 bits"), ("dsa0", "DSA")])
    def test_the_key_of_the_leaf(self, key: str, what: str) -> None:
        note = told(CA.leaf("www.example.org", key=key))
        assert note == Note("weak-key", f"the leaf's own key is weak ({what}): browsers refuse it")

    def test_a_short_key_of_the_leaf_not_before_2014(self) -> None:
        ca = self.ROOT.ca("CA", **OLD)
        leaf = ca.leaf("www.example.org", **(OLD | {"key": "rsa1024"}))
        last = datetime(2013, 12, 31, 23, 59, 59, tzinfo=UTC)
        assert notices(built(leaf, [self.ROOT], [ca], at=last).outcome) == ()
        assert told(leaf, [self.ROOT], [ca], at=last + timedelta(seconds=1)).code == "weak-key"

    def test_nothing_is_said_of_the_key_of_an_anchor(self) -> None:
        root = pki.root("Weak Root", key="rsa1024")
        assert notices(built(root.leaf("www.example.org"), [root], []).outcome) == ()


class TestEndsEarly:
    def test_an_intermediate_that_ends_before_the_leaf(self) -> None:
        note = told(pool=[ROOT.ca("CA", not_after=pki.END - DAY)])
        assert note == Note("ends-early", "CA ends on 2026-12-31, before the leaf (2027-01-01)")

    def test_an_anchor_that_does(self) -> None:
        assert told(roots=[pki.root("Root", not_after=pki.END - DAY)]).message.startswith("Root ends on 2026-12-31")

    def test_an_anchor_of_two_stores_is_told_once(self) -> None:
        ending = pki.root("Root", not_after=pki.END - DAY)
        stores = builder([ending], []).stores * 2
        repair = Builder(stores=stores, pool=builder([], [CA]).pool, at=pki.NOW).build(LEAF.der)
        assert [note.code for note in repair.warnings] == ["ends-early"]

    def test_one_that_is_kept_counts_too(self) -> None:
        cross = OTHER.cross(ROOT, not_after=pki.END - DAY)
        assert told(pool=[CA, cross], keep=cross.sha256).code == "ends-early"

    def test_one_that_ends_with_the_leaf_does_not(self) -> None:
        assert notices(built(CA.leaf("www.example.org", not_after=pki.END)).outcome) == ()


class TestMalformed:
    def test_an_extension_that_stands_in_it_twice_names_the_clients_that_refuse_it(self) -> None:
        twice: pki.Options = {"extensions": [(pki.UNKNOWN, False, b"\x05\x00")] * 2}
        note = told(CA.leaf("www.example.org", **twice))
        assert note.code == "malformed"
        assert note.message.startswith("www.example.org is malformed: the extension ")
        assert note.message.endswith("stands in it twice (Go, Chromium and Python's cryptography refuse it)")

    def test_an_intermediate_is_looked_at_too(self) -> None:
        ca = ROOT.ca("CA", basic_constraints=der.sequence(der.boolean(value=True)), extensions=[(pki.UNKNOWN, False, b"")] * 2)
        assert told(ca.leaf("www.example.org"), pool=[ca]).message.startswith("CA is malformed")

    def test_a_default_that_is_written_out(self) -> None:
        """GoDaddy leaves of 2010 to 2014 say cA FALSE."""
        leaf = CA.leaf("www.example.org", basic_constraints=der.sequence(der.boolean(value=False)))
        note = told(leaf)
        assert note.message.endswith(
            "cA FALSE is written out, which DER forbids (X.690 11.5) (parsers that insist on DER refuse it)"
        )

    def test_what_only_cryptography_refuses(self) -> None:
        odd = CA.leaf("www.example.org", extensions=[("2.5.29.31", False, b"\x05\x00")])
        assert told(odd).message.endswith("(Python's cryptography refuses it)")


class TestPlaces:
    def test_a_certificate_of_a_store_that_is_no_anchor_is_sent_with_a_note(self) -> None:
        note = told(roots=[ROOT, CA], pool=[])
        assert note == Note("not-self-signed", "CA in test is not self-signed: it was used like one of a pool")

    def test_a_target_that_is_itself_an_anchor(self) -> None:
        for pool in ([], [OTHER.cross(ROOT)]):
            assert told(ROOT, pool=pool) == Note("target-is-anchor", "Root is itself an anchor: no intermediate is needed")


def test_the_gravest_comes_first() -> None:
    """An anchor in the way, then what is refused, what is weak, what ends, what is malformed."""
    dead = pki.root("Root", not_after=pki.NOW - DAY)
    ca = ROOT.ca("CA", key="rsa1024", ski=b"another", not_after=pki.END - DAY, extensions=[(pki.UNKNOWN, False, b"")] * 2)
    leaf = ca.leaf("www.example.org", aki=b"asked for")
    codes = [note.code for note in notices(built(leaf, [dead, OTHER], [ca, OTHER.cross(ROOT)]).outcome)]
    assert codes == ["anchor-in-the-way", "refused-link", "weak", "ends-early", "malformed"]


def test_a_repair_tells_them_before_what_reading_had_to_say() -> None:
    broken = "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n"
    repair = builder([ROOT], [ROOT.ca("CA", not_after=pki.END - DAY)]).build(LEAF.pem + broken)
    assert [note.code for note in repair.warnings] == ["ends-early", "broken-block"]


def test_where_a_certificate_of_a_store_lies_is_told() -> None:
    store = CertificatePool([(ROOT.der, "roots.pem", 1), (CA.der, "roots.pem", 2)], STORED)
    from chainfix import TrustStore

    repair = Builder(stores=[TrustStore("mine", store)], at=pki.NOW).build(LEAF.der)
    assert [note.message for note in repair.warnings] == ["CA in roots.pem is not self-signed: it was used like one of a pool"]
