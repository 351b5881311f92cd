"""From a case to its report, and what every rule owes its reader."""

import re

import pytest

from chainfix import Builder
from chainfix.building.budget import Limits
from chainfix.errors import InputError
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Confidence, Finding, Rule, Severity, SslLabs
from chainfix.findings.registry import rule, rules
from chainfix.judging import Asked
from tests.support import cases, pki
from tests.support.surveys import certificates, store

ROOT = pki.root("Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")


def test_every_rule_answers_once_and_in_order() -> None:
    found = cases.report(LEAF, CA, roots=[ROOT])
    assert [code for code, _ in found.answers] == [one.CODE for one in rules()]


def test_codes_rise_and_names_differ() -> None:
    codes, names = [one.CODE for one in rules()], [one.NAME for one in rules()]
    assert codes == sorted(set(codes))
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("one", rules(), ids=lambda one: one.CODE)
def test_a_rule_says_what_it_means_and_what_to_do(one: Rule) -> None:
    page = one.__doc__ or ""
    assert re.fullmatch(r"[^\n]{10,130}\.", page.splitlines()[0])
    assert "What to do: " in page
    assert re.fullmatch(r"CF[1-8]\d\d", one.CODE)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.NAME)
    assert one.SOURCE
    assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", one.SINCE)
    assert one.check.__doc__


def test_a_rule_is_found_by_its_code_and_by_its_name() -> None:
    for text in ("CF101", "cf101", "missing-intermediate", "Missing-Intermediate"):
        found = rule(text)
        assert found is not None
        assert found.CODE == "CF101"
    assert rule("CF000") is None


def test_the_gravest_comes_first_and_then_the_code_and_the_place() -> None:
    found = cases.report(CA, LEAF, ROOT, LEAF, CA, roots=[ROOT])
    told = [(finding.severity, finding.code, finding.position) for finding in found.findings if finding.code < "CF3"]
    assert told == [
        (Severity.ERROR, "CF202", 2),
        (Severity.WARNING, "CF206", 4),
        (Severity.WARNING, "CF206", 5),
        (Severity.NOTE, "CF203", 3),
    ]
    assert found.worst is Severity.ERROR


def test_the_issues_of_ssl_labs_come_in_its_order_and_once() -> None:
    found = cases.report(CA, LEAF, ROOT, LEAF, CA, roots=[ROOT])
    assert found.ssl_labs == (SslLabs.UNRELATED, SslLabs.ORDER, SslLabs.ANCHOR)


def finding(severity: Severity) -> Finding:
    return Finding("CF999", "made-up", severity, Confidence.CERTAIN, "a made-up finding")


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        (None, Severity.NOTE, 0),
        (Severity.NOTE, Severity.WARNING, 0),
        (Severity.NOTE, Severity.NOTE, 1),
        (Severity.WARNING, Severity.WARNING, 1),
        (Severity.WARNING, Severity.ERROR, 0),
        (Severity.ERROR, Severity.ERROR, 1),
        (Severity.ERROR, None, 0),
    ],
)
def test_the_exit_status_is_that_of_the_gravest(severity: Severity | None, fail_on: Severity | None, status: int) -> None:
    report = Report("a list", 0, () if severity is None else (finding(severity),))
    assert report.exit_status(fail_on) == status


def test_a_target_that_could_not_be_judged_has_the_status_of_its_error() -> None:
    error = InputError("no certificate", code="no-certificate")
    assert Report("a list", 0, error=error).exit_status(None) == error.exit_status == 2


def test_a_list_without_certificates_is_no_list() -> None:
    with pytest.raises(InputError, match="no certificate"):
        cases.report(roots=[ROOT])


def test_a_spent_budget_is_not_known_and_no_answer() -> None:
    """Fifty CAs of one name, none of which issued the leaf, and five checks of signatures."""
    crowd = [pki.root("CA", key=number).ca("CA", key=number + 50, ski=None, aki=None) for number in range(50)]
    leaf = pki.root("CA", key=200).leaf("www.example.org", aki=None)
    builder = Builder(stores=[store("roots", ROOT)], limits=Limits(signature_checks=5), at=pki.NOW)
    found = builder.check(certificates("list.pem", leaf, *crowd))
    assert Answered.NOT_KNOWN in dict(found.answers).values()
    assert found.fix is None
    assert cases.roles(found) == ["leaf", *["unrelated"] * 50]


def test_a_budget_that_is_spent_on_the_surplus_leaves_the_path() -> None:
    crowd = [pki.root("CA", key=number).ca("CA", key=number + 50, ski=None, aki=None) for number in range(50)]
    builder = Builder(stores=[store("roots", ROOT)], limits=Limits(signature_checks=5), at=pki.NOW)
    found = builder.check(certificates("list.pem", LEAF, CA, CA, *crowd), asked=Asked(hostname="www.example.org"))
    assert cases.roles(found)[:4] == ["leaf", "intermediate", "duplicate", "unrelated"]
    assert found.fix is None
    assert dict(found.answers)["CF303"] is Answered.NOT_KNOWN


def test_a_long_list_of_one_name_is_judged_within_the_budget() -> None:
    crowd = [pki.root("CA", key=number).ca("CA", key=number + 100, ski=None, aki=None) for number in range(100)]
    leaf = pki.root("CA", key=300).leaf("www.example.org", aki=None)
    found = cases.report(leaf, *crowd, roots=[ROOT])
    assert found.case is not None
    assert found.worst is Severity.ERROR
