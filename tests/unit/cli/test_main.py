import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from chainfix import __version__
from chainfix.cli import help as texts
from chainfix.cli import main as entry
from chainfix.cli.main import COMMANDS, main
from tests.support import loopback
from tests.support.programs import REPOSITORY
from tests.unit.cli.conftest import NOW, OFFLINE, Case, Run


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_is_the_static_table(run: Run, word: str) -> None:
    assert run(word) == (0, texts.TEXT.encode(), "")


def test_the_table_names_every_command() -> None:
    rows = [line.split()[0] for line in texts.TEXT.splitlines() if line.startswith("  ") and not line.startswith("  chainfix")]
    assert rows == list(COMMANDS)


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"chainfix {__version__}\n".encode(), "")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("words", [("--help",), ("--no-such-option", "x", "-h"), ("a", "b", "--help", "-o")])
def test_help_of_a_command_wins_over_every_mistake(run: Run, command: str, words: tuple[str, ...]) -> None:
    ended = run(command, *words)
    assert ended.status == 0
    assert ended.err == ""
    assert ended.out.startswith(f"usage: chainfix {command} ".encode())


def test_help_behind_two_dashes_is_a_file(run: Run, folder: Path) -> None:
    (folder / "--help").write_bytes((folder / "leaf.pem").read_bytes())
    assert run("build", *OFFLINE, "-f", "leaf", "--", "--help").out == (folder / "leaf.pem").read_bytes()


def test_no_command_is_an_error_with_the_commands(run: Run) -> None:
    ended = run()
    assert (ended.status, ended.out) == (2, b"")
    assert all(command in ended.err for command in COMMANDS)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("biuld", "did you mean chainfix build?"),
        ("path", "did you mean chainfix paths?"),
        ("leaf.pem", "did you mean chainfix build leaf.pem?"),
        ("www.example.org", "did you mean chainfix build www.example.org?"),
        ("-v", "options stand behind the command"),
        ("qqq", "chainfix --help says more"),
    ],
)
def test_an_unknown_command_names_what_was_meant(run: Run, word: str, said: str) -> None:
    ended = run(word)
    assert (ended.status, ended.out) == (2, b"")
    assert said in ended.err


def test_ctrl_c_ends_quietly_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_dispatch", interrupted)
    assert run("build") == (130, b"", "")


def test_ctrl_c_while_the_network_is_asked_ends_quietly_too(folder: Path, case: Case) -> None:
    stopped = Event()
    with loopback.Listener(loopback.dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x", stopped)) as server:
        (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[server.url()]).pem)
        words = ("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--aia-allow", "127.0.0.1", "-v")
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
        # A shell starts what runs in its background with SIGINT ignored, and children inherit that.
        code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from chainfix.__main__ import run; run()"
        command = (sys.executable, "-c", code, *words)
        with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stderr is not None
            lines = [process.stderr.readline()]
            while not lines[-1].startswith(b"asking"):
                lines.append(process.stderr.readline())
            process.send_signal(signal.SIGINT)
            assert (process.wait(60), process.stderr.read()) == (130, b"")
        stopped.set()


class TestABug:
    """What nobody thought of is told as a fault of chainfix, shortly."""

    @pytest.fixture(autouse=True)
    def _broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_: list[str]) -> int:
            raise ZeroDivisionError("by zero")

        monkeypatch.setattr(entry, "_dispatch", broken)

    def test_is_named_without_a_traceback(self, run: Run) -> None:
        ended = run("build", "leaf.pem")
        assert ended.status == 2
        assert ended.out == b""
        assert ended.lines[0] == "error: this is a bug of chainfix (ZeroDivisionError: by zero)"
        assert "Traceback" not in ended.err

    def test_has_a_traceback_with_v(self, run: Run) -> None:
        assert run("build", "-v").lines[0] == "Traceback (most recent call last):"

    def test_is_a_json_object_too(self, run: Run) -> None:
        assert b'"code": "bug"' in run("build", "--json").out


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = (sys.executable, "-m", "chainfix", "build", "served.pem", *OFFLINE)
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=folder, env=environment, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert done.returncode == 141
    assert b"Exception" not in done.stderr
    assert b"error" not in done.stderr


@pytest.mark.parametrize("words", [("--help",), ("build", "served.pem", *OFFLINE), ("paths", "served.pem", *OFFLINE)])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only on systems with /dev/full")
def test_a_full_disk_behind_standard_output_is_an_error(folder: Path, words: tuple[str, ...]) -> None:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        command = (sys.executable, "-m", "chainfix", *words)
        done = subprocess.run(command, cwd=folder, env=environment, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == "error: cannot write to standard output: No space left on device"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams_make_no_traceback(folder: Path, closed: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    line = f"{sys.executable} -m chainfix build served.pem {' '.join(OFFLINE)} {closed}"
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == (2 if ">&-" in closed.replace("2>&-", "") else 0)
    assert b"Traceback" not in done.stderr


def test_words_that_nobody_reads_do_not_stop_the_product(case: Case, folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = (sys.executable, "-m", "chainfix", "build", "served.pem", *OFFLINE)
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=writing, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stdout) == (0, case.inter.pem.encode())


@pytest.mark.usefixtures("folder")
def test_standard_output_may_be_a_stringio(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """As whoever calls main from Python may have it."""
    monkeypatch.setattr(sys, "stdout", out := io.StringIO())
    assert main(["build", "served.pem", *OFFLINE, "-q"]) == 0
    assert out.getvalue() == case.inter.pem
