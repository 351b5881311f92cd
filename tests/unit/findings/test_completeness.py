"""CF1: what a list lacks."""

import pytest

from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Confidence, Severity, SslLabs
from tests.support import cases, pki
from tests.support.answers import NOT_FOUND
from tests.support.surveys import store

URL, UPPER_URL = "http://ca.example/ca.crt", "http://ca.example/upper.crt"
ROOT = pki.root("Root")
UPPER = ROOT.ca("Upper CA")
CA = UPPER.ca("CA", ca_issuers=[UPPER_URL])
LEAF = CA.leaf("www.example.org", ca_issuers=[URL])
SILENT = UPPER.ca("Silent CA")
"""It names no URL, and so does not its leaf."""
SILENT_LEAF = SILENT.leaf("silent.example.org")
STRANGER = pki.root("Other Root").ca("Other CA")
DIRECT = ROOT.leaf("direct.example.org")

CODES = ("CF101", "CF102", "CF103", "CF104")


@pytest.mark.parametrize("served", [(LEAF, CA, UPPER), (LEAF, UPPER, CA), (LEAF, CA, UPPER, ROOT), (LEAF, CA, UPPER, STRANGER)])
def test_a_complete_list_lacks_nothing(served: tuple[pki.Entity, ...]) -> None:
    found = cases.report(*served, roots=[ROOT])
    assert [cases.answer(found, code) for code in CODES] == [
        Answered.PASS,
        Answered.NOT_APPLICABLE,
        Answered.PASS,
        Answered.NOT_APPLICABLE,
    ]
    assert "incomplete" not in cases.issues(found)


def test_a_missing_intermediate_that_the_pool_has_is_named() -> None:
    finding = cases.one(cases.report(LEAF, UPPER, roots=[ROOT], pool=[CA]), "CF101")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.CERTAIN)
    assert finding.message == "CA, which issued www.example.org, is not sent"
    assert (finding.certificate and finding.certificate.name, finding.position) == ("www.example.org", 1)
    assert finding.ssl_labs is not None
    assert finding.ssl_labs.value == "incomplete"


def test_each_missing_intermediate_is_named() -> None:
    found = cases.report(LEAF, STRANGER, roots=[ROOT], pool=[CA, UPPER])
    assert [finding.message for finding in cases.of(found, "CF101")] == [
        "Upper CA, which issued CA, is not sent",
        "CA, which issued www.example.org, is not sent",
    ]


def test_a_missing_intermediate_at_a_url_that_was_not_asked_is_likely_to_be_there() -> None:
    finding = cases.one(cases.report(LEAF, CA, roots=[ROOT]), "CF101")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.LIKELY)
    assert finding.message == f"the issuer of CA, CN=Upper CA, is not sent; {UPPER_URL} should have it (--fetch looks)"
    assert finding.position == 2


def test_what_was_fetched_is_named_though_the_way_up_goes_no_further() -> None:
    found = cases.report(LEAF, STRANGER, roots=[ROOT], urls={URL: CA, UPPER_URL: NOT_FOUND})
    assert cases.one(found, "CF101").message == "CA, which issued www.example.org, is not sent"
    unknown = cases.one(found, "CF103")
    assert unknown.message == "the issuer of CA, CN=Upper CA, is in no source, and its URLs did not give it"
    assert (unknown.certificate and unknown.certificate.name, unknown.position) == ("CA", 0)


def test_a_twin_that_will_not_do_is_told_from_the_one_that_is_missing() -> None:
    new = pki.root("New Root")
    inter = new.ca("New CA")
    found = cases.report(inter.leaf("www.example.org"), inter, new, roots=[ROOT], pool=[ROOT.cross(new)])
    finding = cases.one(found, "CF101")
    assert finding.message == (
        "New Root is self-signed and in none of the stores; another one by Root (until 2027-01-01) is not sent"
    )


def test_a_twin_that_leads_nowhere_is_told_from_the_one_that_is_missing() -> None:
    found = cases.report(CA.leaf("a.example.org"), CA, pki.root("Old Root").cross(UPPER), roots=[ROOT], pool=[UPPER])
    assert cases.one(found, "CF101").message == (
        "Upper CA by Old Root leads to none of the stores; another one by Root (until 2027-01-01) is not sent"
    )


def test_a_list_that_reaches_one_of_two_stores_is_complete() -> None:
    other = pki.root("Other Root")
    stores = [store("new", ROOT), store("old", other)]
    found = cases.report(LEAF, CA, UPPER, stores=stores, pool=[other.cross(ROOT)])
    assert cases.answer(found, "CF101") is Answered.PASS
    assert cases.issues(found) == []


def test_the_leaf_alone_has_a_rule_of_its_own() -> None:
    found = cases.report(LEAF, roots=[ROOT], pool=[CA, UPPER])
    finding = cases.one(found, "CF102")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.CERTAIN)
    assert finding.message == "only the leaf is sent; CA, Upper CA must follow it"
    assert cases.answer(found, "CF101") is Answered.NOT_APPLICABLE
    assert cases.issues(found) == ["incomplete"]


def test_the_leaf_alone_is_told_with_the_url_that_was_not_asked() -> None:
    finding = cases.one(cases.report(LEAF, roots=[ROOT]), "CF102")
    assert finding.confidence is Confidence.LIKELY
    assert finding.message.startswith("only the leaf is sent: the issuer of www.example.org, CN=CA, is not sent; http://")


def test_a_leaf_of_an_anchor_may_stand_alone() -> None:
    assert cases.answer(cases.report(DIRECT, roots=[ROOT]), "CF102") is Answered.PASS


def test_a_self_signed_leaf_lacks_nothing() -> None:
    found = cases.report(pki.self_signed_leaf("www.example.org"), roots=[ROOT])
    assert cases.answer(found, "CF102") is Answered.NOT_APPLICABLE


def test_an_issuer_without_a_url_is_unknown() -> None:
    finding = cases.one(cases.report(SILENT_LEAF, SILENT, roots=[ROOT]), "CF103")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.CERTAIN)
    assert finding.message == "the issuer of Silent CA, CN=Upper CA, is in no source, and it names no URL for it"
    assert (finding.position, finding.ssl_labs) == (2, SslLabs.UNTRUSTED)


def test_an_issuer_that_its_url_does_not_give_is_unknown() -> None:
    finding = cases.one(cases.report(LEAF, CA, roots=[ROOT], urls={UPPER_URL: NOT_FOUND}), "CF103")
    assert finding.message == "the issuer of CA, CN=Upper CA, is in no source, and its URLs did not give it"


@pytest.mark.parametrize("urls", [None, {UPPER_URL: UPPER}], ids=["not asked", "given"])
def test_an_issuer_at_a_url_is_not_unknown(urls: dict[str, pki.Entity] | None) -> None:
    found = cases.report(LEAF, CA, roots=[ROOT], urls=urls)
    assert cases.answer(found, "CF103") is Answered.PASS
    assert cases.issues(found) == ["incomplete"]


def test_a_cross_certificate_is_followed_before_the_root_beside_it() -> None:
    """What is unknown is the issuer of the cross-certificate, not whether the root is trusted."""
    new, old = pki.root("New Root"), pki.root("Old Root")
    inter = new.ca("New CA")
    found = cases.report(inter.leaf("www.example.org"), inter, new, old.cross(new), roots=[ROOT])
    assert cases.one(found, "CF103").message.startswith("the issuer of New Root, CN=Old Root, is in no source")
    assert cases.answer(found, "CF401") is Answered.PASS


def test_the_chain_of_another_issuer_is_told() -> None:
    found = cases.report(LEAF, STRANGER, roots=[ROOT], pool=[CA, UPPER])
    finding = cases.one(found, "CF104")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.CERTAIN)
    assert finding.message == "www.example.org was issued by CN=CA; the chain sent with it is that of other certificates (Other CA)"
    assert cases.issues(found) == ["incomplete", "unrelated-or-duplicate"]


def test_a_stranger_is_only_likely_to_be_one_while_the_way_up_is_unknown() -> None:
    found = cases.report(LEAF, STRANGER, roots=[ROOT])
    assert cases.one(found, "CF104").confidence is Confidence.LIKELY
    assert cases.one(found, "CF205").confidence is Confidence.LIKELY


def test_a_certificate_of_the_leafs_own_way_up_is_no_other_chain() -> None:
    found = cases.report(LEAF, UPPER, roots=[ROOT], pool=[CA])
    assert cases.answer(found, "CF104") is Answered.PASS


def test_another_chain_beside_the_right_issuer_is_surplus_only() -> None:
    found = cases.report(LEAF, CA, STRANGER, roots=[ROOT], pool=[UPPER])
    assert cases.answer(found, "CF104") is Answered.PASS
    assert cases.answer(found, "CF205") is Answered.FOUND


def test_a_leaf_with_a_root_has_no_other_chain() -> None:
    found = cases.report(LEAF, pki.root("Other Root"), roots=[ROOT], pool=[CA, UPPER])
    assert cases.answer(found, "CF104") is Answered.NOT_APPLICABLE
