"""What differs between two lists as they were handed over: whom they reach, in which order they stand, how large they are."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from chainfix.building.budget import Budget
from chainfix.building.failure import explain
from chainfix.building.graph import Graph, repeats
from chainfix.building.paths import CertificationPath
from chainfix.building.repair import Outcome, repair
from chainfix.building.signature import Verdict
from chainfix.building.trust import key_fingerprint
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.errors import ChainfixError
from chainfix.findings.difference import Difference, difference

QUIC_LIMIT = 3600
"""Bytes: before it has validated an address, a server sends at most 3 times what came (RFC 9000 8.1), and a client's first
datagram has 1200 (14.1). The rest of the server's first flight takes some hundreds more; compression (RFC 8879) may halve it."""
UNORDERED = (".p12", ".pfx", ".p7b", ".p7c", ".p7s", ".jks", ".zip")
"""Endings of files whose certificates stand in no order that a server would keep."""
_ENTRY = 5
"""Bytes around each certificate in TLS 1.3: its length and that of its extensions (RFC 8446 4.4.2)."""
_MESSAGE = 8
"""Bytes around all of them: type and length of the message, the empty context, the length of the list."""


class ServedList(NamedTuple):
    """A leaf and what was handed over with it, taken as the list that a server sends, with what was found out of it."""

    outcome: Outcome
    """What the engine made of it, with what the pool and the network added."""
    certificates: tuple[Certificate, ...]
    """As they were handed over; what several files held is put into the order of the path, its leaf first."""
    ordered: bool | None
    """Whether each certificate is followed by its issuer (RFC 5246 7.4.2); None where the input has no order."""
    alone: CertificationPath | None
    """The path that needs no more than what was handed over."""

    @property
    def leaf(self) -> Certificate:
        """The certificate that the list is for."""
        return self.outcome.target

    @property
    def path(self) -> CertificationPath | None:
        """The path of the list alone, else the one that needs what was added."""
        return self.alone or self.outcome.path

    @property
    def others(self) -> tuple[Certificate, ...]:
        """What is sent besides the leaf; where nothing else was handed over, what would have to be."""
        found = tuple(dict.fromkeys(c for c in self.certificates if c != self.leaf))
        return found or (self.path.intermediates if self.path else ())

    @property
    def anchors(self) -> dict[str, Certificate]:
        """For each store that is reached its own anchor certificate, whether or not more than the list is needed."""
        paths = [path for path in (self.outcome.path, self.alone) if path]
        return {anchor.store: anchor.certificate for path in paths for _, anchor in path.anchors}

    @property
    def reached_alone(self) -> tuple[str, ...]:
        """The stores that the list reaches as it is."""
        return tuple(anchor.store for _, anchor in self.alone.anchors) if self.alone else ()

    @property
    def size(self) -> int:
        """Bytes of the Certificate message of TLS 1.3 (RFC 8446 4.4.2), without extensions and not compressed."""
        return _MESSAGE + sum(len(certificate.der) + _ENTRY for certificate in self.certificates)

    @property
    def problem(self) -> ChainfixError | None:
        """Why no store is reached, or None."""
        return None if self.path else explain(self.outcome, offline=not self.outcome.attempts)


def served_list(outcome: Outcome) -> ServedList:
    """What was handed over as a list, and the path that it gives by itself."""
    one = len({certificate.source.place for certificate in outcome.given}) == 1
    certificates = outcome.given if one else _in_order(outcome)
    listed = one and not outcome.target.source.place.lower().endswith(UNORDERED)
    return ServedList(outcome, certificates, _is_ordered(outcome) if listed else None, _alone(outcome))


def _in_order(outcome: Outcome) -> tuple[Certificate, ...]:
    sent = outcome.path.certificates if outcome.path else (outcome.target,)
    return tuple(certificate for certificate in sent if certificate in outcome.given)


def _is_ordered(outcome: Outcome) -> bool:
    if outcome.given[0] != outcome.target:
        return False
    return all(_issued(child, issuer, outcome) for child, issuer in pairwise(outcome.given))


def _issued(child: Certificate, issuer: Certificate, outcome: Outcome) -> bool:
    named = names.compare(child.issuer_der, issuer.subject_der) is not names.NameMatch.NONE
    return named and outcome.checker.check(child, issuer, Budget()) is not Verdict.BAD


def _alone(outcome: Outcome) -> CertificationPath | None:
    """The best path without pool and network."""
    if outcome.complete and outcome.path is not None and _is_given(outcome.path, outcome):
        return outcome.path
    graph = Graph(outcome.given, (), outcome.graph.stores, outcome.request.without)
    request, budget = outcome.request._replace(keep=()), Budget(outcome.budget.limits)
    path = repair(outcome.target, outcome.given, graph, request, checker=outcome.checker, budget=budget).path
    return path if path is not None and _is_given(path, outcome) else None


def _is_given(path: CertificationPath, outcome: Outcome) -> bool:
    """A store's certificate that is no anchor may stand in a path, but is not sent."""
    return all(certificate in outcome.given for certificate in path.certificates)


# The differences.


def list_differences(old: ServedList, new: ServedList) -> Iterator[Difference]:
    """What differs between two lists."""
    yield from _completeness(old, new)
    yield from _stores(old, new)
    if old.ordered and new.ordered is False and new.alone:
        yield difference("order-broken", _names(old.certificates), _names(new.certificates))
    yield from _anchors(old, new)
    yield from _issuer_key(old, new)
    if set(old.others) != set(new.others):
        yield difference("intermediates-changed", _told_apart(old.others, new.others), _told_apart(new.others, old.others))
    yield from _length(old, new)


def _names(certificates: tuple[Certificate, ...]) -> tuple[str, ...]:
    return tuple(certificate.name for certificate in certificates)


def _told_apart(certificates: tuple[Certificate, ...], others: tuple[Certificate, ...]) -> tuple[str, ...]:
    """The names, with the fingerprint where another certificate of the same name stands on the other side."""
    same = {other.subject_der for other in others if other not in certificates}
    return tuple(f"{c.name} ({c.sha256[:16]})" if c.subject_der in same and c not in others else c.name for c in certificates)


def _completeness(old: ServedList, new: ServedList) -> Iterator[Difference]:
    missing = _missing(new)
    if old.alone and not new.alone and (missing or new.outcome.path):
        added = new.outcome.added() if new.outcome.path else ()
        lacks = ", ".join(change.certificate.name for change in added)
        who = f"the list lacks {lacks}: {_who('list-incomplete')}" if lacks else f"{missing}: {_who('list-incomplete')}"
        yield difference("list-incomplete", _names(old.certificates), _names(new.certificates), who=who)
    elif new.alone and not old.alone and old.certificates != (old.leaf,):
        yield difference("list-completed", _names(old.certificates), _names(new.certificates))
    elif missing and old.path:
        before, after = (names.short(side.leaf.issuer_der) for side in (old, new))
        yield difference("issuer-missing", (before,), (after,), who=f"{missing}: {_who('issuer-missing')}")


def _who(code: str) -> str:
    return difference(code).who


def _missing(side: ServedList) -> str:
    """The sentence of a missing issuer, if that is why no store is reached."""
    problem = side.problem
    return problem.message if problem is not None and problem.code in ("issuer-missing", "not-known") else ""


def _stores(old: ServedList, new: ServedList) -> Iterator[Difference]:
    before, after = set(old.anchors), set(new.anchors)
    lost = set() if _missing(new) else before - after
    gained = set() if _missing(old) else after - before
    if new.alone and old.alone:
        lost |= {*old.reached_alone} - {*new.reached_alone}
    for store in (store.name for store in old.outcome.graph.stores):
        if store in lost:
            yield difference("store-lost", (store,), (), who=_lost(store, old, new))
        elif store in gained:
            yield difference("store-gained", (), (store,))


def _lost(store: str, old: ServedList, new: ServedList) -> str:
    who = f"clients with the roots of {store} refuse the list, which ended at {old.anchors[store].name} before"
    return f"{who}: {new.problem.message}" if new.problem else who


def _anchors(old: ServedList, new: ServedList) -> Iterator[Difference]:
    """One for each pair of different anchors, by identity: a twin of the old one is the old one."""
    seen: set[tuple[str, str]] = set()
    for store, before in old.anchors.items():
        after = new.anchors.get(store)
        if after is None or repeats(after, (before,)):
            continue
        pair = key_fingerprint(before), key_fingerprint(after)
        if pair not in seen:
            yield difference("anchor-changed", _told_apart((before,), (after,)), _told_apart((after,), (before,)))
        seen.add(pair)


def _issuer_key(old: ServedList, new: ServedList) -> Iterator[Difference]:
    before, after = _issuer(old), _issuer(new)
    if before is not None and after is not None:
        if before.spki_der != after.spki_der:
            yield difference("issuer-key-changed", (key_fingerprint(before),), (key_fingerprint(after),))
    elif _key_id(old) and _key_id(new) and _key_id(old) != _key_id(new):
        yield difference("issuer-key-changed", (_key_id(old),), (_key_id(new),))


def _issuer(side: ServedList) -> Certificate | None:
    """A certificate of the issuer, where one is known."""
    path = side.path
    return None if path is None else (*path.intermediates, *(anchor.certificate for _, anchor in path.anchors))[0]


def _key_id(side: ServedList) -> str:
    key_id = side.leaf.aki_key_id
    return f"key identifier {key_id.hex()}" if key_id else ""


def _length(old: ServedList, new: ServedList) -> Iterator[Difference]:
    before, after = len(old.certificates), len(new.certificates)
    if before != after:
        yield difference("length-changed", (_certificates(before),), (_certificates(after),))
    if (old.size > QUIC_LIMIT) != (new.size > QUIC_LIMIT):
        code = "quic-limit-exceeded" if new.size > QUIC_LIMIT else "quic-limit-met"
        yield difference(code, (f"{old.size} bytes",), (f"{new.size} bytes",))


def _certificates(number: int) -> str:
    return f"{number} certificate{'s' * (number != 1)}"
