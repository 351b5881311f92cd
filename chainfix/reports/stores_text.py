"""Trust stores as lines for people: which there are, and what two of them differ in."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chainfix.certificates.dates import day
from chainfix.reports.text import count, printable, trusted

if TYPE_CHECKING:
    from chainfix.building.distrust import Distrust
    from chainfix.building.trust import StoreEntry, TrustStore
    from chainfix.certificates.certificate import Certificate
    from chainfix.findings.store_difference import Holding, StoreDifference

DIGITS = 8
_BASES = {"notBefore": "for certificates issued after", "sct": "for certificates whose first timestamp is later than"}


def entry_lines(entries: "Iterable[StoreEntry]") -> str:
    """One line for each store: name, date, certificates, where from; or why it cannot be opened."""
    rows = [(printable(one.name), one.date or "-", str(one.certificates), _origin(one)) for one in entries]
    width = max((len(name) for name, *_ in rows), default=0)
    return "".join(f"{name:{width}}  {date:10}  {number:>5}  {origin}".rstrip() + "\n" for name, date, number, origin in rows)


def _origin(one: "StoreEntry") -> str:
    if one.problem is not None:
        return f"({printable(one.problem)})"
    return f"yours, from {printable(one.origin)}" if one.own else printable(one.origin)


def difference(first: "TrustStore", second: "TrustStore", found: "StoreDifference") -> str:
    """Every difference, one a line, under what it is."""
    lines = [*trusted((first, second), 0), *_only(first, found.only_first), *_only(second, found.only_second)]
    if found.reissued:
        lines.append(f"{count(len(found.reissued), 'identity', 'identities')} in both with other certificates:")
        lines += [f"  {printable(one.identity.subject)}: {_reissued(one, first, second)}" for one in found.reissued]
    lines += [*_dates(first, found.first_distrust), *_dates(second, found.second_distrust)]
    return "".join(f"{line}\n" for line in lines)


def _only(store: "TrustStore", holdings: "tuple[Holding, ...]") -> Iterator[str]:
    if holdings:
        yield f"{count(len(holdings), 'identity', 'identities')} only in {store.name}:"
    for one in holdings:
        yield f"  {printable(one.identity.subject)}: {_fingerprints(one.first or one.second)}"


def _reissued(one: "Holding", first: "TrustStore", second: "TrustStore") -> str:
    return f"{first.name} {_fingerprints(one.first)}; {second.name} {_fingerprints(one.second)}"


def _fingerprints(certificates: "tuple[Certificate, ...]") -> str:
    return ", ".join(f"{one.sha256[:DIGITS]} until {day(one.ends)}" for one in certificates)


def _dates(store: "TrustStore", rows: "tuple[Distrust, ...]") -> Iterator[str]:
    if rows:
        yield f"{count(len(rows), 'date', 'dates')} of distrust only in {store.name}:"
    for row in rows:
        told = f"removed on {row.date}" if row.basis == "removal" else f"distrusted {_BASES[row.basis]} {row.date}"
        yield f"  {printable(row.subject)}: {told}"
