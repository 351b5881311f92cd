"""More intermediates stand below a CA than its pathLenConstraint allows.

A CA with ``pathlen:0`` may issue leaves and no further CA; each intermediate that is not self-issued counts. All clients count on
the certificates that a server sends. On the anchor itself Java, rustls, wolfSSL, BearSSL and BoringSSL do not look at it.

What to do: have the lower CA issued by one that may have CAs below it. Where the same CA has a cross-certificate without the
limit, ``chainfix build --pool FILE`` finds the way around.
"""

from chainfix.building.problem import ProblemKind
from chainfix.findings import faults
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF503", "path-length"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.4 (l) and (m), 4.2.1.9"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each CA, in the list or in a store, with too many below it."""
    found = faults.hits(case, ProblemKind.PATH_LENGTH, "clients refuse the list")
    limited = any(c.basic_constraints is not None and c.basic_constraints.path_length is not None for c in faults.issuers(case))
    return found if found or limited else None
