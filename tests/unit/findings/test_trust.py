"""CF4: what the list ends at, and who trusts that."""

from datetime import datetime, timedelta

import pytest

from chainfix.building.distrust import Distrust
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Confidence, Severity
from tests.support import cases, pki
from tests.support.answers import NOT_FOUND
from tests.support.surveys import certificates, store

DAY = timedelta(days=1)
URL = "http://ca.example/cross.crt"
ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
SELF_SIGNED = pki.self_signed_leaf("www.example.org")


def doubting(name: str, root: pki.Entity, after: datetime, *others: pki.Entity, sct: bool = False) -> TrustStore:
    """A store that distrusts what a root issues after an instant."""
    (read,) = certificates(name, root)
    row = Distrust(key_fingerprint(read), read.subject, int(after.timestamp()), "sct" if sct else "notBefore", "server", "a test")
    return store(name, root, *others, distrust=(row,))


@pytest.mark.parametrize("code", ["CF401", "CF403"])
def test_a_list_that_reaches_its_store_passes(code: str) -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), code) is Answered.PASS


# CF401


def test_a_root_that_no_store_has_is_not_trusted_for_being_sent() -> None:
    found = cases.report(LEAF, CA, ROOT, stores=[store("one", OTHER), store("two", OTHER)])
    finding = cases.one(found, "CF401")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.ERROR, Confidence.CERTAIN, 3)
    assert finding.message == (
        "Root, where the way up ends, is self-signed and not in one or two; if it is your own CA: --store FILE"
    )
    assert cases.issues(found) == ["contains-anchor", "untrusted"]


def test_a_url_may_have_a_cross_certificate_of_it() -> None:
    inter = ROOT.ca("CA", ca_issuers=[URL])
    leaf = inter.leaf("www.example.org")
    finding = cases.one(cases.report(leaf, inter, ROOT, roots=[OTHER]), "CF401")
    assert finding.confidence is Confidence.LIKELY
    assert f"{URL} may have a cross-certificate of it (--fetch looks)" in finding.message
    asked = cases.report(leaf, inter, ROOT, roots=[OTHER], urls={URL: NOT_FOUND})
    assert cases.one(asked, "CF401").confidence is Confidence.CERTAIN
    helped = cases.report(leaf, inter, ROOT, roots=[OTHER], urls={URL: OTHER.cross(ROOT)})
    assert cases.answer(helped, "CF401") is Answered.PASS
    assert cases.issues(helped) == ["incomplete", "contains-anchor"]


def test_a_root_that_is_only_found_by_url_is_told_too() -> None:
    inter = ROOT.ca("CA", ca_issuers=[URL])
    finding = cases.one(cases.report(inter.leaf("www.example.org"), inter, roots=[OTHER], urls={URL: ROOT}), "CF401")
    assert (finding.certificate and finding.certificate.name, finding.position) == ("Root", 0)


def test_a_root_that_a_store_has_and_refuses_is_not_called_unknown() -> None:
    old = pki.root("Old Root", not_before=pki.START - 900 * DAY, not_after=pki.NOW - DAY)
    inter = old.ca("Old CA")
    found = cases.report(inter.leaf("www.example.org"), inter, old, roots=[old])
    assert cases.answer(found, "CF401") is Answered.PASS
    assert cases.answer(found, "CF301") is Answered.FOUND


def test_an_unrelated_root_is_not_where_the_list_ends() -> None:
    assert cases.answer(cases.report(LEAF, CA, OTHER, roots=[pki.root("Third Root")]), "CF401") is Answered.PASS


def test_a_self_signed_leaf_has_no_root() -> None:
    assert cases.answer(cases.report(SELF_SIGNED, roots=[ROOT]), "CF401") is Answered.NOT_APPLICABLE


# CF402


def test_a_store_without_the_root_is_told_with_the_cross_certificate_that_helps() -> None:
    stores = [store("new", ROOT), store("old", OTHER)]
    cross = OTHER.cross(ROOT)
    found = cases.report(LEAF, CA, stores=stores, pool=[cross])
    finding = cases.one(found, "CF402")
    assert (finding.severity, finding.confidence, finding.store) == (Severity.WARNING, Confidence.CERTAIN, "old")
    assert finding.message == ("old is not reached: it does not hold Root; Root by Other Root (until 2027-01-01) would lead to it")
    assert finding.certificate is not None
    assert (finding.certificate.sha256, finding.position) == (cross.sha256, 0)
    assert cases.steps(found) == [("add", "Root", 0, 3)]
    assert cases.issues(found) == []


def test_a_store_that_nothing_leads_to_is_told() -> None:
    found = cases.report(LEAF, CA, stores=[store("new", ROOT), store("old", OTHER), store("none")])
    assert [finding.message for finding in cases.of(found, "CF402")] == [
        "none is not reached: it does not hold Root; nothing here leads to it",
        "old is not reached: it does not hold Root; nothing here leads to it",
    ]
    assert found.fix is None


def test_a_store_that_an_expired_cross_certificate_led_to_is_told_with_it() -> None:
    cross = OTHER.cross(ROOT, not_before=pki.START - 900 * DAY, not_after=pki.NOW - DAY)
    found = cases.report(LEAF, CA, cross, stores=[store("new", ROOT), store("old", OTHER)])
    assert cases.one(found, "CF402").message == "old is not reached: Root expired on 2026-06-30; nothing here leads to it"
    assert cases.answer(found, "CF301") is Answered.PASS


def test_every_store_may_be_reached() -> None:
    stores = [store("new", ROOT), store("old", OTHER)]
    assert cases.answer(cases.report(LEAF, CA, OTHER.cross(ROOT), stores=stores), "CF402") is Answered.PASS


@pytest.mark.parametrize("stores", [[store("one", OTHER)], [store("one", OTHER), store("two", OTHER)]])
def test_where_no_store_is_reached_none_is_told_apart(stores: list[TrustStore]) -> None:
    assert cases.answer(cases.report(LEAF, CA, stores=stores), "CF402") is Answered.NOT_APPLICABLE


# CF403


def test_a_self_signed_leaf_is_refused() -> None:
    found = cases.report(SELF_SIGNED, roots=[ROOT])
    finding = cases.one(found, "CF403")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.ERROR, Confidence.CERTAIN, 1)
    assert finding.message.startswith("www.example.org is self-signed and not in roots: every client refuses it; --store FILE")
    assert cases.issues(found) == ["untrusted"]


def test_a_self_signed_leaf_that_the_store_has_is_accepted() -> None:
    assert cases.answer(cases.report(SELF_SIGNED, roots=[SELF_SIGNED]), "CF403") is Answered.PASS


# CF404


def test_a_leaf_that_is_too_young_for_its_root_is_refused() -> None:
    found = cases.report(LEAF, CA, stores=[doubting("mozilla", ROOT, pki.START - DAY)])
    finding = cases.one(found, "CF404")
    assert (finding.severity, finding.confidence, finding.store) == (Severity.ERROR, Confidence.CERTAIN, "mozilla")
    assert finding.message == (
        "mozilla distrusts Root for certificates issued after 2025-12-31, and www.example.org is of 2026-01-01"
    )
    assert (finding.certificate and finding.certificate.name, finding.position) == ("Root", 0)
    assert cases.answer(found, "CF401") is Answered.PASS


def test_a_leaf_that_is_too_young_is_told_before_its_chain_is_complete() -> None:
    found = cases.report(LEAF, stores=[doubting("mozilla", ROOT, pki.START - DAY)], pool=[CA])
    assert cases.one(found, "CF404").severity is Severity.ERROR


def test_one_of_two_stores_may_distrust_the_root() -> None:
    found = cases.report(LEAF, CA, stores=[doubting("mozilla", ROOT, pki.START - DAY), store("other", ROOT)])
    assert cases.one(found, "CF404").store == "mozilla"
    assert cases.answer(found, "CF402") is Answered.PASS


@pytest.mark.parametrize("after", [pki.START, pki.NOW + DAY], ids=["already", "to come"])
def test_a_root_that_will_not_do_for_the_next_leaf_is_a_note(after: datetime) -> None:
    found = cases.report(LEAF, CA, stores=[doubting("mozilla", ROOT, after)])
    finding = cases.one(found, "CF404")
    assert (finding.severity, finding.store) == (Severity.NOTE, "mozilla")
    assert finding.message == (
        f"mozilla distrusts Root for certificates issued after {after.date()}: the next leaf needs another root"
    )


def test_a_limit_on_timestamps_is_told_as_one() -> None:
    leaf = CA.leaf("www.example.org", extensions=[pki.scts(pki.START - DAY)])
    finding = cases.one(cases.report(leaf, CA, stores=[doubting("chrome", ROOT, pki.START - DAY, sct=True)]), "CF404")
    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "chrome distrusts Root for certificates whose first timestamp is later than 2025-12-31: the next leaf needs another root"
    )


def test_a_leaf_that_was_logged_too_late_is_refused() -> None:
    leaf = CA.leaf("www.example.org", extensions=[pki.scts(pki.START + DAY)])
    finding = cases.one(cases.report(leaf, CA, stores=[doubting("chrome", ROOT, pki.START, sct=True)]), "CF404")
    assert (finding.severity, finding.store) == (Severity.ERROR, "chrome")
    assert finding.message == (
        "chrome distrusts Root for certificates whose first timestamp is later than 2026-01-01, "
        "and www.example.org is of 2026-01-02"
    )


def test_a_leaf_without_a_timestamp_is_refused_by_its_notbefore_and_that_is_said() -> None:
    finding = cases.one(cases.report(LEAF, CA, stores=[doubting("chrome", ROOT, pki.START - DAY, sct=True)]), "CF404")
    assert finding.severity is Severity.ERROR
    assert "2025-12-31 (without one in it, its notBefore counts), and www.example.org is of 2026-01-01" in finding.message


@pytest.mark.parametrize(("day", "verb"), [(pki.NOW, "removed"), (pki.NOW + DAY, "removes")], ids=["gone", "to come"])
def test_a_root_that_is_removed_on_a_day_is_a_note(day: datetime, verb: str) -> None:
    (read,) = certificates("mozilla", ROOT)
    row = Distrust(key_fingerprint(read), read.subject, int(day.timestamp()), "removal", "server", "a test")
    finding = cases.one(cases.report(LEAF, CA, stores=[store("mozilla", ROOT, distrust=(row,))]), "CF404")
    assert (finding.severity, finding.store) == (Severity.NOTE, "mozilla")
    assert finding.message == (
        f"mozilla {verb} Root on {day.date()}: a list that leads to no other root is refused from then on, whatever the leaf"
    )


def test_a_root_without_a_date_beside_one_with_a_date_passes() -> None:
    found = cases.report(LEAF, CA, stores=[doubting("mozilla", OTHER, pki.START, ROOT)])
    assert cases.answer(found, "CF404") is Answered.PASS


def test_another_root_may_be_reached_past_the_distrusted_one() -> None:
    found = cases.report(LEAF, CA, OTHER.cross(ROOT), stores=[doubting("mozilla", ROOT, pki.START - DAY, OTHER)])
    assert cases.answer(found, "CF404") is Answered.PASS


def test_stores_without_dates_distrust_nothing() -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), "CF404") is Answered.NOT_APPLICABLE
