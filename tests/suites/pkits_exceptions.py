"""Where chainfix answers a PKITS test otherwise than its document: expected, actual and the reason."""

from typing import NamedTuple


class Departure(NamedTuple):
    """One departure; an unexpected success fails the suite too."""

    expected: bool
    """Whether the document says that the path is valid."""
    actual: bool
    """Whether chainfix builds it."""
    reason: str


_REVOKED = "the path is sound and only revocation makes it invalid, which a chain builder does not look at"
_CRL_SIGN = "the CA may sign certificates but no CRLs: the document fails it for want of revocation information only"

EXCEPTIONS: dict[str, Departure] = {
    "4.1.5": Departure(
        expected=True,
        actual=False,
        reason="the DSA key inherits its parameters from its issuer (RFC 3279 2.3.2), and cryptography cannot load such a key",
    ),
    "4.5.2": Departure(expected=False, actual=True, reason=_REVOKED),
    "4.5.5": Departure(expected=False, actual=True, reason=_REVOKED),
    "4.5.7": Departure(expected=False, actual=True, reason=_REVOKED),
    "4.7.4": Departure(expected=False, actual=True, reason=_CRL_SIGN),
    "4.7.5": Departure(expected=False, actual=True, reason=_CRL_SIGN),
}
