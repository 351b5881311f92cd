"""The picture as a flowchart of Mermaid, https://mermaid.js.org/syntax/flowchart.html, which GitHub and GitLab draw in Markdown."""

import re
from collections.abc import Iterator

from chainfix.reports.picture import Arrow, Box, Kind, Picture, State

_CLASSES = {
    Kind.LEAF: "fill:#ddf4ff,stroke:#0969da,color:#1f2328",
    Kind.CA: "fill:#f6f8fa,stroke:#57606a,color:#1f2328",
    Kind.ANCHOR: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
    Kind.UNRELATED: "fill:#ffffff,stroke:#8c959f,color:#6e7781,stroke-dasharray:4 3",
    Kind.MISSING: "fill:#ffffff,stroke:#bc4c00,color:#bc4c00,stroke-dasharray:4 3",
}
_ARROWS = {State.CHOSEN: "==>", State.VALID: "-->", State.DEAD: "-.->"}
_SPECIAL = re.compile("[^\\w .,:()+-]", re.ASCII)
"""Whatever could end a label or mean something in it: Markdown, HTML, quotes; characters beyond ASCII are plain."""


def render(picture: Picture) -> str:
    """The whole flowchart; the issuers stand above what they issued."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield "flowchart TB"
    yield f"  accTitle: {_plain(picture.title)}"
    yield f"  accDescr: {_plain('; '.join(filter(None, (picture.summary, picture.remark))))}"
    for number, box in sorted(enumerate(picture.boxes), key=lambda pair: -pair[1].depth):  # what comes first is put on top
        yield f'  b{number}["{_box(box)}"]:::{_style(box).name.lower()}'
    for arrow in sorted(picture.arrows, key=lambda arrow: (picture.is_upward(arrow), -picture.boxes[arrow.subject].depth)):
        yield f'  b{arrow.issuer} {_ARROWS[arrow.state]}|"{_arrow(arrow)}"| b{arrow.subject}'
    used = set(map(_style, picture.boxes))
    yield from (f"  classDef {kind.name.lower()} {style}" for kind, style in _CLASSES.items() if kind in used)


def _style(box: Box) -> Kind:
    return Kind.UNRELATED if box.idle else box.kind


def _box(box: Box) -> str:
    head = f"{box.kind.value}: {box.name}" if box.kind is not Kind.CA else box.name
    return "<br/>".join(map(_label, (head, *box.lines)))


def _arrow(arrow: Arrow) -> str:
    return "<br/>".join(map(_label, (*arrow.lines, *filter(None, (arrow.reason,)))))


def _label(text: str) -> str:
    return _SPECIAL.sub(lambda found: found[0] if not found[0].isascii() else f"#{ord(found[0])};", text)


def _plain(text: str) -> str:
    """For the lines that take no entities: what could end them is left out."""
    return re.sub("[#{}%<>&]", " ", text.replace(";", ",")).replace("  ", " ")
