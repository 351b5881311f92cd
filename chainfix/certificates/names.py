"""Distinguished names: equal as bytes, equal as text, or different (RFC 5280 7.1), and how they are shown (RFC 4514).

Deviation: the check for prohibited characters of RFC 4518 2.4 is left out; a name that holds one is compared all the same.
"""

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from chainfix.certificates import der
from chainfix.certificates.der import DerError, lenient_header

_ENCODINGS = {
    0x0C: "utf-8",
    0x12: "ascii",
    0x13: "ascii",
    0x14: "utf-8",
    0x16: "ascii",
    0x1A: "ascii",
    0x1C: "utf-32-be",
    0x1E: "utf-16-be",
}
"""The string types of X.680 by tag. What is not as its type says is read as Latin-1; into T61String both have been written."""

_COMMON_NAME, _ORGANIZATION, _UNIT, EMAIL_ADDRESS = (
    b"\x55\x04\x03",
    b"\x55\x04\x0a",
    b"\x55\x04\x0b",
    bytes.fromhex("2a864886f70d010901"),
)
_LABELS = {
    b"\x55\x04\x03": "CN", b"\x55\x04\x04": "SN", b"\x55\x04\x05": "serialNumber", b"\x55\x04\x06": "C", b"\x55\x04\x07": "L",
    b"\x55\x04\x08": "ST", b"\x55\x04\x09": "STREET", b"\x55\x04\x0a": "O", b"\x55\x04\x0b": "OU", b"\x55\x04\x0c": "title",
    b"\x55\x04\x0d": "description", b"\x55\x04\x0f": "businessCategory", b"\x55\x04\x11": "postalCode", b"\x55\x04\x2a": "GN",
    b"\x55\x04\x61": "organizationIdentifier", EMAIL_ADDRESS: "emailAddress",
    bytes.fromhex("0992268993f22c640119"): "DC", bytes.fromhex("0992268993f22c640101"): "UID",
    bytes.fromhex("2b0601040182373c020101"): "jurisdictionL", bytes.fromhex("2b0601040182373c020102"): "jurisdictionST",
    bytes.fromhex("2b0601040182373c020103"): "jurisdictionC",
}  # fmt: skip


class Attribute(NamedTuple):
    """One attribute type and value of a name."""

    oid: bytes
    tag: int
    value: bytes

    @property
    def text(self) -> str:
        """The value as text; what is no string is shown as RFC 4514 2.4 does, its whole element in hexadecimal."""
        decoded = self.decoded()
        return "#" + self._whole().hex() if decoded is None else decoded

    def _whole(self) -> bytes:
        """The element that the value was taken from."""
        size = len(self.value)
        octets = size.to_bytes((size.bit_length() + 7) // 8)
        return bytes((self.tag, *((size,) if size < 0x80 else (0x80 | len(octets), *octets)))) + self.value

    def decoded(self) -> str | None:
        """The value as text, or None where it is no string or not what its type says."""
        try:
            return self.value.decode(_ENCODINGS[self.tag])
        except (KeyError, UnicodeDecodeError):
            return self.value.decode("latin-1") if self.tag in _ENCODINGS else None


Rdn = tuple[Attribute, ...]


@lru_cache(maxsize=4096)
def parse(name: bytes) -> tuple[Rdn, ...]:
    """The relative distinguished names of a raw Name, in its order; raises DerError."""
    return tuple(_rdn(rdn) for rdn in der.children(name, header=lenient_header))


def _rdn(rdn: der.Element) -> Rdn:
    if rdn.tag != der.SET:
        raise DerError("not a RelativeDistinguishedName")
    attributes = []
    for pair in der.elements(rdn.content, lenient_header):
        parts = der.children(pair.whole, header=lenient_header)
        if len(parts) != 2 or parts[0].tag != der.OID:
            raise DerError("not an AttributeTypeAndValue")
        attributes.append(Attribute(parts[0].content, parts[1].tag, parts[1].content))
    return tuple(attributes)


Prepared = tuple[tuple[tuple[bytes, bytes | str], ...], ...]


@lru_cache(maxsize=8192)
def prepare(name: bytes) -> Prepared | bytes:
    """A raw Name so that names equal by RFC 5280 7.1 come out equal; one that cannot be parsed only equals its own bytes."""
    try:
        return tuple(prepare_rdn(rdn) for rdn in parse(name))
    except DerError:
        return name


def prepare_rdn(rdn: Rdn) -> tuple[tuple[bytes, bytes | str], ...]:
    """An RDN is a set: sorted, each value prepared."""
    return tuple(sorted((attribute.oid, _prepare_value(attribute)) for attribute in rdn))


def _prepare_value(attribute: Attribute) -> str | bytes:
    text = attribute.decoded()
    if text is None:
        return f"#{attribute.tag:02x}{attribute.value.hex()}"
    return " ".join((text.lower() if text.isascii() else _fold(text)).split())


def _fold(text: str) -> str:
    """RFC 4518 2.2 and 2.3: map to nothing, fold case with NFKC."""
    import stringprep
    import unicodedata

    kept = (c for c in text if not stringprep.in_table_b1(c))
    return unicodedata.normalize("NFKC", "".join(map(stringprep.map_table_b2, kept)))


_LEAST_RUN = 3
"""Shorter words stand in too many names to tell any apart."""


def resembling(name: bytes) -> Callable[[bytes], bool]:
    """A quick test that most other raw Names fail, and none that :func:`prepare` makes equal.

    Of ASCII it changes letter case and spaces alone, so that the longest word of one name stands in the other.
    """
    prepared = prepare(name)
    texts = () if isinstance(prepared, bytes) else (str(text) for rdn in prepared for _, text in rdn)
    words = (word for text in texts if not text.startswith("#") for word in re.findall("[a-z0-9]+", text))
    longest = max(words, key=len, default="").encode()

    def resembles(other: bytes) -> bool:
        start = 4 if other[1:2] == b"\x82" else 3 if other[1:2] == b"\x81" else 2
        body = other[start:]
        return not body.isascii() or b"\0" in body or longest in body.lower()

    return resembles if len(longest) >= _LEAST_RUN else lambda _: True


class NameMatch(Enum):
    """How two names compare."""

    BYTES = "equal as bytes"
    TEXT = "equal only after preparation"
    """Go, rustls, GnuTLS, NSS and Firefox compare bytes and refuse such a link."""
    NONE = "different"


def compare(one: bytes, other: bytes) -> NameMatch:
    """How two raw Names compare (RFC 5280 7.1)."""
    if one == other:
        return NameMatch.BYTES
    return NameMatch.TEXT if prepare(one) == prepare(other) else NameMatch.NONE


def text(name: bytes) -> str:
    """A raw Name as RFC 4514 writes it, most specific first; a broken one in hexadecimal."""
    try:
        rdns = parse(name)
    except DerError:
        return "#" + name.hex()
    return ",".join("+".join(f"{_label(a.oid)}={_shown(a)}" for a in rdn) for rdn in reversed(rdns))


def short(name: bytes) -> str:
    """What people call it: the common name, else the organizational unit or organization, else all of it."""
    try:
        values = {attribute.oid: attribute.text for rdn in parse(name) for attribute in rdn}
    except DerError:
        return "#" + name.hex()
    for oid in (_COMMON_NAME, _UNIT, _ORGANIZATION):
        if values.get(oid):
            return values[oid]
    return text(name) or "(no name)"


def _label(oid: bytes) -> str:
    try:
        return _LABELS.get(oid) or der.oid_text(oid)
    except DerError:
        return "#" + oid.hex()


def _shown(attribute: Attribute) -> str:
    return attribute.text if attribute.decoded() is None else _escape(attribute.text)


def _escape(value: str) -> str:
    """RFC 4514 2.4."""
    escaped = "".join(
        "\\" + c if c in ',+"\\<>;' else c if c.isprintable() else "".join(f"\\{o:02X}" for o in c.encode()) for c in value
    )
    if value[:1] in ("#", " ") and value:
        escaped = "\\" + escaped
    return escaped[:-1] + "\\ " if len(value) > 1 and value[-1] == " " else escaped
