"""The certificates are the right ones, in the wrong order.

Each has to be followed by the one that issued it. TLS 1.2 demands it and TLS 1.3 asks for it; clients of today sort for
themselves, embedded ones (mbedTLS 2, wolfSSL, BearSSL) and some appliances refuse.

What to do: leaf, its issuer, the issuer of that, and so on. ``chainfix build`` writes that order whatever order it is given.
"""

from itertools import pairwise

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.roles import Role

CODE, NAME = "CF201", "wrong-order"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5246 7.4.2 (MUST), RFC 8446 4.4.2 (SHOULD); SSL Labs: Chain issues, Incorrect order"
SINCE = ""
SSL_LABS = SslLabs.ORDER


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate that stands before one of the path that it, or its twin, issued."""
    path = case.own.path
    if path is None or len(case.list) == 1:
        return None
    links = list(pairwise((*path.certificates, path.anchors[-1][1].certificate)))
    others = [one for one in case.served if one.role not in (Role.LEAF, Role.DUPLICATE)]
    early = [
        (one, child)
        for one in others
        for child, issuer in links
        if one.position < case.position(child) and case.same_identity(one.certificate, issuer)
    ]
    return [
        Hit.on(one, f"{one.certificate.name} stands at #{one.position}, before {child.name}, which it issued")
        for one, child in early
        if one.position > 1 or child != case.leaf  # the leaf that is not first has a rule of its own
    ]
