"""What the benchmarks run: chainfix as a user has it installed, and the tools it is compared with, kept in ``benchmarks/.work``."""

import os
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
WORK = REPOSITORY / "benchmarks" / ".work"
PEERS = ("aia-chaser==3.6.0", "cert-chain-resolver==1.4.1")


def work_folder(name: str) -> Path:
    """A folder for what can be made again; git sees none of it."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    (WORK / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder


def chainfix_python() -> str:
    """The Python of a clean environment into which the repository is installed (not as an editable: that changes the start)."""
    sources = [*(REPOSITORY / "chainfix").rglob("*.py"), REPOSITORY / "pyproject.toml"]
    return _environment("chainfix", (str(REPOSITORY),), newest=max(source.stat().st_mtime for source in sources))


def chainfix(*arguments: str) -> tuple[str, ...]:
    """The command of the installed program; Python is named so that callgrind counts it and no shell."""
    python = chainfix_python()
    return (python, str(Path(python).with_name("chainfix")), *arguments)


def peers_python() -> str | None:
    """The Python of an environment with the tools from PyPI; None, said aloud, where they cannot be installed."""
    try:
        return _environment("peers", PEERS)
    except subprocess.CalledProcessError as failure:
        print(f"\nSKIPPED: {' and '.join(PEERS)} could not be installed:\n{failure.stderr}", flush=True)
        return None


def program(name: str) -> str | None:
    """Where a peer is; None, said aloud, where the machine has none."""
    found = shutil.which(name)
    if found is None:
        print(f"\nSKIPPED: {name} is not on this machine", flush=True)
    return found


def go_verifier() -> str | None:
    """``benchmarks/go/verify``, compiled; None, said aloud, without Go."""
    go = program("go")
    if go is None:
        return None
    source = REPOSITORY / "benchmarks" / "go" / "verify"
    binary = work_folder("go") / "verify"
    environment = {**os.environ, "GOCACHE": str(work_folder("go-cache")), "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local"}
    subprocess.run((go, "build", "-o", str(binary), "."), cwd=source, env=environment, check=True)
    return str(binary)


def _environment(name: str, requirements: tuple[str, ...], newest: float = 0.0) -> str:
    folder = WORK / name
    python, stamp = folder / "bin" / "python", folder / "installed"
    wanted = " ".join((*requirements, sys.version, version("cryptography")))
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and stamp.stat().st_mtime > newest:
        return str(python)
    started = time.time()
    work_folder(name)
    subprocess.run((sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)), check=True)
    pinned = (*requirements, f"cryptography=={version('cryptography')}")
    pip = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check")
    subprocess.run((*pip, *pinned), check=True, capture_output=True, text=True)
    stamp.write_text(wanted, encoding="utf-8")
    os.utime(stamp, (started, started))  # what is changed from here on is installed the next time
    return str(python)
