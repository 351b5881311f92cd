"""What was handed over, files, folders, contents and ready certificates, read into bundles.

A str with ``-----BEGIN`` in it is content, any other str a path, never a host.
"""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from chainfix.certificates.bundle import Bundle
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.reading import read_bytes
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.certificates.key import Password

PathName = str | os.PathLike[str]
Source = str | bytes | os.PathLike[str] | Certificate | Bundle | Iterable[Certificate]
"""What a certificate can be read from."""


def read(*sources: Source, password: "Password" = None) -> Bundle:
    """Everything that files, folders or contents hold: certificates, keys, and notes of what could not be read.

    Verifies nothing. Raises InputError: ``no-such-file``, ``no-certificate``, ``password-needed`` ...
    """
    if len(sources) == 1 and isinstance(text := sources[0], str) and "-----BEGIN" in text:
        return read_bytes(text.encode(), "the given text", password=password)
    bundles = [bundle for source in sources for bundle in _bundles(source, password)]
    bundle = join_bundles(bundles)
    if bundles and not bundle.certificates and not bundle.empty_chain and not bundle.keys:
        raise InputError("there is no certificate", code="no-certificate")
    return bundle


def join_bundles(bundles: Sequence[Bundle]) -> Bundle:
    """Several bundles as one; the chain is empty where all of them say so."""
    if len(bundles) == 1:
        return bundles[0]
    certificates = tuple(certificate for bundle in bundles for certificate in bundle.certificates)
    keys = tuple(key for bundle in bundles for key in bundle.keys)
    notes = tuple(note for bundle in bundles for note in bundle.notes)
    return Bundle(certificates, keys, notes, bool(bundles) and not certificates and any(b.empty_chain for b in bundles))


def _bundles(source: Source, password: "Password") -> list[Bundle]:
    if isinstance(source, Bundle):
        return [source]
    if isinstance(source, Certificate):
        return [Bundle((source,), (), ())]
    if isinstance(source, bytes):
        return [read_bytes(source, "the given bytes", password=password)]
    if isinstance(source, str) and "-----BEGIN" in source:
        return [read_bytes(source.encode(), "the given text", password=password)]
    if isinstance(source, (str, os.PathLike)):
        return read_files(os.fspath(source), password)
    return [Bundle(tuple(source), (), ())]


def read_files(name: str, password: "Password" = None) -> list[Bundle]:
    """What a file, or each file of a folder, holds; ``-`` is standard input. Raises InputError where there is no certificate."""
    from chainfix.adapters.files import read_source

    reading = read_source(name)
    if len(reading.contents) == 1 and not reading.notes:
        content = reading.contents[0]
        return [read_bytes(content.data, content.place, password=password, require_certificate=not _is_key_file(content.data))]
    bundles = [
        read_bytes(content.data, content.place, password=password, require_certificate=False) for content in reading.contents
    ]
    if not any(bundle.certificates or bundle.empty_chain for bundle in bundles):
        raise InputError(f"no file in {name} holds a certificate", code="no-certificate")
    return [*bundles, Bundle((), (), reading.notes)]


def _is_key_file(data: bytes) -> bool:
    return b"PRIVATE KEY-----" in data and b"CERTIFICATE-----" not in data
