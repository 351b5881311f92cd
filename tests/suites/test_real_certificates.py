"""Real leaves, each at the middle of its validity, offline and over AIA; OpenSSL and cryptography judge every chain.

Needs the data beside the project and skips, with the reason, where it is not there. ``real_certificates.toml`` lists every leaf
that is not built, with what is expected of it, what happens and why; a listed leaf that is built fails too.
"""

import tomllib
from pathlib import Path

import pytest

from tests.support.real_certificates import (
    Outcome,
    RealCertificates,
    beyond_cryptographys_profile,
    confirmed,
    offline,
    openssl_finds_a_path,
    over_aia,
)
from tests.support.shared import SharedData

EXCEPTIONS = tomllib.loads(Path(__file__).with_name("real_certificates.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def real(shared: SharedData) -> RealCertificates:
    return RealCertificates(shared)


@pytest.fixture(scope="module", params=["offline", "aia"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def outcomes(real: RealCertificates, way: str, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    built = offline(real) if way == "offline" else over_aia(real)
    folder = tmp_path_factory.mktemp(way)
    return [confirmed(outcome, folder) for outcome in built]


def test_every_leaf_is_built_but_the_listed_ones(outcomes: list[Outcome], way: str) -> None:
    listed = {entry["sha256"]: entry["actual"] for entry in EXCEPTIONS[way]}
    assert {outcome.leaf.sha256: outcome.error.code for outcome in outcomes if outcome.error} == listed


def test_every_exception_says_what_was_expected_and_why_it_is_not_so() -> None:
    for entry in (*EXCEPTIONS["offline"], *EXCEPTIONS["aia"]):
        assert entry["expected"] == "built"
        assert entry["reason"]


def test_openssl_accepts_every_chain_with_the_chain_alone(outcomes: list[Outcome]) -> None:
    refused = {outcome.leaf.sha256: outcome.openssl.how for outcome in outcomes if outcome.openssl and not outcome.openssl.accepted}
    assert refused == {}
    assert sum(outcome.openssl is not None for outcome in outcomes) >= 360


def test_cryptography_accepts_every_chain_within_its_profile(outcomes: list[Outcome]) -> None:
    refused = [outcome for outcome in outcomes if outcome.cryptography and not outcome.cryptography.accepted]
    unexplained = {
        outcome.leaf.sha256: outcome.cryptography.how
        for outcome in refused
        if outcome.repair and outcome.cryptography and not beyond_cryptographys_profile(outcome.repair)
    }
    assert unexplained == {}
    assert len(refused) < len(outcomes) / 3


def test_openssl_finds_no_path_either_where_aia_leads_nowhere(real: RealCertificates, tmp_path: Path) -> None:
    listed = {entry["sha256"] for entry in EXCEPTIONS["aia"]}
    missing = [leaf for leaf in real.leaves if leaf.sha256 in listed]
    assert len(missing) == len(listed)
    for leaf in missing:
        assert not openssl_finds_a_path(leaf.path, real.within_reach(leaf), real.roots, leaf.at, tmp_path), leaf.sha256


def test_sha1_is_accepted_before_2017_only(outcomes: list[Outcome]) -> None:
    sha1 = [
        outcome
        for outcome in outcomes
        if outcome.repair and "signature with SHA-1 or MD5" in beyond_cryptographys_profile(outcome.repair)
    ]
    assert sha1
    assert max(outcome.leaf.at.year for outcome in sha1) < 2017
