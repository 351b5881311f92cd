"""A tunnel through an HTTP proxy to a server (CONNECT, RFC 9110 9.3.6)."""

import re
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple, Self
from urllib.parse import unquote, urlsplit

from chainfix.adapters.addresses import ascii_host
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.adapters.connections import DeadlineSocket

LONGEST_LINE = 65536
MOST_HEADERS = 100
"""What a proxy's answer to CONNECT may consist of: the limits of http.client."""
HTTP_OK, HTTP_REDIRECT, HTTP_PROXY_AUTHENTICATION, HTTP_SERVER_ERROR = 200, 300, 407, 500

_STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3})")


class Endpoint(NamedTuple):
    """A host in wire form and a port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Proxy(NamedTuple):
    """An HTTP proxy."""

    endpoint: Endpoint
    authorization: str | None
    """The value of Proxy-Authorization (RFC 7617); never shown."""

    @classmethod
    def from_url(cls, url: str) -> Self:
        """Read the URL of a proxy, with a login perhaps; HOST:PORT is one too. Raises InputError (``bad-proxy``)."""
        try:
            parts = urlsplit(url if "://" in url else f"http://{url}")
            endpoint = Endpoint(ascii_host(parts.hostname or ""), parts.port or 80)
        except (ValueError, InputError) as error:
            raise InputError("the URL of the proxy is not one", code="bad-proxy", hint="--proxy http://HOST:PORT") from error
        if parts.scheme != "http":
            text = f"a {parts.scheme} proxy is not supported for servers"
            raise InputError(text, code="bad-proxy", hint="--proxy http://HOST:PORT")
        if not parts.username:
            return cls(endpoint, None)
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        return cls(endpoint, "Basic " + b64encode(secret.encode()).decode("ascii"))


def open_tunnel(connection: "DeadlineSocket", target: Endpoint, proxy: Proxy) -> None:
    """Make a connection to the proxy one to the target.

    Raises ExchangeError where the proxy may answer in another way later; InputError where it does not: ``bad-proxy``,
    ``proxy-refused``.
    """
    head = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if proxy.authorization is not None:
        head.append(f"Proxy-Authorization: {proxy.authorization}")
    connection.sendall("\r\n".join((*head, "", "")).encode("ascii"))
    status = _status(connection, proxy)
    if not HTTP_OK <= status < HTTP_REDIRECT:
        raise _error(status, target, proxy)


def _status(connection: "DeadlineSocket", proxy: Proxy) -> int:
    """Read the head of the proxy's answer and not a byte more, since what follows is the server's."""
    with connection.makefile("rb", buffering=0) as answer:
        status = _STATUS.match(answer.readline(LONGEST_LINE))
        rest = (answer.readline(LONGEST_LINE) for _ in range(MOST_HEADERS))
        if status is None or not any(line in (b"\r\n", b"\n") for line in rest):
            raise InputError(f"{proxy.endpoint} does not answer as an HTTP proxy does", code="bad-proxy")
    return int(status[1])


def _error(status: int, target: Endpoint, proxy: Proxy) -> Exception:
    from chainfix.adapters.connections import ExchangeError

    if status == HTTP_PROXY_AUTHENTICATION:
        hint = "--proxy http://USER:PASSWORD@HOST:PORT"
        return InputError(f"the proxy {proxy.endpoint} wants authentication (407)", code="proxy-refused", hint=hint)
    text = f"the proxy {proxy.endpoint} answered with status {status}"
    if status >= HTTP_SERVER_ERROR:
        return ExchangeError(text, retriable=True)
    return InputError(f"cannot reach {target}: {text}", code="proxy-refused")
