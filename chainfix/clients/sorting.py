"""Sort, cut, verify: GnuTLS (lib/x509/common.c _gnutls_sort_clist, verify-high.c, verify.c _gnutls_verify_crt_status).

The list is put in order from the leaf, the first match of each taken, and again from what is left, until the store has an issuer
of the last; a self-signed end is left away; what the store can take over is cut off; what remains, gaps and all, is verified
against the anchors that its last certificate names as issuer, and, where these are unknown, weak or out of date, against those of
its last certificate's own name.
"""

import itertools
from collections.abc import Sequence

from chainfix.certificates.certificate import Certificate
from chainfix.clients.case import Case, Fault, Path, Refusal
from chainfix.clients.rules import anchor_fault, check_dates, path_fault

_SUPERSEDED = (Refusal.NO_ISSUER, Refusal.WEAK_SIGNATURE, Refusal.WEAK_KEY, Refusal.EXPIRED)
"""SIGNER_OLD_OR_UNKNOWN, with expiry since 3.6.14."""


def search(case: Case) -> Path:
    """The one path that the client tries, or the second."""
    chain = _without_end(case, _prepared(case))
    top = chain[-1]
    first = _against(case, chain, case.stored_issuers(top))
    if first.fault is None or first.fault.refusal not in _SUPERSEDED or top.issuer_der == top.subject_der:
        return first
    second = _against(case, chain, case.stored(top.subject_der))
    return second if second.fault is None or first.fault.refusal is Refusal.NO_ISSUER else first


def _prepared(case: Case) -> list[Certificate]:
    """The list sorted run by run, as far as the first run whose end has an issuer in the store; else all of it, gaps and all."""
    rest, done = list(case.served), 0
    while done < len(rest):
        run, others = _sorted(case, rest[done:])
        rest[done:] = run + others
        again = next((place for place in range(done, done + len(run)) if rest[place] in rest[:place]), None)
        if again is not None:
            del rest[again]
            continue
        done += len(run)
        top = rest[done - 1]
        if any(case.issues(top, anchor) for anchor in case.stored_issuers(top)):
            return rest[:done]
    return rest


def _sorted(case: Case, served: Sequence[Certificate]) -> tuple[list[Certificate], list[Certificate]]:
    """What leads up from the first, the first issuer of each taken, and the others as they stand (_gnutls_sort_clist)."""
    ordered = [0]
    while True:
        child = served[ordered[-1]]
        place = next((i for i in range(1, len(served)) if i != ordered[-1] and case.issues(child, served[i])), None)
        if place is None or place in ordered:
            break
        ordered.append(place)
    others = [certificate for place, certificate in enumerate(served) if place not in ordered]
    return [served[place] for place in ordered], others


def _without_end(case: Case, chain: list[Certificate]) -> list[Certificate]:
    """shorten_clist: a self-signed end says nothing, and an anchor that was sent ends the list."""
    kept = chain[:-1] if len(chain) > 1 and case.looks_self_signed(chain[-1]) else chain
    for place in range(1, len(kept)):
        if case.looks_self_signed(kept[place]) and case.is_stored(kept[place]):
            return kept[: place + 1]
    return kept


def _against(case: Case, chain: Sequence[Certificate], anchors: Sequence[Certificate]) -> Path:
    """Verify a chain with some anchors, cutting it below the first of which they have name and key."""
    certificates = tuple(chain)
    if len(certificates) > 1 and case.looks_self_signed(certificates[-1]):
        certificates = certificates[:-1]
    if certificates[0] in anchors:
        return Path((case.leaf,), None, path_fault(case, (case.leaf,), None))
    for place in range(1, len(certificates)):
        twin = next((anchor for anchor in anchors if _same_key(anchor, certificates[place])), None)
        if twin is not None:
            below = certificates[:place]
            return Path(below, twin, check_dates(case, twin, below) or _fault(case, below, anchors))
    return Path(certificates, _anchor(case, certificates[-1], anchors), _fault(case, certificates, anchors))


def _same_key(one: Certificate, other: Certificate) -> bool:
    return one.subject_der == other.subject_der and one.spki_der == other.spki_der


def _anchor(case: Case, top: Certificate, anchors: Sequence[Certificate]) -> Certificate | None:
    """find_issuer: the first that matches, or a later one that is in date."""
    chosen = None
    for anchor in anchors:
        if case.issues(top, anchor) and (chosen is None or case.in_date(anchor)):
            chosen = anchor
    return chosen


def _fault(case: Case, certificates: Sequence[Certificate], anchors: Sequence[Certificate]) -> Fault | None:
    anchor = _anchor(case, certificates[-1], anchors)
    if anchor is None:
        return Fault(Refusal.NO_ISSUER, certificates[-1])
    path = (*certificates, anchor)
    for child, issuer in itertools.pairwise(path):
        if not case.issues(child, issuer):
            return Fault(Refusal.NO_ISSUER, child)
        if not case.verified(child, issuer):
            return Fault(Refusal.BAD_SIGNATURE, child)
    return anchor_fault(case, anchor, tuple(certificates)) or path_fault(case, certificates, None)
