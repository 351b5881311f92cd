"""What the command line says, word by word: the files beside this one hold it, the same for every Python and every terminal.

``GOLDEN=write python -m pytest tests/golden`` writes them anew; the difference is then for a person to read.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import pki
from tests.support.programs import REPOSITORY

GOLDEN = Path(__file__).parent
OFFLINE = ("--offline", "--pool", "pool.pem", "--store", "store.pem", "--at", "2026-07-01")
CASES = {
    "help": ("--help",),
    "help-build": ("build", "--help"),
    "help-paths": ("paths", "--help"),
    "help-show": ("show", "--help"),
    "help-graph": ("graph", "--help"),
    "help-check": ("check", "--help"),
    "help-simulate": ("simulate", "--help"),
    "simulate": (
        "simulate",
        "served.pem",
        "--store",
        "store.pem",
        "--at",
        "2026-07-01",
        "--clients",
        "curl-openssl,chromium,java17",
    ),
    "help-explain": ("explain", "--help"),
    "help-diff": ("diff", "--help"),
    "help-clients": ("clients", "--help"),
    "check": ("check", "served.pem", *OFFLINE, "--clients", "curl-openssl,chromium"),
    "check-fix": ("check", "served.pem", *OFFLINE, "--clients", "none", "--fix", "--dry-run"),
    "check-nagios": ("check", "served.pem", *OFFLINE, "--report", "nagios"),
    "explain": ("explain", "CF101"),
    "help-stores": ("stores", "--help"),
    "help-cache": ("cache", "--help"),
    "help-completion": ("completion", "--help"),
    "build": ("build", "served.pem", *OFFLINE),
    "build-output": ("build", "served.pem", *OFFLINE, "-o", "chain.pem"),
    "build-json": ("build", "served.pem", *OFFLINE, "--json", "-q"),
    "build-failure": ("build", "served.pem", "--offline", "--store", "store.pem", "--at", "2026-07-01", "--json"),
    "paths": ("paths", "served.pem", *OFFLINE),
    "paths-json": ("paths", "served.pem", *OFFLINE, "--json", "-q"),
    "diff": ("diff", "old.pem", "new.pem", "--store", "store.pem", "--at", "2026-07-01"),
    "diff-json": ("diff", "old.pem", "new.pem", "--store", "store.pem", "--at", "2026-07-01", "--json", "-q"),
    "diff-failure": ("diff", "old.pem", "no.pem", "--json"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The COMODO case in small: a root that nobody needs, a cross-certificate, and not the intermediate that everybody needs."""
    folder = tmp_path_factory.mktemp("golden")
    old, new = pki.root("AddTrust External CA Root"), pki.root("COMODO RSA Certification Authority")
    inter = new.ca("COMODO RSA Domain Validation Secure Server CA")
    url = "http://crt.comodoca.com/COMODORSADomainValidationSecureServerCA.crt"
    (folder / "served.pem").write_text(pki.bundle(inter.leaf("www.example.org", ca_issuers=[url]), old, old.cross(new)))
    (folder / "store.pem").write_text(pki.bundle(old, new))
    (folder / "pool.pem").write_text(inter.pem)
    both, again = [pki.SERVER_AUTH, pki.CLIENT_AUTH], old.ca("AddTrust Server CA")
    renewed = again.leaf("www.example.org", key="renewed", not_before=pki.NOW, not_after=pki.END.replace(year=2028))
    (folder / "old.pem").write_text(pki.bundle(inter.leaf("www.example.org", eku=both, ca_issuers=[url]), inter))
    (folder / "new.pem").write_text(pki.bundle(renewed, again, old))
    return folder


def said(words: tuple[str, ...], cwd: Path) -> str:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "COLUMNS": "40", "LANGUAGE": "de"}
    command = (sys.executable, "-m", "chainfix", *words)
    done = subprocess.run(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )
    parts = (f"$ chainfix {' '.join(words)}\n", f"== standard error\n{done.stderr}", f"== standard output\n{done.stdout}")
    return "".join((*parts, f"== exit status {done.returncode}\n")).replace(str(cwd), "FOLDER")


@pytest.mark.parametrize("name", CASES)
def test_it_says_what_it_said(name: str, folder: Path) -> None:
    file = GOLDEN / f"{name}.txt"
    now = said(CASES[name], folder)
    if os.environ.get("GOLDEN") == "write":
        file.write_text(now)
    assert now == file.read_text()


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
