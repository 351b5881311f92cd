"""Meshes: n CA identities, each certified by every other, and the way out through the last one only.

    python -m benchmarks.meshes

One subject for all or n subjects, with and without key identifiers, the anchor reachable or not. Every path builder must find the
list where it exists; the number of signatures that chainfix checks for it is counted, and the peers get the same files.
"""

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from benchmarks import installs, material
from benchmarks.measuring import (
    Limit,
    Process,
    first_line,
    options,
    print_figures,
    print_heading,
    print_limits,
    print_table,
    ratio_limit,
    side_by_side,
)

SIZES = (5, 10, 20)
CHAINFIX = """\
import json, sys, time
import chainfix
builder = chainfix.Builder(pool=[sys.argv[2]], stores=[sys.argv[3]])
started = time.perf_counter()
outcome = builder.outcome(chainfix.read(sys.argv[1]))
spent = (time.perf_counter() - started) * 1000
try:
    builder.build(sys.argv[1])
    code = "found"
except chainfix.ChainfixError as error:
    code = error.code
print(json.dumps([code, outcome.budget.signature_checks, spent]))
"""
VERIFIER = """\
import sys
from cryptography import x509
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError
leaf, pool, anchors = (x509.load_pem_x509_certificates(open(name, "rb").read()) for name in sys.argv[1:])
issuer = ExtensionPolicy.permit_all().require_present(x509.BasicConstraints, Criticality.AGNOSTIC, None)
leaf_policy = ExtensionPolicy.permit_all().require_present(x509.SubjectAlternativeName, Criticality.AGNOSTIC, None)
policy = PolicyBuilder().store(Store(anchors)).extension_policies(ca_policy=issuer, ee_policy=leaf_policy)
verifier = policy.build_server_verifier(x509.DNSName("mesh.example"))
try:
    verifier.verify(leaf[0], pool)
except VerificationError:
    sys.exit(1)
"""
"""cryptography's verifier without its profile of extensions: by default it refuses a certificate without an AKI."""


class Mesh(NamedTuple):
    """One shape."""

    size: int
    one_subject: bool
    key_ids: bool
    reachable: bool

    @property
    def files(self) -> material.Verification:
        """Its certificates."""
        return material.mesh(self.size, one_subject=self.one_subject, key_ids=self.key_ids, reachable=self.reachable)

    @property
    def label(self) -> str:
        """It in words."""
        names = "one subject" if self.one_subject else f"{self.size} subjects"
        return f"n = {self.size}, {names}, {'with' if self.key_ids else 'no'} key ids, {'reachable' if self.reachable else 'not'}"

    @property
    def most_checks(self) -> int:
        """As many (name, key) pairs can be tried: the limit for choosing the list."""
        return self.size * (self.size + 1) // 2


class Answer(NamedTuple):
    """What chainfix says of a mesh."""

    code: str
    """``found``, or the code of the error."""
    checks: int
    """Signatures that were checked."""
    milliseconds: float
    """In process, from the leaf's text to the answer."""


def ask_chainfix(mesh: Mesh) -> Answer:
    """Build in a fresh process."""
    files = mesh.files
    command = (installs.chainfix_python(), "-c", CHAINFIX, str(files.leaves[0]), str(files.pool), str(files.store))
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return Answer(*json.loads(ended.stdout))


def peers() -> dict[str, Callable[[material.Verification], tuple[str, ...]]]:
    """What the machine has to compare with: a command for a mesh's files that succeeds when the chain is found."""
    found: dict[str, Callable[[material.Verification], tuple[str, ...]]] = {}
    if openssl := installs.program("openssl"):
        found["OpenSSL"] = lambda files: (openssl, "verify", "-CAfile", str(files.store), "-untrusted", *_pool_and_leaf(files))
    if verifier := installs.go_verifier():
        found["Go"] = lambda files: (verifier, "-roots", str(files.store), "-pool", *_pool_and_leaf(files))
    if certtool := installs.program("certtool"):
        found["GnuTLS"] = lambda files: (
            certtool,
            "--verify",
            "--load-ca-certificate",
            str(files.store),
            "--infile",
            _as_list(files),
        )
    python = installs.chainfix_python()
    found["cryptography"] = lambda files: (python, "-c", VERIFIER, str(files.leaves[0]), str(files.pool), str(files.store))
    return found


def _pool_and_leaf(files: material.Verification) -> tuple[str, str]:
    return str(files.pool), str(files.leaves[0])


def _as_list(files: material.Verification) -> str:
    path = files.pool.with_name("list.pem")
    path.write_bytes(files.leaves[0].read_bytes() + files.pool.read_bytes())
    return str(path)


def ask_peer(command: tuple[str, ...]) -> str:
    """Found or not, and the milliseconds of the process."""
    started = time.perf_counter()
    ended = subprocess.run(command, capture_output=True, check=False)
    spent = (time.perf_counter() - started) * 1000
    return f"{'found' if ended.returncode == 0 else 'no'}, {spent:.0f}"


def _processes(meshes: list[Mesh]) -> tuple[str, list[Process]]:
    certificates = meshes[0].size * (meshes[0].size - 1)
    base = f"ordinary build, {certificates} certificates"
    found = [_build(base, material.without_mesh(certificates), reachable=True)]
    return base, found + [_build(mesh.label, mesh.files, reachable=mesh.reachable) for mesh in meshes]


def _build(label: str, files: material.Verification, *, reachable: bool) -> Process:
    places = (str(files.leaves[0]), "--offline", "--pool", str(files.pool), "--store", str(files.store))
    return Process(label, installs.chainfix("build", *places), status=0 if reachable else 1)


def main() -> int:
    """Measure and print; 1 where a limit is missed."""
    asked = options(__doc__, rounds=7)
    print_heading("What do meshes cost?", "meshes", also=(first_line("go", "version"), first_line("certtool", "--version")))
    meshes = [Mesh(*shape) for shape in itertools.product(SIZES, (True, False), (True, False), (True, False))]
    others = peers()
    rows, wrong, shares = [], 0, []
    for mesh in meshes:
        answer = ask_chainfix(mesh)
        answers = [ask_peer(command(mesh.files)) for command in others.values()]
        rows.append((mesh.label, answer.code, answer.checks, mesh.most_checks, f"{answer.milliseconds:.0f}", *answers))
        wrong += (answer.code == "found") != mesh.reachable
        shares.append(answer.checks / mesh.most_checks)
    print_table(("mesh", "chainfix", "checks", "at most", "ms", *(f"{peer}, ms" for peer in others)), rows)
    base, processes = _processes([mesh for mesh in meshes if mesh.size == SIZES[-1]])
    found = side_by_side(processes, asked.rounds, count=asked.count)
    print_figures(found, base)
    costs = [ratio_limit(f"n = {SIZES[-1]}, the dearest: of an ordinary build", each, found[base], 2) for each in found.values()]
    limits = (
        Limit("meshes that are not answered rightly", wrong, 0, ""),
        Limit("signature checks, of n(n+1)/2, the most", max(shares), 1),
        max(costs, key=lambda limit: limit.measured or 0),
    )
    return 0 if print_limits(limits) else 1


if __name__ == "__main__":
    sys.exit(main())
