"""The list came, and then the handshake failed.

What is said of the list is right all the same, as it had come by then. Where the server asks for a certificate of the client's and
none was shown, that is what it is meant to do, and a note. Otherwise clients may see the failure too: a key that does not belong to
the certificate, parameters that are too weak for the client's library, a server that breaks off.

What to do: show a certificate with ``--client-cert FILE`` where the server wants one; otherwise look into the log of the server.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF804", "handshake-trouble"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.LIKELY
SOURCE = "RFC 8446 4.3.2 and 6.2"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit where the handshake failed behind the list; None where no server was asked."""
    live = case.live
    if live is None:
        return None
    if live.trouble is None:
        return []
    if live.wants_client_certificate and not live.showed_client_certificate:
        message = f"the server wants a certificate of the client's and ended the handshake without one: {live.trouble}"
        return [Hit(message, severity=Severity.NOTE)]
    shown = ", although a client's certificate was shown" if live.showed_client_certificate else ""
    return [Hit(f"the handshake failed after the list had come{shown}: {live.trouble}")]
