"""What ``check`` found as JSON: docs/chainfix-check.schema.json describes each of the ``results``, one for a target."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from chainfix.certificates.dates import moment
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Severity
from chainfix.findings.fix import Action
from chainfix.reports import json, verdicts_json
from chainfix.reports.json import Object

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.findings.case import Case, LiveFacts
    from chainfix.findings.finding import Finding
    from chainfix.findings.fix import Fix, Step
    from chainfix.findings.roles import Served
    from chainfix.findings.timeline import Stretch, Validity


def text(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING, *, changed: bool = False) -> str:
    """The whole document. ``changed``: whether a file changed, or would."""
    status = worst(report.exit_status(fail_on) for report in reports)
    return json.text(json.envelope("check", [result(report, fail_on) for report in reports], status=status, changed=changed))


def worst(statuses: Iterable[int]) -> int:
    """One exit status for several targets: 1 before 2 before 3; 0 where all are."""
    return min((status for status in statuses if status), default=0)


def result(report: Report, fail_on: Severity | None = Severity.WARNING) -> Object:
    """What is known of one target; every field is there on failure too."""
    status, case = report.exit_status(fail_on), report.case
    return {
        "target": report.target,
        "ok": status == 0,
        "exit_status": status,
        "at": _moment(report.at),
        "hostname": case.hostname if case else None,
        "served": list(map(_served, report.served)),
        "size": sum(len(one.certificate.der) for one in report.served),
        "findings": list(map(_finding, report.findings)),
        "passed": _codes(report, Answered.PASS),
        "not_applicable": _codes(report, Answered.NOT_APPLICABLE),
        "not_known": _codes(report, Answered.NOT_KNOWN),
        "ssl_labs": [issue.value for issue in report.ssl_labs],
        "fix": _fix(report.fix),
        "valid_until": {validity.store: _validity(validity) for validity in report.valid_until},
        "earliest_end": _earliest_end(report),
        "timeline": _timeline(report),
        "clients": verdicts_json.told(report.clients) if report.clients else None,
        "store_dates": json.store_dates(case.own) if case else {},
        "live": _live(case.live, case) if case and case.live else None,
        "warnings": list(map(json.note, case.bundle.notes)) if case else [],
        "error": json.told(report.error) if report.error else None,
    }


def _moment(seconds: int) -> str:
    return json.moment(moment(seconds))


def _fingerprint(certificate: "Certificate | None") -> str | None:
    return certificate.sha256 if certificate is not None else None


def _fingerprints(certificates: "Iterable[Certificate]") -> list[str]:
    return [certificate.sha256 for certificate in certificates]


def _served(one: "Served") -> Object:
    told = {"position": one.position, "role": one.role.value, "other": _fingerprint(one.other)}
    return json.certificate(one.certificate) | told


def _finding(finding: "Finding") -> Object:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "confidence": finding.confidence.value,
        "certificate": _fingerprint(finding.certificate),
        "position": finding.position or None,
        "store": finding.store or None,
        "message": finding.message,
    }


def _codes(report: Report, answered: Answered) -> list[str]:
    return [code for code, said in report.answers if said is answered]


def _fix(fix: "Fix | None") -> Object | None:
    if fix is None:
        return None
    steps = {action: [step for step in fix.steps if step.action is action] for action in Action}
    return {
        "remove": list(map(_step, steps[Action.REMOVE])),
        "add": [_step(step) | {"pem": step.certificate.pem} for step in steps[Action.ADD]],
        "move": list(map(_step, steps[Action.MOVE])),
        "order": _fingerprints(fix.order),
    }


def _step(step: "Step") -> Object:
    source = step.certificate.source
    return {
        "sha256": step.certificate.sha256,
        "subject": step.certificate.subject,
        "position": step.position or None,
        "to": step.to or None,
        "reason": step.reason,
        "url": source.place if source.kind in ("fetched", "cached") else None,
    }


def _validity(validity: "Validity") -> Object:
    return {
        "until": None if validity.until is None else _moment(validity.until),
        "certificate": _fingerprint(validity.certificate),
        "subject": validity.certificate.subject if validity.certificate else None,
        "survives": _fingerprints(validity.survived),
    }


def _earliest_end(report: Report) -> Object | None:
    """Of what is sent, whether a path passes it or not."""
    listed = [one.certificate for one in report.served]
    if not listed:
        return None
    ending = min(listed, key=lambda certificate: certificate.ends)
    return {"until": _moment(ending.ends), "certificate": ending.sha256}


def _timeline(report: Report) -> Object | None:
    if not report.timeline:
        return None
    stores = dict.fromkeys(stretch.store for stretch in report.timeline)
    return {store: [_stretch(stretch) for stretch in report.timeline if stretch.store == store] for store in stores}


def _stretch(stretch: "Stretch") -> Object:
    return {
        "starts": _moment(stretch.starts),
        "ends": None if stretch.ends is None else _moment(stretch.ends),
        "accepted": stretch.accepted,
        "certificate": _fingerprint(stretch.certificate),
    }


def _live(live: "LiveFacts", case: "Case") -> Object:
    return {
        "host": live.host,
        "port": live.port,
        "address": live.address,
        "protocol": live.protocol,
        "starttls": live.starttls,
        "wants_client_certificate": live.wants_client_certificate,
        "showed_client_certificate": live.showed_client_certificate,
        "trouble": live.trouble,
        "others": [{"address": address, **_other(listed, case)} for address, listed in live.others],
        "key_types": [{"key_type": kind, **_other(listed, case)} for kind, listed in live.key_types],
        "failures": [{"address": address, "reason": reason} for address, reason in live.failures],
    }


def _other(listed: "tuple[Certificate, ...]", case: "Case") -> Object:
    """Another list of the same server."""
    return {"served": _fingerprints(listed), "same": listed == case.list}
