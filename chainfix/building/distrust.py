"""That a trust store refuses what one of its roots issues, from a date on; :mod:`chainfix.building.calendar` has the dates."""

from datetime import UTC, datetime
from typing import Literal, NamedTuple


class Distrust(NamedTuple):
    """From when on a trust store refuses what one of its roots issues, or has the root no more."""

    spki_sha256: str
    """SHA-256 of the root's SubjectPublicKeyInfo, in lower-case hexadecimal."""
    subject: str
    """The root's subject name as RFC 4514 text."""
    after: int
    """Seconds since the epoch: the last instant at which a leaf may start or be logged; of a removal, when the root goes."""
    basis: Literal["notBefore", "sct", "removal"]
    """What is compared: the leaf's notBefore, its earliest signed certificate timestamp, or the moment itself."""
    purpose: Literal["server"]
    """For which purpose the root is distrusted."""
    source: str
    """Where the date was read."""

    @property
    def date(self) -> str:
        """The day of that instant (UTC, YYYY-MM-DD)."""
        return datetime.fromtimestamp(self.after, UTC).strftime("%Y-%m-%d")
