"""Partial paths: what is known of one, which of them stand for others, and in which order they are taken up."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from operator import le
from typing import TYPE_CHECKING

from chainfix.building.graph import Candidate, KeyIdMatch, repeats
from chainfix.building.ranking import Cost
from chainfix.certificates.certificate import Certificate

if TYPE_CHECKING:
    from chainfix.building.problem import Problem


class Label:
    """A partial path: its last certificate, what lies below, and what it costs."""

    __slots__ = ("anchors", "below", "certificate", "cost", "covered", "expiry", "fingerprints", "obstacles", "others", "vector")

    def __init__(self, certificate: Certificate, below: "Label | None", cost: Cost, others: int, expiry: int) -> None:
        self.certificate = certificate
        self.below = below
        self.cost = cost
        self.others = others
        """Intermediates that are not self-issued: what pathLen counts."""
        self.expiry = expiry
        self.covered: int = below.covered if below else 0
        """The stores covered, a bit each."""
        self.anchors: tuple[tuple[int, Certificate], ...] = below.anchors if below else ()
        self.obstacles: tuple[Problem, ...] = below.obstacles if below else ()
        self.fingerprints: tuple[str, ...] = ()
        self.vector: tuple[object, ...] = ()
        """What it is compared by, once that was made."""

    def certificates(self) -> tuple[Certificate, ...]:
        """The path, the target first."""
        found = [self.certificate]
        label = self
        while label.below is not None:
            label = label.below
            found.append(label.certificate)
        return tuple(reversed(found))


def copy(label: Label, cost: Cost) -> Label:
    """The same partial path at another cost."""
    twin = Label(label.certificate, label.below, cost, label.others, label.expiry)
    twin.covered, twin.anchors = label.covered, label.anchors
    twin.obstacles, twin.fingerprints = label.obstacles, label.fingerprints
    return twin


_Vector = tuple[object, ...]
_State = tuple[int, int]
"""The number of the issuer as its child asks for it, and the stores covered."""


class Fronts:
    """The best partial paths of each state: none of them is as good as another in everything."""

    field = "labels"
    detours = False

    def __init__(self, *, fine: bool) -> None:
        self._fronts: dict[_State, list[_Vector]] = {}
        self._fine = fine

    def is_beaten(self, label: Label, candidate: Candidate) -> bool:
        """Whether another partial path is as good in the same state, or in the one where the issuer fits without friction.

        Where a store holds the issuer, friction can be an advantage: no client commits to an anchor that the AKI contradicts.
        """
        vector = self._vector(label)
        covered = label.covered
        for other in self._fronts.get((candidate.state, covered), ()):
            if _as_good(other, vector):
                return True
        if not candidate.friction or candidate.stored:
            return False
        return any(_as_good(other, vector) for other in self._fronts.get((candidate.smooth, covered), ()))

    def enter(self, label: Label, candidate: Candidate) -> None:
        """Take in a partial path that is not beaten."""
        vector = self._vector(label)
        front = self._fronts.setdefault((candidate.state, label.covered), [])
        front[:] = [other for other in front if not _as_good(vector, other)]
        front.append(vector)

    def _vector(self, label: Label) -> _Vector:
        """What is compared; a label takes part in one walk, so it is made once."""
        if not label.vector:
            vector: _Vector = (*label.cost, label.others)
            label.vector = (*vector, -label.expiry, label.fingerprints) if self._fine else vector
        return label.vector

    def allows(self, label: Label) -> bool:  # noqa: ARG002 the other kind of front looks at it
        """Whether the last certificate may stand there: an identity passed twice shows on the finished path."""
        return True


def _as_good(one: _Vector, other: _Vector) -> bool:
    return all(map(le, one, other))  # type: ignore[arg-type]  # each component with its own kind


class WholePaths:
    """Every path that passes no identity twice is a state of its own."""

    field = "whole_paths"

    def __init__(self, *, detours: bool = False) -> None:
        self.detours = detours
        """Whether a path may also go on above an anchor, as to the root behind a cross-certificate."""

    def is_beaten(self, label: Label, candidate: Candidate) -> bool:  # noqa: ARG002
        """No path stands for another."""
        return False

    def enter(self, label: Label, candidate: Candidate) -> None:
        """Nothing to remember."""

    def allows(self, label: Label) -> bool:
        """Whether the last certificate is of an identity that is not below it."""
        return label.below is None or not repeats(label.certificate, label.below.certificates())


Link = tuple[Cost, Candidate]
"""A candidate for the issuer of the last certificate, and what the finished path will cost at least."""
_Entry = tuple[Cost, KeyIdMatch, int, tuple[str, ...], int, Label, Candidate | None, Iterator[Link]]


class Agenda:
    """Partial paths, each with a candidate for its issuer, and finished ones (with None), cheapest first."""

    def __init__(self, *, fine: bool, limit: Cost | None) -> None:
        self.heap: list[_Entry] = []
        self._fine = fine
        self._limit = limit
        self._count = count()

    def add(self, bound: Cost, label: Label, candidate: Candidate | None = None, others: Iterator[Link] = iter(())) -> None:  # noqa: B008
        """Put one on, with the dearer candidates for the same place. Above the limit nobody needs it, nor those."""
        if self._limit is None or bound <= self._limit:
            match = candidate.match if candidate and not self._fine else KeyIdMatch.MATCH
            heappush(self.heap, (bound, match, -label.expiry, label.fingerprints, next(self._count), label, candidate, others))

    def next(self) -> tuple[Label, Candidate | None, Iterator[Link]]:
        """Take the cheapest off."""
        return heappop(self.heap)[5:]
