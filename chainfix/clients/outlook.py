"""From when to when each client accepts a list: a verdict for every stretch of time in which none can change.

A verdict changes only when a certificate starts or ends, or a root leaves a store on an announced day.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chainfix.building.signature import SignatureChecker
from chainfix.building.trust import TrustStore
from chainfix.certificates.certificate import Certificate
from chainfix.clients.profile import Profile
from chainfix.clients.verdict import Fetch, Store, Verdict, simulate_all


class Span(NamedTuple):
    """One stretch of time, and what a client makes of the list in it."""

    verdict: Verdict
    since: int
    """Seconds since the epoch: the first second."""
    until: int
    """The last second; that of the whole outlook where nothing changes before."""


class Outlook(NamedTuple):
    """What one client makes of a list, now and as far ahead as was asked."""

    client: str
    spans: tuple[Span, ...]
    """In order, without a gap; neighbours differ."""

    @property
    def now(self) -> Verdict:
        """The verdict at the moment that was asked for."""
        return self.spans[0].verdict

    @property
    def accepts_until(self) -> int | None:
        """The last second of acceptance that begins now; None where it does not accept now, or all the time that was asked for."""
        first = self.spans[0]
        return first.until if first.verdict.accepts and len(self.spans) > 1 else None


def outlook(
    profiles: Iterable[Profile],
    served: Sequence[Certificate],
    store: Store,
    *,
    at: int,
    until: int,
    hostname: str | None = None,
    fetch: Fetch | None = None,
    checker: SignatureChecker | None = None,
) -> tuple[Outlook, ...]:
    """What each client makes of a list from ``at`` to ``until``, both in seconds; the rest as :func:`simulate_all` has it."""
    asked, shared = tuple(profiles), checker or SignatureChecker()
    known: dict[int, tuple[Verdict, ...]] = {}

    def verdicts(moment: int) -> tuple[Verdict, ...]:
        if moment not in known:
            known[moment] = simulate_all(asked, served, store, at=moment, hostname=hostname, fetch=fetch, checker=shared)
        return known[moment]

    stores = {id(one): one for one in ([store] if isinstance(store, TrustStore) else map(store, asked))}.values()
    moments = [at]
    reached: set[Certificate] = set()
    while True:
        certificates = {*served, *(c for found in map(verdicts, moments) for verdict in found for c in verdict.path)}
        if certificates <= reached:
            break
        reached |= certificates
        moments = [at, *sorted({moment for moment in _changes(reached, stores) if at < moment <= until})]
    return tuple(
        Outlook(profile.name, tuple(_spans([(moment, verdicts(moment)[number]) for moment in moments], until)))
        for number, profile in enumerate(asked)
    )


def _changes(certificates: Iterable[Certificate], stores: Iterable[TrustStore]) -> Iterator[int]:
    """The moments at which acceptance may change."""
    listed = tuple(certificates)
    for store in stores:
        anchors = {anchor for c in listed for anchor in store.named(c.issuer_der)}
        yield from (row.after for anchor in anchors for row in store.rows(anchor) if row.basis == "removal")
        yield from _limits(anchors)
    yield from _limits(listed)


def _limits(certificates: Iterable[Certificate]) -> Iterator[int]:
    for certificate in certificates:
        yield certificate.starts
        yield certificate.ends + 1


def _spans(verdicts: Sequence[tuple[int, Verdict]], until: int) -> Iterator[Span]:
    since, verdict = verdicts[0]
    for moment, following in verdicts[1:]:
        if _told(following) != _told(verdict):
            yield Span(verdict, since, moment - 1)
            since, verdict = moment, following
    yield Span(verdict, since, until)


def _told(verdict: Verdict) -> tuple[object, ...]:
    """What makes a difference to people: that another path is taken does not."""
    return verdict.accepts, verdict.problem, verdict.certificate, verdict.fact
