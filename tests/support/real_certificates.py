"""Real leaves built at the middle of their validity, and two independent opinions on every chain: OpenSSL's and cryptography's.

Used by the suite and by the benchmark of the same name. The chain is handed to OpenSSL alone: no pool, no other anchor.
"""

import datetime
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from ssl import DER_cert_to_PEM_cert
from typing import NamedTuple
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, rsa
from cryptography.hazmat.primitives.hashes import MD5, SHA1
from cryptography.x509.oid import AuthorityInformationAccessOID
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError

import chainfix
from tests.support.aia_proxy import AiaProxy, Answer
from tests.support.der import pkcs7
from tests.support.shared import SharedData


class RealLeaf(NamedTuple):
    """One leaf of the collection."""

    sha256: str
    path: Path
    at: datetime.datetime
    """The middle of its validity."""
    ca_issuers: tuple[str, ...]
    site: str
    """The last two labels of its first name: many leaves are renewals of one site."""


class Opinion(NamedTuple):
    """What an independent verifier says of a finished chain."""

    accepted: bool
    how: str
    """Under which settings it accepts, or why it refuses."""


class Outcome(NamedTuple):
    """What became of one leaf."""

    leaf: RealLeaf
    repair: chainfix.Repair | None
    error: chainfix.ChainfixError | None
    openssl: Opinion | None = None
    cryptography: Opinion | None = None


class RealCertificates:
    """The collection, read once."""

    def __init__(self, shared: SharedData) -> None:
        self.folder = shared.real
        self.roots = self.folder / "roots.pem"
        self.intermediates = self.folder / "intermediates.pem"

    @cached_property
    def leaves(self) -> tuple[RealLeaf, ...]:
        """All leaves, in the order of the collection."""
        listed = json.loads((self.folder / "leaves.json").read_text(encoding="utf-8"))
        return tuple(_leaf(entry, self.folder / "leaves") for entry in listed)

    @cached_property
    def aia_map(self) -> Mapping[str, str]:
        """CaIssuers URL -> SHA-256 of the certificate that is played there."""
        found: dict[str, str] = json.loads((self.folder / "aia" / "map.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def aia_answers(self) -> Mapping[str, Answer]:
        """What the hosts of all http URLs answer: DER, or PKCS#7 where the URL ends in .p7c or .p7b."""
        return {url: self._body(url, sha256) for url, sha256 in self.aia_map.items() if url.startswith("http://")}

    def _body(self, url: str, sha256: str) -> bytes:
        der = (self.folder / "aia" / f"{sha256}.der").read_bytes()
        return pkcs7(der) if urlsplit(url).path.lower().endswith((".p7c", ".p7b")) else der

    def within_reach(self, leaf: RealLeaf) -> tuple[bytes, ...]:
        """DER of every certificate that the caIssuers URLs of the leaf lead to, step by step."""
        answers, found, waiting = self.aia_answers, dict[str, bytes](), list(leaf.ca_issuers)
        while waiting:
            url = waiting.pop()
            if url not in answers or url in found:
                continue
            found[url] = (self.folder / "aia" / f"{self.aia_map[url]}.der").read_bytes()
            waiting += ca_issuers(found[url])
        return tuple(dict.fromkeys(found.values()))


def offline(real: RealCertificates, leaves: tuple[RealLeaf, ...] | None = None) -> Iterator[Outcome]:
    """Build each with the collection's intermediates as pool and its roots as store."""
    builder = chainfix.Builder(stores=[str(real.roots)], pool=[str(real.intermediates)])
    return (_outcome(builder, leaf) for leaf in leaves or real.leaves)


def over_aia(real: RealCertificates, leaves: tuple[RealLeaf, ...] | None = None) -> Iterator[Outcome]:
    """Build each with nothing but what its URLs lead to; every host is played by a proxy that ``HTTP_PROXY`` names."""
    with AiaProxy(real.aia_answers) as proxy, proxy_environment(proxy.url):
        builder = chainfix.Builder(stores=[str(real.roots)], fetch=True, cache=False)
        for leaf in leaves or real.leaves:
            yield _outcome(builder, leaf)


@contextmanager
def proxy_environment(url: str) -> Iterator[None]:
    """All of http and https goes to this proxy, whatever the environment said before."""
    before = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    for name in before:
        del os.environ[name]
    os.environ.update({"HTTP_PROXY": url, "http_proxy": url, "HTTPS_PROXY": url, "https_proxy": url})
    try:
        yield
    finally:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
            os.environ.pop(name, None)
        os.environ.update(before)


def confirmed(outcome: Outcome, folder: Path) -> Outcome:
    """The outcome with both opinions, where a chain was built."""
    if outcome.repair is None:
        return outcome
    leaf, chain, root = (outcome.repair.to_pem(part) for part in ("leaf", "chain", "root"))
    return outcome._replace(
        openssl=openssl_opinion(leaf, chain, root, outcome.leaf.at, folder),
        cryptography=cryptography_opinion(leaf, chain, root, outcome.leaf.at),
    )


def openssl_opinion(leaf: str, chain: str, root: str, at: datetime.datetime, folder: Path) -> Opinion:
    """``openssl verify`` with the chain alone as untrusted and the one anchor as trusted certificate, in three files.

    It must use every certificate of the chain. At its default security level OpenSSL refuses SHA-1 and RSA keys under 1024 bits
    (level 1); where it refuses for that, level 0 is asked.
    """
    files = _written(folder, leaf=leaf, chain=chain, root=root)
    expected = chain.count("-----BEGIN") + 2
    for level in (1, 0):
        said = _openssl_verify(files, at, level)
        accepted = said.startswith(f"{files['leaf']}: OK\n")
        if accepted and len(re.findall(r"^depth=", said, re.MULTILINE)) != expected:
            return Opinion(accepted=False, how="not all of the chain is needed")
        if accepted:
            return Opinion(accepted=True, how=f"at security level {level}")
        if not re.search(r"error (66|67|68) at", said):  # EE key too small, CA key too small, CA md too weak
            break
    problem = re.search(r"error \d+ at \d+ depth lookup: .*", said)
    return Opinion(accepted=False, how=problem.group(0) if problem else said)


def openssl_finds_a_path(leaf: Path, untrusted: tuple[bytes, ...], roots: Path, at: datetime.datetime, folder: Path) -> bool:
    """Whether OpenSSL gets from the leaf to any of the roots with these certificates."""
    pem = "".join(DER_cert_to_PEM_cert(der) for der in untrusted)
    files = _written(folder, chain=pem) | {"leaf": leaf, "root": roots}
    return _openssl_verify(files, at, 0).startswith(f"{leaf}: OK\n")


def cryptography_opinion(leaf: str, chain: str, root: str, at: datetime.datetime) -> Opinion:
    """cryptography's verifier: with its profile of the Web PKI, then with any extensions; its algorithms cannot be widened."""
    try:
        target, *others = x509.load_pem_x509_certificates((leaf + (chain if "BEGIN" in chain else "")).encode())
        anchor = x509.load_pem_x509_certificate(root.encode())
        name = _verifiable_name(target)
    except ValueError as unreadable:
        return Opinion(accepted=False, how=f"cannot be read: {unreadable}")
    if name is None:
        return Opinion(accepted=False, how="there is no name to ask for")
    policy = PolicyBuilder().store(Store([anchor])).time(at.replace(tzinfo=None))
    failures = []
    for how, each in (("with its profile", policy), ("with any extensions", _with_any_extensions(policy))):
        try:
            each.build_server_verifier(name).verify(target, others)
        except (VerificationError, ValueError) as failure:
            failures.append(_in_short(failure))
        else:
            return Opinion(accepted=True, how=how)
    return Opinion(accepted=False, how=failures[-1])


def _in_short(failure: Exception) -> str:
    """What went wrong without what was being looked at."""
    return re.sub(
        r"validation failed: |candidates exhausted: | \(encountered processing.*|: AlgorithmIdentifier .*", "", str(failure)
    )


def beyond_cryptographys_profile(repair: chainfix.Repair) -> tuple[str, ...]:
    """What is in this chain that cryptography's verifier refuses by design, found without asking it."""
    loaded = [each.to_cryptography() for each in (repair.leaf, *repair.chain.intermediates)]
    anchor = repair.anchor.to_cryptography()
    facts = {
        "signature with SHA-1 or MD5": any(isinstance(_hash(each), SHA1 | MD5) for each in loaded),
        "RSA key under 2048 bits": any(_small_rsa(each) for each in (*loaded, anchor)),
        "certificate of version 1": any(each.version is x509.Version.v1 for each in (*loaded, anchor)),
        "DSA key": any(isinstance(each.public_key(), dsa.DSAPublicKey) for each in loaded),
        "no DNS name or IP address in the leaf": _verifiable_name(loaded[0]) is None,
        "extensions that cannot be read": any(not _readable(each) for each in loaded),
    }
    return tuple(fact for fact, present in facts.items() if present)


def ca_issuers(der: bytes) -> tuple[str, ...]:
    """The caIssuers URLs of a certificate; none where its extensions cannot be read."""
    try:
        access = x509.load_der_x509_certificate(der).extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (ValueError, x509.ExtensionNotFound):
        return ()
    described = (each for each in access if each.access_method == AuthorityInformationAccessOID.CA_ISSUERS)
    return tuple(str(each.access_location.value) for each in described)


def _leaf(entry: Mapping[str, object], folder: Path) -> RealLeaf:
    starts, ends = (datetime.datetime.fromisoformat(str(entry[key])) for key in ("not_before", "not_after"))
    urls, names = entry["aia_ca_issuers"], entry["sans"] or entry["cn"]
    assert isinstance(urls, list)
    assert isinstance(names, list)
    site = ".".join(str(names[0]).split(".")[-2:]) if names else str(entry["subject"])
    at = (starts + (ends - starts) / 2).replace(microsecond=0)
    return RealLeaf(str(entry["sha256"]), folder / f"{entry['sha256']}.pem", at, tuple(urls), site)


def _outcome(builder: chainfix.Builder, leaf: RealLeaf) -> Outcome:
    try:
        return Outcome(leaf, builder.build(str(leaf.path), at=leaf.at), None)
    except chainfix.ChainfixError as error:
        return Outcome(leaf, None, error)


def _written(folder: Path, **contents: str) -> dict[str, Path]:
    files = {name: folder / f"{name}.pem" for name in contents}
    for name, path in files.items():
        path.write_text(contents[name], encoding="ascii")
    return files


def _openssl_verify(files: Mapping[str, Path], at: datetime.datetime, level: int) -> str:
    alone = ("-no-CAfile", "-no-CApath", "-no-CAstore", "-trusted", str(files["root"]))
    untrusted = ("-untrusted", str(files["chain"])) if b"BEGIN" in files["chain"].read_bytes() else ()
    how = ("-attime", str(int(at.timestamp())), "-auth_level", str(level), "-purpose", "sslserver", "-show_chain")
    command = ("openssl", "verify", *alone, *untrusted, *how, str(files["leaf"]))
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr


def _with_any_extensions(policy: PolicyBuilder) -> PolicyBuilder:
    issuer = ExtensionPolicy.permit_all().require_present(x509.BasicConstraints, Criticality.AGNOSTIC, None)
    leaf = ExtensionPolicy.permit_all().require_present(x509.SubjectAlternativeName, Criticality.AGNOSTIC, None)
    return policy.extension_policies(ca_policy=issuer, ee_policy=leaf)


def _verifiable_name(leaf: x509.Certificate) -> x509.DNSName | x509.IPAddress | None:
    for name in _names(leaf):
        if isinstance(name, x509.IPAddress):
            return name
        if isinstance(name, x509.DNSName):
            return x509.DNSName(re.sub(r"^\*\.", "any.", name.value))
    return None


def _names(leaf: x509.Certificate) -> tuple[x509.GeneralName, ...]:
    try:
        return tuple(leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value)
    except (ValueError, x509.ExtensionNotFound):
        return ()


def _readable(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions is not None
    except ValueError:
        return False


def _hash(certificate: x509.Certificate) -> object:
    return certificate.signature_hash_algorithm


def _small_rsa(certificate: x509.Certificate) -> bool:
    key = certificate.public_key()
    return isinstance(key, rsa.RSAPublicKey) and key.key_size < 2048
