import shutil
import subprocess

import pytest

from chainfix.reports import dot
from tests.support import pictures


@pytest.mark.parametrize("case", pictures.CASES)
def test_graphviz_reads_it_and_finds_every_box_and_arrow(case: str) -> None:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("dot is not installed (apt-get install graphviz)")
    found = pictures.CASES[case]()
    done = subprocess.run([program, "-Tplain"], input=dot.render(found), capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    kinds = [line.split(" ", 1)[0] for line in done.stdout.splitlines()]
    assert (kinds.count("node"), kinds.count("edge")) == (len(found.boxes), len(found.arrows))


def test_quotes_and_backslashes_stay_in_their_string() -> None:
    assert dot._quoted('a "b" \\n', "c") == r'"a \"b\" \\n\nc"'


def test_an_arrow_upward_is_told_the_other_way_round() -> None:
    found = pictures.mesh()
    assert dot.render(found).count("dir=back") == sum(map(found.is_upward, found.arrows))


def test_the_chosen_path_is_thick_and_dead_ends_are_dashed() -> None:
    lines = dot.render(pictures.comodo()).splitlines()
    assert [("penwidth=3" in line, "style=dashed" in line) for line in lines if " -> " in line] == [
        (True, False),
        (True, False),
        (False, True),
    ]
