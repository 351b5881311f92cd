"""The list as PEM files: pure functions from a chain to text (RFC 7468: LF, 64 columns, a final newline, no blank lines)."""

from typing import TYPE_CHECKING

from chainfix.building.chain import Chain
from chainfix.certificates.reading import EMPTY_CHAIN
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate

FORMATS = ("chain", "fullchain", "leaf", "root", "split")
"""What ``-f`` takes."""
FILE_NAMES = {name: f"{name}.pem" for name in ("leaf", "chain", "fullchain", "root")}
"""The usual name of each in a folder."""


def to_pem(chain: Chain, format: str = "chain", *, with_root: bool = False) -> str:  # noqa: A002 the contract's word
    """One format as text; raises InputError for a format that is not one file.

    ``chain``: the intermediates, in order; the one line ``# no intermediate is needed`` where there are none (Apache stops at an
    empty file). ``fullchain``: the leaf before them. ``leaf``, ``root``: one certificate. ``with_root`` adds the root, last.
    """
    root = (chain.root,) if with_root else ()
    lists: dict[str, tuple[Certificate, ...]] = {
        "chain": (*chain.intermediates, *root),
        "fullchain": (chain.leaf, *chain.intermediates, *root),
        "leaf": (chain.leaf,),
        "root": (chain.root,),
    }
    if format not in lists:
        known = ", ".join(FORMATS)
        what = (
            "split is several files: write it into a folder"
            if format == "split"
            else f"there is no format {format}; known are {known}"
        )
        raise InputError(what, code="bad-format")
    return "".join(certificate.pem for certificate in lists[format]) or f"{EMPTY_CHAIN}\n"


def split(chain: Chain, *, with_root: bool = False) -> dict[str, bytes]:
    """Every format, by file name."""
    return {file: to_pem(chain, format, with_root=with_root).encode() for format, file in FILE_NAMES.items()}  # noqa: A001
