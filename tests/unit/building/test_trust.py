"""Trust stores: found by name, added up, dated distrust, and the trust settings of OpenSSL."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chainfix.building.distrust import Distrust
from chainfix.building.trust import TrustStore, key_fingerprint, settings_allow
from chainfix.building.trust import refused as which
from chainfix.certificates.certificate import STORED, Certificate
from chainfix.certificates.extensions import ANY_EKU, CLIENT_AUTH, SERVER_AUTH
from chainfix.certificates.pool import CertificatePool
from tests.support import der as writer
from tests.support import pki

ROOT, OTHER = pki.root("Example Root"), pki.root("Other Root")
TWIN = OTHER.cross(ROOT)
DAY = datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC)


def read(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def row(entity: pki.Entity = ROOT, after: datetime = DAY, **changed: Any) -> Distrust:
    plain = Distrust(key_fingerprint(read(entity)), read(entity).subject, int(after.timestamp()), "notBefore", "server", "a test")
    return plain._replace(**changed)


def store(name: str, *entities: pki.Entity, distrust: tuple[Distrust, ...] = (), origin: str = "") -> TrustStore:
    pool = CertificatePool([(entity.der, name, number) for number, entity in enumerate(entities, start=1)], STORED)
    return TrustStore(name, pool, date="2026-01-01", origin=origin, distrust=distrust)


def issued(start: datetime) -> Certificate:
    return read(ROOT.leaf("www.example.org", not_before=start))


class TestStore:
    def test_what_is_in_it(self) -> None:
        both = store("a", ROOT, OTHER)
        assert len(both) == 2
        assert both.named(OTHER.subject) == (read(OTHER),)
        assert both.named(OTHER.subject)[0].source == (STORED, "a", 2)
        assert both.named(pki.name_der(("CN", "Nobody of that name"))) == ()
        assert repr(both) == "<TrustStore 'a': 2 certificates>"

    def test_the_fingerprint_of_a_key_is_that_of_all_its_certificates(self) -> None:
        assert key_fingerprint(read(ROOT)) == key_fingerprint(read(TWIN)) != key_fingerprint(read(OTHER))


class TestDistrust:
    @pytest.mark.parametrize(("late", "refused"), [(-1, False), (0, False), (1, True)])
    def test_a_leaf_that_starts_later_is_distrusted(self, late: int, refused: bool) -> None:
        leaf = issued(DAY + timedelta(seconds=late))
        found = store("a", ROOT, distrust=(row(),)).distrusted(read(ROOT), leaf, "server")
        assert found == (row() if refused else None)

    @pytest.mark.parametrize(
        "other",
        [
            row(OTHER),
            row(subject="CN=Someone Else"),
            row(spki_sha256="0" * 64),
            row(purpose="mail"),
            row(basis="sct", after=DAY + timedelta(days=2)),
            row(basis="removal"),
            row(after=DAY + timedelta(days=400)),
        ],
    )
    def test_a_row_about_something_else(self, other: Distrust) -> None:
        leaf = issued(DAY + timedelta(days=1))
        assert store("a", ROOT, distrust=(other,)).distrusted(read(ROOT), leaf, "server") is None
        assert store("a", ROOT, distrust=(other, row())).distrusted(read(ROOT), leaf, "server") == row()

    @pytest.mark.parametrize(("late", "refused"), [(-1, False), (0, False), (1, True)])
    def test_the_earliest_timestamp_counts_whatever_the_notbefore(self, late: int, refused: bool) -> None:
        moments = [DAY + timedelta(days=30), DAY + timedelta(milliseconds=late), DAY + timedelta(days=31)]
        for start in (DAY - timedelta(days=30), DAY + timedelta(days=30)):
            leaf = read(ROOT.leaf("www.example.org", not_before=start, extensions=[pki.scts(*moments)]))
            dated = row(basis="sct")
            assert store("a", ROOT, distrust=(dated,)).distrusted(read(ROOT), leaf, "server") == (dated if refused else None)
            assert which(leaf, dated) == "whose first timestamp is later than 2026-03-01"

    @pytest.mark.parametrize(
        "extensions", [[], [pki.scts()], [(pki.SCT_LIST, False, b"\4\2\0\1")]], ids=["none", "empty", "broken"]
    )
    @pytest.mark.parametrize(("late", "refused"), [(0, False), (1, True)])
    def test_without_a_timestamp_the_notbefore_counts_and_that_is_said(
        self, extensions: list[pki.Extension], late: int, refused: bool
    ) -> None:
        leaf = read(ROOT.leaf("www.example.org", not_before=DAY + timedelta(seconds=late), extensions=extensions))
        dated = row(basis="sct")
        assert store("a", ROOT, distrust=(dated,)).distrusted(read(ROOT), leaf, "server") == (dated if refused else None)
        assert which(leaf, dated) == "whose first timestamp is later than 2026-03-01 (without one in it, its notBefore counts)"

    def test_another_purpose_and_another_anchor(self) -> None:
        leaf = issued(DAY + timedelta(days=1))
        assert store("a", ROOT, distrust=(row(),)).distrusted(read(ROOT), leaf, "client") is None
        assert store("a", ROOT, OTHER, distrust=(row(),)).distrusted(read(OTHER), leaf, "server") is None


class TestSum:
    """What either store trusts without a date, both together trust without a date."""

    def test_name_origin_and_contents(self) -> None:
        both = store("a", ROOT, origin="one") + store("b", OTHER, origin="two")
        assert (both.name, both.origin, both.date, len(both)) == ("a+b", "one + two", None, 2)
        assert both.named(ROOT.subject) == (read(ROOT),)
        assert both.named(OTHER.subject) == (read(OTHER),)

    def test_a_store_that_does_not_hold_the_root_does_not_trust_it(self) -> None:
        dated = store("a", ROOT, distrust=(row(),))
        assert (dated + store("b", OTHER)).distrust == (row(),)
        assert (store("b", OTHER) + dated).distrust == (row(),)

    def test_a_store_that_holds_the_key_without_a_date_trusts_it(self) -> None:
        dated = store("a", ROOT, distrust=(row(), row(OTHER)))
        for holder in (ROOT, TWIN):
            assert (dated + store("b", holder)).distrust == (row(OTHER),)
            assert (store("b", holder) + dated).distrust == (row(OTHER),)

    def test_two_dated_alike_and_two_dated_differently(self) -> None:
        dated, later = row(), row(after=DAY + timedelta(days=30))
        assert (store("a", ROOT, distrust=(dated,)) + store("b", ROOT, distrust=(dated,))).distrust == (dated,)
        assert (store("a", ROOT, distrust=(dated,)) + store("b", ROOT, distrust=(later,))).distrust == ()

    def test_it_decides_about_a_leaf(self) -> None:
        leaf, dated = issued(DAY + timedelta(days=1)), store("a", ROOT, distrust=(row(),))
        assert (dated + store("b", OTHER)).distrusted(read(ROOT), leaf, "server") == row()
        assert (dated + store("b", ROOT)).distrusted(read(ROOT), leaf, "server") is None


def oids(*purposes: bytes) -> bytes:
    return b"".join(writer.tlv(6, purpose) for purpose in purposes)


class TestSettings:
    """X509_CERT_AUX: nothing said allows all; a rejection wins; a list of the trusted leaves out the others."""

    @pytest.mark.parametrize(
        ("trusted", "rejected", "server", "client", "any_"),
        [
            ((), (), True, True, True),
            ((SERVER_AUTH,), (), True, False, True),
            ((CLIENT_AUTH,), (), False, True, True),
            ((SERVER_AUTH, CLIENT_AUTH), (), True, True, True),
            ((ANY_EKU,), (), True, True, True),
            ((), (SERVER_AUTH,), False, True, False),
            ((), (ANY_EKU,), False, False, False),
            ((SERVER_AUTH,), (CLIENT_AUTH,), True, False, True),
            ((SERVER_AUTH,), (SERVER_AUTH,), False, False, True),
            ((ANY_EKU,), (CLIENT_AUTH,), True, False, True),
        ],
    )
    def test_purposes(
        self, trusted: tuple[bytes, ...], rejected: tuple[bytes, ...], server: bool, client: bool, any_: bool
    ) -> None:
        parts = (writer.sequence(oids(*trusted)) if trusted else b"", writer.tlv(0xA0, oids(*rejected)) if rejected else b"")
        anchor = Certificate.from_der(ROOT.der, trust_settings=writer.sequence(*parts))
        assert anchor.trust_settings is not None
        assert [settings_allow(anchor, purpose) for purpose in (SERVER_AUTH, CLIENT_AUTH, None)] == [server, client, any_]

    def test_a_plain_certificate(self) -> None:
        assert all(settings_allow(read(ROOT), purpose) for purpose in (SERVER_AUTH, CLIENT_AUTH, None))
