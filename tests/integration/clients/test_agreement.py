"""Real TLS clients and their models before the same servers: what the models say, the clients do.

The answers that differ are listed, each with its reason; one that is listed and agrees fails too.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.lab import registries
from tests.support.lab.agreement import answers
from tests.support.lab.clients import CLIENTS
from tests.support.lab.exceptions import EXCEPTIONS
from tests.support.lab.question import AbsentError, Client
from tests.support.lab.server import Play, playing
from tests.support.programs import need


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Play, ...]]:
    with playing(tmp_path_factory.mktemp("lab")) as found:
        yield found


@pytest.mark.parametrize("client", CLIENTS, ids=[client.profile for client in CLIENTS])
def test_a_client_does_what_its_model_says(client: Client, plays: tuple[Play, ...], tmp_path: Path) -> None:
    need(client.program)
    try:
        found = answers(client, plays, tmp_path)
    except AbsentError as absence:
        pytest.skip(str(absence))
    excepted = {scenario for profile, scenario in EXCEPTIONS if profile == client.profile}
    unforeseen = [str(one) for one in found if not one.agrees and one.scenario not in excepted]
    agreeing = [one.scenario for one in found if one.agrees and one.scenario in excepted]
    assert not unforeseen, "\n".join(("", *unforeseen))
    assert not agreeing, f"listed as exceptions, and the model is right: {agreeing}"


def test_every_exception_is_of_a_client_and_a_scenario_and_has_a_reason(plays: tuple[Play, ...]) -> None:
    known = {(client.profile, play.name) for client in (*CLIENTS, *registries.CLIENTS) for play in plays}
    assert EXCEPTIONS.keys() <= known
    assert all(EXCEPTIONS.values())
