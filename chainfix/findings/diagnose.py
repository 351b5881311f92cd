"""From a case to its report: every rule is asked once."""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from chainfix.building.budget import BudgetSpent
from chainfix.errors import ChainfixError
from chainfix.findings.case import Case
from chainfix.findings.finding import Finding, Severity, SslLabs
from chainfix.findings.fix import Fix, fix_of
from chainfix.findings.registry import rules
from chainfix.findings.roles import Served, roles_by_place
from chainfix.findings.timeline import Stretch, Validity

if TYPE_CHECKING:
    from chainfix.clients.simulation import Simulation


class Answered(Enum):
    """What a rule said of a case."""

    FOUND = "found"
    PASS = "pass"  # noqa: S105 no password
    NOT_APPLICABLE = "not applicable"
    NOT_KNOWN = "not known"
    """A budget was spent before it could say."""


class Report(NamedTuple):
    """What is known of one target."""

    target: str
    """As its user named it."""
    at: int
    """The moment of the judgement, seconds since 1970."""
    findings: tuple[Finding, ...] = ()
    """The gravest first, a leaf that is out of date before all others, then by code and position."""
    answers: tuple[tuple[str, Answered], ...] = ()
    """By code what every rule said."""
    case: Case | None = None
    """What was judged; None where there was nothing to judge."""
    fix: Fix | None = None
    valid_until: tuple[Validity, ...] = ()
    """One for each store."""
    timeline: tuple[Stretch, ...] = ()
    """Only where a horizon was asked for."""
    clients: "Simulation | None" = None
    """What each client makes of the list, at the moment of the judgement and as far ahead as was asked; None: nobody was asked."""
    error: ChainfixError | None = None
    """Why there is nothing to judge."""

    @property
    def served(self) -> tuple[Served, ...]:
        """The list, each certificate with its role; where a budget was spent, with what its place alone tells."""
        if self.case is None:
            return ()
        try:
            return self.case.served
        except BudgetSpent:
            return roles_by_place(self.case)

    @property
    def worst(self) -> Severity | None:
        """The gravest severity found."""
        return max((finding.severity for finding in self.findings), default=None)

    @property
    def ssl_labs(self) -> tuple[SslLabs, ...]:
        """The chain issues that SSL Labs will name, in its order."""
        named = {finding.ssl_labs for finding in self.findings}
        return tuple(issue for issue in SslLabs if issue in named)

    def exit_status(self, fail_on: Severity | None = Severity.WARNING) -> int:
        """0, 1 where a finding is as grave as ``fail_on`` (None: never), or that of the error."""
        if self.error is not None:
            return self.error.exit_status
        return int(fail_on is not None and self.worst is not None and self.worst >= fail_on)


def diagnose(target: str, case: Case) -> Report:
    """Ask every rule."""
    answers, findings = [], []
    for rule in rules():
        try:
            hits = rule.check(case)
            told = None if hits is None else [Finding.of(rule, hit) for hit in hits]
        except BudgetSpent:
            answers.append((rule.CODE, Answered.NOT_KNOWN))
            continue
        answers.append((rule.CODE, Answered.NOT_APPLICABLE if told is None else Answered.FOUND if told else Answered.PASS))
        findings += told or []
    findings.sort(key=lambda finding: (-finding.severity, not _is_of_leaf(case, finding), *_place(finding)))
    return Report(target, case.at, tuple(findings), tuple(answers), case, _fix(case), case.valid_until)


def _fix(case: Case) -> Fix | None:
    try:
        return fix_of(case)
    except BudgetSpent:
        return None


def _is_of_leaf(case: Case, finding: Finding) -> bool:
    """Whether it is the leaf that is out of date: nothing else matters before it is replaced."""
    return finding.certificate == case.leaf and finding.code in ("CF301", "CF302")


def _place(finding: Finding) -> tuple[str, int, str]:
    return finding.code, finding.position, finding.store
