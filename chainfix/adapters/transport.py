"""One HTTP request over requests: addresses checked before they are connected to, one deadline, nothing taken along.

No session is used, only the transport adapter below it: so there are no cookies, no netrc and no redirect that is followed in
silence. This module imports requests, and is itself imported when the first request is made.
"""

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from http import HTTPStatus
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import certifi
import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies, select_proxy
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import DecodeError, HTTPError, ReadTimeoutError
from urllib3.util import Timeout

from chainfix.adapters.addresses import NOT_PUBLIC, AllowList, refusal
from chainfix.adapters.connections import DeadlineSocket, ExchangeError, Resolver, connect, resolve

CHUNK = 16384
"""Bytes read at a time: the blocksize of http.client and urllib3."""
DRAINED = 65536
"""Bytes read at most of an answer that nobody wants, so that its connection can be used again."""

Opener = Callable[[str, int, float], socket.socket]
"""What makes a connection from host, port and seconds."""


class Reply(NamedTuple):
    """What a server answered."""

    status: int
    location: str | None
    """The Location header as it was written."""
    body: bytes
    whole: bool
    """Whether ``body`` is all of it; False where it was cut off at the limit."""


class DeadlineTLSSocket(DeadlineSocket, ssl.SSLSocket):
    """The same deadline over TLS."""


class Transport:
    """Connections to HTTP servers and through HTTP proxies, kept open between requests; safe between threads."""

    def __init__(
        self,
        *,
        user_agent: str,
        allow: AllowList,
        proxy: str | None = None,
        resolver: Resolver | None = None,
        ca_file: str | None = None,
    ) -> None:
        self._headers = {"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        self._allow = allow
        self._proxy = proxy
        self._resolver = resolver
        self._ca_file = ca_file
        self._adapters: dict[bool, HTTPAdapter] = {}
        self._lock = Lock()

    def get(self, url: str, *, seconds: float, most_bytes: int) -> Reply:
        """Ask for one URL; a redirect is an answer like others.

        From the name lookup to the last byte it takes at most ``seconds``. Of a body with status 200 at most ``most_bytes`` are
        read, counted after decompression. Raises ExchangeError.
        """
        request = self._prepared(url)
        proxies = self._proxies(str(request.url))
        self._check_proxied(str(request.url), proxies)
        timeout = Timeout(total=seconds, connect=seconds, read=seconds)
        adapter = self._adapter(str(request.url), proxies)
        try:
            with adapter.send(request, stream=True, timeout=timeout, proxies=proxies) as response:  # type: ignore[arg-type]  # it takes urllib3's
                return _reply(response, most_bytes)
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _explained(error) from error

    def close(self) -> None:
        """Close the connections that are open."""
        with self._lock:
            for adapter in self._adapters.values():
                adapter.close()
            self._adapters.clear()

    def _prepared(self, url: str) -> requests.PreparedRequest:
        try:
            return requests.Request("GET", url, headers=self._headers).prepare()
        except (requests.RequestException, UnicodeError, ValueError) as error:
            raise ExchangeError(f"not a URL that can be fetched: {error}", retriable=False) from error

    def _proxies(self, url: str) -> dict[str, str]:
        if self._proxy is None:
            return dict(get_environ_proxies(url, no_proxy=None))
        return {"http": self._proxy, "https": self._proxy} if self._proxy else {}

    def _check_proxied(self, url: str, proxies: Mapping[str, str]) -> None:
        """A proxy resolves names itself, so all that can be judged is what stands in the URL."""
        proxy = select_proxy(url, dict(proxies))
        if not proxy:
            return
        scheme = proxy.partition("://")[0].lower() if "://" in proxy else "http"
        if scheme not in ("http", "https"):
            raise ExchangeError(f"a {scheme} proxy is not supported (--proxy takes an HTTP proxy)", retriable=False)
        host = urlsplit(url).hostname or ""
        if not self._allow.admits_host(host):
            raise ExchangeError(refusal(host), retriable=False, code=NOT_PUBLIC)

    def _adapter(self, url: str, proxies: dict[str, str]) -> HTTPAdapter:
        """The adapter of this kind of connection; CA certificates are loaded for the first that needs TLS."""
        secure = any(place.lower().startswith("https:") for place in (url, *proxies.values()))
        with self._lock:
            if secure not in self._adapters:
                context = _verifying_context(self._ca_file) if secure else None
                self._adapters[secure] = _Adapter(self._open_checked, self._open, context)
            return self._adapters[secure]

    def _open(self, host: str, port: int, seconds: float) -> socket.socket:
        """The way to a proxy: its address was chosen by the user."""
        ends = monotonic() + seconds
        places = resolve(host, port, seconds=seconds, resolver=self._resolver)
        return connect(places, seconds=ends - monotonic())

    def _open_checked(self, host: str, port: int, seconds: float) -> socket.socket:
        """The way to a server: only the addresses that were checked are connected to, so no second look-up can replace them.

        A name with public and other addresses is reached at its public ones.
        """
        ends = monotonic() + seconds
        places = resolve(host, port, seconds=seconds, resolver=self._resolver)
        admitted = [place for place in places if place.address is not None and self._allow.admits(host, place.address)]
        if not admitted:
            found = [place.address for place in places if place.address is not None]
            raise ExchangeError(refusal(host, found), retriable=False, code=NOT_PUBLIC)
        return connect(admitted, seconds=ends - monotonic())


class _Adapter(HTTPAdapter):
    """requests' own adapter, with connections of ours: one way to servers, another to proxies."""

    def __init__(self, direct: Opener, proxied: Opener, context: ssl.SSLContext | None) -> None:
        self._direct = direct
        self._proxied = proxied
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (as requests has it)
        """Direct connections."""
        super().init_poolmanager(*args, **options, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._direct)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401
        """Connections through a proxy."""
        new = proxy not in self.proxy_manager
        manager = super().proxy_manager_for(proxy, **options, ssl_context=self._context, proxy_ssl_context=self._context)
        if new:
            manager.pool_classes_by_scheme = _pool_classes(self._proxied)
        return manager

    def cert_verify(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Nothing to do: the context holds the CA certificates, and verifies every connection, one to a proxy too."""


def _pool_classes(opener: Opener) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools, whose connections are made by ``opener``; names and certificates are verified as ever."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return opener(self._dns_host, int(self.port), float(self.timeout or 0))

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return opener(self._dns_host, int(self.port), float(self.timeout or 0))

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _verifying_context(ca_file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=ca_file or certifi.where())
    context.sslsocket_class = DeadlineTLSSocket
    return context


def status_error(status: int) -> ExchangeError:
    """What a status that brings no certificate means. 5xx, 408 (RFC 9110 15.5.9) and 429 (RFC 6585 4) may pass."""
    named = {
        HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: "the proxy wants authentication",
        HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED: "the network wants a login first",
    }
    known = {entry.value: entry.phrase for entry in HTTPStatus}
    text = named.get(HTTPStatus(status)) if status in known else None
    retriable = status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
    return ExchangeError(f"{text} ({status})" if text else f"status {status} {known.get(status, '')}".rstrip(), retriable=retriable)


def _reply(response: requests.Response, most_bytes: int) -> Reply:
    if response.status_code == HTTPStatus.OK:
        return Reply(response.status_code, None, *_body(response, most_bytes))
    with suppress(requests.RequestException, HTTPError, OSError):
        _body(response, DRAINED)
    location = response.headers.get("Location")
    return Reply(response.status_code, location and location.encode("latin-1").decode("utf-8", "replace"), b"", whole=True)


def _body(response: requests.Response, most_bytes: int) -> tuple[bytes, bool]:
    parts, size = [], 0
    for part in response.iter_content(CHUNK):
        parts.append(part)
        size += len(part)
        if size > most_bytes:
            return b"".join(parts)[:most_bytes], False
    return b"".join(parts), True


_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
_MEANINGS: tuple[tuple[tuple[type[BaseException], ...], str, bool], ...] = (
    ((TimeoutError, requests.Timeout, ReadTimeoutError), "no answer in time", True),
    (
        (ssl.SSLEOFError, ConnectionError, http.client.RemoteDisconnected, http.client.IncompleteRead),
        "the connection broke off",
        True,
    ),
    ((http.client.HTTPException,), "not an HTTP answer", False),
    ((DecodeError,), "compressed in a way that cannot be undone", False),
)


def _explained(error: BaseException) -> ExchangeError:
    """The one phrase in a nest of exceptions that helps a person."""
    causes = tuple(_causes(error))
    for cause in causes:
        if tunnel := _TUNNEL.search(str(cause)):
            return status_error(int(tunnel[1]))
        if isinstance(cause, ssl.SSLCertVerificationError):
            return ExchangeError(f"TLS: {cause.verify_message}", retriable=False)
    for kinds, text, retriable in _MEANINGS:
        if any(isinstance(cause, kinds) for cause in causes):
            return ExchangeError(text, retriable=retriable)
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return ExchangeError(f"TLS: {(cause.reason or str(cause)).replace('_', ' ').lower()}", retriable=False)
    return ExchangeError(str(error), retriable=False)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and all that it wraps, in arguments, attributes and its context."""
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        linked = (*one.args, getattr(one, "reason", None), one.__cause__, one.__context__)
        waiting.extend(link for link in linked if isinstance(link, BaseException))
