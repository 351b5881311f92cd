"""The tree of ``show``: drawn as it was, every certificate once, whatever the terminal and whoever certified whom."""

import re

import pytest

from chainfix.building.survey import Survey
from chainfix.reports import survey_tree
from tests.support import pki, surveys

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("name", surveys.CASES)
def test_it_is_drawn_as_it_was(name: str) -> None:
    case = surveys.CASES[name]()
    surveys.check(f"{name}.tree.txt", survey_tree.render(case.survey, case.keys, width=100, colour=False))


def test_in_colours() -> None:
    surveys.check("served.colours.txt", survey_tree.render(surveys.served().survey, width=80, colour=True))


def test_in_ascii() -> None:
    drawn = survey_tree.render(surveys.oddities().survey, width=60, colour=False, encoding="ascii")
    assert drawn.isascii()
    assert b"+-- " in drawn
    assert b"`-- " in drawn


@pytest.mark.parametrize("name", surveys.CASES)
def test_colours_change_nothing_else_and_nothing_else_steers_the_terminal(name: str) -> None:
    case = surveys.CASES[name]()
    plain = survey_tree.render(case.survey, case.keys, width=100, colour=False).decode()
    coloured = survey_tree.render(case.survey, case.keys, width=100, colour=True).decode()
    assert ESCAPE.sub("", coloured) == plain
    assert all(line.isprintable() for line in plain.split("\n"))


def headings(drawn: str) -> list[int]:
    """The numbers of the certificates, which follow the lines of the tree."""
    return sorted(int(number) for number in re.findall(r"^[│ ]*[├└]── (\d+)\.", drawn, re.MULTILINE))


@pytest.mark.parametrize("name", surveys.CASES)
def test_every_certificate_stands_in_it_once(name: str) -> None:
    case = surveys.CASES[name]()
    for width in (20, 100):
        drawn = survey_tree.render(case.survey, width=width, colour=False).decode()
        assert headings(drawn) == [entry.number for entry in case.survey.entries]


def above(survey: Survey) -> dict[str, str]:
    """The names of each and of the one that it stands below."""
    names = {entry.number: f"{entry.number} {entry.certificate.name}" for entry in survey.entries} | {0: ""}
    return {names[number]: names[parent] for number, parent in survey_tree.parents(survey).items()}


def test_what_an_identity_issued_stands_below_the_twin_that_leads_to_a_store() -> None:
    """Root YR is self-signed and in no store; Root X1, which is in one, certified it."""
    assert above(surveys.repaired().survey) == {
        "1 www.example.org": "2 YR1",
        "2 YR1": "4 Root YR",
        "3 Root YR": "",
        "4 Root YR": "",
    }


def test_among_twins_that_lead_to_a_store_the_self_signed_one_comes_first() -> None:
    root, other = pki.root("Example Root"), pki.root("Other Root")
    given = surveys.certificates("a.pem", root.ca("Example CA"), other.cross(root), root)
    assert above(surveys.look(given, surveys.store("s", root)))["1 Example CA"] == "3 Example Root"
    assert above(surveys.look(given))["1 Example CA"] == "3 Example Root"
    assert above(surveys.look(given, surveys.store("s", other)))["1 Example CA"] == "2 Example Root"


def test_a_loop_is_cut_at_one_of_its_cas() -> None:
    found = survey_tree.parents(surveys.loop().survey)
    assert found == {1: 3, 2: 3, 3: 0, 4: 2}


def test_a_chain_of_a_thousand_is_drawn() -> None:
    """Deeper than Python calls and wider than any terminal."""
    chain = [pki.root("CA 0", key="ec0")]
    for number in range(1, 1000):
        chain.append(chain[-1].ca(f"CA {number}", key=f"ec{number % 2}"))
    drawn = survey_tree.render(surveys.look(surveys.certificates("deep.pem", *chain)), width=80, colour=False).decode()
    assert headings(drawn) == list(range(1, 1001))
    assert "├── 11. CA 10\n│   CA, 2026-01-01 to 2027-01-01, " in drawn
    assert "│   issued by 10. CA 9\n" in drawn


def test_issuers_of_one_name_for_people_are_told_apart() -> None:
    ours, theirs = (pki.root("Root", subject=(("O", owner), ("CN", "Root"))) for owner in ("Ours", "Theirs"))
    given = surveys.certificates("a.pem", ours.ca("Our CA"), theirs.ca("Their CA"), ours.ca("Our other CA"))
    found = surveys.look(given, surveys.store("s", ours, theirs))
    drawn = survey_tree.render(found, width=80, colour=False).decode()
    assert [line for line in drawn.split("\n") if line.endswith((" Root", "CA"))] == [
        "├── Root",
        "│   ├── 1. Our CA",
        "│   └── 3. Our other CA",
        "└── Root",
        "    └── 2. Their CA",
    ]
