"""The extended key usage of a certificate does not include what the list is for.

On a leaf every client refuses it. On an intermediate clients differ: OpenSSL, Go, rustls, Chromium, Firefox and gnutls-cli want
serverAuth (or no such extension) on every CA below the root; Java, NSS, wget, Botan, mbedTLS 2, wolfSSL and BearSSL look at the
leaf alone. Authorities made intermediates for client certificates and S/MIME under the names and keys that serve TLS elsewhere, so
a list is easily given the wrong twin.

What to do: for a leaf, a certificate for servers; for an intermediate its twin with serverAuth, which ``chainfix build`` takes
where it is in the pool or behind the URL of the certificate below.
"""

from chainfix.building.problem import ProblemKind
from chainfix.findings import faults
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF505", "extended-key-usage"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.1.12; Mozilla Root Store Policy 5.3"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate, in the list or in a store, that may not be used for this purpose."""
    if case.rules.eku is None:
        return None
    return faults.hits(case, ProblemKind.PURPOSE, "OpenSSL, Go, rustls, Chromium and Firefox refuse the list")
