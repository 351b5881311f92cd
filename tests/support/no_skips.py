"""A pytest plugin for CI (``-p tests.support.no_skips``): what CI could have installed must not be skipped in silence.

A skipped test fails, unless its reason is one that no installation would change.
"""

from collections.abc import Generator

import pytest

from tests.support.shared import SharedData


def _excused(reason: str) -> bool:
    return reason == SharedData.absence() or reason.startswith("only on ")


def _judge(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        if not _excused(reason):
            report.outcome = "failed"
            report.longrepr = f"skipped in CI: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _judge(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _judge(report)
    return report
