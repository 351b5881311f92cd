"""One question to one client: a served list, a store, a moment, a host, and what the client's habits make of their facts.

Names, key identifiers and signatures are compared here as the habits say; who is tried when is for the engines.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from chainfix.building.budget import Budget
from chainfix.building.signature import SignatureChecker
from chainfix.building.signature import Verdict as Signature
from chainfix.building.trust import TrustStore
from chainfix.certificates import extensions, names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import DerError
from chainfix.clients.keys import key_of, signing_family
from chainfix.clients.profile import Habits, KeyIds, Names

Fetch = Callable[[str], bytes | None]
"""Gives the body behind a URL, or None."""


class Refusal(Enum):
    """Why a client refuses a list; the value is the word for programs."""

    NO_ISSUER = "no-issuer"
    UNTRUSTED_ROOT = "untrusted-root"
    SELF_SIGNED_LEAF = "self-signed-leaf"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    NOT_A_CA = "not-a-ca"
    KEY_USAGE = "key-usage"
    PATH_LENGTH = "path-length"
    NAME_CONSTRAINTS = "name-constraints"
    PURPOSE = "purpose"
    UNKNOWN_CRITICAL = "unknown-critical"
    WEAK_SIGNATURE = "weak-signature"
    WEAK_KEY = "weak-key"
    BAD_SIGNATURE = "bad-signature"
    POLICY = "policy"
    DISTRUSTED = "distrusted"
    PROFILE = "profile"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    MALFORMED = "malformed"
    HOST = "host"


class Fault(NamedTuple):
    """What a client has against a path, or against the list."""

    refusal: Refusal
    certificate: Certificate
    """The one at fault."""
    fact: str = ""
    gone: bool = False
    """Whether it is a root that has left the store: users see what they see of an unknown one."""


class Path(NamedTuple):
    """A path that an engine ended: what it is made of, and what is wrong with it."""

    certificates: tuple[Certificate, ...]
    """``[0]`` is the leaf; without the anchor."""
    anchor: Certificate | None
    """None where it reaches none, or where the leaf itself is in the store."""
    fault: Fault | None


class StepsSpent(Exception):  # noqa: N818 it ends a search, and is no error of the input
    """The client gives up: it has tried as much as it ever tries."""


class Case:
    """A served list before one client; remembers what the search has used up."""

    __slots__ = ("at", "barred", "budget", "checker", "fetch", "habits", "hostname", "served", "signatures", "steps", "store")

    def __init__(
        self,
        habits: Habits,
        served: Sequence[Certificate],
        store: TrustStore,
        *,
        at: int,
        hostname: str | None,
        fetch: Fetch | None,
        checker: SignatureChecker,
    ) -> None:
        self.habits = habits
        self.served = tuple(served)
        self.store = store
        self.at = at
        self.hostname = hostname
        self.fetch = fetch
        self.checker = checker
        self.budget = Budget()
        self.steps = 0
        self.barred: set[Certificate] = set()
        """Anchors of the store that are passed over."""
        self.signatures = 0

    @property
    def leaf(self) -> Certificate:
        """The certificate that stands first (RFC 8446 4.4.2)."""
        return self.served[0]

    # What is a fact of two certificates.

    def named(self, subject: Certificate, issuer: Certificate) -> bool:
        """Whether ``issuer`` bears the name that ``subject`` gives its issuer."""
        return same_name(subject.issuer_der, issuer.subject_der, self.habits.names)

    def issues(self, subject: Certificate, issuer: Certificate) -> bool:
        """Whether ``issuer`` is a candidate by name and key identifier."""
        return self.named(subject, issuer) and not contradicts(subject, issuer, self.habits.key_ids)

    def fits(self, subject: Certificate, issuer: Certificate) -> bool:
        """Whether ``issuer`` is a candidate of a committed search: by name, key identifier and what else is looked at early."""
        if not self.issues(subject, issuer):
            return False
        if self.habits.issuer_signs and not may_sign(issuer):
            return False
        return not self.habits.key_fits or key_fits(subject, issuer)

    def looks_self_signed(self, certificate: Certificate) -> bool:
        """Whether it seems to be its own issuer; its signature is not verified."""
        return self.fits(certificate, certificate)

    def verified(self, subject: Certificate, issuer: Certificate) -> bool:
        """Whether the key of ``issuer`` signed ``subject``; counts as one signature. Raises :class:`StepsSpent`."""
        self.signatures += 1
        if self.habits.signatures is not None and self.signatures > self.habits.signatures:
            raise StepsSpent
        return self.checker.check(subject, issuer, self.budget) is Signature.VERIFIED

    def in_date(self, certificate: Certificate) -> bool:
        """Whether the moment is within its validity."""
        return certificate.starts <= self.at <= certificate.ends

    # Where candidates come from.

    def stored_issuers(self, subject: Certificate) -> tuple[Certificate, ...]:
        """The store's candidates by name, in the order of the store."""
        return self.stored(subject.issuer_der)

    def stored(self, name: bytes) -> tuple[Certificate, ...]:
        """The store's certificates of this subject."""
        found = self.store.named(name)
        if not found and self.habits.names not in (Names.BYTES, Names.TEXT):
            named = self.store.pool.by_prepared_subject(name)
            found = tuple(c for c in named if same_name(name, c.subject_der, self.habits.names))
        return tuple(c for c in found if c not in self.barred) if self.barred else found

    def is_stored(self, certificate: Certificate) -> bool:
        """Whether the store has this very certificate."""
        return certificate not in self.barred and certificate in self.store.named(certificate.subject_der)

    def step(self) -> None:
        """Count one certificate put on a path; raises :class:`StepsSpent`."""
        self.steps += 1
        if self.habits.steps is not None and self.steps > self.habits.steps:
            raise StepsSpent


def same_name(one: bytes, other: bytes, how: Names) -> bool:
    """Whether two raw Names are one to a client."""
    if one == other:
        return True
    if how is Names.BYTES:
        return False
    if how is Names.PREPARED:
        return names.prepare(one) == names.prepare(other)
    reduce = _texts if how is Names.TEXT else _utf8
    return reduce(one) == reduce(other)


_UTF8_STRING, _PRINTABLE_STRING, _IA5_STRING = 0x0C, 0x13, 0x16


@lru_cache(maxsize=1024)
def _texts(name: bytes) -> object:
    """The strings of a name; an IA5String only equals another."""
    try:
        return [[(a.oid, a.tag == _IA5_STRING, a.decoded() or a.value) for a in rdn] for rdn in names.parse(name)]
    except DerError:
        return name


@lru_cache(maxsize=1024)
def _utf8(name: bytes) -> object:
    """The two usual string types prepared, all others as they are."""
    try:
        parsed = names.parse(name)
    except DerError:
        return name
    return [
        [(a.oid, a.value) for a in rdn if a.tag not in (_UTF8_STRING, _PRINTABLE_STRING)]
        + list(names.prepare_rdn(tuple(a for a in rdn if a.tag in (_UTF8_STRING, _PRINTABLE_STRING))))
        for rdn in parsed
    ]


def contradicts(subject: Certificate, issuer: Certificate, how: KeyIds) -> bool:
    """Whether the AKI of ``subject`` speaks against ``issuer``, as far as a client heeds it."""
    if how in (KeyIds.IGNORED, KeyIds.ORDER):
        return False
    aki = subject.aki
    if aki is None:
        return False
    ski = issuer.ski
    if aki.key_id is not None and ski is not None and aki.key_id != ski:
        return True
    if how is KeyIds.KEY_ID:
        return False
    if aki.serial is not None and aki.serial != issuer.serial:
        return True
    other = how is KeyIds.ALL and aki.issuer is not None
    return other and not same_name(aki.issuer or b"", issuer.issuer_der, Names.PREPARED)


def may_sign(issuer: Certificate) -> bool:
    """Whether its keyUsage, if any, has keyCertSign (RFC 5280 6.1.4 (n))."""
    usage = issuer.key_usage
    return usage is None or bool(usage & extensions.KEY_CERT_SIGN)


def key_fits(subject: Certificate, issuer: Certificate) -> bool:
    """Whether the issuer's key is of the type that made the subject's signature."""
    family = signing_family(subject.algorithm_der)
    return family == "unknown" or family == key_of(issuer.spki_der).family


def unique(certificates: Iterable[Certificate]) -> tuple[Certificate, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(certificates))
