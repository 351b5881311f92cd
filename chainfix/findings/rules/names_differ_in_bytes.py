"""A certificate writes the name of its issuer in other bytes than the issuer itself.

RFC 5280 calls two names equal that differ in letter case, in spaces or in the type of string. Clients that compare bytes do not:
Go, rustls, GnuTLS, NSS, Firefox, wolfSSL, BearSSL and Python's cryptography find no issuer; OpenSSL, BoringSSL, Java, Chromium,
mbedTLS and Botan do. (GnuTLS finds it where only the type of string differs.) It happens where a private authority was moved from
one software to another that writes UTF8String for PrintableString.

What to do: have the certificate issued anew by a CA software that copies the issuer's name as it stands.
"""

from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import DerError
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.links import links

CODE, NAME = "CF509", "names-differ-in-bytes"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 4.1.2.4, 7.1; observed: Go 1.27, rustls 0.20, GnuTLS 3.7, NSS 3.87, Firefox 153"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate of the list whose issuer's subject is written otherwise."""
    pairs = links(case)
    if not pairs:
        return None
    differing = [(child, issuer) for child, issuer in pairs if child.issuer_der != issuer.subject_der]
    return [Hit(_told(child, issuer), child, case.position(child)) for child, issuer in differing]


def _told(child: Certificate, issuer: Certificate) -> str:
    who = (
        "Go, rustls, NSS and Firefox"
        if _same_letters(child.issuer_der, issuer.subject_der)
        else "Go, rustls, GnuTLS, NSS and Firefox"
    )
    return f"{child.name} writes the name of {issuer.name} in other bytes than that itself: {who} refuse it"


def _same_letters(one: bytes, other: bytes) -> bool:
    """Whether only the types of the strings differ."""
    try:
        return _letters(one) == _letters(other)
    except DerError:
        return False


def _letters(name: bytes) -> list[list[tuple[bytes, str]]]:
    return [[(attribute.oid, attribute.text) for attribute in rdn] for rdn in names.parse(name)]
