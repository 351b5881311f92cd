"""A URL for the issuer answers in a form that the standard does not have: PEM, bare base64, several certificates in a row.

It has to be the DER of one certificate, or a certs-only PKCS#7 message. Chromium, Java and NSS's libpkix look at the bytes and take
PEM too; a client that keeps to the standard does not. A PKCS#7 message is right, but some fetchers read single certificates only,
and do not expect one behind a name that ends in .cer or .crt. What counts here are the bytes, never the Content-Type, which is
often wrong.

What to do: nothing as long as the list is complete; the authority should convert the file:
``openssl x509 -in ca.pem -outform DER -out ca.cer``.
"""

from chainfix.certificates import ber, kinds
from chainfix.certificates.certificate import FETCHED
from chainfix.certificates.reading import read_bytes
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.issuer_urls import answered

CODE, NAME = "CF704", "aia-wrong-format"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.2.1; RFC 2585 3 and 4; RFC 5652"
SINCE = ""
SSL_LABS = None

_CERTIFICATE_ENDINGS = (".cer", ".crt", ".der")


def check(case: Case) -> list[Hit] | None:
    """One hit for each answer that holds certificates in another form; None where no URL answered."""
    bodies = [(one, url, answer.body) for one, url, answer in answered(case) if answer.body is not None]
    if not bodies:
        return None
    return [Hit.on(one, f"{url} gives {flaw}") for one, url, body in bodies if (flaw := _flaw(url, body))]


def _flaw(url: str, body: bytes) -> str:
    whole = ber.first(body)
    kind = kinds.kind_of(whole) if whole else None
    if kind is kinds.PKCS7:
        alone = url.partition("?")[0].lower().endswith(_CERTIFICATE_ENDINGS)
        return "a PKCS#7 message, where its name promises a single certificate" if alone else ""
    if kind is kinds.CERTIFICATE:
        return "" if whole == body else "something behind the DER of the certificate"
    if b"-----BEGIN " in body:
        return "PEM, where DER is due"
    found = read_bytes(body, url, kind=FETCHED, require_certificate=False).certificates
    return "base64, where DER is due" if found else ""  # what holds no certificate at all is told by another rule
