"""The models of TLS clients against what the real clients did: 33 configurations, 87 served lists, real handshakes.

Needs the data beside the project and skips, with the reason, where it is not there. ``EXCEPTIONS`` has the verdicts that differ;
a listed one that agrees fails too.
"""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from chainfix import Certificate, CertificatePool, TrustStore, read
from chainfix.building.signature import SignatureChecker
from chainfix.clients.catalogue import CATALOGUE
from chainfix.clients.verdict import simulate_all
from tests.support.shared import SharedData

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The lab's day: its certificates are valid for a year from then."""
EXACT = (
    "openssl-3.0", "curl-openssl", "python311", "go1.27", "java17", "node20", "chromium", "firefox-esr", "gnutls-cli",
    "rustls-0.20", "deno(rustls)", "rtls(rustls)",
)  # fmt: skip
"""The clients of which every difference has to be explained."""
EXCEPTIONS: dict[tuple[str, str], str] = {}
"""Client and scenario: why the model's verdict differs from the real one."""


class Differing(NamedTuple):
    """One verdict that is not the real one."""

    client: str
    scenario: str
    real: bool
    model: bool | None


class Compared(NamedTuple):
    """All verdicts, and those that differ."""

    asked: Counter[str]
    differing: list[Differing]

    def agreement(self, client: str) -> float:
        """The share of a client's verdicts that agree."""
        return 1 - sum(one.client == client for one in self.differing) / self.asked[client]


class Lab(NamedTuple):
    """One scenario."""

    served: tuple[Certificate, ...]
    store: TrustStore
    host: str

    @classmethod
    def of(cls, folder: Path) -> "Lab":
        """As it lies in its folder."""
        store = TrustStore("lab", CertificatePool.of(read(str(folder / "store.pem")).certificates))
        host = json.loads((folder / "scenario.json").read_text(encoding="utf-8"))["host"]
        return cls(read(str(folder / "served.pem")).certificates, store, host)


@pytest.fixture(scope="module")
def compared(shared: SharedData) -> Compared:
    real: dict[str, dict[str, bool]] = json.loads((shared.clients / "verdicts.json").read_text(encoding="utf-8"))["accepts"]
    bodies = {path.name: path.read_bytes() for path in (shared.clients / "aia").iterdir()}
    checker, asked, differing = SignatureChecker(), Counter[str](), list[Differing]()
    for folder in sorted((shared.clients / "scenarios").iterdir()):
        lab = Lab.of(folder)
        verdicts = simulate_all(
            CATALOGUE,
            lab.served,
            lab.store,
            at=int(AT.timestamp()),
            hostname=lab.host,
            fetch=lambda url: bodies.get(url.rpartition("/")[2]),
            checker=checker,
        )
        for verdict in verdicts:
            accepts = real.get(verdict.client, {}).get(folder.name)
            if accepts is not None:
                asked[verdict.client] += 1
                if verdict.accepts is not accepts:
                    differing.append(Differing(verdict.client, folder.name, accepts, verdict.accepts))
    return Compared(asked, differing)


def test_every_observed_client_has_a_model_and_every_observed_model_a_client(shared: SharedData) -> None:
    real = json.loads((shared.clients / "verdicts.json").read_text(encoding="utf-8"))["accepts"]
    assert set(real) == {profile.name for profile in CATALOGUE if profile.observed and profile.name != "openssl-1.1.1"}


def test_ninety_nine_of_a_hundred_verdicts_agree(compared: Compared) -> None:
    assert sum(compared.asked.values()) >= 2800
    assert len(compared.differing) <= sum(compared.asked.values()) // 100, compared.differing


@pytest.mark.parametrize("client", [profile.name for profile in CATALOGUE if profile.observed])
def test_ninety_seven_of_a_hundred_verdicts_of_each_client_agree(compared: Compared, client: str) -> None:
    assert compared.agreement(client) >= 0.97, [one for one in compared.differing if one.client == client]


def test_the_commonest_clients_differ_only_where_the_reason_is_told(compared: Compared) -> None:
    assert {(one.client, one.scenario) for one in compared.differing if one.client in EXACT} == set(EXCEPTIONS)
    assert all(EXCEPTIONS.values())
