"""Timelines for the reports: the cases whose golden files lie in tests/golden/graph."""

from collections.abc import Callable
from datetime import UTC, datetime

from chainfix.reports.timeline_svg import Row, timeline


def at(year: int, month: int = 1, day: int = 1) -> int:
    return int(datetime(year, month, day, tzinfo=UTC).timestamp())


COMODO = (
    Row("*.example.org", at(2014, 11, 26), at(2015, 11, 26), "leaf"),
    Row("COMODO RSA Domain Validation Secure Server CA", at(2014, 2, 12), at(2029, 2, 11), "intermediate"),
    Row("COMODO RSA Certification Authority", at(2010, 1, 19), at(2038, 1, 18), "anchor"),
    Row("AddTrust <External> CA Root & a name that no line holds", at(2000, 5, 30), at(2015, 5, 30), "unrelated"),
    Row("The next leaf", at(2016), at(2017), "leaf"),
)


def valid() -> str:
    """In the middle of the leaf's validity, looking half a year beyond it."""
    return timeline(COMODO, at(2015, 6), at(2015, 11, 26), at(2016, 6))


def expired() -> str:
    """Years after the leaf's end."""
    return timeline(COMODO[:3], at(2018, 6), at(2015, 11, 26), at(2018, 6))


def short() -> str:
    """A leaf of six days."""
    return timeline([Row("short", at(2026, 7, 1), at(2026, 7, 7), "leaf")], at(2026, 7, 2), at(2026, 7, 7), at(2026, 7, 8))


CASES: dict[str, Callable[[], str]] = {"valid": valid, "expired": expired, "short": short}
