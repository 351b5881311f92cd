"""One small PKI in a folder, and a way to run ``main`` and see what came out where."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from chainfix.adapters import writing
from chainfix.cli.main import main
from tests.support import pki

NOW = "2026-07-01"


class Ended(NamedTuple):
    """What a run left behind."""

    status: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Ended]


class Case(NamedTuple):
    """``leaf`` issued by ``inter`` issued by ``root``; ``cross`` is a twin of root that ``other`` issued."""

    root: pki.Entity
    other: pki.Entity
    inter: pki.Entity
    cross: pki.Entity
    leaf: pki.Entity


@pytest.fixture(scope="session")
def case() -> Case:
    root, other = pki.root("Example Root"), pki.root("Other Root")
    inter = root.ca("Example CA")
    return Case(root, other, inter, other.cross(root), inter.leaf("www.example.org"))


@pytest.fixture
def folder(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of every run: names in messages are short, and a SOURCE is a name in it."""
    for name in Case._fields:
        (tmp_path / f"{name}.pem").write_text(getattr(case, name).pem)
    (tmp_path / "served.pem").write_text(pki.bundle(case.leaf, case.root, case.cross))
    (tmp_path / "store.pem").write_text(pki.bundle(case.root, case.other))
    (tmp_path / "key.pem").write_text(case.leaf.key_pem)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call ``main`` with words; standard input is what is given, at once at its end where nothing is."""
    assert folder.is_dir()
    # The file descriptor 1 of a test is pytest's own empty file, which no shell has emptied.
    monkeypatch.setattr(writing, "_regular", _regular_but_standard_output(writing._regular))

    def call(*words: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(word) for word in words])
        out, err = capsysbinary.readouterr()
        return Ended(status, out, err.decode())

    return call


def _regular_but_standard_output(regular: Callable[[str, int], object]) -> Callable[[str, int], object]:
    return lambda name, descriptor: None if name == "-" else regular(name, descriptor)


@pytest.fixture
def build(run: Run) -> Run:
    """``build`` of served.pem offline, as the intermediate and the store make it succeed, with more words."""

    def call(*words: str | Path, stdin: bytes = b"") -> Ended:
        return run("build", "served.pem", *OFFLINE, *words, stdin=stdin)

    return call


OFFLINE = ("--offline", "--pool", "inter.pem", "--store", "store.pem", "--at", NOW)
