"""The lenient neighbour of :mod:`chainfix.certificates.der`: where elements of BER end (X.690 8.1.3), even of indefinite length.

Certificates are DER. What they are handed over in is often not: PKCS#7 and PKCS#12 files of Windows, of Java and of old versions of
NSS are written with indefinite lengths.
"""

from chainfix.certificates.der import SEQUENCE, DerError, Element, elements, lenient_header
from chainfix.certificates.der import content as content_of

END_OF_CONTENTS = b"\0\0"


def header(data: bytes, at: int, end: int) -> tuple[int, int]:
    """As :func:`chainfix.certificates.der.header`; the content of an indefinite length includes its end-of-contents octets."""
    if data[at + 1 : at + 2] != b"\x80":
        return lenient_header(data, at, end)
    place, depth = at + 2, 1
    while depth:
        if data[place : place + 2] == END_OF_CONTENTS:
            place, depth = place + 2, depth - 1
        elif data[place + 1 : place + 2] == b"\x80":
            place, depth = place + 2, depth + 1
        else:
            place = lenient_header(data, place, end)[1]
    if place > end:
        raise DerError("an element is longer than what holds it")
    return at + 2, place


def first(data: bytes, at: int = 0) -> bytes | None:
    """The whole element that begins at ``at``; None where none does, or not all of it is there."""
    try:
        return data[at : header(data, at, len(data))[1]]
    except DerError:
        return None


def declared_length(data: bytes) -> int:
    """How many bytes the element at the beginning of ``data`` says that it has, its head counted; 0 where the head is cut off."""
    if len(data) < 2 or data[1] == 0x80:
        return 0
    octets = data[1] & 0x7F if data[1] & 0x80 else 0
    return 2 + octets + (int.from_bytes(data[2 : 2 + octets]) if octets else data[1])


def children(data: bytes, tag: int = SEQUENCE) -> list[Element]:
    """The elements inside ``data``, which must be exactly one constructed element of this tag; raises :class:`DerError`."""
    return [part for part in elements(content_of(data, tag, header), header) if part.whole != END_OF_CONTENTS]
