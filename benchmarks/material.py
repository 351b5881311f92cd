"""The certificates that the benchmarks run on: generated ones, and real ones from the data beside the project where it is there.

Generated certificates are as large and as rich as public ones (two names, key ids, policies, AIA, a list of SCTs) and valid now,
since some peers know no other time. They are kept in ``benchmarks/.work`` for a month, so that runs can be compared.
"""

import datetime
import itertools
import secrets
import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from benchmarks.installs import work_folder
from tests.support.shared import SharedData

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
MONTH = 30 * 24 * 3600
POOL_SIZE, STORE_SIZE = 1260, 340
_SCT_LIST = x509.ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2")
_POLICY = x509.ObjectIdentifier("2.23.140.1.2.1")


class Identity(NamedTuple):
    """A CA identity: a name and a key."""

    name: x509.Name
    key: Key
    key_ids: bool = True
    """Whether certificates of it, and by it, carry key identifiers."""


class Verification(NamedTuple):
    """Files that say one thing: this leaf, through that pool, to that store."""

    leaves: tuple[Path, ...]
    pool: Path
    store: Path


def p256() -> Key:
    """A new P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def rsa_key(bits: int) -> Key:
    """A new RSA key."""
    return rsa.generate_private_key(65537, bits)


def identity(name: str, key: Key | None = None, *, key_ids: bool = True) -> Identity:
    """A CA of this common name, with a new P-256 key unless one is given."""
    parts = (("C", "XX"), ("O", "chainfix benchmarks"), ("CN", name))
    oids = {"C": NameOID.COUNTRY_NAME, "O": NameOID.ORGANIZATION_NAME, "CN": NameOID.COMMON_NAME}
    return Identity(x509.Name([x509.NameAttribute(oids[kind], value) for kind, value in parts]), key or p256(), key_ids)


def ca_certificate(subject: Identity, issuer: Identity, *, ca_issuers: str | None = None) -> x509.Certificate:
    """A certificate that lets ``subject`` issue, ten years long; self-signed where the two are one."""
    builder = _builder(subject.name, subject.key, issuer, years=10)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True), critical=True)
    if subject.key_ids:
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(subject.key.public_key()), critical=False)
    return _signed(_with_ca_issuers(builder, ca_issuers), issuer)


def leaf_certificate(host: str, issuer: Identity, *, ca_issuers: str | None = None) -> x509.Certificate:
    """A certificate with all the extensions that public ones have, 90 days long, issued in some second of the last month."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    key = p256()
    builder = _builder(name, key, issuer, years=0.25, seconds_ago=secrets.randbelow(MONTH))
    builder = builder.add_extension(_usage(digital_signature=True), critical=True)
    extensions: tuple[x509.ExtensionType, ...] = (
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        x509.SubjectAlternativeName([x509.DNSName(host), x509.DNSName(f"www.{host}")]),
        x509.SubjectKeyIdentifier.from_public_key(key.public_key()),
        x509.CertificatePolicies([x509.PolicyInformation(_POLICY, None)]),
        x509.UnrecognizedExtension(_SCT_LIST, _sct_list()),
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return _signed(_with_ca_issuers(builder, ca_issuers), issuer)


def write_pem(path: Path, certificates: Iterable[x509.Certificate | bytes]) -> Path:
    """One PEM file of certificates, or of PEM blocks as they are."""
    blocks = (c if isinstance(c, bytes) else c.public_bytes(Encoding.PEM) for c in certificates)
    path.write_bytes(b"".join(blocks))
    return path


def made_once(name: str) -> tuple[Path, bool]:
    """A folder in ``benchmarks/.work``, and whether what is in it is fresh enough to use; if not it is empty."""
    name = name if SharedData.find() else f"{name}-generated"
    folder = work_folder(name)
    stamp = folder / "complete"
    if stamp.exists() and time.time() - stamp.stat().st_mtime < MONTH:
        return folder, True
    shutil.rmtree(folder)
    return work_folder(name), False


def real_blocks(file: str, count: int) -> list[bytes]:
    """PEM blocks of ``data/real/FILE`` beside the project, taken at even distances; none, said aloud, where it is not there.

    What Go's parser, the strictest of the peers, would stop at is not sorted out: bundles have such certificates.
    """
    shared = SharedData.find()
    if shared is None:
        print(f"\n{SharedData.absence()}: generated certificates stand in for real ones", flush=True)
        return []
    lines = (line for line in (shared.real / file).read_bytes().splitlines(keepends=True) if not line.startswith(b"#"))
    begin = b"-----BEGIN CERTIFICATE-----\n"
    blocks = [begin + block for block in b"".join(lines).split(begin)[1:]]
    return [blocks[index * len(blocks) // count] for index in range(min(count, len(blocks)))]


def filled(real: Sequence[bytes], own: Sequence[x509.Certificate], count: int) -> list[bytes]:
    """``own`` in the midst of real certificates, ``count`` in all; unrelated generated ones make up for missing ones."""
    blocks = [certificate.public_bytes(Encoding.PEM) for certificate in own]
    rest = list(real[: count - len(blocks)])
    root = identity("An unrelated root")
    missing = count - len(blocks) - len(rest)
    rest += [ca_certificate(identity(f"An unrelated CA {n}"), root).public_bytes(Encoding.PEM) for n in range(missing)]
    middle = len(rest) // 2
    return [*rest[:middle], *blocks, *rest[middle:]]


def one_leaf() -> Verification:
    """A leaf two intermediates below its root, a pool of 1,260 and a store of 340 certificates."""
    folder, ready = made_once("one-leaf")
    found = Verification((folder / "leaf.pem",), folder / "pool.pem", folder / "store.pem")
    if not ready:
        root, upper, lower = identity("A root"), identity("An upper CA"), identity("A lower CA", rsa_key(2048))
        write_pem(found.leaves[0], [leaf_certificate("one.example", lower)])
        own = (ca_certificate(lower, upper), ca_certificate(upper, root))
        write_pem(found.pool, filled(real_blocks("intermediates.pem", POOL_SIZE - len(own)), own, POOL_SIZE))
        write_pem(found.store, filled(real_blocks("roots.pem", STORE_SIZE - 1), [ca_certificate(root, root)], STORE_SIZE))
        (folder / "complete").touch()
    return found


def served_chain() -> Path:
    """A leaf with its two intermediates in one PEM file, as a server has it."""
    folder, ready = made_once("served-chain")
    path = folder / "fullchain.pem"
    if not ready:
        root, upper, lower = identity("A root"), identity("An upper CA"), identity("A lower CA", rsa_key(2048))
        write_pem(path, [leaf_certificate("show.example", lower), ca_certificate(lower, upper), ca_certificate(upper, root)])
        (folder / "complete").touch()
    return path


def many_leaves(count: int = 10_000, intermediates: int = 50) -> Verification:
    """P-256 leaves under intermediates (half RSA-2048, half P-256) that two of five roots each have certified.

    The roots are two of RSA-4096 and three of P-384; the pool is filled up to 1,260 and the store to 340 certificates.
    """
    folder, ready = made_once("many-leaves")
    leaves = tuple(folder / "leaves" / f"{number:05}.pem" for number in range(count))
    found = Verification(leaves, folder / "pool.pem", folder / "store.pem")
    if not ready:
        (folder / "leaves").mkdir()
        roots = [identity(f"Root {number}", _root_key(number)) for number in range(5)]
        issuers = [identity(f"CA {n}", rsa_key(2048) if n % 2 else p256()) for n in range(intermediates)]
        pairs = itertools.cycle(itertools.combinations(roots, 2))
        own = [ca_certificate(ca, root) for ca, pair in zip(issuers, pairs, strict=False) for root in pair]
        write_pem(found.pool, filled(real_blocks("intermediates.pem", POOL_SIZE - len(own)), own, POOL_SIZE))
        anchors = [ca_certificate(root, root) for root in roots]
        write_pem(found.store, filled(real_blocks("roots.pem", STORE_SIZE - len(roots)), anchors, STORE_SIZE))
        for number, path in enumerate(leaves):
            issuer = issuers[secrets.randbelow(intermediates)]
            write_pem(path, [leaf_certificate(f"host{number}.example", issuer, ca_issuers="http://ca.example/issuer.cer")])
        (folder / "complete").touch()
    return found


def mesh(count: int, *, one_subject: bool, key_ids: bool, reachable: bool) -> Verification:
    """``count`` identities, each certified by every other; the leaf is by the first, the anchor, if any, is the last.

    Where it is not ``reachable`` the store holds an unrelated root.
    """
    kind = f"{'one' if one_subject else 'many'}-{'ids' if key_ids else 'bare'}-{'live' if reachable else 'dead'}"
    folder, ready = made_once(f"mesh-{count}-{kind}")
    found = Verification((folder / "leaf.pem",), folder / "pool.pem", folder / "store.pem")
    if not ready:
        members = [identity("Mesh" if one_subject else f"Mesh {n}", key_ids=key_ids) for n in range(count)]
        anchor = members[-1] if reachable else identity("An unrelated root")
        write_pem(found.leaves[0], [leaf_certificate("mesh.example", members[0])])
        write_pem(found.pool, [ca_certificate(subject, issuer) for subject, issuer in itertools.permutations(members, 2)])
        write_pem(found.store, [ca_certificate(anchor, anchor)])
        (folder / "complete").touch()
    return found


def without_mesh(count: int) -> Verification:
    """An ordinary build with as many certificates: a leaf, its CA among unrelated ones, the CA's root."""
    folder, ready = made_once(f"ordinary-{count}")
    found = Verification((folder / "leaf.pem",), folder / "pool.pem", folder / "store.pem")
    if not ready:
        root, issuer = identity("A root"), identity("A CA")
        write_pem(found.leaves[0], [leaf_certificate("ordinary.example", issuer)])
        write_pem(found.pool, filled((), [ca_certificate(issuer, root)], count))
        write_pem(found.store, [ca_certificate(root, root)])
        (folder / "complete").touch()
    return found


def _sct_list() -> bytes:
    """Two SCTs of log ids and signatures that nobody knows, as large as those in most leaves of today (RFC 6962 3.2 and 3.3)."""
    timestamp = int(time.time() * 1000).to_bytes(8)
    scts = [b"\x00" + secrets.token_bytes(32) + timestamp + b"\x00\x00\x04\x03\x00\x47" + secrets.token_bytes(0x47) for _ in "12"]
    body = b"".join(len(sct).to_bytes(2) + sct for sct in scts)
    listed = len(body).to_bytes(2) + body
    return b"\x04\x81" + len(listed).to_bytes(1) + listed


def _root_key(number: int) -> Key:
    return rsa_key(4096) if number < 2 else ec.generate_private_key(ec.SECP384R1())


def _builder(name: x509.Name, key: Key, issuer: Identity, *, years: float, seconds_ago: int = 2 * MONTH) -> x509.CertificateBuilder:
    starts = datetime.datetime.now(datetime.UTC).replace(microsecond=0) - datetime.timedelta(seconds=seconds_ago + 60)
    builder = x509.CertificateBuilder(
        subject_name=name,
        issuer_name=issuer.name,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=starts,
        not_valid_after=starts + datetime.timedelta(days=365 * years),
    )
    if not issuer.key_ids:
        return builder
    return builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)


def _signed(builder: x509.CertificateBuilder, issuer: Identity) -> x509.Certificate:
    large = isinstance(issuer.key, ec.EllipticCurvePrivateKey) and issuer.key.key_size > 256
    return builder.sign(issuer.key, SHA384() if large else SHA256())


def _with_ca_issuers(builder: x509.CertificateBuilder, url: str | None) -> x509.CertificateBuilder:
    if url is None:
        return builder
    access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(url))
    return builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)


def _usage(*, key_cert_sign: bool = False, digital_signature: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=key_cert_sign,
        encipher_only=False,
        decipher_only=False,
    )
