"""Cross-certificates of the past and of the years to come, with generated keys and the real shapes and dates.

For each: what is said of a list a year before, on the day and after it, and which list is built for whom.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import chainfix
from chainfix import Certificate, CertificatePool, Simulation, TrustStore
from chainfix.clients.case import Refusal
from tests.support import pki

if TYPE_CHECKING:
    from chainfix.builder import BuildOptions

HOST = "www.example.org"
CLIENTS = (
    "openssl-3.0",
    "openssl-1.1.1",
    "node8(openssl-1.0.2)",
    "bun(BoringSSL)",
    "gnutls-cli",
    "go1.27",
    "java17",
    "deno(rustls)",
    "chromium",
    "firefox-esr",
    "nss-tstclnt",
    "mbedtls-2.28",
    "wolfssl-5.5",
    "android-7.0",
)
OLD_OPENSSL = "node8(openssl-1.0.2)"
ALL_BUT_ANDROID = set(CLIENTS) - {"android-7.0", "java17", "deno(rustls)", "wolfssl-5.5"}
"""Those that look at the dates of an anchor, where they come to it by the list alone."""


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


UNTIL_2020: pki.Options = {"not_before": day("2000-05-30"), "not_after": day("2020-05-30T10:48:38")}
LONG: pki.Options = {"not_before": day("2010-01-01"), "not_after": day("2045-01-01")}


def certificates(entities: Sequence[pki.Entity]) -> list[Certificate]:
    return [Certificate.from_der(entity.der) for entity in entities]


def store(*roots: pki.Entity) -> TrustStore:
    return TrustStore("store", CertificatePool.of(certificates(roots)))


def seen(served: Sequence[pki.Entity], roots: Sequence[pki.Entity], at: str, days: int = 0) -> Simulation:
    return chainfix.simulate(
        certificates(served), clients=CLIENTS, store=store(*roots), hostname=HOST, at=day(at), horizon=days * 86400
    )


def refusing(served: Sequence[pki.Entity], roots: Sequence[pki.Entity], at: str) -> set[str]:
    return set(seen(served, roots, at).refusing)


def breaking(found: Simulation) -> dict[str, set[str]]:
    """By the first second of refusal who refuses from then on; all others go on as they are."""
    days: dict[str, set[str]] = {}
    for one in found.outlooks:
        for before, span in pairwise(one.spans):
            assert span.verdict.accepts is False
            if before.verdict.accepts:
                days.setdefault(datetime.fromtimestamp(span.since, UTC).isoformat()[:19], set()).add(one.client)
    return days


def built(given: Sequence[pki.Entity], roots: Sequence[pki.Entity], at: str, clients: str | None = None) -> list[str] | None:
    """The issuers of what would be sent above the leaf; None where no list would do."""
    asked: BuildOptions = {"stores": [store(*roots)], "at": day(at)}
    if clients is not None:
        asked["clients"] = clients
    try:
        found = chainfix.build(certificates(given), hostname=HOST, fetch=False, **asked)
    except chainfix.ChainNotFound:
        return None
    return [f"{one.name} by {one.issuer.removeprefix('CN=')}" for one in found.chain.intermediates]


class TestAddTrust:
    """30 May 2020, 10:48:38: the root ends, and the cross-certificate of USERTrust by it in the same second."""

    add_trust = pki.root("AddTrust External CA Root", **UNTIL_2020)
    user_trust = pki.root("USERTrust RSA Certification Authority", **LONG)
    cross = add_trust.cross(user_trust, **UNTIL_2020)
    issuing = user_trust.ca("Sectigo RSA Domain Validation Secure Server CA", **LONG)
    site = issuing.leaf(HOST, **LONG)
    long, short = (site, issuing, cross), (site, issuing)

    def test_a_year_before_it_is_said_who_breaks_and_in_which_second(self) -> None:
        found = seen(self.long, (self.add_trust, self.user_trust), "2019-05-30", 400)
        assert found.refusing == ()
        assert breaking(found) == {"2020-05-30T10:48:39": {OLD_OPENSSL, "wolfssl-5.5"}}
        old = next(one for one in found.outlooks if one.client == OLD_OPENSSL)
        fault = old.spans[1].verdict
        assert (fault.problem, fault.fact) == (Refusal.EXPIRED, "2020-05-30")
        assert fault.message == "Error: certificate has expired (CERT_HAS_EXPIRED)"

    def test_who_has_the_old_root_alone_breaks_whoever_it_is(self) -> None:
        assert breaking(seen(self.long, (self.add_trust,), "2019-05-30", 400)) == {"2020-05-30T10:48:39": set(CLIENTS)}

    def test_the_short_list_was_the_way_out(self) -> None:
        assert breaking(seen(self.short, (self.add_trust, self.user_trust), "2019-05-30", 400)) == {}
        assert refusing(self.short, (self.add_trust,), "2019-05-30") == set(CLIENTS)

    @pytest.mark.parametrize("at", ["2019-05-30", "2020-05-30T10:48:38", "2020-05-30T10:48:39", "2021-05-30"])
    def test_the_short_list_is_built_for_who_has_the_new_root(self, at: str) -> None:
        for roots in ((self.user_trust,), (self.add_trust, self.user_trust)):
            assert built(self.long, roots, at) == [f"{self.issuing.name} by {self.user_trust.name}"]

    def test_the_long_one_is_built_for_who_has_not_as_long_as_it_lives(self) -> None:
        long = [f"{self.issuing.name} by {self.user_trust.name}", f"{self.user_trust.name} by {self.add_trust.name}"]
        assert built(self.long, (self.add_trust,), "2020-05-30T10:48:38") == long
        assert built(self.long, (self.add_trust,), "2020-05-30T10:48:39") is None

    def test_for_old_openssl_the_short_one_is_chosen(self) -> None:
        chosen = built(self.long, (self.add_trust, self.user_trust), "2020-06-01", f"{OLD_OPENSSL},openssl-3.0")
        assert chosen == [f"{self.issuing.name} by {self.user_trust.name}"]


class TestDstRootX3:
    """30 September 2021: the root ends; X1 by it goes on until 2024, for Android, which does not look at a root's dates."""

    dst = pki.root("DST Root CA X3", not_before=day("2000-09-30"), not_after=day("2021-09-30T14:01:15"))
    x1 = pki.root("ISRG Root X1", **LONG)
    cross = dst.cross(x1, not_before=day("2021-01-20"), not_after=day("2024-09-30T18:14:03"))
    r3 = x1.ca("R3", **LONG)
    site = r3.leaf(HOST, **LONG)
    long, short = (site, r3, cross), (site, r3)

    def test_with_both_roots_the_long_list_breaks_old_openssl_alone(self) -> None:
        found = seen(self.long, (self.dst, self.x1), "2021-02-01", 400)
        assert found.refusing == ()
        assert breaking(found) == {"2021-09-30T14:01:16": {OLD_OPENSSL}}
        assert breaking(seen(self.short, (self.dst, self.x1), "2021-02-01", 400)) == {}

    def test_with_the_old_root_alone_old_android_goes_on(self) -> None:
        found = seen(self.long, (self.dst,), "2021-02-01", 400)
        assert breaking(found) == {"2021-09-30T14:01:16": ALL_BUT_ANDROID}

    def test_old_android_goes_on_until_the_cross_certificate_ends(self) -> None:
        found = seen(self.long, (self.dst,), "2023-10-01", 400)
        assert set(found.refusing) == ALL_BUT_ANDROID
        assert breaking(found) == {"2024-09-30T18:14:04": set(CLIENTS) - ALL_BUT_ANDROID}

    def test_the_short_list_is_none_for_old_android(self) -> None:
        assert refusing(self.short, (self.dst,), "2021-02-01") == set(CLIENTS)

    @pytest.mark.parametrize("at", ["2021-02-01", "2021-09-30T14:01:16", "2022-09-30"])
    def test_what_is_built_for_each_store(self, at: str) -> None:
        short = ["R3 by ISRG Root X1"]
        assert built(self.long, (self.dst, self.x1), at) == built(self.long, (self.x1,), at) == short
        assert built(self.long, (self.dst,), at) == ([*short, "ISRG Root X1 by DST Root CA X3"] if at == "2021-02-01" else None)

    def test_for_old_android_the_dead_root_is_an_anchor_all_the_same(self) -> None:
        long = ["R3 by ISRG Root X1", "ISRG Root X1 by DST Root CA X3"]
        assert built(self.long, (self.dst,), "2022-09-30", "android-7.0") == long
        assert built(self.long, (self.dst,), "2022-09-30", "android-7.0,openssl-3.0") is None


class TestRootX2ByX1:
    """15 September 2025: the cross-certificate ends; its successor begins on 13 May 2026."""

    x1, x2 = pki.root("ISRG Root X1", **LONG), pki.root("ISRG Root X2", **LONG)
    old = x1.cross(x2, not_before=day("2020-09-04"), not_after=day("2025-09-15T16:00:00"))
    new = x1.cross(x2, not_before=day("2026-05-13"), not_after=day("2032-09-02"))
    e5 = x2.ca("E5", **LONG)
    site = e5.leaf(HOST, **LONG)

    def test_who_lacks_x2_breaks_with_it(self) -> None:
        found = seen((self.site, self.e5, self.old), (self.x1,), "2024-09-15", 400)
        assert found.refusing == ()
        assert breaking(found) == {"2025-09-15T16:00:01": set(CLIENTS)}

    def test_who_has_x2_notices_only_if_it_takes_what_is_sent_first(self) -> None:
        found = seen((self.site, self.e5, self.old), (self.x1, self.x2), "2024-09-15", 400)
        assert breaking(found) == {"2025-09-15T16:00:01": {OLD_OPENSSL, "wolfssl-5.5"}}

    def test_the_reissued_one_mends_it_where_it_takes_the_place_of_the_old_one(self) -> None:
        assert refusing((self.site, self.e5, self.new), (self.x1,), "2026-06-01") == set()
        behind = refusing((self.site, self.e5, self.old, self.new), (self.x1,), "2026-06-01")
        assert {"gnutls-cli", "bun(BoringSSL)"} <= behind
        assert not behind & {"openssl-3.0", "go1.27", "chromium", "firefox-esr"}

    @pytest.mark.parametrize(("at", "cross"), [("2024-09-15", "old"), ("2025-12-01", None), ("2026-06-01", "new")])
    def test_the_one_in_date_is_built_with(self, at: str, cross: str | None) -> None:
        given = (self.site, self.e5, self.old, self.new)
        long = None if cross is None else ["E5 by ISRG Root X2", "ISRG Root X2 by ISRG Root X1"]
        assert built(given, (self.x1,), at) == long
        assert built(given, (self.x1, self.x2), at) == ["E5 by ISRG Root X2"]
        if cross is not None:
            found = chainfix.build(certificates(given), stores=[store(self.x1)], at=day(at), hostname=HOST, fetch=False)
            assert found.chain.intermediates[-1].der == getattr(self, cross).der


@pytest.mark.parametrize("name", ["Root YR", "Root YE"])
class TestRootsThatAreInNoStoreYet:
    """Their cross-certificates by X1 and X2 must be sent; servers are seen that send the self-signed twin."""

    x1 = pki.root("ISRG Root X1", **LONG)

    def case(self, name: str) -> tuple[pki.Entity, ...]:
        root = pki.root(name, **LONG)
        cross = self.x1.cross(root, not_before=day("2026-05-13"), not_after=day("2032-09-02T23:59:59"))
        issuing = root.ca(f"{name[-2:]}1", **LONG)
        return issuing.leaf(HOST, **LONG), issuing, root, cross

    def test_through_the_cross_certificate_all_accept_until_it_ends(self, name: str) -> None:
        site, issuing, _, cross = self.case(name)
        found = seen((site, issuing, cross), (self.x1,), "2031-10-01", 400)
        assert found.refusing == ()
        assert breaking(found) == {"2032-09-03T00:00:00": set(CLIENTS)}

    def test_through_the_self_signed_twin_nobody_does(self, name: str) -> None:
        site, issuing, root, _ = self.case(name)
        assert refusing((site, issuing, root), (self.x1,), "2026-07-01") == set(CLIENTS)
        assert refusing((site, issuing, root), (self.x1, root), "2030-07-01") == set()

    def test_before_the_cross_certificate_the_twin_stops_who_commits_to_it(self, name: str) -> None:
        site, issuing, root, cross = self.case(name)
        stopped = refusing((site, issuing, root, cross), (self.x1,), "2026-07-01")
        assert {"openssl-3.0", "openssl-1.1.1"} <= stopped
        assert not stopped & {"go1.27", "chromium", "firefox-esr", "java17", "gnutls-cli"}

    def test_the_twin_is_left_out_and_the_cross_certificate_kept(self, name: str) -> None:
        site, issuing, root, cross = self.case(name)
        long = [f"{issuing.name} by {name}", f"{name} by ISRG Root X1"]
        assert built((site, issuing, root, cross), (self.x1,), "2026-07-01") == long
        assert built((site, issuing, root, cross), (self.x1, root), "2030-07-01") == long[:1]
        assert built((site, issuing, root), (self.x1,), "2026-07-01") is None


class TestCrossCertificatesForOldStores:
    """GTS Root R1 by GlobalSign until 28 January 2028; Sectigo R46 by USERTrust until 18 January 2038, as the roots above them."""

    cases = (
        ("GTS Root R1", "GlobalSign Root CA", "2020-06-19", "2028-01-28"),
        ("Sectigo Public Server Authentication Root R46", "USERTrust RSA Certification Authority", "2021-03-22", "2038-01-18"),
    )

    @pytest.mark.parametrize(("name", "above", "begins", "ends"), cases)
    def test_old_stores_lose_it_on_the_day_and_new_ones_do_not_notice(self, name: str, above: str, begins: str, ends: str) -> None:
        limits: pki.Options = {"not_before": day(begins), "not_after": day(ends)}
        old, new = pki.root(above, not_before=day("2000-01-01"), not_after=day(ends)), pki.root(name, **LONG)
        cross, issuing = old.cross(new, **limits), new.ca("WR2", **LONG)
        site = issuing.leaf(HOST, **LONG)
        before = f"{int(ends[:4]) - 1}{ends[4:]}"
        last = f"{ends}T00:00:01"
        long = (site, issuing, cross)
        assert breaking(seen(long, (old,), before, 400)) == {last: set(CLIENTS)}
        assert breaking(seen(long, (old, new), before, 400)) == {last: {OLD_OPENSSL, "wolfssl-5.5"}}
        assert breaking(seen(long[:2], (old, new), before, 400)) == {}
        assert built(long, (old,), before) == [f"WR2 by {name}", f"{name} by {above}"]
        assert built(long, (old,), last) is None
        for at in (before, last):
            assert built(long, (old, new), at) == [f"WR2 by {name}"]
            assert built(long, (old, new), at, f"{OLD_OPENSSL},chromium") == [f"WR2 by {name}"]
