"""docs/tutorial.md is run line by line: what it shows is what comes, but for dates, fingerprints and where the repository is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.conftest import EXAMPLE
from tests.support.programs import REPOSITORY, need

TUTORIAL = REPOSITORY / "docs" / "tutorial.md"
ELSEWHERE = ("make demo", ". .venv/bin/activate", "cd examples/comodo-2018/generated")
"""Commands that only bring the reader to where this test is already."""
MARK = "@@@"
VARIABLE = ((r"\d{4}-\d\d-\d\d", "DATE"), (r"\b[0-9a-f]{16,64}\b", "SHA256"), (r" /\S*/", " /PATH/"))


def _steps() -> list[tuple[str, str]]:
    """Each command with the output that the page shows below it."""
    blocks = re.findall(r"```console\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL)
    texts = [text for block in blocks for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in (text.partition("\n") for text in texts) if command not in ELSEWHERE]


STEPS = _steps()


def _settled(text: str) -> str:
    for pattern, word in VARIABLE:
        text = re.sub(pattern, word, text)
    return text


@pytest.fixture(scope="module")
def outputs(comodo: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What each command says, all of them run in one shell."""
    need("openssl")
    place = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(comodo, place / "generated")
    (place / "play_aia.py").symlink_to(EXAMPLE / "play_aia.py")
    for name, command in (("python", f'exec "{sys.executable}" "$@"'), ("chainfix", f'exec "{sys.executable}" -m chainfix "$@"')):
        (place / name).write_text(f"#!/bin/sh\n{command}\n")
        (place / name).chmod(0o755)
    script = "".join(f"{command}\nstatus=$?; echo {MARK}; (exit $status)\n" for command, _ in STEPS)
    environment = os.environ | {"PATH": f"{place}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["sh", "-c", f"exec 2>&1\n{script}"],
        cwd=place / "generated",
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split(f"{MARK}\n")


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[command for command, _ in STEPS])
def test_the_tutorial_shows_what_comes(outputs: list[str], number: int) -> None:
    command, text = STEPS[number]
    shown, came = _settled(text), _settled(outputs[number])
    if shown.endswith("...\n"):
        shown = shown.removesuffix("...\n")
        came = came[: len(shown)]
    assert came == shown, command
