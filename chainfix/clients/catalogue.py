"""The clients that are modelled, each as a table of what it does otherwise than its family; and the groups they are asked in.

Observed verdicts are those of November 2026 (33 configurations, 87 scenarios); a source file is named for what it was read in.
"""

from collections.abc import Iterable, Mapping

from chainfix.certificates import extensions
from chainfix.clients import words
from chainfix.clients.profile import (
    EVERY_FORM,
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
    Pick,
    Pinned,
    Policies,
    Profile,
    Profiles,
    Search,
    Words,
)
from chainfix.clients.store_facts import STORES
from chainfix.clients.stores import ClientStore
from chainfix.errors import InputError

GROUPS = ("modern", "browsers", "servers", "embedded", "old")
"""``all`` stands for every client."""

_SGC = frozenset((bytes.fromhex("6086480186f8420401"), bytes.fromhex("2b0601040182370a0303")))
"""Server Gated Cryptography of Netscape and Microsoft, which stood for serverAuth once."""
_SERVER = frozenset((extensions.SERVER_AUTH,))
_ANY = frozenset((extensions.ANY_EKU,))
_CLIENT = frozenset((extensions.CLIENT_AUTH,))

_RFC = Habits().intermediate
_NO_PURPOSE = _RFC - {Look.PURPOSE}
_NO_USAGE = _RFC - {Look.KEY_USAGE}
_READ = frozenset((Look.TWICE,))
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

_MD = frozenset(("MD5", "MD4", "MD2"))
_NO_CURVES_OF_25519 = frozenset(("Ed25519", "Ed448"))
_HANDSHAKE = frozenset(("Ed25519", "Ed448", "P-521"))
"""What BoringSSL verifies and does not offer by default (ssl/extensions.cc kVerifySignatureAlgorithms)."""

_OPENSSL_3 = Habits(
    search=Search.COMMITTED,
    names=Names.PREPARED,
    key_ids=KeyIds.ALL,
    ask=Ask.STORE,
    pick=Pick.VALID_ELSE_LATEST,
    key_fits=True,
    partial=False,
    anchor=_ANCHOR,
    bare_anchor=Bare.KEY_USAGE,
    ca_purposes=_SERVER | _SGC,
    leaf_purposes=_SERVER | _SGC,
    policies=Policies.IGNORED,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    intermediates=100,
    common_name=True,
)
_OPENSSL_1_1 = _OPENSSL_3._replace(
    pick=Pick.VALID_ELSE_LAST, key_fits=False, issuer_signs=True, refused_digests=_MD, rsa_bits=1024, leaf_rsa_bits=1024
)
_OPENSSL_1_0 = _OPENSSL_1_1._replace(
    ask=Ask.SERVED,
    alternatives=True,
    pick=Pick.FIRST,
    anchor=frozenset((Look.DATES, Look.NAME_CONSTRAINTS)),
    bare=Bare.KEY_USAGE,
    refused_digests=frozenset(),
    rsa_bits=0,
    leaf_rsa_bits=0,
    refused_keys=_NO_CURVES_OF_25519,
)
_BORINGSSL = _OPENSSL_1_1._replace(
    pick=Pick.FIRST,
    anchor=frozenset((Look.DATES, Look.NAME_CONSTRAINTS)),
    policies=Policies.PROCESSED,
    refused_leaf_keys=_HANDSHAKE,
)


def _partial(habits: Habits) -> Habits:
    """X509_V_FLAG_PARTIAL_CHAIN: whatever is in the store is an anchor."""
    return habits._replace(partial=True, pinned=Pinned.ACCEPTED)


_DNS_MAIL_URI_IP = frozenset((extensions.DNS_NAME, extensions.RFC822_NAME, extensions.URI, extensions.IP_ADDRESS))
_GNUTLS = Habits(
    search=Search.SORTED,
    names=Names.TEXT,
    key_ids=KeyIds.KEY_ID,
    anchor=_ANCHOR - {Look.PURPOSE},
    bare_anchor=Bare.ALWAYS,
    ca_purposes=_SERVER | _SGC,
    constrained=Constrained.LEAF,
    constrained_forms=_DNS_MAIL_URI_IP,
    refuses_other_forms=False,
    self_issued_count=True,
    unsupported=frozenset((extensions.POLICY_CONSTRAINTS, extensions.POLICY_MAPPINGS)),
    policies=Policies.IGNORED,
    certificates=16,
    common_name=True,
)
_GO = Habits(
    key_ids=KeyIds.ORDER,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE,
    anchor=_ANCHOR,
    constrained_forms=_DNS_MAIL_URI_IP,
    self_issued_count=True,
    reads_all=_READ,
    signatures=100,
)
_JAVA = Habits(
    names=Names.UTF8,
    key_ids=KeyIds.SERIAL,
    ordered=Ordered.VALIDATED,
    reads_all=_READ,
    pinned=Pinned.ACCEPTED,
    intermediate=_NO_PURPOSE,
    anchor=_READ | {Look.CA, Look.KEY_USAGE},
    searched_anchor=_READ | {Look.CA, Look.KEY_USAGE, Look.DATES},
    policies=Policies.PROCESSED,
    distrusting=Distrusting.FINAL,
    refused_digests=_MD,
    intermediates=5,
    certificates=10,
    common_name=True,
    constrains_common_name=True,
)
_BOUNCY_CASTLE = _JAVA._replace(
    names=Names.PREPARED,
    searched_anchor=None,
    distrusting=Distrusting.IGNORED,
    constrains_common_name=False,
    ordered=Ordered.SEARCHED,
    key_ids=KeyIds.KEY_ID,
    anchor_key_ids=KeyIds.IGNORED,
    anchor=_READ,
    intermediates=6,
)
_RUSTLS = Habits(
    leaf=_NO_USAGE,
    intermediate=_NO_USAGE,
    anchor=_READ | {Look.NAME_CONSTRAINTS},
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    ca_as_leaf=CaAsLeaf.REFUSED,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    intermediates=6,
)
_CHROMIUM = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    anchor=_ANCHOR,
    bare_anchor=Bare.ALWAYS,
    policies=Policies.PROCESSED,
    refused_keys=_NO_CURVES_OF_25519,
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
    policies=Policies.IGNORED,
    refused_keys=_NO_CURVES_OF_25519,
    intermediates=6,
)
_NSS_ANCHOR = frozenset((Look.DATES, Look.CA, Look.PATH_LENGTH, Look.NAME_CONSTRAINTS, Look.KEY))
_NSS = Habits(
    search=Search.COMMITTED,
    key_ids=KeyIds.KEY_ID,
    ask=Ask.TOGETHER,
    pick=Pick.NEWEST,
    leaf=_RFC - _READ,
    intermediate=_RFC - _READ,
    anchor=_NSS_ANCHOR,
    bare_anchor=Bare.ALWAYS,
    ca_as_leaf=CaAsLeaf.WITHOUT_PURPOSE,
    key_exchange=True,
    unsupported=frozenset((extensions.CERTIFICATE_POLICIES,)),
    ca_purposes=_SERVER | _CLIENT | _SGC,
    leaf_purposes=_SERVER | _SGC,
    refused_digests=_MD,
    refused_keys=_NO_CURVES_OF_25519,
    intermediates=19,
    common_name=True,
)
_LIBPKIX = _NSS._replace(
    search=Search.BACKTRACKING,
    anchor=_NSS_ANCHOR | {Look.KEY_USAGE, Look.PURPOSE},
    unsupported=frozenset(),
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
    anchor=_ANCHOR - {Look.PURPOSE},
    unsupported=frozenset((extensions.NAME_CONSTRAINTS, extensions.CERTIFICATE_POLICIES)),
    self_issued_count=True,
    reads_all=frozenset((Look.TWICE, Look.CRITICAL)),
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519,
    intermediates=8,
    common_name=True,
)
_WOLFSSL = Habits(
    search=Search.DOWNWARD,
    key_ids=KeyIds.KEY_ID,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE,
    intermediate=_NO_PURPOSE,
    anchor=_READ | {Look.NAME_CONSTRAINTS, Look.CRITICAL},
    constrained=Constrained.NEXT,
    reads_all=frozenset((Look.CRITICAL,)),
    policies=Policies.IGNORED,
    refused_digests=_MD,
    certificates=9,
    common_name=True,
)
_BEARSSL = Habits(
    search=Search.UPWARD,
    gaps=False,
    pinned=Pinned.ACCEPTED,
    leaf=_NO_PURPOSE - {Look.TWICE},
    intermediate=_NO_PURPOSE - {Look.TWICE},
    anchor=frozenset((Look.CA, Look.KEY)),
    bare_anchor=Bare.NEVER,
    unsupported=frozenset((extensions.NAME_CONSTRAINTS,)),
    refused_digests=_MD,
    refused_keys=_NO_CURVES_OF_25519,
    common_name=True,
)
_BOTAN = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.KEY_ID,
    partial=False,
    intermediate=_NO_PURPOSE,
    anchor=_ANCHOR - {Look.PURPOSE},
    leaf_purposes=_SERVER,
    rsa_bits=2048,
    leaf_rsa_bits=2048,
    refused_leaf_keys=_NO_CURVES_OF_25519,
    common_name=True,
)
_CRYPTOGRAPHY = Habits(
    pinned=Pinned.ACCEPTED,
    leaf=_NO_USAGE - {Look.KEY} | {Look.PROFILE},
    intermediate=_RFC | {Look.PROFILE},
    anchor=_ANCHOR | {Look.PROFILE},
    leaf_purposes=_SERVER,
    bare_anchor=Bare.NEVER,
    constrained_forms=frozenset((extensions.DNS_NAME, extensions.RFC822_NAME, extensions.IP_ADDRESS)),
    self_issued_count=True,
    unsupported=frozenset((extensions.CERTIFICATE_POLICIES,)),
    profile=Profiles.WEB_PKI,
    rsa_bits=2048,
    refused_keys=_NO_CURVES_OF_25519,
    intermediates=8,
)
_PYHANKO = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ALL,
    pinned=Pinned.ACCEPTED,
    intermediate=_NO_PURPOSE,
    purpose_needed=True,
    policies=Policies.PROCESSED,
    rsa_bits=0,
    leaf_rsa_bits=0,
    checks_host=False,
)
_ERLANG = Habits(
    names=Names.PREPARED,
    partial=False,
    ordered=Ordered.FROM_THE_TOP,
    anchor=_READ | {Look.DATES},
    bare=Bare.NO_KEY_USAGE,
    ca_purposes=_SERVER,
    leaf_purposes=_SERVER,
    refused_digests=_MD,
    rsa_bits=0,
    leaf_rsa_bits=0,
    intermediates=10,
    common_name=True,
)
_SCHANNEL = Habits(
    names=Names.PREPARED,
    key_ids=KeyIds.ORDER,
    anchor=_READ | {Look.DATES, Look.NAME_CONSTRAINTS, Look.PURPOSE},
    policies=Policies.PROCESSED,
    aia=Aia(EVERY_FORM),
    common_name=True,
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
    common_name=True,
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
        "anchor": "crypto/x509/x509_vfy.c check_chain_extensions; observed: pathlen_root, eku_root, nc_root",
        "refused_leaf_keys": "ssl/extensions.cc kVerifySignatureAlgorithms",
    },
    "modern",
)
_gnutls = _Family(
    "GnuTLS",
    words.GNUTLS,
    {
        "": "lib/x509/verify.c verify_crt and _gnutls_verify_crt_status",
        "search": "lib/x509/common.c _gnutls_sort_clist, verify-high.c shorten_clist; observed: bt_nc, x_newroot_served_old",
        "names": "observed with gnutls-cli 3.7.9: dn_case",
        "certificates": "lib/gnutls_int.h DEFAULT_MAX_VERIFY_DEPTH; observed: extra_20, deep_16",
        "ca_purposes": "lib/x509/verify.c _gnutls_check_key_purpose; observed: eku_any, eku_root",
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
        "key_ids": "sun.security.provider.certpath.AdaptableX509CertSelector; observed: aki_mismatch_to_root",
        "anchor": "sun.security.validator.PKIXValidator verifyTrustAnchor; observed: anchor_no_bc, anchor_expired",
        "certificates": "jdk.tls.maxCertificateChainLength; observed: deep_10, extra_20",
        "intermediates": "java.security.cert.PKIXBuilderParameters: maxPathLength is 5",
        "refused_digests": "jdk.certpath.disabledAlgorithms: SHA-1 only under the JDK's own roots; observed: sha1_int",
        "aia": "sun.security.provider.certpath.ForwardBuilder getCerts; observed: aia_second_url, aia_two_hops",
        "distrusting": "sun.security.validator.Validator validate, EndEntityChecker, CADistrustPolicy",
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
    {"": "BoringSSL pki/path_builder.cc, pki/verify_certificate_chain.cc", **_browser},
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
        "key_exchange": "lib/certdb/certdb.c CERT_KeyUsageAndTypeForCertUsage, CERT_CheckKeyUsage; handshakes with tstclnt 3.87",
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
        "unsupported": "library/x509_crt.c x509_get_crt_ext; observed: nc_root",
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
    },
    "modern",
    "embedded",
)
_others = {
    "Botan": _Family("Botan", words.BOTAN, {"": "src/lib/x509/x509path.cpp; observed"}, "modern"),
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
        "curl-openssl", "curl 7.88 with OpenSSL 3.0", _partial(_OPENSSL_3), version="7.88.1", store=_SHIPPED, words=words.CURL
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
        _OPENSSL_1_0,
        version="8.17.0, OpenSSL 1.0.2s",
        store="node8",
        words=words.NODE,
    ),
    _openssl_1.client(
        "node0.12(openssl-1.0.1)",
        "Node.js 0.12 with OpenSSL 1.0.1",
        _OPENSSL_1_0,
        version="0.12.18, OpenSSL 1.0.1u",
        store="node0.12",
        words=words.NODE,
    ),
    _boringssl.client("bun(BoringSSL)", "bun 1.4", _BORINGSSL, version="1.4.4", store=_SHIPPED),
    _boringssl.client(
        "curl_cffi(BoringSSL)", "curl_cffi 0.16", _partial(_BORINGSSL), version="0.16.3", store=_SHIPPED, words=words.CURL
    ),
    _gnutls.client("gnutls-cli", "GnuTLS 3.7", _GNUTLS, version="3.7.9", store=_SHIPPED),
    _gnutls.client(
        "wget(GnuTLS)",
        "wget 1.21 with GnuTLS",
        _GNUTLS._replace(leaf=_NO_PURPOSE - {Look.KEY_USAGE}, intermediate=_NO_PURPOSE),
        version="1.21.3",
        store=_SHIPPED,
        words=words.WGET,
        sources={"intermediate": "observed: eku_client_only", "leaf": "handshakes with Debian's wget"},
    ),
    _go.client("go1.19", "Go 1.19", _GO, version="1.19.8", store=_SHIPPED),
    _go.client("go1.27", "Go 1.27", _GO._replace(policies=Policies.PROCESSED), version="1.27.3", store=_SHIPPED),
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
        "java17-aia", "Java 17 with enableAIAcaIssuers", _JAVA._replace(aia=Aia(EVERY_FORM)), version="17.0.15", store="java17"
    ),
    _java.client(
        "java17-bcjsse",
        "Java 17 with BouncyCastle JSSE",
        _BOUNCY_CASTLE,
        version="BC 1.72",
        store="java17",
        words=words.BOUNCY_CASTLE,
        sources={
            "": "org.bouncycastle.jce.provider.PKIXCertPathBuilderSpi, CertPathValidatorUtilities",
            "anchor_key_ids": "CertPathValidatorUtilities.findTrustAnchor; observed: aki_mismatch_to_root",
            "intermediates": "PKIXCertPathBuilderSpi: maxPathLength 5 counts from 0; observed: deep_07",
        },
    ),
    _rustls.client(
        "rustls-0.20",
        "rustls 0.20 with webpki 0.22",
        _RUSTLS._replace(anchor=_RUSTLS.anchor | {Look.CA}, bare_anchor=Bare.EXTENSIONS),
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
        _ANDROID._replace(common_name=False, refused_digests=_MD | {"SHA-1"}),
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
