"""Everybody on the machine may read a file with a private key.

Whoever can log in, and every program that runs there, a broken web application too, can take the key and pose as the server
until the certificate ends. Servers read their keys as root before they give that up, or as members of a group such as ssl-cert;
nobody else needs to. Whether a folder above keeps others out is not looked at.

What to do: ``chmod o= FILE``. Where the file lay open to others for long, make a new key.
"""

from chainfix.findings.case import Case, FileFacts
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.keyfiles import keys_in

CODE, NAME = "CF603", "key-readable-by-others"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.LIKELY
SOURCE = "CA/Browser Forum Baseline Requirements 9.6.3 (2)"
SINCE = ""
SSL_LABS = None

_OTHERS_READ = 0o004


def check(case: Case) -> list[Hit] | None:
    """One hit for each file with a key that others may read; a note where all its keys are encrypted."""
    holding = [(file, file.mode) for file in case.files if file.mode is not None and keys_in(file)]
    if not holding:
        return None
    return [_hit(file, mode) for file, mode in holding if mode & _OTHERS_READ]


def _hit(file: FileFacts, mode: int) -> Hit:
    encrypted = all(key.encrypted for key in keys_in(file))
    what = "an encrypted private key" if encrypted else "a private key"
    told = f"{file.name} holds {what}, and every user of this machine may read it (mode {mode:04o})"
    return Hit(told, severity=Severity.NOTE if encrypted else None)
