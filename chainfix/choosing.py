"""From what a build found out to the list for stated clients, chosen by what their models make of each list that could be sent."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chainfix.building.budget import Budget
from chainfix.building.paths import CertificationPath
from chainfix.building.ranking import Cost, Rank, with_certificate
from chainfix.building.repair import Outcome, new_search
from chainfix.building.trust import TrustAnchor
from chainfix.certificates.bundle import Note
from chainfix.certificates.certificate import Certificate
from chainfix.clients.choice import Choice, Choices, Need, choose, needs
from chainfix.clients.verdict import Verdict, simulate_all
from chainfix.errors import ChainfixError, ChainNotFound, InputError, NetworkError
from chainfix.simulating import Clients


class Chosen(NamedTuple):
    """A list that was chosen for clients, and the reasons."""

    choices: Choices
    needs: tuple[Need, ...]
    """For each intermediate who needs it, in the order of the list."""

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return self.choices.best

    def notes(self) -> Iterator[Note]:
        """Whom the list leaves out, each with its reason."""
        for verdict in self.choice.left_out:
            yield Note("client-left-out", f"{verdict.client} does not accept the list: {reason(verdict)}")


def chosen_for(outcome: Outcome, clients: Clients, hostname: str | None) -> tuple[Outcome, Chosen] | None:
    """The outcome with the list that leaves out the fewest, none if possible; None where no client accepts any list.

    Raises InputError where no list has what --keep names.
    """

    def ask(listed: Sequence[Certificate]) -> tuple[Verdict, ...]:
        at, checker = outcome.request.rules.at, outcome.checker
        return simulate_all(clients.profiles, listed, clients.store, at=at, hostname=hostname, checker=checker)

    wanted = [one for prefix in outcome.request.keep for one in outcome.graph.fingerprinted(prefix)]
    budget = Budget(outcome.budget.limits)
    search = new_search(outcome.target, outcome.graph, outcome.request, outcome.checker, budget, prepared=outcome.search.prepared)
    choices = choose(search.lists(), ask, limit=budget.limits.alternatives, wanted=wanted)
    if not choices.ranked:
        named = ", ".join(one.name for one in wanted)
        raise InputError(f"--keep names what cannot stand in any list for this leaf: {named}", code="cannot-keep")
    if not choices.best.accepting:
        return None
    found = outcome._replace(path=_path(outcome, choices.best), kept=())
    return found, Chosen(choices, needs(choices.best, ask))


def _path(outcome: Outcome, choice: Choice) -> CertificationPath:
    """The list with the anchors at which the clients of each store arrive."""
    listed, rules = choice.certificates, outcome.request.rules
    arrivals = {verdict.store: verdict.path for verdict in reversed(choice.verdicts) if verdict.accepts}
    anchors = [
        (number, TrustAnchor(store.name, arrivals[store.name][-1]))
        for number, store in enumerate(outcome.graph.stores)
        if store.name in arrivals
    ]
    anchors.sort(key=lambda anchor: _height(listed, arrivals[anchor[1].store]))
    cost = Cost()
    for place in range(1, len(listed)):
        cost = with_certificate(cost, listed[place - 1], listed[place], outcome.target, rules)
    cost = cost._replace(uncovered=len(outcome.graph.stores) - len(anchors))
    ends = min(c.ends for c in (*listed, *(anchor.certificate for _, anchor in anchors)))
    return CertificationPath(listed, tuple(anchors), Rank(cost, -ends, tuple(c.sha256 for c in listed[1:])))


def _height(listed: Sequence[Certificate], path: Sequence[Certificate]) -> int:
    """Where on the list a client's path leaves it."""
    return max((listed.index(certificate) for certificate in path if certificate in listed), default=0)


# Whom the list loses.


def losses(outcome: Outcome, clients: Clients) -> tuple[Verdict, ...]:
    """What the clients make of the list that refuse it, and accepted, or may have accepted, what was handed over, in its order."""
    listed = (outcome.target, *outcome.chain().intermediates)
    before = (outcome.target, *(c for c in outcome.given if c != outcome.target))
    at, checker = outcome.request.rules.at, outcome.checker
    accepted = simulate_all(clients.profiles, before, clients.store, at=at, checker=checker)
    now = simulate_all(clients.profiles, listed, clients.store, at=at, checker=checker)
    return tuple(after for one, after in zip(accepted, now, strict=True) if one.accepts is not False and after.accepts is False)


# Whom it leaves out.


def left_out(outcome: Outcome, choices: Choices) -> ChainfixError:
    """The error where no single list is accepted by all: the choices, and whom each leaves out for which reason."""
    hopeless = choices.hopeless
    clients = len(choices.best.verdicts)
    hint = "--best-effort takes the first of them; or name fewer clients, or serve different lists to different clients"
    told = "; ".join(_choice(choice, hopeless) for choice in choices.ranked[:TOLD])
    if len(hopeless) == len(choices.best.left_out):
        message = f"{_hopeless(hopeless)}; the list for the others is {_sent(choices.best)}"
        hint = "--best-effort takes it; or leave these clients out"
    else:
        message = f"no single list is accepted by all {clients} clients: {told}"
        message += f"; {_hopeless(hopeless)}" if hopeless else ""
    if not choices.complete:
        message += "; there may be others, since the search stopped at its limit"
    kind = NetworkError if any(attempt.retriable for attempt in outcome.attempts) else ChainNotFound
    return kind(message, code="clients-left-out", hint=hint, attempts=outcome.attempts)


TOLD = 5
"""Choices that an error names at most."""


def _choice(choice: Choice, hopeless: Sequence[Verdict]) -> str:
    always = {verdict.client for verdict in hopeless}
    others = [verdict for verdict in choice.left_out if verdict.client not in always]
    return f"{_sent(choice)} leaves out {grouped(others)}"


def _sent(choice: Choice) -> str:
    from chainfix.certificates import names

    sent = [c.name if c.self_issued else f"{c.name} by {names.short(c.issuer_der)}" for c in choice.certificates[1:]]
    return f"[{', '.join(sent) or 'no intermediate'}]"


def _hopeless(verdicts: Sequence[Verdict]) -> str:
    return f"whatever is sent, it is not accepted by {grouped(verdicts)}"


def grouped(verdicts: Iterable[Verdict]) -> str:
    """Clients with their reasons, those with the same together."""
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        found.setdefault(reason(verdict), []).append(verdict.client)
    return "; ".join(f"{', '.join(clients)} ({why})" for why, clients in found.items())


def reason(verdict: Verdict) -> str:
    """Why a client does not accept a list."""
    if verdict.problem is None or verdict.certificate is None:
        return f"not known: {verdict.fact}"
    fact = f", {verdict.fact}" if verdict.fact else ""
    return f"{verdict.certificate.name}: {verdict.problem.value}{fact}"
