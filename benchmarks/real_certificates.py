"""377 real leaves, each at the middle of its validity: how many are built, and what OpenSSL and cryptography say of every chain.

    python -m benchmarks.real_certificates

Offline the pool is the collection's 3,119 intermediates, over AIA there is none and every host is played on loopback; the store is
the collection's 815 roots both times. Nothing is measured in time here. One line for every leaf goes to
``benchmarks/.work/real-certificates``.
"""

import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.installs import work_folder
from benchmarks.measuring import Limit, print_heading, print_limits, print_table
from tests.support.real_certificates import (
    Opinion,
    Outcome,
    RealCertificates,
    beyond_cryptographys_profile,
    confirmed,
    offline,
    openssl_finds_a_path,
    over_aia,
)
from tests.support.shared import SharedData


def print_years(outcomes: list[Outcome]) -> None:
    """Each year's leaves: how many there are, how many were built, who confirms the chains."""
    years: dict[str, list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.leaf.at):
        years.setdefault(str(outcome.leaf.at.year), []).append(outcome)
    rows = [(year, *_year(each)) for year, each in (*years.items(), ("all", outcomes))]
    columns = (
        "leaves",
        "sites",
        "built",
        "openssl: level 1",
        "level 0",
        "refused",
        "cryptography: profile",
        "any extensions",
        "refused",
    )
    print_table(("year", *columns), rows)


def _year(outcomes: list[Outcome]) -> tuple[int, ...]:
    built = [outcome for outcome in outcomes if outcome.repair]
    openssl = Counter(_how(outcome.openssl) for outcome in built)
    cryptography = Counter(_how(outcome.cryptography) for outcome in built)
    levels = (openssl["at security level 1"], openssl["at security level 0"], openssl["refused"])
    ways = (cryptography["with its profile"], cryptography["with any extensions"], cryptography["refused"])
    return len(outcomes), len({outcome.leaf.site for outcome in outcomes}), len(built), *levels, *ways


def _how(opinion: Opinion | None) -> str:
    return opinion.how if opinion and opinion.accepted else "refused"


def print_refusals(outcomes: list[Outcome]) -> None:
    """Why cryptography refuses what it refuses: its words, beside what the chain has that its profile does not allow."""
    reasons: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.repair and outcome.cryptography and not outcome.cryptography.accepted:
            facts = ", ".join(beyond_cryptographys_profile(outcome.repair)) or "NOT EXPLAINED"
            reasons[outcome.cryptography.how, facts] += 1
    rows = [(said, facts, count) for (said, facts), count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))]
    print_table(("cryptography refuses a chain: what it says", "what is in the chain", "chains"), rows)


def print_missing(outcomes: list[Outcome], real: RealCertificates, folder: Path, *, aia: bool) -> None:
    """Every leaf that was not built, with what chainfix says; over AIA also whether OpenSSL finds a path in all within reach."""
    rows = []
    for outcome in outcomes:
        if outcome.error is None:
            continue
        leaf = outcome.leaf
        reach = real.within_reach(leaf) if aia else ()
        openssl = "yes" if aia and openssl_finds_a_path(leaf.path, reach, real.roots, leaf.at, folder) else "no" if aia else ""
        reason = outcome.error.message.replace(f"{real.folder}/", "").replace("\n ", ";")
        rows.append((leaf.sha256[:12], leaf.site, leaf.at.date(), outcome.error.code, openssl, reason))
    print_table(("not built", "site", "at", "code", "openssl, from all in reach", "reason"), rows)


def report(title: str, outcomes: Iterable[Outcome], real: RealCertificates, *, aia: bool) -> list[Outcome]:
    """Confirm and print everything of one way of building."""
    print(f"\n## {title}", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        found = [confirmed(outcome, folder) for outcome in outcomes]
        print_years(found)
        print_refusals(found)
        print_missing(found, real, folder, aia=aia)
    lines = (f"{_line(outcome)}\n" for outcome in found)
    (work_folder("real-certificates") / f"{'aia' if aia else 'offline'}.tsv").write_text("".join(lines), encoding="utf-8")
    return found


def _line(outcome: Outcome) -> str:
    intermediates = str(len(outcome.repair.chain.intermediates)) if outcome.repair else ""
    opinions = (f"{each.accepted} {each.how}" if each else "" for each in (outcome.openssl, outcome.cryptography))
    error = f"{outcome.error.code}: {outcome.error.message}" if outcome.error else "built"
    return "\t".join((outcome.leaf.sha256, str(outcome.leaf.at), error, intermediates, *opinions))


def main() -> int:
    """Build, confirm and print; 1 where fewer are built than must be, or one is not confirmed."""
    warnings.filterwarnings("ignore", message="Parsed a serial number which wasn't positive")
    print_heading("Are real certificates built, and rightly?", "real_certificates")
    shared = SharedData.find()
    if shared is None:
        print(SharedData.absence())
        return 1
    real = RealCertificates(shared)
    local = report("Offline", offline(real), real, aia=False)
    fetched = report("Over AIA alone", over_aia(real), real, aia=True)
    unconfirmed = [each for each in (*local, *fetched) if each.openssl and not each.openssl.accepted]
    limits = (
        Limit("leaves not built offline", sum(each.repair is None for each in local), 1, ""),
        Limit("chains that OpenSSL does not confirm", len(unconfirmed), 0, ""),
    )
    return 0 if print_limits(limits) else 1


if __name__ == "__main__":
    sys.exit(main())
