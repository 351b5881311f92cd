"""The disk cache of answers to caIssuers URLs: one file a URL, safe under many processes, silent where it cannot be.

An entry proves nothing: what comes out of the cache is checked like what comes out of the network. Torn, foreign and corrupt
files are as good as absent, and are overwritten.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

OLDEST = 7 * 86400.0
"""Seconds after which an entry is not used. RFC 5280 gives caIssuers answers no lifetime. CAs do replace what stands behind a URL
(a new cross-certificate), and a week is how soon a weekly cron job sees it; certificates themselves live for years, and where
cached answers lead nowhere the network is asked again at once (``Fetcher.refresh``)."""

_MAGIC = b"chainfix answer 1"
_NAMES = re.compile(r"[0-9a-f]{64}\.answer(\.[0-9a-f]+\.new)?")


class Entry(NamedTuple):
    """One answer in the cache."""

    url: str
    """The URL as the certificate has it, before any redirect."""
    fetched: int
    """When it was fetched, in seconds since the epoch."""
    body: bytes
    """What was fetched."""

    @property
    def size(self) -> int:
        """The length of the body in bytes."""
        return len(self.body)

    @property
    def date(self) -> str:
        """The day it was fetched, YYYY-MM-DD in UTC."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.fetched))

    def to_bytes(self) -> bytes:
        """The file of this entry: a head of four lines, an empty one, the body."""
        head = (_MAGIC, b"url " + _encoded(self.url), b"fetched %d" % self.fetched, b"sha256 " + self._digest())
        return b"\n".join((*head, b"", self.body))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Entry | None":
        """The entry that a file holds, or None where any bit of it is not what was written."""
        try:
            _, url, fetched, _, _, body = data.split(b"\n", 5)
            entry = cls(url.removeprefix(b"url ").decode("utf-8", "surrogatepass"), int(fetched.removeprefix(b"fetched ")), body)
        except ValueError:
            return None
        return entry if entry.to_bytes() == data else None

    def _digest(self) -> bytes:
        return hashlib.sha256(b"%s\n%d\n%s" % (_encoded(self.url), self.fetched, self.body)).hexdigest().encode()


class AnswerCache:
    """Answers kept in a folder, by URL.

    Never raises: without a folder (None), on a read-only file system, on a full disk or without permission ``get`` finds nothing
    and ``put`` does nothing. The first thing that went wrong stands in ``trouble``.
    """

    def __init__(
        self, folder: str | os.PathLike[str] | None, *, oldest: float = OLDEST, clock: Callable[[], float] = time.time
    ) -> None:
        self.folder = None if folder is None else Path(folder)
        self.trouble: str | None = None
        """The first failure, in one phrase; None as long as everything went well."""
        self._oldest = oldest
        self._clock = clock

    def get(self, url: str) -> bytes | None:
        """The body that was fetched from a URL, if it is here and neither too old nor from the future."""
        entry = self._read(_name(url))
        if entry is None or entry.url != url:
            return None
        return entry.body if 0 <= self._clock() - entry.fetched <= self._oldest else None

    def put(self, url: str, body: bytes) -> None:
        """Keep a body, in place of an older one. Another process sees the old entry or the new one, nothing between."""
        if self.folder is None:
            return
        entry = Entry(url, int(self._clock()), body)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(self.folder / _name(url), entry.to_bytes())
        except OSError as error:
            self._note(error)

    def entries(self) -> tuple[Entry, ...]:
        """All entries that can be read, of any age, in the order of their URLs."""
        found = (self._read(path.name) for path in self._files())
        return tuple(sorted(entry for entry in found if entry is not None))

    def clear(self) -> int:
        """Remove every entry, readable or not, and what killed processes left; other files stay. Returns how many entries went."""
        return sum(self._remove(path) for path in self._files())

    def _files(self) -> list[Path]:
        if self.folder is None:
            return []
        try:
            return [path for path in self.folder.iterdir() if _NAMES.fullmatch(path.name)]
        except FileNotFoundError:
            return []
        except OSError as error:
            self._note(error)
            return []

    def _read(self, name: str) -> Entry | None:
        if self.folder is None:
            return None
        try:
            return Entry.from_bytes((self.folder / name).read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            self._note(error)
            return None

    def _remove(self, path: Path) -> int:
        try:
            path.unlink()
        except FileNotFoundError:
            return 0
        except OSError as error:
            self._note(error)
            return 0
        return int(path.suffix == ".answer")

    def _note(self, error: OSError) -> None:
        self.trouble = self.trouble or f"the cache {self.folder} is not used: {(error.strerror or str(error)).lower()}"


def default_folder() -> Path | None:
    """Where the cache is: CHAINFIX_CACHE_DIR, else the system's folder for caches; None where there is no home folder.

    On Linux the XDG base directory specification is followed here, since platformdirs (which does the same, and is asked
    elsewhere) costs a tenth of a whole offline run at import.
    """
    chosen = os.environ.get("CHAINFIX_CACHE_DIR")
    if chosen:
        return Path(chosen)
    return _xdg_folder() if sys.platform.startswith("linux") else _system_folder()


def _xdg_folder() -> Path | None:
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():  # a relative one is to be ignored (XDG base directory specification)
        return base / "chainfix"
    home = Path(os.environ.get("HOME", ""))
    return home / ".cache" / "chainfix" if home.is_absolute() else None


def _system_folder() -> Path | None:
    import platformdirs

    folder = platformdirs.user_cache_path("chainfix", appauthor=False)
    return folder if folder.is_absolute() else None


def _replace(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.urandom(8).hex()}.new")
    try:
        with fresh.open("xb") as out:
            out.write(data)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _name(url: str) -> str:
    return hashlib.sha256(_encoded(url)).hexdigest() + ".answer"


def _encoded(url: str) -> bytes:
    return url.encode("utf-8", "surrogatepass")
