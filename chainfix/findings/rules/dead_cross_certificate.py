"""Of two certificates of one name and key, the first leads nowhere and the second does.

OpenSSL, BoringSSL, GnuTLS, mbedTLS and BearSSL take the first that fits and do not go back: they end at a root that is not in
their store, so curl, Python and Node refuse the list. Go, Java, rustls, Chromium and Firefox try both.

What to do: send one path. Where two cross-certificates are kept on purpose, the one whose root is most widely trusted goes first.
"""

from itertools import combinations

from chainfix.building.trust import TrustStore
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role, Served

CODE, NAME = "CF207", "dead-cross-certificate"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "observed: OpenSSL 1.0 to 3.5, GnuTLS 3.7, BoringSSL, mbedTLS 2.28, BearSSL 0.6 commit to the first that fits"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate that stands before its twin and does not lead to all stores that the twin leads to."""
    crosses = [one for one in case.served if one.role not in (Role.LEAF, Role.DUPLICATE) and not case.self_signed(one.certificate)]
    pairs = [(one, other) for one, other in combinations(crosses, 2) if case.same_identity(one.certificate, other.certificate)]
    if not pairs or case.own.path is None:
        return None
    return [hit for one, other in pairs if (hit := _hit(case, one, other)) is not None]


def _hit(case: Case, one: Served, other: Served) -> Hit | None:
    if one.certificate.ends < case.at or one.certificate.starts > case.at:
        return None  # CF305 and CF302
    lost = [store for store in case.stores if _needs(case, store, other) and not _leads_to(case, one.certificate, store)]
    if not lost:
        return None
    stores = ", ".join(store.name for store in lost)
    first, second = (names.short(served.certificate.issuer_der) for served in (one, other))
    message = (
        f"{one.certificate.name} by {first} stands before the one by {second} and does not lead to {stores}: "
        "OpenSSL, BoringSSL and GnuTLS stop at it"
    )
    return Hit.on(one, message)


def _needs(case: Case, store: TrustStore, other: Served) -> bool:
    path = case.alone[store.name].path
    return path is not None and other.certificate in path.certificates


def _leads_to(case: Case, certificate: Certificate, store: TrustStore) -> bool:
    """Whether the list has a way from a certificate up to a root of a store."""
    waiting, met = [certificate], {certificate}
    while waiting:
        child = waiting.pop()
        if any(case.issued(child, held) for held in store.named(child.issuer_der)):
            return True
        issuers = [c for c in case.list if c not in met and case.issued(child, c)]
        met.update(issuers)
        waiting += issuers
    return False
