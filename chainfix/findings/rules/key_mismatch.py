"""The private key does not belong to the leaf.

A server compares the two when it starts and stops: nginx and Apache say "key values mismatch", HAProxy "inconsistencies between
private key and certificate", Go "private key does not match public key". After a renewal one of the two is mostly the old one; or
the certificate was issued for another request than the one that is at hand.

What to do: find the key that made the request, or have a certificate issued for this one. Where the key belongs to another
certificate of the list, that one is the leaf and comes first.
"""

from chainfix.building.signature import public_key_der
from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF602", "key-mismatch"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "observed: nginx 1.22, Apache 2.4, HAProxy 2.6 (X509_check_private_key)"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit where no key at hand is the leaf's; not applicable where none can be read."""
    keys = (case.key,) if case.key is not None else case.keys
    if not keys:
        return None
    expected = _expected(case)
    if _fits(expected, keys):
        return []
    told = f"the private key is not that of {expected.name}, so servers will not start (key values mismatch)"
    owner = next((certificate for certificate in case.list if _fits(certificate, keys)), None)
    if owner is not None:
        told = f"{told}; it is that of {owner.name}, #{case.position(owner)}"
    return [Hit(told, expected, case.position(expected))]


def _expected(case: Case) -> Certificate:
    """The leaf; where a key made a CA certificate the leaf, the first that is none."""
    if not case.leaf.is_ca:
        return case.leaf
    return next((certificate for certificate in case.list if not certificate.is_ca), case.leaf)


def _fits(certificate: Certificate, keys: tuple[bytes, ...]) -> bool:
    return certificate.spki_der in keys or public_key_der(certificate) in keys
