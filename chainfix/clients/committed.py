"""The committed search: one issuer is chosen for each certificate and never taken back; the finished chain is verified.

OpenSSL 1.1.0 and later, and BoringSSL's X509_verify_cert, ask the store first at each step; OpenSSL 1.0.x takes the served list as
far as it goes, then the store, and from 1.0.1n and 1.0.2b on drops certificates from the top where that leads nowhere
(crypto/x509/x509_vfy.c). NSS takes the newest of both (lib/pki/certificate.c nssCertificateArray_FindBestCertificate).
"""

import itertools
from collections.abc import Sequence

from chainfix.certificates.certificate import Certificate
from chainfix.clients.case import Case, Fault, Path, Refusal, may_sign, unique
from chainfix.clients.profile import Ask, Pick, Pinned
from chainfix.clients.rules import path_fault


def search(case: Case) -> Path:
    """The one chain that the client tries."""
    chain, trusted = _BUILDERS[case.habits.ask](case)
    if trusted == len(chain):
        return _unanchored(case, chain)
    certificates, anchor = tuple(chain[:-1]), chain[-1]
    if not certificates:  # a self-signed leaf that is in the store
        return Path((anchor,), anchor, path_fault(case, (anchor,), None))
    return Path(certificates, anchor, path_fault(case, certificates, anchor) or _signature_fault(case, chain))


def _unanchored(case: Case, chain: list[Certificate]) -> Path:
    """What is said of a chain that ends at no trusted certificate."""
    if case.habits.pinned is Pinned.ACCEPTED and case.is_stored(case.leaf):
        return Path((case.leaf,), None, path_fault(case, (case.leaf,), None))
    top = chain[-1]
    refusal = Refusal.NO_ISSUER
    if case.looks_self_signed(top):
        refusal = Refusal.SELF_SIGNED_LEAF if len(chain) == 1 else Refusal.UNTRUSTED_ROOT
    return Path(tuple(chain), None, Fault(refusal, top))


def _signature_fault(case: Case, chain: Sequence[Certificate]) -> Fault | None:
    for lower, upper in itertools.pairwise(chain):
        if not case.verified(lower, upper):
            return Fault(Refusal.BAD_SIGNATURE, lower)
    return None


# Each builder gives the chain and how many of it are not trusted: all, where it found no anchor.

_Chain = tuple[list[Certificate], int]


def _store_first(case: Case) -> _Chain:
    """OpenSSL since 1.1.0 build_chain with trusted-first, the default."""
    chain, rest = [case.leaf], list(case.served)
    while True:
        top = chain[-1]
        self_signed = case.looks_self_signed(top)
        stored = _pick(case, top, case.stored_issuers(top))
        if stored is not None and self_signed and stored == top:
            return chain, len(chain) - 1
        if stored is not None and not self_signed:
            return _climb(case, chain)
        issuer = None if self_signed else _pick(case, top, [c for c in rest if _is_new(c, chain)])
        if issuer is None:
            return chain, len(chain)
        rest.remove(issuer)
        chain.append(issuer)


def _is_new(candidate: Certificate, chain: list[Certificate]) -> bool:
    return candidate not in chain


def _climb(case: Case, below: list[Certificate]) -> _Chain:
    """From the store alone, upward to an anchor; where there is none, nothing of it is trusted."""
    chain = list(below)
    while not case.looks_self_signed(chain[-1]):
        stored = _pick(case, chain[-1], [c for c in case.stored_issuers(chain[-1]) if c not in chain[len(below) :]])
        if stored is None:
            return chain, len(chain)
        chain.append(stored)
        if case.habits.partial or case.looks_self_signed(stored):
            return chain, len(chain) - 1
    return chain, len(chain)


def _served_first(case: Case) -> _Chain:
    """OpenSSL 1.0.x X509_verify_cert."""
    chain, rest = [case.leaf], list(case.served)
    while not case.looks_self_signed(chain[-1]):
        issuer = _pick(case, chain[-1], [c for c in rest if _is_new(c, chain)])
        if issuer is None:
            break
        rest.remove(issuer)
        chain.append(issuer)
    end = None
    if case.looks_self_signed(chain[-1]):
        if len(chain) == 1:
            return chain, len(chain) - case.is_stored(chain[0])
        end = chain.pop()
    tried = _climb(case, chain)
    if tried[1] == len(tried[0]) and case.habits.alternatives:
        tried = _alternative(case, chain) or tried
    if end is not None and tried[1] == len(tried[0]) == len(chain):
        return [*chain, end], len(chain) + 1
    return tried


def _alternative(case: Case, chain: list[Certificate]) -> _Chain | None:
    """The highest certificate below the top whose issuer is in the store, and the way from there."""
    for length in range(len(chain) - 1, 0, -1):
        if _pick(case, chain[length - 1], case.stored_issuers(chain[length - 1])) is not None:
            found = _climb(case, chain[:length])
            if found[1] < len(found[0]):
                return found
    return None


def _together(case: Case) -> _Chain:
    """NSS CERT_VerifyCertChain: the best of the token, the database and the served list, until one is trusted."""
    chain = [case.leaf]
    while True:
        top = chain[-1]
        candidates = unique((*case.served, *case.stored_issuers(top)))
        issuer = _pick(case, top, _agreeing(case, top, candidates))
        if issuer is None:
            return chain, len(chain)
        chain.append(issuer)
        if case.is_stored(issuer):
            return chain, len(chain) - 1
        if case.looks_self_signed(issuer) or chain.count(issuer) > 1:
            return chain, len(chain)


_BUILDERS = {Ask.STORE: _store_first, Ask.SERVED: _served_first, Ask.TOGETHER: _together}


def _agreeing(case: Case, subject: Certificate, candidates: Sequence[Certificate]) -> list[Certificate]:
    """Those with the key identifier that is asked for; where there are none, those without one (filter_subject_certs_for_id)."""
    fitting = [c for c in candidates if case.fits(subject, c)]
    exact = [c for c in fitting if c.ski is not None and c.ski == subject.aki_key_id]
    return exact or fitting


def _pick(case: Case, subject: Certificate, candidates: Sequence[Certificate]) -> Certificate | None:
    """The one that the client commits itself to."""
    fitting = [c for c in candidates if case.fits(subject, c)]
    if not fitting:
        return None
    pick = case.habits.pick
    if pick is Pick.NEWEST:
        return _best(case, fitting)
    if pick is Pick.FIRST:
        return fitting[0]
    in_date = next((c for c in fitting if case.in_date(c)), None)
    if in_date is not None:
        return in_date
    return fitting[-1] if pick is Pick.VALID_ELSE_LAST else max(fitting, key=lambda c: c.ends)


def _best(case: Case, candidates: Sequence[Certificate]) -> Certificate:
    """Of equals the later one."""
    best = candidates[0]
    for other in candidates[1:]:
        mine, its = _worth(case, best), _worth(case, other)
        if its > mine or (its == mine and not _newer(case, best, other)):
            best = other
    return best


def _worth(case: Case, certificate: Certificate) -> tuple[bool, bool, bool]:
    stored = case.is_stored(certificate)
    issues = may_sign(certificate) and (certificate.is_ca or (stored and certificate.basic_constraints is None))
    return issues, case.in_date(certificate), stored


def _newer(case: Case, one: Certificate, other: Certificate) -> bool:
    """NSS CERT_IsNewer."""
    begins, ends = one.starts > other.starts, one.ends > other.ends
    if begins is ends:
        return begins
    return one.ends >= case.at if begins else other.ends < case.at
