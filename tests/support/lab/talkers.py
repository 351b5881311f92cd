"""The clients that are a library: Go, Java and Node.js, each with a small program of ours that is started once and asked it all.

The programs lie in ``talking``; each reads a question a line and answers with a line.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.support.lab.question import AbsentError, Client, Question
from tests.support.programs import need, run

_FETCHING = ("-Dcom.sun.security.enableAIAcaIssuers=true", "-Dcom.sun.security.allowedAIALocations=any")
"""Later updates of 17, such as 17.0.21, want to be told the second as well: where they may fetch from."""
PROGRAMS = Path(__file__).parent / "talking"


class Talker:
    """A program that answers questions until this process ends."""

    def __init__(self, *command: str | Path) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        atexit.register(self._end)

    def ask(self, question: Question) -> bool:
        """Whether it accepts; raises RuntimeError for an answer that is neither yes nor no."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(f"{question.host}\t{question.port}\t{question.store}\n")
            self._process.stdin.flush()
        answer = self._process.stdout.readline()
        word, _, words = answer.partition(" ")
        if word.strip() not in ("yes", "no"):
            raise RuntimeError(f"{self._process.args!r} answers {word!r}: {words}")
        return word.strip() == "yes"

    def _end(self) -> None:
        self._process.communicate(timeout=30)


@cache
def go(program: str) -> Talker:
    """The Go program, built by one version of go."""
    folder = Path(tempfile.mkdtemp(dir=_scratch().name))
    places = {"GOCACHE": str(folder / "cache"), "GOPATH": str(folder / "path"), "GO111MODULE": "off", "CGO_ENABLED": "0"}
    command = (program, "build", "-o", folder / "handshakes", PROGRAMS / "handshakes.go")
    subprocess.run(command, env=os.environ | places, check=True, capture_output=True, timeout=120)
    return Talker(folder / "handshakes")


@cache
def _java(*options: str) -> Talker:
    return Talker(need("java"), "-XX:TieredStopAtLevel=1", "-Xshare:auto", *options, PROGRAMS / "Handshakes.java")


@cache
def _node() -> Talker:
    return Talker(need("node"), PROGRAMS / "handshakes.js")


@cache
def _scratch() -> "tempfile.TemporaryDirectory[str]":
    """A folder that is gone when this process has ended."""
    return tempfile.TemporaryDirectory(prefix="lab-")


def _ask_go(question: Question) -> bool:
    return go(need("go")).ask(question)


def _ask_java(*options: str) -> Callable[[Question], bool]:
    def ask(question: Question) -> bool:
        if not _java_version().startswith("17."):
            raise AbsentError(f"Java {_java_version()} is not the 17 that is modelled")
        return _java(*options).ask(question)

    return ask


def _ask_node(question: Question) -> bool:
    return _node().ask(question)


@cache
def _found(pattern: str, *command: str) -> str:
    """What a program says of itself; nothing where it is not installed."""
    if shutil.which(command[0]) is None:
        return ""
    ended = run(*command)
    found = re.search(pattern, ended.stdout + ended.stderr)
    return found[1] if found else ""


def _go_version() -> str:
    return _found(r"go version go(\S+)", "go", "version")


def _java_version() -> str:
    return _found(r'version "(\S+)"', "java", "-version")


def _node_version() -> str:
    return _found(r"v(\S+)", "node", "--version")


def _go_profile() -> str:
    """The newer model is of Go 1.22 and later, which processes policies."""
    return "go1.27" if _number(_go_version()) >= (1, 22) else "go1.19"


def _node_profile() -> str:
    """Up to 23 Node.js brings its own OpenSSL 3.0 with security level 1; Debian's has Debian's level 2, as later ones have."""
    shared = _found("(true|false)", "node", "-p", "process.config.variables.node_shared_openssl") == "true"
    return "node24" if shared or _number(_node_version()) >= (24, 0) else "node20"


def _number(version: str) -> tuple[int, ...]:
    """The first two parts."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


CLIENTS: tuple[Client, ...] = (
    Client(_go_profile(), "go", _ask_go, _go_version),
    Client("java17", "java", _ask_java(), _java_version),
    Client("java17-aia", "java", _ask_java(*_FETCHING), _java_version),
    Client(_node_profile(), "node", _ask_node, _node_version),
)
