"""The plugin of CI, tried on small test files of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import REPOSITORY
from tests.support.shared import SharedData

_SKIPS = {
    "in a test": 'import pytest\ndef test_it():\n    pytest.skip("{reason}")\n',
    "in a fixture": 'import pytest\n@pytest.fixture\ndef it():\n    pytest.skip("{reason}")\ndef test_it(it):\n    pass\n',
    "of a module": 'import pytest\npytest.skip("{reason}", allow_module_level=True)\n',
    "by a mark": 'import pytest\n@pytest.mark.skip(reason="{reason}")\ndef test_it():\n    pass\n',
}


def _run(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(text)
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, folder]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTEST_ADDOPTS": ""}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("place", _SKIPS)
def test_a_skip_fails_and_says_why(tmp_path: Path, place: str) -> None:
    done = _run(tmp_path, _SKIPS[place].format(reason="abc is not installed"), "-p", "tests.support.no_skips")
    assert done.returncode not in (0, 5)
    assert "skipped in CI: abc is not installed" in done.stdout


@pytest.mark.parametrize("reason", [SharedData.absence(), "only on Windows"])
def test_a_skip_that_no_installation_would_change_stays_one(tmp_path: Path, reason: str) -> None:
    done = _run(tmp_path, _SKIPS["in a test"].format(reason=reason), "-p", "tests.support.no_skips")
    assert done.returncode == 0
    assert "1 skipped" in done.stdout


def test_an_expected_failure_is_not_a_skip(tmp_path: Path) -> None:
    text = 'import pytest\n@pytest.mark.xfail(reason="known")\ndef test_it():\n    assert False\n'
    done = _run(tmp_path, text, "-p", "tests.support.no_skips")
    assert done.returncode == 0
    assert "1 xfailed" in done.stdout
