"""A private key stands in the same file as the certificates.

HAProxy wants it so, and so do postfix (``smtpd_tls_chain_files``), lighttpd and others that take one file for everything; it is no
fault there. Elsewhere such a file is copied, mailed and put on download pages as "the certificate" by somebody who does not know
what else is in it.

What to do: nothing, where the server wants one file and nobody else can read it; else keep the key in a file of its own. (That
everybody may read it is CF603.)
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.keyfiles import keys_in

CODE, NAME = "CF601", "key-in-chain-file"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "HAProxy's crt, postfix's smtpd_tls_chain_files, lighttpd's ssl.pemfile"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each file with certificates of the list and a private key."""
    places = {certificate.source.place for certificate in case.list}
    files = [file for file in case.files if file.name in places]
    if not files:
        return None
    found = [(file, keys) for file in files if (keys := keys_in(file))]
    return [Hit(f"{file.name} holds a private key (line {keys[0].line}) beside the certificates") for file, keys in found]
