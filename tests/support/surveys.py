"""Surveys for the reports: the cases whose golden files lie in tests/golden/survey, and how they are compared."""

import os
from datetime import UTC, datetime
from typing import NamedTuple

from chainfix.building.budget import Budget, Limits
from chainfix.building.distrust import Distrust
from chainfix.building.signature import SignatureChecker
from chainfix.building.survey import Survey, survey
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.certificates.certificate import POOLED, STORED, Certificate, Source
from chainfix.certificates.key import PrivateKey
from chainfix.certificates.pool import CertificatePool
from tests.support import der, pki
from tests.support.programs import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden" / "survey"
URL = "http://crt.comodoca.com/COMODORSADomainValidationSecureServerCA.crt"
DISTRUST_ON = int(datetime(2026, 4, 15, 23, 59, 59, tzinfo=UTC).timestamp())


class Case(NamedTuple):
    """What a report is made of."""

    survey: Survey
    keys: tuple[PrivateKey, ...] = ()


def certificates(place: str, *entities: pki.Entity, kind: str = "given") -> list[Certificate]:
    return [Certificate.from_der(entity.der, Source(kind, place, position)) for position, entity in enumerate(entities, 1)]


def store(name: str, *entities: pki.Entity, distrust: tuple[Distrust, ...] = (), date: str | None = None) -> TrustStore:
    pool = CertificatePool.of(certificates(name, *entities, kind=STORED))
    return TrustStore(name, pool, date=date, origin=f"{name} 1.0", distrust=distrust)


def look(
    given: list[Certificate],
    *stores: TrustStore,
    pooled: tuple[pki.Entity, ...] = (),
    at: datetime = pki.NOW,
    checks: int = 10_000,
) -> Survey:
    return survey(
        given,
        stores,
        pool=CertificatePool.of(certificates("pool.pem", *pooled, kind=POOLED)),
        at=int(at.timestamp()),
        checker=SignatureChecker(),
        budget=Budget(Limits(signature_checks=checks)),
    )


def served() -> Case:
    """The COMODO case in small: a root that nobody needs, a cross-certificate, and not the intermediate that everybody needs."""
    old, new = pki.root("AddTrust External CA Root"), pki.root("COMODO RSA Certification Authority")
    inter = new.ca("COMODO RSA Domain Validation Secure Server CA")
    leaf = inter.leaf("www.example.org", san=["www.example.org", "example.org"], ca_issuers=[URL])
    return Case(look(certificates("served.pem", leaf, old, old.cross(new)), store("mozilla", new, date="2026-06-01")))


def repaired() -> Case:
    """A list in order, below two twins of which one is in the store; a key, and one that is encrypted."""
    new, young = pki.root("Root X1"), pki.root("Root YR")
    inter = young.ca("YR1", path_length=0)
    given = certificates("fullchain.pem", inter.leaf("www.example.org"), inter, young, new.cross(young))
    keys = (PrivateKey(b"", "key.pem", 3), PrivateKey(b"", "site.p12", encrypted=True))
    return Case(look(given, store("mozilla", new), store("none")), keys)


def oddities() -> Case:
    """One of each thing that there is something to say about."""
    year_ago = datetime(2025, 1, 1, tzinfo=UTC)
    year_ahead = datetime(2027, 1, 1, tzinfo=UTC)
    root, other = pki.root("Example Root", key="rsa1024"), pki.root("Other Root", not_before=year_ago, not_after=pki.START)
    inter = root.ca("Example CA", hash_name="sha1")
    rolled = root.ca("Example Root", key="new key")
    strange = pki.resigned(
        root.ca("Strange CA"), lambda tbs: tbs.replace(der.oid("1.2.840.113549.1.1.1"), der.oid("1.2.840.113549.1.1.9"))
    )
    unknown = pki.resigned(
        root.ca("Unknown CA"), lambda tbs: tbs.replace(der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.2.9"))
    )
    given = certificates(
        "all.pem",
        inter.leaf("twice.example.org", extensions=[("2.5.29.15", True, der.bits(b"\x80", unused=7))]),
        inter.leaf("future.example.org", not_before=year_ahead, not_after=datetime(2028, 1, 1, tzinfo=UTC), eku=[pki.CLIENT_AUTH]),
        inter.leaf("many.example.org", san=[f"host{number}.example.org" for number in range(12)]),
        inter.leaf("text.example.org", issuer_name=pki.name_der(("CN", "EXAMPLE CA"))),
        inter.leaf("poisoned.example.org", aki=None, extensions=[(pki.CT_POISON, True, der.tlv(0x05))]),
        inter.leaf("OCSP", eku=["1.3.6.1.5.5.7.3.9"], san=None),
        inter.leaf("CRL", eku=None, key_usage=("crl_sign",), san=None),
        pki.self_signed_leaf("self.example.org"),
        pki.root("Version One", version=None, is_ca=None, key_usage=None, ski=None),
        inter,
        root.cross(inter, ski=b"\1\2\3\4"),
        root.ca("Example CA", key="impostor"),
        root,
        other.cross(root),
        rolled,
        other,
        unknown,
        root.ca("Unknown CA").leaf("unknown.example.org"),
        strange,
        pki.root("\x1b[31mRed\nRoot\u202e").ca("Below red", ca_issuers=["ldap://ldap.example.org/\x07"]),
        pki.root("Pooled Root").ca("Of the pool"),
        pki.root("Distrusted Root").ca("Of the distrusted"),
        pki.root("Not an anchor").ca("Of no anchor"),
        pki.root("Name alone").ca("Of a name"),
    )
    distrusted = pki.root("Distrusted Root")
    anchor = Certificate.from_der(distrusted.der)
    row = Distrust(key_fingerprint(anchor), anchor.subject, DISTRUST_ON, "notBefore", "server", "test")
    not_anchor = other.cross(pki.root("Not an anchor"))
    kept = store("kept", root, distrusted, not_anchor, pki.root("Name alone", key="other key"), distrust=(row,))
    again = certificates("again.pem", inter)
    return Case(look([*given, *again], kept, pooled=(pki.root("Pooled Root"),)))


def loop() -> Case:
    """Three CAs that certified each other, and a leaf below one; no store knows any."""
    one, two, three = pki.root("One"), pki.root("Two"), pki.root("Three")
    leaf = two.leaf("www.example.org")
    return Case(
        look(certificates("loop.pem", leaf, two.cross(one), three.cross(two), one.cross(three)), store("mozilla", pki.root("Four")))
    )


def spent() -> Case:
    """The limit of signature checks is reached after one."""
    root = pki.root("Example Root")
    inter = root.ca("Example CA")
    given = certificates("chain.pem", inter.leaf("www.example.org"), inter, root, root.ca("Example Root", key="new key"))
    return Case(look(given, store("old", root, date="2030-01-01"), checks=1, at=datetime(2026, 12, 31, tzinfo=UTC)))


def key_alone() -> Case:
    """A key and no certificate."""
    return Case(look([], store("mozilla", pki.root("Example Root"))), (PrivateKey(b"", "key.pem", 1),))


CASES = {make.__name__: make for make in (served, repaired, oddities, loop, spent, key_alone)}


def check(name: str, found: bytes) -> None:
    """Compare with a golden file; ``GOLDEN=write`` writes it anew, and the difference is for a person to read."""
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.write_bytes(found)
    assert found.decode() == file.read_bytes().decode()
