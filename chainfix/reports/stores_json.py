"""Trust stores as JSON objects: which there are, and what two of them differ in."""

from typing import TYPE_CHECKING

from chainfix.reports.json import Object, certificate

if TYPE_CHECKING:
    from chainfix.building.distrust import Distrust
    from chainfix.building.trust import StoreEntry, TrustStore
    from chainfix.findings.store_difference import Holding, StoreDifference


def entry(one: "StoreEntry") -> Object:
    """One store that has a name."""
    return one._asdict()


def difference(first: "TrustStore", second: "TrustStore", found: "StoreDifference") -> Object:
    """What two stores differ in."""
    return {
        "first": _store(first),
        "second": _store(second),
        "only_first": list(map(_holding, found.only_first)),
        "only_second": list(map(_holding, found.only_second)),
        "reissued": list(map(_holding, found.reissued)),
        "first_distrust": list(map(_row, found.first_distrust)),
        "second_distrust": list(map(_row, found.second_distrust)),
    }


def _store(store: "TrustStore") -> Object:
    return {"name": store.name, "date": store.date, "certificates": len(store), "origin": store.origin}


def _holding(one: "Holding") -> Object:
    return {
        "subject": one.identity.subject,
        "spki_sha256": one.identity.spki_sha256,
        "first": list(map(certificate, one.first)),
        "second": list(map(certificate, one.second)),
    }


def _row(row: "Distrust") -> Object:
    facts = {"subject": row.subject, "spki_sha256": row.spki_sha256, "after": row.date}
    return facts | {"basis": row.basis, "purpose": row.purpose, "source": row.source}
