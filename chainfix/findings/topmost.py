"""How far the way up leads from the leaf where no path to a store is known, and where it breaks off."""

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case


def way_up(case: Case) -> tuple[Certificate, ...]:
    """The leaf, one that issued it, and so on: from the list, else from what the pool and URLs gave; no identity twice.

    A cross-certificate comes before the self-signed certificate of the same name and key: it leads on.
    """
    known = dict.fromkeys((*case.list, *case.best.search.reached))
    way = [case.leaf]
    while True:
        above = (c for c in known if not any(case.same_identity(c, below) for below in way))
        issuers = [c for c in above if case.issued(way[-1], c)]
        if not issuers:
            return tuple(way)
        way.append(next((c for c in issuers if not case.self_signed(c)), issuers[0]))


def stuck_at(case: Case) -> Certificate | None:
    """The highest certificate above the leaf whose issuer is nowhere; None where the list reaches a store or ends self-signed."""
    if case.best.path is not None:
        return None
    top = way_up(case)[-1]
    if case.self_signed(top) or any(case.issued(top, held) for store in case.stores for held in store.named(top.issuer_der)):
        return None
    return top
