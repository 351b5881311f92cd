"""A strict walker over DER (X.690): it slices raw bytes out of a certificate and decodes next to nothing.

Certificates of real lists break DER in small ways, and chaining must survive that: :func:`slice_certificate` walks strictly
first and, when that fails, once more with lengths that need not be minimal, saying so in ``malformations``. Indefinite lengths
are not read. What an extension means is decoded in :mod:`chainfix.certificates.extensions`, where it is asked for.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

SEQUENCE, SET, BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OID = 0x30, 0x31, 0x01, 0x02, 0x03, 0x04, 0x06
UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
VERSION, EXTENSIONS = 0xA0, 0xA3
UNIQUE_IDS = (0x81, 0x82, 0xA1, 0xA2)


class DerError(ValueError):
    """The bytes are not the DER that was due at that place."""


Header = Callable[[bytes, int, int], tuple[int, int]]


def header(data: bytes, at: int, end: int) -> tuple[int, int]:
    """Where the content of the element at ``at`` starts and stops, offsets into ``data``; strict DER (X.690 10.1)."""
    start = at + 2
    if start > end:
        raise DerError("an element is cut short")
    length = data[at + 1]
    if length >= 0x80:
        if length == 0x82:
            length = data[at + 2] << 8 | data[at + 3] if start + 2 <= end else 0
            start = at + 4
            least = 0x100
        elif length == 0x81:
            length = data[at + 2] if start < end else 0
            start = at + 3
            least = 0x80
        else:
            start, length = _long_length(data, at, end)
            least = 0x10000
        if length < least:
            raise DerError("a length is not minimal")
    stop = start + length
    if stop > end:
        raise DerError("an element is longer than what holds it")
    return start, stop


def lenient_header(data: bytes, at: int, end: int) -> tuple[int, int]:
    """As :func:`header`, but a definite length may be written with more octets than it needs (BER)."""
    if at + 2 > end:
        raise DerError("an element is cut short")
    length = data[at + 1]
    start, length = (at + 2, length) if length < 0x80 else _long_length(data, at, end)
    if start + length > end:
        raise DerError("an element is longer than what holds it")
    return start, start + length


def _long_length(data: bytes, at: int, end: int) -> tuple[int, int]:
    octets = data[at + 1] & 0x7F
    start = at + 2 + octets
    if not 1 <= octets <= 4 or start > end:
        raise DerError("a length is not definite, or absurd")
    return start, int.from_bytes(data[at + 2 : start])


class Element(NamedTuple):
    """One element: its tag, its content, and all of it."""

    tag: int
    content: bytes
    whole: bytes


def elements(data: bytes, header: Header = header) -> Iterator[Element]:
    """The elements that stand one after the other in ``data``; raises :class:`DerError`."""
    at, end = 0, len(data)
    while at < end:
        start, stop = header(data, at, end)
        yield Element(data[at], data[start:stop], data[at:stop])
        at = stop


def children(data: bytes, tag: int = SEQUENCE, header: Header = header) -> list[Element]:
    """The elements inside ``data``, which must be exactly one constructed element of this tag; raises :class:`DerError`."""
    return list(elements(content(data, tag, header), header))


def content(data: bytes, tag: int, header: Header = header) -> bytes:
    """The content of ``data``, which must be exactly one element of this tag; raises :class:`DerError`."""
    if not data or data[0] != tag:
        raise DerError(f"an element of tag {tag:#04x} is due")
    start, stop = header(data, 0, len(data))
    if stop != len(data):
        raise DerError("bytes follow the element")
    return data[start:stop]


class Slices(NamedTuple):
    """The raw parts of a certificate (RFC 5280 4.1), each with its tag and length."""

    tbs: bytes
    algorithm: bytes
    """The outer AlgorithmIdentifier."""
    inner_algorithm: bytes
    signature: bytes
    """Without the count of unused bits."""
    version: int
    """0 for v1, 2 for v3."""
    serial: bytes
    """The content octets, big-endian two's complement."""
    issuer: bytes
    not_before: bytes
    """With its tag."""
    not_after: bytes
    subject: bytes
    spki: bytes
    extensions: tuple[bytes, ...]
    """Each Extension whole."""
    malformations: tuple[str, ...]


def slice_certificate(der: bytes) -> Slices:
    """Cut a certificate into its raw parts; raises :class:`DerError` where that is impossible even leniently."""
    try:
        return _slice(der, header)
    except DerError as error:
        slices = _slice(der, lenient_header)
        return slices._replace(malformations=(str(error), *slices.malformations))


def _slice(der: bytes, header: Header) -> Slices:
    """One walk, written out in one piece, short lengths without a call: it runs once for each certificate of a pool.

    Ends only grow, so it is enough to see at the last one that all lie inside.
    """
    end = len(der)
    try:
        at, stop = header(der, 0, end)
        tbs_start, tbs_end = header(der, at, end)
        algorithm_end = tbs_end + 2 + size if (size := der[tbs_end + 1]) < 0x80 else header(der, tbs_end, end)[1]
        signature_start, signature_end = header(der, algorithm_end, end)
        version, place = 0, tbs_start
        if der[place] == VERSION:
            if der[place + 1 : place + 4] != b"\x03\x02\x01":
                raise DerError("the version is not an INTEGER")
            version = der[place + 4]
            place += 5
        inner = place + 2 + size if (size := der[place + 1]) < 0x80 else header(der, place, tbs_end)[1]
        issuer = inner + 2 + size if (size := der[inner + 1]) < 0x80 else header(der, inner, tbs_end)[1]
        validity = issuer + 2 + size if (size := der[issuer + 1]) < 0x80 else header(der, issuer, tbs_end)[1]
        subject = validity + 2 + size if (size := der[validity + 1]) < 0x80 else header(der, validity, tbs_end)[1]
        dates = validity + 2 if der[validity + 1] < 0x80 else header(der, validity, tbs_end)[0]
        second = dates + 2 + der[dates + 1]
        spki = subject + 2 + size if (size := der[subject + 1]) < 0x80 else header(der, subject, tbs_end)[1]
        rest = spki + 2 + size if (size := der[spki + 1]) < 0x80 else header(der, spki, tbs_end)[1]
        tags = (
            der[0],
            der[at],
            der[place],
            der[inner],
            der[issuer],
            der[validity],
            der[subject],
            der[spki],
            der[tbs_end],
            der[algorithm_end],
        )
        second_end = second + 2 + size if (size := der[second + 1]) < 0x80 else header(der, second, subject)[1]
        malformations = ("the signature is not a whole number of octets",) if der[signature_start] else ()
    except IndexError:
        raise DerError("an element is cut short") from None
    if tags != _TAGS or stop != end or signature_end != end or rest > tbs_end or second_end != subject:
        raise DerError("not a certificate: a field is missing, of another type, or of another length")
    return Slices(
        der[at:tbs_end],
        der[tbs_end:algorithm_end],
        der[inner:issuer],
        der[signature_start + 1 :],
        version,
        der[place + 2 : inner] if der[place + 1] < 0x80 else der[header(der, place, tbs_end)[0] : inner],
        der[issuer:validity],
        der[dates:second],
        der[second:subject],
        der[subject:spki],
        der[spki:rest],
        _extensions(der, rest, tbs_end, header) if rest < tbs_end else (),
        malformations,
    )


_TAGS = (SEQUENCE, SEQUENCE, INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, BIT_STRING)


def _extensions(der: bytes, at: int, end: int, header: Header) -> tuple[bytes, ...]:
    while at < end and der[at] in UNIQUE_IDS:
        at = header(der, at, end)[1]
    if at == end:
        return ()
    if der[at] != EXTENSIONS:
        raise DerError("something else than extensions follows the public key")
    at, stop = header(der, at, end)
    if stop != end or at == end or der[at] != SEQUENCE:
        raise DerError("the extensions are not one SEQUENCE")
    at, stop = header(der, at, end)
    if stop != end:
        raise DerError("bytes follow the extensions")
    found = []
    while at < end - 1:
        stop = at + 2 + size if (size := der[at + 1]) < 0x80 else header(der, at, end)[1]
        found.append(der[at:stop])
        at = stop
    if at != end:
        raise DerError("an extension is longer than what holds it")
    return tuple(found)


class Extension(NamedTuple):
    """One extension (RFC 5280 4.2), its value undecoded."""

    oid: bytes
    """The content octets of the object identifier."""
    critical: bool
    value: bytes
    """What the OCTET STRING holds."""
    explicit_default: bool
    """Whether ``critical FALSE`` was written out, which DER forbids."""


def split_extension(whole: bytes) -> Extension:
    """The parts of one Extension that was cut out by :func:`slice_certificate`; raises :class:`DerError`."""
    try:
        at = 2 if whole[1] < 0x80 else whole[1] - 0x7E
        place = oid_end = at + 2 + whole[at + 1]
        critical = explicit = False
        if whole[place] == BOOLEAN:
            critical = whole[place + 2] != 0
            explicit = not critical
            place += 3
        size = whole[place + 1]
        start = place + 2
        if size >= 0x80:
            start += size - 0x80
            size = int.from_bytes(whole[place + 2 : start])
        if whole[0] != SEQUENCE or whole[at] != OID or whole[place] != OCTET_STRING or start + size != len(whole):
            raise DerError("not an Extension")
    except IndexError:
        raise DerError("an extension is cut short") from None
    return Extension(whole[at + 2 : oid_end], critical, whole[start:], explicit)


def oid_text(content: bytes) -> str:
    """An object identifier in dotted form, from its content octets."""
    arcs, value = [], 0
    for octet in content:
        value = value << 7 | octet & 0x7F
        if not octet & 0x80:
            arcs.append(value)
            value = 0
    if not arcs or (content and content[-1] & 0x80):
        raise DerError("an object identifier is cut short")
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))
