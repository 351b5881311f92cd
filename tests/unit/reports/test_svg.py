"""The drawing is XML that any page may hold, and nothing in it lies on anything else."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from chainfix.reports import svg
from chainfix.reports.layout import Layout, Place, layout
from chainfix.reports.lettering import escaped, number, width, wrapped
from chainfix.reports.picture import Picture
from tests.support import pictures

SVG = "{http://www.w3.org/2000/svg}"


def places(found: Picture) -> Layout:
    boxes = [svg._size(svg._box_lines(box), svg._PAD) for box in found.boxes]
    return layout(found, boxes, [svg._size(svg._label_lines(arrow), 2.0) for arrow in found.arrows], svg.LEAST_WIDTH)


def apart(one: Place, other: Place) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@pytest.mark.parametrize("case", pictures.CASES)
class TestEachPicture:
    def test_is_xml_with_a_title(self, case: str) -> None:
        found = pictures.CASES[case]()
        root = ET.fromstring(svg.render(found))
        assert root.tag == f"{SVG}svg"
        assert (root[0].tag, root[0].text) == (f"{SVG}title", found.title)
        assert (root[1].tag, root[1].text) == (f"{SVG}desc", found.summary)
        assert len(root.findall(f".//{SVG}rect[@class='box']")) == len(found.boxes)
        assert len(root.findall(f".//{SVG}path[@class='head']")) == len(found.arrows)

    def test_needs_nothing_from_elsewhere_and_runs_nothing(self, case: str) -> None:
        root = ET.fromstring(svg.render(pictures.CASES[case]()))
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "style", "rect", "g", "path", "text",
        }  # fmt: skip
        names = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in names if "href" in name or name.startswith("on") or name in ("id", "style")}
        assert "url(" not in svg.STYLE
        assert "@import" not in svg.STYLE

    def test_scales(self, case: str) -> None:
        root = ET.fromstring(svg.render(pictures.CASES[case]()))
        assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"

    def test_no_two_things_lie_on_one_place(self, case: str) -> None:
        found = places(pictures.CASES[case]())
        rectangles = (*found.boxes, *found.labels)
        assert [pair for pair in combinations(rectangles, 2) if not apart(*pair)] == []

    def test_everything_is_inside(self, case: str) -> None:
        found = places(pictures.CASES[case]())
        for place in (*found.boxes, *found.labels):
            assert place.x >= -0.01
            assert place.y >= -0.01
            assert place.x + place.width <= found.width + 0.01
            assert place.y + place.height <= found.height + 0.01

    def test_arrows_begin_and_end_at_their_boxes(self, case: str) -> None:
        drawn = pictures.CASES[case]()
        found = places(drawn)
        for arrow, route in zip(drawn.arrows, found.routes, strict=True):
            for (x, y), box in ((route.before[0], found.boxes[arrow.issuer]), (route.after[-1], found.boxes[arrow.subject])):
                assert box.x <= x <= box.x + box.width
                assert min(abs(y - box.y), abs(y - box.y - box.height)) < 0.01

    def test_lines_keep_off_boxes(self, case: str) -> None:
        found = places(pictures.CASES[case]())
        for route in found.routes:
            for (x0, y0), (x1, y1) in (pair for part in (route.before, route.after) for pair in pairwise(part)):
                line = Place(min(x0, x1), min(y0, y1) + 0.01, abs(x0 - x1), abs(y0 - y1) - 0.02)
                assert all(apart(line, box) for box in found.boxes)

    def test_dark_and_light_name_the_same_colours(self, case: str) -> None:
        text = svg.render(pictures.CASES[case]())
        light, dark = (set(re.findall(r"(--\w+):", part)) for part in text.split("@media", 1))
        assert light == dark
        assert set(re.findall(r"var\((--\w+)\)", text)) <= light


def test_a_simple_chain_fits_a_telephone_at_full_size() -> None:
    root = ET.fromstring(svg.render(pictures.comodo()))
    assert float(root.attrib["width"]) <= 380


def test_the_chosen_path_is_straight() -> None:
    drawn = pictures.comodo()
    (x,) = {round(point[0], 3) for route in places(drawn).routes for point in (*route.before, *route.after)}
    assert x > 0


def test_every_rule_of_style_is_its_own() -> None:
    rules = re.sub(r"@media[^{]*\{|\}\}", "", svg.STYLE).splitlines()
    assert all(selector.startswith(".cf-graph") for rule in rules for selector in rule.partition("{")[0].split(","))


def test_what_is_left_out_is_said() -> None:
    assert "7 more certificates are not drawn" in svg.render(pictures.comodo()._replace(left_out=7))


class TestLettering:
    def test_lines_fit(self) -> None:
        text = "COMODO RSA Domain Validation Secure Server CA and-a-very-long-host-name.with.many.labels.example.org"
        lines = wrapped(text, 14, 150, bold=True)
        assert all(width(line, 14, bold=True) <= 150 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")

    def test_a_word_without_a_break_is_cut(self) -> None:
        lines = wrapped("x" * 100, 12, 100)
        assert len(lines) > 5
        assert "".join(lines) == "x" * 100

    def test_a_room_that_no_letter_fits_takes_one_each(self) -> None:
        assert wrapped("abc", 12, 1) == ["a", "b", "c"]

    def test_nothing_is_no_line(self) -> None:
        assert wrapped("", 12, 100) == []

    def test_east_asian_letters_are_wide(self) -> None:
        assert width("東京", 10) > width("to", 10)

    def test_what_xml_forbids_is_replaced(self) -> None:
        assert escaped('<a href="x">&\x00\ud800') == "&lt;a href=&quot;x&quot;&gt;&amp;\ufffd\ufffd"

    @pytest.mark.parametrize(("value", "said"), [(1.0, "1"), (1.25, "1.2"), (-0.01, "0"), (10.0, "10"), (-3.5, "-3.5")])
    def test_numbers_are_short(self, value: float, said: str) -> None:
        assert number(value) == said
