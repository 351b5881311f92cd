"""Knowing an output from an input, and a file that the shell emptied; what ``-o`` promises stands in the integration tests."""

from functools import partial
from pathlib import Path

import pytest

from chainfix.adapters.writing import refuse_same_file
from chainfix.errors import InputError
from tests.support.programs import calls_in_shell

shell = partial(calls_in_shell, "chainfix.adapters.writing")


class TestSameFile:
    @pytest.fixture
    def chain(self, tmp_path: Path) -> Path:
        path = tmp_path / "chain.pem"
        path.write_bytes(b"PEM")
        return path

    def test_another_file_passes(self, chain: Path, tmp_path: Path) -> None:
        refuse_same_file(tmp_path / "new.pem", [chain, "-", "gone.pem"])

    @pytest.mark.parametrize("kind", ["itself", "dotted", "symbolic", "hard"])
    def test_an_input_is_refused_by_whatever_name(self, chain: Path, tmp_path: Path, kind: str) -> None:
        other = tmp_path / "other.pem"
        names = {"itself": chain, "dotted": tmp_path / "." / ".." / tmp_path.name / "chain.pem", "symbolic": other, "hard": other}
        if kind == "symbolic":
            other.symlink_to("chain.pem")
        if kind == "hard":
            other.hardlink_to(chain)
        with pytest.raises(InputError, match="is the same file as the input") as caught:
            refuse_same_file(names[kind], ["gone.pem", chain])
        assert caught.value.code == "same-file"

    def test_a_folder_stands_for_itself(self, chain: Path, tmp_path: Path) -> None:
        refuse_same_file(chain, [tmp_path])

    def test_a_device_is_never_the_same_file(self) -> None:
        refuse_same_file("/dev/null", ["/dev/null"])

    def test_standard_input_is_seen_through(self, chain: Path) -> None:
        answer = shell("chainfix 'refuse_same_file(sys.argv[1], [chr(45)])' chain.pem < chain.pem", chain.parent)
        assert "chain.pem is the same file as the input standard input" in answer.stderr

    def test_standard_output_is_seen_through(self, chain: Path) -> None:
        answer = shell("chainfix 'refuse_same_file(chr(45), sys.argv[1:])' chain.pem >> chain.pem", chain.parent)
        assert "standard output is the same file as the input chain.pem" in answer.stderr


class TestEmptiedRedirect:
    TELL = "chainfix 'sys.stderr.write(str(emptied_redirect(sys.argv[1:])))'"

    def test_an_input_that_was_emptied_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "chain.pem").write_text("PEM")
        said = shell(f"{self.TELL} chain.pem > chain.pem", tmp_path).stderr
        assert said.startswith("chain.pem is empty: the shell emptied it")

    def test_another_file_is_said_to_be_left_empty(self, tmp_path: Path) -> None:
        (tmp_path / "chain.pem").write_text("PEM")
        said = shell(f"{self.TELL} cert.pem > chain.pem", tmp_path).stderr
        assert said.startswith(f"{tmp_path}/chain.pem is left empty")
        assert "-o FILE" in said

    @pytest.mark.parametrize("redirect", ["| cat", "> /dev/null", ">> empty", ">&-"])
    def test_nothing_is_said_of_anything_else(self, tmp_path: Path, redirect: str) -> None:
        (tmp_path / "empty").touch()
        assert shell(f"{self.TELL} a {redirect}", tmp_path).stderr == "None"

    def test_what_was_written_already_is_not_emptied(self, tmp_path: Path) -> None:
        program = "print(1, flush=True); sys.stderr.write(str(standard_output_was_emptied()))"
        assert shell(f"chainfix '{program}' > chain.pem", tmp_path).stderr == "False"
