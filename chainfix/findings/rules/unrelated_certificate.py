"""A certificate in the list issued nothing in it.

It is left over from an earlier certificate, or was pasted from a CA's page by guess. Most clients skip it; it costs bytes in every
handshake, counts for clients with a limit (Java takes 10 certificates, GnuTLS 16), and embedded clients that want strict order
(BearSSL, wolfSSL) refuse the list.

What to do: take it out.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.roles import Role, Served

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
    return [Hit.on(one, _told(case, one))._replace(confidence=sure) for one in unrelated]


def _told(case: Case, one: Served) -> str:
    """What is told of it; more where it has the name of an issuer that stands behind it."""
    told = f"{one.certificate.name} issued nothing in this list"
    later = [other for other in case.served if other.on_path and other.position > one.position]
    namesake = next((other for other in later if other.certificate.subject_der == one.certificate.subject_der), None)
    if namesake is None:
        return told
    taken = "mbedTLS and BearSSL take it for that one, and without key identifiers so do OpenSSL, GnuTLS and wolfSSL"
    return f"{told} and has the name of #{namesake.position} with another key: {taken}"
