"""Reports of ``check`` for the reports on them: the cases whose golden files lie in tests/golden/check, and how they are compared.

A fixed selection of rules judges them, so that a new rule rewrites no file.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, NamedTuple

from chainfix.builder import Builder
from chainfix.building.trust import TrustStore
from chainfix.certificates.certificate import GIVEN, SERVED, STORED, Certificate, Source
from chainfix.certificates.pool import CertificatePool
from chainfix.errors import Attempt, InputError, NetworkError
from chainfix.findings import registry
from chainfix.findings.case import FileFacts, LiveFacts, Thresholds
from chainfix.findings.diagnose import Answered, Report
from chainfix.judging import Asked
from tests.support import pki
from tests.support.programs import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden" / "check"
URL = "http://ca.example.org/ca.der"
DAY = timedelta(days=1)
LATER = pki.END + 3650 * DAY
AT = int(pki.NOW.timestamp())
CLIENTS = ("openssl-3.0", "curl-openssl", "go1.27", "java17", "firefox-esr")
RULES = registry.MODULES[: registry.MODULES.index("expired")]
"""Those of completeness, order and surplus."""


@contextmanager
def selected(modules: tuple[str, ...] = RULES) -> Iterator[None]:
    """As if there were no other rules."""
    whole = registry.MODULES
    registry.MODULES = modules
    try:
        yield
    finally:
        registry.MODULES = whole


def certificates(place: str, *entities: pki.Entity, kind: str = GIVEN) -> list[Certificate]:
    return [Certificate.from_der(entity.der, Source(kind, place, position)) for position, entity in enumerate(entities, 1)]


def store(name: str, *entities: pki.Entity, date: str | None = "2026-06-01") -> TrustStore:
    return TrustStore(name, CertificatePool.of(certificates(name, *entities, kind=STORED)), date=date)


def report(given: list[Certificate], *stores: TrustStore, asked: Asked | None = None, **options: Any) -> Report:
    with selected():
        found = Builder(stores=stores, **options).check(given, asked=asked, at=pki.NOW)
    return found._replace(target=given[0].source.place)


def of_file(name: str, *entities: pki.Entity) -> tuple[list[Certificate], tuple[FileFacts, ...]]:
    """The certificates of a file with a comment at its head, and what it looks like."""
    return certificates(name, *entities), (FileFacts(name, f"# a comment\n{pki.bundle(*entities)}".encode(), 0o644),)


class Body(NamedTuple):
    """What the URL answers, or why it does not."""

    body: bytes | None
    error: str | None = None
    retriable: bool = False
    cached: bool = False


class OneUrl:
    """A network with one certificate in it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def fetch(self, url: str) -> Body:
        return Body(self._body) if url == URL else Body(None, "HTTP 404")

    def refresh(self) -> None:
        pass


def served() -> list[Report]:
    """A root that nobody needs, a cross-certificate, and not the intermediate that everybody needs, which is in the pool."""
    old, new = pki.root("Old Root"), pki.root("New Root")
    inter = new.ca("Example CA")
    given, files = of_file("served.pem", inter.leaf("www.example.org", ca_issuers=[URL]), old, old.cross(new))
    (pooled,) = certificates("my pool.pem", inter)
    asked = Asked(
        files=files,
        hostname="www.example.org",
        warning=Thresholds(seconds=30 * 86400),
        critical=Thresholds(seconds=604800),
        clients=CLIENTS,
        own_stores=False,
    )
    return [report(given, store("mozilla", old, new), pool=[pooled], asked=asked)]


def repaired() -> list[Report]:
    """Nothing that breaks anybody, in two stores, of which one outlives the end of its shortest path by a longer one."""
    old, new = pki.root("Old Root", not_after=LATER), pki.root("New Root", not_after=LATER)
    upper = new.ca("Upper CA", not_after=LATER)
    short = old.ca("Example CA", not_after=pki.NOW + 60 * DAY)
    leaf = short.leaf("www.example.org", not_after=LATER)
    given, files = of_file("fullchain.pem", leaf, upper.cross(short, not_after=pki.END), upper, short)
    asked = Asked(files=files, horizon=400 * 86400, clients=CLIENTS, own_stores=False)
    return [report(given, store("mozilla", new), store("android-7", old, new, date=None), asked=asked)]


def surplus() -> list[Report]:
    """Wrong order, a root, a twin, a duplicate, and what belongs nowhere."""
    root, other = pki.root("New Root"), pki.root("Other Root")
    upper = root.ca("Upper CA")
    lower = upper.ca("Lower CA")
    leaf = lower.leaf("www.example.org")
    everything = (leaf, upper, lower, other.cross(upper), root, leaf, other.ca("Unrelated CA"))
    return [report(certificates("all.pem", *everything), store("mozilla", root))]


def server() -> list[Report]:
    """Live: its intermediate is missing and was fetched; of its addresses one sends another list, and one none."""
    root = pki.root("New Root")
    inter = root.ca("Example CA")
    leaf = inter.leaf("www.example.org", ca_issuers=[URL])
    name = "www.example.org:587"
    given, other = certificates(name, leaf, kind=SERVED), certificates(name, leaf, inter, kind=SERVED)
    live = LiveFacts(
        "www.example.org",
        587,
        "192.0.2.1",
        trouble="the server asked for a client certificate",
        others=(("192.0.2.2", tuple(given)), ("192.0.2.3", tuple(other))),
        failures=(("2001:db8::1", "connection refused"),),
        protocol="TLSv1.3",
        starttls="smtp",
        wants_client_certificate=True,
        key_types=(("rsa", tuple(other)), ("ecdsa", tuple(given))),
    )
    asked = Asked(live=live, against=("fullchain.pem", tuple(certificates("fullchain.pem", leaf, inter))))
    return [report(given, store("mozilla", root), fetcher=OneUrl(inter.der), asked=asked)]


def oddities() -> list[Report]:
    """Names that would steer a terminal or break a form; a rule that did not come to its end; no fix."""
    strange = "a|b'c\"d\\e\n\x1b[31m<&>\u202e="
    root = pki.root(strange)
    given = certificates(
        f"dir/{strange}\udcff.pem", root.leaf("www.example.org", ca_issuers=[f"{URL}|\x07"]), pki.root("Ünrelated")
    )
    found = report(given, store(strange, pki.root("Another Root")))
    return [found._replace(answers=(*found.answers[:-1], (found.answers[-1][0], Answered.NOT_KNOWN)))]


def failed() -> list[Report]:
    """Nobody answered."""
    attempts = (Attempt("192.0.2.9 port 443", "connection refused", retriable=True),)
    error = NetworkError("www.example.org:443 does not answer", code="refused", hint="is it running?", attempts=attempts)
    return [Report("www.example.org:443", AT, error=error)]


def several() -> list[Report]:
    """One that is right, one that is not, one that did not answer, one that holds nothing, and the first again."""
    empty = Report("key.pem", AT, error=InputError("key.pem holds no certificate", code="no-certificate"))
    return [*repaired(), *served(), *failed(), empty, *repaired()]


def by_every_rule() -> list[Report]:
    """A list that many rules have something to say of, judged by all that there are: no golden file holds it."""
    root = pki.root("New Root")
    inter = root.ca("Example CA", ca_issuers=["ldap://ldap.example.org/"], hash_name="sha1", not_after=pki.NOW - DAY)
    leaf = inter.leaf("www.example.org", not_after=pki.NOW - DAY, eku=[pki.CLIENT_AUTH], ca_issuers=["https://127.0.0.1/ca.pem"])
    given, files = of_file("all.pem", inter, leaf, root, root)
    asked = Asked(files=files, hostname="mail.example.org", horizon=10 * 86400)
    return [Builder(stores=[store("mozilla", pki.root("Other Root"))]).check(given, asked=asked, at=pki.NOW)]


CASES: dict[str, Callable[[], list[Report]]] = {
    make.__name__: make for make in (served, repaired, surplus, server, oddities, failed, several)
}


def compare(name: str, found: bytes) -> None:
    """Compare with a golden file; ``GOLDEN=write`` writes it anew, and the difference is for a person to read."""
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(found)
    assert found.decode() == file.read_bytes().decode()
