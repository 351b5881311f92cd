"""A publicly trusted certificate does not say where its issuer can be got.

Public authorities should put a caIssuers URL into the certificates of servers. Without it nobody can complete a list from which
this certificate's issuer is missing, no browser and no tool; as long as the server sends the issuer, it changes nothing. Private
authorities often leave it out on purpose: of them nothing is said.

What to do: nothing as long as the list is complete. Keep the intermediates that came with the certificate: they are not to be had
from the certificate itself.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF706", "no-aia"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "Baseline Requirements 7.1.2.7.7 (SHOULD, in certificates of servers); RFC 5280 4.2.2.1"
SINCE = ""
SSL_LABS = None

PUBLIC_STORES = ("mozilla", "microsoft", "chrome")
"""The stores of programmes that hold their authorities to the Baseline Requirements."""


def check(case: Case) -> list[Hit] | None:
    """One hit for each served certificate of the path without a URL; None where no path ends in a public store."""
    if case.path is None or not any(anchor.store in PUBLIC_STORES for _, anchor in case.path.anchors):
        return None
    silent = [
        one for one in case.served if one.on_path and not one.certificate.ca_issuers and not case.self_signed(one.certificate)
    ]
    return [Hit.on(one, f"{one.certificate.name} names no URL for its issuer, {one.certificate.issuer}") for one in silent]
