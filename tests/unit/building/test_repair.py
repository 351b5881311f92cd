"""--keep, --without and --anchor; names by RFC 5280 7.1 where bytes will not do; the outcome as a value."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from chainfix import ChainNotFound, InputError, Repair
from chainfix.building.budget import Limits
from chainfix.building.repair import Alternatives, is_fingerprint, refusals
from tests.support import pki
from tests.support.verdicts import builder

DAY = timedelta(days=1)
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
CROSS = OTHER.cross(ROOT)


def built(
    pool: Sequence[pki.Entity] = (CA,), roots: Sequence[pki.Entity] = (ROOT,), leaf: pki.Entity = LEAF, **options: Any
) -> Repair:
    return builder(roots, pool, **options).build(leaf.der)


def sent(
    pool: Sequence[pki.Entity] = (CA,), roots: Sequence[pki.Entity] = (ROOT,), leaf: pki.Entity = LEAF, **options: Any
) -> list[bytes]:
    return [certificate.der for certificate in built(pool, roots, leaf, **options).chain.intermediates]


class TestFingerprints:
    @pytest.mark.parametrize("text", ["0" * 8, "0123456789abcdef" * 4, "deadbeef00"])
    def test_eight_digits_or_more(self, text: str) -> None:
        assert is_fingerprint(text)

    @pytest.mark.parametrize("text", ["", "0" * 7, "0" * 65, "DEADBEEF", "deadbeeg", "dead beef"])
    def test_what_is_none(self, text: str) -> None:
        assert not is_fingerprint(text)

    @pytest.mark.parametrize("option", ["keep", "without"])
    def test_an_option_with_none_is_an_error(self, option: str) -> None:
        with pytest.raises(InputError) as caught:
            built((CA,), (ROOT,), LEAF, **{option: "Root"})
        assert (caught.value.code, f"--{option} Root" in caught.value.message) == ("bad-fingerprint", True)

    @pytest.mark.parametrize(
        "spelled",
        [CROSS.sha256, CROSS.sha256.upper(), CROSS.sha256[:8], ":".join(CROSS.sha256[i : i + 2] for i in range(0, 64, 2)).upper()],
        ids=["whole", "upper case", "a prefix", "with colons"],
    )
    def test_it_may_be_written_in_several_ways(self, spelled: str) -> None:
        assert sent([CA, CROSS], keep=spelled) == [CA.der, CROSS.der]
        with pytest.raises(ChainNotFound):
            sent([CA, CROSS], roots=[OTHER], without=spelled)


def alike() -> tuple[pki.Entity, pki.Entity]:
    """Two certificates of CA whose fingerprints begin with the same two digits: enough, once a prefix may be so short."""
    first: dict[str, pki.Entity] = {}
    for serial in range(1, 999):
        entity = ROOT.cross(CA, serial=serial)
        if entity.sha256[:2] in first:
            return first[entity.sha256[:2]], entity
        first[entity.sha256[:2]] = entity
    raise AssertionError("no two of 999 are alike in one octet")


@pytest.mark.parametrize("option", ["keep", "without"])
def test_a_prefix_that_fits_several_is_an_error(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chainfix.building.repair._LEAST_DIGITS", 2)
    one, two = alike()
    with pytest.raises(InputError) as caught:
        built([one, two], (ROOT,), LEAF, **{option: one.sha256[:2]})
    error = caught.value
    assert (error.code, error.exit_status, error.hint) == ("ambiguous-fingerprint", 2, "give more digits")
    assert one.sha256 in error.message
    assert two.sha256 in error.message


class TestKeep:
    def test_above_an_anchor(self) -> None:
        """
        leaf - CA - Root, which is an anchor; Root(by Other Root) is for clients that have Other Root alone
        """
        repair = built([CA, CROSS], keep=CROSS.sha256)
        assert [c.der for c in repair.chain.intermediates] == [CA.der, CROSS.der]
        assert repair.anchor.der == ROOT.der
        assert CROSS.der not in [change.certificate.der for change in repair.removed]

    def test_several_in_whatever_order(self) -> None:
        top = pki.root("Top Root")
        upper = top.cross(OTHER)
        for wanted in ([CROSS.sha256, upper.sha256], [upper.sha256, CROSS.sha256]):
            assert sent([CA, CROSS, upper], keep=wanted) == [CA.der, CROSS.der, upper.der]

    def test_one_that_is_in_the_list_already(self) -> None:
        assert sent(keep=CA.sha256) == [CA.der]
        assert sent(keep=[LEAF.sha256, CA.sha256]) == [CA.der]

    @pytest.mark.parametrize(
        ("certificate", "reason"),
        [
            (OTHER.ca("Elsewhere"), "the last certificate of the list, CA, was issued by Root"),
            (OTHER.ca("Root", key="another key"), "its key did not sign CA"),
            (ROOT, "it is self-signed; --with-root adds the root"),
            (OTHER.cross(CA), "the list holds another certificate of the same name and key"),
            (OTHER.cross(ROOT, not_after=pki.NOW - DAY), "Root expired on 2026-06-30"),
            (OTHER.cross(ROOT, path_length=0), "Root allows 0 intermediates below it"),
            (OTHER.cross(ROOT, name_constraints=pki.constraints([pki.dns_name("example.com")])), "dNSName www.example.org"),
            (OTHER.cross(ROOT, is_ca=False), "Root is not a CA"),
        ],
        ids=["elsewhere", "another key", "self-signed", "a twin", "expired", "path length", "name constraints", "no CA"],
    )
    def test_one_that_cannot_continue_is_an_error_that_says_why(self, certificate: pki.Entity, reason: str) -> None:
        with pytest.raises(InputError) as caught:
            built([CA, certificate], keep=certificate.sha256)
        assert (caught.value.code, caught.value.exit_status) == ("cannot-keep", 2)
        assert reason in caught.value.message
        assert certificate.sha256[:16] in caught.value.message

    def test_one_that_is_nowhere(self) -> None:
        with pytest.raises(InputError) as caught:
            built(keep=CROSS.sha256)
        assert (caught.value.code, caught.value.hint) == ("no-such-certificate", "chainfix show lists them")

    def test_is_weighed_with_a_budget_of_its_own(self) -> None:
        """The search has used up its checks to the last; what the user named is judged all the same."""
        roots = [ROOT, OTHER]
        used = built([CA, CROSS], roots).outcome.budget.signature_checks
        chain = built([CA, CROSS], roots, keep=CROSS.sha256, limits=Limits(signature_checks=used)).chain
        assert ([c.der for c in chain.intermediates], chain.root.der) == ([CA.der, CROSS.der], OTHER.der)

    def test_the_root_above_what_is_kept_is_the_stores_own_if_it_has_one(self) -> None:
        """--with-root adds exactly one, last, and it issued the certificate before it wherever the store has such a root."""
        assert built([CA, CROSS], [ROOT, OTHER], keep=CROSS.sha256).chain.root.der == OTHER.der
        assert built([CA, CROSS], [ROOT, pki.root("Other Root", key="another")], keep=CROSS.sha256).chain.root.der == ROOT.der


class TestWithout:
    def test_another_twin_is_used(self) -> None:
        upper = ROOT.ca("Upper CA")
        twin = upper.cross(CA)
        assert sent([CA, twin, upper]) == [CA.der]
        assert sent([CA, twin, upper], without=CA.sha256) == [twin.der, upper.der]

    def test_an_anchor_is_ruled_out_like_any_other(self) -> None:
        repair = built([CA, CROSS], roots=[ROOT, OTHER], without=ROOT.sha256)
        assert ([c.der for c in repair.chain.intermediates], repair.anchor.der) == ([CA.der, CROSS.der], OTHER.der)

    def test_one_that_is_nowhere_is_no_error(self) -> None:
        assert sent(without=CROSS.sha256) == [CA.der]


class TestAnchor:
    @pytest.mark.parametrize(
        "wanted",
        ["Other Root", "OTHER ROOT", "CN=Other Root", OTHER.sha256, OTHER.sha256[:8].upper(), ["nobody", "Other Root"]],
        ids=["name", "in any case", "subject", "fingerprint", "prefix", "one of several"],
    )
    def test_only_that_one_will_do(self, wanted: str | list[str]) -> None:
        repair = built([CA, CROSS], roots=[ROOT, OTHER], anchor=wanted)
        assert ([c.der for c in repair.chain.intermediates], repair.anchor.der) == ([CA.der, CROSS.der], OTHER.der)

    @pytest.mark.parametrize("wanted", ["Other", "Root X", OTHER.sha256[:7], "00" * 32])
    def test_none_is_no_chain(self, wanted: str) -> None:
        with pytest.raises(ChainNotFound):
            built([CA, CROSS], roots=[ROOT, OTHER], anchor=wanted)

    def test_it_holds_for_each_store(self) -> None:
        from chainfix import Builder

        stores = builder([ROOT, OTHER], []).stores + builder([ROOT], []).stores
        with pytest.raises(ChainNotFound) as caught:
            Builder(stores=stores, pool=builder([], [CA, CROSS]).pool, anchor="Other Root", at=pki.NOW).build(LEAF.der)
        assert caught.value.code == "store-left-out"


class TestPreparedNames:
    """RFC 5280 7.1 is asked only where bytes leave something to be desired."""

    LOUD = ROOT.ca("CA", subject=[("CN", "ca")], key=CA.key)

    def test_where_bytes_find_nothing(self) -> None:
        repair = built([self.LOUD])
        assert [c.der for c in repair.chain.intermediates] == [self.LOUD.der]
        assert repair.path.rank.cost.refused == 1
        ((child, reason),) = refusals(repair.path)
        assert child.der == LEAF.der
        assert reason.startswith("it writes the name of ca otherwise")

    def test_not_where_they_find_a_list_that_nobody_refuses(self) -> None:
        assert sent([self.LOUD, CA]) == [CA.der]

    def test_where_a_list_of_equal_bytes_is_worse(self) -> None:
        """Both are refused by some clients; the one of equal bytes ends early, too."""
        contradicted = ROOT.ca("CA", ski=b"another", not_after=pki.END - DAY)
        assert sent([contradicted]) == [contradicted.der]
        assert sent([contradicted, self.LOUD]) == [self.LOUD.der]

    def test_all_paths_are_told_with_the_names_that_the_search_used(self) -> None:
        repair = built([self.LOUD, OTHER.cross(self.LOUD)], roots=[ROOT, OTHER])
        assert repair.alternatives == Alternatives(1, complete=True)
        found = builder([ROOT], [self.LOUD]).paths(LEAF.der)
        assert [[c.der for c in path.intermediates] for path in found.paths] == [[self.LOUD.der]]


class TestRefusals:
    def test_an_aki_that_contradicts_is_told_with_who_refuses_it(self) -> None:
        contradicted = ROOT.ca("CA", ski=b"another")
        ((child, reason),) = refusals(built([contradicted]).path)
        assert (child.der, reason) == (
            LEAF.der,
            "its AKI contradicts CA: OpenSSL, GnuTLS, NSS, Botan and BouncyCastle refuse it",
        )

    def test_nothing_of_a_sound_list(self) -> None:
        assert refusals(built().path) == ()


class TestAlternatives:
    def test_the_other_lists_are_counted(self) -> None:
        twin = OTHER.cross(CA)
        assert built([CA, twin], roots=[ROOT, OTHER]).alternatives == Alternatives(1, complete=True)
        assert built([CA]).alternatives == Alternatives(0, complete=True)

    def test_only_those_that_reach_every_store(self) -> None:
        from chainfix import Builder

        stores = builder([ROOT], []).stores + builder([OTHER], []).stores
        pool = builder([], [CA, CROSS, OTHER.cross(CA)]).pool
        repair = Builder(stores=stores, pool=pool, at=pki.NOW).build(LEAF.der)
        assert repair.alternatives == Alternatives(0, complete=True)
        assert len(Builder(stores=stores, pool=pool, at=pki.NOW).paths(LEAF.der).paths) > 1

    def test_a_limit_on_them_is_told(self) -> None:
        twins = [ROOT.cross(CA, serial=n) for n in range(1, 6)]
        repair = built(twins, limits=Limits(alternatives=3))
        assert repair.alternatives == Alternatives(2, complete=False)
        assert built(twins, limits=Limits(alternatives=5)).alternatives == Alternatives(4, complete=True)
        assert not built(twins, limits=Limits(whole_paths=2)).alternatives.complete


class TestDeadAndLiveTwins:
    """Two certificates with the same name and key can have different fates: X2 by X1 expired, and was issued anew."""

    DEAD = ROOT.cross(CA, not_before=pki.START - 9 * DAY, not_after=pki.NOW - DAY)
    LATER = ROOT.cross(CA, not_before=pki.NOW + DAY, not_after=pki.END + DAY)

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_live_one_is_sent(self, turned: bool) -> None:
        pool = [self.DEAD, CA, self.LATER]
        assert sent(pool[::-1] if turned else pool) == [CA.der]

    def test_each_in_its_time(self) -> None:
        pool = [self.DEAD, self.LATER]
        leaf = CA.leaf("www.example.org", not_before=pki.START - 9 * DAY, not_after=pki.END + DAY)
        roots = [pki.root("Root", not_before=pki.START - 9 * DAY, not_after=pki.END + 9 * DAY)]
        build = builder(roots, pool)
        for at, expected in ((pki.NOW - DAY, self.DEAD), (pki.NOW + DAY, self.LATER)):
            assert [c.der for c in build.build(leaf.der, at=at).chain.intermediates] == [expected.der]
        with pytest.raises(ChainNotFound) as caught:
            build.build(leaf.der, at=pki.NOW)
        assert caught.value.code == "expired"
