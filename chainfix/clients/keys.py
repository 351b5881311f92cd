"""The kind and size of a public key, read from its SubjectPublicKeyInfo."""

from functools import lru_cache
from typing import NamedTuple

from chainfix.certificates import der
from chainfix.certificates.der import DerError

_RSA = frozenset((bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a864886f70d01010a")))
_EC = bytes.fromhex("2a8648ce3d0201")
_CURVES = {
    bytes.fromhex("2a8648ce3d030107"): "P-256",
    bytes.fromhex("2b81040022"): "P-384",
    bytes.fromhex("2b81040023"): "P-521",
    bytes.fromhex("2b81040021"): "P-224",
    bytes.fromhex("2b8104000a"): "secp256k1",
}
_KINDS = {
    bytes.fromhex("2b6570"): "Ed25519",
    bytes.fromhex("2b6571"): "Ed448",
    bytes.fromhex("2a8648ce380401"): "DSA",
}
_SIGNATURES = {
    bytes.fromhex("2a864886f70d0101"): "RSA",
    bytes.fromhex("2a8648ce3d04"): "EC",
    bytes.fromhex("2b6570"): "Ed25519",
    bytes.fromhex("2b6571"): "Ed448",
}
"""How the object identifiers of signature algorithms begin."""


class Key(NamedTuple):
    """A public key's kind and size."""

    kind: str
    """``RSA``, a curve such as ``P-256`` or ``secp256k1``, ``EC`` of any other, ``Ed25519``, ``Ed448``, ``DSA`` or ``unknown``."""
    bits: int = 0
    """Of an RSA modulus, else 0."""

    @property
    def family(self) -> str:
        """The kind without its curve."""
        return "EC" if self.kind in _CURVES.values() else self.kind


@lru_cache(maxsize=1024)
def key_of(spki: bytes) -> Key:
    """The key in a SubjectPublicKeyInfo; ``unknown`` where it cannot be told."""
    try:
        algorithm, bits = der.children(spki, header=der.lenient_header)[:2]
        parts = der.children(algorithm.whole, header=der.lenient_header)
        oid = parts[0].content
        if oid in _RSA:
            modulus = der.children(bits.content[1:], header=der.lenient_header)[0].content
            return Key("RSA", int.from_bytes(modulus).bit_length())
        if oid == _EC:
            return Key(_CURVES.get(parts[1].content, "EC"))
        return Key(_KINDS.get(oid, "unknown"))
    except (DerError, IndexError, ValueError):
        return Key("unknown")


@lru_cache(maxsize=256)
def signing_family(algorithm: bytes) -> str:
    """The family of keys that make signatures of this AlgorithmIdentifier; ``unknown`` where it cannot be told."""
    try:
        oid = der.children(algorithm, header=der.lenient_header)[0].content
    except (DerError, IndexError):
        return "unknown"
    return next((family for beginning, family in _SIGNATURES.items() if oid.startswith(beginning)), "unknown")
