"""Which keys and signature algorithms certificates have, in the words of people; read from the identifiers alone."""

from typing import NamedTuple

from chainfix.certificates import der
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import DerError, Element


class PublicKey(NamedTuple):
    """What sort of key it is."""

    kind: str
    """RSA, EC and so on, or a dotted object identifier."""
    size: str
    """Bits of an RSA key, the curve of an EC key; empty where the kind says it all."""
    bits: int = 0
    """The number of an RSA key."""


class SignatureAlgorithm(NamedTuple):
    """How a certificate was signed."""

    family: str
    """The sort of key that signed."""
    name: str


RSA, EC = "RSA", "EC"
P521 = "P-521"

_KEYS = {
    "1.2.840.113549.1.1.1": RSA,
    "1.2.840.113549.1.1.10": "RSASSA-PSS",
    "1.2.840.10045.2.1": EC,
    "1.2.840.10040.4.1": "DSA",
    "1.3.101.112": "Ed25519",
    "1.3.101.113": "Ed448",
    "2.16.840.1.101.3.4.3.17": "ML-DSA-44",
    "2.16.840.1.101.3.4.3.18": "ML-DSA-65",
    "2.16.840.1.101.3.4.3.19": "ML-DSA-87",
}
"""RFC 3279, 4055, 5480, 8410 and 9881."""
_CURVES = {"1.2.840.10045.3.1.7": "P-256", "1.3.132.0.34": "P-384", "1.3.132.0.35": P521, "1.3.132.0.10": "secp256k1"}
_SIGNATURES = {
    "1.2.840.113549.1.1.4": ("RSA", "MD5 with RSA"),
    "1.2.840.113549.1.1.5": ("RSA", "SHA-1 with RSA"),
    "1.2.840.113549.1.1.11": ("RSA", "SHA-256 with RSA"),
    "1.2.840.113549.1.1.12": ("RSA", "SHA-384 with RSA"),
    "1.2.840.113549.1.1.13": ("RSA", "SHA-512 with RSA"),
    "1.2.840.113549.1.1.10": ("RSASSA-PSS", "RSASSA-PSS"),
    "1.2.840.10045.4.1": ("ECDSA", "SHA-1 with ECDSA"),
    "1.2.840.10045.4.3.2": ("ECDSA", "SHA-256 with ECDSA"),
    "1.2.840.10045.4.3.3": ("ECDSA", "SHA-384 with ECDSA"),
    "1.2.840.10045.4.3.4": ("ECDSA", "SHA-512 with ECDSA"),
}


def public_key(certificate: Certificate) -> PublicKey:
    """The key of a certificate; what cannot be read is called so."""
    try:
        algorithm, bits = der.children(certificate.spki_der, header=der.lenient_header)
        identifier, *parameters = der.children(algorithm.whole, header=der.lenient_header)
        dotted = der.oid_text(identifier.content)
        kind = _KEYS.get(dotted, dotted)
        if kind == RSA:
            modulus = der.children(bits.content[1:], header=der.lenient_header)[0].content
            length = int.from_bytes(modulus).bit_length()
            return PublicKey(kind, f"{length} bits", length)
        return PublicKey(kind, _curve(parameters) if kind == EC else "")
    except (DerError, ValueError, IndexError):
        return PublicKey("a key that cannot be read", "")


def _curve(parameters: list[Element]) -> str:
    dotted = der.oid_text(parameters[0].content) if parameters and parameters[0].tag == der.OID else "explicit parameters"
    return _CURVES.get(dotted, dotted)


def signature_algorithm(certificate: Certificate) -> SignatureAlgorithm:
    """The outer signature algorithm of a certificate."""
    try:
        dotted = der.oid_text(der.children(certificate.algorithm_der, header=der.lenient_header)[0].content)
    except (DerError, IndexError):
        return SignatureAlgorithm("", "an algorithm that cannot be read")
    name = _KEYS.get(dotted, dotted)  # of Ed25519 and ML-DSA the key's identifier is the signature's too
    return SignatureAlgorithm(*_SIGNATURES.get(dotted, (name, name)))
