"""The search: complete where tools that backtrack give up, for one store and for several, within its budgets."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise, permutations

import pytest

import chainfix
from chainfix import Certificate, CertificatePool, ChainNotFound, Problem, ProblemKind, TrustStore
from chainfix.building.budget import Budget, BudgetSpent, Limits
from chainfix.building.distrust import Distrust
from chainfix.building.graph import Graph
from chainfix.building.paths import CertificationPath, Search
from chainfix.building.signature import SignatureChecker
from chainfix.building.trust import key_fingerprint
from chainfix.building.validation import Rules
from tests.support import der, pki
from tests.support.verdicts import builder

DAY = timedelta(days=1)
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")


def read(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def search(
    leaf: pki.Entity,
    pool: Sequence[pki.Entity],
    *stores: Sequence[pki.Entity],
    limits: Limits = Limits(),  # noqa: B008 immutable
    accepts: Callable[[Certificate], bool] | None = None,
    prepared: bool = False,
    partial_chain: bool = False,
) -> Search:
    opened = [TrustStore(f"store {number}", CertificatePool.of(map(read, roots))) for number, roots in enumerate(stores)]
    graph = Graph([read(leaf)], [CertificatePool.of(map(read, pool))], opened)
    rules = Rules(int(pki.NOW.timestamp()), partial_chain=partial_chain)
    return Search(read(leaf), graph, rules, SignatureChecker(), Budget(limits), accepts=accepts, prepared=prepared)


def ders(path: CertificationPath | None) -> list[bytes] | None:
    return None if path is None else [certificate.der for certificate in path.intermediates]


def anchors(path: CertificationPath | None) -> list[tuple[int, bytes]]:
    assert path is not None
    return [(number, anchor.certificate.der) for number, anchor in path.anchors]


class TestMeshes:
    """n identities, each certified by every other; the leaf is by the first, the anchor is the last, where it is in the store."""

    @pytest.mark.parametrize("reachable", [True, False], ids=["reachable", "dead"])
    @pytest.mark.parametrize("key_ids", [True, False], ids=["key ids", "bare"])
    @pytest.mark.parametrize("one_subject", [True, False], ids=["one subject", "n subjects"])
    @pytest.mark.parametrize("size", [5, 10, 20])
    def test_the_list_is_found_with_few_signature_checks(
        self, size: int, one_subject: bool, key_ids: bool, reachable: bool
    ) -> None:
        bare: pki.Options = {} if key_ids else {"ski": None}
        members = [pki.root("Mesh" if one_subject else f"Mesh {n}", **(bare | {"key": n})) for n in range(size)]
        pool = [issuer.cross(subject) for subject, issuer in permutations(members, 2)]
        leaf = members[0].leaf("mesh.example")
        build = builder([members[-1] if reachable else ROOT], pool)
        outcome = build.outcome(chainfix.read(leaf.der))
        assert outcome.budget.signature_checks <= size * (size + 1) // 2
        assert outcome.complete == reachable
        if reachable:
            assert ders(outcome.path) == [members[-1].cross(members[0]).der]

    def test_the_search_over_whole_paths_is_not_needed_for_them(self) -> None:
        members = [pki.root("Mesh", key=n, ski=None) for n in range(10)]
        pool = [issuer.cross(subject) for subject, issuer in permutations(members, 2)]
        for roots in ([members[-1]], [ROOT]):
            outcome = builder(roots, pool).outcome(chainfix.read(members[0].leaf("mesh.example").der))
            assert (outcome.budget.whole_paths, outcome.search.spent) == (0, None)

    def test_a_long_way_out_of_one_name_without_key_ids_is_found(self) -> None:
        """
        leaf - 0 - 1 - ... - 9 - Root, all ten of one name; every member was certified by a stranger of that name too
        """
        members = [pki.root("Mesh", key=n, ski=None) for n in range(10)]
        ladder = [upper.cross(lower) for lower, upper in pairwise(members)]
        dead = [pki.root("Mesh", key=20 + n, ski=None).cross(member) for n, member in enumerate(members)]
        found = search(members[0].leaf("mesh.example"), [*dead, *ladder, ROOT.cross(members[-1])], [ROOT]).best()
        assert ders(found) == [e.der for e in (*ladder, ROOT.cross(members[-1]))]


class TestOrientation:
    def test_a_path_begins_with_the_target_and_each_was_issued_by_the_next(self) -> None:
        upper = ROOT.ca("Upper CA")
        lower = upper.ca("Lower CA")
        leaf = lower.leaf("www.example.org")
        found = search(leaf, [lower, upper], [ROOT]).best()
        assert found is not None
        assert [c.der for c in found.certificates] == [leaf.der, lower.der, upper.der]
        assert anchors(found) == [(0, ROOT.der)]


class TestCompleteness:
    def test_a_better_way_does_not_hide_the_one_that_a_path_length_asks_for(self) -> None:
        """
        leaf - Issuing(by Narrow, which the AKI contradicts) - Narrow(pathLen 1) - Root
        leaf - Issuing(by Between) - Between(by Narrow) - Narrow: refused by no client, and one more than pathLen allows

        Of two partial paths to one identity each is better in something: both are kept.
        """
        narrow = ROOT.ca("Narrow", path_length=1)
        between = narrow.ca("Between")
        contradicted, detour = narrow.ca("Issuing", aki=b"another"), between.ca("Issuing")
        leaf = detour.leaf("www.example.org")
        assert ders(search(leaf, [narrow, between, detour], [ROOT]).best()) is None
        assert ders(search(leaf, [narrow, between, detour, contradicted], [ROOT]).best()) == [contradicted.der, narrow.der]
        wide = ROOT.ca("Narrow", path_length=2)
        assert ders(search(leaf, [wide, between, detour, contradicted], [ROOT]).best()) == [detour.der, between.der, wide.der]

    def test_the_self_issued_way_is_kept_beside_the_one_that_counts(self) -> None:
        """
        leaf - CA(new key) - CA(old key) - Narrow(pathLen 1) - Root    one self-issued: counts one
        leaf - CA(new key) - Other CA   - Narrow                      counts two
        """
        narrow = ROOT.ca("Narrow", path_length=1)
        old = narrow.ca("CA", key="old key")
        new = old.ca("CA", key="new key")
        other = narrow.ca("Other CA")
        by_other = other.cross(new)
        leaf = new.leaf("www.example.org")
        assert ders(search(leaf, [by_other, other, narrow], [ROOT]).best()) is None
        assert ders(search(leaf, [by_other, other, new, old, narrow], [ROOT]).best()) == [new.der, old.der, narrow.der]

    def test_a_certificate_refused_for_the_name_of_a_ca_below_it_is_no_dead_end(self) -> None:
        """
        leaf - Issuing(by Bad CA) - Bad CA - Gate(not above Bad CA) - Root
        leaf - Issuing(by Good CA) - Good CA(by Far) - Far - Gate
        """
        gate = ROOT.ca("Gate", name_constraints=pki.constraints(excluded=[pki.directory_name(pki.name_der(("CN", "Bad CA")))]))
        bad, far = gate.ca("Bad CA"), gate.ca("Far")
        good = far.ca("Good CA")
        issuing = bad.ca("Issuing")
        by_good = good.cross(issuing)
        leaf = issuing.leaf("www.example.org")
        walk = search(leaf, [gate, bad, far, good, issuing, by_good], [ROOT])
        assert ders(walk.best()) == [by_good.der, good.der, far.der, gate.der]
        assert walk.name_dependent
        assert ProblemKind.NAME_CONSTRAINTS in {problem.kind for problem in walk.problems}

    def test_where_the_best_path_fails_policy_processing_the_next_is_taken(self) -> None:
        """
        leaf - CA(policy 2, by Strict) - Strict(explicit policy) - Root
        leaf - CA(by Lax) - Lax - Middle - Root
        """
        strict = ROOT.ca("Strict", policy_constraints=(0, None), policies=["1.2.3.1"])
        middle = ROOT.ca("Middle")
        lax = middle.ca("Lax")
        issuing = strict.ca("CA", policies=["1.2.3.2"])
        by_lax = lax.cross(issuing)
        leaf = issuing.leaf("www.example.org", policies=["1.2.3.2"])
        walk = search(leaf, [strict, issuing, by_lax, lax, middle], [ROOT])
        assert ders(walk.best()) == [by_lax.der, lax.der, middle.der]
        assert ProblemKind.POLICY in {problem.kind for problem in walk.problems}

    def test_a_list_that_passes_an_identity_twice_is_no_list(self) -> None:
        """
        leaf - A(by B) - B(by "a") - a(by Root): A and a are one name by RFC 5280 7.1, and one key
        """
        whispered = ROOT.ca("A", subject=[("CN", "a")], key="a")
        b = whispered.ca("B")
        loud = b.ca("A", key="a")
        leaf = loud.leaf("www.example.org")
        assert search(leaf, [whispered, b, loud], [ROOT]).best() is None
        assert ders(search(leaf, [whispered, b, loud], [ROOT], prepared=True).best()) == [whispered.der]

    def test_every_signature_is_looked_at_not_only_the_name(self) -> None:
        ca = ROOT.ca("CA")
        impostors = [ROOT.ca("CA", key=number, ski=ca.ski) for number in range(5)]
        walk = search(ca.leaf("www.example.org"), [*impostors, ca], [ROOT])
        assert ders(walk.best()) == [ca.der]
        walk = search(ca.leaf("www.example.org"), impostors, [ROOT])
        assert walk.best() is None
        assert {problem.kind for problem in walk.problems} == {ProblemKind.BAD_SIGNATURE}


class TestSeveralStores:
    """
    leaf - CA - Root(by Other Root); store 0 has Root, store 1 has Other Root
    """

    CA = ROOT.ca("CA")
    LEAF = CA.leaf("www.example.org")
    CROSS = OTHER.cross(ROOT)

    def test_each_must_be_reached_at_its_own_lowest_anchor(self) -> None:
        found = search(self.LEAF, [self.CA, self.CROSS], [ROOT], [OTHER]).best()
        assert ders(found) == [self.CA.der, self.CROSS.der]
        assert anchors(found) == [(0, ROOT.der), (1, OTHER.der)]

    def test_one_that_has_both_is_left_at_the_lower(self) -> None:
        found = search(self.LEAF, [self.CA, self.CROSS], [ROOT, OTHER], [OTHER]).best()
        assert anchors(found) == [(0, ROOT.der), (1, OTHER.der)]

    def test_without_the_cross_certificate_one_is_left_uncovered(self) -> None:
        found = search(self.LEAF, [self.CA], [ROOT], [OTHER]).best()
        assert found is not None
        assert (found.rank.cost.uncovered, anchors(found)) == (1, [(0, ROOT.der)])

    def test_two_halves_that_exclude_each_other_reach_one_store_each(self) -> None:
        """
        leaf - CA(by Root) - Root, and leaf - CA(by Other Root) - Other Root: no list reaches both
        """
        twin = OTHER.cross(self.CA)
        found = search(self.LEAF, [self.CA, twin], [ROOT], [OTHER]).best()
        assert found is not None
        assert found.rank.cost.uncovered == 1


class TestAnchors:
    LEAF = ROOT.leaf("www.example.org")

    def test_of_twins_in_one_store_the_last_to_end_is_taken(self) -> None:
        lasting = pki.root("Root", not_after=pki.END + DAY)
        for roots in ([ROOT, lasting], [lasting, ROOT]):
            assert anchors(search(self.LEAF, [], roots).best()) == [(0, lasting.der)]
        assert ROOT.sha256 < lasting.sha256, "so it is not the fingerprint that decides"

    def test_an_expired_twin_in_the_store_is_no_obstacle_beside_a_live_one(self) -> None:
        """Clients look on among the certificates of one name and key."""
        dead = pki.root("Root", not_after=pki.NOW - DAY)
        found = search(self.LEAF, [], [ROOT, dead]).best()
        assert found is not None
        assert (found.obstacles, found.rank.cost.in_the_way) == ((), 0)

    def test_one_that_expired_is_in_the_way_of_the_live_one_above(self) -> None:
        """
        leaf - Root(expired in the store) / Root(by Other Root) - Other Root: a client that settles on Root fails
        """
        dead = pki.root("Root", not_after=pki.NOW - DAY)
        found = search(self.LEAF, [OTHER.cross(ROOT)], [dead, OTHER]).best()
        assert found is not None
        assert [problem.kind for problem in found.obstacles] == [ProblemKind.EXPIRED]
        assert found.rank.cost.in_the_way == 1

    def test_one_that_the_aki_contradicts_is_in_nobodys_way(self) -> None:
        """
        leaf - CA(asks for another key id than the dead Root in the store has) - Root(by Other Root)
        leaf - CA(asks for none): a client settles on the dead Root
        """
        dead = pki.root("Root", not_after=pki.NOW - DAY)
        plain = ROOT.ca("CA", aki=None)
        contradicting = ROOT.cross(plain, aki=b"another")
        cross = OTHER.cross(ROOT, ski=None)
        for pool in ([plain, contradicting, cross], [contradicting, plain, cross]):
            found = search(plain.leaf("www.example.org"), pool, [dead, OTHER]).best()
            assert (ders(found), found and found.obstacles) == ([contradicting.der, cross.der], ())

    def test_one_that_is_distrusted_or_rejected_is_in_nobodys_way(self) -> None:
        """No client settles on what it does not trust."""
        root = read(ROOT)
        row = Distrust(key_fingerprint(root), root.subject, 0, "notBefore", "server", "a test")
        rejecting = der.sequence(der.sequence(), der.tlv(0xA0, der.oid(pki.SERVER_AUTH.dotted_string)))
        rejected = Certificate.from_der(ROOT.der, trust_settings=rejecting)
        cross = OTHER.cross(ROOT)
        for store in (
            TrustStore("dated", CertificatePool.of([root, read(OTHER)]), distrust=(row,)),
            TrustStore("settled", CertificatePool.of([rejected, read(OTHER)])),
        ):
            graph = Graph([read(self.LEAF)], [CertificatePool.of([read(cross)])], [store])
            walk = Search(read(self.LEAF), graph, Rules(int(pki.NOW.timestamp())), SignatureChecker(), Budget())
            found = walk.best()
            assert (ders(found), found and found.obstacles) == ([cross.der], ())
            assert {problem.kind for problem in walk.problems} <= {ProblemKind.DISTRUSTED, ProblemKind.SETTINGS}
            assert len(walk.problems) == 1

    def test_only_those_asked_for_will_do(self) -> None:
        cross = OTHER.cross(ROOT)
        found = search(self.LEAF, [cross], [ROOT, OTHER], accepts=lambda anchor: anchor.der == OTHER.der).best()
        assert (ders(found), anchors(found)) == ([cross.der], [(0, OTHER.der)])

    def test_a_self_issued_store_certificate_that_is_not_self_signed_may_be_sent(self) -> None:
        """Key rollover: Root's new key certified by its old one lies in a store that has the old Root too."""
        rolled = ROOT.ca("Root", key="new key")
        found = search(rolled.leaf("www.example.org"), [], [ROOT, rolled]).best()
        assert (ders(found), anchors(found)) == ([rolled.der], [(0, ROOT.der)])

    def test_a_partial_chain_ends_at_what_the_store_has(self) -> None:
        ca = ROOT.ca("CA")
        found = search(ca.leaf("www.example.org"), [], [ca], partial_chain=True).best()
        assert (ders(found), anchors(found)) == ([], [(0, ca.der)])


class TestAllPaths:
    CA = ROOT.ca("CA")
    TWIN = OTHER.cross(CA)
    CROSS = OTHER.cross(ROOT)
    LEAF = CA.leaf("www.example.org")
    POOL = (CA, TWIN, CROSS)

    def lists(self, *, detours: bool = False) -> list[list[bytes] | None]:
        return [ders(path) for path in search(self.LEAF, self.POOL, [ROOT, OTHER]).whole_paths(detours=detours)]

    def test_they_come_in_the_order_of_their_rank(self) -> None:
        found = list(search(self.LEAF, self.POOL, [ROOT, OTHER]).whole_paths(detours=True))
        assert len(found) == 3
        assert [path.rank for path in found] == sorted(path.rank for path in found)

    def test_a_detour_passes_an_anchor_on_its_way_to_another(self) -> None:
        """Clients that know only Other Root need the list that goes on above Root."""
        short = {(self.CA.der,), (self.TWIN.der,)}
        assert {tuple(found or ()) for found in self.lists()} == short
        assert {tuple(found or ()) for found in self.lists(detours=True)} == {*short, (self.CA.der, self.CROSS.der)}

    def test_the_first_is_the_best(self) -> None:
        assert next(search(self.LEAF, self.POOL, [ROOT, OTHER]).whole_paths()) == search(self.LEAF, self.POOL, [ROOT, OTHER]).best()


class TestLists:
    """All that could be sent, whether or not a store knows any of it."""

    @staticmethod
    def names(found: Search) -> list[list[str]]:
        return [[f"{c.name} by {c.issuer.removeprefix('CN=')}" for c in listed[1:]] for listed in found.lists()]

    def test_begin_with_the_leaf_alone_and_grow(self) -> None:
        ca = ROOT.ca("CA")
        assert self.names(search(ca.leaf("leaf"), [OTHER.cross(ROOT), ca])) == [
            [],
            ["CA by Root"],
            ["CA by Root", "Root by Other Root"],
        ]

    def test_hold_no_root_nothing_unsound_and_no_identity_twice(self) -> None:
        ca = ROOT.ca("CA")
        back = ca.cross(ROOT)
        expired = ROOT.cross(ca, not_before=pki.START - 2 * DAY, not_after=pki.START - DAY)
        pool = [ca, ROOT, back, expired, ROOT.cross(ca, is_ca=False)]
        assert self.names(search(ca.leaf("leaf"), pool, [ROOT])) == [[], ["CA by Root"], ["CA by Root", "Root by CA"]]

    def test_of_one_length_come_in_the_order_of_the_ranking(self) -> None:
        ca = ROOT.ca("CA")
        early = ROOT.cross(ca, not_after=pki.END - DAY, serial=7)
        found = search(ca.leaf("leaf"), [early, ca])
        assert [[c.der for c in listed[1:]] for listed in found.lists()] == [[], [ca.der], [early.der]]

    def test_end_at_the_budget(self) -> None:
        cas = [ROOT.ca("CA", serial=number) for number in range(1, 9)]
        found = search(cas[0].leaf("leaf"), [OTHER.cross(ROOT), *cas], limits=Limits(whole_paths=3))
        with pytest.raises(BudgetSpent):
            list(found.lists())


class TestBudgets:
    """A spent budget is reported as not known, never as there is none."""

    CA_1 = ROOT.ca("CA 1")
    CA_2 = CA_1.ca("CA 2")
    CA_3 = CA_2.ca("CA 3")
    LEAF = CA_3.leaf("www.example.org")
    POOL = (CA_1, CA_2, CA_3)

    @pytest.mark.parametrize(("field", "enough"), [("depth", 3), ("signature_checks", 5)])
    def test_one_less_than_enough_is_not_known(self, field: str, enough: int) -> None:
        walk = search(self.LEAF, self.POOL, [ROOT], limits=Limits()._replace(**{field: enough}))
        assert (ders(walk.best()) is None, walk.spent) == (False, None)
        walk = search(self.LEAF, self.POOL, [ROOT], limits=Limits()._replace(**{field: enough - 1}))
        assert (walk.best(), walk.spent) == (None, field)

    def test_partial_paths_are_counted(self) -> None:
        walk = search(self.LEAF, self.POOL, [ROOT], limits=Limits(labels=3))
        assert (walk.best(), walk.spent) == (None, "labels")

    def test_an_error_says_so(self) -> None:
        build = builder([ROOT], self.POOL, limits=Limits(depth=2))
        with pytest.raises(ChainNotFound, match="not known: the search stopped at its limit of depth") as caught:
            build.build(self.LEAF.der)
        assert caught.value.code == "not-known"

    def test_whole_paths_have_their_own(self) -> None:
        gate = ROOT.ca("Gate", name_constraints=pki.constraints(excluded=[pki.directory_name(pki.name_der(("CN", "CA")))]))
        ca = gate.ca("CA")
        walk = search(ca.leaf("www.example.org"), [gate, ca], [ROOT], limits=Limits(whole_paths=0))
        assert (walk.best(), walk.spent) == (None, "whole_paths")
        walk = search(ca.leaf("www.example.org"), [gate, ca], [ROOT])
        assert (walk.best(), walk.spent) == (None, None)


class TestWhatTheSearchTells:
    CA = ROOT.ca("CA")
    LEAF = CA.leaf("www.example.org")

    def test_every_certificate_on_the_way_and_whether_its_issuer_is_known(self) -> None:
        walk = search(self.LEAF, [self.CA], [OTHER])
        assert walk.best() is None
        assert [(c.der, known) for c, known in walk.reached.items()] == [(self.LEAF.der, True), (self.CA.der, False)]

    def test_who_issued_what(self) -> None:
        walk = search(self.LEAF, [self.CA], [ROOT])
        walk.best()
        assert walk.issuer_of(read(self.LEAF)) == read(self.CA)
        assert walk.issuer_of(read(ROOT)) is None

    def test_of_a_target_that_cannot_be_used_nothing_is_reached(self) -> None:
        leaf = self.CA.leaf("www.example.org", not_after=pki.NOW - DAY)
        walk = search(leaf, [self.CA], [ROOT])
        assert (walk.best(), walk.reached) == (None, {})
        assert list(walk.problems) == [Problem(ProblemKind.EXPIRED, read(leaf), "2026-06-30")]

    def test_each_reason_once(self) -> None:
        dead = ROOT.ca("CA", not_after=pki.NOW - DAY)
        walk = search(self.LEAF, [dead], [ROOT], [ROOT])
        walk.best()
        assert list(walk.problems) == [Problem(ProblemKind.EXPIRED, read(dead), "2026-06-30")]
