"""What a monitoring plugin has to say, and its exit status."""

import re

import pytest

from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Severity
from chainfix.reports import nagios
from tests.support import checks

PERFORMANCE = re.compile(r"'[^'=|;]+'=-?[0-9.]+(?:d|B)?(?:;(?:[0-9]+:)?){0,2}(?:;0)?")
"""'label'=value[UOM];[warn];[crit];[min] (Guidelines 2.6), ranges as ``30:`` (2.5)."""


@pytest.mark.parametrize("case", checks.CASES)
def test_one_status_line_with_figures_that_can_be_read(case: str) -> None:
    status, *details = nagios.text(checks.CASES[case]()).split("\n")
    assert re.match(r"CHAINFIX (OK|WARNING|CRITICAL|UNKNOWN) - ", status)
    text, *figures = status.split(" | ")
    assert "|" not in text + "".join(details)
    rest = PERFORMANCE.sub("", figures[0]) if figures else ""
    assert rest.strip() == ""
    assert status.isprintable()


@pytest.mark.parametrize(
    ("case", "status"), [("served", 2), ("repaired", 0), ("surplus", 1), ("failed", 3), ("several", 2), ("oddities", 2)]
)
def test_the_status(case: str, status: int) -> None:
    assert nagios.status(checks.CASES[case]()) == status
    assert nagios.text(checks.CASES[case]()).startswith(f"CHAINFIX {nagios.Status(status).name} - ")


@pytest.mark.parametrize(
    ("case", "fail_on", "status"),
    [("served", None, 0), ("surplus", Severity.ERROR, 0), ("surplus", Severity.NOTE, 1), ("failed", None, 3)],
)
def test_what_does_not_fail_is_ok_and_what_is_no_verdict_never_is(case: str, fail_on: Severity | None, status: int) -> None:
    assert nagios.status(checks.CASES[case](), fail_on) == status


def test_warning_is_worse_than_unknown_and_nothing_is_unknown() -> None:
    assert nagios.status([*checks.surplus(), *checks.failed()]) is nagios.Status.WARNING
    assert nagios.status([*checks.repaired(), *checks.failed()]) is nagios.Status.UNKNOWN
    assert nagios.status([]) is nagios.Status.UNKNOWN
    assert nagios.text([]) == "CHAINFIX UNKNOWN - 0 targets\n"


def test_what_a_limit_stopped_is_not_ok() -> None:
    (report,) = checks.repaired()
    spent = report._replace(answers=(("CF101", Answered.NOT_KNOWN),))
    assert nagios.status([spent]) is nagios.Status.UNKNOWN


def test_days_left_with_the_thresholds_as_ranges() -> None:
    first, _, _ = nagios.text(checks.repaired()).partition("\n")
    assert first.endswith("| 'mozilla'=184d;30:; 'android-7'=184d;30:; 'certificates'=4;;;0 'size'=1611B;;;0")
    assert "'mozilla'=0d;30:;7:" in nagios.text(checks.served())


def test_several_targets_are_told_apart() -> None:
    line, *details = nagios.text(checks.several()).split("\n")
    assert line.startswith("CHAINFIX CRITICAL - 5 targets: 1 CRITICAL, 2 UNKNOWN, 2 OK | 'fullchain.pem mozilla'=184d")
    assert [detail for detail in details if detail.startswith("[")] == [
        "[OK] fullchain.pem: 4 certificates",
        "[CRITICAL] served.pem: 3 certificates",
        "[UNKNOWN] www.example.org:443: www.example.org:443 does not answer",
        "[UNKNOWN] key.pem: key.pem holds no certificate",
        "[OK] fullchain.pem: 4 certificates",
    ]


def test_a_run_that_came_to_nothing() -> None:
    assert nagios.unknown("no such option: --a|b\n") == "CHAINFIX UNKNOWN - no such option: --a/b\\n\n"
