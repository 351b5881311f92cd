"""Name constraints (RFC 5280 4.2.1.10) of every GeneralName form against the names of the certificates below.

otherName, x400Address, ediPartyName and registeredID have no matching rule in RFC 5280: a critical extension that constrains one
of them refuses a certificate with such a name, one that is not critical passes over it.

Deviations: a dNSName constraint that begins with a dot means subdomains only (as Go, NSS and OpenSSL read it); an excluded
subtree also catches a wildcard that could stand for a name inside it (as Chromium and Firefox do).
"""

from collections.abc import Iterable
from typing import Protocol

from chainfix.certificates import extensions, names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import SEQUENCE, DerError, Element
from chainfix.certificates.extensions import NameConstraints

_UNSUPPORTED = (extensions.OTHER_NAME, extensions.X400_ADDRESS, extensions.EDI_PARTY_NAME, extensions.REGISTERED_ID)


class UnmatchableError(ValueError):
    """A name or a constraint of this form cannot be compared: what it constrains is refused."""


def constrained_names(certificate: Certificate) -> tuple[Element, ...]:
    """The names that constraints apply to: the subject, the alternative names, and e-mail addresses in a subject without them."""
    subject = certificate.subject_der
    found = list(certificate.alt_names)
    if subject != b"0\0":
        found.append(Element(extensions.DIRECTORY_NAME, subject, b""))
    if extensions.SUBJECT_ALT_NAME not in certificate.extensions:  # RFC 5280 4.2.1.10, paragraph 5
        found += [Element(extensions.RFC822_NAME, mail, b"") for mail in _subject_mail(subject)]
    return tuple(found)


def _subject_mail(subject: bytes) -> Iterable[bytes]:
    try:
        rdns = names.parse(subject)
    except DerError:
        return []
    return [attribute.value for rdn in rdns for attribute in rdn if attribute.oid == names.EMAIL_ADDRESS]


def forbidden(constraints: NameConstraints, found: Iterable[Element], *, critical: bool) -> str | None:
    """The first name that the constraints do not allow, in words, or None (RFC 5280 6.1.3 (b) and (c))."""
    for name in found:
        permitted = [base.content for base in constraints.permitted if base.tag == name.tag]
        excluded = [base.content for base in constraints.excluded if base.tag == name.tag]
        if (permitted or excluded) and not _allowed(name, permitted, excluded, critical=critical):
            return f"{extensions.GENERAL_NAMES[name.tag]} {show(name)}"
    return None


def _allowed(name: Element, permitted: list[bytes], excluded: list[bytes], *, critical: bool) -> bool:
    if name.tag in _UNSUPPORTED:
        return not critical
    within = _WITHIN[name.tag]
    try:
        inside = [within(name.content, base, excluding=False) for base in permitted]
        outside = [not within(name.content, base, excluding=True) for base in excluded]
    except UnmatchableError:
        return False
    return (not permitted or any(inside)) and all(outside)


def show(name: Element) -> str:
    """A GeneralName for people."""
    if name.tag == extensions.DIRECTORY_NAME:
        return names.text(name.content)
    if name.tag == extensions.IP_ADDRESS:
        return ".".join(map(str, name.content)) if len(name.content) == 4 else name.content.hex(":", 2)  # noqa: PLR2004 IPv4
    return name.content.decode("ascii", "backslashreplace")


def _directory_within(name: bytes, base: bytes, *, excluding: bool) -> bool:  # noqa: ARG001 one signature for all forms
    try:
        inner = [names.prepare_rdn(rdn) for rdn in names.parse(name)]
        outer = [names.prepare_rdn(rdn) for rdn in names.parse(_explicit(base))]
    except DerError as error:
        raise UnmatchableError(str(error)) from None
    return inner[: len(outer)] == outer


def _explicit(name: bytes) -> bytes:
    """A Name is a CHOICE and so explicitly tagged: the content of directoryName is all of it."""
    if name[:1] != bytes([SEQUENCE]):
        raise UnmatchableError("not a Name")
    return name


def _ascii(value: bytes) -> str:
    try:
        text = value.decode("ascii").lower()
    except UnicodeDecodeError:
        raise UnmatchableError("not ASCII") from None
    if any(c <= " " for c in text) or "\x7f" in text:
        raise UnmatchableError("a space or control character")
    return text


def _labels(host: str) -> list[str]:
    labels = host.removesuffix(".").split(".")
    if not all(labels):
        raise UnmatchableError("an empty label")
    return labels


def _dns_within(name: bytes, base: bytes, *, excluding: bool) -> bool:
    inner, outer = _labels(_ascii(name)), _ascii(base)
    if not outer:
        return True
    below = outer.startswith(".")
    suffix = _labels(outer.removeprefix("."))
    if excluding and inner[0] == "*" and len(inner) > 1 and suffix[-len(inner) + 1 :] == inner[1:] and len(suffix) >= len(inner):
        return True
    return inner[-len(suffix) :] == suffix and len(inner) >= len(suffix) + below


def _host_within(host: str, base: str) -> bool:
    """A URI's or a mail address's host: ``.example.com`` means subdomains only, ``example.com`` that host only."""
    if base.startswith("."):
        return len(host) > len(base) and host.endswith(base)
    return host == base


def _uri_within(name: bytes, base: bytes, *, excluding: bool) -> bool:  # noqa: ARG001
    from urllib.parse import urlsplit

    try:
        host = urlsplit(_ascii(name)).hostname
    except ValueError:
        raise UnmatchableError("not a URI") from None
    if not host or ":" in host or host.replace(".", "").isdigit():  # RFC 5280: a host name is due, not an address
        raise UnmatchableError("a URI without a host name")
    return _host_within(host, _constraint_host(base))


def _mail_within(name: bytes, base: bytes, *, excluding: bool) -> bool:  # noqa: ARG001
    local, at, host = name.rpartition(b"@")
    if not at or not local or not host:
        raise UnmatchableError("not a mailbox")
    only, at, domain = base.rpartition(b"@")
    if at:
        return local == only and _ascii(host) == _ascii(domain)
    return _host_within(_ascii(host), _constraint_host(base))


def _constraint_host(base: bytes) -> str:
    host = _ascii(base)
    _labels(host.removeprefix("."))
    return host


def _address_within(name: bytes, base: bytes, *, excluding: bool) -> bool:  # noqa: ARG001
    half = len(base) // 2
    if len(name) not in (4, 16) or len(base) not in (8, 32):
        raise UnmatchableError("not an address, or not an address and a mask")
    address, network, mask = (int.from_bytes(part) for part in (name, base[:half], base[half:]))
    inverse = mask ^ ((1 << 8 * half) - 1)
    if inverse & (inverse + 1):  # RFC 4632: ones, then zeros
        raise UnmatchableError("a mask with gaps")
    return len(name) == half and address & mask == network & mask


class _Within(Protocol):
    """Whether a name lies within a subtree; ``excluding``: and a wildcard that could."""

    def __call__(self, name: bytes, base: bytes, *, excluding: bool) -> bool: ...


_WITHIN: dict[int, _Within] = {
    extensions.DIRECTORY_NAME: _directory_within,
    extensions.DNS_NAME: _dns_within,
    extensions.URI: _uri_within,
    extensions.RFC822_NAME: _mail_within,
    extensions.IP_ADDRESS: _address_within,
}
