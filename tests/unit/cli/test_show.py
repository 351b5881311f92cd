"""``chainfix show`` as it is typed: sources, options, and the form for a pipe, a program and a person."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from tests.support import loopback
from tests.support.programs import REPOSITORY
from tests.unit.cli.conftest import NOW, Case, Run

BROKEN = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


def said(out: bytes) -> list[str]:
    return out.decode().splitlines()


class TestInAPipe:
    def test_every_certificate_is_named_in_the_order_of_the_sources(self, run: Run, case: Case) -> None:
        ended = run("show", "inter.pem", "served.pem", "--store", "root.pem", "--at", NOW)
        assert ended.status == 0
        assert [line for line in said(ended.out) if line and not line.startswith((" ", "store ", "dates "))] == [
            "1. Example CA",
            "2. www.example.org",
            "3. Example Root",
            "4. Example Root",
        ]
        assert f"    sha256:     {case.inter.sha256}" in said(ended.out)
        assert ended.lines == ["read inter.pem: 1 certificate", "read served.pem: 3 certificates"]

    def test_who_issued_whom_and_what_the_store_knows(self, run: Run) -> None:
        ended = run("show", "leaf.pem", "inter.pem", "--store", "root.pem", "--at", NOW)
        facts = [line.strip() for line in said(ended.out)]
        assert "issuer:     2. Example CA: its key signed this, key ids agree" in facts
        assert "issued:     1. www.example.org" in facts
        assert "issuer:     not in here: CN=Example Root" in facts
        assert any(fact.startswith("store:      root.pem has its issuer: Example Root, ") for fact in facts)

    def test_quiet_leaves_the_report_alone(self, run: Run) -> None:
        loud, quiet = (run("show", "leaf.pem", "--store", "root.pem", "--at", NOW, *words) for words in ((), ("-q",)))
        assert (quiet.out, quiet.err) == (loud.out, "")

    def test_folders_and_standard_input_are_sources(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "site").mkdir()
        (folder / "site" / "a.pem").write_text(case.leaf.pem)
        ended = run("show", "site", "-", "--store", "none", stdin=case.inter.pem.encode())
        assert ended.lines == ["read folder site: 1 certificate", "read standard input: 1 certificate"]
        assert "    from:       standard input" in said(ended.out)


class TestOptions:
    def test_several_stores_are_asked_and_none_is_empty(self, run: Run) -> None:
        ended = run("show", "root.pem", "--store", "root.pem", "--store", "other.pem", "--store", "none", "--at", NOW)
        assert [line.strip() for line in said(ended.out) if "store" in line] == [
            "store:      root.pem has it",
            "store:      other.pem does not have it",
            "store root.pem: 1 certificate",
            "store other.pem: 1 certificate",
            "store none: 0 certificates",
        ]

    def test_the_store_is_that_of_mozilla_by_default(self, run: Run) -> None:
        assert any(line.startswith("store mozilla from certifi ") for line in said(run("show", "leaf.pem").out))

    def test_the_environment_names_stores_and_pools(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORE", "root.pem")
        monkeypatch.setenv("CHAINFIX_POOL", "inter.pem")
        ended = run("show", "leaf.pem", "-v")
        assert "store root.pem: 1 certificate" in said(ended.out)
        assert any("pooled from inter.pem" in line for line in said(ended.out))
        assert "CHAINFIX_STORE sets --store root.pem" in ended.lines

    def test_the_pool_has_issuers_that_are_not_in_here(self, run: Run, case: Case) -> None:
        found = said(run("show", "leaf.pem", "--pool", "inter.pem", "--store", "none").out)
        digits = case.inter.sha256[:16]
        line = f"    issuer:     Example CA, {digits}, pooled from inter.pem: its key signed this, key ids agree"
        assert line in found
        assert "2. Example CA" not in found

    @pytest.mark.parametrize(
        ("at", "state"), [("2025-12-31", ", not yet valid"), ("2026-01-01", ""), ("2027-01-01T00:00:01Z", ", expired")]
    )
    def test_dates_are_judged_at_a_moment(self, run: Run, at: str, state: str) -> None:
        found = said(run("show", "leaf.pem", "--store", "none", "--at", at).out)
        assert f"    dates:      2026-01-01 to 2027-01-01{state}" in found
        assert found[-1] == f"dates are judged at {at[:10]}"

    def test_a_password_opens_pkcs12(self, run: Run, folder: Path, case: Case) -> None:
        secret = BestAvailableEncryption(b"s3cret")
        (folder / "site.p12").write_bytes(
            serialize_key_and_certificates(b"site", None, case.leaf.certificate, [case.inter.certificate], secret)
        )
        (folder / "password").write_text("s3cret\n")
        assert run("show", "site.p12", "--store", "none").status == 2
        ended = run("show", "site.p12", "--store", "none", "--password-file", "password")
        assert "1. www.example.org" in said(ended.out)

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (("leaf.pem", "--store", "nosuch"), "no-such-store"),
            (("leaf.pem", "--at", "yesterday"), "bad-time"),
            (("leaf.pem", "--pool", "nosuch.pem"), "no-such-file"),
            (("leaf.pem", "-q", "-v"), "bad-arguments"),
            (("-", "--pool", "-"), "bad-arguments"),
            (("leaf.pem", "--fetch"), "bad-arguments"),
        ],
    )
    def test_mistakes_are_told(self, run: Run, words: tuple[str, ...], code: str) -> None:
        ended = run("show", *words, "--json")
        assert (ended.status, json.loads(ended.out)["error"]["code"]) == (2, code)


class TestWhatElseIsThere:
    def test_a_key_is_named_and_never_shown(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "mixed.pem").write_text(case.leaf.pem + case.leaf.key_pem)
        line = case.leaf.pem.count("\n") + 1
        ended = run("show", "mixed.pem", "--store", "none")
        assert f"mixed.pem, line {line}: a private key" in said(ended.out)
        secret = case.leaf.key_pem.splitlines()[1]
        assert all(secret not in text for text in (ended.out.decode(), ended.err))

    def test_a_key_alone_is_said_to_be_one(self, run: Run) -> None:
        ended = run("show", "key.pem", "--store", "none")
        assert (ended.status, said(ended.out)[:3]) == (0, ["no certificate", "", "key.pem, line 1: a private key"])

    def test_a_request_is_said_to_be_one(self, run: Run, folder: Path, case: Case) -> None:
        request = x509.CertificateSigningRequestBuilder(x509.Name([])).sign(case.leaf.key, hashes.SHA256())
        (folder / "request.pem").write_bytes(request.public_bytes(Encoding.PEM))
        ended = run("show", "request.pem")
        assert (ended.status, ended.out) == (2, b"")
        assert "a certificate signing request (CSR)" in ended.lines[0]

    def test_a_broken_block_is_a_note_and_a_warning_in_json(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "broken.pem").write_text(case.leaf.pem + BROKEN)
        line = case.leaf.pem.count("\n") + 1
        ended = run("show", "broken.pem", "--store", "none", "--json")
        assert ended.lines[1].startswith(f"note: broken.pem, line {line}: the CERTIFICATE block")
        (warning,) = json.loads(ended.out)["results"][0]["warnings"]
        assert (warning["code"], warning["place"], warning["line"]) == ("broken-block", "broken.pem", line)


def test_json_is_one_result_that_changed_nothing(run: Run, case: Case) -> None:
    value = json.loads(run("show", "served.pem", "--store", "store.pem", "--at", NOW, "--json").out)
    (result,) = value["results"]
    assert (value["command"], value["ok"], value["changed"], value["error"]) == ("show", True, False, None)
    assert result["at"] == "2026-07-01T00:00:00Z"
    assert [one["sha256"] for one in result["certificates"]] == [case.leaf.sha256, case.root.sha256, case.cross.sha256]
    assert [one["stores"]["store.pem"]["has"] for one in result["certificates"]] == [None, "certificate", "identity"]


class TestAServer:
    def test_is_asked_for_its_list(self, run: Run, folder: Path, case: Case) -> None:
        context = loopback.serving((case.leaf, case.root, case.cross), folder)
        with loopback.Listener(lambda _: None, context) as server:
            place = f"localhost:{server.port}"
            ended = run("show", place, "--store", "none", "--json")
        assert ended.lines == [f"read server {place}: 3 certificates"]
        found = json.loads(ended.out)["results"][0]["certificates"]
        assert [one["source"] for one in found] == [{"kind": "served", "place": place, "position": n} for n in (1, 2, 3)]

    def test_may_stand_beside_another(self, run: Run, folder: Path, case: Case) -> None:
        context = loopback.serving((case.leaf,), folder)
        with loopback.Listener(lambda _: None, context) as one, loopback.Listener(lambda _: None, context) as other:
            ended = run("show", f"localhost:{one.port}", f"localhost:{other.port}", "--store", "none")
        assert f"    from:       localhost:{one.port}; localhost:{other.port}" in said(ended.out)

    def test_is_not_asked_offline(self, run: Run) -> None:
        assert run("show", "localhost:1", "--offline").status == 2


@pytest.mark.skipif(os.name != "posix", reason="only on POSIX systems: pseudo-terminals are theirs")
class TestOnATerminal:
    WORDS = ("show", "served.pem", "--store", "store.pem", "--at", NOW)

    def screen(self, folder: Path, *words: str, **variables: str) -> str:
        from tests.support import terminal

        environment = {"COLUMNS": "100", "LC_ALL": "C.UTF-8", **variables}
        session = terminal.chainfix(*self.WORDS, *words, cwd=folder, piped=False, environment=environment)
        assert session.status == 0
        return session.screen

    def test_it_is_a_tree_in_colours(self, folder: Path) -> None:
        screen = self.screen(folder)
        assert "└── " in screen
        assert "\033[1m1. www.example.org\033[0m" in screen

    @pytest.mark.parametrize(("words", "variables"), [(("--no-color",), {}), ((), {"NO_COLOR": "1"})])
    def test_colours_are_left_out_where_nobody_wants_them(
        self, folder: Path, words: tuple[str, ...], variables: dict[str, str]
    ) -> None:
        screen = self.screen(folder, *words, **variables)
        assert "└── " in screen
        assert "\033" not in screen

    def test_a_dumb_one_gets_plain_text(self, folder: Path) -> None:
        assert "    sha256:     " in self.screen(folder, TERM="dumb")

    def test_one_without_unicode_gets_ascii(self, folder: Path) -> None:
        screen = self.screen(folder, PYTHONIOENCODING="ascii")
        assert screen.isascii()
        assert "`-- " in screen

    def test_it_is_as_wide_as_the_terminal(self, folder: Path) -> None:
        wide, narrow = (self.screen(folder, "--no-color", COLUMNS=columns).split("\n") for columns in ("200", "60"))
        assert max(map(len, narrow)) <= 60 < max(map(len, wide))

    def test_json_is_json(self, folder: Path) -> None:
        assert '"schema": "chainfix-1"' in self.screen(folder, "--json")


def test_a_name_that_steers_a_terminal_is_escaped(folder: Path, case: Case) -> None:
    leaf = case.inter.leaf("www.example.org", subject=(("CN", "\x1b[2JB\u00fccher\n2. Example Root"),))
    (folder / "odd.pem").write_text(leaf.pem)
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "ascii"}
    command = (sys.executable, "-m", "chainfix", "show", "odd.pem", "--store", "none")
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=True)
    assert said(done.stdout)[0] == "1. \\x1b[2JB\\xfccher\\n2. Example Root"
