"""What users see: the finest words that a client has for a fault, with the day and the name in them."""

import pytest

from chainfix.certificates.certificate import Certificate
from chainfix.clients.case import Fault, Refusal
from chainfix.clients.catalogue import CATALOGUE, choose
from chainfix.clients.profile import Words
from chainfix.clients.verdict import message
from tests.support import pki

ROOT = pki.root("Root")
CA = Certificate.from_der(ROOT.ca("CA").der)
LEAF = Certificate.from_der(ROOT.leaf("www.example.org").der)
OF_LEAF, OF_ROOT = "issued after 2024-11-11", "leaves the store on 2027-04-15"


def words(client: str) -> Words:
    (profile,) = choose([client])
    return profile.words


def seen(client: str, refusal: Refusal, certificate: Certificate = LEAF, fact: str = "", *, gone: bool = False) -> str:
    return message(words(client), Fault(refusal, certificate, fact, gone), (LEAF,))


@pytest.mark.parametrize(
    ("client", "refusal", "of_leaf", "of_issuer"),
    [
        ("firefox-esr", Refusal.EXPIRED, "SEC_ERROR_EXPIRED_CERTIFICATE", "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE"),
        (
            "firefox-esr",
            Refusal.NOT_YET_VALID,
            "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE",
            "MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE",
        ),
        ("nss-tstclnt", Refusal.NOT_YET_VALID, "SEC_ERROR_EXPIRED_CERTIFICATE", "SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE"),
        ("firefox-esr", Refusal.NOT_A_CA, "MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY", "SEC_ERROR_CA_CERT_INVALID"),
        ("deno(rustls)", Refusal.NOT_A_CA, "CaUsedAsEndEntity", "EndEntityUsedAsCa"),
        ("openssl-3.0", Refusal.WEAK_KEY, "66 (EE certificate key too weak)", "67 (CA certificate key too weak)"),
        ("curl-openssl", Refusal.WEAK_KEY, "EE certificate key too weak", "CA certificate key too weak"),
        ("curl-openssl", Refusal.EXPIRED, "certificate has expired", "certificate has expired"),
    ],
)
def test_some_clients_tell_a_leaf_from_its_issuers(client: str, refusal: Refusal, of_leaf: str, of_issuer: str) -> None:
    assert seen(client, refusal).endswith(of_leaf)
    assert seen(client, refusal, CA).endswith(of_issuer)


def test_java_says_what_it_distrusts_and_since_when() -> None:
    assert seen("java17", Refusal.DISTRUSTED, CA, f"not trusted for what is {OF_LEAF}") == (
        "javax.net.ssl.SSLHandshakeException: TLS Server certificate issued after 2024-11-11 "
        "and anchored by a distrusted legacy ... root CA: CN=CA"
    )


def test_firefox_has_a_word_for_distrust_and_chromium_has_none() -> None:
    fact = f"not trusted for what is {OF_LEAF}"
    assert seen("firefox-esr", Refusal.DISTRUSTED, CA, fact) == "MOZILLA_PKIX_ERROR_ISSUER_NO_LONGER_TRUSTED"
    assert seen("chromium", Refusal.DISTRUSTED, CA, fact) == seen("chromium", Refusal.NO_ISSUER)


@pytest.mark.parametrize("client", ["firefox-esr", "java17", "chromium", "schannel", "openssl-3.0"])
def test_a_root_that_has_left_the_store_is_unknown(client: str) -> None:
    assert seen(client, Refusal.DISTRUSTED, CA, OF_ROOT, gone=True) == seen(client, Refusal.NO_ISSUER)


@pytest.mark.parametrize("refusal", Refusal)
def test_every_client_has_words_for_everything(refusal: Refusal) -> None:
    for profile in CATALOGUE:
        for certificate in (LEAF, CA):
            told = message(profile.words, Fault(refusal, certificate, OF_LEAF), (LEAF,))
            assert told
            assert "{problem}" not in told
            assert "{date}" not in told


def test_no_word_is_for_a_refusal_that_there_is_not() -> None:
    known = {"", *(f"{refusal.value}{above}" for refusal in Refusal for above in ("", "/ca"))}
    assert all(set(profile.words.table) <= known for profile in CATALOGUE)
