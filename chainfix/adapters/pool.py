"""Pools: files and folders of certificates that may be needed, thousands of them, kept as DER blocks until a name matches."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from chainfix.adapters.files import Content, FileName, read_source
from chainfix.certificates.certificate import POOLED, Certificate
from chainfix.certificates.pem import sealed_blocks_of
from chainfix.certificates.pool import CertificatePool
from chainfix.certificates.reading import Bundle, Note, read_bytes
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.certificates.key import Password

Tell = Callable[[Note], object]


def ignore(_: Note) -> None:
    """Tell nobody."""


def open_pool(
    paths: Iterable[FileName], *, kind: str = POOLED, password: "Password" = None, tell: Tell = ignore
) -> CertificatePool:
    """The certificates of all these files and folders (``-`` is standard input).

    ``tell`` is called with a note for each thing that was left out: a broken block, a key, an unreadable file of a folder. A
    block of a plain PEM bundle is not looked into, so one that holds no certificate is known only to
    :meth:`CertificatePool.unreadable`. Raises :class:`InputError` where one of ``paths`` cannot be read or holds no certificate
    and does not say, as the chain of a leaf that needs none does, that it holds none.
    """
    gathering = _Gathering(kind, password, tell)
    for path in paths:
        gathering.add_source(path)
    return gathering.pool()


def pool_of(contents: Iterable[Content], *, kind: str = POOLED, tell: Tell = ignore) -> CertificatePool:
    """The certificates of bytes that are in memory already; where there are none, that is told, not raised."""
    gathering = _Gathering(kind, None, tell)
    gathering.add_all(contents)
    return gathering.pool()


class _Gathering:
    """What several files hold, collected before the pool is made: to add up pools would copy them for each file."""

    def __init__(self, kind: str, password: "Password", tell: Tell) -> None:
        self._kind = kind
        self._password = password
        self._tell = tell
        self._files = 0
        self._blocks: list[tuple[bytes, str, int]] = []
        self._certificates: list[Certificate] = []

    def pool(self) -> CertificatePool:
        """Each certificate once: the folder of a distribution often holds them one by one and all in a bundle."""
        blocks: Iterable[tuple[bytes, str, int]] = self._blocks
        if self._files > 1:
            first = {block[0]: block for block in reversed(self._blocks)}
            blocks = reversed(first.values())
        pool = CertificatePool(blocks, self._kind)
        return pool + CertificatePool.of(self._certificates) if self._certificates else pool

    def add_source(self, path: FileName) -> None:
        contents, notes = read_source(path)
        for note in notes:
            self._tell(note)
        if len(contents) == 1:
            self.add(contents[0])
        elif not self.add_all(contents):
            raise InputError(f"none of the {len(contents)} files in {path} holds a certificate", code="no-certificate")

    def add_all(self, contents: Iterable[Content]) -> int:
        """How many certificates were found."""
        before = len(self._blocks) + len(self._certificates)
        for content in contents:
            try:
                self.add(content, require_certificate=False)
            except InputError as error:
                self._tell(Note(error.code, error.message))
        return len(self._blocks) + len(self._certificates) - before

    def add(self, content: Content, *, require_certificate: bool = True) -> None:
        self._files += 1
        blocks = sealed_blocks_of(content.data)
        if blocks is not None:
            self._blocks += [(block, content.place, position) for position, block in enumerate(blocks, 1)]
            return
        bundle = read_bytes(
            content.data, content.place, kind=self._kind, password=self._password, require_certificate=require_certificate
        )
        self._certificates += bundle.certificates
        for note in _left_out(bundle):
            self._tell(note)


def _left_out(bundle: Bundle) -> Iterable[Note]:
    yield from bundle.notes
    for key in bundle.keys:
        yield Note("private-key", "a private key, which is not used here", key.place, key.line)
