"""Lists as they were really served or stored, each at its own time where it has one, else at the middle of the leaf's validity.

The flags came with the lists and were worked out by other means. Needs the data beside the project and skips, with the reason,
where it is not there. ``served_lists_exceptions.py`` has the lists that are judged otherwise; a listed one that agrees fails too.
"""

import json
from datetime import datetime
from typing import Any, NamedTuple

import pytest

from chainfix import Builder, Certificate, read
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Severity
from tests.suites.served_lists_exceptions import EXCEPTIONS
from tests.support import cases
from tests.support.shared import SharedData

FLAGS = ("leaf_first", "ordered", "complete_without_extra", "has_self_signed", "unrelated", "duplicates")


class Judged(NamedTuple):
    """One list, what is said of it there and what is said of it here."""

    flags: dict[str, bool]
    leaf: Certificate
    report: Report

    @property
    def differing(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """The flags that differ, as they are there and as they are here."""
        mine = verdict(self.report)
        names = [name for name in FLAGS if self.flags[name] != mine[name]]
        return {name: self.flags[name] for name in names}, {name: mine[name] for name in names}


def verdict(report: Report) -> dict[str, bool]:
    """The flags, from the findings."""
    has = {finding.code for finding in report.findings}
    return {
        "leaf_first": "CF202" not in has,
        "ordered": "CF201" not in has,
        "complete_without_extra": not has & {"CF101", "CF102", "CF103", "CF104", "CF401", "CF403"},
        "has_self_signed": bool(has & {"CF203", "CF204"}),
        "unrelated": "CF205" in has,
        "duplicates": "CF206" in has,
    }


@pytest.fixture(scope="module")
def judged(shared: SharedData) -> list[Judged]:
    real = shared.real
    known = {c.sha256: c for name in ("intermediates.pem", "roots.pem") for c in read(str(real / name)).certificates}
    known |= {c.sha256: c for path in sorted((real / "leaves").glob("*.pem")) for c in read(str(path)).certificates}
    builder = Builder(stores=[str(real / "roots.pem")], pool=[str(real / "intermediates.pem")])
    return [_judged(entry, known, builder) for entry in json.loads((real / "served-lists.json").read_text(encoding="utf-8"))]


def _judged(entry: dict[str, Any], known: dict[str, Certificate], builder: Builder) -> Judged:
    leaf = known[entry["leaf"]]
    middle = (leaf.starts + leaf.ends) // 2
    at = int(datetime.fromisoformat(entry["times"][0]).timestamp()) if entry["times"] else middle
    report = builder.check([known[fingerprint] for fingerprint in entry["chain"]], target=leaf.name, at=at)
    return Judged({name: bool(entry[name]) for name in FLAGS}, leaf, report)


def test_every_list_is_judged_as_its_flags_are_but_the_listed_ones(judged: list[Judged]) -> None:
    differing = {one.leaf.sha256: one.differing for one in judged if one.differing[0]}
    assert differing == {leaf: (departure.expected, departure.actual) for leaf, departure in EXCEPTIONS.items()}
    assert len(judged) >= 250


def test_every_exception_has_its_reason_and_its_host(judged: list[Judged]) -> None:
    leaves = {one.leaf.sha256: one.leaf for one in judged}
    for fingerprint, departure in EXCEPTIONS.items():
        assert departure.reason
        assert departure.host == leaves[fingerprint].name


def test_the_leaf_is_the_right_one_of_every_list(judged: list[Judged]) -> None:
    assert [one.leaf.name for one in judged if one.report.case is None or one.report.case.leaf != one.leaf] == []


def test_every_rule_gives_an_answer_on_every_list(judged: list[Judged]) -> None:
    assert [(one.leaf.name, code) for one in judged for code, said in one.report.answers if said is Answered.NOT_KNOWN] == []


def test_a_leaf_in_its_time_is_not_called_out_of_date(judged: list[Judged]) -> None:
    for one in judged:
        late = one.report.at > one.leaf.ends
        early = one.report.at < one.leaf.starts
        outdated = {f.code for f in one.report.findings if f.certificate == one.leaf} & {"CF301", "CF302"}
        assert outdated == {code for code, holds in (("CF301", late), ("CF302", early)) if holds}, one.leaf.name


def test_the_fix_of_an_incomplete_list_is_complete_and_has_nothing_left_to_fix(judged: list[Judged], shared: SharedData) -> None:
    builder = Builder(stores=[str(shared.real / "roots.pem")])
    broken = [one for one in judged if {"CF101", "CF102", "CF202"} & {finding.code for finding in one.report.findings}]
    assert len(broken) >= 4
    for one in broken:
        again = builder.check(list(cases.fix(one.report).order), at=one.report.at)
        assert again.fix is None
        assert again.ssl_labs == ()
        assert not [finding for finding in again.findings if finding.code < "CF3" and finding.severity > Severity.NOTE]


@pytest.mark.parametrize("missing_is_at_hand", [True, False])
def test_the_list_of_the_comodo_evening_is_incomplete_and_contains_an_anchor(
    shared: SharedData, *, missing_is_at_hand: bool
) -> None:
    """The real certificates: the leaf, AddTrust's root, and COMODO RSA as cross-signed by AddTrust, in 2018."""
    folder = shared.real / "comodo-rsa-dv"
    names = ("leaf-tappty.com", "addtrust-external-root", "comodo-rsa-ca-by-addtrust")
    served = [str(folder / f"{name}.pem") for name in names]
    pool = [str(folder / "comodo-rsa-dv-ca.pem")] if missing_is_at_hand else []
    builder = Builder(stores=[str(shared.real / "roots.pem")], pool=pool)
    leaf = read(served[0]).certificates[0]
    report = builder.check(*served, at=(leaf.starts + leaf.ends) // 2)
    assert cases.issues(report) == ["incomplete", "contains-anchor"]
    assert report.exit_status() == 1
    if missing_is_at_hand:
        assert [step[:2] for step in cases.steps(report)] == [
            ("remove", "AddTrust External CA Root"),
            ("remove", "COMODO RSA Certification Authority"),
            ("add", "COMODO RSA Domain Validation Secure Server CA"),
        ]
