"""What the caIssuers URLs of a list answer, for those who judge the URLs and not only use them."""

from collections.abc import Callable, Iterable
from threading import Lock
from time import monotonic

from chainfix.adapters.addresses import NOT_PUBLIC
from chainfix.adapters.http import OVER_BUDGET
from chainfix.adapters.workers import at_once
from chainfix.building.aia import Answer
from chainfix.building.budget import Budget, BudgetSpent, Limits
from chainfix.building.repair import Fetch
from chainfix.building.signature import SignatureChecker, self_signed
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import AiaAnswer
from chainfix.findings.issuer_urls import HTTP, HTTPS, scheme

AT_ONCE = 8
"""URLs of one list asked at a time: where the network drops everything, a list costs one time-out and not one for each URL."""
FAILED_FOR = 300.0
"""Seconds for which a URL that failed is not asked again: longer than a run over many servers, shorter than monitors wait."""
REMEMBERED = 1000
"""URLs at most; those of all publicly trusted intermediates are about as many."""


def answers_of(
    certificates: Iterable[Certificate], fetch: Fetch, *, checker: SignatureChecker, limits: Limits
) -> dict[str, AiaAnswer]:
    """By URL what each http and https URL answers that a certificate names which is not self-signed.

    A URL is not there where it was not asked, since the budget of ``fetch`` or the signature checks of ``limits`` were spent.
    """
    urls = _urls(certificates, checker, Budget(limits))
    answers = at_once(lambda url: fetch(url, False), urls, AT_ONCE)  # noqa: FBT003 the cache will do
    asked = [(url, answer, getattr(answer, "code", "")) for url, answer in zip(urls, answers, strict=True)]
    return {
        url: AiaAnswer(answer.body, answer.error, code == NOT_PUBLIC, answer.retriable)
        for url, answer, code in asked
        if code != OVER_BUDGET
    }


def _urls(certificates: Iterable[Certificate], checker: SignatureChecker, budget: Budget) -> list[str]:
    named: list[str] = []
    try:
        for certificate in dict.fromkeys(certificates):
            if certificate.ca_issuers and not self_signed(certificate, checker, budget):
                named += certificate.ca_issuers
    except BudgetSpent:
        pass
    return [url for url in dict.fromkeys(named) if scheme(url) in (HTTP, HTTPS)]


class SharedAnswers:
    """What failed for one of several users of URLs, told to the others. Safe between threads.

    Of two that want the same URL one asks and the other waits: it finds the body in the memory of its fetcher, or the failure here.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, tuple[float, Answer]] = {}
        self._turns: dict[str, Lock] = {}

    def through(self, fetch: Fetch) -> Fetch:
        """The same fetch, for one of the users."""

        def shared(url: str, fresh: bool) -> Answer:  # noqa: FBT001 as Fetch has it
            with self._turn(url):
                known = self._failures.get(url)
                if known is not None and self._clock() < known[0]:
                    return known[1]
                return self._remembered(url, fetch(url, fresh))

        return shared

    def _turn(self, url: str) -> Lock:
        if len(self._turns) >= REMEMBERED:
            self._turns.clear()  # whoever holds one of them is no longer waited for: a URL may be asked twice
        return self._turns.setdefault(url, Lock())

    def _remembered(self, url: str, answer: Answer) -> Answer:
        """What is said of a budget holds for one user alone."""
        if answer.body is None and getattr(answer, "code", "") != OVER_BUDGET:
            if len(self._failures) >= REMEMBERED:
                self._failures.clear()
            self._failures[url] = (self._clock() + FAILED_FOR, answer)
        return answer
