"""Trust anchors and the stores that hold them (RFC 5280 6.1.1 (d), RFC 5914)."""

from typing import NamedTuple

from chainfix.building.distrust import Distrust
from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.certificates.pool import CertificatePool


class TrustAnchor(NamedTuple):
    """A store's own certificate of an issuer, which ends a path for that store."""

    store: str
    certificate: Certificate
    """The anchor certificate."""


class TrustStore:
    """A named, dated set of anchors, found by name; nothing is read of those that nobody asks for.

    Being in the file does not make a certificate an anchor: only a self-signed one is, which is checked where it matters.
    """

    def __init__(
        self, name: str, pool: CertificatePool, *, date: str | None = None, origin: str = "", distrust: tuple[Distrust, ...] = ()
    ) -> None:
        self.name = name
        self.pool = pool
        self.date = date
        """YYYY-MM-DD, or None where the store does not say."""
        self.origin = origin
        """The file or package it was read from."""
        self._distrust = distrust

    @property
    def distrust(self) -> tuple[Distrust, ...]:
        """Every dated distrust; what is known of one anchor :meth:`rows` finds for less."""
        return self._distrust

    def __len__(self) -> int:
        return len(self.pool)

    def __repr__(self) -> str:
        return f"<TrustStore {self.name!r}: {len(self)} certificates>"

    def __add__(self, other: "TrustStore") -> "TrustStore":
        """One store of both: what either trusts without a date is trusted without a date."""
        rows = tuple(row for row in (*self.distrust, *other.distrust) if self.agrees(row) and other.agrees(row))
        origin = f"{self.origin} + {other.origin}"
        return TrustStore(f"{self.name}+{other.name}", self.pool + other.pool, origin=origin, distrust=tuple(dict.fromkeys(rows)))

    def agrees(self, row: Distrust) -> bool:
        """Whether this store distrusts the root from the same date on, or does not hold it."""
        return row in self.distrust or not any(key_fingerprint(held) == row.spki_sha256 for held in self.pool.certificates())

    def named(self, name: bytes) -> tuple[Certificate, ...]:
        """The certificates whose subject is this raw Name."""
        return self.pool.by_subject(name)

    def rows(self, anchor: Certificate) -> tuple[Distrust, ...]:
        """The dated distrust of an anchor."""
        subject = anchor.subject if self.distrust else ""
        named = tuple(row for row in self.distrust if row.subject == subject)
        fingerprint = key_fingerprint(anchor) if named else ""
        return tuple(row for row in named if row.spki_sha256 == fingerprint)

    def distrusted(self, anchor: Certificate, target: Certificate, purpose: str) -> Distrust | None:
        """The row that ends this store's trust in ``anchor`` for ``target``, if there is one; a removal ends it for nobody here."""
        rows = (row for row in self.rows(anchor) if row.purpose == purpose and row.basis != "removal")
        return next((row for row in rows if is_later(target, row)), None)


class StoreEntry(NamedTuple):
    """One store that ``--store`` knows by name."""

    name: str
    date: str | None
    certificates: int
    origin: str
    own: bool
    """Whether the user added it."""
    problem: str | None
    """Why it cannot be opened."""


def is_later(target: Certificate, row: Distrust) -> bool:
    """Whether a leaf was issued after the instant of a row.

    A leaf without an SCT that can be read is judged by its notBefore: its SCTs come in the handshake or not at all, and are not
    seen here. Neither logs nor signatures of SCTs are checked, so a forged one counts; its leaf would have no valid issuer.
    """
    logged = target.first_logged if row.basis == "sct" else None
    return (target.starts if logged is None else logged) > row.after


def refused(target: Certificate, row: Distrust) -> str:
    """Which certificates a row refuses, in words that also say what was compared in place of an SCT."""
    if row.basis != "sct":
        return f"issued after {day(row.after)}"
    told = f"whose first timestamp is later than {day(row.after)}"
    return told if target.first_logged is not None else f"{told} (without one in it, its notBefore counts)"


def key_fingerprint(certificate: Certificate) -> str:
    """SHA-256 of the SubjectPublicKeyInfo, in lower-case hexadecimal."""
    from hashlib import sha256

    return sha256(certificate.spki_der).hexdigest()


def settings_allow(certificate: Certificate, purpose: bytes | None) -> bool:
    """Whether the trust settings of a ``TRUSTED CERTIFICATE``, if any, let it be an anchor for a purpose (None: for any)."""
    settings = certificate.trust_settings
    if settings is None:
        return True
    if purpose is None:
        return not settings.rejected or bool(settings.trusted)
    wanted = {purpose, extensions.ANY_EKU}
    return not settings.rejected & wanted and (not settings.trusted or bool(settings.trusted & wanted))
