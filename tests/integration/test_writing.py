"""``-o``, clause by clause: each promise of the contract is one test named after it, on real files, mounts and descriptors."""

import grp
import os
import pwd
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chainfix.adapters import writing
from chainfix.adapters.writing import write_atomically, write_folder
from chainfix.errors import InputError

NOBODY = 65534
NEW, OLD = b"new\n", b"old\n"

only_posix = pytest.mark.skipif(os.name != "posix", reason="only on POSIX systems: mode, owner and links are theirs")
pytestmark = only_posix


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root for a while; whoever is not root is somebody already."""
    if os.geteuid() != 0:
        yield
        return
    pwd.getpwuid(0), grp.getgrgid(0)  # nobody may not enter the folder of every Python: import these before
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def need_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only on a machine where the tests run as root: mounting and giving files away need it")


@pytest.fixture
def mount() -> Iterator[Callable[..., None]]:
    """Mounts that are undone after the test."""
    need_root()
    mounted: list[Path] = []

    def mount_at(target: Path, *arguments: str) -> None:
        answer = subprocess.run(["mount", *arguments, str(target)], capture_output=True, text=True, check=False)
        if answer.returncode:
            pytest.skip(f"only on a machine that lets root mount: {answer.stderr.strip()}")
        mounted.append(target)

    yield mount_at
    for target in reversed(mounted):
        subprocess.run(["umount", str(target)], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are the user's alone."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "chain.pem"
    path.write_bytes(OLD)
    return path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(path: Path, data: bytes = NEW, **options: object) -> InputError:
    """The error of a write that must not happen, after which the folder holds what it held."""
    before = names_in(path.parent)
    with pytest.raises(InputError) as caught:
        write_atomically(path, data, **options)  # type: ignore[arg-type]
    assert names_in(path.parent) == before
    return caught.value


class TestANewFile:
    @pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600), (0, 0o644)])
    def test_has_mode_0644_less_umask(self, tmp_path: Path, mask: int, mode: int) -> None:
        with umask(mask):
            assert write_atomically(tmp_path / "chain.pem", NEW)
        assert mode_of(tmp_path / "chain.pem") == mode
        assert (tmp_path / "chain.pem").read_bytes() == NEW

    @pytest.mark.parametrize("mask", [0, 0o022])
    def test_has_mode_0600_with_a_key(self, tmp_path: Path, mask: int) -> None:
        with umask(mask):
            write_atomically(tmp_path / "all.pem", NEW, private=True)
        assert mode_of(tmp_path / "all.pem") == 0o600

    def test_stands_alone_in_its_folder(self, tmp_path: Path) -> None:
        write_atomically(tmp_path / "chain.pem", NEW)
        assert names_in(tmp_path) == ["chain.pem"]

    def test_is_written_byte_by_byte_as_given(self, tmp_path: Path) -> None:
        data = bytes(range(256)) * 5000 + b"\r\n\x1a"
        write_atomically(tmp_path / "any", data)
        assert (tmp_path / "any").read_bytes() == data

    def test_in_a_missing_folder_is_refused_and_mkdir_named(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as caught:
            write_atomically(tmp_path / "no" / "chain.pem", NEW)
        assert caught.value.code == "no-such-folder"
        assert caught.value.hint == f"mkdir -p {tmp_path}/no"

    @pytest.mark.parametrize("name", ["", "new/", "a\0b", "x" * 300])
    def test_with_an_impossible_name_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(InputError):
            write_atomically(name, NEW)
        assert names_in(tmp_path) == []

    def test_cannot_take_the_name_of_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "chain").mkdir()
        assert refusal(tmp_path / "chain").code == "is-a-folder"


class TestSymbolicLinks:
    def test_the_link_stays_and_what_it_points_to_is_replaced(self, tmp_path: Path) -> None:
        archive, live = tmp_path / "archive", tmp_path / "live"
        archive.mkdir()
        live.mkdir()
        (archive / "chain1.pem").write_bytes(OLD)
        (live / "chain.pem").symlink_to("../archive/chain1.pem")
        assert write_atomically(live / "chain.pem", NEW)
        assert (live / "chain.pem").readlink() == Path("../archive/chain1.pem")
        assert (archive / "chain1.pem").read_bytes() == NEW
        assert names_in(archive) == ["chain1.pem"]
        assert names_in(live) == ["chain.pem"]

    def test_a_link_to_a_link_is_followed_to_its_end(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "one").symlink_to("chain.pem")
        (tmp_path / "two").symlink_to(tmp_path / "one")
        write_atomically(tmp_path / "two", NEW)
        assert old.read_bytes() == NEW
        assert old.is_symlink() is False

    def test_a_dangling_link_makes_the_file_it_points_to(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to("chain.pem")
        write_atomically(tmp_path / "link", NEW)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "chain.pem").read_bytes() == NEW

    def test_a_circle_of_links_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("b")
        (tmp_path / "b").symlink_to("a")
        assert "symbolic links" in refusal(tmp_path / "a").message


class TestModeAndOwner:
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o444])
    def test_the_mode_is_kept_whatever_the_umask(self, old: Path, mode: int) -> None:
        old.chmod(mode)
        with umask(0o077):
            write_atomically(old, NEW)
        assert mode_of(old) == mode
        assert old.read_bytes() == NEW

    def test_owner_and_group_are_kept(self, old: Path) -> None:
        need_root()
        os.chown(old, NOBODY, 12345)
        write_atomically(old, NEW)
        assert (old.stat().st_uid, old.stat().st_gid) == (NOBODY, 12345)

    def test_an_owner_that_cannot_be_kept_is_refused_before_writing(self, open_folder: Path) -> None:
        need_root()
        old = open_folder / "chain.pem"
        old.write_bytes(OLD)
        open_folder.chmod(0o777)
        before = old.stat()
        with as_nobody():
            error = refusal(old)
        assert error.code == "cannot-keep-owner"
        assert "belongs to root:root" in error.message
        assert old.stat() == before
        assert old.read_bytes() == OLD

    def test_a_key_is_not_written_where_everybody_may_read_it(self, old: Path) -> None:
        old.chmod(0o644)
        error = refusal(old, private=True)
        assert error.code == "open-to-others"
        assert error.hint == f"chmod 600 {old}"
        assert old.read_bytes() == OLD

    def test_a_key_may_stay_readable_by_the_group_that_reads_it_now(self, old: Path) -> None:
        old.chmod(0o640)
        assert write_atomically(old, NEW, private=True)
        assert mode_of(old) == 0o640

    def test_extended_attributes_are_kept(self, old: Path) -> None:
        try:
            os.setxattr(old, "user.chainfix", b"kept")
        except OSError as error:
            pytest.skip(f"only on a file system with user attributes: {error}")
        write_atomically(old, NEW)
        assert os.getxattr(old, "user.chainfix") == b"kept"

    def test_an_access_control_list_is_kept(self, old: Path) -> None:
        set_acl(old, ACL_FOR_NOBODY)
        write_atomically(old, NEW)
        assert os.getxattr(old, "system.posix_acl_access") == ACL_FOR_NOBODY

    def test_the_default_list_of_the_folder_does_not_come_upon_an_old_file(self, old: Path, tmp_path: Path) -> None:
        set_acl(tmp_path, ACL_FOR_NOBODY, "system.posix_acl_default")
        mode = mode_of(old)
        write_atomically(old, NEW)
        assert "system.posix_acl_access" not in os.listxattr(old)
        assert mode_of(old) == mode


def acl(*entries: tuple[int, int, int]) -> bytes:
    """POSIX_ACL_XATTR: version 2, then tag, permissions and id of each entry (linux/posix_acl_xattr.h)."""
    return b"\x02\0\0\0" + b"".join(
        tag.to_bytes(2, "little") + bits.to_bytes(2, "little") + who.to_bytes(4, "little") for tag, bits, who in entries
    )


NO_ID = 0xFFFFFFFF
ACL_FOR_NOBODY = acl((1, 6, NO_ID), (2, 4, NOBODY), (4, 4, NO_ID), (0x10, 4, NO_ID), (0x20, 4, NO_ID))


def set_acl(path: Path, value: bytes, attribute: str = "system.posix_acl_access") -> None:
    try:
        os.setxattr(path, attribute, value)
    except OSError as error:
        pytest.skip(f"only on a file system with access control lists: {error}")


class TestUnchanged:
    def test_a_file_that_is_already_right_is_not_touched(self, old: Path) -> None:
        os.utime(old, ns=(10**9, 10**9))
        before = old.stat()
        assert write_atomically(old, OLD) is False
        after = old.stat()
        assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (before.st_ino, before.st_mtime_ns, before.st_ctime_ns)

    def test_through_a_link_too(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(old)
        before = old.stat().st_ino
        assert write_atomically(tmp_path / "link", OLD) is False
        assert old.stat().st_ino == before

    def test_in_a_folder_where_nothing_could_be_written(self, open_folder: Path) -> None:
        (open_folder / "chain.pem").write_bytes(OLD)
        with as_nobody():
            assert write_atomically(open_folder / "chain.pem", OLD) is False

    def test_a_file_of_the_same_length_is_not_taken_for_the_same(self, old: Path) -> None:
        assert write_atomically(old, NEW) is True
        assert old.read_bytes() == NEW


class TestWhatIsNotARegularFile:
    def test_a_pipe_is_written_to_and_stays_a_pipe(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        received: list[bytes] = []
        reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
        reader.start()
        assert write_atomically(pipe, NEW)
        reader.join(timeout=10)
        assert received == [NEW]
        assert pipe.is_fifo()
        assert names_in(tmp_path) == ["pipe"]

    def test_a_device_is_written_to_and_stays_a_device(self) -> None:
        assert write_atomically("/dev/null", NEW)
        assert Path("/dev/null").is_char_device()

    def test_a_terminal_is_written_to(self) -> None:
        controller, terminal = os.openpty()
        write_atomically(os.ttyname(terminal), b"new")
        assert os.read(controller, 100) == b"new"
        os.close(controller)
        os.close(terminal)

    def test_a_full_device_is_an_error(self) -> None:
        with pytest.raises(InputError) as caught:
            write_atomically("/dev/full", NEW)
        assert caught.value.code == "disk-full"

    @pytest.mark.parametrize("redirect", ["| cat", "> out && cat out", ">> out && cat out"])
    @pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
    def test_standard_output_by_name_goes_where_the_shell_said(self, tmp_path: Path, name: str, redirect: str) -> None:
        (tmp_path / "out").write_bytes(b"log\n")
        answer = shell(f"chainfix {name} {redirect}", tmp_path)
        assert answer.stdout == ("log\nnew\n" if ">>" in redirect else "new\n"), answer.stderr
        assert names_in(tmp_path) == ["out"]

    def test_a_redirected_file_keeps_its_identity(self, tmp_path: Path) -> None:
        (tmp_path / "out").touch()
        before = (tmp_path / "out").stat().st_ino
        shell("chainfix /dev/stdout > out", tmp_path)
        assert (tmp_path / "out").stat().st_ino == before

    def test_a_reader_that_is_gone_is_a_broken_pipe(self, tmp_path: Path) -> None:
        read_end, write_end = os.pipe()
        os.close(read_end)
        with pytest.raises(BrokenPipeError):
            write_atomically(f"/dev/fd/{write_end}", NEW)
        os.close(write_end)
        assert names_in(tmp_path) == []


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which ``chainfix FILE`` writes to that file."""
    program = "import sys; from chainfix.adapters.writing import *; write_atomically(sys.argv[1], sys.argv[2].encode())"
    script = f"""chainfix() {{ "{sys.executable}" -c "{program}" "$1" $'new\\n'; }}; {command}"""
    environment = os.environ | {"PYTHONPATH": str(Path(writing.__file__).parents[2])}
    return subprocess.run(["bash", "-c", script], cwd=cwd, env=environment, text=True, capture_output=True, check=False, timeout=60)


class TestWhereARenameIsImpossible:
    def test_a_file_that_is_mounted_by_itself_is_named_as_such(self, old: Path, tmp_path: Path, mount: Callable[..., None]) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "chain.pem").write_bytes(b"mounted\n")
        mount(old, "--bind", str(outside / "chain.pem"))
        error = refusal(old)
        assert error.code == "cannot-rename"
        assert "mounted by itself" in error.message
        assert error.hint is not None
        assert f"cat OTHER > {old}" in error.hint
        assert old.read_bytes() == b"mounted\n"

    def test_a_folder_that_may_not_be_written_is_named(self, open_folder: Path) -> None:
        old = open_folder / "chain.pem"
        old.write_bytes(OLD)
        old.chmod(0o666)
        if os.geteuid() != 0:
            open_folder.chmod(0o555)
        with as_nobody():
            error = refusal(old)
        assert error.code == "no-permission"
        assert f"cannot write in the folder {open_folder}" in error.message
        assert old.read_bytes() == OLD

    def test_a_read_only_file_system_is_named(self, tmp_path: Path, mount: Callable[..., None]) -> None:
        mount(tmp_path, "-t", "tmpfs", "-o", "ro", "none")
        assert "Read-only file system" in refusal(tmp_path / "chain.pem").message

    def test_an_immutable_file_stays(self, tmp_path: Path) -> None:
        need_root()
        old = tmp_path / "chain.pem"
        old.write_bytes(OLD)
        answer = subprocess.run(["chattr", "+i", str(old)], capture_output=True, text=True, check=False)
        if answer.returncode:
            pytest.skip(f"only on a file system with immutable files: {answer.stderr.strip()}")
        try:
            error = refusal(old)
        finally:
            subprocess.run(["chattr", "-i", str(old)], check=True)
        assert error.code == "not-written"
        assert old.read_bytes() == OLD


class TestAFailure:
    def test_on_a_full_disk_leaves_the_old_file(self, tmp_path: Path, mount: Callable[..., None]) -> None:
        mount(tmp_path, "-t", "tmpfs", "-o", "size=64k", "none")
        old = tmp_path / "chain.pem"
        old.write_bytes(OLD)
        before = old.stat()
        error = refusal(old, b"x" * 200_000)
        assert error.code == "disk-full"
        assert f"{old} is as it was" in error.message
        assert old.stat() == before
        assert write_atomically(old, NEW), "the space of the file that failed is free again"

    def test_without_inodes_leaves_the_old_file(self, tmp_path: Path, mount: Callable[..., None]) -> None:
        mount(tmp_path, "-t", "tmpfs", "-o", "nr_inodes=2", "none")
        old = tmp_path / "chain.pem"
        old.write_bytes(OLD)
        assert refusal(old).code == "disk-full"
        assert old.read_bytes() == OLD

    @pytest.mark.parametrize("step", ["write", "fsync", "fchmod", "replace"])
    @pytest.mark.parametrize("failure", [OSError(5, "Input/output error"), KeyboardInterrupt()])
    def test_at_any_step_leaves_the_old_file_and_nothing_else(
        self, old: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
    ) -> None:
        def fail(*_: object) -> None:
            raise failure

        monkeypatch.setattr(os, step, fail)
        with pytest.raises((InputError, KeyboardInterrupt)):
            write_atomically(old, NEW)
        assert old.read_bytes() == OLD
        assert names_in(old.parent) == ["chain.pem"]

    def test_to_sync_the_folder_is_none(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        fsync = os.fsync

        def only_files(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(22, "Invalid argument")
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", only_files)
        assert write_atomically(old, NEW)
        assert old.read_bytes() == NEW

    def test_the_file_is_synced_before_the_rename_and_the_folder_after(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        steps: list[str] = []
        fsync, replace = os.fsync, os.replace

        def note_fsync(descriptor: int) -> None:
            steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
            fsync(descriptor)

        def note_replace(new: str, target: str) -> None:
            steps.append("rename")
            replace(new, target)

        monkeypatch.setattr(os, "fsync", note_fsync)
        monkeypatch.setattr(os, "replace", note_replace)
        write_atomically(old, NEW)
        assert steps == ["file", "rename", "folder"]

    def test_a_reader_never_sees_half_a_file(self, old: Path) -> None:
        versions = {letter * 300_000 for letter in (b"a", b"b")}
        old.write_bytes(b"a" * 300_000)
        stop = threading.Event()
        seen: set[bytes] = set()

        def read() -> None:
            while not stop.is_set():
                seen.add(old.read_bytes())

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        for _ in range(50):
            for version in versions:
                write_atomically(old, version)
        stop.set()
        reader.join(timeout=10)
        assert seen <= versions


class TestTheSameFileAsAnInput:
    def test_is_refused_first_of_all(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to("chain.pem")
        before = old.stat()
        for output in (old, tmp_path / "link"):
            error = refusal(output, inputs=["-", tmp_path / "gone.pem", old])
            assert error.code == "same-file"
        assert old.stat() == before

    def test_is_refused_even_when_nothing_would_change(self, old: Path) -> None:
        assert refusal(old, OLD, inputs=[old]).code == "same-file"

    def test_is_refused_in_a_folder_before_anything_is_written(self, old: Path, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="same file"):
            write_folder(tmp_path, {"leaf.pem": NEW, "chain.pem": NEW}, inputs=iter([old]))
        assert names_in(tmp_path) == ["chain.pem"]
        assert old.read_bytes() == OLD


class TestAFolder:
    def test_gets_all_files_and_says_which_changed(self, old: Path, tmp_path: Path) -> None:
        changed = write_folder(tmp_path, {"leaf.pem": NEW, "chain.pem": OLD})
        assert changed == {"leaf.pem": True, "chain.pem": False}
        assert (tmp_path / "leaf.pem").read_bytes() == NEW
        assert names_in(tmp_path) == ["chain.pem", "leaf.pem"]
        assert old.read_bytes() == OLD

    def test_is_made_where_it_is_missing(self, tmp_path: Path) -> None:
        write_folder(tmp_path / "site", {"leaf.pem": NEW})
        assert (tmp_path / "site" / "leaf.pem").read_bytes() == NEW

    def test_is_not_left_behind_by_a_failure(self, tmp_path: Path) -> None:
        with pytest.raises(InputError):
            write_folder(tmp_path / "site", {"leaf.pem": NEW, "x" * 300: NEW})
        assert names_in(tmp_path) == []

    def test_whose_parent_is_missing_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as caught:
            write_folder(tmp_path / "no" / "site", {"leaf.pem": NEW})
        assert caught.value.hint == f"mkdir -p {tmp_path}/no"

    def test_that_is_a_file_is_refused(self, old: Path) -> None:
        with pytest.raises(InputError):
            write_folder(old, {"leaf.pem": NEW})
        assert old.read_bytes() == OLD

    def test_holds_a_key_for_its_owner_alone(self, tmp_path: Path) -> None:
        with umask(0o022):
            write_folder(tmp_path, {"leaf.pem": NEW, "key.pem": NEW}, private={"key.pem"})
        assert (mode_of(tmp_path / "leaf.pem"), mode_of(tmp_path / "key.pem")) == (0o644, 0o600)

    def test_is_as_it_was_when_one_file_cannot_be_prepared(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "root.pem").mkdir()
        with pytest.raises(InputError):
            write_folder(tmp_path, {"chain.pem": NEW, "leaf.pem": NEW, "root.pem": NEW})
        assert old.read_bytes() == OLD
        assert names_in(tmp_path) == ["chain.pem", "root.pem"]

    def test_is_as_it_was_when_one_rename_fails(self, old: Path, tmp_path: Path, mount: Callable[..., None]) -> None:
        mounted = tmp_path / "root.pem"
        mounted.write_bytes(OLD)
        mount(mounted, "--bind", str(mounted))
        before = old.stat().st_ino
        with pytest.raises(InputError) as caught:
            write_folder(tmp_path, {"chain.pem": NEW, "leaf.pem": NEW, "root.pem": NEW})
        assert caught.value.code == "cannot-rename"
        assert names_in(tmp_path) == ["chain.pem", "root.pem"]
        assert old.read_bytes() == OLD
        assert old.stat().st_ino == before

    def test_with_a_pipe_of_that_name_is_refused(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "chain.pem")
        with pytest.raises(InputError) as caught:
            write_folder(tmp_path, {"leaf.pem": NEW, "chain.pem": NEW})
        assert caught.value.code == "not-a-file"
        assert names_in(tmp_path) == ["chain.pem"]


class TestTheEmptiedRedirect:
    """The shell empties ``> FILE`` before chainfix starts; the last line of an error says so."""

    @pytest.mark.parametrize(
        ("command", "said"),
        [
            ("fail chain.pem > chain.pem", "chain.pem is empty: the shell emptied it for > before chainfix started"),
            ("fail cert.pem > chain.pem", "chain.pem is left empty: the shell emptied it for > before chainfix started"),
            ("fail cert.pem >> chain.pem", "None"),
            ("fail cert.pem | cat", "None"),
        ],
    )
    def test_on_failure_the_last_line_says_what_happened(self, old: Path, command: str, said: str) -> None:
        program = "import sys; from chainfix.adapters.writing import *; sys.stderr.write(str(emptied_redirect(sys.argv[1:])))"
        answer = shell(f"""fail() {{ "{sys.executable}" -c "{program}" "$@"; }}; {command}""", old.parent)
        assert said in answer.stderr
        assert old.read_bytes() == (b"" if " > " in command else OLD)
