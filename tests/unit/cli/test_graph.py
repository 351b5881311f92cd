from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.unit.cli.conftest import NOW, OFFLINE, Case, Run

STARTS = {"dot": b"digraph chainfix {\n", "mermaid": b"flowchart TB\n", "svg": b"<svg xmlns="}


@pytest.mark.parametrize("report", STARTS)
def test_each_report_goes_to_standard_output(run: Run, report: str) -> None:
    ended = run("graph", "served.pem", *OFFLINE, "--report", report)
    assert (ended.status, ended.lines) == (0, ["read served.pem: 3 certificates"])
    assert ended.out.startswith(STARTS[report])
    assert b"Example CA" in ended.out


def test_dot_is_the_default(run: Run) -> None:
    assert run("graph", "served.pem", *OFFLINE).out.startswith(STARTS["dot"])


@pytest.mark.parametrize(
    ("name", "report"),
    [("a.svg", "svg"), ("a.SVG", "svg"), ("a.mmd", "mermaid"), ("a.gv", "dot"), ("a.txt", "dot"), ("svg", "dot")],
)
def test_a_name_says_what_is_meant(run: Run, folder: Path, name: str, report: str) -> None:
    ended = run("graph", "served.pem", *OFFLINE, "-o", name)
    assert (ended.status, ended.out, ended.lines[-1]) == (0, b"", f"wrote {name}")
    assert (folder / name).read_bytes().startswith(STARTS[report])


def test_report_wins_over_the_name(run: Run, folder: Path) -> None:
    assert run("graph", "served.pem", *OFFLINE, "-o", "a.svg", "--report", "dot").status == 0
    assert (folder / "a.svg").read_bytes().startswith(STARTS["dot"])


def test_what_is_right_already_is_not_touched(run: Run) -> None:
    assert run("graph", "served.pem", *OFFLINE, "-o", "a.svg").lines[-1] == "wrote a.svg"
    assert run("graph", "served.pem", *OFFLINE, "-o", "a.svg").lines[-1] == "unchanged a.svg"


@pytest.mark.parametrize("words", [("-o", "a.svg"), ("--report", "svg")])
def test_without_a_list_it_draws_all_the_same(run: Run, folder: Path, words: tuple[str, ...]) -> None:
    ended = run("graph", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW, *words)
    assert ended.status == 1
    assert "error: the issuer of www.example.org is missing" in ended.err
    drawing = ended.out or (folder / "a.svg").read_bytes()
    assert "missing" in {text.text for text in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")}


def test_an_expired_leaf_has_no_valid_path(run: Run, folder: Path, case: Case) -> None:
    ended = run("graph", "leaf.pem", "inter.pem", "--offline", "--store", "root.pem", "--at", "2028-01-01", "--report", "mermaid")
    assert ended.status == 1
    assert "the leaf cannot be used" in ended.err
    assert b"expired on 2027-01-01" in ended.out
    assert b"==>" not in ended.out
    assert b"-->" not in ended.out


def test_an_input_is_never_the_output(run: Run, folder: Path) -> None:
    before = (folder / "served.pem").read_bytes()
    ended = run("graph", "served.pem", *OFFLINE, "-o", "served.pem")
    assert (ended.status, ended.out) == (2, b"")
    assert "served.pem is the same file as the input" in ended.err
    assert (folder / "served.pem").read_bytes() == before


def test_another_report_is_refused(run: Run) -> None:
    ended = run("graph", "served.pem", "--report", "svgg")
    assert (ended.status, ended.lines[-1]) == (2, "hint: did you mean svg?")


def test_q_says_nothing(run: Run) -> None:
    assert run("graph", "served.pem", *OFFLINE, "-o", "a.svg", "-q").err == ""


def test_the_same_in_any_order(run: Run) -> None:
    words = ("--offline", "--store", "store.pem", "--at", NOW, "--report", "svg", "-q")
    one = run("graph", "leaf.pem", "inter.pem", "root.pem", "cross.pem", *words).out
    assert one == run("graph", "cross.pem", "root.pem", "leaf.pem", "inter.pem", *words).out
