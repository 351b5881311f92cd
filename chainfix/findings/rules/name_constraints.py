"""A CA of the list is limited to names that do not include one below it.

Name constraints say which domains, addresses and subjects may be certified below a CA: those of a company's own authority, say.
OpenSSL, Go, Java, GnuTLS, NSS, Firefox, Chromium and rustls refuse a certificate with any name outside, be it one of twenty.
wolfSSL 5.5 accepts some and BearSSL knows no constraints at all; it and mbedTLS 2 refuse every list with critical ones.

What to do: have the leaf issued for names that are allowed, or by a CA without the limit.
"""

from chainfix.building.problem import ProblemKind
from chainfix.certificates import extensions
from chainfix.findings import faults
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF504", "name-constraints"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.3 (b) and (c), 4.2.1.10"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each CA and each certificate below it with a name that is not allowed."""
    found = faults.hits(case, ProblemKind.NAME_CONSTRAINTS, "clients refuse the list")
    limited = any(extensions.NAME_CONSTRAINTS in certificate.extensions for certificate in faults.issuers(case))
    return found if found or limited else None
