"""Thousands of certificates kept as blocks and found by name; a Certificate is made of a hit only.

A block is DER, or still the base64 of a PEM file: decoding all of a large pool would cost more than searching it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from chainfix.certificates import names
from chainfix.certificates.certificate import POOLED, Certificate, MalformedCertificate, Source
from chainfix.certificates.der import VERSION, DerError, Header, header, lenient_header
from chainfix.certificates.pem import needles, open_block

_SCANS = 8
"""So many look-ups search the joined blocks (about 1 ms for 1,300 certificates) before an index is made (about 10 ms)."""


_LEAST_SOUGHT = 16
"""A shorter name stands in too many places to be searched for."""


class Block(NamedTuple):
    """One certificate not yet read."""

    data: bytes
    """DER, or base64 of it in one line."""
    place: str
    """The file it stood in."""
    position: int
    """Its number there, from 1 on."""


class CertificatePool:
    """Certificates found by their raw subject name.

    Looking up does not verify anything. A block that is no certificate is never found and listed by :meth:`unreadable`. The
    order of the blocks does not matter to what is found, only to the order within an answer.
    """

    def __init__(self, blocks: Iterable[tuple[bytes, str, int]], kind: str = POOLED) -> None:
        self._blocks = tuple(blocks)
        self._kind = kind
        self._ready: dict[int, Certificate] = {}
        self._found: dict[bytes, tuple[Certificate, ...]] = {}
        self._scanner: _Scanner | None = None
        self._index: dict[bytes, list[int]] | None = None
        self._prepared: dict[bytes, tuple[Certificate, ...]] = {}

    @classmethod
    def of(cls, certificates: Iterable[Certificate]) -> "CertificatePool":
        """A pool of certificates that are read already; they keep their sources."""
        ready = list(dict.fromkeys(certificates))
        pool = cls((certificate.der, certificate.source.place, certificate.source.position) for certificate in ready)
        pool._ready = dict(enumerate(ready))
        return pool

    def __len__(self) -> int:
        return len(self._blocks)

    def __add__(self, other: "CertificatePool") -> "CertificatePool":
        pool = CertificatePool(self._blocks + other._blocks, self._kind)
        offset = len(self._blocks)
        pool._ready = self._ready | {offset + number: certificate for number, certificate in other._ready.items()}
        return pool

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self._blocks, self._kind, self._ready)

    def by_subject(self, name: bytes) -> tuple[Certificate, ...]:
        """Those whose subject is this raw Name, byte for byte, each once."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = tuple(dict.fromkeys(self._certificates(self._numbers(name))))
        return found

    def by_prepared_subject(self, name: bytes) -> tuple[Certificate, ...]:
        """Those whose subject equals this raw Name by RFC 5280 7.1."""
        found = self._prepared.get(name)
        if found is None:
            prepared, like = names.prepare(name), names.resembling(name)
            equal = (raw for raw in self._indexed() if like(raw) and names.prepare(raw) == prepared)
            found = self._prepared[name] = tuple(held for raw in equal for held in self.by_subject(raw))
        return found

    def by_fingerprint(self, prefix: str) -> tuple[Certificate, ...]:
        """Those whose SHA-256 begins with these lower-case hexadecimal digits."""
        from hashlib import sha256

        matching = (i for i, block in enumerate(self._blocks) if sha256(open_block(block[0])).hexdigest().startswith(prefix))
        return tuple(dict.fromkeys(self._certificates(matching)))

    def certificates(self) -> Iterator[Certificate]:
        """All that can be read, in order."""
        return self._certificates(range(len(self._blocks)))

    def unreadable(self) -> tuple[Block, ...]:
        """The blocks that are no certificate."""
        return tuple(Block(*self._blocks[i]) for i in range(len(self._blocks)) if self._certificate(i) is None)

    def prepare_index(self) -> None:
        """Make the index now, as one does before many look-ups."""
        self._indexed()

    def _numbers(self, name: bytes) -> list[int]:
        if self._index is None and len(self._found) < _SCANS and len(name) >= _LEAST_SOUGHT:
            if self._scanner is None:
                self._scanner = _Scanner([block[0] for block in self._blocks])
            return self._scanner.find(name)
        return self._indexed().get(name, [])

    def _indexed(self) -> dict[bytes, list[int]]:
        if self._index is None:
            index: dict[bytes, list[int]] = {}
            for number, (data, _, _) in enumerate(self._blocks):
                subject = subject_of(open_block(data))
                if subject is not None:
                    index.setdefault(subject, []).append(number)
            self._index, self._scanner = index, None
        return self._index

    def _certificates(self, numbers: Iterable[int]) -> Iterator[Certificate]:
        return (certificate for number in numbers if (certificate := self._certificate(number)) is not None)

    def _certificate(self, number: int) -> Certificate | None:
        certificate = self._ready.get(number)
        if certificate is None:
            data, place, position = self._blocks[number]
            try:
                certificate = self._ready[number] = Certificate.from_der(open_block(data), Source(self._kind, place, position))
            except MalformedCertificate:
                return None
        return certificate


class _Scanner:
    """Finds the blocks with a given subject without reading any other: DER by its bytes, base64 by what they are encoded as."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks = blocks
        self._joined = b"\n".join(blocks)
        self._sealed = any(block[:1] != b"0" for block in blocks)
        self._starts: list[int] = []

    def find(self, name: bytes) -> list[int]:
        sought = (name, *needles(name)) if self._sealed else (name,)
        numbers = {self._block_at(at) for needle in sought for at in self._places(needle)}
        return [number for number in sorted(numbers) if subject_of(open_block(self._blocks[number])) == name]

    def _places(self, needle: bytes) -> Iterator[int]:
        at = self._joined.find(needle)
        while at >= 0:
            yield at
            at = self._joined.find(needle, at + 1)

    def _block_at(self, at: int) -> int:
        if not self._starts:
            self._starts = list(accumulate((len(block) + 1 for block in self._blocks), initial=0))
        return bisect_right(self._starts, at) - 1


def subject_of(data: bytes) -> bytes | None:
    """The raw subject of a certificate without reading the rest; None where it cannot be found."""
    for measure in (header, lenient_header):
        try:
            return _subject(data, measure)
        except DerError:
            continue
    return None


def _subject(data: bytes, header: Header) -> bytes:
    end = len(data)
    at = header(data, header(data, 0, end)[0], end)[0]
    if at < end and data[at] == VERSION:
        at = header(data, at, end)[1]
    for _ in range(4):  # serialNumber, signature, issuer, validity
        at = header(data, at, end)[1]
    return data[at : header(data, at, end)[1]]


def _rebuild(blocks: tuple[tuple[bytes, str, int], ...], kind: str, ready: dict[int, Certificate]) -> CertificatePool:
    pool = CertificatePool(blocks, kind)
    pool._ready = ready  # noqa: SLF001 unpickling
    return pool
