"""A DER writer small enough to read at once: tests say what bytes they want, well-formed or not (X.690)."""

from datetime import datetime

UTC_TIME_ENDS = 2050  # RFC 5280 4.1.2.5: GeneralizedTime from this year on


def tlv(tag: int, *parts: bytes) -> bytes:
    """One element: its one-byte tag, its shortest length, its parts."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE of ready elements."""
    return tlv(0x30, *parts)


def set_of(*parts: bytes) -> bytes:
    """A SET OF, sorted as DER wants it."""
    return tlv(0x31, *sorted(parts))


def integer(number: int) -> bytes:
    """An INTEGER, negative ones too."""
    return tlv(0x02, number.to_bytes((number + (number < 0)).bit_length() // 8 + 1, "big", signed=True))


def boolean(*, value: bool) -> bytes:
    """A BOOLEAN; FALSE is written too, where DER forbids a default."""
    return tlv(0x01, b"\xff" if value else b"\x00")


def octets(content: bytes) -> bytes:
    """An OCTET STRING."""
    return tlv(0x04, content)


def bits(content: bytes, unused: int = 0) -> bytes:
    """A BIT STRING."""
    return tlv(0x03, bytes((unused,)), content)


def oid(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER from its dotted text."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    return tlv(0x06, *(_base128(arc) for arc in (first * 40 + second, *rest)))


def time(moment: datetime) -> bytes:
    """A Time as RFC 5280 4.1.2.5 wants it: UTCTime through 2049, GeneralizedTime after."""
    if moment.year < UTC_TIME_ENDS:
        return tlv(0x17, moment.strftime("%y%m%d%H%M%SZ").encode())
    return tlv(0x18, moment.strftime("%Y%m%d%H%M%SZ").encode())


def pkcs7(*certificates: bytes) -> bytes:
    """A degenerate, certificates-only SignedData (RFC 2315 9.1) of DER certificates, taken as they are."""
    contents = sequence(integer(1), tlv(0x31), sequence(oid("1.2.840.113549.1.7.1")), tlv(0xA0, *certificates), tlv(0x31))
    return sequence(oid("1.2.840.113549.1.7.2"), tlv(0xA0, contents))


def _base128(arc: int) -> bytes:
    digits = [arc & 0x7F]
    while arc := arc >> 7:
        digits.append(0x80 | arc & 0x7F)
    return bytes(reversed(digits))
