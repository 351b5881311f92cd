"""What a client looks at on a path: one small check for each :class:`~chainfix.clients.profile.Look`.

The rules are those of :mod:`chainfix.building.validation`, each as far as the client's habits follow it.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from chainfix.building import validation
from chainfix.building.constraints import constrained_names, forbidden
from chainfix.building.policy import policy_problem
from chainfix.building.signature import weak_digest
from chainfix.certificates import extensions, names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.certificates.der import Element
from chainfix.certificates.extensions import NameConstraints
from chainfix.clients.case import Case, Fault, Refusal, may_sign
from chainfix.clients.forms import NO_NAME, STRICTER, VERSION_1, Below, faults
from chainfix.clients.keys import key_of
from chainfix.clients.profile import Bare, CaAsLeaf, Constrained, Habits, Look, OtherForms, Policies

Check = Callable[[Case, Certificate, Below], Fault | None]

_USES = {"digitalSignature": 1, "keyEncipherment": 1 << 2, "keyAgreement": 1 << 4}
"""Bits of keyUsage (RFC 5280 4.2.1.3)."""
PSS = "RSASSA-PSS"
_RSASSA_PSS = bytes.fromhex("06092a864886f70d01010a")
UNPROCESSED = "constraints that cannot be processed"
_HOST = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9_-]*)(\.[a-zA-Z0-9][a-zA-Z0-9_-]*)*")
"""What could be a host: a common name with a space in it could not."""
_POLICY_EXTENSIONS = frozenset((extensions.POLICY_CONSTRAINTS, extensions.POLICY_MAPPINGS, extensions.INHIBIT_ANY_POLICY))


def leaf_fault(case: Case) -> Fault | None:
    """What is wrong with the leaf alone."""
    return _first(_LEAF, case.habits.leaf, case, case.leaf, ())


def issuer_fault(case: Case, certificate: Certificate, below: Below) -> Fault | None:
    """What is wrong with an intermediate above what stands below it; its signature is not verified here."""
    return _first(_ISSUER, case.habits.intermediate, case, certificate, below)


def anchor_fault(case: Case, certificate: Certificate, below: Below, *, searched: bool = False) -> Fault | None:
    """What is wrong with an anchor above a path, as far as the client looks."""
    habits = case.habits
    looks = habits.searched_anchor if searched and habits.searched_anchor is not None else habits.anchor
    return _first(_ANCHOR, looks, case, certificate, below)


def final_fault(case: Case, certificate: Certificate, below: Below) -> Fault | None:
    """What is wrong with an anchor where a path to it was found, and no other is tried."""
    return _first(_ANCHOR, case.habits.final_anchor, case, certificate, below)


def reading_fault(case: Case, certificate: Certificate) -> Fault | None:
    """Why a certificate of the list cannot be read, wherever it stands in it."""
    return _first(_LIST, case.habits.reads_all, case, certificate, ())


def path_fault(case: Case, path: Sequence[Certificate], anchor: Certificate | None) -> Fault | None:
    """What is wrong with a whole path, from the leaf upward; signatures are not verified here."""
    fault = leaf_fault(case)
    for place in range(1, len(path)):
        fault = fault or issuer_fault(case, path[place], tuple(path[:place]))
    if anchor is not None:
        fault = fault or anchor_fault(case, anchor, tuple(path))
    return fault or length_fault(case, len(path) - 1, path[-1]) or policy_fault(case, path)


def length_fault(case: Case, intermediates: int, last: Certificate, limit: int | None = None) -> Fault | None:
    """Whether a path has more intermediates than the client follows."""
    most = case.habits.intermediates if limit is None else limit
    if most is None or intermediates <= most:
        return None
    return Fault(Refusal.TOO_DEEP, last, f"{most} intermediates")


def policy_fault(case: Case, path: Sequence[Certificate]) -> Fault | None:
    """What the certificate policies forbid; the anchor's say nothing (RFC 5280 6.1)."""
    if case.habits.policies is not Policies.PROCESSED:
        return None
    problem = policy_problem(path)
    return Fault(Refusal.POLICY, path[0], problem) if problem else None


def _first(table: str, looks: frozenset[Look], case: Case, certificate: Certificate, below: Below) -> Fault | None:
    for look, wrong in faults(certificate):
        if look in looks:
            return wrong
    for check in _chosen(table, looks):
        fault = check(case, certificate, below)
        if fault is not None:
            return fault
    return None


@lru_cache(maxsize=256)
def _chosen(table: str, looks: frozenset[Look]) -> tuple[Check, ...]:
    return tuple(check for look, check in _TABLES[table] if look in looks)


def check_dates(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 6.1.3 (a) (2)."""
    if case.at > certificate.ends:
        return Fault(Refusal.EXPIRED, certificate, day(certificate.ends))
    if case.at < certificate.starts:
        return Fault(Refusal.NOT_YET_VALID, certificate, day(certificate.starts))
    return None


def check_ca(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 6.1.4 (k)."""
    return None if _may_issue(certificate, case.habits.bare, case) else Fault(Refusal.NOT_A_CA, certificate)


def check_anchor_ca(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """The same of an anchor, of which version 1 may be."""
    return None if _may_issue(certificate, case.habits.bare_anchor, case) else Fault(Refusal.NOT_A_CA, certificate)


def _may_issue(certificate: Certificate, bare: Bare, case: Case) -> bool:
    old = certificate.slices.version == VERSION_1
    if bare is Bare.EXTENSIONS:
        return old or bool(certificate.extensions)
    constraints = certificate.basic_constraints
    if constraints is not None and (constraints.ca or bare is not Bare.NO_KEY_USAGE):
        return constraints.ca
    old = old and case.looks_self_signed(certificate)
    return {
        Bare.NEVER: False,
        Bare.VERSION_1: old,
        Bare.KEY_USAGE: old or (certificate.key_usage is not None and may_sign(certificate)),
        Bare.NO_KEY_USAGE: certificate.key_usage is None,
        Bare.ALWAYS: True,
    }[bare]


def check_signing(_case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 6.1.4 (n)."""
    return None if may_sign(certificate) else Fault(Refusal.KEY_USAGE, certificate, "keyCertSign")


def check_leaf_ca(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """Not asked by RFC 5280: webpki and mozilla::pkix take no CA for a server."""
    allowed = case.habits.ca_as_leaf
    fine = allowed is CaAsLeaf.ACCEPTED or (allowed is CaAsLeaf.WITHOUT_PURPOSE and certificate.extended_key_usage is None)
    return None if fine or not certificate.is_ca else Fault(Refusal.NOT_A_CA, certificate, "a CA as a leaf")


def check_leaf_usage(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 4.2.1.3: a key that may only sign certificates and CRLs does not authenticate a server."""
    usage, habits = certificate.key_usage, case.habits
    wanted = habits.rsa_uses if key_of(certificate.spki_der).kind == "RSA" else habits.other_uses
    if usage is None or any(usage & _USES[use] for use in wanted):
        return None
    return Fault(Refusal.KEY_USAGE, certificate, min(wanted))


def check_path_length(case: Case, certificate: Certificate, below: Below) -> Fault | None:
    """RFC 5280 6.1.4 (l) and (m)."""
    intermediates = below[1:] if case.habits.self_issued_count else [c for c in below[1:] if not c.self_issued]
    problem = validation.check_path_length(certificate, len(intermediates))
    return Fault(Refusal.PATH_LENGTH, certificate, problem.fact) if problem else None


def check_name_constraints(case: Case, certificate: Certificate, below: Below) -> Fault | None:
    """RFC 5280 6.1.3 (b) and (c)."""
    extension, habits = certificate.extensions.get(extensions.NAME_CONSTRAINTS), case.habits
    if extension is None or extensions.NAME_CONSTRAINTS not in habits.known:
        return None
    known = _known_forms(certificate, habits)
    if known is None:
        return Fault(Refusal.NAME_CONSTRAINTS, certificate, UNPROCESSED)
    unmet = _unmet(certificate.name_constraints or known, habits)
    if unmet is not None:
        return Fault(Refusal.NAME_CONSTRAINTS, certificate, extensions.GENERAL_NAMES[unmet])
    for lower in _held(below, habits):
        held = _constrained(lower, habits)
        name = forbidden(known, held, critical=extension.critical) or _unnamed(known, held, habits)
        if name is not None:
            return Fault(Refusal.NAME_CONSTRAINTS, certificate, name)
    return None


def _unmet(constraints: NameConstraints, habits: Habits) -> int | None:
    """The form of a constraint that nothing can satisfy for this client."""
    every = (base.tag for base in (*constraints.permitted, *constraints.excluded) if base.tag in habits.unmet_forms)
    excluded = (base.tag for base in constraints.excluded if base.tag in habits.unmet_exclusions)
    return next(every, next(excluded, None))


def _held(below: Below, habits: Habits) -> Sequence[Certificate]:
    """What is held to the constraints; of self-issued certificates the leaf alone (6.1.3 (b))."""
    if habits.constrained is Constrained.LEAF:
        return below[:1]
    if habits.constrained is Constrained.NEXT:
        return below[-1:]
    return [lower for place, lower in enumerate(below) if not place or not lower.self_issued]


def _unnamed(constraints: NameConstraints, held: Sequence[Element], habits: Habits) -> str | None:
    """That a dNSName is permitted and none is there, for a client that then refuses."""
    if habits.constrained is not Constrained.NEXT:
        return None
    permits = any(base.tag == extensions.DNS_NAME for base in constraints.permitted)
    return None if not permits or any(name.tag == extensions.DNS_NAME for name in held) else "no dNSName"


def _known_forms(certificate: Certificate, habits: Habits) -> NameConstraints | None:
    """The constraints of the forms that the client knows; None where it knows too little to go on."""
    constraints = certificate.name_constraints
    if constraints is None:
        return None
    forms = {base.tag for base in (*constraints.permitted, *constraints.excluded)}
    if forms <= habits.constrained_forms:
        return constraints
    if habits.other_forms is not OtherForms.PASSED_OVER and certificate.extensions[extensions.NAME_CONSTRAINTS].critical:
        return None
    permitted, excluded = (tuple(base for base in side if base.tag in habits.constrained_forms) for side in constraints)
    return NameConstraints(permitted, excluded)


def _constrained(certificate: Certificate, habits: Habits) -> tuple[Element, ...]:
    found = constrained_names(certificate)
    if habits.constrains_common_name and not any(name.tag == extensions.DNS_NAME for name in found):
        common = names.short(certificate.subject_der)
        if _HOST.fullmatch(common):
            return (*found, Element(extensions.DNS_NAME, common.encode(), b""))
    return found


def check_ca_purpose(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 4.2.1.12 as browsers and OpenSSL read it: what a CA is limited to holds for what it issues."""
    allowed = certificate.extended_key_usage
    return None if allowed is None or allowed & case.habits.ca_purposes else Fault(Refusal.PURPOSE, certificate, "serverAuth")


def check_leaf_purpose(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 4.2.1.12."""
    allowed = certificate.extended_key_usage
    fine = not case.habits.purpose_needed if allowed is None else bool(allowed & case.habits.leaf_purposes)
    return None if fine else Fault(Refusal.PURPOSE, certificate, "serverAuth")


def check_critical(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """RFC 5280 6.1.4 (o) and 6.1.5 (f)."""
    habits = case.habits
    unknown = next((oid for oid in _criticals(certificate) if not knows(habits, oid)), None)
    return Fault(Refusal.UNKNOWN_CRITICAL, certificate, extensions.extension_name(unknown)) if unknown else None


@lru_cache(maxsize=256)
def _criticals(certificate: Certificate) -> tuple[bytes, ...]:
    """Its critical extensions: every client asks for them."""
    return tuple(oid for oid, extension in certificate.extensions.items() if extension.critical)


def knows(habits: Habits, oid: bytes) -> bool:
    """Whether an extension is known to a client."""
    return oid in habits.known and (habits.policies is not Policies.UNKNOWN or oid not in _POLICY_EXTENSIONS)


def check_signature(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """Whether its signature is of a kind and a digest that the client takes."""
    kind = weak_digest(certificate.algorithm_der) or (PSS if _RSASSA_PSS in certificate.algorithm_der else None)
    return Fault(Refusal.WEAK_SIGNATURE, certificate, kind) if kind and kind in case.habits.refused_digests else None


def check_ca_key(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """Whether its key is of a kind and size that the client takes."""
    return _key_fault(certificate, case.habits.rsa_bits, case.habits.refused_keys)


def check_leaf_key(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """The same of the leaf, whose key must also make the signature of the handshake."""
    return _key_fault(certificate, case.habits.leaf_rsa_bits, case.habits.refused_keys | case.habits.refused_leaf_keys)


def _key_fault(certificate: Certificate, least: int, refused: frozenset[str]) -> Fault | None:
    key = key_of(certificate.spki_der)
    if key.kind in refused:
        return Fault(Refusal.WEAK_KEY, certificate, key.kind)
    if key.kind == "RSA" and key.bits < least:
        return Fault(Refusal.WEAK_KEY, certificate, f"RSA of {key.bits} bits")
    return None


def check_subject(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """Not asked by RFC 6125: Node.js compared no names where there was no subject, until its version 12."""
    nameless = case.hostname is not None and certificate.subject_der == NO_NAME
    return Fault(Refusal.HOST, certificate, "no subject") if nameless else None


def check_own_signature(case: Case, certificate: Certificate, _below: Below) -> Fault | None:
    """Not asked by RFC 5280 6.1, which takes an anchor for a name and a key."""
    wrong = case.looks_self_signed(certificate) and not case.verified(certificate, certificate)
    return Fault(Refusal.BAD_SIGNATURE, certificate) if wrong else None


def check_profile(case: Case, certificate: Certificate, below: Below) -> Fault | None:
    """A stricter form than RFC 5280 6.1 asks for."""
    return _profile_fault(case, certificate, below)


def check_anchor_profile(case: Case, certificate: Certificate, below: Below) -> Fault | None:
    """The same of the last certificate of a path."""
    return _profile_fault(case, certificate, below, last=True)


def _profile_fault(case: Case, certificate: Certificate, below: Below, *, last: bool = False) -> Fault | None:
    wrong = STRICTER[case.habits.profile](certificate, below, last=last)
    return Fault(Refusal.PROFILE, certificate, wrong) if wrong else None


_LEAF, _ISSUER, _ANCHOR, _LIST = "leaf", "issuer", "anchor", "list"
_LEAF_CHECKS: tuple[tuple[Look, Check], ...] = (
    (Look.SUBJECT, check_subject),
    (Look.DATES, check_dates),
    (Look.CRITICAL, check_critical),
    (Look.CA, check_leaf_ca),
    (Look.KEY_USAGE, check_leaf_usage),
    (Look.PURPOSE, check_leaf_purpose),
    (Look.SIGNATURE, check_signature),
    (Look.KEY, check_leaf_key),
    (Look.PROFILE, check_profile),
)
_ISSUER_CHECKS: tuple[tuple[Look, Check], ...] = (
    (Look.DATES, check_dates),
    (Look.CA, check_ca),
    (Look.KEY_USAGE, check_signing),
    (Look.PATH_LENGTH, check_path_length),
    (Look.NAME_CONSTRAINTS, check_name_constraints),
    (Look.PURPOSE, check_ca_purpose),
    (Look.CRITICAL, check_critical),
    (Look.SIGNATURE, check_signature),
    (Look.KEY, check_ca_key),
    (Look.PROFILE, check_profile),
)
_ANCHOR_CHECKS: tuple[tuple[Look, Check], ...] = (
    (Look.OWN_SIGNATURE, check_own_signature),
    (Look.DATES, check_dates),
    (Look.CA, check_anchor_ca),
    (Look.KEY_USAGE, check_signing),
    (Look.PATH_LENGTH, check_path_length),
    (Look.NAME_CONSTRAINTS, check_name_constraints),
    (Look.PURPOSE, check_ca_purpose),
    (Look.CRITICAL, check_critical),
    (Look.KEY, check_ca_key),
    (Look.PROFILE, check_anchor_profile),
)
_TABLES = {_LEAF: _LEAF_CHECKS, _ISSUER: _ISSUER_CHECKS, _ANCHOR: _ANCHOR_CHECKS, _LIST: ((Look.CRITICAL, check_critical),)}
