import json
import os
from pathlib import Path

import pytest

from chainfix.adapters.cache import AnswerCache
from tests.unit.cli.conftest import Run

URL = "http://ca.example.org/inter.crt"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AnswerCache:
    folder = tmp_path / "kept"
    monkeypatch.setenv("CHAINFIX_CACHE_DIR", str(folder))
    cache = AnswerCache(folder, clock=lambda: 1_800_000_000)
    cache.put(URL, b"x" * 1234)
    return cache


def test_list_names_day_bytes_and_url(run: Run, kept: AnswerCache) -> None:
    ended = run("cache", "list")
    assert (ended.status, ended.out) == (0, f"2027-01-15     1234  {URL}\n".encode())
    assert ended.lines == [f"cache {kept.folder}: 1 entry"]


def test_clear_removes_them(run: Run, kept: AnswerCache) -> None:
    ended = run("cache", "clear")
    assert (ended.status, ended.out) == (0, b"")
    assert ended.lines == [f"removed 1 entry of the cache {kept.folder}"]
    assert kept.entries() == ()


def test_json(run: Run, kept: AnswerCache) -> None:
    assert kept.entries()
    listed, cleared = (json.loads(run("cache", verb, "--json").out) for verb in ("list", "clear"))
    assert listed["results"] == cleared["results"] == [{"url": URL, "date": "2027-01-15", "size": 1234}]
    assert (listed["changed"], cleared["changed"]) == (False, True)


def test_an_empty_one_is_no_error(run: Run) -> None:
    ended = run("cache", "list")
    assert (ended.status, ended.out) == (0, b"")
    assert ended.lines[0].endswith(": 0 entries")


def test_none_at_all_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHAINFIX_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert run("cache", "clear").status == 0


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only on POSIX systems")
def test_one_that_is_no_folder_is_an_error(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINFIX_CACHE_DIR", str(folder / "leaf.pem"))
    assert run("cache", "list").status == 2


@pytest.mark.parametrize("words", [(), ("lst",), ("list", "clear")])
def test_anything_else_is_refused(run: Run, words: tuple[str, ...]) -> None:
    ended = run("cache", *words)
    assert (ended.status, ended.out) == (2, b"")
    assert ended.lines[-1] == "hint: usage: chainfix cache list|clear"
