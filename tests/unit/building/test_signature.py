"""Which key signed what: every scheme, what it costs, what is remembered, and which digests and keys are weak."""

import pickle
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa

from chainfix.building import signature
from chainfix.building.budget import Budget, BudgetSpent, Limits
from chainfix.building.signature import SignatureChecker, Verdict, public_key_der, self_signed, weak_digest, weak_key
from chainfix.certificates import der
from chainfix.certificates.certificate import Certificate
from tests.support import der as writer
from tests.support import pki
from tests.support.keys import private_key

NULL = writer.tlv(5)
RSA, PSS = "1.2.840.113549.1.1.", "1.2.840.113549.1.1.10"
ECDSA, ECDSA_SHA3, DSA = "1.2.840.10045.4.", "2.16.840.1.101.3.4.3.", "2.16.840.1.101.3.4.3."
SHA256_OID, MGF1 = "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.8"
TEMPLATE = pki.root("Template").ca("Signed")

KEYS: dict[str, Any] = {
    name: private_key(name) for name in ("rsa0", "rsa1", "rsa1024", "dsa0", "dsa1", "ec0", "ec1", "p384-0", "p521-0", "ed0", "ed1")
} | {"ed448": ed448.Ed448PrivateKey.from_private_bytes(bytes(57))}

Sign = Callable[[Any, bytes], bytes]


class Scheme(NamedTuple):
    """An algorithm identifier and how a signature by it is made."""

    oid: str
    sign: Sign
    parameters: bytes = b""

    @property
    def identifier(self) -> bytes:
        return writer.sequence(writer.oid(self.oid), self.parameters)


def pkcs1(number: int | str, digest: hashes.HashAlgorithm, parameters: bytes = NULL) -> Scheme:
    oid = number if isinstance(number, str) else f"{RSA}{number}"
    return Scheme(oid, lambda key, data: key.sign(data, padding.PKCS1v15(), digest), parameters)


def ecdsa(oid: str, digest: hashes.HashAlgorithm, parameters: bytes = b"") -> Scheme:
    return Scheme(oid, lambda key, data: key.sign(data, ec.ECDSA(digest)), parameters)


def dsa_(oid: str, digest: hashes.HashAlgorithm) -> Scheme:
    return Scheme(oid, lambda key, data: key.sign(data, digest))


def pss_parameters(digest: str, salt: int, mgf_digest: str | None = None) -> bytes:
    """RSASSA-PSS-params (RFC 4055 3.1)."""
    hashed, masked = (writer.sequence(writer.oid(oid), NULL) for oid in (digest, mgf_digest or digest))
    mgf = writer.sequence(writer.oid(MGF1), masked)
    return writer.sequence(writer.tlv(0xA0, hashed), writer.tlv(0xA1, mgf), writer.tlv(0xA2, writer.integer(salt)))


def pss(digest: hashes.HashAlgorithm, parameters: bytes) -> Scheme:
    scheme = padding.PSS(padding.MGF1(digest), digest.digest_size)
    return Scheme(PSS, lambda key, data: key.sign(data, scheme, digest), parameters)


def bare(key: Any, data: bytes) -> bytes:
    return bytes(key.sign(data))


MD5, SHA1 = hashes.MD5(), hashes.SHA1()  # noqa: S303 (what is signed so is still read)
SCHEMES: dict[str, tuple[Scheme, tuple[str, ...]]] = {
    "RSA MD5": (pkcs1(4, MD5), ("rsa0",)),
    "RSA SHA-1": (pkcs1(5, SHA1), ("rsa0",)),
    "RSA SHA-1 by its OIW number": (pkcs1("1.3.14.3.2.29", SHA1), ("rsa0",)),
    "RSA SHA-224": (pkcs1(14, hashes.SHA224()), ("rsa0",)),
    "RSA SHA-256": (pkcs1(11, hashes.SHA256()), ("rsa0", "rsa1024")),
    "RSA SHA-384": (pkcs1(12, hashes.SHA384()), ("rsa0", "rsa1024")),
    "RSA SHA-512": (pkcs1(13, hashes.SHA512()), ("rsa0", "rsa1024")),
    "RSA SHA-256 without NULL": (pkcs1(11, hashes.SHA256(), b""), ("rsa0",)),
    "RSA SHA3-256": (pkcs1(f"{ECDSA_SHA3}14", hashes.SHA3_256()), ("rsa0",)),
    "PSS SHA-1": (pss(SHA1, writer.sequence()), ("rsa0",)),
    "PSS SHA-256": (pss(hashes.SHA256(), pss_parameters(SHA256_OID, 32)), ("rsa0",)),
    "PSS SHA-512": (pss(hashes.SHA512(), pss_parameters("2.16.840.1.101.3.4.2.3", 64)), ("rsa0",)),
    **{
        f"ECDSA {digest.name}": (ecdsa(f"{ECDSA}{number}", digest), ("ec0", "p384-0", "p521-0"))
        for number, digest in (
            ("1", SHA1),
            ("3.1", hashes.SHA224()),
            ("3.2", hashes.SHA256()),
            ("3.3", hashes.SHA384()),
            ("3.4", hashes.SHA512()),
        )
    },
    "ECDSA SHA-256 with NULL": (ecdsa(f"{ECDSA}3.2", hashes.SHA256(), NULL), ("ec0",)),
    "ECDSA SHA3-256": (ecdsa(f"{ECDSA_SHA3}10", hashes.SHA3_256()), ("ec0", "p384-0")),
    "DSA SHA-1": (dsa_("1.2.840.10040.4.3", SHA1), ("dsa0",)),
    "DSA SHA-224": (dsa_(f"{DSA}1", hashes.SHA224()), ("dsa0",)),
    "DSA SHA-256": (dsa_(f"{DSA}2", hashes.SHA256()), ("dsa0",)),
    "DSA SHA-384": (dsa_(f"{DSA}3", hashes.SHA384()), ("dsa0",)),
    "DSA SHA-512": (dsa_(f"{DSA}4", hashes.SHA512()), ("dsa0",)),
    "Ed25519": (Scheme("1.3.101.112", bare), ("ed0",)),
    "Ed448": (Scheme("1.3.101.113", bare), ("ed448",)),
}
if find_spec("cryptography.hazmat.primitives.asymmetric.mldsa"):  # cryptography 43 does not know it yet
    from cryptography.hazmat.primitives.asymmetric import mldsa

    KEYS |= {"mldsa44": mldsa.MLDSA44PrivateKey.from_seed_bytes(bytes(32))}
    KEYS |= {f"mldsa87-{number}": mldsa.MLDSA87PrivateKey.from_seed_bytes(bytes((number,)) * 32) for number in (0, 1)}
    SCHEMES |= {
        "ML-DSA-44": (Scheme("2.16.840.1.101.3.4.3.17", bare), ("mldsa44",)),
        "ML-DSA-87": (Scheme("2.16.840.1.101.3.4.3.19", bare), ("mldsa87-0",)),
    }
CASES = [pytest.param(scheme, key, id=f"{name} by {key}") for name, (scheme, keys) in SCHEMES.items() for key in keys]
OTHERS = {"rsa0": "rsa1", "rsa1024": "rsa0", "dsa0": "dsa1", "ec0": "ec1", "p384-0": "ec0", "p521-0": "ec0", "ed0": "ed1"}
OTHERS |= {"ed448": "ed0", "mldsa44": "mldsa87-0", "mldsa87-0": "mldsa87-1"}
TYPES = (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey, dsa.DSAPrivateKey, (ed25519.Ed25519PrivateKey, ed448.Ed448PrivateKey))
UNKNOWN = {
    "nobody's": "1.3.6.1.4.1.99999.5",
    "GOST R 34.10-2001": "1.2.643.2.2.3",
    "SLH-DSA-SHA2-128s": "2.16.840.1.101.3.4.3.20",
    "none at all": "1.3.6.1.5.5.7.6.36",
    "SM2 with SM3": "1.2.156.10197.1.501",
}


def spki(key: Any) -> bytes:
    return bytes(key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))


def signed(
    identifier: bytes, signature_of: Callable[[bytes], bytes], inner: bytes | None = None, key_der: bytes = b""
) -> Certificate:
    """A certificate with this algorithm, its key replaced where one is given."""
    fields = [field.whole for field in der.children(TEMPLATE.certificate.tbs_certificate_bytes)]
    fields[2] = inner or identifier
    fields[6] = key_der or fields[6]
    tbs = writer.sequence(*fields)
    return Certificate.from_der(writer.sequence(tbs, identifier, writer.bits(signature_of(tbs))))


def by(scheme: Scheme, key: str) -> Certificate:
    return signed(scheme.identifier, lambda tbs: scheme.sign(KEYS[key], tbs))


def holder(key: str | bytes) -> Certificate:
    """A certificate for a key, whoever signed it."""
    return signed(
        pki.algorithm(private_key("ec0"), "sha256"), lambda _: b"", key_der=key if isinstance(key, bytes) else spki(KEYS[key])
    )


def verdict(child: Certificate, issuer: Certificate, budget: Budget | None = None) -> Verdict:
    return SignatureChecker().check(child, issuer, budget or Budget())


class TestSchemes:
    @pytest.mark.parametrize(("scheme", "key"), CASES)
    def test_made_by_this_key(self, scheme: Scheme, key: str) -> None:
        budget = Budget()
        assert verdict(by(scheme, key), holder(key), budget) is Verdict.VERIFIED
        assert budget.signature_checks == 1

    @pytest.mark.parametrize(("scheme", "key"), CASES)
    def test_made_by_another_key_of_the_same_type(self, scheme: Scheme, key: str) -> None:
        assert verdict(by(scheme, key), holder(OTHERS[key])) is Verdict.BAD

    @pytest.mark.parametrize(("scheme", "key"), CASES)
    def test_a_key_of_another_type_did_not_make_it(self, scheme: Scheme, key: str) -> None:
        budget = Budget()
        own = next((kind for kind in TYPES if isinstance(KEYS[key], kind)), ())
        for other in ("rsa0", "ec0", "dsa0", "ed0"):
            if not isinstance(KEYS[other], own):
                assert verdict(by(scheme, key), holder(other), budget) is Verdict.BAD

    @pytest.mark.parametrize(("scheme", "key"), CASES)
    def test_every_bit_counts(self, scheme: Scheme, key: str) -> None:
        child = by(scheme, key)
        tampered = child.der.replace(b"Signed", b"Signet")
        assert verdict(Certificate.from_der(tampered), holder(key)) is Verdict.BAD
        flipped = child.der[:-1] + bytes((child.der[-1] ^ 1,))
        assert verdict(Certificate.from_der(flipped), holder(key)) is Verdict.BAD
        assert verdict(signed(scheme.identifier, lambda _: b""), holder(key)) is Verdict.BAD

    @pytest.mark.parametrize(("scheme", "key"), CASES)
    def test_the_algorithm_inside_must_be_the_one_outside(self, scheme: Scheme, key: str) -> None:
        """RFC 5280 4.1.1.2."""
        budget = Budget()
        child = signed(scheme.identifier, lambda tbs: scheme.sign(KEYS[key], tbs), inner=writer.sequence(writer.oid("1.2.3")))
        assert verdict(child, holder(key), budget) is Verdict.BAD
        assert budget.signature_checks == 0

    @pytest.mark.parametrize("digest", ["RSA SHA-1", "RSA SHA-384", "PSS SHA-256"])
    def test_another_scheme_of_the_same_key(self, digest: str) -> None:
        claimed, used = SCHEMES["RSA SHA-256"][0], SCHEMES[digest][0]
        for one, other in ((claimed, used), (used, claimed)):
            child = signed(one.identifier, lambda tbs, other=other: other.sign(KEYS["rsa0"], tbs))  # type: ignore[misc]
            assert verdict(child, holder("rsa0")) is Verdict.BAD


class TestUnknown:
    @pytest.mark.parametrize("oid", UNKNOWN.values(), ids=UNKNOWN)
    @pytest.mark.parametrize("key", ["rsa0", "ec0", "dsa0", "ed0"])
    def test_an_algorithm(self, oid: str, key: str) -> None:
        budget = Budget()
        assert verdict(signed(writer.sequence(writer.oid(oid)), lambda _: b"signature"), holder(key), budget) is Verdict.UNKNOWN
        assert budget.signature_checks == 0

    @pytest.mark.parametrize("identifier", [writer.sequence(), writer.sequence(NULL), b"\x30\x02\x06\x05"], ids=bytes.hex)
    def test_an_identifier_without_one(self, identifier: bytes) -> None:
        assert verdict(signed(identifier, lambda _: b"signature"), holder("rsa0")) is Verdict.UNKNOWN

    @pytest.mark.parametrize(
        "key",
        [
            writer.sequence(writer.sequence(writer.oid("1.2.643.2.2.19")), writer.bits(b"key")),
            writer.sequence(writer.sequence(writer.oid("1.2.840.113549.1.1.1"), NULL), writer.bits(b"no key")),
            writer.sequence(),
        ],
        ids=bytes.hex,
    )
    @pytest.mark.parametrize("scheme", ["RSA SHA-256", "ECDSA sha1"])
    def test_a_key_that_cannot_be_loaded(self, key: bytes, scheme: str) -> None:
        budget = Budget()
        made, keys = SCHEMES[scheme]
        assert verdict(by(made, keys[0]), holder(key), budget) is Verdict.UNKNOWN
        assert budget.signature_checks == 0

    def test_a_check_that_cannot_be_made(self) -> None:
        """An RSA key of 512 bits has no room for PSS with SHA-512."""
        numbers = writer.sequence(writer.integer(1 << 511 | 12345), writer.integer(65537))
        small = writer.sequence(writer.sequence(writer.oid(f"{RSA}1"), NULL), writer.bits(numbers))
        budget = Budget()
        child = signed(SCHEMES["PSS SHA-512"][0].identifier, lambda _: bytes(64))
        assert verdict(child, holder(small), budget) is Verdict.UNKNOWN
        assert budget.signature_checks == 1

    def test_pss_with_another_digest_in_its_mask(self) -> None:
        parameters = pss_parameters(SHA256_OID, 32, "1.3.14.3.2.26")
        child = signed(writer.sequence(writer.oid(PSS), parameters), lambda _: b"x" * 256)
        assert verdict(child, holder("rsa0")) in (Verdict.UNKNOWN, Verdict.BAD)


class TestKeysOfOddCertificates:
    def test_a_key_is_read_where_cryptography_does_not_load_its_certificate(self) -> None:
        scheme = SCHEMES["ECDSA sha256"][0]
        plain = holder("ec0")
        odd = Certificate.from_der(writer.sequence(plain.tbs_der.replace(b"\xa0\3\2\1\2", b"\xa0\3\2\1\7"), *tail(plain)))
        with pytest.raises(ValueError, match="version"):
            odd.to_cryptography()
        assert verdict(by(scheme, "ec0"), odd) is Verdict.VERIFIED

    @pytest.mark.parametrize(
        ("name", "key"), [("ECDSA sha256", "ec0"), ("RSA SHA-1", "rsa0"), ("Ed25519", "ed0"), ("DSA SHA-256", "dsa0")]
    )
    def test_a_child_that_cryptography_does_not_load_is_checked(self, name: str, key: str) -> None:
        scheme = SCHEMES[name][0]
        plain = by(scheme, key)
        tbs = plain.tbs_der.replace(b"\xa0\3\2\1\2", b"\xa0\3\2\1\7")
        odd = Certificate.from_der(writer.sequence(tbs, plain.algorithm_der, writer.bits(scheme.sign(KEYS[key], tbs))))
        with pytest.raises(ValueError, match="version"):
            odd.to_cryptography()
        assert verdict(odd, holder(key)) is Verdict.VERIFIED

    @pytest.mark.parametrize("key", ["rsa0", "ec0", "dsa0", "ed0", "ed448"])
    def test_public_key_der(self, key: str) -> None:
        assert public_key_der(holder(key)) == spki(KEYS[key])

    def test_public_key_der_is_one_for_all_ways_of_writing_a_key(self) -> None:
        key = KEYS["rsa0"].public_key()
        bits = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
        pss_key = writer.sequence(writer.sequence(writer.oid(PSS)), writer.bits(bits))
        assert public_key_der(holder(pss_key)) == public_key_der(holder("rsa0"))
        assert public_key_der(holder(writer.sequence())) is None


def tail(certificate: Certificate) -> tuple[bytes, bytes]:
    return certificate.algorithm_der, writer.bits(certificate.signature)


class TestMemo:
    SCHEME = SCHEMES["ECDSA sha256"][0]

    @pytest.mark.parametrize(("name", "key"), [("ECDSA sha256", "ec0"), ("RSA SHA-1", "rsa0")])
    def test_a_second_question_costs_nothing(self, name: str, key: str) -> None:
        checker, budget, child = SignatureChecker(), Budget(), by(SCHEMES[name][0], key)
        first = [checker.check(child, issuer, budget) for issuer in (holder(key), holder("rsa1"))]
        cost = budget.signature_checks
        again = [checker.check(Certificate.from_der(child.der), issuer, budget) for issuer in (holder(key), holder("rsa1"))]
        assert first == again == [Verdict.VERIFIED, Verdict.BAD]
        assert budget.signature_checks == cost

    def test_a_twin_of_the_issuer_is_the_same_question(self) -> None:
        checker, budget = SignatureChecker(), Budget()
        root, other = pki.root("Example Root"), pki.root("Other Root")
        child = Certificate.from_der(root.leaf("www.example.org").der)
        for issuer in (root, other.cross(root), root.cross(root)):
            assert checker.check(child, Certificate.from_der(issuer.der), budget) is Verdict.VERIFIED
        assert budget.signature_checks == 1

    def test_check_once_does_not_remember_but_says_the_same(self) -> None:
        checker, budget, child = SignatureChecker(), Budget(), by(self.SCHEME, "ec0")
        for cost in (1, 2, 3):
            assert checker.check_once(child, holder("ec0"), budget) is Verdict.VERIFIED
            assert checker.check_once(child, holder("ec1"), Budget()) is Verdict.BAD
            assert budget.signature_checks == cost

    def test_a_spent_budget_stops_it_and_is_no_answer(self) -> None:
        checker, child = SignatureChecker(), by(self.SCHEME, "ec0")
        with pytest.raises(BudgetSpent, match="signature_checks"):
            checker.check(child, holder("ec0"), Budget(Limits(signature_checks=0)))
        assert checker.check(child, holder("ec0"), Budget()) is Verdict.VERIFIED
        assert checker.check(child, holder("ec0"), Budget(Limits(signature_checks=0))) is Verdict.VERIFIED

    def test_it_forgets_before_it_grows_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(signature, "_REMEMBERED", 2)
        checker, budget = SignatureChecker(), Budget()
        for key in ("ec0", "ec1", "p384-0", "ec0"):
            checker.check(by(self.SCHEME, key), holder(key), budget)
            assert len(checker._verdicts) <= 2
        assert budget.signature_checks == 4

    def test_so_it_does_with_keys_and_verifiers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A key that cannot be loaded is remembered as such, and counts too."""
        monkeypatch.setattr(signature, "_LOADED", 2)
        checker, child = SignatureChecker(), by(self.SCHEME, "ec0")
        for key in ("ec0", "ec1", b"\x30\x00", "rsa0", "p384-0", "ec0"):
            expected = Verdict.VERIFIED if key == "ec0" else Verdict.UNKNOWN if isinstance(key, bytes) else Verdict.BAD
            assert checker.check_once(child, holder(key), Budget()) is expected
            assert 1 <= len(checker._keys) <= 2
            assert len(checker._verifiers) <= 2

    def test_pickled_it_starts_anew(self) -> None:
        checker = SignatureChecker()
        checker.check(by(self.SCHEME, "ec0"), holder("ec0"), Budget())
        again, budget = pickle.loads(pickle.dumps(checker)), Budget()  # noqa: S301 (its own)
        assert again.check(by(self.SCHEME, "ec0"), holder("ec0"), budget) is Verdict.VERIFIED
        assert budget.signature_checks == 1


class TestSelfSigned:
    """RFC 5280 3.2."""

    def test_by_its_own_key_under_its_own_name(self) -> None:
        root, other = pki.root("Example Root"), pki.root("Other Root")
        rekeyed = root.ca("Example Root", key="another")
        cases = {root: True, other.cross(root): False, rekeyed: False, pki.root("R", bad_signature=True): False}
        cases[pki.root("Example Root", issuer_name=other.subject)] = False
        for entity, expected in cases.items():
            assert self_signed(Certificate.from_der(entity.der), SignatureChecker(), Budget()) is expected

    def test_a_name_written_otherwise_is_its_own(self) -> None:
        root = pki.root("Example Root", issuer_name=pki.name_der(("CN", "EXAMPLE  ROOT", "printable")))
        assert self_signed(Certificate.from_der(root.der), SignatureChecker(), Budget())

    def test_what_cannot_be_checked_counts_as_signed(self) -> None:
        plain = Certificate.from_der(pki.root("Example Root").der)
        unknown = writer.sequence(writer.oid(UNKNOWN["nobody's"]))
        tbs = plain.tbs_der.replace(plain.algorithm_der, unknown)
        fields = b"".join(field.whole if field.whole != plain.algorithm_der else unknown for field in der.children(plain.tbs_der))
        assert tbs != plain.tbs_der
        odd = Certificate.from_der(writer.sequence(writer.sequence(fields), unknown, writer.bits(b"x")))
        assert self_signed(odd, SignatureChecker(), Budget())


class TestWeak:
    @pytest.mark.parametrize(
        ("name", "digest"),
        [(name, None) for name in SCHEMES if "SHA-1" not in name and "sha1" not in name and "MD5" not in name]
        + [(name, "SHA-1") for name in SCHEMES if "SHA-1" in name or "sha1" in name]
        + [("RSA MD5", "MD5")],
    )
    def test_the_digest_of_each_scheme(self, name: str, digest: str | None) -> None:
        assert weak_digest(SCHEMES[name][0].identifier) == digest

    @pytest.mark.parametrize(("number", "digest"), [(2, "MD2"), (3, "MD4"), (4, "MD5"), (5, "SHA-1"), (11, None)])
    def test_old_digests(self, number: int, digest: str | None) -> None:
        assert weak_digest(writer.sequence(writer.oid(f"{RSA}{number}"), NULL)) == digest
        assert weak_digest(b"\x30\x81" + writer.sequence(writer.oid(f"{RSA}{number}"), NULL)[1:]) == digest

    @pytest.mark.parametrize(
        "identifier", [b"", b"\x30", writer.sequence(), writer.sequence(NULL), writer.sequence(writer.oid("1.2.3"))]
    )
    def test_what_is_not_known_is_not_weak(self, identifier: bytes) -> None:
        assert weak_digest(identifier) is None

    @pytest.mark.parametrize(
        ("parameters", "digest"),
        [
            (b"", "SHA-1"),
            (writer.sequence(), "SHA-1"),
            (NULL, "SHA-1"),
            (writer.sequence(writer.tlv(0xA2, writer.integer(32))), "SHA-1"),
            (writer.sequence(writer.tlv(0xA0, writer.sequence(writer.oid("1.3.14.3.2.26"), NULL))), "SHA-1"),
            (writer.sequence(writer.tlv(0xA0, writer.sequence(writer.oid("1.2.840.113549.2.5"), NULL))), "MD5"),
            (pss_parameters(SHA256_OID, 32), None),
        ],
    )
    def test_the_digest_of_pss_is_in_its_parameters(self, parameters: bytes, digest: str | None) -> None:
        """RFC 4055 3.1: SHA-1 is the default, and may be written out."""
        assert weak_digest(writer.sequence(writer.oid(PSS), parameters)) == digest

    @pytest.mark.parametrize(
        ("key", "weak"),
        [
            ("rsa0", None),
            ("rsa1024", "RSA of 1024 bits"),
            ("dsa0", "DSA"),
            ("ec0", None),
            ("p521-0", None),
            ("ed0", None),
            ("ed448", None),
        ],
    )
    def test_keys(self, key: str, weak: str | None) -> None:
        assert weak_key(spki(KEYS[key])) == weak

    @pytest.mark.parametrize(("bits", "weak"), [(512, True), (1024, True), (2047, True), (2048, False), (4096, False)])
    def test_the_length_of_an_rsa_key_is_that_of_its_modulus(self, bits: int, weak: bool) -> None:
        numbers = writer.sequence(writer.integer(1 << bits - 1 | 1), writer.integer(65537))
        key = writer.sequence(writer.sequence(writer.oid("1.2.840.113549.1.1.1"), NULL), writer.bits(numbers))
        assert weak_key(key) == (f"RSA of {bits} bits" if weak else None)

    @pytest.mark.parametrize(
        "key", [b"", b"\x30", writer.sequence(), writer.sequence(writer.sequence(writer.oid("1.2.3")), writer.bits(b""))]
    )
    def test_a_key_that_cannot_be_read_is_not_called_weak(self, key: bytes) -> None:
        assert weak_key(key) is None

    def test_an_rsa_key_without_a_modulus_has_no_bits(self) -> None:
        key = writer.sequence(writer.sequence(writer.oid("1.2.840.113549.1.1.1"), NULL), writer.bits(b"no key"))
        assert weak_key(key) == "RSA of 0 bits"
