"""What clients make of a list as text: a line a client, below a refusal what its user sees, and from when that changes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chainfix.certificates.dates import day
from chainfix.reports.text import count, printable

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.clients.outlook import Outlook
    from chainfix.clients.simulation import Simulation
    from chainfix.clients.verdict import Verdict

_WORDS = {True: "accepts", False: "refuses", None: "not known"}


def text(simulation: "Simulation") -> str:
    """The whole report."""
    outlooks, served = simulation.outlooks, simulation.served
    width = max((len(one.client) for one in outlooks), default=0)
    lines = [line for one in outlooks for line in _lines(one.now, served, width, simulation.store is None)]
    return "\n".join((_head(simulation), *lines, total(outlooks), *changes(simulation))) + "\n"


def _head(simulation: "Simulation") -> str:
    before = f"before {printable(simulation.store)}" if simulation.store is not None else "each client before its own store"
    return f"{printable(simulation.target)} ({count(len(simulation.served), 'certificate')}), {before}, at {day(simulation.at)}"


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


def _through(one: "Verdict", served: "Sequence[Certificate]") -> str:
    if one.accepts:
        return f" through {' < '.join(_place(certificate, served) for certificate in one.path)}"
    if one.certificate is None or one.problem is None:
        return f": {printable(one.fact)}" if one.fact else ""
    fact = f" ({printable(one.fact)})" if one.fact else ""
    return f" at {_place(one.certificate, served)}: {one.problem.value}{fact}"


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
    """By moment and what is said of it the clients of which it becomes true."""
    found: dict[tuple[int, str], list[str]] = {}
    for one in outlooks:
        for span in one.spans[1:]:
            found.setdefault((span.since, _becoming(span.verdict)), []).append(one.client)
    return found


def _becoming(one: "Verdict") -> str:
    if one.certificate is None or one.problem is None:
        return "accepted" if one.accepts else "not known"
    fact = f", {printable(one.fact)}" if one.fact else ""
    return f"refused ({printable(one.certificate.name)}: {one.problem.value}{fact})"


def _named(clients: Sequence[str], outlooks: "Sequence[Outlook]") -> str:
    return "by every client" if len(clients) == len(outlooks) else f"by {', '.join(clients)}"


def stand_ins(simulation: "Simulation") -> list[str]:
    """What is to be said of stores that are not installed."""
    return [
        f"note: the store {one.wanted} is not installed (pip install 'chainfix[stores]'): {one.taken} stands for it"
        for one in simulation.standing_in
    ]
