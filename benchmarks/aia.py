"""Two missing intermediates fetched over AIA from loopback: with an empty cache, and once they are cached.

    python -m benchmarks.aia

The server answers in one segment (in two, a client that keeps its connection open waits 40 ms and the comparison is void). Nothing
simulates a round trip: on a real network two of them dominate, and what is compared here shrinks beside them.
"""

import os
import shutil
import sys
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from benchmarks import installs, material
from benchmarks.measuring import (
    Figures,
    Limit,
    Process,
    options,
    print_figures,
    print_heading,
    print_limits,
    ratio_limit,
    side_by_side,
)
from tests.support.aia_proxy import AiaProxy

FLOOR = "import cryptography.x509"
EMPTY, CACHED, PUBLIC = "chainfix build, empty cache", "chainfix build, cached", "chainfix build, empty cache, mozilla too"
CHASER, BARE_CHASER, RESOLVER = "aia-chaser", "aia-chaser without public roots", "cert-chain-resolver"
CHASE = """\
import ssl, sys
from aia_chaser import AiaChaser
from aia_chaser.verify import VerifyCertificatesConfig, verify_certificate_chain
from cryptography import x509
leaf, root = (x509.load_pem_x509_certificate(open(name, "rb").read()) for name in sys.argv[2:])
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if sys.argv[1] == "bare" else None
chaser = AiaChaser(context, trusted_cas=[root])
chain = list(chaser.aia_chase_cert(leaf))
assert len(chain) == 4, chain
verify_certificate_chain(chain, chaser._trusted, VerifyCertificatesConfig(allow_private_ip=True))
"""
"""aia-chaser as a small script: as its manual has it, with the system's roots; and at its best, with the one root alone."""


def play(proxy: AiaProxy, folder: Path) -> tuple[Path, Path]:
    """Make leaf, two intermediates and root for the proxy's port; the files of leaf and root."""
    root, upper, lower = (material.identity(name) for name in ("A root", "An upper CA", "A lower CA"))
    certificates = {
        "/upper.cer": material.ca_certificate(upper, root),
        "/lower.cer": material.ca_certificate(lower, upper, ca_issuers=f"{proxy.url}/upper.cer"),
    }
    proxy.play({path: certificate.public_bytes(Encoding.DER) for path, certificate in certificates.items()})
    leaf = material.leaf_certificate("aia.example", lower, ca_issuers=f"{proxy.url}/lower.cer")
    anchor = material.ca_certificate(root, root)
    return material.write_pem(folder / "leaf.pem", [leaf]), material.write_pem(folder / "root.pem", [anchor])


def processes(leaf: str, root: str, caches: Path) -> list[Process]:
    """The floor, chainfix with and without a cache, and the peers."""
    python = installs.chainfix_python()
    build = installs.chainfix("build", leaf, "--store", root, "--aia-allow", "127.0.0.1")
    public = installs.chainfix("build", leaf, "--store", f"mozilla+{root}", "--aia-allow", "127.0.0.1")
    empty, filled = caches / "empty", caches / "filled"
    found = [
        Process(FLOOR, (python, "-c", FLOOR)),
        Process(EMPTY, build, {"CHAINFIX_CACHE_DIR": str(empty)}, before=lambda: shutil.rmtree(empty, ignore_errors=True)),
        Process(PUBLIC, public, {"CHAINFIX_CACHE_DIR": str(empty)}, before=lambda: shutil.rmtree(empty, ignore_errors=True)),
        Process(CACHED, build, {"CHAINFIX_CACHE_DIR": str(filled)}),
    ]
    if peers := installs.peers_python():
        found.append(Process(CHASER, (peers, "-c", CHASE, "public", leaf, root)))
        found.append(Process(BARE_CHASER, (peers, "-c", CHASE, "bare", leaf, root)))
        found.append(Process(RESOLVER, (peers, str(Path(peers).with_name("cert-chain-resolver")), "--ca-bundle-path", root, leaf)))
    return found


def limits(found: dict[str, Figures]) -> list[Limit]:
    """What chainfix must keep to."""
    kept = [
        ratio_limit("empty cache, of the floor", found[EMPTY], found[FLOOR], 2.5),
        ratio_limit("cached, of the floor", found[CACHED], found[FLOOR], 1.75),
    ]
    for mine, peer, name in ((PUBLIC, CHASER, "empty cache, public roots"), (CACHED, RESOLVER, "cached")):
        if peer in found:
            kept.append(ratio_limit(f"{name}, of {peer}", found[mine], found[peer], 1.0))
            kept.append(Limit(f"{name}, of {peer}, wall", found[mine].wall_ratio(found[peer]), 1.0))
    return kept


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    asked = options(__doc__, rounds=15)
    print_heading("What do two missing intermediates cost?", "aia", also=installs.PEERS)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    folder = installs.work_folder("aia")
    shutil.rmtree(folder / "caches", ignore_errors=True)
    with AiaProxy() as proxy:
        leaf, root = play(proxy, folder)
        found = side_by_side(processes(str(leaf), str(root), folder / "caches"), asked.rounds, count=asked.count)
        _check_requests(proxy, found, asked.rounds, counted=asked.count)
    print_figures(found, FLOOR)
    return 0 if print_limits(limits(found)) else 1


def _check_requests(proxy: AiaProxy, found: dict[str, Figures], rounds: int, *, counted: bool) -> None:
    runs = rounds + 1 + (1 if counted else 0)
    each = runs * sum(label in found for label in (EMPTY, PUBLIC, CHASER, BARE_CHASER, RESOLVER)) + 1
    asked = [proxy.urls.count(path) for path in ("/lower.cer", "/upper.cer")]
    assert asked == [each, each], f"{asked} requests, expected {each} each: a run fetched too much, or a cache did not hold"


if __name__ == "__main__":
    sys.exit(main())
