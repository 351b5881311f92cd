"""The search by caIssuers URLs (RFC 5280 4.2.2.1), with a table in place of the network."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from chainfix import Attempt, Builder, ChainNotFound, NetworkError, Repair
from chainfix.building.budget import Limits
from tests.support import pki
from tests.support.answers import NOT_FOUND, TIMED_OUT, Answers
from tests.support.surveys import store
from tests.support.verdicts import builder

DAY = timedelta(days=1)
ROOT = pki.root("Root")
OTHER = pki.root("Other Root")
A, B, C = "http://a.example/", "http://b.example/", "http://c.example/"
LDAP = "ldap://directory.example/cn=CA?cACertificate"


def p7(*entities: pki.Entity, encoding: Encoding = Encoding.DER) -> bytes:
    return pkcs7.serialize_certificates([entity.certificate for entity in entities], encoding)


def built(leaf: pki.Entity, answers: Answers, *, roots: Sequence[pki.Entity] = (ROOT,), pool: Sequence[pki.Entity] = ()) -> Repair:
    return builder(roots, pool, fetcher=answers).build(leaf.der)


def sent(
    leaf: pki.Entity, answers: Answers, *, roots: Sequence[pki.Entity] = (ROOT,), pool: Sequence[pki.Entity] = ()
) -> list[bytes]:
    return [certificate.der for certificate in built(leaf, answers, roots=roots, pool=pool).chain.intermediates]


def failure(leaf: pki.Entity, answers: Answers) -> ChainNotFound | NetworkError:
    with pytest.raises((ChainNotFound, NetworkError)) as caught:
        built(leaf, answers)
    error = caught.value
    assert isinstance(error, (ChainNotFound, NetworkError))
    return error


CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org", ca_issuers=[A])


class TestWhatAnAnswerMayBe:
    @pytest.mark.parametrize(
        "body",
        [
            CA.der,
            CA.pem.encode(),
            b"some words\r\n" + CA.pem.replace("\n", "\r\n").encode(),
            p7(CA),
            p7(CA, encoding=Encoding.PEM),
            p7(OTHER, ROOT, CA),
            (OTHER.pem + CA.pem).encode(),
        ],
        ids=["DER", "PEM", "PEM with words", "PKCS#7", "PKCS#7 as PEM", "PKCS#7, the issuer last", "several PEM blocks"],
    )
    def test_it_is_sniffed(self, body: bytes) -> None:
        assert sent(LEAF, Answers({A: body})) == [CA.der]

    def test_a_pkcs7_may_bring_several_links(self) -> None:
        """
        leaf - CA - Middle - Top - Root, all behind one URL and in any order; only what issued something counts
        """
        top = ROOT.ca("Top")
        middle = top.ca("Middle")
        ca = middle.ca("CA")
        leaf = ca.leaf("www.example.org", ca_issuers=[A])
        answers = Answers({A: p7(top, OTHER.ca("Nobody"), ca, middle)})
        assert sent(leaf, answers) == [ca.der, middle.der, top.der]
        assert answers.asked == [A]

    @pytest.mark.parametrize("body", [b"<html>log in</html>", b"\x30\x03\x02\x01", b"?"], ids=["HTML", "broken DER", "noise"])
    def test_what_holds_no_certificate_is_told(self, body: bytes) -> None:
        (attempt,) = failure(LEAF, Answers({A: body})).attempts
        assert (attempt.what, attempt.retriable) == (A, False)
        assert attempt.outcome.startswith("no certificate in the answer: ")

    def test_a_wrong_certificate_does_not_count(self) -> None:
        """Of another name; of the right name and another key; of another name and the right key."""
        for wrong in (OTHER.ca("Nobody"), ROOT.ca("CA", key="another key"), ROOT.ca("Renamed CA", key=CA.key)):
            error = failure(LEAF, Answers({A: wrong}))
            assert error.attempts == (Attempt(A, f"brought {wrong.name}: no new issuer of anything here"),)
            assert error.exit_status == 1

    def test_the_asker_itself_does_not_count(self) -> None:
        """A URL that answers with the certificate that names it."""
        error = failure(LEAF, Answers({A: LEAF}))
        assert error.attempts == (Attempt(A, "brought www.example.org: no new issuer of anything here"),)


class TestWhichUrls:
    def test_one_after_the_other_upward(self) -> None:
        upper = ROOT.ca("Upper CA", ca_issuers=[C])
        lower = upper.ca("Lower CA", ca_issuers=[B])
        answers = Answers({A: lower, B: upper, C: ROOT})
        assert sent(lower.leaf("www.example.org", ca_issuers=[A]), answers) == [lower.der, upper.der]
        assert answers.asked == [A, B], "what the store has is not asked for"

    def test_nothing_is_asked_where_the_pool_will_do(self) -> None:
        answers = Answers({A: CA})
        assert sent(LEAF, answers, pool=[CA]) == [CA.der]
        assert answers.asked == []

    def test_the_next_one_where_the_first_fails(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[A, B, C])
        answers = Answers({A: NOT_FOUND, B: OTHER.ca("Nobody"), C: CA})
        assert sent(leaf, answers) == [CA.der]
        assert answers.asked == [A, B, C]

    def test_each_once(self) -> None:
        """Two certificates that name the same URL."""
        ca = ROOT.ca("CA", ca_issuers=[A])
        answers = Answers({A: NOT_FOUND})
        failure(ca.leaf("www.example.org", ca_issuers=[A, A]), answers)
        assert answers.asked == [A]

    @pytest.mark.parametrize("url", [LDAP, "ftp://a.example/ca.cer", "file:///etc/ssl/ca.pem", "LDAPS://a.example/"])
    def test_others_than_http_are_skipped_with_a_note(self, url: str) -> None:
        answers = Answers({A: CA})
        outcome = builder([ROOT], [], fetcher=answers).build(CA.leaf("www.example.org", ca_issuers=[url, A]).der).outcome
        assert answers.asked == [A]
        scheme = url.partition(":")[0].lower()
        assert outcome.attempts == (
            Attempt(url, f"skipped: {scheme}: URLs are not fetched, only http: and https:"),
            Attempt(A, "brought CA"),
        )

    def test_the_scheme_is_read_in_any_case(self) -> None:
        loud = "HTTP://a.example/"
        assert sent(CA.leaf("www.example.org", ca_issuers=[loud]), Answers({loud: CA})) == [CA.der]

    def test_those_of_certificates_without_an_issuer_come_first(self) -> None:
        """
        leaf (A) - CA (B), whose issuer is missing: B is asked before the other URL of the leaf
        """
        upper = ROOT.ca("Upper CA")
        ca = upper.ca("CA", ca_issuers=[B])
        answers = Answers({A: ca, B: upper, C: NOT_FOUND})
        assert sent(ca.leaf("www.example.org", ca_issuers=[A, C]), answers) == [ca.der, upper.der]
        assert answers.asked == [A, B]


class TestLoops:
    def test_a_certificate_that_names_its_own_url(self) -> None:
        ca = OTHER.ca("CA", ca_issuers=[A])
        answers = Answers({A: ca})
        error = failure(ca.leaf("www.example.org", ca_issuers=[A]), answers)
        assert answers.asked == [A]
        assert error.code == "issuer-missing"
        assert "the issuer of CA is missing: no certificate of Other Root" in error.message

    def test_two_that_name_each_other(self) -> None:
        """
        leaf - One(by Two) - Two(by One) - ...
        """
        one, two = pki.root("One"), pki.root("Two")
        one_by_two, two_by_one = two.cross(one, ca_issuers=[B]), one.cross(two, ca_issuers=[A])
        answers = Answers({A: one_by_two, B: two_by_one})
        failure(one.leaf("www.example.org", ca_issuers=[A]), answers)
        assert answers.asked == [A, B]

    def test_a_way_up_without_end_stops_at_its_depth(self) -> None:
        """Every answer names the next URL; the limit is on the fetches one above the other."""
        members = [pki.root(f"CA {n}") for n in range(9)]
        urls = [f"http://aia.example/{n}" for n in range(9)]
        table = {urls[n]: members[n + 1].cross(members[n], ca_issuers=[urls[n + 1]]) for n in range(8)}
        leaf = members[0].leaf("www.example.org", ca_issuers=[urls[0]])
        answers = Answers(table)
        with pytest.raises(ChainNotFound):
            builder([ROOT], [], fetcher=answers, limits=Limits(aia_depth=3)).build(leaf.der)
        assert answers.asked == urls[:3]

    def test_what_was_brought_together_is_equally_deep(self) -> None:
        top = ROOT.ca("Top")
        middle = top.ca("Middle", ca_issuers=[B])
        ca = middle.ca("CA")
        answers = Answers({A: p7(ca, middle), B: top})
        build = builder([ROOT], [], fetcher=answers, limits=Limits(aia_depth=2))
        assert len(build.build(ca.leaf("www.example.org", ca_issuers=[A]).der).chain.intermediates) == 3


class TestTwins:
    """Let's Encrypt's Root YR: a self-signed root that no store has yet, and its cross-certificate by Root X1.

    leaf - YR1 - Root YR (self-signed, behind the first URL)
               - Root YR (by Root X1, behind the second) - Root X1
    """

    X1 = pki.root("ISRG Root X1")
    YR = pki.root("Root YR")
    YR_BY_X1 = X1.cross(YR)
    YR1 = YR.ca("YR1", ca_issuers=[B, C])
    LEAF = YR1.leaf("www.example.org", ca_issuers=[A])

    def test_a_self_signed_twin_leads_nowhere_and_the_search_goes_on(self) -> None:
        answers = Answers({A: self.YR1, B: self.YR, C: self.YR_BY_X1})
        repair = built(self.LEAF, answers, roots=[self.X1])
        assert [c.der for c in repair.chain.intermediates] == [self.YR1.der, self.YR_BY_X1.der]
        assert repair.anchor.der == self.X1.der
        assert answers.asked == [A, B, C]

    def test_both_twins_in_one_answer(self) -> None:
        for order in ([self.YR, self.YR_BY_X1], [self.YR_BY_X1, self.YR]):
            answers = Answers({A: self.YR1, B: p7(*order)})
            assert sent(self.LEAF, answers, roots=[self.X1]) == [self.YR1.der, self.YR_BY_X1.der]

    def test_with_the_self_signed_twin_alone_there_is_no_list(self) -> None:
        with pytest.raises(ChainNotFound) as caught:
            built(self.LEAF, Answers({A: self.YR1, B: self.YR}), roots=[self.X1])
        assert caught.value.code == "not-in-store"
        assert "Root YR" in caught.value.message

    def test_a_dead_twin_is_fetched_and_the_live_one_behind_the_next_url(self) -> None:
        """Root X2 by X1 expired on 15 September 2025 and was issued anew on 13 May 2026."""
        dead = self.X1.cross(self.YR, not_after=pki.NOW - DAY)
        answers = Answers({A: self.YR1, B: dead, C: self.YR_BY_X1})
        assert sent(self.LEAF, answers, roots=[self.X1]) == [self.YR1.der, self.YR_BY_X1.der]

    def test_each_store_gets_its_anchor(self) -> None:
        """A store that has Root YR already is content; the other one is searched for."""
        answers = Answers({A: self.YR1, B: self.YR, C: self.YR_BY_X1})
        both = builder([self.YR], [], fetcher=answers).stores + builder([self.X1], []).stores
        from chainfix import Builder

        repair = Builder(stores=both, at=pki.NOW, fetcher=answers).build(self.LEAF.der)
        assert [c.der for c in repair.chain.intermediates] == [self.YR1.der, self.YR_BY_X1.der]
        assert [anchor.der for anchor in repair.anchors.values()] == [self.YR.der, self.X1.der]


class TestCache:
    def test_an_answer_that_leads_nowhere_is_asked_for_again(self) -> None:
        """The authority has put a live certificate where a dead one was; the cache still has the dead one."""
        dead = ROOT.ca("CA", not_after=pki.NOW - DAY)
        answers = Answers({A: CA}, cached={A: dead})
        assert sent(LEAF, answers) == [CA.der]
        assert answers.asked == [A, A]

    def test_only_once_and_not_where_nothing_was_cached(self) -> None:
        dead = ROOT.ca("CA", not_after=pki.NOW - DAY)
        stale, fresh = Answers({A: dead}, cached={A: dead}), Answers({A: dead})
        failure(LEAF, stale)
        failure(LEAF, fresh)
        assert (stale.asked, fresh.asked) == ([A, A], [A])

    def test_a_good_cached_answer_is_enough(self) -> None:
        answers = Answers({}, cached={A: CA})
        assert sent(LEAF, answers) == [CA.der]
        assert answers.asked == [A]


class TestAttempts:
    def test_every_one_in_order(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[LDAP, A, B])
        error = failure(leaf, Answers({A: NOT_FOUND, B: OTHER}))
        assert [attempt.what for attempt in error.attempts] == [LDAP, A, B]
        assert error.attempts[1] == Attempt(A, "HTTP 404")
        assert error.attempts[2] == Attempt(B, "brought Other Root: no new issuer of anything here")

    def test_one_that_may_be_tried_again_makes_it_a_network_error(self) -> None:
        """Several URLs failing in different ways: 3 if any may be tried again."""
        leaf = CA.leaf("www.example.org", ca_issuers=[A, B])
        error = failure(leaf, Answers({A: TIMED_OUT, B: NOT_FOUND}))
        assert isinstance(error, NetworkError)
        assert [attempt.retriable for attempt in error.attempts] == [True, False]
        assert failure(leaf, Answers({A: NOT_FOUND, B: NOT_FOUND})).exit_status == 1

    def test_a_failure_that_a_later_url_made_good_is_none(self) -> None:
        leaf = CA.leaf("www.example.org", ca_issuers=[A, B])
        assert sent(leaf, Answers({A: TIMED_OUT, B: CA})) == [CA.der]


def test_a_budget_spent_while_answers_are_weighed_is_not_known() -> None:
    impostors = [ROOT.ca("CA", key=number) for number in range(5)]
    with pytest.raises(ChainNotFound) as caught:
        builder([ROOT], [], fetcher=Answers({A: p7(*impostors, CA)}), limits=Limits(signature_checks=3)).build(LEAF.der)
    assert caught.value.code == "not-known"


def test_a_certificate_that_only_prepared_names_lead_to_is_asked_for_its_issuer_too() -> None:
    """Bytes lead to one store; the way to the other begins at a certificate that writes its name otherwise.

    first                 OTHER -(C)-> UPPER -(B)-> "ca" ┐
    second                                     CA        ├ one key -> LEAF (A)
    """
    anchor = pki.root("CA", key="shared")
    upper = OTHER.ca("Upper", ca_issuers=[C])
    loud = upper.ca("CA", subject=[("CN", "ca", "printable")], key="shared", ca_issuers=[B])
    leaf = anchor.leaf("www.example.org", ca_issuers=[A])
    answers = Answers({A: p7(anchor, loud), B: upper.der, C: NOT_FOUND})
    stores = [store("first", OTHER), store("second", anchor)]
    repair = Builder(stores=stores, at=pki.NOW, fetcher=answers).build(leaf.der)
    assert [certificate.der for certificate in repair.chain.intermediates] == [loud.der, upper.der]
    assert repair.stores == {"first": True, "second": True}
