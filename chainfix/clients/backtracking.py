"""The search that takes back: depth first over the store and the served list until one path is good.

Go crypto/x509/verify.go, mozilla::pkix lib/pkixbuild.cpp, BoringSSL pki/path_builder.cc, webpki verify_cert.rs, cryptography's
x509-verification, Botan x509path.cpp, NSS libpkix, sun.security.provider.certpath, BouncyCastle: they differ in what they look at
on the way, in how deep they go, and in whether they fetch.
"""

import itertools
from collections.abc import Iterator, Sequence

from chainfix.certificates.certificate import FETCHED, Certificate, MalformedCertificate
from chainfix.certificates.reading import read_bytes
from chainfix.clients.case import Case, Fault, Path, Refusal, StepsSpent, contradicts, unique
from chainfix.clients.profile import KeyIds, Ordered, OtherForms, Pinned
from chainfix.clients.rules import (
    UNPROCESSED,
    anchor_fault,
    final_fault,
    issuer_fault,
    leaf_fault,
    length_fault,
    path_fault,
    policy_fault,
)
from chainfix.errors import InputError

PATIENCE = 3_000
"""Certificates that a search may put on paths before its answer is *unknown*, for clients that have no such limit of their own."""

_RANKS = (
    Refusal.NO_ISSUER,
    Refusal.BAD_SIGNATURE,
    Refusal.UNTRUSTED_ROOT,
    Refusal.SELF_SIGNED_LEAF,
)
"""What tells least, least first: any other fault of a path that was tried helps a person more."""


class PatienceSpentError(Exception):
    """The search became too long for an answer; the client itself would go on."""


class _Walk:
    """The search over one set of certificates: what it found wrong, and how far it came."""

    def __init__(self, case: Case, extra: Sequence[Certificate] = ()) -> None:
        self.case = case
        self.pool = unique((*case.served[1:], *extra))
        self.tried: list[Path] = []

    def run(self) -> Path:
        """The first good path, or the first that ends the search; else the one whose fault tells most."""
        found = self._extend((self.case.leaf,))
        if found is not None:
            return found
        return max(self.tried, key=_told)

    def _note(self, path: tuple[Certificate, ...], anchor: Certificate | None, fault: Fault) -> None:
        self.tried.append(Path(path, anchor, fault))

    def _extend(self, path: tuple[Certificate, ...]) -> Path | None:
        case, top = self.case, path[-1]
        before = len(self.tried)
        for anchor in self._anchors(top):
            fault = self._anchored(path, anchor)
            if fault is None:
                return Path(path, anchor, final_fault(case, anchor, path))
            if self._ends(fault):
                return Path(path, anchor, fault)
            self._note(path, anchor, fault)
        for issuer in self._issuers(path):
            fault = length_fault(case, len(path), issuer) or self._joined(path, issuer)
            if fault is not None and self._ends(fault):
                return Path((*path, issuer), None, fault)
            if fault is not None:
                self._note((*path, issuer), None, fault)
                continue
            found = self._extend((*path, issuer))
            if found is not None:
                return found
        if len(self.tried) == before:
            self._note(path, None, Fault(_dead_end(case, path), top))
        return None

    def _ends(self, fault: Fault) -> bool:
        """Whether no other path is tried after this."""
        return fault.fact == UNPROCESSED and self.case.habits.other_forms is OtherForms.FINAL

    def _anchors(self, top: Certificate) -> Iterator[Certificate]:
        for anchor in _ordered(top, self.case.stored_issuers(top)):
            if self._leads_to(top, anchor) and (self.case.habits.partial or self.case.looks_self_signed(anchor)):
                yield anchor

    def _leads_to(self, top: Certificate, anchor: Certificate) -> bool:
        habits = self.case.habits
        how = habits.key_ids if habits.anchor_key_ids is None else habits.anchor_key_ids
        return self.case.named(top, anchor) and not contradicts(top, anchor, how)

    def _anchored(self, path: tuple[Certificate, ...], anchor: Certificate) -> Fault | None:
        self._count()
        if not self.case.verified(path[-1], anchor):
            return Fault(Refusal.BAD_SIGNATURE, path[-1])
        return anchor_fault(self.case, anchor, path, searched=True) or policy_fault(self.case, path)

    def _issuers(self, path: tuple[Certificate, ...]) -> Iterator[Certificate]:
        used = {(c.subject_der, c.spki_der) for c in path}
        stored = () if self.case.habits.partial else self.case.stored_issuers(path[-1])  # no anchors, and issuers all the same
        for issuer in _ordered(path[-1], unique((*stored, *self.pool)) if stored else self.pool):
            if self.case.issues(path[-1], issuer) and (issuer.subject_der, issuer.spki_der) not in used:
                yield issuer

    def _joined(self, path: tuple[Certificate, ...], issuer: Certificate) -> Fault | None:
        self._count()
        if not self.case.verified(path[-1], issuer):
            return Fault(Refusal.BAD_SIGNATURE, path[-1])
        return issuer_fault(self.case, issuer, path)

    def _count(self) -> None:
        self.case.step()
        if self.case.steps > PATIENCE:
            raise PatienceSpentError


def _ordered(child: Certificate, candidates: Sequence[Certificate]) -> Sequence[Certificate]:
    """Those whose key identifier agrees first: it decides only what is found first, and what a budget is spent on."""
    if len(candidates) < 2:  # noqa: PLR2004 nothing to order
        return candidates
    return sorted(candidates, key=lambda issuer: contradicts(child, issuer, KeyIds.KEY_ID))


def _told(path: Path) -> tuple[int, int]:
    """How much the fault of a path tells: its kind, then how far the path came."""
    refusal = path.fault.refusal if path.fault else None
    rank = _RANKS.index(refusal) if refusal in _RANKS else len(_RANKS)
    return rank, len(path.certificates)


def _dead_end(case: Case, path: Sequence[Certificate]) -> Refusal:
    if not case.looks_self_signed(path[-1]):
        return Refusal.NO_ISSUER
    return Refusal.UNTRUSTED_ROOT if len(path) > 1 else Refusal.SELF_SIGNED_LEAF


def search(case: Case) -> Path:
    """The first good path; else the one whose fault tells most. Raises :class:`PatienceSpentError`."""
    fault = leaf_fault(case)
    if _is_pinned(case):
        return Path((case.leaf,), None, fault)
    if fault is not None:
        return Path((case.leaf,), None, fault)
    settle = _SETTLERS.get(case.habits.ordered)
    settled = settle(case) if settle else None
    if settled is not None:
        return settled
    try:
        path = _Walk(case).run()
        if path.fault is not None and case.fetch is not None and case.habits.aia.forms:
            extra = _fetched(case)
            path = _Walk(case, extra).run() if extra else path
    except StepsSpent:
        return Path((case.leaf,), None, Fault(Refusal.TOO_DEEP, case.leaf, "its search was too long"))
    return path


def _is_pinned(case: Case) -> bool:
    allowed = case.habits.pinned
    if allowed is Pinned.REFUSED or not case.is_stored(case.leaf):
        return False
    return allowed is Pinned.ACCEPTED or case.looks_self_signed(case.leaf)


def _in_order(case: Case) -> Path | None:
    """A list in order that the store can take over is validated as it is (sun.security.validator.PKIXValidator.engineValidate)."""
    chain = list(case.served)
    for place, certificate in enumerate(chain):
        if place and not case.named(chain[place - 1], certificate):
            return None
        if place and _has_twin(case, certificate):
            return _validated(case, chain[:place])
    top = chain[-1]
    return _validated(case, chain) if case.stored_issuers(top) else None


def _has_twin(case: Case, certificate: Certificate) -> bool:
    """Whether the store has its name and key."""
    return any(anchor.spki_der == certificate.spki_der for anchor in case.stored(certificate.subject_der))


def _validated(case: Case, chain: Sequence[Certificate]) -> Path:
    """With the first anchor that serves; its key identifier is looked at, those below are not."""
    path = tuple(chain)
    for child, issuer in itertools.pairwise(path):
        if not case.verified(child, issuer):
            return Path(path, None, Fault(Refusal.BAD_SIGNATURE, child))
    faults = [Path(path, None, Fault(Refusal.NO_ISSUER, path[-1]))]
    for anchor in case.stored_issuers(path[-1]):
        if contradicts(path[-1], anchor, case.habits.ordered_key_ids):
            continue
        fault = _unlimited(case, path, anchor) if case.verified(path[-1], anchor) else Fault(Refusal.BAD_SIGNATURE, path[-1])
        if fault is None:
            return Path(path, anchor, final_fault(case, anchor, path))
        faults.append(Path(path, anchor, fault))
    return faults[-1]


def _unlimited(case: Case, path: tuple[Certificate, ...], anchor: Certificate) -> Fault | None:
    """What is wrong with it but for its length, which only limits a search."""
    fault = path_fault(case, path, anchor)
    return None if fault is not None and fault.refusal is Refusal.TOO_DEEP else fault


def _from_the_top(case: Case) -> Path | None:
    """The whole list in order under the anchor of its end, or what remains under a lower one (OTP lib/ssl/src/ssl_certificate.erl).

    An anchor is looked for once, from the top down; only where it is itself out of date is another looked for, below it.
    """
    chain = case.served
    if not all(case.named(lower, upper) for lower, upper in itertools.pairwise(chain)):
        return None
    if len(chain) > 1 and case.looks_self_signed(chain[-1]) and case.is_stored(chain[-1]):
        chain = chain[:-1]
    path = Path(chain, None, Fault(_dead_end(case, chain), chain[-1]))
    while chain:
        for anchor in case.stored_issuers(chain[-1]):
            if not case.looks_self_signed(anchor) or not case.verified(chain[-1], anchor):
                continue
            path = _validated_under(case, chain, anchor)
            if path.fault is None or case.in_date(anchor):
                return path
        chain = chain[:-1]
    return path


def _validated_under(case: Case, path: tuple[Certificate, ...], anchor: Certificate) -> Path:
    unsigned = [child for child, issuer in itertools.pairwise(path) if not case.verified(child, issuer)]
    fault = Fault(Refusal.BAD_SIGNATURE, unsigned[0]) if unsigned else path_fault(case, path, anchor)
    return Path(path, anchor, fault)


_SETTLERS = {Ordered.VALIDATED: _in_order, Ordered.FROM_THE_TOP: _from_the_top}


def _fetched(case: Case) -> tuple[Certificate, ...]:
    """What the caIssuers URLs of all that a path could pass bring, hop by hop."""
    extra: list[Certificate] = []
    asked: set[str] = set()
    for _ in range(case.habits.aia.hops):
        brought: list[Certificate] = []
        for certificate in _reached(case, extra):
            brought += _ask(case, certificate, asked)
        fresh = [c for c in unique(brought) if c not in extra]
        if not fresh:
            break
        extra += fresh
    return tuple(extra)


def _reached(case: Case, extra: Sequence[Certificate]) -> tuple[Certificate, ...]:
    """All that stand above the leaf by name and key identifier."""
    reached = [case.leaf]
    pool = unique((*case.served[1:], *extra))
    for child in reached:
        reached += [c for c in pool if c not in reached and case.issues(child, c)]
    return tuple(reached)


def _ask(case: Case, certificate: Certificate, asked: set[str]) -> list[Certificate]:
    habits, brought = case.habits.aia, list[Certificate]()
    for url in certificate.ca_issuers:
        found = () if url in asked else _body(case, url)
        asked.add(url)
        brought += found
        if not found and not habits.all_urls:
            break
    return brought


def _body(case: Case, url: str) -> tuple[Certificate, ...]:
    if case.fetch is None or url.partition(":")[0].lower() not in ("http", "https"):
        return ()
    body = case.fetch(url)
    if body is None:
        return ()
    try:
        found = read_bytes(body, url, kind=FETCHED).certificates
    except InputError:
        return ()
    return found if _form(body) in case.habits.aia.forms else ()


def _form(body: bytes) -> str:
    if b"-----BEGIN" in body:
        return "pem"
    try:
        Certificate.from_der(body)
    except MalformedCertificate:
        return "pkcs7"
    return "der"
