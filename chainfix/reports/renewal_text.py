"""What a renewal changes, for people: both lists in a line each, then the differences, what breaks somebody first."""

from collections.abc import Iterator

from chainfix.findings.difference import Difference, Impact
from chainfix.findings.renewal import Renewal
from chainfix.findings.renewed_list import ServedList
from chainfix.reports.text import count, dates

MOST_VALUES = 5
"""Values of one difference that fit on a line."""

_HEADINGS = {Impact.BREAKING: "breaking", Impact.NOTABLE: "can break somebody", Impact.HARMLESS: "harmless"}


def text(renewal: Renewal) -> str:
    """The whole report."""
    lines = [_side("old", renewal.old), _side("new", renewal.new), _key(renewal)]
    for impact, heading in _HEADINGS.items():
        found = [difference for difference in renewal.differences if difference.breaking is impact]
        if found:
            lines += ["", f"{heading}:", *(line for difference in found for line in _difference(difference))]
    return "\n".join((*lines, "", _total(renewal))) + "\n"


def _side(word: str, side: ServedList) -> str:
    listed = f"{count(len(side.certificates), 'certificate')}, {side.size} bytes"
    return f"{word}: {side.leaf.name} ({dates(side.leaf)}; {listed}), {_reached(side)}"


def _reached(side: ServedList) -> str:
    reached = [f"reaches {store} at {anchor.name}" for store, anchor in side.anchors.items()]
    if side.problem is not None:
        return side.problem.message
    return "; ".join(reached) + (", with more than is in the list" if side.alone is None else "")


def _key(renewal: Renewal) -> str:
    if renewal.old.leaf == renewal.new.leaf:
        return "both have the same leaf"
    return "the key is the same" if renewal.same_key else "the key is another"


def _difference(difference: Difference) -> Iterator[str]:
    yield f"  {difference.what}: {_values(difference)}"
    if difference.breaking is not Impact.HARMLESS or not difference.who.startswith("nobody"):
        yield f"    {difference.who}"


def _values(difference: Difference) -> str:
    if difference.old and difference.new:
        return f"{_listed(difference.old)} -> {_listed(difference.new)}"
    return _listed(difference.old or difference.new) or "none"


def _listed(values: tuple[str, ...]) -> str:
    more = f", and {len(values) - MOST_VALUES} more" if len(values) > MOST_VALUES else ""
    return ", ".join(values[:MOST_VALUES]) + more


def _total(renewal: Renewal) -> str:
    if not renewal.differences:
        return "no difference"
    breaking = sum(difference.breaking is Impact.BREAKING for difference in renewal.differences)
    notable = sum(difference.breaking is Impact.NOTABLE for difference in renewal.differences)
    return f"{count(len(renewal.differences), 'difference')}: {breaking} breaking, {notable} that can break somebody"
