"""Why there is no list, the most useful reason first, with what was tried and what to do next.

When every candidate fails, each has its reason; the table below says which of them helps a person most.
"""

from chainfix.building.budget import Budget
from chainfix.building.problem import Problem, ProblemKind
from chainfix.building.repair import Outcome
from chainfix.building.signature import self_signed
from chainfix.building.validation import target_problem
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day, moment
from chainfix.errors import ChainfixError, ChainNotFound, NetworkError

_MOST_USEFUL = (
    ProblemKind.DISTRUSTED,
    ProblemKind.SETTINGS,
    ProblemKind.NAME_CONSTRAINTS,
    ProblemKind.PATH_LENGTH,
    ProblemKind.POLICY,
    ProblemKind.WEAK_SIGNATURE,
    ProblemKind.PURPOSE,
    ProblemKind.NO_CERT_SIGN,
    ProblemKind.NOT_A_CA,
    ProblemKind.UNREADABLE,
    ProblemKind.UNKNOWN_CRITICAL,
    ProblemKind.EXPIRED,
    ProblemKind.NOT_YET_VALID,
    ProblemKind.UNKNOWN_SIGNATURE,
    ProblemKind.KEY_ID,
    ProblemKind.REPEATED,
    ProblemKind.BAD_SIGNATURE,
)
"""A rule that forbids a path tells more than an expired twin, and that more than a name that fits by chance."""


def explain(outcome: Outcome, *, offline: bool) -> ChainfixError:
    """The error for an outcome without a complete list; NetworkError where trying again may help."""
    if outcome.path is not None:
        return _left_out(outcome)
    unusable = _of_target(outcome)
    if unusable is not None:
        return unusable
    if outcome.search.spent is not None:
        return _error(outcome, "not-known", f"not known: {_stopped(outcome.search.spent)}", None)
    return _self_signed_end(outcome) or _refused(outcome) or _missing_issuer(outcome, offline=offline)


def _error(outcome: Outcome, code: str, message: str, hint: str | None) -> ChainfixError:
    attempts = outcome.attempts
    kind = NetworkError if any(attempt.retriable for attempt in attempts) else ChainNotFound
    return kind(message, code=code, hint=hint, attempts=attempts)


def _stopped(spent: str) -> str:
    return f"the search stopped at its limit of {spent.replace('_', ' ')}"


def _left_out(outcome: Outcome) -> ChainfixError:
    """There are lists, but none for all stores: which choice leaves out which."""
    assert outcome.path is not None  # noqa: S101 the caller asked
    paths, _ = outcome.ranked()
    everything = [store.name for store in outcome.graph.stores]
    choices: dict[tuple[str, ...], str] = {}
    for path in (*paths, outcome.path):
        reached = tuple(sorted(anchor.store for _, anchor in path.anchors))
        sent = ", ".join(c.name for c in path.intermediates) or "no intermediate"
        missing = ", ".join(name for name in everything if name not in reached)
        choices.setdefault(reached, f"[{sent}] reaches {', '.join(reached)} and leaves out {missing}")
    told = f"({', '.join(everything)}): {'; '.join(choices.values())}"
    if outcome.search.spent is not None:
        stopped = _stopped(outcome.search.spent)
        return _error(outcome, "not-known", f"not known whether one list reaches every store {told}; {stopped}", _FEWER_STORES)
    return _error(outcome, "store-left-out", f"no single list reaches every store {told}", _FEWER_STORES)


_FEWER_STORES = "name fewer stores with --store, or serve different lists to different clients"


def _of_target(outcome: Outcome) -> ChainfixError | None:
    """What is wrong with the leaf itself: nothing above it can help."""
    problem = target_problem(outcome.target, outcome.request.rules)
    if problem is None:
        return None
    message = f"the leaf cannot be used: {problem}"
    return ChainNotFound(message, code=_TARGET_CODES[problem.kind], hint=_target_hint(problem))


_TARGET_CODES = {
    ProblemKind.EXPIRED: "leaf-expired",
    ProblemKind.NOT_YET_VALID: "leaf-not-yet-valid",
    ProblemKind.PURPOSE: "leaf-purpose",
    ProblemKind.UNKNOWN_CRITICAL: "leaf-critical-extension",
    ProblemKind.UNREADABLE: "leaf-unreadable",
    ProblemKind.WEAK_SIGNATURE: "leaf-weak-signature",
}


def _target_hint(problem: Problem) -> str:
    leaf = problem.certificate
    if problem.kind is ProblemKind.EXPIRED:
        return f"renew it; --at {_last_day(leaf)} builds the list as of its last day"
    if problem.kind is ProblemKind.NOT_YET_VALID:
        return f"--at {moment(leaf.starts):%Y-%m-%dT%H:%M:%SZ} builds the list as of its first second"
    if problem.kind is ProblemKind.PURPOSE:
        return "--purpose client or --purpose any builds it for another purpose"
    if problem.kind is ProblemKind.WEAK_SIGNATURE:
        return "have it issued anew; --allow-weak builds the list all the same"
    return "have it issued anew"


def _last_day(leaf: Certificate) -> str:
    """For --at, where a day means its first second, which must not lie before the certificate begins."""
    last = moment(leaf.ends)
    return day(leaf.ends) if last.date() > moment(leaf.starts).date() else f"{last:%Y-%m-%dT%H:%M:%SZ}"


def _stores(outcome: Outcome) -> str:
    return " or ".join(store.name for store in outcome.graph.stores) or "any store"


def _self_signed_end(outcome: Outcome) -> ChainfixError | None:
    """The way up ends at a self-signed certificate that no store knows."""
    for certificate in outcome.search.reached:
        candidates = outcome.graph.candidates(certificate, prepared=False)
        others = (c.certificates and c.holder.spki_der != certificate.spki_der for c in candidates)
        if not any(others) and self_signed(certificate, outcome.checker, Budget()) and not _stored(certificate, outcome):
            where = "" if certificate == outcome.target else ", where the way up ends,"
            message = f"{certificate.name}{where} is self-signed and not in {_stores(outcome)}"
            return _error(outcome, "not-in-store", message, "if it is your own CA, name its file: --store corp-root.pem")
    return None


def _stored(certificate: Certificate, outcome: Outcome) -> bool:
    named = (held for store in outcome.graph.stores for held in store.named(certificate.subject_der))
    return any(held.spki_der == certificate.spki_der for held in named)


def _refused(outcome: Outcome) -> ChainfixError | None:
    """A way up was there and a rule closed it."""
    problems = sorted(outcome.search.problems, key=lambda problem: _MOST_USEFUL.index(problem.kind))
    rules = [problem for problem in problems if problem.kind is not ProblemKind.BAD_SIGNATURE]
    if not rules:
        return None
    first, *others = rules
    told = f"; also: {'; '.join(map(str, others[:3]))}" if others else ""
    return _error(
        outcome, first.kind.name.lower().replace("_", "-"), f"no list reaches {_stores(outcome)}: {first}{told}", _hint(first)
    )


def _hint(problem: Problem) -> str | None:
    if problem.kind in (ProblemKind.EXPIRED, ProblemKind.NOT_YET_VALID):
        return "look for a newer certificate of that issuer: --pool FILE, or --fetch; --at DATE judges by another day"
    if problem.kind is ProblemKind.WEAK_SIGNATURE:
        return "--allow-weak accepts it, as no current client does"
    if problem.kind is ProblemKind.PURPOSE:
        return "--purpose any does not look at extKeyUsage"
    return None


def _missing_issuer(outcome: Outcome, *, offline: bool) -> ChainfixError:
    """Nobody at hand issued the last certificate of the way up."""
    stuck = [certificate for certificate, has_issuer in outcome.search.reached.items() if not has_issuer]
    lacking = stuck[0] if stuck else outcome.target
    issuer = names.short(lacking.issuer_der)
    wrong = [p for p in outcome.search.problems if p.kind is ProblemKind.BAD_SIGNATURE and p.certificate == lacking]
    told = "; there are certificates of that name, but none of their keys signed it" if wrong else ""
    where = f"what was given, the pool and {_stores(outcome)}"
    message = f"the issuer of {lacking.name} is missing: no certificate of {issuer} among {where}{told}"
    return _error(outcome, "issuer-missing", message, _missing_hint(lacking, outcome, offline=offline))


def _missing_hint(lacking: Certificate, outcome: Outcome, *, offline: bool) -> str:
    urls = [url for url in lacking.ca_issuers if url.lower().startswith(("http:", "https:"))]
    if offline and urls:
        return f"without --offline it would be fetched from {urls[0]}; or download it there and name it with --pool FILE"
    if any("--aia-allow" in attempt.outcome for attempt in outcome.attempts):
        return "the address was refused; the message above says which --aia-allow lets it through"
    advice = "look for the intermediate on the issuer's download page and name it with --pool FILE"
    return advice if urls else f"it names no http: URL of its issuer (AIA); {advice}; a private CA's root goes to --store FILE"
