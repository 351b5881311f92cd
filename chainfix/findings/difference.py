"""One thing that a renewal changes: a stable code, both values, whether it breaks somebody, and whom."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Impact(Enum):
    """Whether a difference breaks somebody; the value is the answer."""

    BREAKING = "yes"
    NOTABLE = "maybe"
    """It breaks those who rely on what is different now: pins, records in the DNS, old clients, fixed settings."""
    HARMLESS = "no"


class Difference(NamedTuple):
    """One thing that a renewal changes."""

    what: str
    """A stable code; docs/howto/renewal.md lists them."""
    old: tuple[str, ...]
    """What it was; empty where there was nothing."""
    new: tuple[str, ...]
    """What it is; empty where there is nothing any more."""
    breaking: Impact
    who: str
    """Who can break, in one sentence; may change."""


BREAKING, NOTABLE, HARMLESS = Impact

CODES: dict[str, tuple[Impact, str]] = {
    "names-lost": (BREAKING, "every client that asks for one of these names refuses the certificate"),
    "expired": (BREAKING, "every client refuses it"),
    "not-yet-valid": (BREAKING, "every client refuses it until then"),
    "ends-earlier": (BREAKING, "everybody, where the next renewal is planned by the old date"),
    "server-auth-lost": (BREAKING, "every TLS client refuses it as a server's certificate"),
    "client-auth-lost": (
        BREAKING,
        "whoever shows the same certificate as a client: mTLS, XMPP between servers, SIP, Mumble, SMTP relays that ask for one",
    ),
    "scts-lost": (
        BREAKING,
        "Chrome, Safari and Firefox refuse a public certificate whose SCTs do not come in the handshake either",
    ),
    "store-lost": (BREAKING, "clients with these roots refuse the list"),
    "list-incomplete": (BREAKING, "clients that fetch no intermediates: curl, OpenSSL, Python, Java, Go, Android"),
    "order-broken": (
        BREAKING,
        "clients that take the list as it comes (mbed TLS, wolfSSL, iPXE); nginx where the leaf is not first",
    ),
    "issuer-missing": (NOTABLE, "not known: --pool FILE or --fetch finds out which stores accept it"),
    "anchor-changed": (NOTABLE, "clients with few or old roots: devices, containers and programs with a CA file of their own"),
    "issuer-changed": (NOTABLE, "servers with a fixed chain file of the old issuer, and whoever pins the issuer's name"),
    "issuer-key-changed": (NOTABLE, "TLSA records of usage 2 (DANE-TA) and pins of the issuer's key"),
    "intermediates-changed": (NOTABLE, "TLSA records of usage 2 (DANE-TA), and whoever pins or stores an intermediate"),
    "key-changed": (
        NOTABLE,
        "TLSA records 3 1 1 (DANE-EE) and apps that pin the key: the new value has to be there before the change",
    ),
    "key-type-changed": (BREAKING, "browsers and most libraries, which take RSA and ECDSA keys only"),
    "key-size-changed": (HARMLESS, "nobody"),
    "signature-algorithm-changed": (HARMLESS, "nobody"),
    "key-usage-lost": (HARMLESS, "nobody: TLS uses none of these with such a key"),
    "key-usage-gained": (HARMLESS, "nobody"),
    "purposes-lost": (NOTABLE, "programs that ask for one of these purposes"),
    "purposes-gained": (HARMLESS, "nobody"),
    "must-staple-gained": (NOTABLE, "Firefox and others that obey it, unless the server staples an OCSP response from the start"),
    "must-staple-lost": (HARMLESS, "nobody"),
    "ocsp-lost": (NOTABLE, "stapling settings have no effect any more, and some servers warn of it or do not start"),
    "ocsp-gained": (HARMLESS, "nobody"),
    "ocsp-changed": (HARMLESS, "nobody, unless a firewall lets the server reach the old responder only"),
    "crl-lost": (NOTABLE, "clients that insist on a CRL, such as VPN gateways and some Windows services"),
    "crl-gained": (HARMLESS, "nobody"),
    "crl-changed": (HARMLESS, "nobody, unless a firewall lets clients reach the old address only"),
    "ca-issuers-lost": (NOTABLE, "tools that look for the issuer there, and browsers where the list is incomplete"),
    "ca-issuers-gained": (HARMLESS, "nobody"),
    "ca-issuers-changed": (HARMLESS, "nobody"),
    "lifetime-shorter": (NOTABLE, "monitors that warn a fixed number of days ahead, and renewals by the calendar"),
    "lifetime-longer": (HARMLESS, "nobody"),
    "subject-changed": (NOTABLE, "peers that admit a client by its subject (mTLS), and scripts that look for it"),
    "names-gained": (HARMLESS, "nobody"),
    "scts-gained": (HARMLESS, "nobody"),
    "store-gained": (HARMLESS, "nobody"),
    "list-completed": (HARMLESS, "nobody"),
    "length-changed": (HARMLESS, "nobody"),
    "quic-limit-exceeded": (
        NOTABLE,
        "HTTP/3 clients wait one more round trip: before an address is validated a QUIC server may send 3 times what it received",
    ),
    "quic-limit-met": (HARMLESS, "nobody"),
}
"""Every code, most important first, with its usual impact and who can break."""


def difference(
    what: str, old: Iterable[str] = (), new: Iterable[str] = (), breaking: Impact | None = None, who: str = ""
) -> Difference:
    """One difference; impact and sentence are those of its code, where the values do not ask for others."""
    usual, sentence = CODES[what]
    return Difference(what, tuple(old), tuple(new), breaking or usual, who or sentence)
