"""The list for stated clients: the shortest that each of them accepts; where there is none, the choices, and whom each leaves out.

Candidates are the lists of one path; where none of them will do, also two such lists joined, as a server sends two
cross-certificates of one CA for clients that know one root or the other. Whether a client accepts a candidate its model says.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, permutations
from typing import NamedTuple

from chainfix.building.budget import BudgetSpent
from chainfix.certificates.certificate import Certificate
from chainfix.clients.verdict import Verdict

Ask = Callable[[Sequence[Certificate]], tuple[Verdict, ...]]
"""Gives what each of the clients makes of a list, always in the same order."""

JOINED = 12
"""So many lists are joined by twos at most: real cross-certificates come in twos and threes."""


class Choice(NamedTuple):
    """A list, and what each of the clients makes of it."""

    certificates: tuple[Certificate, ...]
    """``[0]`` is the leaf."""
    verdicts: tuple[Verdict, ...]

    @property
    def left_out(self) -> tuple[Verdict, ...]:
        """Of the clients that do not accept it, or of which that is not known."""
        return tuple(verdict for verdict in self.verdicts if not verdict.accepts)

    @property
    def accepting(self) -> frozenset[str]:
        """The clients that accept it."""
        return frozenset(verdict.client for verdict in self.verdicts if verdict.accepts)

    @property
    def possible(self) -> frozenset[str]:
        """Those, and the clients of which it is not known."""
        return frozenset(verdict.client for verdict in self.verdicts if verdict.accepts is not False)


class Choices(NamedTuple):
    """The lists worth sending: none of them is accepted by all that accept another, and refused by none that do not refuse that."""

    ranked: tuple[Choice, ...]
    """That which leaves out the fewest first, of these the one that the fewest refuse, then the shortest; never empty."""
    complete: bool
    """Whether these are all; False where a limit ended the search."""

    @property
    def best(self) -> Choice:
        """The first."""
        return self.ranked[0]

    @property
    def hopeless(self) -> tuple[Verdict, ...]:
        """The clients that accept none of the lists, with what they make of the first."""
        accepting = frozenset[str]().union(*(choice.accepting for choice in self.ranked))
        return tuple(verdict for verdict in self.best.verdicts if verdict.client not in accepting)


def choose(lists: Iterable[tuple[Certificate, ...]], ask: Ask, *, limit: int, wanted: Sequence[Certificate] = ()) -> Choices:
    """The choices among ``lists``, which come shortest first and begin with the leaf alone.

    ``limit``: how many lists are asked about; ``wanted``: certificates that each must have, if any list has. ``lists`` may raise
    BudgetSpent, which ends them.
    """
    found: list[Choice] = []
    complete = _collect(lists, ask, found, limit, wanted)
    if found and not found[-1].left_out:
        return Choices((found[-1],), complete=True)
    best = _best(found)
    joined = [Choice(both, ask(both)) for both in _joined(best)]
    return Choices(tuple(_best([*found, *joined])), complete)


def _collect(
    lists: Iterable[tuple[Certificate, ...]], ask: Ask, found: list[Choice], limit: int, wanted: Sequence[Certificate]
) -> bool:
    """Ask about one list after the other until all clients accept one; whether none was left."""
    left = iter(lists)
    try:
        for listed in islice(left, limit):
            if all(certificate in listed for certificate in wanted):
                found.append(Choice(listed, ask(listed)))
                if not found[-1].left_out:
                    return True
        return next(left, None) is None
    except BudgetSpent:
        return False


def _best(choices: Iterable[Choice]) -> list[Choice]:
    """Those that no other makes needless, the best first; of two that are accepted by the same clients the earlier."""
    ordered = sorted(choices, key=lambda choice: (-len(choice.accepting), -len(choice.possible), len(choice.certificates)))
    best: list[Choice] = []
    for choice in ordered:
        if not any(choice.accepting <= other.accepting and choice.possible <= other.possible for other in best):
            best.append(choice)
    return best or ordered[:1]


def _joined(choices: Sequence[Choice]) -> Iterable[tuple[Certificate, ...]]:
    """Each two lists as one, the one first that more accept; shortest first."""
    pairs = permutations([choice.certificates for choice in choices[:JOINED]], 2)
    both = dict.fromkeys(tuple(dict.fromkeys((*one, *other))) for one, other in pairs)
    return sorted(both, key=len)


# Why a certificate is in the list.


class Need(NamedTuple):
    """The clients that refuse the list without one of its certificates, and what stands above it."""

    certificate: Certificate
    clients: tuple[str, ...]
    """Those that accept it with the certificate."""
    perhaps: tuple[str, ...]
    """Those of which it is not known whether they do."""
    everyone: bool
    """Whether these are all that accept the list."""
    roots: tuple[str, ...]
    """The names of the roots at which they arrive."""


def needs(choice: Choice, ask: Ask) -> tuple[Need, ...]:
    """For each intermediate who needs it."""
    listed, accepting = choice.certificates, {verdict.client: verdict for verdict in choice.verdicts if verdict.accepts}
    unknown = choice.possible - choice.accepting
    found = []
    for place in range(1, len(listed)):
        refusing = [verdict.client for verdict in ask(_without(listed, place)) if not verdict.accepts]
        clients = tuple(client for client in refusing if client in accepting)
        perhaps = tuple(client for client in refusing if client in unknown)
        roots = dict.fromkeys(accepting[client].path[-1].name for client in clients)
        found.append(Need(listed[place], clients, perhaps, len(clients) == len(accepting), tuple(roots)))
    return tuple(found)


def _without(listed: Sequence[Certificate], place: int) -> tuple[Certificate, ...]:
    """The list without a certificate, and without all that only it leads to."""
    kept = [*listed[:place]]
    for certificate in listed[place + 1 :]:
        if any(certificate.subject_der == lower.issuer_der for lower in kept):
            kept.append(certificate)
    return tuple(kept)
