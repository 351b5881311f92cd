"""One certificate: its facts, what is wrong with it in words, and that any bytes are a certificate or MalformedCertificate."""

import hashlib
import pickle
from base64 import b64decode
from datetime import UTC, datetime

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from chainfix.building.malformation import malformation
from chainfix.certificates import extensions
from chainfix.certificates.certificate import FETCHED, GIVEN, SERVED, Certificate, MalformedCertificate, Source
from chainfix.certificates.der import children
from chainfix.certificates.extensions import BasicConstraints
from tests.support import der as writer
from tests.support import pki

ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA", path_length=0, ca_issuers=["http://example.org/root.der", "ldap:///CN=root"])
LEAF = INTER.leaf("www.example.org", aki_issuer=(ROOT.subject, 77))
FULL = ROOT.ca(
    "Everything",
    ca_issuers=["http://example.org/"],
    policies=["1.2.3"],
    policy_mappings=[("1.2.3", "1.2.4")],
    policy_constraints=(1, 2),
    inhibit_any=3,
    eku=(pki.SERVER_AUTH,),
    san=["example.org", "192.0.2.1"],
    name_constraints=pki.constraints([pki.dns_name("example.org")], [pki.ip_name("192.0.2.0/24")]),
    aki_issuer=(ROOT.subject, 77),
    path_length=3,
)
V1 = pki.root("Old Root", version=None, is_ca=None, key_usage=None, ski=None)
BARE: pki.Options = {"is_ca": None, "key_usage": None, "ski": None, "aki": None}


def read(entity: pki.Entity) -> Certificate:
    return Certificate.from_der(entity.der)


def refielded(entity: pki.Entity, place: int, whole: bytes) -> pki.Entity:
    """The same with one field of its TBSCertificate replaced, signed anew."""
    fields = [field.whole for field in children(entity.certificate.tbs_certificate_bytes)]
    return pki.resigned(entity, lambda _: writer.sequence(*fields[:place], whole, *fields[place + 1 :]))


def redated(entity: pki.Entity, not_before: bytes) -> pki.Entity:
    place = 4 if entity.der.find(b"\xa0\3\2\1") > 0 else 3
    return refielded(entity, place, writer.sequence(not_before, writer.time(pki.END)))


class TestFacts:
    def test_of_a_ca(self) -> None:
        inter = read(INTER)
        assert inter.der == INTER.der
        assert (inter.subject_der, inter.issuer_der) == (INTER.subject, ROOT.subject)
        assert (inter.subject, inter.issuer, inter.name) == ("CN=Example CA", "CN=Example Root", "Example CA")
        assert (inter.spki_der, inter.algorithm_der) == (INTER.spki, pki.algorithm(ROOT.key, "sha256"))
        assert int.from_bytes(inter.serial) == INTER.serial
        assert inter.sha256 == hashlib.sha256(INTER.der).hexdigest()
        assert inter.tbs_der == INTER.certificate.tbs_certificate_bytes
        assert inter.signature == INTER.certificate.signature
        assert (inter.ski, inter.aki_key_id) == (INTER.ski, ROOT.ski)
        assert inter.ca_issuers == ("http://example.org/root.der", "ldap:///CN=root")
        assert inter.basic_constraints == BasicConstraints(ca=True, path_length=0, explicit_default=False)
        assert (inter.is_ca, inter.self_issued) == (True, False)
        assert inter.key_usage == 1 << 5 | 1 << 6
        assert (inter.malformations, inter.unreadable) == ((), ())

    def test_of_a_leaf(self) -> None:
        leaf = read(LEAF)
        assert (leaf.is_ca, leaf.self_issued, leaf.extended_key_usage) == (False, False, frozenset({extensions.SERVER_AUTH}))
        assert [name.content for name in leaf.alt_names] == [b"www.example.org"]
        assert leaf.aki == extensions.AuthorityKeyId(INTER.ski, ROOT.subject, b"\x4d")
        assert leaf.ca_issuers == ()

    def test_of_a_root_of_version_1(self) -> None:
        root = read(V1)
        assert root.self_issued
        assert root.extensions == {}
        assert (root.ski, root.aki, root.aki_key_id, root.basic_constraints, root.is_ca) == (None, None, None, None, False)
        assert (root.key_usage, root.extended_key_usage, root.name_constraints) == (None, None, None)
        assert (root.alt_names, root.ca_issuers, root.malformations) == ((), (), ())

    def test_dates_are_aware_and_both_seconds_count(self) -> None:
        first, last = datetime(1949, 1, 1, tzinfo=UTC), datetime(2050, 12, 31, 23, 59, 59, tzinfo=UTC)
        found = read(pki.root("R", not_before=datetime(1999, 5, 6, 7, 8, 9, tzinfo=UTC), not_after=last))
        assert (found.not_before.isoformat(), found.not_after) == ("1999-05-06T07:08:09+00:00", last)
        assert (found.starts, found.ends) == (int(found.not_before.timestamp()), int(last.timestamp()))
        assert first < found.not_before

    def test_self_issued_is_about_names_prepared(self) -> None:
        again = ROOT.ca("Example Root", subject=[("CN", "EXAMPLE  root", "printable")])
        assert read(again).self_issued
        assert not read(again).malformations

    def test_the_name_of_a_leaf_without_subject_is_its_first_dns_name(self) -> None:
        assert (
            read(INTER.leaf("www.example.org", san=["192.0.2.1", "a.example.org", "b.example.org"], subject=[])).name
            == "a.example.org"
        )
        assert read(INTER.leaf("www.example.org", san=["192.0.2.1"], subject=[])).name == "(no name)"
        assert read(INTER.leaf("www.example.org", san=None, subject=[])).name == "(no name)"
        assert read(INTER.leaf("www.example.org", san=[pki.dns_name("\xff")], subject=[])).name == "\ufffd\ufffd"

    def test_cryptography_loads_the_same(self) -> None:
        assert read(LEAF).to_cryptography() == LEAF.certificate


class TestIdentity:
    def test_equal_by_bytes_wherever_it_came_from(self) -> None:
        here, there = (
            Certificate.from_der(LEAF.der, Source(GIVEN, "a.pem")),
            Certificate.from_der(LEAF.der, Source(SERVED, "b:443", 1)),
        )
        assert here == there
        assert len({here, there, read(INTER)}) == 2
        assert here != read(INTER)
        assert here != LEAF.der

    def test_with_another_source(self) -> None:
        fetched = Source(FETCHED, "http://example.org/")
        first = Certificate.from_der(LEAF.der, Source(GIVEN, "a.pem"), writer.sequence(writer.sequence(writer.oid("1.2.3"))))
        second = first.with_source(fetched)
        assert (first.source.place, second.source) == ("a.pem", fetched)
        assert second == first
        assert second.trust_settings == first.trust_settings is not None
        assert second.sha256 == first.sha256

    def test_pickled_with_everything(self) -> None:
        settings_ = writer.sequence(writer.sequence(writer.oid("1.2.3")))
        first = Certificate.from_der(LEAF.der, Source(SERVED, "example.org:443", 2), settings_)
        second = pickle.loads(pickle.dumps(first))  # noqa: S301 (its own)
        assert (second, second.source, second.trust_settings) == (first, first.source, first.trust_settings)
        assert (second.starts, second.ends, second.extensions) == (first.starts, first.ends, first.extensions)

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            (Source(), ""),
            (Source(GIVEN, "a.pem"), "a.pem"),
            (Source(GIVEN, "a.pem", 1), "a.pem"),
            (Source(GIVEN, "a.pem", 2), "a.pem, certificate 2"),
        ],
    )
    def test_a_source_in_words(self, source: Source, words: str) -> None:
        assert source.describe() == words

    def test_shown(self) -> None:
        assert repr(read(LEAF)) == f"<Certificate 'www.example.org' by 'Example CA' {LEAF.sha256[:8]}>"


class TestPem:
    @pytest.mark.parametrize("entity", [ROOT, INTER, LEAF, V1], ids=lambda entity: entity.name)
    def test_strict_and_read_again(self, entity: pki.Entity) -> None:
        text = read(entity).pem
        lines = text.split("\n")
        assert (lines[0], lines[-2], lines[-1]) == ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "")
        assert {len(line) for line in lines[1:-3]} == {64}
        assert 0 < len(lines[-3]) <= 64
        assert b64decode("".join(lines[1:-2]), validate=True) == entity.der
        assert Certificate.from_pem(text) == Certificate.from_pem(text.encode()) == read(entity)

    def test_its_source_and_the_text_around_it(self) -> None:
        found = Certificate.from_pem("Subject: CN=x\n" + LEAF.pem.replace("\n", "\r\n") + "more", Source(GIVEN, "a.pem"))
        assert (found, found.source.place) == (read(LEAF), "a.pem")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "no PEM",
            LEAF.pem.replace("-----END CERTIFICATE-----", ""),
            LEAF.pem.replace("CERTIFICATE", "X509 CRL"),
            "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        ],
    )
    def test_no_certificate_in_it(self, text: str) -> None:
        with pytest.raises(MalformedCertificate):
            Certificate.from_pem(text)


class TestMalformations:
    def test_none_in_an_ordinary_one(self) -> None:
        for entity in (ROOT, INTER, LEAF, FULL, V1):
            assert read(entity).malformations == ()
            assert malformation(read(entity)) is None

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (
                {"extensions": [("2.5.29.37", False, writer.sequence(writer.oid("1.2.3")))] * 2},
                "the extension extKeyUsage stands in it twice",
            ),
            ({"extensions": [(pki.UNKNOWN, False, b"\5\0")] * 2}, f"the extension {pki.UNKNOWN} stands in it twice"),
            ({"extensions": [("2.5.29.36", False, b"\5\0")]}, "the extension policyConstraints cannot be read"),
            ({"basic_constraints": writer.sequence(writer.boolean(value=False))}, "cA FALSE is written out"),
            ({"version": None}, "extensions in a certificate that is not of version 3"),
            ({"version": 1}, "extensions in a certificate that is not of version 3"),
            ({"outer_algorithm": pki.algorithm(ROOT.key, "sha384")}, "the signature algorithm inside and outside differ"),
        ],
    )
    def test_one_each(self, options: pki.Options, words: str) -> None:
        (told,) = read(ROOT.ca("Odd", **options)).malformations
        assert told.startswith(words)

    def test_critical_false_written_out(self) -> None:
        explicit = writer.sequence(writer.oid(pki.UNKNOWN), writer.boolean(value=False), writer.octets(b"\5\0"))
        (told,) = read(refielded(INTER, 7, writer.tlv(0xA3, writer.sequence(explicit)))).malformations
        assert told.startswith("critical FALSE is written out")

    @pytest.mark.parametrize("entity", [LEAF, V1], ids=lambda entity: entity.name)
    @pytest.mark.parametrize(
        ("tag", "text", "meant"),
        [
            (0x17, "2601010000Z", datetime(2026, 1, 1, tzinfo=UTC)),
            (0x17, "260101000000+0100", datetime(2025, 12, 31, 23, tzinfo=UTC)),
            (0x18, "20260101000000.5Z", datetime(2026, 1, 1, tzinfo=UTC)),
        ],
    )
    def test_a_date_that_the_profile_forbids(self, entity: pki.Entity, tag: int, text: str, meant: datetime) -> None:
        found = read(redated(entity, writer.tlv(tag, text.encode())))
        assert found.not_before == meant
        assert found.malformations == ("a date is not written as RFC 5280 asks",)

    def test_of_a_duplicate_the_first_counts(self) -> None:
        again = (("2.5.29.14", False, writer.octets(b"second")),)
        found = read(ROOT.ca("Odd", ski=b"first", extensions=again))
        assert found.ski == b"first"
        assert (
            malformation(found)
            == "the extension subjectKeyIdentifier stands in it twice (Go, Chromium and Python's cryptography refuse it)"
        )

    def test_an_unreadable_value_is_as_if_it_were_not_there(self) -> None:
        oids = ("2.5.29.14", "2.5.29.35", "2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.30", "2.5.29.17", "1.3.6.1.5.5.7.1.1")
        found = read(ROOT.ca("Odd", **(BARE | {"extensions": [(oid, False, b"\x02") for oid in oids]})))
        assert (found.ski, found.aki, found.aki_key_id, found.basic_constraints, found.is_ca) == (None, None, None, None, False)
        assert (found.key_usage, found.extended_key_usage, found.name_constraints) == (None, None, None)
        assert (found.alt_names, found.ca_issuers) == ((), ())
        assert len(found.unreadable) == len(found.malformations) == len(oids)

    def test_what_only_cryptography_refuses_is_told_too(self) -> None:
        policy = x509.UserNotice(None, "text")
        value = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("1.2.3"), [policy])]).public_bytes()
        found = read(ROOT.ca("Odd", extensions=[("2.5.29.32", False, value.replace(b"\x0c\x04text", b"\x0c\x04\xff\xff\xff\xff"))]))
        assert found.malformations == ()
        assert "cryptography refuses it" in str(malformation(found))


class TestTrustSettings:
    """X509_CERT_AUX, which OpenSSL writes behind the certificate in a TRUSTED CERTIFICATE."""

    TRUST, REJECT = writer.oid("1.3.6.1.5.5.7.3.1"), writer.oid("1.3.6.1.5.5.7.3.2")

    @pytest.mark.parametrize(
        ("auxiliary", "trusted", "rejected"),
        [
            (writer.sequence(), set(), set()),
            (writer.sequence(writer.sequence(TRUST)), {extensions.SERVER_AUTH}, set()),
            (writer.sequence(writer.tlv(0xA0, REJECT)), set(), {extensions.CLIENT_AUTH}),
            (
                writer.sequence(writer.sequence(TRUST, REJECT), writer.tlv(0xA0, REJECT), b"\x0c\x01a"),
                {extensions.SERVER_AUTH, extensions.CLIENT_AUTH},
                {extensions.CLIENT_AUTH},
            ),
        ],
    )
    def test_read(self, auxiliary: bytes, trusted: set[bytes], rejected: set[bytes]) -> None:
        found = Certificate.from_der(ROOT.der, trust_settings=auxiliary).trust_settings
        assert found is not None
        assert (set(found.trusted), set(found.rejected)) == (trusted, rejected)

    @pytest.mark.parametrize("auxiliary", [None, b"", b"\x30", b"\x31\x00", b"\x30\x02\x30\x01"])
    def test_none_or_broken(self, auxiliary: bytes | None) -> None:
        assert Certificate.from_der(ROOT.der, trust_settings=auxiliary).trust_settings is None


PROPERTIES = [name for name, value in vars(Certificate).items() if isinstance(value, property)]


def changed(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Each edit removes some bytes somewhere and puts others in their place."""
    for at, cut, more in edits:
        at %= len(data) + 1  # noqa: PLW2901 (what was drawn is any number)
        data = data[:at] + more + data[at + cut :]
    return data


MORE = st.binary(max_size=2) | st.sampled_from([b"\x80", b"\x81", b"\x82", b"\x84", b"\xff", b"\x00", b"\x30\x00", b"+", b"Z"])
EDITS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 3), MORE), min_size=1, max_size=3)


class TestAnyBytes:
    """Nothing but MalformedCertificate comes out of from_der, and nothing at all out of what it accepted."""

    def look_at_everything(self, data: bytes) -> bool:
        try:
            found = Certificate.from_der(data)
        except MalformedCertificate:
            return False
        for name in PROPERTIES:
            getattr(found, name)
        assert found.not_before.timestamp() == found.starts
        assert Certificate.from_pem(found.pem) == found
        assert isinstance(repr(found), str)
        told = malformation(found)
        if told is None:
            assert found.to_cryptography().extensions is not None
        return True

    @given(st.sampled_from([LEAF, FULL, V1]), EDITS)
    @settings(max_examples=400, deadline=None)
    def test_a_certificate_with_some_bytes_changed(self, entity: pki.Entity, edits: list[tuple[int, int, bytes]]) -> None:
        self.look_at_everything(changed(entity.der, edits))

    @given(st.sampled_from([LEAF, FULL]), st.integers(0, 1 << 16), st.integers(0, 255))
    @settings(max_examples=400, deadline=None)
    def test_a_certificate_with_one_byte_replaced(self, entity: pki.Entity, at: int, byte: int) -> None:
        at %= len(entity.der)
        self.look_at_everything(entity.der[:at] + bytes((byte,)) + entity.der[at + 1 :])

    @given(st.binary(max_size=60))
    def test_any_other_bytes(self, data: bytes) -> None:
        assert not self.look_at_everything(data)

    @pytest.mark.parametrize("entity", [LEAF, FULL, V1], ids=lambda entity: entity.name)
    def test_cut_anywhere_or_followed_by_anything(self, entity: pki.Entity) -> None:
        assert not any(self.look_at_everything(entity.der[:end]) for end in range(len(entity.der)))
        assert not any(self.look_at_everything(entity.der + more) for more in (b"\0", b"\n", entity.der))
        assert self.look_at_everything(entity.der)

    @pytest.mark.parametrize("text", ["20260101000000+9999", "00010101000000+0100", "99991231235959-2359"])
    def test_dates_that_no_calendar_has(self, text: str) -> None:
        for entity in (LEAF, V1):
            with pytest.raises(MalformedCertificate):
                read(redated(entity, writer.tlv(0x18, text.encode())))
