"""A client's own store: the base without what it lacks, with what it has besides, and with the distrust that it applies."""

import pickle
from functools import partial

import pytest

from chainfix.building.distrust import Distrust
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.certificates.certificate import GIVEN, STORED, Certificate, Source
from chainfix.certificates.pool import CertificatePool
from chainfix.clients.stores import ClientStore, Root
from chainfix.clients.trust import OwnStore, Selection
from tests.support import pki

BOTH, LACKED, NEW = pki.root("Root of both"), pki.root("Root that it lacks"), pki.root("New Root")
OLD, OTHER = pki.root("Old Root"), pki.root("Other Root", subject=[("CN", "Other Root", "printable")])
TWIN = LACKED.cross(BOTH)
AFTER = int(pki.NOW.timestamp())


def read(entity: pki.Entity, kind: str = STORED) -> Certificate:
    return Certificate.from_der(entity.der, Source(kind, "test", 1))


def identity(entity: pki.Entity) -> Root:
    return Root(read(entity).subject, key_fingerprint(read(entity)))


def pool(*entities: pki.Entity, kind: str = STORED) -> CertificatePool:
    return CertificatePool([(entity.der, "test", place) for place, entity in enumerate(entities, 1)], kind)


FACTS = ClientStore(
    "own", "A test's", ("base",), "here", lacks=frozenset((identity(LACKED),)), has=frozenset((identity(OLD), identity(OTHER)))
)
BASE = pool(BOTH, LACKED, NEW)
AT_HAND = pool(OLD, OTHER, LACKED, kind=GIVEN)


def at_hand(found: CertificatePool) -> CertificatePool:
    return found


@pytest.fixture
def selection() -> Selection:
    return Selection(FACTS, BASE, partial(at_hand, AT_HAND))


class TestSelection:
    def test_holds_the_base_but_for_what_is_lacking(self, selection: Selection) -> None:
        assert selection.by_subject(BOTH.subject) == (read(BOTH),)
        assert selection.by_subject(LACKED.subject) == ()
        assert {c.name for c in selection.certificates()} == {"Root of both", "New Root", "Old Root", "Other Root"}
        assert len(selection) == 4

    def test_has_what_is_at_hand_besides_as_its_own(self, selection: Selection) -> None:
        (found,) = selection.by_subject(OLD.subject)
        assert (found.der, found.source.kind) == (OLD.der, STORED)

    def test_finds_by_every_spelling_of_a_name(self, selection: Selection) -> None:
        spelled = pki.name_der(("CN", "OTHER  root"))
        assert selection.by_subject(spelled) == ()
        assert [c.der for c in selection.by_prepared_subject(spelled)] == [OTHER.der]
        assert [c.der for c in selection.by_prepared_subject(pki.name_der(("CN", "ROOT of both")))] == [BOTH.der]
        assert selection.by_prepared_subject(pki.name_der(("CN", "root that it LACKS"))) == ()

    def test_finds_by_fingerprint(self, selection: Selection) -> None:
        for entity in (BOTH, OLD):
            assert [c.der for c in selection.by_fingerprint(entity.sha256[:16])] == [entity.der]
        assert selection.by_fingerprint(LACKED.sha256) == ()

    def test_says_what_it_may_have_though_it_is_not_at_hand(self) -> None:
        nothing = Selection(FACTS, BASE, partial(at_hand, pool()))
        assert nothing.may_add(OLD.subject)
        assert nothing.by_subject(OLD.subject) == ()
        assert not nothing.may_add(BOTH.subject)

    def test_looks_at_what_is_at_hand_only_for_what_it_may_have(self) -> None:
        def refuse() -> CertificatePool:
            raise AssertionError

        careful = Selection(FACTS, BASE, refuse)
        assert careful.by_subject(BOTH.subject) == (read(BOTH),)
        assert careful.by_prepared_subject(pki.name_der(("CN", "Nobody of that name"))) == ()
        plain = Selection(FACTS._replace(has=frozenset()), BASE, refuse)
        assert plain.by_fingerprint(OLD.sha256) == ()
        assert len(plain) == 2

    def test_a_closed_store_has_nothing_that_began_after_its_date(self) -> None:
        began = pki.START.strftime("%Y-%m-%d")
        for date, names in ((began, 3), ("2025-12-31", 0)):
            closed = FACTS._replace(closed=True, date=date, lacks=frozenset(), has=frozenset())
            assert len(Selection(closed, BASE, partial(at_hand, pool()))) == names

    def test_adds_up_and_can_be_pickled(self, selection: Selection) -> None:
        assert {c.name for c in (selection + pool(LACKED)).certificates()} >= {"Root that it lacks", "Old Root"}
        again = pickle.loads(pickle.dumps(selection))  # noqa: S301 our own
        assert [c.der for c in again.certificates()] == [c.der for c in selection.certificates()]

    def test_tells_of_blocks_that_are_no_certificate(self) -> None:
        broken = Selection(FACTS, CertificatePool([(b"0\x03\x02\x01\x01", "test", 1)], STORED), partial(at_hand, pool()))
        assert [block.position for block in broken.unreadable()] == [1]
        broken.prepare_index()
        assert list(broken.certificates()) == []


def row(entity: pki.Entity, basis: str, after: int = AFTER) -> Distrust:
    fingerprint, subject = identity(entity)[1], identity(entity)[0]
    return Distrust(fingerprint, subject, after, basis, "server", "a test")  # type: ignore[arg-type]  # one of three


def own(facts: ClientStore, *rows: Distrust, name: str = "base") -> OwnStore:
    return OwnStore(facts, TrustStore(name, BASE, date="2026-06-01", origin="a test", distrust=rows), partial(at_hand, pool()))


LATE = read(BOTH.leaf("www.example.org", not_before=pki.NOW + (pki.END - pki.NOW) / 2))


class TestOwnStore:
    def test_is_called_as_the_facts_say_and_as_old_as_its_base(self) -> None:
        found = own(FACTS)
        assert (found.name, found.date, found.origin, found.base) == ("own", "2026-06-01", "a test, by what is known of it", "base")
        assert own(FACTS._replace(date="2016-01-01")).date == "2016-01-01"
        assert found.named(BOTH.subject) == (read(BOTH),)

    def test_knows_whether_its_base_is_the_first_choice(self) -> None:
        facts = FACTS._replace(bases=("first", "base"))
        assert own(facts).stands_in()
        assert not own(facts, name="first").stands_in()

    def test_misses_a_root_whose_certificate_is_not_at_hand(self) -> None:
        assert own(FACTS).misses(OLD.subject)
        assert not own(FACTS).misses(BOTH.subject)
        assert not OwnStore(FACTS, TrustStore("base", BASE), partial(at_hand, AT_HAND)).misses(OLD.subject)

    @pytest.mark.parametrize(
        ("enforces", "follows", "expected"),
        [(False, False, []), (True, False, ["notBefore"]), (False, True, ["removal"]), (True, True, ["notBefore", "removal"])],
    )
    def test_applies_of_the_distrust_of_its_base_what_the_client_does(
        self, enforces: bool, follows: bool, expected: list[str]
    ) -> None:
        rows = row(BOTH, "notBefore"), row(BOTH, "removal")
        found = own(FACTS._replace(enforces=enforces, follows=follows), *rows)
        assert [one.basis for one in found.distrust] == [one.basis for one in found.rows(read(BOTH))] == expected

    def test_applies_none_of_a_base_that_only_stands_in(self) -> None:
        facts = FACTS._replace(bases=("first", "base"), enforces=True, follows=True, distrust=(row(NEW, "notBefore"),))
        found = own(facts, row(BOTH, "notBefore"))
        assert found.distrust == found.rows(read(NEW)) == (row(NEW, "notBefore"),)
        assert found.rows(read(BOTH)) == ()

    def test_refuses_what_was_issued_late_and_after_its_removal_everything(self) -> None:
        dated, leaving = (own(FACTS._replace(enforces=True, follows=True), row(BOTH, basis)) for basis in ("notBefore", "removal"))
        early = read(BOTH.leaf("www.example.org"))
        assert dated.refuses(read(BOTH), LATE, AFTER) == row(BOTH, "notBefore")
        assert dated.refuses(read(BOTH), early, AFTER + 1) is None
        assert dated.refuses(read(NEW), LATE, AFTER) is None
        assert leaving.refuses(read(BOTH), early, AFTER - 1) is None
        assert leaving.refuses(read(BOTH), early, AFTER) == row(BOTH, "removal")

    def test_distrust_is_of_an_identity_whoever_certified_it(self) -> None:
        found = own(FACTS._replace(enforces=True), row(BOTH, "notBefore"))
        assert found.refuses(read(TWIN), LATE, AFTER) is not None
        namesake = pki.root(BOTH.name, key="another key")
        assert found.refuses(read(namesake), LATE, AFTER) is None
