"""The smallest change that turns a list into the one that should be sent, each step with its reason."""

from bisect import bisect_left
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from chainfix.building.repair import Outcome
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.roles import Role

if TYPE_CHECKING:
    from chainfix.building.chain import Change


class Action(Enum):
    """What is done with one certificate."""

    REMOVE = "remove"
    ADD = "add"
    MOVE = "move"


class Step(NamedTuple):
    """One change."""

    action: Action
    certificate: Certificate
    position: int
    """Where it stands now, from 1 on; 0 for what is added."""
    to: int
    """Where it will stand, from 1 on; 0 for what is removed."""
    reason: str


class Fix(NamedTuple):
    """From the list as it is to the list that should be sent."""

    order: tuple[Certificate, ...]
    """The list that should be sent, the leaf first."""
    steps: tuple[Step, ...]


def fix_of(case: Case) -> Fix | None:
    """The fix; None where nothing needs to change or no list is known."""
    order = case.order
    if not order or case.list == order or is_sound(case):
        return None
    answer = case.own if case.complete else case.best
    return Fix(order, (*_removals(case, answer, order), *_additions(case, answer, order), *_moves(case.list, order)))


def is_sound(case: Case) -> bool:
    """Whether each certificate is issued by the next, and none is self-signed or out of date: a longer list may be on purpose.

    The leaf may be out of date: no order of the list mends that.
    """
    listed = case.list
    if not case.complete or listed[0] != case.leaf or len(set(listed)) != len(listed):
        return False
    if any(certificate.ends < case.at or certificate.starts > case.at for certificate in listed[1:]):
        return False
    return all(case.issued(child, issuer) and not case.self_signed(issuer) for child, issuer in pairwise(listed))


def _removals(case: Case, answer: Outcome, order: tuple[Certificate, ...]) -> list[Step]:
    reasons: dict[Certificate, str] = {change.certificate: change.reason for change in answer.removed()}
    steps = []
    for one in case.served:
        if one.role is Role.DUPLICATE:
            first = case.position(one.certificate)
            steps.append(Step(Action.REMOVE, one.certificate, one.position, 0, f"it stands in the list already, as #{first}"))
        elif one.certificate not in order:
            steps.append(Step(Action.REMOVE, one.certificate, one.position, 0, reasons.get(one.certificate, "it is not needed")))
    return steps


def _additions(case: Case, answer: Outcome, order: tuple[Certificate, ...]) -> list[Step]:
    reasons: dict[Certificate, Change] = {change.certificate: change for change in answer.added()}
    steps = []
    for to, certificate in enumerate(order, 1):
        if certificate not in case.list:
            change = reasons.get(certificate)
            place = f", from {certificate.source.place}" if certificate.source.place else ""
            steps.append(Step(Action.ADD, certificate, 0, to, f"{change.reason if change else 'it is missing'}{place}"))
    return steps


def _moves(listed: tuple[Certificate, ...], order: tuple[Certificate, ...]) -> list[Step]:
    """The fewest: all but a longest run of certificates whose order is right already."""
    kept = [c for c in dict.fromkeys(listed) if c in order]
    places = [order.index(certificate) for certificate in kept]
    staying = _longest_rising(places)
    return [
        Step(Action.MOVE, c, listed.index(c) + 1, place + 1, "it is not where its issuer is looked for")
        for c, place in zip(kept, places, strict=True)
        if place not in staying
    ]


def _longest_rising(numbers: list[int]) -> set[int]:
    """A longest rising subsequence of different numbers (patience sorting)."""
    tails: list[int] = []
    below: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        below[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    found: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        found.add(last)
        last = below[last]
    return found
