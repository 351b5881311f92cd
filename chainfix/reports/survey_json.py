"""What ``show`` found as a JSON object: docs/chainfix-show.schema.json describes it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from chainfix.building.graph import KeyIdMatch
from chainfix.building.signature import Verdict
from chainfix.building.survey import Entry, Held, Link, Role, Standing, Survey
from chainfix.certificates.names import NameMatch
from chainfix.reports import json
from chainfix.reports.json import Object

if TYPE_CHECKING:
    from chainfix.building.trust import TrustStore
    from chainfix.certificates.bundle import Note
    from chainfix.certificates.certificate import Certificate, Source
    from chainfix.certificates.key import PrivateKey

_ROLES = {
    Role.CA: "ca",
    Role.LEAF: "leaf",
    Role.VERSION_1: "version-1",
    Role.PRECERTIFICATE: "precertificate",
    Role.OCSP_SIGNER: "ocsp-signer",
    Role.CRL_SIGNER: "crl-signer",
}
_SIGNATURES = {Verdict.VERIFIED: "verified", Verdict.BAD: "bad", Verdict.UNKNOWN: "unknown", None: "not-checked"}
_KEY_IDS = {KeyIdMatch.MATCH: "agree", KeyIdMatch.NO_DATA: "no-data", KeyIdMatch.MISMATCH: "contradict"}
_NAMES = {NameMatch.BYTES: "bytes", NameMatch.TEXT: "text", NameMatch.NONE: "different"}


def result(survey: Survey, keys: "Iterable[PrivateKey]" = (), notes: "Iterable[Note]" = ()) -> Object:
    """What is in here; ``keys`` and ``notes`` are what reading found beside the certificates."""
    from chainfix.certificates.dates import moment

    return {
        "at": json.moment(moment(survey.at)),
        "certificates": [_entry(survey, entry) for entry in survey.entries],
        "stores": [_store(store) for store in survey.stores],
        "keys": [{"place": key.place, "line": key.line or None, "encrypted": key.encrypted} for key in keys],
        "complete": survey.spent is None,
        "warnings": list(map(json.note, notes)),
    }


def _store(store: "TrustStore") -> Object:
    return {"name": store.name, "date": store.date, "origin": store.origin or None, "count": len(store)}


def _entry(survey: Survey, entry: Entry) -> Object:
    certificate = entry.certificate
    return {
        **json.certificate(certificate),
        "number": entry.number,
        "name": certificate.name,
        "sources": [_source(place) for place in entry.places],
        "role": _ROLES[entry.role],
        "self_issued": certificate.self_issued,
        "self_signed": entry.self_signed,
        "cross_certificate": entry.cross,
        "validity": entry.validity.value.replace(" ", "-"),
        "hosts": list(entry.hosts),
        "purposes": list(entry.purposes),
        "candidates": list(map(_link, entry.links)),
        "issued": _fingerprints(survey, entry.issued),
        "twins": _fingerprints(survey, entry.twins),
        "issuer_missing": entry.missing,
        "ca_issuers": list(certificate.ca_issuers),
        "stores": {standing.store: _standing(standing, certificate) for standing in entry.standings},
        "malformations": list(entry.malformations),
        "weaknesses": list(entry.weaknesses),
    }


def _source(source: "Source") -> Object:
    return {"kind": source.kind, "place": source.place, "position": source.position}


def _fingerprints(survey: Survey, numbers: Iterable[int]) -> list[str]:
    return [survey.entry(number).certificate.sha256 for number in numbers]


def _link(link: Link) -> Object:
    told = {
        **json.certificate(link.issuer),
        "number": link.number or None,
        "signature": _SIGNATURES[link.verdict],
        "key_ids": _KEY_IDS[link.key_ids],
        "names": _NAMES[link.name],
    }
    return told | _limits(link.held) if link.held else told


def _standing(standing: Standing, certificate: "Certificate") -> Object:
    exact = any(held.certificate == certificate for held in standing.held)
    return {
        "has": "certificate" if exact else "identity" if standing.held else None,
        "has_issuer": bool(standing.issuers),
        "certificates": [json.certificate(held.certificate) | _limits(held) for held in standing.held],
        "namesakes": list(map(json.certificate, standing.namesakes)),
        "candidates": list(map(_link, standing.links)),
    }


def _limits(held: Held) -> Object:
    return {"anchor": held.anchor, "distrusted_after": held.distrusted_after}
