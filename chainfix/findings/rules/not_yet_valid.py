"""A certificate that the list holds is not valid yet.

Every client refuses a leaf before its time, and an intermediate that the list cannot do without. The usual reasons: a clock that
is wrong (on the server, or on the machine that checks), a certificate that was put in place before its day, a time zone. Where
the leaf is not valid yet, the rest of the list is judged as of its first second.

A twin that is not valid yet, before one of the same name and key that is, breaks clients that take the first that fits whatever
its dates (GnuTLS, BoringSSL, OpenSSL 1.0, BearSSL).

What to do: compare the clocks; keep the earlier certificate in place until the new one begins.
"""

from chainfix.building.problem import ProblemKind
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.outdated import is_outdated, needed, place
from chainfix.findings.roles import Role

CODE, NAME = "CF302", "not-yet-valid"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.3 (a) (2) and 4.1.2.5"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit]:
    """One hit for each certificate that is not valid yet and is needed, or stands before its valid twin."""
    early = needed(case, ProblemKind.NOT_YET_VALID)
    hits = [Hit(f"{place(case, c)} is not valid before {day(c.starts)}", c, case.position(c)) for c in early]
    return [*hits, *_twins(case)]


def _twins(case: Case) -> list[Hit]:
    twins = [one for one in case.served if one.role is Role.TWIN and is_outdated(case, one.certificate, ProblemKind.NOT_YET_VALID)]
    told = "stands before the valid one: GnuTLS, BoringSSL, OpenSSL 1.0 and BearSSL refuse the list"
    return [
        Hit.on(one, f"{one.certificate.name}, which is not valid before {day(one.certificate.starts)}, {told}")._replace(
            severity=Severity.WARNING
        )
        for one in twins
        if one.other is not None and one.other in case.used and one.position < case.position(one.other)
    ]
