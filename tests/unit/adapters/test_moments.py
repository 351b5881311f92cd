"""The moments that people name: a datetime, text as --at takes it, seconds, or now."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from chainfix import InputError
from chainfix.adapters.moments import seconds_of

MARCH = 1803859200
"""2027-03-01T00:00:00Z."""


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2027, 3, 1, tzinfo=UTC),
        datetime(2027, 3, 1, 2, tzinfo=timezone(timedelta(hours=2))),
        datetime(2027, 3, 1, 0, 0, 0, 999999, tzinfo=UTC),
        "2027-03-01",
        "2027-03-01T00:00:00Z",
        "2027-03-01T02:00:00+02:00",
        "2027-02-28T19:00:00-05:00",
        MARCH,
    ],
    ids=str,
)
def test_the_first_second_of_march_2027(moment: datetime | str | int) -> None:
    """A date is its first second in UTC; a certificate's dates know no fractions."""
    assert seconds_of(moment) == MARCH


def test_none_is_now() -> None:
    before = int(time.time())
    assert before <= seconds_of(None) <= time.time()


@pytest.mark.parametrize(("ahead", "seconds"), [("+90d", 90 * 86400), ("+0d", 0), ("-1d", -86400), ("+12h", 12 * 3600)])
def test_ahead_of_now(ahead: str, seconds: int) -> None:
    before = int(time.time())
    assert before + seconds <= seconds_of(ahead) <= time.time() + seconds


@pytest.mark.parametrize("text", ["", "tomorrow", "2027-13-01", "2027-03-01T12:00:00", "01.03.2027", "+90", "90d", "+d", "+1.5d"])
def test_text_that_is_none_is_an_error_that_shows_how(text: str) -> None:
    with pytest.raises(InputError) as caught:
        seconds_of(text)
    error = caught.value
    assert (error.code, error.exit_status) == ("bad-time", 2)
    assert error.message.startswith(f"--at {text}: ")
    assert error.hint == "--at takes 2027-03-01, 2027-03-01T12:00:00Z or +90d"


def test_a_datetime_without_its_zone_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        seconds_of(datetime(2027, 3, 1))  # noqa: DTZ001 that is the case
    assert (caught.value.code, "datetime.now(UTC)" in caught.value.message) == ("bad-time", True)


@pytest.mark.parametrize("text", ["+99999999999999d", "9999999999-01-01"])
def test_a_moment_beyond_the_calendar_is_a_number_or_an_error(text: str) -> None:
    """A date further off than any calendar counts as far off, and never as a crash."""
    try:
        assert seconds_of(text) > MARCH
    except InputError as error:
        assert error.code == "bad-time"  # noqa: PT017 either will do
