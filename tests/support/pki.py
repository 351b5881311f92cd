"""Small PKIs in a few lines, the same bytes in every run: keys and serial numbers come from names, signatures are deterministic.

    root = pki.root("Example Root")
    inter = root.ca("Example CA", path_length=0)
    leaf = inter.leaf("www.example.org")
    twin = pki.root("Other Root").cross(inter)      # the name and key of inter, issued by another root

TBSCertificate is written by hand (RFC 5280 4.1), since a builder that refuses what is wrong cannot make what must be refused;
extension values come from cryptography where it has them. Nothing here knows chainfix.
"""

import base64
import hashlib
import ipaddress
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple, TypedDict, Unpack

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, ExtensionOID

from tests.support import der
from tests.support.keys import PrivateKey, private_key

START = datetime(2026, 1, 1, tzinfo=UTC)
"""When certificates of these PKIs begin, if nothing else is said."""
NOW = datetime(2026, 7, 1, tzinfo=UTC)
"""The middle of the default validity, for a pinned clock."""
END = datetime(2027, 1, 1, tzinfo=UTC)
"""The last second of the default validity."""

SERVER_AUTH = ExtendedKeyUsageOID.SERVER_AUTH
CLIENT_AUTH = ExtendedKeyUsageOID.CLIENT_AUTH
ANY_EKU = ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE
ANY_POLICY = "2.5.29.32.0"
ISSUER_ALT_NAME = "2.5.29.18"
UNKNOWN = "1.3.6.1.4.1.99999.1"
"""An extension, a policy, an EKU that nobody knows."""
CT_POISON = "1.3.6.1.4.1.11129.2.4.3"
SCT_LIST = "1.3.6.1.4.1.11129.2.4.2"

STRING_TAGS = {"utf8": 0x0C, "printable": 0x13, "teletex": 0x14, "ia5": 0x16, "universal": 0x1C, "bmp": 0x1E}
STRING_CODECS = {"utf8": "utf-8", "bmp": "utf-16-be", "universal": "utf-32-be"}
ATTRIBUTES = {
    "CN": "2.5.4.3",
    "C": "2.5.4.6",
    "L": "2.5.4.7",
    "ST": "2.5.4.8",
    "O": "2.5.4.10",
    "OU": "2.5.4.11",
    "DC": "0.9.2342.19200300.100.1.25",
    "emailAddress": "1.2.840.113549.1.9.1",
}
SIGNATURE_OIDS = {
    ("rsa", "md5"): "1.2.840.113549.1.1.4",
    ("rsa", "sha1"): "1.2.840.113549.1.1.5",
    ("rsa", "sha256"): "1.2.840.113549.1.1.11",
    ("rsa", "sha384"): "1.2.840.113549.1.1.12",
    ("ec", "sha1"): "1.2.840.10045.4.1",
    ("ec", "sha256"): "1.2.840.10045.4.3.2",
    ("ec", "sha384"): "1.2.840.10045.4.3.3",
    ("ec", "sha512"): "1.2.840.10045.4.3.4",
    ("dsa", "sha1"): "1.2.840.10040.4.3",
    ("dsa", "sha256"): "2.16.840.1.101.3.4.3.2",
}
HASHES: dict[str, hashes.HashAlgorithm] = {
    "md5": hashes.MD5(),  # noqa: S303 (what is signed so must be refused)
    "sha1": hashes.SHA1(),  # noqa: S303
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
KEY_USAGE_BITS = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)

Rdn = tuple[str, str] | tuple[str, str, str]
"""An attribute (``CN`` or dotted), its text, and how it is encoded: a key of ``STRING_TAGS``, else utf8."""
Extension = tuple[str, bool, bytes]
"""A dotted OID, whether it is critical, and the DER of its value."""


class Options(TypedDict, total=False):
    """What can be said of one certificate; what is not said is what an ordinary one has."""

    subject: bytes | Sequence[Rdn]
    """The subject, instead of CN=name in UTF8String: RDNs, or a whole Name in DER."""
    issuer_name: bytes
    """The issuer Name in DER, instead of the issuer's own subject bytes."""
    key: str | int | PrivateKey
    """A name for ``keys.private_key``, a number N for ``ecN``, or a key; else one derived from the name."""
    not_before: datetime
    not_after: datetime
    serial: int
    version: int | None
    """2 is version 3; None leaves the field out (version 1)."""
    is_ca: bool | None
    """What basicConstraints says; None leaves the extension out."""
    path_length: int | None
    basic_constraints: bytes
    """The raw DER of basicConstraints, instead of the two above."""
    key_usage: Sequence[str] | None
    """Names of ``KEY_USAGE_BITS``; None leaves the extension out."""
    eku: Sequence[x509.ObjectIdentifier | str] | None
    san: Sequence[str | bytes | x509.GeneralName] | None
    """dNSNames as str, GeneralNames, or their DER; None leaves the extension out."""
    name_constraints: x509.NameConstraints | bytes
    ca_issuers: Sequence[str]
    policies: Sequence[str]
    policy_mappings: Sequence[tuple[str, str]]
    policy_constraints: tuple[int | None, int | None]
    """requireExplicitPolicy and inhibitPolicyMapping."""
    inhibit_any: int
    ski: bytes | None
    """None leaves it out."""
    aki: bytes | None
    """The keyIdentifier of the AKI; None leaves it out."""
    aki_issuer: tuple[bytes, int]
    """authorityCertIssuer (a Name in DER) and authorityCertSerialNumber."""
    extensions: Sequence[Extension]
    """Raw ones, put behind the others as they are, twice if said twice."""
    critical: Sequence[str]
    """Dotted OIDs of extensions to mark critical besides those that are by default."""
    not_critical: Sequence[str]
    hash_name: str
    outer_algorithm: bytes
    """The AlgorithmIdentifier outside TBSCertificate, where it must differ from the inner one."""
    bad_signature: bool
    """Flip the last bit of the signature."""


class Entity(NamedTuple):
    """One certificate with the private key of its subject, so that it can issue more."""

    name: str
    der: bytes
    subject: bytes
    """The subject Name in DER."""
    key: PrivateKey
    ski: bytes | None
    """The key identifier in this very certificate."""
    serial: int
    issuer: "Entity | None" = None
    """Who issued it; None if it did so itself."""

    @property
    def pem(self) -> str:
        """The certificate as strict PEM."""
        return pem(self.der)

    @property
    def key_pem(self) -> str:
        """The private key as unencrypted PKCS#8."""
        none = serialization.NoEncryption()
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, none).decode()

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate as cryptography reads it; raises ValueError for some malformed ones."""
        return x509.load_der_x509_certificate(self.der)

    @property
    def sha256(self) -> str:
        """The fingerprint in hex."""
        return hashlib.sha256(self.der).hexdigest()

    @property
    def spki(self) -> bytes:
        """SubjectPublicKeyInfo in DER."""
        return spki(self.key)

    def ca(self, name: str, **options: Unpack[Options]) -> "Entity":
        """A CA certificate issued by this one."""
        return _issue(name, self, CA_DEFAULTS | options)

    def leaf(self, host: str, **options: Unpack[Options]) -> "Entity":
        """A server certificate for one host name or address."""
        return _issue(host, self, LEAF_DEFAULTS | {"san": [host]} | options)

    def cross(self, other: "Entity", **options: Unpack[Options]) -> "Entity":
        """A twin of another CA: its name, its key and its key identifier, issued by this one."""
        kept: Options = {"subject": other.subject, "key": other.key, "ski": other.ski}
        return _issue(other.name, self, CA_DEFAULTS | kept | options)


CA_DEFAULTS: Options = {"is_ca": True, "key_usage": ("key_cert_sign", "crl_sign")}
LEAF_DEFAULTS: Options = {"is_ca": False, "key_usage": ("digital_signature",), "eku": (SERVER_AUTH,)}


def root(name: str, **options: Unpack[Options]) -> Entity:
    """A self-signed CA certificate, without AKI if none is given."""
    return _issue(name, None, CA_DEFAULTS | options)


def self_signed_leaf(host: str, **options: Unpack[Options]) -> Entity:
    """A server certificate signed with its own key."""
    return _issue(host, None, LEAF_DEFAULTS | {"san": [host]} | options)


def resigned(entity: Entity, edit: Callable[[bytes], bytes]) -> Entity:
    """The same certificate with its TBSCertificate edited as bytes and signed anew by its issuer."""
    certificate = entity.certificate
    signer = entity.issuer.key if entity.issuer else entity.key
    known = certificate.signature_hash_algorithm
    hash_name = known.name if known else "sha256"
    tbs = edit(certificate.tbs_certificate_bytes)
    whole = der.sequence(tbs, algorithm(signer, hash_name), der.bits(sign(signer, hash_name, tbs)))
    return entity._replace(der=whole)


def pem(data: bytes, label: str = "CERTIFICATE") -> str:
    """One PEM block, LF and 64 columns."""
    text = base64.b64encode(data).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join((f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""))


def bundle(*entities: Entity) -> str:
    """The certificates as one PEM file."""
    return "".join(entity.pem for entity in entities)


def spki(key: PrivateKey) -> bytes:
    """SubjectPublicKeyInfo in DER."""
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def name_der(*rdns: Rdn) -> bytes:
    """A Name in DER, one attribute in each RDN."""
    return der.sequence(*(der.set_of(_attribute(*rdn)) for rdn in rdns))


def algorithm(key: PrivateKey, hash_name: str) -> bytes:
    """The AlgorithmIdentifier of signatures by this key."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return der.sequence(der.oid("1.3.101.112"))
    dotted = der.oid(SIGNATURE_OIDS[_kind(key), hash_name])
    return der.sequence(dotted, der.tlv(0x05)) if isinstance(key, rsa.RSAPrivateKey) else der.sequence(dotted)


def sign(key: PrivateKey, hash_name: str, data: bytes) -> bytes:
    """A signature, MD5 and SHA-1 ones too, which cryptography's builder refuses."""
    match key:
        case ed25519.Ed25519PrivateKey():
            return key.sign(data)
        case rsa.RSAPrivateKey():
            return key.sign(data, padding.PKCS1v15(), HASHES[hash_name])
        case dsa.DSAPrivateKey():
            return key.sign(data, HASHES[hash_name])
        case ec.EllipticCurvePrivateKey():
            return key.sign(data, ec.ECDSA(HASHES[hash_name], deterministic_signing=True))


def constraints(permitted: Iterable[bytes] = (), excluded: Iterable[bytes] = ()) -> bytes:
    """NameConstraints in DER from GeneralNames in DER (RFC 5280 4.2.1.10)."""
    sides = ((0xA0, tuple(permitted)), (0xA1, tuple(excluded)))
    return der.sequence(*(der.tlv(tag, *(der.sequence(name) for name in names)) for tag, names in sides if names))


def scts(*moments: datetime) -> Extension:
    """An SCT list (RFC 6962 3.3) with one SCT a moment; whatever the log and the signature are."""
    found = b"".join(_vector(_sct(moment)) for moment in moments)
    return SCT_LIST, False, der.octets(_vector(found))


def _sct(moment: datetime) -> bytes:
    time = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    signature = b"\4\3" + _vector(b"\x30\0")  # SHA-256 and ECDSA, RFC 5246 7.4.1.4.1
    return b"\0" + bytes(32) + time.to_bytes(8) + _vector(b"") + signature


def _vector(content: bytes) -> bytes:
    return len(content).to_bytes(2) + content


def other_name(dotted: str, value: bytes) -> bytes:
    """GeneralName [0]: a type and a value in DER."""
    return der.tlv(0xA0, der.oid(dotted), der.tlv(0xA0, value))


def rfc822_name(text: str) -> bytes:
    """GeneralName [1]: a mailbox, a host or .domain."""
    return der.tlv(0x81, text.encode())


def dns_name(text: str) -> bytes:
    """GeneralName [2]."""
    return der.tlv(0x82, text.encode())


def x400_address(text: str) -> bytes:
    """GeneralName [3]: an ORAddress with nothing but a country name."""
    country = der.tlv(0x61, der.tlv(STRING_TAGS["printable"], text.encode()))
    return der.tlv(0xA3, der.sequence(country))


def directory_name(name: bytes) -> bytes:
    """GeneralName [4]: a Name in DER."""
    return der.tlv(0xA4, name)


def edi_party_name(text: str) -> bytes:
    """GeneralName [5]: a partyName alone."""
    return der.tlv(0xA5, der.tlv(0xA1, der.tlv(STRING_TAGS["utf8"], text.encode())))


def uri_name(text: str) -> bytes:
    """GeneralName [6]."""
    return der.tlv(0x86, text.encode())


def ip_name(text: str) -> bytes:
    """GeneralName [7]: an address, or with a slash an address and its mask, as a constraint wants it."""
    if "/" in text:
        network = ipaddress.ip_network(text)
        return der.tlv(0x87, network.network_address.packed, network.netmask.packed)
    return der.tlv(0x87, ipaddress.ip_address(text).packed)


def registered_id(dotted: str) -> bytes:
    """GeneralName [8]."""
    return der.tlv(0x88, der.oid(dotted)[2:])


def key_identifier(key: PrivateKey) -> bytes:
    """The SHA-1 of the subjectPublicKey bits (RFC 5280 4.2.1.2, method 1)."""
    return x509.SubjectKeyIdentifier.from_public_key(key.public_key()).digest


def _issue(name: str, issuer: Entity | None, options: Options) -> Entity:
    key = _key(options.get("key", f"key of {name}"))
    subject = _subject(name, options.get("subject"))
    signer = issuer.key if issuer else key
    hash_name = options.get("hash_name", "sha256")
    ski = options["ski"] if "ski" in options else key_identifier(key)
    issued_by = options.get("issuer_name", issuer.subject if issuer else subject)
    aki = options.get("aki", issuer.ski if issuer else None)
    body = (
        algorithm(signer, hash_name),
        issued_by,
        der.sequence(der.time(options.get("not_before", START)), der.time(options.get("not_after", END))),
        subject,
        spki(key),
        _extensions(options, ski, aki),
    )
    serial = options.get("serial", int.from_bytes(hashlib.sha256(b"".join(body)).digest()[:8], "big") + 1)
    version = options.get("version", 2)
    head = () if version is None else (der.tlv(0xA0, der.integer(version)),)
    tbs = der.sequence(*head, der.integer(serial), *body)
    outer = options.get("outer_algorithm", body[0])
    whole = der.sequence(tbs, outer, der.bits(_signature(signer, hash_name, tbs, options)))
    return Entity(name=name, der=whole, subject=subject, key=key, ski=ski, serial=serial, issuer=issuer)


def _signature(signer: PrivateKey, hash_name: str, tbs: bytes, options: Options) -> bytes:
    signature = sign(signer, hash_name, tbs)
    if options.get("bad_signature"):
        return signature[:-1] + bytes((signature[-1] ^ 1,))
    return signature


def _extensions(options: Options, ski: bytes | None, aki: bytes | None) -> bytes:
    """The Extensions field, or nothing if there is none."""
    values = [*_values(options, ski, aki), *options.get("extensions", ())]
    if not values:
        return b""
    flags = {**dict.fromkeys(options.get("critical", ()), True), **dict.fromkeys(options.get("not_critical", ()), False)}
    ready = (_extension(dotted, value, critical=flags.get(dotted, critical)) for dotted, critical, value in values)
    return der.tlv(0xA3, der.sequence(*ready))


def _extension(dotted: str, value: bytes, *, critical: bool) -> bytes:
    flag = (der.boolean(value=True),) if critical else ()
    return der.sequence(der.oid(dotted), *flag, der.octets(value))


def _values(options: Options, ski: bytes | None, aki: bytes | None) -> list[Extension]:
    """Every extension that the options ask for, in one fixed order, with the criticality that RFC 5280 4.2.1 wants."""
    made: list[tuple[x509.ObjectIdentifier, bool, bytes | None]] = [
        (ExtensionOID.BASIC_CONSTRAINTS, True, _basic_constraints(options)),
        (ExtensionOID.KEY_USAGE, True, _key_usage(options.get("key_usage"))),
        (ExtensionOID.EXTENDED_KEY_USAGE, False, _eku(options.get("eku"))),
        (ExtensionOID.SUBJECT_ALTERNATIVE_NAME, False, _san(options.get("san"))),
        (ExtensionOID.NAME_CONSTRAINTS, True, _name_constraints(options.get("name_constraints"))),
        (ExtensionOID.SUBJECT_KEY_IDENTIFIER, False, None if ski is None else der.octets(ski)),
        (ExtensionOID.AUTHORITY_KEY_IDENTIFIER, False, _aki(aki, options.get("aki_issuer"))),
        (ExtensionOID.AUTHORITY_INFORMATION_ACCESS, False, _ca_issuers(options.get("ca_issuers", ()))),
        (ExtensionOID.CERTIFICATE_POLICIES, False, _policies(options.get("policies", ()))),
        (ExtensionOID.POLICY_MAPPINGS, True, _policy_mappings(options.get("policy_mappings", ()))),
        (ExtensionOID.POLICY_CONSTRAINTS, True, _policy_constraints(options.get("policy_constraints"))),
        (ExtensionOID.INHIBIT_ANY_POLICY, True, der.integer(options["inhibit_any"]) if "inhibit_any" in options else None),
    ]
    return [(dotted.dotted_string, critical, value) for dotted, critical, value in made if value is not None]


def _basic_constraints(options: Options) -> bytes | None:
    if "basic_constraints" in options:
        return options["basic_constraints"]
    is_ca, length = options.get("is_ca"), options.get("path_length")
    if is_ca is None:
        return None
    return der.sequence(der.boolean(value=True) if is_ca else b"", b"" if length is None else der.integer(length))


def _key_usage(names: Sequence[str] | None) -> bytes | None:
    if names is None:
        return None
    places = [KEY_USAGE_BITS.index(name) for name in names]
    highest = max(places, default=0)
    number = sum(1 << (15 - place) for place in places)
    return der.bits(number.to_bytes(2, "big")[: highest // 8 + 1], unused=7 - highest % 8)


def _eku(purposes: Sequence[x509.ObjectIdentifier | str] | None) -> bytes | None:
    if purposes is None:
        return None
    return der.sequence(*(der.oid(one if isinstance(one, str) else one.dotted_string) for one in purposes))


def _san(names: Sequence[str | bytes | x509.GeneralName] | None) -> bytes | None:
    return None if names is None else der.sequence(*(_general_name(name) for name in names))


def _general_name(name: str | bytes | x509.GeneralName) -> bytes:
    if isinstance(name, bytes):
        return name
    if isinstance(name, x509.GeneralName):
        whole = x509.SubjectAlternativeName([name]).public_bytes()
        return whole[2 if whole[1] < 0x80 else 2 + whole[1] - 0x80 :]
    try:
        return ip_name(str(ipaddress.ip_address(name)))
    except ValueError:
        return dns_name(name)


def _name_constraints(value: x509.NameConstraints | bytes | None) -> bytes | None:
    return value.public_bytes() if isinstance(value, x509.NameConstraints) else value


def _aki(key_id: bytes | None, issuer: tuple[bytes, int] | None) -> bytes | None:
    if key_id is None and issuer is None:
        return None
    parts = [] if key_id is None else [der.tlv(0x80, key_id)]
    if issuer is not None:
        parts += [der.tlv(0xA1, directory_name(issuer[0])), der.tlv(0x82, der.integer(issuer[1])[2:])]
    return der.sequence(*parts)


def _ca_issuers(urls: Sequence[str]) -> bytes | None:
    method = der.oid(AuthorityInformationAccessOID.CA_ISSUERS.dotted_string)
    return der.sequence(*(der.sequence(method, uri_name(url)) for url in urls)) if urls else None


def _policies(policies: Sequence[str]) -> bytes | None:
    return der.sequence(*(der.sequence(der.oid(policy)) for policy in policies)) if policies else None


def _policy_mappings(pairs: Sequence[tuple[str, str]]) -> bytes | None:
    return der.sequence(*(der.sequence(der.oid(there), der.oid(here)) for there, here in pairs)) if pairs else None


def _policy_constraints(counts: tuple[int | None, int | None] | None) -> bytes | None:
    if counts is None:
        return None
    fields = zip((0x80, 0x81), counts, strict=True)
    return der.sequence(*(der.tlv(tag, der.integer(count)[2:]) for tag, count in fields if count is not None))


def _attribute(kind: str, text: str, encoding: str = "utf8") -> bytes:
    content = text.encode(STRING_CODECS.get(encoding, "latin-1"))
    return der.sequence(der.oid(ATTRIBUTES.get(kind, kind)), der.tlv(STRING_TAGS[encoding], content))


def _subject(name: str, subject: bytes | Sequence[Rdn] | None) -> bytes:
    if isinstance(subject, bytes):
        return subject
    return name_der(*(subject if subject is not None else (("CN", name),)))


def _key(key: str | int | PrivateKey) -> PrivateKey:
    match key:
        case str():
            return private_key(key)
        case int():
            return private_key(f"ec{key}")
        case _:
            return key


def _kind(key: PrivateKey) -> Literal["rsa", "ec", "dsa"]:
    if isinstance(key, rsa.RSAPrivateKey):
        return "rsa"
    return "dsa" if isinstance(key, dsa.DSAPrivateKey) else "ec"
