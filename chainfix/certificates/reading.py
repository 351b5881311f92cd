"""Reading: whatever was handed over, as bytes, to a :class:`Bundle` of certificates, keys and notes.

What the bytes are is sniffed from the bytes, never from a file name. A block that cannot be read costs that block and leaves a
note with its line; a source without any certificate is an error that says what was found instead. Certificates come out in
the order in which they stand, duplicates included; nothing is verified here.
"""

from typing import TYPE_CHECKING

from chainfix.certificates import pem
from chainfix.certificates.bundle import Bundle, Note, no_certificate
from chainfix.certificates.certificate import CACHED, FETCHED, GIVEN, SERVED, Certificate, MalformedCertificate, Source
from chainfix.certificates.pem import blocks_of
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.certificates.archive import Allowance, Member
    from chainfix.certificates.key import Password, PrivateKey
    from chainfix.certificates.pem import Piece

__all__ = ["EMPTY_CHAIN", "Bundle", "Note", "blocks_of", "no_certificate", "read_bytes"]

EMPTY_CHAIN = "# no intermediate is needed"
"""The one line that a chain of no certificates is written as: Apache stops at an empty file."""

MAX_INPUT = 128 * 1024 * 1024
"""Bytes of one source: all public CA certificates are about 10 MiB of PEM; a disk image given by mistake should fail at once."""
MAX_DEPTH = 4
"""Layers of wrapping: a ZIP in the base64 of a mail, in it a Secret with base64 of PEM is three."""
MAX_NOTES = 100
"""Notes of one place: a broken bundle makes one a block, and no one reads more."""

_FOREIGN = (FETCHED, CACHED, SERVED)
"""What a stranger sent: no archive is unpacked and no password derived for it. RFC 5280 4.2.2.1 allows DER and PKCS#7 there."""


def read_bytes(
    data: bytes, place: str, *, kind: str = GIVEN, password: "Password" = None, require_certificate: bool = True
) -> Bundle:
    """Read everything in ``data``.

    ``place`` is the name that messages use, ``kind`` the kind of :class:`Source` of the certificates, ``password`` opens
    PKCS#12 files: bytes, or a function that is asked with the place. Archives and PKCS#12 files are opened only where the kind
    says that they come from the user.

    Raises InputError: ``no-certificate`` unless ``require_certificate`` is false; ``password-needed`` and ``wrong-password`` where
    nothing could be read for want of a password; ``too-large``.
    """
    if len(data) > MAX_INPUT:
        raise InputError(f"{place} has more than {MAX_INPUT // 1024 // 1024} MiB: not a file of certificates", code="too-large")
    blocks = blocks_of(data)
    if blocks is not None:
        try:
            if len(blocks) == 1:  # of which there are ten thousand in a row
                return Bundle((Certificate.from_der(blocks[0], Source(kind, place, 1)),), (), ())
            return Bundle(tuple([Certificate.from_der(der, Source(kind, place, at)) for at, der in enumerate(blocks, 1)]), (), ())
        except MalformedCertificate:
            pass
    reading = _Reading(place, kind, password)
    reading.read(data)
    bundle = reading.bundle(data)
    if not (bundle.certificates or bundle.empty_chain) and (require_certificate or bundle.locked):
        raise no_certificate(place, bundle)
    return bundle


class _Reading:
    """What has been found so far in one place, and how to go on."""

    def __init__(self, place: str, kind: str, password: "Password") -> None:
        self.place = place
        self.kind = kind
        self.password = password
        self.certificates: list[Certificate] = []
        self.keys: list[PrivateKey] = []
        self.notes: list[Note] = []
        self.empty_chain = False
        self.depth = 0
        self.allowance: Allowance | None = None
        self.line = 0
        """In base64, the line where it begins: lines inside mean nothing to its reader."""

    def read(self, data: bytes) -> None:
        """Sniff and read; what is not understood leaves no trace."""
        from chainfix.certificates import archive

        if archive.is_archive(data):
            self._archive(data)
        elif not self._der(data, 0):
            self._text(pem.narrow(data))

    def bundle(self, data: bytes) -> Bundle:
        """All that was found; where that is nothing, a note says what ``data`` looks like."""
        if not (self._found() or self.empty_chain):
            from chainfix.certificates.kinds import appearance_of

            self._tell(*appearance_of(pem.narrow(data)))
        if len(self.notes) > MAX_NOTES:
            self.notes[MAX_NOTES:] = [Note("more", f"{len(self.notes) - MAX_NOTES} more notes are left out", self.place)]
        empty = self.empty_chain and not self.certificates and not self.notes
        return Bundle(tuple(self.certificates), tuple(self.keys), tuple(self.notes), empty)

    def _found(self) -> int:
        return len(self.certificates) + len(self.keys) + len(self.notes)

    def _at(self, line: int) -> int:
        return self.line or line

    def _tell(self, code: str, message: str, line: int = 0) -> None:
        self.notes.append(Note(code, message, self.place, self._at(line)))

    # Text.

    def _text(self, text: bytes) -> None:
        for piece in pem.pieces(text):
            if not piece.label:
                self._comment(piece)
            elif piece.label.endswith("PRIVATE KEY"):
                self._private_key(piece)
            elif piece.label != "EC PARAMETERS":  # openssl writes them before an EC key, which names its curve again
                self._block(piece)

    def _comment(self, piece: "Piece") -> None:
        """What stands between blocks: nothing, or DER, or base64 without BEGIN and END."""
        if self._der(piece.body, piece.line):
            return
        self.empty_chain = self.empty_chain or _says_empty(piece.body)
        for offset, run in pem.base64_runs(piece.body):
            self._base64(run, piece.line + pem.lines(piece.body[:offset]))

    def _base64(self, run: bytes, line: int) -> None:
        if self.depth == MAX_DEPTH:
            self._tell("too-deep", f"base64 or archives inside each other, more than {MAX_DEPTH} deep: not read", line)
            return
        data, before, outer = pem.decode(run), self._found(), self.line
        self.line, self.depth = self._at(line), self.depth + 1
        self.read(data)
        if self._found() == before and data[:1] == b"0":
            self._tell("broken-block", f"base64 that {_flaw(run, data)}")
        self.line, self.depth = outer, self.depth - 1

    def _block(self, piece: "Piece") -> None:
        from chainfix.certificates import ber

        data = pem.decode(piece.body)
        whole = ber.first(data) or b""
        trusted = piece.label == "TRUSTED CERTIFICATE"
        if piece.closed and not trusted:
            known = self._der(data, piece.line)
        else:
            known = self._element(whole, piece.line, data[len(whole) :] if trusted and piece.closed else b"")
        if not known and piece.label.endswith(_HOLDING_CERTIFICATES):
            self._tell("broken-block", f"the {piece.label} block {_flaw(piece.body, data)}", piece.line)
        elif not known:
            self._tell("other-block", f"a block called {piece.label}", piece.line)
        elif not piece.closed:
            self._tell("missing-end", f"the {piece.label} block has no END line; it is complete and was read", piece.line)

    def _private_key(self, piece: "Piece") -> None:
        from chainfix.certificates.key import PrivateKey

        content, line = pem.decode(piece.body), self._at(piece.line)
        self.keys.append(PrivateKey.from_block(piece.label, pem.headers(piece.body), content, self.place, line))

    # Binary data.

    def _der(self, data: bytes, line: int) -> bool:
        """Read elements that stand one after the other; False, and nothing is done, where not even one does."""
        from chainfix.certificates import ber

        at = start = len(data) - len(data.lstrip(_FILLING))
        while data[at : at + 1] == b"0":
            whole = ber.first(data, at)
            if whole is None or not self._element(whole, line):
                break
            at += len(whole)
            while data[at : at + 1] in _FILLING_OCTETS:
                at += 1
        if at == start:
            return False
        if at < len(data):
            before = self._found()
            self._text(pem.narrow(data[at:]))
            if self._found() == before:
                self._tell("trailing-bytes", f"{len(data) - at} bytes follow that are not understood", line)
        return True

    def _element(self, whole: bytes, line: int, auxiliary: bytes = b"") -> bool:
        """Read one element; False where it is nothing known."""
        from chainfix.certificates import kinds

        kind = kinds.kind_of(whole)
        if kind is kinds.CERTIFICATE:
            self._certificate(whole, line, auxiliary)
        elif kind is kinds.PKCS7:
            self._pkcs7(whole, line)
        elif kind is kinds.PKCS12:
            self._pkcs12(whole, line)
        elif kind in (kinds.PRIVATE_KEY, kinds.ENCRYPTED_KEY):
            self._keep_key(whole, line, encrypted=kind is kinds.ENCRYPTED_KEY)
        elif kind:
            self._tell(*kind, line)
        return kind is not None

    def _keep_key(self, der: bytes, line: int, *, encrypted: bool) -> None:
        from chainfix.certificates.key import PrivateKey

        self.keys.append(PrivateKey(der, self.place, self._at(line), encrypted=encrypted))

    def _certificate(self, der: bytes, line: int, auxiliary: bytes = b"") -> None:
        source = Source(self.kind, self.place, len(self.certificates) + 1)
        try:
            certificate = Certificate.from_der(der, source, auxiliary or None)
        except MalformedCertificate as error:
            self._tell("broken-block", f"this is no certificate: {error}", line)
            return
        self.certificates.append(certificate)
        if auxiliary and certificate.trust_settings is None:
            self._tell("trailing-bytes", "the trust settings behind the certificate are not understood", line)

    def _pkcs7(self, der: bytes, line: int) -> None:
        from chainfix.certificates import pkcs7
        from chainfix.certificates.der import DerError

        try:
            found = pkcs7.certificates(der)
        except DerError as error:
            self._tell("pkcs7", f"a PKCS#7 message: {error}", line)
            return
        for certificate in found:
            self._certificate(certificate, line)
        if not found:
            self._tell("pkcs7", "a PKCS#7 message without certificates", line)

    def _pkcs12(self, der: bytes, line: int) -> None:
        from chainfix.certificates import pkcs12

        if self.kind in _FOREIGN:
            self._tell("pkcs12", "a PKCS#12 file, which is not opened when a server sent it", line)
            return
        try:
            contents = pkcs12.contents(der, self.password, self.place)
        except InputError as error:
            self._tell(error.code, error.message, line)
            return
        for certificate in contents.certificates:
            self._certificate(certificate, line)
        if contents.key:
            self._keep_key(contents.key, line, encrypted=False)

    def _archive(self, data: bytes) -> None:
        from chainfix.certificates import archive

        if self.kind in _FOREIGN or self.depth == MAX_DEPTH:
            why = f"{MAX_DEPTH} others" if self.depth == MAX_DEPTH else "what a server sent"
            self._tell("archive", f"a ZIP archive in {why}: not unpacked")
            return
        self.allowance = self.allowance or archive.Allowance()
        for member in archive.members(data, self.allowance):
            self._absorb(self._member(member))

    def _member(self, member: "Member") -> Bundle:
        inside = _Reading(f"{self.place}/{member.name}" if member.name else self.place, self.kind, self.password)
        inside.depth, inside.allowance = self.depth + 1, self.allowance
        if member.problem:
            inside._tell("archive", member.problem)
        else:
            inside.read(member.data)
        return inside.bundle(member.data)

    def _absorb(self, bundle: Bundle) -> None:
        self.certificates += bundle.certificates
        self.keys += bundle.keys
        self.notes += bundle.notes
        self.empty_chain = self.empty_chain or bundle.empty_chain


_FILLING = b"- \t\r\n\0"
"""What may stand before, between and after elements: line ends, and the dashes of an END line before them."""
_FILLING_OCTETS = tuple(_FILLING[at : at + 1] for at in range(len(_FILLING)))
_HOLDING_CERTIFICATES = ("CERTIFICATE", "CERTIFICATES", "CERTIFICATE CHAIN", "PKCS7", "PKCS #7 SIGNED DATA", "CMS", "PKCS12")
"""Labels whose blocks are missed when they are broken."""


def _says_empty(text: bytes) -> bool:
    lines = [line for line in (line.strip() for line in text.removeprefix(b"\xef\xbb\xbf").splitlines()) if line]
    return EMPTY_CHAIN.encode() in lines and all(line.startswith(b"#") for line in lines)


def _flaw(body: bytes, data: bytes) -> str:
    """What is wrong with a block whose base64 stands for ``data``, as the end of a sentence."""
    from chainfix.certificates import ber

    strange = pem.strange_characters(body)
    if not data:
        return "holds nothing"
    if data[:1] != b"0":
        return "is not base64 of DER"
    due = ber.declared_length(data)
    if due <= len(data):
        return "holds DER of another kind, or broken DER"
    reason = f"; {strange} characters in it are not base64" if strange else ""
    return f"is cut off: {len(data)} of {due} bytes are there{reason}"
