"""What differs between two leaves, and whom that can break: each check is a small function that yields differences."""

from collections.abc import Callable, Iterable, Iterator

from chainfix.building.constraints import show
from chainfix.building.hostname import matches
from chainfix.building.signature import weak_digest, weak_key
from chainfix.building.trust import key_fingerprint
from chainfix.certificates import extensions, names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day, moment
from chainfix.certificates.der import Element
from chainfix.errors import InputError
from chainfix.findings.algorithms import EC, P521, RSA, PublicKey, public_key, signature_algorithm
from chainfix.findings.difference import Difference, Impact, difference
from chainfix.findings.pointers import crl_urls, must_staple, ocsp_urls

DAY = 86400
LONGEST_LIFETIME = 398
"""Days that Safari and Chrome accept of a public certificate (CA/Browser Forum Baseline Requirements 6.3.2)."""
LIMITED_FROM = 1598918400
"""2020-09-01: certificates that start earlier may be longer."""

PURPOSES = {
    extensions.SERVER_AUTH: "serverAuth",
    extensions.CLIENT_AUTH: "clientAuth",
    b"\x2b\x06\x01\x05\x05\x07\x03\x03": "codeSigning",
    b"\x2b\x06\x01\x05\x05\x07\x03\x04": "emailProtection",
    b"\x2b\x06\x01\x05\x05\x07\x03\x08": "timeStamping",
    extensions.OCSP_SIGNING: "OCSPSigning",
    extensions.ANY_EKU: "anyExtendedKeyUsage",
}
"""Their names in RFC 5280 4.2.1.12."""
USES = (
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly",
)
"""The bits of keyUsage (RFC 5280 4.2.1.3)."""
DIGITAL_SIGNATURE, KEY_ENCIPHERMENT, KEY_AGREEMENT = 1 << 0, 1 << 2, 1 << 4


def leaf_differences(old: Certificate, new: Certificate, at: int) -> Iterator[Difference]:
    """What differs between two leaves; ``at``: the moment that the new one is judged at, in seconds since 1970."""
    yield from _validity(old, new, at)
    for check in _CHECKS:
        yield from check(old, new)


# Names.


def _host_names(old: Certificate, new: Certificate) -> Iterator[Difference]:
    yield from _appeared("names-lost", _uncovered(old, new), gone=True)
    yield from _appeared("names-gained", _uncovered(new, old))


def _appeared(code: str, values: tuple[str, ...], *, gone: bool = False) -> Iterator[Difference]:
    if values:
        yield difference(code, values if gone else (), () if gone else values)


def _uncovered(one: Certificate, other: Certificate) -> tuple[str, ...]:
    """The names of one certificate that another is not for; a wildcard is for the names that it stands for."""
    known = set(map(_folded, other.alt_names))
    return tuple(dict.fromkeys(show(name) for name in one.alt_names if _folded(name) not in known and not _stands_for(other, name)))


def _folded(name: Element) -> tuple[int, bytes]:
    return name.tag, name.content.lower().removesuffix(b".") if name.tag == extensions.DNS_NAME else name.content


def _stands_for(certificate: Certificate, name: Element) -> bool:
    if name.tag != extensions.DNS_NAME or b"*" in name.content:
        return False
    try:
        return matches(certificate, name.content.decode("ascii", "replace"))
    except InputError:  # no host name, such as one with a space
        return False


def _subject(old: Certificate, new: Certificate) -> Iterator[Difference]:
    if names.compare(old.subject_der, new.subject_der) is names.NameMatch.NONE:
        yield difference("subject-changed", _some(old.subject), _some(new.subject))


def _issuer(old: Certificate, new: Certificate) -> Iterator[Difference]:
    if names.compare(old.issuer_der, new.issuer_der) is names.NameMatch.NONE:
        yield difference("issuer-changed", _some(old.issuer), _some(new.issuer))


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


# Dates.


def _validity(old: Certificate, new: Certificate, at: int) -> Iterator[Difference]:
    if at > new.ends:
        yield difference("expired", (day(old.ends),), (day(new.ends),))
    if at < new.starts:
        yield difference("not-yet-valid", (day(old.starts),), (_second(new.starts),))
    if new.ends < old.ends:
        yield difference("ends-earlier", *(_days_apart(old.ends, new.ends)))


def _second(seconds: int) -> str:
    return f"{moment(seconds):%Y-%m-%d %H:%M:%S} UTC"


def _days_apart(old: int, new: int) -> tuple[tuple[str], tuple[str]]:
    """Two dates; with the time of day where they are of one day."""
    shown = day if day(old) != day(new) else _second
    return (shown(old),), (shown(new),)


def _lifetime(old: Certificate, new: Certificate) -> Iterator[Difference]:
    before, after = _lifetime_days(old), _lifetime_days(new)
    values = (f"{before} days",), (f"{after} days",)
    if after < before:
        yield difference("lifetime-shorter", *values)
    elif before <= LONGEST_LIFETIME < after and new.starts >= LIMITED_FROM:
        who = f"Safari and Chrome refuse a public certificate of more than {LONGEST_LIFETIME} days"
        yield difference("lifetime-longer", *values, Impact.NOTABLE, who)
    elif after > before:
        yield difference("lifetime-longer", *values)


def _lifetime_days(certificate: Certificate) -> int:
    """The last second counts (RFC 5280 4.1.2.5)."""
    return round((certificate.ends + 1 - certificate.starts) / DAY)


# What it may be used for.


def _purposes(old: Certificate, new: Certificate) -> Iterator[Difference]:
    before, after = old.extended_key_usage, new.extended_key_usage
    values = _purpose_names(before), _purpose_names(after)
    for purpose, code in ((extensions.SERVER_AUTH, "server-auth-lost"), (extensions.CLIENT_AUTH, "client-auth-lost")):
        if _allows(before, purpose) and not _allows(after, purpose):
            yield difference(code, *values)
    if _purposes_missing(before, after):
        yield difference("purposes-lost", *values)
    if any(not _allows(before, purpose) for purpose in after or {extensions.ANY_EKU}):
        yield difference("purposes-gained", *values)


def _purposes_missing(before: frozenset[bytes] | None, after: frozenset[bytes] | None) -> bool:
    """Whether a purpose other than TLS was allowed and is not any more."""
    others = (before or {extensions.ANY_EKU}) - {extensions.SERVER_AUTH, extensions.CLIENT_AUTH}
    return any(not _allows(after, purpose) for purpose in others)


def _allows(usages: frozenset[bytes] | None, purpose: bytes) -> bool:
    return usages is None or purpose in usages or extensions.ANY_EKU in usages


def _purpose_names(usages: frozenset[bytes] | None) -> tuple[str, ...]:
    """In words; without the extension every purpose is allowed."""
    if usages is None:
        return ("any purpose",)
    named = [word for usage, word in PURPOSES.items() if usage in usages]
    return (*named, *sorted(extensions.extension_name(usage) for usage in usages - PURPOSES.keys()))


def _key_usage(old: Certificate, new: Certificate) -> Iterator[Difference]:
    before, after = _uses(old), _uses(new)
    values = _use_names(before), _use_names(after)
    if lost := before & ~after:
        yield difference("key-usage-lost", *values, *_use_impact(lost, new))
    if after & ~before:
        yield difference("key-usage-gained", *values)


def _uses(certificate: Certificate) -> int:
    """Without the extension, all that TLS has a use for."""
    usage = certificate.key_usage
    return DIGITAL_SIGNATURE | KEY_ENCIPHERMENT | KEY_AGREEMENT if usage is None else usage


def _use_names(usage: int) -> tuple[str, ...]:
    return tuple(name for bit, name in enumerate(USES) if usage >> bit & 1)


def _use_impact(lost: int, new: Certificate) -> tuple[Impact, str] | tuple[()]:
    if lost & DIGITAL_SIGNATURE:
        return Impact.BREAKING, "clients ask for digitalSignature in TLS 1.3 and with every ECDHE and DHE cipher"
    if lost & KEY_ENCIPHERMENT and public_key(new).kind == RSA:
        return Impact.NOTABLE, "clients whose only ciphers are of RSA key exchange, of TLS 1.2 and before"
    return ()


# The key and the signature.


def _key(old: Certificate, new: Certificate) -> Iterator[Difference]:
    if old.spki_der != new.spki_der:
        yield difference("key-changed", (key_fingerprint(old),), (key_fingerprint(new),))
    before, after = public_key(old), public_key(new)
    values = (_key_name(before),), (_key_name(after),)
    if before.kind != after.kind:
        yield difference("key-type-changed", *values, *_TYPE_IMPACTS.get(after.kind, ()))
    if before.size != after.size or before.kind != after.kind:
        yield from _key_size(before, after, new)


def _key_size(before: PublicKey, after: PublicKey, new: Certificate) -> Iterator[Difference]:
    values = (_key_name(before),), (_key_name(after),)
    weak = weak_key(new.spki_der)
    if weak:
        yield difference("key-size-changed", *values, Impact.BREAKING, "every current client refuses so weak a key")
    elif after.size == P521:
        yield difference("key-size-changed", *values, Impact.BREAKING, "Chrome and what is made of it, which do not know P-521")
    elif before.kind == after.kind == RSA and after.bits < before.bits:
        yield difference("key-size-changed", *values, Impact.NOTABLE, "clients and policies that ask for the larger key")
    elif before.kind == after.kind:
        yield difference("key-size-changed", *values)


def _key_name(key: PublicKey) -> str:
    return f"{key.kind} {key.size}".strip()


_TYPE_IMPACTS = {
    RSA: (Impact.NOTABLE, "servers and clients whose cipher list names ECDSA alone"),
    EC: (Impact.NOTABLE, "old clients without ECDSA (Windows XP, Java 6, old devices), and cipher lists that name RSA alone"),
}
"""By the kind of the new key."""


def _signature(old: Certificate, new: Certificate) -> Iterator[Difference]:
    before, after = signature_algorithm(old), signature_algorithm(new)
    if before.name != after.name:
        yield difference("signature-algorithm-changed", (before.name,), (after.name,), *_signature_impact(before.family, new))


def _signature_impact(family: str, new: Certificate) -> tuple[Impact, str] | tuple[()]:
    weak, after = weak_digest(new.algorithm_der), signature_algorithm(new)
    if weak:
        return Impact.BREAKING, f"every current client refuses {weak}"
    if after.family != family:
        return Impact.NOTABLE, f"old clients that cannot verify {after.name}"
    return ()


# Revocation, certificate transparency, and where the issuer is to be found.


def _stapling(old: Certificate, new: Certificate) -> Iterator[Difference]:
    before, after = must_staple(old), must_staple(new)
    if before and not after:
        yield difference("must-staple-lost", ("must-staple",))
    if after and not before and not ocsp_urls(new):
        who = "Firefox and others that obey it: the certificate names no OCSP responder, so there is nothing to staple"
        yield difference("must-staple-gained", (), ("must-staple",), Impact.BREAKING, who)
    elif after and not before:
        yield difference("must-staple-gained", (), ("must-staple",))


def _urls(old: Certificate, new: Certificate) -> Iterator[Difference]:
    for what, read in _URLS.items():
        before, after = read(old), read(new)
        if set(before) != set(after):
            yield difference(f"{what}-{_change(before, after)}", before, after)


def _change(before: Iterable[str], after: Iterable[str]) -> str:
    return "changed" if before and after else "lost" if before else "gained"


_URLS: dict[str, Callable[[Certificate], tuple[str, ...]]] = {
    "ocsp": ocsp_urls,
    "crl": crl_urls,
    "ca-issuers": lambda certificate: certificate.ca_issuers,
}


def _scts(old: Certificate, new: Certificate) -> Iterator[Difference]:
    before, after = (extensions.SCT_LIST in certificate.extensions for certificate in (old, new))
    if before and not after:
        yield difference("scts-lost", ("SCT list",))
    if after and not before:
        yield difference("scts-gained", (), ("SCT list",))


_CHECKS = (_host_names, _subject, _issuer, _lifetime, _purposes, _key_usage, _key, _signature, _stapling, _urls, _scts)
