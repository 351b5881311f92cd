"""One certificate: its bytes, where they came from, and the facts that chaining needs, sliced out of them."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from chainfix.certificates import dates, extensions, names
from chainfix.certificates.der import DerError, Slices, slice_certificate
from chainfix.certificates.extensions import AuthorityKeyId, BasicConstraints, NameConstraints

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography import x509

    from chainfix.certificates.der import Element, Extension

GIVEN, POOLED, CACHED, FETCHED, SERVED, STORED = "given", "pooled", "cached", "fetched", "served", "stored"

_Value = TypeVar("_Value")


class Source(NamedTuple):
    """Where a certificate came from."""

    kind: str = GIVEN
    """One of GIVEN, POOLED, CACHED, FETCHED, SERVED and STORED."""
    place: str = ""
    """The file as its user named it, the URL, ``host:port`` or the name of the store."""
    position: int = 0
    """The number of the certificate in that place, from 1 on; 0 where there is only one."""

    def describe(self) -> str:
        """The place in words, such as ``served.pem, certificate 2``."""
        return f"{self.place}, certificate {self.position}" if self.position > 1 else self.place


class MalformedCertificate(ValueError):  # noqa: N818 what it is, not that it is an error
    """The bytes are no certificate that a path could hold: its parts cannot be told apart."""


class TrustSettings(NamedTuple):
    """What OpenSSL writes behind the DER of a ``TRUSTED CERTIFICATE`` (X509_CERT_AUX): purposes as content octets."""

    trusted: frozenset[bytes]
    rejected: frozenset[bytes]


class Certificate:
    """One X.509 certificate; immutable, equal to another of the same bytes.

    Names, keys and key ids are raw DER slices, dates are whole seconds since 1970 in UTC (both inclusive). A certificate that
    :mod:`cryptography` cannot load is one all the same, as long as its parts can be told apart; what is wrong with it stands in
    :attr:`malformations`. Being listed here does not mean that anything was verified.
    """

    __slots__ = ("_sha256", "_ski", "der", "ends", "extensions", "slices", "source", "starts", "trust_settings")

    der: bytes
    """The whole certificate."""
    source: Source
    _ski: bytes | None
    starts: int
    """notBefore, seconds since 1970-01-01 UTC."""
    ends: int
    """notAfter, seconds since 1970-01-01 UTC."""
    slices: Slices
    """All raw parts."""
    extensions: dict[bytes, "Extension"]
    """By object identifier; of a duplicate the first."""
    trust_settings: TrustSettings | None

    @classmethod
    def from_der(cls, data: bytes, source: Source = Source(), trust_settings: bytes | None = None) -> "Certificate":  # noqa: B008
        """Read one certificate; raises :class:`MalformedCertificate` when the bytes are none."""
        self = cls.__new__(cls)
        recall, split = extensions.recall, extensions.split  # each is asked for every extension of every certificate
        try:
            slices = slice_certificate(data)
            self.starts, malformed = _seconds(slices.not_before, slices.malformations)
            self.ends, malformed = _seconds(slices.not_after, malformed)
            self.extensions = found = {}
            for whole in slices.extensions:
                extension = recall(whole) or split(whole)
                if extension.oid in found:
                    malformed = (*malformed, f"the extension {extensions.extension_name(extension.oid)} stands in it twice")
                else:
                    found[extension.oid] = extension
        except DerError as error:
            raise MalformedCertificate(str(error)) from None
        self.slices = slices if malformed is slices.malformations else slices._replace(malformations=malformed)
        self.der = data
        self.source = source
        self.trust_settings = _trust_settings(trust_settings) if trust_settings else None
        self._sha256 = None
        self._ski = b""  # not looked for yet
        return self

    @classmethod
    def from_pem(cls, text: str | bytes, source: Source = Source()) -> "Certificate":  # noqa: B008
        """Read the one certificate in a PEM text; raises :class:`MalformedCertificate`."""
        from binascii import Error, a2b_base64

        data = text.encode() if isinstance(text, str) else text
        _, begin, rest = data.partition(b"-----BEGIN CERTIFICATE-----")
        body, finish, _ = rest.partition(b"-----END CERTIFICATE-----")
        if not begin or not finish:
            raise MalformedCertificate("no PEM block of a certificate")
        try:
            return cls.from_der(a2b_base64(body), source)
        except Error as error:
            raise MalformedCertificate(str(error)) from None

    def with_source(self, source: Source) -> "Certificate":
        """The same certificate, from elsewhere."""
        twin = Certificate.__new__(Certificate)
        for slot in Certificate.__slots__:
            setattr(twin, slot, getattr(self, slot))
        twin.source = source
        return twin

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Certificate) and self.der == other.der

    def __hash__(self) -> int:
        return hash(self.der)

    def __repr__(self) -> str:
        return f"<Certificate {self.name!r} by {names.short(self.issuer_der)!r} {self.sha256[:8]}>"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.der, self.source, self.trust_settings)

    # The raw slices.

    @property
    def tbs_der(self) -> bytes:
        """What was signed."""
        return self.slices.tbs

    @property
    def signature(self) -> bytes:
        """The signature octets."""
        return self.slices.signature

    @property
    def algorithm_der(self) -> bytes:
        """The outer AlgorithmIdentifier."""
        return self.slices.algorithm

    @property
    def serial(self) -> bytes:
        """The serial number's content octets."""
        return self.slices.serial

    @property
    def issuer_der(self) -> bytes:
        """The issuer's raw Name."""
        return self.slices.issuer

    @property
    def subject_der(self) -> bytes:
        """The subject's raw Name."""
        return self.slices.subject

    @property
    def spki_der(self) -> bytes:
        """The SubjectPublicKeyInfo."""
        return self.slices.spki

    # For people and programs.

    @property
    def sha256(self) -> str:
        """The fingerprint, in lower-case hexadecimal."""
        if self._sha256 is None:
            from hashlib import sha256

            self._sha256: str | None = sha256(self.der).hexdigest()
        return self._sha256

    @property
    def subject(self) -> str:
        """The subject as RFC 4514 writes it."""
        return names.text(self.subject_der)

    @property
    def issuer(self) -> str:
        """The issuer as RFC 4514 writes it."""
        return names.text(self.issuer_der)

    @property
    def name(self) -> str:
        """What people call it: the common name, or what stands for it, or the first DNS name."""
        if self.subject_der == b"0\0":
            dns = [name.content for name in self.alt_names if name.tag == extensions.DNS_NAME]
            return dns[0].decode("ascii", "replace") if dns else "(no name)"
        return names.short(self.subject_der)

    @property
    def not_before(self) -> datetime:
        """The first valid second, aware, in UTC."""
        return dates.moment(self.starts)

    @property
    def not_after(self) -> datetime:
        """The last valid second, aware, in UTC."""
        return dates.moment(self.ends)

    @property
    def pem(self) -> str:
        """Strict PEM (RFC 7468): LF, 64 columns, a final newline."""
        from binascii import b2a_base64

        body = b2a_base64(self.der, newline=False).decode()
        lines = "\n".join(body[i : i + 64] for i in range(0, len(body), 64))
        return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"

    def to_cryptography(self) -> "x509.Certificate":
        """The same certificate in :mod:`cryptography`; raises ValueError where that library cannot load it."""
        from cryptography.x509 import InvalidVersion, load_der_x509_certificate

        try:
            return load_der_x509_certificate(self.der)
        except InvalidVersion as error:
            raise ValueError(str(error)) from error

    # What the extensions say; None where there is none, or none that can be read.

    def decoded(self, oid: bytes, decode: "Callable[[bytes], _Value]") -> "_Value | None":
        """What a decoder makes of an extension; None where there is no such extension or its value is malformed."""
        extension = self.extensions.get(oid)
        if extension is None:
            return None
        try:
            return decode(extension.value)
        except (DerError, ValueError):
            return None

    @property
    def self_issued(self) -> bool:
        """Whether subject and issuer are the same name (RFC 5280 3.2), compared by section 7.1."""
        return names.compare(self.subject_der, self.issuer_der) is not names.NameMatch.NONE

    @property
    def ski(self) -> bytes | None:
        """The subject key identifier."""
        if self._ski == b"":
            self._ski = self.decoded(extensions.SUBJECT_KEY_ID, extensions.subject_key_id)
        return self._ski

    @property
    def aki(self) -> AuthorityKeyId | None:
        """The authority key identifier."""
        return self.decoded(extensions.AUTHORITY_KEY_ID, extensions.authority_key_id)

    @property
    def aki_key_id(self) -> bytes | None:
        """The key identifier in the AKI."""
        aki = self.aki
        return aki.key_id if aki else None

    @property
    def basic_constraints(self) -> BasicConstraints | None:
        """Basic constraints."""
        return self.decoded(extensions.BASIC_CONSTRAINTS, extensions.basic_constraints)

    @property
    def is_ca(self) -> bool:
        """Whether basicConstraints say so."""
        constraints = self.basic_constraints
        return constraints is not None and constraints.ca

    @property
    def key_usage(self) -> int | None:
        """The bits of the key usage."""
        return self.decoded(extensions.KEY_USAGE, extensions.key_usage)

    @property
    def extended_key_usage(self) -> frozenset[bytes] | None:
        """The purposes."""
        return self.decoded(extensions.EXTENDED_KEY_USAGE, extensions.extended_key_usage)

    @property
    def name_constraints(self) -> NameConstraints | None:
        """Name constraints."""
        return self.decoded(extensions.NAME_CONSTRAINTS, extensions.name_constraints)

    @property
    def alt_names(self) -> "tuple[Element, ...]":
        """The subject alternative names; none where there is no such extension or none that can be read."""
        return self.decoded(extensions.SUBJECT_ALT_NAME, extensions.subject_alt_names) or ()

    @property
    def ca_issuers(self) -> tuple[str, ...]:
        """The caIssuers URLs as they are written, of any scheme."""
        return self.decoded(extensions.AUTHORITY_INFO_ACCESS, extensions.ca_issuers) or ()

    @property
    def first_logged(self) -> int | None:
        """The earliest timestamp in the embedded SCTs, seconds since 1970, rounded up; None without one that can be read."""
        times = self.decoded(extensions.SCT_LIST, extensions.sct_times)
        return -(-min(times) // 1000) if times else None

    @property
    def unreadable(self) -> tuple[bytes, ...]:
        """The extensions with a decoder here whose value does not follow the standard."""
        return tuple(oid for oid, extension in self.extensions.items() if not readable(extension))

    @property
    def malformations(self) -> tuple[str, ...]:
        """What is wrong with the certificate as such, in words; strict clients may refuse it."""
        return (*self.slices.malformations, *_malformations(self))


_DECODERS: "dict[bytes, Callable[[bytes], object]]" = {
    extensions.SUBJECT_KEY_ID: extensions.subject_key_id,
    extensions.AUTHORITY_KEY_ID: extensions.authority_key_id,
    extensions.BASIC_CONSTRAINTS: extensions.basic_constraints,
    extensions.KEY_USAGE: extensions.key_usage,
    extensions.EXTENDED_KEY_USAGE: extensions.extended_key_usage,
    extensions.SUBJECT_ALT_NAME: extensions.subject_alt_names,
    extensions.NAME_CONSTRAINTS: extensions.name_constraints,
    extensions.CERTIFICATE_POLICIES: extensions.certificate_policies,
    extensions.POLICY_MAPPINGS: extensions.policy_mappings,
    extensions.POLICY_CONSTRAINTS: extensions.policy_constraints,
    extensions.INHIBIT_ANY_POLICY: extensions.inhibit_any_policy,
    extensions.AUTHORITY_INFO_ACCESS: extensions.ca_issuers,
}


def readable(extension: "Extension") -> bool:
    """Whether the value of an extension follows the standard; True for those that nothing here decodes."""
    try:
        _DECODERS.get(extension.oid, len)(extension.value)
    except (DerError, ValueError, IndexError):
        return False
    return True


def _malformations(certificate: Certificate) -> list[str]:
    slices = certificate.slices
    found = [f"the extension {extensions.extension_name(oid)} cannot be read" for oid in certificate.unreadable]
    if slices.algorithm != slices.inner_algorithm:
        found.append("the signature algorithm inside and outside differ (RFC 5280 4.1.1.2)")
    if not slices.serial or slices.serial[0] & 0x80 or not any(slices.serial):
        found.append("the serial number is not positive (RFC 5280 4.1.2.2)")
    if slices.extensions and slices.version != 2:
        found.append("extensions in a certificate that is not of version 3 (RFC 5280 4.1.2.9)")
    if any(extension.explicit_default for extension in certificate.extensions.values()):
        found.append("critical FALSE is written out, which DER forbids (X.690 11.5)")
    constraints = certificate.basic_constraints
    if constraints is not None and constraints.explicit_default:
        found.append("cA FALSE is written out, which DER forbids (X.690 11.5)")
    return found


def _seconds(element: bytes, malformed: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    try:
        return dates.seconds(element), malformed
    except DerError as error:
        return dates.lenient_seconds(element), (*malformed, str(error))


def _trust_settings(auxiliary: bytes) -> TrustSettings | None:
    """X509_CERT_AUX of OpenSSL: SEQUENCE { SEQUENCE OF OID trust, [0] SEQUENCE OF OID reject, alias, keyid, other }."""
    from chainfix.certificates.der import SEQUENCE, children, elements

    try:
        parts = {part.tag: part.content for part in children(auxiliary)}
        trusted = frozenset(part.content for part in elements(parts.get(SEQUENCE, b"")))
        return TrustSettings(trusted, frozenset(part.content for part in elements(parts.get(0xA0, b""))))
    except DerError:
        return None


def _rebuild(data: bytes, source: Source, settings: TrustSettings | None) -> Certificate:
    certificate = Certificate.from_der(data, source)
    certificate.trust_settings = settings
    return certificate
