"""One server asked as ``check`` asks it: its list, and what it does beside sending it."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters.tls import Handshake, addresses_of, probe
from chainfix.adapters.tunnel import Endpoint
from chainfix.adapters.workers import at_once
from chainfix.certificates.bundle import Bundle, Note
from chainfix.certificates.certificate import SERVED, Certificate, MalformedCertificate, Source
from chainfix.errors import ChainfixError, InputError
from chainfix.findings.case import LiveFacts

if TYPE_CHECKING:
    from chainfix.adapters.connections import Resolver

AT_ONCE = 16
"""Addresses of one server asked at a time; few names have as many."""


class Probe(NamedTuple):
    """Which server is asked, and how."""

    host: str
    port: int = 443
    server_name: str | None = None
    """What to ask for (SNI) in place of the host."""
    starttls: str | None = "auto"
    """A protocol, ``auto`` to go by the port, ``none`` or None for TLS from the first byte on."""
    connect: str | None = None
    """The address or host to connect to instead."""
    all_addresses: bool = False
    key_type: str | None = None
    """``rsa`` or ``ecdsa``: the leaf of a server that has both."""
    client_certificate: bytes | None = None
    """PEM of a certificate and its key."""
    timeout: float = 15.0
    """Seconds for each exchange as a whole."""
    proxy: str | None = None
    key_types: bool = False
    """Whether the lists of both types of key are asked for, whichever is judged."""

    @property
    def place(self) -> str:
        """What messages call it."""
        return str(Endpoint(self.host, self.port))


def probe_server(asked: Probe, *, resolver: "Resolver | None" = None) -> tuple[Bundle, LiveFacts]:
    """The list that a server sends, and the facts beside it; raises InputError, HandshakeFailed and NetworkError.

    With ``all_addresses`` the others are asked too; one that fails is a fact and no error, as long as one answers. So is the other
    type of key for ``key_types``. ``resolver``: in place of ``socket.getaddrinfo``.
    """
    if asked.all_addresses and not asked.connect:
        addresses = addresses_of(asked.host, asked.port, timeout=asked.timeout, resolver=resolver)
        return _of_addresses(asked, addresses, resolver)
    shaken = _shake(asked, asked.connect, resolver)
    return _told(asked, shaken, asked.connect, resolver)


def _told(asked: Probe, shaken: Handshake, connect: str | None, resolver: "Resolver | None") -> tuple[Bundle, LiveFacts]:
    bundle = served(shaken.certificates, asked.place)
    facts = _facts(asked, shaken)
    return bundle, facts._replace(key_types=_key_types(asked, bundle, connect, resolver)) if asked.key_types else facts


def _key_types(
    asked: Probe, bundle: Bundle, connect: str | None, resolver: "Resolver | None"
) -> tuple[tuple[str, tuple[Certificate, ...]], ...]:
    """By type of key what the server sends; of one that it has not, nothing."""
    from chainfix.adapters.handshake import KEY_TYPES

    found = []
    for kind in KEY_TYPES:
        if kind == asked.key_type:
            found.append((kind, bundle.certificates))
            continue
        with suppress(ChainfixError):
            shaken = _shake(asked._replace(key_type=kind), connect, resolver)
            found.append((kind, served(shaken.certificates, asked.place).certificates))
    return tuple(found)


def _of_addresses(asked: Probe, addresses: Sequence[str], resolver: "Resolver | None") -> tuple[Bundle, LiveFacts]:
    def ask(address: str) -> tuple[Handshake, Bundle] | ChainfixError:
        try:
            shaken = _shake(asked, address, resolver)
            return shaken, served(shaken.certificates, asked.place)
        except ChainfixError as error:
            return error

    results = list(zip(addresses, at_once(ask, addresses, AT_ONCE), strict=True))
    failures = [(address, result) for address, result in results if isinstance(result, ChainfixError)]
    answers = [(address, *result) for address, result in results if not isinstance(result, ChainfixError)]
    if not answers:
        raise failures[0][1]
    (address, shaken, _), *others = answers
    bundle, facts = _told(asked, shaken, address, resolver)
    lists = tuple((address, other.certificates) for address, _, other in others)
    return bundle, facts._replace(others=lists, failures=tuple((address, error.message) for address, error in failures))


def _shake(asked: Probe, connect: str | None, resolver: "Resolver | None") -> Handshake:
    shown = asked.client_certificate
    return probe(
        asked.host,
        asked.port,
        server_name=asked.server_name,
        starttls=None if asked.starttls == "none" else asked.starttls,
        timeout=asked.timeout,
        proxy=asked.proxy,
        connect=connect,
        key_type=asked.key_type,
        client_certificate=(shown, shown) if shown is not None else None,
        resolver=resolver,
    )


def _facts(asked: Probe, shaken: Handshake) -> LiveFacts:
    return LiveFacts(
        asked.host,
        asked.port,
        shaken.address or "",
        shaken.trouble,
        protocol=shaken.protocol_version,
        starttls=shaken.starttls,
        wants_client_certificate=shaken.requested_client_certificate,
        showed_client_certificate=asked.client_certificate is not None,
    )


def served(ders: Sequence[bytes], place: str) -> Bundle:
    """The list as it was sent; raises InputError where the server's own certificate, the first, cannot be read."""
    certificates, notes = [], []
    for position, der in enumerate(ders, 1):
        try:
            certificates.append(Certificate.from_der(der, Source(SERVED, place, position)))
        except MalformedCertificate as error:
            if position == 1:
                raise InputError(f"the certificate of {place} cannot be read: {error}", code="no-certificate") from None
            notes.append(Note("broken-block", f"certificate {position} is none: {error}", place))
    return Bundle(tuple(certificates), (), tuple(notes))
