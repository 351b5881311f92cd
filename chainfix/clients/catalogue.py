"""The clients that are modelled, each as a table of what it does otherwise than its family; and the groups they are asked in.

Observed verdicts are those of November 2026 (33 configurations, 87 scenarios); a source file is named for what it was read in.
"""

from collections.abc import Iterable, Mapping

from chainfix.certificates import extensions
from chainfix.clients import words
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
    Profile,
    Profiles,
    Search,
    Words,
)
from chainfix.clients.rules import PSS
from chainfix.clients.store_facts import STORES
from chainfix.clients.stores import ClientStore
from chainfix.errors import InputError

GROUPS = ("modern", "browsers", "servers", "embedded", "old")
"""``all`` stands for every client."""

_NETSCAPE_SERVER = bytes.fromhex("6086480186f8420401")
_MICROSOFT_SERVER = bytes.fromhex("2b0601040182370a0303")
_SGC = frozenset((_NETSCAPE_SERVER, _MICROSOFT_SERVER))
"""Server Gated Cryptography of Netscape and Microsoft, which stood for serverAuth once."""
_SERVER = frozenset((extensions.SERVER_AUTH,))
_ANY = frozenset((extensions.ANY_EKU,))
_CLIENT = frozenset((extensions.CLIENT_AUTH,))

_NO_PURPOSE = RFC_LOOKS - {Look.PURPOSE}
_NO_USAGE = RFC_LOOKS - {Look.KEY_USAGE}
_READ = frozenset((Look.TWICE,))
_VERSIONS = frozenset((Look.VERSION,))
_ANCHOR = frozenset(
    (
        Look.TWICE,
        Look.DATES,
        Look.CA,
        Look.KEY_USAGE,
        Look.PATH_LENGTH,
        Look.NAME_CONSTRAINTS,
        Look.PURPOSE,
        Look.CRITICAL,
        Look.KEY,
    )
)
"""All that any client looks at in an anchor's certificate."""

_SIGNING = frozenset(("digitalSignature",))
"""What a key must be for that signs the handshake, as it does in TLS 1.3 and with (EC)DHE."""
_DIRECTORY_ATTRIBUTES = b"\x55\x1d\x09"
_POLICY_EXTENSIONS = frozenset(
    (extensions.CERTIFICATE_POLICIES, extensions.POLICY_CONSTRAINTS, extensions.POLICY_MAPPINGS, extensions.INHIBIT_ANY_POLICY)
)
_LIMITING: frozenset[bytes] = frozenset(
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
_MD = frozenset(("MD5", "MD4", "MD2"))
_NO_CURVES_OF_25519 = frozenset(("Ed25519", "Ed448"))
_OTHER_CURVES = frozenset(("secp256k1", "EC"))
"""What is neither NIST's nor an Edwards curve."""
_RARE = _OTHER_CURVES | {"P-224", "DSA"}
_HANDSHAKE = frozenset(("Ed25519", "Ed448", "P-521"))
"""What BoringSSL verifies and does not offer by default (ssl/extensions.cc kVerifySignatureAlgorithms)."""

_DNS = frozenset((extensions.DNS_NAME,))
_DNS_OR_IP = _DNS | {extensions.IP_ADDRESS}
_ANY_NAME = frozenset(extensions.GENERAL_NAMES)
_OPENSSL_3 = Habits(
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
    known=_LIMITING | _POLICY_EXTENSIONS | {extensions.CRL_DISTRIBUTION_POINTS, NETSCAPE_TYPE},
    policies=Policies.IGNORED,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    intermediates=100,
    common_name=_DNS,
)
_OPENSSL_1_1 = _OPENSSL_3._replace(
    pick=Pick.VALID_ELSE_LAST, key_fits=False, issuer_signs=True, refused_digests=_MD, rsa_bits=1024, leaf_rsa_bits=1024
)
_OPENSSL_1_0 = _OPENSSL_1_1._replace(
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
    common_name=_DNS_OR_IP,
)
_BORING_FORM = frozenset((Look.VERSION, Look.NON_CA_LENGTH))
_BORINGSSL = _OPENSSL_1_1._replace(
    pick=Pick.FIRST,
    leaf=RFC_LOOKS | _BORING_FORM,
    intermediate=RFC_LOOKS | _BORING_FORM,
    anchor=frozenset((Look.DATES, Look.NAME_CONSTRAINTS, Look.NON_CA_LENGTH, Look.KEY)),
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=_LIMITING | _POLICY_EXTENSIONS,
    policies=Policies.PROCESSED,
    refused_leaf_keys=frozenset(("P-224",)),
    refused_keys=_OTHER_CURVES | {"DSA"},
)


def _partial(habits: Habits) -> Habits:
    """X509_V_FLAG_PARTIAL_CHAIN: whatever is in the store is an anchor."""
    return habits._replace(partial=True, pinned=Pinned.ACCEPTED)


_DNS_MAIL_URI_IP = frozenset((extensions.DNS_NAME, extensions.RFC822_NAME, extensions.URI, extensions.IP_ADDRESS))
_UNREADABLE = frozenset((extensions.OTHER_NAME, extensions.X400_ADDRESS, extensions.EDI_PARTY_NAME, extensions.REGISTERED_ID))
_GNUTLS = Habits(
    search=Search.SORTED,
    names=Names.TEXT,
    key_ids=KeyIds.KEY_ID,
    leaf=RFC_LOOKS | _VERSIONS,
    intermediate=RFC_LOOKS | _VERSIONS,
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
_GO = Habits(
    key_ids=KeyIds.ORDER,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE,
    anchor=_ANCHOR,
    constrained_forms=_DNS_MAIL_URI_IP,
    self_issued_count=True,
    known=_SEEN - {extensions.ISSUER_ALT_NAME},
    reads_all=_READ | _VERSIONS,
    signatures=100,
    refused_keys=_OTHER_CURVES | {"DSA"},
)
_GO_1_27 = _GO._replace(anchor=_GO.anchor | {Look.MARKED}, reads_all=_GO.reads_all | {Look.MARKED}, policies=Policies.PROCESSED)
_JAVA = Habits(
    names=Names.UTF8,
    key_ids=KeyIds.ORDER,
    ordered_key_ids=KeyIds.SERIAL,
    ordered=Ordered.VALIDATED,
    pinned=Pinned.ACCEPTED,
    leaf=RFC_LOOKS | {Look.NETSCAPE_TYPE},
    intermediate=_NO_PURPOSE,
    anchor=_READ | {Look.VERSION, Look.KEY},
    searched_anchor=_READ | {Look.VERSION, Look.KEY, Look.DATES},
    final_anchor=frozenset((Look.CA, Look.KEY_USAGE)),
    leaf_purposes=_SERVER | _ANY | _SGC,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=_LIMITING | _POLICY_EXTENSIONS,
    reads_all=_READ | {Look.VERSION, Look.NAMELESS},
    policies=Policies.PROCESSED,
    distrusting=Distrusting.FINAL,
    refused_digests=_MD,
    intermediates=5,
    certificates=10,
    common_name=_DNS,
    constrains_common_name=True,
    refused_keys=_OTHER_CURVES | {"P-224"},
)
_BOUNCY_CASTLE = _JAVA._replace(
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
_RUSTLS = Habits(
    leaf=_NO_USAGE | _VERSIONS,
    intermediate=_NO_USAGE | _VERSIONS,
    anchor=_READ | {Look.VERSION, Look.NAME_CONSTRAINTS, Look.KEY},
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    ca_as_leaf=CaAsLeaf.REFUSED,
    unmet_forms=frozenset((extensions.DIRECTORY_NAME,)),
    known=_LIMITING | {extensions.CRL_DISTRIBUTION_POINTS},
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    intermediates=6,
    refused_keys=_RARE,
)
_CHROMIUM = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    leaf=RFC_LOOKS | {Look.VERSION, Look.NAMELESS},
    intermediate=RFC_LOOKS | _VERSIONS,
    anchor=_ANCHOR | _VERSIONS,
    bare_anchor=Bare.ALWAYS,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=_LIMITING | _POLICY_EXTENSIONS,
    policies=Policies.PROCESSED,
    refused_keys=_NO_CURVES_OF_25519 | _RARE,
    refused_leaf_keys=_HANDSHAKE,
    steps=20,
    aia=Aia(EVERY_FORM),
)
_FIREFOX = Habits(
    pinned=Pinned.ACCEPTED,
    anchor=_ANCHOR,
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    ca_as_leaf=CaAsLeaf.REFUSED,
    known=_LIMITING | _POLICY_EXTENSIONS - {extensions.POLICY_MAPPINGS} | {extensions.AUTHORITY_INFO_ACCESS, NETSCAPE_TYPE},
    policies=Policies.IGNORED,
    refused_keys=_NO_CURVES_OF_25519 | _RARE,
    intermediates=6,
)
_NSS_ANCHOR = frozenset((Look.DATES, Look.CA, Look.PATH_LENGTH, Look.NAME_CONSTRAINTS, Look.KEY))
_NSS = Habits(
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
    known=_LIMITING
    | _KEY_IDS
    | {extensions.AUTHORITY_INFO_ACCESS, extensions.POLICY_MAPPINGS, extensions.POLICY_CONSTRAINTS, extensions.INHIBIT_ANY_POLICY}
    | {NETSCAPE_TYPE},
    ca_purposes=_SERVER | _CLIENT | _SGC,
    leaf_purposes=_SERVER | {_NETSCAPE_SERVER},
    refused_digests=_MD,
    refused_keys=_NO_CURVES_OF_25519 | _OTHER_CURVES | {"P-224"},
    intermediates=19,
    common_name=_DNS,
)
_LIBPKIX = _NSS._replace(
    search=Search.BACKTRACKING,
    anchor=_NSS_ANCHOR | {Look.KEY_USAGE, Look.PURPOSE},
    ca_purposes=_NSS.ca_purposes - {_MICROSOFT_SERVER},
    known=_LIMITING | _POLICY_EXTENSIONS | {NETSCAPE_TYPE},
    policies=Policies.PROCESSED,
    intermediates=None,
    aia=Aia(EVERY_FORM, all_urls=False),
    checks_host=False,
)
_MBEDTLS = Habits(
    search=Search.UPWARD,
    names=Names.UTF8,
    chosen_by_look=True,
    pinned=Pinned.SELF_SIGNED,
    intermediate=_NO_PURPOSE,
    anchor=_ANCHOR - {Look.PURPOSE} | _VERSIONS,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=_LIMITING - {extensions.NAME_CONSTRAINTS} | {NETSCAPE_TYPE},
    self_issued_count=True,
    reads_all=frozenset((Look.TWICE, Look.CRITICAL, Look.VERSION)),
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519 | {"DSA"},
    intermediates=8,
    common_name=_ANY_NAME,
)
_WOLFSSL = Habits(
    search=Search.DOWNWARD,
    key_ids=KeyIds.KEY_ID,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE | {Look.NON_CA_CONSTRAINTS},
    intermediate=_NO_PURPOSE,
    anchor=_READ | {Look.NAME_CONSTRAINTS, Look.CRITICAL, Look.VERSION, Look.KEY},
    constrained=Constrained.NEXT,
    known=RFC_EXTENSIONS - _KEY_IDS - {extensions.ISSUER_ALT_NAME, extensions.FRESHEST_CRL}
    | {NETSCAPE_TYPE, _DIRECTORY_ATTRIBUTES},
    reads_all=_VERSIONS,
    policies=Policies.IGNORED,
    refused_digests=frozenset(("MD4", "MD2")),
    certificates=9,
    common_name=_DNS | {extensions.IP_ADDRESS, extensions.URI},
    refused_keys=frozenset(("DSA",)),
)
_BEARSSL = Habits(
    search=Search.UPWARD,
    gaps=False,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_PURPOSE - {Look.TWICE},
    intermediate=_NO_PURPOSE - {Look.TWICE},
    anchor=frozenset((Look.CA, Look.KEY)),
    bare_anchor=Bare.NEVER,
    rsa_uses=_SIGNING,
    other_uses=_SIGNING,
    known=RFC_EXTENSIONS - {extensions.NAME_CONSTRAINTS, extensions.EXTENDED_KEY_USAGE} | {_DIRECTORY_ATTRIBUTES},
    refused_digests=_MD | {PSS},
    refused_keys=_NO_CURVES_OF_25519 | _RARE,
    common_name=_ANY_NAME,
)
_BOTAN = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.KEY_ID,
    partial=False,
    leaf=RFC_LOOKS | {Look.NON_CA_CONSTRAINTS},
    intermediate=_NO_PURPOSE | _VERSIONS,
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
_CRYPTOGRAPHY = Habits(
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE - {Look.KEY} | {Look.PROFILE},
    intermediate=RFC_LOOKS | {Look.PROFILE},
    anchor=_ANCHOR | {Look.PROFILE},
    leaf_purposes=_SERVER,
    bare_anchor=Bare.NEVER,
    constrained_forms=frozenset(extensions.GENERAL_NAMES) - {extensions.DIRECTORY_NAME},
    other_forms=OtherForms.FINAL,
    self_issued_count=True,
    known=_LIMITING | _KEY_IDS | {extensions.AUTHORITY_INFO_ACCESS},
    profile=Profiles.WEB_PKI,
    rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519 | _RARE,
    intermediates=8,
)
_PYHANKO = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ALL,
    pinned=Pinned.ACCEPTED,
    intermediate=_NO_PURPOSE,
    purpose_needed=True,
    known=RFC_EXTENSIONS - {extensions.ISSUER_ALT_NAME, extensions.SUBJECT_INFO_ACCESS},
    policies=Policies.PROCESSED,
    rsa_bits=0,
    leaf_rsa_bits=0,
    checks_host=False,
)
_ERLANG = Habits(
    names=Names.PREPARED,
    partial=False,
    ordered=Ordered.FROM_THE_TOP,
    leaf=_NO_USAGE,
    known=_LIMITING,
    anchor=_READ | {Look.DATES},
    bare=Bare.NO_KEY_USAGE,
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    refused_digests=_MD | {PSS},
    rsa_bits=0,
    leaf_rsa_bits=0,
    intermediates=10,
    common_name=_ANY_NAME,
)
_SCHANNEL = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    anchor=_READ | {Look.DATES, Look.NAME_CONSTRAINTS, Look.PURPOSE},
    policies=Policies.PROCESSED,
    aia=Aia(EVERY_FORM),
    common_name=_DNS,
)
_APPLE = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    anchor=_READ | {Look.DATES},
    policies=Policies.PROCESSED,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519,
    aia=Aia(frozenset(("der", "pkcs7"))),
)
_ANDROID = Habits(
    names=Names.PREPARED,
    intermediate=_NO_PURPOSE,
    policies=Policies.PROCESSED,
    refused_digests=_MD,
    common_name=_DNS,
)


class _Family:
    """What the clients of one family share."""

    def __init__(self, family: str, words: Words, sources: Mapping[str, str], *groups: str) -> None:
        self.family = family
        self.words = words
        self.sources = sources
        self.groups = groups

    def client(
        self,
        name: str,
        title: str,
        habits: Habits,
        *,
        version: str,
        store: str,
        observed: bool = True,
        groups: Iterable[str] = (),
        words: Words | None = None,
        sources: Mapping[str, str] | None = None,
    ) -> Profile:
        """One client of the family."""
        return Profile(
            name=name,
            title=title,
            version=version,
            family=self.family,
            groups=frozenset(groups or self.groups),
            store=store,
            habits=habits,
            observed=observed,
            sources={**self.sources, **(sources or {})},
            words=words or self.words,
        )


_SHIPPED, _GIVEN = "ca-certificates", "given"

_openssl = _Family(
    "OpenSSL",
    words.OPENSSL,
    {
        "": "crypto/x509/x509_vfy.c: build_chain, check_extensions, check_auth_level",
        "search": "crypto/x509/x509_vfy.c build_chain; observed: two_x_first_dead, bt_nc",
        "pick": "crypto/x509/x509_vfy.c get0_best_issuer_sk, x509_lu.c X509_STORE_CTX_get1_issuer; observed: dupint_exp_first",
        "key_ids": "crypto/x509/v3_purp.c X509_check_akid; observed: aki_mismatch",
        "key_fits": "crypto/x509/v3_purp.c check_sig_alg_match",
        "ca_purposes": "crypto/x509/v3_purp.c check_purpose_ssl_server; observed: eku_any, eku_client_only",
        "anchor": "crypto/x509/x509_vfy.c check_extensions goes to the top; observed: pathlen_root, eku_root, nc_root",
        "rsa_bits": "openssl.cnf of Debian, SECLEVEL=2; observed: rsa1024_leaf",
        "refused_digests": "crypto/x509/x509_set.c x509_sig_info_init: SHA-1 is worth 63 bits; observed: sha1_int",
        "partial": "doc/man3/X509_VERIFY_PARAM_set_flags.pod X509_V_FLAG_PARTIAL_CHAIN; observed: anchor_is_int",
        "known": "crypto/x509/v3_purp.c X509_supported_extension; handshakes with 3.0",
        "leaf": "crypto/x509/v3_purp.c check_purpose_ssl_server looks at Netscape's certificate type too",
        "common_name": "crypto/x509/v3_utl.c do_x509_check",
        "intermediates": "doc/man3/SSL_CTX_set_verify.pod: 100",
    },
    "modern",
    "servers",
)
_openssl_1 = _Family(
    "OpenSSL",
    words.OPENSSL_1,
    {
        "": "crypto/x509/x509_vfy.c of that release",
        "alternatives": "crypto/x509/x509_vfy.c X509_verify_cert, since 1.0.1n and 1.0.2b; observed: at2020_both, x_served_new",
        "pick": "crypto/x509/x509_vfy.c find_issuer; observed: dupint_exp_first, two_x_first_exp",
        "anchor": "crypto/x509/x509_vfy.c check_chain_extensions stops at last_untrusted; observed: pathlen_root, eku_root",
        "bare": "crypto/x509v3/v3_purp.c check_ca; observed: int_no_bc",
        "issuer_signs": "crypto/x509v3/v3_purp.c X509_check_issued",
        "known": "crypto/x509v3/v3_purp.c X509_supported_extension; handshakes with 8.17.0 and 0.12.18",
        "rsa_uses": "crypto/x509v3/v3_purp.c check_purpose_ssl_server: keyAgreement since 1.0.2",
        "other_uses": "ssl/ssl_lib.c ssl_check_srvr_ecc_cert_and_alg, before TLS 1.3",
        "leaf": "crypto/x509v3/v3_purp.c check_purpose_ssl_server; lib/tls.js of Node.js until 11: *Cert is empty*",
        "common_name": "crypto/x509v3/v3_utl.c do_x509_check; Node.js: lib/tls.js checkServerIdentity, handshakes with 8.17.0",
    },
    "old",
)
_boringssl = _Family(
    "BoringSSL",
    words.OPENSSL_1,
    {
        "": "crypto/x509/x509_vfy.c X509_verify_cert",
        "pick": "crypto/x509/x509_vfy.c find_issuer; observed: two_x_same_root, dupint_exp_first",
        "policies": "crypto/x509/policy.c; observed: policy_required",
        "known": "crypto/x509/v3_purp.c X509_supported_extension; handshakes with bun and curl_cffi",
        "leaf": "crypto/x509/v3_purp.c x509v3_cache_extensions, x_x509.c; handshakes with bun and curl_cffi",
        "ca_purposes": "crypto/x509/v3_purp.c check_purpose_ssl_server: no Server Gated Cryptography; handshakes",
        "rsa_uses": "ssl/ssl_x509.cc, ssl_cert.cc ssl_cert_check_key_usage",
        "other_uses": "ssl/ssl_x509.cc, ssl_cert.cc ssl_cert_check_key_usage",
        "anchor": "crypto/x509/x509_vfy.c check_chain_extensions; observed: pathlen_root, eku_root, nc_root",
    },
    "modern",
)
_gnutls = _Family(
    "GnuTLS",
    words.GNUTLS,
    {
        "": "lib/x509/verify.c verify_crt and _gnutls_verify_crt_status",
        "search": "lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, shorten_clist; observed: bt_nc, x_newroot_served_old",
        "names": "observed with gnutls-cli 3.7.9: dn_case",
        "certificates": "lib/gnutls_int.h DEFAULT_MAX_VERIFY_DEPTH; observed: extra_20, deep_16",
        "ca_purposes": "lib/x509/verify.c _gnutls_check_key_purpose; observed: eku_any, eku_root",
        "rsa_uses": "lib/x509.c _gnutls_check_key_usage, TLS 1.3 in lib/tls13/certificate_verify.c; handshakes with 3.7.9",
        "other_uses": "lib/x509.c _gnutls_check_key_usage, TLS 1.3 in lib/tls13/certificate_verify.c; handshakes with 3.7.9",
        "unmet_exclusions": "lib/x509/name_constraints.c check_unsupported_constraint; handshakes with 3.7.9",
        "unmet_forms": "lib/x509/x509_ext.c gnutls_x509_ext_import_name_constraints; handshakes with 3.7.9",
        "known": "lib/x509/verify.c check_known_or_critical; handshakes with 3.7.9",
        "common_name": "lib/x509/hostname-verify.c gnutls_x509_crt_check_hostname2; handshakes with 3.7.9",
    },
    "modern",
    "servers",
)
_go = _Family(
    "Go",
    words.GO,
    {
        "": "crypto/x509/verify.go buildChains, isValid",
        "signatures": "crypto/x509/verify.go maxChainSignatureChecks",
        "key_ids": "crypto/x509/cert_pool.go findPotentialParents; observed: aki_mismatch",
        "pinned": "crypto/x509/verify.go Verify: opts.Roots.contains; observed: anchor_is_leaf",
        "policies": "crypto/x509/verify.go policiesValid, since 1.22; observed: policy_required",
        "reads_all": "crypto/x509/parser.go parseCertificate, processExtensions; handshakes",
        "known": "crypto/x509/parser.go processExtensions; handshakes",
    },
    "modern",
    "servers",
)
_java = _Family(
    "Java",
    words.JAVA,
    {
        "": "sun.security.validator.PKIXValidator, sun.security.provider.certpath",
        "ordered": "sun.security.validator.PKIXValidator engineValidate; observed: aki_mismatch, aki_mismatch_to_root",
        "key_ids": "sun.security.provider.certpath.ForwardBuilder PKIXCertComparator; handshakes with 17.0.15",
        "ordered_key_ids": "sun.security.provider.certpath.PKIXCertPathValidator, AdaptableX509CertSelector; "
        "observed: aki_mismatch_to_root",
        "anchor": "sun.security.provider.certpath.PKIXCertPathValidator; observed: anchor_expired",
        "final_anchor": "sun.security.validator.PKIXValidator verifyTrustAnchor; observed: anchor_no_bc",
        "known": "sun.security.provider.certpath.ConstraintsChecker, PolicyChecker, KeyChecker; handshakes with 17.0.15",
        "reads_all": "sun.security.x509.X509CertInfo verifyCert; handshakes with 17.0.15",
        "rsa_uses": "sun.security.validator.EndEntityChecker checkTLSServer; handshakes with 17.0.15",
        "other_uses": "sun.security.validator.EndEntityChecker checkTLSServer; handshakes with 17.0.15",
        "leaf_purposes": "sun.security.validator.EndEntityChecker checkTLSServer; handshakes with 17.0.15",
        "leaf": "sun.security.validator.EndEntityChecker checkTLSServer looks at Netscape's certificate type too",
        "certificates": "jdk.tls.maxCertificateChainLength; observed: deep_10, extra_20",
        "intermediates": "java.security.cert.PKIXBuilderParameters: maxPathLength is 5",
        "refused_digests": "jdk.certpath.disabledAlgorithms: SHA-1 only under the JDK's own roots; observed: sha1_int",
        "aia": "sun.security.provider.certpath.ForwardBuilder getCerts; observed: aia_second_url, aia_two_hops",
        "distrusting": "sun.security.validator.Validator validate, EndEntityChecker, CADistrustPolicy",
    },
    "modern",
    "servers",
)
_bouncy_castle = _Family(
    "Java",
    words.BOUNCY_CASTLE,
    {
        "": "org.bouncycastle.jce.provider.PKIXCertPathBuilderSpi, RFC3280CertPathUtilities, CertPathValidatorUtilities",
        "ordered": "org.bouncycastle.jsse.provider.ProvX509TrustManager buildCertPath",
        "key_ids": "CertPathValidatorUtilities.findIssuerCerts; observed: aki_mismatch",
        "anchor_key_ids": "CertPathValidatorUtilities.findTrustAnchor; observed: aki_mismatch_to_root",
        "anchor": "CertPathValidatorUtilities.findTrustAnchor: name and key; observed: anchor_no_bc, anchor_expired",
        "certificates": "org.bouncycastle.jsse.provider: jdk.tls.maxCertificateChainLength; observed: deep_10, extra_20",
        "intermediates": "PKIXCertPathBuilderSpi: maxPathLength 5 counts from 0; observed: deep_07",
        "refused_digests": "org.bouncycastle.jsse.provider.ProvAlgorithmChecker with jdk.certpath.disabledAlgorithms; "
        "observed: sha1_int",
        "distrusting": "org.bouncycastle.jsse.provider.ProvX509TrustManager: it has no dates",
        "known": "RFC3280CertPathUtilities.CRITICAL_EXTENSIONS",
        "rsa_uses": "org.bouncycastle.jsse.provider.ProvX509TrustManager checkTrusted; not tested",
        "other_uses": "org.bouncycastle.jsse.provider.ProvX509TrustManager checkTrusted; not tested",
    },
    "modern",
    "servers",
)
_rustls = _Family(
    "rustls",
    words.RUSTLS,
    {
        "": "rustls/webpki src/verify_cert.rs",
        "intermediates": "rustls/webpki src/verify_cert.rs MAX_SUB_CA_COUNT; observed: deep_07",
        "anchor": "rustls/webpki src/trust_anchor.rs: name, key, name constraints; observed: anchor_expired, nc_root",
        "rsa_bits": "ring RSA_PKCS1_2048_8192; observed: rsa1024_leaf",
        "known": "rustls/webpki src/cert.rs remember_cert_extension; handshakes with deno and rtls",
        "unmet_forms": "rustls/webpki src/subject_name: no directoryName is ever within a subtree; handshakes with deno and rtls",
        "intermediate": "rustls/webpki src/verify_cert.rs looks at no keyUsage; observed: ku_no_certsign",
    },
    "modern",
    "servers",
)
_browser = {
    "names": "pki/parse_name.cc, pki/verify_name_match.cc; observed: dn_case",
    "steps": "net/cert/cert_verify_proc_builtin.cc kPathBuilderIterationLimit; observed: deep_16, deep_20",
    "aia": "net/cert/internal/cert_issuer_source_aia.cc; observed: aia_second_url, aia_two_hops, aia_p7c",
}
_chromium = _Family(
    "Chromium",
    words.CHROMIUM,
    {
        "": "BoringSSL pki/path_builder.cc, pki/verify_certificate_chain.cc",
        **_browser,
        "known": "BoringSSL pki/verify_certificate_chain.cc VerifyNoUnconsumedCriticalExtensions; handshakes with 156",
        "rsa_uses": "BoringSSL ssl/ssl_cert.cc ssl_cert_check_key_usage; handshakes with 156",
        "other_uses": "BoringSSL ssl/ssl_cert.cc ssl_cert_check_key_usage; handshakes with 156",
        "leaf": "BoringSSL pki/parsed_certificate.cc kSubjectAltNameNotCritical; handshakes with 156",
    },
    "modern",
    "browsers",
)
_firefox = _Family(
    "Firefox",
    words.FIREFOX,
    {
        "": "security/nss/lib/mozpkix lib/pkixbuild.cpp, lib/pkixcheck.cpp",
        "intermediates": "lib/mozpkix/lib/pkixbuild.cpp MAX_SUBCA_COUNT; observed: deep_07",
        "policies": "observed: policy_required",
        "known": "lib/mozpkix/lib/pkixcert.cpp RememberExtension; handshakes with 153.7.0",
        "ca_purposes": "lib/mozpkix/lib/pkixcheck.cpp CheckExtendedKeyUsage; observed: eku_any",
        "pinned": "security/certverifier/NSSCertDBTrustDomain.cpp GetCertTrust; handshakes with 153.7.0",
    },
    "modern",
    "browsers",
)
_nss = _Family(
    "NSS",
    words.NSS,
    {
        "": "lib/certhigh/certvfy.c CERT_VerifyCertChain",
        "pick": "lib/pki/certificate.c nssCertificateArray_FindBestCertificate; observed: x_newroot_served_old",
        "key_ids": "lib/pki/pki3hack.c nss3certificate_matchIdentifier; observed: aki_mismatch",
        "ca_as_leaf": "lib/certdb/certdb.c cert_ComputeCertType; handshakes with tstclnt 3.87",
        "rsa_uses": "lib/certdb/certdb.c CERT_KeyUsageAndTypeForCertUsage, CERT_CheckKeyUsage; handshakes with tstclnt 3.87",
        "other_uses": "lib/certdb/certdb.c CERT_KeyUsageAndTypeForCertUsage, CERT_CheckKeyUsage; handshakes with tstclnt 3.87",
        "known": "lib/certdb/certv3.c, lib/libpkix pkix_pl_cert.c; handshakes with tstclnt and vfychain 3.87",
        "ca_purposes": "lib/certdb/certdb.c cert_ComputeCertType; observed: eku_client_only, eku_any",
        "intermediates": "lib/certdb/cert.h CERT_MAX_CERT_CHAIN; observed: deep_16, deep_20",
        "aia": "lib/libpkix/pkix/top/pkix_build.c; observed: aia_der, aia_second_url",
    },
    "modern",
)
_mbedtls = _Family(
    "mbedTLS",
    words.MBEDTLS,
    {
        "": "library/x509_crt.c x509_crt_verify_chain",
        "chosen_by_look": "library/x509_crt.c x509_crt_find_parent_in, x509_crt_check_parent",
        "known": "library/x509_crt.c x509_get_crt_ext; observed: nc_root; handshakes with 2.28.3",
        "rsa_uses": "library/ssl_tls.c mbedtls_ssl_check_cert_usage; handshakes with 2.28.3",
        "other_uses": "library/ssl_tls.c mbedtls_ssl_check_cert_usage; handshakes with 2.28.3",
        "common_name": "library/x509_crt.c x509_crt_verify_name; handshakes with 2.28.3",
        "intermediates": "MBEDTLS_X509_MAX_INTERMEDIATE_CA; observed: deep_07, deep_10",
        "gaps": "observed: extra_mid, rev_no_root",
    },
    "modern",
    "embedded",
)
_wolfssl = _Family(
    "wolfSSL",
    words.WOLFSSL,
    {
        "": "src/internal.c ProcessPeerCerts, wolfcrypt/src/asn.c ParseCertRelative",
        "certificates": "wolfssl/internal.h MAX_CHAIN_DEPTH; observed: deep_10, extra_7, extra_20",
        "constrained": "wolfcrypt/src/asn.c ConfirmNameConstraints; handshakes with 5.5.4; observed: nc_permit_other, bt_nc",
        "anchor": "observed: anchor_expired, pathlen_root, nc_root",
        "known": "wolfcrypt/src/asn.c DecodeCertExtensions; handshakes with 5.5.4",
        "common_name": "wolfcrypt/src/asn.c CheckForAltNames of internal.c; handshakes with 5.5.4",
    },
    "modern",
    "embedded",
)
_bearssl = _Family(
    "BearSSL",
    words.BEARSSL,
    {
        "": "src/x509/x509_minimal.t0",
        "gaps": "observed: extra_mid, dup_leaf",
        "anchor": "tools/certs.c certificate_to_trust_anchor_inner; observed: anchor_expired, anchor_no_bc",
        "known": "src/x509/x509_minimal.t0: critical extensions; handshakes with 0.6",
        "rsa_uses": "src/ssl/ssl_hs_client.t0 uses of the key; handshakes with 0.6",
        "other_uses": "src/ssl/ssl_hs_client.t0 uses of the key; handshakes with 0.6",
        "common_name": "src/x509/x509_minimal.t0; handshakes with 0.6",
    },
    "modern",
    "embedded",
)
_others = {
    "Botan": _Family(
        "Botan",
        words.BOTAN,
        {
            "": "src/lib/x509/x509path.cpp; observed",
            "anchor": "src/lib/x509/x509path.cpp check_chain verifies every signature; handshakes with 2.19.3",
            "known": "src/lib/x509/x509_ext.cpp Extensions::create_extn_obj; handshakes with 2.19.3",
            "common_name": "src/lib/x509/x509cert.cpp matches_dns_name; handshakes with 2.19.3",
        },
        "modern",
    ),
    "cryptography": _Family(
        "cryptography", words.CRYPTOGRAPHY, {"": "src/rust/cryptography-x509-verification: lib.rs, policy/; observed"}, "modern"
    ),
    "pyhanko": _Family(
        "pyhanko-certvalidator", words.PYHANKO, {"": "pyhanko_certvalidator validate.py, path_builder; observed"}, "modern"
    ),
    "Erlang": _Family(
        "Erlang",
        words.ERLANG,
        {
            "": "OTP lib/public_key/src/pubkey_cert.erl, lib/ssl/src/ssl_certificate.erl; observed",
            "ordered": "lib/ssl/src/ssl_certificate.erl paths, find_cross_sign_root_paths; observed: at2020_both, self_issued_int",
            "bare": "observed: int_ca_false, int_no_bc, int_no_bc_no_ku",
            "known": "lib/public_key/src/pubkey_cert.erl validate_extensions; handshakes with OTP 25",
            "common_name": "lib/public_key/src/public_key.erl pkix_verify_hostname; handshakes with OTP 25",
        },
        "modern",
        "servers",
    ),
}
_schannel = _Family(
    "Schannel",
    words.SCHANNEL,
    {"": "Microsoft's pages on CertGetCertificateChain, in excerpts; not tested"},
    "modern",
    "browsers",
    "servers",
)
_apple = _Family("Apple", words.APPLE, {"": "Apple's documentation of SecTrust; not tested"}, "modern", "browsers")
_android = _Family(
    "Android",
    words.ANDROID,
    {"": "Conscrypt TrustManagerImpl.checkTrustedRecursive; general knowledge; not tested"},
    "old",
    "browsers",
)

_3_0, _1_1_1 = "3.0.22, Debian 12", "1.1.1, upstream defaults"
_STRICT = _OPENSSL_3._replace(
    profile=Profiles.OPENSSL_STRICT,
    leaf=_OPENSSL_3.leaf | {Look.PROFILE},
    intermediate=_OPENSSL_3.intermediate | {Look.PROFILE},
    anchor=_OPENSSL_3.anchor | {Look.PROFILE},
    bare_anchor=Bare.NEVER,
)

CATALOGUE: tuple[Profile, ...] = (
    _openssl.client("openssl-3.0", "OpenSSL 3.0 s_client", _OPENSSL_3, version=_3_0, store=_SHIPPED),
    _openssl.client("openssl-3.0-strict", "OpenSSL 3.0 with -x509_strict", _STRICT, version=_3_0, store=_SHIPPED),
    _openssl.client(
        "curl-openssl",
        "curl 7.88 with OpenSSL 3.0",
        _partial(_OPENSSL_3)._replace(common_name=_DNS_OR_IP),
        version="7.88.1",
        store=_SHIPPED,
        words=words.CURL,
    ),
    _openssl.client("python311", "Python 3.11 ssl", _OPENSSL_3, version="3.11.7", store=_SHIPPED, words=words.PYTHON),
    _openssl.client(
        "python313-flags", "Python 3.13 ssl", _partial(_STRICT), version="the flags of 3.13", store=_SHIPPED, words=words.PYTHON
    ),
    _openssl.client(
        "node20",
        "Node.js 20",
        _OPENSSL_3._replace(rsa_bits=1024, leaf_rsa_bits=1024),
        version="20.20.2",
        store=_SHIPPED,
        words=words.NODE,
        sources={"rsa_bits": "OpenSSL 3.0's own SECLEVEL=1; observed: rsa1024_leaf"},
    ),
    _openssl.client("node24", "Node.js 24", _OPENSSL_3, version="24.19.0, OpenSSL 3.5.7", store=_SHIPPED, words=words.NODE),
    _openssl_1.client(
        "openssl-1.1.1", "OpenSSL 1.1.1", _OPENSSL_1_1, version=_1_1_1, store=_SHIPPED, observed=False, groups=("modern", "servers")
    ),
    _openssl_1.client(
        "node8(openssl-1.0.2)",
        "Node.js 8 with OpenSSL 1.0.2",
        _OPENSSL_1_0._replace(refused_leaf_keys=_RARE | {"P-384", "P-521"}),
        version="8.17.0, OpenSSL 1.0.2s",
        store="node8",
        words=words.NODE,
        sources={"refused_leaf_keys": "doc/api/tls.md: ecdhCurve is prime256v1 until version 10; handshakes with 8.17.0"},
    ),
    _openssl_1.client(
        "node0.12(openssl-1.0.1)",
        "Node.js 0.12 with OpenSSL 1.0.1",
        _OPENSSL_1_0._replace(
            rsa_uses=frozenset(("digitalSignature", "keyEncipherment")),
            refused_keys=_OPENSSL_1_0.refused_keys | {"EC"},
            refused_leaf_keys=frozenset(("DSA",)),
            known=_OPENSSL_1_0.known - {extensions.CRL_DISTRIBUTION_POINTS},
        ),
        version="0.12.18, OpenSSL 1.0.1u",
        store="node0.12",
        words=words.NODE,
    ),
    _boringssl.client("bun(BoringSSL)", "bun 1.4", _BORINGSSL, version="1.4.4", store=_SHIPPED),
    _boringssl.client(
        "curl_cffi(BoringSSL)",
        "curl_cffi 0.16",
        _partial(_BORINGSSL)._replace(common_name=_DNS_OR_IP, refused_leaf_keys=_HANDSHAKE | {"P-224"}),
        version="0.16.3",
        store=_SHIPPED,
        words=words.CURL,
        sources={"refused_leaf_keys": "ssl/extensions.cc kVerifySignatureAlgorithms"},
    ),
    _gnutls.client("gnutls-cli", "GnuTLS 3.7", _GNUTLS, version="3.7.9", store=_SHIPPED),
    _gnutls.client(
        "wget(GnuTLS)",
        "wget 1.21 with GnuTLS",
        _GNUTLS._replace(leaf=_NO_PURPOSE - {Look.KEY_USAGE}, intermediate=_NO_PURPOSE | _VERSIONS),
        version="1.21.3",
        store=_SHIPPED,
        words=words.WGET,
        sources={"intermediate": "observed: eku_client_only", "leaf": "handshakes with Debian's wget"},
    ),
    _go.client("go1.19", "Go 1.19", _GO, version="1.19.8", store=_SHIPPED),
    _go.client("go1.27", "Go 1.27", _GO_1_27, version="1.27.3", store=_SHIPPED),
    _java.client("java8u101", "Java 8u101", _JAVA, version="8u101", store="java8u101", observed=False, groups=("old", "servers")),
    _java.client(
        "java8", "Java 8", _JAVA, version="8, its latest update", store="java8", observed=False, groups=("old", "servers")
    ),
    _java.client("java11", "Java 11", _JAVA, version="11, its latest update", store="java11", observed=False),
    _java.client(
        "java17.0.2", "Java 17.0.2", _JAVA, version="17.0.2", store="java17.0.2", observed=False, groups=("old", "servers")
    ),
    _java.client("java17", "Java 17", _JAVA, version="17.0.15", store="java17"),
    _java.client(
        "java17-aia",
        "Java 17 with enableAIAcaIssuers",
        _JAVA._replace(aia=Aia(EVERY_FORM)),
        version="17.0.15",
        store="java17",
        sources={
            "aia": "sun.security.provider.certpath.ForwardBuilder getCerts; -Dcom.sun.security.enableAIAcaIssuers=true, and "
            "since 17.0.21 -Dcom.sun.security.allowedAIALocations=any too; observed: aia_second_url, aia_two_hops"
        },
    ),
    _bouncy_castle.client("java17-bcjsse", "Java 17 with BouncyCastle JSSE", _BOUNCY_CASTLE, version="BC 1.72", store="java17"),
    _rustls.client(
        "rustls-0.20",
        "rustls 0.20 with webpki 0.22",
        _RUSTLS._replace(
            anchor=_RUSTLS.anchor | {Look.CA}, bare_anchor=Bare.EXTENSIONS, known=_LIMITING, refused_keys=_RARE | {"P-521", "Ed448"}
        ),
        version="0.20.8",
        store=_SHIPPED,
        sources={"bare_anchor": "webpki 0.22 src/cert.rs reads no version 3 without extensions; observed: anchor_no_bc"},
    ),
    _rustls.client("deno(rustls)", "deno 2.9", _RUSTLS, version="2.9.8", store=_SHIPPED),
    _rustls.client(
        "rtls(rustls)",
        "rtls",
        _RUSTLS._replace(partial=False),
        version="2026.9.21",
        store=_SHIPPED,
        sources={"partial": "observed: anchor_is_int"},
    ),
    _chromium.client("chromium", "Chromium", _CHROMIUM, version="156", store="chrome"),
    _firefox.client("firefox-esr", "Firefox ESR", _FIREFOX, version="153.7.0", store="mozilla"),
    _nss.client("nss-tstclnt", "NSS tstclnt", _NSS, version="3.87.1", store=_SHIPPED),
    _nss.client("nss-vfychain", "NSS vfychain", _NSS._replace(checks_host=False), version="3.87.1", store=_SHIPPED),
    _nss.client("nss-libpkix-aia", "NSS libpkix with AIA", _LIBPKIX, version="3.87.1", store=_SHIPPED),
    _mbedtls.client("mbedtls-2.28", "mbedTLS 2.28", _MBEDTLS, version="2.28.3", store=_GIVEN),
    _wolfssl.client("wolfssl-5.5", "wolfSSL 5.5", _WOLFSSL, version="5.5.4", store=_GIVEN),
    _bearssl.client("bearssl-0.6", "BearSSL 0.6", _BEARSSL, version="0.6", store=_GIVEN),
    _others["Botan"].client("botan-2.19", "Botan 2.19", _BOTAN, version="2.19.3", store=_SHIPPED),
    _others["Erlang"].client("erlang25", "Erlang/OTP 25", _ERLANG, version="25.2", store=_SHIPPED),
    _others["cryptography"].client("cryptography50", "Python's cryptography 50", _CRYPTOGRAPHY, version="50.0.2", store=_GIVEN),
    _others["pyhanko"].client("pyhanko-cv", "pyhanko-certvalidator", _PYHANKO, version="0.33.0", store=_GIVEN),
    _schannel.client("schannel", "Windows (Schannel)", _SCHANNEL, version="10 and later", store="microsoft", observed=False),
    _apple.client("apple", "Apple (SecTrust)", _APPLE, version="macOS 13, iOS 16 and later", store="apple", observed=False),
    _android.client("android-4.4", "Android 4.4", _ANDROID, version="4.4", store="android-4.4", observed=False),
    _android.client("android-7.0", "Android 7.0", _ANDROID, version="7.0", store="android-7.0", observed=False),
    _android.client("android-7.1.1", "Android 7.1.1", _ANDROID, version="7.1.1", store="android-7.1.1", observed=False),
    _android.client(
        "android-14",
        "Android 14",
        _ANDROID._replace(common_name=None, refused_digests=_MD | {"SHA-1"}),
        version="14",
        store="android-14",
        observed=False,
        groups=("modern", "browsers"),
    ),
)
"""Every client, those of a family together."""

_BY_NAME = {profile.name: profile for profile in CATALOGUE}
_STORES = {facts.name: facts for facts in STORES}


def store_of(profile: Profile) -> ClientStore:
    """What is told of a client's own trust store."""
    return _STORES[profile.store]


def choose(names: Iterable[str]) -> tuple[Profile, ...]:
    """The clients of names and groups, each once, in the order of the catalogue; raises InputError ``unknown-client``."""
    wanted: set[str] = set()
    for name in names:
        members = [p.name for p in CATALOGUE if name == "all" or name in p.groups] or [n for n in _BY_NAME if n == name]
        if not members:
            raise InputError(f"no client and no group is called {name!r}", code="unknown-client", hint=_nearest(name))
        wanted.update(members)
    return tuple(profile for profile in CATALOGUE if profile.name in wanted)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [*GROUPS, "all", *_BY_NAME], n=3, cutoff=0.4)
    return f"did you mean {' or '.join(near)}?" if near else "chainfix clients lists them"
