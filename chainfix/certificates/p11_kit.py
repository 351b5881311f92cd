"""The trust objects of p11-kit, as ``trust dump`` and the ``.p11-kit`` files of distributions hold them: which roots, for what.

An object is a head, ``name: value`` lines and PEM. Anchors are the certificates with ``trusted: true``; what they may be used for
stands in other objects, attached extensions of the same public key (p11-kit, "Storing Trust Policy", section 5).

Not promised: of attached extensions only EKU and the purposes that OpenSSL rejects are looked at. The date in
``nss-server-distrust-after`` is told of (:attr:`Anchors.dated`) and not kept.
"""

import re
from binascii import Error, a2b_base64
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from chainfix.certificates.certificate import Certificate, MalformedCertificate
from chainfix.certificates.extensions import ANY_EKU, EXTENDED_KEY_USAGE, SERVER_AUTH

HEAD = b"[p11-kit-object-v1]"
REJECT = b"\x2b\x06\x01\x04\x01\x99\x77\x06\x0a\x01"
"""1.3.6.1.4.1.3319.6.10.1: an attached extension with the purposes that OpenSSL rejects."""
_OBJECT_IDS = {b"2.5.29.37": EXTENDED_KEY_USAGE, b"1.3.6.1.4.1.3319.6.10.1": REJECT}
_BLOCK = re.compile(rb"-----BEGIN ([A-Z ]+)-----(.*?)-----END \1-----", re.DOTALL)
_ATTRIBUTE = re.compile(rb"^([a-z0-9-]+):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)


class TrustObject(NamedTuple):
    """One object: its attributes as they are written, and its first PEM block."""

    attributes: dict[bytes, bytes]
    label: bytes
    der: bytes


class Anchors(NamedTuple):
    """What a dump says of servers."""

    trusted: tuple[Certificate, ...]
    others: tuple[Certificate, ...]
    """Distrusted, or not trusted, or trusted for something else only."""
    dated: tuple[Certificate, ...]
    """Those of ``trusted`` that NSS distrusts for certificates issued after a date."""


def is_dump(data: bytes) -> bool:
    """Whether these bytes hold objects of p11-kit."""
    return HEAD in data


def anchors_of(data: bytes) -> Anchors:
    """The certificates of a dump, by whether they are anchors for servers; what cannot be read is passed over."""
    objects = [found for part in data.split(HEAD)[1:] if (found := _object(part)) is not None]
    purposes = [one for one in objects if one.attributes.get(b"class") == b"x-certificate-extension"]
    trusted, others, dated = [], [], []
    for one in objects:
        certificate = _certificate(one)
        if certificate is None:
            continue
        own = [purpose for purpose in purposes if purpose.der == certificate.spki_der]
        if not (_is_anchor(one) and all(map(_lets_servers, own))):
            others.append(certificate)
            continue
        trusted.append(certificate)
        if one.attributes.get(b"nss-server-distrust-after", b"false").strip(b'"') not in (b"false", b"%00"):
            dated.append(certificate)
    return Anchors(tuple(trusted), tuple(others), tuple(dated))


def _object(part: bytes) -> TrustObject | None:
    block = _BLOCK.search(part)
    if block is None:
        return None
    attributes = dict(_ATTRIBUTE.findall(part[: block.start()]))
    try:
        return TrustObject(attributes, block[1], a2b_base64(block[2]))
    except Error:
        return None


def _certificate(one: TrustObject) -> Certificate | None:
    if one.label != b"CERTIFICATE":
        return None
    try:
        return Certificate.from_der(one.der)
    except MalformedCertificate:
        return None


def _is_anchor(one: TrustObject) -> bool:
    return one.attributes.get(b"trusted") == b"true" and one.attributes.get(b"x-distrusted") != b"true"


def _lets_servers(extension: TrustObject) -> bool:
    """Whether an attached extension leaves servers what the certificate allows; one of another kind says nothing of them."""
    kind = _object_id(extension.attributes.get(b"object-id", b""))
    value = unquote_to_bytes(extension.attributes.get(b"value", b"").strip(b'"'))
    named = any(b"\x06" + bytes((len(purpose),)) + purpose in value for purpose in (SERVER_AUTH, ANY_EKU))
    return named if kind == EXTENDED_KEY_USAGE else not (kind == REJECT and named)


def _object_id(written: bytes) -> bytes:
    """Content octets of an object identifier that stands there dotted, or as DER with percent signs."""
    return _OBJECT_IDS.get(written) or unquote_to_bytes(written.strip(b'"'))[2:]
