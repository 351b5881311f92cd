"""``build --clients``: who needs which certificate, whom no list serves, whom an answer loses; with stores of clients' names."""

import json
from pathlib import Path

import pytest

from tests.support import pki
from tests.unit.cli.conftest import NOW, Case, Run


@pytest.fixture(autouse=True)
def _stores(folder: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Android 7.0 has Other Root alone, what Debian ships Example Root alone."""
    (folder / "stores").mkdir()
    (folder / "stores" / "android-7.0.pem").write_text(case.other.pem)
    (folder / "stores" / "ca-certificates.pem").write_text(case.root.pem)
    (folder / "long.pem").write_text(pki.bundle(case.leaf, case.inter, case.cross))
    monkeypatch.setenv("CHAINFIX_STORES_DIR", str(folder / "stores"))


BUILD = ("build", "long.pem", "--offline", "--at", NOW)


def test_who_needs_a_certificate_stands_beside_it(run: Run, case: Case) -> None:
    ended = run(*BUILD, "--clients", "openssl-3.0,android-7.0")
    assert (ended.status, ended.out.decode()) == (0, case.inter.pem + case.cross.pem)
    assert ended.lines == [
        "read long.pem: 3 certificates",
        "built the chain of www.example.org (2026-01-01 to 2027-01-01): 2 certificates",
        "  1. Example CA (until 2027-01-01) for every client",
        "  2. Example Root (until 2027-01-01) for android-7.0: its store has Other Root, not Example Root",
        "reaches ca-certificates at Example Root (until 2027-01-01)",
        "reaches android-7.0 at Other Root (until 2027-01-01)",
    ]


def test_the_list_of_others_is_shorter(run: Run, case: Case) -> None:
    assert run(*BUILD, "--clients", "openssl-3.0", "--clients", "go1.27", "-q") == (0, case.inter.pem.encode(), "")


def test_where_no_list_will_do_nothing_is_printed(run: Run) -> None:
    ended = run("build", "served.pem", "inter.pem", "--offline", "--at", NOW, "--clients", "java8,openssl-3.0")
    assert (ended.status, ended.out) == (1, b"")
    refusing = "whatever is sent, it is not accepted by java8 (Example CA: no-issuer)"
    assert ended.lines[-2] == f"error: {refusing}; the list for the others is [Example CA by Example Root]"
    assert ended.lines[-1] == "hint: --best-effort takes it; or leave these clients out"


def test_best_effort_prints_and_warns(run: Run, case: Case) -> None:
    ended = run(*BUILD, "--clients", "java8,openssl-3.0", "--best-effort")
    assert (ended.status, ended.out.decode()) == (0, case.inter.pem)
    assert ended.lines[-1].startswith("warning: java8 does not accept the list: ")


def test_json_says_for_whom(run: Run) -> None:
    result = json.loads(run(*BUILD, "--clients", "openssl-3.0,android-7.0,java8", "--best-effort", "--json").out)["results"][0]
    assert result["clients"]["left_out"] == ["java8"]
    assert [need["clients"] for need in result["clients"]["needs"]] == [["openssl-3.0", "android-7.0"], ["android-7.0"]]
    assert result["clients"]["verdicts"]["android-7.0"]["store"] == "android-7.0"
    assert (result["clients"]["others"], result["clients"]["complete"], result["lost"]) == ([], True, {})


class TestLosses:
    def test_are_named_by_group(self, run: Run) -> None:
        ended = run(*BUILD, "--store", "root.pem")
        assert ended.status == 0
        assert ended.lines[-1] == (
            "warning: clients that accepted, or may have accepted, the list as it was handed over refuse this one: "
            "browsers: android-7.0; old: android-7.0; --clients all seeks one list for all"
        )

    def test_are_in_the_json(self, run: Run) -> None:
        result = json.loads(run(*BUILD, "--store", "root.pem", "--json").out)["results"][0]
        assert result["lost"] == {"browsers": ["android-7.0"], "old": ["android-7.0"]}
        assert result["clients"] is None

    def test_are_none_where_the_cross_certificate_is_kept(self, run: Run, case: Case) -> None:
        ended = run(*BUILD, "--store", "root.pem", "--keep", case.cross.sha256)
        assert "warning" not in ended.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--clients", "nobody"), "no client and no group is called 'nobody'"),
        (("--clients", ""), "no client is named"),
        (("--clients", "all", "--anchor", "Example Root"), "clients choose their anchors"),
        (("--clients", "all", "--store", "root.pem", "--store", "other.pem"), "clients are asked before one store"),
        (("--best-effort",), "--best-effort goes with --clients"),
    ],
)
def test_wrong_arguments_are_told(run: Run, options: tuple[str, ...], said: str) -> None:
    ended = run(*BUILD, *options)
    assert (ended.status, ended.out) == (2, b"")
    assert said in ended.err
