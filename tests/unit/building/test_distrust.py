"""The dated table against the certifi that is installed, and against what is publicly known of the dates."""

import hashlib
import re
from datetime import UTC, datetime

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chainfix.building.distrust import MOZILLA, Distrust


def key_hash(certificate: x509.Certificate) -> str:
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).hexdigest()


@pytest.fixture(scope="module")
def roots() -> dict[str, x509.Certificate]:
    """The roots of the installed certifi by the hash of their key."""
    return {key_hash(certificate): certificate for certificate in x509.load_pem_x509_certificates(certifi.contents().encode())}


def seconds(text: str) -> int:
    return int(datetime.strptime(text, "%y%m%d%H%M%SZ").replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize("row", MOZILLA, ids=lambda row: row.subject.split(",", 1)[0])
def test_a_root_of_certifi_and_its_row_agree_in_name_and_key(row: Distrust, roots: dict[str, x509.Certificate]) -> None:
    by_name = {found.subject.rfc4514_string(): key for key, found in roots.items()}
    if row.spki_sha256 in roots:
        assert roots[row.spki_sha256].subject.rfc4514_string() == row.subject
    assert by_name.get(row.subject, row.spki_sha256) == row.spki_sha256


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


def test_each_row_stands_once_with_a_whole_hash_a_source_and_one_rule() -> None:
    assert len({row.spki_sha256 for row in MOZILLA}) == len(MOZILLA) == len({row.subject for row in MOZILLA})
    for row in MOZILLA:
        assert re.fullmatch("[0-9a-f]{64}", row.spki_sha256)
        assert "https://" in row.source
        assert (row.basis, row.purpose) == ("notBefore", "server")


def test_the_newest_date_comes_first() -> None:
    assert [row.after for row in MOZILLA] == sorted((row.after for row in MOZILLA), reverse=True)
