"""A file begins with a byte order mark, or is written in UTF-16.

Windows editors put U+FEFF before the first line, where nobody sees it, and PowerShell's ``>`` writes UTF-16. With the mark before
it "-----BEGIN CERTIFICATE-----" is no BEGIN line to Go (Caddy, Traefik), BoringSSL and OpenSSL before 3.0: they pass over that
certificate, which is mostly the leaf, and the server says that key and certificate do not match, or "no start line". OpenSSL 3 and
GnuTLS skip the mark. In UTF-16 none of them finds anything. Joined with ``cat``, the mark ends up in the middle of a file, and the
certificate behind it gets lost.

What to do: ``chainfix build FILE -o NEW`` writes it as everybody reads it; in PowerShell ``Set-Content -Encoding ascii`` does.
"""

from chainfix.certificates import pem
from chainfix.findings.case import Case, FileFacts
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF606", "byte-order-mark"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 7468 3; observed: OpenSSL 3.0, GnuTLS 3.7, Go 1.19; OpenSSL pull request 10112"
SINCE = ""
SSL_LABS = None

_BEGIN = b"-----BEGIN "
_MARKED = b"\xef\xbb\xbf" + _BEGIN


def check(case: Case) -> list[Hit] | None:
    """One hit for each text file in which servers do not find a block for this reason."""
    files = [file for file in case.files if _BEGIN in pem.narrow(file.data)]
    if not files:
        return None
    return [hit for hit in map(_hit, files) if hit is not None]


def _hit(file: FileFacts) -> Hit | None:
    if pem.narrow(file.data) != file.data:
        return Hit(f"{file.name} is written in UTF-16: no server finds a certificate in it", severity=Severity.ERROR)
    place = file.data.find(_MARKED)
    if place < 0:
        return None
    line = pem.lines(file.data[:place]) + 1
    who = "Go, BoringSSL and OpenSSL before 3.0"
    return Hit(f"{file.name}, line {line}: a byte order mark stands before the BEGIN line, and {who} pass over that block")
