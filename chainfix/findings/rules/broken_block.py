"""A block of a file is broken: cut off, without its END line, or not base64 of a certificate.

OpenSSL stops there: a server that is built on it (nginx, Apache, HAProxy, postfix) mostly does not start ("bad end line", "bad
base64 decode", "nested asn1 error"). Where the END line of the leaf is missing, though, it starts and sends the leaf alone. Go
takes what it can read and is silent about the rest. So the list is what a careful reader finds in the file, and the server sends
another one.

What to do: copy or download the certificate again; ``chainfix build`` writes the file anew from what can be read.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF604", "broken-block"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 7468 3; observed: OpenSSL 3.0, GnuTLS 3.7, Go 1.19"
SINCE = ""
SSL_LABS = None

_BROKEN = ("broken-block", "missing-end")
"""Codes of notes."""


def check(case: Case) -> list[Hit] | None:
    """One hit for each block that could not be read, or only by leniency."""
    if not case.files and not case.bundle.notes:
        return None
    broken = [note for note in case.bundle.notes if note.code in _BROKEN]
    return [Hit(f"{note.describe()}; servers with OpenSSL stop there") for note in broken]
