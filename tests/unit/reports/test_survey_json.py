"""The JSON of ``show``: as docs/chainfix-show.schema.json describes it, every field and every word."""

import json as standard
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry, Resource

from chainfix.certificates.bundle import Note
from chainfix.reports import json, survey_json
from tests.support import surveys
from tests.support.programs import REPOSITORY

SCHEMAS = {
    name: standard.loads((REPOSITORY / "docs" / name).read_text()) for name in ("chainfix.schema.json", "chainfix-show.schema.json")
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
STRICT = Draft202012Validator(
    closed(SCHEMAS["chainfix-show.schema.json"]), registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
)


def told(name: str, notes: tuple[Note, ...] = ()) -> dict[str, Any]:
    case = surveys.CASES[name]()
    document = json.text(survey_json.result(case.survey, case.keys, notes))
    value: dict[str, Any] = standard.loads(document)
    assert [error.message for error in STRICT.iter_errors(value)] == []
    return value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMAS["chainfix-show.schema.json"])


@pytest.mark.parametrize("name", surveys.CASES)
def test_it_says_what_it_said(name: str) -> None:
    surveys.check(f"{name}.json", json.text(told(name)).encode())


def values(value: Any, field: str) -> set[Any]:
    """Every value of a field of that name, at any depth."""
    if isinstance(value, list):
        return {found for item in value for found in values(item, field)}
    if not isinstance(value, dict):
        return set()
    own = {value[field]} if field in value and not isinstance(value[field], (list, dict)) else set()
    return own | {found for item in value.values() for found in values(item, field)}


def test_every_word_of_an_enumeration_is_said_by_some_case() -> None:
    """So that none of them is described, and never made."""
    found = [told(name) for name in surveys.CASES]
    definitions = SCHEMAS["chainfix-show.schema.json"]["$defs"]
    for definition in definitions.values():
        for field, described in definition["properties"].items():
            assert {*described.get("enum", ())} <= values(found, field), field


def test_each_certificate_is_referred_to_by_its_fingerprint() -> None:
    leaf, root, cross = told("served")["certificates"]
    assert (leaf["number"], leaf["issuer_missing"], leaf["candidates"]) == (1, True, [])
    assert leaf["ca_issuers"] == [surveys.URL]
    assert root["issued"] == [cross["sha256"]]
    (candidate,) = cross["candidates"]
    assert (candidate["sha256"], candidate["number"], candidate["signature"]) == (root["sha256"], 2, "verified")
    assert (cross["stores"]["mozilla"]["has"], cross["cross_certificate"]) == ("identity", True)


def test_notes_of_reading_are_warnings() -> None:
    (warning,) = told("served", (Note("broken-block", "is cut off", "a.pem", 7),))["warnings"]
    assert warning == {"code": "broken-block", "message": "is cut off", "place": "a.pem", "line": 7}


def test_keys_are_named_by_their_place() -> None:
    assert told("repaired")["keys"] == [
        {"place": "key.pem", "line": 3, "encrypted": False},
        {"place": "site.p12", "line": None, "encrypted": True},
    ]
