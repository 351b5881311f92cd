"""The dates of a certificate (RFC 5280 4.1.2.5) as whole seconds since 1970-01-01 UTC, and how they are written."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from chainfix.certificates.der import GENERALIZED_TIME, UTC_TIME, DerError

_UTC_TIME_LENGTH = 2 + len("YYMMDDHHMMSSZ")
_GENERALIZED_LENGTH = 2 + len("YYYYMMDDHHMMSSZ")
_WITHOUT_SECONDS = len("YYYYMMDDHHMM")
_PIVOT = 50
"""A two-digit year from 50 on is of the last century (RFC 5280 4.1.2.5.1)."""


def seconds(element: bytes) -> int:
    """The instant that a Time stands for, in seconds since 1970-01-01 UTC; strict (seconds and Z are due); raises DerError."""
    length = len(element)
    if length not in (_UTC_TIME_LENGTH, _GENERALIZED_LENGTH) or element[-1] != 0x5A:
        raise DerError("a date is not written as RFC 5280 asks")
    clock = element[-7:-1]
    if not clock.isdigit():
        raise DerError("a date holds something else than digits")
    hour, rest = divmod(int(clock), 10000)
    minute, second = divmod(rest, 100)
    if hour > 23 or minute > 59 or second > 59:
        raise DerError("a date names no hour that there is")
    return _midnight(element[:-7]) + hour * 3600 + minute * 60 + second


@lru_cache(maxsize=4096)
def _midnight(beginning: bytes) -> int:
    """The first second of the day that a Time begins with, its tag and length before it."""
    tag, length, digits = beginning[0], beginning[1], beginning[2:]
    if not digits.isdigit() or (tag, length, len(digits)) not in ((UTC_TIME, 13, 6), (GENERALIZED_TIME, 15, 8)):
        raise DerError("a date is not written as RFC 5280 asks")
    year = int(digits[:-4])
    if tag == UTC_TIME:
        year += 1900 if year >= _PIVOT else 2000
    try:
        return int((datetime(year, int(digits[-4:-2]), int(digits[-2:]), tzinfo=UTC) - _EPOCH).total_seconds())
    except ValueError:
        raise DerError("a date names no day that there is") from None


def lenient_seconds(element: bytes) -> int:
    """As :func:`seconds`, with or without seconds, their fractions, and with an offset instead of Z (X.680)."""
    text = element[2:].decode("ascii", "replace").strip()
    offset = timedelta()
    if text[-5:-4] in ("+", "-") and text[-4:].isdigit() and text[-4:] < "2400":
        offset = timedelta(hours=int(text[-4:-2]), minutes=int(text[-2:])) * int(text[-5] + "1")
        text = text[:-5]
    digits = text.rstrip("Z").partition(".")[0]
    if element[:1] == bytes([UTC_TIME]):
        digits = ("20" if digits[:2] < str(_PIVOT) else "19") + digits
    try:
        form = "%Y%m%d%H%M%S" if len(digits) > _WITHOUT_SECONDS else "%Y%m%d%H%M"
        moment = datetime.strptime(digits, form).replace(tzinfo=UTC) - offset
    except (ValueError, OverflowError):  # the latter where the offset leads out of the years 1 to 9999
        raise DerError(f"{text!r} is not a date") from None
    return int((moment - _EPOCH).total_seconds())


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(seconds: int) -> datetime:
    """An aware datetime in UTC."""
    return _EPOCH + timedelta(seconds=seconds)


def day(seconds: int) -> str:
    """The day of an instant in UTC, as YYYY-MM-DD."""
    return moment(seconds).date().isoformat()


_AHEAD = ("d", 86400), ("h", 3600)


def parse_moment(text: str, now: int) -> int:
    """An instant as people write it: RFC 3339, a date (its first second in UTC), or ``+90d`` from ``now``; raises ValueError."""
    for unit, length in _AHEAD:
        if text[:1] in ("+", "-") and text.endswith(unit) and text[1:-1].isdecimal():
            return _within_reach(now + int(text[:-1]) * length)
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("not a date or time") from None
    if parsed.tzinfo is None:
        if len(text) > len("YYYY-MM-DD"):
            raise ValueError("a time needs its zone, such as 2027-03-01T12:00:00Z")
        parsed = parsed.replace(tzinfo=UTC)
    return _within_reach(int((parsed - _EPOCH).total_seconds()))


def _within_reach(seconds: int) -> int:
    """The same instant; raises ValueError where no datetime can name it."""
    try:
        moment(seconds)
    except OverflowError:
        raise ValueError("only the years 1 to 9999 can be named") from None
    return seconds
