"""What each client's user sees: the client's own sentence for each reason, as its source or its output has it.

Where a client knows no finer sentence, the one behind ``""`` stands for all others. A word with ``/ca`` behind it stands for
certificates above the leaf, where a client tells these apart; ``{date}`` and ``{subject}`` stand for the day of the fault and the
certificate at fault.
"""

from collections.abc import Mapping

from chainfix.clients.profile import Words

_OPENSSL: Mapping[str, str] = {
    "": "certificate verify failed",
    "no-issuer": "unable to get local issuer certificate",
    "untrusted-root": "self-signed certificate in certificate chain",
    "self-signed-leaf": "self-signed certificate",
    "expired": "certificate has expired",
    "not-yet-valid": "certificate is not yet valid",
    "not-a-ca": "invalid CA certificate",
    "key-usage": "key usage does not include certificate signing",
    "path-length": "path length constraint exceeded",
    "name-constraints": "permitted subtree violation",
    "purpose": "unsuitable certificate purpose",
    "unknown-critical": "unhandled critical extension",
    "weak-signature": "CA signature digest algorithm too weak",
    "weak-key": "EE certificate key too weak",
    "weak-key/ca": "CA certificate key too weak",
    "bad-signature": "certificate signature failure",
    "policy": "no explicit policy",
    "profile": "Missing Authority Key Identifier",
    "too-deep": "certificate chain too long",
    "host": "hostname mismatch",
}
"""crypto/x509/x509_txt.c."""
_OPENSSL_1 = {
    **_OPENSSL,
    "untrusted-root": "self signed certificate in certificate chain",
    "self-signed-leaf": "self signed certificate",
    "purpose": "unsupported certificate purpose",
    "host": "Hostname mismatch",
}
_CODES: Mapping[str, int] = {
    "no-issuer": 20, "untrusted-root": 19, "self-signed-leaf": 18, "expired": 10, "not-yet-valid": 9, "not-a-ca": 79,
    "key-usage": 32, "path-length": 25, "name-constraints": 47, "purpose": 26, "unknown-critical": 34, "weak-signature": 68,
    "weak-key": 66, "weak-key/ca": 67, "bad-signature": 7, "policy": 43, "profile": 85, "too-deep": 22, "host": 62,
}  # fmt: skip
"""include/openssl/x509_vfy.h."""
OPENSSL = Words(
    "Verify return code: {problem}", {"": "1 (unspecified)", **{word: f"{n} ({_OPENSSL[word]})" for word, n in _CODES.items()}}
)
OPENSSL_1 = Words(
    "Verify return code: {problem}", {"": "1 (unspecified)", **{word: f"{n} ({_OPENSSL_1[word]})" for word, n in _CODES.items()}}
)
CURL = Words(
    "curl: (60) {problem}",
    {**{word: f"SSL certificate problem: {text}" for word, text in _OPENSSL.items()},
     "host": "SSL: no alternative certificate subject name matches target host name"},
)  # fmt: skip
PYTHON = Words("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {problem} (_ssl.c)", _OPENSSL)
NODE = Words(
    "Error: {problem}",
    {**_OPENSSL, "host": "Hostname/IP does not match certificate's altnames (ERR_TLS_CERT_ALTNAME_INVALID)",
     "no-issuer": "unable to get local issuer certificate (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)",
     "untrusted-root": "self-signed certificate in certificate chain (SELF_SIGNED_CERT_IN_CHAIN)",
     "self-signed-leaf": "self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)",
     "expired": "certificate has expired (CERT_HAS_EXPIRED)"},
)  # fmt: skip
GNUTLS = Words(
    "*** PKI verification of server certificate failed... The certificate is NOT trusted. {problem}",
    {
        "": "The certificate chain violates the signer's constraints.",
        "no-issuer": "The certificate issuer is unknown.",
        "untrusted-root": "The certificate issuer is unknown.",
        "self-signed-leaf": "The certificate issuer is unknown.",
        "expired": "The certificate chain uses expired certificate.",
        "not-yet-valid": "The certificate chain uses not yet valid certificate.",
        "not-a-ca": "The certificate issuer is not a CA.",
        "purpose": "The certificate chain does not match the intended purpose.",
        "unknown-critical": "The certificate contains an unknown critical extension.",
        "weak-signature": "The certificate chain uses insecure algorithm.",
        "weak-key": "The certificate chain uses insecure algorithm.",
        "bad-signature": "The signature in the certificate is invalid.",
        "host": "The name in the certificate does not match the expected.",
    },
)
"""lib/cert-session.c gnutls_certificate_verification_status_print."""
WGET = Words(
    "ERROR: {problem}",
    {"": "The certificate is not trusted.", "no-issuer": "The certificate hasn't got a known issuer.",
     "expired": "The certificate has expired.", "not-yet-valid": "The certificate is not yet activated.",
     "weak-signature": "The certificate was signed using an insecure algorithm.",
     "host": "The certificate's owner does not match the hostname."},
)  # fmt: skip
GO = Words(
    "x509: {problem}",
    {
        "": "certificate signed by unknown authority",
        "expired": "certificate has expired or is not yet valid",
        "not-yet-valid": "certificate has expired or is not yet valid",
        "not-a-ca": "certificate is not authorized to sign other certificates",
        "path-length": "too many intermediates for path length constraint",
        "name-constraints": "a root or intermediate certificate is not authorized to sign for this name",
        "purpose": "certificate specifies an incompatible key usage",
        "unknown-critical": "unhandled critical extension",
        "too-deep": "signature check attempts limit reached while verifying certificate chain",
        "policy": "no valid chains built",
        "host": "certificate is not valid for the name",
    },
)
"""crypto/x509/verify.go."""
JAVA = Words(
    "javax.net.ssl.SSLHandshakeException: {problem}",
    {
        "": "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: "
        "unable to find valid certification path to requested target",
        "expired": "PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed",
        "not-yet-valid": "PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed",
        "purpose": "Extended key usage does not permit use for TLS server authentication",
        "purpose/ca": "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: "
        "unable to find valid certification path to requested target",
        "distrusted": "TLS Server certificate issued after {date} and anchored by a distrusted legacy ... root CA: {subject}",
        "too-many": "The certificate chain length exceeds the maximum allowed length",
        "host": "No subject alternative DNS name matching the host found.",
        "weak-key": "Certificates do not conform to algorithm constraints",
        "weak-signature": "Certificates do not conform to algorithm constraints",
    },
)
"""sun.security.validator: PKIXValidator, EndEntityChecker, and a policy for each company such as EntrustTLSPolicy."""
BOUNCY_CASTLE = Words(
    "org.bouncycastle.tls.TlsFatalAlert: {problem}", {"": "certificate_unknown(46)", "host": "certificate_unknown(46)"}
)
RUSTLS = Words(
    "invalid peer certificate: {problem}",
    {
        "": "UnknownIssuer",
        "expired": "certificate expired",
        "not-yet-valid": "certificate not valid yet",
        "host": "certificate not valid for name",
        "purpose": "certificate does not allow extended key usage for server authentication",
        "unknown-critical": "UnsupportedCriticalExtension",
        "name-constraints": "NameConstraintViolation",
        "weak-signature": "UnsupportedSignatureAlgorithm",
        "not-a-ca": "CaUsedAsEndEntity",
        "not-a-ca/ca": "EndEntityUsedAsCa",
    },
)
CHROMIUM = Words(
    "net::{problem}",
    {
        "": "ERR_CERT_INVALID",
        "no-issuer": "ERR_CERT_AUTHORITY_INVALID",
        "untrusted-root": "ERR_CERT_AUTHORITY_INVALID",
        "self-signed-leaf": "ERR_CERT_AUTHORITY_INVALID",
        "too-deep": "ERR_CERT_AUTHORITY_INVALID",
        "expired": "ERR_CERT_DATE_INVALID",
        "not-yet-valid": "ERR_CERT_DATE_INVALID",
        "name-constraints": "ERR_CERT_NAME_CONSTRAINT_VIOLATION",
        "weak-signature": "ERR_CERT_WEAK_SIGNATURE_ALGORITHM",
        "weak-key": "ERR_CERT_WEAK_KEY",
        "host": "ERR_CERT_COMMON_NAME_INVALID",
    },
)
"""net/base/net_error_list.h."""
FIREFOX = Words(
    "{problem}",
    {
        "": "SEC_ERROR_UNKNOWN_ISSUER",
        "untrusted-root": "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT",
        "self-signed-leaf": "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT",
        "expired": "SEC_ERROR_EXPIRED_CERTIFICATE",
        "expired/ca": "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE",
        "not-yet-valid": "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE",
        "not-yet-valid/ca": "MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE",
        "not-a-ca": "MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY",
        "not-a-ca/ca": "SEC_ERROR_CA_CERT_INVALID",
        "distrusted": "MOZILLA_PKIX_ERROR_ISSUER_NO_LONGER_TRUSTED",
        "key-usage": "SEC_ERROR_INADEQUATE_KEY_USAGE",
        "path-length": "SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID",
        "name-constraints": "SEC_ERROR_CERT_NOT_IN_NAME_SPACE",
        "purpose": "SEC_ERROR_INADEQUATE_CERT_TYPE",
        "unknown-critical": "SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION",
        "weak-signature": "SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED",
        "weak-key": "MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE",
        "bad-signature": "SEC_ERROR_BAD_SIGNATURE",
        "host": "SSL_ERROR_BAD_CERT_DOMAIN",
    },
)
"""security/nss/lib/util/secerr.h, security/nss/lib/mozpkix; security/certverifier/NSSCertDBTrustDomain.cpp IsChainValid."""
NSS = Words(
    "{problem}",
    {**FIREFOX.table, "untrusted-root": "SEC_ERROR_UNTRUSTED_ISSUER", "self-signed-leaf": "SEC_ERROR_UNTRUSTED_ISSUER",
     "not-yet-valid": "SEC_ERROR_EXPIRED_CERTIFICATE", "not-yet-valid/ca": "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE",
     "not-a-ca": "SEC_ERROR_CA_CERT_INVALID", "distrusted": "SEC_ERROR_UNTRUSTED_ISSUER"},
)  # fmt: skip
"""lib/certhigh/certvfy.c: one code for certificates that are expired and that are not yet valid."""
MBEDTLS = Words(
    "X509 - Certificate verification failed: {problem}",
    {
        "": "The certificate is not correctly signed by the trusted CA",
        "expired": "The certificate validity has expired",
        "not-yet-valid": "The certificate validity starts in the future",
        "purpose": "Usage does not match the extendedKeyUsage extension",
        "weak-signature": "The certificate is signed with an unacceptable hash.",
        "weak-key": "The certificate is signed with an unacceptable key (eg bad curve, RSA too short).",
        "host": "The certificate Common Name (CN) does not match with the expected CN",
    },
)
WOLFSSL = Words(
    "wolfSSL error: {problem}",
    {
        "": "ASN no signer error to confirm failure (-188)",
        "expired": "ASN date error, current date is after expiration (-151)",
        "not-yet-valid": "ASN date error, current date is before start (-150)",
        "bad-signature": "ASN sig error, confirm failure (-155)",
        "name-constraints": "Name Constraint error (-247)",
        "path-length": "ASN CA path length larger than signer's (-246)",
        "too-many": "Maximum Chain Depth Exceeded (-397)",
        "host": "peer subject name mismatch (-322)",
    },
)
BEARSSL = Words(
    "ERROR: {problem}",
    {
        "": "BR_ERR_X509_NOT_TRUSTED (62)",
        "expired": "BR_ERR_X509_EXPIRED (54)",
        "not-yet-valid": "BR_ERR_X509_EXPIRED (54)",
        "bad-signature": "BR_ERR_X509_BAD_SIGNATURE (52)",
        "unknown-critical": "BR_ERR_X509_CRITICAL_EXTENSION (57)",
        "not-a-ca": "BR_ERR_X509_NOT_CA (58)",
        "key-usage": "BR_ERR_X509_FORBIDDEN_KEY_USAGE (59)",
        "weak-key": "BR_ERR_X509_WEAK_PUBLIC_KEY (60)",
        "host": "BR_ERR_X509_BAD_SERVER_NAME (56)",
    },
)
BOTAN = Words(
    "Certificate validation failure: {problem}",
    {
        "": "Cannot establish trust",
        "no-issuer": "Certificate issuer not found",
        "expired": "Certificate has expired",
        "not-yet-valid": "Certificate is not yet valid",
        "name-constraints": "Certificate does not pass name constraint",
        "unknown-critical": "Certificate contains critical extension that is unknown",
        "weak-signature": "Hash function used is considered too weak for security",
        "weak-key": "Signature algorithm used is too weak",
        "host": "Certificate does not match provided name",
    },
)
CRYPTOGRAPHY = Words("cryptography.x509.verification.VerificationError: {problem}", {"": "validation failed"})
PYHANKO = Words(
    "PathBuildingError / PathValidationError: {problem}",
    {"": "The path could not be validated", "no-issuer": "no issuer matching was found"},
)
ERLANG = Words(
    "TLS client: generated CLIENT ALERT: Fatal - {problem}",
    {"": "Bad Certificate", "no-issuer": "Unknown CA", "untrusted-root": "Unknown CA", "self-signed-leaf": "Bad Certificate",
     "expired": "Certificate Expired", "host": "Handshake Failure - {bad_cert,hostname_check_failed}"},
)  # fmt: skip
SCHANNEL = Words(
    "{problem}",
    {
        "": "CERT_E_CHAINING (0x800B010A): a certificate chain could not be built to a trusted root authority",
        "untrusted-root": "CERT_E_UNTRUSTEDROOT (0x800B0109)",
        "self-signed-leaf": "CERT_E_UNTRUSTEDROOT (0x800B0109)",
        "expired": "CERT_E_EXPIRED (0x800B0101)",
        "host": "CERT_E_CN_NO_MATCH (0x800B010F)",
        "purpose": "CERT_E_WRONG_USAGE (0x800B0110)",
    },
)
APPLE = Words(
    "{problem}",
    {"": "errSecNotTrusted (-67843)", "expired": "errSecCertificateExpired (-67818)", "host": "errSecHostNameMismatch (-67602)"},
)
ANDROID = Words(
    "javax.net.ssl.SSLHandshakeException: {problem}",
    {"": "java.security.cert.CertPathValidatorException: Trust anchor for certification path not found.",
     "expired": "Chain validation failed", "host": "Hostname not verified"},
)  # fmt: skip
