"""The key usage of a CA does not let it sign certificates.

keyUsage is there and lacks keyCertSign. OpenSSL, Go, Java, GnuTLS, NSS, Firefox and Chromium refuse what such a CA issued; rustls
does not look at the bit.

What to do: have the CA certificate issued anew with ``keyUsage = critical, keyCertSign, cRLSign``.
"""

from chainfix.building.problem import ProblemKind
from chainfix.findings import faults
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF502", "no-key-cert-sign"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.4 (n), 4.2.1.3"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each issuer, in the list or in a store, that may not sign certificates."""
    found = faults.hits(case, ProblemKind.NO_CERT_SIGN, "all clients but rustls refuse what it issued")
    return found if found or faults.issuers(case) else None
