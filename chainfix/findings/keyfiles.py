"""The private keys in the files of a case: that they are there and whether they are encrypted; nothing else is read of them."""

from chainfix.certificates import pem
from chainfix.certificates.key import PrivateKey
from chainfix.findings.case import Case, FileFacts


def keys_in(file: FileFacts) -> tuple[PrivateKey, ...]:
    """The private keys in PEM or DER in a file; those in PKCS#12 are under a password and not looked for."""
    text = pem.narrow(file.data)
    if b"PRIVATE KEY-----" in text:
        blocks = (piece for piece in pem.pieces(text) if piece.label.endswith("PRIVATE KEY"))
        return tuple(_key(block, file.name) for block in blocks)
    return _der_key(file) if file.data[:1] == b"0" else ()


def keys_of(case: Case) -> tuple[PrivateKey, ...]:
    """Those of all files, and those that came with the list from elsewhere."""
    places = {file.name for file in case.files}
    return (*(key for file in case.files for key in keys_in(file)), *(key for key in case.bundle.keys if key.place not in places))


def _key(block: pem.Piece, name: str) -> PrivateKey:
    return PrivateKey.from_block(block.label, pem.headers(block.body), pem.decode(block.body), name, block.line)


def _der_key(file: FileFacts) -> tuple[PrivateKey, ...]:
    from chainfix.certificates import kinds

    kind = kinds.kind_of(file.data)
    if kind not in (kinds.PRIVATE_KEY, kinds.ENCRYPTED_KEY):
        return ()
    return (PrivateKey(file.data, file.name, encrypted=kind is kinds.ENCRYPTED_KEY),)
