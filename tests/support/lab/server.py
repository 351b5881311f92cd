"""The servers of the lab, on loopback: one for each scenario, that sends its list as it is, and one that has every AIA body."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tests.support import pki
from tests.support.lab.question import Question
from tests.support.lab.scenarios import Scenario, made
from tests.support.loopback import Listener, Talk, ok, read_head

_MEDIA = {".crt": "application/pkix-cert", ".pem": "application/x-pem-file", ".p7c": "application/pkcs7-mime"}
"""RFC 5280 4.2.2.1; what it has no media type for is what real servers say."""
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_PAGE = ok(b"accepted\n", "Content-Type: text/plain", "Connection: close")


class TlsServer(Listener):
    """Sends a list exactly as it is given, with the key of its first certificate, and then one small page to each request.

    TLS 1.2 and 1.3; weak keys and digests are served as well. Raises ssl.SSLError for what no server starts with.
    """

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        file = folder / "served.pem"
        file.write_text(scenario.served[0].key_pem + pki.bundle(*scenario.served), encoding="ascii")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.load_cert_chain(file)
        super().__init__(self._answer, context)
        self.finished = 0
        """Handshakes that came to their end. Some clients end one before they look at the certificates."""

    def _answer(self, connection: socket.socket) -> None:
        self.finished += 1
        if read_head(connection):
            connection.sendall(_PAGE)
            with suppress(OSError, ssl.SSLError):
                connection.recv(1)


class Play(NamedTuple):
    """A scenario and the server that plays it."""

    name: str
    scenario: Scenario
    server: TlsServer
    store: Path
    """The store in a PEM file."""

    def question(self, folder: Path) -> Question:
        """What a client is asked; ``folder`` is its scratch folder."""
        return Question(self.scenario.host, self.server.port, self.store, folder, self.scenario.bodies is not None)


@contextmanager
def playing(folder: Path) -> Iterator[tuple[Play, ...]]:
    """Every scenario, played until the block ends."""
    bodies: dict[str, bytes] = {}
    with ExitStack() as stack:
        aia = stack.enter_context(Listener(bodies_of(bodies)))
        plays = tuple(_play(name, scenario, folder, stack) for name, scenario in made(aia.url("")))
        for play in plays:
            bodies.update(play.scenario.bodies or {})
        yield plays


def _play(name: str, scenario: Scenario, folder: Path, stack: ExitStack) -> Play:
    place = folder / name
    place.mkdir()
    store = place / "store.pem"
    store.write_text(pki.bundle(*scenario.store), encoding="ascii")
    return Play(name, scenario, stack.enter_context(TlsServer(scenario, place)), store)


def bodies_of(bodies: Mapping[str, bytes]) -> Talk:
    """Answers a request with what is behind its URL, whatever the host is called; 404 where there is nothing."""

    def talk(connection: socket.socket) -> None:
        path = read_head(connection).decode("latin-1").split(" ", 2)[1:2]
        body = next((body for url, body in bodies.items() if [_path(url)] == path), None)
        connection.sendall(_NOT_FOUND if body is None else ok(body, f"Content-Type: {_media(path[0])}", "Connection: close"))

    return talk


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def _media(path: str) -> str:
    return _MEDIA[PurePosixPath(path).suffix]
