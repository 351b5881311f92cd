"""PKCS#12 (RFC 7292), as .p12 and .pfx files: what cryptography makes of it, and whose fault it is where it makes nothing."""

from typing import TYPE_CHECKING, NamedTuple

from chainfix.certificates.key import NEEDED, PASSWORD_HINT, WRONG, Password, given
from chainfix.errors import InputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates


class Contents(NamedTuple):
    """What a PKCS#12 file holds."""

    certificates: tuple[bytes, ...]
    """DER; the one of the key first, then the others in their order."""
    key: bytes | None
    """The private key as DER of a PKCS#8 PrivateKeyInfo, not encrypted."""


def contents(data: bytes, password: Password, place: str) -> Contents:
    """Open a PKCS#12 file; the password is asked for only if it does not open without one.

    Raises InputError: ``password-needed``, ``wrong-password``, or ``unreadable-pkcs12``, which may also mean that cryptography
    cannot load a certificate in it.
    """
    loaded = _load(data, None, place)
    if loaded is None:
        secret = given(password, place)
        if secret is None:
            raise InputError(f"{place} is a PKCS#12 file and needs a password", code=NEEDED, hint=PASSWORD_HINT)
        loaded = _load(data, secret, place)
    if loaded is None:
        raise InputError(f"the password does not open the PKCS#12 file {place}", code=WRONG, hint=PASSWORD_HINT)
    return _contents(loaded)


def _load(data: bytes, password: bytes | None, place: str) -> "PKCS12KeyAndCertificates | None":
    """None where the password is not the right one."""
    import warnings

    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    try:
        with warnings.catch_warnings():
            # Java's keystores draw one, for DER that is only BER.
            warnings.simplefilter("ignore")
            return load_pkcs12(data, password)
    except Exception as error:  # noqa: BLE001 ValueError, UnsupportedAlgorithm, x509.InvalidVersion ...: nowhere is a list
        if "password" in str(error).lower():
            return None
        hint = f"openssl pkcs12 -in {place} -nokeys -out certificates.pem writes its certificates as PEM"
        raise InputError(f"the PKCS#12 file {place} cannot be read: {error}", code="unreadable-pkcs12", hint=hint) from None


def _contents(loaded: "PKCS12KeyAndCertificates") -> Contents:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    held = [*([loaded.cert] if loaded.cert else []), *loaded.additional_certs]
    certificates = tuple(entry.certificate.public_bytes(Encoding.DER) for entry in held)
    key = loaded.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()) if loaded.key else None
    return Contents(certificates, key)
