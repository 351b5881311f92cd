"""Where a certificate says that its revocation can be looked up, and whether it asks for a stapled answer."""

from chainfix.certificates import der, extensions
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import Element

_TLS_FEATURE = bytes.fromhex("2b06010505070118")
"""RFC 7633: 1.3.6.1.5.5.7.1.24."""
_STATUS_REQUEST = 5
"""The TLS extension that asks for a stapled answer (RFC 6066 8)."""
_OCSP = bytes.fromhex("2b06010505073001")
_FULL_NAME = 0xA0
"""[0], of distributionPoint in a DistributionPoint and of fullName in that (RFC 5280 4.2.1.13)."""


def ocsp_urls(certificate: Certificate) -> tuple[str, ...]:
    """The OCSP responders (RFC 5280 4.2.2.1); none where the extension cannot be read."""
    return certificate.decoded(extensions.AUTHORITY_INFO_ACCESS, _ocsp_urls) or ()


def _ocsp_urls(value: bytes) -> tuple[str, ...]:
    pairs = [der.children(description.whole) for description in der.children(value)]
    return tuple(_text(pair[1]) for pair in pairs if [part.content for part in pair[:1]] == [_OCSP] and pair[1:])


def crl_urls(certificate: Certificate) -> tuple[str, ...]:
    """The URLs of CRLs (RFC 5280 4.2.1.13); none where the extension cannot be read."""
    return certificate.decoded(extensions.CRL_DISTRIBUTION_POINTS, _crl_urls) or ()


def _crl_urls(value: bytes) -> tuple[str, ...]:
    points = [part for point in der.children(value) for part in der.elements(point.content) if part.tag == _FULL_NAME]
    full = [name for point in points for name in der.elements(point.content) if name.tag == _FULL_NAME]
    return tuple(_text(name) for names in full for name in der.elements(names.content) if name.tag == extensions.URI)


def must_staple(certificate: Certificate) -> bool:
    """Whether it asks for a stapled OCSP answer in every handshake (RFC 7633)."""
    return bool(certificate.decoded(_TLS_FEATURE, _must_staple))


def _must_staple(value: bytes) -> bool:
    return any(extensions.integer(feature) == _STATUS_REQUEST for feature in der.children(value))


def _text(name: Element) -> str:
    return name.content.decode("ascii", "replace").strip()
