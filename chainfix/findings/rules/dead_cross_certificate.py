"""Of two certificates of one name and key, the first leads nowhere and the second does.

OpenSSL, BoringSSL, GnuTLS, mbedTLS and BearSSL take the first that fits and do not go back: they end at a root that is not in
their store. Go, Java, rustls, Chromium and Firefox try both.

What to do: send one path. Where two cross-certificates are kept on purpose, the one whose root is most widely trusted goes first.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role, Served

CODE, NAME = "CF207", "dead-cross-certificate"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "observed: OpenSSL 1.0 to 3.5, GnuTLS 3.7, BoringSSL, mbedTLS 2.28, BearSSL 0.6 commit to the first that fits"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each twin of a certificate of the path that stands before it and whose issuer is nowhere."""
    twins = [one for one in case.served if one.role is Role.TWIN and one.other in case.list]
    if not twins or case.own.path is None:
        return None
    early = [one for one in twins if one.other is not None and case.position(one.certificate) < case.position(one.other)]
    told = "stands before the one that leads to a root, and its own issuer is nowhere: OpenSSL and GnuTLS stop at it"
    return [Hit.on(one, f"{one.certificate.name} by {one.certificate.issuer} {told}") for one in early if _is_dead(case, one)]


def _is_dead(case: Case, one: Served) -> bool:
    """Whether the issuer is neither in the list nor in a store."""
    child = one.certificate
    if any(case.issued(child, other) for other in case.list if other != child):
        return False
    return not any(case.issued(child, held) for store in case.stores for held in store.named(child.issuer_der))
