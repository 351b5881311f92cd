"""The families of clients: what their clients share, and where each of their habits is known from."""

from collections.abc import Iterable, Mapping

from chainfix.clients import words
from chainfix.clients.profile import (
    Habits,
    Profile,
    Words,
)


class Family:
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


OPENSSL = Family(
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
OPENSSL_1 = Family(
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
BORINGSSL = Family(
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
GNUTLS = Family(
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
GO = Family(
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
JAVA = Family(
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
BOUNCY_CASTLE = Family(
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
RUSTLS = Family(
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
BROWSER = {
    "names": "pki/parse_name.cc, pki/verify_name_match.cc; observed: dn_case",
    "steps": "net/cert/cert_verify_proc_builtin.cc kPathBuilderIterationLimit; observed: deep_16, deep_20",
    "aia": "net/cert/internal/cert_issuer_source_aia.cc; observed: aia_second_url, aia_two_hops, aia_p7c",
}
CHROMIUM = Family(
    "Chromium",
    words.CHROMIUM,
    {
        "": "BoringSSL pki/path_builder.cc, pki/verify_certificate_chain.cc",
        **BROWSER,
        "known": "BoringSSL pki/verify_certificate_chain.cc VerifyNoUnconsumedCriticalExtensions; handshakes with 156",
        "rsa_uses": "BoringSSL ssl/ssl_cert.cc ssl_cert_check_key_usage; handshakes with 156",
        "other_uses": "BoringSSL ssl/ssl_cert.cc ssl_cert_check_key_usage; handshakes with 156",
        "leaf": "BoringSSL pki/parsed_certificate.cc kSubjectAltNameNotCritical; handshakes with 156",
    },
    "modern",
    "browsers",
)
FIREFOX = Family(
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
NSS = Family(
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
MBEDTLS = Family(
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
WOLFSSL = Family(
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
BEARSSL = Family(
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
OTHERS = {
    "Botan": Family(
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
    "cryptography": Family(
        "cryptography", words.CRYPTOGRAPHY, {"": "src/rust/cryptography-x509-verification: lib.rs, policy/; observed"}, "modern"
    ),
    "pyhanko": Family(
        "pyhanko-certvalidator", words.PYHANKO, {"": "pyhanko_certvalidator validate.py, path_builder; observed"}, "modern"
    ),
    "Erlang": Family(
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
SCHANNEL = Family(
    "Schannel",
    words.SCHANNEL,
    {"": "Microsoft's pages on CertGetCertificateChain, in excerpts; not tested"},
    "modern",
    "browsers",
    "servers",
)
APPLE = Family("Apple", words.APPLE, {"": "Apple's documentation of SecTrust; not tested"}, "modern", "browsers")
ANDROID = Family(
    "Android",
    words.ANDROID,
    {"": "Conscrypt TrustManagerImpl.checkTrustedRecursive; general knowledge; not tested"},
    "old",
    "browsers",
)
