"""What clients make of a list: each before its own trust store or all before one, now and as far ahead as is asked."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters.client_stores import NONE_OPENED, ClientStores
from chainfix.building.trust import TrustStore
from chainfix.clients.catalogue import choose
from chainfix.clients.outlook import outlook
from chainfix.clients.profile import Profile
from chainfix.clients.simulation import Simulation, StandIn
from chainfix.clients.verdict import Fetch, Store
from chainfix.errors import InputError

if TYPE_CHECKING:
    from chainfix.building.aia import Answer
    from chainfix.building.signature import SignatureChecker
    from chainfix.certificates.certificate import Certificate
    from chainfix.certificates.pool import CertificatePool


class Clients(NamedTuple):
    """Whom to ask, and before which store."""

    profiles: tuple[Profile, ...]
    store: Store
    """One for all, or what gives each its own."""

    def store_of(self, profile: Profile) -> TrustStore:
        """The store that a client is asked before."""
        return self.store(profile) if callable(self.store) else self.store

    @property
    def one_store(self) -> str | None:
        """The name of the one store that all are asked before; None where each has its own."""
        return None if callable(self.store) else self.store.name

    @property
    def standing_in(self) -> tuple[StandIn, ...]:
        """The stores that are not installed, and what stands for them."""
        return self.store.standing_in if isinstance(self.store, ClientStores) else ()


def clients_of(
    names: str | Iterable[str],
    store: Store | None,
    besides: "CertificatePool",
    opened: Mapping[object, TrustStore] = NONE_OPENED,
) -> Clients:
    """The clients of names and groups, a str by commas; before their own stores where no ``store`` is named.

    ``besides``: where roots are looked up that no installed store has. ``opened``: stores by the name that opened them. Raises
    InputError ``unknown-client``.
    """
    listed = names.split(",") if isinstance(names, str) else names
    profiles = choose(name.strip() for name in listed if name.strip())
    if not profiles:
        raise InputError("no client is named", code="unknown-client", hint="chainfix clients lists them")
    return Clients(profiles, store if store is not None else ClientStores(besides, opened))


class Question(NamedTuple):
    """What clients are asked about a list."""

    at: int
    until: int
    hostname: str | None = None
    fetch: Fetch | None = None
    """For the clients that fetch issuers; None: none does."""
    checker: "SignatureChecker | None" = None


def simulated(target: str, served: "tuple[Certificate, ...]", clients: Clients, question: Question) -> Simulation:
    """Ask each; raises InputError ``no-certificate``, ``bad-hostname``."""
    found = outlook(
        clients.profiles,
        served,
        clients.store,
        at=question.at,
        until=question.until,
        hostname=question.hostname,
        fetch=question.fetch,
        checker=question.checker,
    )
    return Simulation(target, served, question.at, question.until, found, clients.one_store, clients.standing_in)


def bodies(fetch: "Callable[[str, bool], Answer]") -> Fetch:
    """What clients that chase AIA may ask: a URL once for all of them."""
    known: dict[str, bytes | None] = {}

    def body(url: str) -> bytes | None:
        if url not in known:
            known[url] = fetch(url, False).body  # noqa: FBT003 a cached answer will do
        return known[url]

    return body
