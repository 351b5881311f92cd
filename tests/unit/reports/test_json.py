from datetime import UTC, datetime
from json import loads

from chainfix import Attempt, Certificate, InputError, NetworkError, Note, Source
from chainfix.reports import json
from tests.support import pki


def test_a_document_is_ascii_and_ends_its_line() -> None:
    said = json.text({"name": "Zürich \u202e \x1b", "list": (1, None, True)})
    assert said.isascii()
    assert said.endswith("}\n")
    assert loads(said) == {"name": "Zürich \u202e \x1b", "list": [1, None, True]}


def test_halves_of_characters_are_replaced_everywhere() -> None:
    assert loads(json.text({"a\udcff": ["b\ud800", {"c": "\udfff\U0001f512"}]})) == {
        "a\ufffd": ["b\ufffd", {"c": "\ufffd\U0001f512"}]
    }


def test_dates_are_rfc_3339_in_utc() -> None:
    assert json.moment(datetime(2026, 7, 1, 12, tzinfo=UTC)) == "2026-07-01T12:00:00Z"
    assert json.moment(datetime(950, 1, 1, tzinfo=UTC)) == "0950-01-01T00:00:00Z"


def test_a_certificate() -> None:
    root = pki.root("Example Root")
    told = json.certificate(Certificate.from_der(root.der, Source("pooled", "pool.pem", 2)))
    assert told == {
        "sha256": root.sha256,
        "subject": "CN=Example Root",
        "issuer": "CN=Example Root",
        "not_before": "2026-01-01T00:00:00Z",
        "not_after": "2027-01-01T00:00:00Z",
        "source": {"kind": "pooled", "place": "pool.pem", "position": 2},
    }


def test_a_failure_has_the_status_of_its_kind() -> None:
    error = NetworkError(
        "no answer", code="server-unreachable", hint="again", attempts=(Attempt("a:443", "time-out", retriable=True),)
    )
    assert json.failure("build", error) == {
        "schema": "chainfix-1",
        "command": "build",
        "ok": False,
        "exit_status": 3,
        "changed": False,
        "results": [],
        "error": {
            "code": "server-unreachable",
            "message": "no answer",
            "hint": "again",
            "attempts": [{"what": "a:443", "outcome": "time-out", "retriable": True}],
        },
    }
    assert json.failure("", InputError("no", code="x"))["exit_status"] == 2


def test_a_note_without_a_place_has_none() -> None:
    assert json.note(Note("weak", "it is")) == {"code": "weak", "message": "it is", "place": None, "line": None}
