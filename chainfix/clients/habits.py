"""What each family of clients does, as tables of what it does otherwise than RFC 5280 and than its neighbours."""

from chainfix.certificates import extensions
from chainfix.clients.forms import NETSCAPE_TYPE
from chainfix.clients.profile import (
    EVERY_FORM,
    RFC_EXTENSIONS,
    RFC_LOOKS,
    TLS_USES,
    Aia,
    Ask,
    Bare,
    CaAsLeaf,
    Constrained,
    Distrusting,
    Habits,
    KeyIds,
    Look,
    Names,
    Ordered,
    OtherForms,
    Pick,
    Pinned,
    Policies,
    Profiles,
    Search,
)
from chainfix.clients.rules import PSS

_NETSCAPE_SERVER = bytes.fromhex("6086480186f8420401")
_MICROSOFT_SERVER = bytes.fromhex("2b0601040182370a0303")
_SGC = frozenset((_NETSCAPE_SERVER, _MICROSOFT_SERVER))
"""Server Gated Cryptography of Netscape and Microsoft, which stood for serverAuth once."""
_SERVER = frozenset((extensions.SERVER_AUTH,))
_ANY = frozenset((extensions.ANY_EKU,))
_CLIENT = frozenset((extensions.CLIENT_AUTH,))

NO_PURPOSE = RFC_LOOKS - {Look.PURPOSE}
_NO_USAGE = RFC_LOOKS - {Look.KEY_USAGE}
_READ = frozenset((Look.TWICE,))
VERSIONS = frozenset((Look.VERSION,))
_ANCHOR = RFC_LOOKS - {Look.SIGNATURE}
"""All that any client looks at in an anchor's certificate."""

_SIGNING = frozenset(("digitalSignature",))
"""What a key must be for that signs the handshake, as it does in TLS 1.3 and with (EC)DHE."""
_DIRECTORY_ATTRIBUTES = b"\x55\x1d\x09"
_POLICY_EXTENSIONS = frozenset(
    (extensions.CERTIFICATE_POLICIES, extensions.POLICY_CONSTRAINTS, extensions.POLICY_MAPPINGS, extensions.INHIBIT_ANY_POLICY)
)
LIMITING: frozenset[bytes] = frozenset(
    (
        extensions.BASIC_CONSTRAINTS,
        extensions.KEY_USAGE,
        extensions.EXTENDED_KEY_USAGE,
        extensions.SUBJECT_ALT_NAME,
        extensions.NAME_CONSTRAINTS,
    )
)
"""What limits a certificate's use, and every client that reads it at all must know."""
_KEY_IDS = frozenset((extensions.SUBJECT_KEY_ID, extensions.AUTHORITY_KEY_ID))
_SEEN = RFC_EXTENSIONS - {extensions.FRESHEST_CRL, extensions.SUBJECT_INFO_ACCESS}
MD = frozenset(("MD5", "MD4", "MD2"))
_NO_CURVES_OF_25519 = frozenset(("Ed25519", "Ed448"))
_OTHER_CURVES = frozenset(("secp256k1", "EC"))
"""What is neither NIST's nor an Edwards curve."""
RARE = _OTHER_CURVES | {"P-224", "DSA"}
HANDSHAKE = frozenset(("Ed25519", "Ed448", "P-521"))
"""What BoringSSL verifies and does not offer by default (ssl/extensions.cc kVerifySignatureAlgorithms)."""

_DNS = frozenset((extensions.DNS_NAME,))
DNS_OR_IP = _DNS | {extensions.IP_ADDRESS}
_ANY_NAME = frozenset(extensions.GENERAL_NAMES)
OPENSSL_3 = Habits(
    search=Search.COMMITTED,
    names=Names.PREPARED,
    key_ids=KeyIds.ALL,
    ask=Ask.STORE,
    pick=Pick.VALID_ELSE_LATEST,
    leaf=RFC_LOOKS | {Look.NETSCAPE_TYPE},
    key_fits=True,
    partial=False,
    anchor=_ANCHOR,
    bare_anchor=Bare.KEY_USAGE,
    ca_purposes=_SERVER | _SGC,
    leaf_purposes=_SERVER | _SGC,
    known=LIMITING | _POLICY_EXTENSIONS | {extensions.CRL_DISTRIBUTION_POINTS, NETSCAPE_TYPE},
    policies=Policies.IGNORED,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    intermediates=100,
    common_name=_DNS,
)
OPENSSL_1_1 = OPENSSL_3._replace(
    pick=Pick.VALID_ELSE_LAST, key_fits=False, issuer_signs=True, refused_digests=MD, rsa_bits=1024, leaf_rsa_bits=1024
)
OPENSSL_1_0 = OPENSSL_1_1._replace(
    ask=Ask.SERVED,
    alternatives=True,
    pick=Pick.FIRST,
    leaf=RFC_LOOKS | {Look.NETSCAPE_TYPE, Look.SUBJECT},
    anchor=frozenset((Look.DATES, Look.NAME_CONSTRAINTS, Look.KEY)),
    bare=Bare.KEY_USAGE,
    other_uses=_SIGNING,
    refused_digests=frozenset(),
    rsa_bits=0,
    leaf_rsa_bits=0,
    refused_keys=_NO_CURVES_OF_25519,
    common_name=DNS_OR_IP,
)
_BORING_FORM = frozenset((Look.VERSION, Look.NON_CA_LENGTH))
BORINGSSL = OPENSSL_1_1._replace(
    pick=Pick.FIRST,
    leaf=RFC_LOOKS | _BORING_FORM,
    intermediate=RFC_LOOKS | _BORING_FORM,
    anchor=frozenset((Look.DATES, Look.NAME_CONSTRAINTS, Look.NON_CA_LENGTH, Look.KEY)),
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=LIMITING | _POLICY_EXTENSIONS,
    policies=Policies.PROCESSED,
    refused_leaf_keys=frozenset(("P-224",)),
    refused_keys=_OTHER_CURVES | {"DSA"},
)


def partial(habits: Habits) -> Habits:
    """X509_V_FLAG_PARTIAL_CHAIN: whatever is in the store is an anchor."""
    return habits._replace(partial=True, pinned=Pinned.ACCEPTED)


_DNS_MAIL_URI_IP = frozenset((extensions.DNS_NAME, extensions.RFC822_NAME, extensions.URI, extensions.IP_ADDRESS))
_UNREADABLE = frozenset((extensions.OTHER_NAME, extensions.X400_ADDRESS, extensions.EDI_PARTY_NAME, extensions.REGISTERED_ID))
GNUTLS = Habits(
    search=Search.SORTED,
    names=Names.TEXT,
    key_ids=KeyIds.KEY_ID,
    leaf=RFC_LOOKS | VERSIONS,
    intermediate=RFC_LOOKS | VERSIONS,
    anchor=_ANCHOR - {Look.PURPOSE},
    bare_anchor=Bare.ALWAYS,
    ca_purposes=_SERVER | {_NETSCAPE_SERVER},
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    constrained=Constrained.LEAF,
    constrained_forms=_DNS_MAIL_URI_IP | _UNREADABLE,
    unmet_forms=_UNREADABLE,
    unmet_exclusions=frozenset((extensions.DIRECTORY_NAME,)),
    other_forms=OtherForms.PASSED_OVER,
    self_issued_count=True,
    known=_SEEN - {extensions.POLICY_CONSTRAINTS, extensions.POLICY_MAPPINGS},
    policies=Policies.IGNORED,
    certificates=16,
    common_name=_DNS | {extensions.IP_ADDRESS, extensions.URI},
    refused_keys=_OTHER_CURVES,
)
GO = Habits(
    key_ids=KeyIds.ORDER,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE,
    anchor=_ANCHOR,
    constrained_forms=_DNS_MAIL_URI_IP,
    self_issued_count=True,
    known=_SEEN - {extensions.ISSUER_ALT_NAME},
    reads_all=_READ | VERSIONS,
    signatures=100,
    refused_keys=_OTHER_CURVES | {"DSA"},
)
GO_1_27 = GO._replace(anchor=GO.anchor | {Look.MARKED}, reads_all=GO.reads_all | {Look.MARKED}, policies=Policies.PROCESSED)
JAVA = Habits(
    names=Names.UTF8,
    key_ids=KeyIds.ORDER,
    ordered_key_ids=KeyIds.SERIAL,
    ordered=Ordered.VALIDATED,
    pinned=Pinned.ACCEPTED,
    leaf=RFC_LOOKS | {Look.NETSCAPE_TYPE},
    intermediate=NO_PURPOSE,
    anchor=_READ | {Look.VERSION, Look.KEY},
    searched_anchor=_READ | {Look.VERSION, Look.KEY, Look.DATES},
    final_anchor=frozenset((Look.CA, Look.KEY_USAGE)),
    leaf_purposes=_SERVER | _ANY | _SGC,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=LIMITING | _POLICY_EXTENSIONS,
    reads_all=_READ | {Look.VERSION, Look.NAMELESS},
    policies=Policies.PROCESSED,
    distrusting=Distrusting.FINAL,
    refused_digests=MD,
    intermediates=5,
    certificates=10,
    common_name=_DNS,
    constrains_common_name=True,
    refused_keys=_OTHER_CURVES | {"P-224"},
)
BOUNCY_CASTLE = JAVA._replace(
    names=Names.PREPARED,
    leaf=RFC_LOOKS,
    searched_anchor=None,
    final_anchor=frozenset(),
    leaf_purposes=_SERVER | _ANY,
    reads_all=_READ,
    distrusting=Distrusting.IGNORED,
    constrains_common_name=False,
    ordered=Ordered.SEARCHED,
    ordered_key_ids=KeyIds.IGNORED,
    key_ids=KeyIds.KEY_ID,
    anchor_key_ids=KeyIds.IGNORED,
    anchor=_READ,
    intermediates=6,
    refused_keys=frozenset(),
)
RUSTLS = Habits(
    leaf=_NO_USAGE | VERSIONS,
    intermediate=_NO_USAGE | VERSIONS,
    anchor=_READ | {Look.VERSION, Look.NAME_CONSTRAINTS, Look.KEY},
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    ca_as_leaf=CaAsLeaf.REFUSED,
    unmet_forms=frozenset((extensions.DIRECTORY_NAME,)),
    known=LIMITING | {extensions.CRL_DISTRIBUTION_POINTS},
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    intermediates=6,
    refused_keys=RARE,
)
CHROMIUM = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    leaf=RFC_LOOKS | {Look.VERSION, Look.NAMELESS},
    intermediate=RFC_LOOKS | VERSIONS,
    anchor=_ANCHOR | VERSIONS,
    bare_anchor=Bare.ALWAYS,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=LIMITING | _POLICY_EXTENSIONS,
    policies=Policies.PROCESSED,
    refused_keys=_NO_CURVES_OF_25519 | RARE,
    refused_leaf_keys=HANDSHAKE,
    steps=20,
    aia=Aia(EVERY_FORM),
)
FIREFOX = Habits(
    pinned=Pinned.ACCEPTED,
    anchor=_ANCHOR,
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    ca_as_leaf=CaAsLeaf.REFUSED,
    known=LIMITING | _POLICY_EXTENSIONS - {extensions.POLICY_MAPPINGS} | {extensions.AUTHORITY_INFO_ACCESS, NETSCAPE_TYPE},
    policies=Policies.IGNORED,
    refused_keys=_NO_CURVES_OF_25519 | RARE,
    intermediates=6,
)
_NSS_ANCHOR = frozenset((Look.DATES, Look.CA, Look.PATH_LENGTH, Look.NAME_CONSTRAINTS, Look.KEY))
NSS = Habits(
    search=Search.COMMITTED,
    key_ids=KeyIds.KEY_ID,
    ask=Ask.TOGETHER,
    pick=Pick.NEWEST,
    leaf=RFC_LOOKS - _READ,
    intermediate=RFC_LOOKS - _READ,
    anchor=_NSS_ANCHOR,
    bare_anchor=Bare.ALWAYS,
    ca_as_leaf=CaAsLeaf.WITHOUT_PURPOSE,
    rsa_uses=frozenset(("keyEncipherment",)),
    other_uses=TLS_USES - {"keyEncipherment"},
    known=LIMITING
    | _KEY_IDS
    | {extensions.AUTHORITY_INFO_ACCESS, extensions.POLICY_MAPPINGS, extensions.POLICY_CONSTRAINTS, extensions.INHIBIT_ANY_POLICY}
    | {NETSCAPE_TYPE},
    ca_purposes=_SERVER | _CLIENT | _SGC,
    leaf_purposes=_SERVER | {_NETSCAPE_SERVER},
    refused_digests=MD,
    refused_keys=_NO_CURVES_OF_25519 | _OTHER_CURVES | {"P-224"},
    intermediates=19,
    common_name=_DNS,
)
LIBPKIX = NSS._replace(
    search=Search.BACKTRACKING,
    anchor=_NSS_ANCHOR | {Look.KEY_USAGE, Look.PURPOSE},
    ca_purposes=NSS.ca_purposes - {_MICROSOFT_SERVER},
    known=LIMITING | _POLICY_EXTENSIONS | {NETSCAPE_TYPE},
    policies=Policies.PROCESSED,
    intermediates=None,
    aia=Aia(EVERY_FORM, all_urls=False),
    checks_host=False,
)
MBEDTLS = Habits(
    search=Search.UPWARD,
    names=Names.UTF8,
    chosen_by_look=True,
    pinned=Pinned.SELF_SIGNED,
    intermediate=NO_PURPOSE,
    anchor=_ANCHOR - {Look.PURPOSE} | VERSIONS,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=LIMITING - {extensions.NAME_CONSTRAINTS} | {NETSCAPE_TYPE},
    self_issued_count=True,
    reads_all=frozenset((Look.TWICE, Look.CRITICAL, Look.VERSION)),
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519 | {"DSA"},
    intermediates=8,
    common_name=_ANY_NAME,
)
WOLFSSL = Habits(
    search=Search.DOWNWARD,
    key_ids=KeyIds.KEY_ID,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE | {Look.NON_CA_CONSTRAINTS},
    intermediate=NO_PURPOSE,
    anchor=_READ | {Look.NAME_CONSTRAINTS, Look.CRITICAL, Look.VERSION, Look.KEY},
    constrained=Constrained.NEXT,
    known=RFC_EXTENSIONS - _KEY_IDS - {extensions.ISSUER_ALT_NAME, extensions.FRESHEST_CRL}
    | {NETSCAPE_TYPE, _DIRECTORY_ATTRIBUTES},
    reads_all=VERSIONS,
    policies=Policies.IGNORED,
    refused_digests=frozenset(("MD4", "MD2")),
    certificates=9,
    common_name=_DNS | {extensions.IP_ADDRESS, extensions.URI},
    refused_keys=frozenset(("DSA",)),
)
BEARSSL = Habits(
    search=Search.UPWARD,
    gaps=False,
    pinned=Pinned.ACCEPTED,
    leaf=NO_PURPOSE - {Look.TWICE},
    intermediate=NO_PURPOSE - {Look.TWICE},
    anchor=frozenset((Look.CA, Look.KEY)),
    bare_anchor=Bare.NEVER,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=RFC_EXTENSIONS - {extensions.NAME_CONSTRAINTS, extensions.EXTENDED_KEY_USAGE} | {_DIRECTORY_ATTRIBUTES},
    refused_digests=MD | {PSS},
    refused_keys=_NO_CURVES_OF_25519 | RARE,
    common_name=_ANY_NAME,
)
BOTAN = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.KEY_ID,
    partial=False,
    leaf=RFC_LOOKS | {Look.NON_CA_CONSTRAINTS},
    intermediate=NO_PURPOSE | VERSIONS,
    anchor=_ANCHOR - {Look.PURPOSE} | {Look.VERSION, Look.OWN_SIGNATURE},
    leaf_purposes=_SERVER,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    constrained_forms=_DNS_MAIL_URI_IP | {extensions.DIRECTORY_NAME},
    known=_SEEN,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_leaf_keys=_NO_CURVES_OF_25519,
    common_name=_ANY_NAME,
)
CRYPTOGRAPHY = Habits(
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE - {Look.KEY} | {Look.PROFILE},
    intermediate=RFC_LOOKS | {Look.PROFILE},
    anchor=_ANCHOR | {Look.PROFILE},
    leaf_purposes=_SERVER,
    bare_anchor=Bare.NEVER,
    constrained_forms=frozenset(extensions.GENERAL_NAMES) - {extensions.DIRECTORY_NAME},
    other_forms=OtherForms.FINAL,
    self_issued_count=True,
    known=LIMITING | _KEY_IDS | {extensions.AUTHORITY_INFO_ACCESS},
    profile=Profiles.WEB_PKI,
    rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519 | RARE,
    intermediates=8,
)
PYHANKO = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ALL,
    pinned=Pinned.ACCEPTED,
    intermediate=NO_PURPOSE,
    purpose_needed=True,
    known=RFC_EXTENSIONS - {extensions.ISSUER_ALT_NAME, extensions.SUBJECT_INFO_ACCESS},
    policies=Policies.PROCESSED,
    rsa_bits=0,
    leaf_rsa_bits=0,
    checks_host=False,
)
ERLANG = Habits(
    names=Names.PREPARED,
    partial=False,
    ordered=Ordered.FROM_THE_TOP,
    leaf=_NO_USAGE,
    known=LIMITING,
    anchor=_READ | {Look.DATES},
    bare=Bare.NO_KEY_USAGE,
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    refused_digests=MD | {PSS},
    rsa_bits=0,
    leaf_rsa_bits=0,
    intermediates=10,
    common_name=_ANY_NAME,
)
SCHANNEL = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    anchor=_READ | {Look.DATES, Look.NAME_CONSTRAINTS, Look.PURPOSE},
    policies=Policies.PROCESSED,
    aia=Aia(EVERY_FORM),
    common_name=_DNS,
)
APPLE = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    anchor=_READ | {Look.DATES},
    policies=Policies.PROCESSED,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519,
    aia=Aia(frozenset(("der", "pkcs7"))),
)
ANDROID = Habits(
    names=Names.PREPARED,
    intermediate=NO_PURPOSE,
    policies=Policies.PROCESSED,
    refused_digests=MD,
    common_name=_DNS,
)
STRICT = OPENSSL_3._replace(
    profile=Profiles.OPENSSL_STRICT,
    leaf=OPENSSL_3.leaf | {Look.PROFILE},
    intermediate=OPENSSL_3.intermediate | {Look.PROFILE},
    anchor=OPENSSL_3.anchor | {Look.PROFILE},
    bare_anchor=Bare.NEVER,
)
