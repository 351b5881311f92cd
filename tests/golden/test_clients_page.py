"""docs/clients.md is made from the catalogue itself; ``GOLDEN=write python -m pytest tests/golden`` writes it anew.

All but what was observed: ``make clients-lab`` writes that, and here it is left alone.
"""

import os

from chainfix.clients.catalogue import CATALOGUE
from chainfix.reports.clients_page import anchor, manual, observations_of
from tests.support.programs import REPOSITORY

PAGE = REPOSITORY / "docs" / "clients.md"


def test_the_page_of_the_docs_is_that_of_the_catalogue() -> None:
    text = manual(CATALOGUE, observations_of(PAGE.read_text(encoding="utf-8")))
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text


def test_what_was_observed_is_kept_as_it_is() -> None:
    for observations in ("", "A table.", "| a | b |\n| --- | --- |\n| *c* | <d> |\n\nAnd more."):
        assert observations_of(manual(CATALOGUE[:1], observations)) == observations
    assert observations_of("a page without it") == ""


def test_each_client_has_an_anchor_of_its_own() -> None:
    assert len(set(map(anchor, CATALOGUE))) == len(CATALOGUE)
