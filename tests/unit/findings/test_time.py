"""CF3: what has expired, is not valid yet, or will not last."""

from datetime import UTC, datetime, timedelta

import pytest

from chainfix.findings.case import Thresholds
from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Confidence, Severity
from tests.support import cases, pki
from tests.support.surveys import store

DAY = timedelta(days=1)
LONG: pki.Options = {"not_before": pki.START - 3650 * DAY, "not_after": pki.END + 3650 * DAY}
PAST: pki.Options = {"not_before": pki.START - 3650 * DAY, "not_after": pki.NOW - DAY}
FUTURE: pki.Options = {"not_before": pki.NOW + DAY, "not_after": pki.END + 3650 * DAY}
SOON: pki.Options = {"not_before": pki.START - 3650 * DAY, "not_after": pki.NOW + 10 * DAY}

ROOT, OTHER = pki.root("Root", **LONG), pki.root("Other Root", **LONG)
CA = ROOT.ca("CA", **LONG)
LEAF = CA.leaf("www.example.org")
EXPIRED_CA = ROOT.ca("CA", **PAST)
"""Of the name and key of CA."""
LATE_LEAF = EXPIRED_CA.leaf("www.example.org", not_before=pki.START)
"""It begins before the CA that issued it ends."""


def days(number: int) -> Thresholds:
    return Thresholds(seconds=number * 86400)


@pytest.mark.parametrize("code", ["CF301", "CF302", "CF303", "CF304", "CF305"])
def test_a_list_that_lasts_passes(code: str) -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT]), code) is Answered.PASS


# CF301


def test_an_expired_leaf_is_the_first_thing_to_say_and_not_the_last() -> None:
    """The rest of the list is judged as of the leaf's last second; the report speaks of the real moment."""
    leaf = CA.leaf("www.example.org", not_after=pki.NOW - DAY)
    found = cases.report(leaf, CA.leaf("other.example.org"), OTHER, roots=[ROOT], pool=[CA])
    first = found.findings[0]
    assert (first.code, first.severity, first.confidence, first.position) == ("CF301", Severity.ERROR, Confidence.CERTAIN, 1)
    assert first.message == "the leaf www.example.org expired on 2026-06-30: every client refuses it"
    assert {finding.code for finding in found.findings} >= {"CF101", "CF203", "CF205"}
    assert cases.order(found) == ["www.example.org", "CA"]
    assert found.at == int(pki.NOW.timestamp())


def test_of_an_expired_leaf_nothing_is_reached_now_and_all_was_at_its_last_second() -> None:
    leaf = CA.leaf("www.example.org", not_after=pki.NOW - DAY)
    found = cases.report(leaf, CA, roots=[ROOT])
    assert [held.until for held in found.valid_until] == [None]
    assert found.fix is None
    assert [finding.code for finding in found.findings if finding.severity is Severity.ERROR] == ["CF301"]
    assert cases.answer(found, "CF303") is Answered.NOT_APPLICABLE
    assert cases.answer(found, "CF304") is Answered.NOT_APPLICABLE


def test_an_expired_leaf_stays_the_first_thing_beside_a_missing_intermediate() -> None:
    found = cases.report(CA.leaf("www.example.org", not_after=pki.NOW - DAY), roots=[ROOT], pool=[CA])
    assert [finding.code for finding in found.findings if finding.severity is Severity.ERROR] == ["CF301", "CF102"]


def test_an_intermediate_that_expired_with_its_leaf_is_told_too() -> None:
    leaf = EXPIRED_CA.leaf("www.example.org", not_after=pki.NOW - 2 * DAY)
    messages = [finding.message for finding in cases.of(cases.report(leaf, EXPIRED_CA, roots=[ROOT]), "CF301")]
    assert messages == [
        "the leaf www.example.org expired on 2026-06-29: every client refuses it",
        "CA expired on 2026-06-30 too: a new leaf needs another one",
    ]


def test_an_intermediate_that_ended_before_the_leaf_began_is_expired() -> None:
    """The chain file of years ago, left in place at a renewal."""
    old = ROOT.ca("CA", not_before=pki.START - 900 * DAY, not_after=pki.START - DAY)
    found = cases.report(old.leaf("www.example.org"), old, roots=[ROOT])
    finding = cases.one(found, "CF301")
    assert (finding.severity, finding.position) == (Severity.ERROR, 2)
    assert finding.message == "CA expired on 2025-12-31, and no path goes without it"
    assert cases.answer(found, "CF101") is Answered.PASS
    assert cases.answer(found, "CF305") is Answered.PASS


def test_an_expired_intermediate_is_told_with_the_one_to_send_in_its_place() -> None:
    found = cases.report(LATE_LEAF, EXPIRED_CA, roots=[ROOT], pool=[CA])
    assert cases.one(found, "CF301").message == (
        "CA expired on 2026-06-30: the one that is valid until 2036-12-29 has to be sent in its place"
    )
    assert cases.one(found, "CF101").message == "CA expired on 2026-06-30; another one by Root (until 2036-12-29) is not sent"
    assert cases.steps(found) == [("remove", "CA", 2, 0), ("add", "CA", 0, 2)]


def test_a_root_that_expired_in_the_store_is_told() -> None:
    root = pki.root("Old Root", **PAST)
    inter = root.ca("Old CA", **LONG)
    finding = cases.one(cases.report(inter.leaf("www.example.org"), inter, roots=[root]), "CF301")
    assert (finding.severity, finding.position) == (Severity.ERROR, 0)
    assert finding.message.startswith("Old Root, the root in roots, expired on 2026-06-30: OpenSSL")


def test_the_last_second_belongs_to_the_validity() -> None:
    leaf = CA.leaf("www.example.org", not_after=pki.NOW)
    assert cases.answer(cases.report(leaf, CA, roots=[ROOT]), "CF301") is Answered.PASS
    assert cases.answer(cases.report(leaf, CA, roots=[ROOT], at=pki.NOW + timedelta(seconds=1)), "CF301") is Answered.FOUND


def test_an_unneeded_expired_certificate_is_no_error() -> None:
    found = cases.report(LEAF, CA, OTHER.cross(ROOT, **PAST), roots=[ROOT])
    assert cases.answer(found, "CF301") is Answered.PASS


def test_a_leaf_that_ends_before_it_begins_is_judged_all_the_same() -> None:
    leaf = CA.leaf("www.example.org", not_before=pki.END, not_after=pki.START)
    found = cases.report(leaf, CA, roots=[ROOT])
    assert {finding.code for finding in found.findings} >= {"CF301", "CF302"}


# CF302


def test_a_leaf_before_its_time_is_refused_and_the_rest_is_judged_as_of_its_first_second() -> None:
    found = cases.report(CA.leaf("www.example.org", **FUTURE), roots=[ROOT], pool=[CA])
    first = found.findings[0]
    assert (first.code, first.severity, first.confidence, first.position) == ("CF302", Severity.ERROR, Confidence.CERTAIN, 1)
    assert first.message == "the leaf www.example.org is not valid before 2026-07-02"
    assert cases.one(found, "CF102").message == "only the leaf is sent; CA must follow it"


def test_an_intermediate_before_its_time_is_refused() -> None:
    early = ROOT.ca("CA", **FUTURE)
    finding = cases.one(cases.report(early.leaf("www.example.org"), early, roots=[ROOT]), "CF302")
    assert (finding.severity, finding.position) == (Severity.ERROR, 2)
    assert finding.message == "CA is not valid before 2026-07-02"


def test_a_twin_before_its_time_breaks_some_where_it_stands_first() -> None:
    early = ROOT.ca("CA", **FUTURE)
    finding = cases.one(cases.report(LEAF, early, CA, roots=[ROOT]), "CF302")
    assert (finding.severity, finding.position) == (Severity.WARNING, 2)
    assert "stands before the valid one: GnuTLS, BoringSSL" in finding.message
    assert cases.answer(cases.report(LEAF, CA, early, roots=[ROOT]), "CF302") is Answered.PASS


# CF303


def test_a_leaf_that_ends_soon_is_told_with_the_stores() -> None:
    leaf = CA.leaf("www.example.org", not_before=pki.START - 300 * DAY, not_after=pki.NOW + 29 * DAY)
    finding = cases.one(cases.report(leaf, CA, stores=[store("one", ROOT), store("two", ROOT)]), "CF303")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.WARNING, Confidence.CERTAIN, 1)
    assert finding.message == (
        "the leaf www.example.org ends on 2026-07-30, in 29 days: from then on the list does not do for one, two"
    )
    assert finding.store == ""


@pytest.mark.parametrize(
    ("left", "lifetime", "answer"),
    [
        (30, 365, Answered.PASS),
        (29, 365, Answered.FOUND),
        (30, 90, Answered.PASS),
        (29, 90, Answered.FOUND),
        (33, 99, Answered.PASS),
        (32, 99, Answered.FOUND),
        (2, 6, Answered.PASS),
        (1, 6, Answered.FOUND),
    ],
)
def test_soon_is_thirty_days_or_a_third_of_a_short_life(left: int, lifetime: int, answer: Answered) -> None:
    end = pki.NOW + left * DAY
    leaf = CA.leaf("www.example.org", not_before=end - lifetime * DAY + timedelta(seconds=1), not_after=end)
    assert cases.answer(cases.report(leaf, CA, roots=[ROOT]), "CF303") is answer


def test_days_and_shares_can_be_asked_for() -> None:
    """LEAF has 184 days left of 365."""
    assert cases.one(cases.report(LEAF, CA, roots=[ROOT], warning=days(200)), "CF303").severity is Severity.WARNING
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT], warning=days(180)), "CF303") is Answered.PASS
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT], warning=Thresholds(share=0.6)), "CF303") is Answered.FOUND
    assert cases.answer(cases.report(LEAF, CA, roots=[ROOT], warning=Thresholds(share=0.4)), "CF303") is Answered.PASS


def test_within_the_critical_time_it_is_an_error() -> None:
    found = cases.report(LEAF, CA, roots=[ROOT], warning=days(300), critical=days(200))
    assert cases.one(found, "CF303").severity is Severity.ERROR
    found = cases.report(LEAF, CA, roots=[ROOT], warning=days(100), critical=days(200))
    assert cases.one(found, "CF303").severity is Severity.ERROR


def test_an_intermediate_that_ends_soon_is_not_passed_over() -> None:
    ending = ROOT.ca("CA", **SOON)
    finding = cases.one(cases.report(LEAF, ending, roots=[ROOT]), "CF303")
    assert (finding.severity, finding.position) == (Severity.WARNING, 2)
    assert finding.message == "CA ends on 2026-07-11, in 10 days: from then on the list does not do for roots"


def test_a_root_that_ends_soon_is_named_though_it_is_not_sent() -> None:
    root = pki.root("Old Root", **SOON)
    inter = root.ca("Old CA", **LONG)
    finding = cases.one(cases.report(inter.leaf("www.example.org"), inter, roots=[root]), "CF303")
    assert (finding.certificate and finding.certificate.name, finding.position) == ("Old Root", 0)
    assert finding.message.startswith("Old Root, the root in roots, ends on 2026-07-11, in 10 days")


def test_a_certificate_that_ends_soon_while_another_path_goes_on_is_a_note() -> None:
    found = cases.report(LEAF, ROOT.ca("CA", **SOON), CA, roots=[ROOT])
    finding = cases.one(found, "CF303")
    assert (finding.severity, finding.position) == (Severity.NOTE, 2)
    assert finding.message == "CA by Root ends on 2026-07-11; the list is good without it until 2027-01-01"


def test_a_dying_cross_certificate_of_a_root_that_the_store_has_is_a_note() -> None:
    finding = cases.one(cases.report(LEAF, CA, OTHER.cross(ROOT, **SOON), roots=[ROOT]), "CF303")
    assert (finding.severity, finding.position) == (Severity.NOTE, 3)
    assert finding.message == "Root by Other Root ends on 2026-07-11; the list is good without it until 2027-01-01"


def test_a_dying_cross_certificate_is_an_end_for_the_store_that_needs_it() -> None:
    stores = [store("new", ROOT), store("old", OTHER)]
    finding = cases.one(cases.report(LEAF, CA, OTHER.cross(ROOT, **SOON), stores=stores), "CF303")
    assert (finding.severity, finding.store) == (Severity.WARNING, "old")
    assert finding.message == "Root ends on 2026-07-11, in 10 days: from then on the list does not do for old"


def test_an_intermediate_that_ends_soon_after_its_leaf_is_a_note() -> None:
    leaf = CA.leaf("www.example.org", not_after=pki.NOW + 5 * DAY)
    found = cases.report(leaf, ROOT.ca("CA", **SOON), roots=[ROOT])
    warning, note = cases.of(found, "CF303")
    assert (warning.severity, warning.position) == (Severity.WARNING, 1)
    assert (note.severity, note.position) == (Severity.NOTE, 2)
    assert note.message == "CA by Root ends on 2026-07-11; soon after the leaf: a new leaf needs another one"


def test_a_needless_certificate_that_ends_soon_after_the_leaf_is_nothing_to_say() -> None:
    leaf = CA.leaf("www.example.org", not_after=pki.NOW + 5 * DAY)
    finding = cases.one(cases.report(leaf, CA, OTHER.cross(ROOT, **SOON), roots=[ROOT]), "CF303")
    assert finding.position == 1


def test_a_critical_time_makes_no_notes() -> None:
    finding = cases.one(cases.report(LEAF, ROOT.ca("CA", not_after=pki.END), roots=[ROOT], critical=days(200)), "CF303")
    assert (finding.severity, finding.position) == (Severity.ERROR, 1)


def test_what_ends_soon_is_not_asked_of_a_list_that_reaches_no_store() -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[OTHER]), "CF303") is Answered.NOT_APPLICABLE


# CF304


def test_an_intermediate_that_ends_before_the_leaf_is_told() -> None:
    ending = ROOT.ca("CA", not_after=pki.END - DAY)
    finding = cases.one(cases.report(LEAF, ending, roots=[ROOT]), "CF304")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.WARNING, Confidence.CERTAIN, 2)
    assert finding.message == "CA ends on 2026-12-31, before the leaf (2027-01-01): no path to roots is left then"


def test_a_root_that_ends_before_the_leaf_is_told() -> None:
    root = pki.root("Old Root", not_after=pki.END - DAY)
    inter = root.ca("Old CA", **LONG)
    finding = cases.one(cases.report(inter.leaf("www.example.org"), inter, roots=[root]), "CF304")
    assert finding.message.startswith("Old Root, the root in roots, ends on 2026-12-31, before the leaf")


def test_a_path_that_ends_early_is_none_where_another_goes_on() -> None:
    ending = ROOT.ca("CA", not_after=pki.END - DAY)
    assert cases.answer(cases.report(LEAF, ending, CA, roots=[ROOT]), "CF304") is Answered.PASS


def test_an_early_end_is_not_asked_of_a_list_that_reaches_no_store() -> None:
    assert cases.answer(cases.report(LEAF, CA, roots=[OTHER]), "CF304") is Answered.NOT_APPLICABLE


# CF305


def test_an_expired_twin_before_the_valid_one_breaks_those_who_take_the_first() -> None:
    finding = cases.one(cases.report(LEAF, EXPIRED_CA, CA, roots=[ROOT]), "CF305")
    assert (finding.severity, finding.confidence, finding.position) == (Severity.WARNING, Confidence.CERTAIN, 2)
    assert finding.message == (
        "CA by Root expired on 2026-06-30 and stands before the valid one (#3): "
        "GnuTLS, BoringSSL, OpenSSL 1.0, BearSSL and wolfSSL refuse the list"
    )


def test_an_expired_twin_behind_the_valid_one_breaks_fewer() -> None:
    found = cases.report(LEAF, CA, EXPIRED_CA, roots=[ROOT])
    finding = cases.one(found, "CF305")
    assert (finding.severity, finding.position) == (Severity.WARNING, 3)
    assert finding.message == "CA by Root expired on 2026-06-30 and stands behind the valid one (#2): wolfSSL refuses the list"
    assert cases.steps(found) == [("remove", "CA", 3, 0)]


def test_an_expired_cross_certificate_of_a_root_is_told_as_in_2020() -> None:
    found = cases.report(LEAF, CA, OTHER.cross(ROOT, **PAST), roots=[ROOT, OTHER])
    assert cases.one(found, "CF305").message == (
        "Root by Other Root expired on 2026-06-30 and its key is a root of roots: "
        "OpenSSL 1.0 with Other Root in its store refuses the list, and wolfSSL may"
    )
    assert cases.answer(found, "CF208") is Answered.PASS
    assert cases.steps(found) == [("remove", "Root", 3, 0)]


def test_an_expired_certificate_above_a_cross_certificate_is_told() -> None:
    upper = OTHER.ca("Upper CA", **PAST)
    finding = cases.one(cases.report(LEAF, CA, upper.cross(ROOT, **LONG), upper, roots=[ROOT]), "CF305")
    assert (finding.position, finding.message.endswith("is not needed: wolfSSL refuses the list")) == (4, True)


def test_an_expired_root_and_an_expired_stranger_have_rules_of_their_own() -> None:
    found = cases.report(LEAF, CA, pki.root("Old Root", **PAST), OTHER.ca("Other CA", **PAST), roots=[ROOT])
    assert cases.answer(found, "CF305") is Answered.PASS
    assert {finding.code for finding in found.findings} >= {"CF203", "CF205"}


def test_one_certificate_has_no_twin() -> None:
    direct = ROOT.leaf("www.example.org", not_before=datetime(2020, 1, 1, tzinfo=UTC))
    assert cases.answer(cases.report(direct, roots=[ROOT]), "CF305") is Answered.NOT_APPLICABLE
