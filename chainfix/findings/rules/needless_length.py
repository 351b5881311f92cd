"""The list is longer than clients of the requested stores need.

It goes on above a CA whose key they hold as an anchor, with a cross-certificate for older clients, or holds two certificates of one
CA where one would do. That is right where such clients matter (old Android, old Java) and costs the others a kilobyte in every
handshake.

What to do: nothing, or ``chainfix build``, which stops at the first anchor and says what it dropped; ``--keep`` keeps it.
"""

from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role

CODE, NAME = "CF208", "needless-length"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1: a path ends at the first trust anchor"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each unexpired cross-certificate of an anchor, and for each twin behind the certificate that is used."""
    if not case.complete or case.own.path is None:
        return None
    twins = [one for one in case.served if one.role is Role.TWIN and one.certificate.ends >= case.at]
    crosses = [one for one in twins if any(case.same_identity(one.certificate, anchor) for anchor in case.anchors)]
    beside = [one for one in twins if one not in crosses and 0 < case.position(one.other or one.certificate) < one.position]
    return [
        *(Hit.on(one, _told(one.certificate)) for one in crosses),
        *(Hit.on(one, f"{_by(one.certificate)} stands beside another of its name and key, which does") for one in beside),
    ]


def _told(cross: Certificate) -> str:
    needed = f"is needed only by clients without {cross.name} in their store"
    return f"{_by(cross)} {needed}; it ends on {day(cross.ends)}"


def _by(cross: Certificate) -> str:
    return f"{cross.name} by {names.short(cross.issuer_der)}"
