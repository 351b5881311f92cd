"""AIA without a network: what each URL answers stands in a table, and what was asked is noted."""

from collections.abc import Mapping
from typing import NamedTuple

from tests.support import pki


class Reply(NamedTuple):
    """What one URL answers: a body, or why there is none."""

    body: bytes | None = None
    error: str | None = None
    retriable: bool = False
    cached: bool = False


NOT_FOUND = Reply(error="HTTP 404")
TIMED_OUT = Reply(error="timed out after 15 s", retriable=True)


class Answers:
    """The fetcher of a Builder; called with a URL and whether it must be fresh, the fetch function of ``repair``.

    ``cached`` answers first, until something fresh is asked for. A URL that neither table has is not found.
    """

    def __init__(
        self, table: Mapping[str, pki.Entity | bytes | Reply], cached: Mapping[str, pki.Entity | bytes] | None = None
    ) -> None:
        self._table = {url: _reply(answer) for url, answer in table.items()}
        self._cached = {url: _reply(answer)._replace(cached=True) for url, answer in (cached or {}).items()}
        self.asked: list[str] = []
        """Every URL, in order."""

    def fetch(self, url: str) -> Reply:
        """The answer of one URL."""
        self.asked.append(url)
        return self._cached.get(url) or self._table.get(url, NOT_FOUND)

    def refresh(self) -> None:
        """The cache will not do from now on."""
        self._cached = {}

    def __call__(self, url: str, fresh: bool) -> Reply:
        if fresh:
            self.refresh()
        return self.fetch(url)


def _reply(answer: pki.Entity | bytes | Reply) -> Reply:
    if isinstance(answer, Reply):
        return answer
    return Reply(answer if isinstance(answer, bytes) else answer.der)
