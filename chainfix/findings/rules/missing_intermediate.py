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

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.topmost import stuck_at

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
    """The same for a list of any length."""
    if case.missing:
        links = [(child, up) for child, up in pairwise(case.order) if up in case.missing]
        return [
            Hit(f"{issuer.name}, which issued {child.name}, is not sent", child, case.position(child)) for child, issuer in links
        ]
    top = stuck_at(case)
    if top is None or case.fetched or not top.ca_issuers:
        return []
    message = f"the issuer of {top.name}, {top.issuer}, is not sent; {top.ca_issuers[0]} should have it (--fetch looks)"
    return [Hit(message, top, case.position(top), confidence=Confidence.LIKELY)]
