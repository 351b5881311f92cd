"""What clients make of one list, as a result."""

from typing import NamedTuple

from chainfix.certificates.certificate import Certificate
from chainfix.clients.outlook import Outlook


class StandIn(NamedTuple):
    """A client's store for which its first choice is not installed."""

    store: str
    wanted: str
    """That choice."""
    taken: str
    """What stands for it."""

    @property
    def told(self) -> str:
        """The same in a sentence, with what brings the one that is wanted."""
        return f"the store {self.wanted} is not installed (pip install 'chainfix[stores]'): {self.taken} stands for it"


class Simulation(NamedTuple):
    """What each client makes of one list. Acceptance is that of a first connection: nothing is cached, preloaded or revoked."""

    target: str
    """As its user named it."""
    served: tuple[Certificate, ...]
    at: int
    """The moment that is asked about first, seconds since 1970."""
    until: int
    """The last moment that is asked about; the same where no horizon was named."""
    outlooks: tuple[Outlook, ...]
    """One for each client, in the order of the catalogue."""
    store: str | None
    """The store that all were asked before; None: each its own."""
    standing_in: tuple[StandIn, ...] = ()
    """The clients' stores that are not installed, and what stood for them."""

    @property
    def refusing(self) -> tuple[str, ...]:
        """The clients that refuse the list at the first moment."""
        return tuple(one.client for one in self.outlooks if one.now.accepts is False)
