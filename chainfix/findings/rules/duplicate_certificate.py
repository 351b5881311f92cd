"""The same certificate stands in the list twice.

Mostly the leaf: it is in the file of the certificate and again in that of the chain. Clients of today skip it; it costs bytes, and
embedded clients that want each certificate to be issued by the next refuse the list.

What to do: give the server the chain without the leaf (Apache's SSLCertificateChainFile), or one file with both.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.roles import Role

CODE, NAME = "CF206", "duplicate-certificate"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5246 7.4.2; SSL Labs: Chain issues, Extra certs"
SINCE = ""
SSL_LABS = SslLabs.UNRELATED


def check(case: Case) -> list[Hit] | None:
    """One hit for each repetition."""
    if len(case.list) == 1:
        return None
    copies = [(one, case.position(one.certificate)) for one in case.served if one.role is Role.DUPLICATE]
    return [Hit.on(one, f"{one.certificate.name} at #{one.position} is a copy of #{first}") for one, first in copies]
