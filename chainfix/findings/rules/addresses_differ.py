"""The addresses of one name do not all send the same list.

Clients take whichever address they like, so some of them see an error that others never see, and it comes and goes. Usual reasons:
a node that was left out of the renewal, another proxy behind the IPv6 address, a node that is down.

What to do: bring the same certificate and list onto every node, and reload each. ``--connect ADDRESS`` looks at one alone. Where an
address cannot be reached from here for want of a route (mostly IPv6), look again from elsewhere.
"""

from chainfix.building.hostname import matches
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.errors import InputError
from chainfix.findings.case import Case, LiveFacts
from chainfix.findings.comparison import leaf_described, list_difference
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF802", "addresses-differ"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "observation: one node of several that differs"
SINCE = ""
SSL_LABS = None

NO_ROUTE = ("network is unreachable", "cannot assign requested address", "address family not supported by protocol")
"""What Linux says where this machine has no way to an address of that family: that is not the server's fault."""


def check(case: Case) -> list[Hit] | None:
    """One hit for each address that sends another list or none; None unless there are several that were asked."""
    live = case.live
    if live is None or not (live.others or live.failures):
        return None
    failed = [_failed(address, reason) for address, reason in live.failures]
    return failed + [_hit(case, live, address, listed) for address, listed in live.others if listed != case.list]


def _failed(address: str, reason: str) -> Hit:
    if reason.endswith(NO_ROUTE):
        return Hit(f"{address} was not asked: {reason}", severity=Severity.NOTE, confidence=Confidence.POSSIBLE)
    return Hit(f"{address} sends no list: {reason}")


def _hit(case: Case, live: LiveFacts, address: str, listed: tuple[Certificate, ...]) -> Hit:
    leaf = listed[0]
    if leaf == case.list[0]:
        what = f"{address} sends another list than {live.address}: {list_difference(listed, case.list)}"
    else:
        what = f"{address} sends {leaf_described(leaf)}, {live.address} sends {leaf_described(case.list[0])}"
    broken = _broken(case, listed)
    return Hit(f"{what}; {broken}" if broken else what, severity=Severity.ERROR if broken else Severity.WARNING)


def _broken(case: Case, listed: tuple[Certificate, ...]) -> str:
    """What is wrong with the other list that is right with this one."""
    leaf = listed[0]
    if leaf.ends < case.at:
        return f"that expired on {day(leaf.ends)}"
    if case.hostname and _is_for(case.leaf, case.hostname) and not _is_for(leaf, case.hostname):
        return f"that is not for {case.hostname}"
    unreached = [store for store in case.unreached(listed) if store not in case.missing_stores]
    return f"its list does not reach {', '.join(unreached)}" if unreached else ""


def _is_for(leaf: Certificate, host: str) -> bool:
    try:
        return matches(leaf, host)
    except InputError:
        return False
