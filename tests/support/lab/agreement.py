"""What the models foretell for the scenarios, beside what a real client says."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from chainfix import CertificatePool, TrustStore, read
from chainfix.clients.catalogue import choose
from chainfix.clients.verdict import Verdict, simulate_all
from tests.support import pki
from tests.support.lab.question import Client
from tests.support.lab.server import Play

_WORDS = {True: "accepts", False: "refuses", None: "does not know"}


class Answer(NamedTuple):
    """One client before one scenario."""

    scenario: str
    real: bool
    model: Verdict

    @property
    def agrees(self) -> bool:
        return self.model.accepts is self.real

    def __str__(self) -> str:
        model = self.model
        fault = f" ({model.problem.value}{model.fact and ': '}{model.fact})" if model.problem else ""
        return f"{self.scenario}: the client {_WORDS[self.real]}, its model {_WORDS[model.accepts]}{fault}"


def answers(client: Client, plays: Iterable[Play], folder: Path) -> list[Answer]:
    """What a client and its model say of each scenario; raises what ``ask`` raises, with the scenario's name in a note."""
    return [Answer(play.name, _real(client, play, folder), foretold(client.profile, play)) for play in plays]


def foretold(profile: str, play: Play) -> Verdict:
    """What the model says now."""
    scenario = play.scenario
    served = read(pki.bundle(*scenario.served).encode()).certificates
    store = TrustStore("lab", CertificatePool.of(read(pki.bundle(*scenario.store).encode()).certificates))
    fetch = None if scenario.bodies is None else scenario.bodies.get
    at = int(datetime.now(UTC).timestamp())
    return simulate_all(choose([profile]), served, store, at=at, hostname=scenario.host, fetch=fetch)[0]


def _real(client: Client, play: Play, folder: Path) -> bool:
    scratch = folder / play.name
    scratch.mkdir()
    try:
        return client.ask(play.question(scratch))
    except Exception as error:
        error.add_note(f"{client.profile}, asked for {play.name}")
        raise
