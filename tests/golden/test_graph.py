"""What ``graph`` draws, byte by byte; ``GOLDEN=write python -m pytest tests/golden`` writes the files in ``graph`` anew."""

from collections.abc import Callable

import pytest

from chainfix.reports import dot, mermaid, svg
from chainfix.reports.picture import Picture
from tests.support import pictures
from tests.support.timelines import CASES as TIMELINES

LANGUAGES = {"dot": dot.render, "mmd": mermaid.render, "svg": svg.render}


@pytest.mark.parametrize("case", pictures.CASES)
@pytest.mark.parametrize(("ending", "render"), LANGUAGES.items(), ids=LANGUAGES)
def test_it_draws_what_it_drew(case: str, ending: str, render: Callable[[Picture], str]) -> None:
    pictures.check(f"{case}.{ending}", render(pictures.CASES[case]()))


@pytest.mark.parametrize("case", TIMELINES)
def test_timelines_are_as_they_were(case: str) -> None:
    pictures.check(f"timeline-{case}.svg", TIMELINES[case]())


def test_no_file_is_left_over() -> None:
    expected = {f"{case}.{ending}" for case in pictures.CASES for ending in LANGUAGES}
    assert {file.name for file in pictures.GOLDEN.iterdir()} == expected | {f"timeline-{case}.svg" for case in TIMELINES}
