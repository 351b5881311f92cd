"""The user's own trust stores: PEM files in a folder of chainfix, whose first line says when they were added and from what.

Not promised: a store is for servers. What a source trusts for something else only is left out when the store is added.
"""

# ruff: noqa: PTH100, PTH113, PTH117, PTH118, PTH120, PTH208
# pathlib costs more at start than what is done with it here, on the way of every --store FILE.

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters.files import Content, FileName, read_file, read_source
from chainfix.certificates.certificate import STORED, Certificate
from chainfix.certificates.key import WRONG
from chainfix.certificates.reading import Bundle, Note, read_bytes
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.adapters.pool import Tell
    from chainfix.certificates.key import Password

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
FILE_ENDINGS = (".pem", ".crt", ".cer", ".der", ".p7b", ".p7c", ".p12", ".pfx", ".jks", ".zip", ".txt")
"""What a store may not be called: it would stand before the file of that name."""
OLD_KEYSTORES = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
"""How JKS and JCEKS begin (sun.security.provider.JavaKeyStore, com.sun.crypto.provider.JceKeyStore)."""
JAVA_PASSWORD = b"changeit"
"""Of the cacerts that a JDK ships ("The Cacerts Certificates File" in keytool's manual)."""
_FIRST_LINE = re.compile(r"# added on (\d{4}-\d\d-\d\d) from (.*)")


class Origin(NamedTuple):
    """What the first line of a store says."""

    date: str | None
    """When it was added, YYYY-MM-DD; None where somebody wrote the file himself."""
    source: str


def folder() -> str | None:
    """Where the stores are: CHAINFIX_STORES_DIR, else ``stores`` in the system's folder for data; None without a home folder.

    On Linux the XDG base directory specification is followed here, since platformdirs costs a tenth of an offline run at import.
    """
    chosen = os.environ.get("CHAINFIX_STORES_DIR")
    if chosen:
        return chosen
    data = _xdg_data() if sys.platform.startswith("linux") else _system_data()
    return os.path.join(data, "stores") if data else None


def _xdg_data() -> str | None:
    base, home = os.environ.get("XDG_DATA_HOME", ""), os.environ.get("HOME", "")
    if os.path.isabs(base):  # a relative one is to be ignored (XDG base directory specification)
        return os.path.join(base, "chainfix")
    return os.path.join(home, ".local", "share", "chainfix") if os.path.isabs(home) else None


def _system_data() -> str | None:
    import platformdirs

    found = platformdirs.user_data_dir("chainfix", appauthor=False)
    return found if os.path.isabs(found) else None


def is_name(text: str) -> bool:
    """Whether a store may be called so."""
    return NAME.fullmatch(text) is not None and not text.lower().endswith(FILE_ENDINGS)


def path_of(name: str) -> str | None:
    """The file of a store that was added; None where there is none of that name."""
    path = _path(name) if is_name(name) else None
    return path if path is not None and os.path.isfile(path) else None


def names() -> tuple[str, ...]:
    """The stores that were added, sorted; none where their folder cannot be read."""
    where = folder()
    try:
        found = os.listdir(where) if where else []
    except OSError:
        return ()
    stems = sorted(name.removesuffix(".pem") for name in found if name.endswith(".pem"))
    return tuple(stem for stem in stems if path_of(stem) is not None)


def origin_of(path: str) -> Origin:
    """When and from what a store was added."""
    match = _FIRST_LINE.match(read_file(path).partition(b"\n")[0].decode("utf-8", "replace"))
    return Origin(match[1], match[2]) if match else Origin(None, path)


def _path(name: str) -> str | None:
    where = folder()
    return os.path.join(where, f"{name}.pem") if where else None


# Adding and removing


def add(name: str, source: FileName, *, date: str, password: "Password", tell: "Tell", force: bool = False) -> str:
    """Copy the anchors of a source into a store; returns its file.

    ``date`` is today's, YYYY-MM-DD; ``tell`` hears what was left out. Raises :class:`InputError`: ``bad-store-name``,
    ``no-data-folder``, ``store-exists`` unless ``force``, ``old-keystore``, ``no-certificate``, and as reading and writing do.
    """
    from chainfix.adapters.writing import write_atomically

    path = _path_to_write(name)
    if os.path.lexists(path) and not force:
        raise InputError(f"there is a store {name} already", code="store-exists", hint="--force replaces it")
    anchors = anchors_of(source, password, tell)
    origin = os.fspath(source) if os.fspath(source) == "-" else os.path.abspath(source)
    _make_folder(os.path.dirname(path))
    write_atomically(path, _pem(anchors, date, origin))
    return path


def remove(name: str) -> str:
    """Remove a store; returns its file. Raises :class:`InputError`: ``no-such-store``, ``no-permission``."""
    path = path_of(name)
    if path is None:
        known = ", ".join(names()) or "none was added"
        raise InputError(f"no store {name} was added; your stores: {known}", code="no-such-store")
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError as error:
        raise InputError(f"cannot remove {path}: {error.strerror}", code="no-permission") from None
    return path


def _path_to_write(name: str) -> str:
    if not is_name(name):
        hint = "letters, digits, dots, dashes and underscores, and no ending of certificate files"
        raise InputError(f"a store cannot be called {name or 'by an empty name'}", code="bad-store-name", hint=hint)
    path = _path(name)
    if path is None:
        hint = "CHAINFIX_STORES_DIR names one"
        raise InputError("there is no folder for stores (no HOME, no CHAINFIX_STORES_DIR)", code="no-data-folder", hint=hint)
    return path


def _make_folder(path: str) -> None:
    try:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except OSError as error:
        raise InputError(f"cannot make the folder {path}: {error.strerror}", code="no-permission") from None


def _pem(anchors: Iterable[Certificate], date: str, origin: str) -> bytes:
    """In the order of their names, so that the same anchors make the same file."""
    told = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in origin).replace("-----", "_____")
    ordered = sorted(set(anchors), key=lambda anchor: (anchor.subject, anchor.sha256))
    head = f"# added on {date} from {told}\n".encode("utf-8", "backslashreplace")
    return head + "".join(anchor.pem for anchor in ordered).encode()


# Reading what is added


def anchors_of(source: FileName, password: "Password", tell: "Tell") -> tuple[Certificate, ...]:
    """What a file or folder trusts for servers; raises :class:`InputError` where that is nothing."""
    contents, notes = read_source(source)
    for note in notes:
        tell(note)
    found = [certificate for content in contents for certificate in _read(content, password, tell, alone=len(contents) == 1)]
    if not found:
        raise InputError(f"{os.fspath(source)} trusts no certificate for servers, so it is no trust store", code="no-certificate")
    return tuple(found)


def _read(content: Content, password: "Password", tell: "Tell", *, alone: bool) -> Iterator[Certificate]:
    """The anchors of one file; what is wrong with one of several is a note."""
    from chainfix.certificates.p11_kit import is_dump

    try:
        _refuse_old_keystore(content)
        yield from _of_dump(content, tell) if is_dump(content.data) else _of_bundle(content, password, tell, alone=alone)
    except InputError as error:
        if alone:
            raise
        tell(Note(error.code, error.message))


def _refuse_old_keystore(content: Content) -> None:
    if not content.data.startswith(OLD_KEYSTORES):
        return
    kind = "JKS" if content.data.startswith(OLD_KEYSTORES[0]) else "JCEKS"
    line = (
        f"keytool -importkeystore -srckeystore {content.place} -srcstoretype {kind} -destkeystore cacerts.p12 -deststoretype PKCS12"
    )
    message = f"{content.place} is a Java keystore of the old form ({kind}), which is not read"
    raise InputError(message, code="old-keystore", hint=f"{line} makes a PKCS#12 of it")


def _of_dump(content: Content, tell: "Tell") -> tuple[Certificate, ...]:
    from chainfix.certificates.p11_kit import anchors_of as of_dump

    trusted, others, dated = of_dump(content.data)
    _tell_left_out(others, content.place, tell)
    for certificate in dated:
        message = f"{certificate.name} is distrusted from a date on, which the store does not keep"
        tell(Note("date-not-kept", message, content.place))
    return trusted


def _of_bundle(content: Content, password: "Password", tell: "Tell", *, alone: bool) -> tuple[Certificate, ...]:
    from chainfix.building.trust import settings_allow
    from chainfix.certificates.extensions import SERVER_AUTH

    bundle = _opened(content, password, alone=alone)
    for note in bundle.notes:
        tell(note)
    others = [certificate for certificate in bundle.certificates if not settings_allow(certificate, SERVER_AUTH)]
    _tell_left_out(others, content.place, tell)
    return tuple(certificate for certificate in bundle.certificates if certificate not in others)


def _opened(content: Content, password: "Password", *, alone: bool) -> Bundle:
    """Java's own password is tried before anybody is asked for one."""
    if not isinstance(password, bytes):
        try:
            return read_bytes(content.data, content.place, kind=STORED, password=JAVA_PASSWORD, require_certificate=alone)
        except InputError as error:
            if error.code != WRONG:
                raise
    return read_bytes(content.data, content.place, kind=STORED, password=password, require_certificate=alone)


def _tell_left_out(others: Iterable[Certificate], place: str, tell: "Tell") -> None:
    for certificate in others:
        tell(Note("not-for-servers", f"{certificate.name} is not trusted for servers there and is left out", place))
