"""Daemons as children of a test: up when their ports answer, gone with everything they started when the test is done."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

DEADLINE = 30.0
"""Seconds that a daemon may take to answer, and to end."""


@contextlib.contextmanager
def child(
    ports: Sequence[int], folder: Path, *command: str | Path, user: str | None = None, group: str | None = None
) -> Iterator[None]:
    """Run a daemon, in front, until the block ends; what it says goes to ``output.log`` of the folder.

    An error inside the block bears what all logs of the folder say. ``user`` and ``group``: whom to become, which takes root.
    """
    log = folder / "output.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=True,
            user=user,
            group=group,
            extra_groups=None if user is None else (),
        ) as process,
    ):
        try:
            _wait_for(ports, process)
            yield
        except BaseException as error:
            error.add_note(_logs(folder))
            raise
        finally:
            _end(process)


def _wait_for(ports: Sequence[int], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + DEADLINE
    waiting = list(ports)
    while waiting:
        if process.poll() is not None or time.monotonic() > end:
            message = f"{process.args!r} does not answer at {waiting}; exit status {process.returncode}"
            raise RuntimeError(message)
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", waiting[0]), timeout=1):
            del waiting[0]
            continue
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and end what is left of it and of its own children."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(DEADLINE)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _logs(folder: Path) -> str:
    return "\n".join(f"{log.name}: {log.read_text(errors='replace')}" for log in sorted(folder.glob("*.log")))
