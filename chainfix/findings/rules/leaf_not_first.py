"""The leaf is not the first certificate.

The first certificate of a list is the server's own, always. Every client refuses another first one, and most servers do not even
start: nginx says "key values mismatch", Apache "Certificate and private key do not match", HAProxy "inconsistencies between
private key and certificate", since each takes the first certificate of the file for the leaf and compares it with the key.

What to do: put the leaf first; ``chainfix build FILE -f fullchain -o fullchain.pem`` does.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity, SslLabs

CODE, NAME = "CF202", "leaf-not-first"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 8446 4.4.2: the sender's certificate MUST come in the first CertificateEntry"
SINCE = ""
SSL_LABS = SslLabs.ORDER


def check(case: Case) -> list[Hit] | None:
    """One hit where another certificate stands first."""
    if len(case.list) == 1:
        return None
    position = case.position(case.leaf)
    if position == 1:
        return []
    first = f"{case.list[0].name} stands first and the leaf {case.leaf.name} at #{position}"
    return [Hit(f"{first}: servers will not start (key values mismatch)", case.leaf, position)]
