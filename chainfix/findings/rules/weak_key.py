"""A certificate has an RSA key under 2048 bits, or a DSA key.

Public authorities issue none since 2014. For a leaf with RSA of 1024 bits OpenSSL at security level 2 (Debian, Ubuntu, Red Hat),
rustls, Apple's and others refuse the connection, and OpenSSL servers at that level do not start ("ee key too small", "ca key too
small"). TLS 1.3 has no DSA at all, and browsers dropped it long before. Clients that want 2048 bits want them of intermediates too.

What to do: a new key and a new certificate: RSA of 2048 bits or more, or P-256.
"""

from chainfix.building.signature import weak_key
from chainfix.building.validation import WEAK_KEYS_FROM
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.roles import Role

CODE, NAME = "CF507", "weak-key"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "CA/Browser Forum Baseline Requirements 6.1.5 (appendix A of version 1); RFC 8446 4.2.3"
SINCE = "2014-01-01"
SSL_LABS = None

_USED = (Role.LEAF, Role.INTERMEDIATE, Role.TWIN)
"""Nobody looks at the key of an unrelated certificate, and clients have their own copy of a root."""


def check(case: Case) -> list[Hit] | None:
    """One hit for the leaf and each CA of the list with a weak key."""
    if case.rules.at < WEAK_KEYS_FROM:
        return None
    weak = [(one, key) for one in case.served if one.role in _USED and (key := weak_key(one.certificate.spki_der))]
    return [
        Hit.on(one, f"{one.certificate.name} has a weak key, {key}")._replace(
            severity=None if one.role is Role.LEAF else Severity.WARNING
        )
        for one, key in weak
    ]
