"""``chainfix diff``: two sources, a report on standard output, status 1 where something breaks somebody."""

import json
from pathlib import Path

import pytest

from chainfix.certificates.certificate import SERVED, Certificate, Source
from tests.support import loopback, pki
from tests.unit.cli.conftest import NOW, Case, Run

CHOICE = ("--store", "root.pem", "--at", NOW)


@pytest.fixture(autouse=True)
def _lists(folder: Path, case: Case) -> None:
    lists = {
        "old": (case.inter.leaf("www.example.org", eku=[pki.SERVER_AUTH, pki.CLIENT_AUTH]), case.inter),
        "same": (case.leaf, case.inter),
        "later": (case.inter.leaf("www.example.org", not_before=pki.NOW, not_after=pki.END.replace(year=2028)), case.inter),
    }
    for name, entities in lists.items():
        (folder / f"{name}.pem").write_text(pki.bundle(*entities))


def test_what_breaks_somebody_makes_status_1(run: Run) -> None:
    ended = run("diff", "old.pem", "same.pem", *CHOICE)
    assert ended.status == 1
    assert ended.lines == ["read old.pem: 2 certificates", "read same.pem: 2 certificates"]
    assert "breaking:\n  client-auth-lost: serverAuth, clientAuth -> serverAuth\n" in ended.out.decode()


def test_what_breaks_nobody_for_sure_does_not(run: Run) -> None:
    ended = run("diff", "same.pem", "later.pem", *CHOICE)
    assert (ended.status, b"breaking:" in ended.out) == (0, False)


def test_no_difference(run: Run) -> None:
    ended = run("diff", "same.pem", "same.pem", *CHOICE, "-q")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith(b"both have the same leaf\n\nno difference\n")


def test_json_on_status_1_has_the_result_and_no_error(run: Run) -> None:
    value = json.loads(run("diff", "old.pem", "same.pem", *CHOICE, "--json").out)
    assert (value["ok"], value["exit_status"], value["changed"], value["error"]) == (False, 1, True, None)
    (result,) = value["results"]
    assert [(one["what"], one["breaking"]) for one in result["differences"]] == [("client-auth-lost", "yes")]
    assert (result["breaking"], result["same_key"], result["new"]["complete"]) == (True, True, True)


def test_a_missing_issuer_is_a_difference(run: Run) -> None:
    ended = run("diff", "same.pem", "leaf.pem", *CHOICE)
    assert (ended.status, ended.err.count("error")) == (1, 0)
    assert b"list-incomplete" in ended.out


@pytest.mark.parametrize("words", [(), ("old.pem",), ("old.pem", "same.pem", "later.pem")])
def test_two_sources_are_due(run: Run, words: tuple[str, ...]) -> None:
    ended = run("diff", *words, *CHOICE)
    assert (ended.status, ended.out) == (2, b"")
    assert f"two SOURCEs are compared, not {len(words)}" in ended.err


@pytest.mark.parametrize(
    "words", [("no.pem", "same.pem"), ("same.pem", "key.pem"), ("-", "-"), ("localhost:1", "same.pem", "--offline")]
)
def test_what_cannot_be_used_is_status_2(run: Run, words: tuple[str, ...]) -> None:
    ended = run("diff", *words, *CHOICE)
    assert (ended.status, ended.out) == (2, b"")


def test_one_may_be_standard_input(run: Run, folder: Path) -> None:
    ended = run("diff", "-", "same.pem", *CHOICE, stdin=(folder / "old.pem").read_bytes())
    assert (ended.status, ended.lines[0]) == (1, "read standard input: 2 certificates")


def test_a_server_that_does_not_answer_is_status_3(run: Run) -> None:
    ended = run("diff", "localhost:1", "same.pem", *CHOICE)
    assert (ended.status, ended.out) == (3, b"")


def test_two_files_are_compared_offline_unless_told_otherwise(run: Run, folder: Path, case: Case) -> None:
    with loopback.Listener(loopback.saying(loopback.ok(case.inter.der))) as server:
        (folder / "fetched.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[server.url()]).pem)
        words = ("diff", "leaf.pem", "fetched.pem", *CHOICE, "--aia-allow", "127.0.0.1", "--no-cache", "--json")
        problems = [json.loads(run(*words, *more).out)["results"][0]["new"]["problem"] for more in ((), ("--fetch",))]
    assert "is missing" in problems[0]
    assert problems[1] is None


def test_a_url_that_may_answer_later_is_status_3(run: Run, folder: Path, case: Case) -> None:
    (folder / "dead.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=["http://127.0.0.1:1/ca.der"]).pem)
    ended = run("diff", "same.pem", "dead.pem", *CHOICE, "--fetch", "--aia-allow", "127.0.0.1", "--no-cache")
    assert (ended.status, ended.out) == (3, b"")


def test_a_server_is_asked_for_its_list(run: Run, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def served(*_: object) -> object:
        from chainfix.certificates.bundle import Bundle

        ders = (case.leaf.der, case.inter.der)
        made = (Certificate.from_der(der, Source(SERVED, "localhost:443", n)) for n, der in enumerate(ders, 1))
        return Bundle(tuple(made), (), ())

    monkeypatch.setattr("chainfix.cli.sources._ask", served)
    ended = run("diff", "localhost:443", "same.pem", *CHOICE)
    assert (ended.status, ended.lines[0]) == (0, "read server localhost:443: 2 certificates")


def test_verbose_says_what_was_used(run: Run) -> None:
    assert any(line.startswith("store root.pem") for line in run("diff", "same.pem", "same.pem", *CHOICE, "-v").lines)
