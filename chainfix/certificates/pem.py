"""PEM (RFC 7468): fast where it is plain, lenient where mailers, editors, shells and web pages have been at it.

Two readers: :func:`blocks_of` for plain bundles, of which there are thousands, and :func:`pieces` for everything else.
"""

import re
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Iterator
from typing import NamedTuple

_BEGIN = b"-----BEGIN CERTIFICATE-----"
_END = b"-----END CERTIFICATE-----"


def blocks_of(data: bytes) -> list[bytes] | None:
    """The fast way: the DER of each block of a plain bundle of certificates, with any comments between them.

    None as soon as anything is unusual: no certificate, another kind of block, something in a comment that may be a certificate,
    bytes that are not one whole SEQUENCE of 256 to 65,535 bytes. Whether a block is a certificate is not looked at.
    """
    parts = data.split(_BEGIN)
    if len(parts) == 1 or not (parts[0] == b"" or _is_comment(parts[0])):
        return None
    del parts[0]
    found = []
    for part in parts:
        if part.endswith(_PLAIN_END):
            body = part[: -len(_PLAIN_END)]
        else:
            body, end, rest = part.partition(_END)
            if not end or not _is_comment(rest):
                return None
        try:
            der = a2b_base64(body)
        except Error:
            return None
        # A SEQUENCE that holds a SEQUENCE, as a certificate does and PKCS#7 and PKCS#12 do not, and as long as it says: base64 that
        # lost or gained anything is of another length.
        length = len(der) - 4
        if length < 256 or not der.startswith(b"0\x82") or der[4] != 0x30 or der[2] << 8 | der[3] != length:
            return None
        found.append(der)
    return found


_PLAIN_END = _END + b"\n"


def sealed_blocks_of(data: bytes) -> list[bytes] | None:
    """As :func:`blocks_of`, each block still in base64, without line ends: decoding a pool of thousands costs more than the search.

    None as soon as anything is unusual. That each block is base64 of the length that its first bytes say is made sure of, so
    nothing was lost or cut; what it holds is not looked at.
    """
    text = data.replace(b"\r", b"").replace(b"\n", b"") if b"\r" in data else data.replace(b"\n", b"")
    first, *parts = text.split(_BEGIN)
    if not parts or not (first == b"" or _is_comment(first)):
        return None
    bodies = []
    for part in parts:
        body, end, rest = (part[: -len(_END)], _END, b"") if part.endswith(_END) else part.partition(_END)
        if not end or (rest and not _is_comment(rest)) or not _is_whole(body):
            return None
        bodies.append(body)
    symbols = b"".join(bodies).replace(b"+", b"0").replace(b"/", b"0").replace(b"=", b"0")
    return bodies if symbols.isalnum() else None


def _is_whole(body: bytes) -> bool:
    """Whether base64 is as long as the SEQUENCE of 256 to 65,535 bytes that it begins says, and a SEQUENCE begins inside."""
    if not body.startswith(b"MII"):
        return False
    start = a2b_base64(body[:8])
    if len(start) != 6:
        return False
    return start[4] == 0x30 and -(-((start[2] << 8 | start[3]) + 4) // 3) * 4 == len(body)


def open_block(block: bytes) -> bytes:
    """The DER of a block, sealed or not; broken base64 gives broken DER."""
    if block[:1] == b"0":
        return block
    try:
        return a2b_base64(block)
    except Error:
        return b""


def needles(value: bytes) -> tuple[bytes, bytes, bytes]:
    """What base64 of anything that holds ``value`` holds too: one of these, by where ``value`` begins in a group of three."""
    encoded = (b2a_base64(b"\0" * shift + value, newline=False)[: (shift + len(value)) * 8 // 6] for shift in range(3))
    zero, one, two = encoded
    return zero, one[2:], two[3:]


_LEAST_RUN = 64
"""Shorter base64 in a text is taken for a word: a certificate has hundreds, and base64 is wrapped at 64 or 76 characters."""


def _is_comment(text: bytes) -> bool:
    """Whether a text can hide no certificate and no block that should be reported. Binary DER and UTF-16 have NULs."""
    if b"BEGIN " in text or b"\0" in text or b"LS0tLS" in text or b"UEsDB" in text:
        return False
    return b"MI" not in text or not any(len(word) >= _LEAST_RUN and b"MI" in word for word in text.split())


class Piece(NamedTuple):
    """A block of a PEM text, or what stands between two blocks."""

    label: str
    """Such as ``CERTIFICATE``; empty for text between blocks."""
    body: bytes
    """What stands between the BEGIN and the END line, or the text."""
    line: int
    """Where it begins, from 1 on."""
    closed: bool = True
    """Whether the END line is there. Its label may be another."""


_MARKER = rb"(BEGIN|END) ([A-Z0-9][A-Z0-9 #/+._]{0,63}?) ?(?=--|\xe2\x80[\x93\x94])"
_DASHES = (b"--", b"-- ", b"\xe2\x80\x93", b"\xe2\x80\x94")
"""Five dashes are due; copying loses some, word processors make en and em dashes (here in UTF-8) out of them."""


def pieces(text: bytes) -> Iterator[Piece]:
    """All of a text in order, cut at its BEGIN and END lines, wherever in a line they stand."""
    newline = _newline(text)
    label, start, line = "", 0, 1
    for marker in re.finditer(_MARKER, text):
        if not text[max(marker.start() - 3, 0) : marker.start()].endswith(_DASHES):
            continue
        begins = marker[1] == b"BEGIN"
        yield Piece(label, text[start : marker.start()], line, closed=not label or not begins)
        line += text.count(newline, start, marker.end())
        label, start = marker[2].decode() if begins else "", marker.end()
    yield Piece(label, text[start:], line, closed=not label)


def _newline(text: bytes) -> bytes:
    return b"\n" if b"\n" in text else b"\r"


def lines(text: bytes) -> int:
    """How many line ends there are, of whatever system."""
    return text.count(_newline(text))


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(octet for octet in range(256) if octet not in _ALPHABET)
_ESCAPES = ((b"\\n", b"\n"), (b"\\r", b"\n"), (b"\\t", b" "), (b"=3D", b"="))
"""Line ends inside JSON, shell and YAML strings; padding in quoted-printable mail."""


def decode(body: bytes) -> bytes:
    """The bytes that the base64 in ``body`` stands for, whatever indents, quotes, wraps or pads it.

    Lines of header fields (RFC 1421) and comments are left out. What is not base64 is passed over, so the caller has to compare
    the length with the one that the bytes declare. Never raises.
    """
    for escape, meant in _ESCAPES:
        body = body.replace(escape, meant)
    if b":" in body or b"#" in body:
        body = b"\n".join(line for line in body.splitlines() if b":" not in line and not line.lstrip().startswith(b"#"))
    digits = body.translate(None, _NOT_BASE64)
    if len(digits) % 4 == 1:  # no byte can end there
        digits = digits[:-1]
    return a2b_base64(digits + b"=" * (-len(digits) % 4))


def strange_characters(body: bytes) -> int:
    """How many characters of a block can be no part of base64 nor of what usually surrounds it."""
    return len(body.translate(None, _ALPHABET + b"= \t\r\n>|\\\"'-"))


def headers(body: bytes) -> bytes:
    """The header fields (RFC 1421 4.6) of a block, as they stand."""
    return b"\n".join(line.strip() for line in body.splitlines() if b":" in line)


_RUN_BEGINNINGS = rb"(?<![A-Za-z0-9+/])(?:77u/)?(?:LS0tLS|MI[A-P]|UEsDB)[A-Za-z0-9+/]{8}"
"""base64 of ``-----``, of the head of a SEQUENCE of 128 bytes or more, of a ZIP; before it that of a byte order mark."""


def base64_runs(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Offsets and stretches of bare base64: alone, or in a Kubernetes Secret, a mail, SAML, JWKS, LDIF."""
    bare = b"".join(text.split())
    if len(bare) >= _LEAST_RUN and not bare.rstrip(b"=").translate(None, _ALPHABET):
        yield 0, bare
        return
    at = 0
    for start in re.finditer(_RUN_BEGINNINGS, text):
        if start.start() < at:
            continue
        at = _end_of_run(text, start.start())
        if at - start.start() >= _LEAST_RUN:
            yield start.start(), text[start.start() : at]


def _end_of_run(text: bytes, start: int) -> int:
    """Where a run ends: it goes on over lines that hold nothing but base64, indented or not."""
    full = re.compile(rb"[A-Za-z0-9+/]+")
    rest = re.compile(rb"[ \t]*(?:\\[nr]|[\r\n])+[ \t>]*[A-Za-z0-9+/]{2,}(?=[=\s\\\"']|$)")
    end = start
    found = full.match(text, start)
    while found:
        end = found.end()
        found = rest.match(text, end)
    return end


def narrow(data: bytes) -> bytes:
    """UTF-16 of either order, with a byte order mark or not, as one byte a character; anything else as it is.

    What PowerShell's ``>`` writes, and ``>>`` behind an ASCII text. Dropping the NULs is enough for base64; comments in other
    scripts come out mangled.
    """
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    wide = marked or b"-\0-\0" in data or b"\0-\0-" in data
    wide = wide or (len(data) > 3 and not (any(data[1:64:2]) and any(data[0:64:2])))
    return data[2 * marked :].replace(b"\0", b"") if wide else data
