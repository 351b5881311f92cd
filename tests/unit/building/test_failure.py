"""Why there is no list: which certificate, whose issuer, what was tried and what to do next; facts, not only sentences."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chainfix import Builder, Certificate, ChainfixError, ChainNotFound, NetworkError, ProblemKind, TrustStore, read
from chainfix.building import failure
from chainfix.building.budget import Limits
from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from tests.support import der, pki
from tests.support.answers import NOT_FOUND, TIMED_OUT, Answers, Reply
from tests.support.verdicts import builder, builds

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
URL = "http://aia.example/ca.cer"
CLIENTS: pki.Options = {"eku": (pki.CLIENT_AUTH,)}


def error(
    leaf: pki.Entity = LEAF, roots: Sequence[pki.Entity] = (ROOT,), pool: Sequence[pki.Entity] = (), **options: Any
) -> ChainfixError:
    with pytest.raises((ChainNotFound, NetworkError)) as caught:
        builder(roots, pool, **options).build(leaf.der)
    found = caught.value
    assert isinstance(found, ChainfixError)
    return found


class TestMissingIssuer:
    def test_the_certificate_and_its_issuer_are_named(self) -> None:
        found = error()
        assert (found.code, found.exit_status) == ("issuer-missing", 1)
        assert found.message == (
            "the issuer of www.example.org is missing: no certificate of CA among what was given, the pool and roots"
        )

    def test_of_a_list_with_a_gap_the_gap(self) -> None:
        upper = ROOT.ca("Upper CA")
        lower = upper.ca("Lower CA")
        found = error(lower.leaf("www.example.org"), pool=[lower])
        assert found.message.startswith("the issuer of Lower CA is missing: no certificate of Upper CA")

    def test_a_name_that_fits_and_a_key_that_does_not(self) -> None:
        found = error(pool=[ROOT.ca("CA", key="another key")])
        assert found.code == "issuer-missing"
        assert "there are certificates of that name, but none of their keys signed it" in found.message

    def test_offline_the_hint_names_the_url(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=["ldap://aia.example/", URL])
        assert f"without --offline it would be fetched from {URL}" in str(error(leaf).hint)
        assert "--pool FILE" in str(error(leaf).hint)

    def test_without_a_url_the_hint_says_so(self) -> None:
        for leaf in (LEAF, CA.leaf("www.example.org", ca_issuers=["ldap://aia.example/"])):
            assert str(error(leaf).hint).startswith("it names no http: URL of its issuer (AIA)")

    def test_online_the_hint_does_not_say_to_go_online(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[URL])
        found = error(leaf, fetcher=Answers({URL: NOT_FOUND}))
        assert "--offline" not in str(found.hint)
        assert "--pool FILE" in str(found.hint)

    def test_a_refused_address_leads_to_its_option(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[URL])
        refused = Reply(error="10.0.0.1 is not a public address; --aia-allow 10.0.0.1 lets it through")
        assert "--aia-allow" in str(error(leaf, fetcher=Answers({URL: refused})).hint)


class TestExitStatus:
    """0 done, 1 no chain, 2 unusable input, 3 the network was needed and trying again may help."""

    @pytest.mark.parametrize(
        ("reply", "status"),
        [(NOT_FOUND, 1), (TIMED_OUT, 3), (Reply(b"<html>log in</html>"), 1), (Reply(OTHER.der), 1)],
        ids=["404", "timed out", "a login page", "wrong certificate"],
    )
    def test_of_one_url(self, reply: Reply, status: int) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[URL])
        found = error(leaf, fetcher=Answers({URL: reply}))
        assert (found.exit_status, isinstance(found, NetworkError)) == (status, status == 3)
        assert [attempt.what for attempt in found.attempts] == [URL]

    @pytest.mark.parametrize("reply", [NOT_FOUND, TIMED_OUT])
    def test_whatever_the_reason_is_otherwise(self, reply: Reply) -> None:
        """A closed way up, and a store left out, may both be for want of an answer."""
        closed = ROOT.ca("CA", not_after=pki.NOW - DAY)
        found = error(CA.leaf("www.example.org", ca_issuers=[URL]), pool=[closed], fetcher=Answers({URL: reply}))
        assert (found.code, found.exit_status) == ("expired", 3 if reply.retriable else 1)
        stores = builder([ROOT], []).stores + builder([OTHER], []).stores
        leaf = ROOT.leaf("www.example.org", ca_issuers=[URL])
        with pytest.raises(ChainfixError) as caught:
            Builder(stores=stores, at=pki.NOW, fetcher=Answers({URL: reply})).build(leaf.der)
        assert (caught.value.code, caught.value.exit_status) == ("store-left-out", 3 if reply.retriable else 1)

    def test_a_leaf_that_is_of_no_use_asks_no_network(self) -> None:
        answers = Answers({URL: TIMED_OUT})
        found = error(CA.leaf("www.example.org", ca_issuers=[URL], not_after=pki.NOW - DAY), fetcher=answers)
        assert (found.exit_status, found.attempts, answers.asked) == (1, (), [])


class TestLeaf:
    """What is wrong with the leaf itself: nothing above it can help."""

    @staticmethod
    def hinted(leaf: pki.Entity) -> str:
        """What stands behind --at in the hint."""
        hint = str(error(leaf, pool=[CA]).hint)
        assert "--at " in hint
        return hint.partition("--at ")[2].split(" ")[0]

    def test_expired_says_since_when_and_the_moment_that_it_names_builds(self) -> None:
        leaf = CA.leaf("www.example.org", not_after=pki.NOW - DAY)
        found = error(leaf, pool=[CA])
        assert (found.code, found.exit_status) == ("leaf-expired", 1)
        assert found.message == "the leaf cannot be used: www.example.org expired on 2026-06-30"
        assert self.hinted(leaf) == "2026-06-30"
        assert builder([ROOT], [CA]).build(leaf.der, at=self.hinted(leaf)).leaf.der == leaf.der

    @pytest.mark.parametrize("starts", [pki.NOW - DAY - 4 * HOUR, pki.NOW - 4 * HOUR, pki.NOW - 2 * HOUR])
    def test_so_does_that_of_a_leaf_of_a_few_hours(self, starts: datetime) -> None:
        leaf = CA.leaf("www.example.org", not_before=starts, not_after=pki.NOW - HOUR)
        assert builder([ROOT], [CA]).build(leaf.der, at=self.hinted(leaf)).leaf.der == leaf.der

    def test_not_yet_valid_says_from_when_and_that_moment_builds(self) -> None:
        leaf = CA.leaf("www.example.org", not_before=pki.NOW + HOUR)
        found = error(leaf, pool=[CA])
        assert (found.code, found.message) == (
            "leaf-not-yet-valid",
            "the leaf cannot be used: www.example.org is not valid before 2026-07-01",
        )
        assert builder([ROOT], [CA]).build(leaf.der, at=self.hinted(leaf)).leaf.der == leaf.der

    @pytest.mark.parametrize(
        ("options", "code", "hint"),
        [
            (CLIENTS, "leaf-purpose", "--purpose client"),
            ({"extensions": [(pki.UNKNOWN, True, b"\x05\x00")]}, "leaf-critical-extension", "have it issued anew"),
            ({"extensions": [(pki.CT_POISON, True, b"\x05\x00")]}, "leaf-critical-extension", "have it issued anew"),
            ({"extensions": [("2.5.29.36", True, b"\x30\x03\x02\x01")]}, "leaf-unreadable", "have it issued anew"),
            ({"hash_name": "sha1"}, "leaf-weak-signature", "--allow-weak"),
        ],
        ids=["purpose", "critical extension", "precertificate", "unreadable", "SHA-1"],
    )
    def test_each_other_reason_has_its_code_and_hint(self, options: pki.Options, code: str, hint: str) -> None:
        leaf = CA.leaf("www.example.org", **options)
        found = error(leaf, pool=[CA])
        assert (found.code, found.exit_status) == (code, 1)
        assert found.message.startswith("the leaf cannot be used: www.example.org ")
        assert hint in str(found.hint)

    def test_what_the_hints_name_does_build(self) -> None:
        assert builds(CA.leaf("www.example.org", **CLIENTS), [ROOT], [CA], purpose="client")
        assert builds(CA.leaf("www.example.org", hash_name="sha1"), [ROOT], [CA], allow_weak=True)


class TestNotInTheStore:
    def test_the_commonest_error_teaches(self) -> None:
        """Corp Root is self-signed and not in mozilla. If it is your CA: --store corp-root.pem."""
        corp = pki.root("Corp Root")
        found = error(corp.leaf("intranet.example"), pool=[corp])
        assert (found.code, found.exit_status) == ("not-in-store", 1)
        assert found.message == "Corp Root, where the way up ends, is self-signed and not in roots"
        assert found.hint == "if it is your own CA, name its file: --store corp-root.pem"

    def test_of_the_leaf_itself(self) -> None:
        found = error(pki.self_signed_leaf("localhost"))
        assert (found.code, found.message) == ("not-in-store", "localhost is self-signed and not in roots")

    def test_every_store_is_named(self) -> None:
        corp = pki.root("Corp Root")
        stores = builder([ROOT], []).stores + builder([OTHER], []).stores
        with pytest.raises(ChainNotFound, match=r"not in roots or roots \(2\)"):
            Builder(stores=stores, pool=builder([], [corp]).pool, at=pki.NOW).build(corp.leaf("intranet.example").der)

    def test_an_impostor_of_a_root_is_not_in_the_store_either(self) -> None:
        impostor = pki.root("Root", key="another key")
        assert error(impostor.leaf("www.example.org"), pool=[impostor]).code == "not-in-store"

    def test_one_that_is_in_the_store_and_unfit_is_told_by_its_fault(self) -> None:
        dead = pki.root("Root", not_after=pki.NOW - DAY)
        found = error(roots=[dead], pool=[CA, dead])
        assert (found.code, found.message) == ("expired", "no list reaches roots: Root expired on 2026-06-30")


class TestClosedWays:
    @pytest.mark.parametrize(
        ("options", "code", "fact", "hint"),
        [
            ({"not_after": pki.NOW - DAY}, "expired", "CA expired on 2026-06-30", "--pool FILE"),
            ({"not_before": pki.NOW + DAY}, "not-yet-valid", "CA is not valid before 2026-07-02", "--pool FILE"),
            ({"is_ca": False}, "not-a-ca", "CA is not a CA", None),
            ({"key_usage": ("crl_sign",)}, "no-cert-sign", "CA may not sign certificates", None),
            (CLIENTS, "purpose", "its extKeyUsage lacks serverAuth", "--purpose any"),
            ({"extensions": [(pki.UNKNOWN, True, b"\x05\x00")]}, "unknown-critical", pki.UNKNOWN, None),
            ({"name_constraints": b"\x30\x03\x02\x01"}, "unreadable", "CA has a constraint that cannot be read", None),
            (
                {"name_constraints": pki.constraints([pki.dns_name("example.com")])},
                "name-constraints",
                "the name constraints of CA do not allow the dNSName www.example.org of www.example.org",
                None,
            ),
            ({"hash_name": "sha1"}, "weak-signature", "CA is signed with SHA-1", "--allow-weak"),
            ({"policy_constraints": (0, None)}, "policy", "the certificate policies of the path", None),
        ],
        ids=lambda value: value if isinstance(value, str) and " " not in value else "",
    )
    def test_the_rule_that_closed_it_is_told(self, options: pki.Options, code: str, fact: str, hint: str | None) -> None:
        found = error(pool=[ROOT.ca("CA", **options)])
        assert (found.code, found.exit_status) == (code, 1)
        assert found.message.startswith("no list reaches roots: ")
        assert fact in found.message
        assert found.hint is None if hint is None else hint in str(found.hint)

    def test_a_path_length(self) -> None:
        upper = ROOT.ca("Upper CA", path_length=0)
        lower = upper.ca("CA")
        found = error(lower.leaf("www.example.org"), pool=[lower, upper])
        assert (found.code, "Upper CA allows 0 intermediates below it" in found.message) == ("path-length", True)

    def test_an_aki_that_contradicts_the_anchor(self) -> None:
        found = error(ROOT.leaf("www.example.org", aki=b"another"))
        assert (found.code, "Root has another key identifier than www.example.org asks for" in found.message) == ("key-id", True)

    def test_a_signature_that_cannot_be_checked(self) -> None:
        unknown = der.sequence(der.oid(pki.UNKNOWN))
        odd = CA._replace(der=relabelled(CA.der, pki.algorithm(ROOT.key, "sha256"), unknown))
        found = error(pool=[odd])
        assert (found.code, "signature that cannot be checked" in found.message) == ("unknown-signature", True)

    def test_distrust_is_told_with_its_date(self) -> None:
        row = distrust(int(pki.NOW.timestamp()) - 1)
        store = builder([ROOT], []).stores[0]
        store = TrustStore("mozilla", store.pool, distrust=(row,))
        leaf = CA.leaf("www.example.org", not_before=pki.NOW)
        build = Builder(stores=[store], pool=builder([], [CA]).pool, at=pki.NOW)
        with pytest.raises(ChainNotFound) as caught:
            build.build(leaf.der)
        assert caught.value.code == "distrusted"
        assert "mozilla distrusts Root for certificates issued after 2026-06-30" in caught.value.message
        assert build.build(LEAF.der).leaf.der == LEAF.der, "issued before"

    def test_the_most_useful_reason_comes_first_and_others_after_it(self) -> None:
        dead, narrow = ROOT.ca("CA", not_after=pki.NOW - DAY), ROOT.ca("CA", **CLIENTS)
        for pool in ([dead, narrow], [narrow, dead]):
            found = error(pool=pool)
            assert found.code == "purpose"
            assert found.message.index("extKeyUsage") < found.message.index("; also: CA expired on 2026-06-30")

    def test_not_more_than_three_others(self) -> None:
        pool = [ROOT.ca("CA", not_after=pki.NOW - n * DAY) for n in range(1, 8)]
        assert error(pool=pool).message.count("CA expired on") == 4

    def test_every_kind_that_can_be_met_has_its_place(self) -> None:
        assert set(failure._MOST_USEFUL) == set(ProblemKind)


def relabelled(whole: bytes, old: bytes, new: bytes) -> bytes:
    """The certificate with another signature algorithm, inside and outside; lengths set right."""
    difference = len(new) - len(old)
    changed = bytearray(whole.replace(old, new))
    for start, times in ((4, 1), (0, 2)):
        size = int.from_bytes(changed[start + 2 : start + 4]) + times * difference
        changed[start + 2 : start + 4] = size.to_bytes(2)
    return bytes(changed)


def distrust(after: int) -> Distrust:
    root = Certificate.from_der(ROOT.der)
    return Distrust(key_fingerprint(root), root.subject, after, "notBefore", "server", "a test")


class TestStoresLeftOut:
    """Where no single list reaches every store, the error says which choice leaves out which."""

    def build(self, leaf: pki.Entity, pool: Sequence[pki.Entity], *stores: Sequence[pki.Entity], **options: Any) -> ChainfixError:
        opened = [
            TrustStore(name, builder(roots, []).stores[0].pool)
            for name, roots in zip(("first", "second", "third"), stores, strict=False)
        ]
        with pytest.raises(ChainNotFound) as caught:
            Builder(stores=opened, pool=builder([], pool).pool, at=pki.NOW, **options).build(leaf.der)
        return caught.value

    def test_one_that_nothing_reaches(self) -> None:
        found = self.build(ROOT.leaf("www.example.org"), [], [ROOT], [OTHER])
        assert (found.code, found.exit_status) == ("store-left-out", 1)
        assert found.message == (
            "no single list reaches every store (first, second): [no intermediate] reaches first and leaves out second"
        )
        assert "fewer stores" in str(found.hint)

    def test_two_that_exclude_each_other(self) -> None:
        found = self.build(LEAF, [CA, OTHER.cross(CA)], [ROOT], [OTHER])
        assert "[CA] reaches first and leaves out second" in found.message
        assert "[CA] reaches second and leaves out first" in found.message

    def test_three_of_which_two_go_together(self) -> None:
        third = pki.root("Third Root")
        pool = [CA, OTHER.cross(ROOT), third.cross(CA)]
        found = self.build(LEAF, pool, [ROOT], [OTHER], [third])
        assert "[CA, Root] reaches first, second and leaves out third" in found.message
        assert "[CA] reaches third and leaves out first, second" in found.message

    def test_with_names_that_are_equal_only_when_prepared(self) -> None:
        loud = ROOT.ca("CA", subject=[("CN", "ca")], key=CA.key)
        found = self.build(LEAF, [loud], [ROOT], [OTHER])
        assert "[ca] reaches first and leaves out second" in found.message

    def test_the_list_that_was_found_is_told_where_the_others_were_not_looked_for(self) -> None:
        found = self.build(LEAF, [CA], [ROOT], [OTHER], limits=Limits(whole_paths=0))
        assert found.code == "store-left-out"
        assert found.message.endswith(": [CA] reaches first and leaves out second")

    def test_a_spent_budget_says_not_known(self) -> None:
        """A spent budget is reported as not known, never as there is none."""
        gate = OTHER.ca("Gate", name_constraints=pki.constraints(excluded=[pki.directory_name(CA.subject)]))
        pool = [CA, gate, gate.cross(ROOT)]
        assert self.build(LEAF, pool, [ROOT], [OTHER]).code == "store-left-out"
        found = self.build(LEAF, pool, [ROOT], [OTHER], limits=Limits(whole_paths=1))
        assert found.code == "not-known"
        assert found.message.startswith("not known whether one list reaches every store (first, second): ")
        assert found.message.endswith("the search stopped at its limit of whole paths")


class TestBudgets:
    @pytest.mark.parametrize("limits", [Limits(labels=1), Limits(signature_checks=1), Limits(depth=1)])
    def test_a_spent_budget_says_not_known(self, limits: Limits) -> None:
        upper = ROOT.ca("Upper CA")
        lower = upper.ca("CA")
        found = error(lower.leaf("www.example.org"), pool=[lower, upper], limits=limits)
        assert (found.code, found.exit_status) == ("not-known", 1)
        assert "the search stopped at its limit of " in found.message

    def test_explaining_has_a_budget_of_its_own(self) -> None:
        """The search used its last check; whether the end of the way is self-signed is asked all the same."""
        pool = [CA, ROOT]
        used = builder([OTHER], pool).outcome(read(LEAF.der)).budget.signature_checks
        assert error(roots=[OTHER], pool=pool, limits=Limits(signature_checks=used)).code == "not-in-store"


def test_nothing_above_the_leaf_is_said_of_a_moment_in_the_past() -> None:
    """Errors speak of the moment asked for, not of today."""
    found = error(LEAF, pool=[CA], at=datetime(2025, 12, 31, tzinfo=UTC))
    assert found.code == "leaf-not-yet-valid"
