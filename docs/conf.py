"""How Sphinx builds these pages: ``sphinx-build -W -b html docs docs/_build``."""

import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

project = "chainfix"
author = "The chainfix developers"
project_copyright = "2026, The chainfix developers"
version = release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"chainfix {release}"
myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3

nitpicky = True
nitpick_ignore_regex = [
    # Nothing is fetched while the pages are built, so names of other projects stay without a link.
    ("py:.*", r"((collections|cryptography|datetime|os|pathlib|types|typing|x509)\b.*)"),
    # Types that occur in public signatures and are no public names themselves.
    ("py:class", r"chainfix\.(builder\.(Build)?Options|building\.repair\.Outcome|certificates\.pool\.Block)"),
    ("py:class", r"chainfix\.findings\.(case\.Case|finding\.(Hit|Rule))"),
    ("py:class", r"Asked|Bench|Block|(Build)?Options|Password|PathName"),
]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
