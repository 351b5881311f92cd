"""The report of ``check`` in a real Chromium: it is styled, complains of nothing, asks for nothing and fits a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chainfix.reports import html
from tests.support.chromium import Chromium
from tests.support.programs import chainfix, need
from tests.unit.reports.test_html import hostile, mesh

PAGES = ("broken", "right", "several", "hostile", "mesh")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium.started(need("chromium"), tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture(scope="module")
def pages(comodo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports on the list of that evening, on the repaired one, on several of which one is not there; and the unit tests' worst."""
    folder = tmp_path_factory.mktemp("pages")
    right = folder / "right.pem"
    options = ("--store", comodo / "store.pem", "--pool", comodo / "aia")
    assert (
        chainfix("build", comodo / "served.pem", *options, "--offline", "-f", "fullchain", "-o", right, cwd=comodo).returncode == 0
    )
    targets: dict[str, list[str | Path]] = {
        "broken": ["served.pem"],
        "right": [right],
        "several": ["served.pem", right, "nowhere.pem"],
    }
    for name, listed in targets.items():
        page = folder / f"{name}.html"
        done = chainfix("check", *listed, *options, "--horizon", "800d", "--report", "html", "-o", page, cwd=comodo)
        assert done.returncode == (name != "right"), done.stderr.decode()
    (folder / "hostile.html").write_text(html.text(hostile()), encoding="utf-8")
    (folder / "mesh.html").write_text(html.text(mesh()), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_styled_complains_of_nothing_and_asks_for_nothing(
    browser: Chromium, pages: dict[str, Path], name: str, dark: bool
) -> None:
    browser.look_like(width=1000, dark=dark)
    browser.open(pages[name].as_uri())
    assert browser.complaints() == []
    assert browser.requests() == [pages[name].as_uri()]
    assert browser.value("getComputedStyle(document.querySelector('.verdict')).borderLeftWidth") == "6px"
    ground = "rgb(13, 17, 23)" if dark else "rgb(255, 255, 255)"
    assert browser.value("getComputedStyle(document.body).backgroundColor") == ground
    fills = browser.value("[...document.querySelectorAll('svg .ground')].map(one => getComputedStyle(one).fill)")
    assert set(fills) == {ground}


@pytest.mark.parametrize("name", PAGES)
def test_it_fits_a_telephone(browser: Chromium, pages: dict[str, Path], name: str) -> None:
    browser.look_like(width=380)
    browser.open(pages[name].as_uri())
    browser.value("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert browser.value("[innerWidth, document.documentElement.scrollWidth, document.body.scrollWidth]") == [380, 380, 380]
    sizes = browser.value("[...document.querySelectorAll('figure, pre, table')].map(one => one.getBoundingClientRect().right)")
    assert max(sizes) <= 380


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_it_is_light_and_nothing_is_cut(browser: Chromium, pages: dict[str, Path], name: str) -> None:
    browser.look_like(width=700, dark=True, medium="print")
    browser.open(pages[name].as_uri())
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert set(browser.value("[...document.querySelectorAll('svg .ground')].map(one => getComputedStyle(one).fill)")) == {
        "rgb(255, 255, 255)"
    }
    assert browser.value("document.documentElement.scrollWidth") == 700
    pages_told = browser.value("[...document.querySelectorAll('.page')].map(one => one.getBoundingClientRect().height > 40)")
    assert all(pages_told)
    assert browser.printed().startswith(b"%PDF-")


def test_its_policy_stops_what_is_smuggled_in(browser: Chromium, pages: dict[str, Path], tmp_path: Path) -> None:
    """Of a page whose escaping had failed."""
    page = pages["broken"].read_text(encoding="utf-8")
    inside = '<script>document.title="ran"</script><style>body{display:none}</style><img src="http://127.0.0.1:9/x.png">'
    smuggled = tmp_path / "smuggled.html"
    smuggled.write_text(page.replace("<main>", f"<main>{inside}"), encoding="utf-8")
    browser.look_like(width=1000)
    browser.open(smuggled.as_uri())
    assert browser.value("document.title") == "served.pem: not ok"
    assert browser.value("getComputedStyle(document.body).display") == "block"
    assert len([told for told in browser.complaints() if "Content Security Policy" in told]) >= 3
