"""A certificate in the list issued nothing in it.

It is left over from an earlier certificate, or was pasted from a CA's page by guess. Most clients skip it; it costs bytes in every
handshake, counts for clients with a limit (Java takes 10 certificates, GnuTLS 16), and embedded clients that want strict order
(BearSSL, wolfSSL) refuse the list.

What to do: take it out.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.roles import Role

CODE, NAME = "CF205", "unrelated-certificate"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5246 7.4.2; SSL Labs: Chain issues, Extra certs"
SINCE = ""
SSL_LABS = SslLabs.UNRELATED


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate that belongs to no path from the leaf."""
    if len(case.list) == 1:
        return None
    unrelated = [one for one in case.served if one.role is Role.UNRELATED]
    sure = None if case.path is not None else Confidence.LIKELY  # it may stand above a certificate that is missing
    return [Hit.on(one, f"{one.certificate.name} issued nothing in this list")._replace(confidence=sure) for one in unrelated]
