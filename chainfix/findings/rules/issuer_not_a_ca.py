"""A certificate that issued another one of the list is not a CA.

Its basicConstraints say cA FALSE or are missing. Mostly a server's own certificate was used to sign another, or a private authority
was made without the extension (``openssl x509 -req`` leaves it out unless it is given an ``-extfile``). Without this rule whoever
has any certificate could issue more, so every client refuses; Erlang's library was seen to accept some. About every other
client refuses a root without the extension too, but for roots of version 1, which could not have it.

What to do: issue the intermediate anew with ``basicConstraints = critical, CA:TRUE``; nothing in the list can be put in its place
unless the authority has another certificate of the same name and key.
"""

from chainfix.building.problem import ProblemKind
from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate
from chainfix.findings import faults
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF501", "issuer-not-a-ca"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.4 (k), 4.2.1.9; for anchors observed: OpenSSL 3.0, Go 1.27, Java 17, Firefox 153"
SINCE = ""
SSL_LABS = None

_VERSION_3 = 2
"""As it is encoded (RFC 5280 4.1.2.1)."""


def check(case: Case) -> list[Hit] | None:
    """One hit for each issuer, in the list or in a store, that is no CA."""
    found = faults.hits(case, ProblemKind.NOT_A_CA, "every client refuses what it issued")
    found += [Hit(_told(anchor), anchor, case.position(anchor)) for anchor in case.anchors if _lacks_constraints(anchor)]
    return found if found or faults.issuers(case) else None


def _lacks_constraints(anchor: Certificate) -> bool:
    return anchor.slices.version == _VERSION_3 and extensions.BASIC_CONSTRAINTS not in anchor.extensions


def _told(anchor: Certificate) -> str:
    return f"{anchor.name}, an anchor, has no basicConstraints: OpenSSL 3, Go, Java and Firefox refuse what it issued"
