"""Servers on loopback that say exactly what a test wants, byte by byte if need be, and a proxy that really tunnels."""

import socket
import ssl
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from tests.support.pki import Entity

Talk = Callable[[socket.socket], None]
"""What a server does with one connection; the connection is closed when it returns."""


class Listener:
    """A server on a free loopback port between ``__enter__`` and ``__exit__``, one thread a connection; or at a given ``address``.

    With ``context`` it speaks TLS, and ``server_names`` records what clients asked for (None: no SNI).
    """

    def __init__(self, talk: Talk, context: ssl.SSLContext | None = None, address: tuple[str, int] = ("127.0.0.1", 0)) -> None:
        self._talk = talk
        self._context = context
        self._listening = socket.create_server(address)
        self._thread = Thread(target=self._serve, daemon=True)
        self.port: int = self._listening.getsockname()[1]
        self.connections = 0
        self.server_names: list[str | None] = []
        if context is not None:
            context.sni_callback = lambda _socket, name, _context: self.server_names.append(name)

    def url(self, path: str = "/ca.crt", host: str = "127.0.0.1", scheme: str = "http") -> str:
        """A URL of this server, under any name."""
        return f"{scheme}://{host}:{self.port}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(30)
            if self._context is None:
                self._talk(connection)
            else:
                with self._context.wrap_socket(connection, server_side=True) as wrapped:
                    self._talk(wrapped)


def read_head(connection: socket.socket) -> bytes:
    """The head of one HTTP request; empty when the client has gone."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        data = connection.recv(1)
        if not data:
            return b""
        head += data
    return head


def saying(answer: bytes) -> Talk:
    """Answer one request with these bytes, as they are."""

    def talk(connection: socket.socket) -> None:
        read_head(connection)
        connection.sendall(answer)

    return talk


def ok(body: bytes, *headers: str) -> bytes:
    """A whole answer with status 200."""
    lines = ("HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers)
    return "".join(line + "\r\n" for line in lines).encode() + b"\r\n" + body


def dripping(head: bytes, drop: bytes, stopped: Event) -> Talk:
    """Answer with ``head`` at once, and then one drop every 50 ms until the client goes or the event is set."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(head)
        while not stopped.wait(0.05):
            connection.sendall(drop)

    return talk


def serving(entities: Iterable[Entity], folder: Path) -> ssl.SSLContext:
    """The context of a server that sends these certificates in this order; the first is its own."""
    own, *rest = entities
    file = folder / f"{own.sha256[:16]}.pem"
    file.write_text(own.key_pem + own.pem + "".join(entity.pem for entity in rest))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def scripted(*exchanges: tuple[bytes, bytes]) -> Talk:
    """Hear exactly the first of each pair, then say the second; gone at once where something else is heard."""

    def talk(connection: socket.socket) -> None:
        for heard, said in exchanges:
            if _read_exactly(connection, len(heard)) != heard:
                raise OSError("the client does not keep to the script")
            connection.sendall(said)

    return talk


def then_tls(talk: Talk, context: ssl.SSLContext) -> Talk:
    """Go over to TLS behind a talk in plain text, and keep quiet until the client goes."""

    def both(connection: socket.socket) -> None:
        talk(connection)
        with context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.recv(1)

    return both


def _read_exactly(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count and (more := connection.recv(count - len(data))):
        data += more
    return data


def tunnel_to(port: int, heads: list[bytes]) -> Talk:
    """What a proxy does with CONNECT, whatever the host: a tunnel to one loopback port. ``heads`` records what it was asked."""

    def talk(connection: socket.socket) -> None:
        heads.append(read_head(connection))
        with socket.create_connection(("127.0.0.1", port), timeout=30) as behind:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\nVia: 1.1 loopback\r\n\r\n")
            back = Thread(target=_pour, args=(behind, connection), daemon=True)
            back.start()
            _pour(connection, behind)
            back.join(30)

    return talk


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
