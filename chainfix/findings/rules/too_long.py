"""The list is longer than some clients accept.

Clients bound what a stranger may make them do. rustls, Firefox and BouncyCastle accept 6 intermediates on a path; mbedTLS, wolfSSL
and Python's cryptography 8; Java 9, and no list of more than 10 certificates, needed or not; GnuTLS no list of more than 16.
Chromium, Go and OpenSSL accept more than anybody sends.

What to do: send what is needed and nothing else; where the path itself is too long, ask the authority for a shorter one.
"""

from collections.abc import Sequence

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF209", "too-long"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "observed: rustls 0.20 to 0.23, Firefox 153 (MAX_SUBCA_COUNT), BouncyCastle 1.72, mbedTLS 2.28, Java 17, GnuTLS 3.7"
SINCE = ""
SSL_LABS = None

_INTERMEDIATES = ((6, "rustls, Firefox and BouncyCastle"), (8, "mbedTLS, wolfSSL and Python's cryptography"), (9, "Java"))
_CERTIFICATES = ((10, "Java"), (16, "GnuTLS"))


def check(case: Case) -> list[Hit] | None:
    """One hit for the path and one for the list as a whole, each with the clients that refuse it."""
    if len(case.list) == 1:
        return None
    sent = len(case.own.path.intermediates) if case.own.path is not None else 0
    deep = [Hit(f"{sent} intermediates are on the path: {who} refuse it") for who in _beyond(sent, _INTERMEDIATES)]
    total = len(case.list)
    return [*deep, *(Hit(f"{total} certificates are sent: {who} refuse the list") for who in _beyond(total, _CERTIFICATES))]


def _beyond(number: int, limits: Sequence[tuple[int, str]]) -> list[str]:
    """All whose limit is passed, as one phrase, or nothing."""
    passed = [who for limit, who in limits if number > limit]
    return ["; ".join(passed)] if passed else []
