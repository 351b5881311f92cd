"""A pseudo-terminal with a program in it: what a person would see, and what a person types."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple

from tests.support.programs import REPOSITORY


class Session(NamedTuple):
    """What came out in the end."""

    status: int
    screen: str
    """All that was written to the terminal, with its control sequences; line ends are LF."""
    out: bytes
    """What went to standard output, where that was no terminal."""


def chainfix(
    *words: str, cwd: Path, typed: tuple[tuple[str, str], ...] = (), piped: bool = True, environment: dict[str, str] | None = None
) -> Session:
    """Run chainfix with standard input and standard error on a terminal; with ``piped`` standard output is a pipe.

    ``typed``: pairs of a text to wait for and what is typed then.
    """
    master, slave = pty.openpty()
    attributes = termios.tcgetattr(slave)
    attributes[1] &= ~termios.OPOST  # LF stays LF
    termios.tcsetattr(slave, termios.TCSANOW, attributes)
    variables = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", **(environment or {})}
    out = subprocess.PIPE if piped else slave
    command = (sys.executable, "-m", "chainfix", *words)
    with subprocess.Popen(
        command, cwd=cwd, env=variables, stdin=slave, stdout=out, stderr=slave, start_new_session=True
    ) as process:
        os.close(slave)
        screen = _converse(master, list(typed))
        out_bytes = process.stdout.read() if process.stdout else b""
    os.close(master)
    return Session(process.returncode, screen.decode(), out_bytes)


def _converse(master: int, typed: list[tuple[str, str]]) -> bytes:
    screen, ends = b"", time.monotonic() + 60
    while time.monotonic() < ends:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            data = os.read(master, 65536)
        except OSError:  # the other side is closed
            break
        if not data:
            break
        screen += data
        if typed and typed[0][0].encode() in screen:
            os.write(master, typed.pop(0)[1].encode())
    return screen
