"""What every test gets: a clean environment, no way out of the machine, and the data that may lie beside the project."""

import ipaddress
import itertools
import os
import socket
from collections.abc import Iterator

import pytest

from tests.support.shared import SharedData

_fresh = itertools.count(1)


def pytest_report_header() -> str:
    found = SharedData.find()
    return f"shared data: {found.root if found else SharedData.absence()}"


@pytest.fixture(scope="session")
def shared() -> SharedData:
    """The data beside the project; where it is not there the test is skipped, and the reason says where it was looked for."""
    found = SharedData.find()
    if found is None:
        pytest.skip(SharedData.absence())
    return found


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No variable of the user's reaches a test, and no test reaches the user's cache and stores or another test's."""
    for name in tuple(os.environ):
        if name.startswith(("CHAINFIX_", "SSL_CERT_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    cache = tmp_path_factory.getbasetemp() / "caches" / str(next(_fresh))
    monkeypatch.setenv("CHAINFIX_CACHE_DIR", str(cache))
    monkeypatch.setenv("CHAINFIX_STORES_DIR", str(cache / "stores"))


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """A connection to anything but loopback or a local socket fails the test that tries it."""
    with pytest.MonkeyPatch.context() as patch:
        connect = socket.socket.connect

        def guarded(self: socket.socket, address: object, /) -> None:
            _check_loopback(self, address)
            connect(self, address)  # type: ignore[arg-type]

        patch.setattr(socket.socket, "connect", guarded)
        yield


def _check_loopback(connecting: socket.socket, address: object) -> None:
    if connecting.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0]) if isinstance(address, tuple) else str(address)
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    if not loopback:
        pytest.fail(f"a test tried to connect to {address!r}: tests stay on loopback")
