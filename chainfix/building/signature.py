"""Did this key sign this certificate: verified once, remembered, and charged to a budget.

Ordinary certificates, whose AlgorithmIdentifier is one of a fixed set of octet strings, equal inside and outside, are verified
from raw slices; everything else goes through :mod:`cryptography`, which reads hash and padding from the identifier.
"""

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from chainfix.building.budget import Budget
from chainfix.certificates import der
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import DerError

if TYPE_CHECKING:
    from collections.abc import Callable

    Verify = Callable[[bytes, bytes], None]

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")

_REMEMBERED = 50_000
"""Answers kept, some 200 octets each."""
_LOADED = 10_000
"""Keys kept, and as many verifiers, some 2 KiB together: as many as one build may try (``Limits.signature_checks``)."""


class Verdict(Enum):
    """What is known of a signature."""

    VERIFIED = "verified"
    BAD = "made by another key"
    UNKNOWN = "of an algorithm that cannot be checked here"


class SignatureChecker:
    """Remembers which key signed what, and the keys once they are loaded. Safe between threads: work may only be done twice."""

    def __init__(self) -> None:
        self._verdicts: dict[tuple[bytes, bytes], Verdict] = {}
        self._keys: dict[bytes, Any] = {}
        self._verifiers: dict[tuple[bytes, bytes], Verify] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return SignatureChecker, ()

    def check(self, child: Certificate, issuer: Certificate, budget: Budget) -> Verdict:
        """Whether ``issuer``'s key signed ``child``; raises BudgetSpent. Names and dates are not looked at."""
        question = (child.der, issuer.spki_der)
        verdict = self._verdicts.get(question)
        if verdict is None:
            verdict = _kept(self._verdicts, question, self.check_once(child, issuer, budget), _REMEMBERED)
        return verdict

    def check_once(self, child: Certificate, issuer: Certificate, budget: Budget) -> Verdict:
        """As :meth:`check`, without remembering: for the leaves of a long list, each asked about once."""
        slices = child.slices
        algorithm = slices.algorithm
        if algorithm != slices.inner_algorithm:  # RFC 5280 4.1.1.2: MUST be the same
            return Verdict.BAD
        asked = issuer.spki_der, algorithm
        verify = self._verifiers.get(asked)
        if verify is None:
            key = self._key(issuer)
            if key is None:
                return Verdict.UNKNOWN
            scheme = _SCHEMES.get(algorithm)
            if scheme is None:
                return _check_unusual(child, key, budget)
            verify = _kept(self._verifiers, asked, _VERIFIERS[scheme[0]](key, scheme[1]) or _of_another_type, _LOADED)
        return _run(verify, slices.signature, slices.tbs, budget)

    def _key(self, issuer: Certificate) -> Any:  # noqa: ANN401 a union of seven key classes
        try:
            return self._keys[issuer.spki_der]
        except KeyError:
            return _kept(self._keys, issuer.spki_der, _load_key(issuer), _LOADED)


def _kept(memory: dict[_Question, _Answer], question: _Question, answer: _Answer, most: int) -> _Answer:
    """The answer, remembered; a memory that is full forgets everything first."""
    if len(memory) >= most:
        memory.clear()
    memory[question] = answer
    return answer


def self_signed(certificate: Certificate, checker: SignatureChecker, budget: Budget) -> bool:
    """Whether it names itself as its issuer and its own key signed it (RFC 5280 3.2); what cannot be checked counts as signed."""
    return certificate.self_issued and checker.check(certificate, certificate, budget) is not Verdict.BAD


def _load_key(issuer: Certificate) -> Any:  # noqa: ANN401
    try:
        return issuer.to_cryptography().public_key()
    except Exception:  # noqa: BLE001 cryptography raises ValueError, UnsupportedAlgorithm, TypeError and its own for odd certificates
        return _load_spki(issuer.spki_der)


def public_key_der(certificate: Certificate) -> bytes | None:
    """The public key as cryptography writes it: a SubjectPublicKeyInfo may write the same key in several ways."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = _load_key(certificate)
    return None if key is None else bytes(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _load_spki(spki: bytes) -> Any:  # noqa: ANN401
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        return load_der_public_key(spki)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _of_another_type(_signature: bytes, _tbs: bytes) -> None:
    """A key of another type than the algorithm's did not make the signature."""
    from cryptography.exceptions import InvalidSignature

    raise InvalidSignature


def _run(verify: "Verify", signature: bytes, tbs: bytes, budget: Budget) -> Verdict:
    budget.charge("signature_checks")
    try:
        verify(signature, tbs)
    except Exception as error:  # noqa: BLE001 told apart below: importing their types costs more than most checks
        from cryptography.exceptions import InvalidSignature

        return Verdict.BAD if isinstance(error, InvalidSignature) else Verdict.UNKNOWN
    return Verdict.VERIFIED


def _rsa(key: Any, digest: str) -> "Verify | None":  # noqa: ANN401
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    if not isinstance(key, rsa.RSAPublicKey):
        return None
    scheme, hashed = padding.PKCS1v15(), _digest(digest)
    return lambda signature, tbs: key.verify(signature, tbs, scheme, hashed)


def _ecdsa(key: Any, digest: str) -> "Verify | None":  # noqa: ANN401
    from cryptography.hazmat.primitives.asymmetric import ec

    if not isinstance(key, ec.EllipticCurvePublicKey):
        return None
    scheme = _ecdsa_scheme()(_digest(digest))
    return lambda signature, tbs: key.verify(signature, tbs, scheme)


@lru_cache(maxsize=1)
def _ecdsa_scheme() -> Any:  # noqa: ANN401
    """ECDSA for verifying: the constructor of :class:`ec.ECDSA` loads all of the OpenSSL backend to see what signing can do."""
    from cryptography.hazmat.primitives.asymmetric import ec

    class Verifying(ec.ECDSA):
        def __init__(self, algorithm: Any) -> None:  # noqa: ANN401
            self._algorithm = algorithm

        @property
        def algorithm(self) -> Any:  # noqa: ANN401
            return self._algorithm

        @property
        def deterministic_signing(self) -> bool:
            return False

    return Verifying


_VERIFIERS = {"rsa": _rsa, "ecdsa": _ecdsa}


@lru_cache(maxsize=16)
def _digest(name: str) -> Any:  # noqa: ANN401
    from cryptography.hazmat.primitives import hashes

    return getattr(hashes, name)()


def _identifier(oid: str, parameters: bytes = b"") -> bytes:
    content = bytes.fromhex(oid)
    body = bytes([der.OID, len(content)]) + content + parameters
    return bytes([der.SEQUENCE, len(body)]) + body


_NULL = b"\x05\x00"
_SCHEMES = {
    _identifier("2a864886f70d01010b", _NULL): ("rsa", "SHA256"),
    _identifier("2a864886f70d01010c", _NULL): ("rsa", "SHA384"),
    _identifier("2a864886f70d01010d", _NULL): ("rsa", "SHA512"),
    _identifier("2a8648ce3d040302"): ("ecdsa", "SHA256"),
    _identifier("2a8648ce3d040303"): ("ecdsa", "SHA384"),
    _identifier("2a8648ce3d040304"): ("ecdsa", "SHA512"),
}
"""AlgorithmIdentifiers of ordinary shape (RFC 4055 5, RFC 5758 3.2), whole."""


def _check_unusual(child: Certificate, key: Any, budget: Budget) -> Verdict:  # noqa: ANN401
    """SHA-1 and MD5, PSS, Ed25519, DSA, SHA-3 and what is written oddly: hash and padding as cryptography reads them."""
    try:
        verify = _unusual(child, key)
    except Exception:  # noqa: BLE001 cryptography raises ValueError, UnsupportedAlgorithm, TypeError and its own here
        return Verdict.UNKNOWN
    return Verdict.BAD if verify is None else _run(verify, child.signature, child.tbs_der, budget)


def _unusual(child: Certificate, key: Any) -> "Verify | None":  # noqa: ANN401
    from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa

    oid = _algorithm_oid(child.algorithm_der)
    legacy = _LEGACY.get(oid)
    if legacy:
        return _VERIFIERS[legacy[0]](key, legacy[1])
    if oid in _DSA:
        return (
            (lambda signature, tbs: key.verify(signature, tbs, _digest(_DSA[oid]))) if isinstance(key, dsa.DSAPublicKey) else None
        )
    if oid in _EDWARDS:
        return key.verify if isinstance(key, (ed25519.Ed25519PublicKey, ed448.Ed448PublicKey)) else None
    if oid in _ML_DSA:
        return _ml_dsa(key, _ML_DSA[oid])
    certificate = child.to_cryptography()
    parameters, digest = certificate.signature_algorithm_parameters, certificate.signature_hash_algorithm
    if isinstance(parameters, ec.ECDSA):
        of_its_type = isinstance(key, ec.EllipticCurvePublicKey)
        return (lambda signature, tbs: key.verify(signature, tbs, parameters)) if of_its_type else None
    if digest and isinstance(parameters, (padding.PKCS1v15, padding.PSS)):
        of_its_type = isinstance(key, rsa.RSAPublicKey)
        return (lambda signature, tbs: key.verify(signature, tbs, parameters, digest)) if of_its_type else None
    raise ValueError("an algorithm that cannot be checked here")


def _ml_dsa(key: Any, kind: str) -> "Verify | None":  # noqa: ANN401
    """RFC 9881; ImportError from a cryptography that knows no such keys."""
    from cryptography.hazmat.primitives.asymmetric import mldsa

    return key.verify if isinstance(key, getattr(mldsa, kind)) else None


_MD5, _SHA1_RSA, _SHA1_OIW = "2a864886f70d010104", "2a864886f70d010105", "2b0e03021d"
_LEGACY = {
    bytes.fromhex(_MD5): ("rsa", "MD5"),
    bytes.fromhex(_SHA1_RSA): ("rsa", "SHA1"),
    bytes.fromhex(_SHA1_OIW): ("rsa", "SHA1"),
    bytes.fromhex("2a864886f70d01010e"): ("rsa", "SHA224"),
    bytes.fromhex("2a864886f70d01010b"): ("rsa", "SHA256"),
    bytes.fromhex("2a864886f70d01010c"): ("rsa", "SHA384"),
    bytes.fromhex("2a864886f70d01010d"): ("rsa", "SHA512"),
    bytes.fromhex("2a8648ce3d0401"): ("ecdsa", "SHA1"),
    bytes.fromhex("2a8648ce3d040301"): ("ecdsa", "SHA224"),
    bytes.fromhex("2a8648ce3d040302"): ("ecdsa", "SHA256"),
    bytes.fromhex("2a8648ce3d040303"): ("ecdsa", "SHA384"),
    bytes.fromhex("2a8648ce3d040304"): ("ecdsa", "SHA512"),
}
_DSA = {
    bytes.fromhex("2a8648ce380403"): "SHA1",
    bytes.fromhex("608648016503040301"): "SHA224",
    bytes.fromhex("608648016503040302"): "SHA256",
    bytes.fromhex("608648016503040303"): "SHA384",
    bytes.fromhex("608648016503040304"): "SHA512",
}
_EDWARDS = {bytes.fromhex("2b6570"), bytes.fromhex("2b6571")}
_ML_DSA = {
    bytes.fromhex("608648016503040311"): "MLDSA44PublicKey",
    bytes.fromhex("608648016503040312"): "MLDSA65PublicKey",
    bytes.fromhex("608648016503040313"): "MLDSA87PublicKey",
}
_PSS = bytes.fromhex("2a864886f70d01010a")

_WEAK_DIGESTS = {
    bytes.fromhex("2a864886f70d010102"): "MD2",
    bytes.fromhex("2a864886f70d010103"): "MD4",
    bytes.fromhex(_MD5): "MD5",
    bytes.fromhex(_SHA1_RSA): "SHA-1",
    bytes.fromhex(_SHA1_OIW): "SHA-1",
    bytes.fromhex("2a8648ce3d0401"): "SHA-1",
    bytes.fromhex("2a8648ce380403"): "SHA-1",
}


def _algorithm_oid(algorithm: bytes) -> bytes:
    try:
        return der.children(algorithm, header=der.lenient_header)[0].content
    except (DerError, IndexError):
        return b""


@lru_cache(maxsize=256)
def weak_digest(algorithm: bytes) -> str | None:
    """The name of the broken hash function that an AlgorithmIdentifier uses, or None."""
    oid = _algorithm_oid(algorithm)
    if oid == _PSS:
        return _weak_pss(algorithm)
    return _WEAK_DIGESTS.get(oid)


_HASH = 0xA0
"""[0] of RSASSA-PSS-params."""
_WEAK_HASHES = {
    bytes.fromhex("2a864886f70d0202"): "MD2",
    bytes.fromhex("2a864886f70d0204"): "MD4",
    bytes.fromhex("2a864886f70d0205"): "MD5",
    bytes.fromhex("2b0e03021a"): "SHA-1",
}


def _weak_pss(algorithm: bytes) -> str | None:
    """RFC 4055 3.1: the hash is [0], and SHA-1 where it is left out."""
    try:
        parameters = der.children(algorithm)[1]
        written = [part.content for part in der.children(parameters.whole) if part.tag == _HASH]
        return _WEAK_HASHES.get(_algorithm_oid(written[0])) if written else "SHA-1"
    except (DerError, IndexError):
        return "SHA-1"


_LEAST_RSA_BITS = 2048
"""CA/Browser Forum Baseline Requirements, appendix A of version 1: from 2014-01-01 on."""
_RSA_KEY, _DSA_KEY = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01", b"\x2a\x86\x48\xce\x38\x04\x01"


def weak_key(spki: bytes) -> str | None:
    """What makes a key weak, such as ``RSA of 1024 bits``, or None."""
    beginning = spki[:24]
    if _RSA_KEY in beginning:
        bits = _rsa_bits(spki)
        return f"RSA of {bits} bits" if bits < _LEAST_RSA_BITS else None
    return "DSA" if _DSA_KEY in beginning else None


def _rsa_bits(spki: bytes) -> int:
    try:
        bits = der.children(spki, header=der.lenient_header)[1].content
        modulus = der.children(bits[1:], header=der.lenient_header)[0].content
    except (DerError, IndexError):
        return 0
    return int.from_bytes(modulus).bit_length()
