"""Dates as RFC 5280 4.1.2.5 writes them, those that certificates have all the same, and those that people type."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainfix.certificates import dates
from chainfix.certificates.der import DerError
from tests.support import der as writer

UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
WHOLE_SECONDS = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def element(tag: int, text: str) -> bytes:
    return writer.tlv(tag, text.encode())


class TestStrict:
    """RFC 5280 4.1.2.5.1: "Where YY is greater than or equal to 50, the year SHALL be interpreted as 19YY"."""

    @pytest.mark.parametrize(
        ("text", "year"), [("000101000000Z", 2000), ("490101000000Z", 2049), ("500101000000Z", 1950), ("990101000000Z", 1999)]
    )
    def test_two_digits_of_a_year(self, text: str, year: int) -> None:
        assert dates.seconds(element(UTC_TIME, text)) == seconds(f"{year}-01-01T00:00:00Z")

    @pytest.mark.parametrize("year", [1, 1600, 1949, 1950, 1970, 2000, 2026, 2049, 2050, 9999])
    def test_four_digits_of_a_year(self, year: int) -> None:
        assert dates.seconds(element(GENERALIZED_TIME, f"{year:04}1231235959Z")) == seconds(f"{year:04}-12-31T23:59:59Z")

    def test_leap_days(self) -> None:
        assert dates.seconds(element(UTC_TIME, "240229120000Z")) == seconds("2024-02-29T12:00:00Z")
        assert dates.seconds(element(GENERALIZED_TIME, "20000229000001Z")) == seconds("2000-02-29T00:00:01Z")

    @given(WHOLE_SECONDS)
    def test_every_second(self, moment: datetime) -> None:
        text = f"{moment.year:04}{moment:%m%d%H%M%S}Z"
        assert dates.moment(dates.seconds(element(GENERALIZED_TIME, text))) == moment
        if 1950 <= moment.year < 2050:
            assert dates.moment(dates.seconds(element(UTC_TIME, text[2:]))) == moment

    @pytest.mark.parametrize("day", ["000230", "210229", "240230", "240431", "240001", "241301", "240100", "240132"])
    def test_days_that_are_none(self, day: str) -> None:
        for tag, text in ((UTC_TIME, f"{day}000000Z"), (GENERALIZED_TIME, f"20{day}000000Z")):
            with pytest.raises(DerError):
                dates.seconds(element(tag, text))
            with pytest.raises(DerError):
                dates.lenient_seconds(element(tag, text))

    @pytest.mark.parametrize("clock", ["240000", "006000", "000060", "999999"])
    def test_hours_that_are_none(self, clock: str) -> None:
        with pytest.raises(DerError, match="no hour"):
            dates.seconds(element(UTC_TIME, f"260101{clock}Z"))
        with pytest.raises(DerError):
            dates.lenient_seconds(element(UTC_TIME, f"260101{clock}Z"))

    def test_the_year_0_is_none(self) -> None:
        with pytest.raises(DerError):
            dates.seconds(element(GENERALIZED_TIME, "00000101000000Z"))
        with pytest.raises(DerError):
            dates.lenient_seconds(element(GENERALIZED_TIME, "00000101000000Z"))

    @pytest.mark.parametrize(
        "element",
        [
            b"",
            element(UTC_TIME, ""),
            element(UTC_TIME, "20260101000000Z"),
            element(GENERALIZED_TIME, "260101000000Z"),
            element(0x13, "260101000000Z"),
            element(UTC_TIME, "260101000000z"),
            element(UTC_TIME, "2601010000000"),
            element(UTC_TIME, "26010100000aZ"),
            element(UTC_TIME, "2601a1000000Z"),
            element(UTC_TIME, "+60101000000Z"),
            element(UTC_TIME, "260101 00000Z"),
            b"\x17\x0e260101000000Z",
            b"\x18\x0d20260101000000Z",
        ],
        ids=repr,
    )
    def test_anything_else_is_refused(self, element: bytes) -> None:
        with pytest.raises(DerError):
            dates.seconds(element)

    @given(st.binary(max_size=20) | st.from_regex(rb"\A[\x17\x18][\x0d\x0f][0-9 +Z.-]{13,15}\Z"))
    def test_any_bytes_are_a_date_or_refused(self, data: bytes) -> None:
        for read in (dates.seconds, dates.lenient_seconds):
            with suppress(DerError):
                assert 1 <= dates.moment(read(data)).year <= 9999


class TestLenient:
    """X.680 allows more than RFC 5280 does, and old certificates used it."""

    @pytest.mark.parametrize(
        ("tag", "text", "meant"),
        [
            (UTC_TIME, "2601010000Z", "2026-01-01T00:00:00Z"),
            (UTC_TIME, "9912312359Z", "1999-12-31T23:59:00Z"),
            (UTC_TIME, "4912312359Z", "2049-12-31T23:59:00Z"),
            (UTC_TIME, "500101000000+0000", "1950-01-01T00:00:00Z"),
            (UTC_TIME, "260101000000+0130", "2025-12-31T22:30:00Z"),
            (UTC_TIME, "260101000000-0130", "2026-01-01T01:30:00Z"),
            (UTC_TIME, "2601010000+0100", "2025-12-31T23:00:00Z"),
            (UTC_TIME, "260101000000", "2026-01-01T00:00:00Z"),
            (GENERALIZED_TIME, "202601010000Z", "2026-01-01T00:00:00Z"),
            (GENERALIZED_TIME, "20260101000000", "2026-01-01T00:00:00Z"),
            (GENERALIZED_TIME, "20260101000000.9Z", "2026-01-01T00:00:00Z"),
            (GENERALIZED_TIME, "20260101000000.123+0100", "2025-12-31T23:00:00Z"),
            (GENERALIZED_TIME, "20260101000000-1200", "2026-01-01T12:00:00Z"),
        ],
    )
    def test_forms_that_the_profile_forbids(self, tag: int, text: str, meant: str) -> None:
        with pytest.raises(DerError):
            dates.seconds(element(tag, text))
        assert dates.lenient_seconds(element(tag, text)) == seconds(meant)

    @given(WHOLE_SECONDS)
    def test_what_is_strict_is_read_alike(self, moment: datetime) -> None:
        whole = element(GENERALIZED_TIME, f"{moment.year:04}{moment:%m%d%H%M%S}Z")
        assert dates.lenient_seconds(whole) == dates.seconds(whole)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Z",
            "2026",
            "20260101Z",
            "tomorrow",
            "20260101000000+9999",
            "20260101000000+2400",
            "00010101000000+0100",
            "99991231235959-0100",
            "\xff" * 14,
        ],
    )
    def test_what_is_no_date(self, text: str) -> None:
        with pytest.raises(DerError):
            dates.lenient_seconds(element(GENERALIZED_TIME, text))


class TestShown:
    @given(WHOLE_SECONDS)
    def test_an_instant_is_aware_and_in_utc(self, moment: datetime) -> None:
        found = dates.moment(int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()))
        assert (found, found.utcoffset()) == (moment, timedelta(0))

    @pytest.mark.parametrize(
        ("instant", "day"),
        [
            ("2026-03-09T00:00:00Z", "2026-03-09"),
            ("2026-03-09T23:59:59Z", "2026-03-09"),
            ("1969-12-31T23:59:59Z", "1969-12-31"),
            ("0033-04-03T12:00:00Z", "0033-04-03"),
        ],
    )
    def test_a_day(self, instant: str, day: str) -> None:
        assert dates.day(seconds(instant)) == day


class TestTyped:
    NOW = seconds("2026-07-01T12:00:00Z")

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("2027-03-01", "2027-03-01T00:00:00Z"),
            ("20270301", "2027-03-01T00:00:00Z"),
            ("2027-03-01T12:00:00Z", "2027-03-01T12:00:00Z"),
            ("2027-03-01T12:00:00.9Z", "2027-03-01T12:00:00Z"),
            ("2027-03-01T12:00Z", "2027-03-01T12:00:00Z"),
            ("2027-03-01 12:00:00+02:00", "2027-03-01T10:00:00Z"),
            ("2027-03-01t12:00:00-02:00", "2027-03-01T14:00:00Z"),
            ("+0d", "2026-07-01T12:00:00Z"),
            ("+90d", "2026-09-29T12:00:00Z"),
            ("-1d", "2026-06-30T12:00:00Z"),
            ("+36h", "2026-07-03T00:00:00Z"),
            ("-12h", "2026-07-01T00:00:00Z"),
            ("1960-01-01", "1960-01-01T00:00:00Z"),
        ],
    )
    def test_forms(self, text: str, meant: str) -> None:
        assert dates.parse_moment(text, self.NOW) == seconds(meant)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "+",
            "+d",
            "90d",
            "+90",
            "+9.5d",
            "+-9d",
            "+1w",
            "now",
            "2027",
            "2027-03",
            "2027-13-01",
            "2027-02-29",
            "2027-03-01T25:00Z",
            "01.03.2027",
            "2027-03-01T12:00:00",
            "2027-03-01 12:00",
            " 2027-03-01",
            "2027-03-01Z",
        ],
    )
    def test_what_is_none_of_them(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"not a date or time|needs its zone"):
            dates.parse_moment(text, self.NOW)

    def test_a_time_without_its_zone_says_so(self) -> None:
        with pytest.raises(ValueError, match="needs its zone"):
            dates.parse_moment("2027-03-01T12:00:00", self.NOW)

    @pytest.mark.parametrize("text", ["+99999999999d", "-9999999d", "0001-01-01T00:00:00+01:00", f"+{'9' * 40}h"])
    def test_beyond_what_a_date_can_name(self, text: str) -> None:
        with pytest.raises(ValueError, match="years 1 to 9999"):
            dates.parse_moment(text, self.NOW)
