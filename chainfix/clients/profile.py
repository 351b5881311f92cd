"""What is told of one TLS client: its version, its store, and its habits, each of them data with a source.

A habit is a way in which clients differ; an engine interprets it. Nothing here says how a list is judged.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from chainfix.certificates import extensions


class Search(Enum):
    """How a client looks for a path; each is one engine."""

    COMMITTED = "link by link, one issuer chosen for each, never taken back"
    BACKTRACKING = "all paths, until one is good"
    UPWARD = "the issuer is in the store or stands later in the list"
    DOWNWARD = "from the end of the list down, each that verifies signs what stands before it"
    SORTED = "the list is sorted, cut where the store can take over, and verified"


class Names(Enum):
    """When a subject is the issuer that is named."""

    BYTES = "equal as bytes"
    TEXT = "the same text in any string type but IA5String; an anchor is found by bytes"
    UTF8 = "as by RFC 5280 7.1, in PrintableString and UTF8String alone"
    PREPARED = "equal by RFC 5280 7.1: string types, letter case, spaces"


class KeyIds(Enum):
    """What the AKI is used for."""

    IGNORED = "nothing"
    ORDER = "candidates that agree are tried first"
    KEY_ID = "an issuer with another key identifier is none"
    SERIAL = "an issuer with another key identifier or serial number is none"
    ALL = "an issuer with another key identifier, issuer name or serial number is none"


class Ask(Enum):
    """Where a committed search looks for an issuer."""

    STORE = "in the store, then in the served list"
    SERVED = "in the served list as long as it gives one, then in the store"
    TOGETHER = "in both at once"


class Pick(Enum):
    """Which of several candidates a committed search takes."""

    FIRST = "the first"
    VALID_ELSE_LAST = "the first that is in date, else the last"
    VALID_ELSE_LATEST = "the first that is in date, else the one that expires last"
    NEWEST = "one in date before one that is not, then a trusted one, then the newer"


class Look(Enum):
    """What is looked at in a certificate of a path."""

    DATES = "notBefore and notAfter"
    CA = "basicConstraints cA"
    KEY_USAGE = "keyUsage: keyCertSign of a CA, a use for TLS of a leaf"
    PATH_LENGTH = "pathLenConstraint"
    NAME_CONSTRAINTS = "nameConstraints"
    PURPOSE = "extKeyUsage"
    TWICE = "an extension that stands in it twice"
    CRITICAL = "critical extensions that are not known"
    SIGNATURE = "kind and digest of its signature"
    KEY = "kind and size of its key"
    PROFILE = "the form that a stricter profile demands"
    VERSION = "a version that is unknown, or too low for its extensions"
    NAMELESS = "no subject beside a subjectAltName that is not critical"
    SUBJECT = "no subject where a host is asked for"
    MARKED = "key identifiers and authorityInfoAccess that are marked critical"
    NETSCAPE_TYPE = "Netscape's certificate type"
    NON_CA_LENGTH = "pathLenConstraint of what is no CA"
    NON_CA_CONSTRAINTS = "nameConstraints of what is no CA"
    OWN_SIGNATURE = "its own signature, where it seems to be self-signed"


class Bare(Enum):
    """When a certificate without basicConstraints may issue."""

    NEVER = "never"
    VERSION_1 = "when it is of version 1 and self-signed"
    KEY_USAGE = "when its keyUsage has keyCertSign, or it is of version 1 and self-signed"
    NO_KEY_USAGE = "when it has no keyUsage either; cA FALSE is no bar then"
    EXTENSIONS = "when it is of version 1 or has any extension, whatever basicConstraints say"
    ALWAYS = "always"


class Ordered(Enum):
    """What is done with a list that is in order before any search."""

    SEARCHED = "nothing else than with any other"
    VALIDATED = "if the store can take it over, it is validated as it is, and that is the answer"
    FROM_THE_TOP = "the highest certificate with an issuer in the store is the end; only an anchor out of date leads further down"


class Pinned(Enum):
    """What a leaf is that stands in the store itself."""

    REFUSED = "not trusted for that"
    SELF_SIGNED = "trusted if it is self-signed"
    ACCEPTED = "trusted"


class CaAsLeaf(Enum):
    """What a leaf is that is a CA."""

    ACCEPTED = "taken"
    WITHOUT_PURPOSE = "taken where it has no extKeyUsage"
    REFUSED = "refused"


class Profiles(Enum):
    """A stricter form of certificates than RFC 5280 validation asks for."""

    NONE = "none"
    OPENSSL_STRICT = "X509_V_FLAG_X509_STRICT"
    WEB_PKI = "the CA/Browser Forum's as cryptography enforces it"


class Distrusting(Enum):
    """What is done with a path to an anchor that the store distrusts from a date on."""

    IGNORED = "nothing: it does not know the date"
    PASSED_OVER = "another path is tried"
    FINAL = "it is refused, and no other path is tried"


class Constrained(Enum):
    """What name constraints hold for."""

    ALL = "every certificate below"
    LEAF = "the leaf"
    NEXT = "what the certificate issued itself, which then needs a dNSName if one is permitted"


class OtherForms(Enum):
    """What is done with critical name constraints of forms that are not known."""

    PASSED_OVER = "they are passed over"
    REFUSED = "the certificate is refused"
    FINAL = "the certificate is refused, and no other path is tried"


class Policies(Enum):
    """What is done with certificate policies."""

    IGNORED = "known, and not processed"
    UNKNOWN = "policyConstraints, policyMappings and inhibitAnyPolicy are unknown extensions"
    PROCESSED = "RFC 5280 6.1"


class Aia(NamedTuple):
    """How a client fetches issuers (RFC 5280 4.2.2.1)."""

    forms: frozenset[str] = frozenset()
    """Which of ``der``, ``pem`` and ``pkcs7`` it reads; none: it never fetches."""
    all_urls: bool = True
    """Whether it goes on to the next URL when one gives nothing."""
    hops: int = 10
    """Fetches one above the other."""


NO_AIA = Aia()
EVERY_FORM = frozenset(("der", "pem", "pkcs7"))

_PURPOSES = frozenset((extensions.SERVER_AUTH, extensions.ANY_EKU))
RFC_LOOKS = frozenset(
    (
        Look.DATES,
        Look.CA,
        Look.KEY_USAGE,
        Look.PATH_LENGTH,
        Look.NAME_CONSTRAINTS,
        Look.PURPOSE,
        Look.TWICE,
        Look.CRITICAL,
        Look.SIGNATURE,
        Look.KEY,
    )
)
"""What RFC 5280 validation looks at, and keys and digests."""
RFC_EXTENSIONS = frozenset(extensions.NAMES) - {extensions.PRECERTIFICATE_POISON}
TLS_USES = frozenset(("digitalSignature", "keyEncipherment", "keyAgreement"))
"""What RFC 5280 4.2.1.12 finds consistent with serverAuth."""


class Habits(NamedTuple):
    """What a client does; the defaults are those of RFC 5280 with full backtracking."""

    search: Search = Search.BACKTRACKING
    names: Names = Names.BYTES
    key_ids: KeyIds = KeyIds.IGNORED
    anchor_key_ids: KeyIds | None = None
    """The same where the issuer is an anchor, if it differs (backtracking)."""
    ordered_key_ids: KeyIds = KeyIds.IGNORED
    """The same where the issuer is the anchor of a list that is validated as it is (backtracking)."""
    ask: Ask = Ask.STORE
    """Committed searches only."""
    alternatives: bool = False
    """Whether a dead end makes it drop certificates from the top and ask the store again (committed, served first)."""
    pick: Pick = Pick.FIRST
    """Committed searches only."""
    issuer_signs: bool = False
    """Whether a certificate without keyCertSign is passed over as an issuer already (committed)."""
    key_fits: bool = False
    """Whether a key of another type than the signature's is passed over as an issuer already (committed)."""
    ordered: Ordered = Ordered.SEARCHED
    """Backtracking searches only."""
    gaps: bool = True
    """Whether a certificate that is not the issuer is passed over (upward)."""
    chosen_by_look: bool = False
    """Whether CA bit, keyUsage, pathLen and dates steer the choice of an issuer (upward)."""
    partial: bool = True
    """Whether an anchor need not be self-signed."""
    pinned: Pinned = Pinned.REFUSED
    leaf: frozenset[Look] = RFC_LOOKS
    intermediate: frozenset[Look] = RFC_LOOKS
    anchor: frozenset[Look] = frozenset((Look.TWICE,))
    """What of an anchor's certificate is looked at; no more than whether it can be read: it is a name and a key."""
    searched_anchor: frozenset[Look] | None = None
    """The same where a path had to be searched for, if it differs from a list that is validated as it is."""
    final_anchor: frozenset[Look] = frozenset()
    """What is looked at there only when a path is found: no other is tried then (backtracking)."""
    bare: Bare = Bare.NEVER
    """Intermediates without basicConstraints."""
    bare_anchor: Bare = Bare.VERSION_1
    """Anchors without basicConstraints, where these are looked at."""
    ca_purposes: frozenset[bytes] = _PURPOSES
    """Purposes of a CA's extKeyUsage of which one is needed."""
    leaf_purposes: frozenset[bytes] = _PURPOSES
    ca_as_leaf: CaAsLeaf = CaAsLeaf.ACCEPTED
    rsa_uses: frozenset[str] = TLS_USES
    """Uses of which one is needed in the keyUsage of a leaf with an RSA key."""
    other_uses: frozenset[str] = TLS_USES
    """The same of a leaf with any other key."""
    purpose_needed: bool = False
    """Whether a leaf without extKeyUsage is refused."""
    constrained: Constrained = Constrained.ALL
    constrains_common_name: bool = False
    """Whether a common name that could be a host's is held to dNSName constraints where there is no dNSName."""
    constrained_forms: frozenset[int] = frozenset(extensions.GENERAL_NAMES)
    """The forms of GeneralName whose constraints it knows, by tag."""
    unmet_forms: frozenset[int] = frozenset()
    """Forms, by tag, of which any constraint is held to be broken."""
    unmet_exclusions: frozenset[int] = frozenset()
    """Forms, by tag, of which any excluded subtree is held to be met."""
    other_forms: OtherForms = OtherForms.REFUSED
    """What is done with critical constraints of forms that it does not know."""
    self_issued_count: bool = False
    """Whether self-issued intermediates count for pathLenConstraint."""
    known: frozenset[bytes] = RFC_EXTENSIONS
    """Extensions that it takes where they are critical."""
    reads_all: frozenset[Look] = frozenset()
    """What ends the handshake in any certificate of the list, whether it is on a path or not: it cannot be read."""
    policies: Policies = Policies.UNKNOWN
    profile: Profiles = Profiles.NONE
    distrusting: Distrusting = Distrusting.PASSED_OVER
    refused_digests: frozenset[str] = frozenset(("SHA-1", "MD5", "MD4", "MD2"))
    """Of signatures; ``RSASSA-PSS`` for all that are padded so."""
    rsa_bits: int = 1024
    """The fewest of a CA."""
    leaf_rsa_bits: int = 1024
    refused_keys: frozenset[str] = frozenset()
    """Kinds of keys, such as ``Ed25519``, that it cannot use."""
    refused_leaf_keys: frozenset[str] = frozenset()
    """Kinds of keys that it verifies in certificates and does not take in a handshake."""
    intermediates: int | None = None
    certificates: int | None = None
    """In the served list, whatever they are."""
    steps: int | None = None
    """Certificates put on a path in the whole search."""
    signatures: int | None = None
    """Signatures verified in the whole search."""
    aia: Aia = NO_AIA
    checks_host: bool = True
    common_name: frozenset[int] | None = None
    """Forms, by tag, of which no name may be in the subjectAltName for a common name to stand for a host; None: none does."""


class Words(NamedTuple):
    """How a client tells its user; ``{problem}`` is filled in from ``table``."""

    form: str
    table: Mapping[str, str]
    """By :class:`~chainfix.clients.verdict.Refusal` value; ``""`` for any other."""


class Profile(NamedTuple):
    """One client: name, version, store, habits, and where each is from."""

    name: str
    """As in the observed verdicts."""
    title: str
    """For people."""
    version: str
    family: str
    groups: frozenset[str]
    store: str
    """Its own trust store: a name in :data:`chainfix.clients.store_facts.STORES`."""
    habits: Habits
    observed: bool
    """Whether its verdicts were compared with the real client's; False: from documents alone."""
    sources: Mapping[str, str]
    """By habit, a field of :class:`Habits`; ``""`` for all that are not named."""
    words: Words

    def source_of(self, habit: str) -> str:
        """Where a habit of this client is from."""
        return self.sources.get(habit) or self.sources[""]
