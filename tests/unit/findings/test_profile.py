"""CF5: what is wrong with a certificate as such, whatever the list is like."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509

from chainfix import Builder
from chainfix.building.trust import TrustStore
from chainfix.certificates.certificate import Certificate
from chainfix.errors import InputError
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Severity
from chainfix.findings.registry import rule
from tests.support import cases, der, pki
from tests.support.surveys import certificates, store

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
SELF_SIGNED = pki.self_signed_leaf("www.example.org")
OLD = datetime(2016, 6, 1, tzinfo=UTC)
OLD_DATES: pki.Options = {"not_before": datetime(2012, 1, 1, tzinfo=UTC), "not_after": datetime(2020, 1, 1, tzinfo=UTC)}
WEAK: pki.Options = {"hash_name": "sha1"}
SHORT: pki.Options = {"key": "rsa1024"}
ALL = [f"CF{number}" for number in range(501, 513)]


def twins(**options: Any) -> tuple[pki.Entity, pki.Entity, pki.Entity]:
    """A CA with such options, its sound twin and a leaf of both."""
    bad = ROOT.ca("Twin CA", serial=7, **options)
    sound = ROOT.cross(bad, serial=8)
    return bad, sound, bad.leaf("www.example.org")


@pytest.mark.parametrize("code", ALL)
def test_an_ordinary_list_has_nothing_of_it(code: str) -> None:
    found = cases.report(LEAF, CA, roots=[ROOT], hostname="www.example.org")
    assert cases.answer(found, code) in (Answered.PASS, Answered.NOT_APPLICABLE)


@pytest.mark.parametrize("code", ALL)
def test_every_rule_of_profiles_is_registered_under_its_code(code: str) -> None:
    found = rule(code)
    assert found is not None
    assert code == found.CODE
    assert found.SSL_LABS is None


@pytest.mark.parametrize("code", ["CF501", "CF502", "CF503", "CF504", "CF506", "CF508", "CF509"])
def test_a_self_signed_leaf_alone_has_no_issuer_to_judge(code: str) -> None:
    assert cases.answer(cases.report(SELF_SIGNED, roots=[ROOT]), code) is Answered.NOT_APPLICABLE


# CF501 to CF505: an issuer that the search did not take.

FAULTS: list[tuple[str, dict[str, Any], str]] = [
    ("CF501", {"is_ca": False}, "Twin CA is not a CA: basicConstraints say cA FALSE"),
    ("CF501", {"is_ca": None}, "Twin CA is not a CA: it has no basicConstraints"),
    ("CF502", {"key_usage": ("digital_signature",)}, "Twin CA may not sign certificates: its keyUsage lacks keyCertSign"),
    (
        "CF504",
        {"name_constraints": x509.NameConstraints([x509.DNSName("example.com")], None)},
        "the name constraints of Twin CA do not allow the dNSName www.example.org of www.example.org",
    ),
    (
        "CF505",
        {"eku": (pki.CLIENT_AUTH,)},
        "Twin CA may not be used for this purpose: its extKeyUsage lacks serverAuth",
    ),
]


@pytest.mark.parametrize(("code", "options", "told"), FAULTS)
def test_an_issuer_at_fault_without_a_twin_is_an_error(code: str, options: dict[str, Any], told: str) -> None:
    bad, _, leaf = twins(**options)
    finding = cases.one(cases.report(leaf, bad, roots=[ROOT]), code)
    assert (finding.severity, finding.position, finding.store) == (ERROR, 2, "")
    assert finding.message.startswith(f"{told}; ")


@pytest.mark.parametrize(("code", "options", "told"), FAULTS)
def test_it_is_for_some_clients_alone_where_a_sound_twin_takes_its_place(code: str, options: dict[str, Any], told: str) -> None:
    bad, sound, leaf = twins(**options)
    first = cases.of(cases.report(leaf, bad, sound, roots=[ROOT]), code)
    behind = cases.of(cases.report(leaf, sound, bad, roots=[ROOT]), code)
    assert [finding.severity for finding in first] == [WARNING]
    assert "clients that settle on this one refuse" in first[0].message
    assert [finding.severity for finding in behind] == [NOTE]


@pytest.mark.parametrize(("code", "options"), [(code, options) for code, options, _ in FAULTS if options != {"is_ca": None}])
def test_an_anchor_is_held_to_it_too_but_need_not_have_basic_constraints(code: str, options: dict[str, Any]) -> None:
    root = pki.root("Twin CA", **options)
    finding = cases.one(cases.report(root.leaf("www.example.org"), roots=[root]), code)
    assert (finding.severity, finding.position, finding.store) == (ERROR, 0, "roots")


def test_an_anchor_without_basic_constraints_is_refused_by_every_other_client() -> None:
    root = pki.root("Bare Root", is_ca=None)
    finding = cases.one(cases.report(root.leaf("www.example.org"), roots=[root]), "CF501")
    assert (finding.severity, finding.position) == (ERROR, 0)
    assert finding.message.startswith("Bare Root, an anchor, has no basicConstraints: ")


def test_an_anchor_of_version_1_could_not_have_them() -> None:
    root = pki.root("Ancient Root", version=None, is_ca=None, key_usage=None, ski=None)
    found = cases.report(root.leaf("www.example.org"), roots=[root])
    assert found.case is not None
    assert found.case.complete
    assert cases.answer(found, "CF501") is Answered.PASS


@pytest.mark.parametrize("of_the_leaf", [False, True])
def test_any_purpose_is_not_enough_for_most(*, of_the_leaf: bool) -> None:
    any_alone: pki.Options = {"eku": (pki.ANY_EKU,)}
    inter = ROOT.ca("Any CA") if of_the_leaf else ROOT.ca("Any CA", **any_alone)
    leaf = inter.leaf("www.example.org", **any_alone) if of_the_leaf else inter.leaf("www.example.org")
    finding = cases.one(cases.report(leaf, inter, inter, roots=[ROOT]), "CF505")
    assert (finding.severity, finding.position) == (ERROR, 1 if of_the_leaf else 2)
    assert "anyExtendedKeyUsage" in finding.message


def test_any_purpose_beside_the_one_that_is_asked_for_does_no_harm() -> None:
    inter = ROOT.ca("Any CA", eku=(pki.ANY_EKU, pki.SERVER_AUTH))
    assert cases.answer(cases.report(inter.leaf("www.example.org"), inter, roots=[ROOT]), "CF505") is Answered.PASS


def test_an_anchor_at_fault_beside_a_sound_path_to_the_same_store_is_a_warning() -> None:
    """Leaf, CA, cross-certificate of the anchor that is limited; the store has both roots."""
    limited = pki.root("Limited Root", eku=(pki.CLIENT_AUTH,))
    cross, inter = OTHER.cross(limited), limited.ca("Inter")
    found = cases.report(inter.leaf("www.example.org"), inter, cross, roots=[limited, OTHER])
    finding = cases.one(found, "CF505")
    assert (finding.severity, finding.store) == (WARNING, "roots")


def test_a_path_length_counts_what_stands_below() -> None:
    upper = ROOT.ca("Upper CA", path_length=0)
    lower = upper.ca("Lower CA")
    finding = cases.one(cases.report(lower.leaf("www.example.org"), lower, upper, roots=[ROOT]), "CF503")
    assert (finding.severity, finding.position) == (ERROR, 3)
    assert finding.message.startswith("Upper CA allows 0 intermediates below it (pathLenConstraint), and 1 are there; ")


def test_path_lengths_and_name_constraints_are_not_applicable_where_nobody_has_any() -> None:
    found = cases.report(LEAF, CA, roots=[ROOT])
    assert [cases.answer(found, code) for code in ("CF503", "CF504")] == [Answered.NOT_APPLICABLE] * 2
    only = ROOT.ca("Only CA", path_length=0, name_constraints=x509.NameConstraints([x509.DNSName("example.org")], None))
    kept = cases.report(only.leaf("www.example.org"), only, roots=[ROOT])
    assert [cases.answer(kept, code) for code in ("CF503", "CF504")] == [Answered.PASS] * 2


def test_each_name_that_is_not_allowed_is_told_once_for_its_certificate() -> None:
    limited = ROOT.ca("Limited CA", name_constraints=x509.NameConstraints([x509.DNSName("example.com")], None))
    leaf = limited.leaf("www.example.org", san=["www.example.org", "ftp.example.org"])
    assert len(cases.of(cases.report(leaf, limited, roots=[ROOT, OTHER]), "CF504")) == 1


def test_a_leaf_for_clients_is_refused_by_every_client() -> None:
    leaf = CA.leaf("www.example.org", eku=(pki.CLIENT_AUTH,))
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF505")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message.endswith("every client refuses it")
    assert cases.answer(cases.report(leaf, CA, roots=[ROOT], purpose="client"), "CF505") is Answered.PASS
    assert cases.answer(cases.report(leaf, CA, roots=[ROOT], purpose="any"), "CF505") is Answered.NOT_APPLICABLE


def test_what_only_the_pool_holds_is_not_the_lists_fault() -> None:
    bad, _, leaf = twins(is_ca=False)
    assert cases.answer(cases.report(leaf, CA, roots=[ROOT], pool=[bad]), "CF501") is Answered.PASS


# CF506


def test_sha_1_below_the_root_is_an_error_since_2017() -> None:
    weak = ROOT.ca("Weak CA", hash_name="sha1")
    finding = cases.one(cases.report(weak.leaf("www.example.org"), weak, roots=[ROOT]), "CF506")
    assert (finding.severity, finding.position) == (ERROR, 2)
    assert finding.message == "Weak CA is signed with SHA-1, which clients refuse since 2017"


def test_a_weakly_signed_leaf_is_an_error() -> None:
    leaf = CA.leaf("www.example.org", hash_name="sha1")
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF506")
    assert (finding.severity, finding.position) == (ERROR, 1)


def test_before_2017_it_was_a_warning() -> None:
    root = pki.root("Old Root", **OLD_DATES)
    weak = root.ca("Weak CA", **(OLD_DATES | WEAK))
    found = cases.report(weak.leaf("www.example.org", **OLD_DATES), weak, roots=[root], at=OLD)
    assert cases.one(found, "CF506").severity is WARNING


def test_a_root_may_be_signed_as_it_likes() -> None:
    root = pki.root("SHA-1 Root", hash_name="sha1")
    assert cases.answer(cases.report(root.leaf("www.example.org"), root, roots=[root]), "CF506") is Answered.PASS


@pytest.mark.parametrize(
    "surplus", [OTHER.ca("Stranger", hash_name="sha1"), ROOT.cross(CA, hash_name="sha1")], ids=["unrelated", "twin"]
)
def test_a_weak_signature_that_no_client_needs_is_a_warning_for_the_servers_that_do_not_load_it(surplus: pki.Entity) -> None:
    finding = cases.one(cases.report(LEAF, CA, surplus, roots=[ROOT]), "CF506")
    assert (finding.severity, finding.position) == (WARNING, 3)
    assert "ca md too weak" in finding.message


def test_that_weak_signatures_are_allowed_here_does_not_make_clients_accept_them() -> None:
    weak = ROOT.ca("Weak CA", hash_name="sha1")
    builder = Builder(stores=[store("roots", ROOT)], allow_weak=True)
    found = builder.check(certificates("list.pem", weak.leaf("www.example.org"), weak), at=pki.NOW)
    assert found.case is not None
    assert found.case.complete
    assert cases.one(found, "CF506").severity is ERROR


# CF507


@pytest.mark.parametrize(("key", "told"), [("rsa1024", "RSA of 1024 bits"), ("dsa0", "DSA")])
def test_a_leaf_with_a_weak_key_is_an_error(key: str, told: str) -> None:
    leaf = CA.leaf("www.example.org", key=key)
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF507")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message == f"www.example.org has a weak key, {told}"


def test_an_intermediate_with_a_weak_key_is_a_warning_and_a_root_nothing() -> None:
    root = pki.root("Weak Root", key="rsa1024")
    weak = root.ca("Weak CA", key="rsa1024")
    finding = cases.one(cases.report(weak.leaf("www.example.org"), weak, root, roots=[root]), "CF507")
    assert (finding.severity, finding.position) == (WARNING, 2)


def test_rsa_of_2048_bits_will_do() -> None:
    assert cases.answer(cases.report(CA.leaf("www.example.org", key="rsa0"), CA, roots=[ROOT]), "CF507") is Answered.PASS


def test_nobody_asked_for_strong_keys_before_2014() -> None:
    root = pki.root("Old Root", **OLD_DATES)
    leaf = root.leaf("www.example.org", **(OLD_DATES | SHORT))
    found = cases.report(leaf, roots=[root], at=datetime(2013, 1, 1, tzinfo=UTC))
    assert cases.answer(found, "CF507") is Answered.NOT_APPLICABLE


# CF508


def test_a_key_identifier_that_the_issuer_does_not_have_is_an_error() -> None:
    leaf = CA.leaf("www.example.org", aki=b"\x01" * 20)
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF508")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message.startswith(
        "www.example.org asks for an issuer with the key identifier 01:01:01:01:01:01:01:01:..., CA has "
    )
    assert finding.message.endswith("OpenSSL, BoringSSL, GnuTLS and NSS refuse it")


def test_another_serial_number_is_refused_by_fewer() -> None:
    leaf = CA.leaf("www.example.org", aki_issuer=(ROOT.subject, CA.serial + 1))
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF508")
    assert finding.severity is ERROR
    assert finding.message.endswith("OpenSSL and BoringSSL refuse it")


def test_an_anchor_with_another_key_identifier_is_told_of_with_its_child() -> None:
    inter = ROOT.ca("Inter", aki=b"\x02" * 20)
    found = cases.report(inter.leaf("www.example.org"), inter, roots=[ROOT])
    finding = cases.one(found, "CF508")
    assert (finding.severity, finding.position) == (ERROR, 2)
    assert ", Root has " in finding.message


def test_a_list_that_breaks_off_is_looked_at_as_far_as_it_goes() -> None:
    inter = ROOT.ca("Inter")
    leaf = inter.leaf("www.example.org", aki=b"\x03" * 20)
    assert cases.one(cases.report(leaf, inter, roots=[OTHER]), "CF508").position == 1


def test_key_identifiers_are_not_applicable_where_nobody_asks_for_one() -> None:
    inter = ROOT.ca("Inter", aki=None)
    found = cases.report(inter.leaf("www.example.org", aki=None), inter, roots=[ROOT])
    assert cases.answer(found, "CF508") is Answered.NOT_APPLICABLE
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), "CF508") is Answered.PASS


# CF509


def test_a_name_in_other_letters_is_an_error() -> None:
    leaf = CA.leaf("www.example.org", issuer_name=pki.name_der(("CN", "ca")))
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF509")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message.endswith("Go, rustls, GnuTLS, NSS and Firefox refuse it")


def test_gnutls_does_not_mind_another_type_of_string() -> None:
    leaf = CA.leaf("www.example.org", issuer_name=pki.name_der(("CN", "CA", "printable")))
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF509")
    assert finding.severity is ERROR
    assert finding.message.endswith("Go, rustls, NSS and Firefox refuse it")


def test_names_of_the_same_bytes_are_in_order() -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), "CF509") is Answered.PASS


# CF510

TWICE: list[pki.Extension] = [(pki.UNKNOWN, False, der.octets(b"1")), (pki.UNKNOWN, False, der.octets(b"2"))]


FLAWS: list[tuple[dict[str, Any], Severity, str]] = [
    ({"extensions": TWICE}, ERROR, "Go and Chromium refuse it"),
    ({"outer_algorithm": pki.algorithm(CA.key, "sha384")}, ERROR, "OpenSSL and Go refuse it"),
    ({"key_usage": None, "extensions": [("2.5.29.15", True, b"\x04\x00")]}, ERROR, "OpenSSL and Go refuse it"),
    ({"version": None}, WARNING, "parsers that insist on DER refuse it"),
    ({"serial": -5}, WARNING, "Go from 1.23 on refuses it"),
    ({"serial": 0}, NOTE, "OpenSSL and Go accept it"),
    ({"basic_constraints": der.sequence(b"\x01\x01\x00")}, NOTE, "OpenSSL and Go accept it"),
    ({"basic_constraints": der.sequence(b"\x01\x01\x00"), "extensions": TWICE}, ERROR, "Go and Chromium refuse it"),
]


@pytest.mark.parametrize(("options", "severity", "who"), FLAWS)
def test_a_flaw_is_as_grave_as_those_who_refuse_it(options: dict[str, Any], severity: Severity, who: str) -> None:
    leaf = CA.leaf("www.example.org", **options)
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF510")
    assert (finding.severity, finding.position) == (severity, 1)
    assert who in finding.message


def test_a_malformed_certificate_that_nobody_needs_counts_too() -> None:
    stranger = OTHER.ca("Stranger", extensions=TWICE)
    assert cases.one(cases.report(LEAF, CA, stranger, roots=[ROOT]), "CF510").position == 3


def test_what_cryptography_alone_refuses_is_a_note() -> None:
    """An issuerAltName that holds nothing."""
    leaf = CA.leaf("www.example.org", extensions=[(pki.ISSUER_ALT_NAME, False, b"\x04\x00")])
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF510")
    assert finding.severity is NOTE
    assert "cryptography" in finding.message


# CF511


@pytest.mark.parametrize("host", ["www.example.org", "WWW.example.org."])
def test_a_leaf_for_the_host_is_in_order(host: str) -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT], hostname=host), "CF511") is Answered.PASS


def test_a_leaf_for_another_host_is_an_error_that_names_what_it_is_for() -> None:
    leaf = CA.leaf("www.example.org", san=["example.org", "*.example.org"])
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT], hostname="a.b.example.org"), "CF511")
    assert (finding.severity, finding.position) == (ERROR, 1)
    assert finding.message == "www.example.org is for example.org, *.example.org, not for a.b.example.org"


def test_a_common_name_is_no_host_name() -> None:
    leaf = CA.leaf("www.example.org", san=None)
    assert "subjectAltName" in cases.one(cases.report(leaf, CA, roots=[ROOT], hostname="www.example.org"), "CF511").message


def test_without_a_host_name_there_is_nothing_to_compare() -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), "CF511") is Answered.NOT_APPLICABLE


def test_what_is_no_host_name_is_an_error_of_the_input() -> None:
    with pytest.raises(InputError, match="is not a host name"):
        cases.report(LEAF, CA, roots=[ROOT], hostname="a b")


# CF512

START = datetime(2000, 1, 1, tzinfo=UTC)
LONG_CA = pki.root("Long Root", not_before=START, not_after=START + timedelta(days=20000))
FORUM = "2.23.140.1.2.1"


def lived(begins: tuple[int, int, int], days: int, *, seconds: int = -1, at: TrustStore | None = None, **options: Any) -> Report:
    """A leaf from that day on for so many days; it lasts a second less than its dates are apart, as both belong to it."""
    starts = datetime(*begins, tzinfo=UTC)
    leaf = LONG_CA.leaf("www.example.org", not_before=starts, not_after=starts + timedelta(days=days, seconds=seconds), **options)
    return cases.report(leaf, stores=[at or store("mozilla", LONG_CA)], at=starts + timedelta(days=1))


LIMITS = [
    ((2015, 4, 1), 1188, WARNING),
    ((2018, 3, 1), 825, ERROR),
    ((2020, 9, 1), 398, ERROR),
    ((2026, 3, 15), 200, ERROR),
    ((2027, 3, 15), 100, ERROR),
    ((2029, 3, 15), 47, ERROR),
]


@pytest.mark.parametrize(("begins", "days", "severity"), LIMITS)
def test_the_limit_of_its_day_is_kept_to_the_second(begins: tuple[int, int, int], days: int, severity: Severity) -> None:
    assert cases.answer(lived(begins, days), "CF512") is Answered.PASS
    finding = cases.one(lived(begins, days, seconds=1), "CF512")
    assert (finding.severity, finding.position) == (severity, 1)
    assert finding.message.startswith(f"www.example.org is valid for {days + 1} days; ")


def test_clients_do_not_count_the_last_second() -> None:
    """A leaf whose dates are 398 days apart lives a second longer, as both belong to it."""
    finding = cases.one(lived((2021, 1, 1), 398, seconds=0), "CF512")
    assert finding.severity is NOTE
    assert finding.message.startswith("www.example.org is valid for 399 days; ")


@pytest.mark.parametrize(("begins", "days"), [(begins, days) for begins, days, _ in LIMITS[1:]])
def test_it_holds_from_its_day_on_alone(begins: tuple[int, int, int], days: int) -> None:
    before = datetime(*begins, tzinfo=UTC) - timedelta(days=1)
    assert cases.answer(lived((before.year, before.month, before.day), days + 1), "CF512") is Answered.PASS


def test_before_2015_there_was_no_limit_worth_the_name() -> None:
    assert cases.answer(lived((2015, 3, 31), 1800), "CF512") is Answered.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("name", "options", "answer"),
    [
        ("mozilla", {}, Answered.FOUND),
        ("mozilla (2)", {}, Answered.FOUND),
        ("mozilla+chrome", {}, Answered.FOUND),
        ("mozilla+own.pem", {"policies": [FORUM]}, Answered.NOT_APPLICABLE),
        ("system", {}, Answered.NOT_APPLICABLE),
        ("system", {"policies": [FORUM]}, Answered.FOUND),
        ("own.pem", {"policies": [FORUM]}, Answered.NOT_APPLICABLE),
    ],
)
def test_it_holds_for_public_authorities(name: str, options: dict[str, Any], answer: Answered) -> None:
    assert cases.answer(lived((2026, 1, 1), 900, at=store(name, LONG_CA), **options), "CF512") is answer


def test_a_list_that_reaches_no_store_is_nobodys() -> None:
    found = lived((2026, 1, 1), 900, at=store("mozilla", ROOT))
    assert cases.answer(found, "CF512") is Answered.NOT_APPLICABLE


def test_findings_name_the_certificate_that_they_are_about() -> None:
    leaf = CA.leaf("www.example.org", key="rsa1024")
    finding = cases.one(cases.report(leaf, CA, roots=[ROOT]), "CF507")
    assert finding.certificate == Certificate.from_der(leaf.der)
