import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.support import pki
from tests.support.programs import REPOSITORY
from tests.unit.cli.conftest import NOW, OFFLINE, Case, Run


def test_every_path_is_listed_best_first_with_reasons(run: Run) -> None:
    ended = run("paths", "served.pem", *OFFLINE)
    assert ended.status == 0
    assert ended.lines == ["read served.pem: 3 certificates"]
    assert ended.out.decode().splitlines() == [
        "2 paths from www.example.org to store.pem, best first",
        "",
        "1. 1 intermediate sent; 1 of them from a pool; first expiry 2027-01-01",
        "   www.example.org (2026-01-01 to 2027-01-01; given: served.pem)",
        "   Example CA (2026-01-01 to 2027-01-01; pooled: inter.pem)",
        "   anchor of store.pem: Example Root (2026-01-01 to 2027-01-01)",
        "   better than 2: it sends fewer certificates",
        "",
        "2. 2 intermediates sent; 1 of them from a pool; first expiry 2027-01-01",
        "   www.example.org (2026-01-01 to 2027-01-01; given: served.pem)",
        "   Example CA (2026-01-01 to 2027-01-01; pooled: inter.pem)",
        "   Example Root (2026-01-01 to 2027-01-01; given: served.pem, certificate 3)",
        "   anchor of store.pem: Other Root (2026-01-01 to 2027-01-01)",
    ]


def test_a_path_that_leaves_out_a_store_says_so(run: Run) -> None:
    ended = run("paths", "leaf.pem", "--pool", "inter.pem", "--offline", "--at", NOW, "--store", "root.pem", "--store", "other.pem")
    assert ended.status == 0
    assert "   does not reach other.pem" in ended.out.decode().splitlines()


def test_no_path_is_status_1_and_nothing_on_standard_output(run: Run) -> None:
    ended = run("paths", "leaf.pem", "--offline", "--store", "root.pem", "--at", NOW)
    assert (ended.status, ended.out) == (1, b"")
    assert "the issuer of www.example.org is missing" in ended.lines[1]


def test_json(run: Run, case: Case) -> None:
    told = json.loads(run("paths", "served.pem", *OFFLINE, "--json").out)
    (result,) = told["results"]
    assert (result["count"], result["complete"]) == (2, True)
    chains = [[one["sha256"] for one in path["chain"]] for path in result["paths"]]
    assert chains == [[case.inter.sha256], [case.inter.sha256, case.cross.sha256]]
    assert [path["better_than_next"] for path in result["paths"]] == ["sends fewer certificates", None]
    assert result["paths"][1]["anchors"]["store.pem"]["sha256"] == case.other.sha256


def test_v_says_what_was_asked(run: Run, folder: Path, case: Case) -> None:
    (folder / "leaf.pem").write_text(case.inter.leaf("www.example.org", ca_issuers=["ldap://ca.example.org/x"]).pem)
    ended = run("paths", "leaf.pem", "inter.pem", "--store", "root.pem", "--at", NOW, "-v", "--no-cache")
    assert "store root.pem: 1 certificate" in ended.lines


def test_the_output_options_are_not_its_own(run: Run) -> None:
    assert run("paths", "leaf.pem", "-o", "x").lines[0] == "error: no such option: -o"


def test_an_anchor_in_the_way_is_named(run: Run, folder: Path, case: Case) -> None:
    """A client that knows the expired root settles on it and refuses, although the cross-certificate leads on."""
    expired = pki.root("Example Root", key=case.root.key, not_after=pki.NOW - timedelta(days=30))
    (folder / "old.pem").write_text(pki.bundle(expired, case.other))
    ended = run("paths", "leaf.pem", "inter.pem", "cross.pem", "--offline", "--store", "old.pem", "--at", NOW)
    assert ended.status == 0
    assert "   in the way: Example Root expired on 2026-06-01" in ended.out.decode().splitlines()


def test_a_link_that_clients_refuse_is_named(run: Run, folder: Path, case: Case) -> None:
    (folder / "odd.pem").write_text(case.inter.leaf("www.example.org", aki=b"x" * 20).pem)
    ended = run("paths", "odd.pem", "inter.pem", "--offline", "--store", "root.pem", "--at", NOW)
    assert ended.status == 0
    assert "   www.example.org: its AKI contradicts Example CA" in ended.out.decode()


def test_what_a_terminal_lacks_is_escaped(folder: Path, case: Case) -> None:
    leaf = case.inter.leaf("www.example.org", subject=(("CN", "B\u00fccher"),))
    (folder / "leaf.pem").write_text(leaf.pem)
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "ascii"}
    command = (sys.executable, "-m", "chainfix", "paths", "leaf.pem", "inter.pem", "--offline", "--store", "root.pem", "--at", NOW)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=True)
    assert done.stdout.startswith(b"1 path from B\\xfccher to root.pem")
