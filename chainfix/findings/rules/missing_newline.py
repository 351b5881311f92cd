"""A line end is missing: at the end of the file, or between the END line of a block and the BEGIN line of the next.

The second comes of the first: ``cat cert.pem chain.pem`` joins the last line of the one to the first of the other when that has no
line end. OpenSSL then says "bad end line", or "no start line", and its servers do not start; Go finds no certificate at all, and
GnuTLS reads on. Lines that end in a carriage return alone, as old Macs wrote them, are no lines to OpenSSL and Go either.

What to do: end each file with a line end; ``chainfix build`` writes such files.
"""

import re

from chainfix.certificates import pem
from chainfix.findings.case import Case, FileFacts
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF607", "missing-newline"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 7468 3; POSIX 3.206 (a line); observed: OpenSSL 3.0, GnuTLS 3.7, Go 1.19"
SINCE = ""
SSL_LABS = None

_BEGIN = b"-----BEGIN "
_GLUED = rb"-----END [^\r\n-]+-----[ \t]*-----BEGIN "


def check(case: Case) -> list[Hit] | None:
    """One hit for each text file without a line end where one is due."""
    files = [file for file in case.files if _BEGIN in file.data]
    if not files:
        return None
    return [hit for hit in map(_hit, files) if hit is not None]


def _hit(file: FileFacts) -> Hit | None:
    data = file.data
    glued = re.search(_GLUED, data)
    if glued is not None:
        line = pem.lines(data[: glued.start()]) + 1
        return Hit(f"{file.name}, line {line}: BEGIN stands in the line of END; OpenSSL (bad end line) and Go do not read on")
    if b"\n" not in data and b"\r" in data:
        return Hit(f"{file.name} has lines that end in a carriage return alone, in which OpenSSL and Go find no certificate")
    if not data.endswith((b"\n", b"\r")):
        told = f"{file.name} does not end with a line end: joined to another by cat, its last line runs into the next"
        return Hit(told, severity=Severity.NOTE)
    return None
