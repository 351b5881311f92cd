import os
from pathlib import Path

import pytest

from tests.unit.cli.conftest import NOW, Case, Run


class TestTheEnvironment:
    """Sets what the options leave open, and -v shows it."""

    def test_sets_stores(self, run: Run, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORE", os.pathsep.join(("root.pem", "other.pem")))
        ended = run("build", "served.pem", "inter.pem", "--offline", "--at", NOW, "-v")
        assert ended.out == (case.inter.pem + case.cross.pem).encode()
        assert "CHAINFIX_STORE sets --store root.pem other.pem" in ended.lines

    def test_sets_pools(self, run: Run, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_POOL", f"cross.pem{os.pathsep}inter.pem")
        ended = run("build", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW, "-v")
        assert ended.out == case.inter.pem.encode()
        assert "CHAINFIX_POOL sets --pool cross.pem inter.pem" in ended.lines

    def test_sets_what_addresses_are_allowed(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_AIA_ALLOW", "fd00::/8, 127.0.0.1")
        ended = run("build", "leaf.pem", "inter.pem", "--store", "root.pem", "--at", NOW, "-v")
        assert "CHAINFIX_AIA_ALLOW sets --aia-allow fd00::/8 127.0.0.1" in ended.lines

    def test_sets_the_folder_of_the_cache(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_CACHE_DIR", str(tmp_path / "kept"))
        words = ("build", "leaf.pem", "inter.pem", "--store", "root.pem", "--at", NOW, "-v")
        assert f"CHAINFIX_CACHE_DIR sets the folder of the cache: {tmp_path}/kept" in run(*words).lines
        assert "CHAINFIX_CACHE_DIR" not in run(*words, "--no-cache").err

    def test_gives_way_to_an_option(self, run: Run, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORE", "other.pem")
        ended = run("build", "served.pem", "inter.pem", "--offline", "--store", "root.pem", "--at", NOW, "-v")
        assert ended.out == case.inter.pem.encode()
        assert "CHAINFIX_STORE" not in ended.err

    def test_is_not_told_without_v(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORE", "root.pem")
        assert "CHAINFIX" not in run("build", "leaf.pem", "inter.pem", "--offline", "--at", NOW).err

    def test_names_a_proxy_without_its_password(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://user:s3cret@127.0.0.1:1")
        words = ("build", "leaf.pem", "inter.pem", "--store", "root.pem", "--at", NOW, "-v")
        ended = run(*words)
        assert "HTTP_PROXY sets --proxy" in ended.lines
        assert "s3cret" not in ended.err
        assert "HTTP_PROXY" not in run(*words, "--offline").err
        assert "HTTP_PROXY" not in run(*words, "--proxy", "http://127.0.0.1:1").err

    def test_that_is_an_input_is_not_written_over(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHAINFIX_STORE", "root.pem")
        before = (folder / "root.pem").read_text()
        assert run("build", "leaf.pem", "inter.pem", "--offline", "--at", NOW, "-o", "root.pem").status == 2
        assert (folder / "root.pem").read_text() == before


def test_what_a_pool_could_not_read_is_said_behind_what_was_read(run: Run, folder: Path, case: Case) -> None:
    (folder / "pool.pem").write_text(
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" + case.inter.pem + case.inter.key_pem
    )
    ended = run("build", "leaf.pem", "--offline", "--pool", "pool.pem", "--store", "root.pem", "--at", NOW)
    assert ended.lines[0] == "read leaf.pem: 1 certificate"
    assert [line.split(":")[0] for line in ended.lines[1:3]] == ["note", "note"]
    assert ended.out == case.inter.pem.encode()


def test_a_store_that_is_none_is_refused_before_anything_is_asked(run: Run) -> None:
    ended = run("build", "localhost:1", "--store", "rot.pem")
    assert ended.status == 2
    assert ended.lines[-1] == "hint: did you mean root.pem?"


def test_the_password_file_must_be_there(run: Run) -> None:
    assert run("build", "leaf.pem", "--password-file", "no").lines[0] == "error: no such file: no"
