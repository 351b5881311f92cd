"""CF209: how long a list may be."""

import pytest

from chainfix.findings.diagnose import Answered
from chainfix.findings.finding import Confidence, Severity
from tests.support import cases, pki

ROOT = pki.root("Length Root")


def path(intermediates: int) -> list[pki.Entity]:
    """A leaf and so many intermediates above it."""
    issuers = [ROOT]
    for number in range(intermediates):
        issuers.append(issuers[-1].ca(f"Length CA {number}"))
    return [issuers[-1].leaf("www.example.org"), *reversed(issuers[1:])]


@pytest.mark.parametrize(
    ("intermediates", "who"),
    [
        (7, "rustls, Firefox and BouncyCastle"),
        (9, "rustls, Firefox and BouncyCastle; mbedTLS, wolfSSL and Python's cryptography"),
    ],
)
def test_a_long_path_is_refused_by_some(intermediates: int, who: str) -> None:
    finding = cases.one(cases.report(*path(intermediates), roots=[ROOT]), "CF209")
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.CERTAIN)
    assert finding.message == f"{intermediates} intermediates are on the path: {who} refuse it"


def test_six_are_accepted_by_all() -> None:
    assert cases.answer(cases.report(*path(6), roots=[ROOT]), "CF209") is Answered.PASS


def test_what_is_not_needed_counts_for_the_list() -> None:
    strangers = [pki.root(f"Stranger {number}") for number in range(15)]
    found = cases.of(cases.report(*path(1), *strangers, roots=[ROOT]), "CF209")
    assert [finding.message for finding in found] == ["17 certificates are sent: Java; GnuTLS refuse the list"]


def test_one_certificate_has_no_length() -> None:
    assert cases.answer(cases.report(ROOT.leaf("www.example.org"), roots=[ROOT]), "CF209") is Answered.NOT_APPLICABLE
