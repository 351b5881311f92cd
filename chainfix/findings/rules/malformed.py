"""A certificate is not written as the standard asks, and strict clients refuse it for that.

Any certificate of the list will do, be it needed or not: Go, rustls and others read the whole message and end the handshake at the
first that they cannot read. An extension that stands twice in a certificate is refused by Go and Chromium; DER that is not quite
DER (a FALSE written out, a length in more bytes than it takes), serial numbers that are not positive and extensions that do not
follow their own syntax are refused here and there, by newer versions more than by older ones.

What to do: have the certificate issued anew; take it out where it is not needed.
"""

from chainfix.building.malformation import malformation
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF510", "malformed"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 4.1, 4.2; X.690 10, 11"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit]:
    """One hit for each certificate of the list with anything wrong in it."""
    found = ((certificate, malformation(certificate)) for certificate in dict.fromkeys(case.list))
    return [
        Hit(f"{certificate.name}: {flaw}", certificate, case.position(certificate), severity=_severity(certificate))
        for certificate, flaw in found
        if flaw
    ]


def _severity(certificate: Certificate) -> Severity | None:
    """An error where browsers refuse it; a note where it is Python's cryptography alone, which is nobody's TLS."""
    if any("twice" in flaw for flaw in certificate.malformations):
        return Severity.ERROR
    return None if certificate.malformations else Severity.NOTE
