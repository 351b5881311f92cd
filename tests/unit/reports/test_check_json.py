"""The JSON of ``check``: as docs/chainfix-check.schema.json describes it, on failure too, every field and every word."""

import json as standard
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry, Resource

from chainfix.findings.finding import Severity
from chainfix.findings.roles import Role
from chainfix.reports import check_json
from tests.support import checks
from tests.support.programs import REPOSITORY

SCHEMAS = {
    name: standard.loads((REPOSITORY / "docs" / name).read_text())
    for name in ("chainfix.schema.json", "chainfix-check.schema.json")
}


def closed(schema: Any) -> Any:
    """The schema without its tolerance for fields to come: today every field is described."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | {"additionalProperties": False} if "required" in schema and schema.get("type") == "object" else inner
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(closed(schema))) for name, schema in SCHEMAS.items()
)
STRICT, ENVELOPE = (
    Draft202012Validator(closed(SCHEMAS[name]), registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name in ("chainfix-check.schema.json", "chainfix.schema.json")
)


def told(case: str, fail_on: Severity | None = Severity.WARNING) -> dict[str, Any]:
    """What a program reads, made sure of by the schemas."""
    document = check_json.text(checks.CASES[case](), fail_on)
    value: dict[str, Any] = standard.loads(document)
    assert document.isascii()
    assert [error.message for error in ENVELOPE.iter_errors(value)] == []
    assert [error.message for result in value["results"] for error in STRICT.iter_errors(result)] == []
    return value


def result(case: str) -> dict[str, Any]:
    (only,) = told(case)["results"]
    found: dict[str, Any] = only
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMAS["chainfix-check.schema.json"])


@pytest.mark.parametrize("fail_on", [*Severity, None])
@pytest.mark.parametrize("case", checks.CASES)
def test_it_is_as_the_schemas_say(case: str, fail_on: Severity | None) -> None:
    value = told(case, fail_on)
    assert value["ok"] is (value["exit_status"] == 0)
    assert [one["ok"] for one in value["results"]] == [one["exit_status"] == 0 for one in value["results"]]


def test_it_is_as_the_schema_says_by_whatever_rules() -> None:
    (report,) = checks.by_every_rule()
    value = check_json.result(report)
    assert [error.message for error in STRICT.iter_errors(value)] == []
    assert len(value["findings"]) > 5


def test_each_role_is_told_with_the_certificate_it_repeats() -> None:
    served = result("surplus")["served"]
    assert [one["role"] for one in served] == [
        *("leaf", "intermediate", "intermediate", "twin", "anchor", "duplicate", "unrelated"),
    ]
    assert {one["role"] for one in served} == {role.value for role in Role}
    assert [(one["position"], one["other"]) for one in served if one["other"]] == [
        (4, served[1]["sha256"]),
        (6, served[0]["sha256"]),
    ]


def test_every_rule_has_one_answer() -> None:
    for case in checks.CASES:
        for one in told(case)["results"]:
            found = {finding["code"] for finding in one["findings"]}
            answers = [*found, *one["passed"], *one["not_applicable"], *one["not_known"]]
            assert len(answers) == len(set(answers)) == (0 if one["error"] else len(checks.RULES))


def test_the_fix_makes_the_list_that_should_be_sent() -> None:
    for case in ("served", "surplus", "server"):
        one = result(case)
        fix = one["fix"]
        gone = {step["position"] for step in fix["remove"]}
        kept = [served["sha256"] for served in one["served"] if served["position"] not in gone]
        for step in sorted(fix["add"] + fix["move"], key=lambda step: step["to"]):
            if step["position"]:
                kept.remove(step["sha256"])
            kept.insert(step["to"] - 1, step["sha256"])
        assert kept == fix["order"]


def test_what_is_added_comes_along_and_says_where_it_was_fetched() -> None:
    (added,) = result("server")["fix"]["add"]
    assert added["pem"].startswith("-----BEGIN CERTIFICATE-----\n")
    assert added["url"] == checks.URL
    assert result("served")["fix"]["add"][0]["url"] is None


def test_the_chain_issues_of_ssl_labs() -> None:
    assert result("served")["ssl_labs"] == ["incomplete", "contains-anchor"]
    assert result("surplus")["ssl_labs"] == ["unrelated-or-duplicate", "incorrect-order", "contains-anchor"]


def test_until_when_by_store_and_what_is_outlived() -> None:
    one = result("repaired")
    _, long, _, short = one["served"]
    assert one["valid_until"]["mozilla"]["survives"] == []
    assert one["valid_until"]["android-7"] == {
        "until": "2027-01-01T00:00:00Z",
        "certificate": long["sha256"],
        "subject": "CN=Example CA",
        "survives": [short["sha256"]],
    }
    assert one["earliest_end"] == {"until": "2026-08-30T00:00:00Z", "certificate": short["sha256"]}
    assert [(stretch["accepted"], stretch["ends"]) for stretch in one["timeline"]["android-7"]] == [
        (True, "2027-01-01T00:00:00Z"),
        (False, None),
    ]
    assert one["store_dates"] == {"mozilla": "2026-06-01", "android-7": None}


def test_where_nothing_is_reached_there_is_no_date() -> None:
    assert result("served")["valid_until"]["mozilla"]["until"] is None
    assert result("served")["timeline"] is None


def test_a_server_and_its_addresses() -> None:
    live = result("server")["live"]
    assert (live["address"], live["starttls"], live["wants_client_certificate"]) == ("192.0.2.1", "smtp", True)
    assert [(other["address"], other["same"]) for other in live["others"]] == [("192.0.2.2", True), ("192.0.2.3", False)]
    assert [(other["key_type"], other["same"]) for other in live["key_types"]] == [("rsa", False), ("ecdsa", True)]
    assert live["failures"] == [{"address": "2001:db8::1", "reason": "connection refused"}]
    assert result("served")["live"] is None


def test_a_target_that_failed_stands_among_the_others() -> None:
    value = told("several")
    assert [one["exit_status"] for one in value["results"]] == [0, 1, 3, 2, 0]
    assert (value["exit_status"], value["error"]) == (1, None)
    error = value["results"][2]["error"]
    assert (error["code"], error["attempts"][0]["retriable"]) == ("refused", True)


@pytest.mark.parametrize(("statuses", "worst"), [((), 0), ((0, 0), 0), ((0, 3), 3), ((3, 2, 0), 2), ((3, 2, 1), 1)])
def test_the_worst_status(statuses: tuple[int, ...], worst: int) -> None:
    assert check_json.worst(statuses) == worst
