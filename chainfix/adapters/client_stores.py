"""The trust stores that clients ask: the installed store that stands for each, seen through the facts on it.

A store of the user with the name of a client's, such as ``android-7.0``, stands for it as it is.
"""

from collections.abc import Mapping
from types import MappingProxyType

from chainfix.adapters import own_stores
from chainfix.adapters.stores import open_store, roots_at_hand
from chainfix.building.trust import TrustStore
from chainfix.certificates.pool import CertificatePool
from chainfix.clients.profile import Profile
from chainfix.clients.simulation import StandIn
from chainfix.clients.store_facts import STORES
from chainfix.clients.stores import ClientStore
from chainfix.clients.trust import OwnStore
from chainfix.errors import InputError

NONE_OPENED: Mapping[object, TrustStore] = MappingProxyType({})
FACTS = {facts.name: facts for facts in STORES}


class ClientStores:
    """Gives each client its own store; what several share is opened once.

    ``besides``: certificates among which roots are found that no installed store has. ``opened``: installed stores that are open
    already, by name. Raises InputError ``store-not-installed`` where none of the stores that could stand for one is installed.
    """

    def __init__(
        self,
        besides: CertificatePool = CertificatePool(()),  # noqa: B008 immutable
        opened: Mapping[object, TrustStore] = NONE_OPENED,
    ) -> None:
        self._besides = besides
        self._bases: dict[object, TrustStore] = dict(opened)
        self._opened: dict[str, TrustStore] = {}
        self._at_hand: CertificatePool | None = None

    def __call__(self, profile: Profile) -> TrustStore:
        """The store of one client."""
        opened = self._opened.get(profile.store)
        if opened is None:
            opened = self._opened[profile.store] = self.named(profile.store)
        return opened

    @property
    def standing_in(self) -> tuple[StandIn, ...]:
        """Of those opened, the ones whose first choice is not installed."""
        found = (store for store in self._opened.values() if isinstance(store, OwnStore) and store.stands_in())
        return tuple(StandIn(store.name, store.facts.bases[0], store.base) for store in found)

    def named(self, name: str) -> TrustStore:
        """The store of this name."""
        return self._open(FACTS[name])

    def _open(self, facts: ClientStore) -> TrustStore:
        if own_stores.path_of(facts.name) and facts.name not in facts.bases:
            return open_store(facts.name)
        return OwnStore(facts, self._base(facts), self._roots)

    def _base(self, facts: ClientStore) -> TrustStore:
        for name in facts.bases[:-1]:
            try:
                return self._named(name)
            except InputError as error:
                if error.code != "store-not-installed":
                    raise
        return self._named(facts.bases[-1])

    def _named(self, name: str) -> TrustStore:
        if name not in self._bases:
            self._bases[name] = open_store(name)
        return self._bases[name]

    def _roots(self) -> CertificatePool:
        if self._at_hand is None:
            self._at_hand = roots_at_hand() + self._besides
        return self._at_hand
