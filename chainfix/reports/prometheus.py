"""What ``check`` found as metrics of Prometheus: a file for the textfile collector of node_exporter.

Exposition format 0.0.4, https://prometheus.io/docs/instrumenting/exposition_formats/: each metric with its HELP and TYPE, all
samples of it together, no sample twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from chainfix.reports.text import printable

if TYPE_CHECKING:
    from chainfix.findings.diagnose import Report

Labels = dict[str, str]
Sample = tuple[Labels, int]


class Family(NamedTuple):
    """All samples of one metric."""

    name: str
    help: str
    samples: tuple[Sample, ...]


def text(reports: "Sequence[Report]") -> str:
    """The whole file."""
    return "".join(line for family in families(reports) if family.samples for line in _lines(family))


def families(reports: "Sequence[Report]") -> list[Family]:
    """Every metric, also those without samples."""
    told = _told_apart(reports)
    judged = [(target, report) for target, report in told if report.case is not None]
    return [
        Family("chainfix_check_success", _SUCCESS, tuple(({"target": target}, int(r.error is None)) for target, r in told)),
        Family("chainfix_check_timestamp_seconds", _TIMESTAMP, tuple(({"target": target}, r.at) for target, r in told)),
        Family("chainfix_chain_valid", _VALID, tuple(_by_store(judged, lambda until: int(until is not None)))),
        Family("chainfix_chain_valid_until_timestamp_seconds", _UNTIL, tuple(_by_store(judged, lambda until: until or 0))),
        Family("chainfix_certificate_not_after_timestamp_seconds", _NOT_AFTER, tuple(_ends(judged))),
        Family("chainfix_findings", _FINDINGS, tuple(_findings(judged))),
        Family("chainfix_served_certificates", _LENGTH, tuple(({"target": target}, len(r.served)) for target, r in judged)),
        Family("chainfix_served_bytes", _SIZE, tuple(({"target": target}, _size(r)) for target, r in judged)),
    ]


_SUCCESS = "Whether the target could be checked (1) or not (0); its findings are another thing."
_TIMESTAMP = "The moment that the target was judged at."
_VALID = "Whether the list by itself reaches the trust store."
_UNTIL = "Until when the list by itself reaches the trust store without a break; 0 where it does not."
_NOT_AFTER = "The last valid second of each certificate of the list."
_FINDINGS = "How many findings there are, by code and severity."
_LENGTH = "How many certificates the list has."
_SIZE = "How long the certificates of the list are in all."


def _told_apart(reports: "Sequence[Report]") -> "list[tuple[str, Report]]":
    """A second target of one name with its number: no sample may stand there twice."""
    told: dict[str, Report] = {}
    for report in reports:
        names = (f"{report.target} ({number})" if number > 1 else report.target for number in count(1))
        told[next(name for name in names if name not in told)] = report
    return list(told.items())


def _by_store(judged: "Iterable[tuple[str, Report]]", value: Callable[[int | None], int]) -> Iterator[Sample]:
    for target, report in judged:
        for validity in report.valid_until:
            yield {"target": target, "store": validity.store}, value(validity.until)


def _ends(judged: "Iterable[tuple[str, Report]]") -> Iterator[Sample]:
    for target, report in judged:
        for one in report.served:
            labels = {
                "target": target,
                "position": str(one.position),
                "role": one.role.value,
                "subject": one.certificate.subject,
                "sha256": one.certificate.sha256,
            }
            yield labels, one.certificate.ends


def _findings(judged: "Iterable[tuple[str, Report]]") -> Iterator[Sample]:
    for target, report in judged:
        numbers = Counter((finding.code, finding.severity.word) for finding in report.findings)
        for (code, severity), number in numbers.items():
            yield {"target": target, "code": code, "severity": severity}, number


def _size(report: "Report") -> int:
    return sum(len(one.certificate.der) for one in report.served)


# The format.


def _lines(family: Family) -> Iterator[str]:
    yield f"# HELP {family.name} {family.help}\n"
    yield f"# TYPE {family.name} gauge\n"
    for labels, value in family.samples:
        told = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels.items())
        yield f"{family.name}{{{told}}} {value}\n"


def _escaped(value: str) -> str:
    return printable(value).replace("\\", "\\\\").replace('"', '\\"')
