"""What all client models on one list cost, against single builds of the same list, in one process with everything loaded.

    python -m benchmarks.simulation

Both take turns; the shortest of each round counts, and the median of the rounds' ratios.
"""

import statistics
import sys
import time
from collections.abc import Callable

import chainfix
from benchmarks import material
from benchmarks.measuring import Limit, options, print_heading, print_limits, print_table
from chainfix.building.trust import TrustStore
from chainfix.certificates.pool import CertificatePool
from chainfix.clients.catalogue import CATALOGUE
from chainfix.clients.verdict import simulate_all

TURNS = 20


def shortest(what: Callable[[], object]) -> float:
    """Seconds of the quickest of some runs."""
    found = []
    for _ in range(TURNS):
        begun = time.perf_counter()
        what()
        found.append(time.perf_counter() - begun)
    return min(found)


def main() -> int:
    """Measure and print; 1 where the limit is missed."""
    asked = options(__doc__, rounds=7)
    print_heading("What does it cost to ask all clients?", "simulation")
    text = material.served_chain().read_text(encoding="ascii")
    served = chainfix.read(text).certificates
    store = TrustStore("top", CertificatePool.of(served[-1:]))
    at = (served[0].starts + served[0].ends) // 2

    def build() -> None:
        chainfix.build(text, stores=(store,), at=at, fetch=False, partial_chain=True)

    def simulate() -> None:
        simulate_all(CATALOGUE, served, store, at=at, hostname="show.example")

    pairs = [(shortest(simulate), shortest(build)) for _ in range(asked.rounds)]
    simulating, building = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    print_table(("", "ms"), ((f"{len(CATALOGUE)} clients", f"{simulating:.1f}"), ("one build", f"{building:.1f}")))
    ratio = statistics.median(one / other for one, other in pairs)
    return 0 if print_limits((Limit("all clients, of one build", ratio, 5),)) else 1


if __name__ == "__main__":
    sys.exit(main())
