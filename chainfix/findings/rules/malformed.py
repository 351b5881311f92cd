"""A certificate is not written as the standard asks, and strict clients refuse it for that.

Any certificate of the list will do, be it needed or not: Go, rustls and others read the whole message and end the handshake at the
first that they cannot read. An extension that stands twice, one that does not follow its own syntax, and signature algorithms that
differ inside and outside are refused by most. A serial number of zero and a FALSE that is written out (leaves of Go Daddy from 2010
to 2014) are met in public certificates and accepted by nearly all; newer versions are stricter than older ones.

What to do: have the certificate issued anew; take it out where it is not needed.
"""

from chainfix.building.malformation import malformations
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF510", "malformed"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 4.1, 4.2; X.690 10, 11; observed: OpenSSL 3.0, Go 1.19, cryptography 50; Go 1.23 (negative serial numbers)"
SINCE = ""
SSL_LABS = None

_FLAWS = (
    ("twice", Severity.ERROR, "Go and Chromium refuse it, and OpenSSL where it knows the extension"),
    ("inside and outside differ", Severity.ERROR, "OpenSSL and Go refuse it"),
    ("cannot be read", Severity.ERROR, "OpenSSL and Go refuse it"),
    ("a negative serial number", Severity.WARNING, "Go from 1.23 on refuses it"),
    ("serial number", Severity.NOTE, "OpenSSL and Go accept it"),
    ("FALSE is written out", Severity.NOTE, "Python's cryptography refuses it, OpenSSL and Go accept it"),
)
"""Words of a flaw, how grave it is and for whom; the first that fits."""
_OTHER = SEVERITY, "parsers that insist on DER refuse it"


def check(case: Case) -> list[Hit]:
    """One hit for each certificate of the list with anything wrong in it."""
    found = ((certificate, malformations(certificate)) for certificate in dict.fromkeys(case.list))
    return [_hit(case, certificate, flaws) for certificate, flaws in found if flaws]


def _hit(case: Case, certificate: Certificate, flaws: tuple[str, ...]) -> Hit:
    told = f"{certificate.name}: {'; '.join(flaws)}"
    severity = Severity.NOTE  # what only cryptography refuses, and says so: nobody's TLS
    if certificate.malformations:
        severity, who = max((_gravity(certificate, flaw) for flaw in flaws), key=lambda judged: judged[0])
        told = f"{told} ({who})"
    return Hit(told, certificate, case.position(certificate), severity=severity)


def _gravity(certificate: Certificate, flaw: str) -> tuple[Severity, str]:
    if "serial number" in flaw and certificate.serial[:1] > b"\x7f":
        flaw = "a negative serial number"
    return next(((severity, who) for words, severity, who in _FLAWS if words in flaw), _OTHER)
