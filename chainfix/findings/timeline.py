"""Until when a list is accepted, by store, from evaluating it where a certificate ends or begins: exact, not sampled."""

from collections.abc import Callable
from typing import NamedTuple

from chainfix.building.paths import CertificationPath
from chainfix.certificates.certificate import Certificate

Judge = Callable[[int], CertificationPath | None]
"""The path that the list gives at a moment for one store, or None."""

DAY = 86400


class Stretch(NamedTuple):
    """A time during which a store is reached, or not."""

    store: str
    starts: int
    """Its first second."""
    ends: int | None
    """Its last second; None where it goes on beyond the horizon."""
    accepted: bool
    certificate: Certificate | None
    """The certificate whose end (or beginning) ends it."""


class Validity(NamedTuple):
    """Until when a store is reached without a break."""

    store: str
    until: int | None
    """The last second; None where the store is not reached now, or for longer than was asked about."""
    certificate: Certificate | None
    """The certificate that ends it: its last second is ``until``."""
    survived: tuple[Certificate, ...] = ()
    """Certificates of the path of today that end earlier, after which another path is there."""


def validity(store: str, judge: Judge, at: int, *, longest: int = 200) -> Validity:
    """Follow a store from ``at`` on, from path to path, until none is left."""
    moment, survived = at, []
    for _ in range(longest):
        path = judge(moment)
        if path is None:
            break
        ending = _first_to_end(path)
        survived.append(ending)
        moment = ending.ends + 1
    if not survived:
        return Validity(store, None, None)
    return Validity(store, survived[-1].ends, survived[-1], tuple(survived[:-1]))


def ending(found: tuple[Validity, ...]) -> dict[Certificate, tuple[str, ...]]:
    """By certificate the stores that are reached now and no more once it has ended."""
    stores: dict[Certificate, tuple[str, ...]] = {}
    for held in found:
        if held.certificate is not None:
            stores[held.certificate] = (*stores.get(held.certificate, ()), held.store)
    return stores


def stretches(store: str, judge: Judge, certificates: tuple[Certificate, ...], at: int, until: int) -> tuple[Stretch, ...]:
    """Whether a store is reached from ``at`` to ``until``, broken where that changes."""
    instants = {c.ends + 1: c for c in certificates} | {c.starts: c for c in certificates}
    moments = [at, *sorted(moment for moment in instants if at < moment <= until)]
    found: list[Stretch] = []
    for moment in moments:
        accepted = judge(moment) is not None
        if found and found[-1].accepted is accepted:
            continue
        if found:
            found[-1] = found[-1]._replace(ends=moment - 1, certificate=instants[moment])
        found.append(Stretch(store, moment, None, accepted, None))
    return tuple(found)


def _first_to_end(path: CertificationPath) -> Certificate:
    anchors = (anchor.certificate for _, anchor in path.anchors)
    return min((*path.certificates, *anchors), key=lambda certificate: (certificate.ends, certificate.sha256))
