"""What a piece of data is, told from its first bytes: from the tags of an element, or from the beginning of a file.

A shape is a guess, good enough to choose a reader and to name what is no certificate; only the reader knows.
"""

from typing import NamedTuple

from chainfix.certificates import ber
from chainfix.certificates.der import OID, DerError, Element


class Kind(NamedTuple):
    """A sort of data."""

    code: str
    """A stable word."""
    words: str
    """With its article, for a sentence."""


CERTIFICATE = Kind("certificate", "a certificate")
REQUEST = Kind("certificate-request", "a certificate signing request (CSR)")
CRL = Kind("crl", "a certificate revocation list (CRL)")
PKCS7 = Kind("pkcs7", "a PKCS#7 message")
PKCS12 = Kind("pkcs12", "a PKCS#12 file")
PRIVATE_KEY = Kind("private-key", "a private key")
ENCRYPTED_KEY = Kind("private-key", "an encrypted private key")
PUBLIC_KEY = Kind("public-key", "a public key")
RSA_NUMBERS = Kind("public-key", "an RSA public key or Diffie-Hellman parameters")
OCSP = Kind("ocsp-response", "an OCSP response")

_SHAPES = (
    (b"\x30\x30\x03", CERTIFICATE),  # SIGNED of X.509: a certificate, a request or a CRL
    (b"\x30\x03", PUBLIC_KEY),  # SubjectPublicKeyInfo, RFC 5280 4.1
    (b"\x30\x04", ENCRYPTED_KEY),  # EncryptedPrivateKeyInfo, RFC 5958 3
    (b"\x06\xa0", PKCS7),  # ContentInfo, RFC 5652 3
    (b"\x02\x30\x04", PRIVATE_KEY),  # PrivateKeyInfo and OneAsymmetricKey, RFC 5958 2
    (b"\x02\x30", PKCS12),  # PFX, RFC 7292 4
    (b"\x02\x04", PRIVATE_KEY),  # ECPrivateKey, RFC 5915 3
    (b"\x02\x02\x02\x02\x02\x02", PRIVATE_KEY),  # RSAPrivateKey, RFC 8017 A.1.2, and DSA's like it
    (b"\x02\x02", RSA_NUMBERS),  # RSAPublicKey, RFC 8017 A.1.1; DHParameter, PKCS#3 9
    (b"\x0a\xa0", OCSP),  # OCSPResponse, RFC 6960 4.2.1
)
_NAMED_FIRST = (PUBLIC_KEY, ENCRYPTED_KEY)
"""These begin with an AlgorithmIdentifier, so with an object identifier."""
_TIMES = (0x17, 0x18)


def kind_of(der: bytes) -> Kind | None:
    """What one whole element of DER or BER is by its shape; None for what no one hands over."""
    try:
        parts = ber.children(der)
        tags = bytes(part.tag for part in parts)
        kind = next((kind for shape, kind in _SHAPES if tags.startswith(shape)), None)
        if kind is CERTIFICATE:
            return _signed(ber.children(parts[0].whole))
    except DerError:
        return None
    if kind in _NAMED_FIRST and parts[0].content[:1] != bytes((OID,)):
        return None
    return kind


def _signed(body: list[Element]) -> Kind:
    """RFC 5280 5.1.2: issuer and date follow the algorithm of a CRL. RFC 2986 4.1: a request holds a key and attributes."""
    tags = bytes(part.tag for part in body[:4])
    if tags.lstrip(b"\x02")[:3] in (b"\x30\x30\x17", b"\x30\x30\x18"):
        return CRL
    return REQUEST if tags in (b"\x02\x30\x30", b"\x02\x30\x30\xa0") else CERTIFICATE


_BEGINNINGS = (
    (b"<!doctype html", Kind("html", "a web page")),
    (b"<html", Kind("html", "a web page")),
    (b"\xfe\xed\xfe\xed", Kind("java-keystore", "a Java keystore (JKS)")),
    (b"\xce\xce\xce\xce", Kind("java-keystore", "a Java keystore (JCEKS)")),
    (b"ssh-", Kind("ssh-key", "an SSH public key")),
    (b"ecdsa-sha2-", Kind("ssh-key", "an SSH public key")),
    (b"putty-user-key-file", Kind("ssh-key", "a PuTTY key")),
    (b"\x1f\x8b", Kind("archive", "a gzip file")),
    (b"bzh", Kind("archive", "a bzip2 file")),
    (b"\xfd7zxz", Kind("archive", "an xz file")),
    (b"\x28\xb5\x2f\xfd", Kind("archive", "a Zstandard file")),
    (b"pk", Kind("archive", "a ZIP archive that is empty or cut off")),
    (b"7z\xbc\xaf", Kind("archive", "a 7-Zip archive")),
    (b"rar!", Kind("archive", "a RAR archive")),
    (b"mscf", Kind("archive", "a Windows cabinet")),
    (b"%pdf", Kind("document", "a PDF document")),
    (b"\xd0\xcf\x11\xe0", Kind("document", "a Microsoft Office document or Outlook message")),
    (b"{\\rtf", Kind("document", "a Rich Text document")),
    (b"\x89png", Kind("picture", "a picture")),
    (b"\xff\xd8\xff", Kind("picture", "a picture")),
    (b"<", Kind("xml", "XML or a web page")),
    (b"{", Kind("json", "JSON")),
    (b"[{", Kind("json", "JSON")),
    (b"\x7felf", Kind("program", "a program")),
    (b"mz", Kind("program", "a Windows program")),
)
"""How files begin that people take for a certificate, in lower case; the longer beginnings first where one contains another."""


def appearance_of(data: bytes) -> Kind:
    """What a whole file looks like in which no certificate was found."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\0").lower()
    if not start:
        return Kind("empty", "nothing")
    if data[257:262] == b"ustar":
        return Kind("archive", "a tar archive")
    known = next((kind for beginning, kind in _BEGINNINGS if start.startswith(beginning)), None)
    if known:
        return known
    if data[0] == 0x30 and data[1:2] in (b"\x80", b"\x81", b"\x82", b"\x83"):
        return Kind("der", "DER that is cut off, or of a kind that holds no certificate")
    printable = sum(0x20 <= octet < 0x7F or octet in b"\t\r\n" for octet in start)
    return Kind("text", "text") if printable * 10 >= len(start) * 9 else Kind("binary", "binary data of an unknown kind")
