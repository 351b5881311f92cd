"""CF2: what stands in the wrong place, and what should not stand there at all."""

from datetime import timedelta

import pytest

from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Confidence, Severity
from tests.support import cases, pki
from tests.support.surveys import store

DAY = timedelta(days=1)
ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
UPPER = ROOT.ca("Upper CA")
CA = UPPER.ca("CA")
LEAF = CA.leaf("www.example.org")
STRANGER = OTHER.ca("Other CA")
CROSS = OTHER.cross(ROOT)
"""Root by Other Root."""

NEW = pki.root("New Root")
NEW_CA = NEW.ca("New CA")
NEW_LEAF = NEW_CA.leaf("new.example.org")
NEW_CROSS = ROOT.cross(NEW)
"""New Root by Root; no store has New Root."""


@pytest.mark.parametrize("code", ["CF201", "CF202", "CF203", "CF204", "CF205", "CF206", "CF207", "CF208"])
def test_a_list_in_order_has_nothing_of_it(code: str) -> None:
    found = cases.report(LEAF, CA, UPPER, roots=[ROOT])
    assert cases.answer(found, code) in (Answered.PASS, Answered.NOT_APPLICABLE)


@pytest.mark.parametrize("code", ["CF201", "CF202", "CF203", "CF204", "CF205", "CF206", "CF207"])
def test_one_certificate_has_no_order(code: str) -> None:
    assert cases.answer(cases.report(LEAF, roots=[ROOT], pool=[CA, UPPER]), code) is Answered.NOT_APPLICABLE


# CF201, CF202


def test_an_issuer_before_what_it_issued_is_out_of_order() -> None:
    found = cases.report(LEAF, UPPER, CA, roots=[ROOT])
    finding = cases.one(found, "CF201")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.WARNING, Confidence.CERTAIN, 2)
    assert finding.message == "Upper CA stands at #2, before CA, which it issued"
    assert cases.issues(found) == ["incorrect-order"]


@pytest.mark.parametrize("surplus", [ROOT, CROSS], ids=["the root", "its cross-certificate"])
def test_what_is_not_needed_has_its_place_too(surplus: pki.Entity) -> None:
    found = cases.report(LEAF, surplus, CA, UPPER, roots=[ROOT])
    assert cases.one(found, "CF201").message == "Root stands at #2, before Upper CA, which it issued"
    assert cases.answer(cases.report(LEAF, CA, UPPER, surplus, roots=[ROOT]), "CF201") is Answered.PASS


def test_a_stranger_between_is_no_matter_of_order() -> None:
    assert cases.answer(cases.report(LEAF, STRANGER, CA, UPPER, roots=[ROOT]), "CF201") is Answered.PASS


def test_an_incomplete_list_has_no_order() -> None:
    assert cases.answer(cases.report(LEAF, ROOT, UPPER, roots=[ROOT], pool=[CA]), "CF201") is Answered.NOT_APPLICABLE


def test_a_leaf_that_is_not_first_keeps_servers_from_starting() -> None:
    found = cases.report(CA, LEAF, UPPER, roots=[ROOT])
    finding = cases.one(found, "CF202")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.ERROR, Confidence.CERTAIN, 2)
    assert "CA stands first and the leaf www.example.org at #2" in finding.message
    assert "key values mismatch" in finding.message
    assert cases.answer(found, "CF201") is Answered.PASS
    assert cases.issues(found) == ["incorrect-order"]


def test_a_list_upside_down_is_both() -> None:
    found = cases.report(UPPER, CA, LEAF, roots=[ROOT])
    assert [(f.code, f.position) for f in found.findings if f.code in ("CF201", "CF202")] == [
        ("CF202", 3),
        ("CF201", 1),
        ("CF201", 2),
    ]


def test_the_leaf_of_a_key_may_stand_anywhere_and_the_first_is_not_taken_for_it() -> None:
    found = cases.report(UPPER, LEAF, CA, roots=[ROOT], key=LEAF.spki)
    assert found.case is not None
    assert found.case.leaf.name == "www.example.org"


# CF203, CF204


def test_a_root_at_the_end_is_harmless() -> None:
    found = cases.report(LEAF, CA, UPPER, ROOT, roots=[ROOT])
    finding = cases.one(found, "CF203")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.NOTE, Confidence.CERTAIN, 4)
    assert finding.message == "Root is a root: clients have their own"
    assert cases.answer(found, "CF204") is Answered.PASS
    assert cases.issues(found) == ["contains-anchor"]
    assert found.exit_status() == 0


def test_a_root_that_no_store_has_is_not_said_to_be_the_clients_own() -> None:
    found = cases.report(LEAF, CA, UPPER, OTHER, roots=[ROOT])
    assert cases.one(found, "CF203").message.startswith("Other Root is self-signed: clients that do not have it in their store")


def test_a_self_signed_leaf_is_no_anchor() -> None:
    found = cases.report(pki.self_signed_leaf("www.example.org"), STRANGER, roots=[ROOT])
    assert cases.answer(found, "CF203") is Answered.PASS
    assert "contains-anchor" not in cases.issues(found)


def test_a_root_before_its_cross_certificate_breaks_openssl() -> None:
    found = cases.report(NEW_LEAF, NEW_CA, NEW, NEW_CROSS, roots=[ROOT])
    finding = cases.one(found, "CF204")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.ERROR, Confidence.CERTAIN, 3)
    assert finding.message == (
        "New Root, self-signed and not in roots, stands before its cross-certificate by Root: "
        "OpenSSL, BoringSSL and NSS settle on it and refuse the list"
    )
    assert cases.answer(found, "CF203") is Answered.PASS
    assert cases.issues(found) == ["contains-anchor"]


def test_a_root_behind_its_cross_certificate_breaks_nss_alone() -> None:
    finding = cases.one(cases.report(NEW_LEAF, NEW_CA, NEW_CROSS, NEW, roots=[ROOT]), "CF204")
    assert (finding.severity, finding.position) == (Severity.WARNING, 4)
    assert "stands behind its cross-certificate by Root: NSS settle" in finding.message


def test_a_root_beside_its_cross_certificate_is_harmless_where_every_store_has_it() -> None:
    found = cases.report(NEW_LEAF, NEW_CA, NEW, NEW_CROSS, roots=[ROOT, NEW])
    assert cases.answer(found, "CF204") is Answered.PASS
    assert cases.one(found, "CF203").severity is Severity.NOTE


def test_a_root_beside_a_cross_certificate_that_leads_nowhere_is_no_more_than_a_root() -> None:
    found = cases.report(NEW_LEAF, NEW_CA, NEW, OTHER.cross(NEW), roots=[ROOT])
    assert cases.answer(found, "CF204") is Answered.PASS


def test_an_expired_root_whose_reissue_is_trusted_breaks_some() -> None:
    old = pki.root("Root", key=ROOT.key, not_before=pki.START - 800 * DAY, not_after=pki.NOW - DAY)
    finding = cases.one(cases.report(LEAF, CA, UPPER, old, roots=[ROOT]), "CF204")
    assert finding.severity is Severity.WARNING
    assert "expired on 2026-06-30; stores hold its re-issue: wolfSSL and Erlang refuse" in finding.message


# CF205, CF206


@pytest.mark.parametrize("stranger", [STRANGER, OTHER.leaf("other.example.org")], ids=["a CA", "another leaf"])
def test_what_issued_nothing_is_unrelated(stranger: pki.Entity) -> None:
    found = cases.report(LEAF, CA, UPPER, stranger, roots=[ROOT], hostname="www.example.org")
    finding = cases.one(found, "CF205")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.WARNING, Confidence.CERTAIN, 4)
    assert finding.message == f"{stranger.name} issued nothing in this list"
    assert cases.issues(found) == ["unrelated-or-duplicate"]


def test_a_stranger_of_the_issuers_name_is_taken_for_it_where_it_comes_first() -> None:
    namesake = OTHER.ca("CA", key="another key")
    finding = cases.one(cases.report(LEAF, namesake, CA, UPPER, roots=[ROOT]), "CF205")
    assert "has the name of #3 with another key: mbedTLS and BearSSL take it for that one" in finding.message
    finding = cases.one(cases.report(LEAF, CA, namesake, UPPER, roots=[ROOT]), "CF205")
    assert finding.message == "CA issued nothing in this list"


def test_a_copy_is_told_with_its_original() -> None:
    found = cases.report(LEAF, LEAF, CA, UPPER, roots=[ROOT])
    finding = cases.one(found, "CF206")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.WARNING, Confidence.CERTAIN, 2)
    assert finding.message == "www.example.org at #2 is a copy of #1"
    assert cases.answer(found, "CF201") is Answered.PASS
    assert cases.issues(found) == ["unrelated-or-duplicate"]


# CF207, CF208


def test_a_cross_certificate_that_leads_nowhere_before_one_that_does_is_a_dead_end() -> None:
    dead = OTHER.cross(UPPER)
    found = cases.report(LEAF, CA, dead, UPPER, roots=[ROOT])
    finding = cases.one(found, "CF207")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.ERROR, Confidence.CERTAIN, 3)
    assert finding.message == (
        "Upper CA by Other Root stands before the one by Root and does not lead to roots: OpenSSL, BoringSSL and GnuTLS stop at it"
    )


def test_a_dead_end_may_have_an_issuer_in_the_list() -> None:
    found = cases.report(LEAF, CA, OTHER.cross(UPPER), OTHER, UPPER, roots=[ROOT])
    assert cases.one(found, "CF207").position == 3


def test_a_dead_end_behind_the_way_up_is_harmless() -> None:
    assert cases.answer(cases.report(LEAF, CA, UPPER, OTHER.cross(UPPER), roots=[ROOT]), "CF207") is Answered.PASS


def test_two_cross_certificates_that_lead_to_a_store_are_no_dead_end() -> None:
    assert cases.answer(cases.report(LEAF, CA, OTHER.cross(UPPER), UPPER, roots=[ROOT, OTHER]), "CF207") is Answered.PASS


def test_of_two_stores_each_may_need_another_cross_certificate() -> None:
    stores = [store("one", ROOT), store("two", OTHER)]
    finding = cases.one(cases.report(LEAF, CA, UPPER, OTHER.cross(UPPER), stores=stores), "CF207")
    assert "Upper CA by Root stands before the one by Other Root and does not lead to two" in finding.message


def test_an_expired_dead_end_is_told_as_expired() -> None:
    dead = OTHER.cross(UPPER, not_after=pki.NOW - DAY)
    found = cases.report(LEAF, CA, dead, UPPER, roots=[ROOT])
    assert cases.answer(found, "CF207") is Answered.PASS
    assert cases.answer(found, "CF305") is Answered.FOUND


def test_a_cross_certificate_of_an_anchor_is_needless_for_its_clients() -> None:
    found = cases.report(LEAF, CA, UPPER, CROSS, roots=[ROOT])
    finding = cases.one(found, "CF208")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.NOTE, Confidence.CERTAIN, 4)
    assert finding.message == "Root by Other Root is needed only by clients without Root in their store; it ends on 2027-01-01"
    assert found.fix is None
    assert cases.issues(found) == []


def test_a_cross_certificate_that_one_of_the_stores_needs_is_not_needless() -> None:
    found = cases.report(LEAF, CA, UPPER, CROSS, stores=[store("new", ROOT), store("old", OTHER)])
    assert cases.answer(found, "CF208") is Answered.PASS


def test_length_is_not_judged_where_something_is_missing() -> None:
    assert cases.answer(cases.report(LEAF, CA, CROSS, roots=[ROOT], pool=[UPPER]), "CF208") is Answered.NOT_APPLICABLE


# The case of the COMODO evening


@pytest.mark.parametrize("pool", [(), (NEW_CA,)], ids=["offline", "with the missing one at hand"])
@pytest.mark.parametrize("new_is_trusted", [True, False])
def test_a_gap_a_root_and_its_cross_certificate_are_incomplete_and_contain_an_anchor(
    pool: tuple[pki.Entity, ...], *, new_is_trusted: bool
) -> None:
    """What was sent: the leaf, a root that issued nothing below it, and what that root had cross-signed."""
    leaf = NEW_CA.leaf("www.example.org", ca_issuers=["http://ca.example/ca.crt"])
    roots = [ROOT, NEW] if new_is_trusted else [ROOT]
    found = cases.report(leaf, ROOT, NEW_CROSS, roots=roots, pool=pool)
    if new_is_trusted or pool:
        assert cases.issues(found) == ["incomplete", "contains-anchor"]
    if pool:
        end = [] if new_is_trusted else ["New Root"]
        assert cases.order(found) == ["www.example.org", "New CA", *end]
        assert [finding.code for finding in found.findings if finding.code < "CF3"] == ["CF101", "CF203"]


def test_a_twin_behind_the_one_that_is_used_is_needless() -> None:
    again = OTHER.cross(UPPER)
    found = cases.report(LEAF, CA, UPPER, again, roots=[ROOT])
    finding = cases.one(found, "CF208")
    assert (finding.severity, finding.position) == (Severity.NOTE, 4)
    assert finding.message == "Upper CA by Other Root stands beside another of its name and key, which does"
