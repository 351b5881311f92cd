"""What is remembered of one leaf and joined with the next gives, byte for byte, what a fresh Builder gives."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any, ClassVar, NamedTuple

import pytest

import chainfix
from chainfix import Builder, Certificate, CertificatePool, ChainfixError, Repair, TrustStore
from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from tests.support import pki
from tests.support.answers import Answers
from tests.support.verdicts import builder

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
FAR = pki.END + 99 * DAY
OLD: pki.Options = {"not_before": datetime(2010, 1, 1, tzinfo=UTC)}
STRONG_KEY: pki.Options = {"key": "rsa0"}
ROOT = pki.root("Root", not_after=FAR)
OTHER = pki.root("Other Root", not_after=FAR)
CA = ROOT.ca("CA")


class Step(NamedTuple):
    """One build: the leaf and the moment."""

    leaf: pki.Entity
    at: datetime = pki.NOW


def answer(build: Builder, step: Step) -> object:
    """Everything that a build says, as values that can be compared."""
    try:
        repair = build.build(step.leaf.der, at=step.at)
    except ChainfixError as error:
        return type(error), error.code, error.message, error.hint, error.attempts
    anchors = [(name, anchor.der) for name, anchor in repair.anchors.items()]
    changes = (repair.added, repair.removed, repair.changed)
    return (
        repair.to_pem("fullchain", with_root=True),
        anchors,
        repair.stores,
        changes,
        repair.path,
        repair.warnings,
        repair.alternatives,
    )


def check(make: Callable[[], Builder], steps: Sequence[Step]) -> None:
    """For every two steps: the second after the first is as the second alone."""
    alone = [answer(make(), step) for step in steps]
    for one, other in permutations(range(len(steps)), 2):
        both = make()
        assert answer(both, steps[one]) == alone[one]
        assert answer(both, steps[other]) == alone[other], (one, other)
    together = make()
    assert [answer(together, step) for step in (*steps, *steps)] == alone * 2


def maker(roots: Sequence[pki.Entity], pool: Sequence[pki.Entity], **options: Any) -> Callable[[], Builder]:
    return lambda: builder(roots, pool, **options)


def ending(*moments: datetime) -> list[pki.Options]:
    return [{"not_after": moment} for moment in moments]


def leaves(issuer: pki.Entity, *options: pki.Options) -> list[Step]:
    return [Step(issuer.leaf(f"{n}.example.org", **one)) for n, one in enumerate(options)]


class TestIsUsed:
    """These tests would say little if nothing were remembered."""

    def checks(self, *steps: Step) -> list[int]:
        build = builder([ROOT], [CA])
        return [build.outcome(chainfix.read(step.leaf.der), at=step.at).budget.signature_checks for step in steps]

    def test_another_leaf_of_the_same_issuer_costs_one_signature_check(self) -> None:
        assert self.checks(*leaves(CA, {}, {}, {})) == [3, 1, 1]

    def test_at_another_moment_too_as_long_as_nothing_ends_between(self) -> None:
        one, other = leaves(CA, {}, {})
        assert self.checks(one, other._replace(at=pki.NOW + DAY)) == [3, 1]

    def test_the_same_list_comes_out_as_an_own_object(self) -> None:
        one, other = leaves(CA, {}, {})
        build = builder([ROOT], [CA])
        repairs = [build.build(step.leaf.der) for step in (one, other)]
        assert [repair.leaf.der for repair in repairs] == [one.leaf.der, other.leaf.der]
        assert repairs[0].chain.intermediates == repairs[1].chain.intermediates


class TestDates:
    def test_of_leaves_around_the_end_of_a_twin(self) -> None:
        """
        leaf - CA(ends first; one certificate) / CA(by Upper CA; two): which is better depends on the end of the leaf
        """
        upper = ROOT.ca("Upper CA", not_after=FAR)
        shorter = ROOT.cross(CA, not_after=pki.END - DAY)
        lasting = upper.cross(CA, not_after=FAR)
        ends = [pki.END - DAY - SECOND, pki.END - DAY, pki.END - DAY + SECOND, pki.END]
        steps = leaves(CA, *ending(*ends))
        sizes = [len(builder([ROOT], [upper, shorter, lasting]).build(step.leaf.der).chain.intermediates) for step in steps]
        assert sizes == [1, 1, 2, 2]
        check(maker([ROOT], [upper, shorter, lasting]), steps)

    def test_of_leaves_around_the_end_of_an_anchor(self) -> None:
        shorter = pki.root("Root", not_after=pki.END - DAY)
        upper = OTHER.ca("Upper CA", not_after=FAR)
        pool = [CA, upper.cross(CA, not_after=FAR), upper]
        steps = leaves(CA, *ending(pki.END - DAY, pki.END - DAY + SECOND, pki.END))
        check(maker([shorter, OTHER], pool), steps)

    def test_of_moments_around_the_end_and_the_start_of_a_twin(self) -> None:
        dead = ROOT.cross(CA, not_after=pki.NOW)
        unborn = ROOT.cross(CA, not_before=pki.NOW + 2 * SECOND)
        one, other = leaves(CA, {}, {})
        moments = [pki.NOW + n * SECOND for n in range(-1, 4)]
        check(maker([ROOT], [dead, unborn]), [step._replace(at=at) for step, at in zip((one, other) * 3, moments, strict=False)])

    def test_of_moments_around_the_end_of_an_anchor_in_the_way(self) -> None:
        dying = pki.root("Root", not_after=pki.NOW)
        pool = [CA, OTHER.cross(ROOT)]
        one, other = leaves(CA, {}, {})
        check(maker([dying, OTHER], pool), [one, other._replace(at=pki.NOW + SECOND), one._replace(at=pki.NOW + DAY)])

    def test_of_moments_outside_the_validity_of_the_leaf(self) -> None:
        one, other = leaves(CA, {}, {"not_after": pki.NOW})
        check(maker([ROOT], [CA]), [one, other, other._replace(at=pki.NOW + SECOND), one._replace(at=pki.START - SECOND)])

    @pytest.mark.parametrize(
        ("year", "weak"), [(2017, {"hash_name": "sha1"}), (2014, {"key": "rsa1024"})], ids=["SHA-1", "short keys"]
    )
    def test_of_moments_around_the_day_of_a_rule(self, year: int, weak: pki.Options) -> None:
        root = pki.root("Root", **OLD)
        strong, upper = root.ca("CA", **(OLD | STRONG_KEY)), root.ca("Upper CA", **OLD)
        ca = root.ca("CA", **(OLD | STRONG_KEY | weak))
        pool = [ca, upper.cross(ca, **OLD), upper] if year == 2014 else [ca, upper.cross(strong, **OLD), upper]
        instant = datetime(year, 1, 1, tzinfo=UTC)
        one, other = leaves(ca, OLD, OLD)
        moments = [instant - SECOND, instant, instant + SECOND, pki.NOW]
        steps = [step._replace(at=at) for step, at in zip((one, other) * 2, moments, strict=True)]
        check(maker([root], pool), steps)
        check(maker([root], [ca]), steps)

    def test_of_leaves_around_the_date_of_a_distrust(self) -> None:
        """
        leaf - CA - Root, distrusted for leaves that start after a date / CA(by Other Root)
        """
        limit = pki.NOW - DAY
        root = Certificate.from_der(ROOT.der)
        row = Distrust(key_fingerprint(root), root.subject, int(limit.timestamp()), "notBefore", "server", "a test")
        store = TrustStore("dated", builder([ROOT, OTHER], []).stores[0].pool, distrust=(row,))
        pool = builder([], [CA, OTHER.cross(CA, not_after=FAR)]).pool
        options: list[pki.Options] = [{"not_before": limit + n * SECOND} for n in (-1, 0, 1, 2)]
        steps = leaves(CA, *options)
        roots = [builder_of(store, pool).build(step.leaf.der).anchor.name for step in steps]
        assert set(roots[2:]) == {"Other Root"}
        check(lambda: builder_of(store, pool), steps)
        check(lambda: builder_of(TrustStore("dated", store.pool, distrust=(row,)), builder([], [CA]).pool), steps)

    def test_of_leaves_around_the_time_of_a_distrust_by_timestamps(self) -> None:
        """
        leaf - CA - Root, distrusted for leaves that are logged after a time / CA(by Other Root)
        """
        limit = pki.NOW - DAY
        root = Certificate.from_der(ROOT.der)
        row = Distrust(key_fingerprint(root), root.subject, int(limit.timestamp()), "sct", "server", "a test")
        store = TrustStore("dated", builder([ROOT, OTHER], []).stores[0].pool, distrust=(row,))
        pool = builder([], [CA, OTHER.cross(CA, not_after=FAR)]).pool
        logged: list[pki.Options] = [{"extensions": [pki.scts(limit + n * SECOND)]} for n in (0, 1, -1, 2)]
        steps = leaves(CA, *logged, {"not_before": limit + SECOND}, {"not_before": limit}, logged[0], {"not_before": limit})
        roots = [builder_of(store, pool).build(step.leaf.der).anchor.name for step in steps]
        assert [name == "Other Root" for name in roots[1:5:2]] == [True, True]
        check(lambda: builder_of(store, pool), steps)
        check(lambda: builder_of(TrustStore("dated", store.pool, distrust=(row,)), builder([], [CA]).pool), steps)


def builder_of(store: TrustStore, pool: CertificatePool, **options: Any) -> Builder:
    return Builder(stores=[store], pool=pool, **{"at": pki.NOW, **options})


class TestNames:
    def test_of_leaves_inside_and_outside_of_name_constraints(self) -> None:
        only = ROOT.cross(CA, name_constraints=pki.constraints([pki.dns_name("example.org")]))
        upper = ROOT.ca("Upper CA")
        hosts = ("a.example.org", "b.example.org", "a.example.com", "b.example.com")
        steps = [Step(CA.leaf(host)) for host in hosts]
        check(maker([ROOT], [only]), steps)
        check(maker([ROOT], [only, upper.cross(CA), upper]), steps)

    def test_of_leaves_under_a_constrained_anchor(self) -> None:
        narrow = pki.root("Root", name_constraints=pki.constraints(excluded=[pki.dns_name("example.com")]))
        steps = [Step(CA.leaf(host)) for host in ("a.example.org", "a.example.com", "b.example.org")]
        check(maker([narrow], [CA]), steps)
        check(maker([narrow, OTHER], [CA, OTHER.cross(ROOT)]), steps)


class TestQuestions:
    """The leaf asks for its issuer in other words."""

    def test_another_aki(self) -> None:
        contradicted = ROOT.cross(CA, ski=b"another")
        upper = ROOT.ca("Upper CA")
        steps = leaves(
            CA,
            {},
            {"aki": None},
            {"aki": b"another"},
            {"aki": b"a third"},
            {"aki_issuer": (ROOT.subject, CA.serial)},
            {"aki_issuer": (ROOT.subject, CA.serial + 1)},
        )
        for pool in ([CA], [contradicted], [CA, contradicted], [contradicted, upper.cross(CA), upper]):
            check(maker([ROOT], pool), steps)

    def test_another_spelling_of_the_name(self) -> None:
        loud = pki.name_der(("CN", "ca"))
        steps = leaves(CA, {}, {"issuer_name": loud}, {})
        for pool in ([CA], [CA, ROOT.cross(CA, subject=loud)]):
            check(maker([ROOT], pool), steps)

    def test_the_same_words_for_another_key(self) -> None:
        """
        Two CAs of one name, without key ids: a leaf of each
        """
        one, other = (ROOT.ca("CA", key=key, ski=None) for key in ("one", "other"))
        steps = [Step(one.leaf("1.example.org")), Step(other.leaf("2.example.org")), Step(one.leaf("3.example.org"))]
        check(maker([ROOT], [one, other]), steps)
        check(maker([ROOT], [one]), steps)

    def test_a_signature_that_is_broken(self) -> None:
        check(maker([ROOT], [CA]), leaves(CA, {}, {"bad_signature": True}, {"outer_algorithm": pki.algorithm(CA.key, "sha384")}))


class TestLeaves:
    def test_of_policies(self) -> None:
        strict = ROOT.cross(CA, policies=["1.2.3.1"], policy_constraints=(0, None))
        steps = leaves(
            CA,
            {},
            {"policies": ["1.2.3.1"]},
            {"policies": ["1.2.3.2"]},
            {"policy_constraints": (0, None)},
            {"policies": [pki.ANY_POLICY]},
        )
        for pool in ([CA], [strict], [CA, strict]):
            check(maker([ROOT], pool), steps)

    def test_with_the_key_or_the_name_of_a_ca(self) -> None:
        """
        CA certified by itself with its old name and key; the root as a target; a leaf with the key of the CA, or of the root
        """
        steps = [
            *leaves(CA, {}, {"key": CA.key}, {"key": ROOT.key}, {"subject": CA.subject}, {"subject": CA.subject, "key": CA.key}),
            Step(CA.ca("CA", key=CA.key)),
            Step(CA.cross(ROOT)),
        ]
        check(maker([ROOT], [CA]), steps)
        check(maker([ROOT, OTHER], [CA, OTHER.cross(ROOT)]), steps)

    def test_that_are_cas_or_roots(self) -> None:
        bare = pki.root("Root", ski=None, not_after=FAR)
        steps = [Step(bare), Step(bare.leaf("1.example.org")), Step(bare.ca("CA")), Step(pki.root("Root", key="other", ski=None))]
        check(maker([bare], []), steps)
        check(maker([OTHER], [OTHER.cross(bare)]), steps)

    def test_of_purposes_and_extensions(self) -> None:
        steps = leaves(CA, {}, {"eku": [pki.CLIENT_AUTH]}, {"eku": None}, {"extensions": [(pki.UNKNOWN, True, b"\x05\x00")]})
        for purpose in ("server", "client", "any"):
            check(maker([ROOT], [CA], purpose=purpose), steps)

    def test_with_weak_keys_or_signatures(self) -> None:
        steps = leaves(CA, {}, {"key": "rsa1024"}, {"hash_name": "sha1"})
        for allow_weak in (False, True):
            check(maker([ROOT], [CA], allow_weak=allow_weak), steps)


class TestOptions:
    def test_keep_that_names_one_of_the_leaves(self) -> None:
        steps = leaves(CA, {}, {})
        check(maker([ROOT], [CA], keep=steps[0].leaf.sha256), steps)
        check(maker([ROOT], [CA, OTHER.cross(ROOT)], keep=[OTHER.cross(ROOT).sha256]), steps)

    def test_without(self) -> None:
        steps = leaves(CA, {}, {})
        check(maker([ROOT], [CA, ROOT.cross(CA, serial=7)], without=CA.sha256), steps)
        check(maker([ROOT], [CA], without=steps[0].leaf.sha256), steps)

    def test_anchor_and_several_stores(self) -> None:
        stores = builder([ROOT], []).stores + builder([OTHER], []).stores
        pool = builder([], [CA, OTHER.cross(ROOT)]).pool
        steps = leaves(CA, {}, {"not_after": FAR}, {})
        check(lambda: Builder(stores=stores, pool=pool, at=pki.NOW), steps)
        check(maker([ROOT, OTHER], [CA, OTHER.cross(ROOT)], anchor="Other Root"), steps)


class TestFetching:
    """A certificate that one leaf's URL brought is not there for the next leaf unless its own URL brings it."""

    URL = "http://aia.example/"

    def test_what_was_fetched_for_one(self) -> None:
        steps = leaves(CA, {}, {"ca_issuers": [self.URL]}, {})
        check(lambda: builder([ROOT], [], fetcher=Answers({self.URL: CA})), steps)

    def test_what_one_could_not_fetch(self) -> None:
        """
        leaf - Root, which one store has; Root(by Other Root) for the other store lies behind the URL of the second leaf
        """
        stores = builder([ROOT], []).stores + builder([OTHER], []).stores
        steps = leaves(ROOT, {}, {"ca_issuers": [self.URL]}, {})
        check(lambda: Builder(stores=stores, at=pki.NOW, fetcher=Answers({self.URL: OTHER.cross(ROOT)})), steps)


class TestNamesPrepared:
    """A search that compared names by RFC 5280 7.1 looked at more certificates than the path was made of."""

    ASKED = pki.name_der(("CN", "Example CA"))
    CONTRADICTED = ROOT.ca("Example CA", subject=ASKED, key="ca", ski=b"another", not_after=pki.END - DAY)
    SPELLED: ClassVar[pki.Options] = {"subject": pki.name_der(("CN", "EXAMPLE CA")), "key": "ca"}

    def steps(self, *moments: datetime) -> list[Step]:
        asking: pki.Options = {"aki": pki.key_identifier(self.CONTRADICTED.key)}
        made = leaves(self.CONTRADICTED, *([asking] * len(moments)))
        return [step._replace(at=at) for step, at in zip(made, moments, strict=True)]

    def test_one_that_is_better_once_it_starts(self) -> None:
        later = ROOT.ca("Example CA", **(self.SPELLED | {"not_before": pki.NOW + DAY}))
        steps = self.steps(pki.NOW, pki.NOW + DAY - SECOND, pki.NOW + DAY, pki.NOW + 2 * DAY)
        check(maker([ROOT], [self.CONTRADICTED, later]), steps)

    def test_one_that_is_better_until_it_ends(self) -> None:
        until = ROOT.ca("Example CA", **(self.SPELLED | {"not_after": pki.NOW + DAY}))
        check(maker([ROOT], [self.CONTRADICTED, until]), self.steps(pki.NOW, pki.NOW + DAY, pki.NOW + DAY + SECOND))


def test_build_many_is_one_build_after_the_other() -> None:
    """Results in order, errors in the place of what has none; leaves of several issuers mixed."""
    upper = OTHER.ca("Upper CA")
    issuers = [CA, upper, ROOT.ca("Third CA"), pki.root("Nowhere")]
    steps = [Step(issuers[n % 4].leaf(f"{n}.example.org", not_after=pki.NOW + (n - 2) * DAY)) for n in range(16)]
    roots, pool = [ROOT, OTHER], issuers[:3]
    together = list(builder(roots, pool).build_many(step.leaf.pem for step in steps))
    assert len(together) == len(steps)
    for step, result in zip(steps, together, strict=True):
        alone = next(builder(roots, pool).build_many([step.leaf.pem]))
        if isinstance(alone, Repair):
            assert isinstance(result, Repair)
            assert result.to_pem("fullchain", with_root=True) == alone.to_pem("fullchain", with_root=True)
        else:
            assert not isinstance(result, Repair)
            assert (result.code, result.message) == (alone.code, alone.message)
    assert sum(isinstance(result, Repair) for result in together) == 10
