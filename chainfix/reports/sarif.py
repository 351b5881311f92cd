"""What ``check`` found as SARIF 2.1.0 (OASIS), for code scanning: every rule with its page, a result for each finding.

A finding in a file stands at the line where the block of the certificate begins, as far as that can be told; one about a server
at the place of the certificate in its list. What could not be checked is a notification, not a result.
"""

from json import dumps
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from chainfix.findings.finding import Confidence, Severity
from chainfix.findings.registry import rules
from chainfix.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chainfix.certificates.certificate import Certificate
    from chainfix.findings.case import Case, FileFacts
    from chainfix.findings.diagnose import Report
    from chainfix.findings.finding import Finding, Rule

Object = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PRECISIONS = {Confidence.CERTAIN: "very-high", Confidence.LIKELY: "high", Confidence.POSSIBLE: "medium"}


def text(reports: "Sequence[Report]") -> str:
    """The whole document; ASCII, whatever stands in it."""
    return dumps(log(reports), indent=2) + "\n"


def log(reports: "Sequence[Report]") -> Object:
    """One run over all targets."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(reports)]}


def _run(reports: "Sequence[Report]") -> Object:
    known = rules()
    numbers = {rule.CODE: number for number, rule in enumerate(known)}
    failed = [report for report in reports if report.error is not None]
    return {
        "tool": {"driver": {"name": "chainfix", "version": _version(), "rules": list(map(_rule, known))}},
        "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": list(map(_notification, failed))}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, report, numbers) for report in reports for finding in report.findings],
    }


def _version() -> str:
    from chainfix import __version__

    return __version__


def _rule(rule: "Rule") -> Object:
    summary, _, page = (rule.__doc__ or rule.NAME).strip().partition("\n\n")
    return {
        "id": rule.CODE,
        "name": rule.NAME,
        "shortDescription": {"text": " ".join(summary.split())},
        "help": {"text": page.strip() or summary},
        "defaultConfiguration": {"level": _LEVELS[rule.SEVERITY]},
        "properties": {"precision": _PRECISIONS[rule.CONFIDENCE], "source": rule.SOURCE, "tags": ["tls", "certificate"]},
    }


def _notification(report: "Report") -> Object:
    assert report.error is not None  # noqa: S101 the caller asked
    message = f"{printable(report.target)} was not checked: {printable(report.error.message)}"
    return {"descriptor": {"id": report.error.code}, "level": "error", "message": {"text": message}}


def _result(finding: "Finding", report: "Report", numbers: dict[str, int]) -> Object:
    about = finding.certificate.sha256 if finding.certificate is not None else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": numbers.get(finding.code, -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": printable(finding.message)},
        "locations": [_location(finding, report)],
        "partialFingerprints": {"chainfix/v1": f"{finding.code}:{about}:{finding.store}"},
        "properties": {"confidence": finding.confidence.value},
    }


# Where it is.


def _location(finding: "Finding", report: "Report") -> Object:
    file = _file(finding, report.case) if report.case is not None else None
    if file is None:
        return {"logicalLocations": [_logical(finding, report)]}
    line = _line(finding.certificate, file.data)
    region = {} if line is None else {"region": {"startLine": line}}
    physical: Object = {"artifactLocation": {"uri": _uri(file.name)}, **region}
    return {"physicalLocation": physical, "logicalLocations": [_logical(finding, report)]}


def _logical(finding: "Finding", report: "Report") -> Object:
    """Where it stands in the list, as a name that tells it apart."""
    target = printable(report.target)
    if not finding.position:
        return {"fullyQualifiedName": target, "kind": "resource"}
    name = printable(finding.certificate.name) if finding.certificate is not None else ""
    return {"name": name, "fullyQualifiedName": f"{target}#{finding.position}", "kind": "resource"}


def _file(finding: "Finding", case: "Case") -> "FileFacts | None":
    """The file that the certificate came from, else the first."""
    place = finding.certificate.source.place if finding.certificate is not None else ""
    return next((file for file in case.files if file.name == place), next(iter(case.files), None))


def _line(certificate: "Certificate | None", data: bytes) -> int | None:
    """Where the block of a certificate begins, from 1 on; None in a binary file and for what is not in it."""
    from chainfix.certificates import pem

    if certificate is None or data[:1] == b"0":
        return None
    blocks = (piece for piece in pem.pieces(data) if piece.label.endswith("CERTIFICATE"))
    return next((piece.line for piece in blocks if pem.decode(piece.body).startswith(certificate.der)), None)


def _uri(name: str) -> str:
    """A path as a reference (RFC 3986); one that is not absolute stays relative to where chainfix ran."""
    path = quote(name.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{path}" if path.startswith("/") else path
