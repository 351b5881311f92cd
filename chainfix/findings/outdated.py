"""Which certificates are out of date and cannot be done without: the leaf's own, and those without which no path is left."""

from chainfix.building.problem import ProblemKind
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case


def is_outdated(case: Case, certificate: Certificate, kind: ProblemKind) -> bool:
    """Whether a certificate has expired (or is not yet valid) at the moment of the judgement."""
    return certificate.ends < case.at if kind is ProblemKind.EXPIRED else certificate.starts > case.at


def needed(case: Case, kind: ProblemKind) -> tuple[Certificate, ...]:
    """Those that are EXPIRED or NOT_YET_VALID, the leaf first; a root that a store holds may be among them."""
    on_paths = [c for c in (case.leaf, *case.list) if c == case.leaf or c in case.used]
    found = [c for c in on_paths if is_outdated(case, c, kind)]
    if case.own.path is None:
        found += [c for c in _refused(case, kind) if not case.self_signed(c) or _is_only_root(case, c)]
    return tuple(dict.fromkeys(found))


def _refused(case: Case, kind: ProblemKind) -> list[Certificate]:
    """What the searches did not take for its dates, if the list or a store holds it."""
    refused = [problem.certificate for problem in case.problems if problem.kind is kind]
    return [c for c in refused if c in case.list or _is_stored(case, c)]


def _is_stored(case: Case, certificate: Certificate) -> bool:
    return any(certificate in store.named(certificate.subject_der) for store in case.stores)


def _is_only_root(case: Case, root: Certificate) -> bool:
    """Whether a store's own root stands at the end of all there is, with no other way and no re-issue that is valid."""
    return case.best.path is None and _is_stored(case, root)


def place(case: Case, certificate: Certificate) -> str:
    """What to call a certificate of the list, or a root of the stores."""
    if certificate == case.leaf:
        return f"the leaf {certificate.name}"
    if case.position(certificate):
        return certificate.name
    return f"{certificate.name}, the root in {', '.join(case.holders(certificate))},"
