"""``make clients-lab``: every client that is here before every scenario, written into docs/clients.md."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from chainfix.clients.catalogue import CATALOGUE, choose
from chainfix.reports.clients_page import manual
from tests.support.lab import registries
from tests.support.lab.agreement import Answer, answers
from tests.support.lab.clients import CLIENTS
from tests.support.lab.exceptions import EXCEPTIONS
from tests.support.lab.question import AbsentError, Client
from tests.support.lab.scenarios import TODAY, sentences
from tests.support.lab.server import Play, playing
from tests.support.lab.table import Asked, table
from tests.support.programs import REPOSITORY, need

PAGE = REPOSITORY / "docs" / "clients.md"


def main() -> None:
    """Ask them all; tell on standard error who was asked, who is absent, and what differs."""
    places = [profile.name for profile in CATALOGUE]
    with tempfile.TemporaryDirectory(prefix="lab-") as folder, playing(Path(folder)) as plays:
        found = {one.profile: one for client in (*registries.CLIENTS, *CLIENTS) if (one := _asked(client, plays)) is not None}
    asked = sorted(found.values(), key=lambda one: places.index(one.profile))
    PAGE.write_text(manual(CATALOGUE, table(asked, sentences(), EXCEPTIONS, f"{TODAY:%Y-%m-%d}")), encoding="utf-8")


def _asked(client: Client, plays: Sequence[Play]) -> Asked | None:
    """What one client says; None where it is absent."""
    try:
        need(client.program)
        with tempfile.TemporaryDirectory(prefix="lab-") as folder:
            found = {play.name: _answer(client, play, Path(folder)) for play in plays}
    except (AbsentError, pytest.skip.Exception) as absence:
        _tell(f"{client.profile}: not asked: {absence}")
        return None
    version = client.version() if client.version else choose([client.profile])[0].version
    _tell(f"{client.profile} {version}: asked {len(found)} times")
    return Asked(client.profile, version, found)


def _answer(client: Client, play: Play, folder: Path) -> Answer | None:
    try:
        (answer,) = answers(client, [play], folder)
    except RuntimeError as error:
        _tell(f"{client.profile}, {play.name}: {error}")
        return None
    if not answer.agrees:
        _tell(f"{client.profile}, {answer}")
    return answer


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
