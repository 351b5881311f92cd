"""The report of ``check`` as a page: it is well formed, it stands alone, nothing in it runs, and it says everything."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from chainfix.findings import registry
from chainfix.findings.diagnose import Report
from chainfix.findings.finding import Severity
from chainfix.judging import Asked
from chainfix.reports import html, stylesheet
from chainfix.reports.check_text import tally
from chainfix.reports.text import printable
from tests.support import checks, pki

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "</style></title></pre>--><script>alert(1)</script><img src=x onerror=alert(2)>\"' onload=alert(3) &amp; \u202e\x00"


def hostile() -> list[Report]:
    """Every name is an attack."""
    root = pki.root(NASTY)
    inter = root.ca(f"{NASTY}2")
    given, files = checks.of_file(NASTY, inter.leaf(f"{NASTY}3", san=["www.example.org"]), root, pki.root(f"{NASTY}4"))
    asked = Asked(files=files, hostname=NASTY, horizon=40_000_000, against=(NASTY, ()), clients=checks.CLIENTS, own_stores=False)
    return [checks.report(given, checks.store(NASTY, root), pool=checks.certificates(NASTY, inter, kind="pooled"), asked=asked)]


def mesh() -> list[Report]:
    """More certificates than a calendar has rows."""
    several = [pki.root(f"Mesh {letter}") for letter in "ABCDEFG"]
    crosses = [one.cross(other) for one in several for other in several if one is not other]
    inter = several[0].ca("Issuing CA")
    given = checks.certificates("mesh.pem", inter.leaf("www.example.org"), inter, *crosses)
    return [checks.report(given, checks.store("mozilla", several[1]))]


CASES: dict[str, Callable[[], list[Report]]] = {
    **checks.CASES,
    "hostile": hostile,
    "mesh": mesh,
}


def parsed(page: str) -> ET.Element:
    return ET.fromstring(page.removeprefix("<!DOCTYPE html>\n"))


def said(element: ET.Element) -> str:
    """Its text, white space made even; paragraphs stand apart."""
    for paragraph in element.iter("p"):
        paragraph.tail = f" {paragraph.tail or ''}"
    return " ".join("".join(element.itertext()).split())


def classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in classes(element)]


def served(page: str) -> tuple[list[str], list[str]]:
    """The items before and after."""
    lists = [[said(item) for item in listed] for listed in of_class(parsed(page), "list")]
    return lists[0], lists[1] if len(lists) > 1 else []


class Elements(HTMLParser):
    """What a browser would see: elements that open and close."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)
        if tag not in self.VOID and not {"svg"} & {*self.open}:
            self.faults.append(f"<{tag}/>")  # HTML takes it for a start

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


@pytest.mark.parametrize("case", CASES)
class TestEachPage:
    def test_is_well_formed_as_html_and_as_xml(self, case: str) -> None:
        page = html.text(CASES[case]())
        seen = Elements()
        seen.feed(page)
        seen.close()
        assert (seen.faults, seen.open) == ([], [])
        names = {element.tag.removeprefix(SVG).lower() for element in parsed(page).iter()}
        assert seen.names == names
        assert page.startswith("<!DOCTYPE html>\n<html")
        page.encode()

    def test_runs_nothing_and_loads_nothing(self, case: str) -> None:
        page = html.text(CASES[case]())
        root = parsed(page)
        assert not {"script", "img", "iframe", "object", "embed", "link", "base", "form", "use", "image"} & {
            element.tag.removeprefix(SVG) for element in root.iter()
        }
        attributes = [(name, value) for element in root.iter() for name, value in element.attrib.items()]
        assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "style", "srcset", "action")]
        assert [value for name, value in attributes if "href" in name and not re.fullmatch(r"#target-\d+(-CF\d+)?", value)] == []

    def test_its_policy_allows_its_own_style_alone(self, case: str) -> None:
        root = parsed(html.text(CASES[case]()))
        (style,) = root.iter("style")
        assert list(root.iter(f"{SVG}style")) == []
        assert not re.search(r"url\(|@import|[<&]", str(style.text))
        digest = b64encode(sha256(str(style.text).encode()).digest()).decode()
        (policy,) = [m.attrib["content"] for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
        assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"

    def test_links_lead_to_places_of_the_page(self, case: str) -> None:
        root = parsed(html.text(CASES[case]()))
        places = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
        assert len(places) == len(set(places))
        assert {link.attrib["href"][1:] for link in root.iter("a")} <= set(places)

    def test_headings_go_down_step_by_step(self, case: str) -> None:
        root = parsed(html.text(CASES[case]()))
        levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch(r"h[1-6]", element.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= level + 1 for level, later in pairwise(levels))
        assert root.attrib["lang"] == "en"
        assert said(root.findall("head/title")[0])

    def test_tables_have_captions_and_scopes(self, case: str) -> None:
        for table in parsed(html.text(CASES[case]())).iter("table"):
            assert table[0].tag == "caption"
            assert [[cell.get("scope") for cell in row] for row in table.iter("tr")][:2] == [["col"] * 3, ["row", None, None]]
            assert {len(row) for row in table.iter("tr")} == {3}

    def test_pictures_have_titles_and_can_be_scrolled_with_the_keyboard(self, case: str) -> None:
        root = parsed(html.text(CASES[case]()))
        assert all(drawing[0].tag == f"{SVG}title" for drawing in root.iter(f"{SVG}svg"))
        assert all(figure.get("tabindex") == "0" and figure.get("aria-label") for figure in root.iter("figure"))

    def test_every_finding_stands_in_it_with_its_page(self, case: str) -> None:
        reports = CASES[case]()
        root = parsed(html.text(reports))
        pages = {rule.CODE: " ".join((rule.__doc__ or "").replace("``", "").split()) for rule in registry.rules()}
        for report, article in zip(reports, root.iter("article"), strict=True):
            told = [said(one) for one in of_class(article, "finding")]
            for finding in report.findings:
                heading = f"{finding.severity.word} {finding.code} {finding.name} confidence: {finding.confidence.value}"
                message = " ".join(printable(finding.message).split())
                assert any(one.startswith(heading) and message in one for one in told)
            whole = said(article).replace(" ", "")
            assert all(pages[finding.code].replace(" ", "") in whole for finding in report.findings)

    def test_the_list_to_send_is_whole(self, case: str) -> None:
        cases = [(report, report.case) for report in CASES[case]() if report.case is not None and report.case.order]
        lists = [report.fix.order if report.fix is not None else case.list for report, case in cases]
        expected = ["".join(certificate.pem for certificate in listed) for listed in lists]
        assert [block.text for block in of_class(parsed(html.text(CASES[case]())), "pem")] == expected

    def test_every_style_is_there(self, case: str) -> None:
        page = html.text(CASES[case]())
        style = page.partition("<style>")[2].partition("</style>")[0]
        used = {name for element in parsed(page).iter() for name in classes(element)}
        assert {name for name in used if f".{name}" not in style} <= {"graph", "cf-graph", "valid", "ca", "unrelated", "fact"}

    def test_the_same_reports_give_the_same_bytes(self, case: str) -> None:
        assert html.text(CASES[case]()) == html.text(CASES[case]())


class TestOneTarget:
    def test_before_and_after(self) -> None:
        before, after = served(html.text(checks.served()))
        assert [item.partition(" Issued")[0] for item in before] == [
            "#1 www.example.org, leaf",
            "#2 Old Root, anchor",
            "#3 New Root, twin of New Root (self-signed)",
        ]
        assert "\N{MINUS SIGN} remove: a root: clients have their own" in before[1]
        assert [item.partition(" Issued")[0] for item in after] == ["#1 www.example.org, leaf", "#2 Example CA, intermediate"]
        assert after[1].endswith("+ add: issued www.example.org, from my pool.pem")

    def test_what_is_removed_added_and_moved_looks_so(self) -> None:
        root = parsed(html.text(checks.surplus()))
        looks = [[" ".join(classes(item)) for item in listed] for listed in of_class(root, "list")]
        assert looks == [["", "warning", "", "error", "error", "error", "error"], ["", "", "warning"]]
        before, after = served(html.text(checks.surplus()))
        assert before[1].endswith("↕ move to #3: it is not where its issuer is looked for")
        assert after[1].startswith("#2 Lower CA, intermediate, was #3")
        assert after[2].endswith("↕ moved from #2")

    def test_summary(self) -> None:
        (facts,) = of_class(parsed(html.text(checks.served())), "facts")
        told = dict(zip([said(fact) for fact in facts[::2]], [said(fact) for fact in facts[1::2]], strict=True))
        assert told == {
            "Findings": "1 error, 1 note (CF101, CF203)",
            "Worst": "CF101 missing-intermediate",
            "SSL Labs will say": "Chain issues: incomplete, contains anchor",
            "Leaf": "www.example.org",
            "Host name": "www.example.org",
            "List": told["List"],
            "Judged at": "2026-07-01 00:00 UTC",
        }

    def test_until_when_for_each_store_and_what_it_survives(self) -> None:
        tables = list(parsed(html.text(checks.repaired())).iter("table"))
        rows = [[said(cell) for cell in row] for row in tables[0].iter("tr")]
        assert rows[1:] == [
            ["mozilla", "2027-01-01", "Certificate #2 expires."],
            ["android-7", "2027-01-01", "Certificate #2 expires; it survives the end of certificate #4 on 2026-08-30."],
        ]
        rows = [[said(cell) for cell in row] for row in tables[-1].iter("tr")]
        assert rows[1] == ["mozilla", "accepted", "2026-07-01 to 2027-01-01, when certificate #2 expires"]
        assert rows[2] == ["mozilla", "refused", "2027-01-01 to the end of the horizon"]

    def test_a_list_that_is_right(self) -> None:
        root = pki.root("New Root", not_after=checks.LATER)
        inter = root.ca("Example CA")
        page = html.text(
            [checks.report(checks.certificates("right.pem", inter.leaf("a.example.org"), inter), checks.store("s", root))]
        )
        told = said(parsed(page))
        assert "<title>right.pem: ok</title>" in page
        assert "Nothing in it needs to be removed, added or moved." in told
        assert "As it should be" not in told
        assert "PEM of 2 certificates, the leaf first" in told

    def test_no_list_is_known(self) -> None:
        told = said(parsed(html.text(checks.oddities())))
        assert "No list that reaches every trust store is known from here." in told
        assert "The list to send" not in told
        assert "Not known, as a limit was reached: " in told

    def test_a_server(self) -> None:
        told = said(parsed(html.text(checks.server())))
        assert "As it is served" in told
        assert "Address 192.0.2.1, port 587 STARTTLS smtp Protocol TLSv1.3" in told
        assert "it asks for a client certificate" in told
        assert "2001:db8::1: connection refused" in told

    def test_a_calendar_that_would_be_too_long_is_cut(self) -> None:
        (report,) = mesh()
        (_, calendar) = parsed(html.text([report])).iter("figure")
        assert said(calendar).endswith(f" {len(report.served) + 1 - html.MOST_ROWS} more certificates not drawn.")

    def test_what_fails_is_for_the_caller_to_say(self) -> None:
        assert "<title>served.pem: not ok</title>" in html.text(checks.served())
        assert "<title>served.pem: ok</title>" in html.text(checks.served(), None)
        only_notes = [checks.served()[0]._replace(findings=checks.served()[0].findings[1:])]
        assert "<title>served.pem: ok</title>" in html.text(only_notes)
        assert "<title>served.pem: not ok</title>" in html.text(only_notes, Severity.NOTE)


class TestSeveralTargets:
    def test_none_at_all(self) -> None:
        assert "0 targets: 0 passed, 0 failed, 0 not checked" in said(parsed(html.text([])))

    def test_the_overview_leads_to_each(self) -> None:
        reports = checks.several()
        root = parsed(html.text(reports))
        table = next(root.iter("table"))
        rows = [[said(cell) for cell in row] for row in table.iter("tr")][1:]
        assert [row[1:] for row in rows] == [
            ["OK", "2027-01-01"],
            ["Not OK", "not now"],
            ["Not checked", "not known"],
            ["Not checked", "not known"],
            ["OK", "2027-01-01"],
        ]
        errors = ["www.example.org:443 www.example.org:443 does not answer", "key.pem key.pem holds no certificate"]
        assert [row[0] for row in rows if row[1] == "Not checked"] == errors
        assert all(row[0] == f"{one.target} {tally(one)}" for row, one in zip(rows, reports, strict=True) if one.error is None)
        assert [link.attrib["href"] for link in table.iter("a")] == [f"#{one.attrib['id']}" for one in root.iter("article")]
        assert said(root.findall("head/title")[0]) == "Certificate check: 2 of 5 targets OK"

    def test_one_that_failed_says_why(self) -> None:
        told = said(list(parsed(html.text(checks.several())).iter("article"))[2])
        assert "Not checked www.example.org:443 does not answer" in told
        assert "192.0.2.9 port 443: connection refused" in told
        assert "Hint: is it running?" in told


def test_names_are_text() -> None:
    page = html.text(hostile())
    assert page.count("&lt;script&gt;") > 10
    assert page.count("<script") == page.count("<img") == 0
    assert page.count("</style>") == page.count("</title></pre>") + 1 == 1
    assert not re.search("[\u202e\x00]", page)


def test_dark_and_light_name_the_same_colours() -> None:
    light, dark = (set(re.findall(r"(--\w+):", part)) for part in re.findall(r":root\{(.*?)\}", stylesheet.STYLE))
    assert light == dark
    assert set(re.findall(r"var\((--\w+)\)", stylesheet.STYLE)) - {"--tone", "--tint"} <= light


class TestWhoBreaks:
    def section(self, reports: list[Report]) -> ET.Element | None:
        page = parsed(html.text(reports))
        return next((one for one in page.iter("section") if [said(h) for h in one.findall("h3")] == ["Who breaks"]), None)

    def asked(self, clients: str, *, horizon: int | None = None) -> list[Report]:
        root = pki.root("Root")
        inter = root.ca("Example CA")
        given = checks.certificates("list.pem", inter.leaf("www.example.org"), inter)
        wanted = Asked(clients=clients, own_stores=False, horizon=horizon)
        return [checks.report(given, checks.store("mozilla", root), asked=wanted)]

    def test_says_nothing_where_nobody_was_asked(self) -> None:
        assert self.section(checks.surplus()) is None
        assert self.section(checks.failed()) is None

    def test_has_a_row_for_each_client_with_the_path_or_what_its_user_sees(self) -> None:
        section = self.section(self.asked("curl-openssl,chromium"))
        assert section is not None
        rows = [[said(cell) for cell in row] for row in section.iter("tr")]
        assert rows[1:] == [
            [client, "accepted", "through #1 www.example.org < #2 Example CA < Root"] for client in ("curl-openssl", "chromium")
        ]
        refused = self.section(checks.served())
        assert refused is not None
        assert "Its user sees: SEC_ERROR_UNKNOWN_ISSUER" in said(refused)
        assert "Refused by all 5 clients: #1 www.example.org: no-issuer. A user of curl-openssl sees: curl: (60)" in said(refused)

    def test_folds_up_a_long_table_and_leaves_a_short_one_open(self) -> None:
        for clients, folded in (("curl-openssl,chromium", False), ("all", True)):
            section = self.section(self.asked(clients))
            assert section is not None
            assert (section.find("details") is not None) is folded
            assert section.find(".//table") is not None

    def test_says_what_comes_for_all_together_and_for_each(self) -> None:
        section = self.section(self.asked("curl-openssl,chromium", horizon=400 * 86400))
        assert section is not None
        told = said(section)
        assert "From 2027-01-01 refused (www.example.org: expired, 2027-01-01): by every client." in told
        assert told.count("From 2027-01-01: refuses at #1 www.example.org: expired (2027-01-01)") == 2
