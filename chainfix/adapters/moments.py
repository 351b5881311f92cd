"""The clock, and the moments that people name by it."""

import time
from datetime import datetime

from chainfix.certificates.dates import parse_moment
from chainfix.errors import InputError

Moment = datetime | str | int | None
"""An aware datetime; a str as ``--at`` takes it; seconds since 1970; None for now."""


def seconds_of(at: Moment) -> int:
    """A moment as seconds since 1970 UTC; raises InputError for text that is none and for a datetime without a zone."""
    if at is None:
        return int(time.time())
    if isinstance(at, int):
        return at
    if isinstance(at, str):
        try:
            return parse_moment(at, int(time.time()))
        except ValueError as error:
            hint = "--at takes 2027-03-01, 2027-03-01T12:00:00Z or +90d"
            raise InputError(f"--at {at}: {error}", code="bad-time", hint=hint) from None
    if at.tzinfo is None:
        raise InputError("a datetime needs its time zone: datetime.now(UTC)", code="bad-time")
    return int(at.timestamp())
