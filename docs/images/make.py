"""Makes the pictures in this folder: the report on examples/comodo-2018 in Chromium. ``python docs/images/make.py``."""

import runpy
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.chromium import Chromium  # noqa: E402 it is found only now
from tests.support.programs import chainfix, need  # noqa: E402

CHECK = ("check", "served.pem", "--store", "store.pem", "--pool", "aia", "--hostname", "www.example.org", "--horizon", "800d")
WIDTH, SCALE = 900, 0.8


def main() -> None:
    """Above the findings in light, from there on in dark."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runpy.run_path(str(ROOT / "examples" / "comodo-2018" / "make_example.py"))["make"](folder)
        page = folder / "report.html"
        chainfix(*CHECK, "--report", "html", "-o", page, cwd=folder)
        with Chromium.started(need("chromium"), folder / "profile") as browser:
            browser.look_like(width=WIDTH)
            browser.open(page.as_uri())
            middle, bottom = browser.value(
                "[document.querySelector('.finding').previousElementSibling.offsetTop, document.documentElement.scrollHeight]"
            )
            (FOLDER / "check-html.png").write_bytes(browser.screenshot(0, middle - 8, SCALE))
            browser.look_like(width=WIDTH, dark=True)
            browser.open(page.as_uri())
            (FOLDER / "check-html-dark.png").write_bytes(browser.screenshot(middle - 18, bottom, SCALE))


if __name__ == "__main__":
    main()
