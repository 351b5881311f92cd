"""What clients make of a list as JSON."""

from typing import TYPE_CHECKING

from chainfix.reports.json import Object, certificate, moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chainfix.clients.outlook import Outlook, Span
    from chainfix.clients.simulation import Simulation
    from chainfix.clients.verdict import Verdict


def result(simulation: "Simulation") -> Object:
    """One target: its list, and by client what each makes of it."""
    return {"target": simulation.target, "served": list(map(certificate, simulation.served))} | told(simulation)


def told(simulation: "Simulation") -> Object:
    """What was asked, and by client what each makes of the list."""
    return {
        "at": _moment(simulation.at),
        "until": _moment(simulation.until),
        "store": simulation.store,
        "stand_ins": [one._asdict() for one in simulation.standing_in],
        "verdicts": verdicts(simulation.outlooks),
    }


def verdicts(outlooks: "Iterable[Outlook]") -> Object:
    """By client its verdict at the first moment, and all that change it."""
    return {one.client: verdict(one.now) | {"spans": list(map(_span, one.spans))} for one in outlooks}


def verdict(one: "Verdict") -> Object:
    """What one client makes of a list."""
    return _judged(one) | {
        "store": one.store,
        "path": [certificate.sha256 for certificate in one.path],
        "message": one.message or None,
    }


def _judged(one: "Verdict") -> Object:
    return {
        "accepts": one.accepts,
        "problem": one.problem.value if one.problem is not None else None,
        "certificate": one.certificate.sha256 if one.certificate is not None else None,
        "fact": one.fact or None,
    }


def _span(one: "Span") -> Object:
    return {"since": _moment(one.since), "until": _moment(one.until)} | _judged(one.verdict)


def _moment(seconds: int) -> str:
    from chainfix.certificates.dates import moment as instant

    return moment(instant(seconds))
