"""Until when a list is accepted, to the second."""

from datetime import UTC, datetime, timedelta

import pytest

from chainfix.findings.case import Thresholds
from chainfix.findings.diagnose import Report
from chainfix.findings.timeline import ending
from tests.support import cases, pki
from tests.support.surveys import certificates, store

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
YEAR = 365 * 86400
LONG: pki.Options = {"not_before": pki.START - 3650 * DAY, "not_after": pki.END + 3650 * DAY}
ROOT, OTHER = pki.root("Root", **LONG), pki.root("Other Root", **LONG)
CA = ROOT.ca("CA", **LONG)
LEAF = CA.leaf("www.example.org")


def until(found: Report) -> list[tuple[str, datetime | None, str | None]]:
    return [
        (
            held.store,
            None if held.until is None else datetime.fromtimestamp(held.until, UTC),
            None if held.certificate is None else held.certificate.name,
        )
        for held in found.valid_until
    ]


def stretches(found: Report) -> list[tuple[str, bool, datetime, datetime | None, str | None]]:
    return [
        (
            one.store,
            one.accepted,
            datetime.fromtimestamp(one.starts, UTC),
            None if one.ends is None else datetime.fromtimestamp(one.ends, UTC),
            None if one.certificate is None else one.certificate.name,
        )
        for one in found.timeline
    ]


def test_until_the_leaf_ends() -> None:
    assert until(cases.report(LEAF, CA, roots=[ROOT])) == [("roots", pki.END, "www.example.org")]


def test_until_an_intermediate_ends() -> None:
    found = cases.report(LEAF, ROOT.ca("CA", not_after=pki.END - DAY), roots=[ROOT])
    assert until(found) == [("roots", pki.END - DAY, "CA")]


def test_until_the_last_of_several_paths_ends() -> None:
    ending_first = ROOT.ca("CA", not_after=pki.NOW + DAY)
    (held,) = cases.report(LEAF, ending_first, CA, roots=[ROOT]).valid_until
    assert held.until == int(pki.END.timestamp())
    found = cases.report(LEAF, ROOT.ca("CA", not_after=pki.END - DAY), ending_first, roots=[ROOT])
    assert until(found) == [("roots", pki.END - DAY, "CA")]


def test_a_path_that_begins_later_is_followed_without_a_break() -> None:
    first = ROOT.ca("CA", not_after=pki.NOW + DAY)
    then = ROOT.ca("CA", not_before=pki.NOW + DAY + SECOND, not_after=pki.NOW + 2 * DAY)
    found = cases.report(LEAF, first, then, roots=[ROOT])
    assert until(found) == [("roots", pki.NOW + 2 * DAY, "CA")]
    assert [c.ends for c in found.valid_until[0].survived] == [int((pki.NOW + DAY).timestamp())]


def test_each_store_has_its_own_end() -> None:
    cross = OTHER.cross(ROOT, not_after=pki.NOW + DAY)
    found = cases.report(LEAF, CA, cross, stores=[store("new", ROOT), store("old", OTHER), store("none")])
    assert until(found) == [("new", pki.END, "www.example.org"), ("old", pki.NOW + DAY, "Root"), ("none", None, None)]
    by_certificate = {certificate.name: stores for certificate, stores in ending(found.valid_until).items()}
    assert by_certificate == {"www.example.org": ("new",), "Root": ("old",)}


def test_a_root_in_the_store_ends_it_too() -> None:
    root = pki.root("Old Root", not_after=pki.END - DAY)
    inter = root.ca("Old CA", **LONG)
    assert until(cases.report(inter.leaf("www.example.org"), inter, roots=[root])) == [("roots", pki.END - DAY, "Old Root")]


def test_without_a_horizon_there_is_no_timeline() -> None:
    assert cases.report(LEAF, CA, roots=[ROOT]).timeline == ()


def test_the_timeline_breaks_where_the_leaf_ends() -> None:
    found = cases.report(LEAF, CA, roots=[ROOT], horizon=YEAR)
    assert stretches(found) == [
        ("roots", True, pki.NOW, pki.END, "www.example.org"),
        ("roots", False, pki.END + SECOND, None, None),
    ]


def test_the_timeline_ends_at_the_horizon() -> None:
    assert stretches(cases.report(LEAF, CA, roots=[ROOT], horizon=86400)) == [("roots", True, pki.NOW, None, None)]


def test_a_leaf_before_its_time_is_accepted_from_its_first_second_on() -> None:
    leaf = CA.leaf("www.example.org", not_before=pki.NOW + DAY)
    found = cases.report(leaf, CA, roots=[ROOT], horizon=10 * 86400)
    assert stretches(found) == [
        ("roots", False, pki.NOW, pki.NOW + DAY - SECOND, "www.example.org"),
        ("roots", True, pki.NOW + DAY, None, None),
    ]
    assert until(found) == [("roots", None, None)]


def test_an_expired_leaf_is_accepted_no_more() -> None:
    leaf = CA.leaf("www.example.org", not_after=pki.NOW - DAY)
    assert stretches(cases.report(leaf, CA, roots=[ROOT], horizon=YEAR)) == [("roots", False, pki.NOW, None, None)]


def test_a_gap_between_two_intermediates_shows() -> None:
    first = ROOT.ca("CA", not_after=pki.NOW + DAY)
    then = ROOT.ca("CA", not_before=pki.NOW + 3 * DAY, not_after=pki.END)
    found = cases.report(LEAF, first, then, roots=[ROOT], horizon=10 * 86400)
    assert [(accepted, starts) for _, accepted, starts, _, _ in stretches(found)] == [
        (True, pki.NOW),
        (False, pki.NOW + DAY + SECOND),
        (True, pki.NOW + 3 * DAY),
    ]


@pytest.mark.parametrize(
    ("thresholds", "lifetime", "days"),
    [
        (Thresholds(), 365, 30),
        (Thresholds(), 100, 30),
        (Thresholds(), 99, 33),
        (Thresholds(), 6, 2),
        (Thresholds(seconds=10 * 86400), 365, 10),
        (Thresholds(share=0.5), 90, 45),
        (Thresholds(seconds=5 * 86400, share=0.5), 90, 5),
    ],
)
def test_when_an_end_is_near(thresholds: Thresholds, lifetime: int, days: int) -> None:
    (leaf,) = certificates("leaf.pem", CA.leaf("www.example.org", not_after=pki.START + lifetime * DAY - SECOND))
    assert thresholds.of(leaf) == days * 86400
