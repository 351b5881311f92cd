"""What is in here: each certificate once, what it is, who signed it, its twins, and which store knows its identity or its issuer.

Nothing is chosen and no path is validated. A candidate issuer is one by its name; it is an issuer when its key verified the
signature, which is tried only where names match. Names are compared as bytes, and by RFC 5280 7.1 where that found no issuer;
with those in stores as bytes only, as a store covers no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from chainfix.building.budget import Budget, BudgetSpent
from chainfix.building.graph import KeyIdMatch, key_id_match
from chainfix.building.malformation import malformations
from chainfix.building.signature import SignatureChecker, Verdict, weak_digest, weak_key
from chainfix.building.trust import TrustStore
from chainfix.certificates import extensions, names
from chainfix.certificates.certificate import Certificate, Source
from chainfix.certificates.names import NameMatch
from chainfix.certificates.pool import CertificatePool


class Role(Enum):
    """What a certificate says it is for."""

    CA = "CA"
    LEAF = "leaf"
    VERSION_1 = "certificate of version 1"
    """Without extensions it says neither; roots of the 1990s are such."""
    PRECERTIFICATE = "precertificate"
    """RFC 6962 3.1: made for the logs, never to be served."""
    OCSP_SIGNER = "OCSP signer"
    """RFC 6960 4.2.2.2."""
    CRL_SIGNER = "CRL signer"


class Validity(Enum):
    """The dates against the moment asked for, both ends inclusive."""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET_VALID = "not yet valid"


class Held(NamedTuple):
    """A trust store's own certificate."""

    certificate: Certificate
    anchor: bool | None
    """Whether it is self-signed: only then it is an anchor certificate. None where the budget was spent."""
    distrusted_after: str | None
    """The store distrusts it for leaves that are issued after this day (YYYY-MM-DD), by their notBefore or first SCT."""


class Link(NamedTuple):
    """A certificate with the name of another's issuer."""

    issuer: Certificate
    verdict: Verdict | None
    """Whether its key signed the other; None where the budget was spent before."""
    key_ids: KeyIdMatch
    name: NameMatch
    """Never NONE."""
    number: int = 0
    """Its number in here; 0 for one of the pool or a store."""
    held: Held | None = None
    """What more there is to say where a store holds it."""


class Standing(NamedTuple):
    """What one store knows of a certificate."""

    store: str
    held: tuple[Held, ...]
    """Its certificates of the same name and key; the very certificate first, if it is there."""
    namesakes: tuple[Certificate, ...]
    """Its certificates of the same name and another key."""
    links: tuple[Link, ...]
    """Its certificates with the name of the issuer; none of a self-signed certificate."""

    @property
    def issuers(self) -> tuple[Link, ...]:
        """Those of ``links`` whose key signed the certificate."""
        return verified(self.links)


class Entry(NamedTuple):
    """One certificate and all that was found out about it."""

    number: int
    """From 1 on, in the order in which the certificates were handed over."""
    certificate: Certificate
    places: tuple[Source, ...]
    """Everywhere these bytes stand."""
    role: Role
    self_signed: bool | None
    """Whether it is its own issuer by name and signature; None where the budget was spent."""
    validity: Validity
    links: tuple[Link, ...]
    """Certificates in here, and where none of them signed it those of the pool, with the name of its issuer."""
    issued: tuple[int, ...]
    """The numbers of those that its key signed."""
    twins: tuple[int, ...]
    """The numbers of those with the same name and key."""
    cross: bool
    """Whether it is a CA's and not self-signed, while a self-signed twin is in here or in a store: a cross-certificate."""
    standings: tuple[Standing, ...]
    """One for each store, in order."""
    malformations: tuple[str, ...]
    weaknesses: tuple[str, ...]

    @property
    def issuers(self) -> tuple[Link, ...]:
        """Those of ``links`` whose key signed it."""
        return verified(self.links)

    @property
    def missing(self) -> bool:
        """Whether it was signed by another certificate, and none in here, in the pool or in a store is known to be that one."""
        return not self.self_signed and not self.issuers and not any(standing.issuers for standing in self.standings)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The DNS names and addresses of the SAN."""
        from chainfix.building.constraints import show

        return tuple(show(name) for name in self.certificate.alt_names if name.tag in (extensions.DNS_NAME, extensions.IP_ADDRESS))

    @property
    def purposes(self) -> tuple[str, ...]:
        """What EKU allows, in words or as dotted object identifiers; none where it allows everything."""
        usages = self.certificate.extended_key_usage or frozenset()
        named = [word for usage, word in _PURPOSES.items() if usage in usages]
        return (*named, *sorted(extensions.extension_name(usage) for usage in usages - _PURPOSES.keys()))


class Survey(NamedTuple):
    """What is in here."""

    entries: tuple[Entry, ...]
    stores: tuple[TrustStore, ...]
    at: int
    """The moment that dates are compared with, in seconds since 1970 UTC."""
    spent: str | None
    """The limit that ended the signature checks, after which ``None`` stands for *not known*."""

    def entry(self, number: int) -> Entry:
        """The certificate with a number."""
        return self.entries[number - 1]


def verified(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links whose signature was verified."""
    return tuple(link for link in links if link.verdict is Verdict.VERIFIED)


_PURPOSES = {
    extensions.SERVER_AUTH: "servers",
    extensions.CLIENT_AUTH: "clients",
    extensions.OCSP_SIGNING: "OCSP answers",
    extensions.ANY_EKU: "any purpose",
    b"\x2b\x06\x01\x05\x05\x07\x03\x03": "code",
    b"\x2b\x06\x01\x05\x05\x07\x03\x04": "mail",
    b"\x2b\x06\x01\x05\x05\x07\x03\x08": "time stamps",
}
"""The purposes of RFC 5280 4.2.1.12."""


def survey(
    certificates: Iterable[Certificate],
    stores: Sequence[TrustStore],
    *,
    pool: CertificatePool,
    at: int,
    checker: SignatureChecker,
    budget: Budget,
) -> Survey:
    """Look at every certificate; ``at`` in seconds since 1970 UTC. Never raises: a spent budget leaves verdicts at None."""
    look = _Look(tuple(certificates), stores, pool, checker, budget)
    entries = tuple(look.entry(certificate, at) for certificate in look.numbers)
    return Survey(entries=entries, stores=look.stores, at=at, spent=look.spent)


class _Look:
    """The certificates in here by name and by key, and what is known of each signature."""

    def __init__(
        self,
        given: Sequence[Certificate],
        stores: Sequence[TrustStore],
        pool: CertificatePool,
        checker: SignatureChecker,
        budget: Budget,
    ) -> None:
        self.stores = tuple(stores)
        self.spent: str | None = None
        self._checker = checker
        self._budget = budget
        self._pool = pool
        self._places: dict[Certificate, list[Source]] = {}
        for certificate in given:
            self._places.setdefault(certificate, []).append(certificate.source)
        self.numbers = {certificate: number for number, certificate in enumerate(self._places, 1)}
        self._here = CertificatePool.of(self._places)
        self._identities = _identities(self._places)
        self._signed = {certificate: self.self_signed(certificate) for certificate in self._places}
        self._links = {certificate: () if signed else self.links(certificate) for certificate, signed in self._signed.items()}
        self._issued: dict[int, list[int]] = {}
        for certificate, links in self._links.items():
            for link in verified(links):
                self._issued.setdefault(link.number, []).append(self.numbers[certificate])

    def entry(self, certificate: Certificate, at: int) -> Entry:
        """All about one certificate."""
        number, signed, role = self.numbers[certificate], self._signed[certificate], _role(certificate)
        twins = [twin for twin in self._identities.get(certificate, ()) if twin != certificate]
        standings = tuple(self.standing(store, certificate) for store in self.stores)
        rooted = any(self._signed[twin] for twin in twins) or any(held.anchor for standing in standings for held in standing.held)
        return Entry(
            number=number,
            certificate=certificate,
            places=tuple(self._places[certificate]),
            role=role,
            self_signed=signed,
            validity=_validity(certificate, at),
            links=self._links[certificate],
            issued=tuple(self._issued.get(number, ())),
            twins=tuple(self.numbers[twin] for twin in twins),
            cross=role is Role.CA and signed is False and rooted,
            standings=standings,
            malformations=malformations(certificate),
            weaknesses=tuple(_weaknesses(certificate, signed)),
        )

    def verdict(self, child: Certificate, issuer: Certificate) -> Verdict | None:
        """Whether the key signed the child; None once the budget is spent."""
        if self.spent is None:
            try:
                return self._checker.check(child, issuer, self._budget)
            except BudgetSpent as stop:
                self.spent = stop.field
        return None

    def self_signed(self, certificate: Certificate) -> bool | None:
        """RFC 5280 3.2; what cannot be checked counts as signed, as in :func:`chainfix.building.signature.self_signed`."""
        if not certificate.self_issued:
            return False
        verdict = self.verdict(certificate, certificate)
        return None if verdict is None else verdict is not Verdict.BAD

    def links(self, child: Certificate) -> tuple[Link, ...]:
        """The candidates in here; the pool and the text of names are asked only as long as no issuer is found."""
        tried: tuple[Link, ...] = ()
        for found in self._candidates(child):
            others = [candidate for candidate in found if candidate != child and all(link.issuer != candidate for link in tried)]
            tried += tuple(self._link(child, candidate) for candidate in others)
            if verified(tried):
                break
        return tried

    def _candidates(self, child: Certificate) -> Iterator[tuple[Certificate, ...]]:
        yield self._here.by_subject(child.issuer_der)
        yield self._here.by_prepared_subject(child.issuer_der)
        if len(self._pool):
            yield self._pool.by_subject(child.issuer_der)
            yield self._pool.by_prepared_subject(child.issuer_der)

    def _link(self, child: Certificate, issuer: Certificate, held: Held | None = None) -> Link:
        match = names.compare(child.issuer_der, issuer.subject_der)
        number = 0 if held else self.numbers.get(issuer, 0)
        return Link(
            issuer=issuer,
            verdict=self.verdict(child, issuer),
            key_ids=key_id_match(child, issuer),
            name=match,
            number=number,
            held=held,
        )

    def standing(self, store: TrustStore, certificate: Certificate) -> Standing:
        """What one store knows of a certificate."""
        named = store.named(certificate.subject_der)
        same = sorted((held for held in named if held.spki_der == certificate.spki_der), key=lambda held: held != certificate)
        found = () if self._signed[certificate] else store.named(certificate.issuer_der)
        return Standing(
            store=store.name,
            held=tuple(self._held(store, held) for held in same),
            namesakes=tuple(held for held in named if held not in same),
            links=tuple(self._link(certificate, issuer, self._held(store, issuer)) for issuer in found if issuer != certificate),
        )

    def _held(self, store: TrustStore, certificate: Certificate) -> Held:
        rows = [row for row in store.rows(certificate) if row.basis != "removal"]
        return Held(certificate=certificate, anchor=self.self_signed(certificate), distrusted_after=rows[0].date if rows else None)


def _identities(certificates: Iterable[Certificate]) -> dict[Certificate, list[Certificate]]:
    """For each certificate that shares its key with another those of its name and key, itself among them."""
    keys: dict[bytes, list[Certificate]] = {}
    for certificate in certificates:
        keys.setdefault(certificate.spki_der, []).append(certificate)
    groups: dict[tuple[bytes, object], list[Certificate]] = {}
    for key, holders in keys.items():
        for certificate in holders if len(holders) > 1 else ():
            groups.setdefault((key, names.prepare(certificate.subject_der)), []).append(certificate)
    return {certificate: group for group in groups.values() for certificate in group}


def _role(certificate: Certificate) -> Role:
    if extensions.PRECERTIFICATE_POISON in certificate.extensions:
        return Role.PRECERTIFICATE
    if certificate.is_ca:
        return Role.CA
    if not certificate.extensions:
        return Role.VERSION_1
    if certificate.extended_key_usage == frozenset((extensions.OCSP_SIGNING,)):
        return Role.OCSP_SIGNER
    return Role.CRL_SIGNER if certificate.key_usage == 1 << _CRL_SIGN else Role.LEAF


_CRL_SIGN = 6
"""RFC 5280 4.2.1.3."""


def _validity(certificate: Certificate, at: int) -> Validity:
    if at > certificate.ends:
        return Validity.EXPIRED
    return Validity.NOT_YET_VALID if at < certificate.starts else Validity.VALID


def _weaknesses(certificate: Certificate, signed: bool | None) -> Iterator[str]:  # noqa: FBT001
    """A broken digest, but not in a self-signature, which nobody relies on; a weak key."""
    digest, key = weak_digest(certificate.algorithm_der), weak_key(certificate.spki_der)
    if digest and not signed:
        yield f"signed with {digest}"
    if key:
        yield f"the key is {key}"
