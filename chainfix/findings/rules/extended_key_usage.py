"""The extended key usage of a certificate does not include what the list is for.

On a leaf every client refuses it. On an intermediate clients differ: OpenSSL, Go, rustls, Chromium, Firefox and gnutls-cli want
serverAuth (or no such extension) on every CA below the root; Java, NSS, wget, Botan, mbedTLS 2, wolfSSL and BearSSL look at the
leaf alone. Authorities made intermediates for client certificates and S/MIME under the names and keys that serve TLS elsewhere, so
a list is easily given the wrong twin.

That a certificate allows any purpose (anyExtendedKeyUsage) and does not name this one is enough for Go, Java and Chromium; OpenSSL,
BoringSSL, GnuTLS, NSS, Firefox and rustls want it named.

What to do: for a leaf, a certificate for servers; for an intermediate its twin with serverAuth, which ``chainfix build`` takes
where it is in the pool or behind the URL of the certificate below.
"""

from chainfix.building.problem import ProblemKind
from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate
from chainfix.findings import faults
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role, Served

CODE, NAME = "CF505", "extended-key-usage"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.1.12; Mozilla Root Store Policy 5.3; observed: OpenSSL 3.0, GnuTLS 3.7, NSS 3.87, Firefox 153, rustls 0.20"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate, in the list or in a store, that may not be used for this purpose, or does not name it."""
    if case.rules.eku is None:
        return None
    found = faults.hits(case, ProblemKind.PURPOSE, "OpenSSL, Go, rustls, Chromium and Firefox refuse the list")
    return found + [Hit.on(one, _told(one.certificate)) for one in case.served if _allows_any_alone(case, one)]


def _allows_any_alone(case: Case, one: Served) -> bool:
    usages = one.certificate.extended_key_usage
    used = one.role is not Role.DUPLICATE and one.certificate in case.used
    return used and usages is not None and extensions.ANY_EKU in usages and case.rules.eku not in usages


def _told(certificate: Certificate) -> str:
    allowed = f"{certificate.name} allows any purpose (anyExtendedKeyUsage) without naming this one"
    return f"{allowed}: OpenSSL, GnuTLS, NSS, Firefox and rustls refuse it"
