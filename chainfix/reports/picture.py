"""The certificates around one leaf as boxes and arrows: identities, who issued whom, what was chosen and what leads nowhere.

A box is a CA identity, a name and a key; an arrow is a certificate, from the identity that issued it to the one it is for. A
self-signed certificate is a line in its box. This is the model alone; what it looks like is for ``dot``, ``mermaid`` and ``svg``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from chainfix.building.graph import KeyIdMatch, key_id_match
from chainfix.building.paths import CertificationPath
from chainfix.building.problem import Problem, ProblemKind
from chainfix.building.repair import Outcome
from chainfix.building.signature import Verdict
from chainfix.building.trust import TrustStore, refused, settings_allow
from chainfix.building.validation import anchor_problem, issuer_problem, target_problem
from chainfix.certificates import names
from chainfix.certificates.certificate import STORED, Certificate
from chainfix.certificates.dates import day
from chainfix.reports.family import Family, Identity, Link, identity_of
from chainfix.reports.text import printable

MOST_CERTIFICATES = 100
"""More than that is a poster, not a picture; the picture says how many it leaves out."""
DIGITS = 8
"""Of a fingerprint: as many as ``--keep`` and ``--without`` take."""


class Kind(Enum):
    """What an identity is to the leaf."""

    LEAF = "leaf"
    CA = "CA"
    ANCHOR = "anchor"
    """A store has a certificate of its own of it that will do."""
    UNRELATED = "unrelated"
    """Handed over, and it stands nowhere above the leaf."""
    MISSING = "missing"
    """Only its name is known, from what it issued."""


class State(Enum):
    """What a certificate, or an identity, does for the leaf."""

    CHOSEN = "chosen"
    VALID = "valid"
    """On another valid path."""
    DEAD = "dead"


class Box(NamedTuple):
    """One identity."""

    name: str
    kind: Kind
    state: State
    depth: int
    """0 for what issued nothing that is drawn; else one more than the deepest that it issued."""
    stores: tuple[str, ...]
    """The stores for which it is an anchor."""
    lines: tuple[str, ...]
    """Its self-signed certificates, which store holds them, and why they will not do; certificates whose issuer is not drawn."""

    @property
    def idle(self) -> bool:
        """Whether it is of no use to the leaf; what is missing would be."""
        return self.kind is Kind.UNRELATED or (self.kind is Kind.CA and self.state is State.DEAD)


class Arrow(NamedTuple):
    """One certificate, or one key that did not sign it though it has the name of the issuer."""

    certificate: Certificate
    issuer: int
    """The number of its box, from 0 on."""
    subject: int
    """The number of its box, from 0 on."""
    lines: tuple[str, ...]
    """Its last day; the beginning of its SHA-256, and where it came from."""
    state: State
    reason: str
    """Why it is dead, or which clients refuse it all the same."""


class Picture(NamedTuple):
    """What is drawn for one leaf; the same for the same certificates in any order."""

    name: str
    """Of the leaf."""
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int
    """Certificates that would be too many."""

    @property
    def title(self) -> str:
        """What it shows, in one line."""
        return f"Certificates around {self.name}"

    @property
    def summary(self) -> str:
        """What was chosen, in one sentence, for who does not see it."""
        chosen = [arrow for arrow in self.arrows if arrow.state is State.CHOSEN]
        lower = sorted(chosen, key=lambda arrow: self.boxes[arrow.subject].depth)
        steps = [f"{self.boxes[arrow.subject].name} was issued by {self.boxes[arrow.issuer].name}" for arrow in lower]
        if steps:
            return "; ".join(steps)
        trusted = any(box.kind is Kind.LEAF and box.stores for box in self.boxes)
        return "It is an anchor itself" if trusted else "No list reaches a trust store"

    def is_upward(self, arrow: Arrow) -> bool:
        """Whether its subject stands above its issuer, as one arrow of each circle of cross-certificates does."""
        return self.boxes[arrow.subject].depth > self.boxes[arrow.issuer].depth

    @property
    def remark(self) -> str:
        """What is not in it; empty where nothing is left out."""
        return f"{self.left_out} more certificates are not drawn" if self.left_out else ""


def picture(outcome: Outcome, paths: Sequence[CertificationPath], *, complete: bool = True) -> Picture:
    """What to draw of an outcome, list or no list.

    ``paths`` and ``complete``: what :meth:`Outcome.ranked` found; where there is no list they are not looked at, since what it
    finds for a leaf that cannot be used is no valid path. Never raises: a spent budget leaves signatures at *not known*.
    """
    family = Family(outcome)
    known = outcome.search.spent is None and complete
    verdicts = _Verdicts(outcome, paths if outcome.path else (), family, complete=known)
    return _Drawing(outcome, family, verdicts).picture()


# What became of each certificate.


class _Verdicts:
    """For each certificate whether it was chosen, would do, or why it leads nowhere."""

    def __init__(self, outcome: Outcome, paths: Sequence[CertificationPath], family: Family, *, complete: bool) -> None:
        self._outcome = outcome
        self._rules = outcome.request.rules
        self._family = family
        self._complete = complete
        best = (outcome.path,) if outcome.path else ()
        self._chosen = {*outcome.kept, *_members(best)}
        self._valid = _members((*best, *paths))
        self._refusals: dict[Certificate, str] = {}
        for path in (*best, *paths):
            for certificate, issuer in _pairs(path):
                self._refusals.setdefault(certificate, _refusal(certificate, issuer))
        self._own = target_problem(outcome.target, self._rules)
        self.store_names = _short_names([store.name for store in outcome.graph.stores])
        self._anchored = {identity_of(c) for c in family.links if any(True for _ in self.stores(c))}

    def state(self, certificate: Certificate) -> State:
        """Of one certificate, anchor certificates too."""
        if certificate in self._chosen:
            return State.CHOSEN
        return State.VALID if certificate in self._valid else State.DEAD

    def reason(self, certificate: Certificate) -> str:
        """Why it is dead, or which clients refuse it all the same; empty where there is nothing to say."""
        if certificate in self._valid or certificate in self._chosen:
            return self._refusals.get(certificate, "")
        if certificate.sha256.startswith(self._outcome.request.without or ("-",)):
            return "ruled out by --without"
        problem = self._problem(certificate)
        return _without_name(problem) if problem else self._nowhere(certificate)

    def _problem(self, certificate: Certificate) -> Problem | None:
        if certificate == self._outcome.target:
            found = self._own
        else:
            found = issuer_problem(certificate, self._rules) if certificate in self._family.distance else None
        return found or self._met(certificate, lambda kind: kind not in _OF_A_LINK)

    def _met(self, certificate: Certificate, wanted: Callable[[ProblemKind], bool]) -> Problem | None:
        """What the search held against it."""
        met = [p for p in self._outcome.search.problems if p.certificate == certificate and wanted(p.kind)]
        return min(met, key=str, default=None)

    def _nowhere(self, certificate: Certificate) -> str:
        if certificate not in self._family.distance:
            return _NOT_ABOVE
        if not self._family.issuers(certificate):
            return "its issuer is missing"
        if not self._leads_up(certificate):
            return "leads to no anchor"
        if self._own is not None:
            return "the leaf itself cannot be used"
        return "on no valid path" if self._complete else "on none of the paths that were looked at"

    def _leads_up(self, certificate: Certificate) -> bool:
        """Whether an identity with a usable anchor stands somewhere above."""
        holders: dict[Identity, list[Certificate]] = {}
        for other, identity in self._family.identities.items():
            holders.setdefault(identity, []).append(other)
        waiting, seen = [certificate], set[Identity]()
        while waiting:
            for issuer in self._family.issuers(waiting.pop()):
                if issuer in self._anchored:
                    return True
                if issuer not in seen:
                    seen.add(issuer)
                    waiting += holders[issuer]
        return False

    def stores(self, anchor: Certificate) -> Iterator[str]:
        """The names of the stores that hold this very certificate and for which it will do."""
        return (self.store_names[store.name] for store in self.holding(anchor) if self.anchor_reason(anchor, store) == "")

    def holding(self, anchor: Certificate) -> tuple[TrustStore, ...]:
        """The stores that hold this very certificate."""
        return tuple(store for store in self._outcome.graph.stores if anchor in store.named(anchor.subject_der))

    def anchor_reason(self, anchor: Certificate, store: TrustStore) -> str:
        """Why a store's own certificate is no anchor for this leaf; empty where it is one."""
        if anchor in self._valid:
            return ""
        if not self._rules.partial_chain and not self._family.is_self_signed(anchor):
            return "not self-signed, so no anchor"
        row = store.distrusted(anchor, self._outcome.target, self._rules.purpose)
        if row is not None:
            return f"distrusted for certificates {refused(self._outcome.target, row)}"
        if not settings_allow(anchor, self._rules.eku):
            return "its trust settings reject this purpose"
        problem = None if anchor == self._outcome.target else anchor_problem(anchor, self._rules)
        problem = problem or self._met(anchor, lambda kind: kind in _OF_WHAT_IS_BELOW)
        return _without_name(problem) if problem else ""


_NOT_ABOVE = "not above the leaf"
_OF_A_LINK = frozenset((ProblemKind.BAD_SIGNATURE, ProblemKind.UNKNOWN_SIGNATURE))
"""They speak of a key that did not sign, and stand at its own arrow."""
_OF_WHAT_IS_BELOW = frozenset((ProblemKind.PATH_LENGTH, ProblemKind.NAME_CONSTRAINTS))


def _short_names(stores: Sequence[str]) -> dict[str, str]:
    """The names of files without their folders, as long as that keeps them apart."""
    short = [name.rstrip("/").rpartition("/")[2] or name for name in stores]
    return {name: brief if short.count(brief) == 1 else name for name, brief in zip(stores, short, strict=True)}


def _members(paths: Iterable[CertificationPath]) -> set[Certificate]:
    return {c for path in paths for c in (*path.certificates, *(anchor.certificate for _, anchor in path.anchors))}


def _pairs(path: CertificationPath) -> Iterator[tuple[Certificate, Certificate]]:
    """Each certificate of a path with its issuer there; the topmost anchor issued the last one."""
    return zip(path.certificates, (*path.intermediates, path.anchors[-1][1].certificate), strict=True)


def _refusal(certificate: Certificate, issuer: Certificate) -> str:
    """The fact for which some client families refuse a link that is valid by the standard."""
    if certificate != issuer and key_id_match(certificate, issuer) is KeyIdMatch.MISMATCH:
        return "some clients refuse it: its AKI contradicts the issuer"
    if certificate != issuer and certificate.issuer_der != issuer.subject_der:
        return "some clients refuse it: it writes its issuer's name otherwise"
    return ""


def _without_name(problem: Problem) -> str:
    return printable(str(problem).removeprefix(f"{problem.certificate.name} "))


# The picture.


class _Drawing:
    """The certificates that are drawn, and the boxes and arrows that they make."""

    def __init__(self, outcome: Outcome, family: Family, verdicts: _Verdicts) -> None:
        self._outcome = outcome
        self._family = family
        self._verdicts = verdicts
        ranked = sorted(family.links, key=self._importance)
        self._left_out = max(0, len(ranked) - MOST_CERTIFICATES)
        self._holders: dict[Identity, list[Certificate]] = {}
        for certificate in ranked[:MOST_CERTIFICATES]:
            self._holders.setdefault(family.identities[certificate], []).append(certificate)
        self._drawn = tuple(c for holders in self._holders.values() for c in holders)
        self._missing = tuple(dict.fromkeys(_nameless(c) for c in self._drawn if self._lacks_issuer(c)))
        self._numbers = {identity: number for number, identity in enumerate((*self._holders, *self._missing))}

    def _importance(self, certificate: Certificate) -> tuple[bool, int, float, str]:
        """What is left out first where there is too much comes last."""
        state = _ORDER[self._verdicts.state(certificate)]
        distance = self._family.distance.get(certificate, float("inf"))
        return certificate != self._outcome.target, state, distance, certificate.sha256

    def picture(self) -> Picture:
        arrows = tuple(sorted(self._arrows(), key=_arrow_order))
        depths = _depths(len(self._numbers), arrows)
        known = (self._box(identity, depth) for identity, depth in zip(self._holders, depths, strict=False))
        missing = (self._missing_box(identity, depths[self._numbers[identity]]) for identity in self._missing)
        return Picture(printable(self._outcome.target.name), (*known, *missing), arrows, self._left_out)

    # Arrows.

    def _arrows(self) -> Iterator[Arrow]:
        for certificate in self._drawn:
            own = self._family.identities[certificate]
            for link in self._family.links[certificate]:
                if link.issuer != own and link.issuer in self._numbers:
                    yield self._arrow(certificate, link)
            if self._lacks_issuer(certificate):
                yield self._arrow(certificate, Link(_nameless(certificate), Verdict.VERIFIED))

    def _arrow(self, certificate: Certificate, link: Link) -> Arrow:
        signed = link.verdict is Verdict.VERIFIED
        return Arrow(
            certificate,
            self._numbers[link.issuer],
            self._numbers[self._family.identities[certificate]],
            (f"until {day(certificate.ends)}", f"{certificate.sha256[:DIGITS]}, {self._origin(certificate)}"),
            self._verdicts.state(certificate) if signed else State.DEAD,
            printable(self._verdicts.reason(certificate)) if signed else _NOT_SIGNED[link.verdict],
        )

    def _lacks_issuer(self, certificate: Certificate) -> bool:
        """Whether it stands above the leaf and nobody at hand issued it."""
        above = certificate in self._family.distance
        return above and not self._family.issuers(certificate) and not self._family.is_self_signed(certificate)

    # Boxes.

    def _box(self, identity: Identity, depth: int) -> Box:
        holders = self._holders[identity]
        stores = tuple(dict.fromkeys(name for certificate in holders for name in self._verdicts.stores(certificate)))
        state = min((self._verdicts.state(c) for c in holders), key=_ORDER.__getitem__)
        lines = tuple(line for certificate in sorted(holders, key=_newest_first) for line in self._lines(certificate))
        name = printable(min(holders, key=lambda c: c.sha256).name)
        return Box(name, self._kind(holders, stores), state, depth, tuple(map(printable, stores)), tuple(map(printable, lines)))

    def _kind(self, holders: list[Certificate], stores: tuple[str, ...]) -> Kind:
        if self._outcome.target in holders:
            return Kind.LEAF
        if not any(certificate in self._family.distance for certificate in holders):
            return Kind.UNRELATED
        return Kind.ANCHOR if stores else Kind.CA

    def _lines(self, certificate: Certificate) -> Iterator[str]:
        """What there is to say of a certificate in the box of its subject, since no arrow does."""
        stores = self._verdicts.holding(certificate)
        drawn = any(issuer in self._numbers for issuer in self._family.issuers(certificate)) or self._lacks_issuer(certificate)
        facts = f"until {day(certificate.ends)} ({certificate.sha256[:DIGITS]})"
        own = [] if certificate.source.kind == STORED else [self._origin(certificate)]
        for store in stores:
            yield f"{self._verdicts.store_names[store.name]}: {facts}"
            reason = self._verdicts.anchor_reason(certificate, store)
            if reason:
                yield f"\N{MULTIPLICATION SIGN} {reason}"
        if self._family.is_self_signed(certificate):
            if not stores:
                yield f"self-signed, {', '.join(own)}: {facts}"
                yield f"\N{MULTIPLICATION SIGN} {self._rootless(certificate)}"
        elif not drawn and not stores:
            yield f"by {names.short(certificate.issuer_der)}, {', '.join(own)}: {facts}"
            reason = self._verdicts.reason(certificate)
            if reason not in ("", _NOT_ABOVE):
                yield f"\N{MULTIPLICATION SIGN} {reason}"

    def _origin(self, certificate: Certificate) -> str:
        source = certificate.source
        if source.kind != STORED:
            return source.kind
        return f"from {', '.join(self._verdicts.store_names[store.name] for store in self._verdicts.holding(certificate))}"

    def _rootless(self, certificate: Certificate) -> str:
        """Of a self-signed certificate that no store holds."""
        at = self._outcome.request.rules.at
        return f"expired on {day(certificate.ends)}" if certificate.ends < at else "in no store"

    def _missing_box(self, identity: Identity, depth: int) -> Box:
        child = next(c for c in self._drawn if self._lacks_issuer(c) and _nameless(c) == identity)
        return Box(printable(names.short(child.issuer_der)), Kind.MISSING, State.DEAD, depth, (), ())


_ORDER = {State.CHOSEN: 0, State.VALID: 1, State.DEAD: 2}
_NOT_SIGNED = {
    Verdict.BAD: "not signed by this key",
    Verdict.UNKNOWN: "a signature that cannot be checked here",
    None: "not known whether this key signed it",
}


def _nameless(certificate: Certificate) -> Identity:
    """The issuer of whom nothing but the name is known."""
    return Identity(names.prepare(certificate.issuer_der), b"")


def _arrow_order(arrow: Arrow) -> tuple[int, int, int, str]:
    return _ORDER[arrow.state], arrow.subject, arrow.issuer, arrow.certificate.sha256


def _newest_first(certificate: Certificate) -> tuple[int, str]:
    return -certificate.ends, certificate.sha256


def _depths(count: int, arrows: Sequence[Arrow]) -> list[int]:
    """The longest way down from each box; in a circle of cross-certificates the least important arrow does not count."""
    below: dict[int, set[int]] = {number: set() for number in range(count)}
    for arrow in arrows:
        if not _reaches(below, arrow.subject, arrow.issuer):
            below[arrow.issuer].add(arrow.subject)
    depths = [0] * count
    for _ in range(count):
        for number, lower in below.items():
            depths[number] = max((depths[other] + 1 for other in lower), default=0)
    return _hung_up(depths, below)


def _reaches(below: dict[int, set[int]], start: int, end: int) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        number = waiting.pop()
        if number == end:
            return True
        waiting += sorted(below[number] - seen)
        seen |= below[number]
    return False


def _hung_up(depths: list[int], below: dict[int, set[int]]) -> list[int]:
    """What issued nothing hangs right below who issued it; the leaf, number 0, stays at the bottom."""
    hung = list(depths)
    for number, lower in below.items():
        above = [depths[issuer] for issuer, subjects in below.items() if number in subjects]
        if number and not lower and above:
            hung[number] = min(above) - 1
    return hung
