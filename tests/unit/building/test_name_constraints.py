"""Name constraints (RFC 5280 4.2.1.10) of the nine GeneralName forms, each permitted, excluded and malformed.

The CA in the middle bears the constraint, the leaf the name; the list is built or it is not.
"""

from typing import NamedTuple

import pytest

from tests.support import der, pki
from tests.support.verdicts import builds

ROOT = pki.root("Root")
ORGANISATION = pki.name_der(("C", "DE"), ("O", "Example"))
UTF8 = pki.STRING_TAGS["utf8"]


class Form(NamedTuple):
    """A form of GeneralName with a subtree, a name inside, a name outside, and what is malformed."""

    name: str
    base: bytes
    inside: bytes
    outside: bytes
    malformed_bases: tuple[bytes, ...]
    malformed_names: tuple[bytes, ...]


SUPPORTED = (
    Form(
        name="rfc822Name",
        base=pki.rfc822_name("example.org"),
        inside=pki.rfc822_name("host@example.org"),
        outside=pki.rfc822_name("host@example.com"),
        malformed_bases=(der.tlv(0x81, b"ex\xffample.org"), pki.rfc822_name("example..org")),
        malformed_names=(pki.rfc822_name("example.org"), pki.rfc822_name("@example.org"), der.tlv(0x81, b"host@ex\xffample.org")),
    ),
    Form(
        name="dNSName",
        base=pki.dns_name("example.org"),
        inside=pki.dns_name("www.example.org"),
        outside=pki.dns_name("www.example.com"),
        malformed_bases=(der.tlv(0x82, b"\xff"), pki.dns_name("example..org")),
        malformed_names=(der.tlv(0x82, b"www\xff.example.org"), pki.dns_name("www..example.org"), pki.dns_name("www .example.org")),
    ),
    Form(
        name="directoryName",
        base=pki.directory_name(ORGANISATION),
        inside=pki.directory_name(pki.name_der(("C", "DE"), ("O", "Example"), ("CN", "x"))),
        outside=pki.directory_name(pki.name_der(("C", "DE"), ("O", "Other"), ("CN", "x"))),
        malformed_bases=(pki.directory_name(b"\x04\x00"), der.tlv(0xA4, b"\x30\x05\x31")),
        malformed_names=(pki.directory_name(der.sequence(der.tlv(0x31, b"\x05\x00"))),),
    ),
    Form(
        name="uniformResourceIdentifier",
        base=pki.uri_name("example.org"),
        inside=pki.uri_name("https://example.org:8443/path"),
        outside=pki.uri_name("https://example.com/"),
        malformed_bases=(der.tlv(0x86, b"\xff"), pki.uri_name("example..org")),
        malformed_names=(
            pki.uri_name("urn:example:org"),
            pki.uri_name("https://192.0.2.1/"),
            pki.uri_name("https://[2001:db8::1]/"),
        ),
    ),
    Form(
        name="iPAddress",
        base=pki.ip_name("192.0.2.0/24"),
        inside=pki.ip_name("192.0.2.1"),
        outside=pki.ip_name("198.51.100.1"),
        malformed_bases=(der.tlv(0x87, b"\xc0\x00\x02"), der.tlv(0x87, b"\xc0\x00\x02\x00\xff\x00\xff\x00")),
        malformed_names=(der.tlv(0x87, b"\xc0\x00\x02"), der.tlv(0x87, b"")),
    ),
)
UNSUPPORTED = (
    Form(
        name="otherName",
        base=pki.other_name(pki.UNKNOWN, der.tlv(UTF8, b"a")),
        inside=pki.other_name(pki.UNKNOWN, der.tlv(UTF8, b"a")),
        outside=pki.other_name(pki.UNKNOWN, der.tlv(UTF8, b"b")),
        malformed_bases=(der.tlv(0xA0, b"\x05\x00"),),
        malformed_names=(der.tlv(0xA0, b"\x05\x00"),),
    ),
    Form(
        name="x400Address",
        base=pki.x400_address("DE"),
        inside=pki.x400_address("DE"),
        outside=pki.x400_address("FR"),
        malformed_bases=(der.tlv(0xA3, b"\x05\x00"),),
        malformed_names=(der.tlv(0xA3, b"\x05\x00"),),
    ),
    Form(
        name="ediPartyName",
        base=pki.edi_party_name("a"),
        inside=pki.edi_party_name("a"),
        outside=pki.edi_party_name("b"),
        malformed_bases=(der.tlv(0xA5, b"\x05\x00"),),
        malformed_names=(der.tlv(0xA5, b"\x05\x00"),),
    ),
    Form(
        name="registeredID",
        base=pki.registered_id("1.2.3"),
        inside=pki.registered_id("1.2.3"),
        outside=pki.registered_id("1.2.4"),
        malformed_bases=(der.tlv(0x88, b"\x80"),),
        malformed_names=(der.tlv(0x88, b"\x80"),),
    ),
)
ALL = (*SUPPORTED, *UNSUPPORTED)


def allowed(extension: bytes, *names: bytes, subject: bytes | None = None, critical: bool = True) -> bool:
    """Whether a leaf with these names is accepted below a CA with this extension."""
    inter = ROOT.ca("CA", name_constraints=extension, not_critical=() if critical else ["2.5.29.30"])
    leaf = inter.leaf("x", san=names or None, subject=subject if subject is not None else pki.name_der())
    return builds(leaf, [ROOT], [inter])


def permitted(base: bytes) -> bytes:
    return pki.constraints(permitted=[base])


def excluded(base: bytes) -> bytes:
    return pki.constraints(excluded=[base])


def by_name(form: Form) -> str:
    return form.name


def test_the_table_has_all_nine_forms() -> None:
    assert [form.base[0] & 0x1F for form in sorted(ALL, key=lambda form: form.base[0] & 0x1F)] == list(range(9))


@pytest.mark.parametrize("form", SUPPORTED, ids=by_name)
def test_permitted(form: Form) -> None:
    """Any name ... not within the permitted subtrees is invalid; other forms are not restricted."""
    assert allowed(permitted(form.base), form.inside)
    assert not allowed(permitted(form.base), form.outside)
    assert not allowed(permitted(form.base), form.inside, form.outside)
    assert all(allowed(permitted(form.base), other.inside) for other in ALL if other != form)


@pytest.mark.parametrize("form", SUPPORTED, ids=by_name)
def test_excluded(form: Form) -> None:
    """Any name matching a restriction in the excludedSubtrees field is invalid regardless of the permittedSubtrees."""
    assert not allowed(excluded(form.base), form.inside)
    assert allowed(excluded(form.base), form.outside)
    assert not allowed(pki.constraints([form.base], [form.base]), form.inside)
    assert all(allowed(excluded(form.base), other.inside) for other in ALL if other != form)


@pytest.mark.parametrize("form", SUPPORTED, ids=by_name)
def test_malformed(form: Form) -> None:
    """What cannot be compared is neither shown to be permitted nor shown not to be excluded."""
    for base in form.malformed_bases:
        assert not allowed(permitted(base), form.inside), base
        assert not allowed(excluded(base), form.outside), base
    for name in form.malformed_names:
        assert not allowed(permitted(form.base), name), name
        assert not allowed(excluded(form.base), name), name


@pytest.mark.parametrize("form", SUPPORTED, ids=by_name)
def test_a_malformed_subtree_refuses_beside_one_that_fits(form: Form) -> None:
    for base in form.malformed_bases:
        assert not allowed(pki.constraints(permitted=[form.base, base]), form.inside), base
        assert not allowed(pki.constraints(permitted=[form.base], excluded=[base]), form.inside), base


@pytest.mark.parametrize("form", UNSUPPORTED, ids=by_name)
def test_an_unsupported_form_permitted(form: Form) -> None:
    """If an application can't process such constraints, it rejects the certificate that bears the form (4.2.1.10)."""
    assert not allowed(permitted(form.base), form.inside)
    assert not allowed(permitted(form.base), form.outside)
    assert allowed(permitted(form.base), pki.dns_name("www.example.org"))


@pytest.mark.parametrize("form", UNSUPPORTED, ids=by_name)
def test_an_unsupported_form_excluded(form: Form) -> None:
    assert not allowed(excluded(form.base), form.inside)
    assert not allowed(excluded(form.base), form.outside)
    assert allowed(excluded(form.base), pki.dns_name("www.example.org"))


@pytest.mark.parametrize("form", UNSUPPORTED, ids=by_name)
def test_an_unsupported_form_malformed(form: Form) -> None:
    for base in form.malformed_bases:
        assert not allowed(permitted(base), form.inside)
        assert not allowed(excluded(base), form.outside)
    for name in form.malformed_names:
        assert not allowed(permitted(form.base), name)
        assert not allowed(excluded(form.base), name)


@pytest.mark.parametrize("form", UNSUPPORTED, ids=by_name)
def test_an_unsupported_form_that_is_not_critical_is_passed_over(form: Form) -> None:
    """Only an extension that is marked as critical must be processed or refused."""
    assert allowed(permitted(form.base), form.outside, critical=False)


@pytest.mark.parametrize("form", SUPPORTED, ids=by_name)
def test_a_supported_form_is_processed_though_not_critical(form: Form) -> None:
    assert not allowed(permitted(form.base), form.outside, critical=False)


@pytest.mark.parametrize(
    ("base", "name", "within"),
    [
        ("example.org", "example.org", True),
        ("example.org", "a.b.example.org", True),
        ("example.org", "notexample.org", False),
        ("EXAMPLE.org", "www.Example.ORG", True),
        ("www.example.org", "example.org", False),
        ("example.org", "*.example.org", True),
        ("", "www.example.org", True),
        (".example.org", "www.example.org", True),
        (".example.org", "example.org", False),
    ],
)
def test_dns_subtrees(base: str, name: str, within: bool) -> None:
    """Any DNS name that can be constructed by simply adding zero or more labels to the left-hand side satisfies the constraint."""
    assert allowed(permitted(pki.dns_name(base)), pki.dns_name(name)) == within
    assert allowed(excluded(pki.dns_name(base)), pki.dns_name(name)) != within


def test_an_excluded_host_excludes_the_wildcard_that_could_be_it() -> None:
    assert not allowed(excluded(pki.dns_name("www.example.org")), pki.dns_name("*.example.org"))
    assert not allowed(permitted(pki.dns_name("www.example.org")), pki.dns_name("*.example.org"))


@pytest.mark.parametrize(
    ("base", "name", "within"),
    [
        ("host@example.org", "host@example.org", True),
        ("host@example.org", "host@EXAMPLE.org", True),
        ("host@example.org", "Host@example.org", False),
        ("host@example.org", "other@example.org", False),
        ("example.org", "any@example.org", True),
        ("example.org", "any@sub.example.org", False),
        (".example.org", "any@sub.example.org", True),
        (".example.org", "any@example.org", False),
    ],
)
def test_mailbox_subtrees(base: str, name: str, within: bool) -> None:
    """A particular mailbox, all addresses on a host, or with a period all mailboxes in a domain (not on its host)."""
    assert allowed(permitted(pki.rfc822_name(base)), pki.rfc822_name(name)) == within
    assert allowed(excluded(pki.rfc822_name(base)), pki.rfc822_name(name)) != within


@pytest.mark.parametrize(
    ("base", "name", "within"),
    [
        ("example.org", "http://example.org", True),
        ("example.org", "HTTPS://user:pass@EXAMPLE.org:8443/?q#f", True),
        ("example.org", "http://www.example.org/", False),
        (".example.org", "http://www.example.org/", True),
        (".example.org", "http://a.b.example.org/", True),
        (".example.org", "http://example.org/", False),
        ("example.org", "http://example.com/example.org", False),
        ("example.org", "http://example.org@example.com/", False),
    ],
)
def test_uri_subtrees(base: str, name: str, within: bool) -> None:
    """The constraint applies to the host part of the name; with a period it MAY be expanded with one or more labels."""
    assert allowed(permitted(pki.uri_name(base)), pki.uri_name(name)) == within
    assert allowed(excluded(pki.uri_name(base)), pki.uri_name(name)) != within


@pytest.mark.parametrize(
    ("base", "name", "within"),
    [
        ("192.0.2.0/24", "192.0.2.255", True),
        ("192.0.2.0/24", "192.0.3.0", False),
        ("192.0.2.1/32", "192.0.2.1", True),
        ("0.0.0.0/0", "198.51.100.1", True),
        ("2001:db8::/32", "2001:db8:ffff::1", True),
        ("2001:db8::/32", "2001:db9::1", False),
        ("0.0.0.0/0", "2001:db8::1", False),
        ("::/0", "192.0.2.1", False),
    ],
)
def test_address_subtrees(base: str, name: str, within: bool) -> None:
    """Eight octets for IPv4, thirty-two for IPv6, in the style of RFC 4632 (CIDR)."""
    assert allowed(permitted(pki.ip_name(base)), pki.ip_name(name)) == within
    assert allowed(excluded(pki.ip_name(base)), pki.ip_name(name)) != within


@pytest.mark.parametrize(
    ("name", "within"),
    [
        (pki.name_der(("C", "DE"), ("O", "Example")), True),
        (pki.name_der(("C", "de", "printable"), ("O", "  EXAMPLE ", "bmp"), ("CN", "x")), True),
        (pki.name_der(("C", "DE")), False),
        (pki.name_der(("O", "Example"), ("C", "DE")), False),
        (pki.name_der(("C", "DE"), ("O", "Example Ltd")), False),
    ],
)
def test_directory_subtrees(name: bytes, within: bool) -> None:
    """A name is within a subtree if it begins with the RDNs of the base, compared as in section 7.1; the subject counts."""
    base = pki.directory_name(ORGANISATION)
    assert allowed(permitted(base), subject=name) == within
    assert allowed(excluded(base), subject=name) != within
    assert allowed(permitted(base), pki.directory_name(name)) == within


def test_an_empty_subject_is_no_name() -> None:
    """4.1.2.6: if the subject is in the subjectAltName alone, the subject field is an empty sequence."""
    assert allowed(permitted(pki.directory_name(ORGANISATION)), pki.dns_name("www.example.org"))


def test_a_mailbox_in_the_subject_counts_without_a_subject_alternative_name() -> None:
    """When ... the certificate does not include a subject alternative name, the rfc822Name constraint MUST be applied to
    the attribute of type emailAddress in the subject distinguished name.
    """
    subject = pki.name_der(("CN", "x"), ("emailAddress", "host@example.com", "ia5"))
    base = pki.rfc822_name("example.org")
    assert not allowed(permitted(base), subject=subject)
    assert not allowed(excluded(pki.rfc822_name("example.com")), subject=subject)
    assert allowed(permitted(base), pki.dns_name("www.example.org"), subject=subject)


def test_a_common_name_is_no_dns_name() -> None:
    assert allowed(permitted(pki.dns_name("example.org")), subject=pki.name_der(("CN", "www.example.com")))


def test_a_name_in_two_permitted_subtrees_needs_only_one() -> None:
    both = pki.constraints(permitted=[pki.dns_name("example.com"), pki.dns_name("example.org")])
    assert allowed(both, pki.dns_name("www.example.org"), pki.dns_name("www.example.com"))


def test_every_ca_above_narrows_further() -> None:
    """6.1.4 (g): the permitted subtrees become the intersection, the excluded ones the union."""
    upper = ROOT.ca("Upper", name_constraints=permitted(pki.dns_name("example.org")))
    lower = upper.ca("Lower", name_constraints=permitted(pki.dns_name("example.com")))
    assert not builds(lower.leaf("www.example.org"), [ROOT], [lower, upper])
    assert not builds(lower.leaf("www.example.com"), [ROOT], [lower, upper])


def test_the_names_of_cas_below_count() -> None:
    """6.1.3 (b): the subject name of each certificate that is not self-issued."""
    upper = ROOT.ca("Upper", name_constraints=excluded(pki.directory_name(pki.name_der(("CN", "Lower")))))
    lower, other = upper.ca("Lower"), upper.ca("Other")
    assert not builds(lower.leaf("www.example.org"), [ROOT], [lower, upper])
    assert builds(other.leaf("www.example.org"), [ROOT], [other, upper])


def test_the_names_of_self_issued_cas_do_not_count() -> None:
    """6.1.3 (b): if certificate i is self-issued and it is not the final certificate in the path, skip this step."""
    upper = ROOT.ca("CA", name_constraints=excluded(pki.directory_name(pki.name_der(("CN", "CA")))))
    renewed = upper.ca("CA", key="the new key of CA")
    assert builds(renewed.leaf("www.example.org"), [ROOT], [renewed, upper])


def test_the_final_certificate_counts_though_self_issued() -> None:
    upper = ROOT.ca("CA", name_constraints=excluded(pki.directory_name(pki.name_der(("CN", "CA")))))
    assert not builds(upper.ca("CA", key="the new key of CA"), [ROOT], [upper])


def test_the_constraints_of_an_anchor_count() -> None:
    narrow = pki.root("Narrow", name_constraints=permitted(pki.dns_name("example.org")))
    assert builds(narrow.leaf("www.example.org"), [narrow])
    assert not builds(narrow.leaf("www.example.com"), [narrow])


@pytest.mark.parametrize(
    "extension",
    [
        der.sequence(der.tlv(0xA0, der.sequence(pki.dns_name("example.org"), der.tlv(0x80, b"\x01")))),
        der.sequence(der.tlv(0xA0, der.sequence(pki.dns_name("example.org"), der.tlv(0x81, b"\x09")))),
    ],
    ids=["minimum 1", "maximum 9"],
)
def test_minimum_and_maximum_are_not_supported(extension: bytes) -> None:
    """Within this profile, the minimum and maximum fields are not used with any name forms: minimum MUST be zero."""
    assert not allowed(extension, pki.dns_name("www.example.org"))


@pytest.mark.parametrize("extension", [b"", b"\x05\x00", der.sequence(b"\xa0\x05\x30"), der.sequence(der.tlv(0xA7, b""))])
def test_an_extension_that_cannot_be_read_refuses(extension: bytes) -> None:
    assert not allowed(extension, pki.dns_name("www.example.org"))
