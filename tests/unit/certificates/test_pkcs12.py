import subprocess
from pathlib import Path

import cryptography_vectors
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    load_der_private_key,
    pkcs12,
)

from chainfix.certificates.pkcs12 import contents
from chainfix.errors import InputError
from tests.support import pki
from tests.support.programs import need

VECTORS = Path(cryptography_vectors.__file__).parent / "pkcs12"
ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
LEAF = INTER.leaf("www.example.org")


def packed(password: bytes | None) -> bytes:
    assert isinstance(LEAF.key, ec.EllipticCurvePrivateKey)
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    others = [INTER.certificate, ROOT.certificate]
    return pkcs12.serialize_key_and_certificates(b"name", LEAF.key, LEAF.certificate, others, encryption)


@pytest.mark.parametrize("password", [None, b"not needed"])
def test_without_a_password(password: bytes | None) -> None:
    found = contents(packed(None), password, "a.p12")
    assert found.certificates == (LEAF.der, INTER.der, ROOT.der)
    assert found.key is not None
    assert load_der_private_key(found.key, None).public_key() == LEAF.certificate.public_key()


def test_with_a_password() -> None:
    assert contents(packed(b"secret"), b"secret", "a.p12").certificates == (LEAF.der, INTER.der, ROOT.der)


def test_the_password_is_asked_for_with_the_place_and_only_if_need_be() -> None:
    asked = []

    def ask(place: str) -> bytes:
        asked.append(place)
        return b"secret"

    contents(packed(None), ask, "plain.p12")
    contents(packed(b"secret"), ask, "locked.p12")
    assert asked == ["locked.p12"]


@pytest.mark.parametrize(
    ("password", "code"), [(None, "password-needed"), (lambda _: None, "password-needed"), (b"wrong", "wrong-password")]
)
def test_what_is_wrong_with_the_password(password: bytes | None, code: str) -> None:
    with pytest.raises(InputError) as caught:
        contents(packed(b"secret"), password, "a.p12")
    assert caught.value.code == code
    assert "a.p12" in caught.value.message
    assert "--password-file" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("name", "password", "certificates", "key"),
    [
        ("cert-key-aes256cbc.p12", b"cryptography", 1, True),
        ("cert-rc2-key-3des.p12", b"cryptography", 1, True),
        ("cert-none-key-none.p12", b"cryptography", 1, True),
        ("cert-aes256cbc-no-key.p12", b"cryptography", 1, False),
        ("no-cert-key-aes256cbc.p12", b"cryptography", 0, True),
        ("name-unicode-pwd.p12", b"password", 3, True),
        ("no-password.p12", None, 1, True),
        ("java-truststore.p12", None, 2, False),
    ],
)
def test_real_files(name: str, password: bytes | None, certificates: int, key: bool) -> None:
    found = contents((VECTORS / name).read_bytes(), password, name)
    assert (len(found.certificates), found.key is not None) == (certificates, key)
    assert all(x509.load_der_x509_certificate(der).public_bytes(Encoding.DER) == der for der in found.certificates)


@pytest.mark.parametrize("data", [b"", b"0\x00", packed(None)[:-10]])
def test_what_is_no_pkcs12_is_unreadable(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        contents(data, None, "a.p12")
    assert caught.value.code == "unreadable-pkcs12"
    assert "openssl pkcs12 -in a.p12" in str(caught.value.hint)


def test_a_certificate_that_cryptography_cannot_load_is_said_to_be_the_reason(tmp_path: Path) -> None:
    (tmp_path / "odd.pem").write_text(ROOT.ca("Odd CA", version=5).pem)
    command = [need("openssl"), "pkcs12", "-export", "-nokeys", "-in", "odd.pem", "-out", "odd.p12", "-passout", "pass:secret"]
    subprocess.run(command, cwd=tmp_path, check=True)
    with pytest.raises(InputError) as caught:
        contents((tmp_path / "odd.p12").read_bytes(), b"secret", "odd.p12")
    assert caught.value.code == "unreadable-pkcs12"
    assert "5 is not a valid X509 version" in caught.value.message
