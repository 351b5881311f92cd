"""A private key that was handed over: only ever asked which public key belongs to it.

Its bytes stay in the object; they are in no repr, no message and no note.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from chainfix.errors import InputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

Password: TypeAlias = Callable[[str], bytes | None] | bytes | None
"""A password, or what asks for the one of a place (a file name) and answers None where there is none."""

NEEDED, WRONG = "password-needed", "wrong-password"
"""The codes of the two things that can be wrong with a password."""
PASSWORD_HINT = "give the password with --password-file FILE"  # noqa: S105 a sentence


class PrivateKey:
    """One private key, not yet decrypted nor looked into."""

    __slots__ = ("_content", "_label", "_public", "encrypted", "line", "place")

    def __init__(self, content: bytes, place: str, line: int = 0, *, encrypted: bool = False, label: str = "") -> None:
        self._content = content
        self._label = label
        self._public: bytes | None = None
        self.place = place
        """The file as its user named it."""
        self.line = line
        """Where it begins in a text, from 1 on; 0 in a binary file."""
        self.encrypted = encrypted
        """Whether a password is needed to read it."""

    @classmethod
    def from_block(cls, label: str, headers: bytes, content: bytes, place: str, line: int) -> "PrivateKey":
        """The key in a PEM block: its label, its header fields and what its base64 stands for."""
        ssh = label == "OPENSSH PRIVATE KEY"
        encrypted = b"ENCRYPTED" in headers or label.startswith("ENCRYPTED") or (ssh and _ssh_is_encrypted(content))
        if ssh or headers:
            content = _armour(label, headers, content)
        return cls(content, place, line, encrypted=encrypted, label=label if ssh or headers else "")

    def __repr__(self) -> str:
        return f"<PrivateKey in {self.place!r}, line {self.line}{', encrypted' if self.encrypted else ''}>"

    def public_key_der(self, password: Password = None) -> bytes:
        """The public key that belongs to it, as the DER of a SubjectPublicKeyInfo; asks for the password once.

        Raises InputError: ``password-needed``, ``wrong-password``, or ``unreadable-key`` for a broken key or an unknown algorithm.
        """
        if self._public is None:
            from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

            public = self._load(self._password(password)).public_key()
            self._public = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return self._public

    def _password(self, password: Password) -> bytes | None:
        if not self.encrypted:
            return None
        secret = given(password, self.place)
        if secret is None:
            raise InputError(f"the private key in {self.place} is encrypted", code=NEEDED, hint=PASSWORD_HINT)
        return secret

    def _load(self, password: bytes | None) -> "PrivateKeyTypes":
        from cryptography.hazmat.primitives import serialization

        load = {"": serialization.load_der_private_key, "OPENSSH PRIVATE KEY": serialization.load_ssh_private_key}
        try:
            return load.get(self._label, serialization.load_pem_private_key)(self._content, password)
        except Exception as error:  # noqa: BLE001 ValueError, TypeError, UnsupportedAlgorithm ...: nowhere is a list
            if password is None or "unsupported" in type(error).__name__.lower():
                raise self._unreadable(str(error)) from None
            # cryptography says the same of a wrong password and of a broken encrypted key.
            raise InputError(
                f"the password does not open the private key in {self.place}", code=WRONG, hint=PASSWORD_HINT
            ) from None

    def _unreadable(self, why: str) -> InputError:
        where = f"{self.place}, line {self.line}" if self.line else self.place
        return InputError(f"the private key in {where} cannot be read: {why}", code="unreadable-key")


def given(password: Password, place: str) -> bytes | None:
    """The password for a place, asked for if need be."""
    return password(place) if callable(password) else password


def _armour(label: str, headers: bytes, content: bytes) -> bytes:
    from binascii import b2a_base64

    name, fields = label.encode(), headers + b"\n\n" if headers else b""
    digits = b2a_base64(content, newline=False)
    lines = b"\n".join(digits[at : at + 64] for at in range(0, len(digits), 64))
    return b"-----BEGIN " + name + b"-----\n" + fields + lines + b"\n-----END " + name + b"-----\n"


def _ssh_is_encrypted(content: bytes) -> bool:
    """The first string behind the magic names the cipher (PROTOCOL.key of OpenSSH)."""
    return not content.startswith(b"openssh-key-v1\0\0\0\0\x04none")
