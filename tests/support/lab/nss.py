"""NSS by its own tools: certificate databases that hold one store, ``tstclnt``, and ``vfychain`` with both of its verifiers."""

import re
from collections.abc import Callable
from pathlib import Path

from chainfix.adapters.tls import served_list
from tests.support.lab.question import Client, Question
from tests.support.programs import need, run

_BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n", re.DOTALL)
_SERVER = "1"
"""The usage of a certificate that vfychain checks."""


def database(store: Path, folder: Path) -> str:
    """A new database in which the certificates of a PEM file, and no others, are anchors for servers; what ``-d`` takes."""
    folder.mkdir(parents=True)
    place = f"sql:{folder}"
    _certutil("-N", "-d", place, "--empty-password")
    for number, block in enumerate(_BLOCK.findall(store.read_text(encoding="ascii"))):
        file = folder / f"{number}.pem"
        file.write_text(block, encoding="ascii")
        _certutil("-A", "-a", "-d", place, "-n", f"anchor {number}", "-t", "C,,", "-i", file)
    return place


def _certutil(*arguments: str | Path) -> None:
    ended = run(need("certutil"), *arguments)
    if ended.returncode != 0:
        raise RuntimeError(f"{ended.args} ended with {ended.returncode}:\n{ended.stderr}")


def _tstclnt(question: Question) -> bool:
    place = database(question.store, question.folder / "nssdb")
    where = ("-h", "127.0.0.1", "-p", str(question.port), "-a", question.host)
    ended = run(need("tstclnt"), *where, "-d", place, "-V", "tls1.2:", "-Q")
    refuses = "authentication of server cert failed" in ended.stderr
    if (ended.returncode == 0) == refuses:
        raise RuntimeError(f"{ended.args} ended with {ended.returncode}:\n{ended.stdout}\n{ended.stderr}")
    return not refuses


def _vfychain(*flags: str) -> Callable[[Question], bool]:
    """The list is taken from a handshake and given as files: vfychain does not connect, and knows no host."""

    def ask(question: Question) -> bool:
        place = database(question.store, question.folder / "nssdb")
        files = []
        for number, der in enumerate(served_list("127.0.0.1", question.port, server_name=question.host)):
            file = question.folder / f"{number}.der"
            file.write_bytes(der)
            files.append(file)
        ended = run(need("vfychain"), "-d", place, *flags, "-u", _SERVER, *files)
        accepts = "Chain is good!" in ended.stderr
        if accepts == ("Chain is bad!" in ended.stderr):
            raise RuntimeError(f"{ended.args} ended with {ended.returncode}:\n{ended.stdout}\n{ended.stderr}")
        return accepts

    return ask


CLIENTS: tuple[Client, ...] = (
    Client("nss-tstclnt", "tstclnt", _tstclnt),
    Client("nss-vfychain", "vfychain", _vfychain()),
    Client("nss-libpkix-aia", "vfychain", _vfychain("-pp", "-f")),
)
