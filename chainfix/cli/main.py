"""From the words of the command line to an exit status: which command, and the one place where exceptions become one.

Each command is a module ``chainfix.cli.NAME`` with ``parser() -> CommandParser`` and ``run(arguments) -> int``. Nothing is imported
before it is needed: a help text costs little more than starting Python.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from chainfix.cli.parser import CommandParser, Namespace

    class Command(Protocol):
        """What a module of a command has."""

        def parser(self) -> CommandParser:
            """Its options, and its help text."""

        def run(self, arguments: Namespace) -> int:
            """Do it. Returns the exit status; raises ChainfixError."""


COMMANDS = ("build", "paths", "check", "simulate", "show", "graph", "diff", "explain", "clients", "stores", "cache", "completion")
INTERRUPTED = 130
"""What a shell says of a program that Ctrl-C ended: 128 and the number of SIGINT."""
CLOSED_PIPE = 141
"""The same of SIGPIPE."""
HELP = ("-h", "--help")


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command. Returns its exit status: 0, 1, 2 or 3 (docs/exit-status.md), 130 after Ctrl-C, 141 after a closed pipe."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    _hush()
    try:
        status = _dispatch(words)
        _print()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _leave_pipe()
        return CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 the one place where every exception becomes an exit status
        return _fail(error, words)
    return status


def _hush() -> None:
    """What a library has to say to programmers is not for who reads a message; chainfix tells what is malformed itself."""
    if not sys.warnoptions:
        import warnings

        warnings.simplefilter("ignore")


def _dispatch(words: list[str]) -> int:
    first = words[0] if words else ""
    if first in HELP or first == "--version":
        return _tell(first)
    command = load(first)
    parser = command.parser()
    if _asks_for_help(words):
        _print(parser.format_help())
        return 0
    return command.run(parser.parse(words[1:]))


def load(name: str) -> "Command":
    """The module of a command; raises InputError, which names the nearest, where there is none of that name."""
    if name not in COMMANDS:
        from chainfix.cli.help import no_such_command

        raise no_such_command(name, COMMANDS)
    from importlib import import_module

    command: Command = import_module(f"chainfix.cli.{name}")
    return command


def _tell(word: str) -> int:
    from chainfix.cli import help as texts

    _print(texts.version() if word == "--version" else texts.TEXT)
    return 0


def _asks_for_help(words: list[str]) -> bool:
    """Wherever it stands among the options: who asks for help is not told first what else is wrong."""
    options = words[: words.index("--")] if "--" in words else words
    return any(word in HELP for word in options)


def _fail(error: Exception, words: list[str]) -> int:
    from chainfix.cli.failing import fail

    try:
        return fail(error, words)
    except BrokenPipeError:
        _leave_pipe()
        return CLOSED_PIPE


def _print(text: str = "") -> None:
    """Print and flush. Python itself flushes at its end, where a closed pipe or a full disk is no exception any more."""
    try:
        if sys.stdout is not None:  # closed by the caller
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from chainfix.cli.channels import unwritable

        raise unwritable(error) from None


def _leave_pipe() -> None:
    """Let what is still to be flushed go nowhere."""
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no real file: a test's
        return
