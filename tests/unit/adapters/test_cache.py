import re
import resource
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from chainfix.adapters.cache import OLDEST, AnswerCache, default_folder

URL = "http://pki.example/ca.crt"
OTHER = "http://pki.example/other.crt"
NOW = 1_800_000_000.0


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> AnswerCache:
    return AnswerCache(tmp_path / "cache", clock=clock)


def the_file(cache: AnswerCache) -> Path:
    assert cache.folder is not None
    (file,) = cache.folder.iterdir()
    return file


def test_what_was_put_is_got(cache: AnswerCache) -> None:
    cache.put(URL, b"\x30\x82\n\n\x00")
    assert cache.get(URL) == b"\x30\x82\n\n\x00"
    assert cache.get(OTHER) is None
    assert cache.trouble is None


def test_a_later_answer_replaces_the_earlier(cache: AnswerCache) -> None:
    cache.put(URL, b"old")
    cache.put(URL, b"new")
    assert cache.get(URL) == b"new"
    assert len(cache.entries()) == 1


@pytest.mark.parametrize("url", ["http://pki.example/ä", "http://pki.example/\udcff", "http://pki.example/%0a", "x" * 10_000])
def test_any_url_is_a_key(cache: AnswerCache, url: str) -> None:
    cache.put(url, b"body")
    assert cache.get(url) == b"body"


def test_the_folder_is_private_and_made_with_its_parents(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    AnswerCache(folder).put(URL, b"body")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_name_says_nothing_of_the_url(cache: AnswerCache) -> None:
    cache.put(URL, b"body")
    assert re.fullmatch(r"[0-9a-f]{64}\.answer", the_file(cache).name)


@pytest.mark.parametrize(("age", "used"), [(0, True), (OLDEST - 1, True), (OLDEST + 1, False), (-10, False)])
def test_an_entry_is_used_for_a_week_and_never_from_the_future(cache: AnswerCache, clock: Clock, age: float, used: bool) -> None:
    cache.put(URL, b"body")
    clock.now += age
    assert (cache.get(URL) == b"body") is used


def test_an_old_entry_is_still_listed(cache: AnswerCache, clock: Clock) -> None:
    cache.put(URL, b"body")
    clock.now += 10 * OLDEST
    (entry,) = cache.entries()
    assert (entry.url, entry.fetched, entry.size, entry.date) == (URL, int(NOW), 4, "2027-01-15")


def test_entries_are_in_the_order_of_their_urls(cache: AnswerCache) -> None:
    for name in ("c", "a", "b"):
        cache.put(f"http://pki.example/{name}", b"body")
    assert [entry.url[-1] for entry in cache.entries()] == ["a", "b", "c"]


def test_every_single_torn_file_is_as_good_as_absent_and_is_overwritten(cache: AnswerCache) -> None:
    cache.put(URL, b"a body")
    file = the_file(cache)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert cache.get(URL) is None
        assert cache.entries() == ()
    cache.put(URL, b"a body")
    assert cache.get(URL) == b"a body"
    assert cache.trouble is None


def test_no_byte_of_a_file_can_be_changed_unseen(cache: AnswerCache) -> None:
    cache.put(URL, b"a body")
    file = the_file(cache)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :])
        assert cache.get(URL) is None
    file.write_bytes(whole + b"x")
    assert cache.get(URL) is None
    file.write_bytes(whole)
    assert cache.get(URL) == b"a body"


def test_an_entry_under_the_name_of_another_url_is_ignored(cache: AnswerCache) -> None:
    cache.put(URL, b"body")
    first = the_file(cache)
    cache.put(OTHER, b"other")
    assert cache.folder is not None
    (second,) = (file for file in cache.folder.iterdir() if file != first)
    second.write_bytes(first.read_bytes())
    assert cache.get(OTHER) is None


def test_clear_counts_what_goes_and_touches_nothing_else(cache: AnswerCache) -> None:
    cache.put(URL, b"body")
    cache.put(OTHER, b"body")
    assert cache.folder is not None
    left_over = cache.folder / ("0" * 64 + ".answer.0011223344556677.new")
    foreign = [cache.folder / "notes.txt", cache.folder / ("0" * 64), cache.folder / "ca.answer"]
    for file in (left_over, *foreign):
        file.write_bytes(b"")
    torn = cache.folder / ("f" * 64 + ".answer")
    torn.write_bytes(b"chainfix")
    assert cache.clear() == 3
    assert sorted(cache.folder.iterdir()) == sorted(foreign)
    assert cache.clear() == 0


def test_without_a_folder_it_goes_on() -> None:
    cache = AnswerCache(None)
    cache.put(URL, b"body")
    assert (cache.get(URL), cache.entries(), cache.clear(), cache.trouble) == (None, (), 0, None)


def test_an_empty_cache_is_no_trouble(cache: AnswerCache) -> None:
    assert (cache.get(URL), cache.entries(), cache.clear(), cache.trouble) == (None, (), 0, None)


def test_a_file_in_the_place_of_the_folder_is_trouble_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "cache"
    place.write_text("not a folder")
    cache = AnswerCache(place)
    cache.put(URL, b"body")
    assert (cache.get(URL), cache.entries(), cache.clear()) == (None, (), 0)
    assert cache.trouble is not None
    assert str(place) in cache.trouble
    assert place.read_text() == "not a folder"


def test_a_folder_in_the_place_of_an_entry_is_trouble_and_nothing_else(cache: AnswerCache) -> None:
    cache.put(URL, b"body")
    file = the_file(cache)
    file.unlink()
    file.mkdir()
    cache.put(URL, b"body")
    assert (cache.get(URL), cache.entries(), cache.clear()) == (None, (), 0)
    assert cache.trouble is not None
    assert list(file.parent.iterdir()) == [file]  # no temporary file stays


def test_a_read_only_place_is_trouble_and_nothing_else() -> None:
    """Nobody can make a file in /proc, not even root: a read-only root without mounting one."""
    cache = AnswerCache("/proc/chainfix")
    cache.put(URL, b"body")
    assert cache.get(URL) is None
    assert cache.trouble == "the cache /proc/chainfix is not used: no such file or directory"


def test_a_write_that_stops_half_way_is_trouble_and_leaves_the_old_entry(cache: AnswerCache) -> None:
    """A limit on file sizes: write fails in its middle, as on a full disk."""
    cache.put(URL, b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, limits[1]))
    try:
        cache.put(URL, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert cache.trouble is not None
    assert cache.trouble.endswith("file too large")
    assert cache.get(URL) == b"old"
    assert len(list(the_file(cache).parent.iterdir())) == 1


def test_the_first_trouble_stays(tmp_path: Path) -> None:
    place = tmp_path / "cache"
    place.write_text("")
    cache = AnswerCache(place)
    cache.get(URL)
    first = cache.trouble
    cache.put(URL, b"body")
    assert first is not None
    assert cache.trouble == first


HAMMER = """
import sys
from chainfix.adapters.cache import AnswerCache
folder, url, number = sys.argv[1:]
cache = AnswerCache(folder)
for turn in range(200):
    cache.put(url, number.encode() * (1000 + 100 * turn))
    body = cache.get(url)
    assert body is not None and len(set(body)) == 1, body
assert cache.trouble is None, cache.trouble
"""


def test_many_processes_never_see_half_an_entry(tmp_path: Path) -> None:
    workers = [subprocess.Popen([sys.executable, "-c", HAMMER, tmp_path, URL, str(number)]) for number in range(4)]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0, 0]
    assert len(list(tmp_path.iterdir())) == 1


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINFIX_CACHE_DIR", "somewhere/cache")
    assert default_folder() == Path("somewhere/cache")


@pytest.mark.parametrize(
    ("xdg", "home"), [(None, "/home/somebody"), ("/var/cache/somebody", "/home/somebody"), ("/var/cache/somebody", None)]
)
def test_the_folder_is_the_one_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch, xdg: str | None, home: str | None) -> None:
    monkeypatch.delenv("CHAINFIX_CACHE_DIR")
    for name, value in (("XDG_CACHE_HOME", xdg), ("HOME", home)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert default_folder() == platformdirs.user_cache_path("chainfix", appauthor=False)


def test_a_relative_cache_home_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the XDG base directory specification wants it, whatever version of platformdirs is there."""
    monkeypatch.delenv("CHAINFIX_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert default_folder() == Path("/home/somebody/.cache/chainfix")


@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_folder_there_is_none(monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    for name in ("CHAINFIX_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert default_folder() is None


def test_on_another_system_platformdirs_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHAINFIX_CACHE_DIR")
    expected = platformdirs.user_cache_path("chainfix", appauthor=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_folder() == expected


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, chainfix.adapters.cache; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"json", "tempfile", "shutil", "ssl", "requests", "platformdirs", "logging", "dataclasses"} & set(loaded)
