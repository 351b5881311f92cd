"""CA identities and issuer candidates: who could have issued a certificate, in a stated order.

Nodes are identities, (subject name, public key); edges are certificates. A name match makes a candidate, the key identifiers
order the candidates, and only a verified signature makes an issuer; that is checked by who walks here, when it would help.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from chainfix.building.trust import TrustStore
from chainfix.certificates import names
from chainfix.certificates.certificate import CACHED, FETCHED, Certificate
from chainfix.certificates.names import NameMatch
from chainfix.certificates.pool import CertificatePool

if TYPE_CHECKING:
    from chainfix.certificates.extensions import AuthorityKeyId


class KeyIdMatch(IntEnum):
    """How the AKI of a certificate agrees with a certificate of its issuer candidate; smaller is better."""

    MATCH = 0
    NO_DATA = 1
    MISMATCH = 2
    """OpenSSL, GnuTLS, NSS and others refuse such a pair."""


def key_id_match(child: Certificate, issuer: Certificate) -> KeyIdMatch:
    """Whether the key identifier, and issuer and serial number where they are given, agree (RFC 5280 4.2.1.1)."""
    return _agreement(child.aki, issuer)


def _agreement(aki: "AuthorityKeyId | None", issuer: Certificate) -> KeyIdMatch:
    if aki is None:
        return KeyIdMatch.NO_DATA
    ski = issuer.ski if aki.key_id is not None else None
    if ski is not None and ski != aki.key_id:
        return KeyIdMatch.MISMATCH
    if aki.serial is None or aki.issuer is None:
        return KeyIdMatch.NO_DATA if ski is None else KeyIdMatch.MATCH
    agrees = aki.serial == issuer.serial and names.compare(aki.issuer, issuer.issuer_der) is not NameMatch.NONE
    return KeyIdMatch.MATCH if agrees else KeyIdMatch.MISMATCH


def repeats(certificate: Certificate, path: tuple[Certificate, ...]) -> bool:
    """Whether the identity of a certificate stands in a path already."""
    return any(other.spki_der == certificate.spki_der and _same_name(other, certificate) for other in path)


def _same_name(one: Certificate, other: Certificate) -> bool:
    return names.compare(one.subject_der, other.subject_der) is not NameMatch.NONE


class Candidate(NamedTuple):
    """One key that may have signed a certificate, by the name of its holder."""

    certificates: tuple[Certificate, ...]
    """The certificates of that key under that name that may be sent."""
    stored: tuple[tuple[int, Certificate], ...]
    """The same key and name in trust stores, each with the number of its store."""
    match: KeyIdMatch
    """The best agreement of any of these with the AKI below."""
    friction: tuple[Certificate, ...]
    """Those that the certificate below contradicts by its AKI, and those whose name it writes otherwise (again, if both)."""
    state: int = 0
    """A number for holder and friction, the same for every candidate of a graph that has both."""
    smooth: int = 0
    """The number of the same holder without friction."""

    key: bytes = b""
    """The SubjectPublicKeyInfo."""

    @property
    def holder(self) -> Certificate:
        """Any certificate with the key."""
        return self.certificates[0] if self.certificates else self.stored[0][1]


_Holders = tuple[tuple[Certificate, ...], tuple[tuple[int, Certificate], ...]]


class Graph:
    """The certificates at hand: those handed over, the pools, and the trust stores.

    What a store holds is offered as an anchor; whether it may be one (self-signed, in date) is for the search to find out.
    """

    def __init__(
        self,
        given: Iterable[Certificate],
        pools: Sequence[CertificatePool],
        stores: Sequence[TrustStore],
        without: tuple[str, ...] = (),
    ) -> None:
        self.stores = tuple(stores)
        self._pools = tuple(pools)
        self._without = without
        self._given: dict[bytes, list[Certificate]] = {}
        self._named: dict[tuple[bytes, bool], _Holders] = {}
        self._keys: dict[tuple[bytes, bool], tuple[_Holders, ...]] = {}
        self._candidates: dict[tuple[bytes, AuthorityKeyId | None, bool], tuple[Candidate, ...]] = {}
        self._states: dict[tuple[bytes, bytes, tuple[Certificate, ...]], int] = {}
        for certificate in given:
            self.add(certificate)

    def add(self, certificate: Certificate) -> bool:
        """Take in one more; False where it is known already or was ruled out."""
        known = self._given.setdefault(certificate.subject_der, [])
        if certificate in known or not self._may(certificate):
            return False
        known.append(certificate)
        self._named.clear()
        self._keys.clear()
        self._candidates.clear()
        return True

    def given(self) -> tuple[Certificate, ...]:
        """What was handed over or added."""
        return tuple(certificate for group in self._given.values() for certificate in group)

    def candidates(self, child: Certificate, *, prepared: bool) -> tuple[Candidate, ...]:
        """The keys that may have signed ``child``, best agreement of key identifiers first; ``prepared``: names by RFC 5280 7.1."""
        asked = child.issuer_der, child.aki, prepared
        found = self._candidates.get(asked)
        if found is None:
            found = self._candidates[asked] = tuple(self._candidates_of(child, prepared=prepared))
        return found

    def _candidates_of(self, child: Certificate, *, prepared: bool) -> list[Candidate]:
        found = [_candidate(child, *holders) for holders in self._by_key(child.issuer_der, prepared)]
        if len(found) > 1:
            found.sort(key=lambda candidate: (candidate.match, not candidate.stored, candidate.holder.sha256))
        return [c._replace(state=self._state(c, c.friction), smooth=self._state(c, ()), key=c.holder.spki_der) for c in found]

    def _by_key(self, name: bytes, prepared: bool) -> tuple[_Holders, ...]:  # noqa: FBT001
        """The holders of a name, those of one key together."""
        found = self._keys.get((name, prepared))
        if found is None:
            keys: dict[bytes, tuple[list[Certificate], list[tuple[int, Certificate]]]] = {}
            certificates, stored = self._holders(name, prepared)
            for certificate in certificates:
                keys.setdefault(certificate.spki_der, ([], []))[0].append(certificate)
            for number, anchor in stored:
                keys.setdefault(anchor.spki_der, ([], []))[1].append((number, anchor))
            found = self._keys[name, prepared] = tuple((tuple(mine), tuple(theirs)) for mine, theirs in keys.values())
        return found

    def _state(self, candidate: Candidate, friction: tuple[Certificate, ...]) -> int:
        holder = candidate.holder
        return self._states.setdefault((holder.spki_der, holder.subject_der, friction), len(self._states))

    def is_prepared_otherwise(self) -> bool:
        """Whether any name asked for so far finds more when names are compared by RFC 5280 7.1 instead of by bytes."""
        asked = [name for name, prepared in self._named if not prepared]
        return any(self._holders(name, True) != self._holders(name, False) for name in asked)  # noqa: FBT003

    def _holders(self, name: bytes, prepared: bool) -> _Holders:  # noqa: FBT001
        """The certificates with this subject that may be sent, fewest to fetch first, and those in stores."""
        held = self._named.get((name, prepared))
        if held is None:
            stored = [(number, anchor) for number, store in enumerate(self.stores) for anchor in _find(store.pool, name, prepared)]
            sendable = [*self._given_named(name, prepared), *(c for pool in self._pools for c in _find(pool, name, prepared))]
            sendable += [anchor for _, anchor in stored if not anchor.self_issued]
            sendable.sort(
                key=lambda certificate: certificate.source.kind in (FETCHED, CACHED)
            )  # of the same bytes the first is kept
            kept = filter(self._may, dict.fromkeys(sendable))
            held = self._named[name, prepared] = tuple(kept), tuple((n, anchor) for n, anchor in stored if self._may(anchor))
        return held

    def _may(self, certificate: Certificate) -> bool:
        return not self._without or not certificate.sha256.startswith(self._without)

    def fingerprinted(self, prefix: str) -> tuple[Certificate, ...]:
        """All certificates at hand whose SHA-256 begins with these lower-case hexadecimal digits."""
        found = [c for c in self.given() if c.sha256.startswith(prefix)]
        for pool in (*self._pools, *(store.pool for store in self.stores)):
            found += pool.by_fingerprint(prefix)
        return tuple(dict.fromkeys(found))

    def _given_named(self, name: bytes, prepared: bool) -> list[Certificate]:  # noqa: FBT001
        if not prepared:
            return self._given.get(name, [])
        return [c for raw, group in self._given.items() if names.compare(raw, name) is not NameMatch.NONE for c in group]


def _find(pool: CertificatePool, name: bytes, prepared: bool) -> tuple[Certificate, ...]:  # noqa: FBT001
    return pool.by_prepared_subject(name) if prepared else pool.by_subject(name)


def _candidate(child: Certificate, certificates: tuple[Certificate, ...], stored: tuple[tuple[int, Certificate], ...]) -> Candidate:
    holders = [*certificates, *(anchor for _, anchor in stored)]
    name = child.issuer_der
    matches = _agreements(child.aki, holders)
    friction = [holder for holder, match in zip(holders, matches, strict=True) if match is KeyIdMatch.MISMATCH]
    friction += [holder for holder in holders if holder.slices.subject != name]
    return Candidate(certificates, stored, min(matches), tuple(friction))


def _agreements(aki: "AuthorityKeyId | None", holders: list[Certificate]) -> list[KeyIdMatch]:
    """That of each; certificates of one key mostly say the same key identifier."""
    if aki is None or aki.serial is not None:
        return [_agreement(aki, holder) for holder in holders]
    known: dict[bytes | None, KeyIdMatch] = {}
    return [known[ski] if (ski := holder.ski) in known else known.setdefault(ski, _agreement(aki, holder)) for holder in holders]
