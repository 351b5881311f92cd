"""Programs that integration tests run: found in PATH or where Debian keeps its daemons."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
_PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))


def need(name: str) -> str:
    """The path of a program; where it is not installed the test is skipped (in CI it then fails, see ``no_skips``)."""
    found = shutil.which(name, path=_PLACES)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with nothing on standard input; output and errors are kept apart."""
    return subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)


def chainfix(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run ``chainfix`` of this repository as its own process, as a user would."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = (sys.executable, "-m", "chainfix", *arguments)
    return subprocess.run(command, cwd=cwd, env=environment, input=stdin, capture_output=True, timeout=60, check=False)


def calls_in_shell(module: str, command: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which ``chainfix PROGRAM`` is Python with the functions of a module and ``sys`` at hand."""
    program = f'"{sys.executable}" -c "import sys; from {module} import *; $1" "${{@:2}}"'
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    script = ["bash", "-c", f"chainfix() {{ {program}; }}; {command}"]
    return subprocess.run(script, cwd=cwd, env=environment, input=stdin, text=True, capture_output=True, check=False, timeout=60)


def free_port() -> int:
    """A port of loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
