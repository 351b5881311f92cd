"""Asks chainfix whether a small PKI gives a list, and why not: what the unit tests of its checks compare."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from chainfix import Builder, CertificatePool, ChainNotFound, ProblemKind, TrustStore, read
from chainfix.certificates.certificate import STORED
from tests.support import pki


def builder(roots: Sequence[pki.Entity], pool: Sequence[pki.Entity], *, at: datetime = pki.NOW, **options: Any) -> Builder:
    """An offline Builder with one store of these roots."""
    store = TrustStore("roots", _pool(roots, STORED))
    return Builder(stores=[store], pool=_pool(pool, "pooled"), at=at, **options)


def builds(leaf: pki.Entity, roots: Sequence[pki.Entity], pool: Sequence[pki.Entity] = (), **options: Any) -> bool:
    """Whether a list comes out."""
    try:
        builder(roots, pool, **options).build(leaf.der)
    except ChainNotFound:
        return False
    return True


def problems(leaf: pki.Entity, roots: Sequence[pki.Entity], pool: Sequence[pki.Entity] = (), **options: Any) -> set[ProblemKind]:
    """The kinds of what was found wrong on the way."""
    outcome = builder(roots, pool, **options).outcome(read(leaf.der))
    return {problem.kind for problem in outcome.search.problems}


def _pool(entities: Sequence[pki.Entity], kind: str) -> CertificatePool:
    return CertificatePool(((entity.der, "test", place) for place, entity in enumerate(entities, start=1)), kind)
