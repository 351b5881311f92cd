"""Files that chainfix writes: known from its inputs, and replaced so that a failure leaves them as they were.

Writing keeps these laws. A file is replaced by the rename of a complete, synced new file made in the same folder; a symbolic
link stays, what it points to is replaced. Mode, owner, group and extended attributes (ACLs and the SELinux context are such)
pass on to the new file, or nothing is written. What is not a regular file is written to and never renamed over. Whatever
fails, the old file is as it was and nothing stays beside it.

Not promised: another hard link to a replaced file keeps the old content, and two writers at once are not told of each other.
"""

# ruff: noqa: PTH100, PTH102, PTH105, PTH106, PTH108, PTH112, PTH115, PTH116, PTH118, PTH119, PTH120, PTH123
# pathlib costs more at start than everything here, and a name has to stay as its user wrote it.

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple

from chainfix.adapters.files import STANDARD_INPUT, FileName
from chainfix.errors import InputError

_BINARY: int = getattr(os, "O_BINARY", 0)
_NEVER_COPIED = frozenset({"security.capability", "security.evm", "security.ima"})
"""Attributes that hold a signature of the old content, or rights that every write takes away."""
_ACL = "system.posix_acl_access"


# The output and the inputs


def refuse_same_file(output: FileName, inputs: Iterable[FileName]) -> None:
    """Raise :class:`InputError` when the output is the same regular file as an input, through links of any kind too.

    ``-`` is standard output as the output and standard input among the inputs. A folder stands for itself, not for its files.
    """
    name = os.fspath(output)
    same = _same_input(_regular(name, 1), inputs)
    if same is not None:
        shown = "standard output" if name == "-" else name
        hint = (
            "write to another file, then rename it" if name != "-" else "the shell has emptied it already: use -o with another file"
        )
        raise InputError(f"{shown} is the same file as the input {same}", code="same-file", hint=hint)


def standard_output_was_emptied() -> bool:
    """Whether standard output is an empty regular file not opened to append: what the shell makes of ``> FILE``."""
    status = _regular("-", 1)
    return status is not None and status.st_size == 0 and not _appends(1)


def emptied_redirect(inputs: Iterable[FileName] = ()) -> str | None:
    """What to say last on a failure when the shell's ``>`` has emptied a file; None when it has not."""
    if not standard_output_was_emptied():
        return None
    same = _same_input(_regular("-", 1), inputs)
    if same is not None:
        return f"{same} is empty: the shell emptied it for > before chainfix started; -o would have refused to write over an input"
    return (
        f"{_standard_output_name()} is left empty: the shell emptied it for > before chainfix started; -o FILE keeps the old file"
    )


def _same_input(output: os.stat_result | None, inputs: Iterable[FileName]) -> str | None:
    if output is None:
        return None
    for path in inputs:
        name = os.fspath(path)
        status = _regular(name, 0)
        if status is not None and os.path.samestat(output, status):
            return STANDARD_INPUT if name == "-" else name
    return None


def _regular(name: str, descriptor: int) -> os.stat_result | None:
    """The status of a regular file; that of the descriptor for ``-``; None for everything else."""
    try:
        status = os.fstat(descriptor) if name == "-" else os.stat(name)
    except (OSError, ValueError):
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _appends(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        return False
    return bool(fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_APPEND)


def _standard_output_name() -> str:
    try:
        return os.readlink("/proc/self/fd/1")
    except OSError:
        return "the file on standard output"


# Writing


def write_atomically(path: FileName, data: bytes, *, private: bool = False, inputs: Iterable[FileName] = ()) -> bool:
    """Make a file hold exactly these bytes; False when it did already and was not touched.

    A new file gets mode 0644 less umask, 0600 when ``private``; an old one keeps its own, and one that everybody may read is
    refused when ``private``. Raises :class:`InputError` before anything is written when the output is one of ``inputs``, and in
    every other case with the old file as it was; BrokenPipeError when the reader of a pipe is gone.
    """
    name = os.fspath(path)
    refuse_same_file(name, inputs)
    descriptor = _own_descriptor(name)
    if descriptor is not None or _is_special(name):
        _write_through(name, descriptor, data)
        return True
    staged = _stage(name, data, private=private)
    if staged is None:
        return False
    _put_in_place([staged])
    return True


def write_folder(
    folder: FileName, files: Mapping[str, bytes], *, private: Collection[str] = (), inputs: Iterable[FileName] = ()
) -> dict[str, bool]:
    """Write several files into a folder, all or none; tells by name which ones changed.

    The folder is made where it is missing, its parents are not. ``private`` names those of 0600. Raises as
    :func:`write_atomically`. Only where the file system has no hard links, files renamed before the one that fails stay new.
    """
    where = os.fspath(folder)
    paths = {name: os.path.join(where, name) for name in files}
    known = tuple(inputs)
    for path in paths.values():
        refuse_same_file(path, known)
    made = _make_folder(where)
    staged: dict[str, _Staged | None] = {}
    try:
        for name, path in paths.items():
            _refuse_special(path)
            staged[name] = _stage(path, files[name], private=name in private)
        _put_in_place([one for one in staged.values() if one])
    except BaseException:
        for one in staged.values():
            _remove(one.temporary if one else None)
        if made:
            with suppress(OSError):
                os.rmdir(where)
        raise
    return {name: one is not None for name, one in staged.items()}


class _Staged(NamedTuple):
    """A complete new file that waits beside the one it will replace."""

    name: str
    target: str
    temporary: str
    is_new: bool

    @property
    def backup(self) -> str:
        """A second name of the old file while several are replaced."""
        return f"{self.temporary}.old"


def _stage(name: str, data: bytes, *, private: bool) -> _Staged | None:
    """The new file, ready to be renamed; None when the old one is right."""
    if not os.path.basename(name):
        raise InputError(f"{name or 'an empty name'} names no file", code="is-a-folder")
    with _explained(name, name):
        target = os.path.realpath(name)
    with _explained(name, target):
        old = _status(target)
        if old is not None:
            _refuse_target(name, old, private=private)
            if _holds(target, old, data):
                return None
        temporary = os.path.join(os.path.dirname(target), f".chainfix-{os.urandom(6).hex()}.tmp")
        mode = 0o644 if old is None and not private else 0o600
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        try:
            _fill(descriptor, name, target, old, data)
        except BaseException:
            _remove(temporary)
            raise
    return _Staged(name, target, temporary, is_new=old is None)


def _fill(descriptor: int, name: str, target: str, old: os.stat_result | None, data: bytes) -> None:
    try:
        if old is not None and os.name == "posix":
            _keep_owner(descriptor, name, old)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            _keep_attributes(descriptor, name, target)
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_owner(descriptor: int, name: str, old: os.stat_result) -> None:
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid):
        return
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except OSError:
        message = f"{name} belongs to {_owner(old)}, and you may not make a file of that owner and group; nothing was written"
        raise InputError(message, code="cannot-keep-owner", hint="try again with sudo, or write another file") from None


def _owner(status: os.stat_result) -> str:
    import grp
    import pwd

    user, group = str(status.st_uid), str(status.st_gid)
    with suppress(KeyError):
        user = pwd.getpwuid(status.st_uid).pw_name
    with suppress(KeyError):
        group = grp.getgrgid(status.st_gid).gr_name
    return f"{user}:{group}"


def _keep_attributes(descriptor: int, name: str, target: str) -> None:
    if not hasattr(os, "listxattr"):  # Linux only
        return
    old, new = _attributes(target), _attributes(descriptor)
    key = _ACL
    try:
        if _ACL in new and _ACL not in old:  # the folder's default ACL
            os.removexattr(descriptor, _ACL)
        for key, value in old.items():
            if new.get(key) != value:
                os.setxattr(descriptor, key, value)
    except OSError as error:
        message = f"cannot keep the attribute {key} of {name} ({error.strerror}); nothing was written"
        raise InputError(message, code="cannot-keep-attributes", hint="try again with sudo, or write another file") from None


def _attributes(file: str | int) -> dict[str, bytes]:
    try:
        return {key: os.getxattr(file, key) for key in os.listxattr(file) if key not in _NEVER_COPIED}
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            return {}
        raise


def _put_in_place(staged: list[_Staged]) -> None:
    """Rename all, or put back those that were renamed before one failed."""
    done: list[_Staged] = []
    try:
        if len(staged) > 1:
            _keep_backups(staged)
        for one in staged:
            with _explained(one.name, one.target, renaming=True):
                os.replace(one.temporary, one.target)
            done.append(one)
    except BaseException:
        for one in done:
            _put_back(one)
        raise
    finally:
        for one in staged:
            _remove(one.temporary)
            _remove(one.backup)
    for folder in {os.path.dirname(one.target) for one in staged}:
        _sync_folder(folder)


def _keep_backups(staged: list[_Staged]) -> None:
    for one in staged:
        if not one.is_new:
            with suppress(OSError):  # a file system without hard links
                os.link(one.target, one.backup)


def _put_back(one: _Staged) -> None:
    with suppress(OSError):
        if one.is_new:
            os.unlink(one.target)
        else:
            os.replace(one.backup, one.target)


def _remove(path: str | None) -> None:
    if path is not None:
        with suppress(OSError):
            os.unlink(path)


def _sync_folder(folder: str) -> None:
    """Make the rename last; the new file is in place already, so a system that cannot sync folders is no failure."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_folder(folder: str) -> bool:
    if os.path.isdir(folder):
        return False
    with _explained(folder, os.path.realpath(folder)):
        os.mkdir(folder)
    return True


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _holds(target: str, status: os.stat_result, data: bytes) -> bool:
    if status.st_size != len(data):
        return False
    try:
        with open(target, "rb") as file:
            return file.read() == data
    except PermissionError:
        return False


def _refuse_target(name: str, status: os.stat_result, *, private: bool) -> None:
    if stat.S_ISDIR(status.st_mode):
        hint = "name a file in it"
        raise InputError(f"{name} is a folder", code="is-a-folder", hint=hint)
    if private and os.name == "posix" and status.st_mode & stat.S_IRWXO:
        mode = f"{stat.S_IMODE(status.st_mode):04o}"
        message = f"{name} would hold a private key, and its mode {mode} lets everybody read or write it; nothing was written"
        raise InputError(message, code="open-to-others", hint=f"chmod 600 {name}")


def _is_special(name: str) -> bool:
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _refuse_special(path: str) -> None:
    if _is_special(path) or _own_descriptor(path) is not None:
        raise InputError(f"{path} is not a regular file and cannot be replaced", code="not-a-file")


def _own_descriptor(name: str) -> int | None:
    """The number of an open file of this process that is named by its place in ``/dev/fd``, as ``/dev/stdout`` is.

    A regular file behind it was opened by the shell, perhaps to append: a rename over it would lose what stands there.
    """
    for _ in range(40):  # as many links as Linux follows (path_resolution(7))
        folder, base = os.path.split(os.path.abspath(name))
        if base.isdecimal() and folder in ("/dev/fd", "/proc/self/fd", f"/proc/{os.getpid()}/fd"):
            return int(base)
        try:
            name = os.path.join(folder, os.readlink(name))
        except (OSError, ValueError):
            return None
    return None


def _write_through(name: str, descriptor: int | None, data: bytes) -> None:
    with _explained(name, name):
        if descriptor is not None:
            _write_all(descriptor, data)
            return
        descriptor = os.open(name, os.O_WRONLY | _BINARY)
        try:
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


@contextmanager
def _explained(name: str, target: str, *, renaming: bool = False) -> Iterator[None]:
    """Turn what the system says into an error that names the file and what to do."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise _not_written(name, target, error, renaming=renaming) from None


def _not_written(name: str, target: str, error: OSError | ValueError, *, renaming: bool) -> InputError:
    folder = os.path.dirname(target)
    number, reason = (error.errno, error.strerror) if isinstance(error, OSError) else (None, str(error))
    as_it_was = f"{name} is as it was" if os.path.lexists(target) else "nothing was written"
    if number in (errno.ENOSPC, errno.EDQUOT):
        return InputError(
            f"no space left to write {name}; {as_it_was}", code="disk-full", hint=f"df {folder or '.'} shows how much"
        )
    if number in (errno.EBUSY, errno.EXDEV):
        message = f"{name} is mounted by itself, as containers mount single files, and cannot be replaced by a rename; {as_it_was}"
        hint = f"mount its folder instead, or write another file and copy it: cat OTHER > {name}"
        return InputError(message, code="cannot-rename", hint=hint)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return InputError(f"cannot write {name}: there is no folder {folder}", code="no-such-folder", hint=f"mkdir -p {folder}")
    if number in (errno.EACCES, errno.EPERM, errno.EROFS) and not renaming:
        message = f"cannot write in the folder {folder} ({reason}), where {name} is replaced by a rename; {as_it_was}"
        return InputError(message, code="no-permission", hint="try again with sudo, or write to another folder")
    return InputError(f"cannot write {name}: {reason or error}; {as_it_was}", code="not-written")
