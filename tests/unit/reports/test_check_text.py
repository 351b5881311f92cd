"""The report of ``check`` for people, on a terminal and in a pipe."""

import re

import pytest

from chainfix.certificates.certificate import CACHED, Certificate
from chainfix.findings.finding import Severity
from chainfix.reports import check_text, check_tree
from tests.support import checks

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def said(case: str) -> str:
    return check_text.text(checks.CASES[case]())


@pytest.mark.parametrize("case", checks.CASES)
def test_every_character_is_for_display(case: str) -> None:
    text = said(case)
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("case", checks.CASES)
def test_colours_change_nothing_else_and_nothing_else_steers_the_terminal(case: str) -> None:
    reports = checks.CASES[case]()
    plain = check_tree.render(reports, width=100, colour=False).decode()
    coloured = check_tree.render(reports, width=100, colour=True).decode()
    assert ESCAPE.sub("", coloured) == plain
    assert all(line.isprintable() for line in plain.split("\n"))


@pytest.mark.parametrize("case", checks.CASES)
def test_the_tree_says_all_that_the_text_says(case: str) -> None:
    reports = checks.CASES[case]()
    drawn = check_tree.render(reports, width=400, colour=False).decode()
    missing = [line for line in check_text.text(reports).split("\n") if line.strip() not in drawn]
    assert missing == []


def test_a_narrow_terminal_in_ascii() -> None:
    drawn = check_tree.render(checks.served(), width=40, colour=False, encoding="ascii")
    assert drawn.isascii()
    assert b"+-- " in drawn
    assert max(map(len, drawn.splitlines())) <= 40


def test_the_list_as_s_client_has_it() -> None:
    assert "  #3 s:CN=New Root\n     i:CN=Old Root\n     v:2026-01-01 to 2027-01-01\n     twin of New Root (self-signed)\n" in said(
        "served"
    )
    assert re.findall(r"(?:twin|duplicate) of .*", said("surplus")) == ["twin of #2", "duplicate of #1"]


def test_the_steps_and_the_command_that_takes_them() -> None:
    text = said("served")
    assert "\n  - #2 Old Root: a root" in text
    assert "\n  + Example CA: issued www.example.org, from my pool.pem\n" in text
    assert "\n  chainfix check served.pem --pool 'my pool.pem' --fix\n" in text
    assert "\n  ~ #2 -> #3 Upper CA: " in said("surplus")
    assert "\n  chainfix build www.example.org:587 --starttls smtp -f fullchain -o fullchain.pem\n" in said("server")


def test_what_was_fetched_is_fetched_again() -> None:
    (report,) = checks.served()
    assert report.fix is not None
    steps = [step._replace(certificate=_as_cached(step.certificate)) for step in report.fix.steps]
    fetching = report._replace(fix=report.fix._replace(steps=tuple(steps)))
    assert check_text.command(fetching) == "chainfix check served.pem --fetch --fix"


def _as_cached(certificate: Certificate) -> Certificate:
    return certificate.with_source(certificate.source._replace(kind=CACHED))


def test_until_when_and_who_ends_it() -> None:
    text = said("repaired")
    assert "valid until 2027-01-01 for mozilla (certificate #2 expires)\n" in text
    assert "for android-7 (certificate #2 expires); survives the end of certificate #4 on 2026-08-30\n" in text
    assert "  android-7 accepted 2026-07-01 to 2027-01-01, when certificate #2 expires\n" in text
    assert "not valid for mozilla at 2026-07-01\n" in said("served")


def test_doubt_is_told_and_what_is_not_known() -> None:
    text = said("oddities")
    assert "should have it (--fetch looks) (likely)\n" in text
    assert "not known, as a limit was reached: CF209\n" in text
    assert "no list that does is known from here\n" in text


def test_what_a_server_did_besides() -> None:
    text = said("server")
    assert text.startswith("www.example.org:587 (192.0.2.1)\n")
    assert "192.0.2.3 sends another list: www.example.org, Example CA\n" in text
    assert "2001:db8::1: connection refused\n" in text
    assert "fullchain.pem has another list: www.example.org, Example CA\n" in text


def test_one_target_has_no_summary_and_several_have_one_line_each() -> None:
    assert "target" not in said("served")
    lines = [line.text for line in check_text.summary(checks.several())]
    assert lines[-1] == "5 targets: 2 passed, 1 failed, 2 not checked"
    assert len(lines) == 6
    assert lines[1] == "error       served.pem: 1 error, 1 note (CF101, CF203)"
    assert lines[2] == "not checked www.example.org:443: www.example.org:443 does not answer"
    assert check_text.text([]) == "0 targets: 0 passed, 0 failed, 0 not checked\n"


@pytest.mark.parametrize(("fail_on", "total"), [(Severity.NOTE, "0 passed, 1 failed"), (None, "1 passed, 0 failed")])
def test_the_total_follows_what_fails(fail_on: Severity | None, total: str) -> None:
    assert total in check_text.summary(checks.served(), fail_on)[-1].text
