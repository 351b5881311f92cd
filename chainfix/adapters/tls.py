"""The list that a TLS server sends (RFC 8446 4.4.2), exactly as it was sent.

Nothing is verified: what is wrong with the list is what the caller wants to find out. Nothing secret is ever sent on such a
connection. Many threads may ask many servers at a time: they share nothing that one of them would wait for.
"""

from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters.addresses import ascii_host, is_address
from chainfix.adapters.tunnel import Endpoint, Proxy, open_tunnel
from chainfix.errors import Attempt, ChainfixError, HandshakeFailed, InputError, NetworkError

if TYPE_CHECKING:
    from chainfix.adapters.connections import DeadlineSocket, Resolver
    from chainfix.adapters.conversation import RefusalError
    from chainfix.adapters.handshake import ClientSide

FAILED = "tls-handshake-failed"
AUTO = "auto"
"""For ``starttls``: what the port says."""
OTHER_KEY = "key-type-not-served"
"""The code where a server has no certificate of the type of key that was asked for."""

_HINTS = {
    "no-tls": "give the port of a service that speaks TLS from the first byte on, such as 443 or 993; "
    "with STARTTLS, use chainfix check --starttls PROTOCOL"
}


class Handshake(NamedTuple):
    """What a server sent in a handshake, and how it went."""

    certificates: tuple[bytes, ...]
    """DER, in the order sent; the server's own is the first if the list is right. Never empty."""
    address: str | None
    """The address that was connected to; None behind a proxy that was given a name."""
    starttls: str | None
    """What was spoken before TLS."""
    protocol_version: str | None
    """Such as ``TLSv1.3``."""
    cipher: str | None
    """OpenSSL's name of the cipher suite; None where the handshake broke off."""
    requested_client_certificate: bool | None
    """Whether the server asked for a certificate of the client's, which need not mean that it insists.

    False does not speak of a server that asks later, for some paths only (renegotiation, RFC 8446 4.2.6); None where the handshake
    broke off before the server could ask.
    """
    trouble: str | None
    """Why the handshake failed after the list had come, in one phrase; on TLS 1.2, for want of a client's certificate mostly.

    On TLS 1.3 a server refuses a client after the client's side of the handshake is done: that is not waited for.
    """


def served_list(
    host: str,
    port: int,
    *,
    server_name: str | None = None,
    starttls: str | None = None,
    timeout: float = 15.0,
    proxy: str | None = None,
    resolver: "Resolver | None" = None,
) -> tuple[bytes, ...]:
    """The DER certificates that a server sends, in the order sent: those of :func:`probe`, where everything else is said."""
    shaken = probe(host, port, server_name=server_name, starttls=starttls, timeout=timeout, proxy=proxy, resolver=resolver)
    return shaken.certificates


def probe(
    host: str,
    port: int,
    *,
    server_name: str | None = None,
    starttls: str | None = None,
    timeout: float = 15.0,
    proxy: str | None = None,
    connect: str | None = None,
    key_type: str | None = None,
    client_certificate: tuple[bytes, bytes] | None = None,
    resolver: "Resolver | None" = None,
) -> Handshake:
    """One handshake with a server: what it sends to *this* client, not verified in any way; it may send others another list.

    A server that ends the handshake because it wants a certificate of the client's has sent its own by then.

    ``host``: a name (IDN is fine) or an address. ``server_name``: what to ask for (SNI; of XMPP, the domain) in place of ``host``.
    ``starttls``: a key of ``starttls.STARTTLS``, ``auto`` for what is usual at the port, None for TLS from the first byte on.
    ``timeout``: seconds, from the name lookup to the end. ``proxy``: the URL of an HTTP proxy to go through with CONNECT; the
    environment is not asked. ``connect``: an address or another host to connect to in place of ``host``, which is still asked for.
    ``key_type``: ``rsa`` or ``ecdsa``, for a server that may have a certificate of each. ``client_certificate``: a certificate and
    its unencrypted key in PEM, shown to a server that asks for one.

    Raises NetworkError (``server-unreachable``) where trying again may help. HandshakeFailed where the server answers and it does
    not: ``no-tls``, ``tls-handshake-failed``, ``no-certificate``, ``list-too-long`` (100 KiB), ``no-starttls``, ``bad-answer`` (of
    another protocol than ``starttls``), and with ``key_type`` ``key-type-not-served``: it was reached and did not shake hands, or
    showed the other type, so this says something only where a probe without ``key_type`` succeeds. InputError: ``bad-host``,
    ``bad-proxy``, ``proxy-refused``, ``bad-starttls``, ``bad-key-type``, ``bad-client-certificate``.
    """
    from chainfix.adapters.connections import ExchangeError, phrase
    from chainfix.adapters.conversation import RefusalError

    asked = _asked(Endpoint(ascii_host(host), port), connect, server_name, starttls, key_type)
    route = None if not proxy else Proxy.from_url(proxy)
    side = _client_side(asked, client_certificate)
    try:
        with closing(_reached(asked.target, route, timeout, resolver)) as connection:
            return _shaken(connection, side, asked, _address(connection, asked.target, route))
    except ExchangeError as error:
        raise _unreachable(asked, str(error), retriable=error.retriable) from error
    except OSError as error:
        raise _unreachable(asked, phrase(error), retriable=True) from error
    except RefusalError as error:
        raise _refused(asked, error) from error


def addresses_of(host: str, port: int, *, timeout: float = 15.0, resolver: "Resolver | None" = None) -> tuple[str, ...]:
    """All addresses that a host has, in the resolver's order; of an address, that one. Each can be ``connect`` of :func:`probe`.

    ``timeout``: seconds. Raises NetworkError (``server-unreachable``) and InputError (``bad-host``).
    """
    from chainfix.adapters.connections import ExchangeError, resolve

    target = Endpoint(ascii_host(host), port)
    try:
        places = resolve(*target, seconds=timeout, resolver=resolver)
    except ExchangeError as error:
        raise _unreachable(target, str(error), retriable=error.retriable) from error
    return tuple(dict.fromkeys(str(place.sockaddr[0]) for place in places))


class _Asked(NamedTuple):
    """What to ask whom, checked."""

    named: Endpoint
    """What the user calls the server."""
    target: Endpoint
    """What is connected to."""
    server_name: str
    """The name or address asked for, in wire form."""
    starttls: str | None
    key_type: str | None

    def __str__(self) -> str:
        return str(self.named) if self.named == self.target else f"{self.named} at {self.target.host}"


def _asked(named: Endpoint, connect: str | None, server_name: str | None, starttls: str | None, key_type: str | None) -> _Asked:
    target = named if connect is None else Endpoint(ascii_host(connect), named.port)
    asked_for = named.host if server_name is None else ascii_host(server_name)
    return _Asked(named, target, asked_for, _protocol(starttls, named.port), _known_key_type(key_type))


def _protocol(starttls: str | None, port: int) -> str | None:
    if starttls is None:
        return None
    from chainfix.adapters.starttls import STARTTLS, default_protocol

    if starttls == AUTO:
        return default_protocol(port)
    if starttls not in STARTTLS:
        text = f"no protocol with STARTTLS is called {starttls!r}"
        raise InputError(text, code="bad-starttls", hint=f"one of {', '.join((AUTO, *STARTTLS))}")
    return starttls


def _known_key_type(key_type: str | None) -> str | None:
    if key_type is None:
        return None
    from chainfix.adapters.handshake import KEY_TYPES

    if key_type not in KEY_TYPES:
        raise InputError(f"{key_type!r} is not a type of key", code="bad-key-type", hint=f"one of {', '.join(KEY_TYPES)}")
    return key_type


def _client_side(asked: _Asked, client_certificate: tuple[bytes, bytes] | None) -> "ClientSide":
    """SNI carries names only, never an address (RFC 6066 3)."""
    from chainfix.adapters.handshake import ClientSide

    name = None if is_address(asked.server_name) else asked.server_name
    return ClientSide(name, asked.key_type, client_certificate)


def _shaken(connection: "DeadlineSocket", side: "ClientSide", asked: _Asked, address: str | None) -> Handshake:
    if asked.starttls is not None:
        from chainfix.adapters.starttls import negotiate

        negotiate(asked.starttls, connection.recv, connection.sendall, asked.server_name)
    trouble = _trouble(connection, side, asked)
    served = side.served
    if not served:
        from chainfix.adapters.conversation import RefusalError

        raise RefusalError("it sends no certificate", code="no-certificate")
    return Handshake(
        served, address, asked.starttls, side.protocol_version, side.cipher, side.requested_client_certificate, trouble
    )


def _trouble(connection: "DeadlineSocket", side: "ClientSide", asked: _Asked) -> str | None:
    """Why the handshake failed, if it did after the list had come. Raises what it failed with if not."""
    from chainfix.adapters.connections import ExchangeError, phrase
    from chainfix.adapters.conversation import RefusalError
    from chainfix.adapters.handshake import shake

    text = None
    try:
        shake(connection.recv, connection.sendall, side)
    except (RefusalError, ExchangeError, OSError) as error:
        text = phrase(error) if isinstance(error, OSError) else str(error)
        if not side.served and (asked.key_type is None or not _may_mean_other_key(error)):
            raise
    if asked.key_type is not None and (not side.served or side.is_of_other_type):
        raise RefusalError(f"none with a key of type {asked.key_type} ({text or 'another one came'})", code=OTHER_KEY)
    return text


def _may_mean_other_key(error: Exception) -> bool:
    """Whether a server may do that which has no certificate of the type asked for: an alert mostly; Windows closes instead."""
    from chainfix.adapters.conversation import RefusalError

    return error.code == FAILED if isinstance(error, RefusalError) else not isinstance(error, TimeoutError)


def _reached(target: Endpoint, proxy: Proxy | None, seconds: float, resolver: "Resolver | None") -> "DeadlineSocket":
    """A connection to the server, through the proxy if there is one."""
    from chainfix.adapters.connections import connect, resolve

    ends = monotonic() + seconds
    host, port = target if proxy is None else proxy.endpoint
    places = resolve(host, port, seconds=seconds, resolver=resolver)
    connection = connect(places, seconds=ends - monotonic())
    if proxy is not None:
        try:
            open_tunnel(connection, target, proxy)
        except BaseException:
            connection.close()
            raise
    return connection


def _address(connection: "DeadlineSocket", target: Endpoint, proxy: Proxy | None) -> str | None:
    if proxy is None:
        return str(connection.getpeername()[0])
    return target.host if is_address(target.host) else None


def _unreachable(asked: "_Asked | Endpoint", text: str, *, retriable: bool) -> ChainfixError:
    message = f"cannot reach {asked}: {text}"
    if not retriable:
        return InputError(message, code="bad-host")
    return NetworkError(message, code="server-unreachable", attempts=(Attempt(str(asked), text, retriable=True),))


def _refused(asked: _Asked, refusal: "RefusalError") -> ChainfixError:
    if refusal.retriable:
        return _unreachable(asked, str(refusal), retriable=True)
    return HandshakeFailed(f"no certificates from {asked}: {refusal}", code=refusal.code, hint=_HINTS.get(refusal.code))
