"""Pictures for the reports: the cases whose golden files lie in tests/golden/graph, and how they are compared."""

import os
from collections.abc import Callable, Iterable
from datetime import timedelta

import chainfix
from chainfix.building.repair import Outcome
from chainfix.building.trust import TrustStore
from chainfix.certificates.bundle import Bundle
from chainfix.certificates.certificate import POOLED
from chainfix.certificates.pool import CertificatePool
from chainfix.reports.picture import Picture, picture
from tests.support import pki
from tests.support.programs import REPOSITORY
from tests.support.surveys import certificates, store

GOLDEN = REPOSITORY / "tests" / "golden" / "graph"
HOST = "www.example.org"
NASTY = '<b>"Quoted" & \\ odd\n\x1b[31m </b> `x` #35; {a} |'
"""A name that would end a label in every language if it were not escaped."""


def outcome(given: Iterable[pki.Entity], *stores: TrustStore, pooled: Iterable[pki.Entity] = (), **options: object) -> Outcome:
    """What the engine finds out about www.example.org at NOW."""
    pool = CertificatePool.of(certificates("pool.pem", *pooled, kind=POOLED))
    builder = chainfix.Builder(stores=stores, pool=pool, **({"at": pki.NOW} | options))  # type: ignore[arg-type]
    return builder.outcome(Bundle(tuple(certificates("served.pem", *given)), (), ()), hostname=HOST)


def drawn(found: Outcome) -> Picture:
    """Its picture."""
    paths, complete = found.ranked()
    return picture(found, paths, complete=complete)


def comodo() -> Picture:
    """The COMODO case in small: a root that nobody needs, a cross-certificate, and a pool with the intermediate."""
    old, new = pki.root("AddTrust External CA Root"), pki.root("COMODO RSA Certification Authority")
    inter = new.ca("COMODO RSA Domain Validation Secure Server CA")
    return drawn(outcome([inter.leaf(HOST), old, old.cross(new)], store("mozilla", new), pooled=[inter]))


def missing() -> Picture:
    """The same without the pool: there is no list."""
    old, new = pki.root("AddTrust External CA Root"), pki.root("COMODO RSA Certification Authority")
    inter = new.ca("COMODO RSA Domain Validation Secure Server CA")
    return drawn(outcome([inter.leaf(HOST), old, old.cross(new)], store("mozilla", new)))


def mesh() -> Picture:
    """Four CAs that each issued a cross-certificate to each other; two stores."""
    four = [pki.root(f"Mesh {letter}") for letter in "ABCD"]
    crosses = [one.cross(other) for one in four for other in four if one is not other]
    inter = four[0].ca("Issuing CA")
    given = [inter.leaf(HOST), inter, four[0], *crosses]
    return drawn(outcome(given, store("old", four[2]), store("new", four[1], four[3])))


def oddities() -> Picture:
    """One of each thing that an arrow can tell of."""
    root, other = pki.root("Example Root"), pki.root("Other Root")
    aged = pki.root("Example Root", key=root.key, not_after=pki.NOW - timedelta(days=30))
    inter = root.ca("Example CA")
    sibling = root.ca("Sibling CA")
    given = [
        inter.leaf(HOST, aki=b"x" * 20),
        inter,
        pki.root("Example CA", key="impostor"),
        other.cross(inter, not_after=pki.NOW - timedelta(days=3)),
        other.cross(inter, bad_signature=True, serial=99),
        sibling,
        sibling.leaf("other.example.org"),
        inter.leaf("second.example.org"),
        pki.root("Lost Root").ca("Lost CA"),
        pki.root(NASTY),
    ]
    return drawn(outcome(given, store("mozilla", root), store("stores/aged.pem", aged)))


CASES: dict[str, Callable[[], Picture]] = {"comodo": comodo, "missing": missing, "mesh": mesh, "oddities": oddities}


def check(name: str, now: str) -> None:
    """Compare with the golden file, or write it where GOLDEN=write."""
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")
