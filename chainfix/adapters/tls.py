"""The list that a TLS server sends (RFC 8446 4.4.2), exactly as it was sent.

Nothing is verified: what is wrong with the list is what the caller wants to find out. For the same reason old protocol versions,
ciphers and signatures are accepted as far as the OpenSSL in use has them; nothing secret is ever sent on such a connection.
Python 3.13 and later have the list in ``ssl``, before that it comes from pyOpenSSL.
"""

import re
import sys
from base64 import b64encode
from contextlib import closing, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from chainfix.adapters.addresses import ascii_host, is_address
from chainfix.errors import Attempt, ChainfixError, InputError, NetworkError

if TYPE_CHECKING:
    from chainfix.adapters.connections import DeadlineSocket, Resolver

CIPHERS = "ALL:!aNULL:@SECLEVEL=0"
"""Every cipher suite with a certificate, keys and digests of any size (ciphers(1) of OpenSSL)."""
LEGACY_SERVER_CONNECT = 0x4
"""SSL_OP_LEGACY_SERVER_CONNECT: servers without RFC 5746 too, which OpenSSL 3 turns away; ``ssl`` names it since Python 3.12."""
LONGEST_LINE = 65536
MOST_HEADERS = 100
"""What a proxy's answer to CONNECT may consist of: the limits of http.client."""
RECORD = 16384
"""Bytes received at a time: the longest TLS record (RFC 8446 5.1)."""
RECORD_TYPES = b"\x15\x16"
"""What a server's first byte may be: alert or handshake (RFC 8446 5.1)."""
HTTP_OK, HTTP_REDIRECT, HTTP_PROXY_AUTHENTICATION, HTTP_SERVER_ERROR = 200, 300, 407, 500

_STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3})")
_HINTS = {"no-tls": "give the port of a service that speaks TLS from the first byte on, such as 443 or 993"}


class _HandshakeError(Exception):
    """The two sides do not agree; ``str()`` is the reason, OpenSSL's mostly."""

    code = "tls-handshake-failed"


class _NoTLSError(_HandshakeError):
    """The other side speaks something else."""

    code = "no-tls"


class _ClientSide(Protocol):
    """One side of a handshake without a socket: bytes in, bytes out."""

    def step(self) -> bool:
        """Go on as far as possible. Returns whether the handshake is done. Raises _HandshakeError."""

    def outgoing(self) -> bytes:
        """What is to be sent now."""

    def incoming(self, data: bytes) -> None:
        """Take what was received."""

    def served(self) -> tuple[bytes, ...]:
        """The DER certificates of the server so far, in the order sent."""


class _SslSide(_ClientSide):
    """A handshake by the standard library; ``get_unverified_chain`` is public since Python 3.13."""

    def __init__(self, server_name: str | None) -> None:
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.set_ciphers(CIPHERS)
        context.options |= LEGACY_SERVER_CONNECT
        self._error = ssl.SSLError
        self._waiting = ssl.SSLWantReadError
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._side = context.wrap_bio(self._in, self._out, server_hostname=server_name)

    def step(self) -> bool:
        try:
            self._side.do_handshake()
        except self._waiting:
            return False
        except self._error as error:
            raise _HandshakeError((error.reason or str(error)).replace("_", " ").lower()) from error
        return True

    def outgoing(self) -> bytes:
        return self._out.read()

    def incoming(self, data: bytes) -> None:
        self._in.write(data)

    def served(self) -> tuple[bytes, ...]:
        if sys.version_info >= (3, 13):
            return tuple(self._side.get_unverified_chain())
        return ()


class _OpenSSLSide(_ClientSide):
    """A handshake by pyOpenSSL."""

    def __init__(self, server_name: str | None) -> None:
        from OpenSSL import SSL

        context = SSL.Context(SSL.TLS_METHOD)
        context.set_min_proto_version(0)  # the lowest that the library has
        context.set_cipher_list(CIPHERS.encode())
        context.set_options(LEGACY_SERVER_CONNECT)
        context.set_verify(SSL.VERIFY_NONE)
        self._error = SSL.Error
        self._waiting = SSL.WantReadError
        self._side = SSL.Connection(context, None)
        if server_name is not None:
            self._side.set_tlsext_host_name(server_name.encode("ascii"))
        self._side.set_connect_state()

    def step(self) -> bool:
        try:
            self._side.do_handshake()
        except self._waiting:
            return False
        except self._error as error:
            raise _HandshakeError(_openssl_reason(error)) from error
        return True

    def outgoing(self) -> bytes:
        try:
            return self._side.bio_read(1 << 20)
        except self._waiting:
            return b""

    def incoming(self, data: bytes) -> None:
        self._side.bio_write(data)

    def served(self) -> tuple[bytes, ...]:
        from OpenSSL import crypto

        return tuple(crypto.dump_certificate(crypto.FILETYPE_ASN1, one) for one in self._side.get_peer_cert_chain() or ())


def served_list(
    host: str,
    port: int,
    *,
    server_name: str | None = None,
    timeout: float = 15.0,
    proxy: str | None = None,
    resolver: "Resolver | None" = None,
) -> tuple[bytes, ...]:
    """The DER certificates that a server sends, in the order sent; the server's own is the first if the list is right.

    Not verified in any way, and the answer to *this* client: a server may send others another list. A server that ends the
    handshake because it wants a certificate of the client's has sent its own by then.

    ``host``: a name (IDN is fine) or an address. ``server_name``: what to ask for (SNI) in place of ``host``. ``timeout``: seconds,
    from the name lookup to the end. ``proxy``: the URL of an HTTP proxy to go through with CONNECT; the environment is not asked.

    Raises NetworkError (``server-unreachable``) where trying again may help; InputError where it does not: ``bad-host``,
    ``bad-proxy``, ``proxy-refused``, ``no-tls``, ``tls-handshake-failed``, ``no-certificate``.
    """
    from chainfix.adapters.connections import ExchangeError, phrase

    where = _Where(ascii_host(host), port)
    name = _server_name(server_name or where.host)
    try:
        with closing(_reached(where, _proxy_of(proxy), timeout, resolver)) as connection:
            served = _shaken(connection, _client_side(name))
    except ExchangeError as error:
        raise _failure(where, str(error), retriable=error.retriable) from error
    except OSError as error:
        raise _failure(where, phrase(error), retriable=True) from error
    except _HandshakeError as error:
        raise InputError(f"no certificates from {where}: {error}", code=error.code, hint=_HINTS.get(error.code)) from error
    if not served:
        raise InputError(f"{where} sends no certificate", code="no-certificate")
    return served


class _Where(NamedTuple):
    """A host in wire form and a port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class _Proxy(NamedTuple):
    """An HTTP proxy."""

    where: _Where
    authorization: str | None
    """The value of Proxy-Authorization (RFC 7617); never shown."""


def _server_name(host: str) -> str | None:
    """What SNI may carry: a name without its final dot, never an address (RFC 6066 3)."""
    return None if is_address(host) else ascii_host(host)


def _client_side(server_name: str | None) -> _ClientSide:
    return _SslSide(server_name) if sys.version_info >= (3, 13) else _OpenSSLSide(server_name)


def _shaken(connection: "DeadlineSocket", side: _ClientSide) -> tuple[bytes, ...]:
    """The list that came in a handshake, even if it fails afterwards: on TLS 1.2, for want of a certificate of the client's."""
    from chainfix.adapters.connections import ExchangeError

    try:
        _shake(connection, side)
    except (_HandshakeError, ExchangeError, OSError):
        served = side.served()
        if not served:
            raise
        return served
    return side.served()


def _shake(connection: "DeadlineSocket", side: _ClientSide) -> None:
    from chainfix.adapters.connections import ExchangeError

    heard = False
    while not _stepped(connection, side):
        data = connection.recv(RECORD)
        if not data:
            raise ExchangeError("the server closed the connection", retriable=True)
        if not heard and data[:1] not in RECORD_TYPES:
            raise _NoTLSError("it does not speak TLS")
        heard = True
        side.incoming(data)


def _stepped(connection: "DeadlineSocket", side: _ClientSide) -> bool:
    """One step, and whatever it has to say, an alert too."""
    try:
        done = side.step()
    except _HandshakeError:
        with suppress(OSError):
            connection.sendall(side.outgoing())
        raise
    connection.sendall(side.outgoing())
    return done


def _reached(where: _Where, proxy: _Proxy | None, seconds: float, resolver: "Resolver | None") -> "DeadlineSocket":
    """A connection to the server, through the proxy if there is one."""
    from chainfix.adapters.connections import connect, resolve

    ends = monotonic() + seconds
    host, port = where if proxy is None else proxy.where
    places = resolve(host, port, seconds=seconds, resolver=resolver)
    connection = connect(places, seconds=ends - monotonic())
    if proxy is not None:
        try:
            _tunnel(connection, where, proxy)
        except BaseException:
            connection.close()
            raise
    return connection


def _proxy_of(url: str | None) -> _Proxy | None:
    if not url:
        return None
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        where = _Where(ascii_host(parts.hostname or ""), parts.port or 80)
    except (ValueError, InputError) as error:
        raise InputError("the URL of the proxy is not one", code="bad-proxy", hint="--proxy http://HOST:PORT") from error
    if parts.scheme != "http":
        raise InputError(f"a {parts.scheme} proxy is not supported for servers", code="bad-proxy", hint="--proxy http://HOST:PORT")
    if not parts.username:
        return _Proxy(where, None)
    secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return _Proxy(where, "Basic " + b64encode(secret.encode()).decode("ascii"))


def _tunnel(connection: "DeadlineSocket", where: _Where, proxy: _Proxy) -> None:
    """CONNECT (RFC 9110 9.3.6)."""
    head = [f"CONNECT {where} HTTP/1.1", f"Host: {where}"]
    if proxy.authorization is not None:
        head.append(f"Proxy-Authorization: {proxy.authorization}")
    connection.sendall("\r\n".join((*head, "", "")).encode("ascii"))
    status = _proxy_status(connection, proxy)
    if not HTTP_OK <= status < HTTP_REDIRECT:
        raise _proxy_error(status, where, proxy)


def _proxy_status(connection: "DeadlineSocket", proxy: _Proxy) -> int:
    """Read the head of the proxy's answer and not a byte more, since what follows is the server's."""
    with connection.makefile("rb", buffering=0) as answer:
        status = _STATUS.match(answer.readline(LONGEST_LINE))
        rest = (answer.readline(LONGEST_LINE) for _ in range(MOST_HEADERS))
        if status is None or not any(line in (b"\r\n", b"\n") for line in rest):
            raise InputError(f"{proxy.where} does not answer as an HTTP proxy does", code="bad-proxy")
    return int(status[1])


def _proxy_error(status: int, where: _Where, proxy: _Proxy) -> ChainfixError:
    if status == HTTP_PROXY_AUTHENTICATION:
        hint = "--proxy http://USER:PASSWORD@HOST:PORT"
        return InputError(f"the proxy {proxy.where} wants authentication (407)", code="proxy-refused", hint=hint)
    text = f"the proxy {proxy.where} answered with status {status}"
    if status >= HTTP_SERVER_ERROR:
        return _failure(where, text, retriable=True)
    return InputError(f"cannot reach {where}: {text}", code="proxy-refused")


def _failure(where: _Where, text: str, *, retriable: bool) -> ChainfixError:
    message = f"cannot reach {where}: {text}"
    if not retriable:
        return InputError(message, code="bad-host")
    return NetworkError(message, code="server-unreachable", attempts=(Attempt(str(where), text, retriable=True),))


def _openssl_reason(error: Exception) -> str:
    """The last of OpenSSL's queue, which pyOpenSSL hands over as (library, function, reason) each."""
    queue: Any = error.args[0] if error.args else ()
    return str(queue[-1][-1]) if isinstance(queue, list) and queue else str(error) or type(error).__name__
