"""Only the leaf is sent, without the intermediates above it.

The usual reason: the server was given cert.pem where it wants fullchain.pem, or Apache has no SSLCertificateChainFile. Clients
that do not look issuers up (curl, Python, Go, Java, mail servers) refuse; browsers mostly hide it.

What to do: give the server the leaf with its chain; ``chainfix build cert.pem -f fullchain -o fullchain.pem`` makes that file.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.rules.missing_intermediate import hits

CODE, NAME = "CF102", "leaf-only"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 8446 4.4.2; SSL Labs: Chain issues, Incomplete"
SINCE = ""
SSL_LABS = SslLabs.INCOMPLETE


def check(case: Case) -> list[Hit] | None:
    """One hit where the list is the leaf alone and that is not enough."""
    if len(case.list) > 1 or case.self_signed(case.leaf):
        return None
    found = hits(case)
    if not found:
        return []
    names = ", ".join(certificate.name for certificate in case.missing)
    message = f"only the leaf is sent; {names} must follow it" if names else f"only the leaf is sent: {found[0].message}"
    return [found[0]._replace(message=message)]
