"""What the table of test_name_constraints.py leaves: names that cannot be compared, and how names are shown."""

import pytest

from chainfix import Certificate
from chainfix.building.constraints import constrained_names, forbidden, show
from chainfix.certificates import extensions
from chainfix.certificates.der import Element
from chainfix.certificates.extensions import NameConstraints
from tests.support import der, pki

ROOT = pki.root("Root")


def element(tag: int, content: bytes) -> Element:
    return Element(tag, content, b"")


def refusal(tag: int, name: bytes, *, permitted: bytes | None = None, excluded: bytes | None = None) -> str | None:
    one = NameConstraints(
        tuple(element(tag, base) for base in (permitted,) if base is not None),
        tuple(element(tag, base) for base in (excluded,) if base is not None),
    )
    return forbidden(one, [element(tag, name)], critical=True)


@pytest.mark.parametrize(
    "name", [b"http://[::1", b"http://[not an address]/", b"http://", b"mailto:", b"", b"http://192.0.2.1/", b"http://h\xf6st/"]
)
def test_a_uri_without_a_host_name_cannot_be_shown_to_lie_anywhere(name: bytes) -> None:
    """RFC 5280 4.2.1.10: if the URI has no host specified as a fully qualified domain name, the certificate MUST be rejected."""
    for sides in ({"permitted": b"example.org"}, {"excluded": b"example.org"}):
        assert refusal(extensions.URI, name, **sides) is not None
    assert refusal(extensions.URI, b"http://example.org:80/x", permitted=b"example.org") is None


def test_a_subject_that_cannot_be_read_has_no_mailbox() -> None:
    """The raw name counts all the same: it is in no permitted subtree, and excluded where anything of its kind is."""
    odd = der.sequence(der.tlv(0x31, der.sequence(der.octets(b"no OID"))))
    leaf = Certificate.from_der(ROOT.leaf("www.example.org", subject=odd, san=None).der)
    assert [(name.tag, name.content) for name in constrained_names(leaf)] == [(extensions.DIRECTORY_NAME, odd)]
    for sides in ({"permitted": ROOT.subject}, {"excluded": ROOT.subject}):
        assert refusal(extensions.DIRECTORY_NAME, odd, **sides) is not None


def test_a_mailbox_in_the_subject_does_not_count_beside_alternative_names() -> None:
    subject: list[pki.Rdn] = [("CN", "Somebody"), ("emailAddress", "me@example.org", "ia5")]
    with_mail = Certificate.from_der(ROOT.leaf("Somebody", subject=subject, san=None).der)
    assert extensions.RFC822_NAME in [name.tag for name in constrained_names(with_mail)]
    beside = Certificate.from_der(ROOT.leaf("Somebody", subject=subject, san=["www.example.org"]).der)
    assert extensions.RFC822_NAME not in [name.tag for name in constrained_names(beside)]


def test_the_first_name_at_fault_is_told() -> None:
    one = NameConstraints((element(extensions.DNS_NAME, b"example.org"),), ())
    found = [element(extensions.DNS_NAME, name) for name in (b"www.example.org", b"a.example.com", b"b.example.com")]
    assert forbidden(one, found, critical=True) == "dNSName a.example.com"
    assert forbidden(one, found[:1], critical=True) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (element(extensions.DNS_NAME, b"www.example.org"), "www.example.org"),
        (element(extensions.DNS_NAME, b"b\xfccher.example"), "b\\xfccher.example"),
        (element(extensions.IP_ADDRESS, bytes([192, 0, 2, 1])), "192.0.2.1"),
        (
            element(extensions.IP_ADDRESS, bytes.fromhex("20010db8000000000000000000000001")),
            "2001:0db8:0000:0000:0000:0000:0000:0001",
        ),
        (element(extensions.DIRECTORY_NAME, ROOT.subject), "CN=Root"),
        (element(extensions.URI, b"http://example.org/"), "http://example.org/"),
    ],
)
def test_how_a_name_is_shown(name: Element, text: str) -> None:
    assert show(name) == text
