"""The certificates are the right ones, in the wrong order.

Each has to be followed by the one that issued it. TLS 1.2 demands it and TLS 1.3 asks for it; clients of today sort for
themselves, embedded ones (mbedTLS 2, wolfSSL, BearSSL) and some appliances refuse.

What to do: leaf, its issuer, the issuer of that, and so on. ``chainfix build`` writes that order whatever order it is given.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.roles import Role

CODE, NAME = "CF201", "wrong-order"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5246 7.4.2 (MUST), RFC 8446 4.4.2 (SHOULD); SSL Labs: Chain issues, Incorrect order"
SINCE = ""
SSL_LABS = SslLabs.ORDER


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate of the path that stands before one that it issued."""
    if not case.complete or case.own.path is None:
        return None
    on_path = [one for one in case.served if one.on_path and one.role is not Role.DUPLICATE]
    positions = {one.certificate: one.position for one in on_path}
    below = dict(zip(case.own.path.certificates[1:], case.own.path.certificates, strict=False))
    early = [one for one in on_path if (child := below.get(one.certificate)) and one.position < positions.get(child, 0)]
    return [
        Hit.on(one, f"{one.certificate.name} stands at #{one.position}, before {below[one.certificate].name}, which it issued")
        for one in early
        if one.position > 1 or below[one.certificate] != case.leaf  # the leaf that is not first has a rule of its own
    ]
