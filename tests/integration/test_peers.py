"""docs/compared.md says of broken lists what chainfix, OpenSSL, sslyze and check_ssl_cert say of them today.

testssl.sh takes twelve seconds for each server, so only ``python -m benchmarks.peers_check`` runs it.
"""

import re

import pytest

from chainfix.findings import registry
from tests.support import peers
from tests.support.programs import REPOSITORY, need

PAGE = (REPOSITORY / "docs" / "compared.md").read_text(encoding="utf-8")
INSTALLED = peers.versions()


def _tables() -> list[dict[str, dict[str, str]]]:
    """Each table of the page: by the first cell of a row the others, by the head of their column."""
    tables = []
    for block in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        head, _, *rows = ([cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines())
        tables.append({row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows})
    return tables


FINDINGS, SENT, SAID = _tables()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> peers.Case:
    return peers.write_case(tmp_path_factory.mktemp("peers"))


def test_the_page_has_a_row_for_each_finding() -> None:
    assert list(FINDINGS) == [f"{rule.CODE} {rule.NAME}" for rule in registry.rules()]


def test_the_page_names_the_issues_of_ssl_labs_as_the_findings_do() -> None:
    issues = {f"{rule.CODE} {rule.NAME}": rule.SSL_LABS.value.replace("-", " ") for rule in registry.rules() if rule.SSL_LABS}
    assert {label: FINDINGS[label]["SSL Labs"] for label in issues} == issues


def test_the_page_says_what_is_sent() -> None:
    assert {shape: row["what is sent"] for shape, row in SENT.items()} == dict(peers.SHAPES)
    assert list(SAID) == list(peers.SHAPES)


@pytest.mark.parametrize("shape", peers.SHAPES)
@pytest.mark.parametrize("tool", [tool for tool in peers.TOOLS if tool != "testssl.sh"])
def test_a_tool_says_what_the_page_says(case: peers.Case, tool: str, shape: str) -> None:
    """Of another version than the page's only the verdict must be the same."""
    if not INSTALLED[tool]:
        pytest.skip(f"{tool} is not installed")
    need("nginx")
    with peers.served(case, shape) as port:
        said = peers.TOOLS[tool](case, port)
    written = SAID[shape][tool]
    assert said.accepted is (written == "-"), said
    if f"{tool} {INSTALLED[tool]}" in PAGE:
        assert said.cell == written
