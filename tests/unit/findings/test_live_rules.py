"""CF8: what is served, beside the file, beside the server's other addresses and beside its other key."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import LiveFacts
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Confidence, Severity
from tests.support import cases, pki
from tests.support.surveys import certificates

FILE = "fullchain.pem"
DAY = timedelta(days=1)
ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org", not_after=pki.NOW + 10 * DAY)
RENEWED = CA.leaf("www.example.org", not_before=pki.NOW - DAY)
CROSS = OTHER.cross(ROOT)


def listed(*entities: pki.Entity) -> tuple[Certificate, ...]:
    return tuple(certificates("elsewhere", *entities))


def live(**facts: Any) -> LiveFacts:
    return LiveFacts("www.example.org", 443, "192.0.2.1", **facts)


def report(*served: pki.Entity, roots: Sequence[pki.Entity] = (ROOT,), hostname: str = "www.example.org", **asked: Any) -> Report:
    return cases.report(*served, roots=roots, hostname=hostname, **asked)


@pytest.mark.parametrize("code", ["CF801", "CF802", "CF803", "CF804"])
def test_a_file_alone_is_compared_with_nothing(code: str) -> None:
    assert cases.answer(report(LEAF, CA), code) is Answered.NOT_APPLICABLE


# CF801


def against(served: Sequence[pki.Entity], *expected: pki.Entity, at_a_server: bool = True) -> Report:
    return report(*served, against=(FILE, listed(*expected)), live=live() if at_a_server else None)


def test_what_is_served_is_what_is_in_the_file() -> None:
    assert cases.answer(against([LEAF, CA], LEAF, CA), "CF801") is Answered.PASS


def test_renewed_and_not_reloaded() -> None:
    found = against([LEAF, CA], RENEWED, CA)
    one = cases.one(found, "CF801")
    old = f"www.example.org (EC P-256, 2026-01-01 to 2026-07-11, SHA-256 {LEAF.sha256[:16]})"
    new = f"www.example.org (EC P-256, 2026-06-30 to 2027-01-01, SHA-256 {RENEWED.sha256[:16]})"
    assert one.message == f"the server sends {old}, {FILE} holds {new}: the file is newer: reload the server"
    assert (one.severity, one.position) == (Severity.ERROR, 1)
    assert found.exit_status() == 1


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (
            CA.leaf("www.example.org", not_before=pki.START - DAY),
            "the file is older: the server takes its certificate from elsewhere",
        ),
        (CA.leaf("www.example.org", not_after=pki.NOW + 11 * DAY), "both begin at the same time"),
        (CA.leaf("mail.example.org", not_before=pki.NOW), "they are for different names"),
        (
            CA.leaf("www.example.org", key="rsa0"),
            "the keys are of different sorts; a server may have both, and --key-type asks for one of them",
        ),
    ],
)
def test_why_the_leaf_is_another_one(other: pki.Entity, reason: str) -> None:
    assert cases.one(against([LEAF, CA], other, CA), "CF801").message.endswith(f": {reason}")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (RENEWED, "the other one is newer"),
        (CA.leaf("www.example.org", not_before=pki.START - DAY), "the other one is older"),
        (CA.leaf("www.example.org", key="rsa0"), "the keys are of different sorts"),
    ],
)
def test_a_file_is_compared_in_the_same_way(other: pki.Entity, reason: str) -> None:
    message = cases.one(against([LEAF, CA], other, CA, at_a_server=False), "CF801").message
    assert message.startswith("this is www.example.org (")
    assert message.endswith(f": {reason}")


@pytest.mark.parametrize(
    ("served", "expected", "difference"),
    [
        ((LEAF,), (LEAF, CA), "it lacks CA"),
        ((LEAF, CA, ROOT), (LEAF, CA), "it has Root besides"),
        ((LEAF, CA, ROOT), (LEAF, CA, CROSS), "it lacks Root by CN=Other Root and it has Root by CN=Root besides"),
        ((LEAF, CROSS, CA), (LEAF, CA, CROSS), "the order is another one"),
        ((LEAF, CA, CA), (LEAF, CA), "a certificate stands in it more than once"),
        ((LEAF, CA), (CA, LEAF), "the order is another one"),
    ],
)
def test_the_same_leaf_and_another_list(served: Sequence[pki.Entity], expected: Sequence[pki.Entity], difference: str) -> None:
    one = cases.one(against(served, *expected), "CF801")
    assert (one.message, one.severity) == (f"the list is not that of {FILE}: {difference}", Severity.WARNING)


def test_a_file_of_the_leaf_alone_says_little_of_the_list() -> None:
    one = cases.one(against([LEAF, CA], LEAF), "CF801")
    expected = f"the list is not that of {FILE}, where the leaf stands alone: it has CA besides"
    assert (one.message, one.severity) == (expected, Severity.NOTE)


def test_a_file_without_certificates() -> None:
    assert cases.one(against([LEAF, CA]), "CF801").message == f"{FILE} holds no certificate"


# CF802


def beside(*others: tuple[str, tuple[pki.Entity, ...]], failures: tuple[tuple[str, str], ...] = ()) -> Report:
    """What 192.0.2.1 sends is right."""
    lists = tuple((address, listed(*entities)) for address, entities in others)
    return report(LEAF, CA, live=live(others=lists, failures=failures))


def test_all_addresses_send_the_same() -> None:
    assert cases.answer(beside(("192.0.2.2", (LEAF, CA))), "CF802") is Answered.PASS


def test_one_address_differs_from_nothing() -> None:
    assert cases.answer(beside(), "CF802") is Answered.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("other", "message", "severity"),
    [
        ((LEAF,), "another list than 192.0.2.1: it lacks CA; its list does not reach roots", Severity.ERROR),
        ((LEAF, CA, ROOT), "another list than 192.0.2.1: it has Root besides", Severity.WARNING),
        ((RENEWED, CA), "", Severity.WARNING),
        ((CA.leaf("www.example.org", not_after=pki.NOW - DAY), CA), "; that expired on 2026-06-30", Severity.ERROR),
        ((CA.leaf("default.example.org"), CA), "; that is not for www.example.org", Severity.ERROR),
        ((OTHER.leaf("www.example.org"), CA), "; its list does not reach roots", Severity.ERROR),
    ],
)
def test_an_address_that_sends_another_list(other: tuple[pki.Entity, ...], message: str, severity: Severity) -> None:
    one = cases.one(beside(("192.0.2.2", other)), "CF802")
    assert one.message.startswith("192.0.2.2 sends ")
    assert one.message.endswith(message)
    assert one.severity is severity


def test_both_leaves_are_described() -> None:
    message = cases.one(beside(("192.0.2.2", (RENEWED, CA))), "CF802").message
    old = f"www.example.org (EC P-256, 2026-01-01 to 2026-07-11, SHA-256 {LEAF.sha256[:16]})"
    new = f"www.example.org (EC P-256, 2026-06-30 to 2027-01-01, SHA-256 {RENEWED.sha256[:16]})"
    assert message == f"192.0.2.2 sends {new}, 192.0.2.1 sends {old}"


def test_where_no_list_reaches_a_store_the_other_is_not_worse() -> None:
    other = ("192.0.2.2", listed(RENEWED, CA))
    found = report(LEAF, CA, roots=[OTHER], live=live(others=(other,)))
    assert cases.one(found, "CF802").severity is Severity.WARNING


def test_a_renewed_node_beside_one_that_expired() -> None:
    found = cases.report(LEAF, CA, roots=[ROOT], at=pki.NOW + 20 * DAY, live=live(others=(("192.0.2.2", listed(RENEWED, CA)),)))
    assert cases.one(found, "CF802").severity is Severity.WARNING
    assert cases.of(found, "CF301")


def test_an_address_that_fails() -> None:
    one = cases.one(beside(failures=(("192.0.2.2", "no certificates from it: it does not speak TLS"),)), "CF802")
    assert one.message == "192.0.2.2 sends no list: no certificates from it: it does not speak TLS"
    assert (one.severity, one.confidence) == (Severity.ERROR, Confidence.CERTAIN)


def test_no_route_is_not_the_servers_fault() -> None:
    reason = "cannot reach www.example.org:443 at 2001:db8::1: 2001:db8::1 port 443: network is unreachable"
    one = cases.one(beside(failures=(("2001:db8::1", reason),)), "CF802")
    assert one.message == f"2001:db8::1 was not asked: {reason}"
    assert (one.severity, one.confidence) == (Severity.NOTE, Confidence.POSSIBLE)


# CF803


RSA_CA = ROOT.ca("RSA CA", key="rsa1")
RSA_LEAF = RSA_CA.leaf("www.example.org", key="rsa0")


def both(rsa: Sequence[pki.Entity], ecdsa: Sequence[pki.Entity]) -> tuple[Report, Report]:
    """The reports on the list of each type."""
    facts = live(key_types=(("rsa", listed(*rsa)), ("ecdsa", listed(*ecdsa))))
    return report(*rsa, live=facts), report(*ecdsa, live=facts)


def test_each_leaf_has_its_own_list() -> None:
    for found in both([RSA_LEAF, RSA_CA], [LEAF, CA]):
        assert cases.answer(found, "CF803") is Answered.PASS


def test_one_chain_used_for_both() -> None:
    rsa, ecdsa = both([RSA_LEAF, CA], [LEAF, CA])
    one = cases.one(rsa, "CF803")
    assert one.message == "the list of the RSA certificate is that of the ECDSA one: CA issued only the latter"
    assert (one.severity, one.position) == (Severity.ERROR, 1)
    assert cases.answer(ecdsa, "CF803") is Answered.PASS


def test_both_chains_sent_with_both() -> None:
    for found in both([RSA_LEAF, CA, RSA_CA], [LEAF, CA, RSA_CA]):
        assert cases.answer(found, "CF803") is Answered.PASS


def test_a_leaf_alone_has_another_rule() -> None:
    rsa, _ = both([RSA_LEAF], [LEAF, CA])
    assert cases.answer(rsa, "CF803") is Answered.PASS
    assert rsa.worst is Severity.ERROR


def test_a_server_of_one_type() -> None:
    found = report(LEAF, CA, live=live(key_types=(("ecdsa", listed(LEAF, CA)),)))
    assert cases.answer(found, "CF803") is Answered.NOT_APPLICABLE


# CF804


def test_a_handshake_that_went_well() -> None:
    assert cases.answer(report(LEAF, CA, live=live()), "CF804") is Answered.PASS


@pytest.mark.parametrize(
    ("facts", "message", "severity"),
    [
        (
            {"wants_client_certificate": True},
            "the server wants a certificate of the client's and ended the handshake without one: certificate required",
            Severity.NOTE,
        ),
        (
            {"wants_client_certificate": True, "showed_client_certificate": True},
            "the handshake failed after the list had come, although a client's certificate was shown: certificate required",
            Severity.WARNING,
        ),
        ({}, "the handshake failed after the list had come: certificate required", Severity.WARNING),
        (
            {"wants_client_certificate": False},
            "the handshake failed after the list had come: certificate required",
            Severity.WARNING,
        ),
    ],
)
def test_a_handshake_that_failed_after_the_list(facts: dict[str, bool], message: str, severity: Severity) -> None:
    one = cases.one(report(LEAF, CA, live=live(trouble="certificate required", **facts)), "CF804")
    assert (one.message, one.severity) == (message, severity)
