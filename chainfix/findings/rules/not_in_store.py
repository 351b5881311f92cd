"""One of the requested stores is not reached, though another one is.

Clients with that store refuse the list. Old devices (Android before 7.1, Java 8 before its updates) lack the newer roots and know
an older one, to which a cross-certificate leads; a new root is missing from stores that were not updated since.

What to do: send the cross-certificate that the message names, if it names one (``chainfix build --store A --store B`` finds the
list that reaches both); it costs the other clients a kilobyte. Otherwise update the store, or do without those clients.
"""

from chainfix.building.problem import Problem, ProblemKind
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF402", "not-in-store"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.1 (d)"
SINCE = ""
SSL_LABS = None

_BY_CHANCE = frozenset(
    (ProblemKind.BAD_SIGNATURE, ProblemKind.UNKNOWN_SIGNATURE, ProblemKind.KEY_ID, ProblemKind.REPEATED, ProblemKind.DISTRUSTED)
)
"""Problems of candidates that are no issuers, and dated distrust, which has a rule of its own."""


def check(case: Case) -> list[Hit] | None:
    """One hit for each requested store that the list does not reach, where it reaches another one."""
    if len(case.stores) == 1 or case.own.path is None:
        return None
    return [_hit(case, store) for store in case.missing_stores if not _is_distrusted(case, store)]


def _is_distrusted(case: Case, store: str) -> bool:
    return any(problem.kind is ProblemKind.DISTRUSTED for problem in case.alone[store].search.problems)


def _hit(case: Case, store: str) -> Hit:
    helping = _helping(case, store)
    named = ", ".join(f"{c.name} by {names.short(c.issuer_der)} (until {day(c.ends)})" for c in helping)
    way = f"{named} would lead to it" if helping else "nothing here leads to it"
    return Hit(f"{store} is not reached: {_reason(case, store)}; {way}", next(iter(helping), None), 0, store)


def _reason(case: Case, store: str) -> str:
    """What kept the list from reaching it: a certificate of the list or of the store that will not do, or the lack of a root."""
    problems = [p for p in case.alone[store].search.problems if p.kind not in _BY_CHANCE and not _is_foreign(case, store, p)]
    if problems:
        return str(problems[0])
    path = case.own.path
    roots = dict.fromkeys(anchor.certificate.name for _, anchor in path.anchors) if path is not None else ()
    return f"it does not hold {' or '.join(roots)}"


def _is_foreign(case: Case, store: str, problem: Problem) -> bool:
    """Whether a problem is of a root that the list happens to hold and the store does not."""
    certificate = problem.certificate
    held = [one for one in case.stores if one.name == store and certificate in one.named(certificate.subject_der)]
    return not held and (case.self_signed(certificate) or certificate not in case.list)


def _helping(case: Case, store: str) -> tuple[Certificate, ...]:
    """What the best list sends beyond this one, if it reaches the store."""
    path = case.best.path
    if path is None or all(anchor.store != store for _, anchor in path.anchors):
        return ()
    return tuple(c for c in path.intermediates if c not in case.list)
