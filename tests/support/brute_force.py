"""Every list there is, judged one by one: what the search of chainfix is compared with, and shares no code with.

Exponential, plain and slow: for PKIs of a dozen certificates. The rules are those of the standard and of the ranking, said again:
a list is the target and intermediates, each verifying the one before, none self-signed, no CA identity twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tests.support import brute_checks as bc
from tests.support.brute_checks import Terms
from tests.support.brute_facts import Facts, facts, verifies

Path = tuple[Facts, ...]
"""path[0] is the target, path[i] was issued by path[i + 1]."""


class Candidate(NamedTuple):
    """A certificate that may be sent, and where it comes from."""

    der: bytes
    kind: str = "given"
    """``given``, ``pooled``, ``cached`` or ``fetched``."""


class Answer(NamedTuple):
    """One list that reaches every store; the smallest is the best."""

    rank: tuple[object, ...]
    intermediates: tuple[bytes, ...]
    anchors: dict[str, bytes]


class _Pki(NamedTuple):
    target: Facts
    intermediates: tuple[Facts, ...]
    kinds: dict[bytes, str]
    stores: dict[str, tuple[Facts, ...]]
    """The self-signed certificates of each store."""
    terms: Terms


KIND_ORDER = ("given", "stored", "pooled", "cached", "fetched")


def best(
    target: bytes,
    candidates: Iterable[Candidate],
    stores: Mapping[str, Sequence[bytes]],
    *,
    terms: Terms,
) -> Answer | None:
    """The best list that covers every store, or None if there is none."""
    return min(all_lists(target, candidates, stores, terms=terms), key=lambda answer: answer.rank, default=None)


def all_lists(
    target: bytes,
    candidates: Iterable[Candidate],
    stores: Mapping[str, Sequence[bytes]],
    *,
    terms: Terms,
) -> list[Answer]:
    """All lists that cover every store, each ended where the last store is covered."""
    pki = _pki(target, candidates, stores, terms)
    if not _target_allowed(pki):
        return []
    return [_answer(pki, path, anchors, refused) for path, anchors, refused in _grow(pki, (pki.target,), {}, 0)]


def _pki(target: bytes, candidates: Iterable[Candidate], stores: Mapping[str, Sequence[bytes]], terms: Terms) -> _Pki:
    kinds: dict[bytes, str] = {}
    stored = (Candidate(der, "stored") for ders in stores.values() for der in ders)
    for one in sorted((*candidates, *stored), key=lambda one: KIND_ORDER.index(one.kind)):
        kinds.setdefault(one.der, one.kind)
    usable = tuple(facts(der) for der in kinds if not facts(der).self_signed)
    own = {name: tuple(facts(der) for der in ders if facts(der).self_signed) for name, ders in stores.items()}
    return _Pki(target=facts(target), intermediates=usable, kinds=kinds, stores=own, terms=terms)


def _target_allowed(pki: _Pki) -> bool:
    one, terms = pki.target, pki.terms
    return (
        bc.in_date(one, terms) and bc.allows_purpose(one, terms) and bc.all_understood(one) and not bc.signature_refused(one, terms)
    )


def _intermediate_allowed(one: Facts, path: Path, terms: Terms) -> bool:
    basic = bc.basic_constraints(one)
    return (
        basic is not None
        and basic[0]
        and bc.in_date(one, terms)
        and bc.may_sign_certificates(one)
        and bc.path_length_allows(one, path[1:])
        and bc.allows_purpose(one, terms)
        and bc.all_understood(one)
        and bc.names_allowed(one, path)
        and not bc.signature_refused(one, terms)
    )


def _anchor_allowed(one: Facts, path: Path, terms: Terms) -> bool:
    basic = bc.basic_constraints(one)
    if one.der == path[0].der:  # trusted as it is: it need not be a CA, and nothing lies below it
        return bc.policies_allow(path)
    return (
        (basic is None or basic[0])
        and bc.in_date(one, terms)
        and bc.all_understood(one)
        and bc.may_sign_certificates(one)
        and bc.path_length_allows(one, path[1:])
        and bc.allows_purpose(one, terms)
        and bc.names_allowed(one, path)
        and bc.policies_allow(path)
    )


def _grow(pki: _Pki, path: Path, covered: dict[str, Facts], in_the_way: int) -> Iterator[tuple[Path, dict[str, Facts], int]]:
    """Every finished list that begins with this one, with its anchors and the number of anchors in the way."""
    reached, refused = _anchors_here(pki, path, covered)
    covered = covered | reached
    if len(covered) == len(pki.stores):
        yield path, covered, in_the_way
        return
    for one in pki.intermediates:
        if _continues(one, path) and _intermediate_allowed(one, path, pki.terms):
            yield from _grow(pki, (*path, one), covered, in_the_way + refused)


def _continues(one: Facts, path: Path) -> bool:
    if one.identity in {other.identity for other in path}:
        return False
    return one.subject_name == path[-1].issuer_name and verifies(path[-1].der, one.spki)


def _anchors_here(pki: _Pki, path: Path, covered: dict[str, Facts]) -> tuple[dict[str, Facts], int]:
    """The stores covered at the top of this path, and how many others have a certificate there that is refused."""
    top, reached, refused = path[-1], {}, 0
    for name, roots in pki.stores.items():
        named = [one for one in roots if one.subject == top.issuer and not bc.aki_contradicts(top, one)]
        trusted = [one for one in named if not bc.is_distrusted(name, one, path[0], pki.terms)]
        fitting = [one for one in trusted if verifies(top.der, one.spki)]
        good = [one for one in fitting if _anchor_allowed(one, path, pki.terms)]
        if name in covered or not fitting:
            continue
        if good:
            reached[name] = min(good, key=lambda one: (-one.ends, one.sha256))
        else:
            refused += 1
    return reached, refused


def _answer(pki: _Pki, path: Path, anchors: dict[str, Facts], in_the_way: int) -> Answer:
    target, *sent = path
    used = (*sent, *anchors.values())
    kinds = [pki.kinds[one.der] for one in sent]
    rank = (
        in_the_way,
        _refused_today(path, pki.terms),
        int(any(one.ends < target.ends for one in used)),
        len(sent),
        sum(kind in {"fetched", "cached"} for kind in kinds),
        sum(kind in {"pooled", "stored"} for kind in kinds),
        -min(one.ends for one in (target, *used)),
        tuple(one.sha256 for one in sent),
    )
    return Answer(rank=rank, intermediates=tuple(one.der for one in sent), anchors={name: one.der for name, one in anchors.items()})


def _refused_today(path: Path, terms: Terms) -> int:
    """How many facts make some clients refuse the list."""
    links = tuple(pairwise(path))
    return sum(
        (
            sum(bc.aki_contradicts(child, issuer) for child, issuer in links),
            sum(child.issuer != issuer.subject for child, issuer in links),
            sum(bc.weak_signature(one) for one in path[1:]),
            sum(bc.weak_key(one, terms) for one in path[1:]),
        )
    )
