"""Make the case of the COMODO evening with fresh keys: real names, real URLs, dates shifted so that today is that day.

    python make_example.py [FOLDER]

FOLDER (default: ``generated`` beside this file) then holds

    served.pem   what the server sent: the leaf, the AddTrust root, COMODO RSA as cross-signed by AddTrust
    cert.pem     the leaf alone
    key.pem      its private key
    store.pem    what a client of that day trusts: the AddTrust root and the COMODO RSA root
    aia/         the bodies that the caIssuers URLs answer, and map.json: URL -> file name

The keys are thrown away, but for the leaf's. Nothing here is signed by the real CAs.
"""

import datetime
import json
import pathlib
import sys
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

THE_DAY = datetime.datetime(2018, 5, 30, 12, tzinfo=datetime.UTC)
"""The day that becomes today: two years to the day before the AddTrust path died."""

HOST = "www.example.org"
URL_OF_DV_CA = "http://crt.comodoca.com/COMODORSADomainValidationSecureServerCA.crt"
URL_OF_COMODO_BY_ADDTRUST = "http://crt.comodoca.com/COMODORSAAddTrustCA.crt"

SHORT = {"C": NameOID.COUNTRY_NAME, "ST": NameOID.STATE_OR_PROVINCE_NAME, "L": NameOID.LOCALITY_NAME}
SHORT |= {"O": NameOID.ORGANIZATION_NAME, "OU": NameOID.ORGANIZATIONAL_UNIT_NAME, "CN": NameOID.COMMON_NAME}


def name(*parts: str) -> x509.Name:
    """Make a name of "C=SE" and so on, in the order of the certificate."""
    return x509.Name([x509.NameAttribute(SHORT[part.split("=")[0]], part.split("=", 1)[1]) for part in parts])


COMODO = ("C=GB", "ST=Greater Manchester", "L=Salford", "O=COMODO CA Limited")
ADDTRUST_ROOT = name("C=SE", "O=AddTrust AB", "OU=AddTrust External TTP Network", "CN=AddTrust External CA Root")
COMODO_RSA = name(*COMODO, "CN=COMODO RSA Certification Authority")
COMODO_DV = name(*COMODO, "CN=COMODO RSA Domain Validation Secure Server CA")
LEAF = name("OU=Domain Control Validated", "OU=PositiveSSL", f"CN={HOST}")


class Party(NamedTuple):
    """A name with its key: a CA, or the server."""

    name: x509.Name
    key: rsa.RSAPrivateKey


def party(named: x509.Name) -> Party:
    """Give a name a fresh key."""
    return Party(named, rsa.generate_private_key(public_exponent=65537, key_size=2048))


def issue(subject: Party, issuer: Party, dates: tuple[str, str], *extensions: x509.ExtensionType) -> x509.Certificate:
    """Sign a certificate; the dates are those of the real one, shifted by the days since THE_DAY."""
    shift = datetime.timedelta(days=(datetime.datetime.now(datetime.UTC) - THE_DAY).days)
    start, end = (datetime.datetime.fromisoformat(date) + shift for date in dates)
    builder = x509.CertificateBuilder(issuer.name, subject.name, subject.key.public_key(), x509.random_serial_number(), start, end)
    identifiers: list[x509.ExtensionType] = [x509.SubjectKeyIdentifier.from_public_key(subject.key.public_key())]
    if subject != issuer:
        identifiers.append(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()))
    for extension in (*identifiers, *extensions):
        builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints | x509.KeyUsage))
    return builder.sign(issuer.key, hashes.SHA256())


def authority(path_length: int | None = None) -> tuple[x509.ExtensionType, ...]:
    """Return the extensions that make a CA certificate."""
    usage = dict.fromkeys(("key_encipherment", "content_commitment", "data_encipherment", "key_agreement"), False)
    usage |= dict.fromkeys(("encipher_only", "decipher_only"), False)
    return (
        x509.BasicConstraints(ca=True, path_length=path_length),
        x509.KeyUsage(digital_signature=True, key_cert_sign=True, crl_sign=True, **usage),
    )


def issuer_at(url: str) -> x509.ExtensionType:
    """Return the extension that says where the issuer's certificate can be fetched."""
    where = x509.UniformResourceIdentifier(url)
    return x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, where)])


def server(host: str) -> tuple[x509.ExtensionType, ...]:
    """Return the extensions of a server's certificate."""
    return (
        x509.BasicConstraints(ca=False, path_length=None),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]),
        x509.SubjectAlternativeName([x509.DNSName(host), x509.DNSName(host.removeprefix("www."))]),
    )


def make(folder: pathlib.Path) -> None:
    """Write the whole case into a folder, which is made if need be."""
    addtrust, comodo, dv, leaf = map(party, (ADDTRUST_ROOT, COMODO_RSA, COMODO_DV, LEAF))
    addtrust_dates = ("2000-05-30T10:48:38+00:00", "2020-05-30T10:48:38+00:00")
    addtrust_root = issue(addtrust, addtrust, addtrust_dates, *authority())
    comodo_by_addtrust = issue(comodo, addtrust, addtrust_dates, *authority())
    comodo_root = issue(comodo, comodo, ("2010-01-19T00:00:00+00:00", "2038-01-18T23:59:59+00:00"), *authority())
    dv_dates = ("2014-02-12T00:00:00+00:00", "2029-02-11T23:59:59+00:00")
    dv_ca = issue(dv, comodo, dv_dates, *authority(0), issuer_at(URL_OF_COMODO_BY_ADDTRUST))
    leaf_dates = ("2018-03-01T00:00:00+00:00", "2019-03-01T23:59:59+00:00")
    served = issue(leaf, dv, leaf_dates, *server(HOST), issuer_at(URL_OF_DV_CA))

    write_pem(folder / "served.pem", served, addtrust_root, comodo_by_addtrust)
    write_pem(folder / "cert.pem", served)
    write_pem(folder / "store.pem", addtrust_root, comodo_root)
    write_key(folder / "key.pem", leaf.key)
    write_aia(folder / "aia", {URL_OF_DV_CA: dv_ca, URL_OF_COMODO_BY_ADDTRUST: comodo_by_addtrust})


def write_pem(path: pathlib.Path, *certificates: x509.Certificate) -> None:
    """Write certificates in the order given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates))


def write_key(path: pathlib.Path, key: rsa.RSAPrivateKey) -> None:
    """Write a private key that only its owner can read."""
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(pem)


def write_aia(folder: pathlib.Path, bodies: dict[str, x509.Certificate]) -> None:
    """Write each body as DER under the last part of its URL, and the map that play_aia.py reads."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {url: url.rsplit("/", 1)[1] for url in bodies}
    for url, certificate in bodies.items():
        (folder / files[url]).write_bytes(certificate.public_bytes(serialization.Encoding.DER))
    (folder / "map.json").write_text(json.dumps(files, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]) if sys.argv[1:] else pathlib.Path(__file__).parent / "generated")
