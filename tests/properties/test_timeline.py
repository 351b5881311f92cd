"""Until when a list is accepted: what is said of every moment is what a judgement at that moment says."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from chainfix import Builder
from chainfix.findings.case import Case
from chainfix.judging import Asked
from tests.support import pki
from tests.support.surveys import certificates, store

DAYS = st.integers(-40, 400)
HORIZON = 500 * 86400


def ending(days: int) -> dict[str, object]:
    return {"not_before": pki.NOW - timedelta(days=500), "not_after": pki.NOW + timedelta(days=days)}


def drawn_case(days: list[int]) -> Case:
    """Two ways up from one CA, each certificate with an end of its own; the second root is the re-issue of a key in a store."""
    one, other, *rest = days
    first, second = pki.root("Time Root", **ending(one)), pki.root("Other Time Root", **ending(other))  # type: ignore[arg-type]
    issuer = first.ca("Time CA", **ending(rest[0]))  # type: ignore[arg-type]
    cross = second.cross(issuer, **ending(rest[1]))  # type: ignore[arg-type]
    leaf = issuer.leaf("www.example.org", **ending(rest[2]))  # type: ignore[arg-type]
    builder = Builder(stores=[store("one", first), store("both", first, second), store("none")])
    report = builder.check(certificates("list.pem", leaf, issuer, cross), asked=Asked(horizon=HORIZON), at=pki.NOW)
    assert report.case is not None
    return report.case


@given(st.lists(DAYS, min_size=5, max_size=5))
def test_a_store_is_reached_until_then_and_not_a_second_longer(days: list[int]) -> None:
    case = drawn_case(days)
    moments = sorted({moment for c in (*case.list, *case.anchors) for moment in (c.ends, c.ends + 1) if moment >= case.at})
    for validity in case.valid_until:
        if validity.until is None:
            assert case.judge(validity.store, case.at) is None
            continue
        assert all(case.judge(validity.store, moment) for moment in (case.at, *moments) if moment <= validity.until)
        assert case.judge(validity.store, validity.until + 1) is None
        assert validity.certificate is not None
        assert validity.certificate.ends == validity.until


@given(st.lists(DAYS, min_size=5, max_size=5))
def test_every_stretch_is_as_it_says(days: list[int]) -> None:
    case = drawn_case(days)
    for stretch in case.stretches(case.at + HORIZON):
        assert (case.judge(stretch.store, stretch.starts) is not None) is stretch.accepted
        if stretch.ends is not None:
            assert (case.judge(stretch.store, stretch.ends) is not None) is stretch.accepted
            assert (case.judge(stretch.store, stretch.ends + 1) is not None) is not stretch.accepted
