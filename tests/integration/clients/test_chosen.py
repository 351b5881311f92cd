"""Lists chosen for clients, made of what each scenario hands over, before the real clients: those who are not left out accept."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from chainfix import Builder, Certificate, ChainNotFound, Repair
from tests.support import pki
from tests.support.lab import browsers
from tests.support.lab.clients import CLIENTS
from tests.support.lab.question import AbsentError, Client, Question
from tests.support.lab.scenarios import Scenario, made
from tests.support.lab.server import TlsServer
from tests.support.programs import need

ASKED = tuple(client for client in CLIENTS if client not in browsers.CLIENTS)
"""A browser takes a second for each list, and was asked about all scenarios already."""


class Chosen(NamedTuple):
    """The list that was chosen in a scenario, on a server."""

    name: str
    scenario: Scenario
    server: TlsServer
    store: Path
    left_out: frozenset[str]


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Chosen, ...]]:
    """The list of every scenario in which any client accepts one."""
    folder = tmp_path_factory.mktemp("chosen")
    with ExitStack() as stack:
        found = ((name, scenario, _built(scenario)) for name, scenario in made("http://127.0.0.1:9"))
        yield tuple(_played(name, scenario, repair, folder, stack) for name, scenario, repair in found if repair is not None)


def _built(scenario: Scenario) -> Repair | None:
    names = [client.profile for client in ASKED]
    store = [Certificate.from_der(one.der) for one in scenario.store]
    builder = Builder(clients=names, best_effort=True, stores=store)
    try:
        return builder.build(pki.bundle(*scenario.served), key=scenario.served[0].key_pem.encode(), hostname=scenario.host)
    except ChainNotFound:
        return None


def _played(name: str, scenario: Scenario, repair: Repair, folder: Path, stack: ExitStack) -> Chosen:
    assert repair.chosen is not None
    place = folder / name
    place.mkdir()
    store = place / "store.pem"
    store.write_text(pki.bundle(*scenario.store), encoding="ascii")
    entities = {one.der: one for one in (*scenario.served, *scenario.store)}
    listed = (scenario.served[0], *(entities[one.der] for one in repair.chain.intermediates))
    server = stack.enter_context(TlsServer(scenario._replace(served=listed), place))
    left_out = frozenset(verdict.client for verdict in repair.chosen.choice.left_out)
    return Chosen(name, scenario, server, store, left_out)


def test_most_scenarios_have_a_list_for_most_clients(chosen: tuple[Chosen, ...]) -> None:
    """So that the test below is about something."""
    assert len(chosen) >= 30
    assert sum(len(ASKED) - len(one.left_out) for one in chosen) >= 15 * len(chosen)


@pytest.mark.parametrize("client", ASKED, ids=[client.profile for client in ASKED])
def test_a_real_client_accepts_what_was_chosen_for_it(client: Client, chosen: tuple[Chosen, ...], tmp_path: Path) -> None:
    need(client.program)
    refused = []
    for one in (one for one in chosen if client.profile not in one.left_out):
        scratch = tmp_path / one.name
        scratch.mkdir()
        try:
            accepts = client.ask(Question(one.scenario.host, one.server.port, one.store, scratch, fetches=False))
        except AbsentError as absence:
            pytest.skip(str(absence))
        refused += [] if accepts else [one.name]
    assert refused == []
