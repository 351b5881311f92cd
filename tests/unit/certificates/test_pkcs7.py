from collections.abc import Callable
from pathlib import Path

import cryptography_vectors
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from chainfix.certificates.der import DerError
from chainfix.certificates.pkcs7 import certificates
from tests.support import pki
from tests.support.der import integer, oid, sequence, set_of, tlv

VECTORS = Path(cryptography_vectors.__file__).parent / "pkcs7"
SIGNED_DATA, ENVELOPED_DATA = "1.2.840.113549.1.7.2", "1.2.840.113549.1.7.3"
ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
ODD = ROOT.ca("Odd CA", extensions=[("2.5.29.17", False, b"\x05\x00"), ("2.5.29.17", False, b"\x05\x00")]).der
"""A certificate that cryptography refuses: an extension twice."""

Writer = Callable[..., bytes]


def indefinite(tag: int, *parts: bytes) -> bytes:
    return bytes((tag, 0x80)) + b"".join(parts) + b"\0\0"


def message(*held: bytes, write: Writer = tlv, kind: str = SIGNED_DATA) -> bytes:
    """RFC 5652 5.1, with no signers."""
    data = write(0x30, oid("1.2.840.113549.1.7.1"))
    signed = write(0x30, integer(1), set_of(), data, write(0xA0, *held), set_of())
    return write(0x30, oid(kind), write(0xA0, signed))


@pytest.mark.parametrize("write", [tlv, indefinite])
def test_certificates_come_out_whole_and_in_order(write: Writer) -> None:
    assert certificates(message(INTER.der, ODD, ROOT.der, write=write)) == [INTER.der, ODD, ROOT.der]


def test_indefinite_lengths_inside_definite_ones_and_the_other_way_round() -> None:
    inside = indefinite(0xA0, INTER.der, ROOT.der)
    signed = sequence(
        integer(1), set_of(), indefinite(0x30, oid("1.2.3"), indefinite(0xA0, indefinite(0x24, b"\x04\x01x"))), inside, set_of()
    )
    assert certificates(indefinite(0x30, oid(SIGNED_DATA), tlv(0xA0, signed))) == [INTER.der, ROOT.der]


def test_what_is_no_certificate_among_them_is_left_out() -> None:
    attribute_certificate = tlv(0xA2, integer(1))
    assert certificates(message(attribute_certificate, INTER.der)) == [INTER.der]


def test_what_cryptography_writes_in_its_order() -> None:
    given = [x509.load_der_x509_certificate(der) for der in (ROOT.der, INTER.der)]
    assert set(certificates(pkcs7.serialize_certificates(given, Encoding.DER))) == {ROOT.der, INTER.der}


@pytest.mark.filterwarnings("ignore:PKCS#7 certificates could not be parsed as DER")
@pytest.mark.parametrize("name", ["amazon-roots.der", "amazon-roots.p7b", "authenticode.der"])
def test_real_files_as_cryptography_reads_them(name: str) -> None:
    data = (VECTORS / name).read_bytes()
    expected = [certificate.public_bytes(Encoding.DER) for certificate in pkcs7.load_der_pkcs7_certificates(data)]
    assert expected
    assert certificates(data) == expected


def test_the_list_of_netscape() -> None:
    assert certificates(sequence(oid("2.16.840.1.113730.2.5"), tlv(0xA0, sequence(ROOT.der, INTER.der)))) == [ROOT.der, INTER.der]


def test_a_message_without_certificates() -> None:
    assert certificates(message()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"0",
        b"0\x80",
        ROOT.der,
        message(ROOT.der)[:-10],
        message(ROOT.der, write=indefinite)[:-1],
        message(ROOT.der, kind=ENVELOPED_DATA),
        (VECTORS / "enveloped-no-content.der").read_bytes(),
        sequence(oid(SIGNED_DATA)),
        sequence(oid(SIGNED_DATA), tlv(0xA0)),
        indefinite(0x30, *[b"0\x80"] * 50),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(DerError):
        certificates(data)
