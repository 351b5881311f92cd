"""A URL from which clients are to get the issuer of a certificate does not answer with one.

Clients ask it only where the server leaves an intermediate out: then Chromium, Safari, Windows and Java with enableAIAcaIssuers
fail as all others do. NSS's libpkix asks the first URL only, the others go on to the next. As long as the list is complete nobody
asks, and this is a note.

What to do: send the whole list, so that no client needs the URL; the authority has to repair the URL itself. Where the message says
that it may be passing, ask again later: the network from here may be the reason. A URL that never worked is not mended by renewing
the certificate.
"""

from chainfix.findings.case import AiaAnswer, Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.issuer_urls import answered, severity
from chainfix.findings.roles import Served

CODE, NAME = "CF701", "aia-unreachable"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 4.2.2.1"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each URL that was asked in vain; None where none was asked."""
    asked = list(answered(case))
    if not asked:
        return None
    failed = [(one, url, answer) for one, url, answer in asked if answer.body is None and not answer.refused]
    return [_hit(one, url, answer)._replace(severity=severity(case)) for one, url, answer in failed]


def _hit(one: Served, url: str, answer: AiaAnswer) -> Hit:
    message = f"the issuer of {one.certificate.name} is not to be had from {url}: {answer.error or 'no answer'}"
    if not answer.retriable:
        return Hit.on(one, message)
    return Hit.on(one, f"{message} (this may be passing)")._replace(confidence=Confidence.POSSIBLE)
