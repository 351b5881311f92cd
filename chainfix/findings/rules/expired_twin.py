"""The list holds a certificate that has expired, beside all that is needed.

OpenSSL 3, Go, Java, rustls and browsers pass over it. Clients that take the first certificate of a name and key whatever its
dates (GnuTLS, BoringSSL's X509, OpenSSL 1.0, BearSSL) refuse the list where the expired one stands before the valid one; wolfSSL
refuses it wherever it stands. An expired cross-certificate of a root, such as that of AddTrust in 2020 or of DST Root CA X3 in
2021, breaks OpenSSL 1.0 where the old root is still in its store beside the new one.

What to do: take it out.
"""

from chainfix.building.problem import ProblemKind
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.outdated import is_outdated, needed
from chainfix.findings.roles import Role, Served

CODE, NAME = "CF305", "expired-twin"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "observed: GnuTLS 3.7, BoringSSL, OpenSSL 1.0, BearSSL 0.6 and wolfSSL 5.5 refuse; OpenSSL 3 and others do not"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate of the list that has expired and is not needed; roots and strangers have rules of their own."""
    if len(case.list) == 1:
        return None
    told = needed(case, ProblemKind.EXPIRED)
    roles = (Role.LEAF, Role.DUPLICATE, Role.UNRELATED)
    surplus = [one for one in case.served if one.role not in roles and one.certificate not in told]
    expired = [one for one in surplus if is_outdated(case, one.certificate, ProblemKind.EXPIRED)]
    return [_hit(case, one) for one in expired if not case.self_signed(one.certificate)]


def _hit(case: Case, one: Served) -> Hit:
    certificate = one.certificate
    named = f"{certificate.name} by {names.short(certificate.issuer_der)} expired on {day(certificate.ends)}"
    return Hit.on(one, f"{named} and {_breaking(case, certificate)}")


def _breaking(case: Case, certificate: Certificate) -> str:
    position = case.position(certificate)
    valid = [case.position(c) for c in case.list if case.same_identity(c, certificate) and case.at <= c.ends and c != case.leaf]
    if valid and position < valid[0]:
        told = "GnuTLS, BoringSSL, OpenSSL 1.0, BearSSL and wolfSSL refuse the list"
        return f"stands before the valid one (#{valid[0]}): {told}"
    if valid:
        return f"stands behind the valid one (#{valid[0]}): wolfSSL refuses the list"
    if case.holders(certificate):
        old = f"OpenSSL 1.0 with {names.short(certificate.issuer_der)} in its store"
        return f"its key is a root of {', '.join(case.holders(certificate))}: {old} refuses the list, and wolfSSL may"
    return "is not needed: wolfSSL refuses the list"
