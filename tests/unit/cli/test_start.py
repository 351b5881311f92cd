"""What a run must not import: each of these costs a part of the whole start (docs/benchmarks.md)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import REPOSITORY
from tests.unit.cli.conftest import OFFLINE

HEAVY = {
    "OpenSSL",
    "certifi",
    "concurrent.futures",
    "cryptography.hazmat.primitives.serialization",
    "dataclasses",
    "difflib",
    "email.message",
    "http.client",
    "inspect",
    "json",
    "logging",
    "pathlib",
    "platformdirs",
    "requests",
    "rich",
    "shtab",
    "shutil",
    "ssl",
    "subprocess",
    "tempfile",
    "textwrap",
    "threading",
    "urllib.request",
    "zipfile",
}


def imported(folder: Path, *words: str) -> set[str]:
    code = "import sys; from chainfix.__main__ import main; main(sys.argv[1:]); sys.stderr.write('\\n' + ' '.join(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = (sys.executable, "-c", code, *words)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def by_the_floor() -> set[str]:
    """What cryptography imports by itself, to read a certificate and to check an EC signature, is not ours to spare."""
    code = "import sys, cryptography.x509, cryptography.hazmat.backends.openssl.backend; print(' '.join(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True).stdout.split())


@pytest.mark.parametrize(
    "words",
    [
        ("build", "served.pem", *OFFLINE),
        ("build", "served.pem", *OFFLINE, "-o", "chain.pem"),
        ("build", "served.pem", *OFFLINE, "-q"),
        ("show", "served.pem", "--store", "store.pem"),
    ],
)
def test_an_offline_run_imports_nothing_heavy(folder: Path, by_the_floor: set[str], words: tuple[str, ...]) -> None:
    assert sorted(imported(folder, *words) & HEAVY - by_the_floor) == []


def test_nobody_asks_the_clients_where_nothing_was_taken_out(folder: Path) -> None:
    found = imported(folder, "build", "leaf.pem", "inter.pem", *OFFLINE)
    assert "chainfix.building.repair" in found
    assert not [name for name in found if name.startswith(("chainfix.clients", "chainfix.choosing", "chainfix.simulating"))]


def test_json_is_what_json_costs(folder: Path, by_the_floor: set[str]) -> None:
    found = imported(folder, "build", "served.pem", *OFFLINE, "--json") & HEAVY - by_the_floor
    assert found <= {"json"}


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_the_help_imports_neither_argparse_nor_cryptography(folder: Path, word: str) -> None:
    assert not imported(folder, word) & {*HEAVY, "argparse", "cryptography", "chainfix.errors", "chainfix.builder", "gettext"}


@pytest.mark.parametrize("command", ["build", "paths", "show", "cache", "completion"])
def test_the_help_of_a_command_imports_argparse_alone(folder: Path, command: str) -> None:
    found = imported(folder, command, "--help")
    assert not found & {*HEAVY, "cryptography", "hashlib", "socket", "chainfix.builder"}
    assert not [name for name in found if name.startswith(("chainfix.building", "chainfix.certificates", "chainfix.adapters"))]
