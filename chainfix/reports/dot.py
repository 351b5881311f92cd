"""The picture in the language of Graphviz, https://graphviz.org/doc/info/lang.html: ``dot -Tsvg`` and the like draw it."""

from collections.abc import Iterator

from chainfix.reports.picture import Arrow, Box, Kind, Picture, State

_BOXES = {
    Kind.LEAF: 'fillcolor="#ddf4ff", color="#0969da"',
    Kind.CA: 'fillcolor="#f6f8fa", color="#57606a"',
    Kind.ANCHOR: 'fillcolor="#dafbe1", color="#1a7f37"',
    Kind.UNRELATED: 'fillcolor="#ffffff", color="#8c959f", fontcolor="#6e7781", style="rounded,filled,dashed"',
    Kind.MISSING: 'fillcolor="#ffffff", color="#bc4c00", fontcolor="#bc4c00", style="rounded,filled,dashed"',
}
_ARROWS = {
    State.CHOSEN: 'penwidth=3, color="#1a7f37"',
    State.VALID: 'penwidth=1.2, color="#57606a"',
    State.DEAD: 'style=dashed, color="#8c959f", fontcolor="#6e7781"',
}


def render(picture: Picture) -> str:
    """The whole graph; the issuers stand above what they issued."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield "digraph chainfix {"
    yield f"  graph [label={_quoted(*filter(None, (picture.title, picture.remark)))}, labelloc=t, rankdir=TB, fontname=Helvetica];"
    yield '  node [shape=box, style="rounded,filled", fontname=Helvetica, fontsize=11];'
    yield "  edge [fontname=Helvetica, fontsize=9];"
    yield from (f"  b{number} [label={_box(box)}, {_style(box)}];" for number, box in enumerate(picture.boxes))
    for arrow in picture.arrows:
        ends = f"b{arrow.issuer} -> b{arrow.subject}"
        back = ""
        if picture.is_upward(arrow):  # told the other way round, lest it turns the layers over
            ends, back = f"b{arrow.subject} -> b{arrow.issuer}", ", dir=back"
        yield f"  {ends} [label={_arrow(arrow)}, {_ARROWS[arrow.state]}{back}];"
    yield "}"


def _style(box: Box) -> str:
    return _BOXES[Kind.UNRELATED if box.idle else box.kind]


def _box(box: Box) -> str:
    head = f"{box.kind.value}: {box.name}" if box.kind is not Kind.CA else box.name
    return _quoted(head, *box.lines)


def _arrow(arrow: Arrow) -> str:
    return _quoted(*arrow.lines, *filter(None, (arrow.reason,)))


def _quoted(*lines: str) -> str:
    """A string of the language; in a label a backslash begins an escape of its own."""
    kept = "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return f'"{kept}"'
