"""The search for missing issuers by caIssuers URLs (RFC 5280 4.2.2.1), sans-io: it says what to fetch next and is told the answer.

An answer is only a hint. A certificate in it counts if its key verifies a certificate that is in the graph already, so one answer
may bring several links (a PKCS#7) and a wrong one brings nothing.
"""

from collections.abc import Iterable
from typing import Protocol

from chainfix.building.budget import Budget
from chainfix.building.graph import Graph
from chainfix.building.signature import SignatureChecker, Verdict
from chainfix.certificates.certificate import CACHED, FETCHED, Certificate
from chainfix.certificates.names import NameMatch, compare
from chainfix.certificates.reading import read_bytes
from chainfix.errors import Attempt, InputError

_SCHEMES = ("http", "https")


class Answer(Protocol):
    """What came back for one URL: a body, or why there is none."""

    @property
    def body(self) -> bytes | None:
        """The bytes, whatever they are."""

    @property
    def error(self) -> str | None:
        """Why there are none, in one phrase."""

    @property
    def retriable(self) -> bool:
        """Whether the same URL may answer later."""

    @property
    def cached(self) -> bool:
        """Whether it came from a cache."""


class IssuerFetch:
    """Which URL to ask next, and what the answers brought."""

    def __init__(self, graph: Graph, checker: SignatureChecker, budget: Budget) -> None:
        self._graph = graph
        self._checker = checker
        self._budget = budget
        self._asked: set[str] = set()
        self._skipped: set[str] = set()
        self._depths: dict[Certificate, int] = {}
        self.attempts: list[Attempt] = []
        """One for each URL, in order."""
        self.urls: dict[Certificate, str] = {}
        """For each certificate that counted, the URL that brought it."""
        self.used_cache = False
        """Whether any answer came from a cache."""

    def next_url(self, reached: dict[Certificate, bool]) -> tuple[str, Certificate] | None:
        """The URL to ask next and the certificate that names it, or None.

        ``reached`` holds every certificate on a partial path and whether an issuer of it is known: those without come first.
        """
        for stuck in (True, False):
            for certificate, has_issuer in reached.items():
                if has_issuer is not stuck and self._depths.get(certificate, 0) < self._budget.limits.aia_depth:
                    for url in certificate.ca_issuers:
                        if url not in self._asked and self._may_ask(url):
                            return url, certificate
        return None

    def _may_ask(self, url: str) -> bool:
        scheme = url.partition(":")[0].lower()
        if scheme in _SCHEMES:
            return True
        if url not in self._skipped:
            self._skipped.add(url)
            self.attempts.append(Attempt(url, f"skipped: {scheme}: URLs are not fetched, only http: and https:"))
        return False

    def take(self, url: str, asker: Certificate, answer: Answer, known: Iterable[Certificate]) -> bool:
        """Use an answer; whether it brought an issuer of one of ``known``, or of one that it brought itself."""
        self._asked.add(url)
        if answer.body is None:
            self.attempts.append(Attempt(url, answer.error or "no answer", answer.retriable))
            return False
        self.used_cache = self.used_cache or answer.cached
        try:
            offered = read_bytes(answer.body, url, kind=CACHED if answer.cached else FETCHED).certificates
        except InputError as error:
            self.attempts.append(Attempt(url, f"no certificate in the answer: {error}"))
            return False
        new = self._issuers(offered, list(known))
        for certificate in new:
            self._depths[certificate] = self._depths.get(asker, 0) + 1
            self.urls.setdefault(certificate, url)
        self.attempts.append(Attempt(url, _told(offered, new)))
        return bool(new)

    def forget(self) -> None:
        """Ask again what was answered from a cache."""
        self._asked.clear()
        self.used_cache = False

    def _issuers(self, offered: tuple[Certificate, ...], known: list[Certificate]) -> list[Certificate]:
        new: list[Certificate] = []
        rest = list(offered)
        progress = True
        while rest and progress:
            counted = [c for c in rest if any(self._issued(child, c) for child in known)]
            new += [c for c in counted if self._graph.add(c)]
            known += counted
            rest = [c for c in rest if c not in counted]
            progress = bool(counted)
        return new

    def _issued(self, child: Certificate, issuer: Certificate) -> bool:
        if child == issuer or compare(child.issuer_der, issuer.subject_der) is NameMatch.NONE:
            return False
        return self._checker.check(child, issuer, self._budget) is Verdict.VERIFIED


def _told(offered: tuple[Certificate, ...], new: list[Certificate]) -> str:
    if new:
        return "brought " + ", ".join(certificate.name for certificate in new)
    return f"brought {', '.join(certificate.name for certificate in offered)}: no new issuer of anything here"
