"""What a renewal changes: for every code a pair of lists where it appears, and one where it does not.

leaf - CA - Root            the old list, if nothing else is said: leaf, CA
leaf - Other CA - Other Root
"""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

import chainfix
from chainfix import Difference, Impact, Renewal
from chainfix.certificates.certificate import STORED
from chainfix.findings.difference import CODES
from tests.support import der, pki
from tests.support.programs import REPOSITORY

YES, MAYBE, NO = Impact
DAY = timedelta(days=1)
HOST = "www.example.org"
ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
CA, OTHER_CA = ROOT.ca("CA"), OTHER.ca("Other CA")
TWIN = OTHER.cross(CA)
OLD_CA = ROOT.cross(CA, not_after=pki.NOW - 90 * DAY)
LEAF = CA.leaf(HOST)

SCTS = ("1.3.6.1.4.1.11129.2.4.2", False, der.octets(b"\0\0"))
MUST_STAPLE = ("1.3.6.1.5.5.7.1.24", False, der.sequence(der.integer(5)))
EMAIL = "1.3.6.1.5.5.7.3.4"


def ocsp(url: str) -> pki.Extension:
    """An authorityInfoAccess with nothing but a responder."""
    return "1.3.6.1.5.5.7.1.1", False, der.sequence(der.sequence(der.oid("1.3.6.1.5.5.7.48.1"), pki.uri_name(url)))


def crl(url: str) -> pki.Extension:
    """A cRLDistributionPoints with one URL."""
    point = der.sequence(der.tlv(0xA0, der.tlv(0xA0, pki.uri_name(url))))
    return "2.5.29.31", False, der.sequence(point)


def leaf(**options: Any) -> tuple[pki.Entity, ...]:
    """A list of a leaf with these options, and its issuer."""
    issuer = options.pop("issuer", CA)
    return issuer.leaf(options.pop("host", HOST), **options), issuer


def extended(*extensions: pki.Extension, **options: Any) -> tuple[pki.Entity, ...]:
    return leaf(extensions=extensions, **options)


def stores(*roots: pki.Entity) -> list[chainfix.TrustStore]:
    """One store for each root, called as its root is."""
    return [
        chainfix.TrustStore(one.name, chainfix.CertificatePool(((one.der, one.name, 0),), STORED), origin="test") for one in roots
    ]


def compared(old: tuple[pki.Entity, ...], new: tuple[pki.Entity, ...], **options: Any) -> Renewal:
    return chainfix.diff(pki.bundle(*old), pki.bundle(*new), **{"stores": stores(ROOT, OTHER), "at": pki.NOW, **options})


def found(old: tuple[pki.Entity, ...], new: tuple[pki.Entity, ...], **options: Any) -> dict[str, Difference]:
    differences = compared(old, new, **options).differences
    assert len({difference.what for difference in differences}) == len(differences)
    return {difference.what: difference for difference in differences}


class Case(NamedTuple):
    """Two lists, and what is said of them."""

    old: tuple[pki.Entity, ...]
    new: tuple[pki.Entity, ...]
    breaking: Impact
    values: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """The old and the new value, where they are not long."""
    pool: tuple[pki.Entity, ...] = ()


PLAIN = leaf()

APPEARS: dict[str, list[Case]] = {
    "names-lost": [
        Case(leaf(san=[HOST, "example.org", "10.0.0.1"]), PLAIN, YES, (("example.org", "10.0.0.1"), ())),
        Case(leaf(san=["*.example.org"]), PLAIN, YES, (("*.example.org",), ())),
        Case(leaf(san=["a.b.example.org"]), leaf(san=["*.example.org"]), YES, (("a.b.example.org",), ())),
        Case(PLAIN, leaf(san=None), YES, ((HOST,), ())),
        Case(leaf(san=["a b", HOST]), PLAIN, YES, (("a b",), ())),
    ],
    "names-gained": [Case(PLAIN, leaf(san=[HOST, "example.org"]), NO, ((), ("example.org",)))],
    "expired": [Case(PLAIN, leaf(not_after=pki.NOW - DAY), YES, (("2027-01-01",), ("2026-06-30",)))],
    "not-yet-valid": [Case(PLAIN, leaf(not_before=pki.NOW + DAY), YES, (("2026-01-01",), ("2026-07-02 00:00:00 UTC",)))],
    "ends-earlier": [
        Case(PLAIN, leaf(not_after=pki.END - DAY), YES, (("2027-01-01",), ("2026-12-31",))),
        Case(
            leaf(not_after=pki.END + DAY / 2),
            PLAIN,
            YES,
            (("2027-01-01 12:00:00 UTC",), ("2027-01-01 00:00:00 UTC",)),
        ),
    ],
    "server-auth-lost": [
        Case(PLAIN, leaf(eku=[pki.CLIENT_AUTH]), YES, (("serverAuth",), ("clientAuth",))),
        Case(leaf(eku=None), leaf(eku=[pki.CLIENT_AUTH]), YES, (("any purpose",), ("clientAuth",))),
    ],
    "client-auth-lost": [
        Case(leaf(eku=[pki.SERVER_AUTH, pki.CLIENT_AUTH]), PLAIN, YES, (("serverAuth", "clientAuth"), ("serverAuth",))),
        Case(leaf(eku=[pki.ANY_EKU]), PLAIN, YES, (("anyExtendedKeyUsage",), ("serverAuth",))),
    ],
    "purposes-lost": [
        Case(leaf(eku=[pki.SERVER_AUTH, EMAIL]), PLAIN, MAYBE, (("serverAuth", "emailProtection"), ("serverAuth",))),
        Case(leaf(eku=None), leaf(eku=[pki.SERVER_AUTH, pki.CLIENT_AUTH]), MAYBE),
    ],
    "purposes-gained": [
        Case(PLAIN, leaf(eku=[pki.SERVER_AUTH, pki.UNKNOWN]), NO, (("serverAuth",), ("serverAuth", pki.UNKNOWN))),
        Case(PLAIN, leaf(eku=None), NO, (("serverAuth",), ("any purpose",))),
    ],
    "key-usage-lost": [
        Case(PLAIN, leaf(key_usage=["key_agreement"]), YES, (("digitalSignature",), ("keyAgreement",))),
        Case(
            leaf(key="rsa0", key_usage=["digital_signature", "key_encipherment"]),
            leaf(key="rsa0"),
            MAYBE,
            (("digitalSignature", "keyEncipherment"), ("digitalSignature",)),
        ),
        Case(leaf(key_usage=["digital_signature", "key_encipherment"]), PLAIN, NO),
        Case(leaf(key_usage=None), PLAIN, NO),
    ],
    "key-usage-gained": [Case(PLAIN, leaf(key_usage=None), NO)],
    "subject-changed": [Case(PLAIN, leaf(subject=[]), MAYBE, ((f"CN={HOST}",), ()))],
    "issuer-changed": [Case(PLAIN, leaf(issuer=OTHER_CA), MAYBE, (("CN=CA",), ("CN=Other CA",)))],
    "issuer-key-changed": [
        Case(PLAIN, leaf(issuer=ROOT.ca("CA", key="another")), MAYBE),
        Case(PLAIN[:1], leaf(issuer=OTHER_CA)[:1], MAYBE),
    ],
    "key-changed": [Case(PLAIN, leaf(key="another"), MAYBE)],
    "key-type-changed": [
        Case(leaf(key="rsa0"), PLAIN, MAYBE, (("RSA 2048 bits",), ("EC P-256",))),
        Case(PLAIN, leaf(key="rsa0"), MAYBE),
        Case(PLAIN, leaf(key="ed1"), YES, (("EC P-256",), ("Ed25519",))),
    ],
    "key-size-changed": [
        Case(PLAIN, leaf(key="p384-1"), NO, (("EC P-256",), ("EC P-384",))),
        Case(PLAIN, leaf(key="p521-1"), YES),
        Case(leaf(key="rsa1024"), leaf(key="rsa0"), NO),
        Case(leaf(key="rsa0"), leaf(key="rsa1024"), YES),
        Case(PLAIN, leaf(key="rsa1024"), YES),
        Case(PLAIN, leaf(key="dsa0"), YES),
    ],
    "signature-algorithm-changed": [
        Case(PLAIN, leaf(hash_name="sha384"), NO, (("SHA-256 with ECDSA",), ("SHA-384 with ECDSA",))),
        Case(PLAIN, leaf(hash_name="sha1"), YES),
        Case(PLAIN, leaf(issuer=ROOT.ca("RSA CA", key="rsa0")), MAYBE),
    ],
    "must-staple-gained": [
        Case(PLAIN, extended(MUST_STAPLE), YES),
        Case(PLAIN, extended(MUST_STAPLE, ocsp("http://o/")), MAYBE, ((), ("must-staple",))),
    ],
    "must-staple-lost": [Case(extended(MUST_STAPLE), PLAIN, NO)],
    "ocsp-lost": [Case(extended(ocsp("http://o/")), PLAIN, MAYBE, (("http://o/",), ()))],
    "ocsp-gained": [Case(PLAIN, extended(ocsp("http://o/")), NO)],
    "ocsp-changed": [Case(extended(ocsp("http://o/")), extended(ocsp("http://p/")), NO, (("http://o/",), ("http://p/",)))],
    "crl-lost": [Case(extended(crl("http://c/")), PLAIN, MAYBE, (("http://c/",), ()))],
    "crl-gained": [Case(PLAIN, extended(crl("http://c/")), NO)],
    "crl-changed": [Case(extended(crl("http://c/")), extended(crl("http://d/")), NO)],
    "ca-issuers-lost": [Case(leaf(ca_issuers=["http://i/"]), PLAIN, MAYBE, (("http://i/",), ()))],
    "ca-issuers-gained": [Case(PLAIN, leaf(ca_issuers=["http://i/"]), NO)],
    "ca-issuers-changed": [Case(leaf(ca_issuers=["http://i/"]), leaf(ca_issuers=["http://j/"]), NO)],
    "scts-lost": [Case(extended(SCTS), PLAIN, YES)],
    "scts-gained": [Case(PLAIN, extended(SCTS), NO)],
    "lifetime-shorter": [Case(PLAIN, leaf(not_before=pki.NOW - DAY), MAYBE, (("365 days",), ("185 days",)))],
    "lifetime-longer": [
        Case(leaf(not_before=pki.NOW - DAY), PLAIN, NO, (("185 days",), ("365 days",))),
        Case(PLAIN, leaf(not_after=pki.END + 60 * DAY), MAYBE, (("365 days",), ("425 days",))),
        Case(PLAIN, leaf(not_before=pki.NOW.replace(year=2020)), NO),
    ],
    "store-lost": [
        Case((*PLAIN, OTHER.cross(ROOT)), PLAIN, YES, (("Other Root",), ())),
        Case(PLAIN, (LEAF, OLD_CA), YES, (("Root",), ())),
    ],
    "store-gained": [Case(PLAIN, (*PLAIN, OTHER.cross(ROOT)), NO, ((), ("Other Root",)))],
    "anchor-changed": [],
    "list-incomplete": [
        Case(PLAIN, PLAIN[:1], YES, ((HOST, "CA"), (HOST,))),
        Case(PLAIN, PLAIN[:1], YES, ((HOST, "CA"), (HOST,)), pool=(CA,)),
        Case(PLAIN, (PLAIN[0], ROOT), YES),
    ],
    "list-completed": [Case((PLAIN[0], ROOT), PLAIN, NO)],
    "issuer-missing": [Case(PLAIN[:1], leaf(issuer=OTHER_CA)[:1], MAYBE, (("CA",), ("Other CA",)), pool=(CA,))],
    "order-broken": [
        Case((*PLAIN, ROOT), (PLAIN[0], ROOT, CA), YES, ((HOST, "CA", "Root"), (HOST, "Root", "CA"))),
        Case(PLAIN, (CA, PLAIN[0]), YES),
        Case(PLAIN, (*PLAIN, OTHER_CA), YES),
    ],
    "intermediates-changed": [
        Case(PLAIN, leaf(issuer=OTHER_CA), MAYBE, (("CA",), ("Other CA",))),
        Case(PLAIN, (LEAF, TWIN), MAYBE, ((f"CA ({CA.sha256[:16]})",), (f"CA ({TWIN.sha256[:16]})",))),
    ],
    "length-changed": [Case(PLAIN, (*PLAIN, ROOT), NO, (("2 certificates",), ("3 certificates",)))],
    "quic-limit-exceeded": [Case(PLAIN, extended((pki.UNKNOWN, False, der.octets(bytes(3000)))), MAYBE)],
    "quic-limit-met": [Case(extended((pki.UNKNOWN, False, der.octets(bytes(3000)))), PLAIN, NO)],
}

ABSENT: dict[str, list[tuple[tuple[pki.Entity, ...], tuple[pki.Entity, ...]]]] = {
    "names-lost": [
        (PLAIN, leaf(san=["*.EXAMPLE.org"])),
        (PLAIN, leaf(san=[HOST.upper() + "."])),
        (leaf(san=["10.0.0.1", HOST]), leaf(san=[HOST, "10.0.0.1"])),
    ],
    "names-gained": [(leaf(san=["*.example.org"]), PLAIN)],
    "server-auth-lost": [(PLAIN, leaf(eku=[pki.ANY_EKU])), (PLAIN, leaf(eku=None))],
    "client-auth-lost": [(leaf(eku=[pki.CLIENT_AUTH, pki.SERVER_AUTH]), leaf(eku=None))],
    "purposes-lost": [(leaf(eku=[EMAIL, pki.SERVER_AUTH]), leaf(eku=[pki.ANY_EKU]))],
    "must-staple-gained": [(extended(MUST_STAPLE), extended(MUST_STAPLE)), (PLAIN, extended((MUST_STAPLE[0], False, b"\x05\0")))],
    "ocsp-lost": [(leaf(ca_issuers=["http://i/"]), PLAIN), (extended((ocsp("")[0], False, b"\x05\0")), PLAIN)],
    "crl-lost": [(extended((crl("")[0], False, b"\x05\0")), PLAIN)],
    "lifetime-shorter": [(PLAIN, leaf(not_before=pki.START + 30 * DAY, not_after=pki.END + 30 * DAY))],
    "ends-earlier": [(PLAIN, leaf(not_after=pki.END + DAY))],
    "issuer-key-changed": [((LEAF, CA), (LEAF, TWIN)), (PLAIN[:1], PLAIN[:1])],
    "anchor-changed": [(PLAIN, PLAIN)],
    "list-incomplete": [(PLAIN[:1], PLAIN[:1]), (PLAIN, leaf(issuer=ROOT)[:1])],
    "list-completed": [(PLAIN[:1], PLAIN)],
    "issuer-missing": [(PLAIN[:1], PLAIN[:1])],
    "order-broken": [((CA, PLAIN[0]), (CA, PLAIN[0])), (PLAIN, (*PLAIN, ROOT))],
    "store-lost": [(PLAIN, (*PLAIN, OTHER.cross(ROOT)))],
    "intermediates-changed": [(PLAIN, leaf(key="another")), (PLAIN[:1], PLAIN[:1])],
}
"""Besides two equal lists."""


@pytest.mark.parametrize(
    ("code", "case"),
    [(code, case) for code, cases in APPEARS.items() for case in cases],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_it_appears(code: str, case: Case) -> None:
    differences = found(case.old, case.new, pool=[chainfix.Certificate.from_der(one.der) for one in case.pool])
    assert code in differences
    difference = differences[code]
    assert difference.breaking is case.breaking
    assert difference.who
    assert case.values in (None, (difference.old, difference.new))


@pytest.mark.parametrize(("code", "old", "new"), [(code, *pair) for code, pairs in ABSENT.items() for pair in pairs])
def test_it_does_not_appear(code: str, old: tuple[pki.Entity, ...], new: tuple[pki.Entity, ...]) -> None:
    assert code not in found(old, new)


def test_the_anchor_is_another() -> None:
    both = chainfix.CertificatePool(((one.der, one.name, 0) for one in (ROOT, OTHER)), STORED)
    difference = found(PLAIN, leaf(issuer=OTHER_CA), stores=[chainfix.TrustStore("both", both)])["anchor-changed"]
    assert (difference.old, difference.new, difference.breaking) == (("Root",), ("Other Root",), MAYBE)


def test_a_twin_of_the_anchor_is_the_same_anchor() -> None:
    again = pki.root("Root", key=ROOT.key, serial=7)
    store = chainfix.TrustStore("twins", chainfix.CertificatePool(((one.der, one.name, 0) for one in (ROOT, again)), STORED))
    assert "anchor-changed" not in found(PLAIN, PLAIN, stores=[store])


def test_each_code_is_tried_and_equal_lists_differ_in_nothing() -> None:
    assert {*APPEARS} == {*CODES}
    assert compared(PLAIN, PLAIN).differences == ()
    assert found(PLAIN[:1], PLAIN[:1]) == {}


def test_an_ordinary_renewal_breaks_nobody() -> None:
    renewal = compared(PLAIN, leaf(not_before=pki.START + 90 * DAY, not_after=pki.END + 90 * DAY))
    assert (renewal.differences, renewal.breaking, renewal.same_key) == ((), False, True)


def test_what_breaks_somebody_comes_first() -> None:
    renewal = compared(leaf(eku=[pki.SERVER_AUTH, pki.CLIENT_AUTH]), leaf(key="another", not_after=pki.END + DAY))
    assert [difference.what for difference in renewal.differences] == ["client-auth-lost", "key-changed", "lifetime-longer"]
    assert (renewal.breaking, renewal.same_key) == (True, False)


def test_an_expired_old_list_is_judged_while_it_was_valid() -> None:
    ended = leaf(not_after=pki.NOW - DAY)
    renewal = compared(ended, PLAIN)
    assert renewal.old.anchors.keys() == {"Root"}
    assert [difference.what for difference in renewal.differences] == ["lifetime-longer"]


def test_a_path_that_a_rule_closes_is_lost_with_its_reason() -> None:
    difference = found(PLAIN, (LEAF, OLD_CA))["store-lost"]
    assert "Root" in difference.who
    assert OLD_CA.name in difference.who


def test_a_missing_issuer_is_named() -> None:
    assert "no certificate of CA" in found(PLAIN, PLAIN[:1])["list-incomplete"].who
    pooled = [chainfix.Certificate.from_der(CA.der)]
    assert found(PLAIN, PLAIN[:1], pool=pooled)["list-incomplete"].who.startswith("the list lacks CA: ")


class TestWhatTheListIs:
    def test_several_files_are_put_in_order(self, tmp_path: Path) -> None:
        for name, entity in (("1.pem", CA), ("2.pem", LEAF)):
            (tmp_path / name).write_text(entity.pem)
        side = chainfix.diff(tmp_path, pki.bundle(*PLAIN), stores=stores(ROOT), at=pki.NOW).old
        assert [one.name for one in side.certificates] == [HOST, "CA"]
        assert side.ordered is None

    def test_pkcs12_has_no_order(self, tmp_path: Path) -> None:
        made = pkcs12.serialize_key_and_certificates(
            None, LEAF.key, LEAF.certificate, [ROOT.certificate, CA.certificate], NoEncryption()
        )
        (tmp_path / "new.p12").write_bytes(made)
        renewal = chainfix.diff(pki.bundle(*PLAIN), tmp_path / "new.p12", stores=stores(ROOT), at=pki.NOW)
        assert renewal.new.ordered is None
        assert not renewal.breaking

    def test_its_size_is_that_of_the_message_in_tls(self) -> None:
        assert compared(PLAIN, PLAIN).new.size == len(LEAF.der) + len(CA.der) + 2 * 5 + 8

    def test_a_name_decides_between_leaves_and_need_not_be_there(self) -> None:
        two = (LEAF, CA.leaf("other.example.org"), CA)
        renewal = chainfix.diff(pki.bundle(*two), pki.bundle(*PLAIN), hostname="other.example.org", stores=stores(ROOT), at=pki.NOW)
        assert renewal.old.leaf.name == "other.example.org"
        assert renewal.differences[0].old == ("other.example.org",)


def test_the_page_lists_every_code() -> None:
    page = (REPOSITORY / "docs" / "howto" / "renewal.md").read_text()
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert sorted(code for row in rows for code in re.findall(r"`([\w-]+)`", row)) == sorted(CODES)
