"""Broken lists as a real server sends them, and what other tools say of each: sslyze, check_ssl_cert and testssl.sh."""

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from chainfix import __version__ as chainfix_version
from tests.support import clients, pki
from tests.support.programs import REPOSITORY, chainfix, run
from tests.support.services import serving

HOST = "www.example.org"
SSLYZE = REPOSITORY / ".venv-peers" / "bin" / "sslyze"
"""In an environment of its own, since sslyze wants an older cryptography than chainfix may have."""
CHECK_SSL_CERT = Path("/usr/lib/nagios/plugins/check_ssl_cert")
"""Where Debian's monitoring-plugins-contrib has it."""
TROUBLES = ("LOW", "MEDIUM", "HIGH", "CRITICAL", "FATAL")
"""The severities of testssl.sh that are not praise."""
CHAIN_TESTS = re.compile(r"cert_chain_of_trust|cert_expirationStatus|certs_list_ordering_problem|intermediate_cert")
"""What testssl.sh says of the list; the rest is of ciphers, revocation and transparency."""


class Case(NamedTuple):
    """A folder with the lists of ``SHAPES``, ``root.pem`` (what clients trust) and ``pool.pem`` (all intermediates)."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"


class Said(NamedTuple):
    """What a tool answered."""

    accepted: bool
    """Whether it calls the list right."""
    words: str
    """What it names as wrong, in few words; empty if nothing."""

    @property
    def cell(self) -> str:
        """What stands in the table."""
        return self.words or "-"


SHAPES = MappingProxyType(
    {
        "right": "leaf, issuing CA, policy CA",
        "leaf only": "leaf",
        "missing intermediate": "leaf, policy CA",
        "wrong order": "leaf, policy CA, issuing CA",
        "contains anchor": "leaf, issuing CA, policy CA, root",
        "unrelated": "leaf, issuing CA, policy CA, another CA",
        "duplicate": "leaf, issuing CA, issuing CA, policy CA",
        "expired intermediate": "leaf, issuing CA (expired), policy CA",
        "intermediate expires": "leaf, issuing CA (10 days left), policy CA",
        "self-signed twin first": "leaf, new CA, new root (self-signed), new root by root",
        "dead cross-certificate first": "leaf, new CA, new root by a root that is gone, new root by root",
    }
)
"""Each list as a server sends it; clients trust the root alone."""


def write_case(folder: Path) -> Case:
    """Certificates of today, since the tools know no other time."""
    today = datetime.now(UTC).replace(microsecond=0)

    def life(starts: int, ends: int) -> pki.Options:
        return {"not_before": today + timedelta(days=starts), "not_after": today + timedelta(days=ends)}

    root, new = (pki.root(name, **life(-900, 3000)) for name in ("Example Root", "New Root"))
    policy = root.ca("Example Policy CA", **life(-800, 2000))
    issuing = policy.ca("Example CA", **life(-400, 2000))
    expired, expiring = (policy.ca("Example CA", **life(-800, left)) for left in (-30, 10))
    stray = pki.root("Stray Root", **life(-400, 2000)).ca("Stray CA", **life(-400, 2000))
    renewed, cross = new.ca("New CA", **life(-100, 900)), root.cross(new, **life(-300, 900))
    dead = pki.root("Gone Root", **life(-3000, 900)).cross(new, **life(-300, 900))
    leaf, other = (issuer.leaf(HOST, **life(-20, 160)) for issuer in (issuing, renewed))
    lists = {
        "right": (leaf, issuing, policy),
        "leaf only": (leaf,),
        "missing intermediate": (leaf, policy),
        "wrong order": (leaf, policy, issuing),
        "contains anchor": (leaf, issuing, policy, root),
        "unrelated": (leaf, issuing, policy, stray),
        "duplicate": (leaf, issuing, issuing, policy),
        "expired intermediate": (leaf, expired, policy),
        "intermediate expires": (leaf, expiring, policy),
        "self-signed twin first": (other, renewed, new, cross),
        "dead cross-certificate first": (other, renewed, dead, cross),
    }
    for name, entities in lists.items():
        (folder / f"{name}.pem").write_text(pki.bundle(*entities))
        (folder / f"{name}.key").write_text(entities[0].key_pem)
    (folder / "root.pem").write_text(root.pem)
    (folder / "pool.pem").write_text(pki.bundle(issuing, policy, renewed, cross))
    return Case(folder)


@contextlib.contextmanager
def served(case: Case, shape: str) -> Iterator[int]:
    """The port of an nginx that sends that list."""
    list_, key = (case.folder / f"{shape}{ending}" for ending in (".pem", ".key"))
    with serving("nginx", list_.read_text(), key.read_text()) as ports:
        yield ports["none"]


def ask_chainfix(case: Case, port: int) -> Said:
    """``check``: the findings, and in parentheses the issues of SSL Labs that it foretells."""
    target = (f"{HOST}:{port}", "--connect", "127.0.0.1", "--store", "root.pem", "--pool", "pool.pem")
    done = chainfix("check", *target, "--json", cwd=case.folder)
    result: dict[str, Any] = json.loads(done.stdout)["results"][0]
    words = ", ".join(f"{one['code']} {one['name']}: {one['severity']}" for one in result["findings"])
    issues = ", ".join(result["ssl_labs"])
    return Said(not words, f"{words} ({issues})" if issues else words)


def ask_openssl(case: Case, port: int) -> Said:
    """Whether ``openssl s_client`` would connect: it is no checker, but it shows what breaks."""
    accepted, words = clients.openssl(port, HOST, case.root)
    reason = re.search(r"verify error:num=\d+:(.*)", words)
    return Said(accepted, "" if accepted else f"refuses: {reason[1] if reason else words}")


def ask_sslyze(case: Case, port: int) -> Said:
    """``--certinfo`` with the root as its CA file; all other stores of sslyze refuse a private CA, which says nothing."""
    file = case.folder / "sslyze.json"
    target = (f"--certinfo_ca_file={case.root}", f"--json_out={file}", f"{HOST}:{port}{{127.0.0.1}}")
    done = run(sslyze() or SSLYZE, "--certinfo", *target)
    assert file.exists(), done.stdout + done.stderr
    scan = json.loads(file.read_text())["server_scan_results"][0]["scan_result"]["certificate_info"]["result"]
    found = scan["certificate_deployments"][0]
    (own,) = (one for one in found["path_validation_results"] if one["trust_store"]["name"] == "Supplied CA file")
    words = [
        "not trusted" if not own["was_validation_successful"] else "",
        "order not valid" if not found["received_chain_has_valid_order"] else "",
        "contains anchor" if found["received_chain_contains_anchor_certificate"] else "",
    ]
    return Said(not any(words), ", ".join(filter(None, words)))


def ask_check_ssl_cert(case: Case, port: int) -> Said:
    """``--check-chain``, without what needs the internet (OCSP) or a public CA (SCT)."""
    target = ("-H", HOST, "-p", str(port), "--resolve", "127.0.0.1", "--rootcert-file", case.root)
    done = run(CHECK_SSL_CERT, *target, "--check-chain", "--ignore-ocsp", "--ignore-sct", "--no-perf")
    line = done.stdout.splitlines()[0] if done.stdout else done.stderr
    words = re.sub(r"^SSL_CERT (\w+) \S+", r"\1", line)
    words = re.sub(r" \([^()]* ago\)| on \w{3} .*", "", words)  # its dates are of the day
    return Said(done.returncode == 0, "" if done.returncode == 0 else " ".join(words.split()))


def ask_testssl(case: Case, port: int) -> Said:
    """``--server-defaults`` with the root as an additional CA; of what it finds, what is of the list."""
    file = case.folder / "testssl.json"
    file.unlink(missing_ok=True)
    quiet = ("--quiet", "--warnings", "off", "--nodns", "none", "--ip", "127.0.0.1")
    run("testssl", "--server-defaults", *quiet, "--add-ca", case.root, "--jsonfile", file, f"{HOST}:{port}")
    found = [one for one in json.loads(file.read_text()) if CHAIN_TESTS.match(one["id"]) and one["severity"] in TROUBLES]
    words = [f"{one['severity']} {one['id']}: {one['finding']}" for one in found]
    return Said(not words, "; ".join(words))


def row(*cells: str) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


TOOLS: Mapping[str, Callable[[Case, int], Said]] = MappingProxyType(
    {
        "chainfix check": ask_chainfix,
        "openssl s_client": ask_openssl,
        "sslyze": ask_sslyze,
        "check_ssl_cert": ask_check_ssl_cert,
        "testssl.sh": ask_testssl,
    }
)
"""In the order of the columns of the table in docs/compared.md."""


def sslyze() -> Path | None:
    """Where it is; None if nowhere."""
    found = shutil.which("sslyze")
    return SSLYZE if SSLYZE.exists() else Path(found) if found else None


def versions() -> dict[str, str | None]:
    """Of each tool of ``TOOLS``; None where it is not installed."""
    return {
        "chainfix check": chainfix_version,
        "openssl s_client": run("openssl", "version").stdout.split()[1] if shutil.which("openssl") else None,
        "sslyze": _sslyze_version(),
        "check_ssl_cert": _check_ssl_cert_version(),
        "testssl.sh": _testssl_version(),
    }


def _sslyze_version() -> str | None:
    program = sslyze()
    if program is None:
        return None
    code = "import importlib.metadata as m; print(m.version('sslyze'))"
    return run(program.with_name("python"), "-c", code).stdout.strip() or "of an unknown version"


def _check_ssl_cert_version() -> str | None:
    if not CHECK_SSL_CERT.exists():
        return None
    return run(CHECK_SSL_CERT, "--version").stdout.split()[-1]


def _testssl_version() -> str | None:
    if shutil.which("testssl") is None:
        return None
    found = re.search(r"testssl(?:\.sh)?\s+([0-9][\w.]*)", run("testssl", "--version").stdout)
    return found[1] if found else "of an unknown version"
