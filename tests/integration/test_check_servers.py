"""``chainfix check`` of real servers: with a broken list, then with the one that ``chainfix build`` makes of it.

The broken list is the leaf, a CA that has nothing to do with it, and the root; the one intermediate is missing. Most servers send
what is in their file. Debian's exim and slapd do not: they are linked with GnuTLS, which sorts the list and drops what does not
continue it, so that of the broken list the leaf alone goes out. They are asked whether they send what is in the file.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support import pki
from tests.support.programs import chainfix
from tests.support.services import SERVICES, serving

PRUNING = ("exim", "slapd")
FAITHFUL = tuple(name for name in SERVICES if name not in PRUNING)
SERIOUS = ("error", "warning")


class Site(NamedTuple):
    """A folder with ``broken.pem``, ``repaired.pem``, ``key.pem``, ``root.pem`` and ``inter.pem``."""

    folder: Path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()

    def check(self, protocol: str, port: int, *options: str) -> tuple[int, str]:
        """The status and standard output of a check of ``localhost`` at the port."""
        target = (f"localhost:{port}", "--connect", "127.0.0.1", "--starttls", protocol)
        done = chainfix("check", *target, "--store", "root.pem", "--pool", "inter.pem", *options, cwd=self.folder)
        assert done.returncode in (0, 1), done.stdout.decode() + done.stderr.decode()
        return done.returncode, done.stdout.decode()

    def result(self, protocol: str, port: int, *options: str) -> dict[str, Any]:
        """The one result of the same as JSON."""
        status, text = self.check(protocol, port, *options, "--json")
        document = json.loads(text)
        assert document["exit_status"] == status
        result: dict[str, Any] = document["results"][0]
        return result


def codes(result: dict[str, Any], severities: tuple[str, ...] = ("error", "warning", "note")) -> set[str]:
    return {finding["code"] for finding in result["findings"] if finding["severity"] in severities}


def names(result: dict[str, Any]) -> list[str]:
    return [one["subject"] for one in result["served"]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The time is the servers' own, so these certificates are of today."""
    folder = tmp_path_factory.mktemp("site")
    today = datetime.now(UTC).replace(microsecond=0)
    long = pki.Options(not_before=today - timedelta(days=400), not_after=today + timedelta(days=2000))
    root = pki.root("Example Root", **long)
    inter, stray = root.ca("Example CA", **long), pki.root("Stray Root", **long).ca("Stray CA", **long)
    leaf = inter.leaf("localhost", not_before=today - timedelta(days=20), not_after=today + timedelta(days=160))
    for name, text in {
        "root": root.pem,
        "inter": inter.pem,
        "key": leaf.key_pem,
        "broken": pki.bundle(leaf, stray, root),
        "upside-down": pki.bundle(leaf, root, inter),
    }.items():
        (folder / f"{name}.pem").write_text(text)
    options = ("--pool", "inter.pem", "--store", "root.pem", "--offline", "-f", "fullchain", "-o", "repaired.pem")
    done = chainfix("build", "broken.pem", *options, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return Site(folder)


@pytest.mark.parametrize("name", FAITHFUL)
def test_a_broken_list_is_told_as_it_is_served(site: Site, name: str) -> None:
    with serving(name, site.read("broken.pem"), site.read("key.pem")) as ports:
        for protocol, port in ports.items():
            result = site.result(protocol, port)
            assert names(result) == ["CN=localhost", "CN=Stray CA", "CN=Example Root"]
            assert [one["role"] for one in result["served"]] == ["leaf", "unrelated", "anchor"]
            assert {"CF101", "CF203", "CF205"} <= codes(result)
            assert result["ssl_labs"] == ["incomplete", "unrelated-or-duplicate", "contains-anchor"]
            assert [step["subject"] for step in result["fix"]["add"]] == ["CN=Example CA"]
            assert [step["position"] for step in result["fix"]["remove"]] == [2, 3]


@pytest.mark.parametrize("name", FAITHFUL)
def test_the_text_of_a_broken_list_names_what_is_missing(site: Site, name: str) -> None:
    with serving(name, site.read("broken.pem"), site.read("key.pem")) as ports:
        protocol, port = next(iter(ports.items()))
        status, text = site.check(protocol, port)
        assert status == 1
        assert text.startswith(f"localhost:{port}")
        assert "CF101 missing-intermediate #1: Example CA, which issued localhost, is not sent" in text
        assert "+ Example CA" in text


@pytest.mark.parametrize("name", SERVICES)
def test_the_repaired_list_has_no_findings(site: Site, name: str) -> None:
    with serving(name, site.read("repaired.pem"), site.read("key.pem")) as ports:
        for protocol, port in ports.items():
            result = site.result(protocol, port, "--against", "repaired.pem")
            assert names(result) == ["CN=localhost", "CN=Example CA"]
            assert not codes(result, SERIOUS), result["findings"]
            assert result["ssl_labs"] == []
            assert result["fix"] is None
            assert result["ok"]


@pytest.mark.parametrize("name", PRUNING)
def test_a_server_that_prunes_the_list_differs_from_its_file(site: Site, name: str) -> None:
    """The stray CA and the root stay at home, and nothing is left but the leaf."""
    with serving(name, site.read("broken.pem"), site.read("key.pem")) as ports:
        for protocol, port in ports.items():
            result = site.result(protocol, port, "--against", "broken.pem")
            assert names(result) == ["CN=localhost"]
            assert {"CF102", "CF801"} <= codes(result, SERIOUS)
            assert result["ssl_labs"] == ["incomplete"]


@pytest.mark.parametrize("name", PRUNING)
def test_a_server_that_sorts_the_list_differs_from_its_file(site: Site, name: str) -> None:
    with serving(name, site.read("upside-down.pem"), site.read("key.pem")) as ports:
        for protocol, port in ports.items():
            result = site.result(protocol, port, "--against", "upside-down.pem")
            assert names(result)[:2] == ["CN=localhost", "CN=Example CA"]
            assert "CF801" in codes(result)
            assert not codes(result) & {"CF101", "CF102", "CF201"}
