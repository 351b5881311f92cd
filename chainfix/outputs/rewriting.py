"""A PEM file in its own shape with another list in it: keys, comments and line ends stay."""

from binascii import Error, a2b_base64
from collections.abc import Sequence
from typing import NamedTuple

from chainfix.certificates.certificate import Certificate
from chainfix.errors import InputError

_BEGIN, _END = b"-----BEGIN ", b"-----END "
_CERTIFICATES = (b"CERTIFICATE", b"X509 CERTIFICATE", b"TRUSTED CERTIFICATE")


class _Segment(NamedTuple):
    """A block with the text before it, or the text behind the last one."""

    text: bytes
    der: bytes | None
    """Of a block that is a certificate."""
    certificate: bool


def rewritten(data: bytes, place: str, order: Sequence[Certificate]) -> bytes:
    """The same file with its certificates replaced by ``order``: they go where its first one stood.

    Each certificate takes the comment before it along. Raises InputError for what is no PEM file, which has no shape to keep.
    """
    if b"\0" in data or _BEGIN not in data or _END not in data:
        hint = f"chainfix build {place} -f fullchain -o NEW.pem writes it as PEM"
        raise InputError(f"{place} is not a PEM file: it cannot be rewritten in its own shape", code="not-pem", hint=hint)
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    segments = _segments(data)
    own = {segment.der: segment.text for segment in reversed(segments) if segment.der is not None}
    listed = b"".join(_ended(own.get(c.der) or c.pem.encode().replace(b"\n", newline), newline) for c in order)
    found: list[bytes] = []
    placed = False
    for segment in segments:
        if not segment.certificate:
            found.append(segment.text if segment is segments[-1] else _ended(segment.text, newline))
        elif not placed:
            found.append(listed)
            placed = True
    return b"".join(found if placed else [*found, listed])


def _segments(data: bytes) -> list[_Segment]:
    found, at = [], 0
    while (begin := data.find(_BEGIN, at)) >= 0:
        end = data.find(_END, begin)
        if end < 0:
            break
        line_end = data.find(b"\n", end)
        tail = data.find(b"-----", end + len(_END))
        stop = tail + 5 if tail >= 0 and (line_end < 0 or tail < line_end) else line_end
        stop = len(data) if stop < 0 else stop
        while data[stop : stop + 1] in (b"\r", b"\n") and stop < len(data):
            stop += 1
        label = data[begin + len(_BEGIN) : data.find(b"-----", begin + len(_BEGIN))]
        found.append(_segment(data[at:stop], data[begin:end], label))
        at = stop
    return [*found, _Segment(data[at:], None, certificate=False)]


def _segment(text: bytes, block: bytes, label: bytes) -> _Segment:
    if label not in _CERTIFICATES:
        return _Segment(text, None, certificate=False)
    try:
        der = a2b_base64(block.split(b"-----", 2)[2])
    except Error:
        der = b""
    return _Segment(text, der, certificate=True)


def _ended(text: bytes, newline: bytes) -> bytes:
    """With a line end behind it."""
    return text if not text or text.endswith(b"\n") else text + newline
