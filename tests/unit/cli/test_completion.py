import shutil
import subprocess
from pathlib import Path

import pytest
import shtab

from chainfix.cli.main import COMMANDS
from tests.unit.cli.conftest import Run


@pytest.mark.parametrize("shell", shtab.SUPPORTED_SHELLS)
def test_every_script_names_commands_and_options(run: Run, shell: str) -> None:
    ended = run("completion", shell)
    assert (ended.status, ended.err) == (0, "")
    script = ended.out.decode()
    assert [word for word in (*COMMANDS, "with-root", "fullchain", "clear") if word not in script] == []


@pytest.mark.parametrize("words", [(), ("cmd.exe",), ("bash", "zsh")])
def test_another_shell_is_refused_with_those_that_there_are(run: Run, words: tuple[str, ...]) -> None:
    ended = run("completion", *words)
    assert (ended.status, ended.out) == (2, b"")
    assert "bash, zsh" in ended.lines[0]


def completed(script: bytes, line: str, cwd: Path) -> list[str]:
    """What bash offers behind the last word of a line."""
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("bash is not installed")
    words = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    ask = f"""
{script.decode()}
COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; COMP_LINE='{line}'; COMP_POINT={len(line)}
_shtab_chainfix
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run([shell, "-c", ask], cwd=cwd, capture_output=True, text=True, timeout=60, check=True)
    return sorted(set(done.stdout.split()))


def test_bash_completes_commands(run: Run, folder: Path) -> None:
    assert completed(run("completion", "bash").out, "chainfix b", folder) == ["build"]


def test_bash_completes_options(run: Run, folder: Path) -> None:
    assert completed(run("completion", "bash").out, "chainfix build --off", folder) == ["--offline"]


def test_bash_completes_choices(run: Run, folder: Path) -> None:
    assert completed(run("completion", "bash").out, "chainfix build --format f", folder) == ["fullchain"]


def test_bash_completes_files(run: Run, folder: Path) -> None:
    assert completed(run("completion", "bash").out, "chainfix build --key ke", folder) == ["key.pem"]
    assert completed(run("completion", "bash").out, "chainfix build serv", folder) == ["served.pem"]
