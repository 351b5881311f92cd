"""Where boxes, labels and arrows of a picture go: rows by depth, the issuers on top, and no two things on one place.

The steps of Sugiyama, Tagawa and Toda (1981): every box has its layer, an arrow is a string of nodes, one for each row that it
passes, of which one is its label; the order in a row comes from barycenters, and the places are the nearest to the neighbours'
that keep the order and the gaps.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from chainfix.reports.picture import Arrow, Picture, State

GAP = 22.0
"""Between neighbours in a row."""
ROW_GAP = 20.0
"""Between rows: room for the head of an arrow."""
_BEND = 14.0
"""The width that an arrow is given where it only passes."""
_SWEEPS = 40
_PORT = 12.0
"""Between the ends of two arrows at one side of a box."""
_FAR = 400.0
"""No arrow that goes farther aside gets more room between the rows."""
_CORNER = 14.0
"""How far from the corner of a box an arrow may end."""
_WEIGHTS = {State.CHOSEN: 64.0, State.VALID: 4.0, State.DEAD: 1.0}
"""How much an arrow pulls its ends in line: the chosen path is to be straight."""

Size = tuple[float, float]
Point = tuple[float, float]


class Place(NamedTuple):
    """A rectangle, by its left upper corner."""

    x: float
    y: float
    width: float
    height: float


class Route(NamedTuple):
    """How an arrow runs; its label interrupts it."""

    before: tuple[Point, ...]
    """From the issuer to the label: a straight line where one point is right above the other, a curve where it is not."""
    after: tuple[Point, ...]
    """From the label to the subject."""


class Layout(NamedTuple):
    """All places, in the order of the picture."""

    boxes: tuple[Place, ...]
    labels: tuple[Place, ...]
    routes: tuple[Route, ...]
    width: float
    height: float


class _Node:
    """A box, a label, or a bend of an arrow that passes; x and y are its centre."""

    __slots__ = ("height", "links", "passing", "row", "weight", "width", "x", "y")

    def __init__(self, row: int, size: Size, weight: float, *, passing: bool = False) -> None:
        self.row = row
        self.width, self.height = size
        self.weight = weight
        self.passing = passing
        """Whether nothing stands there but a line."""
        self.x = self.y = 0.0
        self.links: list[tuple[_Node, float]] = []
        """The neighbours in the rows next to it, and how much they pull."""


_Rows = list[list[_Node]]


def layout(picture: Picture, boxes: Sequence[Size], labels: Sequence[Size], least_width: float) -> Layout:
    """Places for boxes and labels of these sizes; what hangs together with the leaf on top, everything else below it."""
    strings = _Strings(picture, boxes, labels)
    groups = [_arranged(group) for group in strings.groups()]
    width, height = _packed(groups, least_width)
    placed = tuple(_place(node) for node in strings.boxes)
    tops = {node: ends for rows in groups for node, ends in _heights(rows).items()}
    ports = _Ports(strings.chains)
    routes = tuple(_route(number, chain, ports, tops) for number, chain in enumerate(strings.chains))
    return Layout(placed, tuple(_place(node) for node in strings.labels), routes, width, height)


def _place(node: _Node) -> Place:
    return Place(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height)


class _Strings:
    """The nodes: one for each box, and for each arrow one in every row between its ends."""

    def __init__(self, picture: Picture, boxes: Sequence[Size], labels: Sequence[Size]) -> None:
        self.boxes = [_Node(2 * box.depth, size, 1.0) for box, size in zip(picture.boxes, boxes, strict=True)]
        self.labels: list[_Node] = []
        self.chains: list[list[_Node]] = []
        """For each arrow its nodes from the issuer to the subject."""
        for arrow, size in zip(picture.arrows, labels, strict=True):
            self._string(arrow, size)

    def _string(self, arrow: Arrow, size: Size) -> None:
        issuer, subject, weight = self.boxes[arrow.issuer], self.boxes[arrow.subject], _WEIGHTS[arrow.state]
        step = 1 if subject.row > issuer.row else -1
        between = [_Node(row, (_BEND, 0.0), weight, passing=True) for row in range(issuer.row + step, subject.row, step)]
        between[-1] = _Node(subject.row - step, size, weight)
        self.labels.append(between[-1])
        chain = [issuer, *between, subject]
        self.chains.append(chain)
        for one, other in pairwise(chain):
            one.links.append((other, weight))
            other.links.append((one, weight))

    def groups(self) -> list[_Rows]:
        """What hangs together, as rows from the bottom up; the one of the leaf first."""
        seen: set[_Node] = set()
        found = []
        for box in self.boxes:
            if box not in seen:
                members = _connected(box)
                seen.update(members)
                found.append(_rows(members))
        return found


def _connected(start: _Node) -> list[_Node]:
    found = {start: None}
    waiting = [start]
    while waiting:
        for neighbour, _ in waiting.pop().links:
            if neighbour not in found:
                found[neighbour] = None
                waiting.append(neighbour)
    return list(found)


def _rows(members: Iterable[_Node]) -> _Rows:
    rows: dict[int, list[_Node]] = {}
    for node in members:
        rows.setdefault(node.row, []).append(node)
    return [rows[row] for row in sorted(rows)]


# Order and places of one group.


def _arranged(rows: _Rows) -> _Rows:
    """The same nodes in the order that crosses least of those tried, each on its place; the group begins at 0, 0."""
    best = _ordered(rows)
    for row in best:
        for node, x in zip(row, _spread([0.0] * len(row), row), strict=True):
            node.x = x
    for sweep in range(_SWEEPS):
        for row in best if sweep % 2 else reversed(best):
            _settle(row)
    left = min(node.x - node.width / 2 for row in best for node in row)
    for node in (node for row in best for node in row):
        node.x -= left
    _stack(best)
    return best


def _ordered(rows: _Rows) -> _Rows:
    best, fewest = rows, _crossings(rows)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        rows = _swept(rows, up=sweep % 2 == 0)
        crossings = _crossings(rows)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def _swept(rows: _Rows, *, up: bool) -> _Rows:
    """Each row in the order of the barycenters of its neighbours in the row before."""
    ordered = rows[:1] if up else rows[-1:]
    for row in rows[1:] if up else reversed(rows[:-1]):
        places = {node: place for place, node in enumerate(ordered[-1])}
        at = {node: _barycenter(node, places, place) for place, node in enumerate(row)}
        ordered.append(sorted(row, key=at.__getitem__))
    return ordered if up else ordered[::-1]


def _barycenter(node: _Node, places: dict[_Node, int], otherwise: float) -> float:
    near = [places[neighbour] for neighbour, _ in node.links if neighbour in places]
    return sum(near) / len(near) if near else otherwise


def _crossings(rows: _Rows) -> int:
    found = 0
    for lower, upper in pairwise(rows):
        places = {node: place for place, node in enumerate(upper)}
        ends = [places[near] for node in lower for near in sorted(_above(node, places), key=places.__getitem__)]
        found += sum(a > b for i, a in enumerate(ends) for b in ends[i + 1 :])
    return found


def _above(node: _Node, places: dict[_Node, int]) -> list[_Node]:
    return [neighbour for neighbour, _ in node.links if neighbour in places]


def _settle(row: list[_Node]) -> None:
    """Move each node as near to its neighbours as the others in its row let it."""
    desired = []
    for node in row:
        pull = sum(weight for _, weight in node.links)
        desired.append(sum(near.x * weight for near, weight in node.links) / pull if pull else node.x)
    for node, x in zip(row, _spread(desired, row), strict=True):
        node.x = x


def _spread(desired: Sequence[float], row: Sequence[_Node]) -> list[float]:
    """The places nearest to those desired, by weighted squares, that keep the order and the gaps: pool adjacent violators."""
    offsets, offset = [], 0.0
    for place, node in enumerate(row):
        offset += (row[place - 1].width / 2 + GAP + node.width / 2) if place else 0.0
        offsets.append(offset)
    weights = [max((weight for _, weight in node.links), default=1.0) for node in row]
    blocks: list[tuple[float, float, int]] = []  # sum of weighted wishes, weight, members
    for wish, shift, weight in zip(desired, offsets, weights, strict=True):
        blocks.append(((wish - shift) * weight, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            (a, b, c), (d, e, f) = blocks.pop(-2), blocks.pop()
            blocks.append((a + d, b + e, c + f))
    starts = [total / weight for total, weight, members in blocks for _ in range(members)]
    return [start + shift for start, shift in zip(starts, offsets, strict=True)]


def _stack(rows: _Rows) -> None:
    """The rows one above the other, the last one on top."""
    y = 0.0
    for row in reversed(rows):
        height = max(node.height for node in row)
        for node in row:
            node.y = y + height / 2
        y += height + _gap_below(row)


def _gap_below(row: list[_Node]) -> float:
    """More where an arrow goes far aside, lest it lies flat."""
    aside = max((abs(node.x - near.x) for node in row for near, _ in node.links if near.row < node.row), default=0.0)
    return round(ROW_GAP + min(aside, _FAR) / 8)


def _heights(rows: _Rows) -> dict[_Node, Point]:
    """For each node the top and the bottom of its row."""
    found = {}
    for row in rows:
        half = max(node.height for node in row) / 2
        found.update({node: (node.y - half, node.y + half) for node in row})
    return found


def _packed(groups: Sequence[_Rows], least_width: float) -> Size:
    """Put the groups below each other, as many side by side as the first one is wide."""
    sizes = [_extent(rows) for rows in groups]
    widest = max(least_width, *(width for width, _ in sizes))
    x = y = tallest = 0.0
    for rows, (width, height) in zip(groups, sizes, strict=True):
        if x and (x + width > widest or rows is groups[1]):
            x, y, tallest = 0.0, y + tallest + 2 * ROW_GAP, 0.0
        start = (widest - width) / 2 if rows is groups[0] else x
        for node in (node for row in rows for node in row):
            node.x += start
            node.y += y
        x, tallest = x + width + GAP, max(tallest, height)
    return widest, y + tallest


def _extent(rows: _Rows) -> Size:
    nodes = [node for row in rows for node in row]
    return max(node.x + node.width / 2 for node in nodes), max(node.y + node.height / 2 for node in nodes)


# Arrows.


class _Ports:
    """Where arrows end at their boxes: side by side, each as near as it can be to where it comes from."""

    def __init__(self, chains: Sequence[Sequence[_Node]]) -> None:
        self._x: dict[tuple[int, bool], float] = {}
        sides: dict[tuple[_Node, bool], list[tuple[float, int, bool]]] = {}
        for number, chain in enumerate(chains):
            for box, near, is_subject in ((chain[0], chain[1], False), (chain[-1], chain[-2], True)):
                sides.setdefault((box, near.row > box.row), []).append((near.x, number, is_subject))
        for (box, _), ends in sides.items():
            self._share_out(box, sorted(ends))

    def _share_out(self, box: _Node, ends: list[tuple[float, int, bool]]) -> None:
        room = box.width - 2 * _CORNER
        gap = min(_PORT, room / max(1, len(ends) - 1))
        low, high = box.x - room / 2, box.x + room / 2
        places: list[float] = []
        for x, _, _ in ends:
            places.append(max(x, places[-1] + gap if places else low))
        for place in reversed(range(len(places))):
            high = places[place] = min(places[place], high)
            high -= gap
        for x, (_, number, is_subject) in zip(places, ends, strict=True):
            self._x[number, is_subject] = x

    def at(self, number: int, *, is_subject: bool) -> float:
        """Where an end of an arrow is."""
        return self._x[number, is_subject]


def _route(number: int, chain: Sequence[_Node], ports: _Ports, heights: dict[_Node, Point]) -> Route:
    """From the issuer through the rows that it passes, with a gap for the label, to the subject; aslant only between rows."""
    issuer, *between, subject = chain
    upward = subject.row > issuer.row
    points: list[Point] = []
    label = 0
    for node, x in (
        (issuer, ports.at(number, is_subject=False)),
        *((node, node.x) for node in between),
        (subject, ports.at(number, is_subject=True)),
    ):
        top, bottom = heights[node]
        half = 0.0 if node.passing else node.height / 2
        ends = [(x, top), (x, node.y - half), (x, node.y + half), (x, bottom)]
        points += reversed(ends) if upward else ends
        label = len(points) - 2 if node is between[-1] else label
    return Route(tuple(dict.fromkeys(points[2:label])), tuple(dict.fromkeys(points[label:-2])))
