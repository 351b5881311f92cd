"""TCP connections that keep to one deadline: names resolved, addresses tried in turn, everything sent and received on them."""

import socket
from collections.abc import Callable, Iterable, Sequence
from threading import Thread
from time import monotonic
from typing import Any, NamedTuple

from chainfix.adapters.addresses import Address, parse_address

Resolver = Callable[[str, int, int, int], Iterable[tuple[Any, ...]]]
"""What ``socket.getaddrinfo`` does with host, port, family and type."""


class ExchangeError(Exception):
    """An exchange with another machine came to nothing.

    ``str()`` says how in one phrase; ``retriable`` is whether the same exchange may succeed later.
    """

    def __init__(self, message: str, *, retriable: bool, code: str = "") -> None:
        super().__init__(message)
        self.retriable = retriable
        self.code = code
        """A stable word where a program has to tell the reason from others."""


class Place(NamedTuple):
    """One address of a host, ready to be connected to."""

    family: int
    sockaddr: tuple[Any, ...]

    @property
    def address(self) -> Address | None:
        """The address itself."""
        return parse_address(str(self.sockaddr[0]))

    def __str__(self) -> str:
        return f"{self.sockaddr[0]} port {self.sockaddr[1]}"


class DeadlineSocket(socket.socket):
    """A socket whose time-out counts for all that follows, not anew for each call.

    A server that sends one byte every few seconds keeps any other socket busy for ever.
    """

    _ends: float | None = None

    def settimeout(self, value: float | None) -> None:
        """Let everything from now on end after so many seconds."""
        self._ends = None if value is None else monotonic() + value
        super().settimeout(value)

    def recv(self, *args: Any) -> bytes:  # noqa: ANN401 (as the signature of socket has it)
        """Receive what the time left allows."""
        self._wind()
        return super().recv(*args)

    def recv_into(self, *args: Any) -> int:  # noqa: ANN401
        """Receive what the time left allows."""
        self._wind()
        return super().recv_into(*args)

    def sendall(self, *args: Any) -> None:  # noqa: ANN401
        """Send, if the time left allows."""
        self._wind()
        super().sendall(*args)

    def _wind(self) -> None:
        if self._ends is not None:
            left = self._ends - monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            super().settimeout(left)


def resolve(host: str, port: int, *, seconds: float, resolver: Resolver | None = None) -> tuple[Place, ...]:
    """All addresses of a host, in the resolver's order.

    The resolver of the system cannot be told when to stop, so it runs in a thread that is left behind when ``seconds`` are over.
    Raises ExchangeError.
    """
    answer: list[Sequence[tuple[Any, ...]] | Exception] = []

    def ask() -> None:
        try:
            found = (resolver or socket.getaddrinfo)(host, port, socket.AF_UNSPEC, socket.SOCK_STREAM)
            answer.append([entry for entry in found if entry[0] in (socket.AF_INET, socket.AF_INET6)])
        except Exception as error:  # noqa: BLE001 (handed over to the thread that waits)
            answer.append(error)

    thread = Thread(target=ask, daemon=True, name="chainfix-resolver")
    thread.start()
    thread.join(max(seconds, 0))
    if not answer:
        raise ExchangeError(f"DNS: no answer for {host} in time", retriable=True)
    return _places(host, answer[0])


def connect(places: Sequence[Place], *, seconds: float) -> DeadlineSocket:
    """A connection to the first address that answers; the later ones keep their share of the time.

    What is done with the connection has to end within the same ``seconds``. Raises ExchangeError.
    """
    ends = monotonic() + seconds
    failures = []
    for number, place in enumerate(places):
        try:
            connection = _connected(place, (ends - monotonic()) / (len(places) - number))
        except OSError as error:
            failures.append(f"{place}: {phrase(error)}")
        else:
            connection.settimeout(max(ends - monotonic(), 0.001))
            return connection
    raise ExchangeError("; ".join(failures), retriable=True)


def phrase(error: OSError) -> str:
    """What the system said, in lower case and without its number."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return (error.strerror or str(error) or type(error).__name__).lower()


def _places(host: str, answer: Sequence[tuple[Any, ...]] | Exception) -> tuple[Place, ...]:
    if isinstance(answer, UnicodeError):  # a label that is empty or too long
        raise ExchangeError(f"{host} is not a host name", retriable=False) from answer
    if isinstance(answer, OSError):
        raise ExchangeError(f"DNS: {host}: {phrase(answer)}", retriable=True) from answer
    if isinstance(answer, Exception):
        raise answer
    if not answer:
        raise ExchangeError(f"DNS: {host} has no address", retriable=True)
    return tuple(dict.fromkeys(Place(entry[0], entry[4]) for entry in answer))


def _connected(place: Place, seconds: float) -> DeadlineSocket:
    connection = DeadlineSocket(place.family, socket.SOCK_STREAM)
    try:
        connection.settimeout(max(seconds, 0.001))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.connect(place.sockaddr)
    except BaseException:
        connection.close()
        raise
    return connection
