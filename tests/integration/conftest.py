"""The case of examples/comodo-2018, made afresh for a test."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.aia_proxy import AiaProxy
from tests.support.programs import REPOSITORY

EXAMPLE = REPOSITORY / "examples" / "comodo-2018"


@pytest.fixture(scope="session")
def comodo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that make_example.py writes."""
    folder: Path = tmp_path_factory.mktemp("comodo")
    runpy.run_path(str(EXAMPLE / "make_example.py"))["make"](folder)
    return folder


@pytest.fixture
def aia(comodo: Path) -> Iterator[AiaProxy]:
    """The case's AIA servers, played by a proxy."""
    with AiaProxy(runpy.run_path(str(EXAMPLE / "play_aia.py"))["bodies"](comodo / "aia")) as proxy:
        yield proxy
