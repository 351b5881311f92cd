"""Path validation (RFC 5280 section 6.1), one small check for each rule, applied as a path grows upward from its target.

Every check depends only on the certificate and on what lies below it, so a path that was built is a path that is valid; the
signature is checked in :mod:`chainfix.building.signature`, policies on the finished path in :mod:`chainfix.building.policy`.

Deviations from RFC 5280:

* an anchor's certificate is held to its own dates, basicConstraints, keyUsage, pathLen, name constraints, EKU and unknown
  critical extensions (OpenSSL, Go, Firefox and Chromium do; 6.1 does not look at them);
* an intermediate's EKU, if it has one, must allow the purpose (as browsers and OpenSSL read it; RFC 5280 4.2.1.12 speaks of the
  target's key only);
* SHA-1 and MD5 are refused from 2017-01-01 on (never an anchor's own signature), before that they rank a path down; so do RSA
  keys under 2048 bits from 2014-01-01 on, and DSA keys;
* CRL distribution points, freshest CRL and information access count as known even where they are critical: revocation is not
  looked at.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from chainfix.building.constraints import constrained_names, forbidden
from chainfix.building.problem import Problem, ProblemKind
from chainfix.building.signature import weak_digest, weak_key
from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate, readable
from chainfix.certificates.dates import day

SHA1_REFUSED_FROM = 1483228800
"""2017-01-01: Chrome 56, Firefox 51 and Microsoft's root program stopped accepting SHA-1 at the turn of that year."""
WEAK_KEYS_FROM = 1388534400
"""2014-01-01: CA/Browser Forum Baseline Requirements 1.0, appendix A."""

PURPOSES = {"server": extensions.SERVER_AUTH, "client": extensions.CLIENT_AUTH, "any": None}
"""--purpose and the EKU it stands for; None does not look at EKU."""
_PURPOSE_NAMES = {extensions.SERVER_AUTH: "serverAuth", extensions.CLIENT_AUTH: "clientAuth"}

_KNOWN = frozenset(extensions.NAMES) - {extensions.PRECERTIFICATE_POISON}
_CONSTRAINING = frozenset(
    (
        extensions.BASIC_CONSTRAINTS,
        extensions.KEY_USAGE,
        extensions.EXTENDED_KEY_USAGE,
        extensions.NAME_CONSTRAINTS,
        extensions.POLICY_CONSTRAINTS,
        extensions.POLICY_MAPPINGS,
        extensions.INHIBIT_ANY_POLICY,
    )
)


class Rules(NamedTuple):
    """What a path is validated for."""

    at: int
    """Seconds since 1970-01-01 UTC."""
    purpose: str = "server"
    """``server``, ``client`` or ``any``."""
    allow_weak: bool = False
    """Whether weak signatures and keys only rank a path down."""
    partial_chain: bool = False
    """Whether a store's certificate that is not self-signed may end a path."""

    @property
    def eku(self) -> bytes | None:
        """The extended key usage that the purpose stands for."""
        return PURPOSES[self.purpose]


Check = Callable[[Certificate, Rules], Problem | None]


def target_problem(target: Certificate, rules: Rules) -> Problem | None:
    """Why the target cannot be the end of any path, or None."""
    return _first(_TARGET_CHECKS, target, rules)


def issuer_problem(certificate: Certificate, rules: Rules) -> Problem | None:
    """Why a certificate cannot be an intermediate of any path, whatever lies below it, or None."""
    return _first(_ISSUER_CHECKS, certificate, rules)


def anchor_problem(certificate: Certificate, rules: Rules) -> Problem | None:
    """Why a store's certificate cannot end any path, whatever lies below it, or None."""
    return _first(_ANCHOR_CHECKS, certificate, rules)


def _first(checks: Sequence[Check], certificate: Certificate, rules: Rules) -> Problem | None:
    for check in checks:
        problem = check(certificate, rules)
        if problem is not None:
            return problem
    return None


def check_dates(certificate: Certificate, rules: Rules) -> Problem | None:
    """RFC 5280 6.1.3 (a) (2); both ends belong to the validity (4.1.2.5)."""
    if rules.at > certificate.ends:
        return Problem(ProblemKind.EXPIRED, certificate, day(certificate.ends))
    if rules.at < certificate.starts:
        return Problem(ProblemKind.NOT_YET_VALID, certificate, day(certificate.starts))
    return None


def check_basic_constraints(certificate: Certificate, _rules: Rules) -> Problem | None:
    """RFC 5280 6.1.4 (k)."""
    constraints = certificate.basic_constraints
    if constraints is None:
        return Problem(ProblemKind.NOT_A_CA, certificate, "it has no basicConstraints")
    return None if constraints.ca else Problem(ProblemKind.NOT_A_CA, certificate, "basicConstraints say cA FALSE")


def check_anchor_is_ca(certificate: Certificate, rules: Rules) -> Problem | None:
    """A root of version 1 has no basicConstraints and may be an anchor all the same; one that denies being a CA may not."""
    return check_basic_constraints(certificate, rules) if extensions.BASIC_CONSTRAINTS in certificate.extensions else None


def check_key_usage(certificate: Certificate, _rules: Rules) -> Problem | None:
    """RFC 5280 6.1.4 (n)."""
    usage = certificate.key_usage
    return Problem(ProblemKind.NO_CERT_SIGN, certificate) if usage is not None and not usage & extensions.KEY_CERT_SIGN else None


def check_purpose(certificate: Certificate, rules: Rules) -> Problem | None:
    """RFC 5280 4.2.1.12: if the extension is there, it names the purpose or any."""
    wanted = PURPOSES[rules.purpose]
    if wanted is None or extensions.EXTENDED_KEY_USAGE not in certificate.extensions:
        return None
    allowed = certificate.extended_key_usage
    if allowed is not None and wanted not in allowed and extensions.ANY_EKU not in allowed:
        return Problem(ProblemKind.PURPOSE, certificate, _PURPOSE_NAMES[wanted])
    return None


def check_extensions(certificate: Certificate, _rules: Rules) -> Problem | None:
    """RFC 5280 6.1.4 (o) and 6.1.5 (f); and a constraint that nobody can read cannot be shown to be kept."""
    for oid, extension in certificate.extensions.items():
        if extension.critical and oid not in _KNOWN:
            return Problem(ProblemKind.UNKNOWN_CRITICAL, certificate, extensions.extension_name(oid))
        if (extension.critical or oid in _CONSTRAINING) and not readable(extension):
            return Problem(ProblemKind.UNREADABLE, certificate, extensions.extension_name(oid))
    return None


def check_signature_strength(certificate: Certificate, rules: Rules) -> Problem | None:
    """Not asked by RFC 5280: SHA-1 and MD5 are refused from 2017 on."""
    digest = weak_digest(certificate.slices.algorithm)
    if digest is None or rules.allow_weak or rules.at < SHA1_REFUSED_FROM:
        return None
    return Problem(ProblemKind.WEAK_SIGNATURE, certificate, digest)


_TARGET_CHECKS: tuple[Check, ...] = (
    check_dates,
    check_extensions,
    check_purpose,
    check_signature_strength,
)
_ISSUER_CHECKS: tuple[Check, ...] = (
    check_dates,
    check_basic_constraints,
    check_key_usage,
    check_extensions,
    check_purpose,
    check_signature_strength,
)
_ANCHOR_CHECKS: tuple[Check, ...] = (
    check_dates,
    check_anchor_is_ca,
    check_key_usage,
    check_extensions,
    check_purpose,
)


def weaknesses(certificate: Certificate, rules: Rules) -> tuple[str, ...]:
    """What ranks an intermediate down though it is accepted: the digest of its signature, its key."""
    digest, key = weak_digest(certificate.slices.algorithm), weak_key(certificate.slices.spki)
    if digest is None and key is None:
        return ()
    old_key = key is not None and (key == "DSA" or rules.at >= WEAK_KEYS_FROM)
    return (*([f"a {digest} signature"] if digest else []), *([f"a weak key, {key}"] if old_key else []))


def check_path_length(certificate: Certificate, below: int) -> Problem | None:
    """RFC 5280 6.1.4 (l) and (m): ``below`` counts the intermediates below that are not self-issued."""
    constraints = certificate.basic_constraints
    if constraints is None or constraints.path_length is None or below <= constraints.path_length:
        return None
    allowed = f"{constraints.path_length} intermediates below it (pathLenConstraint), and {below} are there"
    return Problem(ProblemKind.PATH_LENGTH, certificate, allowed)


def check_name_constraints(certificate: Certificate, below: Sequence[Certificate]) -> Problem | None:
    """RFC 5280 6.1.3 (b) and (c): ``below[0]`` is the target, which is looked at even when it is self-issued."""
    extension = certificate.extensions.get(extensions.NAME_CONSTRAINTS)
    constraints = certificate.name_constraints
    if extension is None or constraints is None:  # one that cannot be read is refused by check_readable
        return None
    for place, lower in enumerate(below):
        if place and lower.self_issued:
            continue
        name = forbidden(constraints, constrained_names(lower), critical=extension.critical)
        if name is not None:
            return Problem(ProblemKind.NAME_CONSTRAINTS, certificate, name, lower)
    return None
