"""What rich draws, as bytes for a terminal: of a width that is given, and nothing of the environment looked at."""

from collections.abc import Iterable
from io import BytesIO, TextIOWrapper

from rich.console import Console, RenderableType


def drawn(parts: Iterable[RenderableType], *, width: int, colour: bool, encoding: str) -> bytes:
    """The parts one below the other, lines at most ``width`` columns wide; ASCII where ``encoding`` is not a form of Unicode."""
    buffer = BytesIO()
    file = TextIOWrapper(buffer, encoding=encoding, errors="backslashreplace", newline="\n")
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    file.flush()
    return buffer.getvalue()
