"""The issuer of a certificate is nowhere: not in the list, not in a pool, and no URL gives it.

Nothing can be built from here. The certificate names no caIssuers URL (many private authorities leave it out), or what the URL
answered is not the issuer.

What to do: get the intermediate from the authority that issued the certificate and name it with ``--pool FILE``. If the issuer is
the root of your own CA, name that with ``--store FILE``.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.topmost import stuck_at

CODE, NAME = "CF103", "issuer-unknown"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.3 (a) (4) and 4.2.2.1; SSL Labs says incomplete only of what it could complete itself, else untrusted"
SINCE = ""
SSL_LABS = SslLabs.UNTRUSTED


def check(case: Case) -> list[Hit]:
    """One hit for the certificate where the list breaks off, if no URL is left to ask."""
    top = stuck_at(case)
    if top is None or (top.ca_issuers and not case.fetched):
        return []
    why = "and its URLs did not give it" if top.ca_issuers else "and it names no URL for it"
    return [Hit(f"the issuer of {top.name}, {top.issuer}, is in no source, {why}", top, case.position(top))]
