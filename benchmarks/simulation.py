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
from chainfix.clients.store_facts import STORES
from chainfix.clients.trust import OwnStore
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

    def before_one() -> None:
        simulate_all(CATALOGUE, served, store, at=at, hostname="show.example")

    own = {facts.name: OwnStore(facts._replace(closed=False), store, lambda: CertificatePool(())) for facts in STORES}

    def before_its_own() -> None:
        simulate_all(CATALOGUE, served, lambda profile: own[profile.store], at=at, hostname="show.example")

    rounds = [(shortest(before_one), shortest(before_its_own), shortest(build)) for _ in range(asked.rounds)]
    one, each, building = (statistics.median(column) * 1000 for column in zip(*rounds, strict=True))
    clients = f"{len(CATALOGUE)} clients"
    rows = ((f"{clients} before one store", one), (f"{clients}, each before its own", each), ("one build", building))
    print_table(("", "ms"), tuple((name, f"{spent:.1f}") for name, spent in rows))
    limits = (
        Limit("all clients before one store, of one build", statistics.median(a / c for a, _, c in rounds), 5),
        Limit("each before its own, of one build", statistics.median(b / c for _, b, c in rounds), 5),
    )
    return 0 if print_limits(limits) else 1


if __name__ == "__main__":
    sys.exit(main())
