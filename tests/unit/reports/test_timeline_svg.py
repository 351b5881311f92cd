import re
from xml.etree import ElementTree as ET

import pytest

from chainfix.reports import timeline_svg
from chainfix.reports.timeline_svg import Row, timeline
from tests.support.timelines import CASES, COMODO, at

SVG = "{http://www.w3.org/2000/svg}"


def bars(text: str) -> list[tuple[str, float, float]]:
    """The colour and the ends of each bar."""
    found = [element for element in ET.fromstring(text).iter(f"{SVG}rect") if element.find(f"{SVG}title") is not None]
    return [(bar.attrib["class"], float(bar.attrib["x"]), float(bar.attrib["x"]) + float(bar.attrib["width"])) for bar in found]


@pytest.mark.parametrize("case", CASES)
class TestEachTimeline:
    def test_is_xml_with_a_title_and_nothing_from_elsewhere(self, case: str) -> None:
        root = ET.fromstring(CASES[case]())
        assert root[0].tag == f"{SVG}title"
        assert str(root[0].text).startswith("When the certificates are valid; today is ")
        assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "title", "style", "rect", "g", "path", "text"}
        assert not {name for element in root.iter() for name in element.attrib if "href" in name or name in ("id", "style")}

    def test_bars_are_inside(self, case: str) -> None:
        assert all(0 <= start < end <= timeline_svg.WIDTH - 24 for _, start, end in bars(CASES[case]()))

    def test_the_calendar_has_lines(self, case: str) -> None:
        ticks = [x for x in ET.fromstring(CASES[case]()).iter(f"{SVG}path") if x.attrib["class"] == "grid"]
        assert 2 <= len(ticks) <= 8

    def test_dark_and_light_name_the_same_colours(self, case: str) -> None:
        light, dark = (set(re.findall(r"(--\w+):", part)) for part in CASES[case]().split("@media", 1))
        assert light == dark


def test_what_is_out_of_date_is_pale() -> None:
    assert [style for style, _, _ in bars(CASES["valid"]())] == ["leaf", "intermediate", "anchor", "other over", "leaf over"]
    assert "2000-05-30 to 2015-05-30, expired" in CASES["valid"]()
    assert "2016-01-01 to 2017-01-01, not yet valid" in CASES["valid"]()


def test_the_leaf_ends_where_its_end_is_marked() -> None:
    text = CASES["valid"]()
    (end,) = re.findall(r'<path class="end" d="M([\d.]+) ', text)
    assert abs(bars(text)[0][2] - float(end)) < 0.2


def test_a_moment_outside_the_calendar_is_no_error() -> None:
    forever = [Row("forever", at(1970), at(9999, 12, 31), "anchor")]
    text = timeline(forever, at(9999, 6), at(9999, 12, 31), at(9999, 12, 31))
    assert len(bars(text)) == 1


def test_nothing_but_today_and_the_end() -> None:
    assert bars(timeline((), at(2026, 7), at(2026, 9), at(2026, 10))) == []


def test_every_rule_of_style_is_its_own() -> None:
    rules = re.sub(r"@media[^{]*\{|\}\}", "", timeline_svg.STYLE).splitlines()
    assert all(selector.startswith(".cf-time") for rule in rules for selector in rule.partition("{")[0].split(","))


def test_labels_are_escaped() -> None:
    text = timeline([Row("<b>\x1b & \n", at(2026), at(2027), "leaf")], at(2026, 7), at(2027), at(2027))
    assert r"&lt;b&gt;\x1b &amp; \n" in text


def test_the_same_rows_give_the_same_bytes() -> None:
    assert timeline(COMODO, at(2015, 6), at(2016), at(2016)) == timeline(list(COMODO), at(2015, 6), at(2016), at(2016))
