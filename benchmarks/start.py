"""How long does chainfix take to say anything: help texts against an empty Python, ``show`` and ``check`` against its imports.

python -m benchmarks.start
"""

import sys

from benchmarks import installs, material
from benchmarks.measuring import Process, options, print_figures, print_heading, print_limits, ratio_limit, side_by_side

EMPTY = "python -c pass"
FLOOR = "import cryptography.x509"


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    asked = options(__doc__, rounds=15)
    print_heading("What does it cost to start?", "start")
    python = installs.chainfix_python()
    chain = material.served_chain()
    processes = (
        Process(EMPTY, (python, "-c", "pass")),
        Process("chainfix --help", installs.chainfix("--help")),
        Process("chainfix build --help", installs.chainfix("build", "--help")),
        Process(FLOOR, (python, "-c", FLOOR)),
        Process("chainfix show, --store none", installs.chainfix("show", str(chain), "--store", "none")),
        Process("chainfix show", installs.chainfix("show", str(chain))),
        Process("chainfix check", installs.chainfix("check", str(chain), "--fail-on", "never")),
    )
    found = side_by_side(processes, asked.rounds, count=asked.count)
    helps, shows = list(found)[:3], list(found)[3:]
    print_figures({label: found[label] for label in helps}, EMPTY)
    print_figures({label: found[label] for label in shows}, FLOOR)
    limits = (
        ratio_limit("chainfix --help", found["chainfix --help"], found[EMPTY], 2.3),
        ratio_limit("chainfix build --help", found["chainfix build --help"], found[EMPTY], 3.2),
        ratio_limit("chainfix show", found["chainfix show"], found[FLOOR], 1.4),
        ratio_limit("chainfix check", found["chainfix check"], found[FLOOR], 2),
        ratio_limit("chainfix show, --store none", found["chainfix show, --store none"], found[FLOOR], 1.2),
    )
    return 0 if print_limits(limits) else 1


if __name__ == "__main__":
    sys.exit(main())
