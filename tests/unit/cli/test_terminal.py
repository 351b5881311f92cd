"""What only a terminal sees: colours, a prompt, a sign of life; and that nobody else does."""

import os
import socket
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from tests.support import loopback
from tests.support.aia_proxy import AiaProxy
from tests.unit.cli.conftest import NOW, OFFLINE, Case, Run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only on POSIX systems: pseudo-terminals are theirs")

if os.name == "posix":
    from tests.support import terminal

URL = "http://ca.example.org/inter.crt"


class TestColours:
    def test_are_shown_on_a_terminal(self, folder: Path, case: Case) -> None:
        session = terminal.chainfix("build", "served.pem", *OFFLINE, cwd=folder)
        assert session.status == 0
        assert "\033[31mremoved\033[0m Example Root" in session.screen
        assert "\033[32madded\033[0m Example CA" in session.screen
        assert session.out == case.inter.pem.encode()

    @pytest.mark.parametrize(
        ("word", "variables"), [("--no-color", {}), ("--fetch", {"NO_COLOR": "1"}), ("--fetch", {"TERM": "dumb"})]
    )
    def test_are_left_out_where_nobody_wants_them(self, folder: Path, word: str, variables: dict[str, str]) -> None:
        session = terminal.chainfix("build", "served.pem", *OFFLINE, word, cwd=folder, environment=variables)
        assert "removed Example Root" in session.screen
        assert "\033" not in session.screen

    def test_are_shown_where_no_color_is_empty(self, folder: Path) -> None:
        assert "\033[31m" in terminal.chainfix("build", "served.pem", *OFFLINE, cwd=folder, environment={"NO_COLOR": ""}).screen

    def test_mark_errors(self, folder: Path) -> None:
        assert "\033[1;31merror:\033[0m" in terminal.chainfix("build", "no.pem", cwd=folder).screen
        assert "\033" not in terminal.chainfix("build", "no.pem", "--no-color", cwd=folder).screen


class TestThePrompt:
    @pytest.fixture
    def locked(self, folder: Path, case: Case) -> str:
        data = serialize_key_and_certificates(
            b"site", None, case.leaf.certificate, [case.inter.certificate], BestAvailableEncryption(b"s3cret")
        )
        (folder / "site.p12").write_bytes(data)
        (folder / "password").write_text("s3cret\r\nanother line\n")
        return "site.p12"

    def test_asks_once_on_a_terminal_and_shows_nothing(self, folder: Path, case: Case, locked: str) -> None:
        words = ("build", locked, "--offline", "--store", "root.pem", "--at", NOW)
        session = terminal.chainfix(*words, cwd=folder, typed=(("password of site.p12: ", "s3cret\n"),))
        assert (session.status, session.out) == (0, case.inter.pem.encode())
        assert session.screen.count("password of") == 1
        assert "s3cret" not in session.screen

    def test_without_an_answer_says_what_else_there_is(self, folder: Path, locked: str) -> None:
        session = terminal.chainfix("build", locked, cwd=folder, typed=(("password of site.p12: ", "\n"),))
        assert session.status == 2
        assert "--password-file" in session.screen

    def test_is_not_shown_without_a_terminal(self, run: Run, locked: str) -> None:
        ended = run("build", locked, "--offline", "--store", "root.pem", "--at", NOW)
        assert (ended.status, ended.out) == (2, b"")
        assert ended.lines[-1] == "hint: give the password with --password-file FILE"

    def test_is_not_needed_with_a_file(self, run: Run, case: Case, locked: str) -> None:
        ended = run("build", locked, "--offline", "--store", "root.pem", "--at", NOW, "--password-file", "password")
        assert (ended.status, ended.out) == (0, case.inter.pem.encode())
        assert "s3cret" not in ended.err

    def test_is_not_shown_for_a_key_that_nobody_pointed_at(self, folder: Path, case: Case) -> None:
        from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat

        key = case.leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"s3cret")).decode()
        (folder / "site.pem").write_text(case.leaf.pem + key)
        session = terminal.chainfix("build", "site.pem", *OFFLINE, cwd=folder)
        assert (session.status, session.out) == (0, case.inter.pem.encode())
        assert "the private key is encrypted and not looked into" in session.screen

    def test_is_shown_for_the_key_of_the_option(self, folder: Path, case: Case) -> None:
        from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat

        key = case.leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"s3cret")).decode()
        (folder / "locked.key").write_text(key)
        words = ("build", "served.pem", *OFFLINE, "--key", "locked.key")
        session = terminal.chainfix(*words, cwd=folder, typed=(("password of locked.key: ", "s3cret\n"),))
        assert (session.status, session.out) == (0, case.inter.pem.encode())


class TestProgress:
    @pytest.fixture
    def slow(self, folder: Path, case: Case) -> AiaProxy:
        (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[URL]).pem)

        def late(_: str) -> bytes:
            time.sleep(1.6)
            return case.inter.der

        return AiaProxy({URL: late})

    def test_shows_after_a_second_what_is_asked(self, folder: Path, case: Case, slow: AiaProxy) -> None:
        with slow as proxy:
            session = terminal.chainfix("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--proxy", proxy.url, cwd=folder)
        assert (session.status, session.out) == (0, case.inter.pem.encode())
        assert f"asking {URL}" in session.screen

    def test_is_not_shown_with_q(self, folder: Path, slow: AiaProxy) -> None:
        with slow as proxy:
            session = terminal.chainfix(
                "build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--proxy", proxy.url, "-q", cwd=folder
            )
        assert (session.status, session.screen) == (0, "")

    def test_is_not_shown_without_a_terminal(self, run: Run, slow: AiaProxy) -> None:
        with slow as proxy:
            ended = run("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--proxy", proxy.url)
        assert ended.status == 0
        assert "asking" not in ended.err

    def test_is_not_shown_for_what_is_quick(self, folder: Path, case: Case) -> None:
        (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[URL]).pem)
        with AiaProxy({URL: case.inter.der}) as proxy:
            session = terminal.chainfix("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--proxy", proxy.url, cwd=folder)
        assert session.status == 0
        assert "asking" not in session.screen


def test_what_a_slow_server_sent_is_said_on_a_clean_line(folder: Path, case: Case) -> None:
    def late(connection: socket.socket) -> None:
        time.sleep(1.6)
        with context.wrap_socket(connection, server_side=True):
            pass

    context = loopback.serving((case.leaf, case.inter), folder)
    with loopback.Listener(late) as server:
        name = f"localhost:{server.port}"
        session = terminal.chainfix("build", name, "--store", "root.pem", "--at", NOW, cwd=folder)
    assert (session.status, session.out) == (0, case.inter.pem.encode())
    shown, _, said = session.screen.rpartition("\033[?25h")  # the cursor is back
    assert f"asking server {name}" in shown
    assert f"read server {name}: 2 certificates\n" in said


def test_no_source_on_a_terminal_is_an_error_with_usage(folder: Path) -> None:
    session = terminal.chainfix("build", cwd=folder)
    assert session.status == 2
    assert "no SOURCE" in session.screen
    assert "chainfix build FILE" in session.screen
