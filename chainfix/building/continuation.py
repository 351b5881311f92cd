"""What lies above an issuer, remembered: it does not depend on the leaf but for the leaf's names, dates and policies.

One finished search answers for every other leaf of the same issuer, as long as no decision in it could have come out otherwise:
the leaf asks for its issuer in the same words (name and AKI octets), no name constraint and no policy constraint was met, and
the leaf's dates and the moment fall between the same two of the instants that were compared. The leaf's own checks and its
signature are made each time.
"""

from collections.abc import Iterable
from typing import NamedTuple

from chainfix.building.budget import Budget
from chainfix.building.paths import CertificationPath
from chainfix.building.policy import RELEVANT
from chainfix.building.ranking import Rank
from chainfix.building.repair import Outcome, Request
from chainfix.building.signature import SignatureChecker, Verdict
from chainfix.building.validation import SHA1_REFUSED_FROM, WEAK_KEYS_FROM, target_problem
from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate

_NEVER = 1 << 62


class _Window(NamedTuple):
    """The instants after ``low`` up to and including ``high`` that compare alike, in seconds since 1970."""

    low: int
    high: int

    @classmethod
    def around(cls, instant: int, compared: Iterable[int]) -> "_Window":
        """The widest window around an instant with none of ``compared`` inside, but perhaps at its end."""
        low, high = -_NEVER, _NEVER
        for other in compared:
            if other < instant:
                low = max(low, other)
            else:
                high = min(high, other)
        return cls(low, high)


class Continuation(NamedTuple):
    """The answer of one search, without its leaf."""

    outcome: Outcome
    issuer: Certificate
    """Any certificate with the key that signed the leaf."""
    keys: frozenset[bytes]
    """The public keys on the path: a leaf that has one of them is no ordinary leaf."""
    at: _Window
    ends: _Window
    starts: _Window
    logged: _Window | None
    """Of the leaf's first timestamp, or its notBefore where it has none; None where no store looks at them."""
    expiry: int
    """The first end of the list and the anchors, seconds since 1970."""

    def join(self, leaf: Certificate, request: Request, checker: SignatureChecker, budget: Budget) -> Outcome | None:
        """The outcome for another leaf, or None where this does not answer for it (or the leaf fails a check of its own).

        ``request`` differs from that of the outcome by its moment at most.
        """
        if not self._answers(leaf, request.rules.at) or target_problem(leaf, request.rules) is not None:
            return None
        if checker.check_once(leaf, self.issuer, budget) is not Verdict.VERIFIED:
            return None
        _, _, graph, _, search, _, _, path, _, _ = self.outcome
        assert path is not None  # noqa: S101 only complete outcomes are remembered
        certificates, anchors, rank, obstacles = path
        rank = Rank(rank.cost, -min(leaf.ends, self.expiry), rank.fingerprints)
        joined = CertificationPath((leaf, *certificates[1:]), anchors, rank, obstacles)
        return Outcome(leaf, (leaf,), graph, request, search, budget, checker, joined)

    def _answers(self, leaf: Certificate, at: int) -> bool:
        """Whether every decision of the search would come out the same for this leaf at this moment."""
        own = leaf.extensions
        return (
            self.at.low < at <= self.at.high
            and self.ends.low < leaf.ends <= self.ends.high
            and self.starts.low < leaf.starts <= self.starts.high
            and (self.logged is None or self._is_logged_alike(leaf, self.logged))
            and leaf.slices.spki not in self.keys
            and RELEVANT[0] not in own
            and RELEVANT[1] not in own
        )

    def _is_logged_alike(self, leaf: Certificate, window: _Window) -> bool:
        """Whether the same date of it is compared, with the same result."""
        same = (leaf.first_logged is None) is (self.outcome.target.first_logged is None)
        return same and window.low < _logged(leaf) <= window.high


def question(leaf: Certificate) -> tuple[bytes, bytes | None]:
    """In which words a leaf asks for its issuer."""
    aki = leaf.extensions.get(extensions.AUTHORITY_KEY_ID)
    return leaf.slices.issuer, aki.value if aki else None


def continuation(outcome: Outcome) -> Continuation | None:
    """What an outcome tells about other leaves of the same issuer; None where it tells nothing for sure."""
    path, search, target = outcome.path, outcome.search, outcome.target
    considered = [certificate for certificate, _ in search.considered]
    if (
        path is None
        or not outcome.complete
        or outcome.request.keep
        or outcome.attempts
        or outcome.given != (target,)
        or _is_lenient(outcome)
        or any(oid in certificate.extensions for certificate in (target, *considered) for oid in _LEAF_DEPENDENT)
    ):
        return None
    issuer = search.issuer_of(target)
    if issuer is None:
        return None
    ends = [certificate.ends for certificate in considered]
    anchors = [anchor.certificate for _, anchor in path.anchors]
    rows = [row for store in outcome.graph.stores for row in store.distrust]
    timestamps = [row.after for row in rows if row.basis == "sct"]
    instants = [*ends, *(certificate.starts - 1 for certificate in considered), SHA1_REFUSED_FROM - 1, WEAK_KEYS_FROM - 1]
    return Continuation(
        outcome,
        issuer,
        frozenset(certificate.spki_der for certificate in (*path.intermediates, *anchors, issuer)),
        _Window.around(outcome.request.rules.at, instants),
        _Window.around(target.ends, ends),
        _Window.around(target.starts, [row.after for row in rows if row.basis == "notBefore"]),
        _Window.around(_logged(target), timestamps) if timestamps else None,
        min(certificate.ends for certificate in (*path.intermediates, *anchors)),
    )


def _logged(leaf: Certificate) -> int:
    first = leaf.first_logged
    return leaf.starts if first is None else first


def _is_lenient(outcome: Outcome) -> bool:
    """Whether names were compared by RFC 5280 7.1 too: a search that found nothing better then is not kept, nor its instants."""
    path = outcome.path
    return outcome.search.prepared or (path is not None and any(path.rank.cost[:3]) and outcome.graph.is_prepared_otherwise())


_LEAF_DEPENDENT = (extensions.NAME_CONSTRAINTS, *RELEVANT)
