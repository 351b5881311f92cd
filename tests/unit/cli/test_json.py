"""Whatever is asked and however it ends: --json puts one object on standard output that docs/chainfix.schema.json describes."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from chainfix.cli.main import COMMANDS
from tests.support import pki
from tests.support.programs import REPOSITORY
from tests.unit.cli.conftest import NOW, OFFLINE, Case, Ended, Run

SCHEMA = json.loads((REPOSITORY / "docs" / "chainfix.schema.json").read_text())

SUCCESSES = [
    ("build", "served.pem", *OFFLINE),
    ("build", "served.pem", *OFFLINE, "-o", "chain.pem"),
    ("build", "served.pem", *OFFLINE, "-o", "chain.pem", "-n"),
    ("build", "served.pem", *OFFLINE, "-f", "split", "-o", "out"),
    ("build", "served.pem", *OFFLINE, "-f", "split", "-o", "out", "-n"),
    ("build", "served.pem", *OFFLINE, "-f", "fullchain", "--with-root", "-v"),
    ("build", "broken.pem", *OFFLINE),
    ("build", "root.pem", *OFFLINE),
    ("build", "served.pem", *OFFLINE, "--store", "mozilla+root.pem"),
    ("paths", "served.pem", *OFFLINE),
    ("paths", "served.pem", *OFFLINE, "--store", "none"),
    ("show", "served.pem", "--store", "store.pem"),
    ("check", "both.pem", *OFFLINE),
    ("check", "both.pem", "both.pem", *OFFLINE, "--horizon", "400d"),
    ("simulate", "both.pem", "--store", "store.pem", "--at", NOW, "--clients", "openssl-3.0,go1.27"),
    ("diff", "served.pem", "served.pem", *OFFLINE),
    ("diff", "broken.pem", "both.pem", *OFFLINE),
    ("clients",),
    ("clients", "all"),
    ("stores", "list"),
    ("stores", "add", "corp", "store.pem"),
    ("stores", "diff", "store.pem", "root.pem"),
    ("stores", "diff", "mozilla", "chrome"),
    ("cache", "list"),
    ("cache", "clear"),
]
FAILURES = [
    (2, ()),
    (2, ("biuld",)),
    (2, ("build", "no.pem")),
    (2, ("build", "served.pem", "--bogus")),
    (2, ("build", "served.pem", "-q", "-v")),
    (2, ("build", "served.pem", "-o", "served.pem")),
    (2, ("build", "key.pem", "--offline")),
    (2, ("build", "served.pem", *OFFLINE, "--key", "root.pem")),
    (1, ("build", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW)),
    (1, ("build", "leaf.pem", "--offline", "--store", "root.pem", "--at", "2020-01-01")),
    (1, ("build", "served.pem", *OFFLINE, "--hostname", "other.example.org")),
    (3, ("build", "localhost:1", "--store", "root.pem")),
    (1, ("paths", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW)),
    (2, ("show", "no.pem")),
    (2, ("diff", "no.pem", "served.pem")),
    (2, ("diff", "served.pem")),
    (2, ("check",)),
    (2, ("simulate", "both.pem", "--clients", "nobody")),
    (2, ("simulate", "both.pem", "served.pem")),
    (2, ("check", "both.pem", "--fail-on", "always")),
    (3, ("diff", "localhost:1", "served.pem", "--store", "root.pem")),
    (2, ("clients", "chromum")),
    (2, ("cache", "lst")),
    (2, ("stores",)),
    (2, ("stores", "add", "mozilla", "store.pem")),
    (2, ("stores", "remove", "corp")),
    (2, ("stores", "diff", "mozilla", "no.pem")),
    (2, ("completion",)),
]


def closed(schema: Any) -> Any:
    """The schema without its tolerance for fields to come: today every field is described."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | {"additionalProperties": False} if "required" in schema and schema.get("type") == "object" else inner
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


STRICT = Draft202012Validator(closed(SCHEMA), format_checker=Draft202012Validator.FORMAT_CHECKER)


def told(ended: Ended) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(ended.out)
    assert [error.message for error in STRICT.iter_errors(value)] == []
    assert value["exit_status"] == ended.status
    return value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.fixture(autouse=True)
def _broken(folder: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINFIX_STORES_DIR", str(folder / "stores"))
    (folder / "both.pem").write_text(pki.bundle(case.leaf, case.inter))
    (folder / "broken.pem").write_text(case.leaf.pem + "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")


@pytest.mark.parametrize("words", SUCCESSES, ids=" ".join)
def test_success(run: Run, words: tuple[str, ...]) -> None:
    value = told(run(*words, "--json"))
    assert (value["command"], value["ok"], value["error"]) == (words[0], True, None)


@pytest.mark.parametrize(("status", "words"), FAILURES, ids=[" ".join(words) or "(nothing)" for _, words in FAILURES])
def test_failure(run: Run, status: int, words: tuple[str, ...]) -> None:
    ended = run(*words, "--json") if words else run("--json")
    value = told(ended)
    assert (value["ok"], value["exit_status"], value["results"], value["changed"]) == (False, status, [], False)
    assert ended.lines  # words go to standard error all the same


@pytest.mark.parametrize(("status", "words"), FAILURES, ids=[" ".join(words) or "(nothing)" for _, words in FAILURES])
def test_failure_without_json_leaves_standard_output_empty(run: Run, status: int, words: tuple[str, ...]) -> None:
    ended = run(*words)
    assert (ended.status, ended.out) == (status, b"")
    assert any(line.startswith("error: ") for line in ended.lines)


def test_what_a_diff_found_is_there_with_status_1(run: Run) -> None:
    value = told(run("diff", "both.pem", "served.pem", *OFFLINE, "--json"))
    assert (value["ok"], value["exit_status"], value["error"], len(value["results"])) == (False, 1, None, 1)


@pytest.mark.parametrize(("status", "target"), [(1, "served.pem"), (2, "no.pem"), (3, "localhost:1")])
def test_what_a_check_found_is_there_with_every_status(run: Run, status: int, target: str) -> None:
    value = told(run("check", target, "--store", "store.pem", "--at", NOW, "--json"))
    assert (value["ok"], value["exit_status"], value["error"], len(value["results"])) == (False, status, None, 1)


def test_what_clients_refuse_is_there_with_status_1(run: Run) -> None:
    value = told(run("simulate", "served.pem", "--store", "store.pem", "--at", NOW, "--json"))
    assert (value["ok"], value["exit_status"], value["error"], len(value["results"])) == (False, 1, None, 1)


def test_every_command_that_has_results_is_tried() -> None:
    assert {words[0] for words in SUCCESSES} == set(COMMANDS) - {"completion", "explain", "graph"}


def test_warnings_say_where(run: Run) -> None:
    (warning,) = told(run("build", "broken.pem", *OFFLINE, "--json"))["results"][0]["warnings"]
    assert (warning["code"], warning["place"]) == ("broken-block", "broken.pem")
    assert warning["line"] > 1


def test_a_store_that_was_removed_is_told(run: Run) -> None:
    run("stores", "add", "corp", "store.pem")
    value = told(run("stores", "remove", "corp", "--json"))
    assert (value["changed"], value["results"][0]["name"]) == (True, "corp")


def test_attempts_say_whether_to_try_again(run: Run) -> None:
    error = told(run("build", "localhost:1", "--store", "root.pem", "--json"))["error"]
    assert error["code"] == "server-unreachable"
    assert [(one["what"], one["retriable"]) for one in error["attempts"]] == [("localhost:1", True)]


def test_a_store_has_its_date(run: Run, folder: Path, case: Case) -> None:
    result = told(run("paths", "both.pem", "--offline", "--store", "root.pem", "--store", "mozilla", "--at", NOW, "--json"))[
        "results"
    ][0]
    assert result["store_dates"]["root.pem"] is None
    assert result["store_dates"]["mozilla"] > "2024"
    assert result["paths"][0]["stores"] == {"root.pem": True, "mozilla": False}
