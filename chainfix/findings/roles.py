"""What each certificate of a list is to it: leaf, intermediate, anchor, twin, duplicate, unrelated."""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from chainfix.certificates.certificate import Certificate

if TYPE_CHECKING:
    from chainfix.findings.case import Case


class Role(Enum):
    """What a certificate is to the list it stands in."""

    LEAF = "leaf"
    INTERMEDIATE = "intermediate"
    """It issued, directly or further up, the leaf."""
    ANCHOR = "anchor"
    """A self-signed certificate of a CA above the leaf or in a store: clients have their own."""
    TWIN = "twin"
    """Of the same name and key as another certificate that is used, such as a cross-certificate of the anchor."""
    DUPLICATE = "duplicate"
    UNRELATED = "unrelated"


class Served(NamedTuple):
    """One certificate of the list."""

    position: int
    """From 1 on."""
    certificate: Certificate
    role: Role
    other: Certificate | None = None
    """Of which it is the twin or the duplicate."""
    on_path: bool = False
    """Whether the path that the list is judged by passes it."""


def roles_of(case: "Case") -> tuple[Served, ...]:
    """Each certificate of the list with its role, in the order served."""
    path = (*case.path.certificates,) if case.path is not None else (case.leaf,)
    related = _related(case, path)
    seen: set[Certificate] = set()
    found = []
    for position, certificate in enumerate(case.list, 1):
        if certificate in seen:
            found.append(Served(position, certificate, Role.DUPLICATE, certificate))
        else:
            role, other = _role(case, certificate, path, related)
            found.append(Served(position, certificate, role, other, certificate in path))
        seen.add(certificate)
    return tuple(found)


def roles_by_place(case: "Case") -> tuple[Served, ...]:
    """The same without checking a signature: what is not on the path is not known to be related."""
    path = case.path.certificates if case.path is not None else ()
    found = []
    for position, certificate in enumerate(case.list, 1):
        if case.position(certificate) < position:
            found.append(Served(position, certificate, Role.DUPLICATE, certificate))
        elif certificate == case.leaf:
            found.append(Served(position, certificate, Role.LEAF, on_path=certificate in path))
        else:
            role = Role.INTERMEDIATE if certificate in path else Role.UNRELATED
            found.append(Served(position, certificate, role, on_path=certificate in path))
    return tuple(found)


def _role(
    case: "Case", certificate: Certificate, path: tuple[Certificate, ...], related: set[Certificate]
) -> tuple[Role, Certificate | None]:
    if certificate == case.leaf:
        return Role.LEAF, None
    if certificate in path:
        return Role.INTERMEDIATE, None
    if case.self_signed(certificate):
        known = certificate in related or bool(case.holders(certificate)) or _issued_any(case, certificate)
        return (Role.ANCHOR if known else Role.UNRELATED), None
    stored = _stored(case, certificate) if case.path is None else ()  # as long as no path is known it may stand above the gap
    others = (other for other in (*path, *case.anchors, *stored) if other != certificate)
    twin = next((other for other in others if case.same_identity(certificate, other)), None)
    if twin is not None:
        return Role.TWIN, twin
    return (Role.INTERMEDIATE if certificate in related else Role.UNRELATED), None


def _stored(case: "Case", certificate: Certificate) -> tuple[Certificate, ...]:
    return tuple(held for store in case.stores for held in store.named(certificate.subject_der))


def _issued_any(case: "Case", certificate: Certificate) -> bool:
    return any(other != certificate and case.issued(other, certificate) for other in case.list)


def _related(case: "Case", path: tuple[Certificate, ...]) -> set[Certificate]:
    """What the list holds of the path, of its twins, and of whatever issued one of these."""
    related = set(path)
    related.update(c for c in case.list if any(case.same_identity(c, other) for other in (*path, *case.anchors)))
    waiting = list(related)
    while waiting:
        child = waiting.pop()
        issuers = [c for c in case.list if c not in related and case.issued(child, c)]
        related.update(issuers)
        waiting.extend(issuers)
    return related
