import re

import pytest

from chainfix.reports import mermaid
from tests.support import pictures

BOX = re.compile(r'  b\d+\["[^"]*"\]:::(leaf|ca|anchor|unrelated|missing)')
ARROW = re.compile(r'  b\d+ (==>|-->|-\.->)\|"[^"]*"\| b\d+')


@pytest.mark.parametrize("case", pictures.CASES)
def test_every_line_is_one_of_the_language(case: str) -> None:
    found = pictures.CASES[case]()
    first, title, description, *rest = mermaid.render(found).splitlines()
    assert (first, title.split(":")[0], description.split(":")[0]) == ("flowchart TB", "  accTitle", "  accDescr")
    kinds = ["box" if BOX.fullmatch(line) else "arrow" if ARROW.fullmatch(line) else line.split()[0] for line in rest]
    assert set(kinds) == {"box", "arrow", "classDef"}
    assert (kinds.count("box"), kinds.count("arrow")) == (len(found.boxes), len(found.arrows))


@pytest.mark.parametrize("character", '"`#;<>[]{}|&\\*_~%@/')
def test_no_character_can_end_a_label_or_mean_something_in_it(character: str) -> None:
    said = mermaid._label(f"a{character}b")
    assert said in (f"a#{ord(character)};b", f"a{character}b")
    assert (said == f"a{character}b") == (character == "_")


def test_letters_of_every_script_stay() -> None:
    assert mermaid._label("Zürich, 東京 (2026-01-01)") == "Zürich, 東京 (2026-01-01)"


def test_the_chosen_path_is_thick() -> None:
    assert mermaid.render(pictures.comodo()).count("==>") == 2
