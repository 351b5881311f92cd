"""The metrics of ``check``, read by the parser of Prometheus' own client."""

from itertools import groupby
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from chainfix.reports import prometheus
from tests.support import checks, pki

Samples = dict[tuple[tuple[str, str], ...], float]


def metrics(case: str) -> dict[str, Samples]:
    """By name the samples by their labels."""
    found: dict[str, Samples] = {}
    for family in text_string_to_metric_families(prometheus.text(checks.CASES[case]())):
        assert (family.type, bool(family.documentation)) == ("gauge", True)
        assert family.name not in found
        found[family.name] = {tuple(sample.labels.items()): sample.value for sample in family.samples}
        assert len(found[family.name]) == len(family.samples)
    return found


@pytest.mark.parametrize("case", checks.CASES)
def test_each_family_stands_together_behind_its_help_and_type(case: str) -> None:
    text = prometheus.text(checks.CASES[case]())
    lines = text.removesuffix("\n").split("\n")
    names = [line.split()[2] if line.startswith("#") else line.partition("{")[0] for line in lines]
    together = [name for name, _ in groupby(names)]
    assert len(together) == len(set(together))
    for name, group in groupby(zip(names, lines, strict=True), key=lambda pair: pair[0]):
        told = [line for _, line in group]
        assert told[0].startswith(f"# HELP {name} ")
        assert told[1] == f"# TYPE {name} gauge"
        assert len(told) > 2
    assert {*metrics(case)} == {*names}
    assert text.encode().decode() == text


def test_what_could_not_be_checked_is_told_and_nothing_else_of_it() -> None:
    found = metrics("failed")
    target = (("target", "www.example.org:443"),)
    assert found == {"chainfix_check_success": {target: 0}, "chainfix_check_timestamp_seconds": {target: checks.AT}}


def test_until_when_each_store_is_reached() -> None:
    found = metrics("several")["chainfix_chain_valid_until_timestamp_seconds"]
    end = pki.END.timestamp()
    assert found[("target", "fullchain.pem"), ("store", "android-7")] == end
    assert found[("target", "served.pem"), ("store", "mozilla")] == 0
    assert metrics("several")["chainfix_chain_valid"][("target", "served.pem"), ("store", "mozilla")] == 0


def test_each_certificate_and_what_was_found() -> None:
    found = metrics("surplus")
    ends = found["chainfix_certificate_not_after_timestamp_seconds"]
    assert [dict(labels)["role"] for labels in ends] == [
        *("leaf", "intermediate", "intermediate", "twin", "anchor", "duplicate", "unrelated"),
    ]
    findings = {(dict(labels)["code"], dict(labels)["severity"]): value for labels, value in found["chainfix_findings"].items()}
    warnings = {(code, "warning"): 1 for code in ("CF201", "CF205", "CF206")}
    assert findings == warnings | {("CF203", "note"): 1, ("CF208", "note"): 1}
    (report,) = checks.surplus()
    size: Any = sum(len(one.certificate.der) for one in report.served)
    assert found["chainfix_served_bytes"] == {(("target", "all.pem"),): size}
    assert found["chainfix_served_certificates"] == {(("target", "all.pem"),): 7}


def test_labels_are_read_back_as_they_were_written() -> None:
    (labels,) = metrics("oddities")["chainfix_check_success"]
    assert labels == (("target", "dir/a|b'c\"d\\e\\n\\x1b[31m<&>\\u202e=\\udcff.pem"),)


def test_no_sample_stands_there_twice() -> None:
    (report,) = checks.repaired()
    reports = [report._replace(target=name) for name in ("a", "a (2)", "a", "a")]
    text = prometheus.text(reports)
    (first, *_) = text_string_to_metric_families(text)
    assert [sample.labels["target"] for sample in first.samples] == ["a", "a (2)", "a (3)", "a (4)"]
