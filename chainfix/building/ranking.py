"""Which of several valid lists is best: one tuple, smallest first, with a reason for each of its components."""

from typing import NamedTuple

from chainfix.building.graph import KeyIdMatch, key_id_match
from chainfix.building.validation import Rules, weaknesses
from chainfix.certificates.certificate import CACHED, FETCHED, POOLED, STORED, Certificate
from chainfix.certificates.dates import day


class Cost(NamedTuple):
    """What a list costs so far: each component only grows as the path grows, so the search can order partial paths by it."""

    uncovered: int = 0
    """Requested stores that no anchor covers; partial paths count none."""
    in_the_way: int = 0
    """Anchors that a client may commit to and then find expired or too narrow."""
    refused: int = 0
    """Facts for which some client family refuses the list today."""
    ends_early: int = 0
    """1 where a certificate or an anchor ends before the leaf."""
    sent: int = 0
    """Intermediates in the list."""
    fetched: int = 0
    """Those that came over the network or from its cache."""
    pooled: int = 0
    """Those that came from a pool or a store."""


def with_certificate(cost: Cost, child: Certificate, certificate: Certificate, target: Certificate, rules: Rules) -> Cost:
    """The cost once ``certificate`` is sent above ``child``."""
    uncovered, in_the_way, refused, ends_early, sent, fetched, pooled = cost
    kind = certificate.source.kind
    refused += (key_id_match(child, certificate) is KeyIdMatch.MISMATCH) + (child.issuer_der != certificate.subject_der)
    return Cost(
        uncovered,
        in_the_way,
        refused + len(weaknesses(certificate, rules)),
        ends_early or int(certificate.ends < target.ends),
        sent + 1,
        fetched + (kind in (FETCHED, CACHED)),
        pooled + (kind in (POOLED, STORED)),
    )


class Rank(NamedTuple):
    """The rank of a finished list; smaller is better."""

    cost: Cost
    expiry: int
    """Minus the first expiry of leaf, list and anchors, in seconds: later is better."""
    fingerprints: tuple[str, ...]
    """Of the intermediates in path order: the last resort, so that the answer never depends on the order of the input."""

    def reasons(self) -> tuple[str, ...]:
        """A sentence for each component that says something."""
        cost = self.cost
        sentences = (
            (cost.uncovered, f"{_count(cost.uncovered, 'requested store')} not reached"),
            (cost.in_the_way, f"{_count(cost.in_the_way, 'anchor')} in the way that some clients commit to and then refuse"),
            (cost.refused, f"{_count(cost.refused, 'fact')} for which some clients refuse it today"),
            (cost.ends_early, "a certificate ends before the leaf"),
            (cost.sent, f"{_count(cost.sent, 'intermediate')} sent"),
            (cost.fetched, f"{cost.fetched} of them fetched"),
            (cost.pooled, f"{cost.pooled} of them from a pool"),
        )
        told = tuple(sentence for number, sentence in sentences if number)
        return (*(told or ("no intermediate needed",)), f"first expiry {day(-self.expiry)}")


COMPONENTS = (
    "reaches more of the requested stores",
    "has fewer anchors in the way of clients that commit to them",
    "is refused by fewer clients today",
    "has nothing that ends before the leaf",
    "sends fewer certificates",
    "needs fewer fetched certificates",
    "needs fewer pooled certificates",
)


def why_better(one: Rank, other: Rank) -> str:
    """The first component in which ``one`` beats ``other``, in words."""
    for sentence, mine, theirs in zip(COMPONENTS, one.cost, other.cost, strict=True):
        if mine < theirs:
            return sentence
    return "expires later" if one.expiry < other.expiry else "has the smaller fingerprint, all else being equal"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
