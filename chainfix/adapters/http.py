"""Fetching what a caIssuers URL names (RFC 5280 4.2.2.1): bounded, guarded, remembered.

A ``Fetcher`` answers from its memory, then from the disk cache, then from the network. Whatever goes wrong is an ``Answer`` with
an error; nothing here judges certificates. A run that the cache answers imports neither requests nor ssl.

The logger ``chainfix`` is told of each request (DEBUG) and of what came of each URL (INFO).
"""

import re
import sys
from collections.abc import Callable, Iterable
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from urllib.parse import urljoin

from chainfix.adapters.addresses import AllowList

if TYPE_CHECKING:
    from types import TracebackType

    from chainfix.adapters.cache import AnswerCache
    from chainfix.adapters.connections import ExchangeError, Resolver
    from chainfix.adapters.transport import Reply, Transport

REMEMBERED = 1000
"""Bodies that a fetcher keeps in memory, at most; all publicly trusted intermediates together have about as many URLs."""
OVER_BUDGET = "over-budget"
"""The code of an answer where the URL was not asked, since asking others took all that there is."""
HTTP_OK = 200
REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""The statuses of RFC 9110 15.4 that name one other place."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
_DEBUG, _INFO = 10, 20
"""Levels of logging, which is not imported here."""
_SNIFFED = 1024
"""Bytes looked at to tell HTML: as many as browsers read to find the encoding of a page (HTML standard 13.2.3.2)."""


class FetchBudget(NamedTuple):
    """What fetching may cost. How deep a path may go is the engine's budget, not this one."""

    requests: int = 50
    """Requests in all, redirects included. Chromium asks 5 URLs for one certificate (``kMaxFetchesPerCert`` in
    cert_issuer_source_aia.cc); ten certificates one above the other are more than a real path has."""
    redirects: int = 5
    """Redirects followed for one URL: what RFC 2068 10.3 recommended (RFC 9110 15.4 tells of it); browsers follow 20, Go 10."""
    bytes_per_answer: int = 1024 * 1024
    """Bytes of a body, counted after decompression. Chromium stops at 64 KiB (``kMaxResponseSizeInBytesForAia`` in
    cert_net_fetcher_url_request.cc), which some fifty certificates of a bridge CA in one PKCS#7 would pass."""
    seconds_per_request: float = 15.0
    """Seconds from the name lookup to the last byte of one exchange: ``kTimeoutSeconds`` in the same file."""
    seconds_in_all: float = 60.0
    """Seconds spent in all exchanges together: four that end in a time-out."""

    def with_timeout(self, seconds: float | None) -> Self:
        """The same budget for another patience: so many seconds a request, and four times that in all if it is more."""
        if seconds is None:
            return self
        return self._replace(seconds_per_request=seconds, seconds_in_all=max(self.seconds_in_all, 4 * seconds))


class Answer(NamedTuple):
    """What came of one URL: a body or an error, never both."""

    url: str
    """The URL that was asked for."""
    body: bytes | None
    """The bytes that came, whatever they are; never empty."""
    error: str | None
    """Why there is no body, in one phrase."""
    retriable: bool = False
    """Whether the same URL may answer later (DNS, time-out, refused connection, 5xx)."""
    cached: bool = False
    """Whether the body came out of the disk cache."""
    final_url: str = ""
    """Where redirects led; ``url`` itself without any, and for what is cached."""
    code: str = ""
    """``not-public`` or ``over-budget`` where the error is one of these."""


class Fetcher:
    """Fetches http and https URLs, each at most once; safe between threads.

    What it may reach: addresses that are public, judged after the name was resolved and before the connection is made, on every
    hop of a redirect; and what ``allow`` lets through. Through a proxy the proxy resolves: there only literal addresses and local
    names in URLs are judged, and the proxy's own address is exempt. It takes along no cookies, no netrc and no client certificate.

    ``timeout``: seconds for one exchange, in place of the budget's. ``proxy``: the URL of a proxy for all requests; None for what
    HTTP_PROXY, HTTPS_PROXY and NO_PROXY say; an empty string for none. ``allow``: entries of ``--aia-allow``, a wrong one raises
    InputError (``bad-aia-allow``). ``cache``: the disk cache. ``progress``: called with each URL just before it is requested.
    ``resolver``: in place of ``socket.getaddrinfo``. ``ca_file``: CA certificates for https, in place of certifi's. ``version``:
    what the User-Agent says behind ``chainfix/``.
    """

    def __init__(
        self,
        *,
        timeout: float | None = None,
        proxy: str | None = None,
        allow: Iterable[str] = (),
        cache: "AnswerCache | None" = None,
        budget: FetchBudget | None = None,
        progress: Callable[[str], None] | None = None,
        resolver: "Resolver | None" = None,
        ca_file: str | None = None,
        version: str | None = None,
    ) -> None:
        self.budget = (budget or FetchBudget()).with_timeout(timeout)
        self._cache = cache
        self._progress = progress
        self._line = _Line(proxy=proxy, allow=AllowList.from_entries(allow), resolver=resolver, ca_file=ca_file, version=version)
        self._bodies: dict[str, Answer] = {}
        self._begin()

    def fetch(self, url: str) -> Answer:
        """What a URL answers. Never raises for what the network does."""
        reason = _unfetchable(url)
        if reason is not None:
            return Answer(url, None, reason, final_url=url)
        known = self._known(url)
        if known is not None:
            return known
        with self._turns.setdefault(url, Lock()):  # two threads that want the same URL ask for it once
            return self._known(url) or self._asked(url)

    def refresh(self) -> None:
        """From now on answers out of the disk cache are not used: they led nowhere, and what a URL names may have changed."""
        self._fresh_only = True

    def renewed(self) -> Self:
        """The same fetcher for another run: with its whole budget, with the disk cache, and what failed may be asked again.

        Bodies in memory and open connections are shared with this one.
        """
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._begin()
        return twin

    def close(self) -> None:
        """Close open connections; the fetcher and those renewed from it can still be used."""
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None") -> None:
        self.close()

    def _begin(self) -> None:
        self._fresh_only = False
        self._failures: dict[str, Answer] = {}
        self._turns: dict[str, Lock] = {}
        self._counting = Lock()
        self._requests = 0
        self._seconds = 0.0

    def _known(self, url: str) -> Answer | None:
        answer = self._bodies.get(url) or self._failures.get(url)
        if answer is not None and not (answer.cached and self._fresh_only):
            return answer
        if self._cache is None or self._fresh_only:
            return None
        body = self._cache.get(url)
        if body is None:
            return None
        _log(_INFO, "%s: %d bytes out of the cache", url, len(body))
        return self._remembered(Answer(url, body, None, cached=True, final_url=url))

    def _remembered(self, answer: Answer) -> Answer:
        if answer.body is None:
            self._failures[answer.url] = answer
        elif len(self._bodies) < REMEMBERED or answer.url in self._bodies:
            self._bodies[answer.url] = answer
        return answer

    def _asked(self, url: str) -> Answer:
        from chainfix.adapters.connections import ExchangeError

        hops = [url]
        try:
            body = self._followed(hops)
        except ExchangeError as error:
            where = f"redirected to {_CONTROL.sub('?', hops[-1])}: " if len(hops) > 1 else ""
            _log(_INFO, "%s: %s%s", url, where, error)
            return self._remembered(Answer(url, None, f"{where}{error}", error.retriable, final_url=hops[-1], code=error.code))
        _log(_INFO, "%s: %d bytes", url, len(body))
        if self._cache is not None:
            self._cache.put(url, body)
        return self._remembered(Answer(url, body, None, final_url=hops[-1]))

    def _followed(self, hops: list[str]) -> bytes:
        """The body at the end of the redirects, each of which is written down in ``hops``."""
        while True:
            reply = self._exchange(hops[-1])
            if reply.status not in REDIRECTS or reply.location is None:
                return _wanted(reply, self.budget.bytes_per_answer)
            if len(hops) > self.budget.redirects:
                raise _failure(f"more than {self.budget.redirects} redirects")
            hops.append(_joined(hops[-1], reply.location))

    def _exchange(self, url: str) -> "Reply":
        reason = _unfetchable(url)
        if reason is not None:
            raise _failure(reason)
        seconds = self._charge()
        if self._progress is not None:
            self._progress(url)
        _log(_DEBUG, "asking %s", url)
        transport = self._line.transport()
        started = monotonic()
        try:
            return transport.get(url.strip(), seconds=seconds, most_bytes=self.budget.bytes_per_answer)
        finally:
            with self._counting:
                self._seconds += monotonic() - started

    def _charge(self) -> float:
        """Take one request out of the budget. Returns the seconds that it may last."""
        budget = self.budget
        with self._counting:
            if self._requests >= budget.requests:
                raise _failure(f"not asked: {budget.requests} requests were made already", code=OVER_BUDGET)
            if self._seconds >= budget.seconds_in_all:
                text = f"not asked: the network took {budget.seconds_in_all:g} s already"
                raise _failure(text, retriable=True, code=OVER_BUDGET)
            self._requests += 1
            return min(budget.seconds_per_request, budget.seconds_in_all - self._seconds)


class _Line:
    """The transport of a fetcher and of those renewed from it, made when it is first needed."""

    def __init__(self, *, version: str | None, **options: Any) -> None:  # noqa: ANN401 (handed on to Transport)
        self._version = version
        self._options = options
        self._transport: Transport | None = None

    def transport(self) -> "Transport":
        if self._transport is None:
            from chainfix.adapters.transport import Transport

            self._transport = Transport(user_agent=f"chainfix/{self._version or _own_version()}", **self._options)
        return self._transport

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


def _log(level: int, message: str, *facts: object) -> None:
    """Tell the logger ``chainfix``. Whoever listens has imported logging; where nobody has, it is not imported for this."""
    if "logging" in sys.modules:
        import logging

        logging.getLogger("chainfix").log(level, message, *facts, stacklevel=2)


def _own_version() -> str:
    from chainfix import __version__

    return __version__


def _unfetchable(url: str) -> str | None:
    """Why a URL is not even tried."""
    scheme = _SCHEME.match(url.strip())
    if scheme is None or _CONTROL.search(url):
        return "not a URL"
    return None if scheme[1].lower() in ("http", "https") else f"{scheme[1].lower()}: is not fetched"


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _failure("redirected to what is not a URL") from error


def _wanted(reply: "Reply", most: int) -> bytes:
    """The body of an answer that may hold certificates."""
    from chainfix.adapters.transport import status_error

    if reply.status != HTTP_OK:
        raise status_error(reply.status)
    if not reply.whole:
        raise _failure(f"more than {most} bytes")
    if not reply.body:
        raise _failure("an empty answer")
    if _is_html(reply.body):
        raise _failure("an HTML page, perhaps a login page")
    return reply.body


def _is_html(body: bytes) -> bool:
    """Whether bytes are a page for people: a tag first of all, one of HTML's soon. The Content-Type is often wrong: not asked."""
    start = body[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and _HTML.search(start) is not None


def _failure(message: str, *, retriable: bool = False, code: str = "") -> "ExchangeError":
    from chainfix.adapters.connections import ExchangeError

    return ExchangeError(message, retriable=retriable, code=code)
