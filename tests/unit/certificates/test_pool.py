"""Pools: the same is found whether blocks are DER or still base64, searched or indexed, added up or pickled."""

import pickle
from base64 import b64encode

import pytest

from chainfix.certificates import pool as module
from chainfix.certificates.certificate import GIVEN, POOLED, STORED, Certificate, Source
from chainfix.certificates.pool import Block, CertificatePool, subject_of
from tests.support import der as writer
from tests.support import pki

ROOT = pki.root("Example Root")
OTHER = pki.root("Other Root")
AUTHORITIES = [ROOT.ca(f"Example CA {'x' * number}") for number in range(12)]
"""Subjects of every length modulo three, so at every place in a group of base64."""
TWINS = [OTHER.cross(authority) for authority in AUTHORITIES[:4]]
SHORT = ROOT.ca("s", subject=[("CN", "")])
EMPTY = ROOT.leaf("empty.example.org", subject=[])
V1 = pki.root("Old Root", version=None, is_ca=None, key_usage=None, ski=None)
FANCY = ROOT.ca("Z\u00fcrich CA", subject=[("C", "CH", "printable"), ("CN", "Z\u00fcrich CA")])
ENTITIES = [ROOT, OTHER, *AUTHORITIES, *TWINS, SHORT, EMPTY, V1, FANCY]
SUBJECTS = list(dict.fromkeys(entity.subject for entity in ENTITIES))


def sealed(data: bytes) -> bytes:
    return b64encode(data)


def opened(data: bytes) -> bytes:
    return data


def mixed(data: bytes) -> bytes:
    return sealed(data) if data[-1] & 1 else data


def pool_of(entities: list[pki.Entity], seal: object = opened, kind: str = POOLED) -> CertificatePool:
    assert callable(seal)
    return CertificatePool([(seal(entity.der), "pool.pem", number) for number, entity in enumerate(entities, start=1)], kind)


def ders(certificates: object) -> list[bytes]:
    return [certificate.der for certificate in certificates]  # type: ignore[attr-defined]


def expected(subject: bytes) -> list[bytes]:
    return [entity.der for entity in ENTITIES if entity.subject == subject]


@pytest.fixture(params=[opened, sealed, mixed], ids=lambda seal: seal.__name__)
def pool(request: pytest.FixtureRequest) -> CertificatePool:
    return pool_of(ENTITIES, request.param)


class TestBySubject:
    def test_searching(self, pool: CertificatePool) -> None:
        for subject in SUBJECTS:
            fresh = pool + CertificatePool(())
            assert ders(fresh.by_subject(subject)) == expected(subject)
            assert (fresh._index is None) == (len(subject) >= module._LEAST_SOUGHT)

    def test_the_index(self, pool: CertificatePool) -> None:
        pool.prepare_index()
        assert pool._index is not None
        assert [ders(pool.by_subject(subject)) for subject in SUBJECTS] == [expected(subject) for subject in SUBJECTS]

    def test_many_look_ups_make_an_index_and_find_the_same(self, pool: CertificatePool) -> None:
        found = [ders(pool.by_subject(subject)) for subject in reversed(SUBJECTS)]
        assert pool._index is not None
        assert found == [expected(subject) for subject in reversed(SUBJECTS)]

    @pytest.mark.parametrize("ready", [True, False])
    def test_a_name_that_is_no_subject(self, pool: CertificatePool, ready: bool) -> None:
        if ready:
            pool.prepare_index()
        assert pool.by_subject(pki.name_der(("CN", "Nobody of that name"))) == ()
        assert pool.by_subject(SUBJECTS[0][:-1]) == ()
        assert pool.by_subject(SUBJECTS[0] + b"\0") == ()
        assert pool.by_subject(b"") == ()

    def test_an_issuer_and_what_holds_a_name_elsewhere_is_not_found(self) -> None:
        inside = ROOT.ca("Holds it", extensions=[(pki.UNKNOWN, False, OTHER.subject)])
        for seal in (opened, sealed):
            assert pool_of([inside, AUTHORITIES[0]], seal).by_subject(OTHER.subject) == ()
            assert pool_of([inside, AUTHORITIES[0]], seal).by_subject(ROOT.subject) == ()

    def test_each_once(self) -> None:
        pool = pool_of([ROOT, OTHER, ROOT])
        (found,) = pool.by_subject(ROOT.subject)
        assert found.source == Source(POOLED, "pool.pem", 1)
        assert len(pool) == 3

    def test_where_it_stood(self) -> None:
        (found,) = pool_of([ROOT, OTHER], sealed, STORED).by_subject(OTHER.subject)
        assert found.source == Source(STORED, "pool.pem", 2)

    def test_only_what_is_found_is_read(self, pool: CertificatePool) -> None:
        pool.by_subject(OTHER.subject)
        assert list(pool._ready) == [1]
        assert pool.by_subject(OTHER.subject)[0] is pool.by_subject(OTHER.subject)[0]


class TestByPreparedSubject:
    def test_written_otherwise(self, pool: CertificatePool) -> None:
        asked = pki.name_der(("C", "ch"), ("CN", "Z\u00dcRICH  ca", "bmp"))
        assert pool.by_subject(asked) == ()
        assert ders(pool.by_prepared_subject(asked)) == [FANCY.der]

    def test_finds_all_ways_of_writing(self) -> None:
        entities = [ROOT, pki.root("Upper", subject=[("CN", "EXAMPLE ROOT", "printable")]), OTHER]
        assert ders(pool_of(entities, sealed).by_prepared_subject(ROOT.subject)) == [entities[0].der, entities[1].der]

    def test_byte_for_byte_it_finds_at_least_the_same(self, pool: CertificatePool) -> None:
        for subject in SUBJECTS:
            assert set(expected(subject)) <= set(ders(pool.by_prepared_subject(subject)))
        assert pool.by_prepared_subject(b"nothing") == ()


class TestByFingerprint:
    @pytest.mark.parametrize("digits", [8, 16, 63, 64])
    def test_prefixes(self, pool: CertificatePool, digits: int) -> None:
        for entity in ENTITIES:
            assert ders(pool.by_fingerprint(entity.sha256[:digits])) == [entity.der]

    def test_several_and_none(self, pool: CertificatePool) -> None:
        digit = ROOT.sha256[0]
        assert ders(pool.by_fingerprint(digit)) == [entity.der for entity in ENTITIES if entity.sha256.startswith(digit)]
        assert pool.by_fingerprint("g" * 8) == ()
        assert ders(pool.by_fingerprint("")) == [entity.der for entity in ENTITIES]

    def test_each_once(self) -> None:
        assert ders(pool_of([ROOT, ROOT], mixed).by_fingerprint(ROOT.sha256)) == [ROOT.der]


class TestWhole:
    def test_all_in_order(self, pool: CertificatePool) -> None:
        assert len(pool) == len(ENTITIES)
        assert ders(pool.certificates()) == [entity.der for entity in ENTITIES]
        assert [certificate.source.position for certificate in pool.certificates()] == list(range(1, len(ENTITIES) + 1))
        assert pool.unreadable() == ()

    @pytest.mark.parametrize(
        "broken", [b"", b"0", b"0\x82\x01\x00", ROOT.der[:-1], sealed(ROOT.der)[:-4], b"MII", b"!", sealed(b"no")]
    )
    def test_a_broken_block_is_named_and_hurts_no_other(self, broken: bytes) -> None:
        blocks = [(sealed(ROOT.der), "a", 1), (broken, "a", 2), (OTHER.der, "a", 3)]
        for way in (CertificatePool.by_subject, CertificatePool.by_prepared_subject):
            assert ders(way(CertificatePool(blocks), OTHER.subject)) == [OTHER.der]
            assert ders(way(CertificatePool(blocks), ROOT.subject)) == [ROOT.der]
        pool = CertificatePool(blocks)
        assert ders(pool.certificates()) == [ROOT.der, OTHER.der]
        assert pool.unreadable() == (Block(broken, "a", 2),)
        assert ders(pool.by_fingerprint("")) == [ROOT.der, OTHER.der]

    def test_of_nothing(self) -> None:
        pool = CertificatePool(())
        assert (len(pool), pool.by_subject(ROOT.subject), pool.by_prepared_subject(ROOT.subject)) == (0, (), ())
        assert list(pool.certificates()) == []

    def test_of_certificates_that_are_read_already(self) -> None:
        source = Source(GIVEN, "given.pem", 4)
        known = Certificate.from_der(ROOT.der, source, writer.sequence(writer.sequence(writer.oid("1.2.3"))))
        pool = CertificatePool.of([known, Certificate.from_der(OTHER.der), Certificate.from_der(ROOT.der)])
        assert len(pool) == 2
        assert pool.by_subject(ROOT.subject)[0] is known

    def test_added_up(self, pool: CertificatePool) -> None:
        more = [pki.root("Third Root"), pki.root("Example Root", key="another")]
        pool.by_subject(ROOT.subject)
        right = CertificatePool.of([Certificate.from_der(entity.der, Source(GIVEN, "x", 9)) for entity in more])
        both = pool + right
        assert len(both) == len(pool) + 2
        assert ders(both.certificates()) == [entity.der for entity in (*ENTITIES, *more)]
        assert ders(both.by_subject(ROOT.subject)) == [ROOT.der, more[1].der]
        assert both.by_subject(more[0].subject)[0].source == Source(GIVEN, "x", 9)
        assert both.by_subject(ROOT.subject)[0] is pool.by_subject(ROOT.subject)[0]
        assert ders(pool.by_subject(more[0].subject)) == []

    def test_pickled(self, pool: CertificatePool) -> None:
        pool.by_subject(ROOT.subject)
        again = pickle.loads(pickle.dumps(pool))  # noqa: S301 (its own)
        assert len(again) == len(pool)
        assert [ders(again.by_subject(subject)) for subject in SUBJECTS] == [expected(subject) for subject in SUBJECTS]
        assert [certificate.source for certificate in again.certificates()] == [c.source for c in pool.certificates()]

    def test_pickled_with_what_cannot_be_read_again_from_the_bytes(self) -> None:
        known = Certificate.from_der(ROOT.der, Source(GIVEN, "x"), writer.sequence(writer.sequence(writer.oid("1.2.3"))))
        (again,) = pickle.loads(pickle.dumps(CertificatePool.of([known]))).certificates()  # noqa: S301 (its own)
        assert (again.source, again.trust_settings) == (known.source, known.trust_settings)


class TestSubjectOf:
    @pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.name)
    def test_as_the_certificate_says(self, entity: pki.Entity) -> None:
        assert subject_of(entity.der) == Certificate.from_der(entity.der).subject_der == entity.subject

    def test_with_lengths_that_are_not_minimal(self) -> None:
        odd = b"\x30\x83\x00" + ROOT.der[2:]
        assert ROOT.der[1] == 0x82
        assert subject_of(odd) == ROOT.subject
        assert ders(CertificatePool([(odd, "", 1)]).by_subject(ROOT.subject)) == [odd]

    @pytest.mark.parametrize("entity", [ROOT, V1], ids=lambda entity: entity.name)
    def test_cut_short(self, entity: pki.Entity) -> None:
        assert {subject_of(entity.der[:end]) for end in range(len(entity.der))} == {None}
        assert subject_of(b"no certificate") is None
