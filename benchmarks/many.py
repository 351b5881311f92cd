"""The process that ``bulk.py`` measures: many leaves through one Builder, or their signature checks alone. Needs chainfix only.

    python many.py MODE POOL STORE LEAF...

``files``  reads the leaves from their files one by one and builds each: a whole process, as a user would write it.
``texts``  reads the leaves first, then builds all; ``idle`` reads them too and builds none, so the difference is the building.
``pair``   builds and verifies in turn, a tenth at a time, and prints the CPU seconds of both as JSON.
``once``   makes everything ready and checks each leaf's signature once; ``twice`` does so twice.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import chainfix

SLICES = 10


def build_all(builder: chainfix.Builder, texts: Iterable[str]) -> None:
    """Build each; AssertionError where one is not answered with its one intermediate."""
    for repair in builder.build_many(texts):
        assert isinstance(repair, chainfix.Repair), repair
        assert len(repair.chain.intermediates) == 1, repair


def ready_checks(texts: Iterable[str], pool: Path) -> Iterator[Callable[[], None]]:
    """For each leaf a call that does nothing but verify its signature: key, signature, signed bytes and algorithm are at hand."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.hazmat.primitives.hashes import SHA256

    keys = _keys_by_id(pool)
    ecdsa, pkcs1, sha256 = ec.ECDSA(SHA256()), padding.PKCS1v15(), SHA256()
    for text in texts:
        leaf = x509.load_pem_x509_certificate(text.encode())
        identifier = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
        assert identifier
        key, signature, signed = keys[identifier], leaf.signature, leaf.tbs_certificate_bytes
        if isinstance(key, rsa.RSAPublicKey):
            yield lambda key=key, s=signature, t=signed: key.verify(s, t, pkcs1, sha256)  # type: ignore[misc]
        else:
            yield lambda key=key, s=signature, t=signed: key.verify(s, t, ecdsa)  # type: ignore[misc]


def _keys_by_id(pool: Path) -> dict[bytes, object]:
    from cryptography import x509

    begin = b"-----BEGIN CERTIFICATE-----"
    keys: dict[bytes, object] = {}
    for block in pool.read_bytes().split(begin)[1:]:
        try:
            certificate = x509.load_pem_x509_certificate(begin + block)
            identifier = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
            keys[identifier] = certificate.public_key()
        except (ValueError, x509.ExtensionNotFound):
            continue  # among real certificates some cannot be read; those of the leaves can
    return keys


def pair(builder: chainfix.Builder, texts: list[str], pool: Path) -> dict[str, list[float]]:
    """CPU seconds of each slice: built, and its signatures alone verified."""
    checks = list(ready_checks(texts, pool))
    size = len(texts) // SLICES
    spent: dict[str, list[float]] = {"build": [], "verify": []}
    for start in range(0, len(texts), size):
        begun = time.process_time()
        build_all(builder, texts[start : start + size])
        built = time.process_time()
        for check in checks[start : start + size]:
            check()
        spent["build"].append(built - begun)
        spent["verify"].append(time.process_time() - built)
    return spent


def main(mode: str, pool: Path, store: Path, leaves: list[str]) -> None:
    """Do what the mode says."""
    texts = (_text(leaf) for leaf in leaves)
    if mode in {"once", "twice"}:
        checks = list(ready_checks(texts, pool))
        for check in checks * (2 if mode == "twice" else 1):
            check()
        return
    builder = chainfix.Builder(stores=[str(store)], pool=[str(pool)])
    if mode == "pair":
        print(json.dumps(pair(builder, list(texts), pool)))
    elif mode == "files":
        build_all(builder, texts)
    else:
        loaded = list(texts)
        build_all(builder, loaded if mode == "texts" else ())


def _text(leaf: str) -> str:
    with open(leaf, encoding="ascii") as file:  # noqa: PTH123 a Path for each of ten thousand names would be part of the figure
        return file.read()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
