"""One leaf, offline, out of a pool of 1,260 and a store of 340 certificates in PEM files: a whole process each time.

    python -m benchmarks.one_leaf

The leaf and the way up are generated, since Go and cfssl know no time but now; the rest of pool and store are real certificates
where the data beside the project is there (``CHAINFIX_SHARED``). cfssl reads copies without what it cannot parse.
"""

import subprocess
import sys
from pathlib import Path

from benchmarks import installs, material
from benchmarks.measuring import (
    Figures,
    Limit,
    Process,
    first_line,
    options,
    print_figures,
    print_heading,
    print_limits,
    ratio_limit,
    side_by_side,
)

FLOOR = "import cryptography.x509"
CHAINFIX = "chainfix build --offline"
OPENSSL = "openssl verify -untrusted"


def processes(files: material.Verification) -> list[Process]:
    """The floor, chainfix, and the peers that the machine has."""
    python = installs.chainfix_python()
    leaf, pool, store = str(files.leaves[0]), str(files.pool), str(files.store)
    found = [
        Process(FLOOR, (python, "-c", FLOOR)),
        Process(CHAINFIX, installs.chainfix("build", leaf, "--offline", "--pool", pool, "--store", store)),
    ]
    if openssl := installs.program("openssl"):
        found.append(Process(OPENSSL, (openssl, "verify", "-CAfile", store, "-untrusted", pool, "-show_chain", leaf)))
    if verifier := installs.go_verifier():
        found.append(Process("Go x509.Verify", (verifier, "-roots", store, "-pool", pool, leaf), counted=False))
        if cfssl := installs.program("cfssl"):
            store, pool = (str(_parsable(verifier, file)) for file in (files.store, files.pool))
            command = (cfssl, "bundle", "-cert", leaf, "-ca-bundle", store, "-int-bundle", pool)
            found.append(Process("cfssl bundle", command, counted=False))
    return found


def limits(found: dict[str, Figures]) -> list[Limit]:
    """What chainfix must keep to."""
    mine, floor = found[CHAINFIX], found[FLOOR]
    kept = [
        ratio_limit("of the floor", mine, floor, 1.75),
        Limit("of the floor, wall", mine.wall_ratio(floor), 1.6),
        Limit("peak memory", mine.peak, 40, "MiB"),
    ]
    if OPENSSL in found:
        kept.append(ratio_limit("of openssl verify", mine, found[OPENSSL], 0.5))
        kept.append(Limit("of openssl verify, wall", mine.wall_ratio(found[OPENSSL]), 0.5))
    return kept


def _parsable(verifier: str, bundle: Path) -> Path:
    copy = bundle.with_suffix(".parsable.pem")
    copy.write_bytes(subprocess.run((verifier, "-parsable", str(bundle)), capture_output=True, check=True).stdout)
    return copy


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    asked = options(__doc__, rounds=15)
    print_heading("What does one leaf cost, offline?", "one_leaf", also=(first_line("go", "version"),))
    found = side_by_side(processes(material.one_leaf()), asked.rounds, count=asked.count)
    print_figures(found, FLOOR)
    return 0 if print_limits(limits(found)) else 1


if __name__ == "__main__":
    sys.exit(main())
