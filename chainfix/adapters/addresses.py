"""Hosts and addresses: which of them are public, and which ones ``--aia-allow`` lets through.

A caIssuers URL was chosen by whoever made the certificate. Fetching it must not reach what this machine can reach and its author
cannot: the cloud's metadata service, a router, a database without a password (server-side request forgery, CWE-918).
"""

import ipaddress
import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from chainfix.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOT_PUBLIC = "not-public"
"""The code where an address was not connected to because it is not public."""
IPV4 = 4
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
"""The one block that IANA gives global unicast addresses from (RFC 4291 2.4); ``is_global`` alone accepts what lies outside."""
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""The well-known prefix in front of an IPv4 address (RFC 6052 2.1)."""
SPECIAL: tuple[Network, ...] = (
    ipaddress.IPv4Network("192.0.0.0/24"),  # IETF protocol assignments, RFC 6890
    ipaddress.IPv4Network("192.88.99.0/24"),  # 6to4 relays, withdrawn by RFC 7526
    ipaddress.IPv6Network("2001::/23"),  # IETF protocol assignments, Teredo among them, RFC 2928
    ipaddress.IPv6Network("3fff::/20"),  # documentation, RFC 9637
)
"""Blocks that no web server stands in, and that one Python's ``is_global`` sees in another way than the next one's."""
LOCAL_DOMAINS = frozenset(
    {
        "localhost",  # RFC 6761 6.3
        "local",  # RFC 6762 3: multicast DNS
        "internal",  # reserved for private use by ICANN, 2024-07-29
        "arpa",  # home.arpa (RFC 8375) is local, and nothing under arpa serves certificates
        "intranet",  # this one and those below: RFC 6762 appendix G, in private use without a registration
        "private",
        "corp",
        "home",
        "lan",
        "localdomain",  # the default domain of many resolvers
    }
)

_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")


def parse_address(host: str) -> Address | None:
    """The address that a host is literally, or None where it is a name.

    Brackets and a zone (``[fe80::1%eth0]``) are taken off, an IPv4-mapped address becomes the IPv4 address it reaches, and the old
    ways of writing an IPv4 address (``127.1``, ``0x7f000001``, ``2130706433``) are read as the resolver would read them.
    """
    text = host.strip("[]").partition("%")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return _old_address(text)
    return getattr(address, "ipv4_mapped", None) or address


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public Internet: unicast, registered as globally reachable, no other kind behind it.

    An address that carries an IPv4 address (6to4, NAT64, IPv4-mapped) is as public as that one; Teredo and IPv4-compatible ones
    never are. Source: the IANA special-purpose address registries (RFC 6890), as far as the running Python has them.
    """
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    if any(address in network for network in SPECIAL) or address.is_multicast:
        return False
    return address.is_global and (address.version == IPV4 or address in GLOBAL_UNICAST)


def is_local_name(host: str) -> bool:
    """Whether a name means something else, or nothing, outside this network.

    A single label, a domain that is private by registration or by custom, and what ends in a number: that is no name (the host
    parser of the WHATWG URL standard), though a proxy might take it for an address.
    """
    labels = host.lower().rstrip(".").split(".")
    return len(labels) == 1 or labels[-1] in LOCAL_DOMAINS or _NUMBER.fullmatch(labels[-1]) is not None


def ascii_host(host: str) -> str:
    """A host in the form that goes over the wire: A-labels (RFC 5890), lower case, no brackets, no final dot.

    Raises InputError (``bad-host``) for what is neither a host name nor an address.
    """
    text = host.strip("[]").removesuffix(".").lower()
    if is_address(text):
        return text
    if not text.isascii():
        text = _a_labels(text)
    if not _HOST.fullmatch(text) or _NUMBER.fullmatch(text.rpartition(".")[2]):
        raise InputError(f"{host!r} is not a host name", code="bad-host")
    return text


def is_address(host: str) -> bool:
    """Whether a host is an address literal in today's notation: it gets no server name in a handshake (RFC 6066 3)."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


class AllowList(NamedTuple):
    """What the user lets through although it is not public: the entries of ``--aia-allow NET|HOST``."""

    hosts: frozenset[str] = frozenset()
    """Host names in wire form; one stands for all addresses that it has."""
    networks: tuple[Network, ...] = ()
    """Networks; a single address is a network of one."""

    @classmethod
    def from_entries(cls, entries: Iterable[str]) -> Self:
        """Read entries: a network (``10.0.0.0/8``; host bits are dropped), an address, or a host name (exactly that one).

        Raises InputError (``bad-aia-allow``) for anything else, a URL or a port included.
        """
        hosts: set[str] = set()
        networks: list[Network] = []
        for entry in entries:
            network = _network(entry)
            if network is not None:
                networks.append(network)
            else:
                hosts.add(_allowed_host(entry))
        return cls(frozenset(hosts), tuple(networks))

    def admits_host(self, host: str) -> bool:
        """Whether a host, name or literal address, may be handed to somebody else to resolve (a proxy)."""
        address = parse_address(host)
        if address is not None:
            return self.admits(host, address)
        return not is_local_name(host) or _folded(host) in self.hosts

    def admits(self, host: str, address: Address) -> bool:
        """Whether this address of this host may be connected to."""
        return is_public(address) or _folded(host) in self.hosts or any(address in network for network in self.networks)


def refusal(host: str, addresses: Iterable[Address] = ()) -> str:
    """Why a host is not fetched from, and the option that lets it through."""
    literal = parse_address(host)
    if literal is not None:
        return f"{literal} is not a public address (--aia-allow {literal} lets it through)"
    found = ", ".join(str(address) for address in addresses)
    reason = f"is at {found}, not a public address" if found else "is a local name"
    return f"{host} {reason} (--aia-allow {_folded(host)} lets it through)"


def _embedded(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _old_address(text: str) -> ipaddress.IPv4Address | None:
    """What inet_aton reads beyond four decimal numbers: fewer parts, octal, hexadecimal (POSIX inet_addr)."""
    if not all(_NUMBER.fullmatch(part) for part in text.split(".")):
        return None
    import socket

    try:
        return ipaddress.IPv4Address(socket.inet_aton(text))
    except OSError:
        return None


def _a_labels(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise InputError(f"{host!r} is not a host name: {error}", code="bad-host") from error


def _network(entry: str) -> Network | None:
    try:
        return ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return None


def _allowed_host(entry: str) -> str:
    try:
        return ascii_host(entry)
    except InputError as error:
        raise InputError(
            f"--aia-allow {entry}: neither a network, nor an address, nor a host name",
            code="bad-aia-allow",
            hint="write it like 10.0.0.0/8, 10.1.2.3 or pki.corp.example",
        ) from error


def _folded(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()
