"""Certification paths and the search for the best one: forward, from the target towards the anchors (RFC 4158).

The search is best-first over states: the identity of an issuer, as its child asks for it, and the set of requested stores that
are covered already. A state is entered before the issuer's certificate is chosen. A partial path is dropped where another one
in the same state is as good in every component of its cost and in the number of intermediates that count for pathLen; a
signature is checked only when it would give a state not yet reached as well. That is complete and polynomial, but for three
cases, in which whole paths are searched under a budget of their own: a certificate was refused for the *name of a CA* below it,
the finished path failed policy processing, or the only answer passes an identity twice.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from chainfix.building import validation
from chainfix.building.budget import Budget, BudgetSpent
from chainfix.building.graph import Candidate, Graph, KeyIdMatch, key_id_match, repeats
from chainfix.building.labels import Agenda, Fronts, Label, Link, WholePaths, copy
from chainfix.building.policy import policy_problem
from chainfix.building.problem import Problem, ProblemKind
from chainfix.building.ranking import Cost, Rank, with_certificate
from chainfix.building.signature import SignatureChecker, Verdict, self_signed
from chainfix.building.trust import TrustAnchor, refused, settings_allow
from chainfix.building.validation import Rules
from chainfix.certificates.certificate import Certificate


class CertificationPath(NamedTuple):
    """A valid path, stored forward: ``certificates[0]`` is the target and each was issued by the next; the anchors stand apart."""

    certificates: tuple[Certificate, ...]
    anchors: tuple[tuple[int, TrustAnchor], ...]
    """For each covered store its number and its own anchor certificate, lowest first."""
    rank: Rank
    obstacles: tuple[Problem, ...] = ()
    """Anchors that some clients commit to on the way, and why those are refused."""

    @property
    def intermediates(self) -> tuple[Certificate, ...]:
        """What a server sends behind the leaf."""
        return self.certificates[1:]


_Check = Callable[[Certificate, Rules], Problem | None]


class Search:
    """Looks for paths from one target to the anchors of the stores of a graph, by one set of rules."""

    def __init__(
        self,
        target: Certificate,
        graph: Graph,
        rules: Rules,
        checker: SignatureChecker,
        budget: Budget,
        *,
        prepared: bool = False,
        accepts: Callable[[Certificate], bool] | None = None,
    ) -> None:
        self.target = target
        self._graph = graph
        self._rules = rules
        self._checker = checker
        self._budget = budget
        self.prepared = prepared
        """Whether names are compared by RFC 5280 7.1 rather than by bytes."""
        self._accepts = accepts
        """Which anchors the user asked for."""
        self._all = (1 << len(graph.stores)) - 1
        self.problems: dict[Problem, None] = {}
        """Why what was tried was not used, in the order met."""
        self.spent: str | None = None
        """The budget that ran out, if one did: then *none found* means *not known*."""
        self.reached: dict[Certificate, bool] = {target: False}
        """Every certificate on a partial path, in the order reached, and whether an issuer of it was found."""
        self.considered: dict[tuple[Certificate, _Check], Problem | None] = {}
        """Every intermediate and anchor looked at, with what keeps it out of all paths."""
        self.name_dependent = False
        """Whether a certificate was refused for the name of a CA below it."""
        self._issuers: dict[Certificate, Certificate] = {}

    def best(self) -> CertificationPath | None:
        """The best list by its rank, perhaps leaving stores uncovered; None where there is none at all or the budget is spent."""
        problem = validation.target_problem(self.target, self._rules)
        if problem is not None:
            self.problems[problem] = None
            self.reached.clear()
            return None
        found = self._best_by_states()
        if found is not None and self._doubt(found) is None and not self.name_dependent:
            return found
        if found is None and not self.name_dependent:
            return None
        return self._best_whole(found)

    def issuer_of(self, certificate: Certificate) -> Certificate | None:
        """A certificate with the key that signed this one, where the search found out."""
        return self._issuers.get(certificate)

    def _best_by_states(self) -> CertificationPath | None:
        try:
            first = next(self._walk(Fronts(fine=False)), None)
            if first is None:
                return None
            finest = next(self._walk(Fronts(fine=True), fine=True, limit=first.cost), first)
        except BudgetSpent as spent:
            self.spent = spent.field
            return None
        return self._finish(finest)

    def _doubt(self, path: CertificationPath) -> Problem | None:
        """What only shows on the finished path."""
        for place, certificate in enumerate(path.certificates):
            if repeats(certificate, path.certificates[:place]):
                return Problem(ProblemKind.REPEATED, certificate)
        reason = policy_problem(path.certificates)
        return Problem(ProblemKind.POLICY, path.certificates[-1], reason) if reason else None

    def _best_whole(self, found: CertificationPath | None) -> CertificationPath | None:
        """Among whole paths, no worse than one that was found already."""
        sound = found if found is not None and self._doubt(found) is None else None
        try:
            for path in self.whole_paths(limit=sound.rank.cost if sound else None):
                return path
        except BudgetSpent as spent:
            self.spent = spent.field
        return sound

    def whole_paths(self, limit: Cost | None = None, *, detours: bool = False) -> Iterator[CertificationPath]:
        """All paths, best first, each identity at most once in each; raises BudgetSpent.

        With ``detours`` also those that pass an anchor on their way to another, which clients that know only the other one need.
        """
        for label in self._walk(WholePaths(detours=detours), fine=True, limit=limit):
            path = self._finish(label)
            problem = self._doubt(path)
            if problem is None:
                yield path
            else:
                self.problems[problem] = None

    def lists(self) -> Iterator[tuple[Certificate, ...]]:
        """Every list that could be sent, shortest first, those of one length by their rank, whether or not it reaches an anchor.

        ``[0]`` is the target; each certificate was issued by the next. Who issued the last one was not looked at. Raises
        BudgetSpent.
        """
        fronts, level = WholePaths(), [Label(self.target, None, Cost(), 0, self.target.ends)]
        while level:
            yield from (label.certificates() for label in level)
            above = [higher for label in level for higher in self._each_above(label, fronts)]
            level = sorted(above, key=lambda label: (label.cost, -label.expiry, label.fingerprints))

    def _each_above(self, label: Label, fronts: WholePaths) -> Iterator[Label]:
        for _, candidate in self._links(label):
            self._budget.charge(fronts.field)
            if self._issued(label.certificate, candidate):
                above = (higher for higher in self._climb(label, candidate) if fronts.allows(higher))
                yield from (higher for higher in above if not self._is_root(higher.certificate))

    def _is_root(self, certificate: Certificate) -> bool:
        return certificate.self_issued and self._self_signed(certificate)

    def _finish(self, label: Label) -> CertificationPath:
        anchors = tuple((number, TrustAnchor(self._graph.stores[number].name, anchor)) for number, anchor in label.anchors)
        return CertificationPath(
            label.certificates(), anchors, Rank(label.cost, -label.expiry, label.fingerprints), label.obstacles
        )

    # The walk: partial paths in the order of what they cost at least; finished ones are yielded.

    def _walk(self, fronts: Fronts | WholePaths, *, fine: bool = False, limit: Cost | None = None) -> Iterator[Label]:
        agenda = Agenda(fine=fine, limit=limit)
        first = Label(self.target, None, Cost(), 0, self.target.ends)
        self._ask(agenda, fronts, first, self._links(first))
        while agenda.heap:
            label, waiting, others = agenda.next()
            if waiting is None:
                yield label
                continue
            self._budget.charge(fronts.field)
            if fronts.is_beaten(label, waiting) or not self._issued(label.certificate, waiting):
                self._ask(agenda, fronts, label, others)
                continue
            fronts.enter(label, waiting)
            covered = self._cover(label, waiting)
            if covered.covered != label.covered:
                done = self._ended(covered)
                agenda.add(done.cost, done)
            for higher in self._above(label, covered, waiting, fronts):
                self._ask(agenda, fronts, higher, self._links(higher))

    def _ask(self, agenda: Agenda, fronts: Fronts | WholePaths, label: Label, links: Iterator[Link]) -> None:
        """Put on the agenda the next that may have issued the last certificate; the others wait, as only one of them has."""
        for bound, candidate in links:
            if not fronts.is_beaten(label, candidate):
                agenda.add(bound, label, candidate, links)
                return

    def _ended(self, label: Label) -> Label:
        """The partial path as a list of its own, which may leave stores uncovered."""
        return copy(label, label.cost._replace(uncovered=(self._all & ~label.covered).bit_count()))

    def _above(self, label: Label, covered: Label, issuer: Candidate, fronts: Fronts | WholePaths) -> Iterator[Label]:
        """The partial paths that go on above an issuer: not from one that has reached every store, but for detours."""
        bases = [covered] if covered.covered != self._all else []
        if fronts.detours and covered.covered != label.covered:
            bases.append(label)
        return (higher for base in bases for higher in self._climb(base, issuer) if fronts.allows(higher))

    def _links(self, label: Label) -> Iterator[Link]:
        """Who may have issued the last certificate, each with what the list will cost at least, cheapest first."""
        child = label.certificate
        own = child.spki_der if label.below is not None else b""
        kinds: dict[tuple[bool, bool], list[Candidate]] = {}
        for candidate in self._graph.candidates(child, prepared=self.prepared):
            if candidate.key == own:
                continue  # self-signed: it leads to its own identity and no further
            anchored = bool(candidate.stored) and any(not label.covered >> number & 1 for number, _ in candidate.stored)
            kinds.setdefault((candidate.match is KeyIdMatch.MISMATCH, not anchored), []).append(candidate)
        cost = label.cost
        for kind in sorted(kinds):
            bound = cost._replace(refused=cost.refused + kind[0], sent=cost.sent + kind[1])
            yield from ((bound, candidate) for candidate in kinds[kind])

    def _issued(self, child: Certificate, candidate: Candidate) -> bool:
        holder = candidate.holder
        known = self._issuers.get(child)
        if known is not None:
            return known.spki_der == holder.spki_der
        verdict = self._checker.check(child, holder, self._budget)
        if verdict is Verdict.VERIFIED:
            self._issuers[child] = holder
            self.reached[child] = True
            return True
        kind = ProblemKind.BAD_SIGNATURE if verdict is Verdict.BAD else ProblemKind.UNKNOWN_SIGNATURE
        self.problems[Problem(kind, child, other=holder)] = None
        return False

    # Anchors.

    def _cover(self, label: Label, candidate: Candidate) -> Label:
        """The same partial path with the stores covered whose own certificate of this issuer will do."""
        chosen: dict[int, Certificate] = {}
        refused: dict[int, Problem] = {}
        for number, anchor in candidate.stored:
            if label.covered >> number & 1 or not self._is_anchor(label.certificate, anchor):
                continue
            problem = self._anchor_problem(label, number, anchor)
            if problem is None:
                chosen[number] = min(anchor, chosen.get(number, anchor), key=_latest_first)
            else:
                self.problems[problem] = None
                refused.setdefault(number, problem)
        blocking = [p for number, p in refused.items() if number not in chosen and p.kind in _COMMITTING]
        if not chosen and not blocking:
            return label
        return self._covered(label, chosen, blocking)

    def _covered(self, label: Label, chosen: dict[int, Certificate], blocking: list[Problem]) -> Label:
        early = any(anchor.ends < self.target.ends for anchor in chosen.values())
        covered = copy(label, label.cost._replace(ends_early=int(label.cost.ends_early or early)))
        covered.anchors = (*label.anchors, *sorted(chosen.items()))
        covered.covered = label.covered | sum(1 << number for number in chosen)
        covered.expiry = min([label.expiry, *(anchor.ends for anchor in chosen.values())])
        covered.obstacles = (*label.obstacles, *blocking)
        return covered

    def _is_anchor(self, child: Certificate, anchor: Certificate) -> bool:
        """Whether a client would take this certificate of its store as the issuer of ``child``, before it looks further."""
        if anchor.subject_der != child.issuer_der or (self._accepts is not None and not self._accepts(anchor)):
            return False
        if key_id_match(child, anchor) is KeyIdMatch.MISMATCH:
            self.problems[Problem(ProblemKind.KEY_ID, child, other=anchor)] = None
            return False
        return self._rules.partial_chain or self_signed(anchor, self._checker, self._budget)

    def _anchor_problem(self, label: Label, number: int, anchor: Certificate) -> Problem | None:
        store = self._graph.stores[number]
        if not settings_allow(anchor, self._rules.eku):
            return Problem(ProblemKind.SETTINGS, anchor, store=store.name)
        row = store.distrusted(anchor, self.target, self._rules.purpose)
        if row is not None:
            return Problem(ProblemKind.DISTRUSTED, anchor, refused(self.target, row), store=store.name)
        if anchor == self.target:
            return None  # trusted as it is: it need not be a CA, and nothing lies below it
        return self._problem(anchor, label, validation.anchor_problem)

    # Intermediates.

    def _climb(self, label: Label, candidate: Candidate) -> Iterator[Label]:
        """The partial path with each certificate of the issuer that may stand above it."""
        below = label.certificates()
        obstacles = len(label.obstacles) - (len(label.below.obstacles) if label.below else 0)
        unsigned = (anchor for _, anchor in candidate.stored if anchor.self_issued and not self._self_signed(anchor))
        for certificate in (*candidate.certificates, *unsigned):
            if certificate == self.target:
                continue
            if len(below) > self._budget.limits.depth:
                self.spent = "depth"
                continue
            problem = self._problem(certificate, label, validation.issuer_problem)
            if problem is not None:
                self.problems[problem] = None
                continue
            cost = with_certificate(label.cost, label.certificate, certificate, self.target, self._rules)
            higher = Label(
                certificate,
                label,
                cost._replace(in_the_way=cost.in_the_way + obstacles),
                label.others + (not certificate.self_issued),
                min(label.expiry, certificate.ends),
            )
            higher.fingerprints = (*label.fingerprints, certificate.sha256)
            self.reached.setdefault(certificate, False)
            yield higher

    def _self_signed(self, anchor: Certificate) -> bool:
        return self_signed(anchor, self._checker, self._budget)

    def _problem(self, certificate: Certificate, label: Label, check: _Check) -> Problem | None:
        """What keeps a certificate from standing above this partial path."""
        asked = certificate, check
        if asked not in self.considered:
            self.considered[asked] = check(certificate, self._rules)
        problem = self.considered[asked] or validation.check_path_length(certificate, label.others)
        if problem is not None:
            return problem
        problem = validation.check_name_constraints(certificate, label.certificates())
        if problem is not None and problem.other != self.target:
            self.name_dependent = True
        return problem


_COMMITTING = frozenset(
    (
        ProblemKind.EXPIRED,
        ProblemKind.NOT_YET_VALID,
        ProblemKind.NOT_A_CA,
        ProblemKind.NO_CERT_SIGN,
        ProblemKind.PATH_LENGTH,
        ProblemKind.NAME_CONSTRAINTS,
        ProblemKind.PURPOSE,
        ProblemKind.UNREADABLE,
    )
)
"""What a client finds only after it has settled on an anchor (OpenSSL, GnuTLS and NSS do not go back then)."""


def _latest_first(anchor: Certificate) -> tuple[int, str]:
    return -anchor.ends, anchor.sha256
