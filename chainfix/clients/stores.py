"""What is told of one client's own trust store: which installed store stands for it, and in what it differs.

A store that no package holds is a base and two lists of roots: those that it lacks and those that it has besides.
"""

from typing import NamedTuple

from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from chainfix.certificates.certificate import Certificate


class Root(NamedTuple):
    """A root by name and key: any certificate of that identity is meant."""

    subject: str
    """RFC 4514 text."""
    spki_sha256: str
    """SHA-256 of the SubjectPublicKeyInfo, in lower-case hexadecimal."""


class ClientStore(NamedTuple):
    """The trust store of one client, or of several that share it."""

    name: str
    title: str
    """For people."""
    bases: tuple[str, ...]
    """Names of stores that stand for it; the first that is installed does."""
    source: str
    """Where the facts are from."""
    date: str | None = None
    """YYYY-MM-DD of its state; None: as current as the base."""
    closed: bool = False
    """Whether no root that began after the date is in it."""
    lacks: frozenset[Root] = frozenset()
    """Roots that a base may have and it has not."""
    has: frozenset[Root] = frozenset()
    """Roots that it has and a base may not."""
    enforces: bool = False
    """Whether the dated distrust of its base comes with it: by when certificates were issued or logged; PEM has no dates."""
    follows: bool = False
    """Whether it changes with its root programme, so that an announced removal comes true on its day."""
    distrust: tuple[Distrust, ...] = ()
    """Dated distrust of the client's own, beside that of the base."""

    def holds(self, certificate: Certificate) -> bool:
        """Whether a root of the base is in it."""
        if self.closed and self.date is not None and certificate.not_before.strftime("%Y-%m-%d") > self.date:
            return False
        return Root(certificate.subject, key_fingerprint(certificate)) not in self.lacks

    def adds(self, certificate: Certificate) -> bool:
        """Whether a root of any other origin is in it."""
        return Root(certificate.subject, key_fingerprint(certificate)) in self.has
