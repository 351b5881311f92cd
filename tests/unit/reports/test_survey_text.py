"""The plain text of ``show``, word by word."""

import pytest

from chainfix.certificates.key import PrivateKey
from chainfix.reports import survey_text, text
from tests.support import surveys


@pytest.mark.parametrize("name", surveys.CASES)
def test_it_says_what_it_said(name: str) -> None:
    case = surveys.CASES[name]()
    surveys.check(f"{name}.txt", survey_text.text(case.survey, case.keys).encode())


@pytest.mark.parametrize("name", surveys.CASES)
def test_every_character_is_for_display(name: str) -> None:
    case = surveys.CASES[name]()
    said = survey_text.text(case.survey, case.keys)
    assert all(line.isprintable() for line in said.split("\n"))
    assert said.endswith("\n")
    assert not said.endswith("\n\n")


def test_every_certificate_has_a_block_and_every_fact_a_label() -> None:
    case = surveys.oddities()
    *blocks, last = survey_text.text(case.survey).split("\n\n")
    assert [block.split(".", 1)[0] for block in blocks] == [str(entry.number) for entry in case.survey.entries]
    for block in blocks:
        _, *facts = block.split("\n")
        assert all(fact.startswith("    ") and fact[4:].split(":")[0].replace(" ", "").isalnum() for fact in facts)
    assert last.startswith("store kept")


def test_fingerprints_are_whole() -> None:
    case = surveys.served()
    said = survey_text.text(case.survey)
    assert all(f"sha256:     {entry.certificate.sha256}\n" in said for entry in case.survey.entries)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (PrivateKey(b"secret", "a.pem", 3), "a.pem, line 3: a private key"),
        (PrivateKey(b"secret", "a.p12", encrypted=True), "a.p12: an encrypted private key"),
        (PrivateKey(b"secret", "\x1b.pem", 3), "\\x1b.pem, line 3: a private key"),
    ],
)
def test_a_key_is_named_by_its_place_and_never_shown(key: PrivateKey, line: str) -> None:
    said = survey_text.text(surveys.served().survey, (key,))
    assert line in said.split("\n")
    assert "secret" not in said


def test_a_name_cannot_make_a_line_of_its_own() -> None:
    assert text.printable("Root\n    store:      mozilla has it") == "Root\\n    store:      mozilla has it"
    assert text.printable("Z\u00fcrich, 東京") == "Z\u00fcrich, 東京"
