"""Elements of HTML as text that is XML as well; whatever is not an element yet is escaped."""

from chainfix.reports.lettering import escaped
from chainfix.reports.text import printable

_BLOCKS = frozenset(
    ("html", "head", "body", "header", "main", "article", "section", "footer", "div", "figure", "details", "table", "thead")
) | {"tbody", "tr", "ul", "ol", "dl"}
"""Inside these white space means nothing: each child has a line of its own."""


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *content: str, **attributes: str) -> Markup:
    """An element; ``class_`` and ``http_equiv`` are written ``class`` and ``http-equiv``, and empty attributes not at all."""
    inside = [child if isinstance(child, Markup) else text(child) for child in content if child]
    told = "".join(f' {_attribute(key)}="{text(value)}"' for key, value in attributes.items() if value)
    if not inside:
        return Markup(f"<{name}{told}></{name}>")
    space = "\n" if name in _BLOCKS else ""
    return Markup(f"<{name}{told}>{space}{space.join(inside)}{space}</{name}>")


def void(name: str, /, **attributes: str) -> Markup:
    """An element that never has content."""
    return Markup(tag(name, **attributes).removesuffix(f"></{name}>") + " />")


def text(value: str) -> Markup:
    """Text as it stands between tags and in attributes: nothing in it is a tag, a line break or a control character."""
    return Markup(escaped(printable(value)))


def joined(*parts: str) -> Markup:
    """One after the other, without an element around them."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def _attribute(key: str) -> str:
    return key.removesuffix("_").replace("_", "-")


def header_row(*names: str) -> Markup:
    """The head of a table."""
    return tag("tr", *(tag("th", name, scope="col") for name in names))
