"""The clients that are modelled, each as a table of what it does otherwise than its family; and the groups they are asked in.

Observed verdicts are those of November 2026 (33 configurations, 87 scenarios); a source file is named for what it was read in.
"""

from collections.abc import Iterable

from chainfix.certificates import extensions
from chainfix.clients import families, habits, words
from chainfix.clients.profile import (
    EVERY_FORM,
    Aia,
    Bare,
    Look,
    Profile,
)
from chainfix.clients.store_facts import STORES
from chainfix.clients.stores import ClientStore
from chainfix.errors import InputError

GROUPS = ("modern", "browsers", "servers", "embedded", "old")
"""``all`` stands for every client."""


_SHIPPED, _GIVEN = "ca-certificates", "given"

_3_0, _1_1_1 = "3.0.22, Debian 12", "1.1.1, upstream defaults"

CATALOGUE: tuple[Profile, ...] = (
    families.OPENSSL.client("openssl-3.0", "OpenSSL 3.0 s_client", habits.OPENSSL_3, version=_3_0, store=_SHIPPED),
    families.OPENSSL.client("openssl-3.0-strict", "OpenSSL 3.0 with -x509_strict", habits.STRICT, version=_3_0, store=_SHIPPED),
    families.OPENSSL.client(
        "curl-openssl",
        "curl 7.88 with OpenSSL 3.0",
        habits.partial(habits.OPENSSL_3)._replace(common_name=habits.DNS_OR_IP),
        version="7.88.1",
        store=_SHIPPED,
        words=words.CURL,
    ),
    families.OPENSSL.client("python311", "Python 3.11 ssl", habits.OPENSSL_3, version="3.11.7", store=_SHIPPED, words=words.PYTHON),
    families.OPENSSL.client(
        "python313-flags",
        "Python 3.13 ssl",
        habits.partial(habits.STRICT),
        version="the flags of 3.13",
        store=_SHIPPED,
        words=words.PYTHON,
    ),
    families.OPENSSL.client(
        "node20",
        "Node.js 20",
        habits.OPENSSL_3._replace(rsa_bits=1024, leaf_rsa_bits=1024),
        version="20.20.2",
        store=_SHIPPED,
        words=words.NODE,
        sources={"rsa_bits": "OpenSSL 3.0's own SECLEVEL=1; observed: rsa1024_leaf"},
    ),
    families.OPENSSL.client(
        "node24", "Node.js 24", habits.OPENSSL_3, version="24.19.0, OpenSSL 3.5.7", store=_SHIPPED, words=words.NODE
    ),
    families.OPENSSL_1.client(
        "openssl-1.1.1",
        "OpenSSL 1.1.1",
        habits.OPENSSL_1_1,
        version=_1_1_1,
        store=_SHIPPED,
        observed=False,
        groups=("modern", "servers"),
    ),
    families.OPENSSL_1.client(
        "node8(openssl-1.0.2)",
        "Node.js 8 with OpenSSL 1.0.2",
        habits.OPENSSL_1_0._replace(refused_leaf_keys=habits.RARE | {"P-384", "P-521"}),
        version="8.17.0, OpenSSL 1.0.2s",
        store="node8",
        words=words.NODE,
        sources={"refused_leaf_keys": "doc/api/tls.md: ecdhCurve is prime256v1 until version 10; handshakes with 8.17.0"},
    ),
    families.OPENSSL_1.client(
        "node0.12(openssl-1.0.1)",
        "Node.js 0.12 with OpenSSL 1.0.1",
        habits.OPENSSL_1_0._replace(
            rsa_uses=frozenset(("digitalSignature", "keyEncipherment")),
            refused_keys=habits.OPENSSL_1_0.refused_keys | {"EC"},
            refused_leaf_keys=frozenset(("DSA",)),
            known=habits.OPENSSL_1_0.known - {extensions.CRL_DISTRIBUTION_POINTS},
        ),
        version="0.12.18, OpenSSL 1.0.1u",
        store="node0.12",
        words=words.NODE,
    ),
    families.BORINGSSL.client("bun(BoringSSL)", "bun 1.4", habits.BORINGSSL, version="1.4.4", store=_SHIPPED),
    families.BORINGSSL.client(
        "curl_cffi(BoringSSL)",
        "curl_cffi 0.16",
        habits.partial(habits.BORINGSSL)._replace(common_name=habits.DNS_OR_IP, refused_leaf_keys=habits.HANDSHAKE | {"P-224"}),
        version="0.16.3",
        store=_SHIPPED,
        words=words.CURL,
        sources={"refused_leaf_keys": "ssl/extensions.cc kVerifySignatureAlgorithms"},
    ),
    families.GNUTLS.client("gnutls-cli", "GnuTLS 3.7", habits.GNUTLS, version="3.7.9", store=_SHIPPED),
    families.GNUTLS.client(
        "wget(GnuTLS)",
        "wget 1.21 with GnuTLS",
        habits.GNUTLS._replace(leaf=habits.NO_PURPOSE - {Look.KEY_USAGE}, intermediate=habits.NO_PURPOSE | habits.VERSIONS),
        version="1.21.3",
        store=_SHIPPED,
        words=words.WGET,
        sources={"intermediate": "observed: eku_client_only", "leaf": "handshakes with Debian's wget"},
    ),
    families.GO.client("go1.19", "Go 1.19", habits.GO, version="1.19.8", store=_SHIPPED),
    families.GO.client("go1.27", "Go 1.27", habits.GO_1_27, version="1.27.3", store=_SHIPPED),
    families.JAVA.client(
        "java8u101", "Java 8u101", habits.JAVA, version="8u101", store="java8u101", observed=False, groups=("old", "servers")
    ),
    families.JAVA.client(
        "java8", "Java 8", habits.JAVA, version="8, its latest update", store="java8", observed=False, groups=("old", "servers")
    ),
    families.JAVA.client("java11", "Java 11", habits.JAVA, version="11, its latest update", store="java11", observed=False),
    families.JAVA.client(
        "java17.0.2", "Java 17.0.2", habits.JAVA, version="17.0.2", store="java17.0.2", observed=False, groups=("old", "servers")
    ),
    families.JAVA.client("java17", "Java 17", habits.JAVA, version="17.0.15", store="java17"),
    families.JAVA.client(
        "java17-aia",
        "Java 17 with enableAIAcaIssuers",
        habits.JAVA._replace(aia=Aia(EVERY_FORM)),
        version="17.0.15",
        store="java17",
        sources={
            "aia": "sun.security.provider.certpath.ForwardBuilder getCerts; -Dcom.sun.security.enableAIAcaIssuers=true, and "
            "since 17.0.21 -Dcom.sun.security.allowedAIALocations=any too; observed: aia_second_url, aia_two_hops"
        },
    ),
    families.BOUNCY_CASTLE.client(
        "java17-bcjsse", "Java 17 with BouncyCastle JSSE", habits.BOUNCY_CASTLE, version="BC 1.72", store="java17"
    ),
    families.RUSTLS.client(
        "rustls-0.20",
        "rustls 0.20 with webpki 0.22",
        habits.RUSTLS._replace(
            anchor=habits.RUSTLS.anchor | {Look.CA},
            bare_anchor=Bare.EXTENSIONS,
            known=habits.LIMITING,
            refused_keys=habits.RARE | {"P-521", "Ed448"},
        ),
        version="0.20.8",
        store=_SHIPPED,
        sources={"bare_anchor": "webpki 0.22 src/cert.rs reads no version 3 without extensions; observed: anchor_no_bc"},
    ),
    families.RUSTLS.client("deno(rustls)", "deno 2.9", habits.RUSTLS, version="2.9.8", store=_SHIPPED),
    families.RUSTLS.client(
        "rtls(rustls)",
        "rtls",
        habits.RUSTLS._replace(partial=False),
        version="2026.9.21",
        store=_SHIPPED,
        sources={"partial": "observed: anchor_is_int"},
    ),
    families.CHROMIUM.client("chromium", "Chromium", habits.CHROMIUM, version="156", store="chrome"),
    families.FIREFOX.client("firefox-esr", "Firefox ESR", habits.FIREFOX, version="153.7.0", store="mozilla"),
    families.NSS.client("nss-tstclnt", "NSS tstclnt", habits.NSS, version="3.87.1", store=_SHIPPED),
    families.NSS.client("nss-vfychain", "NSS vfychain", habits.NSS._replace(checks_host=False), version="3.87.1", store=_SHIPPED),
    families.NSS.client("nss-libpkix-aia", "NSS libpkix with AIA", habits.LIBPKIX, version="3.87.1", store=_SHIPPED),
    families.MBEDTLS.client("mbedtls-2.28", "mbedTLS 2.28", habits.MBEDTLS, version="2.28.3", store=_GIVEN),
    families.WOLFSSL.client("wolfssl-5.5", "wolfSSL 5.5", habits.WOLFSSL, version="5.5.4", store=_GIVEN),
    families.BEARSSL.client("bearssl-0.6", "BearSSL 0.6", habits.BEARSSL, version="0.6", store=_GIVEN),
    families.OTHERS["Botan"].client("botan-2.19", "Botan 2.19", habits.BOTAN, version="2.19.3", store=_SHIPPED),
    families.OTHERS["Erlang"].client("erlang25", "Erlang/OTP 25", habits.ERLANG, version="25.2", store=_SHIPPED),
    families.OTHERS["cryptography"].client(
        "cryptography50", "Python's cryptography 50", habits.CRYPTOGRAPHY, version="50.0.2", store=_GIVEN
    ),
    families.OTHERS["pyhanko"].client("pyhanko-cv", "pyhanko-certvalidator", habits.PYHANKO, version="0.33.0", store=_GIVEN),
    families.SCHANNEL.client(
        "schannel", "Windows (Schannel)", habits.SCHANNEL, version="10 and later", store="microsoft", observed=False
    ),
    families.APPLE.client(
        "apple", "Apple (SecTrust)", habits.APPLE, version="macOS 13, iOS 16 and later", store="apple", observed=False
    ),
    families.ANDROID.client("android-4.4", "Android 4.4", habits.ANDROID, version="4.4", store="android-4.4", observed=False),
    families.ANDROID.client("android-7.0", "Android 7.0", habits.ANDROID, version="7.0", store="android-7.0", observed=False),
    families.ANDROID.client(
        "android-7.1.1", "Android 7.1.1", habits.ANDROID, version="7.1.1", store="android-7.1.1", observed=False
    ),
    families.ANDROID.client(
        "android-14",
        "Android 14",
        habits.ANDROID._replace(common_name=None, refused_digests=habits.MD | {"SHA-1"}),
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
