"""Which certificate the chain is for."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from chainfix import Certificate, ChainNotFound, InputError, KeyMismatch, Source
from chainfix.building.budget import Budget
from chainfix.building.signature import SignatureChecker
from chainfix.building.target import choose_target
from chainfix.certificates.certificate import GIVEN, SERVED
from tests.support import pki

DAY = timedelta(days=1)
OCSP_SIGNING = "1.3.6.1.5.5.7.3.9"
ROOT = pki.root("Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf("www.example.org")
OTHER = CA.leaf("other.example.org", not_after=pki.END - DAY)


def chosen(*entities: pki.Entity, keys: Sequence[pki.Entity] = (), host: str | None = None, kind: str = GIVEN) -> bytes:
    read = [Certificate.from_der(e.der, Source(kind, "list.pem", n)) for n, e in enumerate(entities, start=1)]
    keys_der = [entity.spki for entity in keys]
    return choose_target(read, SignatureChecker(), Budget(), keys=keys_der, host=host).der


class TestAmongSeveral:
    def test_the_one_that_is_no_ca_wherever_it_stands(self) -> None:
        for order in ([LEAF, CA, ROOT], [ROOT, CA, LEAF], [CA, LEAF, ROOT], [LEAF, CA, LEAF]):
            assert chosen(*order) == LEAF.der

    def test_one_that_issued_another_is_not_it_whatever_it_says_of_itself(self) -> None:
        """An old CA of version 1 has no basicConstraints."""
        old = ROOT.ca("Old CA", is_ca=None, key_usage=None)
        leaf = old.leaf("www.example.org")
        assert chosen(old, leaf) == leaf.der

    def test_a_name_alone_issues_nothing(self) -> None:
        """A certificate with the name of the leaf's issuer and another key is as good a candidate as the leaf."""
        with pytest.raises(InputError) as caught:
            chosen(LEAF, ROOT.leaf("CA", key="another key"))
        assert caught.value.code == "several-leaves"

    @pytest.mark.parametrize(
        "other",
        [
            CA.leaf("www.example.org", extensions=[(pki.CT_POISON, True, b"\x05\x00")]),
            CA.leaf("OCSP signer", eku=[OCSP_SIGNING]),
            CA.leaf("CRL signer", key_usage=["crl_sign"], eku=None),
            pki.self_signed_leaf("localhost"),
        ],
        ids=["precertificate", "OCSP signer", "CRL signer", "self-signed"],
    )
    def test_never_an_auxiliary_certificate(self, other: pki.Entity) -> None:
        assert chosen(other, LEAF, CA) == LEAF.der

    def test_an_ocsp_signer_that_is_a_server_too_is_a_candidate(self) -> None:
        both = CA.leaf("ocsp.example.org", eku=[OCSP_SIGNING, pki.SERVER_AUTH])
        assert chosen(both, CA) == both.der

    def test_a_self_signed_one_only_when_nothing_else_is(self) -> None:
        own = pki.self_signed_leaf("localhost")
        assert chosen(own, CA, ROOT) == own.der

    def test_only_cas_are_no_leaf(self) -> None:
        with pytest.raises(InputError) as caught:
            chosen(CA, ROOT)
        assert (caught.value.code, caught.value.exit_status) == ("no-leaf", 2)

    def test_two_are_an_error_that_names_each_and_what_decides(self) -> None:
        with pytest.raises(InputError) as caught:
            chosen(LEAF, CA, OTHER)
        error = caught.value
        assert error.code == "several-leaves"
        assert f"www.example.org (2026-01-01 to 2027-01-01, {LEAF.sha256[:16]}, list.pem)" in error.message
        assert f"other.example.org (2026-01-01 to 2026-12-31, {OTHER.sha256[:16]}, list.pem, certificate 3)" in error.message
        assert error.hint == "--key FILE or --hostname NAME decides, or give only one of them"


class TestSole:
    def test_a_ca_will_do(self) -> None:
        assert chosen(CA) == CA.der
        assert chosen(ROOT, ROOT) == ROOT.der

    def test_so_will_a_precertificate(self) -> None:
        poisoned = CA.leaf("www.example.org", extensions=[(pki.CT_POISON, True, b"\x05\x00")])
        assert chosen(poisoned) == poisoned.der


class TestServed:
    def test_the_first_is_the_leaf(self) -> None:
        """RFC 8446 4.4.2: the sender's certificate MUST come in the first CertificateEntry in the list."""
        assert chosen(CA, LEAF, kind=SERVED) == CA.der
        assert chosen(LEAF, OTHER, kind=SERVED) == LEAF.der

    def test_unless_a_name_says_otherwise(self) -> None:
        assert chosen(OTHER, LEAF, host="www.example.org", kind=SERVED) == LEAF.der
        renewed = CA.leaf("www.example.org", not_before=pki.NOW)
        for named in ({"host": "www.example.org"}, {"keys": [LEAF]}):
            with pytest.raises(InputError) as caught:
                chosen(OTHER, LEAF, renewed, kind=SERVED, **named)
            assert caught.value.code == "several-leaves"


class TestKey:
    def test_decides(self) -> None:
        assert chosen(LEAF, OTHER, keys=[OTHER]) == OTHER.der
        assert chosen(LEAF, OTHER, CA, keys=[CA]) == CA.der, "a CA, if that is its key"

    def test_of_a_certificate_and_its_precertificate_the_certificate(self) -> None:
        poisoned = CA.leaf("www.example.org", extensions=[(pki.CT_POISON, True, b"\x05\x00")])
        assert chosen(poisoned, LEAF, keys=[LEAF]) == LEAF.der

    def test_of_none_is_an_error(self) -> None:
        with pytest.raises(KeyMismatch) as caught:
            chosen(LEAF, CA, keys=[OTHER])
        error = caught.value
        assert (error.code, error.exit_status) == ("key-mismatch", 2)
        assert error.message == "the private key belongs to none of the certificates (www.example.org, CA)"
        assert error.hint

    def test_even_of_a_sole_one(self) -> None:
        with pytest.raises(KeyMismatch):
            chosen(LEAF, keys=[OTHER])

    def test_of_two_renewals_decides_nothing(self) -> None:
        renewed = CA.leaf("www.example.org", not_before=pki.NOW)
        with pytest.raises(InputError) as caught:
            chosen(LEAF, renewed, keys=[LEAF])
        assert caught.value.code == "several-leaves"

    def test_written_in_another_way_is_the_same_key(self) -> None:
        """RFC 3279 2.3.1: the parameters of an RSA key are NULL; some leave them out."""
        leaf = CA.leaf("www.example.org", key="rsa0")
        null, without = bytes.fromhex("300d06092a864886f70d0101010500"), bytes.fromhex("300b06092a864886f70d010101")
        assert null in leaf.der
        odd = pki.resigned(leaf, lambda tbs: shorter(tbs.replace(null, without)))
        assert chosen(odd, OTHER, keys=[leaf]) == odd.der


def shorter(tbs: bytes) -> bytes:
    """The lengths of TBSCertificate and SubjectPublicKeyInfo, two less than they say."""
    whole = bytearray(tbs)
    place = whole.index(bytes.fromhex("300b06092a864886f70d010101")) - 4
    for start in (0, place):
        assert whole[start : start + 2] == b"\x30\x82"
        length = int.from_bytes(whole[start + 2 : start + 4]) - 2
        whole[start + 2 : start + 4] = length.to_bytes(2)
    return bytes(whole)


class TestHost:
    def test_decides(self) -> None:
        assert chosen(LEAF, OTHER, host="other.example.org") == OTHER.der

    def test_of_none_is_no_chain(self) -> None:
        """--hostname that no candidate has is status 1 of build."""
        bare = CA.leaf("bare", san=None)
        with pytest.raises(ChainNotFound) as caught:
            chosen(LEAF, CA, bare, host="mail.example.org")
        error = caught.value
        assert (error.code, error.exit_status) == ("hostname-mismatch", 1)
        assert error.message == (
            "no certificate here is for mail.example.org: www.example.org is for www.example.org; "
            "bare is for no host name (it has no subjectAltName)"
        )

    def test_even_of_a_sole_one(self) -> None:
        with pytest.raises(ChainNotFound, match=r"192\.0\.2\.1, 2001:0db8:"):
            chosen(CA.leaf("192.0.2.1", san=["192.0.2.1", "2001:db8::1"]), host="www.example.org")

    def test_many_names_are_not_all_told(self) -> None:
        many = CA.leaf("many", san=[f"{n}.example.org" for n in range(9)])
        with pytest.raises(ChainNotFound, match=r"4\.example\.org, \.\.\."):
            chosen(many, host="www.example.org")

    def test_with_a_key_that_belongs_to_another_is_an_error(self) -> None:
        with pytest.raises(ChainNotFound):
            chosen(LEAF, OTHER, keys=[LEAF], host="other.example.org")
