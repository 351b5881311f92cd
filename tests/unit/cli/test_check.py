import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from tests.support import loopback, pki
from tests.unit.cli.conftest import NOW, Case, Run

STORE = ("--store", "store.pem", "--at", NOW)
POOL = (*STORE, "--pool", "inter.pem")


@pytest.fixture
def right(folder: Path, case: Case) -> Path:
    """The list as it should be."""
    (folder / "right.pem").write_text(pki.bundle(case.leaf, case.inter))
    return folder / "right.pem"


def results(out: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out)["results"]
    return found


def codes(out: bytes) -> list[str]:
    (result,) = results(out)
    return [finding["code"] for finding in result["findings"]]


@pytest.mark.usefixtures("right")
class TestAFile:
    def test_that_is_right_ends_with_0(self, run: Run) -> None:
        ended = run("check", "right.pem", *STORE)
        assert ended.status == 0
        assert ended.out.startswith(b"right.pem\n")
        assert b"CF101" not in ended.out

    def test_that_lacks_its_intermediate_ends_with_1(self, run: Run) -> None:
        ended = run("check", "served.pem", *POOL)
        assert ended.status == 1
        assert b"CF101" in ended.out
        assert b"+ Example CA" in ended.out
        assert b"- #2 Example Root" in ended.out

    def test_that_is_not_there_stands_in_the_report(self, run: Run) -> None:
        ended = run("check", "no.pem", *STORE)
        assert ended.status == 2
        assert b"no such file: no.pem" in ended.out

    def test_and_a_chain_file_are_joined(self, run: Run) -> None:
        assert run("check", "leaf.pem", "--chain", "inter.pem", *STORE).status == 0
        assert run("check", "leaf.pem", *STORE).status == 1

    def test_is_compared_with_another(self, run: Run) -> None:
        assert run("check", "right.pem", "--against", "right.pem", *STORE).status == 0

    def test_with_a_key_under_a_pass_phrase_is_judged_all_the_same(self, run: Run, folder: Path, case: Case) -> None:
        locked = case.leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
        (folder / "locked.pem").write_bytes(locked)
        (folder / "password").write_bytes(b"secret\n")
        ended = run("check", "right.pem", "--key", "locked.pem", *STORE, "--json")
        assert (ended.status, "CF605" in codes(ended.out)) == (0, True)
        assert results(ended.out)[0]["not_applicable"].count("CF602") == 1
        opened = run("check", "right.pem", "--key", "locked.pem", "--password-file", "password", *STORE, "--json")
        assert "CF602" in results(opened.out)[0]["passed"]

    def test_is_judged_at_another_time(self, run: Run) -> None:
        ended = run("check", "right.pem", "--store", "store.pem", "--at", "2030-01-01")
        assert ended.status == 1
        assert b"CF301" in ended.out

    def test_shows_when_it_breaks(self, run: Run) -> None:
        ended = run("check", "right.pem", *STORE, "--horizon", "400d", "--json")
        (result,) = results(ended.out)
        assert [stretch["accepted"] for stretch in result["timeline"]["store.pem"]] == [True, False]

    def test_warns_as_early_as_is_asked(self, run: Run) -> None:
        assert "CF303" not in codes(run("check", "right.pem", *STORE, "--json").out)
        assert "CF303" in codes(run("check", "right.pem", *STORE, "--json", "-w", "60%").out)
        ended = run("check", "right.pem", *STORE, "--json", "-c", "52w")
        assert next(f["severity"] for f in results(ended.out)[0]["findings"] if f["code"] == "CF303") == "error"


@pytest.mark.usefixtures("right")
class TestTheStatus:
    @pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 0), ("note", 1), ("never", 0)])
    def test_goes_by_the_gravest_finding(self, run: Run, folder: Path, case: Case, level: str, status: int) -> None:
        (folder / "rooted.pem").write_text(pki.bundle(case.leaf, case.inter, case.root))
        assert run("check", "rooted.pem", *STORE, "--fail-on", level).status == status

    def test_of_several_is_1_before_2_before_3(self, run: Run) -> None:
        assert run("check", "right.pem", "no.pem", "localhost:1", *STORE).status == 2
        assert run("check", "right.pem", "no.pem", "localhost:1", "served.pem", *STORE).status == 1
        assert run("check", "right.pem", "localhost:1", *STORE).status == 3

    def test_of_nagios_is_its_own(self, run: Run) -> None:
        assert run("check", "right.pem", *STORE, "--report", "nagios").status == 0
        assert run("check", "served.pem", *STORE, "--report", "nagios").status == 2
        assert run("check", "no.pem", *STORE, "--report", "nagios").status == 3

    @pytest.mark.parametrize("words", [("--nope",), ("--at", "x"), ("--store", "no-such")])
    def test_of_nagios_is_unknown_for_whatever_is_no_verdict(self, run: Run, words: tuple[str, ...]) -> None:
        ended = run("check", "right.pem", "--report", "nagios", *words)
        assert ended.status == 3
        assert ended.out.startswith(b"CHAINFIX UNKNOWN - ")


@pytest.mark.usefixtures("right")
class TestSeveralTargets:
    def test_are_reported_in_the_order_given(self, run: Run) -> None:
        ended = run("check", "served.pem", "no.pem", "right.pem", *STORE, "--json")
        assert [result["target"] for result in results(ended.out)] == ["served.pem", "no.pem", "right.pem"]
        assert [result["ok"] for result in results(ended.out)] == [False, False, True]

    def test_come_from_a_file_too(self, run: Run, folder: Path) -> None:
        (folder / "targets.txt").write_text("# ours\nright.pem\n\n  served.pem  \n")
        ended = run("check", "--targets", "targets.txt", *STORE, "--json")
        assert [result["target"] for result in results(ended.out)] == ["right.pem", "served.pem"]

    @pytest.mark.parametrize(
        "words",
        [
            (),
            ("right.pem", "served.pem", "--key", "key.pem"),
            ("right.pem", "served.pem", "--chain", "inter.pem"),
            ("right.pem", "served.pem", "--fix"),
            ("localhost:1", "--fix"),
            ("right.pem", "--dry-run"),
            ("right.pem", "--json", "--report", "junit"),
            ("right.pem", "-w", "soon"),
            ("right.pem", "-w", "100%"),
            ("right.pem", "--horizon", "400"),
            ("right.pem", "-j", "0"),
            ("right.pem", "--report", "xml"),
            ("right.pem", "--targets", "no.txt"),
        ],
    )
    def test_and_options_that_do_not_go_together_are_refused(self, run: Run, words: tuple[str, ...]) -> None:
        ended = run("check", *words, *STORE)
        assert ended.status == 2
        assert ended.lines[0].startswith("error: ")


@pytest.mark.usefixtures("right")
class TestFix:
    def test_rewrites_the_file(self, run: Run, folder: Path, right: Path) -> None:
        ended = run("check", "served.pem", *POOL, "--fix")
        assert (ended.status, ended.lines[-1]) == (0, "wrote served.pem")
        assert (folder / "served.pem").read_bytes() == right.read_bytes()

    def test_keeps_the_key(self, run: Run, folder: Path, case: Case, right: Path) -> None:
        (folder / "both.pem").write_text(case.leaf.key_pem + pki.bundle(case.root, case.leaf))
        (folder / "both.pem").chmod(0o600)
        assert run("check", "both.pem", *POOL, "--fix").lines[-1] == "wrote both.pem"
        assert (folder / "both.pem").read_text() == case.leaf.key_pem + right.read_text()
        assert (folder / "both.pem").stat().st_mode & 0o777 == 0o600

    def test_only_says_so_with_dry_run(self, run: Run, folder: Path) -> None:
        before = (folder / "served.pem").read_bytes()
        ended = run("check", "served.pem", *POOL, "--fix", "--dry-run")
        assert (ended.status, ended.lines[-1]) == (1, "would write served.pem")
        assert (folder / "served.pem").read_bytes() == before

    def test_leaves_a_right_file_alone(self, run: Run, right: Path) -> None:
        before = right.stat()
        assert run("check", "right.pem", *POOL, "--fix").lines[-1] == "unchanged right.pem"
        assert (right.stat().st_ino, right.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_of_two_files_writes_the_chain(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "chain.pem").write_text(pki.bundle(case.root, case.cross))
        assert run("check", "leaf.pem", "--chain", "chain.pem", *POOL, "--fix").lines[-1] == "wrote chain.pem"
        assert (folder / "chain.pem").read_text() == case.inter.pem
        assert (folder / "leaf.pem").read_text() == case.leaf.pem

    def test_writes_nothing_where_no_list_is_known(self, run: Run, folder: Path) -> None:
        before = (folder / "served.pem").read_bytes()
        ended = run("check", "served.pem", *STORE, "--fix")
        assert (ended.status, ended.out) == (1, b"")
        assert ended.lines[0].startswith("error: served.pem cannot be fixed: ")
        assert ended.lines[1] == "hint: --fetch looks the missing issuers up"
        assert (folder / "served.pem").read_bytes() == before

    def test_refuses_a_file_with_a_block_that_cannot_be_read(self, run: Run, folder: Path, case: Case) -> None:
        """It may be the leaf, which would be lost."""
        broken = case.leaf.pem.replace(case.leaf.pem[100:164], "")
        (folder / "broken.pem").write_text(broken + pki.bundle(case.inter, case.root))
        before = (folder / "broken.pem").read_bytes()
        ended = run("check", "broken.pem", *POOL, "--fix")
        assert (ended.status, ended.out) == (2, b"")
        assert ended.lines[0].startswith("error: broken.pem is not rewritten: broken.pem, line 1: ")
        assert (folder / "broken.pem").read_bytes() == before

    def test_refuses_a_file_with_the_certificate_of_another_server(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "two.pem").write_text(pki.bundle(case.leaf, case.inter, case.inter.leaf("other.example.org")))
        before = (folder / "two.pem").read_bytes()
        ended = run("check", "two.pem", "--hostname", "www.example.org", *POOL, "--fix")
        assert (ended.status, ended.out) == (2, b"")
        assert "it holds the certificate of other.example.org too" in ended.lines[0]
        assert (folder / "two.pem").read_bytes() == before

    def test_refuses_a_file_without_a_shape(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "leaf.der").write_bytes(case.leaf.der)
        ended = run("check", "leaf.der", *POOL, "--fix")
        assert ended.status == 2
        assert (folder / "leaf.der").read_bytes() == case.leaf.der


@pytest.mark.usefixtures("right")
class TestTheReport:
    @pytest.mark.parametrize("form", ["text", "json", "html", "nagios", "prometheus", "sarif", "junit"])
    def test_is_printed_or_written(self, run: Run, folder: Path, form: str) -> None:
        printed = run("check", "served.pem", *STORE, "--report", form)
        written = run("check", "served.pem", *STORE, "--report", form, "-o", "report")
        assert written.out == b""
        assert written.lines[-1] == "wrote report"
        assert (folder / "report").read_bytes() == printed.out
        assert printed.status == written.status

    def test_never_goes_over_a_target(self, run: Run, folder: Path) -> None:
        before = (folder / "served.pem").read_bytes()
        assert run("check", "served.pem", *STORE, "--json", "-o", "served.pem").status == 2
        assert (folder / "served.pem").read_bytes() == before


@pytest.mark.usefixtures("right")
class TestWhoBreaks:
    def test_is_told_in_the_reports_for_people_and_in_json(self, run: Run) -> None:
        text = run("check", "served.pem", *STORE, "--clients", "curl-openssl,go1.27").out.decode()
        assert "who breaks (before store.pem)\n  refused by all 2 clients: #1 www.example.org: no-issuer\n" in text
        assert "     a user of curl-openssl sees: curl: (60) SSL certificate problem: unable to get local issuer" in text
        page = run("check", "served.pem", *STORE, "--clients", "curl-openssl,go1.27", "--report", "html").out.decode()
        assert "<h3>Who breaks</h3>" in page
        (result,) = results(run("check", "served.pem", *STORE, "--clients", "curl-openssl,go1.27", "--json").out)
        assert result["clients"]["store"] == "store.pem"
        assert {client: one["accepts"] for client, one in result["clients"]["verdicts"].items()} == {
            "curl-openssl": False,
            "go1.27": False,
        }

    def test_is_asked_of_all_by_default_and_of_nobody_on_demand(self, run: Run) -> None:
        assert b"\nwho breaks (before store.pem)\n  all " in run("check", "right.pem", *STORE).out
        assert b"who breaks" not in run("check", "right.pem", *STORE, "--clients", "none").out
        assert results(run("check", "right.pem", *STORE, "--clients", "none", "--json").out)[0]["clients"] is None

    def test_is_asked_before_each_one_s_own_store_where_none_is_named(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        words = ("check", "right.pem", "--at", NOW, "--clients", "curl-openssl", "--json")
        (own,) = results(run(*words).out)
        assert (own["clients"]["store"], own["clients"]["verdicts"]["curl-openssl"]["store"]) == (None, "ca-certificates")
        monkeypatch.setenv("CHAINFIX_STORE", "store.pem")
        (named,) = results(run(*words).out)
        assert (named["clients"]["store"], named["clients"]["verdicts"]["curl-openssl"]["accepts"]) == ("store.pem", True)

    def test_changes_no_exit_status(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "long.pem").write_text(pki.bundle(case.leaf, case.inter, *(pki.root(f"Root {n}") for n in range(20))))
        words = ("check", "long.pem", *STORE, "--fail-on", "never", "--clients", "gnutls-cli", "--json")
        ended = run(*words)
        assert (ended.status, results(ended.out)[0]["clients"]["verdicts"]["gnutls-cli"]["problem"]) == (0, "too-many")

    def test_is_as_of_the_moment_asked_for_though_the_leaf_has_expired(self, run: Run) -> None:
        ended = run("check", "right.pem", "--store", "store.pem", "--at", "2030-01-01", "--clients", "curl-openssl", "--json")
        verdict = results(ended.out)[0]["clients"]["verdicts"]["curl-openssl"]
        assert (verdict["accepts"], verdict["problem"]) == (False, "expired")

    def test_says_from_when_with_a_horizon(self, run: Run) -> None:
        ended = run("check", "right.pem", *STORE, "--clients", "go1.27", "--horizon", "400d")
        assert b"  from 2027-01-01 refused (www.example.org: expired, 2027-01-01): by every client\n" in ended.out

    def test_goes_by_the_host_name(self, run: Run) -> None:
        ended = run("check", "right.pem", *STORE, "--hostname", "other.example", "--clients", "go1.27")
        assert b"refused by go1.27: #1 www.example.org: host (other.example)" in ended.out

    def test_asks_no_client_for_a_report_that_does_not_tell_nor_for_a_client_s_certificate(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError

        monkeypatch.setattr("chainfix.simulating.simulated", refuse)
        for form in ("nagios", "prometheus", "sarif", "junit"):
            assert run("check", "right.pem", *STORE, "--report", form).status == 0
        run("check", "right.pem", *STORE, "--purpose", "client")

    @pytest.mark.parametrize("names", ["nobody", "none,all", ""])
    def test_asks_only_clients_that_there_are(self, run: Run, names: str) -> None:
        ended = run("check", "right.pem", *STORE, "--clients", names, "--report", "junit")
        assert (ended.status, ended.out) == (2, b"")

    def test_is_asked_of_the_file_as_it_is_after_a_fix(self, run: Run) -> None:
        ended = run("check", "served.pem", *POOL, "--clients", "curl-openssl", "--fix", "--json")
        assert results(ended.out)[0]["clients"]["verdicts"]["curl-openssl"]["accepts"] is True


class TestAServer:
    @pytest.fixture
    def server(self, case: Case, folder: Path) -> Iterator[loopback.Listener]:
        context = loopback.serving((case.leaf, case.root, case.cross), folder)
        with loopback.Listener(lambda _: None, context) as listener:
            yield listener

    def test_is_asked_for_its_list(self, run: Run, server: loopback.Listener) -> None:
        ended = run("check", f"localhost:{server.port}", "--connect", "127.0.0.1", *POOL, "--hostname", "www.example.org", "--json")
        assert ended.status == 1
        (result,) = results(ended.out)
        assert [one["role"] for one in result["served"]] == ["leaf", "anchor", "twin"]
        assert {"CF101", "CF203"} <= set(codes(ended.out))

    def test_is_told_who_breaks(self, run: Run, server: loopback.Listener) -> None:
        words = ("--connect", "127.0.0.1", "--hostname", "www.example.org", "--clients", "go1.27", "--json")
        ended = run("check", f"localhost:{server.port}", *STORE, *words)
        (result,) = results(ended.out)
        assert (result["clients"]["store"], result["clients"]["verdicts"]["go1.27"]["accepts"]) == ("store.pem", False)

    def test_with_one_type_of_key_is_asked_for_both(self, run: Run, server: loopback.Listener) -> None:
        target = f"localhost:{server.port}"
        words = ("--connect", "127.0.0.1", "--hostname", "www.example.org", "--key-type", "both", "--json")
        ended = run("check", target, *POOL, *words)
        assert [(result["target"], result["error"]) for result in results(ended.out)] == [(f"{target} (ECDSA)", None)]
        assert ended.lines == [f"note: {target} (RSA): not served"]

    def test_without_the_type_of_key_that_is_asked_for_fails(self, run: Run, server: loopback.Listener) -> None:
        ended = run("check", f"localhost:{server.port}", "--connect", "127.0.0.1", "--key-type", "rsa", *POOL, "--json")
        (result,) = results(ended.out)
        assert (ended.status, result["error"]["code"]) == (1, "key-type-not-served")

    def test_is_not_asked_offline(self, run: Run) -> None:
        ended = run("check", "localhost:1", "--offline", *STORE)
        assert ended.status == 2
        assert b"--offline asks no server" in ended.out

    def test_that_only_a_dot_made_one_is_told_of_the_file(self, run: Run) -> None:
        ended = run("check", "leaf.pme", "--offline", *STORE)
        assert b"did you mean leaf.pem?" in ended.out


def test_explain_prints_the_page(run: Run) -> None:
    ended = run("explain", "cf101", "leaf-only")
    assert ended.status == 0
    assert ended.out.startswith(b"CF101 missing-intermediate\n")
    assert b"\nCF102 leaf-only\n" in ended.out


def test_explain_lists_all(run: Run) -> None:
    ended = run("explain")
    assert ended.out.startswith(b"CF101 ")
    assert len(ended.out.splitlines()) > 10


def test_explain_names_the_nearest(run: Run) -> None:
    ended = run("explain", "missing-intermediat")
    assert (ended.status, ended.out) == (2, b"")
    assert ended.lines[1] == "hint: did you mean missing-intermediate?"
