"""How one list differs from another, in words."""

from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.algorithms import public_key

_DIGITS = 16
"""Of a fingerprint: enough to tell two certificates apart, and to find one with ``chainfix show``."""


def leaf_among(certificates: tuple[Certificate, ...], expected: Certificate) -> Certificate:
    """The leaf of a list that should be for ``expected``: that one, else the first that is no CA, else the first."""
    if expected in certificates:
        return expected
    return next((certificate for certificate in certificates if not certificate.is_ca), certificates[0])


def list_difference(mine: tuple[Certificate, ...], other: tuple[Certificate, ...]) -> str:
    """What ``mine`` lacks and has besides, measured by ``other``; empty where they are the same."""
    if mine == other:
        return ""
    lacking = [c for c in dict.fromkeys(other) if c not in mine]
    besides = [c for c in dict.fromkeys(mine) if c not in other]
    parts = []
    if lacking:
        parts.append(f"it lacks {_named(lacking, besides)}")
    if besides:
        parts.append(f"it has {_named(besides, lacking)} besides")
    if not parts:
        parts.append("a certificate stands in it more than once" if len(mine) != len(set(mine)) else "the order is another one")
    return " and ".join(parts)


def _named(certificates: list[Certificate], others: list[Certificate]) -> str:
    """The names, and of a twin who issued it."""
    names = [other.subject_der for other in (*certificates, *others)]
    told = (f"{c.name} by {c.issuer}" if names.count(c.subject_der) > 1 else c.name for c in certificates)
    return ", ".join(told)


def leaf_described(leaf: Certificate) -> str:
    """A leaf so that it is told apart from its renewal."""
    key = public_key(leaf)
    sort = f"{key.kind} {key.size}".strip()
    return f"{leaf.name} ({sort}, {day(leaf.starts)} to {day(leaf.ends)}, SHA-256 {leaf.sha256[:_DIGITS]})"


def same_sort_of_key(one: Certificate, other: Certificate) -> bool:
    """Whether both keys are RSA, or both EC and so on."""
    return public_key(one).kind == public_key(other).kind


def share_a_name(one: Certificate, other: Certificate) -> bool:
    """Whether two leaves are for a common host; those without alternative names for the same subject."""
    mine, others = set(one.alt_names), set(other.alt_names)
    return bool(mine & others) if mine and others else one.subject_der == other.subject_der
