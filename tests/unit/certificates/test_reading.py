import gzip
import json
import subprocess
import zipfile
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import certifi
import cryptography_vectors
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from chainfix.certificates import reading
from chainfix.certificates.certificate import CACHED, FETCHED, GIVEN, POOLED, Source, TrustSettings
from chainfix.certificates.reading import EMPTY_CHAIN, Bundle, read_bytes
from chainfix.errors import InputError
from tests.support import pki
from tests.support.der import integer, oid, sequence, set_of, tlv
from tests.support.programs import need
from tests.support.shared import SharedData

VECTORS = Path(cryptography_vectors.__file__).parent
ROOT = pki.root("Example Root")
INTER = ROOT.ca("Example CA")
LEAF = INTER.leaf("www.example.org")
BUNDLE = pki.bundle(LEAF, INTER).encode()
BOTH = [LEAF.der, INTER.der]
SIGNED_DATA = sequence(
    oid("1.2.840.113549.1.7.2"), tlv(0xA0, sequence(integer(1), set_of(), sequence(), tlv(0xA0, *BOTH), set_of()))
)
REQUEST = (
    x509.CertificateSigningRequestBuilder()
    .subject_name(x509.Name.from_rfc4514_string("CN=www.example.org"))
    .sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    .public_bytes(serialization.Encoding.PEM)
)


def ders(bundle: Bundle) -> list[bytes]:
    return [certificate.der for certificate in bundle.certificates]


def read(data: bytes) -> list[bytes]:
    bundle = read_bytes(data, "a.pem")
    assert bundle.notes == ()
    return ders(bundle)


def told(data: bytes, place: str = "a.pem") -> list[tuple[str, int]]:
    return [(note.code, note.line) for note in read_bytes(data, place, require_certificate=False).notes]


def refused(data: bytes, place: str = "a.pem", password: bytes | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_bytes(data, place, password=password)
    assert place in caught.value.message
    return caught.value


def zipped(**files: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in files.items():
            written.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


def p12(password: bytes | None) -> bytes:
    assert isinstance(LEAF.key, ec.EllipticCurvePrivateKey)
    encryption = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return pkcs12.serialize_key_and_certificates(None, LEAF.key, LEAF.certificate, [INTER.certificate], encryption)


def wrapped(digits: bytes, between: bytes, width: int) -> bytes:
    return between.join(digits[at : at + width] for at in range(0, len(digits), width))


def secret(kind: Callable[[dict[str, str]], str]) -> bytes:
    return kind({"tls.crt": b64encode(BUNDLE).decode(), "tls.key": b64encode(LEAF.key_pem.encode()).decode()}).encode()


FORMS: dict[str, bytes] = {
    "PEM": BUNDLE,
    "CRLF": BUNDLE.replace(b"\n", b"\r\n"),
    "CR": BUNDLE.replace(b"\n", b"\r"),
    "BOM": b"\xef\xbb\xbf" + BUNDLE,
    "no last line end": BUNDLE.rstrip(),
    "blank lines": BUNDLE.replace(b"\n", b"\n\n"),
    "glued lines": BUNDLE.replace(b"-----\n-----", b"----------"),
    "indented": b"\n".join(b"      " + line for line in BUNDLE.splitlines()),
    "quoted mail": b"\n".join(b"> " + line for line in BUNDLE.splitlines()),
    "on one line": BUNDLE.replace(b"\n", b" "),
    "base64 on one line": b"".join(
        b"-----BEGIN CERTIFICATE-----\n" + b64encode(der) + b"\n-----END CERTIFICATE-----\n" for der in BOTH
    ),
    "no line ends": BUNDLE.replace(b"\n", b""),
    "JSON string": json.dumps({"certificate": BUNDLE.decode()}, indent=1).encode(),
    "JSON string with CRLF": json.dumps({"certificate": BUNDLE.decode().replace("\n", "\r\n")}).encode(),
    "YAML block": b"tls:\n  crt: |\n" + b"\n".join(b"    " + line for line in BUNDLE.splitlines()) + b"\n  name: x\n",
    "UTF-16 LE with BOM": b"\xff\xfe" + BUNDLE.decode().encode("utf-16-le"),
    "UTF-16 LE": BUNDLE.decode().encode("utf-16-le"),
    "UTF-16 BE with BOM": b"\xfe\xff" + BUNDLE.decode().encode("utf-16-be"),
    "UTF-16 BE": BUNDLE.decode().encode("utf-16-be"),
    "UTF-16 with text and CRLF": ("Zertifikat für příklad\r\n" + BUNDLE.decode().replace("\n", "\r\n")).encode("utf-16"),
    "UTF-16 behind ASCII": LEAF.pem.encode() + INTER.pem.encode("utf-16-le"),
    "X509 CERTIFICATE": BUNDLE.replace(b" CERTIFICATE", b" X509 CERTIFICATE"),
    "TRUSTED CERTIFICATE without settings": BUNDLE.replace(b" CERTIFICATE", b" TRUSTED CERTIFICATE"),
    "header fields": BUNDLE.replace(b"CERTIFICATE-----\nMII", b"CERTIFICATE-----\nX-Origin: here\n\nMII"),
    "base64 of PEM": b64encode(BUNDLE),
    "base64 of PEM with a comment first": b64encode(b"# comment\n" + BUNDLE),
    "base64 of UTF-16": b64encode(BUNDLE.decode().encode("utf-16")),
    "wrapped base64 of PEM": wrapped(b64encode(BUNDLE), b"\n", 76),
    "base64 of base64 of PEM": b64encode(b64encode(BUNDLE)),
    "bare base64 of DER": b"\n".join(b64encode(der) for der in BOTH),
    "bare base64 without its padding": b"\n\n".join(b64encode(der).rstrip(b"=") + b"." for der in BOTH),
    "JWKS": json.dumps({"keys": [{"x5c": [b64encode(der).decode() for der in BOTH]}]}).encode(),
    "SAML": b"".join(b"<ds:X509Certificate>\n" + b64encode(der) + b"\n</ds:X509Certificate>" for der in BOTH),
    "LDIF": b"".join(b"cACertificate;binary:: " + wrapped(b64encode(der), b"\n ", 53) + b"\n" for der in BOTH),
    "DER, one behind the other": b"".join(BOTH),
    "DER with line ends behind": LEAF.der + b"\r\n" + INTER.der + b"\n",
    "PEM behind DER": LEAF.der + INTER.pem.encode(),
    "DER behind PEM": LEAF.pem.encode() + INTER.der,
    "PKCS#7 DER": SIGNED_DATA,
    "PKCS#7 PEM": pki.pem(SIGNED_DATA, "PKCS7").encode(),
    "CMS PEM": pki.pem(SIGNED_DATA, "CMS").encode(),
    "PKCS #7 SIGNED DATA": pki.pem(SIGNED_DATA, "PKCS #7 SIGNED DATA").encode(),
    "PKCS#7 called CERTIFICATE": pki.pem(SIGNED_DATA).encode(),
    "certificates called PKCS7": BUNDLE.replace(b" CERTIFICATE", b" PKCS7"),
    "bare base64 of PKCS#7": b64encode(SIGNED_DATA),
    "two certificates in one block": pki.pem(b"".join(BOTH)).encode(),
    "another END label": BUNDLE.replace(b"END CERTIFICATE", b"END X509 CERTIFICATE"),
    "dashes of a word processor": BUNDLE.replace(b"-----", "\u2014\u2013".encode()),
    "quoted-printable": b"".join(
        b"-----BEGIN CERTIFICATE-----\n" + b64encode(der).replace(b"=", b"=3D") + b"\n-----END CERTIFICATE-----\n" for der in BOTH
    ),
    "a lost BEGIN line": BUNDLE.replace(b"-----BEGIN CERTIFICATE-----\n", b"", 1),
}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
def test_every_form_gives_the_same_certificates(data: bytes) -> None:
    assert read(data) == BOTH


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
def test_every_form_inside_an_archive(data: bytes) -> None:
    bundle = read_bytes(zipped(a=data), "a.zip")
    assert (ders(bundle), bundle.notes) == (BOTH, ())


class TestPlaces:
    def test_certificates_are_numbered_in_their_place(self) -> None:
        sources = [certificate.source for certificate in read_bytes(BUNDLE + b"-----BEGIN", "a.pem", kind=POOLED).certificates]
        assert sources == [Source(POOLED, "a.pem", 1), Source(POOLED, "a.pem", 2)]
        assert sources == [certificate.source for certificate in read_bytes(BUNDLE, "a.pem", kind=POOLED).certificates]

    def test_one_certificate_is_number_one_and_given(self) -> None:
        assert read_bytes(LEAF.pem.encode(), "a.pem").certificates[0].source == Source(GIVEN, "a.pem", 1)

    def test_in_an_archive_each_member_is_a_place(self) -> None:
        bundle = read_bytes(zipped(ca_crt=INTER.der, all_pem=BUNDLE), "a.zip")
        assert [certificate.source[1:] for certificate in bundle.certificates] == [
            ("a.zip/ca.crt", 1),
            ("a.zip/all.pem", 1),
            ("a.zip/all.pem", 2),
        ]

    def test_duplicates_stay(self) -> None:
        assert read(BUNDLE + BUNDLE) == BOTH + BOTH
        assert read(LEAF.der + LEAF.der) == [LEAF.der, LEAF.der]


class TestBrokenBlocks:
    """A broken block is told with its line and does not stop the good ones."""

    CUT = b"\n".join(LEAF.pem.encode().splitlines()[:4]) + b"\n-----END CERTIFICATE-----\n"

    @pytest.mark.parametrize(
        ("broken", "words"),
        [
            (CUT, "is cut off: 144 of"),
            (LEAF.pem.encode().replace(b"Q", b"*"), "characters in it are not base64"),
            (b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "holds nothing"),
            (b"-----BEGIN CERTIFICATE-----\nhello world\n-----END CERTIFICATE-----\n", "is not base64 of DER"),
            (pki.pem(sequence(integer(5))).encode(), "holds DER of another kind"),
            (pki.pem(sequence(sequence(integer(1)), sequence(), tlv(3, b"\0"))).encode(), "this is no certificate"),
            (LEAF.pem.encode()[:300] + b"\n", "is cut off"),
        ],
    )
    def test_it_costs_only_itself(self, broken: bytes, words: str) -> None:
        bundle = read_bytes(b"# first\n" + INTER.pem.encode() + broken + BUNDLE, "a.pem")
        assert ders(bundle) == [INTER.der, *BOTH]
        (note,) = bundle.notes
        assert (note.code, note.place, note.line) == ("broken-block", "a.pem", 2 + INTER.pem.count("\n"))
        assert words in note.message

    def test_alone_it_is_an_error_with_its_line(self) -> None:
        error = refused(b"\n\n" + self.CUT)
        assert error.code == "no-certificate"
        assert "line 3: the CERTIFICATE block is cut off" in error.message
        assert error.hint == "copy or download the file again"

    @pytest.mark.parametrize("cut", [b"-----END CERTIFICATE-----\n", b"-----\n", b"--END CERTIFICATE-----\n"])
    def test_a_whole_certificate_without_its_end_line_is_read(self, cut: bytes) -> None:
        data = LEAF.pem.encode().removesuffix(cut) + b"\n" + INTER.pem.encode()
        bundle = read_bytes(data, "a.pem")
        assert ders(bundle) == BOTH
        assert [(note.code, note.line) for note in bundle.notes] in ([("missing-end", 1)], [])

    def test_a_missing_end_line_is_told(self) -> None:
        assert told(LEAF.pem.encode().partition(b"-----END")[0]) == [("missing-end", 1)]
        assert told(LEAF.pem.encode().partition(b"-----END")[0] + b"\nSome words and 0123456789\n") == [("missing-end", 1)]

    def test_bytes_behind_a_certificate_are_told(self) -> None:
        for data in (pki.pem(LEAF.der + b"xyz").encode(), LEAF.der + b"xyz"):
            bundle = read_bytes(data, "a.pem")
            assert ders(bundle) == [LEAF.der]
            assert [note.code for note in bundle.notes] == ["trailing-bytes"]

    def test_a_broken_bundle_makes_a_bounded_number_of_notes(self) -> None:
        notes = read_bytes(self.CUT * 500 + BUNDLE, "a.pem").notes
        assert len(notes) == reading.MAX_NOTES + 1
        assert notes[-1].message == "400 more notes are left out"

    def test_a_certificate_that_cryptography_refuses_stops_nothing(self) -> None:
        odd = ROOT.ca("Odd", version=5)
        with pytest.raises(x509.InvalidVersion):
            x509.load_pem_x509_certificates(pki.bundle(LEAF, odd, INTER).encode())
        assert read(pki.bundle(LEAF, odd, INTER).encode()) == [LEAF.der, odd.der, INTER.der]


class TestTrustSettings:
    """OpenSSL writes X509_CERT_AUX behind the certificate in a TRUSTED CERTIFICATE block."""

    SERVER, EMAIL = "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.4"
    AUXILIARY = sequence(sequence(oid(SERVER)), tlv(0xA0, oid(EMAIL)), tlv(0x0C, b"alias"))

    def test_they_are_handed_over(self) -> None:
        (certificate,) = read_bytes(pki.pem(ROOT.der + self.AUXILIARY, "TRUSTED CERTIFICATE").encode(), "a.pem").certificates
        assert certificate.der == ROOT.der
        assert certificate.trust_settings is not None
        assert certificate.trust_settings.trusted == {oid(self.SERVER)[2:]}
        assert certificate.trust_settings.rejected == {oid(self.EMAIL)[2:]}

    def test_what_openssl_writes(self, tmp_path: Path) -> None:
        command = [need("openssl"), "x509", "-addtrust", "serverAuth", "-addreject", "emailProtection", "-trustout"]
        output = subprocess.run(command, input=ROOT.pem.encode(), capture_output=True, check=True, cwd=tmp_path).stdout
        assert b"BEGIN TRUSTED CERTIFICATE" in output
        (certificate,) = read_bytes(output, "a.pem").certificates
        assert certificate.trust_settings == TrustSettings(frozenset({oid(self.SERVER)[2:]}), frozenset({oid(self.EMAIL)[2:]}))

    def test_settings_that_cannot_be_read_are_told(self) -> None:
        assert told(pki.pem(ROOT.der + b"nonsense", "TRUSTED CERTIFICATE").encode()) == [("trailing-bytes", 1)]

    def test_in_another_block_they_are_only_told(self) -> None:
        bundle = read_bytes(pki.pem(ROOT.der + self.AUXILIARY).encode(), "a.pem")
        assert bundle.certificates[0].trust_settings is None
        assert [note.code for note in bundle.notes] == ["trailing-bytes"]


class TestOpensslOutput:
    def test_pkcs7_of_openssl(self, tmp_path: Path) -> None:
        (tmp_path / "all.pem").write_bytes(BUNDLE)
        for form in ("PEM", "DER"):
            command = [need("openssl"), "crl2pkcs7", "-nocrl", "-certfile", "all.pem", "-outform", form]
            assert read(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout) == BOTH

    def test_text_of_openssl_x509_and_pkcs12(self, tmp_path: Path) -> None:
        text = subprocess.run([need("openssl"), "x509", "-text"], input=BUNDLE, capture_output=True, check=True).stdout
        assert read(text) == [LEAF.der]
        (tmp_path / "a.p12").write_bytes(p12(b"x"))
        command = [need("openssl"), "pkcs12", "-in", "a.p12", "-passin", "pass:x", "-nodes"]
        bundle = read_bytes(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout, "a.pem")
        assert ders(bundle) == BOTH
        assert len(bundle.keys) == 1
        assert bundle.notes == ()

    def test_s_client(self) -> None:
        text = f"""CONNECTED(00000003)
depth=0 CN = www.example.org
verify error:num=20:unable to get local issuer certificate
---
Certificate chain
 0 s:CN = www.example.org
   i:CN = Example CA
   a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
   v:NotBefore: Jan  1 00:00:00 2026 GMT; NotAfter: Jan  1 00:00:00 2027 GMT
{LEAF.pem} 1 s:CN = Example CA
   i:CN = Example Root
{INTER.pem}---
Server certificate
subject=CN = www.example.org
issuer=CN = Example CA
---
SSL handshake has read 3142 bytes and written 389 bytes
    Session-ID: 6C1F8D6B5A2E4A0C9B7D1E3F5A7C9E1B3D5F7A9C1E3B5D7F9A1C3E5B7D9F1A3C
    TLS session ticket:
    0000 - 4d 49 49 44 4d 49 49 44-4d 49 49 44 4d 49 49 44   MIIDMIIDMIIDMIID
---
DONE
"""
        assert read(text.encode()) == BOTH


class TestPkcs12:
    def test_without_password(self) -> None:
        bundle = read_bytes(p12(None), "a.p12")
        assert ders(bundle) == BOTH
        assert [key.public_key_der() for key in bundle.keys] == [bundle.certificates[0].spki_der]

    def test_with_a_password_given_or_asked_for(self) -> None:
        assert ders(read_bytes(p12(b"secret"), "a.p12", password=b"secret")) == BOTH
        assert ders(read_bytes(p12(b"secret"), "a.p12", password=lambda place: b"secret" if place == "a.p12" else None)) == BOTH

    @pytest.mark.parametrize(("password", "code"), [(None, "password-needed"), (b"wrong", "wrong-password")])
    def test_locked_it_is_an_error_even_where_a_key_would_do(self, password: bytes | None, code: str) -> None:
        assert refused(p12(b"secret"), "a.p12", password).code == code
        with pytest.raises(InputError) as caught:
            read_bytes(p12(b"secret"), "a.p12", password=password, require_certificate=False)
        assert caught.value.code == code
        assert "--password-file" in str(caught.value.hint)

    def test_locked_beside_a_certificate_it_is_a_note(self) -> None:
        bundle = read_bytes(zipped(a_p12=p12(b"secret"), ca_crt=INTER.der), "a.zip")
        assert ders(bundle) == [INTER.der]
        assert [(note.code, note.place) for note in bundle.notes] == [("password-needed", "a.zip/a.p12")]

    def test_in_pem_or_base64(self) -> None:
        assert ders(read_bytes(pki.pem(p12(None), "PKCS12").encode(), "a.pem")) == BOTH
        assert ders(read_bytes(b"keystore.p12: " + b64encode(p12(None)), "secret.yaml")) == BOTH

    @pytest.mark.parametrize("kind", [FETCHED, CACHED])
    def test_from_a_stranger_it_is_not_opened(self, kind: str) -> None:
        def never(place: str) -> bytes:
            pytest.fail(f"asked for {place}")

        for data in (p12(None), p12(b"secret"), zipped(a=BUNDLE)):
            with pytest.raises(InputError) as caught:
                read_bytes(data, "http://example.org/ca", kind=kind, password=never)
            assert caught.value.code == "no-certificate"
            assert "server" in caught.value.message


class TestSecrets:
    @pytest.mark.parametrize(
        "text",
        [
            secret(lambda values: json.dumps({"kind": "Secret", "data": values}, indent=2)),
            secret(lambda values: "kind: Secret\ndata:\n" + "".join(f"  {key}: {value}\n" for key, value in values.items())),
            secret(lambda values: "data:\n" + "".join(f'  {key}: "{value}"\n' for key, value in values.items())),
            secret(lambda values: "data: {" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"),
        ],
        ids=["json", "yaml", "quoted yaml", "flow yaml"],
    )
    def test_certificates_and_keys_of_a_secret(self, text: bytes) -> None:
        bundle = read_bytes(text, "secret.yaml")
        assert (ders(bundle), bundle.notes) == (BOTH, ())
        assert [key.line for key in bundle.keys] == [1 + text[: text.index(b"tls.key")].count(b"\n")]

    def test_lines_are_those_of_the_file_and_not_of_the_base64(self) -> None:
        broken = b64encode(b"\n\n\n" + TestBrokenBlocks.CUT)
        assert told(b"a: b\ntls.crt: LS0tLS1" + b64encode(TestBrokenBlocks.CUT)[7:] + b"\nc: d\n" + broken) == [("broken-block", 2)]

    def test_broken_base64_is_told(self) -> None:
        assert told(b"\n\ncert: " + b64encode(LEAF.der)[:200] + b"\n") == [("broken-block", 3)]

    def test_wrapping_without_end_is_not_followed(self) -> None:
        data = BUNDLE
        for _ in range(reading.MAX_DEPTH):
            data = b64encode(data)
        assert read(data) == BOTH
        assert told(b64encode(data)) == [("too-deep", 1)]


class TestArchives:
    def test_what_an_authority_mails(self) -> None:
        bundle = read_bytes(
            zipped(www_crt=LEAF.pem.encode(), ca_bundle=pki.bundle(INTER, ROOT).encode(), readme_txt=b"Dear customer"), "a.zip"
        )
        assert ders(bundle) == [LEAF.der, INTER.der, ROOT.der]
        assert [(note.code, note.place, note.message) for note in bundle.notes] == [("text", "a.zip/readme.txt", "text")]

    def test_archives_inside_archives_are_bounded_in_depth(self) -> None:
        data = zipped(a_pem=BUNDLE)
        for _ in range(reading.MAX_DEPTH - 1):
            data = zipped(a_zip=data)
        assert read_bytes(data, "a.zip").certificates
        assert "not unpacked" in refused(zipped(a_zip=zipped(a_zip=data)), "a.zip").message

    def test_a_bomb_is_refused_with_what_it_unpacks_to(self) -> None:
        data = zipped(a=zipped(b=bytes(40 * 1024 * 1024)), c=zipped(d=bytes(40 * 1024 * 1024)))
        assert "unpacks to more than 64 MiB" in refused(data, "a.zip").message

    def test_an_archive_with_nothing_in_it(self) -> None:
        assert "a ZIP archive that is empty or cut off" in refused(zipped(), "a.zip").message

    def test_a_broken_archive(self) -> None:
        assert "cut off" in refused(zipped(a=BUNDLE)[:-5], "a.zip").message


class TestKeys:
    LOCKED = LEAF.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.BestAvailableEncryption(b"x")
    )

    def test_a_key_beside_certificates(self) -> None:
        bundle = read_bytes(b"\n" + LEAF.key_pem.encode() + BUNDLE, "a.pem")
        assert ders(bundle) == BOTH
        (key,) = bundle.keys
        assert (key.place, key.line, key.encrypted) == ("a.pem", 2, False)
        assert key.public_key_der() == bundle.certificates[0].spki_der

    def test_an_encrypted_one(self) -> None:
        (key,) = read_bytes(self.LOCKED + BUNDLE, "a.pem").keys
        assert key.encrypted
        assert key.public_key_der(b"x") == pki.spki(LEAF.key)

    def test_the_parameters_before_an_ec_key_are_part_of_it(self) -> None:
        parameters = pki.pem(oid("1.2.840.10045.3.1.7"), "EC PARAMETERS").encode()
        bundle = read_bytes(parameters + LEAF.key_pem.encode() + BUNDLE, "a.pem")
        assert (len(bundle.keys), bundle.notes) == (1, ())

    @pytest.mark.parametrize("form", [serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL])
    def test_der(self, form: serialization.PrivateFormat) -> None:
        der = LEAF.key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
        (key,) = read_bytes(der, "key.der", require_certificate=False).keys
        assert (key.line, key.public_key_der()) == (0, pki.spki(LEAF.key))

    def test_alone_it_is_an_error_unless_it_is_what_is_wanted(self) -> None:
        error = refused(LEAF.key_pem.encode(), "key.pem")
        assert (error.code, error.message) == (
            "no-certificate",
            "key.pem holds no certificate; found instead: line 1: a private key",
        )
        assert "certificate file" in str(error.hint)
        bundle = read_bytes(LEAF.key_pem.encode(), "key.pem", require_certificate=False)
        assert (len(bundle.keys), bundle.certificates, bundle.notes) == (1, (), ())

    def test_its_bytes_are_in_no_repr_and_no_message(self) -> None:
        body = LEAF.key_pem.splitlines()[1]
        broken = LEAF.key_pem.replace("PRIVATE KEY", "CERTIFICATE").encode()[:150]
        for data in (LEAF.key_pem.encode(), LEAF.key_pem.encode()[:-30], broken, b64encode(LEAF.key_pem.encode())):
            bundle = read_bytes(data, "key.pem", require_certificate=False)
            assert body[:16] not in repr(bundle)
            assert body[:16] not in str(reading.no_certificate("key.pem", bundle))


class TestEmptyChain:
    @pytest.mark.parametrize(
        "text",
        [EMPTY_CHAIN, EMPTY_CHAIN + "\n", EMPTY_CHAIN + "\r\n", f"\ufeff{EMPTY_CHAIN}\n", f"# written by hand\n{EMPTY_CHAIN}\n"],
    )
    @pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
    def test_the_line_is_an_empty_chain(self, text: str, codec: str) -> None:
        assert read_bytes(text.encode(codec), "chain.pem") == Bundle((), (), (), empty_chain=True)

    def test_with_certificates_it_is_a_comment(self) -> None:
        bundle = read_bytes(BUNDLE + EMPTY_CHAIN.encode(), "a.pem")
        assert (ders(bundle), bundle.empty_chain) == (BOTH, False)

    @pytest.mark.parametrize("text", [b"no intermediate is needed", EMPTY_CHAIN.encode() + b"\nand more", b"# another comment"])
    def test_nothing_else_is(self, text: bytes) -> None:
        assert refused(text).code == "no-certificate"

    def test_a_broken_block_behind_it_is_not_overlooked(self) -> None:
        assert refused(EMPTY_CHAIN.encode() + b"\n" + TestBrokenBlocks.CUT).code == "no-certificate"


class TestNoCertificate:
    """What is no certificate is named, with its line, and what to do is said."""

    @pytest.mark.parametrize(
        ("data", "words", "hint"),
        [
            (b"", "a.pem is empty", "shell"),
            (b"\r\n \n", "a.pem is empty", "shell"),
            (b"\xff\xfe", "a.pem is empty", "shell"),
            (REQUEST, "line 1: a certificate signing request (CSR)", "authority"),
            (b"<!DOCTYPE html>\n<title>Login</title>", "a web page", "browser"),
            (b'{"error": 404}', "JSON", None),
            (gzip.compress(BUNDLE), "a gzip file", "unpack"),
            (b"\xfe\xed\xfe\xed" + bytes(20), "a Java keystore (JKS)", "keytool"),
            (LEAF.der[:-5], "DER that is cut off", "again"),
            ((VECTORS / "x509/custom/crl_empty.pem").read_bytes(), "line 1: a certificate revocation list (CRL)", None),
            ((VECTORS / "pkcs7/enveloped.pem").read_bytes(), "line 1: a PKCS#7 message", None),
            (pki.pem(pki.spki(LEAF.key), "PUBLIC KEY").encode(), "line 1: a public key", "certificate"),
            (b"\n-----BEGIN PGP MESSAGE-----\n\nQUJD\n-----END PGP MESSAGE-----\n", "line 2: a block called PGP MESSAGE", None),
            (b"hello", "text", None),
        ],
    )
    def test_it_is_named(self, data: bytes, words: str, hint: str | None) -> None:
        error = refused(data)
        assert (error.code, error.exit_status) == ("no-certificate", 2)
        assert words in error.message
        assert (hint or "") in (error.hint or "")
        assert (hint is None) == (error.hint is None)

    def test_beside_certificates_it_is_a_note(self) -> None:
        bundle = read_bytes(REQUEST + BUNDLE, "a.pem")
        assert ders(bundle) == BOTH
        assert [note.describe() for note in bundle.notes] == ["a.pem, line 1: a certificate signing request (CSR)"]

    def test_it_is_no_error_where_none_is_required(self) -> None:
        assert told(b"hello") == [("text", 0)]
        assert told(b"") == [("empty", 0)]

    def test_a_file_that_is_far_too_large(self) -> None:
        error = refused(bytes(reading.MAX_INPUT + 1), "disk.img")
        assert error.code == "too-large"


class TestRealFiles:
    def test_certifi(self) -> None:
        data = certifi.contents().encode()
        assert len(read(data)) == data.count(b"BEGIN CERTIFICATE")

    @pytest.mark.parametrize(
        ("name", "certificates", "notes"),
        [
            ("x509/cryptography.io.chain.pem", 2, []),
            ("x509/cryptography.io.old_header.pem", 1, []),
            ("x509/cryptography.io.with_headers.pem", 1, []),
            ("x509/cryptography.io.with_garbage.pem", 1, []),
            ("x509/cryptography.io.chain_with_garbage.pem", 2, []),
            ("x509/e-trust.ru.der", 1, []),
            ("pkcs7/isrg.pem", 1, []),
            ("pkcs7/amazon-roots.der", 2, []),
            ("pkcs7/amazon-roots.p7b", 2, []),
            ("pkcs7/authenticode.der", 1, []),
            ("pkcs12/java-truststore.p12", 2, []),
            ("pkcs12/no-password.p12", 1, []),
        ],
    )
    def test_vectors(self, name: str, certificates: int, notes: list[str]) -> None:
        bundle = read_bytes((VECTORS / name).read_bytes(), name)
        assert (len(bundle.certificates), [note.code for note in bundle.notes]) == (certificates, notes)

    def test_every_certificate_of_pkits(self) -> None:
        unread = set()
        files = list((VECTORS / "x509" / "PKITS_data" / "certs").glob("*.crt"))
        assert len(files) > 400
        for file in files:
            if not read_bytes(file.read_bytes(), file.name, require_certificate=False).certificates:
                unread.add(file.name)
        assert unread <= {"InvalidDSASignatureTest6EE.crt", "BadSignedCACert.crt"}  # their signatures are no whole number of octets

    def test_every_intermediate_and_root(self, shared: SharedData) -> None:
        for name in ("intermediates.pem", "roots.pem"):
            data = (shared.real / name).read_bytes()
            blocks = reading.blocks_of(data)
            assert blocks is not None
            assert len(blocks) == data.count(b"-----BEGIN CERTIFICATE-----")
            # A broken block sends all the others the slow way: it finds the same.
            bundle = read_bytes(b"-----BEGIN CERTIFICATE-----\n" + data, name)
            assert [certificate.der for certificate in bundle.certificates] == blocks
