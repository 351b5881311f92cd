"""Text in drawings: how wide it is without knowing the font, broken into lines that fit, and as XML."""

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

_NARROW, _WIDE = frozenset("fijltrI.,:;'|!()[]/- "), frozenset("mwMW@%")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even escaped (XML 1.0 2.2)."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """At most how wide a line is in a sans-serif font of that size, in the same unit; DejaVu Sans is the widest of the usual."""
    return sum(map(_share, text)) * size * (1.1 if bold else 1.0)


def _share(character: str) -> float:
    if character in _NARROW:
        return 0.41
    if character in _WIDE:
        return 0.98
    if east_asian_width(character) in ("W", "F"):
        return 1.05
    return 0.72 if character.isupper() else 0.64


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text that are no wider than the room, broken at spaces, and inside a word that is too long for a line."""
    lines = [""]
    for piece in (piece for word in text.split() for piece in _pieces(word, size, room, bold=bold)):
        longer = f"{lines[-1]} {piece}".strip()
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return [line for line in lines if line]


def _pieces(word: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """A word, cut where it is too long; behind a dot or a hyphen where that is near."""
    while width(word, size, bold=bold) > room:
        fits = next(end for end in range(len(word), 0, -1) if end == 1 or width(word[:end], size, bold=bold) <= room)
        stop = max(word.rfind(mark, 0, fits) for mark in ".-_/") + 1
        cut = stop if stop > fits // 2 else fits
        yield word[:cut]
        word = word[cut:]
    yield word


def escaped(text: str) -> str:
    """Text as it stands in XML, between tags and in attributes."""
    kept = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def number(value: float) -> str:
    """A coordinate: one decimal at most, since more only makes the file longer."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
