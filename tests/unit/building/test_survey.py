"""What is in here: each fact of a survey on a PKI that is made for it."""

from datetime import UTC, datetime

import pytest

from chainfix.building.budget import Budget, Limits
from chainfix.building.distrust import Distrust
from chainfix.building.graph import KeyIdMatch
from chainfix.building.signature import SignatureChecker, Verdict
from chainfix.building.survey import Entry, Role, Survey, Validity, survey
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.certificates.certificate import POOLED, STORED, Certificate, Source
from chainfix.certificates.names import NameMatch
from chainfix.certificates.pool import CertificatePool
from tests.support import der, pki

ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
LEAF = INTER.leaf("www.example.org", ca_issuers=["http://ca.example.org/inter.crt", "ldap://ca.example.org/"])


def certificate(entity: pki.Entity, place: str = "a.pem", position: int = 1, kind: str = "given") -> Certificate:
    return Certificate.from_der(entity.der, Source(kind, place, position))


def store(name: str, *entities: pki.Entity, distrust: tuple[Distrust, ...] = ()) -> TrustStore:
    return TrustStore(name, CertificatePool.of([certificate(entity, name, kind=STORED) for entity in entities]), distrust=distrust)


def pool(*entities: pki.Entity) -> CertificatePool:
    return CertificatePool.of([certificate(entity, "pool.pem", kind=POOLED) for entity in entities])


def look(
    *entities: pki.Entity,
    stores: tuple[TrustStore, ...] = (),
    pooled: tuple[pki.Entity, ...] = (),
    at: datetime = pki.NOW,
    limits: Limits = Limits(),  # noqa: B008 immutable
) -> Survey:
    given = [certificate(entity, position=position) for position, entity in enumerate(entities, 1)]
    budget = Budget(limits)
    return survey(given, stores, pool=pool(*pooled), at=int(at.timestamp()), checker=SignatureChecker(), budget=budget)


def issuers(entry: Entry) -> list[int]:
    return [link.number for link in entry.issuers]


class TestWhatIsHere:
    def test_certificates_are_numbered_as_they_were_handed_over(self) -> None:
        found = look(LEAF, ROOT, INTER)
        assert [(entry.number, entry.certificate.name) for entry in found.entries] == [
            (1, "www.example.org"),
            (2, "Example Root"),
            (3, "Example CA"),
        ]
        assert found.entry(3).certificate.name == "Example CA"

    def test_the_same_bytes_are_one_certificate_with_all_its_places(self) -> None:
        given = [certificate(LEAF), certificate(INTER, position=2), certificate(LEAF, "b.pem")]
        found = survey(given, (), pool=pool(), at=0, checker=SignatureChecker(), budget=Budget())
        assert [entry.places for entry in found.entries] == [
            (Source("given", "a.pem", 1), Source("given", "b.pem", 1)),
            (Source("given", "a.pem", 2),),
        ]

    def test_nothing_is_nothing(self) -> None:
        assert look().entries == ()


class TestRoles:
    @pytest.mark.parametrize(
        ("entity", "role"),
        [
            (ROOT, Role.CA),
            (INTER, Role.CA),
            (LEAF, Role.LEAF),
            (pki.self_signed_leaf("self.example.org"), Role.LEAF),
            (INTER.leaf("www.example.org", extensions=[(pki.CT_POISON, True, der.tlv(0x05))]), Role.PRECERTIFICATE),
            (INTER.leaf("ocsp", eku=["1.3.6.1.5.5.7.3.9"]), Role.OCSP_SIGNER),
            (INTER.leaf("crl", eku=None, key_usage=("crl_sign",)), Role.CRL_SIGNER),
            (INTER.leaf("both", eku=[pki.SERVER_AUTH, "1.3.6.1.5.5.7.3.9"]), Role.LEAF),
            (
                pki.root("Old Root", version=None, is_ca=None, key_usage=None, ski=None, aki=None),
                Role.VERSION_1,
            ),
        ],
        ids=lambda value: value.name,
    )
    def test_come_from_the_certificate(self, entity: pki.Entity, role: Role) -> None:
        assert look(entity).entry(1).role is role

    def test_a_name_twice_is_not_yet_a_signature(self) -> None:
        """A key rollover: the new key, signed with the old one, under one name."""
        new = ROOT.ca("Example Root", key="new key")
        found = look(ROOT, new)
        assert [entry.certificate.self_issued for entry in found.entries] == [True, True]
        assert [entry.self_signed for entry in found.entries] == [True, False]
        assert issuers(found.entry(2)) == [1]

    def test_purposes_are_words_where_there_are_some(self) -> None:
        odd = INTER.leaf("odd", eku=[pki.CLIENT_AUTH, pki.UNKNOWN, pki.SERVER_AUTH])
        assert look(odd).entry(1).purposes == ("servers", "clients", pki.UNKNOWN)
        assert look(ROOT).entry(1).purposes == ()

    def test_hosts_are_the_names_and_addresses_of_the_san(self) -> None:
        leaf = INTER.leaf("cn.example.org", san=["a.example.org", "192.0.2.1", pki.rfc822_name("mail@example.org")])
        assert look(leaf).entry(1).hosts == ("a.example.org", "192.0.2.1")

    @pytest.mark.parametrize(
        ("at", "validity"),
        [
            (datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC), Validity.NOT_YET_VALID),
            (pki.START, Validity.VALID),
            (pki.END, Validity.VALID),
            (datetime(2027, 1, 1, 0, 0, 1, tzinfo=UTC), Validity.EXPIRED),
        ],
    )
    def test_both_ends_of_the_validity_are_inclusive(self, at: datetime, validity: Validity) -> None:
        assert look(LEAF, at=at).entry(1).validity is validity

    def test_what_is_malformed_is_said(self) -> None:
        twice = INTER.leaf("twice", extensions=[("2.5.29.15", True, der.bits(b"\x80", unused=7))])
        assert look(twice).entry(1).malformations == ("the extension keyUsage stands in it twice",)
        assert look(LEAF).entry(1).malformations == ()

    def test_what_only_cryptography_refuses_is_said_as_well(self) -> None:
        """A notice of a certificate policy whose text is of no string type (RFC 5280 4.2.1.4)."""
        notice = der.sequence(der.oid("1.3.6.1.5.5.7.2.2"), der.sequence(der.tlv(0x04, b"text")))
        policies = der.sequence(der.sequence(der.oid(pki.UNKNOWN), der.sequence(notice)))
        (reason,) = look(INTER.leaf("odd", extensions=[("2.5.29.32", False, policies)])).entry(1).malformations
        assert reason.endswith("(Python's cryptography refuses it)")

    def test_weaknesses_are_those_of_the_signature_and_the_key(self) -> None:
        weak = look(pki.root("Old Root", key="rsa1024", hash_name="sha1"), pki.root("R", key="rsa0").leaf("w", hash_name="sha1"))
        assert weak.entry(1).weaknesses == ("the key is RSA of 1024 bits",)  # nobody relies on a self-signature
        assert weak.entry(2).weaknesses == ("signed with SHA-1",)


class TestWhoIssuedWhom:
    def test_a_verified_signature_makes_an_issuer(self) -> None:
        found = look(LEAF, ROOT, INTER)
        assert [issuers(entry) for entry in found.entries] == [[3], [], [2]]
        assert [entry.issued for entry in found.entries] == [(), (3,), (1,)]
        assert [entry.self_signed for entry in found.entries] == [False, True, False]

    def test_a_name_alone_makes_a_candidate(self) -> None:
        impostor = ROOT.ca("Example CA", key="another key", ski=b"other")
        found = look(LEAF, impostor)
        (link,) = found.entry(1).links
        assert (link.number, link.verdict, link.key_ids) == (2, Verdict.BAD, KeyIdMatch.MISMATCH)
        assert found.entry(1).missing
        assert found.entry(2).issued == ()

    def test_key_ids_may_agree_say_nothing_or_contradict(self) -> None:
        twins = (INTER, ROOT.cross(INTER, ski=None), ROOT.cross(INTER, ski=b"other"))
        found = look(LEAF, *twins)
        assert [(link.number, link.verdict, link.key_ids) for link in found.entry(1).links] == [
            (2, Verdict.VERIFIED, KeyIdMatch.MATCH),
            (3, Verdict.VERIFIED, KeyIdMatch.NO_DATA),
            (4, Verdict.VERIFIED, KeyIdMatch.MISMATCH),
        ]

    def test_a_name_that_is_written_otherwise_is_found_where_none_is_equal_as_bytes(self) -> None:
        leaf = INTER.leaf("www.example.org", issuer_name=pki.name_der(("CN", "EXAMPLE  ca", "printable")))
        (link,) = look(leaf, INTER).entry(1).links
        assert (link.verdict, link.name) == (Verdict.VERIFIED, NameMatch.TEXT)

    def test_a_name_that_is_written_otherwise_is_not_looked_for_where_one_is_equal_as_bytes(self) -> None:
        other = ROOT.cross(INTER, subject=pki.name_der(("CN", "EXAMPLE CA")))
        assert issuers(look(LEAF, INTER, other).entry(1)) == [2]

    def test_a_key_that_cannot_be_loaded_leaves_it_open(self) -> None:
        strange = pki.resigned(INTER, lambda tbs: tbs.replace(der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.2.9")))
        (link,) = look(LEAF, strange).entry(1).links
        assert link.verdict is Verdict.UNKNOWN
        assert look(LEAF, strange).entry(1).missing

    def test_cas_that_certified_each_other_are_each_others_issuers(self) -> None:
        one, other = pki.root("One"), pki.root("Other")
        found = look(one.cross(other), other.cross(one))
        assert [issuers(entry) for entry in found.entries] == [[2], [1]]

    def test_the_pool_is_asked_where_the_issuer_is_not_in_here(self) -> None:
        (link,) = look(LEAF, pooled=(INTER, ROOT)).entry(1).links
        assert (link.number, link.issuer.source.place, link.verdict) == (0, "pool.pem", Verdict.VERIFIED)
        assert not look(LEAF, pooled=(INTER,)).entry(1).missing

    def test_the_pool_is_not_asked_where_the_issuer_is_in_here(self) -> None:
        assert issuers(look(LEAF, INTER, pooled=(INTER, ROOT.cross(INTER, ski=None))).entry(1)) == [2]

    def test_the_pool_is_asked_by_the_text_of_names_last(self) -> None:
        leaf = INTER.leaf("www.example.org", issuer_name=pki.name_der(("CN", "example ca")))
        (link,) = look(leaf, pooled=(INTER,)).entry(1).links
        assert (link.verdict, link.name) == (Verdict.VERIFIED, NameMatch.TEXT)

    def test_what_nobody_here_issued_lacks_its_issuer(self) -> None:
        found = look(LEAF, ROOT)
        assert [entry.missing for entry in found.entries] == [True, False]

    def test_a_spent_budget_is_told_and_leaves_answers_open(self) -> None:
        found = look(LEAF, INTER, ROOT, limits=Limits(signature_checks=1))
        assert found.spent == "signature_checks"
        assert [entry.self_signed for entry in found.entries] == [False, False, True]
        assert [link.verdict for entry in found.entries for link in entry.links] == [None, None]
        assert look(LEAF, INTER, ROOT, limits=Limits(signature_checks=3)).spent is None


class TestTwins:
    def test_share_name_and_key(self) -> None:
        other = pki.root("Other Root")
        found = look(ROOT, other.cross(ROOT), INTER)
        assert [entry.twins for entry in found.entries] == [(2,), (1,), ()]

    def test_may_write_the_name_otherwise(self) -> None:
        found = look(INTER, ROOT.cross(INTER, subject=pki.name_der(("CN", "EXAMPLE CA", "printable"))))
        assert [entry.twins for entry in found.entries] == [(2,), (1,)]

    def test_are_not_made_by_a_key_or_a_name_alone(self) -> None:
        found = look(INTER, ROOT.ca("Example CA", key="another key"), ROOT.ca("Another CA", key=INTER.key))
        assert [entry.twins for entry in found.entries] == [(), (), ()]

    def test_all_issued_what_their_key_signed(self) -> None:
        found = look(LEAF, INTER, ROOT.cross(INTER, ski=None))
        assert [entry.issued for entry in found.entries] == [(), (1,), (1,)]

    def test_a_cross_certificate_has_a_self_signed_twin_in_here_or_in_a_store(self) -> None:
        cross = pki.root("Other Root").cross(ROOT)
        assert [entry.cross for entry in look(cross, ROOT).entries] == [True, False]
        assert [entry.cross for entry in look(cross).entries] == [False]
        assert [entry.cross for entry in look(cross, stores=(store("s", ROOT),)).entries] == [True]

    def test_of_a_leaf_are_no_cross_certificates(self) -> None:
        own = pki.self_signed_leaf("www.example.org", key=LEAF.key)
        found = look(LEAF, own)
        assert [entry.twins for entry in found.entries] == [(2,), (1,)]
        assert [entry.cross for entry in found.entries] == [False, False]


class TestStores:
    def test_one_may_hold_the_very_certificate(self) -> None:
        (standing,) = look(ROOT, stores=(store("s", ROOT, INTER),)).entry(1).standings
        assert [(held.certificate.sha256, held.anchor) for held in standing.held] == [(ROOT.sha256, True)]
        assert (standing.store, standing.links) == ("s", ())

    def test_one_may_hold_the_same_name_and_key(self) -> None:
        cross = pki.root("Other Root").cross(ROOT)
        (standing,) = look(cross, stores=(store("s", ROOT),)).entry(1).standings
        assert [held.certificate.sha256 for held in standing.held] == [ROOT.sha256]

    def test_the_very_certificate_comes_before_its_twin(self) -> None:
        cross = pki.root("Other Root").cross(ROOT)
        (standing,) = look(cross, stores=(store("s", ROOT, cross),)).entry(1).standings
        assert [held.certificate.sha256 for held in standing.held] == [cross.sha256, ROOT.sha256]
        assert [held.anchor for held in standing.held] == [False, True]

    def test_one_may_hold_the_name_with_another_key(self) -> None:
        older = pki.root("Example Root", key="older key")
        (standing,) = look(ROOT, stores=(store("s", older),)).entry(1).standings
        assert standing.held == ()
        assert [one.sha256 for one in standing.namesakes] == [older.sha256]

    def test_one_may_hold_the_issuer(self) -> None:
        found = look(INTER, stores=(store("s", ROOT), store("t", pki.root("Other Root")), store("none")))
        first, second, third = found.entry(1).standings
        assert [(link.issuer.sha256, link.verdict, link.number) for link in first.issuers] == [(ROOT.sha256, Verdict.VERIFIED, 0)]
        assert first.issuers[0].held is not None
        assert first.issuers[0].held.anchor
        assert (second.issuers, third.issuers) == ((), ())
        assert not found.entry(1).missing

    def test_nothing_there_issued_what_is_self_signed(self) -> None:
        cross = pki.root("Other Root").cross(ROOT)
        (standing,) = look(ROOT, stores=(store("s", cross),)).entry(1).standings
        assert standing.links == ()

    def test_nothing_is_a_candidate_for_itself(self) -> None:
        rolled = ROOT.ca("Example Root", key="new key")
        (standing,) = look(rolled, stores=(store("s", rolled, ROOT),)).entry(1).standings
        assert [link.issuer.sha256 for link in standing.links] == [ROOT.sha256]

    def test_a_holder_of_the_issuers_name_did_not_sign_it(self) -> None:
        (standing,) = look(INTER, stores=(store("s", pki.root("Example Root", key="older key")),)).entry(1).standings
        assert [link.verdict for link in standing.links] == [Verdict.BAD]
        assert standing.issuers == ()

    def test_a_store_covers_no_name_that_is_only_equal_as_text(self) -> None:
        inter = ROOT.ca("Example CA", issuer_name=pki.name_der(("CN", "example root")))
        entry = look(inter, stores=(store("s", ROOT),)).entry(1)
        assert entry.standings[0].links == ()
        assert entry.missing

    def test_distrust_is_told_by_its_day(self) -> None:
        anchor = certificate(ROOT)
        after = int(datetime(2026, 4, 15, 23, 59, 59, tzinfo=UTC).timestamp())
        row = Distrust(key_fingerprint(anchor), anchor.subject, after, "notBefore", "server", "test")
        others = row._replace(subject="CN=Another Root")
        stores = (store("s", ROOT, distrust=(row,)), store("t", ROOT), store("u", ROOT, distrust=(others,)))
        found = look(ROOT, INTER, stores=stores)
        days = [held.distrusted_after for standing in found.entry(1).standings for held in standing.held]
        assert days == ["2026-04-15", None, None]
        (link,) = found.entry(2).standings[0].issuers
        assert link.held is not None
        assert link.held.distrusted_after == "2026-04-15"


def test_what_comes_out_can_be_compared() -> None:
    first, second = look(LEAF, INTER), look(LEAF, INTER)
    assert first.entries == second.entries
    assert len({first.entry(1), second.entry(1), first.entry(2)}) == 2
