"""What the rules look at: one list as it is served or stored, what it reaches by itself, and what it should have been."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import NamedTuple

from chainfix.building.budget import Budget
from chainfix.building.graph import Graph, repeats
from chainfix.building.paths import CertificationPath
from chainfix.building.problem import Problem
from chainfix.building.repair import Outcome, repair
from chainfix.building.signature import Verdict, self_signed
from chainfix.building.trust import TrustStore
from chainfix.building.validation import Rules
from chainfix.certificates import names
from chainfix.certificates.bundle import Bundle
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.names import NameMatch
from chainfix.findings.roles import Served, roles_of
from chainfix.findings.timeline import Stretch, Validity, stretches, validity


class Thresholds(NamedTuple):
    """When an end is near: seconds, or a share of the lifetime of the certificate that ends."""

    seconds: int | None = None
    share: float | None = None

    def of(self, certificate: Certificate) -> int:
        """Seconds before the end of a certificate from which on it is near."""
        if self.seconds is not None:
            return self.seconds
        lifetime = certificate.ends - certificate.starts + 1
        if self.share is not None:
            return int(lifetime * self.share)
        return lifetime // 3 if lifetime < SHORT_LIVED else DEFAULT_WARNING


SHORT_LIVED = 100 * 86400
"""Certificates that live shorter are renewed at a third of their lifetime left (as ACME clients do)."""
DEFAULT_WARNING = 30 * 86400


class AiaAnswer(NamedTuple):
    """What one caIssuers URL answered, or why it was not asked."""

    body: bytes | None
    error: str | None
    refused: bool = False
    """Whether it was not asked, as its address is not public."""
    retriable: bool = False


class FileFacts(NamedTuple):
    """What a file looks like apart from its certificates."""

    name: str
    """As its user wrote it."""
    data: bytes
    mode: int | None = None
    """The permission bits; None where the system or the place has none."""


class LiveFacts(NamedTuple):
    """What a live server did beside sending this list."""

    host: str
    port: int
    address: str
    """The IP address that answered."""
    trouble: str | None = None
    """Why the handshake failed after the list had come."""
    others: tuple[tuple[str, tuple[Certificate, ...]], ...] = ()
    """The lists of its other addresses."""
    failures: tuple[tuple[str, str], ...] = ()
    """Addresses that gave no list, each with the reason."""
    protocol: str | None = None
    """Such as ``TLSv1.3``."""
    starttls: str | None = None
    """What was spoken before TLS."""
    wants_client_certificate: bool | None = None
    showed_client_certificate: bool = False
    """Whether one was shown to it if it asked."""
    key_types: tuple[tuple[str, tuple[Certificate, ...]], ...] = ()
    """By type of key, ``rsa`` and ``ecdsa``, the list that it sends to clients that take no other; only where that was asked."""


class Case:
    """One list under judgement. Everything beside the given facts is worked out when a rule first asks."""

    def __init__(
        self,
        bundle: Bundle,
        own: Outcome,
        best: Outcome,
        *,
        at: int | None = None,
        hostname: str | None = None,
        key: bytes | None = None,
        keys: tuple[bytes, ...] = (),
        warning: Thresholds = Thresholds(),  # noqa: B008 immutable
        critical: Thresholds | None = None,
        fetched: bool = False,
        answers: Mapping[str, AiaAnswer] | None = None,
        files: tuple[FileFacts, ...] = (),
        live: LiveFacts | None = None,
        against: tuple[str, tuple[Certificate, ...]] | None = None,
    ) -> None:
        self.bundle = bundle
        """The list, in the order served, with the keys and notes that came with it."""
        self.own = own
        """What the list reaches by itself: no pool, nothing fetched."""
        self.best = best
        """What is reached with the pool, and with what was fetched if that was allowed."""
        self._at = at
        self.hostname = hostname
        self.key = key
        """The SubjectPublicKeyInfo of the private key that was handed over."""
        self.keys = keys
        """Those of the private keys that came with the list and could be read."""
        self.warning = warning
        self.critical = critical
        self.fetched = fetched
        """Whether URLs were asked."""
        self.answers = answers or {}
        """By URL what the caIssuers URLs of the list answered."""
        self.files = files
        self.live = live
        self.against = against
        """The name of what the served list is compared with, and its certificates."""

    @property
    def list(self) -> tuple[Certificate, ...]:
        """The certificates in the order served."""
        return self.bundle.certificates

    @property
    def leaf(self) -> Certificate:
        """The certificate that the list is for."""
        return self.own.target

    @property
    def rules(self) -> Rules:
        """By which paths are judged."""
        return self.own.request.rules

    @property
    def at(self) -> int:
        """The moment of the judgement, seconds since 1970.

        Paths are judged at ``rules.at``, which is another one where the leaf is out of date: the last second (or the first) of
        its validity, as the rest of the list can be judged only then.
        """
        return self.rules.at if self._at is None else self._at

    @property
    def stores(self) -> tuple[TrustStore, ...]:
        """The stores that the list should reach."""
        return self.own.graph.stores

    @cached_property
    def alone(self) -> dict[str, Outcome]:
        """By store what the list reaches by itself where only that store is asked for."""
        if len(self.stores) == 1:
            return {self.stores[0].name: self.own}
        return {store.name: self._judged(Graph(self.list, (), (store,)), self.rules) for store in self.stores}

    def _judged(self, graph: Graph, rules: Rules) -> Outcome:
        request = self.own.request._replace(rules=rules)
        budget = Budget(self.own.budget.limits)
        return repair(self.leaf, self.list, graph, request, checker=self.own.checker, budget=budget)

    def judge(self, store: str, at: int) -> CertificationPath | None:
        """The path that the list gives by itself at another moment for one store."""
        if at == self.rules.at:
            return self.alone[store].path
        return self._judged(self.alone[store].graph, self.rules._replace(at=at)).path

    @cached_property
    def valid_until(self) -> tuple[Validity, ...]:
        """Until when each store is reached."""
        return tuple(validity(store, partial(self.judge, store), self.at) for store in self.alone)

    def stretches(self, until: int) -> tuple[Stretch, ...]:
        """From the moment of the judgement to ``until``, by store: when it is reached."""
        held = (held for store in self.stores for c in self.list for held in store.named(c.issuer_der))
        turning = tuple(dict.fromkeys((*self.list, *held)))
        found = (stretches(store, partial(self.judge, store), turning, self.at, until) for store in self.alone)
        return tuple(stretch for several in found for stretch in several)

    def unreached(self, listed: tuple[Certificate, ...]) -> tuple[str, ...]:
        """The stores that another list, its leaf first, does not reach by itself at the moment of the judgement."""
        request = self.own.request._replace(rules=self.rules._replace(at=self.at))
        graphs = ((store.name, Graph(listed, (), (store,))) for store in self.stores)
        limits, checker = self.own.budget.limits, self.own.checker
        outcomes = [
            (name, repair(listed[0], listed, graph, request, checker=checker, budget=Budget(limits))) for name, graph in graphs
        ]
        return tuple(name for name, outcome in outcomes if outcome.path is None)

    @property
    def complete(self) -> bool:
        """Whether the list reaches every store by itself."""
        return all(outcome.path is not None for outcome in self.alone.values())

    @property
    def missing_stores(self) -> tuple[str, ...]:
        """The stores that the list does not reach by itself."""
        return tuple(name for name, outcome in self.alone.items() if outcome.path is None)

    @cached_property
    def path(self) -> CertificationPath | None:
        """The path that the list is judged by: its own, else the best there is."""
        return self.own.path or self.best.path

    @cached_property
    def served(self) -> tuple[Served, ...]:
        """Each certificate of the list with its role."""
        return roles_of(self)

    @cached_property
    def missing(self) -> tuple[Certificate, ...]:
        """What the best list sends and this one lacks, in order."""
        path = self.best.path
        return tuple(c for c in path.intermediates if c not in self.list) if path is not None and not self.complete else ()

    @cached_property
    def order(self) -> tuple[Certificate, ...]:
        """The list that should be sent, the leaf first; empty where none is known."""
        answer = self.own if self.complete else self.best
        if answer.path is None or (self.complete and not answer.complete):
            return ()  # nothing is known, or one list for all stores would leave out one that two paths reach now
        return (answer.target, *answer.chain().intermediates)

    @cached_property
    def anchors(self) -> tuple[Certificate, ...]:
        """The stores' own certificates that the paths end at, each once."""
        outcomes = (self.own, self.best, *self.alone.values())
        paths = [outcome.path for outcome in outcomes if outcome.path is not None]
        return tuple(dict.fromkeys(anchor.certificate for path in paths for _, anchor in path.anchors))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Why certificates were not used, in the order met; first those of the list by itself."""
        outcomes = (self.own, *self.alone.values(), self.best)
        return tuple(dict.fromkeys(problem for outcome in outcomes for problem in outcome.search.problems))

    @cached_property
    def used(self) -> frozenset[Certificate]:
        """The certificates of the list on the paths that it gives by itself, to whichever store."""
        paths = [outcome.path for outcome in (self.own, *self.alone.values()) if outcome.path is not None]
        return frozenset(certificate for path in paths for certificate in path.certificates)

    def position(self, certificate: Certificate) -> int:
        """Where a certificate first stands in the list, from 1 on; 0 where it does not."""
        return self.list.index(certificate) + 1 if certificate in self.list else 0

    def self_signed(self, certificate: Certificate) -> bool:
        """RFC 5280 3.2."""
        return self_signed(certificate, self.own.checker, self.own.budget)

    def issued(self, child: Certificate, issuer: Certificate) -> bool:
        """Whether names fit and the key of ``issuer`` signed ``child``; BudgetSpent is for the caller of the diagnosis."""
        if names.compare(child.issuer_der, issuer.subject_der) is NameMatch.NONE:
            return False
        return self.own.checker.check(child, issuer, self.own.budget) is Verdict.VERIFIED

    def signed(self, child: Certificate, issuer: Certificate) -> bool:
        """Whether names fit and nothing speaks against the signature: one that cannot be checked counts as made."""
        if names.compare(child.issuer_der, issuer.subject_der) is NameMatch.NONE:
            return False
        return self.own.checker.check(child, issuer, self.own.budget) is not Verdict.BAD

    def same_identity(self, one: Certificate, other: Certificate) -> bool:
        """Whether two certificates are of one name and key."""
        return repeats(one, (other,))

    def holders(self, certificate: Certificate) -> tuple[str, ...]:
        """The stores that hold the identity of a certificate."""
        return tuple(store.name for store in self.stores if repeats(certificate, store.named(certificate.subject_der)))
