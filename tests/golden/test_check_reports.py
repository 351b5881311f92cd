"""What ``check`` reports, word by word, in every form: the files in tests/golden/check hold it.

``GOLDEN=write python -m pytest tests/golden`` writes them anew; the difference is then for a person to read.
"""

from collections.abc import Callable

import pytest

import chainfix
from chainfix.findings.diagnose import Report
from chainfix.reports import check_json, check_text, check_tree, html, junit, nagios, prometheus, sarif
from tests.support import checks

Form = Callable[[list[Report]], bytes]


def tree(reports: list[Report]) -> bytes:
    return check_tree.render(reports, width=100, colour=False)


def coloured(reports: list[Report]) -> bytes:
    return check_tree.render(reports, width=80, colour=True)


def scanned(reports: list[Report]) -> bytes:
    """Of whatever version."""
    return sarif.text(reports).replace(f'"version": "{chainfix.__version__}"', '"version": "VERSION"').encode()


FORMS: dict[str, Form] = {
    "txt": lambda reports: check_text.text(reports).encode(),
    "json": lambda reports: check_json.text(reports).encode(),
    "tree.txt": tree,
    "nagios.txt": lambda reports: nagios.text(reports).encode(),
    "prom": lambda reports: prometheus.text(reports).encode(),
    "sarif": scanned,
    "xml": lambda reports: junit.text(reports).encode(),
}
WHOLE = ("oddities", "several")
"""The cases whose every form is kept; of the others what is for people and the JSON."""
KEPT = [(case, form) for case in checks.CASES for form in FORMS if case in WHOLE or form in ("txt", "json")]


@pytest.mark.parametrize(("case", "form"), KEPT)
def test_it_says_what_it_said(case: str, form: str) -> None:
    with checks.selected():
        checks.compare(f"{case}.{form}", FORMS[form](checks.CASES[case]()))


def test_in_colours() -> None:
    checks.compare("surplus.colours.txt", coloured(checks.surplus()))


def test_as_a_page() -> None:
    page = html.text(checks.served()).replace(f'content="chainfix {chainfix.__version__}"', 'content="chainfix VERSION"')
    checks.compare("served.html", page.encode())


def test_no_file_is_left_over() -> None:
    others = {"served.html", "surplus.colours.txt"}
    assert {path.name for path in checks.GOLDEN.iterdir()} == {*(f"{case}.{form}" for case, form in KEPT), *others}
