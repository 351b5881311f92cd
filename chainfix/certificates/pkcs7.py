"""PKCS#7, also called CMS: the certificates in a SignedData (RFC 5652 5.1, RFC 2315 9.1), with or without signatures.

cryptography refuses a whole PKCS#7 file for one certificate that it cannot load, and for some BER; so the certificates are only
sliced out here. Signatures and content are not looked at, attribute certificates are left out.
"""

from chainfix.certificates import ber
from chainfix.certificates.der import OID, SEQUENCE, DerError

SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""1.2.840.113549.1.7.2, with tag and length."""
CERTIFICATE_SEQUENCE = bytes.fromhex("06096086480186f8420205")
"""2.16.840.1.113730.2.5: Netscape's list of certificates, a plain SEQUENCE OF Certificate."""
EXPLICIT_CONTENT = CERTIFICATES = 0xA0


def certificates(data: bytes) -> list[bytes]:
    """The certificates of one ContentInfo as DER, in the order in which they stand there.

    Raises :class:`chainfix.certificates.der.DerError` where ``data`` is something else, such as enveloped data.
    """
    parts = ber.children(data)
    if len(parts) != 2 or parts[0].tag != OID or parts[1].tag != EXPLICIT_CONTENT:
        raise DerError("not a ContentInfo (RFC 5652 3)")
    content = ber.first(parts[1].content) or b""
    if parts[0].whole == CERTIFICATE_SEQUENCE:
        held = ber.children(content)
    elif parts[0].whole == SIGNED_DATA:
        held = [
            part for field in ber.children(content) if field.tag == CERTIFICATES for part in ber.children(field.whole, CERTIFICATES)
        ]
    else:
        raise DerError("a CMS message that holds no certificates in the open")
    return [part.whole for part in held if part.tag == SEQUENCE]
