"""The leaf is self-signed: no authority vouches for it.

Every client refuses it that was not told to trust this very certificate. It is what servers make for themselves when they are
installed (Debian's ``ssl-cert-snakeoil``, an appliance on its first day), so it often means that the right certificate is not in
place at all.

What to do: get a certificate from an authority; or, where all clients are your own and have it in their store, name it with
``--store FILE``.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs

CODE, NAME = "CF403", "self-signed-leaf"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 5280 6.1.1 (d) and 3.2; SSL Labs: a chain that is not trusted"
SINCE = ""
SSL_LABS = SslLabs.UNTRUSTED


def check(case: Case) -> list[Hit]:
    """One hit where the leaf is self-signed and no store holds it."""
    if not case.self_signed(case.leaf) or case.holders(case.leaf):
        return []
    stores = " or ".join(store.name for store in case.stores) or "any store"
    message = f"{case.leaf.name} is self-signed and not in {stores}: every client refuses it; --store FILE if clients have it"
    return [Hit(message, case.leaf, case.position(case.leaf))]
