"""Apache, nginx and HAProxy serve the list of examples/comodo-2018: broken, then as chainfix built it; curl and OpenSSL judge."""

import shutil
from pathlib import Path

import pytest

from tests.support import clients
from tests.support.aia_proxy import AiaProxy
from tests.support.programs import chainfix
from tests.support.servers import apache, haproxy, nginx

HOST = "www.example.org"


def _blocks(*files: Path) -> list[str]:
    return [block for file in files for block in clients.pem_blocks(file.read_text())]


def _build(comodo: Path, aia: AiaProxy, output: Path, *options: str) -> Path:
    arguments = ("build", comodo / "served.pem", "--store", comodo / "store.pem", "--proxy", aia.url, "--no-cache", "-o", output)
    done = chainfix(*arguments, *options, cwd=comodo)
    assert done.returncode == 0, done.stderr.decode()
    return output


@pytest.fixture
def broken(comodo: Path, tmp_path: Path) -> Path:
    """What was in SSLCertificateChainFile that evening: the AddTrust root, then COMODO RSA by AddTrust."""
    chain = tmp_path / "broken-chain.pem"
    chain.write_text("".join(_blocks(comodo / "served.pem")[1:]))
    return chain


def test_apache_with_the_broken_list_is_refused(comodo: Path, broken: Path, tmp_path: Path) -> None:
    with apache(tmp_path, comodo / "cert.pem", comodo / "key.pem", broken) as port:
        assert clients.served_list(port, HOST) == _blocks(comodo / "served.pem")
        accepted, words = clients.curl(port, HOST, comodo / "store.pem")
        assert not accepted
        assert "unable to get local issuer certificate" in words
        accepted, words = clients.openssl(port, HOST, comodo / "store.pem")
        assert not accepted
        assert "unable to get local issuer certificate" in words


def test_apache_with_the_built_chain_is_accepted(comodo: Path, aia: AiaProxy, tmp_path: Path) -> None:
    chain = _build(comodo, aia, tmp_path / "chain.pem")
    with apache(tmp_path, comodo / "cert.pem", comodo / "key.pem", chain) as port:
        assert clients.served_list(port, HOST) == _blocks(comodo / "cert.pem", chain)
        assert clients.curl(port, HOST, comodo / "store.pem") == (True, "")
        accepted, words = clients.openssl(port, HOST, comodo / "store.pem")
        assert accepted, words


def test_apache_accepts_the_fullchain_as_its_certificate_file(comodo: Path, aia: AiaProxy, tmp_path: Path) -> None:
    fullchain = _build(comodo, aia, tmp_path / "fullchain.pem", "-f", "fullchain")
    with apache(tmp_path, fullchain, comodo / "key.pem") as port:
        assert clients.curl(port, HOST, comodo / "store.pem") == (True, "")


def test_apache_starts_with_the_file_that_says_no_intermediate_is_needed(comodo: Path, tmp_path: Path) -> None:
    """A leaf that an anchor issued needs no chain; an empty chain file stops Apache, the one line of chainfix does not."""
    chain = tmp_path / "chain.pem"
    store = comodo / "store.pem"
    done = chainfix("build", comodo / "aia" / "COMODORSAAddTrustCA.crt", "--store", store, "--offline", "-o", chain, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert chain.read_text() == "# no intermediate is needed\n"
    with apache(tmp_path, comodo / "cert.pem", comodo / "key.pem", chain) as port:
        assert clients.served_list(port, HOST) == _blocks(comodo / "cert.pem")


def test_nginx_with_the_fullchain_is_accepted(comodo: Path, aia: AiaProxy, tmp_path: Path) -> None:
    fullchain = _build(comodo, aia, tmp_path / "fullchain.pem", "-f", "fullchain")
    with nginx(tmp_path, fullchain, comodo / "key.pem") as port:
        assert clients.served_list(port, HOST) == _blocks(fullchain)
        assert clients.curl(port, HOST, comodo / "store.pem") == (True, "")
        accepted, words = clients.openssl(port, HOST, comodo / "store.pem")
        assert accepted, words


def test_haproxy_with_the_fullchain_and_the_key_beside_it_is_accepted(comodo: Path, aia: AiaProxy, tmp_path: Path) -> None:
    fullchain = _build(comodo, aia, tmp_path / "site.pem", "-f", "fullchain")
    shutil.copy(comodo / "key.pem", tmp_path / "site.pem.key")
    with haproxy(tmp_path, fullchain) as port:
        assert clients.served_list(port, HOST) == _blocks(fullchain)
        accepted, words = clients.openssl(port, HOST, comodo / "store.pem")
        assert accepted, words
