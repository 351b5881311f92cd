"""A URL for the issuer leads to an address that is not public, and was not asked.

Whoever makes a certificate chooses its URLs; so that they cannot be used to reach what stands inside a network, only public
addresses are asked. In a network of one's own such a URL may be right. Clients outside it cannot reach it: they fail where the
server leaves an intermediate out. As long as the list is complete nobody asks, and this is a note.

What to do: send the whole list. ``--aia-allow NET`` lets the address through, for this check and for ``build``.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.issuer_urls import answered, severity

CODE, NAME = "CF705", "aia-private-address"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "IANA special-purpose address registries (RFC 6890); CWE-918"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each URL that was refused; None where no URL was to be asked."""
    asked = list(answered(case))
    if not asked:
        return None
    refused = [(one, url, answer) for one, url, answer in asked if answer.refused]
    return [
        Hit.on(one, f"{url}, for the issuer of {one.certificate.name}, is not public: {answer.error}")._replace(
            severity=severity(case)
        )
        for one, url, answer in refused
    ]
