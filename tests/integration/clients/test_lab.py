"""The lab itself: its servers send what they are given, and its questions are worth asking."""

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import pki
from tests.support.clients import served_list
from tests.support.lab import scenarios
from tests.support.lab.agreement import Answer, foretold
from tests.support.lab.server import Play, playing
from tests.support.lab.table import Asked, table
from tests.support.loopback import serving
from tests.support.programs import need


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Play]]:
    with playing(tmp_path_factory.mktemp("lab")) as found:
        yield {play.name: play for play in found}


@pytest.mark.parametrize("name", ["plain", "leaf_twice", "leaf_last", "shuffled", "leaf_of_rsa_1024", "many_strays"])
def test_a_server_sends_its_list_as_it_is(plays: dict[str, Play], name: str) -> None:
    play = plays[name]
    assert served_list(play.server.port, scenarios.HOST) == [one.pem for one in play.scenario.served]


def test_no_server_starts_with_the_key_of_a_leaf_that_is_not_first(tmp_path: Path) -> None:
    top = pki.root("Root")
    middle = top.ca("CA")
    own = middle.leaf(scenarios.HOST)
    with pytest.raises(ssl.SSLError, match="KEY_VALUES_MISMATCH"):
        serving([middle._replace(key=own.key), own], tmp_path)


def test_every_issuer_to_fetch_is_there_and_nothing_else(plays: dict[str, Play]) -> None:
    for play in plays.values():
        for url, body in (play.scenario.bodies or {}).items():
            assert _fetched(url) == body
            assert _fetched(f"{url}.old") is None


def _fetched(url: str) -> bytes | None:
    command = (need("curl"), "--disable", "--silent", "--fail", "--noproxy", "*", url)
    ended = subprocess.run(command, capture_output=True, check=False, timeout=60)
    return ended.stdout if ended.returncode == 0 else None


def test_a_scenario_is_one_sentence_and_no_two_are_the_same(plays: dict[str, Play]) -> None:
    said = scenarios.sentences()
    assert said.keys() == plays.keys()
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in said.values())
    assert len(set(said.values())) == len(said)
    shown = [([one.der for one in play.scenario.served], [one.der for one in play.scenario.store]) for play in plays.values()]
    assert len({repr(one) for one in shown}) == len(shown)


def test_the_leaf_of_every_scenario_is_in_date_but_of_one(plays: dict[str, Play]) -> None:
    gone = [name for name, play in plays.items() if play.scenario.served[0].certificate.not_valid_after_utc < scenarios.TODAY]
    assert gone == ["leaf_expired"]


def test_the_table_has_a_row_a_scenario_and_a_column_a_client_and_says_what_differs(plays: dict[str, Play]) -> None:
    model = foretold("openssl-3.0", plays["plain"])
    said = {"plain": Answer("plain", True, model), "leaf_expired": Answer("leaf_expired", False, model), "stray_behind": None}
    sentences = {"plain": "All.", "leaf_expired": "An old leaf.", "stray_behind": "A stray."}
    text = table([Asked("openssl-3.0", "3.0.22", said)], sentences, {("openssl-3.0", "leaf_expired"): "a reason"}, "2026-11-22")
    assert text.splitlines() == [
        "On 2026-11-22: 3 lists, 1 clients, 2 answers; 1 differ from what the models say (in bold).",
        "",
        "| what is sent | openssl-3.0<br>3.0.22 |",
        "| --- | --- |",
        "| All. | yes |",
        "| An old leaf. | **no** |",
        "| A stray. | ? |",
        "",
        "- openssl-3.0, an old leaf: a reason.",
    ]
