"""Elements that are HTML and XML at once."""

from xml.etree import ElementTree as ET

import pytest

from chainfix.reports.markup import Markup, joined, tag, text, void


def test_what_is_no_element_is_escaped() -> None:
    assert tag("p", "<b> & ", tag("b", '"'), title='a"<') == '<p title="a&quot;&lt;">&lt;b&gt; &amp; <b>&quot;</b></p>'


@pytest.mark.parametrize("nasty", ["\x00", "\ud800", "\u202e", "\x1b[31m", "\r\n", "<!--", "]]>", "</p>"])
def test_anything_is_well_formed_and_for_display(nasty: str) -> None:
    element = ET.fromstring(tag("p", nasty, title=nasty))
    assert list(element) == []
    assert str(element.text).isprintable()
    assert element.attrib["title"] == element.text


def test_blocks_have_a_line_for_each_child() -> None:
    assert tag("ul", tag("li", "1"), tag("li", "2")) == "<ul>\n<li>1</li>\n<li>2</li>\n</ul>"


def test_names_of_attributes() -> None:
    assert tag("p", class_="a", aria_label="b", id="") == '<p class="a" aria-label="b"></p>'


def test_an_element_without_content() -> None:
    assert void("meta", name="a", content="b") == '<meta name="a" content="b" />'


def test_parts_side_by_side() -> None:
    assert joined("<", Markup("<br />"), text(">")) == "&lt;<br />&gt;"
