"""The decoders: what each extension says, and that octets which do not follow the standard raise DerError and nothing else."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import strategies as st

from chainfix.certificates import der, extensions
from chainfix.certificates.certificate import Certificate, readable
from chainfix.certificates.der import DerError
from chainfix.certificates.extensions import AuthorityKeyId, BasicConstraints, PolicyConstraints
from tests.support import der as writer
from tests.support import pki

NULL = b"\x05\x00"
TRUE, FALSE = writer.boolean(value=True), writer.boolean(value=False)
POLICY = writer.oid("1.2.3")

DECODERS: dict[str, Callable[[bytes], object]] = {
    "basic_constraints": extensions.basic_constraints,
    "key_usage": extensions.key_usage,
    "extended_key_usage": extensions.extended_key_usage,
    "authority_key_id": extensions.authority_key_id,
    "subject_key_id": extensions.subject_key_id,
    "subject_alt_names": extensions.subject_alt_names,
    "name_constraints": extensions.name_constraints,
    "certificate_policies": extensions.certificate_policies,
    "policy_mappings": extensions.policy_mappings,
    "policy_constraints": extensions.policy_constraints,
    "inhibit_any_policy": extensions.inhibit_any_policy,
    "ca_issuers": extensions.ca_issuers,
    "sct_times": extensions.sct_times,
}
REFUSED: dict[str, list[bytes]] = {
    "basic_constraints": [
        writer.sequence(NULL),
        writer.sequence(TRUE, TRUE),
        writer.sequence(writer.integer(0), writer.integer(1)),
        writer.sequence(TRUE, writer.integer(-1)),
        writer.sequence(TRUE, b"\x02\x02\x00\x01"),
        writer.sequence(TRUE, b"\x02\x00"),
        writer.sequence(b"\x01\x00"),
        writer.sequence(b"\x01\x02\xff\xff"),
    ],
    "key_usage": [writer.octets(b"\x06"), b"\x03\x00", writer.bits(b"\x06", unused=8)],
    "extended_key_usage": [writer.sequence(), writer.sequence(NULL), POLICY],
    "authority_key_id": [writer.sequence(NULL), writer.octets(b"id"), writer.sequence(writer.tlv(0xA1, NULL))],
    "subject_key_id": [b"id", writer.bits(b"id"), writer.octets(b"id") + NULL],
    "subject_alt_names": [writer.sequence(), writer.sequence(NULL), pki.dns_name("a")],
    "name_constraints": [
        writer.sequence(),
        writer.sequence(writer.tlv(0xA0)),
        writer.sequence(writer.tlv(0xA2, writer.sequence(pki.dns_name("a")))),
        writer.sequence(writer.tlv(0xA0, NULL)),
        writer.sequence(writer.tlv(0xA0, writer.sequence())),
        writer.sequence(writer.tlv(0xA0, writer.sequence(NULL))),
        writer.sequence(writer.tlv(0xA0, writer.sequence(pki.dns_name("a"), b"\x80\x01\x01"))),
        writer.sequence(writer.tlv(0xA0, writer.sequence(pki.dns_name("a"), b"\x81\x01\x00"))),
        writer.sequence(*[writer.tlv(0xA0, writer.sequence(pki.dns_name("a")))] * 2),
    ],
    "certificate_policies": [
        writer.sequence(),
        writer.sequence(writer.sequence()),
        writer.sequence(writer.sequence(NULL)),
        writer.sequence(POLICY),
        writer.sequence(*[writer.sequence(POLICY)] * 2),
    ],
    "policy_mappings": [
        writer.sequence(),
        writer.sequence(writer.sequence()),
        writer.sequence(writer.sequence(POLICY)),
        writer.sequence(writer.sequence(POLICY, NULL)),
        writer.sequence(writer.sequence(POLICY, POLICY, POLICY)),
    ],
    "policy_constraints": [writer.sequence(), writer.sequence(b"\x80\x01\xff"), writer.sequence(b"\x82\x01\x00")],
    "inhibit_any_policy": [writer.integer(-1), NULL, b"\x02\x02\x00\x01", writer.integer(0) * 2, b"\x02\x00"],
    "ca_issuers": [
        writer.sequence(writer.sequence()),
        writer.sequence(writer.sequence(POLICY)),
        writer.sequence(writer.sequence(POLICY, pki.uri_name("a"), NULL)),
        writer.sequence(NULL),
        NULL,
    ],
    "sct_times": [
        writer.octets(b""),
        writer.octets(b"\0"),
        writer.octets(b"\0\1"),
        writer.octets(b"\0\0\0\0"),
        writer.octets(b"\0\3\0\1\0"),
        writer.octets(b"\0\4\0\3\0\0"),
        writer.sequence(),
    ],
}


def value_of(entity: pki.Entity, oid: bytes) -> bytes:
    return Certificate.from_der(entity.der).extensions[oid].value


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "value"), [(name, value) for name, values in REFUSED.items() for value in [*values, b"", b"\x30"]]
    )
    def test_octets_that_are_not_the_extension(self, name: str, value: bytes) -> None:
        with pytest.raises(DerError):
            DECODERS[name](value)

    @given(st.sampled_from(sorted(DECODERS)), st.data())
    def test_any_octets_are_decoded_or_refused(self, name: str, data: st.DataObject) -> None:
        value = data.draw(st.sampled_from(REFUSED[name]) | st.binary(max_size=30))
        at = data.draw(st.integers(0, len(value)))
        with suppress(DerError):
            DECODERS[name](value[:at] + data.draw(st.binary(max_size=3)) + value[at + data.draw(st.integers(0, 2)) :])

    def test_every_decoder_of_a_certificate_is_tried_here(self) -> None:
        from chainfix.certificates.certificate import _DECODERS

        assert set(_DECODERS.values()) == set(DECODERS.values()) - {extensions.sct_times}  # asked of leaves, by some stores


class TestBasicConstraints:
    @pytest.mark.parametrize(
        ("value", "meant"),
        [
            (writer.sequence(), BasicConstraints(ca=False, path_length=None, explicit_default=False)),
            (writer.sequence(TRUE), BasicConstraints(ca=True, path_length=None, explicit_default=False)),
            (writer.sequence(TRUE, writer.integer(0)), BasicConstraints(ca=True, path_length=0, explicit_default=False)),
            (writer.sequence(TRUE, writer.integer(300)), BasicConstraints(ca=True, path_length=300, explicit_default=False)),
            (writer.sequence(FALSE), BasicConstraints(ca=False, path_length=None, explicit_default=True)),
            (writer.sequence(FALSE, writer.integer(3)), BasicConstraints(ca=False, path_length=3, explicit_default=True)),
            (writer.sequence(writer.integer(3)), BasicConstraints(ca=False, path_length=3, explicit_default=False)),
        ],
    )
    def test_values(self, value: bytes, meant: BasicConstraints) -> None:
        assert extensions.basic_constraints(value) == meant


class TestKeyUsage:
    @pytest.mark.parametrize("bit", range(9))
    def test_each_bit(self, bit: int) -> None:
        entity = pki.root("R", key_usage=(pki.KEY_USAGE_BITS[bit],))
        assert extensions.key_usage(value_of(entity, extensions.KEY_USAGE)) == 1 << bit

    def test_several_and_none(self) -> None:
        assert extensions.key_usage(writer.bits(b"\x06", unused=1)) == extensions.KEY_CERT_SIGN | 1 << 6
        assert extensions.key_usage(b"\x03\x01\x00") == 0

    def test_unused_bits_do_not_count(self) -> None:
        assert extensions.key_usage(writer.bits(b"\xff", unused=7)) == 1


class TestExtendedKeyUsage:
    def test_purposes(self) -> None:
        entity = pki.root("R", eku=(pki.SERVER_AUTH, pki.CLIENT_AUTH, pki.ANY_EKU, pki.UNKNOWN))
        found = extensions.extended_key_usage(value_of(entity, extensions.EXTENDED_KEY_USAGE))
        unknown = writer.oid(pki.UNKNOWN)[2:]
        assert found == {extensions.SERVER_AUTH, extensions.CLIENT_AUTH, extensions.ANY_EKU, unknown}


class TestKeyIdentifiers:
    def test_all_three_parts_of_an_aki(self) -> None:
        issuer = pki.name_der(("CN", "Issuer of the issuer"))
        entity = pki.root("R").ca("I", aki=b"key id", aki_issuer=(issuer, 0x1234))
        found = extensions.authority_key_id(value_of(entity, extensions.AUTHORITY_KEY_ID))
        assert found == AuthorityKeyId(b"key id", issuer, b"\x12\x34")

    def test_an_empty_aki_and_one_without_key_id(self) -> None:
        assert extensions.authority_key_id(writer.sequence()) == AuthorityKeyId(None, None, None)
        other = writer.sequence(writer.tlv(0xA1, pki.dns_name("a")), writer.tlv(0x82, b"\x05"))
        assert extensions.authority_key_id(other) == AuthorityKeyId(None, None, b"\x05")

    @pytest.mark.parametrize("key_id", [b"", b"\x00", b"k" * 20, b"k" * 300])
    def test_an_ski(self, key_id: bytes) -> None:
        assert extensions.subject_key_id(writer.octets(key_id)) == key_id


ONE_OF_EACH = [
    pki.other_name("1.2.3", NULL),
    pki.rfc822_name("a@example.org"),
    pki.dns_name("example.org"),
    pki.x400_address("XX"),
    pki.directory_name(pki.name_der(("CN", "a"))),
    pki.edi_party_name("a"),
    pki.uri_name("http://example.org/"),
    pki.ip_name("192.0.2.1"),
    pki.registered_id("1.2.3"),
]


class TestAltNames:
    def test_names_of_every_type_in_their_order(self) -> None:
        found = extensions.subject_alt_names(writer.sequence(*ONE_OF_EACH))
        assert [name.whole for name in found] == ONE_OF_EACH
        assert [name.tag for name in found] == list(extensions.GENERAL_NAMES)

    def test_their_contents(self) -> None:
        (name,) = extensions.subject_alt_names(writer.sequence(ONE_OF_EACH[2]))
        assert (name.tag, name.content) == (extensions.DNS_NAME, b"example.org")


class TestNameConstraints:
    def test_both_lists(self) -> None:
        value = pki.constraints([pki.dns_name("a"), pki.dns_name("b")], [pki.ip_name("192.0.2.0/24")])
        found = extensions.name_constraints(value)
        assert [base.content for base in found.permitted] == [b"a", b"b"]
        assert [base.content for base in found.excluded] == [bytes((192, 0, 2, 0, 255, 255, 255, 0))]

    def test_a_minimum_of_0_may_be_written(self) -> None:
        value = writer.sequence(writer.tlv(0xA1, writer.sequence(pki.dns_name("a"), b"\x80\x01\x00")))
        assert [base.content for base in extensions.name_constraints(value).excluded] == [b"a"]
        assert extensions.name_constraints(value).permitted == ()


class TestPolicies:
    def test_identifiers_in_their_order_without_qualifiers(self) -> None:
        notice = x509.PolicyInformation(x509.ObjectIdentifier("1.2.4"), ["http://example.org/cps"])
        plain = x509.PolicyInformation(x509.ObjectIdentifier("1.2.3"), None)
        found = extensions.certificate_policies(x509.CertificatePolicies([notice, plain]).public_bytes())
        assert [der.oid_text(policy) for policy in found] == ["1.2.4", "1.2.3"]

    def test_mappings(self) -> None:
        entity = pki.root("R", policy_mappings=[("1.2.3", "1.2.4"), ("1.2.5", "1.2.6")])
        found = extensions.policy_mappings(value_of(entity, extensions.POLICY_MAPPINGS))
        texts = [(der.oid_text(there), der.oid_text(here)) for there, here in found]
        assert texts == [("1.2.3", "1.2.4"), ("1.2.5", "1.2.6")]

    @pytest.mark.parametrize("counts", [(0, None), (None, 0), (3, 200), (128, None)])
    def test_constraints(self, counts: tuple[int | None, int | None]) -> None:
        entity = pki.root("R", policy_constraints=counts)
        assert extensions.policy_constraints(value_of(entity, extensions.POLICY_CONSTRAINTS)) == PolicyConstraints(*counts)

    @pytest.mark.parametrize("skip", [0, 5, 128, 100_000])
    def test_inhibit_any(self, skip: int) -> None:
        assert extensions.inhibit_any_policy(writer.integer(skip)) == skip


class TestCaIssuers:
    CA_ISSUERS, OCSP = writer.oid("1.3.6.1.5.5.7.48.2"), writer.oid("1.3.6.1.5.5.7.48.1")

    def test_urls_in_their_order_of_any_scheme(self) -> None:
        urls = ["http://b.example/x.p7c", "ldap:///CN=a?cACertificate", "https://a.example/", "file:///etc/x"]
        entity = pki.root("R", ca_issuers=urls)
        assert extensions.ca_issuers(value_of(entity, extensions.AUTHORITY_INFO_ACCESS)) == tuple(urls)

    def test_ocsp_and_names_that_are_no_urls_are_passed_over(self) -> None:
        value = writer.sequence(
            writer.sequence(self.OCSP, pki.uri_name("http://ocsp.example/")),
            writer.sequence(self.CA_ISSUERS, pki.dns_name("example.org")),
            writer.sequence(self.CA_ISSUERS, pki.uri_name(" http://a.example/ ")),
        )
        assert extensions.ca_issuers(value) == ("http://a.example/",)
        assert extensions.ca_issuers(writer.sequence()) == ()

    def test_lengths_that_are_not_minimal_do_not_hide_a_url(self) -> None:
        description = writer.sequence(self.CA_ISSUERS, b"\x86\x81\x08http://a")
        assert extensions.ca_issuers(b"\x30\x82\x00" + bytes((len(description),)) + description) == ("http://a",)

    def test_octets_that_are_not_ascii_are_no_error(self) -> None:
        description = writer.sequence(self.CA_ISSUERS, writer.tlv(0x86, b"http://\xff/"))
        assert extensions.ca_issuers(writer.sequence(description)) == ("http://\ufffd/",)


class TestIntegers:
    @given(st.integers(-(2**70), 2**70))
    def test_every_one(self, number: int) -> None:
        (element,) = der.elements(writer.integer(number))
        assert extensions.integer(element) == number

    @pytest.mark.parametrize("content", [b"", b"\0\x7f", b"\xff\x80", b"\0\0"])
    def test_none_or_too_long(self, content: bytes) -> None:
        with pytest.raises(DerError):
            extensions.integer(der.Element(2, content, b""))


class TestShared:
    def test_names_of_extensions(self) -> None:
        assert extensions.extension_name(extensions.BASIC_CONSTRAINTS) == "basicConstraints"
        assert extensions.extension_name(writer.oid(pki.UNKNOWN)[2:]) == pki.UNKNOWN
        assert extensions.extension_name(b"\x88") == "88"

    def test_object_identifiers_are_those_of_cryptography(self) -> None:
        known = x509.oid.ExtensionOID
        for name in ("SUBJECT_KEY_IDENTIFIER", "AUTHORITY_KEY_IDENTIFIER", "KEY_USAGE", "BASIC_CONSTRAINTS", "NAME_CONSTRAINTS",
                     "CERTIFICATE_POLICIES", "POLICY_MAPPINGS", "POLICY_CONSTRAINTS", "EXTENDED_KEY_USAGE", "INHIBIT_ANY_POLICY",
                     "AUTHORITY_INFORMATION_ACCESS", "SUBJECT_INFORMATION_ACCESS", "SUBJECT_ALTERNATIVE_NAME", "FRESHEST_CRL",
                     "ISSUER_ALTERNATIVE_NAME", "CRL_DISTRIBUTION_POINTS", "PRECERT_POISON"):  # fmt: skip
            assert writer.oid(getattr(known, name).dotted_string)[2:] in extensions.NAMES, name
        assert writer.oid(known.PRECERT_SIGNED_CERTIFICATE_TIMESTAMPS.dotted_string)[2:] == extensions.SCT_LIST
        assert extensions.NAMES[writer.oid(known.SUBJECT_KEY_IDENTIFIER.dotted_string)[2:]] == "subjectKeyIdentifier"

    def test_scts_are_read_as_cryptography_does(self) -> None:
        moments = [pki.NOW, pki.START + timedelta(milliseconds=1), pki.END]
        leaf = pki.self_signed_leaf("www.example.org", extensions=[pki.scts(*moments)])
        known = leaf.certificate.extensions.get_extension_for_class(x509.PrecertificateSignedCertificateTimestamps).value
        times = extensions.sct_times(value_of(leaf, extensions.SCT_LIST))
        assert [sct.timestamp.replace(tzinfo=UTC) for sct in known] == moments
        assert [datetime.fromtimestamp(time / 1000, UTC) for time in times] == moments
        assert Certificate.from_der(leaf.der).first_logged == int(pki.START.timestamp()) + 1

    def test_an_sct_of_another_version_is_passed_over(self) -> None:
        _, _, value = pki.scts(pki.NOW)
        assert extensions.sct_times(value[:6] + b"\1" + value[7:]) == ()

    def test_no_scts(self) -> None:
        for found in ([], [pki.scts()]):
            assert Certificate.from_der(pki.self_signed_leaf("www.example.org", extensions=found).der).first_logged is None

    @pytest.mark.parametrize("size", [1, 100, 200, 1000])
    def test_splitting_remembers_and_says_the_same(self, size: int) -> None:
        whole = writer.sequence(writer.oid(pki.UNKNOWN), writer.octets(b"v" * size))
        assert extensions.split(whole) == extensions.split(whole) == der.split_extension(whole)

    @pytest.mark.parametrize("key_id", [b"a" * 20, b"b" * 20])
    def test_a_key_identifier_is_its_own(self, key_id: bytes) -> None:
        whole = writer.sequence(writer.oid("2.5.29.14"), writer.octets(writer.octets(key_id)))
        assert extensions.subject_key_id(extensions.split(whole).value) == key_id

    def test_readable(self) -> None:
        assert readable(der.Extension(extensions.BASIC_CONSTRAINTS, critical=True, value=writer.sequence(), explicit_default=False))
        assert not readable(der.Extension(extensions.BASIC_CONSTRAINTS, critical=True, value=NULL, explicit_default=False))
        assert readable(der.Extension(b"\x2a", critical=True, value=b"\xff", explicit_default=False))
