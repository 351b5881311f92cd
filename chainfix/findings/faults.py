"""Certificates of the list and of the stores that break a rule of path validation, and how grave that is."""

from chainfix.building.problem import Problem, ProblemKind
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Hit, Severity

_OF_A_LINK = frozenset((ProblemKind.BAD_SIGNATURE, ProblemKind.UNKNOWN_SIGNATURE, ProblemKind.KEY_ID))
"""These say nothing of the certificate without its issuer."""
_PASSED_OVER = "the stores are reached by another certificate, and clients that settle on this one refuse the list"


def hits(case: Case, kind: ProblemKind, refusing: str) -> list[Hit]:
    """One for each certificate with this problem, by name constraints for each certificate below that has such a name.

    ``refusing`` says who refuses it. A hit is as grave as its rule says where a store is not reached for it; else it is a warning,
    or a note where another certificate of the same name and key that nothing is wrong with stands before it.
    """
    met: dict[tuple[Certificate, Certificate | None], Problem] = {}
    for problem in case.problems:
        if problem.kind is kind and (problem.certificate in case.list or _holding(case, problem.certificate)):
            met.setdefault((problem.certificate, problem.other), problem)
    return [_hit(case, problem, refusing) for problem in met.values()]


def issuers(case: Case) -> tuple[Certificate, ...]:
    """What a rule about issuers is about: the list without its leaf, and the anchors."""
    return (*(certificate for certificate in case.list if certificate != case.leaf), *case.anchors)


def _hit(case: Case, problem: Problem, refusing: str) -> Hit:
    certificate = problem.certificate
    position = case.position(certificate)
    store = "" if position else _holding(case, certificate)[0]
    if _bars(case, problem):
        who = "every client refuses it" if certificate == case.leaf else refusing
        return Hit(f"{problem}; {who}", certificate, position, store)
    before = any(0 < case.position(twin) < position for twin in _sound_twins(case, certificate))
    severity = Severity.NOTE if before else Severity.WARNING
    return Hit(f"{problem}; {_PASSED_OVER}", certificate, position, store, severity=severity)


def _bars(case: Case, problem: Problem) -> bool:
    """Whether a store is not reached, the problem stands in the way and nothing could take the certificate's place."""
    fruitless = [outcome.search for outcome in (*case.alone.values(), case.best) if outcome.path is None]
    met = {(one.kind, one.certificate) for search in fruitless for one in search.problems}
    return (problem.kind, problem.certificate) in met and not _sound_twins(case, problem.certificate)


def _sound_twins(case: Case, certificate: Certificate) -> list[Certificate]:
    """Others of its name and key in the list that nothing is wrong with."""
    faulty = {problem.certificate for problem in case.problems if problem.kind not in _OF_A_LINK}
    return [c for c in case.list if c != certificate and c not in faulty and case.same_identity(c, certificate)]


def _holding(case: Case, certificate: Certificate) -> tuple[str, ...]:
    """The stores that hold this very certificate."""
    return tuple(store.name for store in case.stores if certificate in store.named(certificate.subject_der))
