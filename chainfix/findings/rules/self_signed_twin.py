"""A root is sent beside, or in place of, the cross-certificate of the same name and key.

Where a client's store does not have the root (Root YR and YE of Let's Encrypt today), only the cross-certificate leads on. OpenSSL,
BoringSSL and NSS take one certificate of that name and do not go back: they settle on the self-signed one where it stands first,
and fail (error 19, "self-signed certificate in certificate chain"), though the way out is in the list. NSS fails in either order.
A root that has expired while stores hold its re-issue of the same key breaks wolfSSL and Erlang.

What to do: take the self-signed certificate out and leave the cross-certificate in.
"""

from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs

CODE, NAME = "CF204", "self-signed-twin"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "observed: OpenSSL 1.0 to 3.5, BoringSSL, NSS, wolfSSL 5.5, Erlang 25 (X509_STORE_CTX does not go back)"
SINCE = ""
SSL_LABS = SslLabs.ANCHOR


def check(case: Case) -> list[Hit] | None:
    """One hit for each root in the list that breaks somebody."""
    if len(case.list) == 1:
        return None
    return breaking(case)


def breaking(case: Case) -> list[Hit]:
    """The same for a list of any length; empty for harmless roots."""
    roots = [c for c in dict.fromkeys(case.list) if c != case.leaf and case.self_signed(c)]
    return [hit for root in roots if (hit := _beside_cross(case, root) or _expired(case, root)) is not None]


def _beside_cross(case: Case, root: Certificate) -> Hit | None:
    """A root that some requested store lacks, while a certificate of the same identity leads on to that store."""
    crosses = [c for c in case.list if c != root and case.same_identity(c, root) and not case.self_signed(c)]
    lacking = [store for store in case.alone if store not in case.holders(root) and _passes(case, store, crosses)]
    if not lacking:
        return None
    first = case.position(root) < case.position(crosses[0])
    who = "OpenSSL, BoringSSL and NSS" if first else "NSS"
    where = "before" if first else "behind"
    message = (
        f"{root.name}, self-signed and not in {', '.join(lacking)}, stands {where} its cross-certificate by "
        f"{names.short(crosses[0].issuer_der)}: {who} settle on it and refuse the list"
    )
    return Hit(message, root, case.position(root), severity=None if first else Severity.WARNING)


def _passes(case: Case, store: str, crosses: list[Certificate]) -> bool:
    """Whether the way to a store passes one of these."""
    path = case.alone[store].path or case.best.path
    return path is not None and any(cross in path.certificates for cross in crosses)


def _expired(case: Case, root: Certificate) -> Hit | None:
    """A root that has expired, while a store holds another certificate of its name and key."""
    if root.ends >= case.at or not case.holders(root):
        return None
    message = (
        f"{root.name} is a root that expired on {day(root.ends)}; stores hold its re-issue: wolfSSL and Erlang refuse the list"
    )
    return Hit(message, root, case.position(root), severity=Severity.WARNING)
