"""What building gives: the list with its reasons, and every other that would do."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters.sources import PathName
from chainfix.building.repair import Alternatives, Outcome
from chainfix.certificates.bundle import Note
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.pool import CertificatePool

if TYPE_CHECKING:
    from chainfix.building.chain import Chain, Change
    from chainfix.building.paths import CertificationPath
    from chainfix.choosing import Chosen
    from chainfix.clients.verdict import Verdict


class RankedPaths(NamedTuple):
    """Every list that reaches a requested store, best first."""

    paths: "tuple[CertificationPath, ...]"
    complete: bool
    """Whether these are all; False where the budget ended the search."""
    stores: tuple[str, ...]


class Repair:
    """The list that a server should send for one certificate, with the reasons. Its list was verified; see ``stores``."""

    __slots__ = ("_alternatives", "_lost", "chosen", "notes", "outcome")

    def __init__(self, outcome: Outcome, notes: tuple[Note, ...] = (), chosen: "Chosen | None" = None) -> None:
        self.outcome = outcome
        """All that the engine found out."""
        self.notes = notes
        """What reading had to say: broken blocks, what else was there."""
        self.chosen = chosen
        """For which clients the list was chosen, and why; None where none were named."""
        self._alternatives: Alternatives | None = None
        self._lost: tuple[Verdict, ...] | None = None

    def __repr__(self) -> str:
        return f"<Repair of {self.leaf.name!r}: {len(self.chain.intermediates)} intermediates to {self.anchor.name!r}>"

    @property
    def leaf(self) -> Certificate:
        """The certificate that the list is for."""
        return self.outcome.target

    @property
    def chain(self) -> "Chain":
        """The list; ``chain.intermediates[0]`` issued the leaf and each is issued by the next."""
        return self.outcome.chain()

    @property
    def path(self) -> "CertificationPath":
        """The path that was chosen, with its rank."""
        assert self.outcome.path is not None  # noqa: S101 a Repair is only made of a complete outcome
        return self.outcome.path

    @property
    def anchors(self) -> dict[str, Certificate]:
        """For each store its own anchor certificate."""
        return {anchor.store: anchor.certificate for _, anchor in self.path.anchors}

    @property
    def anchor(self) -> Certificate:
        """The topmost anchor certificate."""
        return self.path.anchors[-1][1].certificate

    @property
    def stores(self) -> dict[str, bool]:
        """For each requested store whether the list reaches it."""
        reached = {anchor.store for _, anchor in self.path.anchors}
        return {store.name: store.name in reached for store in self.outcome.graph.stores}

    @property
    def added(self) -> "tuple[Change, ...]":
        """What the list holds that was not handed over: (certificate, reason, source)."""
        return self.outcome.added()

    @property
    def removed(self) -> "tuple[Change, ...]":
        """What was handed over and is not in the list: (certificate, reason, source)."""
        return self.outcome.removed()

    @property
    def warnings(self) -> tuple[Note, ...]:
        """What to know about the list although it was built, and what reading had to say."""
        from chainfix.building.notices import notices

        return (*(self.chosen.notes() if self.chosen else ()), *notices(self.outcome), *self.notes)

    @property
    def lost(self) -> "tuple[Verdict, ...]":
        """What the modelled clients make of the list that refuse it, and accepted, or may have accepted, what was handed over.

        Each is asked before its own trust store; none where clients were named, as these are who the list is for.
        """
        if self._lost is None:
            self._lost = self._losses()
        return self._lost

    def _losses(self) -> "tuple[Verdict, ...]":
        if self.chosen is not None or not self.outcome.drops_a_ca:
            return ()
        from chainfix.choosing import losses
        from chainfix.simulating import clients_of

        return losses(self.outcome, clients_of("all", None, CertificatePool.of(self.outcome.given)))

    @property
    def alternatives(self) -> Alternatives:
        """How many other lists would do: {count, complete}. Searched for when first asked."""
        if self._alternatives is None:
            self._alternatives = self.outcome.alternatives()
        return self._alternatives

    @property
    def changed(self) -> bool:
        """Whether the list differs from what was handed over, in its certificates or their order."""
        return self.outcome.given != (self.leaf, *self.chain.intermediates)

    def to_pem(self, format: str = "chain", *, with_root: bool = False) -> str:  # noqa: A002
        """One of the formats ``chain``, ``fullchain``, ``leaf`` and ``root`` as PEM text; raises InputError for another."""
        from chainfix.outputs.pem import to_pem

        return to_pem(self.chain, format, with_root=with_root)

    def write(self, path: PathName, format: str = "chain", *, with_root: bool = False, inputs: Iterable[PathName] = ()) -> bool:  # noqa: A002
        """Write a format to a file, or into a folder, as ``-o`` does; whether anything changed. Raises InputError.

        The old file is replaced by a rename, so it is whole at every moment; ``split`` wants a folder.
        """
        from chainfix.adapters.writing import write_atomically, write_folder
        from chainfix.outputs.pem import FILE_NAMES, split

        if format == "split":
            return any(write_folder(path, split(self.chain, with_root=with_root), inputs=inputs).values())
        data = self.to_pem(format, with_root=with_root).encode()
        if os.path.isdir(path):  # noqa: PTH112 pathlib costs more at the start than it does here
            return any(write_folder(path, {FILE_NAMES[format]: data}, inputs=inputs).values())
        return write_atomically(path, data, inputs=inputs)
