"""examples/comodo-2018, the case that chainfix comes from, repaired as its user would do it."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

from cryptography import x509

from tests.integration.conftest import EXAMPLE
from tests.support.aia_proxy import AiaProxy
from tests.support.clients import pem_blocks
from tests.support.programs import REPOSITORY, chainfix, need, run

DV = "COMODO RSA Domain Validation Secure Server CA"
URL = "http://crt.comodoca.com/COMODORSADomainValidationSecureServerCA.crt"
REMOVED_ROOT = "removed AddTrust External CA Root (a root: clients have their own)"
REMOVED_TWIN = (
    "removed COMODO RSA Certification Authority by AddTrust External CA Root (its key is an anchor already; "
    "needed only by clients whose store has AddTrust External CA Root and not COMODO RSA Certification Authority; --keep "
)
ADDED = f"added {DV} (issued www.example.org; from {URL})"


def _names(pem: str) -> list[str]:
    certificates = (x509.load_pem_x509_certificate(block.encode()) for block in pem_blocks(pem))
    return [certificate.subject.rfc4514_string().split(",")[0] for certificate in certificates]


def _build(comodo: Path, aia: AiaProxy, *options: str) -> subprocess.CompletedProcess[bytes]:
    return chainfix("build", "served.pem", "--store", "store.pem", "--proxy", aia.url, "--no-cache", *options, cwd=comodo)


def test_the_served_list_is_the_one_of_that_evening(comodo: Path) -> None:
    served = (comodo / "served.pem").read_text()
    assert _names(served) == ["CN=www.example.org", "CN=AddTrust External CA Root", "CN=COMODO RSA Certification Authority"]


def test_the_built_chain_is_the_one_missing_certificate(comodo: Path, aia: AiaProxy) -> None:
    done = _build(comodo, aia)
    assert done.returncode == 0
    assert _names(done.stdout.decode()) == [f"CN={DV}"]
    assert done.stdout.decode() == "".join(pem_blocks(done.stdout.decode()))
    assert aia.urls == (URL,)


def test_standard_error_says_what_was_removed_and_added_and_why(comodo: Path, aia: AiaProxy) -> None:
    first, root, twin, added, *_ = _build(comodo, aia).stderr.decode().splitlines()
    assert first == "read served.pem: 3 certificates"
    assert root == REMOVED_ROOT
    assert twin.startswith(REMOVED_TWIN)
    assert added == ADDED


def test_json_says_the_same(comodo: Path, aia: AiaProxy) -> None:
    [result] = json.loads(_build(comodo, aia, "--json").stdout)["results"]
    assert [one["subject"].split(",")[0] for one in result["chain"]] == [f"CN={DV}"]
    assert [change["url"] for change in result["added"]] == [URL]
    assert len(result["removed"]) == 2
    assert result["stores"] == {"store.pem": True}


def test_keep_keeps_the_cross_certificate_that_was_removed(comodo: Path, aia: AiaProxy) -> None:
    words = _build(comodo, aia).stderr.decode()
    fingerprint = words.split("--keep ")[1].split()[0]
    done = _build(comodo, aia, "--keep", fingerprint)
    assert _names(done.stdout.decode()) == [f"CN={DV}", "CN=COMODO RSA Certification Authority"]
    assert REMOVED_TWIN not in done.stderr.decode()


def test_offline_the_missing_certificate_is_named_with_its_url(comodo: Path) -> None:
    done = chainfix("build", "served.pem", "--store", "store.pem", "--offline", cwd=comodo)
    assert done.returncode == 1
    assert done.stdout == b""
    words = done.stderr.decode()
    assert DV in words
    assert URL in words


def test_two_years_on_the_addtrust_path_is_dead_and_the_other_lives(comodo: Path) -> None:
    """The leaf is renewed by then: the path is asked of the CA that issues it."""
    asked = (f"aia/{URL.rsplit('/', 1)[1]}", "--store", "store.pem", "--pool", "served.pem", "--offline", "--json")
    for day, anchors in (("+700d", ["COMODO", "AddTrust"]), ("+740d", ["COMODO"])):
        [result] = json.loads(chainfix("paths", *asked, "--at", day, cwd=comodo).stdout)["results"]
        found = [path["anchors"]["store.pem"]["subject"] for path in result["paths"]]
        assert [subject.removeprefix("CN=").split()[0] for subject in found] == anchors


def test_the_key_is_its_owners_alone_and_belongs_to_the_leaf(comodo: Path, aia: AiaProxy) -> None:
    assert stat.S_IMODE((comodo / "key.pem").stat().st_mode) == 0o600
    assert _build(comodo, aia, "--key", "key.pem").returncode == 0


def test_the_demo_runs_and_ends_with_a_list_that_openssl_accepts(tmp_path: Path) -> None:
    need("openssl")
    environment = os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(REPOSITORY)}
    command = [EXAMPLE / "run.sh", tmp_path]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert ADDED in done.stderr
    assert "unable to get local issuer certificate" in done.stdout
    assert done.stdout.endswith("cert.pem: OK\n")


def test_the_aia_player_answers_until_it_is_interrupted(comodo: Path) -> None:
    with subprocess.Popen([sys.executable, EXAMPLE / "play_aia.py", comodo / "aia"], stdout=subprocess.PIPE, text=True) as player:
        assert player.stdout is not None
        proxy = player.stdout.readline().strip()
        answer = run(need("curl"), "--silent", "--fail", "--noproxy", "", "--proxy", proxy, "--output", comodo / "got.der", URL)
        other = run(need("curl"), "--silent", "--fail", "--noproxy", "", "--proxy", proxy, "http://crt.example.org/other.crt")
        player.terminate()
    assert answer.returncode == 0
    assert (comodo / "got.der").read_bytes() == (comodo / "aia" / URL.rsplit("/", 1)[1]).read_bytes()
    assert other.returncode == 22  # curl --fail: an answer of 400 or more
