"""The picture as SVG: drawn here, light or dark as its reader likes it, without scripts and without anything from elsewhere.

It can stand alone or inside an HTML page. All its rules of style begin with its own class, and nothing in it has an id, so that
several may stand on one page.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from chainfix.reports.layout import Layout, Place, Point, Route, layout
from chainfix.reports.lettering import escaped, number, width, wrapped
from chainfix.reports.picture import Arrow, Box, Kind, Picture, State

MARGIN = 12.0
LEAST_WIDTH = 340.0
"""What a telephone shows at full size."""
_BOX_ROOM, _LABEL_ROOM = 196.0, 132.0
_PAD = 10.0
_HEAD = 9.0
"""The head of an arrow: its length."""

STYLE = """\
.cf-graph{--ground:#fff;--ink:#1f2328;--soft:#59636e;--line:#57606a;--good:#1a7f37;--dead:#8c959f;--warn:#bc4c00;\
--leaf:#ddf4ff;--leafline:#0969da;--ca:#f6f8fa;--anchor:#dafbe1}
@media screen and (prefers-color-scheme:dark){.cf-graph{--ground:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#9198a1;\
--good:#3fb950;--dead:#6e7681;--warn:#f0883e;--leaf:#0c2d6b;--leafline:#58a6ff;--ca:#161b22;--anchor:#033a16}}
.cf-graph{max-width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif}
.cf-graph .ground{fill:var(--ground)}
.cf-graph text{fill:var(--ink);font-size:12px}
.cf-graph .kind{fill:var(--soft);font-size:11px}
.cf-graph .name{font-size:14px;font-weight:600}
.cf-graph .box{fill:var(--ca);stroke:var(--line);stroke-width:1.2}
.cf-graph .leaf .box{fill:var(--leaf);stroke:var(--leafline)}
.cf-graph .anchor .box{fill:var(--anchor);stroke:var(--good)}
.cf-graph .chosen .box{stroke-width:2.5}
.cf-graph .idle .box,.cf-graph .missing .box{fill:none;stroke:var(--dead);stroke-dasharray:5 4}
.cf-graph .dead text{fill:var(--soft)}
.cf-graph .missing.dead .box{fill:none;stroke:var(--warn)}
.cf-graph .missing.dead text{fill:var(--warn)}
.cf-graph .leaf.dead text,.cf-graph .anchor.dead text{fill:var(--ink)}
.cf-graph .line{fill:none;stroke:var(--line);stroke-width:1.5}
.cf-graph .head{fill:var(--line)}
.cf-graph .chosen .line{stroke:var(--good);stroke-width:3.5}
.cf-graph .chosen .head{fill:var(--good)}
.cf-graph .dead .line{stroke:var(--dead);stroke-dasharray:5 4}
.cf-graph .dead .head{fill:var(--dead)}
.cf-graph .reason{font-style:italic}
"""


class _Line(NamedTuple):
    """A line of text and how it looks."""

    text: str
    style: str
    size: float

    @property
    def width(self) -> float:
        return width(self.text, self.size, bold=self.style == "name")

    @property
    def height(self) -> float:
        return round(self.size * 1.3)


def render(picture: Picture) -> str:
    """The whole document; the same bytes for the same picture."""
    boxes = [_box_lines(box) for box in picture.boxes]
    labels = [_label_lines(arrow) for arrow in picture.arrows]
    places = layout(picture, [_size(lines, _PAD) for lines in boxes], [_size(lines, 2.0) for lines in labels], LEAST_WIDTH)
    return "\n".join(_document(picture, places, boxes, labels)) + "\n"


def _document(picture: Picture, places: Layout, boxes: list[list[_Line]], labels: list[list[_Line]]) -> Iterator[str]:
    legend = _legend(picture, places)
    wide, high = number(places.width + 2 * MARGIN), number(places.height + 2 * MARGIN + legend.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cf-graph" role="img" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}">'
    )
    yield f"<title>{escaped(picture.title)}</title>"
    yield f"<desc>{escaped(picture.summary)}</desc>"
    yield f"<style>\n{STYLE}</style>"
    yield f'<rect class="ground" width="{wide}" height="{high}"/>'
    yield f'<g transform="translate({number(MARGIN)} {number(MARGIN)})">'
    for arrow, route in reversed(list(zip(picture.arrows, places.routes, strict=True))):  # what matters is drawn last
        yield from _arrow(arrow, route)
    for arrow, place, lines in zip(picture.arrows, places.labels, labels, strict=True):
        yield from _group(arrow.state.value, _arrow_title(picture, arrow), _text(lines, place))
    for box, place, lines in zip(picture.boxes, places.boxes, boxes, strict=True):
        rectangle = f'<rect class="box" {_rectangle(place)} rx="6"/>'
        yield from _group(
            f"{box.kind.value.lower()} {box.state.value}{' idle' * box.idle}", box.name, [rectangle, *_text(lines, place)]
        )
    yield from legend.parts
    yield "</g>"
    yield "</svg>"


def _group(styles: str, title: str, parts: Iterable[str]) -> Iterator[str]:
    yield f'<g class="{styles}"><title>{escaped(title)}</title>'
    yield from parts
    yield "</g>"


def _arrow_title(picture: Picture, arrow: Arrow) -> str:
    subject, issuer = picture.boxes[arrow.subject].name, picture.boxes[arrow.issuer].name
    return f"{subject}, issued by {issuer}, SHA-256 {arrow.certificate.sha256}"


# Text.


def _box_lines(box: Box) -> list[_Line]:
    kind = f"anchor of {', '.join(box.stores)}" if box.kind is Kind.ANCHOR else box.kind.value
    if box.kind is Kind.LEAF and box.stores:
        kind = f"leaf, and anchor of {', '.join(box.stores)}"
    lines = [_Line(text, "kind", 11) for text in wrapped(kind, 11, _BOX_ROOM)]
    lines += [_Line(text, "name", 14) for text in wrapped(box.name, 14, _BOX_ROOM, bold=True)]
    return lines + [_Line(text, "fact", 12) for line in box.lines for text in wrapped(line, 12, _BOX_ROOM)]


def _label_lines(arrow: Arrow) -> list[_Line]:
    lines = [_Line(text, "fact", 12) for line in arrow.lines for text in wrapped(line, 12, _LABEL_ROOM)]
    return lines + [_Line(text, "reason", 12) for text in wrapped(arrow.reason, 12, _LABEL_ROOM)]


def _size(lines: Sequence[_Line], pad: float) -> tuple[float, float]:
    return round(max(line.width for line in lines) + 2 * pad), sum(line.height for line in lines) + 2 * pad


def _text(lines: Iterable[_Line], place: Place) -> Iterator[str]:
    """Centred lines, from the top of a place on."""
    listed = list(lines)
    y = place.y + (place.height - sum(line.height for line in listed)) / 2
    for line in listed:
        y += line.height
        base = number(y - line.height * 0.27)
        centre = number(place.x + place.width / 2)
        yield f'<text class="{line.style}" x="{centre}" y="{base}" text-anchor="middle">{escaped(line.text)}</text>'


def _rectangle(place: Place) -> str:
    x, y, wide, high = map(number, place)
    return f'x="{x}" y="{y}" width="{wide}" height="{high}"'


# Arrows.


def _arrow(arrow: Arrow, route: Route) -> Iterator[str]:
    *after, (tip_x, tip_y) = route.after
    down = 1 if tip_y > after[-1][1] else -1
    after.append((tip_x, tip_y - down * _HEAD))
    back = number(tip_y - down * (_HEAD + 1))
    yield f'<g class="{arrow.state.value}">'
    yield f'<path class="line" d="{_curve(route.before)}{_curve(after)}"/>'
    yield f'<path class="head" d="M{_point((tip_x, tip_y))}L{number(tip_x - 5)} {back}L{number(tip_x + 5)} {back}Z"/>'
    yield "</g>"


def _curve(points: Sequence[Point]) -> str:
    """Straight lines, and curves that leave and arrive upright."""
    parts = [f"M{_point(points[0])}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = number((y0 + y1) / 2)
        straight = abs(x0 - x1) < _HALF_A_PIXEL
        parts.append(f"L{_point((x1, y1))}" if straight else f"C{number(x0)} {middle} {number(x1)} {middle} {_point((x1, y1))}")
    return "".join(parts)


_HALF_A_PIXEL = 0.5


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


# The legend.


class _Legend(NamedTuple):
    parts: tuple[str, ...]
    height: float


_STATES = {
    State.CHOSEN: "the chosen path",
    State.VALID: "another valid path",
    State.DEAD: "leads nowhere; the reason stands there",
}


def _legend(picture: Picture, places: Layout) -> _Legend:
    """What the arrows mean that are there."""
    used = {arrow.state for arrow in picture.arrows}
    rows = [(state, text) for state, text in _STATES.items() if state in used]
    y = places.height + 2 * MARGIN
    parts = []
    for state, text in rows:
        parts.append(f'<g class="{state.value}"><path class="line" d="M0 {number(y)}H36"/></g>')
        parts.append(f'<text class="kind" x="44" y="{number(y + 4)}">{escaped(text)}</text>')
        y += 18
    if picture.remark:
        parts.append(f'<text class="kind" x="0" y="{number(y + 4)}">{escaped(picture.remark)}</text>')
        y += 18
    return _Legend(tuple(parts), y - places.height - 2 * MARGIN + MARGIN)
