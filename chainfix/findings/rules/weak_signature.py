"""A certificate is signed with SHA-1 or MD5.

Who can make two certificates with one hash has the signature of the one for the other. Clients refuse SHA-1 in leaves and
intermediates since the turn of 2017 (Java under private anchors, NSS and some embedded ones are lenient); how a root is signed is
nobody's business, as it is trusted for its key. OpenSSL 3 does not even load such a file into a server ("ca md too weak"), wherever
in the list the certificate stands.

What to do: have it issued anew with SHA-256; of most public intermediates there is such a twin of the same name and key, which
``chainfix build`` takes where it can be found.
"""

from chainfix.building.signature import weak_digest
from chainfix.building.validation import SHA1_REFUSED_FROM
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role, Served

CODE, NAME = "CF506", "weak-signature"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "Mozilla Root Store Policy 5.1.3; Chrome 56, Firefox 51, Microsoft's root programme; observed: OpenSSL 3.0"
SINCE = "2017-01-01"
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate that another key signed with a broken hash function."""
    signed = [one for one in case.served if one.role is not Role.DUPLICATE and not case.self_signed(one.certificate)]
    if not signed:
        return None
    weak = [(one, digest) for one in signed if (digest := weak_digest(one.certificate.algorithm_der))]
    return [_hit(case, one, digest) for one, digest in weak]


def _hit(case: Case, one: Served, digest: str) -> Hit:
    signed = f"{one.certificate.name} is signed with {digest}"
    if case.rules.at < SHA1_REFUSED_FROM:
        return Hit.on(one, f"{signed}, which clients refuse from 2017 on")._replace(severity=Severity.WARNING)
    needed = one.certificate in case.used or (one.role is Role.INTERMEDIATE and not case.complete)
    if needed or one.role is Role.LEAF:
        return Hit.on(one, f"{signed}, which clients refuse since 2017")
    told = f"{signed}; clients need not use it, but servers with OpenSSL 3 do not load it (ca md too weak)"
    return Hit.on(one, told)._replace(severity=Severity.WARNING)
