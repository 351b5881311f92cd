"""The files that the user names, read whole: a file, the files of a folder, standard input."""

# ruff: noqa: PTH110, PTH112, PTH113, PTH114, PTH115, PTH116, PTH118, PTH123, PTH208
# pathlib costs more at start than everything here, and a name has to stay as its user wrote it.

import errno
import os
import stat
import sys
from typing import BinaryIO, NamedTuple

from chainfix.certificates.reading import MAX_INPUT, Note
from chainfix.errors import InputError

FileName = str | os.PathLike[str]

COMPARED_NAMES = 2000
"""Names in a folder that a missing one is compared with: about 0.1 seconds."""
BACKUP_ENDINGS = ("~", ".bak", ".orig", ".swp", ".dpkg-old", ".dpkg-new", ".dpkg-dist", ".rpmnew", ".rpmsave")
"""How editors and package managers mark a file that is not in use."""
STANDARD_INPUT = "standard input"
"""The place of what was read from ``-``."""

_PIECE = 2**20


class Content(NamedTuple):
    """The bytes of one file."""

    place: str
    """Its name as the user wrote it; in a folder, that and the name in the folder."""
    data: bytes


class Reading(NamedTuple):
    """What a SOURCE held."""

    contents: tuple[Content, ...]
    """One for a file, for a folder those of its files in the order of their names."""
    notes: tuple[Note, ...] = ()
    """Files of a folder that could not be read."""


def read_source(path: FileName, *, stdin: BinaryIO | None = None) -> Reading:
    """Read a file, the files of a folder, or standard input (``-``).

    Of a folder its files are read, not its subfolders; hidden files, backups (:data:`BACKUP_ENDINGS`) and links to another file
    of the same folder are left out, and a file that cannot be read is a note. Raises :class:`InputError` where nothing can be.
    """
    name = os.fspath(path)
    if name == "-":
        return Reading((Content(STANDARD_INPUT, read_standard_input(stdin)),))
    if os.path.isdir(name):
        return _read_folder(name)
    return Reading((Content(name, read_file(name)),))


def read_file(path: FileName) -> bytes:
    """Read one file, pipes as a shell's ``<(...)`` included; raises :class:`InputError` that says what to do."""
    name = os.fspath(path)
    try:
        status = os.stat(name)
        _refuse_kind(name, status)
        if status.st_size > MAX_INPUT:
            raise _too_large(name)
        with open(name, "rb") as file:
            return file.read() if stat.S_ISREG(status.st_mode) else _bounded(file, name)
    except (OSError, ValueError) as error:
        raise _not_read(name, error) from None


def read_standard_input(stdin: BinaryIO | None = None) -> bytes:
    """Read standard input to its end; raises :class:`InputError` where it is closed or not readable."""
    if stdin is None and sys.stdin is None:
        raise InputError("standard input is closed", code="unreadable-file")
    try:
        return _bounded(stdin or sys.stdin.buffer, STANDARD_INPUT)
    except OSError as error:
        raise _not_read(STANDARD_INPUT, error) from None


def no_such_file(path: FileName) -> InputError:
    """The error for a name that is no file, with the nearest name in its folder."""
    name = os.fspath(path)
    if os.path.islink(name):
        return InputError(f"the link {name} points to {os.readlink(name)}, which does not exist", code="no-such-file")
    folder, base = os.path.split(name)
    if folder and not os.path.isdir(folder):
        return InputError(f"no such file: {name} (there is no folder {folder})", code="no-such-file")
    near = _nearest(base, folder)
    hint = f"did you mean {os.path.join(folder, near)}?" if near else None
    return InputError(f"no such file: {name or 'its name is empty'}", code="no-such-file", hint=hint)


def _nearest(base: str, folder: str) -> str | None:
    from difflib import get_close_matches

    try:
        names = sorted(os.listdir(folder or "."))[:COMPARED_NAMES]
    except OSError:
        return None
    return next(iter(get_close_matches(base, names, n=1)), None)


def _bounded(file: BinaryIO, name: str) -> bytes:
    """Read in pieces: asked for the limit at once, Python would set aside that much memory. A short piece is the last one."""
    parts = [file.read(_PIECE)]
    while len(parts[-1]) == _PIECE:
        if len(parts) * _PIECE > MAX_INPUT:
            raise _too_large(name)
        parts.append(file.read(_PIECE))
    return b"".join(parts)


def _too_large(name: str) -> InputError:
    limit = f"{MAX_INPUT // 2**20} MiB"
    return InputError(f"{name} is larger than {limit}, the most that is read of one file", code="too-large")


def _refuse_kind(name: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{name} is a folder, and one file was expected", code="is-a-folder")
    if stat.S_ISBLK(status.st_mode) or (stat.S_ISCHR(status.st_mode) and not _is_open(status, 0)):
        hint = "name a file, or - for standard input"
        raise InputError(f"{name} is a device, not a file", code="is-a-device", hint=hint)
    if stat.S_ISSOCK(status.st_mode):
        raise InputError(f"{name} is a socket, not a file", code="is-a-device")


def _is_open(status: os.stat_result, descriptor: int) -> bool:
    """Whether this file is what a standard descriptor of this process is connected to."""
    try:
        return os.path.samestat(status, os.fstat(descriptor))
    except OSError:
        return False


def _not_read(name: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):  # ValueError: a NUL in the name
        return no_such_file(name.replace("\0", "\\0"))
    if isinstance(error, PermissionError):
        hint = f"ls -l {name} shows who may; try again as that user, or with sudo"
        return InputError(f"no permission to read {name}", code="no-permission", hint=hint)
    if error.errno == errno.ELOOP:
        return InputError(f"{name} is a symbolic link that leads in a circle", code="unreadable-file")
    return InputError(f"cannot read {name}: {error.strerror or error}", code="unreadable-file")


_SKIPPED = {
    "is-a-device": "it is not a regular file",
    "no-permission": "no permission to read it",
    "no-such-file": "a symbolic link to nothing",
    "too-large": "it is too large for a file of certificates",
}
"""Why a file of a folder was not read, where the rest was."""


def _read_folder(folder: str) -> Reading:
    contents: list[Content] = []
    notes: list[Note] = []
    for name in _members(folder):
        try:
            contents.append(Content(name, _read_member(name)))
        except InputError as error:
            notes.append(Note(error.code, _SKIPPED.get(error.code, "it cannot be read"), name))
    if contents:
        return Reading(tuple(contents), tuple(notes))
    if notes:
        raise InputError(f"no file in {folder} can be read; {notes[0].describe()}", code=notes[0].code)
    raise InputError(f"the folder {folder} holds no files (its subfolders are not read)", code="empty-folder")


def _read_member(name: str) -> bytes:
    """Only regular files: opening a pipe that nobody writes to would wait for ever."""
    if os.path.exists(name) and not os.path.isfile(name):
        raise InputError(f"{name} is not a regular file", code="is-a-device")
    return read_file(name)


def _members(folder: str) -> list[str]:
    """The files of a folder in the order of their names, each once: ``c_rehash`` makes a second name for every one."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.is_symlink(), entry.name) for entry in entries if _is_wanted(entry))
    except OSError as error:
        raise _not_read(folder, error) from None
    once: dict[object, str] = {}
    for _, name in found:
        path = os.path.join(folder, name)
        once.setdefault(_identity(path) or path, path)
    return sorted(once.values())


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    hidden = name.startswith(".") or (name.startswith("#") and name.endswith("#"))
    return not hidden and not name.endswith(BACKUP_ENDINGS) and not entry.is_dir()


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
