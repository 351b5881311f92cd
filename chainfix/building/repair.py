"""From certificates, stores and a fetch function to the list a server should send: choose, search, fetch, search again.

Nothing here touches the network: ``fetch`` is a function that is handed in. The result is a plain value that explains itself.
"""

from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from chainfix.building import chain as served
from chainfix.building.aia import Answer, IssuerFetch
from chainfix.building.budget import Budget, BudgetSpent
from chainfix.building.chain import Chain, Change
from chainfix.building.graph import Graph, KeyIdMatch, key_id_match, repeats
from chainfix.building.paths import CertificationPath, Search
from chainfix.building.signature import SignatureChecker, Verdict, self_signed
from chainfix.building.validation import Rules, check_name_constraints, check_path_length, issuer_problem
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.errors import Attempt, InputError

Fetch = Callable[[str, bool], Answer]
"""Called with a URL and whether a cached answer will not do."""

_LEAST_DIGITS = 8


class Request(NamedTuple):
    """What one build is asked for, beside the certificates."""

    rules: Rules
    keep: tuple[str, ...] = ()
    """Fingerprints, or prefixes of them, of certificates that continue the verified list."""
    without: tuple[str, ...] = ()
    """Fingerprints, or prefixes of them, of certificates not to be used."""
    anchors: tuple[str, ...] = ()
    """Names or fingerprints: only these anchors will do, in every store."""


class Alternatives(NamedTuple):
    """How many other lists there are."""

    count: int  # type: ignore[assignment]  # the contract's word; nobody counts in this tuple
    complete: bool
    """False where the budget ended the count."""


class Outcome(NamedTuple):
    """All that one build found out, whether or not there is a list."""

    target: Certificate
    given: tuple[Certificate, ...]
    graph: Graph
    request: Request
    search: Search
    budget: Budget
    checker: SignatureChecker
    path: CertificationPath | None
    """The best list by its rank; it may leave stores uncovered."""
    kept: tuple[Certificate, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    """What was fetched, in order."""

    @property
    def complete(self) -> bool:
        """Whether there is a list that reaches every requested store."""
        return self.path is not None and self.path.rank.cost.uncovered == 0

    def chain(self) -> Chain:
        """The list; only where there is a path."""
        assert self.path is not None  # noqa: S101 the caller asked `complete`
        _, top = self.path.anchors[-1]
        return Chain(self.target, (*self.path.intermediates, *self.kept), self._root_above_kept() or top.certificate)

    def _root_above_kept(self) -> Certificate | None:
        """Where --keep goes on above the topmost anchor: a store's own certificate that issued the last one kept."""
        last = self.kept[-1:]
        budget = Budget()  # the search may have used up its own
        stored = [(top, anchor) for top in last for store in self.graph.stores for anchor in store.named(top.issuer_der)]
        signed = (anchor for top, anchor in stored if self.checker.check(top, anchor, budget) is Verdict.VERIFIED)
        return next((anchor for anchor in signed if self_signed(anchor, self.checker, budget)), None)

    def added(self) -> tuple[Change, ...]:
        """What the list holds that was not handed over."""
        return served.added(self.chain())

    def removed(self) -> tuple[Change, ...]:
        """What was handed over and is not in the list."""
        assert self.path is not None  # noqa: S101
        setting = served.Setting(self.path, self.graph, self.request.rules, self.checker)
        return served.removed(self.given, self.chain(), setting)

    @property
    def drops_a_ca(self) -> bool:
        """Whether a CA in date was handed over, be it a root, and is not in the list: a client may have relied on it."""
        sent, at = self.chain().intermediates, self.request.rules.at
        return any(c.is_ca and c.starts <= at <= c.ends for c in self.given if c != self.target and c not in sent)

    def ranked(self) -> tuple[tuple[CertificationPath, ...], bool]:
        """Paths that reach a requested store, best first, and whether these are all."""
        budget = Budget(self.budget.limits)
        again = new_search(self.target, self.graph, self.request, self.checker, budget, prepared=self.search.prepared)
        found: list[CertificationPath] = []
        try:
            found.extend(islice(again.whole_paths(detours=True), budget.limits.alternatives + 1))
        except BudgetSpent:
            return tuple(found), False
        return tuple(found[: budget.limits.alternatives]), len(found) <= budget.limits.alternatives

    def alternatives(self) -> Alternatives:
        """How many other lists would do."""
        found, complete = self.ranked()
        others = [path for path in found if self.path is None or path.certificates != self.path.certificates]
        return Alternatives(sum(path.rank.cost.uncovered == 0 for path in others), complete)


def new_search(
    target: Certificate, graph: Graph, request: Request, checker: SignatureChecker, budget: Budget, *, prepared: bool = False
) -> Search:
    """A search for what was asked."""
    accepts = _accepted(request.anchors) if request.anchors else None
    return Search(target, graph, request.rules, checker, budget, prepared=prepared, accepts=accepts)


def repair(
    target: Certificate,
    given: Sequence[Certificate],
    graph: Graph,
    request: Request,
    *,
    checker: SignatureChecker,
    budget: Budget,
    fetch: Fetch | None = None,
) -> Outcome:
    """Find the best list for ``target``; raises InputError for a fingerprint that names nothing, or several certificates.

    Certificates of ``given`` are in ``graph`` already; what is fetched is added to it. Whether a list was found is for
    :attr:`Outcome.complete` to say.
    """
    _check_fingerprints(request, graph)
    work = _Work(target, graph, request, checker, budget)
    work.find()
    if fetch is not None and work.reached:
        work.fetch_more(fetch)
    outcome = Outcome(target, tuple(given), graph, request, work.search, budget, checker, work.path, (), work.attempts)
    if request.keep and outcome.complete:
        return outcome._replace(kept=_kept(outcome))
    return outcome


class _Work:
    """One build on its way: the best path so far and the search that found it."""

    def __init__(self, target: Certificate, graph: Graph, request: Request, checker: SignatureChecker, budget: Budget) -> None:
        self._target, self._graph, self._request, self._checker, self._budget = target, graph, request, checker, budget
        self.path: CertificationPath | None = None
        self.search = self._new_search(prepared=False)
        self.reached: dict[Certificate, bool] = {}
        """What either comparison of names reached, and whether an issuer was found: whose URLs are worth asking."""
        self.attempts: tuple[Attempt, ...] = ()

    def _new_search(self, *, prepared: bool) -> Search:
        return new_search(self._target, self._graph, self._request, self._checker, self._budget, prepared=prepared)

    def _is_done(self) -> bool:
        return self.path is not None and self.path.rank.cost.uncovered == 0

    def find(self) -> None:
        """Names are compared as bytes first; only where that leaves a store uncovered, or clients refuse it, by RFC 5280 7.1."""
        self.search = self._new_search(prepared=False)
        self.path = self.search.best()
        self.reached = self.search.reached
        if self.path is not None and not any(self.path.rank.cost[:3]):
            return
        if not self._graph.is_prepared_otherwise():
            return
        lenient = self._new_search(prepared=True)
        other = lenient.best()
        self.reached = self.reached | {c: found or self.reached.get(c, False) for c, found in lenient.reached.items()}
        if other is not None and (self.path is None or other.rank < self.path.rank):
            self.path, self.search = other, lenient
        elif self.path is None:
            self.search = lenient

    def fetch_more(self, fetch: Fetch) -> None:
        """Ask URL after URL until every store is reached; where only cached answers led nowhere, ask them all again afresh."""
        fetching = IssuerFetch(self._graph, self._checker, self._budget)
        try:
            self._ask_all(fetching, fetch)
        except BudgetSpent as spent:
            self.search.spent = spent.field
        self.attempts = tuple(fetching.attempts)

    def _ask_all(self, fetching: IssuerFetch, fetch: Fetch) -> None:
        fresh = False
        while not self._is_done():
            question = fetching.next_url(self.reached)
            if question is not None:
                url, asker = question
                if fetching.take(url, asker, fetch(url, fresh), self.reached):
                    self.find()
            elif fresh or not fetching.used_cache:
                break
            else:
                fresh = True
                fetching.forget()


# What --keep, --without and --anchor name.


def is_fingerprint(text: str) -> bool:
    """Whether a text is a SHA-256 in hexadecimal, or a prefix of eight digits or more."""
    return _LEAST_DIGITS <= len(text) <= 64 and all(c in "0123456789abcdef" for c in text)  # noqa: PLR2004 of SHA-256


def normal_fingerprint(text: str, option: str) -> str:
    """Lower case, without colons; raises InputError for what is no fingerprint."""
    digits = text.replace(":", "").lower()
    if is_fingerprint(digits):
        return digits
    raise InputError(
        f"{option} {text}: a SHA-256 fingerprint is due, or its first {_LEAST_DIGITS} digits or more",
        code="bad-fingerprint",
        hint="chainfix show lists fingerprints",
    )


def _check_fingerprints(request: Request, graph: Graph) -> None:
    for option, prefixes in (("--keep", request.keep), ("--without", request.without)):
        for prefix in prefixes:
            if len(prefix) < 64 or option == "--keep":  # noqa: PLR2004 of SHA-256
                _certificate(prefix, option, graph, required=option == "--keep")


def _certificate(prefix: str, option: str, graph: Graph, *, required: bool) -> Certificate | None:
    found = graph.fingerprinted(prefix)
    if len(found) > 1:
        named = ", ".join(f"{c.name} {c.sha256}" for c in found)
        raise InputError(
            f"{option} {prefix} fits several certificates: {named}", code="ambiguous-fingerprint", hint="give more digits"
        )
    if not found and required:
        raise InputError(
            f"{option} {prefix}: no such certificate here", code="no-such-certificate", hint="chainfix show lists them"
        )
    return found[0] if found else None


def _accepted(wanted: tuple[str, ...]) -> Callable[[Certificate], bool]:
    folded = {text.casefold() for text in wanted}
    prefixes = tuple(text for text in (item.replace(":", "").lower() for item in wanted) if is_fingerprint(text))

    def accepts(anchor: Certificate) -> bool:
        named = {anchor.name.casefold(), anchor.subject.casefold()} & folded
        return bool(named) or bool(prefixes and anchor.sha256.startswith(prefixes))

    return accepts


def _kept(outcome: Outcome) -> tuple[Certificate, ...]:
    """The certificates of --keep that continue the list upward; raises InputError for one that cannot."""
    path, rest = outcome.path, [_certificate(prefix, "--keep", outcome.graph, required=True) for prefix in outcome.request.keep]
    assert path is not None  # noqa: S101
    lower = list(path.certificates)
    waiting = [c for c in dict.fromkeys(rest) if c is not None and c not in lower]
    while waiting:
        reasons = {c: _cannot_continue(lower, c, outcome) for c in waiting}
        fitting = next((c for c, reason in reasons.items() if reason is None), None)
        if fitting is None:
            told = "; ".join(f"{c.name} ({c.sha256[:16]}): {reason}" for c, reason in reasons.items())
            raise InputError(f"--keep names what cannot continue the list: {told}", code="cannot-keep")
        lower.append(fitting)
        waiting.remove(fitting)
    return tuple(lower[len(path.certificates) :])


def _cannot_continue(lower: list[Certificate], certificate: Certificate, outcome: Outcome) -> str | None:
    """Why a certificate cannot stand above ``lower``, or None."""
    top = lower[-1]
    if repeats(certificate, tuple(lower)):
        return "the list holds another certificate of the same name and key"
    if names.compare(top.issuer_der, certificate.subject_der) is names.NameMatch.NONE:
        return f"the last certificate of the list, {top.name}, was issued by {names.short(top.issuer_der)}"
    budget = Budget()  # what the user named is judged even where the search has used up its own
    if outcome.checker.check(top, certificate, budget) is not Verdict.VERIFIED:
        return f"its key did not sign {top.name}"
    if outcome.checker.check(certificate, certificate, budget) is Verdict.VERIFIED:
        return "it is self-signed; --with-root adds the root"
    others = sum(not c.self_issued for c in lower[1:])
    problem = issuer_problem(certificate, outcome.request.rules) or check_path_length(certificate, others)
    problem = problem or check_name_constraints(certificate, lower)
    return None if problem is None else str(problem)


def refusals(path: CertificationPath) -> tuple[tuple[Certificate, str], ...]:
    """The links for which some client families refuse a list today, and which families do; an anchor fits what it anchors."""
    told = []
    for child, issuer in pairwise(path.certificates):
        if key_id_match(child, issuer) is KeyIdMatch.MISMATCH:
            told.append((child, f"its AKI contradicts {issuer.name}: OpenSSL, GnuTLS, NSS, Botan and BouncyCastle refuse it"))
        if child.issuer_der != issuer.subject_der:
            told.append((child, f"it writes the name of {issuer.name} otherwise: Go, rustls, GnuTLS, NSS and Firefox refuse it"))
    return tuple(told)
