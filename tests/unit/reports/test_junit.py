"""JUnit XML: a testsuite for each target, a testcase for each rule, totals that add up."""

from xml.etree import ElementTree as Xml

import pytest

from chainfix.findings.finding import Severity
from chainfix.reports import junit
from tests.support import checks

OUTCOMES = ("failure", "error", "skipped")


def suites(case: str, fail_on: Severity | None = Severity.WARNING) -> Xml.Element:
    with checks.selected():
        return Xml.fromstring(junit.text(checks.CASES[case](), fail_on))


def outcomes(suite: Xml.Element) -> dict[str, list[str]]:
    """By outcome the codes."""
    found: dict[str, list[str]] = {}
    for case in suite.iter("testcase"):
        (outcome,) = [child.tag for child in case] or ["passed"]
        found.setdefault(outcome, []).append(case.attrib["name"].split()[0])
    return found


@pytest.mark.parametrize("case", checks.CASES)
def test_the_totals_add_up(case: str) -> None:
    root = suites(case)
    for element in root.iter():
        if element.tag in ("testsuites", "testsuite"):
            assert int(element.attrib["tests"]) == len(list(element.iter("testcase")))
            for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(element.attrib[name]) == len(list(element.iter(tag)))


@pytest.mark.parametrize("case", checks.CASES)
def test_it_has_the_shape_that_readers_expect(case: str) -> None:
    for suite in suites(case):
        assert suite.tag == "testsuite"
        assert suite.attrib["timestamp"] == "2026-07-01T00:00:00"
        for one in suite:
            assert one.tag == "testcase"
            assert one.attrib["classname"] == suite.attrib["name"]
            assert one.attrib["time"] == "0"
            assert all(child.tag in (*OUTCOMES, "system-out") for child in one)


def test_each_rule_is_a_testcase() -> None:
    (suite,) = suites("surplus")
    found = outcomes(suite)
    assert found["failure"] == ["CF201", "CF205", "CF206"]
    assert found["system-out"] == ["CF203", "CF208"]
    assert found["skipped"] == ["CF102", "CF104"]
    assert sum(map(len, found.values())) == len(checks.RULES)


@pytest.mark.parametrize(("fail_on", "failing"), [(Severity.ERROR, ["CF101"]), (Severity.NOTE, ["CF101", "CF203"]), (None, None)])
def test_what_fails_is_asked_for(fail_on: Severity | None, failing: list[str] | None) -> None:
    (suite,) = suites("served", fail_on)
    assert outcomes(suite).get("failure") == failing


def test_a_failure_says_what_was_found() -> None:
    (suite,) = suites("served")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "Example CA, which issued www.example.org, is not sent"}
    assert failure.text == "error: Example CA, which issued www.example.org, is not sent"


def test_what_was_not_checked_and_what_was_not_known_are_errors() -> None:
    (suite,) = suites("failed")
    error = suite.find("testcase/error")
    assert error is not None
    assert error.attrib["type"] == "refused"
    assert (error.text or "").endswith("hint: is it running?")
    assert outcomes(suites("oddities"))["error"] == ["CF209"]


def test_characters_that_xml_has_no_place_for_are_escaped() -> None:
    (suite,) = suites("oddities")
    assert suite.attrib["name"] == "dir/a|b'c\"d\\e\\n\\x1b[31m<&>\\u202e=\\udcff.pem"
