"""Where a list breaks off: the certificate whose issuer is neither in it nor in a store."""

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case


def stuck_at(case: Case) -> Certificate | None:
    """The highest certificate above the leaf whose issuer is nowhere; None where the list reaches a store or ends self-signed."""
    if case.best.path is not None:
        return None
    child, passed = case.leaf, {case.leaf}
    while True:
        issuer = next((c for c in case.list if c not in passed and case.issued(child, c)), None)
        if issuer is None:
            break
        child = issuer
        passed.add(issuer)
    if case.self_signed(child) or any(case.issued(child, held) for store in case.stores for held in store.named(child.issuer_der)):
        return None
    return child
