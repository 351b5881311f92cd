"""The library in single calls: what scripts import.

Nothing is printed here. A str with ``-----BEGIN`` in it is content, any other str a path, never a host.
"""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Unpack

from chainfix.adapters.sources import PathName, Source, read
from chainfix.builder import Builder, BuildOptions, Options
from chainfix.opening import Store
from chainfix.result import RankedPaths, Repair

if TYPE_CHECKING:
    from chainfix.clients.simulation import Simulation
    from chainfix.findings.diagnose import Report
    from chainfix.findings.renewal import Renewal
    from chainfix.judging import Asked


def build(
    *sources: Source,
    key: PathName | bytes | None = None,
    hostname: str | None = None,
    fetch: bool = True,
    **options: "Unpack[BuildOptions]",
) -> Repair:
    """The list that a server should send for the one leaf in ``sources``; missing issuers are fetched unless ``fetch`` is False.

    The other options are those of :class:`Builder`. Raises ChainNotFound, NetworkError, KeyMismatch and InputError.
    """
    return Builder(fetch=fetch, **options).build(*sources, key=key, hostname=hostname)


def paths(
    *sources: Source,
    key: PathName | bytes | None = None,
    hostname: str | None = None,
    fetch: bool = True,
    **options: "Unpack[BuildOptions]",
) -> RankedPaths:
    """Every list for the one leaf in ``sources`` that reaches a requested store, best first; options, errors: see :func:`build`."""
    return Builder(fetch=fetch, **options).paths(*sources, key=key, hostname=hostname)


def diff(
    old: Source,
    new: Source,
    *,
    hostname: str | None = None,
    fetch: bool = False,
    **options: "Unpack[Options]",
) -> "Renewal":
    """What a renewal changes that can break somebody; missing issuers are fetched only with ``fetch``. See :meth:`Builder.diff`.

    The other options are those of :class:`Builder`.
    """
    return Builder(fetch=fetch, **options).diff(old, new, hostname=hostname)


def simulate(
    *sources: Source,
    clients: str | Iterable[str] = "all",
    store: Store | None = None,
    hostname: str | None = None,
    horizon: int = 0,
    fetch: bool = False,
    **options: "Unpack[Options]",
) -> "Simulation":
    """Which clients accept the list in ``sources``, through which path, or what they refuse it for.

    ``clients``: names and groups, a str by commas. ``store``: asked in place of each client's own. ``horizon``: seconds ahead up to
    which changes are sought. ``fetch``: the clients that fetch issuers do so. The other options are those of :class:`Builder`, of
    which ``stores`` is not looked at. Raises InputError.
    """
    options["stores"] = "none" if store is None else store
    return Builder(fetch=fetch, **options).simulate(
        *sources, clients=clients, own_stores=store is None, hostname=hostname, horizon=horizon
    )


def check(
    *sources: Source,
    key: PathName | bytes | None = None,
    hostname: str | None = None,
    fetch: bool = False,
    against: PathName | None = None,
    horizon: int | None = None,
    clients: str | Iterable[str] | None = None,
    **options: "Unpack[Options]",
) -> "Report":
    """What is wrong with the list in ``sources``, as a server would send it, and the fix; nothing is fetched unless ``fetch``.

    ``against``: a file that should hold the same list. ``horizon``: seconds ahead up to which a timeline is made. ``clients``:
    names and groups, a str by commas, of those that are asked what they make of it, each before its own trust store, or before the
    first of ``stores``. The other options are those of :class:`Builder`. Raises InputError where there is no certificate.
    """
    asked = _asked(hostname, against, horizon, clients, own_stores=options.get("stores") is None)
    return Builder(fetch=fetch, **options).check(*sources, key=key, asked=asked)


def check_server(
    host: str,
    port: int = 443,
    *,
    hostname: str | None = None,
    fetch: bool = True,
    against: PathName | None = None,
    horizon: int | None = None,
    starttls: str | None = "auto",
    server_name: str | None = None,
    connect: str | None = None,
    all_addresses: bool = False,
    key_type: str | None = None,
    client_certificate: bytes | None = None,
    clients: str | Iterable[str] | None = None,
    **options: "Unpack[Options]",
) -> "Report":
    """What is wrong with the list that a server sends, and the fix.

    ``hostname``: what the leaf should be for, in place of ``host``. ``starttls``: a protocol, ``auto`` to go by the port, or None.
    ``server_name``: what to ask for (SNI). ``connect``: the address to go to. ``all_addresses``: ask each that the name has.
    ``key_type``: ``rsa`` or ``ecdsa``. ``client_certificate``: PEM of a certificate and its key to show. ``against``: a file that
    should be what is sent. The others: see :func:`check`. Raises InputError, HandshakeFailed and NetworkError.
    """
    from chainfix.adapters.probing import Probe, probe_server

    probe = Probe(
        host,
        port,
        server_name,
        starttls,
        connect,
        all_addresses,
        key_type,
        client_certificate,
        options.get("timeout", 15.0),
        options.get("proxy"),
    )
    bundle, live = probe_server(probe)
    own_stores = options.get("stores") is None
    asked = _asked(hostname or server_name or host, against, horizon, clients, own_stores=own_stores)._replace(live=live)
    return Builder(fetch=fetch, **options).check(bundle, target=probe.place, asked=asked)


def _asked(
    hostname: str | None,
    against: PathName | None,
    horizon: int | None,
    clients: str | Iterable[str] | None,
    *,
    own_stores: bool,
) -> "Asked":
    from chainfix.judging import Asked

    compared = None if against is None else (os.fspath(against), read(against).certificates)
    names = clients if clients is None or isinstance(clients, str) else tuple(clients)
    return Asked(hostname=hostname, against=compared, horizon=horizon, clients=names, own_stores=own_stores)
