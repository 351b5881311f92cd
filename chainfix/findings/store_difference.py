"""What two trust stores differ in: CA identities of one only, those with other certificates, and dated distrust."""

from typing import NamedTuple

from chainfix.building.distrust import Distrust
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.certificates.certificate import Certificate


class Identity(NamedTuple):
    """A subject name and a public key."""

    subject: str
    """As RFC 4514 writes it."""
    spki_sha256: str


class Holding(NamedTuple):
    """The certificates of one identity in each of two stores, each sorted by its fingerprint."""

    identity: Identity
    first: tuple[Certificate, ...]
    second: tuple[Certificate, ...]


class StoreDifference(NamedTuple):
    """What stands in one of two stores and not in the other."""

    only_first: tuple[Holding, ...]
    only_second: tuple[Holding, ...]
    reissued: tuple[Holding, ...]
    """In both, but not with the same certificates."""
    first_distrust: tuple[Distrust, ...]
    """Dates for a root that the first store holds and that the second does not give; where it was read does not count."""
    second_distrust: tuple[Distrust, ...]


def store_difference(first: TrustStore, second: TrustStore) -> StoreDifference:
    """Compare two stores; everything is sorted by name and key. What can be read of no certificate is not compared."""
    left, right = _identities(first), _identities(second)
    held = [Holding(one, left.get(one, ()), right.get(one, ())) for one in sorted({**left, **right})]
    both = [holding for holding in held if holding.first and holding.second]
    return StoreDifference(
        tuple(holding for holding in held if not holding.second),
        tuple(holding for holding in held if not holding.first),
        tuple(holding for holding in both if holding.first != holding.second),
        _dates(first, left, second),
        _dates(second, right, first),
    )


def _identities(store: TrustStore) -> dict[Identity, tuple[Certificate, ...]]:
    found: dict[Identity, set[Certificate]] = {}
    for certificate in store.pool.certificates():
        found.setdefault(Identity(certificate.subject, key_fingerprint(certificate)), set()).add(certificate)
    return {identity: tuple(sorted(same, key=lambda one: one.sha256)) for identity, same in found.items()}


def _dates(store: TrustStore, held: dict[Identity, tuple[Certificate, ...]], other: TrustStore) -> tuple[Distrust, ...]:
    given = {row._replace(source="") for row in other.distrust}
    rows = [row for row in store.distrust if row._replace(source="") not in given]
    known = (row for row in rows if Identity(row.subject, row.spki_sha256) in held)
    return tuple(sorted(known, key=lambda row: (row.subject, row)))
