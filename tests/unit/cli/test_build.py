import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import pki
from tests.support.aia_proxy import AiaProxy, Reply
from tests.support.programs import REPOSITORY
from tests.unit.cli.conftest import NOW, OFFLINE, Case, Run

ANCHORED = "its key is an anchor already; needed only by clients whose store has Other Root and not Example Root"


class TestWords:
    """Standard error: what was read, taken out, put in, built; standard output: the product."""

    def test_tell_the_whole_story_in_order(self, build: Run, case: Case) -> None:
        ended = build()
        assert ended.out == case.inter.pem.encode()
        assert ended.lines == [
            "read served.pem: 3 certificates",
            "removed Example Root (a root: clients have their own)",
            f"removed Example Root by Other Root ({ANCHORED}; --keep {case.cross.sha256[:16]} keeps it)",
            "added Example CA (issued www.example.org; from inter.pem)",
            "built the chain of www.example.org (2026-01-01 to 2027-01-01): 1 certificate",
            "  1. Example CA (until 2027-01-01)",
            "reaches store.pem at Example Root (until 2027-01-01)",
        ]

    def test_fall_silent_with_q(self, build: Run, case: Case) -> None:
        assert build("-q") == (0, case.inter.pem.encode(), "")

    def test_are_errors_even_with_q(self, run: Run) -> None:
        ended = run("build", "leaf.pem", "--offline", "--store", "store.pem", "--at", NOW, "-q")
        assert ended.out == b""
        assert ended.lines[0].startswith("error: the issuer of www.example.org is missing")

    def test_contradict_each_other(self, build: Run) -> None:
        assert build("-q", "-v").status == 2

    def test_with_v_say_every_step(self, build: Run, case: Case) -> None:
        lines = build("-v").lines
        assert "store store.pem: 2 certificates" in lines
        assert "pool: 1 certificate" in lines
        assert f"leaf www.example.org, SHA-256 {case.leaf.sha256}" in lines
        assert "rank: 1 intermediate sent; 1 of them from a pool; first expiry 2027-01-01" in lines
        assert "1 other list (chainfix paths shows them); this one sends fewer certificates" in lines

    def test_say_that_only_the_order_was_wrong(self, run: Run, folder: Path, case: Case) -> None:
        low = case.inter.ca("Low CA")
        leaf = low.leaf("low.example.org")
        (folder / "mixed.pem").write_text(pki.bundle(leaf, case.inter, low))
        ended = run("build", "mixed.pem", "--offline", "--store", "root.pem", "--at", NOW)
        assert "reordered: each certificate is followed by its issuer" in ended.lines
        assert ended.out == (low.pem + case.inter.pem).encode()

    def test_do_not_say_so_of_a_list_that_was_right(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "right.pem").write_text(pki.bundle(case.leaf, case.inter))
        assert "reordered" not in run("build", "right.pem", "--offline", "--store", "root.pem", "--at", NOW).err

    def test_do_not_bury_the_list_under_what_was_removed(self, run: Run, folder: Path, case: Case) -> None:
        many = [case.root.ca(f"Unused {number}") for number in range(30)]
        (folder / "many.pem").write_text(pki.bundle(case.leaf, case.inter, *many))
        words = ("build", "many.pem", "--offline", "--store", "root.pem", "--at", NOW)
        short, whole = run(*words), run(*words, "-v")
        assert "removed 10 more (-v names all)" in short.lines
        assert sum(line.startswith("removed") for line in short.lines) == 21
        assert sum(line.startswith("removed Unused") for line in whole.lines) == 30

    def test_cannot_steer_a_terminal(self, run: Run, folder: Path, case: Case) -> None:
        """A name in a certificate is a stranger's text."""
        evil = case.root.ca("\x1b[2JEvil\u202eCA\n")
        (folder / "evil.pem").write_text(pki.bundle(case.leaf, case.inter, evil))
        ended = run("build", "evil.pem", "--offline", "--store", "root.pem", "--at", NOW)
        assert ended.status == 0
        assert "\x1b" not in ended.err
        assert "\u202e" not in ended.err
        assert "\\x1b[2JEvil\\u202eCA" in ended.err

    def test_warn_of_what_ends_early(self, run: Run, folder: Path, case: Case) -> None:
        early = case.root.ca("Early CA", not_after=pki.NOW.replace(month=9))
        (folder / "early.pem").write_text(pki.bundle(early.leaf("early.example.org"), early))
        ended = run("build", "early.pem", "--offline", "--store", "root.pem", "--at", NOW)
        assert ended.status == 0
        assert "warning: Early CA ends on 2026-09-01, before the leaf (2027-01-01)" in ended.lines


class TestNoIntermediate:
    @pytest.fixture
    def words(self, folder: Path, case: Case) -> tuple[str, ...]:
        (folder / "direct.pem").write_text(case.root.leaf("direct.example.org").pem)
        return ("build", "direct.pem", "--offline", "--store", "root.pem", "--at", NOW)

    def test_is_said_in_the_file(self, run: Run, words: tuple[str, ...]) -> None:
        ended = run(*words)
        assert ended.out == b"# no intermediate is needed\n"
        assert "direct.example.org (2026-01-01 to 2027-01-01) needs no intermediate" in ended.lines

    def test_read_back_is_an_empty_chain(self, run: Run, words: tuple[str, ...]) -> None:
        run(*words, "-o", "chain.pem")
        ended = run(*words, "chain.pem")
        assert ended.lines[1] == "read chain.pem: an empty chain (no intermediate is needed)"
        assert ended.status == 0


class TestFormats:
    @pytest.mark.parametrize(
        ("words", "names"),
        [
            (("-f", "chain"), "inter"),
            (("-f", "fullchain"), "leaf inter"),
            (("-f", "leaf"), "leaf"),
            (("-f", "root"), "root"),
            (("--with-root",), "inter root"),
            (("-f", "fullchain", "--with-root"), "leaf inter root"),
        ],
    )
    def test_hold_what_they_say(self, build: Run, case: Case, words: tuple[str, ...], names: str) -> None:
        assert build(*words).out == pki.bundle(*(getattr(case, name) for name in names.split())).encode()

    def test_split_is_four_files(self, build: Run, folder: Path, case: Case) -> None:
        ended = build("-f", "split", "-o", "out")
        assert (ended.status, ended.out) == (0, b"")
        held = {path.name: path.read_text() for path in (folder / "out").iterdir()}
        full = case.leaf.pem + case.inter.pem
        assert held == {"leaf.pem": case.leaf.pem, "chain.pem": case.inter.pem, "fullchain.pem": full, "root.pem": case.root.pem}
        assert [line for line in ended.lines if line.startswith("wrote")] == [f"wrote out/{name}.pem" for name in SPLIT]

    @pytest.mark.parametrize("words", [(), ("-o", "-"), ("-o", "leaf.pem")])
    def test_split_wants_a_folder(self, build: Run, words: tuple[str, ...]) -> None:
        ended = build("-f", "split", *words)
        assert (ended.status, ended.out) == (2, b"")
        assert "-f split" in ended.lines[0]

    def test_another_format_in_a_folder_gets_the_usual_name(self, build: Run, folder: Path) -> None:
        (folder / "out").mkdir()
        assert "wrote out/fullchain.pem" in build("-o", "out", "-f", "fullchain").lines
        assert [path.name for path in (folder / "out").iterdir()] == ["fullchain.pem"]


SPLIT = ("leaf", "chain", "fullchain", "root")


NEXT = {
    "chain": "SSLCertificateChainFile {0}, then apachectl configtest (Apache)",
    "fullchain": "ssl_certificate {0}, then nginx -t (nginx); SSLCertificateFile {0} (Apache 2.4.8 and later)",
    "leaf": "SSLCertificateFile {0}, beside its SSLCertificateChainFile (Apache)",
    "root": "curl --cacert {0} and the like; a server does not send it",
    "split": (
        "ssl_certificate {0}/fullchain.pem (nginx), or SSLCertificateFile {0}/leaf.pem "
        "and SSLCertificateChainFile {0}/chain.pem (Apache)"
    ),
}


class TestOutput:
    def test_takes_the_list_from_standard_output(self, build: Run, folder: Path, case: Case) -> None:
        ended = build("-o", "chain.pem")
        assert (ended.status, ended.out) == (0, b"")
        assert (folder / "chain.pem").read_bytes() == case.inter.pem.encode()

    @pytest.mark.parametrize(("format", "said"), NEXT.items())
    def test_ends_with_the_next_step(self, build: Run, folder: Path, format: str, said: str) -> None:  # noqa: A002
        place = f"{folder}/to"
        assert build("-o", "to", "-f", format).lines[-1] == f"next: {said.format(place)}"

    def test_that_is_right_already_is_not_touched(self, build: Run, folder: Path) -> None:
        build("-o", "chain.pem")
        before = (folder / "chain.pem").stat()
        ended = build("-o", "chain.pem")
        after = (folder / "chain.pem").stat()
        assert ended.lines[-1] == "unchanged chain.pem"
        assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (before.st_ino, before.st_mtime_ns, before.st_ctime_ns)

    def test_follows_a_link_and_names_it(self, build: Run, folder: Path, case: Case) -> None:
        (folder / "live").mkdir()
        (folder / "live" / "1.pem").write_text("old\n")
        (folder / "chain.pem").symlink_to("live/1.pem")
        assert (
            build("-o", "chain.pem").lines[-1]
            == f"next: SSLCertificateChainFile {folder}/chain.pem, then apachectl configtest (Apache)"
        )
        assert (folder / "chain.pem").is_symlink()
        assert (folder / "live" / "1.pem").read_text() == case.inter.pem

    def test_keeps_the_mode(self, build: Run, folder: Path) -> None:
        (folder / "chain.pem").write_text("old\n")
        (folder / "chain.pem").chmod(0o640)
        build("-o", "chain.pem")
        assert stat.S_IMODE((folder / "chain.pem").stat().st_mode) == 0o640

    @pytest.mark.parametrize("name", ["fullchain.pem", "example-fullchain.crt", "FullChain.pem"])
    def test_that_sounds_like_a_fullchain_wants_a_format(self, build: Run, folder: Path, name: str) -> None:
        ended = build("-o", name)
        assert (ended.status, (folder / name).exists()) == (2, False)
        assert f"-f fullchain -o {name}" in ended.lines[1]
        assert f"-f chain -o {name}" in ended.lines[1]

    def test_that_sounds_so_and_has_one_is_written(self, build: Run, folder: Path, case: Case) -> None:
        assert build("-o", "fullchain.pem", "-f", "chain").status == 0
        assert (folder / "fullchain.pem").read_text() == case.inter.pem

    @pytest.mark.parametrize("name", ["served.pem", "./served.pem", "link.pem", "inter.pem", "store.pem", "key.pem"])
    def test_that_is_an_input_is_refused_first_of_all(self, run: Run, folder: Path, name: str) -> None:
        (folder / "link.pem").symlink_to("served.pem")
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        ended = run("build", "served.pem", *OFFLINE, "--key", "key.pem", "-o", name)
        assert ended.status == 2
        assert "is the same file as the input" in ended.lines[0]  # and not a word of what was read
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    def test_in_a_folder_that_is_an_input_is_refused(self, build: Run, folder: Path, case: Case) -> None:
        (folder / "chain.pem").write_text(case.leaf.pem)
        assert build("chain.pem", "-o", ".").status == 2
        assert build("leaf.pem", "-f", "split", "-o", ".").status == 2
        assert (folder / "leaf.pem").read_text() == case.leaf.pem

    def test_of_a_failure_is_not_touched(self, run: Run, folder: Path) -> None:
        (folder / "chain.pem").write_text("old\n")
        assert run("build", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW, "-o", "chain.pem").status == 1
        assert (folder / "chain.pem").read_text() == "old\n"

    def test_a_dash_is_standard_output(self, build: Run, case: Case) -> None:
        assert build("-o", "-").out == case.inter.pem.encode()

    def test_without_a_folder_names_it(self, build: Run) -> None:
        ended = build("-o", "no/chain.pem")
        assert (ended.status, ended.out) == (2, b"")
        assert "error: cannot write no/chain.pem: there is no folder" in ended.err


class TestDryRun:
    def test_writes_nothing_and_says_what_it_would(self, build: Run, folder: Path) -> None:
        ended = build("-n", "-o", "chain.pem")
        assert (ended.status, ended.out, ended.lines[-1]) == (0, b"", "would write chain.pem")
        assert not (folder / "chain.pem").exists()

    def test_says_that_a_file_is_right_already(self, build: Run) -> None:
        build("-o", "chain.pem")
        assert build("-n", "-o", "chain.pem").lines[-1] == "unchanged chain.pem"

    def test_prints_nothing_either(self, build: Run, case: Case) -> None:
        ended = build("-n")
        assert (ended.status, ended.out) == (0, b"")
        assert ended.lines[-1] == f"would print {len(case.inter.pem)} bytes"

    def test_makes_no_folder(self, build: Run, folder: Path) -> None:
        ended = build("-n", "-f", "split", "-o", "out")
        assert ended.lines[-4:] == [f"would write out/{name}.pem" for name in SPLIT]
        assert not (folder / "out").exists()

    def test_fails_where_there_is_no_chain(self, run: Run) -> None:
        assert run("build", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW, "-n").status == 1


class TestTheLeaf:
    def test_is_what_the_key_belongs_to(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "two.pem").write_text(pki.bundle(case.inter.leaf("other.example.org"), case.leaf, case.inter))
        words = ("build", "two.pem", "--offline", "--store", "root.pem", "--at", NOW, "-f", "leaf")
        assert run(*words).status == 2
        assert run(*words, "--key", "key.pem").out == case.leaf.pem.encode()
        assert run(*words, "--hostname", "www.example.org").out == case.leaf.pem.encode()
        assert run(*words, "key.pem").out == case.leaf.pem.encode()

    def test_is_not_found_by_a_key_of_another(self, build: Run, folder: Path, case: Case) -> None:
        (folder / "other.key").write_text(case.other.key_pem)
        ended = build("--key", "other.key")
        assert (ended.status, ended.out) == (2, b"")
        assert "the private key belongs to none of the certificates" in ended.err

    def test_without_the_name_is_status_1(self, build: Run) -> None:
        assert build("--hostname", "other.example.org").status == 1

    def test_several_are_each_named(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "two.pem").write_text(pki.bundle(case.inter.leaf("other.example.org"), case.leaf))
        ended = run("build", "two.pem", "--offline", "--store", "root.pem", "--at", NOW)
        assert ended.status == 2
        assert "other.example.org (2026-01-01 to 2027-01-01" in ended.err
        assert "www.example.org (2026-01-01 to 2027-01-01" in ended.err
        assert ended.lines[-1].startswith("hint: --key FILE or --hostname NAME decides")


class TestChoice:
    def test_keep_keeps_what_continues_the_list(self, build: Run, case: Case) -> None:
        assert build("--keep", case.cross.sha256[:8]).out == pki.bundle(case.inter, case.cross).encode()

    def test_without_leaves_out(self, build: Run, case: Case) -> None:
        ended = build("--without", case.inter.sha256)
        assert (ended.status, ended.out) == (1, b"")

    def test_anchor_names_where_to_end(self, build: Run, case: Case) -> None:
        assert build("--anchor", "Other Root").out == pki.bundle(case.inter, case.cross).encode()

    def test_each_store_must_be_reached(self, run: Run, case: Case) -> None:
        words = (
            "build",
            "served.pem",
            "--offline",
            "--pool",
            "inter.pem",
            "--at",
            NOW,
            "--store",
            "root.pem",
            "--store",
            "other.pem",
        )
        ended = run(*words)
        assert ended.out == pki.bundle(case.inter, case.cross).encode()
        assert "reaches root.pem at Example Root (until 2027-01-01)" in ended.lines
        assert "reaches other.pem at Other Root (until 2027-01-01)" in ended.lines

    def test_a_store_of_two_needs_one(self, run: Run, case: Case) -> None:
        words = ("build", "served.pem", "--offline", "--pool", "inter.pem", "--at", NOW, "--store", "root.pem+other.pem")
        assert run(*words).out == case.inter.pem.encode()

    def test_purpose(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "client.pem").write_text(case.inter.leaf("client", eku=(pki.CLIENT_AUTH,)).pem)
        words = ("build", "client.pem", *OFFLINE)
        assert [run(*words, "--purpose", purpose).status for purpose in ("server", "client", "any")] == [1, 0, 0]

    def test_allow_weak(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "weak.pem").write_text(
            case.root.ca("Weak CA", key=case.inter.key, subject=case.inter.subject, hash_name="sha1").pem
        )
        words = ("build", "leaf.pem", "--offline", "--pool", "weak.pem", "--store", "root.pem", "--at", NOW)
        assert run(*words).status == 1
        allowed = run(*words, "--allow-weak")
        assert allowed.status == 0
        assert any(line.startswith("warning:") and "SHA-1" in line for line in allowed.lines)

    def test_partial_chain(self, run: Run) -> None:
        words = ("build", "leaf.pem", "--offline", "--store", "inter.pem", "--at", NOW)
        assert run(*words).status == 1
        assert run(*words, "--partial-chain").out == b"# no intermediate is needed\n"

    def test_a_self_signed_end_that_is_in_no_store_teaches(self, run: Run) -> None:
        ended = run("build", "served.pem", "inter.pem", "--offline", "--store", "none", "--at", NOW)
        assert ended.status == 1
        assert "is self-signed and not in none" in ended.err
        assert ended.lines[-1] == "hint: if it is your own CA, name its file: --store corp-root.pem"


class TestTime:
    @pytest.mark.parametrize("at", ["2026-07-01", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00+02:00"])
    def test_may_be_a_date_or_an_instant(self, run: Run, at: str) -> None:
        assert run("build", "served.pem", "--offline", "--pool", "inter.pem", "--store", "store.pem", "--at", at).status == 0

    def test_may_be_a_distance(self, run: Run) -> None:
        ended = run("build", "served.pem", "--offline", "--pool", "inter.pem", "--store", "store.pem", "--at", "+90000d")
        assert ended.status == 1
        assert "--at 2027-01-01" in ended.lines[-1]

    @pytest.mark.parametrize("at", ["yesterday", "2026-13-01", "2026-07-01T12:00:00", "90d"])
    def test_that_is_none_is_refused_before_anything_is_read(self, run: Run, at: str) -> None:
        ended = run("build", "served.pem", "--offline", "--store", "store.pem", "--at", at)
        assert ended.status == 2
        assert ended.lines[0].startswith(f"error: --at {at}: ")


class TestAia:
    """A missing intermediate is fetched, from the URLs that the certificates name, by a proxy that plays their hosts."""

    URL = "http://ca.example.org/inter.crt"

    @pytest.fixture
    def fetched(self, folder: Path, case: Case) -> None:
        (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[self.URL]).pem)

    @pytest.mark.usefixtures("fetched")
    def test_brings_the_intermediate_and_then_the_cache_does(self, run: Run, case: Case) -> None:
        words = ("build", "leaf.pem", "--store", "root.pem", "--at", NOW)
        with AiaProxy({self.URL: case.inter.der}) as proxy:
            cold = run(*words, "--proxy", proxy.url)
        warm = run(*words, "--proxy", proxy.url)
        assert cold.out == warm.out == case.inter.pem.encode()
        assert f"added Example CA (issued www.example.org; from {self.URL})" in cold.lines
        assert f"added Example CA (issued www.example.org; from {self.URL}, cached)" in warm.lines

    @pytest.mark.usefixtures("fetched")
    def test_with_v_names_every_url(self, run: Run, case: Case) -> None:
        with AiaProxy({self.URL: case.inter.der}) as proxy:
            lines = run("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--proxy", proxy.url, "-v").lines
        assert f"asking {self.URL}" in lines
        assert f"asked {self.URL}: brought Example CA" in lines

    @pytest.mark.usefixtures("fetched")
    def test_that_answers_404_is_status_1_and_5xx_is_3(self, run: Run) -> None:
        words = ("build", "leaf.pem", "--store", "root.pem", "--at", NOW)
        with AiaProxy() as proxy:
            missing = run(*words, "--proxy", proxy.url)
            proxy.play({self.URL: Reply(b"later", 503)})
            later = run(*words, "--proxy", proxy.url)
        assert (missing.status, later.status, missing.out, later.out) == (1, 3, b"", b"")
        assert sum(line.startswith(f"  tried {self.URL}: ") for line in missing.lines) == 1

    @pytest.mark.usefixtures("fetched")
    def test_without_the_cache_asks_again(self, run: Run, case: Case) -> None:
        words = ("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--no-cache")
        with AiaProxy({self.URL: case.inter.der}) as proxy:
            run(*words, "--proxy", proxy.url)
            run(*words, "--proxy", proxy.url)
            assert proxy.urls == (self.URL, self.URL)

    def test_refuses_what_is_not_public_unless_it_is_allowed(self, run: Run, folder: Path, case: Case) -> None:
        with AiaProxy({"/inter.crt": case.inter.der}) as server:
            leaf = case.inter.leaf("www.example.org", ca_issuers=[f"{server.url}/inter.crt"])
            (folder / "leaf.pem").write_text(leaf.pem)
            words = ("build", "leaf.pem", "--store", "root.pem", "--at", NOW)
            refused, allowed = run(*words), run(*words, "--aia-allow", "127.0.0.0/8")
        assert (refused.status, allowed.status) == (1, 0)
        assert "--aia-allow" in refused.err

    def test_offline_says_where_it_could_be_fetched(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[self.URL]).pem)
        ended = run("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--offline")
        assert ended.status == 1
        assert self.URL in ended.lines[-1]


def test_the_shell_trap_is_explained_in_the_last_line(folder: Path) -> None:
    (folder / "chain.pem").write_text("old\n")
    line = f"{sys.executable} -m chainfix build leaf.pem --offline --store root.pem --at {NOW} > chain.pem"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "chain.pem is left empty: the shell emptied it" in done.stderr.splitlines()[-1]


def test_a_redirect_over_an_input_is_refused(folder: Path) -> None:
    line = f"{sys.executable} -m chainfix build leaf.pem --offline --store root.pem --at {NOW} > leaf.pem"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("error: standard output is the same file as the input leaf.pem\n")


class TestJson:
    """What docs/chainfix.schema.json cannot say; that it holds is tested in tests/unit/cli/test_json.py."""

    def test_is_all_that_is_on_standard_output(self, build: Run, case: Case) -> None:
        ended = build("--json")
        told = json.loads(ended.out)
        assert (told["ok"], told["exit_status"], told["changed"], told["error"]) == (True, 0, True, None)
        (result,) = told["results"]
        assert result["leaf"]["sha256"] == case.leaf.sha256
        assert [one["sha256"] for one in result["chain"]] == [case.inter.sha256]
        assert result["anchor"]["sha256"] == case.root.sha256
        assert result["anchor"]["source"] == {"kind": "stored", "place": "store.pem", "position": 1}
        assert result["leaf"]["not_after"] == "2027-01-01T00:00:00Z"
        assert result["stores"] == {"store.pem": True}
        assert [change["sha256"] for change in result["removed"]] == [case.root.sha256, case.cross.sha256]
        assert result["alternatives"] == {"count": 1, "complete": True}
        assert result["pem"] == case.inter.pem
        assert ended.lines[0] == "read served.pem: 3 certificates"

    def test_has_no_pem_that_a_file_took(self, build: Run, folder: Path, case: Case) -> None:
        told = json.loads(build("--json", "-o", "chain.pem").out)
        assert (folder / "chain.pem").read_text() == case.inter.pem
        assert "pem" not in told["results"][0]
        assert told["results"][0]["output"] == {"format": "chain", "files": {"chain.pem": True}, "dry_run": False}
        assert told["changed"] is True
        assert json.loads(build("--json", "-o", "chain.pem").out)["changed"] is False

    def test_has_the_pem_of_a_dry_run(self, build: Run, case: Case) -> None:
        told = json.loads(build("--json", "-n", "-o", "chain.pem").out)
        assert told["results"][0]["pem"] == case.inter.pem
        assert told["changed"] is True

    def test_of_a_right_list_says_unchanged(self, run: Run, folder: Path, case: Case) -> None:
        (folder / "right.pem").write_text(pki.bundle(case.leaf, case.inter))
        told = json.loads(run("build", "right.pem", "--offline", "--store", "root.pem", "--at", NOW, "--json").out)
        assert told["changed"] is False

    def test_names_the_url_of_what_was_fetched(self, run: Run, folder: Path, case: Case) -> None:
        url = "http://ca.example.org/inter.crt"
        (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=[url]).pem)
        with AiaProxy({url: case.inter.der}) as proxy:
            words = ("build", "leaf.pem", "--store", "root.pem", "--at", NOW, "--proxy", proxy.url, "--json", "-q")
            told = json.loads(run(*words).out)
        assert [change["url"] for change in told["results"][0]["added"]] == [url]

    def test_of_a_file_name_that_is_no_text_is_json(self, run: Run) -> None:
        os.rename(b"leaf.pem", b"l\xff.pem")  # noqa: PTH104 no Path has such a name
        ended = run("build", "l\udcff.pem", *OFFLINE, "--json")
        assert json.loads(ended.out)["results"][0]["leaf"]["source"]["place"] == "l\ufffd.pem"
        assert ended.lines[0] == "read l\\udcff.pem: 1 certificate"
