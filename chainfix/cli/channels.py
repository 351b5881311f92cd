"""Standard output, which carries the product and nothing else, and standard error, which carries the words."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.cli.parser import Namespace

COLOURS = {
    "removed": "31",
    "added": "32",
    "wrote": "32",
    "error:": "1;31",
    "warning:": "33",
    "note:": "33",
    "hint:": "36",
    "next:": "36",
}
"""By the word that a line begins with: parameters of SGR (ECMA-48 8.3.117)."""


class Words:
    """What is said on standard error: everything but errors falls silent with ``-q``, and details need ``-v``."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, colour: bool = True) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.colour = colour and has_colours(sys.stderr)

    @classmethod
    def of(cls, arguments: "Namespace") -> "Words":
        """As ``-q``, ``-v`` and ``--no-color`` ask; raises InputError for both of the first."""
        if arguments.quiet and arguments.verbose:
            raise InputError("-q and -v contradict each other", code="bad-arguments")
        return cls(quiet=arguments.quiet, verbose=arguments.verbose, colour=not arguments.no_color)

    def say(self, *lines: str) -> None:
        """Say these lines."""
        if not self.quiet:
            self.insist(*lines)

    def detail(self, *lines: str) -> None:
        """Say these lines to who wants to know every step."""
        if self.verbose:
            self.insist(*lines)

    def insist(self, *lines: str) -> None:
        """Say these lines, also to who wants to hear of errors only."""
        if sys.stderr is None:  # closed by the caller
            return
        try:
            sys.stderr.write("".join(f"{self._coloured(escaped(line))}\n" for text in lines for line in text.split("\n")))
            sys.stderr.flush()
        except OSError:  # nobody listens: no reason to stop working
            _hush()

    def _coloured(self, line: str) -> str:
        first, space, rest = line.partition(" ")
        colour = COLOURS.get(first) if self.colour else None
        return f"\033[{colour}m{first}\033[0m{space}{rest}" if colour else line


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is at the other end."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def has_colours(stream: TextIO | None) -> bool:
    """NO_COLOR as https://no-color.org has it: set and not empty. Old consoles of Windows would show the codes."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and is_terminal(stream) and (os.name != "nt" or "WT_SESSION" in os.environ)


def _hush() -> None:
    """From now on nothing is said; Python would try to flush the rest at its end, and change the exit status."""
    with suppress(OSError):
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 it stays open to the end


def escaped(text: str) -> str:
    """The text with every character escaped that is not for display: names in certificates must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def put(data: bytes) -> None:
    """The product, byte by byte; raises InputError where it cannot be written, BrokenPipeError where nobody reads."""
    if sys.stdout is None:
        raise InputError("standard output is closed", code="not-written")
    try:
        sys.stdout.flush()
        _write(sys.stdout, data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error) from None


def _write(stream: TextIO, data: bytes) -> None:
    binary = getattr(stream, "buffer", None)
    if binary is None:  # whoever imports chainfix may have put a StringIO there
        stream.write(data.decode())
    else:
        binary.write(data)
        binary.flush()


def put_text(text: str) -> None:
    """A report: lines whose characters are escaped where standard output or its terminal lacks them."""
    lines = "\n".join(map(escaped, text.split("\n")))
    put(lines.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "backslashreplace"))


def unwritable(error: OSError) -> InputError:
    """What to say where standard output takes nothing. What is left is dropped, or Python would try again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return InputError(f"cannot write to standard output: {error.strerror or error}", code="not-written")
