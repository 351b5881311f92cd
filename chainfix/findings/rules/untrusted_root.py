"""The list ends at a self-signed certificate that is in none of the stores.

Being sent does not make a root trusted: only clients that have it in their own store accept the list. That is right for the CA of
a company whose clients have its root, and wrong for everybody else. Some roots of public CAs are in no store yet and are reached
by a cross-certificate; then that is what should be sent in place of the root.

What to do: if it is your own CA, say so with ``--store root.pem`` (or ``--store mozilla+root.pem`` for both), and see that the
clients have it. Otherwise have the authority's present chain written by ``chainfix build``.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs
from chainfix.findings.topmost import way_up

CODE, NAME = "CF401", "untrusted-root"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.1 (d); SSL Labs: a chain that is not trusted"
SINCE = ""
SSL_LABS = SslLabs.UNTRUSTED


def check(case: Case) -> list[Hit] | None:
    """One hit for the root at the end of the list, where nothing known leads from it to a store."""
    if case.self_signed(case.leaf):
        return None
    if case.own.path is not None or case.best.path is not None:
        return []
    way = way_up(case)
    root = way[-1]
    if not case.self_signed(root) or case.holders(root):
        return []
    stores = " or ".join(store.name for store in case.stores) or "any store"
    message = f"{root.name}, where the way up ends, is self-signed and not in {stores}"
    urls = [url for certificate in way[:-1] for url in certificate.ca_issuers]
    if urls and not case.fetched:
        hint = f"{urls[-1]} may have a cross-certificate of it (--fetch looks), and if it is your own CA: --store FILE"
        return [Hit(f"{message}; {hint}", root, case.position(root), confidence=Confidence.LIKELY)]
    return [Hit(f"{message}; if it is your own CA: --store FILE", root, case.position(root))]
