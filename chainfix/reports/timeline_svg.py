"""Certificates as bars over the calendar, as SVG: which is in date when, today and the leaf's end marked.

It can stand alone or inside an HTML page, as the picture of :mod:`chainfix.reports.svg` can.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from chainfix.certificates.dates import day, moment
from chainfix.reports.lettering import escaped, number, width, wrapped
from chainfix.reports.text import printable

ROLES = ("leaf", "intermediate", "anchor", "other")
"""Those that have a colour of their own; any other looks like the last."""
WIDTH = 480.0
_MARGIN, _ROW, _BAR, _TOP = 12.0, 44.0, 14.0, 40.0
_LEGEND_ROW, _LEGEND_COLUMN = 18.0, 114.0
_MARK_SIZE = 11.0
_DAY = 86400
_YEAR = 365.2425 * _DAY
_MOST_TICKS = 7
_FIRST, _LAST = -62135596800, 253402300799
"""The years 1 to 9999, as far as a calendar reaches."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months from one line of the calendar to the next."""

STYLE = """\
.cf-time{--ground:#fff;--ink:#1f2328;--soft:#59636e;--grid:#d1d9e0;--leaf:#0969da;--intermediate:#57606a;--anchor:#1a7f37;\
--other:#8c959f;--now:#cf222e}
@media screen and (prefers-color-scheme:dark){.cf-time{--ground:#0d1117;--ink:#e6edf3;--soft:#9198a1;--grid:#30363d;--leaf:#58a6ff;\
--intermediate:#9198a1;--anchor:#3fb950;--other:#6e7681;--now:#ff7b72}}
.cf-time{max-width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif}
.cf-time .ground{fill:var(--ground)}
.cf-time text{fill:var(--ink);font-size:12px;paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round}
.cf-time .small{fill:var(--soft);font-size:11px}
.cf-time .grid{stroke:var(--grid);stroke-width:1}
.cf-time .leaf{fill:var(--leaf)}
.cf-time .intermediate{fill:var(--intermediate)}
.cf-time .anchor{fill:var(--anchor)}
.cf-time .other{fill:var(--other)}
.cf-time .over{fill-opacity:.25}
.cf-time path.now{stroke:var(--now);stroke-width:2}
.cf-time path.end{stroke:var(--leaf);stroke-width:2;stroke-dasharray:4 3}
.cf-time text.now{fill:var(--now)}
.cf-time text.end{fill:var(--leaf)}
"""


class Row(NamedTuple):
    """One certificate."""

    label: str
    starts: int
    """notBefore, seconds since 1970 UTC."""
    ends: int
    """notAfter, seconds since 1970 UTC."""
    role: str
    """One of ROLES."""


class _Scale(NamedTuple):
    """From seconds to places, between the ends of the window."""

    first: int
    last: int

    def at(self, seconds: int) -> float:
        inside = min(max(seconds, self.first), self.last)
        return (inside - self.first) / (self.last - self.first) * (WIDTH - 2 * _MARGIN)


def timeline(rows: Sequence[Row], now: int, leaf_end: int, until: int) -> str:
    """The whole document. ``now``, ``leaf_end`` and ``until``, how far it looks ahead, in seconds since 1970 UTC.

    Bars are cut at a window around ``now`` and ``leaf_end``; the dates beside them are whole.
    """
    scale = _window(rows, now, leaf_end, until)
    return "\n".join(_document(rows, scale, now, leaf_end)) + "\n"


def _window(rows: Sequence[Row], now: int, leaf_end: int, until: int) -> _Scale:
    """From a quarter before now, or since when the certificates are there if that is later, to what is looked ahead."""
    low, high = min(now, leaf_end), max(now, leaf_end, until)
    span = max(high - low, 30 * _DAY)
    begin = max(low - span // 2, min([low, *(row.starts for row in rows)]))
    pad = span // 20
    return _Scale(max(begin - pad, _FIRST), min(low + span + pad, _LAST))


def _document(rows: Sequence[Row], scale: _Scale, now: int, leaf_end: int) -> Iterator[str]:
    foot = _TOP + len(rows) * _ROW
    roles = [role for role in ROLES if any(_role(row) == role for row in rows)]
    wide, high = number(WIDTH), number(foot + 3 * _LEGEND_ROW + 2 * _MARGIN)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cf-time" role="img" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}">'
    )
    yield f"<title>{escaped(f'When the certificates are valid; today is {day(now)}, the leaf ends on {day(leaf_end)}')}</title>"
    yield f"<style>\n{STYLE}</style>"
    yield f'<rect class="ground" width="{wide}" height="{high}"/>'
    yield f'<g transform="translate({number(_MARGIN)} {number(_MARGIN)})">'
    yield from _calendar(scale, foot)
    marks = _marks(scale, now, leaf_end, foot)
    for place, row in enumerate(rows):
        yield _bar(row, _TOP + place * _ROW, scale, now)
    yield from marks.lines
    for place, row in enumerate(rows):
        yield from _words(row, _TOP + place * _ROW, now)
    yield from marks.texts
    yield from _legend(roles, foot + _LEGEND_ROW + 4)
    yield "</g>"
    yield "</svg>"


def _role(row: Row) -> str:
    return row.role if row.role in ROLES else ROLES[-1]


# The calendar.


def _calendar(scale: _Scale, foot: float) -> Iterator[str]:
    for start, text in _ticks(scale):
        x = number(scale.at(start))
        yield f'<path class="grid" d="M{x} {number(_TOP - 6)}V{number(foot)}"/>'
        yield f'<text class="small" x="{x}" y="{number(foot + 14)}" text-anchor="middle">{text}</text>'


def _ticks(scale: _Scale) -> list[tuple[int, str]]:
    """The beginnings of years or months, as many as there is room for."""
    months = (scale.last - scale.first) / _YEAR * 12
    step = next((step for step in _STEPS if months / step <= _MOST_TICKS), _STEPS[-1])
    first, last = moment(scale.first), moment(scale.last)
    found = []
    for count in range((first.year * 12 // step) * step, last.year * 12 + 12, step):
        start = _start_of(count)
        if start is not None and scale.first <= start <= scale.last:
            found.append((start, f"{count // 12:04}" if step % 12 == 0 else f"{count // 12:04}-{count % 12 + 1:02}"))
    return [(start, text) for start, text in found if _is_inside(scale.at(start), text)]


def _start_of(month: int) -> int | None:
    """The first second of a month, counted from the year 0; None in years that no calendar here has."""
    try:
        return int(datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _is_inside(x: float, text: str) -> bool:
    half = width(text, _MARK_SIZE) / 2
    return half - _MARGIN <= x <= WIDTH - _MARGIN - half


# Bars.


def _bar(row: Row, y: float, scale: _Scale, now: int) -> str:
    start, end = scale.at(row.starts), scale.at(row.ends)
    style = _role(row) + ("" if row.starts <= now <= row.ends else " over")
    said = f"{printable(row.label)}, {row.role}, {day(row.starts)} to {day(row.ends)}"
    place = f'x="{number(start)}" y="{number(y + 18)}" width="{number(max(end - start, 2.0))}" height="{number(_BAR)}"'
    return f'<rect class="{style}" {place} rx="2"><title>{escaped(said)}</title></rect>'


def _words(row: Row, y: float, now: int) -> Iterator[str]:
    """Above its bar: what it is called, as far as there is room, and its dates."""
    dates, right = _dates(row, now), WIDTH - 2 * _MARGIN
    shown = wrapped(printable(row.label), 12, right - width(dates, _MARK_SIZE) - 12) or [""]
    text = shown[0] if len(shown) == 1 else f"{shown[0]}\N{HORIZONTAL ELLIPSIS}"
    yield f'<text x="0" y="{number(y + 12)}">{escaped(text)}</text>'
    yield f'<text class="small" x="{number(right)}" y="{number(y + 12)}" text-anchor="end">{dates}</text>'


def _dates(row: Row, now: int) -> str:
    said = f"{day(row.starts)} to {day(row.ends)}"
    if now > row.ends:
        return f"{said}, expired"
    return said if now >= row.starts else f"{said}, not yet valid"


# Today, and the end of the leaf.


class _Marks(NamedTuple):
    lines: tuple[str, ...]
    texts: tuple[str, ...]


def _marks(scale: _Scale, now: int, leaf_end: int, foot: float) -> _Marks:
    """The lines go over the bars and under the words."""
    lines, texts = [], []
    marks = [(now, "now", f"today {day(now)}"), (leaf_end, "end", f"leaf ends {day(leaf_end)}")]
    for height, (at, style, text) in enumerate(marks):
        x, half, y = scale.at(at), width(text, 12) / 2, 12.0 + 15 * height
        middle = min(max(x, half), WIDTH - 2 * _MARGIN - half)
        lines.append(f'<path class="{style}" d="M{number(x)} {number(y + 4)}V{number(foot)}"/>')
        texts.append(f'<text class="{style}" x="{number(middle)}" y="{number(y)}" text-anchor="middle">{escaped(text)}</text>')
    return _Marks(tuple(lines), tuple(texts))


def _legend(roles: Sequence[str], y: float) -> Iterator[str]:
    """What the colours mean, and that a pale bar is out of date."""
    for place, role in enumerate(roles):
        yield from _sample(role, role, place * _LEGEND_COLUMN, y + _LEGEND_ROW / 2)
    yield from _sample("intermediate over", "pale: not in date today", 0, y + _LEGEND_ROW * 1.5)


def _sample(style: str, text: str, x: float, y: float) -> Iterator[str]:
    yield f'<rect class="{style}" x="{number(x)}" y="{number(y)}" width="20" height="10" rx="2"/>'
    yield f'<text class="small" x="{number(x + 26)}" y="{number(y + 9)}">{text}</text>'
