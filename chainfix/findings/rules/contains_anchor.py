"""The list holds a root, which clients have in their own store or do not trust at all.

A root that is sent cannot be trusted for having been sent, so it is of no use; it makes every handshake longer by a kilobyte or
so. All clients accept it as long as it is the plain end of the path. Where it stands beside a cross-certificate of its own key,
it can break clients: that is CF204.

What to do: leave it out. Keep it only where a client asks for it on purpose (some DANE set-ups and appliances).
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.roles import Role, Served
from chainfix.findings.rules.self_signed_twin import breaking

CODE, NAME = "CF203", "contains-anchor"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "RFC 8446 4.4.2 (the root MAY be omitted); SSL Labs: Chain issues, Contains anchor"
SINCE = ""
SSL_LABS = SslLabs.ANCHOR


def check(case: Case) -> list[Hit] | None:
    """One hit for each self-signed certificate that is not the leaf and breaks nobody."""
    if len(case.list) == 1:
        return None
    told = {hit.certificate for hit in breaking(case)}
    roots = [
        one
        for one in case.served
        if one.role not in (Role.LEAF, Role.DUPLICATE) and case.self_signed(one.certificate) and one.certificate not in told
    ]
    return [Hit.on(one, _told(case, one)) for one in roots]


def _told(case: Case, one: Served) -> str:
    if case.holders(one.certificate):
        return f"{one.certificate.name} is a root: clients have their own"
    return f"{one.certificate.name} is self-signed: clients that do not have it in their store do not trust it for being sent"
