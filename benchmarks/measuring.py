"""Whole processes measured side by side.

Wall time, CPU time and peak memory come from interleaved rounds: each round runs every process once, a ratio is taken within its
round, and the medians are told. Instructions are counted by callgrind, once per process: they are free of noise, so they decide
where there is a limit.
"""

import functools
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MEBIBYTE = 1024 * 1024


class Process(NamedTuple):
    """A command that is run as a process of its own."""

    label: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = {}
    """Set on top of this process's own environment."""
    status: int = 0
    """What it must exit with: a command that fails early is no measurement."""
    before: Callable[[], object] | None = None
    """Called before every run, outside the measured time (to empty a cache, say)."""
    counted: bool = True
    """Whether its instructions are counted too."""


class Run(NamedTuple):
    """One run of one process."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, of user and system, of the process and its children."""
    peak: float
    """Resident bytes at most, of the process or one of its children; not below the 10 MiB of the launcher."""


class Figures(NamedTuple):
    """What the runs of one process came to."""

    process: Process
    runs: tuple[Run, ...]
    instructions: int | None = None

    @property
    def wall(self) -> float:
        """Median seconds."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """Median seconds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """The most of all runs, in MiB."""
        return max(run.peak for run in self.runs) / MEBIBYTE

    def wall_ratio(self, to: "Figures") -> float:
        """Median of the ratios within each round."""
        return statistics.median(mine.wall / other.wall for mine, other in zip(self.runs, to.runs, strict=True))

    def cpu_ratio(self, to: "Figures") -> float:
        """Median of the ratios within each round."""
        return statistics.median(mine.cpu / other.cpu for mine, other in zip(self.runs, to.runs, strict=True))

    def instruction_ratio(self, to: "Figures") -> float | None:
        """None where one of the two was not counted."""
        if self.instructions is None or to.instructions is None:
            return None
        return self.instructions / to.instructions


class Limit(NamedTuple):
    """A figure that must not be exceeded."""

    what: str
    measured: float | None
    at_most: float
    unit: str = "x"

    @property
    def kept(self) -> bool:
        """Whether the figure is there and within the limit."""
        return self.measured is not None and self.measured <= self.at_most


def ratio_limit(what: str, mine: Figures, to: Figures, at_most: float) -> Limit:
    """A limit on the ratio of instructions; of CPU time, and it says so, where they were not counted."""
    counted = mine.instruction_ratio(to)
    if counted is None:
        return Limit(f"{what}, CPU", mine.cpu_ratio(to), at_most)
    return Limit(f"{what}, instructions", counted, at_most)


def options(description: str, *, rounds: int) -> Namespace:
    """The command line that all benchmarks share."""
    parser = ArgumentParser(description=description)
    parser.add_argument("--rounds", type=int, default=rounds, help="interleaved rounds (%(default)s)")
    parser.add_argument("--no-count", dest="count", action="store_false", help="do not count instructions: quick, but noisy")
    return parser.parse_args()


def run(process: Process) -> Run:
    """Run it once; AssertionError with what it said where the exit status is not the expected one."""
    if process.before:
        process.before()
    launcher = _launcher()
    assert launcher.stdin
    assert launcher.stdout
    launcher.stdin.write(json.dumps([process.command, _environment(process)]) + "\n")
    launcher.stdin.flush()
    status, wall, cpu, peak = json.loads(launcher.stdout.readline())
    assert status == process.status, _what_it_said(process)
    return Run(wall, cpu, peak)


@functools.cache
def _launcher() -> subprocess.Popen[str]:
    command = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py")))
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _environment(process: Process) -> dict[str, str]:
    """As it is, but without what makes Python slower or chainfix another: both start as they do for a user."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CHAINFIX_"))}
    return {**kept, **process.environment}


def _what_it_said(process: Process) -> str:
    again = subprocess.run(process.command, env=_environment(process), capture_output=True, check=False)
    said = again.stderr.decode(errors="replace")[-2000:]
    return f"{process.label}: exit status {again.returncode}, not {process.status}: {' '.join(process.command)}\n{said}"


def instructions(process: Process) -> int | None:
    """Count the instructions of one run (of the process itself, not of its children); None without valgrind."""
    if not process.counted or shutil.which("valgrind") is None:
        return None
    if process.before:
        process.before()
    callgrind = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
    environment = {**_environment(process), "PYTHONHASHSEED": "0"}
    ended = subprocess.run((*callgrind, *process.command), env=environment, capture_output=True, check=False)
    found = re.search(rb"Collected : (\d+)", ended.stderr)
    assert found, ended.stderr[-2000:].decode(errors="replace")
    assert ended.returncode == process.status, f"{process.label} under callgrind: exit status {ended.returncode}"
    return int(found.group(1))


def side_by_side(processes: Sequence[Process], rounds: int, *, count: bool = True) -> dict[str, Figures]:
    """Figures of each process by its label, after one unmeasured round that fills the file caches."""
    for process in processes:
        run(process)
    runs: dict[str, list[Run]] = {process.label: [] for process in processes}
    for _ in range(rounds):
        for process in processes:
            runs[process.label].append(run(process))
    return {
        process.label: Figures(process, tuple(runs[process.label]), instructions(process) if count else None)
        for process in processes
    }


def own_peak() -> float:
    """The most memory that this very process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table, columns aligned; numbers to the right."""
    cells = [tuple(str(cell) for cell in row) for row in rows]
    widths = [max(len(row[column]) for row in (tuple(head), *cells)) for column in range(len(head))]
    print()
    print("| " + " | ".join(cell.ljust(width) for cell, width in zip(head, widths, strict=True)) + " |")
    print("|" + "|".join(("-" * (width + 1) + ":") if column else "-" * (width + 2) for column, width in enumerate(widths)) + "|")
    for row in cells:
        padded = (
            cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("| " + " | ".join(padded) + " |")
    print(flush=True)


def print_figures(figures: Mapping[str, Figures], floor: str) -> None:
    """Each process as one row, with its ratios to the process labelled ``floor``."""
    base = figures[floor]
    rows = [
        (
            label,
            f"{row.wall * 1000:.0f}",
            f"{row.wall_ratio(base):.2f}",
            f"{row.cpu * 1000:.0f}",
            f"{row.cpu_ratio(base):.2f}",
            f"{row.peak:.1f}",
            "" if row.instructions is None else f"{row.instructions / 1e6:.0f}",
            "" if (ratio := row.instruction_ratio(base)) is None else f"{ratio:.2f}",
        )
        for label, row in figures.items()
    ]
    print_table(("process", "wall ms", "x floor", "CPU ms", "x floor", "peak MiB", "Minstr", "x floor"), rows)


def print_limits(limits: Sequence[Limit]) -> bool:
    """Each limit beside what was measured; True when all are kept."""
    rows = [
        (
            limit.what,
            "not measured" if limit.measured is None else f"{limit.measured:.2f} {limit.unit}",
            f"{limit.at_most:g} {limit.unit}",
            "kept" if limit.kept else "MISSED",
        )
        for limit in limits
    ]
    print_table(("limit", "measured", "at most", ""), rows)
    return all(limit.kept for limit in limits)


def print_heading(question: str, script: str, *, also: Sequence[str] = ()) -> None:
    """The question, when and on which machine it was asked, the versions and the command that asks it again."""
    command = " ".join(("python -m", f"benchmarks.{script}", *sys.argv[1:]))
    print(f"# {question}\n")
    print(f"    {command}\n")
    print(f"{time.strftime('%Y-%m-%d')}, {_machine()}; {'; '.join((*_versions(), *also))}", flush=True)


def _machine() -> str:
    information = Path("/proc/cpuinfo")
    text = information.read_text(encoding="utf-8") if information.exists() else ""
    model = re.search(r"model name\s*: (.*)", text)
    load = os.getloadavg()[0]
    return f"{model.group(1) if model else 'unknown processor'}, {os.cpu_count()} cores, load {load:.1f} at the start"


def _versions() -> tuple[str, ...]:
    from importlib.metadata import version

    return (f"Python {sys.version.split()[0]}", f"cryptography {version('cryptography')}", first_line("openssl", "version"))


def first_line(*command: str) -> str:
    """The first line that a program says of itself, or that it is missing."""
    if shutil.which(command[0]) is None:
        return f"no {command[0]}"
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (ended.stdout or ended.stderr).splitlines()
    return lines[0] if lines else f"{command[0]} of unknown version"
