"""What the extensions that chaining needs mean (RFC 5280 4.2): small pure decoders from the value octets, each remembered.

Every decoder raises :class:`~chainfix.certificates.der.DerError` on octets that do not follow the standard; who asks decides
whether that matters. Object identifiers stay content octets throughout.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from chainfix.certificates import der
from chainfix.certificates.der import DerError, Element, children, content, lenient_header

SUBJECT_KEY_ID = b"\x55\x1d\x0e"
KEY_USAGE = b"\x55\x1d\x0f"
SUBJECT_ALT_NAME = b"\x55\x1d\x11"
ISSUER_ALT_NAME = b"\x55\x1d\x12"
BASIC_CONSTRAINTS = b"\x55\x1d\x13"
NAME_CONSTRAINTS = b"\x55\x1d\x1e"
CRL_DISTRIBUTION_POINTS = b"\x55\x1d\x1f"
CERTIFICATE_POLICIES = b"\x55\x1d\x20"
POLICY_MAPPINGS = b"\x55\x1d\x21"
AUTHORITY_KEY_ID = b"\x55\x1d\x23"
POLICY_CONSTRAINTS = b"\x55\x1d\x24"
EXTENDED_KEY_USAGE = b"\x55\x1d\x25"
FRESHEST_CRL = b"\x55\x1d\x2e"
INHIBIT_ANY_POLICY = b"\x55\x1d\x36"
AUTHORITY_INFO_ACCESS = b"\x2b\x06\x01\x05\x05\x07\x01\x01"
SUBJECT_INFO_ACCESS = b"\x2b\x06\x01\x05\x05\x07\x01\x0b"
SCT_LIST = b"\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02"
PRECERTIFICATE_POISON = b"\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x03"
"""RFC 6962 3.1: a critical extension that keeps a precertificate from being used."""

ANY_POLICY = b"\x55\x1d\x20\x00"
ANY_EKU = b"\x55\x1d\x25\x00"
SERVER_AUTH = b"\x2b\x06\x01\x05\x05\x07\x03\x01"
CLIENT_AUTH = b"\x2b\x06\x01\x05\x05\x07\x03\x02"
OCSP_SIGNING = b"\x2b\x06\x01\x05\x05\x07\x03\x09"
_CA_ISSUERS = b"\x2b\x06\x01\x05\x05\x07\x30\x02"

OTHER_NAME, RFC822_NAME, DNS_NAME, X400_ADDRESS, DIRECTORY_NAME = 0xA0, 0x81, 0x82, 0xA3, 0xA4
EDI_PARTY_NAME, URI, IP_ADDRESS, REGISTERED_ID = 0xA5, 0x86, 0x87, 0x88
GENERAL_NAMES = {
    OTHER_NAME: "otherName", RFC822_NAME: "rfc822Name", DNS_NAME: "dNSName", X400_ADDRESS: "x400Address",
    DIRECTORY_NAME: "directoryName", EDI_PARTY_NAME: "ediPartyName", URI: "uniformResourceIdentifier",
    IP_ADDRESS: "iPAddress", REGISTERED_ID: "registeredID",
}  # fmt: skip
"""The tags of a GeneralName (RFC 5280 4.2.1.6) and their names there."""

KEY_CERT_SIGN = 1 << 5

NAMES = {
    SUBJECT_KEY_ID: "subjectKeyIdentifier", KEY_USAGE: "keyUsage", SUBJECT_ALT_NAME: "subjectAltName",
    ISSUER_ALT_NAME: "issuerAltName", BASIC_CONSTRAINTS: "basicConstraints", NAME_CONSTRAINTS: "nameConstraints",
    CRL_DISTRIBUTION_POINTS: "cRLDistributionPoints", CERTIFICATE_POLICIES: "certificatePolicies",
    POLICY_MAPPINGS: "policyMappings", AUTHORITY_KEY_ID: "authorityKeyIdentifier", POLICY_CONSTRAINTS: "policyConstraints",
    EXTENDED_KEY_USAGE: "extKeyUsage", FRESHEST_CRL: "freshestCRL", INHIBIT_ANY_POLICY: "inhibitAnyPolicy",
    AUTHORITY_INFO_ACCESS: "authorityInfoAccess", SUBJECT_INFO_ACCESS: "subjectInfoAccess",
    PRECERTIFICATE_POISON: "precertificate poison",
}  # fmt: skip


def extension_name(oid: bytes) -> str:
    """The name that RFC 5280 gives an extension, or its dotted object identifier."""
    if oid in NAMES:
        return NAMES[oid]
    try:
        return der.oid_text(oid)
    except DerError:
        return oid.hex()


_remembered: dict[bytes, der.Extension] = {}
_REMEMBERED = 2048
_LONGEST_COMMON = 160
_OWN = (SUBJECT_KEY_ID, SUBJECT_ALT_NAME, SCT_LIST)
"""No two certificates have the same."""

recall = _remembered.get
"""The parts of an extension that was split before, or None."""


def split(whole: bytes) -> der.Extension:
    """The parts of an extension; those of one CA's certificates are mostly the same octets and remembered, the others are not."""
    parts = recall(whole)
    if parts is None:
        parts = der.split_extension(whole)
        if parts.oid not in _OWN and len(whole) <= _LONGEST_COMMON:
            if len(_remembered) >= _REMEMBERED:
                _remembered.clear()
            _remembered[whole] = parts
    return parts


class BasicConstraints(NamedTuple):
    """RFC 5280 4.2.1.9."""

    ca: bool
    path_length: int | None
    explicit_default: bool
    """Whether ``cA FALSE`` was written out, which DER forbids (GoDaddy and Starfield leaves of 2010 to 2014)."""


@lru_cache(maxsize=256)
def basic_constraints(value: bytes) -> BasicConstraints:
    """RFC 5280 4.2.1.9."""
    parts = children(value)
    flags = [part.content for part in parts if part.tag == der.BOOLEAN]
    lengths = [integer(part) for part in parts if part.tag == der.INTEGER]
    if len(flags) + len(lengths) != len(parts) or len(flags) > 1 or len(lengths) > 1 or any(len(flag) != 1 for flag in flags):
        raise DerError("not BasicConstraints")
    if lengths and lengths[0] < 0:
        raise DerError("a path length is negative")
    return BasicConstraints(flags not in ([], [b"\0"]), lengths[0] if lengths else None, flags == [b"\0"])


@lru_cache(maxsize=256)
def key_usage(value: bytes) -> int:
    """The bits that are set: bit i of the result is bit i of RFC 5280 4.2.1.3 (5 is keyCertSign)."""
    bits = content(value, der.BIT_STRING)
    if not bits or bits[0] > 7:
        raise DerError("not a KeyUsage")
    return sum(1 << i for i in range(8 * (len(bits) - 1) - bits[0]) if bits[1 + i // 8] & 0x80 >> i % 8)


@lru_cache(maxsize=256)
def extended_key_usage(value: bytes) -> frozenset[bytes]:
    """The purposes (RFC 5280 4.2.1.12)."""
    purposes = children(value)
    if not purposes or any(purpose.tag != der.OID for purpose in purposes):
        raise DerError("not an ExtKeyUsageSyntax")
    return frozenset(purpose.content for purpose in purposes)


class AuthorityKeyId(NamedTuple):
    """RFC 5280 4.2.1.1."""

    key_id: bytes | None
    issuer: bytes | None
    """The raw Name of the issuer's issuer."""
    serial: bytes | None


@lru_cache(maxsize=1024)
def authority_key_id(value: bytes) -> AuthorityKeyId:
    """RFC 5280 4.2.1.1."""
    parts = {part.tag: part.content for part in children(value)}
    if not parts.keys() <= {0x80, 0xA1, 0x82}:
        raise DerError("not an AuthorityKeyIdentifier")
    names = [name for name in general_names(parts[0xA1]) if name.tag == DIRECTORY_NAME] if 0xA1 in parts else []
    return AuthorityKeyId(parts.get(0x80), names[0].content if names else None, parts.get(0x82))


def subject_key_id(value: bytes) -> bytes:
    """RFC 5280 4.2.1.2."""
    return content(value, der.OCTET_STRING)


def general_names(names: bytes) -> tuple[Element, ...]:
    """The GeneralNames that stand one after the other (RFC 5280 4.2.1.6), tags as in :data:`GENERAL_NAMES`."""
    found = tuple(der.elements(names))
    if any(name.tag not in GENERAL_NAMES for name in found):
        raise DerError("not a GeneralName")
    return found


def subject_alt_names(value: bytes) -> tuple[Element, ...]:
    """RFC 5280 4.2.1.6; at least one name is due."""
    names = general_names(content(value, der.SEQUENCE))
    if not names:
        raise DerError("an empty subjectAltName")
    return names


class NameConstraints(NamedTuple):
    """RFC 5280 4.2.1.10: the base names of each subtree."""

    permitted: tuple[Element, ...]
    excluded: tuple[Element, ...]


@lru_cache(maxsize=256)
def name_constraints(value: bytes) -> NameConstraints:
    """RFC 5280 4.2.1.10; a minimum other than 0 or any maximum raises, as that profile forbids both."""
    trees: dict[int, tuple[Element, ...]] = {0xA0: (), 0xA1: ()}
    parts = children(value)
    if not parts:
        raise DerError("empty nameConstraints")
    for part in parts:
        if part.tag not in trees or trees[part.tag]:
            raise DerError("not NameConstraints")
        trees[part.tag] = tuple(_base(tree) for tree in der.elements(part.content))
        if not trees[part.tag]:
            raise DerError("an empty list of subtrees")
    return NameConstraints(trees[0xA0], trees[0xA1])


def _base(subtree: Element) -> Element:
    if subtree.tag != der.SEQUENCE:
        raise DerError("not a GeneralSubtree")
    parts = tuple(der.elements(subtree.content))
    if not parts or parts[0].tag not in GENERAL_NAMES or any(bound.whole != b"\x80\x01\x00" for bound in parts[1:]):
        raise DerError("a subtree without a base, or with a minimum or a maximum")
    return parts[0]


@lru_cache(maxsize=1024)
def certificate_policies(value: bytes) -> tuple[bytes, ...]:
    """The policy identifiers (RFC 5280 4.2.1.4); a policy named twice raises."""
    policies = []
    for information in children(value):
        parts = children(information.whole)
        if not parts or parts[0].tag != der.OID:
            raise DerError("not a PolicyInformation")
        policies.append(parts[0].content)
    if not policies or len(set(policies)) != len(policies):
        raise DerError("no certificate policy, or one twice")
    return tuple(policies)


@lru_cache(maxsize=64)
def policy_mappings(value: bytes) -> tuple[tuple[bytes, bytes], ...]:
    """Pairs of issuer and subject domain policy (RFC 5280 4.2.1.5)."""
    pairs = [children(pair.whole) for pair in children(value)]
    if not pairs or any([part.tag for part in pair] != [der.OID, der.OID] for pair in pairs):
        raise DerError("not PolicyMappings")
    return tuple((issuer.content, subject.content) for issuer, subject in pairs)


class PolicyConstraints(NamedTuple):
    """RFC 5280 4.2.1.11: numbers of further certificates, or None."""

    require_explicit_policy: int | None
    inhibit_policy_mapping: int | None


@lru_cache(maxsize=64)
def policy_constraints(value: bytes) -> PolicyConstraints:
    """RFC 5280 4.2.1.11."""
    numbers = {part.tag: int.from_bytes(part.content, signed=True) for part in children(value)}
    if not numbers or not numbers.keys() <= {0x80, 0x81} or min(numbers.values()) < 0:
        raise DerError("not PolicyConstraints")
    return PolicyConstraints(numbers.get(0x80), numbers.get(0x81))


@lru_cache(maxsize=64)
def inhibit_any_policy(value: bytes) -> int:
    """RFC 5280 4.2.1.14."""
    parts = tuple(der.elements(value))
    if len(parts) != 1 or (number := integer(parts[0])) < 0:
        raise DerError("not an InhibitAnyPolicy")
    return number


def sct_times(value: bytes) -> tuple[int, ...]:
    """The timestamps of an embedded SCT list in their order (RFC 6962 3.2 and 3.3), milliseconds since 1970.

    Neither the signatures nor the logs are looked at. An SCT of a version other than v1 is passed over (RFC 6962 3.3).
    """
    scts = tuple(_opaque(_only(content(value, der.OCTET_STRING))))
    if any(len(sct) < _SCT_HEAD for sct in scts if sct[:1] == b"\0"):
        raise DerError("an SCT is cut short")
    return tuple(int.from_bytes(sct[33:41]) for sct in scts if sct[:1] == b"\0")


_SCT_HEAD = 41
"""The octets of version, log id and timestamp."""


def _only(data: bytes) -> bytes:
    """The one vector that the data is (RFC 8446 3.4: two octets of length before it)."""
    vectors = tuple(_opaque(data))
    if len(vectors) != 1:
        raise DerError("not a list of SCTs")
    return vectors[0]


def _opaque(data: bytes) -> Iterator[bytes]:
    """The vectors that stand one after the other."""
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start])
        if at > len(data):
            raise DerError("a list of SCTs is cut short")
        yield data[start:at]


@lru_cache(maxsize=1024)
def ca_issuers(value: bytes) -> tuple[str, ...]:
    """The caIssuers URIs in their order, of any scheme (RFC 5280 4.2.2.1)."""
    found = []
    for description in children(value, header=lenient_header):
        parts = children(description.whole, header=lenient_header)
        if len(parts) != 2:
            raise DerError("not an AccessDescription")
        method, location = parts
        if method.content == _CA_ISSUERS and location.tag == URI:
            found.append(location.content.decode("ascii", "replace").strip())
    return tuple(found)


def integer(element: Element) -> int:
    """The value of an INTEGER; raises DerError when it is none, or not minimal."""
    octets = element.content
    if (
        element.tag != der.INTEGER
        or not octets
        or (len(octets) > 1 and octets[0] in (0, 0xFF) and octets[0] >> 7 == octets[1] >> 7)
    ):
        raise DerError("not an INTEGER")
    return int.from_bytes(octets, signed=True)
