"""What ``check`` found as a monitoring plugin says it (Nagios, Icinga, Naemon, Checkmk): a status line with figures, and details.

Monitoring Plugins Development Guidelines, 2.1 (output), 2.4 (exit statuses), 2.5 (ranges), 2.6 (performance data). What is not
theirs: days have the unit ``d``, which Icinga 2 knows and other programs take for part of the number's name.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from chainfix.certificates.dates import day
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Severity
from chainfix.findings.timeline import DAY
from chainfix.reports import check_text
from chainfix.reports.text import count, printable

if TYPE_CHECKING:
    from chainfix.findings.case import Case
    from chainfix.findings.finding import Finding
    from chainfix.findings.timeline import Validity


class Status(IntEnum):
    """An exit status, in words the state of a service."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3
    """No verdict: the target could not be checked, or not to the end."""


_WORST_FIRST = (Status.CRITICAL, Status.WARNING, Status.UNKNOWN, Status.OK)
"""The order of max_state_alt of the plugins' own library."""


def text(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING) -> str:
    """The status line with the performance data behind it, then a line for each thing that there is to know."""
    figures = " ".join(_performance(reports))
    line = f"CHAINFIX {status(reports, fail_on).name} - {_summary(reports, fail_on)}{f' | {figures}' if figures else ''}"
    details = [_plain(detail) for report in reports for detail in _details(report, fail_on)]
    return "\n".join((line, *details)) + "\n"


def unknown(message: str) -> str:
    """The line for a run that came to nothing, such as one with wrong options."""
    return f"CHAINFIX {Status.UNKNOWN.name} - {_plain(message)}\n"


def status(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING) -> Status:
    """Of all targets the worst; findings below ``fail_on`` do not count (None: no finding does)."""
    states = {_state(report, fail_on) for report in reports}
    return next((state for state in _WORST_FIRST if state in states), Status.UNKNOWN)


def _state(report: Report, fail_on: Severity | None) -> Status:
    if report.error is not None or report.case is None:
        return Status.UNKNOWN
    if report.exit_status(fail_on):
        return Status.CRITICAL if report.worst is Severity.ERROR else Status.WARNING
    return Status.UNKNOWN if any(said is Answered.NOT_KNOWN for _, said in report.answers) else Status.OK


def _plain(text: str) -> str:
    """Without the character that begins the performance data."""
    return printable(text).replace("|", "/")


# The status line.


def _summary(reports: Sequence[Report], fail_on: Severity | None) -> str:
    if len(reports) == 1:
        return _plain(f"{reports[0].target}: {_told(reports[0])}")
    states = [_state(report, fail_on) for report in reports]
    numbers = [f"{states.count(state)} {state.name}" for state in _WORST_FIRST if state in states]
    return f"{count(len(reports), 'target')}{': ' * bool(numbers)}{', '.join(numbers)}"


def _told(report: Report) -> str:
    """The gravest finding, else until when the list holds."""
    if report.error is not None:
        return report.error.message
    if not report.findings:
        return "; ".join((_certificates(report), *map(_until, report.valid_until)))
    more = len(report.findings) - 1
    return f"{_finding(report.findings[0])}{f' (and {more} more)' if more else ''}"


def _certificates(report: Report) -> str:
    return count(len(report.served), "certificate")


def _finding(finding: "Finding") -> str:
    return f"{finding.code} {finding.name}: {finding.message}"


def _until(validity: "Validity") -> str:
    if validity.until is None:
        return f"not valid for {validity.store}"
    return f"valid until {day(validity.until)} for {validity.store}"


# The performance data.


def _performance(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        prefix = f"{report.target} " if len(reports) > 1 else ""
        case = report.case
        if case is None:
            continue
        for validity in report.valid_until:
            yield f"{_label(prefix + validity.store)}={_days_left(validity, case.at)}d;{_thresholds(validity, case)}"
        yield f"{_label(prefix + 'certificates')}={len(report.served)};;;0"
        yield f"{_label(prefix + 'size')}={sum(len(one.certificate.der) for one in report.served)}B;;;0"


def _label(text: str) -> str:
    """Quotes, equals signs and what begins the data are not for every reader, even where they are quoted."""
    return f"'{_plain(text).translate(_NOT_IN_LABELS)}'"


_NOT_IN_LABELS = str.maketrans(dict.fromkeys("'=;", "_"))


def _days_left(validity: "Validity", at: int) -> int:
    return 0 if validity.until is None else (validity.until - at) // DAY


def _thresholds(validity: "Validity", case: "Case") -> str:
    """As ranges that are fine (Guidelines 2.5): ``30:`` is 30 or more."""
    ending = validity.certificate or case.leaf
    limits = (case.warning, case.critical)
    return ";".join("" if limit is None else f"{limit.of(ending) // DAY}:" for limit in limits)


# The details.


def _details(report: Report, fail_on: Severity | None) -> Iterator[str]:
    yield f"[{_state(report, fail_on).name}] {report.target}: {_certificates(report) if report.case else _told(report)}"
    yield from (f"  {finding.severity.word} {_finding(finding)}" for finding in report.findings)
    for section in check_text.sections(report):
        if section.heading in ("fix", "time"):
            yield from (f"  {line.text}" for line in section.lines)
