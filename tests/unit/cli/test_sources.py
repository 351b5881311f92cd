import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from chainfix.adapters.probing import served
from chainfix.cli.sources import Server, Source, server_of, sources_of
from chainfix.errors import InputError
from tests.support import loopback, pki
from tests.unit.cli.conftest import NOW, Case, Run

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    ("name", "server"),
    [
        ("www.example.org:443", Server("www.example.org", 443)),
        ("localhost:8443", Server("localhost", 8443)),
        ("[2001:db8::1]:443", Server("2001:db8::1", 443)),
        ("https://www.example.org", Server("www.example.org", 443)),
        ("HTTPS://www.example.org:8443/path?q#f", Server("www.example.org", 8443)),
        ("https://user@localhost/", Server("localhost", 443)),
        ("https://[::1]/x", Server("::1", 443)),
        ("www.example.org", Server("www.example.org", 443, guessed=True)),
        ("192.0.2.1", Server("192.0.2.1", 443, guessed=True)),
        ("b\u00fccher.example", Server("b\u00fccher.example", 443, guessed=True)),
        ("cert.pem:443", Server("cert.pem", 443)),
    ],
)
def test_a_server(name: str, server: Server) -> None:
    assert server_of(name) == server


@pytest.mark.parametrize("name", ["-", "leaf.pem", "www.example.org", "sub", "..", "link.example:443"])
def test_a_name_that_exists_is_no_server(folder: Path, name: str) -> None:
    (folder / "www.example.org").write_text("a file")
    (folder / "sub").mkdir()
    (folder / "link.example:443").symlink_to("nothing")
    assert server_of(name) is None


@pytest.mark.parametrize("ending", ["pem", "crt", "cer", "der", "p7b", "p7c", "p12", "pfx", "zip", "key", "txt", "PEM"])
def test_the_ending_of_a_certificate_file_makes_no_server(ending: str) -> None:
    with pytest.raises(InputError) as caught:
        server_of(f"missing.{ending}")
    assert caught.value.code == "no-such-file"


@pytest.mark.parametrize(
    "name", ["lef.pem", "missing", "sub/www.example.org", ".hidden", "a b.example", "user@www.example.org", ""]
)
def test_what_is_neither_is_no_such_file(name: str) -> None:
    with pytest.raises(InputError) as caught:
        server_of(name)
    assert caught.value.code == "no-such-file"
    assert (caught.value.hint == "did you mean leaf.pem?") is (name == "lef.pem")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("http://www.example.org", "not over http:"),
        ("ldaps://www.example.org:636", "not over ldaps:"),
        ("https://", "names no host"),
        ("https:///path", "names no host"),
        ("localhost:0", "a port is a number from 1 to 65535"),
        ("localhost:65536", "a port is a number from 1 to 65535"),
    ],
)
def test_a_server_that_cannot_be_meant(name: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        server_of(name)
    assert caught.value.code == "bad-source"


def test_an_address_without_brackets_is_told_how_to_be_written() -> None:
    with pytest.raises(InputError) as caught:
        server_of("2001:db8::1")
    assert caught.value.hint == "an IPv6 address needs brackets and a port: [2001:db8::1]:443"


def test_the_fetch_default_asks_servers() -> None:
    assert sources_of(Namespace(source=["localhost:1"], fetch=None)) == (Source("localhost:1", Server("localhost", 1)),)


@pytest.mark.parametrize("name", ["localhost:1", "https://localhost", "www.example.org"])
def test_a_server_and_offline_contradict_each_other(run: Run, name: str) -> None:
    ended = run("build", name, "--offline")
    assert (ended.status, ended.out) == (2, b"")
    assert ended.lines[0] == f"error: {name} is a server, and --offline asks no server"


def test_no_source_reads_standard_input(run: Run, case: Case) -> None:
    ended = run("build", "--offline", "--store", "root.pem", "--at", NOW, stdin=pki.bundle(case.leaf, case.inter).encode())
    assert ended.lines[0] == "read standard input: 2 certificates"
    assert ended.out == case.inter.pem.encode()


def test_a_dash_among_others_reads_standard_input(run: Run, case: Case) -> None:
    ended = run("build", "leaf.pem", "-", "--offline", "--store", "root.pem", "--at", NOW, stdin=case.inter.pem.encode())
    assert ended.lines[:2] == ["read leaf.pem: 1 certificate", "read standard input: 1 certificate"]
    assert ended.status == 0


@pytest.mark.parametrize("words", [("-", "-"), ("-", "--key", "-"), ("-", "--pool", "-"), ("--password-file", "-")])
def test_standard_input_can_be_only_one_thing(run: Run, words: tuple[str, ...]) -> None:
    ended = run("build", "--offline", *words)
    assert (ended.status, ended.out) == (2, b"")
    assert ended.lines[0] == "error: standard input (-) can be only one thing"


def test_no_source_and_nobody_who_could_pipe_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError) as caught:
        sources_of(Namespace(source=[], fetch=None, command="build"))
    assert (caught.value.message, caught.value.code) == ("no SOURCE", "bad-arguments")


def test_a_folder_is_named_as_such(run: Run, folder: Path, case: Case) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "cert.pem").write_text(case.leaf.pem)
    (folder / "site" / "chain.pem").write_text(case.inter.pem)
    ended = run("build", "site", "--offline", "--store", "root.pem", "--at", NOW)
    assert ended.lines[0] == "read folder site: 2 certificates"
    assert ended.status == 0


def test_what_else_was_there_is_said_at_once(run: Run, folder: Path, case: Case) -> None:
    broken = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
    (folder / "mixed.pem").write_text(case.leaf.pem + broken + case.leaf.key_pem)
    ended = run("build", "mixed.pem", "--offline", "--store", "root.pem", "--pool", "inter.pem", "--at", NOW)
    line = case.leaf.pem.count("\n") + 1
    assert ended.lines[0] == "read mixed.pem: 1 certificate, 1 private key (never written)"
    assert ended.lines[1].startswith(f"note: mixed.pem, line {line}: the CERTIFICATE block")
    assert ended.status == 0
    assert b"PRIVATE KEY" not in ended.out


class TestAServer:
    @pytest.fixture
    def server(self, case: Case, folder: Path) -> Iterator[loopback.Listener]:
        context = loopback.serving((case.leaf, case.root, case.cross), folder)
        with loopback.Listener(lambda _: None, context) as listener:
            yield listener

    def test_is_asked_for_its_list(self, run: Run, case: Case, server: loopback.Listener) -> None:
        ended = run("build", f"localhost:{server.port}", "--pool", "inter.pem", "--store", "store.pem", "--at", NOW)
        assert ended.lines[0] == f"read server localhost:{server.port}: 3 certificates"
        assert ended.out == case.inter.pem.encode()
        assert "removed Example Root (a root: clients have their own)" in ended.lines

    def test_may_be_a_url(self, run: Run, case: Case, server: loopback.Listener) -> None:
        ended = run("build", f"https://localhost:{server.port}/path", "--pool", "inter.pem", "--store", "store.pem", "--at", NOW)
        assert (ended.status, ended.out) == (0, case.inter.pem.encode())
        assert server.server_names == ["localhost"]

    def test_that_is_an_address_is_asked_for_the_hostname(self, run: Run, server: loopback.Listener) -> None:
        words = ("--hostname", "www.example.org", "--pool", "inter.pem", "--store", "store.pem", "--at", NOW)
        assert run("build", f"127.0.0.1:{server.port}", *words).status == 0
        assert server.server_names == ["www.example.org"]

    def test_says_what_the_leaf_is_wherever_it_stands_among_sources(
        self, run: Run, folder: Path, server: loopback.Listener
    ) -> None:
        (folder / "another.pem").write_text(pki.root("Another Root").leaf("other.example.org").pem)
        words = ("--pool", "inter.pem", "--store", "store.pem", "--at", NOW, "-f", "leaf")
        ended = run("build", "another.pem", f"localhost:{server.port}", *words)
        assert ended.out == (folder / "leaf.pem").read_bytes()
        assert "removed other.example.org by Another Root (not a CA, and not the leaf)" in ended.lines

    def test_beside_another_is_refused(self, run: Run) -> None:
        ended = run("build", "localhost:1", "localhost:2")
        assert ended.status == 2
        assert ended.lines[0] == "error: one list is for one leaf, and each server has its own: localhost:1, localhost:2"

    def test_may_be_asked_through_a_proxy(self, run: Run, case: Case, server: loopback.Listener) -> None:
        heads: list[bytes] = []
        with loopback.Listener(loopback.tunnel_to(server.port, heads)) as proxy:
            words = ("--proxy", proxy.url(""), "--pool", "inter.pem", "--store", "store.pem", "--at", NOW)
            ended = run("build", "www.example.org:443", *words)
        assert ended.out == case.inter.pem.encode()
        assert heads[0].startswith(b"CONNECT www.example.org:443 HTTP/1.1\r\n")

    def test_that_refuses_is_a_network_error(self, run: Run, server: loopback.Listener) -> None:
        server.__exit__(None, None, None)
        ended = run("build", f"localhost:{server.port}", "--store", "store.pem")
        assert (ended.status, ended.out) == (3, b"")
        assert ended.lines[0].startswith(f"error: cannot reach localhost:{server.port}: ")
        assert sum("refused" in line for line in ended.lines) == 1

    def test_that_only_a_dot_made_one_is_told_of_the_file(self, run: Run) -> None:
        """leaf.pme is a server by the rule; whoever mistyped a file name should hear of the file."""
        ended = run("build", "leaf.pme", "--offline")
        assert ended.lines[1].endswith("there is no file of that name: did you mean leaf.pem?")


class TestAServedList:
    def test_keeps_the_places_of_what_can_be_read(self, case: Case) -> None:
        bundle = served((case.leaf.der, b"0\0", case.inter.der), "localhost:443")
        assert [(c.source.place, c.source.position) for c in bundle.certificates] == [("localhost:443", 1), ("localhost:443", 3)]
        assert bundle.notes[0].describe().startswith("localhost:443: certificate 2 is none: ")

    def test_without_a_leaf_that_can_be_read_is_an_error(self, case: Case) -> None:
        with pytest.raises(InputError, match="the certificate of localhost:443 cannot be read"):
            served((b"0\0", case.leaf.der), "localhost:443")
