"""An intermediate or a root ends before the leaf does.

The leaf's own date is what people and monitors look at, and it is not the date on which clients begin to refuse. On 30 May 2020
many leaves that were good for months stopped working with the AddTrust root.

What to do: write the list anew before that day with an intermediate that lasts (``chainfix build`` prefers one), or have the
leaf issued anew.
"""

from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.outdated import place
from chainfix.findings.timeline import ending

CODE, NAME = "CF304", "ends-before-leaf"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.3 (a) (2): every certificate of the path has to be valid"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate above the leaf that ends the last path to a store before the leaf ends."""
    ends = ending(case.valid_until)
    if not ends:
        return None
    until = f"before the leaf ({day(case.leaf.ends)})"
    early = {certificate: stores for certificate, stores in ends.items() if certificate.ends < case.leaf.ends}
    return [
        Hit(
            f"{place(case, certificate)} ends on {day(certificate.ends)}, {until}: no path to {', '.join(stores)} is left then",
            certificate,
            case.position(certificate),
            stores[0] if len(stores) < len(case.stores) else "",
        )
        for certificate, stores in early.items()
    ]
