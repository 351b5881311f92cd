"""What a real TLS client of the lab is asked, and the client itself."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Question(NamedTuple):
    """One handshake with a loopback server, under the name that the client expects there."""

    host: str
    """The name that the client asks for and checks; it resolves to 127.0.0.1."""

    port: int
    """Where the server listens on 127.0.0.1."""

    store: Path
    """A PEM file with the client's whole trust store."""

    folder: Path
    """An empty scratch folder of this client and scenario."""

    fetches: bool
    """Whether issuers can be fetched by AIA, from loopback too."""


class AbsentError(Exception):
    """A client, or what it needs beside its program, is not here, or here in a version that its model is not made for."""


class Client(NamedTuple):
    """A real TLS client, and the model that foretells it."""

    profile: str
    """The model's name in chainfix.clients.catalogue."""

    program: str
    """What must be installed for it."""

    ask: Callable[[Question], bool]
    """Whether it accepts. Raises :class:`AbsentError`, or RuntimeError with the program's own words for any other end."""

    version: Callable[[], str] | None = None
    """Which version is here; None: that of its profile."""
