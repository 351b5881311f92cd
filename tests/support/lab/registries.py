"""The clients that come from PyPI and npm: ``make clients-lab`` installs them into ``.venv-lab``."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.support.lab.question import AbsentError, Client, Question
from tests.support.lab.talkers import PROGRAMS, Talker, go
from tests.support.programs import REPOSITORY, run

_FOLDER = REPOSITORY / ".venv-lab" / "bin"
_MODULES = REPOSITORY / ".venv-lab" / "node_modules"


def _asking(start: Callable[[], Talker], program: Path) -> Callable[[Question], bool]:
    """A talker that is started with its first question, if its program is there."""
    started = cache(start)

    def ask(question: Question) -> bool:
        if not program.exists():
            raise AbsentError(f"{program} is not there: make clients-lab installs it")
        return started().ask(question)

    return ask


def _client(profile: str, program: Path, *arguments: str | Path, words: tuple[str, ...] = ("--version",)) -> Client:
    """A program that takes our script, and says its version when it is asked with ``words``."""

    def version() -> str:
        return run(program, *words).stdout.split()[-1].removeprefix("v")

    return Client(profile, str(program), _asking(lambda: Talker(program, *arguments), program), version)


def _node(profile: str, folder: str) -> Client:
    return _client(profile, _MODULES / folder / "bin" / "node", PROGRAMS / "handshakes.js")


def _python(profile: str, package: str) -> Client:
    words = ("-c", f"from importlib.metadata import version; print(version('{package}'))")
    return _client(profile, _FOLDER / "python", PROGRAMS / f"with_{package}.py", words=words)


def _go_version() -> str:
    return run(_FOLDER / "go", "version").stdout.split()[2].removeprefix("go")


CLIENTS: tuple[Client, ...] = (
    Client("go1.27", str(_FOLDER / "go"), _asking(lambda: go(str(_FOLDER / "go")), _FOLDER / "go"), _go_version),
    _node("node24", "node24"),
    _node("node8(openssl-1.0.2)", "node8"),
    _node("node0.12(openssl-1.0.1)", "node0"),
    _client("bun(BoringSSL)", _MODULES / "@oven" / "bun-linux-x64" / "bin" / "bun", PROGRAMS / "handshakes.js"),
    _python("curl_cffi(BoringSSL)", "curl_cffi"),
    _client("deno(rustls)", _FOLDER / "deno", "run", "-A", PROGRAMS / "handshakes.deno.js", words=("-V",)),
    _python("rtls(rustls)", "rtls"),
)
