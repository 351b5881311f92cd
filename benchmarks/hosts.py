"""200 live servers on loopback, each answering after half a second, checked in one call.

    python -m benchmarks.hosts

Each server has a certificate of its own; all name the same caIssuers URL, which answers after half a second too. The servers live
in this process, what is measured is a process of its own; nothing is cached before it starts. Wall time decides: the point is that
one server's delay is not added to the next one's.
"""

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from benchmarks import installs
from benchmarks.measuring import Limit, Process, options, print_figures, print_heading, print_limits, side_by_side
from tests.support import pki
from tests.support.aia_proxy import AiaProxy
from tests.support.loopback import Listener, serving, then_tls

HOSTS, DELAY = 200, 0.5
URL = "http://ca.example/ca.cer"
FLOOR, CHECK = "import cryptography.x509", f"chainfix check, {HOSTS} servers"
AT = "2026-07-01"
"""The middle of what the certificates of the tests are valid for."""


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    asked = options(__doc__, rounds=5)
    print_heading(f"How long do {HOSTS} servers take that each answer after {DELAY} s?", "hosts")
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    folder = installs.work_folder("hosts")
    with ExitStack() as stack:
        root = pki.root("Root")
        ca = root.ca("CA")
        proxy = stack.enter_context(AiaProxy({URL: lambda _url: _slowly(ca.der)}))
        ports = [stack.enter_context(server) for server in _servers(ca, folder)]
        found = side_by_side(_processes(folder, root, ports, proxy), asked.rounds, count=False)
        requests = len(proxy.urls)
    assert requests == asked.rounds + 1, f"{requests} requests in {asked.rounds + 1} runs: each should ask the URL once"
    print_figures(found, FLOOR)
    alone = HOSTS * DELAY
    print(f"One after the other they would take {alone:.0f} s; {requests} requests for the shared URL in {asked.rounds + 1} runs.")
    return 0 if print_limits([Limit(f"{HOSTS} servers, wall", found[CHECK].wall, 5.0, "s")]) else 1


def _slowly(body: bytes) -> bytes:
    time.sleep(DELAY)
    return body


def _servers(ca: pki.Entity, folder: Path) -> list[AbstractContextManager[int]]:
    leaves = (ca.leaf(f"h{number}.example", san=[pki.ip_name("127.0.0.1")], ca_issuers=[URL]) for number in range(HOSTS))
    return [_running((leaf, ca), folder) for leaf in leaves]


@contextmanager
def _running(entities: tuple[pki.Entity, ...], folder: Path) -> Iterator[int]:
    """A server on a port of its own."""
    with Listener(then_tls(_wait, serving(entities, folder))) as server:
        yield server.port


def _wait(_connection: socket.socket) -> None:
    time.sleep(DELAY)


def _processes(folder: Path, root: pki.Entity, ports: list[int], proxy: AiaProxy) -> list[Process]:
    store, targets, cache = folder / "root.pem", folder / "targets.txt", folder / "cache"
    store.write_text(root.pem)
    targets.write_text("".join(f"127.0.0.1:{port}\n" for port in ports))
    command = installs.chainfix("check", "--targets", str(targets), "--store", str(store), "--at", AT, "--json", "-q")
    environment = {"HTTP_PROXY": proxy.url, "CHAINFIX_CACHE_DIR": str(cache)}
    return [
        Process(FLOOR, (installs.chainfix_python(), "-c", FLOOR)),
        Process(CHECK, command, environment, before=lambda: shutil.rmtree(cache, ignore_errors=True)),
    ]


if __name__ == "__main__":
    sys.exit(main())
