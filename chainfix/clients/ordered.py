"""Lists that must be in order: upward from the leaf (mbedTLS, BearSSL), or downward from the end (wolfSSL)."""

import itertools
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha1

from chainfix.certificates import der
from chainfix.certificates.certificate import Certificate
from chainfix.clients.case import Case, Fault, Path, Refusal, may_sign
from chainfix.clients.keys import key_of
from chainfix.clients.profile import Look, Pinned
from chainfix.clients.rules import (
    Check,
    check_anchor_ca,
    check_ca,
    check_critical,
    check_dates,
    check_name_constraints,
    check_path_length,
    path_fault,
)

_ROWS = 11
"""CA_TABLE_SIZE of wolfSSL's table of signers."""


def upward(case: Case) -> Path:
    """The issuer is in the store, or stands behind its subject in the list: next to it, or anywhere where gaps are passed over.

    mbedTLS 2.28 library/x509_crt.c x509_crt_verify_chain; BearSSL 0.6 src/x509/x509_minimal.t0.
    """
    path = [case.leaf]
    place = 0
    if _is_pinned(case):
        return Path((case.leaf,), None, path_fault(case, path, None))
    while True:
        child = path[-1]
        anchor = _choose(case, path, [c for c in case.stored_issuers(child) if case.verified(child, c)], check_anchor_ca)
        if anchor is not None:
            return Path(tuple(path), anchor, path_fault(case, path, anchor))
        later = case.served[place + 1 :] if case.habits.gaps else case.served[place + 1 : place + 2]
        parent = _choose(case, path, later, check_ca)
        if parent is None:
            return Path(tuple(path), None, Fault(_dead_end(case, path), child))
        if not case.verified(child, parent):
            return Path((*path, parent), None, Fault(Refusal.BAD_SIGNATURE, child))
        place = case.served.index(parent, place + 1)
        path.append(parent)


def _is_pinned(case: Case) -> bool:
    """Whether the leaf itself is trusted."""
    allowed = case.habits.pinned
    if allowed is Pinned.REFUSED or not case.is_stored(case.leaf):
        return False
    return allowed is Pinned.ACCEPTED or case.leaf.self_issued


def _dead_end(case: Case, path: Sequence[Certificate]) -> Refusal:
    if not case.looks_self_signed(path[-1]):
        return Refusal.NO_ISSUER
    return Refusal.UNTRUSTED_ROOT if len(path) > 1 else Refusal.SELF_SIGNED_LEAF


def _choose(case: Case, path: Sequence[Certificate], candidates: Sequence[Certificate], ca_check: Check) -> Certificate | None:
    """The first that fits; where looks steer the choice, one that may be a parent, and one in date before one that is not."""
    child = path[-1]
    fitting = [c for c in candidates if case.issues(child, c)]
    if not case.habits.chosen_by_look:
        return fitting[0] if fitting else None
    below = tuple(path)
    parents = [c for c in fitting if may_sign(c) and not ca_check(case, c, below) and not check_path_length(case, c, below)]
    return next((c for c in parents if case.in_date(c)), parents[0] if parents else None)


def downward(case: Case) -> Path:
    """From the end of the list to the leaf: what verifies joins the signers, what has no signer is passed over.

    wolfSSL 5.5 src/internal.c ProcessPeerCerts, src/ssl.c AddCA and wolfcrypt/src/asn.c ParseCertRelative: whatever is wrong with a
    certificate whose signer is known ends it, wherever in the list it stands, and so does what is no CA and has no signer.
    """
    signers: dict[bytes, list[Certificate]] = {}
    issued_by: dict[Certificate, Certificate] = {}
    if case.habits.pinned is Pinned.ACCEPTED and case.is_stored(case.leaf):
        return Path((case.leaf,), None, path_fault(case, (case.leaf,), None))
    for certificate in (*reversed(case.served[1:]), case.leaf):
        signer = _signer(case, certificate, signers)
        if signer is None and certificate is not case.leaf and not certificate.is_ca:
            return Path((certificate,), None, Fault(Refusal.NO_ISSUER, certificate))
        if signer is None:
            continue
        issued_by[certificate] = signer
        fault = _fault(case, certificate, signer)
        if fault is not None:
            return Path(_path(case, certificate, issued_by)[0], None, fault)
        known = (*case.stored(certificate.subject_der), *itertools.chain(*signers.values()))
        if certificate is case.leaf or not certificate.is_ca or _key_id(certificate) in map(_key_id, known):
            continue
        if not _may_be_added(certificate):
            return Path(_path(case, certificate, issued_by)[0], None, Fault(Refusal.KEY_USAGE, certificate, "keyCertSign"))
        signers.setdefault(certificate.subject_der, []).append(certificate)
    certificates, anchor = _path(case, case.leaf, issued_by)
    if anchor is None:
        return Path(certificates, None, Fault(Refusal.NO_ISSUER, certificates[-1]))
    return Path(certificates, anchor, path_fault(case, certificates, anchor))


def _fault(case: Case, certificate: Certificate, signer: Certificate) -> Fault | None:
    if not case.verified(certificate, signer):
        return Fault(Refusal.BAD_SIGNATURE, certificate)
    looks = case.habits.intermediate
    dated = check_dates(case, certificate, ()) if Look.DATES in looks else None
    named = check_name_constraints(case, signer, (certificate,)) if Look.NAME_CONSTRAINTS in looks else None
    known = check_critical(case, certificate, ()) if Look.CRITICAL in looks else None
    return dated or named or known


def _may_be_added(certificate: Certificate) -> bool:
    """AddCA: a CA that is not self-signed needs keyCertSign, so it needs keyUsage."""
    return certificate.self_issued or (certificate.key_usage is not None and may_sign(certificate))


def _signer(case: Case, certificate: Certificate, signers: dict[bytes, list[Certificate]]) -> Certificate | None:
    """By key identifier where the AKI has one, else the first of that name in a table that key identifiers are hashed into."""
    known = (*reversed(signers.get(certificate.issuer_der, [])), *reversed(_loaded(case, certificate)))
    wanted = certificate.aki_key_id
    if wanted is not None:
        return next((c for c in known if _key_id(c) == wanted), None)
    return min(known, key=lambda c: int.from_bytes(_key_id(c)[:4]) % _ROWS, default=None)


def _loaded(case: Case, certificate: Certificate) -> Sequence[Certificate]:
    """What the store has of its issuer: what can be read, and of one key identifier the first."""
    found: dict[bytes, Certificate] = {}
    for anchor in case.stored_issuers(certificate):
        if Look.CRITICAL not in case.habits.anchor or check_critical(case, anchor, ()) is None:
            found.setdefault(_key_id(anchor), anchor)
    return tuple(found.values())


def _key_id(certificate: Certificate) -> bytes:
    """The subject key identifier, worked out where there is none (RFC 5280 4.2.1.2, method 1)."""
    return certificate.ski or _hashed(certificate.spki_der)


@lru_cache(maxsize=256)
def _hashed(spki: bytes) -> bytes:
    rsa = key_of(spki).kind == "RSA"  # of other keys wolfSSL keeps, and hashes, the whole SubjectPublicKeyInfo
    hashed = der.children(spki, header=der.lenient_header)[1].content[1:] if rsa else spki
    return sha1(hashed, usedforsecurity=False).digest()


def _path(
    case: Case, start: Certificate, issued_by: dict[Certificate, Certificate]
) -> tuple[tuple[Certificate, ...], Certificate | None]:
    """The way from a certificate to the store."""
    path = [start]
    while path[-1] in issued_by:
        signer = issued_by[path[-1]]
        if case.is_stored(signer):
            return tuple(path), signer
        path.append(signer)
    return tuple(path), None
