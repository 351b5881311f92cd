import pickle

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from chainfix.certificates.key import PrivateKey
from chainfix.certificates.pem import decode, headers, pieces
from chainfix.errors import InputError

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
RSA = rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.generate()
PEM, DER = serialization.Encoding.PEM, serialization.Encoding.DER
PKCS8, TRADITIONAL, OPENSSH = (
    serialization.PrivateFormat.PKCS8,
    serialization.PrivateFormat.TraditionalOpenSSL,
    serialization.PrivateFormat.OpenSSH,
)
PLAIN = serialization.NoEncryption()
LOCKED = serialization.BestAvailableEncryption(b"secret")
FORMS = [
    (RSA, PKCS8),
    (EC, PKCS8),
    (ED, PKCS8),
    (RSA, TRADITIONAL),
    (EC, TRADITIONAL),
    (RSA, OPENSSH),
    (EC, OPENSSH),
    (ED, OPENSSH),
]


def spki(key: Key) -> bytes:
    return key.public_key().public_bytes(DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def read(pem: bytes) -> PrivateKey:
    (piece,) = [piece for piece in pieces(pem) if piece.label]
    return PrivateKey.from_block(piece.label, headers(piece.body), decode(piece.body), "key.pem", piece.line)


@pytest.mark.parametrize(("key", "form"), FORMS)
def test_the_public_key_of_every_form(key: Key, form: serialization.PrivateFormat) -> None:
    private = read(key.private_bytes(PEM, form, PLAIN))
    assert not private.encrypted
    assert private.public_key_der() == private.public_key_der(b"not needed") == spki(key)


# cryptography encrypts OpenSSH keys only where the package bcrypt is installed.
@pytest.mark.parametrize(("key", "form"), [(key, form) for key, form in FORMS if form is not OPENSSH])
def test_the_public_key_of_every_encrypted_form(key: Key, form: serialization.PrivateFormat) -> None:
    private = read(key.private_bytes(PEM, form, LOCKED))
    assert private.encrypted
    with pytest.raises(InputError) as needed:
        private.public_key_der()
    with pytest.raises(InputError) as wrong:
        private.public_key_der(b"wrong")
    assert (needed.value.code, wrong.value.code) == ("password-needed", "wrong-password")
    assert "--password-file" in str(needed.value.hint)
    assert private.public_key_der(b"secret") == spki(key)


def test_an_encrypted_openssh_key_is_known_as_one() -> None:
    blob = b"openssh-key-v1\0" + b"\0\0\0\x0aaes256-ctr" + b"\0\0\0\x06bcrypt"
    assert PrivateKey.from_block("OPENSSH PRIVATE KEY", b"", blob, "id", 1).encrypted


@pytest.mark.parametrize(("key", "form"), [(RSA, PKCS8), (EC, PKCS8), (RSA, TRADITIONAL), (EC, TRADITIONAL)])
def test_the_public_key_of_der(key: Key, form: serialization.PrivateFormat) -> None:
    assert PrivateKey(key.private_bytes(DER, form, PLAIN), "key.der").public_key_der() == spki(key)


def test_encrypted_der() -> None:
    private = PrivateKey(EC.private_bytes(DER, PKCS8, LOCKED), "key.der", encrypted=True)
    assert private.public_key_der(b"secret") == spki(EC)


def test_the_password_is_asked_for_once_and_with_the_place() -> None:
    asked = []

    def ask(place: str) -> bytes:
        asked.append(place)
        return b"secret"

    private = read(EC.private_bytes(PEM, PKCS8, LOCKED))
    assert private.public_key_der(ask) == private.public_key_der(ask) == spki(EC)
    assert asked == ["key.pem"]


def test_no_answer_is_no_password() -> None:
    with pytest.raises(InputError) as caught:
        read(EC.private_bytes(PEM, PKCS8, LOCKED)).public_key_der(lambda _: None)
    assert caught.value.code == "password-needed"


def test_a_password_is_not_asked_for_without_need() -> None:
    def never(place: str) -> bytes:
        pytest.fail(f"asked for {place}")

    assert read(EC.private_bytes(PEM, PKCS8, PLAIN)).public_key_der(never) == spki(EC)


@pytest.mark.parametrize("content", [b"", b"nonsense", EC.private_bytes(DER, PKCS8, PLAIN)[:-3]])
def test_a_broken_key_names_its_line(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        PrivateKey(content, "key.pem", 7).public_key_der()
    assert caught.value.code == "unreadable-key"
    assert "key.pem, line 7" in caught.value.message


def test_its_bytes_are_shown_nowhere() -> None:
    der = EC.private_bytes(DER, TRADITIONAL, PLAIN)
    private = PrivateKey(der, "key.pem", 3)
    assert repr(private) == str(private) == "<PrivateKey in 'key.pem', line 3>"
    assert repr(PrivateKey(der, "key.pem", 3, encrypted=True)) == "<PrivateKey in 'key.pem', line 3, encrypted>"


def test_it_can_be_sent_to_another_process() -> None:
    private = read(EC.private_bytes(PEM, PKCS8, PLAIN))
    assert pickle.loads(pickle.dumps(private)).public_key_der() == spki(EC)  # noqa: S301 its own bytes
