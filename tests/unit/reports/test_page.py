import pytest

from chainfix.findings.registry import rule, rules
from chainfix.reports.page import FAMILIES, index, manual, page

RULES = rules()


@pytest.mark.parametrize("one", RULES, ids=lambda one: str(one.CODE))
def test_each_rule_has_a_whole_page(one: object) -> None:
    told = page(one)  # type: ignore[arg-type]
    first, facts, blank, *rest = told.split("\n")
    assert first.startswith("CF")
    assert facts.startswith("severity ")
    assert blank == ""
    assert rest[0].endswith(".")
    assert "What to do: " in told
    assert "\nSource: " in told
    assert "``" not in told
    assert all(len(line) <= 132 for line in told.split("\n") if not line.startswith("Source: "))


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [one.CODE for one in RULES]
    assert codes == sorted(set(codes))
    assert len({one.NAME for one in RULES}) == len(RULES)
    assert {code[:3] for code in codes} <= FAMILIES.keys()


def test_a_rule_is_found_by_code_and_by_name_in_any_case() -> None:
    assert rule("cf101") is rule("CF101") is rule("Missing-Intermediate")
    assert rule("CF999") is None


def test_the_index_has_a_line_for_each() -> None:
    lines = index(RULES).splitlines()
    assert [line.split()[0] for line in lines] == [one.CODE for one in RULES]
    assert len({line.index(one.SEVERITY.word) for line, one in zip(lines, RULES, strict=True)}) == 1


def test_the_manual_has_a_heading_for_each() -> None:
    text = manual(RULES)
    assert all(f"\n### {one.CODE} {one.NAME}\n" in text for one in RULES)
    assert text.count("\n## ") == len({one.CODE[:3] for one in RULES})
