"""Counted limits: how much work one build may do, each number with its source.

A spent budget is not an answer: the search stops, and its result says *not known* instead of *there is none*.
"""

from typing import NamedTuple


class Limits(NamedTuple):
    """How much one build may do. Verifiers inside a handshake must be stingier than a tool that is run by its user."""

    signature_checks: int = 10_000
    """Go's crypto/x509 stops at 100, webpki at 100, cryptography at 20 times 128; a mesh of 100 CAs needs 5,050."""
    labels: int = 100_000
    """Partial paths in the search over states. webpki allows 200,000 build calls for one certificate."""
    whole_paths: int = 5_000
    """Partial paths in the search over whole paths. Chromium stops at 20 iterations in a handshake, its tests at 20,000."""
    alternatives: int = 200
    """Paths listed beside the chosen one: more than a person reads."""
    depth: int = 20
    """Intermediates in one list. OpenSSL allows 100, Java 10 and GnuTLS 16 certificates, Firefox 6 intermediates."""
    aia_depth: int = 10
    """Fetches one above the other. Real hierarchies need 4; Chromium's limit on the path length is 15."""


class BudgetSpent(Exception):  # noqa: N818 it stops a search, and is no error of the input
    """A limit was reached: names the field of :class:`Limits`."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class Budget:
    """What one build has used of its :class:`Limits`."""

    __slots__ = ("labels", "limits", "signature_checks", "whole_paths")

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008 immutable
        self.limits = limits
        self.signature_checks = 0
        self.labels = 0
        self.whole_paths = 0

    def charge(self, field: str) -> None:
        """Count one more of ``field``; raises :class:`BudgetSpent` once the limit is passed."""
        used = getattr(self, field) + 1
        setattr(self, field, used)
        if used > getattr(self.limits, field):
            raise BudgetSpent(field)
