"""Who issued whom around one leaf: every certificate above it and everything that was handed over, by identities.

No date and no rule is looked at here, only names, keys and signatures.
"""

from typing import NamedTuple

from chainfix.building.budget import Budget, BudgetSpent
from chainfix.building.graph import Candidate
from chainfix.building.repair import Outcome
from chainfix.building.signature import Verdict, self_signed
from chainfix.building.trust import TrustStore
from chainfix.certificates import names
from chainfix.certificates.certificate import CACHED, FETCHED, GIVEN, SERVED, Certificate


class Identity(NamedTuple):
    """A name and a key."""

    name: object
    """Prepared by RFC 5280 7.1."""
    key: bytes
    """Empty where only the name is known."""


def identity_of(certificate: Certificate) -> Identity:
    """That of the subject."""
    return Identity(names.prepare(certificate.subject_der), certificate.spki_der)


class Link(NamedTuple):
    """A key with the name of the issuer."""

    issuer: Identity
    verdict: Verdict | None
    """None where the budget was spent."""


class Family:
    """Every certificate above the target, and everything that was handed over, each with the keys that may have signed it."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._budget = Budget(outcome.budget.limits)  # the search may have used up its own
        self.links: dict[Certificate, tuple[Link, ...]] = {}
        self.distance: dict[Certificate, int] = {outcome.target: 0}
        """How far above the target; what is not above it is not in here."""
        self._climb()
        self._take_rest()
        self.identities = {certificate: identity_of(certificate) for certificate in self.links}

    def is_self_signed(self, certificate: Certificate) -> bool:
        """Whether its own key signed it, as far as anybody knows."""
        try:
            return self_signed(certificate, self._outcome.checker, self._budget)
        except BudgetSpent:
            return False

    def issuers(self, certificate: Certificate) -> tuple[Identity, ...]:
        """The identities whose key signed it, itself left out."""
        own = self.identities[certificate]
        return tuple(x.issuer for x in self.links[certificate] if x.verdict is Verdict.VERIFIED and x.issuer != own)

    def _climb(self) -> None:
        waiting = [self._outcome.target]
        while waiting:
            certificate = waiting.pop(0)
            tried = self._try(certificate)
            self.links[certificate] = tuple(link for link, _ in tried)
            for higher in (c for link, candidate in tried if link.verdict is Verdict.VERIFIED for c in _certificates(candidate)):
                if higher not in self.distance:
                    self.distance[higher] = self.distance[certificate] + 1
                    waiting.append(higher)

    def _take_rest(self) -> None:
        """What else was handed over or fetched, what has the name of an issuer only, and what stores hold of all of these."""
        graph, known = self._outcome.graph, tuple(self.links)
        fetched = [c for c in graph.given() if c.source.kind in (FETCHED, CACHED)]
        named = [c for child in known for _, candidate in self._try(child) for c in _certificates(candidate)]
        for certificate in dict.fromkeys((*self._outcome.given, *fetched, *named)):
            if certificate not in self.links:
                self.links[certificate] = tuple(link for link, _ in self._try(certificate))
        for certificate in tuple(self.links):
            for held in (c for store in graph.stores for c in _held(store, certificate)):
                if held not in self.links:
                    self.links[held] = tuple(link for link, _ in self._try(held))

    def _try(self, child: Certificate) -> list[tuple[Link, Candidate]]:
        """The keys that signed it; above the leaf also those with the name of its issuer that did not and could be taken for it."""
        candidates = self._outcome.graph.candidates(child, prepared=self._outcome.search.prepared)
        tried = [(Link(identity_of(c.holder), self._verdict(child, c.holder)), c) for c in candidates]
        signed = any(link.verdict is Verdict.VERIFIED for link, _ in tried)
        told = child in self.distance and not self.is_self_signed(child)
        return [(link, c) for link, c in tried if link.verdict is Verdict.VERIFIED or (told and (not signed or _handed_over(c)))]

    def _verdict(self, child: Certificate, issuer: Certificate) -> Verdict | None:
        try:
            return self._outcome.checker.check(child, issuer, self._budget)
        except BudgetSpent:
            return None


def _certificates(candidate: Candidate) -> tuple[Certificate, ...]:
    return (*candidate.certificates, *(anchor for _, anchor in candidate.stored))


def _handed_over(candidate: Candidate) -> bool:
    return any(certificate.source.kind in (GIVEN, SERVED) for certificate in candidate.certificates)


def _held(store: TrustStore, certificate: Certificate) -> tuple[Certificate, ...]:
    """The store's own certificates of an identity; names as bytes, since a store covers no other."""
    return tuple(held for held in store.named(certificate.subject_der) if held.spki_der == certificate.spki_der)
