"""What clients make of a list as text: a line a client, below a refusal what its user sees, and from when that changes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from chainfix.certificates.dates import day
from chainfix.reports.text import count, printable

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.clients.outlook import Outlook
    from chainfix.clients.simulation import Simulation
    from chainfix.clients.verdict import Verdict

MOST_OTHERS = 6
"""So many are named in place of the rest, where these are more."""
_WORDS = {True: "accepts", False: "refuses", None: "not known"}


def text(simulation: "Simulation") -> str:
    """The whole report."""
    outlooks, served = simulation.outlooks, simulation.served
    width = max((len(one.client) for one in outlooks), default=0)
    lines = [line for one in outlooks for line in _lines(one.now, served, width, simulation.store is None)]
    return "\n".join((_head(simulation), *lines, total(outlooks), *changes(simulation))) + "\n"


def _head(simulation: "Simulation") -> str:
    listed = count(len(simulation.served), "certificate")
    return f"{printable(simulation.target)} ({listed}), {before(simulation)}, at {day(simulation.at)}"


def before(simulation: "Simulation") -> str:
    """Before which store the clients were asked."""
    return f"before {printable(simulation.store)}" if simulation.store is not None else "each client before its own store"


def total(outlooks: "Sequence[Outlook]") -> str:
    """How many refuse it now."""
    refusing = sum(one.now.accepts is False for one in outlooks)
    unknown = sum(one.now.accepts is None for one in outlooks)
    told = f"{refusing} of {count(len(outlooks), 'client')} refuse it" if refusing else f"all {len(outlooks)} clients accept it"
    if not unknown:
        return told
    return f"{told}; of {unknown} it is not known" if refusing else f"no client refuses it; of {unknown} it is not known"


def _lines(one: "Verdict", served: "Sequence[Certificate]", width: int, own: bool) -> Iterator[str]:  # noqa: FBT001 of one caller
    store = f"  [{printable(one.store)}]" if own and not one.accepts else ""
    yield f"  {one.client:{width}}  {said(one, served)}{store}"
    if one.message:
        yield f"  {'':{width}}    its user sees: {printable(one.message)}"


def said(one: "Verdict", served: "Sequence[Certificate]") -> str:
    """Whether a client accepts, and through which path, or at which certificate and why not."""
    return f"{_WORDS[one.accepts]}{_through(one, served)}"


def why(one: "Verdict", served: "Sequence[Certificate]") -> str:
    """The path, or the fault, alone."""
    return _through(one, served).lstrip(" :") or "not known"


def _through(one: "Verdict", served: "Sequence[Certificate]") -> str:
    if one.accepts:
        return f" through {' < '.join(_place(certificate, served) for certificate in one.path)}"
    if one.certificate is None or one.problem is None:
        return f": {printable(one.fact)}" if one.fact else ""
    fact = f" ({printable(one.fact)})" if one.fact else ""
    return f" at {_place(one.certificate, served)}: {one.problem.value}{fact}"


# The same, client by client or grouped by what is wrong.


class Group(NamedTuple):
    """The clients that refuse a list for the same, or of which it is not known for the same."""

    clients: tuple[str, ...]
    verdict: "Verdict"
    """That of the one whose words stand for all."""


def groups(outlooks: "Sequence[Outlook]", *, accepts: bool | None) -> list[Group]:
    """The greatest first, those of one size in the order of the catalogue."""
    found: dict[tuple[object, ...], list[Verdict]] = {}
    for verdict in (one.now for one in outlooks):
        if verdict.accepts is accepts:
            found.setdefault((verdict.problem, verdict.certificate, verdict.fact), []).append(verdict)
    told = (Group(tuple(one.client for one in several), min(several, key=_rank)) for several in found.values())
    return sorted(told, key=lambda group: -len(group.clients))


_WELL_KNOWN = ("curl-openssl", "firefox-esr", "chromium", "java17", "python311", "go1.27")
"""Whose words say most to people, the first the most."""


def _rank(verdict: "Verdict") -> int:
    return _WELL_KNOWN.index(verdict.client) if verdict.client in _WELL_KNOWN else len(_WELL_KNOWN)


def refused(group: Group, simulation: "Simulation") -> str:
    """By whom a list is refused, at which certificate and for what."""
    by = among(group, simulation, "by")
    return f"refused {by}{at_fault(group.verdict, simulation.served)}"


def not_known(group: Group, simulation: "Simulation") -> str:
    """Of whom it is not known, and why."""
    return f"not known {among(group, simulation, 'of')}: {printable(group.verdict.fact)}"


def among(group: Group, simulation: "Simulation", how: str) -> str:
    """Which clients, and how many of all."""
    asked = tuple(one.client for one in simulation.outlooks)
    if group.clients == asked:
        return f"{how} all {len(asked)} clients" if len(asked) != 1 else f"{how} {asked[0]}"
    return f"{how} {_listed(group.clients, asked)} ({len(group.clients)} of {len(asked)})"


def _listed(clients: "Sequence[str]", asked: "Sequence[str]") -> str:
    """Their names, or those of the others where these are few."""
    others = [name for name in asked if name not in clients]
    few = len(others) <= MOST_OTHERS < len(clients)
    return f"all but {', '.join(others)}" if few else ", ".join(clients)


def at_fault(one: "Verdict", served: "Sequence[Certificate]") -> str:
    """A colon, the certificate and what is wrong with it."""
    if one.certificate is None or one.problem is None:
        return ""
    fact = f" ({printable(one.fact)})" if one.fact else ""
    return f": {_place(one.certificate, served)}: {one.problem.value}{fact}"


def _place(certificate: "Certificate", served: "Sequence[Certificate]") -> str:
    name = printable(certificate.name)
    return f"#{served.index(certificate) + 1} {name}" if certificate in served else name


# What changes ahead.


def changes(simulation: "Simulation") -> Iterator[str]:
    """A line for each day and reason: who accepts or refuses from then on."""
    if simulation.until == simulation.at:
        return
    found = grouped(simulation.outlooks)
    if not found:
        yield f"nothing changes until {day(simulation.until)}"
    for (since, told), names in sorted(found.items()):
        yield f"from {day(since)} {told}: {_named(names, simulation.outlooks)}"


def grouped(outlooks: "Sequence[Outlook]") -> dict[tuple[int, str], list[str]]:
    """By moment and what is said of it the clients of which it becomes true; that a refusal gets another reason is nothing new."""
    found: dict[tuple[int, str], list[str]] = {}
    for one in outlooks:
        for last, span in pairwise(one.spans):
            if (last.verdict.accepts, span.verdict.accepts) != (False, False):
                found.setdefault((span.since, _becoming(span.verdict)), []).append(one.client)
    return found


def _becoming(one: "Verdict") -> str:
    if one.certificate is None or one.problem is None:
        return "accepted" if one.accepts else "not known"
    fact = f", {printable(one.fact)}" if one.fact else ""
    return f"refused ({printable(one.certificate.name)}: {one.problem.value}{fact})"


def _named(clients: Sequence[str], outlooks: "Sequence[Outlook]") -> str:
    asked = [one.client for one in outlooks]
    return "by every client" if clients == asked else f"by {_listed(clients, asked)}"


def stand_ins(simulation: "Simulation") -> list[str]:
    """What is to be said of stores that are not installed."""
    return [f"note: {one.told}" for one in simulation.standing_in]
