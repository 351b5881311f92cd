"""What a renewal changes that can break somebody: two lists compared, the old one and the new one.

Nothing is promised about what no list shows: the configuration of the server, revocation, and what clients have pinned.
"""

from typing import NamedTuple

from chainfix.building.repair import Outcome
from chainfix.certificates.bundle import Note
from chainfix.findings.difference import CODES, Difference, Impact
from chainfix.findings.renewed_leaf import leaf_differences
from chainfix.findings.renewed_list import ServedList, list_differences, served_list


class Renewal(NamedTuple):
    """Two lists, and what differs between them."""

    old: ServedList
    new: ServedList
    differences: tuple[Difference, ...]
    """What breaks somebody first; those of one impact in the order of their importance."""
    at: int
    """The moment that the new leaf was judged at, in seconds since 1970 UTC. Paths are judged while their leaf is valid."""
    notes: tuple[Note, ...] = ()
    """What reading had to say."""

    @property
    def breaking(self) -> bool:
        """Whether anything breaks somebody."""
        return any(difference.breaking is Impact.BREAKING for difference in self.differences)

    @property
    def same_key(self) -> bool:
        """Whether the key was kept: TLSA records 3 1 1 and pins of the key stay right."""
        return self.old.leaf.spki_der == self.new.leaf.spki_der


def renewal(old: Outcome, new: Outcome, *, at: int, notes: tuple[Note, ...] = ()) -> Renewal:
    """Compare what the engine found out of an old and a new list; each outcome was made while its own leaf was valid."""
    before, after = served_list(old), served_list(new)
    found = [*leaf_differences(before.leaf, after.leaf, at), *list_differences(before, after)]
    return Renewal(before, after, tuple(sorted(found, key=_importance)), at, notes)


_IMPACTS, _CODES = list(Impact), list(CODES)


def _importance(difference: Difference) -> tuple[int, int]:
    return _IMPACTS.index(difference.breaking), _CODES.index(difference.what)
