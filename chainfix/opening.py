"""Stores and pools from what an option names: a name, a path, certificates, or one that is open already."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from chainfix.building.trust import TrustStore
from chainfix.certificates.bundle import Note
from chainfix.certificates.certificate import POOLED, STORED, Certificate
from chainfix.certificates.pool import CertificatePool

if TYPE_CHECKING:
    from chainfix.adapters.sources import PathName
    from chainfix.certificates.key import Password

Store = str | os.PathLike[str] | TrustStore | Iterable[Certificate]
"""What a trust store can be named by."""
Tell = Callable[[Note], None]


def open_stores(
    stores: Store | Sequence[Store], password: "Password", tell: Tell, opened: dict[object, TrustStore]
) -> tuple[TrustStore, ...]:
    """Each store; what is opened by its name goes into ``opened`` too. Raises InputError as :func:`open_store` does."""
    return _told_apart([_open_store(store, password, tell, opened) for store in _listed_stores(stores)])


def _open_store(store: Store, password: "Password", tell: Tell, opened: dict[object, TrustStore]) -> TrustStore:
    if isinstance(store, TrustStore):
        return store
    if isinstance(store, (str, os.PathLike)):
        from chainfix.adapters.stores import open_store

        found = opened[store] = open_store(store, password=password, tell=tell)
        return found
    return TrustStore("given", CertificatePool.of(_as(STORED, store)), origin="given")


def open_pool(
    pool: "PathName | CertificatePool | Iterable[PathName | Certificate]", password: "Password", tell: Tell
) -> CertificatePool:
    """One pool of all; raises InputError."""
    from chainfix.adapters import pool as pools

    if isinstance(pool, CertificatePool):
        return pool
    items: list[Any] = listed(pool)
    names = [item for item in items if not isinstance(item, Certificate)]
    opened = pools.open_pool(names, password=password, tell=tell) if names else CertificatePool(())
    ready = [item for item in items if isinstance(item, Certificate)]
    return opened + CertificatePool.of(_as(POOLED, ready)) if ready else opened


def listed(value: Any) -> list[Any]:  # noqa: ANN401 one of a thing, or several
    """Whatever it is, as a list."""
    if isinstance(value, (str, os.PathLike, TrustStore)):
        return [value]
    return list(value)


def _as(kind: str, certificates: Iterable[Certificate]) -> list[Certificate]:
    """The same certificates, told apart from those that a chain is built for; their places stay."""
    return [certificate.with_source(certificate.source._replace(kind=kind)) for certificate in certificates]


def _listed_stores(stores: Any) -> list[Any]:  # noqa: ANN401 one store, or several
    """Each store; certificates that are not in a list of their own are one store."""
    items = listed(stores)
    return [items] if items and all(isinstance(item, Certificate) for item in items) else items


def _renamed(store: TrustStore, name: str) -> TrustStore:
    return TrustStore(name, store.pool, date=store.date, origin=store.origin, distrust=store.distrust)


def _told_apart(stores: list[TrustStore]) -> tuple[TrustStore, ...]:
    """The stores, a second one of a name with its number: results are looked up by the name."""
    seen: dict[str, int] = {}
    found = []
    for store in stores:
        number = seen[store.name] = seen.get(store.name, 0) + 1
        name = store.name if number == 1 else f"{store.name} ({number})"
        found.append(store if number == 1 else _renamed(store, name))
    return tuple(found)
