"""What ``check`` found as JUnit XML, as Jenkins and GitLab read it: a testsuite for each target, a testcase for each rule."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from chainfix.certificates.dates import moment
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Severity
from chainfix.findings.registry import rules
from chainfix.reports.text import failure, printable

if TYPE_CHECKING:
    from chainfix.findings.finding import Finding

_TOTALS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def text(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING) -> str:
    """The whole document. Findings below ``fail_on`` are told, and fail no testcase."""
    names = {rule.CODE: rule.NAME for rule in rules()}
    suites = Xml.Element("testsuites", {"name": "chainfix"})
    suites.extend([_suite(report, names, fail_on) for report in reports])
    _count(suites)
    Xml.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(suites, encoding="unicode")}\n'


def _suite(report: Report, names: dict[str, str], fail_on: Severity | None) -> Xml.Element:
    started = moment(report.at).replace(tzinfo=None).isoformat()
    suite = Xml.Element("testsuite", {"name": printable(report.target), "timestamp": started, "time": "0"})
    if report.error is not None:
        message = printable(report.error.message)
        case = _case(suite, report, "check")
        Xml.SubElement(case, "error", {"type": report.error.code, "message": message}).text = _lines(failure(report.error))
    for code, said in report.answers:
        case = _case(suite, report, f"{code} {names.get(code, '')}".strip())
        _tell(case, said, [finding for finding in report.findings if finding.code == code], fail_on)
    _count(suite)
    return suite


def _case(suite: Xml.Element, report: Report, name: str) -> Xml.Element:
    return Xml.SubElement(suite, "testcase", {"classname": printable(report.target), "name": name, "time": "0"})


def _tell(told: Xml.Element, said: Answered, found: "list[Finding]", fail_on: Severity | None) -> None:
    """What a rule said, in the testcase of it."""
    match said:
        case Answered.FOUND:
            _found(told, found, fail_on)
        case Answered.NOT_APPLICABLE:
            Xml.SubElement(told, "skipped", {"message": said.value})
        case Answered.NOT_KNOWN:
            Xml.SubElement(told, "error", {"type": "not-known", "message": "a limit was reached before it was known"})
        case Answered.PASS:
            pass


def _found(case: Xml.Element, found: "list[Finding]", fail_on: Severity | None) -> None:
    told = _lines([f"{finding.severity.word}: {finding.message}" for finding in found])
    worst = max(finding.severity for finding in found)
    if fail_on is None or worst < fail_on:
        Xml.SubElement(case, "system-out").text = told
    else:
        Xml.SubElement(case, "failure", {"type": worst.word, "message": printable(found[0].message)}).text = told


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(map(printable, lines))


def _count(element: Xml.Element) -> None:
    """The totals that readers show."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    for name, tag in _TOTALS.items():
        element.set(name, str(len(list(element.iter(tag)))))
