from datetime import UTC, datetime

import pytest

import chainfix
from chainfix import Attempt, Bundle, Certificate, CertificatePool, ChainNotFound, NetworkError, Note, TrustStore
from chainfix.building.repair import Outcome
from chainfix.certificates.key import PrivateKey
from chainfix.reports import text
from tests.support import pki

ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
LEAF = INTER.leaf("www.example.org")


def certificate(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def outcome(*entities: pki.Entity, store_date: str | None = None, at: datetime = pki.NOW) -> Outcome:
    store = TrustStore("dated", CertificatePool.of([certificate(ROOT)]), date=store_date)
    return chainfix.build([certificate(entity) for entity in entities], stores=[store], fetch=False, at=at).outcome


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 certificates"), (1, "1 certificate"), (2, "2 certificates")],
)
def test_count(number: int, said: str) -> None:
    assert text.count(number, "certificate") == said
    assert text.count(number, "entry", "entries") == ("1 entry" if number == 1 else f"{number} entries")


class TestReading:
    def test_names_what_was_found(self) -> None:
        bundle = Bundle((certificate(LEAF), certificate(INTER)), (PrivateKey(b"", "a.pem"),), (Note("x", "odd", "a.pem", 3),))
        assert text.reading("a.pem", bundle) == [
            "read a.pem: 2 certificates, 1 private key (never written)",
            "note: a.pem, line 3: odd",
        ]

    def test_of_a_key_alone(self) -> None:
        said = text.reading("k.pem", Bundle((), (PrivateKey(b"", "k.pem"),), ()))
        assert said == ["read k.pem: 0 certificates, 1 private key (never written)"]

    def test_of_an_empty_chain(self) -> None:
        assert text.reading("c.pem", Bundle((), (), (), empty_chain=True)) == [
            "read c.pem: an empty chain (no intermediate is needed)"
        ]


class TestTheDateOfAStore:
    def test_stands_with_what_is_reached(self) -> None:
        assert (
            text.built(outcome(LEAF, INTER, store_date="2026-06-01"))[-1]
            == "reaches dated (2026-06-01) at Example Root (until 2027-01-01)"
        )

    def test_more_than_a_year_after_the_time_that_is_asked_about_is_said(self) -> None:
        said = text.old_time(outcome(LEAF, INTER, store_date="2028-01-01"))
        assert said == ["note: 2026-07-01 is long before the store dated (2028-01-01) was made: today's store is asked"]

    @pytest.mark.parametrize("date", [None, "2026-08-01", "2027-06-30", "2020-01-01"])
    def test_otherwise_is_not(self, date: str | None) -> None:
        assert text.old_time(outcome(LEAF, INTER, store_date=date)) == []

    def test_stands_in_the_details(self) -> None:
        store = TrustStore("mozilla", CertificatePool.of([certificate(ROOT)]), date="2026-06-01", origin="certifi 2026.6.1")
        assert text.trusted([store], 3) == [
            "store mozilla from certifi 2026.6.1, of 2026-06-01: 1 certificate",
            "pool: 3 certificates",
        ]


class TestFailure:
    def test_says_what_was_tried_once(self) -> None:
        attempts = (Attempt("http://a/x", "status 404"), Attempt("http://b/y", "time-out", retriable=True))
        error = NetworkError(
            "no issuer\n  tried http://a/x: status 404", code="issuer-missing", hint="look there", attempts=attempts
        )
        assert text.failure(error) == [
            "error: no issuer\n  tried http://a/x: status 404",
            "  tried http://b/y: time-out",
            "hint: look there",
        ]

    def test_without_a_hint(self) -> None:
        assert text.failure(ChainNotFound("no", code="no")) == ["error: no"]


def test_notices_are_warnings_unless_they_are_harmless() -> None:
    assert text.warned(Note("ends-early", "it ends")) == "warning: it ends"
    assert text.warned(Note("target-is-anchor", "it is one")) == "note: it is one"


def test_a_twin_is_called_by_its_issuer_too() -> None:
    cross = pki.root("Other Root").cross(ROOT)
    assert (text.called(certificate(ROOT)), text.called(certificate(cross))) == ("Example Root", "Example Root by Other Root")


def test_dates_are_days() -> None:
    late = INTER.leaf("late", not_after=datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC))
    assert text.dates(certificate(late)) == "2026-01-01 to 2026-12-31"


def test_what_was_fetched_came_from_its_url_and_what_was_stored_from_its_store() -> None:
    from chainfix import Source

    places = {
        "fetched": ("http://a/x", "from http://a/x"),
        "cached": ("http://a/x", "from http://a/x, cached"),
        "pooled": ("pool.pem", "from pool.pem, certificate 2"),
        "stored": ("mozilla", "from the store mozilla"),
    }
    said = {kind: text._origin(certificate(INTER).with_source(Source(kind, place, 2))) for kind, (place, _) in places.items()}
    assert said == {kind: words for kind, (_, words) in places.items()}
