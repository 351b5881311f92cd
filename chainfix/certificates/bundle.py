"""What reading yields, certificates, keys and notes, and the error where there is no certificate."""

from typing import TYPE_CHECKING, NamedTuple

from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.certificates.key import PrivateKey


class Note(NamedTuple):
    """Something that its reader should be told."""

    code: str
    """A stable word, such as ``broken-block``."""
    message: str
    """One sentence without its place; never any bytes of a key."""
    place: str = ""
    """The file or URL, or ``archive.zip/member``."""
    line: int = 0
    """From 1 on; 0 where lines mean nothing."""

    def describe(self) -> str:
        """The message behind its place."""
        where = [self.place] * bool(self.place) + [f"line {self.line}"] * bool(self.line)
        return f"{', '.join(where)}: {self.message}" if where else self.message


class Bundle(NamedTuple):
    """What was read from one source."""

    certificates: "tuple[Certificate, ...]"
    keys: "tuple[PrivateKey, ...]"
    notes: tuple[Note, ...]
    empty_chain: bool = False
    """Whether it says that no intermediate is needed, and holds none."""

    @property
    def locked(self) -> bool:
        """Whether nothing came out for want of a password."""
        return not self.certificates and not self.keys and any(note.code in _LOCKED for note in self.notes)


_LOCKED = ("password-needed", "wrong-password")
_HINTS = {
    "password-needed": "give the password with --password-file FILE",
    "wrong-password": "give the password with --password-file FILE",
    "unreadable-pkcs12": "openssl pkcs12 -in FILE -nokeys -out certificates.pem writes its certificates as PEM",
    "broken-block": "copy or download the file again",
    "der": "copy or download the file again",
    "certificate-request": "a request is what goes to the authority; give the certificate that came back",
    "private-key": "give the certificate file too; the key says which of several certificates is meant",
    "public-key": "give the certificate that holds this key",
    "html": "a download often ends in a login or an error page: open the link in a browser and save the certificate itself",
    "java-keystore": "keytool -importkeystore -srckeystore FILE -destkeystore new.p12 -deststoretype pkcs12 makes a PKCS#12 file",
    "archive": "unpack it and give the files in it",
    "empty": "an empty file is often what the shell left of a command that failed",
}
"""What to do where this was found and no certificate; the first that fits."""
_SHOWN = 3


def no_certificate(place: str, bundle: Bundle) -> InputError:
    """The error that says that there is no certificate in ``place``, what there is instead and what to do."""
    found = [*bundle.notes, *(Note("private-key", "a private key", key.place, key.line) for key in bundle.keys)]
    telling = next((note for code in _HINTS for note in found if note.code == code), Note("", ""))
    hint = _HINTS.get(telling.code)
    if telling.code in _LOCKED:
        return InputError(telling.message, code=telling.code, hint=hint)
    if telling.code == "empty":
        return InputError(f"{place} is empty", code="no-certificate", hint=hint)
    told = "; ".join(_inside(place, note) for note in found[:_SHOWN])
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return InputError(f"{place} holds no certificate; found instead: {told}{more}", code="no-certificate", hint=hint)


def _inside(place: str, note: Note) -> str:
    """A note as told by someone who has named the place already."""
    return note._replace(place=note.place.removeprefix(place).lstrip("/")).describe()
