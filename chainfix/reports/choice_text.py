"""For whom a list was chosen and whom it loses, as text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from chainfix.certificates.bundle import Note
from chainfix.clients.catalogue import GROUPS, choose

if TYPE_CHECKING:
    from chainfix.clients.choice import Need
    from chainfix.clients.verdict import Verdict

SHOWN = 8
"""Clients that are named before the rest is counted."""


def needed(need: "Need") -> str:
    """Who needs one certificate of the list, and why."""
    if need.everyone:
        return "for every client"
    perhaps = f"perhaps for {named(need.perhaps)}" if need.perhaps else ""
    if not need.clients:
        return perhaps or "needed by none of the clients"
    store = "its store has" if len(need.clients) == 1 else "their stores have"
    roots = " or ".join(need.roots)
    return f"for {named(need.clients)}: {store} {roots}, not {need.certificate.name}{perhaps and f'; {perhaps}'}"


def named(clients: Sequence[str]) -> str:
    """The names, the first of many."""
    rest = len(clients) - SHOWN
    return ", ".join(clients[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def by_group(clients: Iterable[str]) -> dict[str, list[str]]:
    """The groups that any of the clients is in, each with those that are."""
    profiles = choose(clients)
    found = {group: [profile.name for profile in profiles if group in profile.groups] for group in GROUPS}
    return {group: members for group, members in found.items() if members}


def lost(verdicts: "Sequence[Verdict]") -> Iterator[Note]:
    """What is to be said of clients that accepted the old list and refuse the new one."""
    if not verdicts:
        return
    groups = "; ".join(f"{group}: {', '.join(members)}" for group, members in by_group(one.client for one in verdicts).items())
    told = f"clients that accepted, or may have accepted, the list as it was handed over refuse this one: {groups}"
    yield Note("clients-lost", f"{told}; --clients all seeks one list for all")
