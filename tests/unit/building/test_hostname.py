"""RFC 9525: which names of a certificate are for a host."""

import pytest

from chainfix import Certificate, InputError
from chainfix.building import hostname
from tests.support import pki

ROOT = pki.root("Root")


def matches(host: str, *names: str | bytes) -> bool:
    return hostname.matches(Certificate.from_der(ROOT.leaf("Somebody", san=names).der), host)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.example.org", "www.example.org"),
        ("WWW.Example.ORG", "www.example.org"),
        ("www.example.org", "WWW.EXAMPLE.org"),
        ("www.example.org.", "www.example.org"),
        ("www.example.org", "*.example.org"),
        ("www.example.org", "*.EXAMPLE.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("localhost", "localhost"),
        ("_service.example.org", "_service.example.org"),
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8:0:0::1"),
        ("[2001:db8::1]", "2001:db8::1"),
    ],
)
def test_it_is_for_the_host(host: str, name: str) -> None:
    assert matches(host, name)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("example.org", "www.example.org"),
        ("www.example.org", "example.org"),
        ("example.org", "*.example.org"),
        ("a.b.example.org", "*.example.org"),
        ("www.example.org", "w*.example.org"),
        ("www.example.org", "*w.example.org"),
        ("www.example.org", "www.*.org"),
        ("www.example.org", "*"),
        ("org", "*"),
        ("bücher.example", "*cher.example"),
        ("192.0.2.1", "192.0.2.2"),
        ("2001:db8::1", "2001:db8::2"),
        ("www.example.org.evil.example", "www.example.org"),
    ],
)
def test_it_is_not_for_the_host(host: str, name: str) -> None:
    assert not matches(host, name)


def test_an_address_only_matches_an_ip_address() -> None:
    """RFC 9525 6.5: an iPAddress; a dNSName that looks like one does not count."""
    assert not matches("192.0.2.1", pki.dns_name("192.0.2.1"))
    assert not matches("192.0.2.1", pki.dns_name("*.0.2.1"))
    assert not matches("65.66.67.68", pki.dns_name("ABCD")), "the same octets"
    assert not matches("host.example", pki.ip_name("192.0.2.1"))


def test_any_of_several_names_will_do() -> None:
    assert matches("b.example", "a.example", "b.example", "192.0.2.1")


def test_a_common_name_is_no_host_name() -> None:
    """RFC 9525 6.1: the common name is not looked at, not even where there is no subjectAltName."""
    leaf = ROOT.leaf("www.example.org", san=None)
    assert not hostname.matches(Certificate.from_der(leaf.der), "www.example.org")
    assert not matches("somebody", "www.example.org")


def test_a_mailbox_or_uri_is_no_host_name() -> None:
    assert not matches("www.example.org", pki.uri_name("www.example.org"), pki.rfc822_name("www.example.org"))


def test_a_name_that_is_not_ascii_matches_nothing() -> None:
    assert not matches("bücher.example", pki.dns_name("bücher.example"))


@pytest.mark.parametrize(
    "host",
    [
        "",
        ".",
        "a..b",
        "www.example.org/",
        "https://www.example.org",
        "a b.example",
        "me@a.example",
        "www.example.org:443",
        "x" * 64 + ".example",
        "ü" * 64 + ".example",
        "\u2028.example",
    ],
)
def test_what_is_no_host_name_is_an_error(host: str) -> None:
    with pytest.raises(InputError) as caught:
        matches(host, "www.example.org")
    assert (caught.value.code, caught.value.exit_status) == ("bad-hostname", 2)
