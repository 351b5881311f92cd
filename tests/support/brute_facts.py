"""What the brute force reads of a certificate: straight from the DER, in the plainest way, and shared with nothing in chainfix."""

import hashlib
import unicodedata
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa

BASIC_CONSTRAINTS = "2.5.29.19"
KEY_USAGE = "2.5.29.15"
EKU = "2.5.29.37"
SAN = "2.5.29.17"
NAME_CONSTRAINTS = "2.5.29.30"
SKI = "2.5.29.14"
AKI = "2.5.29.35"
POLICIES = "2.5.29.32"
MAPPINGS = "2.5.29.33"
POLICY_CONSTRAINTS = "2.5.29.36"
INHIBIT_ANY = "2.5.29.54"
PROCESSED = {
    BASIC_CONSTRAINTS,
    KEY_USAGE,
    EKU,
    SAN,
    NAME_CONSTRAINTS,
    POLICIES,
    MAPPINGS,
    POLICY_CONSTRAINTS,
    INHIBIT_ANY,
    SKI,
    AKI,
}
KEY_CERT_SIGN = 5
EMAIL_ATTRIBUTE = "1.2.840.113549.1.9.1"

HASH_OF: dict[str, hashes.HashAlgorithm] = {
    "1.2.840.113549.1.1.4": hashes.MD5(),  # noqa: S303 (old certificates are signed so)
    "1.2.840.113549.1.1.5": hashes.SHA1(),  # noqa: S303
    "1.2.840.113549.1.1.11": hashes.SHA256(),
    "1.2.840.113549.1.1.12": hashes.SHA384(),
    "1.2.840.113549.1.1.13": hashes.SHA512(),
    "1.2.840.10040.4.3": hashes.SHA1(),  # noqa: S303
    "2.16.840.1.101.3.4.3.2": hashes.SHA256(),
    "1.2.840.10045.4.1": hashes.SHA1(),  # noqa: S303
    "1.2.840.10045.4.3.2": hashes.SHA256(),
    "1.2.840.10045.4.3.3": hashes.SHA384(),
    "1.2.840.10045.4.3.4": hashes.SHA512(),
}
KEY_KINDS = {"1.2.840.113549.1.1.1": "rsa", "1.2.840.10040.4.1": "dsa"}
CODECS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1C: "utf-32-be", 0x1E: "utf-16-be"}

Element = tuple[int, bytes, bytes]
"""A tag, the content, and the whole element."""
Name = tuple[frozenset[tuple[str, str | bytes]], ...]
"""A prepared name: in order, each RDN a set of attributes (RFC 5280 7.1)."""


class Facts(NamedTuple):
    """One certificate, read."""

    der: bytes
    tbs: bytes
    subject: bytes
    issuer: bytes
    subject_name: Name
    issuer_name: Name
    serial: bytes
    starts: int
    ends: int
    spki: bytes
    algorithm: str
    signature: bytes
    extensions: dict[str, tuple[bool, bytes]]
    """Dotted OID: critical, and the value in DER."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.der).hexdigest()

    @property
    def identity(self) -> tuple[Name, bytes]:
        return self.subject_name, self.spki

    @property
    def self_issued(self) -> bool:
        return self.subject_name == self.issuer_name

    @property
    def self_signed(self) -> bool:
        return self.self_issued and verifies(self.der, self.spki)

    def value(self, dotted: str) -> bytes | None:
        return self.extensions[dotted][1] if dotted in self.extensions else None


def elements(data: bytes) -> list[Element]:
    """The elements that stand side by side in some DER; raises ValueError on a length that does not fit."""
    found, at = [], 0
    while at < len(data):
        tag, size, start = data[at], data[at + 1], at + 2
        if size & 0x80:
            start += size & 0x7F
            size = int.from_bytes(data[at + 2 : start], "big")
        if start + size > len(data):
            message = "an element runs over the end"
            raise ValueError(message)
        found.append((tag, data[start : start + size], data[at : start + size]))
        at = start + size
    return found


@cache
def facts(der: bytes) -> Facts:
    """Read one certificate of ordinary shape."""
    [(_, certificate, _)] = elements(der)
    (_, _, tbs), (_, algorithm, _), (_, signature, _) = elements(certificate)
    fields = elements(elements(tbs)[0][1])
    if fields[0][0] == 0xA0:
        fields = fields[1:]
    (_, serial, _), _, issuer, (_, validity, _), subject, spki, *rest = fields
    starts, ends = (seconds(*moment[:2]) for moment in elements(validity))
    return Facts(
        der=der,
        tbs=tbs,
        subject=subject[2],
        issuer=issuer[2],
        subject_name=prepared(subject[2]),
        issuer_name=prepared(issuer[2]),
        serial=serial,
        starts=starts,
        ends=ends,
        spki=spki[2],
        algorithm=oid(elements(algorithm)[0][1]),
        signature=signature[1:],
        extensions=next((extensions(content) for tag, content, _ in rest if tag == 0xA3), {}),
    )


def extensions(content: bytes) -> dict[str, tuple[bool, bytes]]:
    found = {}
    for _, one, _ in elements(elements(content)[0][1]):
        (_, dotted, _), *flag, (_, value, _) = elements(one)
        found[oid(dotted)] = (bool(flag and flag[0][1] != b"\0"), value)
    return found


def seconds(tag: int, content: bytes) -> int:
    """A Time as seconds since the epoch (RFC 5280 4.1.2.5)."""
    text = content.decode()
    if tag == 0x17:
        text = ("19" if text[:2] >= "50" else "20") + text
    return int(datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC).timestamp())


def oid(content: bytes) -> str:
    arcs, number = [], 0
    for octet in content:
        number = number << 7 | octet & 0x7F
        if not octet & 0x80:
            arcs.append(number)
            number = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))


@cache
def prepared(name: bytes) -> Name:
    """A Name ready to be compared: strings without their type, letter case and superfluous spaces (RFC 5280 7.1, RFC 4518)."""
    rdns = elements(elements(name)[0][1])
    return tuple(frozenset(_attribute(content) for _, content, _ in elements(rdn)) for _, rdn, _ in rdns)


def _attribute(content: bytes) -> tuple[str, str | bytes]:
    (_, dotted, _), (tag, value, whole) = elements(content)
    if tag not in CODECS:
        return oid(dotted), whole
    text = unicodedata.normalize("NFKC", value.decode(CODECS[tag])).casefold()
    return oid(dotted), " ".join(text.split())


@cache
def verifies(child: bytes, spki: bytes) -> bool:
    """Whether this key made the signature; an algorithm or a key that is not known here counts as no."""
    try:
        _verify(serialization.load_der_public_key(spki), facts(child))
    except (InvalidSignature, KeyError, ValueError):
        return False
    return True


def _verify(key: object, certificate: Facts) -> None:
    match key:
        case ed25519.Ed25519PublicKey() if certificate.algorithm == "1.3.101.112":
            key.verify(certificate.signature, certificate.tbs)
        case rsa.RSAPublicKey() if certificate.algorithm.startswith("1.2.840.113549.1.1."):
            key.verify(certificate.signature, certificate.tbs, padding.PKCS1v15(), HASH_OF[certificate.algorithm])
        case ec.EllipticCurvePublicKey() if certificate.algorithm.startswith("1.2.840.10045."):
            key.verify(certificate.signature, certificate.tbs, ec.ECDSA(HASH_OF[certificate.algorithm]))
        case dsa.DSAPublicKey() if certificate.algorithm.startswith(("1.2.840.10040.", "2.16.840.1.101.3.4.3.")):
            key.verify(certificate.signature, certificate.tbs, HASH_OF[certificate.algorithm])
        case _:
            raise InvalidSignature


@cache
def key_strength(spki: bytes) -> tuple[str, int]:
    """``rsa`` and its bits; ``dsa`` or ``other`` and 0."""
    (_, algorithm, _), (_, bits, _) = elements(elements(spki)[0][1])
    kind = KEY_KINDS.get(oid(elements(algorithm)[0][1]), "other")
    if kind != "rsa":
        return kind, 0
    (_, modulus, _), _ = elements(elements(bits[1:])[0][1])
    return kind, int.from_bytes(modulus, "big").bit_length()
