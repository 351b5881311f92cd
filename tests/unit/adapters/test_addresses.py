import ipaddress

import pytest

from chainfix.adapters.addresses import AllowList, ascii_host, is_local_name, is_public, parse_address, refusal
from chainfix.errors import InputError

PUBLIC = (
    "8.8.8.8",
    "1.1.1.1",
    "99.255.255.255",
    "100.128.0.0",
    "172.32.0.1",
    "192.0.1.1",
    "2001:4860:4860::8888",
    "2606:4700::1111",
    "2002:808:808::1",  # 6to4 of 8.8.8.8
    "64:ff9b::8.8.8.8",  # NAT64 of 8.8.8.8
    "::ffff:8.8.8.8",
)
NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104 (judged, not bound to)
    "0.1.2.3",  # "this network"
    "10.0.0.1",
    "100.64.0.1",  # shared address space, RFC 6598
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",  # the metadata service of clouds
    "172.16.0.1",
    "192.0.0.8",
    "192.0.0.9",
    "192.88.99.1",
    "192.0.2.1",  # documentation
    "192.168.1.1",
    "198.18.0.1",  # benchmarking
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # IPv4-compatible
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:8.8.8.8",  # IPv4-translated, RFC 2765
    "64:ff9b::127.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",  # NAT64 for local use, RFC 8215
    "100::1",  # discard only
    "2001::1",  # Teredo
    "2001:1::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",  # 6to4 of 127.0.0.1
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",  # multicast of global scope
)


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses(text: str) -> None:
    address = parse_address(text)
    assert address is not None
    assert is_public(address)


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_addresses_that_are_not_public(text: str) -> None:
    address = parse_address(text)
    assert address is not None
    assert not is_public(address)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("0", "0.0.0.0"),  # noqa: S104 (judged, not bound to)
        ("[::1]", "::1"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("[fe80::1%eth0]", "fe80::1"),
    ],
)
def test_every_way_to_write_an_address_is_read_as_the_resolver_reads_it(text: str, meant: str) -> None:
    assert parse_address(text) == ipaddress.ip_address(meant)


@pytest.mark.parametrize("text", ["example.org", "1.2.3.4.5", "999.1.1.1", "1.2.3.four", "", "x", "127.0.0.1.example.org"])
def test_a_name_is_no_address(text: str) -> None:
    assert parse_address(text) is None


@pytest.mark.parametrize(
    "name",
    [
        "localhost",
        "LOCALHOST",
        "www.localhost",
        "printer.local",
        "intranet",
        "pki.corp.internal",
        "nas.home.arpa",
        "server.lan",
        "host.localdomain",
        "localhost.",
        "999.1.1.1",
        "1.2.3.4.5",
        "a.0x1",
    ],
)
def test_local_names(name: str) -> None:
    assert is_local_name(name)


@pytest.mark.parametrize("name", ["example.org", "crt.sectigo.com.", "local.example.org", "internal.test", "0x.example"])
def test_names_that_mean_the_same_everywhere(name: str) -> None:
    assert not is_local_name(name)


@pytest.mark.parametrize(
    ("host", "wire"),
    [
        ("WWW.Example.ORG.", "www.example.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),  # IDNA 2008, not 2003
        ("a_b.example", "a_b.example"),
        ("[::1]", "::1"),
        ("192.0.2.1", "192.0.2.1"),
    ],
)
def test_hosts_in_wire_form(host: str, wire: str) -> None:
    assert ascii_host(host) == wire


@pytest.mark.parametrize(
    "host", ["", ".", "a..b", "-a.example", "a b", "a/b", "127.1", "x" * 64 + ".example", "a." * 127 + "ab", "ü" * 70, "a\n"]
)
def test_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(InputError) as caught:
        ascii_host(host)
    assert caught.value.code == "bad-host"


@pytest.mark.parametrize(
    ("entry", "host", "address"),
    [
        ("10.0.0.0/8", "pki.example", "10.9.8.7"),
        ("10.1.2.3/8", "pki.example", "10.9.8.7"),  # host bits are dropped
        ("10.9.8.7", "pki.example", "10.9.8.7"),
        ("10.9.8.7", "pki.example", "::ffff:10.9.8.7"),
        ("::1", "pki.example", "::1"),
        ("[::1]", "pki.example", "::1"),
        ("fe80::/10", "pki.example", "fe80::1%eth0"),
        ("pki.example", "pki.example", "10.9.8.7"),
        ("PKI.Example.", "pki.example", "10.9.8.7"),
        ("pki.example", "PKI.example.", "10.9.8.7"),
        ("bücher.example", "xn--bcher-kva.example", "10.9.8.7"),
        ("localhost", "localhost", "127.0.0.1"),
    ],
)
def test_an_entry_lets_through_what_it_names(entry: str, host: str, address: str) -> None:
    parsed = parse_address(address)
    assert parsed is not None
    assert not AllowList().admits(host, parsed)
    assert AllowList.from_entries([entry]).admits(host, parsed)


@pytest.mark.parametrize(
    ("entry", "host", "address"),
    [
        ("10.0.0.0/8", "pki.example", "11.0.0.0.1"),
        ("10.9.8.7", "pki.example", "10.9.8.8"),
        ("pki.example", "www.pki.example", "10.9.8.7"),  # exactly that host
        ("example", "pki.example", "10.9.8.7"),
        ("0.0.0.0/0", "pki.example", "::1"),
    ],
)
def test_an_entry_lets_nothing_else_through(entry: str, host: str, address: str) -> None:
    parsed = parse_address(address) or ipaddress.ip_address("127.0.0.1")
    assert not AllowList.from_entries([entry]).admits(host, parsed)


@pytest.mark.parametrize("entry", ["", "http://pki.example/", "pki.example:80", "10.0.0.0/33", "*.example", "10.0.0.0-10.0.0.9"])
def test_an_entry_that_is_nothing_is_refused(entry: str) -> None:
    with pytest.raises(InputError) as caught:
        AllowList.from_entries([entry])
    assert caught.value.code == "bad-aia-allow"
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("host", "admitted"),
    [
        ("example.org", True),
        ("8.8.8.8", True),
        ("127.0.0.1", False),
        ("[::1]", False),
        ("0x7f.1", False),
        ("localhost", False),
        ("intranet", False),
        ("pki.corp", False),
        ("10.1.2.3", True),  # allowed below
        ("pki.internal", True),
    ],
)
def test_what_a_proxy_may_be_asked_for(host: str, admitted: bool) -> None:
    assert AllowList.from_entries(["10.0.0.0/8", "pki.internal"]).admits_host(host) is admitted


@pytest.mark.parametrize(
    ("host", "addresses", "value"),
    [
        ("127.0.0.1", (), "127.0.0.1"),
        ("[::1]", (), "::1"),
        ("127.1", (), "127.0.0.1"),
        ("Pki.Corp.Example", ("10.1.2.3",), "pki.corp.example"),
        ("intranet", (), "intranet"),
    ],
)
def test_a_refusal_names_the_option_and_its_value_works(host: str, addresses: tuple[str, ...], value: str) -> None:
    text = refusal(host, [ipaddress.ip_address(address) for address in addresses])
    assert f"--aia-allow {value} " in text
    allowed = AllowList.from_entries([value])
    for address in addresses or (host,):
        literal = parse_address(address)
        assert allowed.admits(host, literal) if literal else allowed.admits_host(host)
