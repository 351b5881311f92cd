"""A client's own trust store as far as it is at hand: the store that stands for it, seen through the facts on it."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from chainfix.building.distrust import Distrust
from chainfix.building.trust import TrustStore, is_later, key_fingerprint
from chainfix.certificates import names
from chainfix.certificates.certificate import STORED, Certificate
from chainfix.certificates.pool import Block, CertificatePool
from chainfix.clients.stores import ClientStore

AtHand = Callable[[], CertificatePool]
"""Gives all certificates that are at hand; asked when one of them may be wanted."""


class Selection(CertificatePool):
    """Of a base those certificates that a client's store holds, and of all that is at hand those that it has besides.

    A certificate is judged when its name is asked for, so that most are never read.
    """

    def __init__(self, facts: ClientStore, base: CertificatePool, at_hand: AtHand) -> None:
        super().__init__((), STORED)
        self._facts, self._base, self._at_hand = facts, base, at_hand
        self._besides = frozenset(root.subject for root in facts.has)
        self._loosely = frozenset(map(_loosely, self._besides))
        self._selected: dict[bytes, tuple[Certificate, ...]] = {}

    def __len__(self) -> int:
        return sum(1 for _ in self.certificates())

    def __add__(self, other: CertificatePool) -> CertificatePool:
        return CertificatePool.of(self.certificates()) + other

    def __reduce__(self) -> tuple[object, ...]:
        return Selection, (self._facts, self._base, self._at_hand)

    def by_subject(self, name: bytes) -> tuple[Certificate, ...]:
        """Those whose subject is this raw Name, byte for byte, each once."""
        found = self._selected.get(name)
        if found is None:
            found = self._chosen(self._base.by_subject(name), ())
            if self.may_add(name) and not self._wanted(name) <= set(map(key_fingerprint, found)):
                found = self._chosen(found, self._at_hand().by_subject(name))
            self._selected[name] = found
        return found

    def _wanted(self, name: bytes) -> set[str]:
        """The keys of the roots of this raw Name that the client's store has for sure."""
        return {root.spki_sha256 for root in self._facts.has if root.subject == _text(name)}

    def may_add(self, name: bytes) -> bool:
        """Whether the client's store has a root of this raw Name that the base may lack."""
        return bool(self._besides) and _text(name) in self._besides

    def by_prepared_subject(self, name: bytes) -> tuple[Certificate, ...]:
        """Those whose subject equals this raw Name by RFC 5280 7.1."""
        besides = self._at_hand().by_prepared_subject(name) if _loosely(_text(name)) in self._loosely else ()
        return self._chosen(self._base.by_prepared_subject(name), besides)

    def by_fingerprint(self, prefix: str) -> tuple[Certificate, ...]:
        """Those whose SHA-256 begins with these lower-case hexadecimal digits."""
        return self._chosen(self._base.by_fingerprint(prefix), self._at_hand().by_fingerprint(prefix) if self._besides else ())

    def certificates(self) -> Iterator[Certificate]:
        """All that can be read, in order."""
        return iter(self._chosen(self._base.certificates(), self._at_hand().certificates() if self._besides else ()))

    def unreadable(self) -> tuple[Block, ...]:
        """The blocks of the base that are no certificate."""
        return self._base.unreadable()

    def prepare_index(self) -> None:
        """Make the index of the base now, as one does before many look-ups."""
        self._base.prepare_index()

    def _chosen(self, base: Iterable[Certificate], besides: Iterable[Certificate]) -> tuple[Certificate, ...]:
        held = [certificate for certificate in base if self._facts.holds(certificate)]
        added = [_as_stored(certificate) for certificate in besides if self._facts.adds(certificate)]
        return tuple(dict.fromkeys((*held, *added)))


_text = lru_cache(maxsize=1024)(names.text)


@lru_cache(maxsize=1024)
def _loosely(subject: str) -> str:
    """What RFC 4514 texts of names have in common that are equal by RFC 5280 7.1."""
    return "".join(subject.casefold().replace("\\", "").split())


def _as_stored(certificate: Certificate) -> Certificate:
    return certificate.with_source(certificate.source._replace(kind=STORED))


class OwnStore(TrustStore):
    """The store that a client asks, made of what stands for it; its distrust is what the client itself applies."""

    def __init__(self, facts: ClientStore, base: TrustStore, at_hand: AtHand) -> None:
        self._selection = Selection(facts, base.pool, at_hand)
        date = facts.date or base.date
        origin = f"{base.origin}, by what is known of it" if facts.has else base.origin
        super().__init__(facts.name, self._selection, date=date, origin=origin)
        self.facts = facts
        self.base = base.name
        """The store that stands for it."""
        self._held = base
        self._rows: dict[Certificate, tuple[Distrust, ...]] = {}

    @property
    def distrust(self) -> tuple[Distrust, ...]:
        """What the client itself applies."""
        return self._applied(self.facts.distrust, self._held.distrust)

    def rows(self, anchor: Certificate) -> tuple[Distrust, ...]:
        """That of an anchor."""
        known = self._rows.get(anchor)
        if known is None:
            fingerprint = key_fingerprint(anchor) if self.facts.distrust else ""
            own = (row for row in self.facts.distrust if row.spki_sha256 == fingerprint and row.subject == anchor.subject)
            known = self._rows[anchor] = self._applied(own, self._held.rows(anchor))
        return known

    def stands_in(self) -> bool:
        """Whether the base is not the first choice, which is not installed."""
        return self.base != self.facts.bases[0]

    def misses(self, name: bytes) -> bool:
        """Whether the client's store has a root of this raw Name whose certificate is not at hand."""
        return self._selection.may_add(name) and not self._selection.by_subject(name)

    def refuses(self, anchor: Certificate, leaf: Certificate, at: int) -> Distrust | None:
        """The row for which the client refuses what ends at this anchor, at a moment in seconds."""
        rows = self.rows(anchor)
        return next((row for row in rows if (at >= row.after if row.basis == "removal" else is_later(leaf, row))), None)

    def _applied(self, own: Iterable[Distrust], of_base: Iterable[Distrust]) -> tuple[Distrust, ...]:
        facts = self.facts
        if self.stands_in():
            return tuple(own)
        return (*own, *(row for row in of_base if (facts.follows if row.basis == "removal" else facts.enforces)))
