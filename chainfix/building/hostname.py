"""Whether a certificate is for a host (RFC 9525).

Only subjectAltName counts, a CN is never a DNS name; one ``*`` may stand as the whole left label.
"""

from ipaddress import ip_address

from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate
from chainfix.errors import InputError


def matches(certificate: Certificate, host: str) -> bool:
    """Whether one of the names matches; an IP literal only matches an iPAddress. Raises InputError for what is no host name."""
    address = _address(host)
    if address is not None:
        return any(name.tag == extensions.IP_ADDRESS and name.content == address for name in certificate.alt_names)
    labels = to_ascii(host).split(".")
    return any(name.tag == extensions.DNS_NAME and _dns_matches(labels, name.content) for name in certificate.alt_names)


def _address(host: str) -> bytes | None:
    try:
        return ip_address(host.removeprefix("[").removesuffix("]")).packed
    except ValueError:
        return None


def to_ascii(host: str) -> str:
    """A host name in A-labels, lower case, without a final dot; raises InputError."""
    name = host.removesuffix(".").lower()
    try:
        name = name if name.isascii() else _a_labels(name)
    except UnicodeError as error:
        raise InputError(f"{host!r} is not a host name: {error}", code="bad-hostname") from None
    if not name or not all(0 < len(label) <= 63 for label in name.split(".")) or any(c.isspace() or c in "/:@" for c in name):  # noqa: PLR2004 RFC 1035 2.3.4
        raise InputError(
            f"{host!r} is not a host name", code="bad-hostname", hint="--hostname takes a name such as www.example.org"
        )
    return name


def _a_labels(name: str) -> str:
    """IDNA 2008 by the idna package, which requests brings along."""
    import idna

    return idna.encode(name, uts46=True).decode()


def _dns_matches(labels: list[str], pattern: bytes) -> bool:
    """RFC 9525 6.3: the wildcard is the complete left-most label and stands for exactly one."""
    wanted = pattern.decode("ascii", "replace").lower().removesuffix(".").split(".")
    if wanted[0] == "*" and len(wanted) > 1:
        return len(labels) == len(wanted) and labels[1:] == wanted[1:]
    return labels == wanted
