"""Reading what the user names."""

import io
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from chainfix.adapters import files
from chainfix.adapters.files import Content, read_file, read_source
from chainfix.certificates.reading import MAX_INPUT
from chainfix.errors import InputError
from tests.support.programs import calls_in_shell

NOBODY = 65534

shell = partial(calls_in_shell, "chainfix.adapters.files")


@contextmanager
def as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are the user's alone."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def refusal(path: object) -> InputError:
    with pytest.raises(InputError) as caught:
        read_source(path)  # type: ignore[arg-type]
    return caught.value


class TestOneFile:
    def test_it_is_read_whole_and_keeps_the_name_its_user_wrote(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a.pem").write_bytes(b"\x00\xff\r\n")
        monkeypatch.chdir(tmp_path)
        assert read_source("./a.pem").contents == (Content("./a.pem", b"\x00\xff\r\n"),)

    def test_a_shell_pipe_is_read_like_a_file(self, tmp_path: Path) -> None:
        answer = shell("chainfix 'sys.stdout.buffer.write(read_file(sys.argv[1]))' <(printf hello)", tmp_path)
        assert answer.stdout == "hello"
        assert not answer.stderr

    def test_a_missing_one_is_named_with_the_nearest_name(self, tmp_path: Path) -> None:
        (tmp_path / "chain.pem").touch()
        error = refusal(tmp_path / "chian.pem")
        assert error.code == "no-such-file"
        assert error.message == f"no such file: {tmp_path}/chian.pem"
        assert error.hint == f"did you mean {tmp_path}/chain.pem?"

    def test_a_missing_one_with_nothing_alike_has_no_hint(self, tmp_path: Path) -> None:
        (tmp_path / "chain.pem").touch()
        assert refusal(tmp_path / "zzz").hint is None

    def test_a_missing_folder_is_said(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "no" / "a.pem").message.endswith(f"(there is no folder {tmp_path}/no)")

    def test_a_file_where_a_folder_should_be_is_no_crash(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch()
        assert refusal(tmp_path / "a" / "b.pem").code == "no-such-file"

    def test_a_dangling_link_says_where_it_points(self, tmp_path: Path) -> None:
        (tmp_path / "link.pem").symlink_to("gone.pem")
        assert refusal(tmp_path / "link.pem").message == f"the link {tmp_path}/link.pem points to gone.pem, which does not exist"

    def test_a_circle_of_links_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("b")
        (tmp_path / "b").symlink_to("a")
        assert "circle" in refusal(tmp_path / "a").message

    @pytest.mark.parametrize("name", ["", "a\0b", "x" * 300])
    def test_an_impossible_name_is_an_input_error(self, name: str) -> None:
        assert refusal(name).exit_status == 2

    def test_without_permission_the_error_says_so(self, open_folder: Path) -> None:
        path = open_folder / "key.pem"
        path.touch(mode=0)
        with as_nobody():
            error = refusal(path)
        assert error.code == "no-permission"
        assert error.hint is not None
        assert f"ls -l {path}" in error.hint

    def test_a_device_is_refused_before_it_is_opened(self) -> None:
        assert refusal("/dev/zero").code == "is-a-device"

    def test_a_socket_is_refused(self, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "s"))
            assert refusal(tmp_path / "s").code == "is-a-device"

    def test_one_too_large_is_refused_unread(self, tmp_path: Path) -> None:
        with (tmp_path / "big").open("wb") as file:
            file.truncate(MAX_INPUT + 1)
        error = refusal(tmp_path / "big")
        assert error.code == "too-large"
        assert "128 MiB" in error.message

    def test_an_endless_pipe_stops_at_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "MAX_INPUT", 1000)
        with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
            assert endless.stdout is not None
            assert refusal(f"/dev/fd/{endless.stdout.fileno()}").code == "too-large"
            endless.kill()

    def test_a_folder_is_not_one_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is a folder"):
            read_file(tmp_path)


class TestAFolder:
    def test_its_files_come_in_the_order_of_their_names_without_subfolders(self, tmp_path: Path) -> None:
        (tmp_path / "b.pem").write_bytes(b"B")
        (tmp_path / "a.crt").write_bytes(b"A")
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "c.pem").write_bytes(b"C")
        found = read_source(tmp_path)
        assert found.contents == (Content(f"{tmp_path}/a.crt", b"A"), Content(f"{tmp_path}/b.pem", b"B"))
        assert not found.notes

    def test_hidden_files_and_backups_are_left_out(self, tmp_path: Path) -> None:
        for name in ("a.pem", ".hidden.pem", "a.pem~", "#a.pem#", "a.pem.bak", "a.pem.dpkg-old", ".a.pem.swp"):
            (tmp_path / name).write_bytes(b"A")
        assert [content.place for content in read_source(tmp_path).contents] == [f"{tmp_path}/a.pem"]

    def test_a_hashed_folder_is_read_once(self, tmp_path: Path) -> None:
        (tmp_path / "root.pem").write_bytes(b"R")
        (tmp_path / "002c0b4f.0").symlink_to("root.pem")
        assert [content.place for content in read_source(tmp_path).contents] == [f"{tmp_path}/root.pem"]

    def test_a_link_out_of_the_folder_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "live").mkdir()
        (tmp_path / "cert1.pem").write_bytes(b"C")
        (tmp_path / "live" / "cert.pem").symlink_to("../cert1.pem")
        assert read_source(tmp_path / "live").contents == (Content(f"{tmp_path}/live/cert.pem", b"C"),)

    def test_what_cannot_be_read_is_a_note(self, tmp_path: Path) -> None:
        (tmp_path / "a.pem").write_bytes(b"A")
        (tmp_path / "gone.pem").symlink_to("nowhere")
        os.mkfifo(tmp_path / "pipe")
        found = read_source(tmp_path)
        assert [content.data for content in found.contents] == [b"A"]
        assert [(note.code, note.place) for note in found.notes] == [
            ("no-such-file", f"{tmp_path}/gone.pem"),
            ("is-a-device", f"{tmp_path}/pipe"),
        ]

    def test_nothing_to_read_is_an_error(self, tmp_path: Path) -> None:
        assert refusal(tmp_path).code == "empty-folder"

    def test_nothing_readable_is_an_error_that_says_why(self, tmp_path: Path) -> None:
        (tmp_path / "gone.pem").symlink_to("nowhere")
        assert refusal(tmp_path).message == f"no file in {tmp_path} can be read; {tmp_path}/gone.pem: a symbolic link to nothing"


class TestStandardInput:
    def test_a_dash_reads_it(self) -> None:
        assert read_source("-", stdin=io.BytesIO(b"PEM")).contents == (Content("standard input", b"PEM"),)

    def test_a_file_of_that_name_is_read_by_its_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "-").write_bytes(b"file")
        monkeypatch.chdir(tmp_path)
        assert read_source("./-").contents == (Content("./-", b"file"),)

    def test_the_process_own_is_the_default(self, tmp_path: Path) -> None:
        answer = shell("chainfix 'print(read_source(chr(45)).contents[0].data)'", tmp_path, stdin="hello")
        assert answer.stdout == "b'hello'\n"

    @pytest.mark.parametrize(
        ("redirect", "said"), [("<&-", "standard input is closed"), ("< /proc/self/mem", "cannot read standard input")]
    )
    def test_closed_or_unreadable_it_is_an_input_error(self, tmp_path: Path, redirect: str, said: str) -> None:
        answer = shell(f"chainfix 'read_source(chr(45))' {redirect}", tmp_path)
        assert f"InputError: {said}" in answer.stderr
