"""ZIP archives as certification authorities mail them: the members in order, under bounds that a ZIP bomb cannot pass."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP archive begins, the second one an empty one (APPNOTE 4.3.7, 4.3.16)."""

MAX_MEMBERS = 1_000
"""Archives of authorities have fewer than 20 members; the largest public lists of single root files have some hundreds."""
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes in all, those of archives inside counted too: all public intermediates together are 7 MiB of PEM, a Java keystore less."""

_STORED, _DEFLATED = 0, 8
_METHODS = (_STORED, _DEFLATED)
"""What every packer writes. Python unpacks bzip2 and LZMA as well, but without a bound on what one chunk may become."""
_ENCRYPTED = 0x1
"""Bit 0 of the general purpose flags (APPNOTE 4.4.4)."""


class Member(NamedTuple):
    """One file in an archive."""

    name: str
    data: bytes
    problem: str = ""
    """Why ``data`` is empty, if it could not be had."""


class Allowance:
    """What may still be unpacked; shared with the archives inside an archive."""

    __slots__ = ("members", "octets")

    def __init__(self, members: int = MAX_MEMBERS, octets: int = MAX_UNPACKED) -> None:
        self.members = members
        self.octets = octets


def is_archive(data: bytes) -> bool:
    """Whether the data begins like a ZIP archive and has the directory of one."""
    if not data.startswith(_MAGICS):
        return False
    from zipfile import is_zipfile

    return is_zipfile(BytesIO(data))


def members(data: bytes, allowance: Allowance) -> Iterator[Member]:
    """The files in an archive in the order of its directory; a last one without a name tells of a broken or too large archive."""
    from zipfile import ZipFile

    try:
        archive = ZipFile(BytesIO(data))
    except Exception as error:  # noqa: BLE001 of a broken archive zipfile lets through what struct, codecs and io raise
        yield Member("", b"", f"the ZIP archive cannot be read: {error}")
        return
    for info in archive.infolist():
        if info.filename.endswith("/") or _is_clutter(info.filename):
            continue
        if not allowance.members:
            yield Member("", b"", f"the archive holds more than {MAX_MEMBERS} files; the rest was not read")
            return
        allowance.members -= 1
        member = _unpacked(archive, info, allowance.octets)
        allowance.octets -= len(member.data)
        yield member


def _is_clutter(name: str) -> bool:
    """What macOS adds beside each file: its attributes, under the same name."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (".DS_Store", "Thumbs.db")


def _unpacked(archive: "ZipFile", info: "ZipInfo", octets: int) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(info.filename, b"", "it is encrypted in the archive: unpack it first")
    if info.compress_type not in _METHODS:
        return Member(info.filename, b"", f"it is packed by method {info.compress_type}, which is not read: unpack it first")
    try:
        with archive.open(info) as member:
            # The size in the directory may be a lie; one byte more than allowed tells.
            data = member.read(octets + 1)
    except Exception as error:  # noqa: BLE001 of a broken member zipfile lets through what struct, zlib and io raise
        return Member(info.filename, b"", f"it cannot be unpacked: {error}")
    if len(data) > octets:
        return Member(info.filename, b"", f"with it the archive unpacks to more than {MAX_UNPACKED // 1024 // 1024} MiB: not read")
    return Member(info.filename, data)
