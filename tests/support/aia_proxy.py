"""An HTTP proxy on loopback that plays the hosts of caIssuers URLs, and writes down who asked for what.

Set ``HTTP_PROXY`` (or ``--proxy``) to its ``url`` and no request leaves the machine. Asked directly (``GET /name``) it is a plain
server, whose answers are looked up under ``/name``. Headers and body leave in one segment: in two, a client that keeps its
connection open waits 40 ms for a delayed acknowledgement, and every measurement is void. Scheme and host compare without regard
to case, and an empty path is ``/`` (RFC 3986 6.2.2.1 and 6.2.3).
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import NamedTuple, Self


class Reply(NamedTuple):
    """What the proxy answers with; a plain ``bytes`` stands for status 200 and that body."""

    body: bytes = b""
    status: int = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()
    """Further headers. One of the proxy's own (Content-Length, say) is replaced by a header of that name."""


Answer = bytes | Reply | Callable[[str], bytes | Reply]
"""A body, a whole reply, or a function from the URL asked for to one of these (called once per request, from any thread)."""


class Request(NamedTuple):
    """One request as it arrived."""

    method: str
    url: str
    """The target as written: an absolute URL from a client that uses a proxy, ``/name`` from one that does not."""
    headers: Mapping[str, str]
    """Header names in lower case."""


class AiaProxy:
    """Answers for URLs, served on a free loopback port between ``__enter__`` and ``__exit__``.

    What has no answer is a 404. ``CONNECT`` is refused with 501, since nothing behind TLS is played.
    """

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.play(answers or {})
        self._requests: list[Request] = []
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def play(self, answers: Mapping[str, Answer]) -> None:
        """Answer these URLs (or ``/name``) too, or otherwise than before; while the proxy runs, if need be."""
        self.answers.update({normal(url): answer for url, answer in answers.items()})

    @property
    def port(self) -> int:
        """The loopback port, chosen by the system."""
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        """Where the proxy listens, as ``HTTP_PROXY`` wants it; with ``/name`` behind it, where it is a plain server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def requests(self) -> tuple[Request, ...]:
        """All requests so far, in the order they arrived."""
        with self._lock:
            return tuple(self._requests)

    @property
    def urls(self) -> tuple[str, ...]:
        """The targets of all requests so far, in the order they arrived."""
        return tuple(request.url for request in self.requests)

    def forget(self) -> None:
        """Empty the record of requests."""
        with self._lock:
            self._requests.clear()

    def reply_to(self, request: Request) -> Reply:
        """Record the request and find what it is answered with."""
        with self._lock:
            self._requests.append(request)
        if request.method == "CONNECT":
            return Reply(b"only http is played here\n", HTTPStatus.NOT_IMPLEMENTED)
        answer = self.answers.get(normal(request.url), Reply(b"no such certificate\n", HTTPStatus.NOT_FOUND))
        if callable(answer):
            answer = answer(request.url)
        return Reply(answer) if isinstance(answer, bytes) else answer

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def normal(url: str) -> str:
    """A URL in the form in which it is looked up."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        return url
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash or '/'}{path}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a client's idle keep-alive connection must not hold up the end of a test
    server_address: tuple[str, int]
    proxy: AiaProxy


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def answer(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.proxy.reply_to(Request(self.command, self.path, headers))
        self.close_connection = self.command == "CONNECT" or headers.get("connection", "").lower() == "close"
        self.wfile.write(_segment(reply, with_body=self.command != "HEAD"))

    do_GET = do_HEAD = do_POST = do_CONNECT = answer  # noqa: N815 - the names are http.server's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing: the requests are recorded."""


def _segment(reply: Reply, *, with_body: bool) -> bytes:
    own = (("Content-Type", "application/pkix-cert"), ("Content-Length", str(len(reply.body))))
    replaced = {name.lower() for name, _ in reply.headers}
    headers = [f"{name}: {value}" for name, value in own if name.lower() not in replaced]
    headers += [f"{name}: {value}" for name, value in reply.headers]
    head = f"HTTP/1.1 {int(reply.status)} {_phrase(reply.status)}\r\n" + "".join(line + "\r\n" for line in headers) + "\r\n"
    return head.encode("latin-1") + (reply.body if with_body else b"")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
