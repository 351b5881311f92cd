"""A certificate that the list cannot do without has expired.

Every client refuses an expired leaf. An expired intermediate is the same to all that check dates, unless another certificate of
the same name and key is at hand; so is an expired root in the store (Java, rustls and wolfSSL do not look at a root's dates).
Where the leaf has expired, the rest of the list is judged as of its last second.

What to do: renew the leaf; of an intermediate get the present one (``chainfix build`` fetches it) and write the whole list anew,
since a new leaf with last year's chain file fails in the same way. A root that has expired is replaced by an update of the
clients' store, or the list has to lead to another root.
"""

from chainfix.building.problem import ProblemKind
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.outdated import needed, place

CODE, NAME = "CF301", "expired"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.3 (a) (2) and 4.1.2.5"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit]:
    """One hit for each certificate that has expired and is needed, the leaf first."""
    outdated = needed(case, ProblemKind.EXPIRED)
    return [Hit(f"{place(case, c)} expired on {day(c.ends)}{_consequence(case, c)}", c, case.position(c)) for c in outdated]


def _consequence(case: Case, certificate: Certificate) -> str:
    if certificate == case.leaf:
        return ": every client refuses it"
    if certificate in case.used:
        return " too: a new leaf needs another one"
    other = next((c for c in case.order if case.same_identity(c, certificate)), None)
    if other is not None:
        return f": the one that is valid until {day(other.ends)} has to be sent in its place"
    if not case.position(certificate):
        return ": OpenSSL, Go, GnuTLS and browsers refuse what it issued"
    return ", and no path goes without it"
