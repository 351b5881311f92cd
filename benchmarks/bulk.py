"""10,000 leaves under 50 cross-certified intermediates through one Builder, against their signature checks alone, OpenSSL and Go.

    python -m benchmarks.bulk

Every leaf is P-256; half of the intermediates have RSA-2048 keys and half P-256, and two of five roots (RSA-4096 and P-384) have
certified each. The pool holds 1,260 and the store 340 certificates. The Builder is on one core, with PEM text in and a Repair out.
OpenSSL and Go get the same files and the first 1,000 leaves; all three are whole processes that read everything first.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks import installs, material
from benchmarks.measuring import (
    Figures,
    Limit,
    Process,
    first_line,
    instructions,
    options,
    print_figures,
    print_heading,
    print_limits,
    print_table,
    run,
    side_by_side,
)

FEW, COUNTED = 1000, 500
BUILDER, OPENSSL, GO = "chainfix.Builder", "openssl verify", "Go x509.Verify"


def many(files: material.Verification, mode: str, count: int) -> Process:
    """The worker process in one of its modes."""
    script = str(Path(__file__).with_name("many.py"))
    leaves = (str(leaf) for leaf in files.leaves[:count])
    return Process(f"{mode} {count}", (installs.chainfix_python(), script, mode, str(files.pool), str(files.store), *leaves))


def pairs(files: material.Verification, rounds: int) -> list[tuple[float, float]]:
    """CPU seconds for all leaves of (building, verifying alone), one pair a process; in it the two take turns."""
    found = []
    for _ in range(rounds):
        ended = subprocess.run(many(files, "pair", len(files.leaves)).command, capture_output=True, text=True, check=True)
        spent = json.loads(ended.stdout)
        found.append((sum(spent["build"]), sum(spent["verify"])))
    return found


def counted(files: material.Verification) -> tuple[int, int] | None:
    """Instructions of (building, verifying alone) ``COUNTED`` more leaves; None without callgrind.

    Twice as many leaves minus as many: the CA certificates' signatures, checked once, fall out, as does the start.
    """
    built = [instructions(many(files, "texts", count)) for count in (COUNTED, 2 * COUNTED)]
    idle = [instructions(many(files, "idle", count)) for count in (COUNTED, 2 * COUNTED)]
    verified = [instructions(many(files, mode, COUNTED)) for mode in ("once", "twice")]
    if None in (*built, *idle, *verified):
        return None
    more, read, checks = (pair[1] - pair[0] for pair in (built, idle, verified) if pair[0] is not None and pair[1] is not None)
    return more - read, checks


def peers(files: material.Verification) -> list[Process]:
    """Whole processes over the first ``FEW`` leaves."""
    leaves = tuple(str(leaf) for leaf in files.leaves[:FEW])
    pool, store = str(files.pool), str(files.store)
    found = [many(files, "files", FEW)._replace(label=BUILDER)]
    if openssl := installs.program("openssl"):
        found.append(Process(OPENSSL, (openssl, "verify", "-CAfile", store, "-untrusted", pool, *leaves)))
    if verifier := installs.go_verifier():
        found.append(Process(GO, (verifier, "-roots", store, "-pool", pool, *leaves), {"GOMAXPROCS": "1"}))
    return found


def _print_pairs(spent: list[tuple[float, float]], leaves: int, counts: tuple[int, int] | None) -> tuple[Limit, Limit]:
    """Both kinds of figures, each with a limit: CPU seconds vary by a third, instructions weigh signature checks too little."""
    each = [statistics.median(column) / leaves * 1e6 for column in zip(*spent, strict=True)]
    ratio = statistics.median(build / verify for build, verify in spent)
    build_count, verify_count = (f"{count / COUNTED / 1000:.0f}" if count else "" for count in counts or (0, 0))
    quotient = f"{counts[0] / counts[1]:.2f}" if counts else ""
    rows = (
        ("key.verify(signature, tbs) alone", f"{each[1]:.1f}", "1.00", verify_count, "1.00" if counts else ""),
        ("Builder: PEM text in, Repair out", f"{each[0]:.1f}", f"{ratio:.2f}", build_count, quotient),
    )
    print_table((f"{leaves} leaves", "CPU us a leaf", "x", "thousand instructions a further leaf", "x"), rows)
    counted = Limit("of the signature checks alone, instructions (aim: 1.5)", counts[0] / counts[1] if counts else None, 1.7)
    return counted, Limit("of the signature checks alone, CPU (aim: 1.5)", ratio, 1.7)


def _times_as_fast(found: dict[str, Figures], peer: str, times: int) -> Limit:
    measured = found[BUILDER].wall_ratio(found[peer]) if peer in found else None
    return Limit(f"{FEW} leaves, of {peer}, wall (at least {times} times as fast)", measured, 1 / times)


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    asked = options(__doc__, rounds=5)
    print_heading("What do many leaves cost?", "bulk", also=(first_line("go", "version"),))
    files = material.many_leaves()
    spent = pairs(files, asked.rounds)
    of_checks = _print_pairs(spent, len(files.leaves), counted(files) if asked.count else None)
    found = side_by_side(peers(files), asked.rounds, count=False)
    print_figures(found, BUILDER)
    limits = (
        *of_checks,
        _times_as_fast(found, OPENSSL, 4),
        _times_as_fast(found, GO, 6),
        Limit(f"peak memory, {len(files.leaves)} leaves", run(many(files, "files", len(files.leaves))).peak / 1024**2, 60, "MiB"),
    )
    return 0 if print_limits(limits) else 1


if __name__ == "__main__":
    sys.exit(main())
