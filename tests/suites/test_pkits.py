"""NIST's PKITS: a path from each target to the one anchor, sought among all CA certificates of the suite at once."""

from datetime import UTC, datetime
from functools import cache

import pytest

from chainfix import Builder, CertificatePool, ChainNotFound, InputError, TrustStore
from chainfix.certificates.certificate import STORED
from tests.suites.pkits_exceptions import EXCEPTIONS
from tests.support import brute_force, pkits
from tests.support.brute_checks import Terms
from tests.support.pkits import TESTS, TOTAL, PkitsTest

AT = datetime(2011, 4, 15, tzinfo=UTC)
"""After the ends that the tests of validity mean (2011-01-01), before RSA and DSA keys of 1024 bits ended (2014)."""
EXCEPTED_AT_MOST = 0.10


@cache
def builder() -> Builder:
    store = TrustStore("pkits", CertificatePool([(pkits.anchor(), "TrustAnchorRootCertificate.crt", 1)], STORED))
    pool = CertificatePool((der, "PKITS", place) for place, der in enumerate(pkits.authorities(), start=1))
    return Builder(stores=[store], pool=pool, at=AT)


def is_built(test: PkitsTest) -> bool:
    """Whether a list comes out; two signatures of the suite are no whole number of octets, so that one target is no certificate."""
    try:
        builder().build(test.target)
    except (ChainNotFound, InputError):
        return False
    return True


def test_how_many_run_and_how_many_are_excepted(capsys: pytest.CaptureFixture[str]) -> None:
    share = len(EXCEPTIONS) / len(TESTS)
    lines = [f"{number}: expected {one.expected}, actual {one.actual}: {one.reason}" for number, one in EXCEPTIONS.items()]
    without = TOTAL - len(TESTS)
    with capsys.disabled():
        print(f"\nPKITS: {len(TESTS)} of {TOTAL} run ({without} are about revocation), {len(EXCEPTIONS)} excepted ({share:.1%})")  # noqa: T201
        print(*lines, sep="\n")  # noqa: T201 (the count is for who reads the log of a run)
    assert share < EXCEPTED_AT_MOST
    assert set(EXCEPTIONS) <= {test.number for test in TESTS}


@pytest.mark.parametrize("test", TESTS, ids=lambda test: f"{test.number}-{test.name}")
def test_pkits(test: PkitsTest) -> None:
    exception = EXCEPTIONS.get(test.number)
    if exception is None:
        assert is_built(test) == test.valid
    else:
        assert exception.expected == test.valid != exception.actual
        assert is_built(test) == exception.actual, "not as excepted: an unexpected success fails too"


@pytest.mark.parametrize("test", TESTS, ids=lambda test: f"{test.number}-{test.name}")
def test_the_brute_force_agrees(test: PkitsTest) -> None:
    """What the properties compare with passes the same suite, so that it may judge."""
    candidates = [brute_force.Candidate(der) for der in pkits.authorities()]
    answer = brute_force.best(test.target, candidates, {"pkits": [pkits.anchor()]}, terms=Terms(int(AT.timestamp())))
    exception = EXCEPTIONS.get(test.number)
    assert (answer is not None) == (exception.actual if exception else test.valid)
