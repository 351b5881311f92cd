from pathlib import Path

import cryptography_vectors
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from chainfix.certificates import kinds
from chainfix.certificates.kinds import Kind, appearance_of, kind_of
from chainfix.certificates.pem import decode, pieces
from tests.support import pki
from tests.support.der import integer, sequence

VECTORS = Path(cryptography_vectors.__file__).parent
DER = serialization.Encoding.DER
PLAIN = serialization.NoEncryption()
RSA = rsa.generate_private_key(65537, 1024)  # noqa: S505 nothing is kept secret with it
EC = ec.generate_private_key(ec.SECP256R1())


def vector(name: str) -> bytes:
    data = (VECTORS / name).read_bytes()
    return next((decode(piece.body) for piece in pieces(data) if piece.label), data)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x509/cryptography.io.pem", kinds.CERTIFICATE),
        ("x509/v1_cert.pem", kinds.CERTIFICATE),
        ("x509/verisign_md2_root.pem", kinds.CERTIFICATE),
        ("x509/custom/crl_almost_10k.pem", kinds.CRL),
        ("x509/custom/crl_empty.pem", kinds.CRL),
        ("x509/custom/crl_inval_date_fractional_seconds.der", kinds.CRL),
        ("x509/requests/rsa_sha256.pem", kinds.REQUEST),
        ("x509/requests/ec_sha256.der", kinds.REQUEST),
        ("x509/requests/zero-element-attribute.pem", kinds.REQUEST),
        ("x509/ocsp/resp-sha256.der", kinds.OCSP),
        ("pkcs7/amazon-roots.der", kinds.PKCS7),
        ("pkcs7/enveloped.pem", kinds.PKCS7),
        ("pkcs12/no-password.p12", kinds.PKCS12),
        ("pkcs12/java-truststore.p12", kinds.PKCS12),
    ],
)
def test_files(name: str, kind: Kind) -> None:
    assert kind_of(vector(name)) is kind


@pytest.mark.parametrize("key", [RSA, EC, ed25519.Ed25519PrivateKey.generate()], ids=["rsa", "ec", "ed25519"])
def test_keys(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey) -> None:
    encryption = serialization.BestAvailableEncryption(b"secret")
    assert kind_of(key.private_bytes(DER, serialization.PrivateFormat.PKCS8, PLAIN)) is kinds.PRIVATE_KEY
    assert kind_of(key.private_bytes(DER, serialization.PrivateFormat.PKCS8, encryption)) is kinds.ENCRYPTED_KEY
    assert kind_of(key.public_key().public_bytes(DER, serialization.PublicFormat.SubjectPublicKeyInfo)) is kinds.PUBLIC_KEY


@pytest.mark.parametrize("key", [RSA, EC], ids=["rsa", "ec"])
def test_traditional_keys(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> None:
    assert kind_of(key.private_bytes(DER, serialization.PrivateFormat.TraditionalOpenSSL, PLAIN)) is kinds.PRIVATE_KEY


def test_pairs_of_numbers() -> None:
    assert kind_of(RSA.public_key().public_bytes(DER, serialization.PublicFormat.PKCS1)) is kinds.RSA_NUMBERS
    assert kind_of(sequence(integer(2**2048 - 1942289), integer(2))) is kinds.RSA_NUMBERS  # DHParameter, PKCS#3 9


@pytest.mark.parametrize(
    "der", [b"", b"0\x00", b"\x02\x01\x05", sequence(integer(5)), sequence(sequence(), b"\x03\x01\0"), pki.root("R").der[:-1]]
)
def test_what_no_one_hands_over(der: bytes) -> None:
    assert kind_of(der) is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\n<HTML>", "html"),
        (b"<?xml version='1.0'?>", "xml"),
        (b'{"error": "not found"}', "json"),
        (b"\xfe\xed\xfe\xed\0\0\0\2", "java-keystore"),
        (b"ssh-ed25519 AAAA me", "ssh-key"),
        (b"\x1f\x8b\x08", "archive"),
        (b"x" * 257 + b"ustar", "archive"),
        (b"%PDF-1.7", "document"),
        (b"0\x82\x05\x00", "der"),
        (b"hello", "text"),
        (bytes(range(128, 256)), "binary"),
    ],
)
def test_what_a_file_without_certificates_looks_like(data: bytes, code: str) -> None:
    assert appearance_of(data).code == code
