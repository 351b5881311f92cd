"""A URL that should give the issuer of a certificate gives another certificate, an expired one, or none at all.

Usual reasons: the authority moved to another key and left the old file there, the file is that of the root and not of the
intermediate, or a page for people stands in its place. Clients that complete lists by such URLs (Chromium, Safari, Windows, Java
with enableAIAcaIssuers) cannot, so a missing intermediate breaks them too. As long as the list is complete nobody asks, and this is
a note.

What to do: send the whole list; tell the authority.
"""

from chainfix.certificates.certificate import FETCHED, Certificate
from chainfix.certificates.dates import day
from chainfix.certificates.reading import read_bytes
from chainfix.errors import InputError
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.issuer_urls import answered, severity

CODE, NAME = "CF702", "aia-wrong-certificate"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.2.1"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each answer without a valid certificate of the key that signed; None where no URL answered."""
    bodies = [(one, url, answer.body) for one, url, answer in answered(case) if answer.body is not None]
    if not bodies:
        return None
    told = ((one, url, _flaw(case, one.certificate, url, body)) for one, url, body in bodies)
    return [Hit.on(one, f"{url} {flaw}")._replace(severity=severity(case)) for one, url, flaw in told if flaw]


def _flaw(case: Case, child: Certificate, url: str, body: bytes) -> str:
    try:
        offered = read_bytes(body, url, kind=FETCHED).certificates
    except InputError as error:
        return f"gives no certificate: {error.message}"
    signers = [certificate for certificate in offered if certificate != child and case.signed(child, certificate)]
    if not signers:
        return f"gives {', '.join(c.name for c in offered)}, which did not issue {child.name}: {child.issuer} did"
    if all(certificate.ends < case.at for certificate in signers):
        return f"gives {signers[0].name}, which issued {child.name}, but it ended on {day(max(c.ends for c in signers))}"
    return ""
