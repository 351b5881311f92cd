"""The list lacks a certificate that clients need to get from the leaf to a root.

A server has to send every intermediate; only the root is the clients' own (RFC 8446 4.4.2). Where one is missing, clients that
look it up by the URL in the certificate below (Chromium, Safari, Windows, Java with enableAIAcaIssuers) or that remember it from
another site (Firefox, Windows) show the page all the same, and curl, OpenSSL, Python, Go, Node, GnuTLS, rustls, Java and mail
servers refuse: "works in my browser" is the sign of it.

What to do: add the missing certificates behind the leaf, in order. ``chainfix build`` writes the whole list. A name of a
certificate in the message means that it was found (in the pool, or fetched); a URL means that it was not asked for, and
``--fetch`` asks it.
"""

from itertools import pairwise

from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.topmost import stuck_at, way_up

CODE, NAME = "CF101", "missing-intermediate"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 8446 4.4.2; RFC 5246 7.4.2; SSL Labs: Chain issues, Incomplete"
SINCE = ""
SSL_LABS = SslLabs.INCOMPLETE


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate that is known to be missing, else one for the place where the list breaks off."""
    if len(case.list) == 1:
        return None
    return hits(case)


def hits(case: Case) -> list[Hit]:
    """The same for a list of any length. One that reaches some of the stores by itself lacks nothing: CF402 has the others."""
    if case.own.path is not None:
        return []
    links = pairwise(case.order or way_up(case))
    missing = [(child, issuer) for child, issuer in links if issuer not in case.list and not case.self_signed(issuer)]
    hits = [_hit(case, child, issuer) for child, issuer in missing]
    top = stuck_at(case)
    if top is None or case.fetched or not top.ca_issuers:
        return hits
    message = f"the issuer of {top.name}, {top.issuer}, is not sent; {top.ca_issuers[0]} should have it (--fetch looks)"
    return [*hits, Hit(message, top, case.position(top), confidence=Confidence.LIKELY)]


def _hit(case: Case, child: Certificate, issuer: Certificate) -> Hit:
    twin = next((c for c in case.list if case.same_identity(c, issuer)), None)
    if twin is None:
        return Hit(f"{issuer.name}, which issued {child.name}, is not sent", child, case.position(child))
    other = f"another one by {names.short(issuer.issuer_der)} (until {day(issuer.ends)}) is not sent"
    return Hit(f"{_why_not(case, twin)}; {other}", child, case.position(child))


def _why_not(case: Case, twin: Certificate) -> str:
    """Why a certificate of the right name and key will not do."""
    problem = next((problem for problem in case.problems if problem.certificate == twin), None)
    if problem is not None:
        return str(problem)
    if case.self_signed(twin):
        return f"{twin.name} is self-signed and in none of the stores"
    return f"{twin.name} by {names.short(twin.issuer_der)} leads to none of the stores"
