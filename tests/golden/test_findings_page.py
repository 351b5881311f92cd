"""docs/findings.md is made from the rules themselves; ``GOLDEN=write python -m pytest tests/golden`` writes it anew."""

import os

from chainfix.findings.registry import rules
from chainfix.reports.page import manual
from tests.support.programs import REPOSITORY

PAGE = REPOSITORY / "docs" / "findings.md"


def test_the_page_of_the_docs_is_that_of_the_rules() -> None:
    text = manual(rules())
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text
