"""Whether a client accepts a served list, through which path or for which fault, and what its user is told.

Acceptance is that of a first connection: nothing is cached, preloaded or revoked.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from chainfix.building import hostname as hosts
from chainfix.building.distrust import Distrust
from chainfix.building.signature import SignatureChecker
from chainfix.building.signature import Verdict as Signature
from chainfix.building.trust import TrustStore, refused
from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import DerError
from chainfix.clients import backtracking, committed, ordered, sorting
from chainfix.clients.backtracking import PatienceSpentError
from chainfix.clients.case import Case, Fault, Fetch, Path, Refusal
from chainfix.clients.profile import Distrusting, Profile, Search, Words
from chainfix.clients.rules import reading_fault
from chainfix.clients.trust import OwnStore
from chainfix.errors import InputError

__all__ = ["Fetch", "Refusal", "Store", "Verdict", "simulate_all"]

Store = TrustStore | Callable[[Profile], TrustStore]
"""One store for every client, or what gives each its own."""

_COMMON_NAME = b"\x55\x04\x03"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENGINES: dict[Search, Callable[[Case], Path]] = {
    Search.COMMITTED: committed.search,
    Search.BACKTRACKING: backtracking.search,
    Search.UPWARD: ordered.upward,
    Search.DOWNWARD: ordered.downward,
    Search.SORTED: sorting.search,
}


class Verdict(NamedTuple):
    """What one client makes of a served list."""

    client: str
    store: str
    """The name of the store that it was asked before."""
    accepts: bool | None
    """None where it is not known."""
    problem: Refusal | None
    certificate: Certificate | None
    """The one at fault."""
    fact: str
    """A date, a number, a name: what is said of the fault; why it is not known."""
    path: tuple[Certificate, ...]
    """What the client tried last: ``[0]`` is the leaf, the anchor's certificate stands last where there is one."""
    message: str
    """What the client's user sees; nothing where it accepts."""


def simulate_all(
    profiles: Iterable[Profile],
    served: Sequence[Certificate],
    store: Store,
    *,
    at: int,
    hostname: str | None = None,
    fetch: Fetch | None = None,
    checker: SignatureChecker | None = None,
) -> tuple[Verdict, ...]:
    """What each client makes of a list; clients with the same habits and store are worked out once.

    ``served[0]`` is taken for the leaf, as clients do; ``store`` is one for all, or gives each its own, whose dated distrust
    holds too; ``at`` is in seconds since 1970-01-01 UTC; no ``hostname``: names are not compared. ``fetch`` gives the body behind a
    URL and is only called for clients that fetch issuers. A ``checker`` shared between calls verifies each signature once. Raises
    InputError: ``no-certificate``, ``bad-hostname``.
    """
    if not served:
        raise InputError("a list without a certificate", code="no-certificate")
    shared, verdicts = checker or SignatureChecker(), []
    known: dict[tuple[int, int], Outcome] = {}  # comparing fifty habits costs more than being alike saves
    for profile in profiles:
        asked = store if isinstance(store, TrustStore) else store(profile)
        key = id(profile.habits), id(asked)
        if key not in known:
            known[key] = _outcome(Case(profile.habits, served, asked, at=at, hostname=hostname, fetch=fetch, checker=shared))
        verdicts.append(_told(profile, asked, known[key]))
    return tuple(verdicts)


class Outcome(NamedTuple):
    """What a search came to: a path with its fault, or why the answer is not known."""

    path: Path | None
    unknown: str = ""


def _outcome(case: Case) -> Outcome:
    fault = _list_fault(case)
    if fault is not None:
        return Outcome(Path((), None, fault))
    try:
        path = _trusted(case, _ENGINES[case.habits.search](case))
    except PatienceSpentError:
        return Outcome(None, "the search became too long")
    missed = _missed(case, path)
    if missed is not None:
        return Outcome(None, f"its store has {missed}, whose certificate is not at hand")
    return Outcome(path if path.fault is not None else path._replace(fault=_host_fault(case)))


def _trusted(case: Case, path: Path) -> Path:
    """The path that is left where the store's distrust ends some; the first that it ends, where none is left."""
    ended: Path | None = None
    while (row := _row_against(case, path)) is not None and path.anchor is not None:
        ended = ended or path._replace(fault=_ending(case.leaf, path.anchor, row))
        if case.habits.distrusting is Distrusting.FINAL and row.basis != "removal":
            return ended
        case.barred.add(path.anchor)
        path = _ENGINES[case.habits.search](case)
    return ended if ended is not None and path.fault is not None else path


def _row_against(case: Case, path: Path) -> Distrust | None:
    if path.fault is not None or path.anchor is None or not isinstance(case.store, OwnStore):
        return None
    row = case.store.refuses(path.anchor, case.leaf, case.at)
    ignored = case.habits.distrusting is Distrusting.IGNORED
    return None if row is not None and ignored and row.basis != "removal" else row


def _ending(leaf: Certificate, root: Certificate, row: Distrust) -> Fault:
    """How a row ends trust in a root."""
    if row.basis == "removal":
        return Fault(Refusal.DISTRUSTED, root, f"leaves the store on {row.date}", gone=True)
    return Fault(Refusal.DISTRUSTED, root, f"not trusted for what is {refused(leaf, row)}")


def _missed(case: Case, path: Path) -> str | None:
    """A root that the client's store has, that could end a path here, and that is not at hand."""
    fault, store = path.fault, case.store
    if fault is None or not isinstance(store, OwnStore):
        return None
    if fault.certificate == case.leaf and fault.refusal is not Refusal.NO_ISSUER:
        return None  # whatever it is issued by
    missed = (c for c in case.served if store.misses(c.issuer_der) and not _has_other_issuer(case, c, store))
    return next((names.short(c.issuer_der) for c in missed), None)


def _has_other_issuer(case: Case, certificate: Certificate, store: OwnStore) -> bool:
    """Whether the list shows that a certificate was signed with another key than that of the store's root of the same name."""
    named = (c for c in case.served if c.subject_der == certificate.issuer_der and not store.facts.adds(c))
    return any(case.checker.check(certificate, c, case.budget) is Signature.VERIFIED for c in named)


def _list_fault(case: Case) -> Fault | None:
    """What is wrong with the list whatever is in the store."""
    habits = case.habits
    if habits.certificates is not None and len(case.served) > habits.certificates:
        return Fault(Refusal.TOO_MANY, case.served[habits.certificates], f"{habits.certificates} certificates")
    reading = case.served if habits.reads_all else ()
    return next((fault for c in reading if (fault := reading_fault(case, c)) is not None), None)


def _host_fault(case: Case) -> Fault | None:
    if case.hostname is None or not case.habits.checks_host or _is_for(case.leaf, case.hostname):
        return None
    forms = case.habits.common_name
    if (
        forms is not None
        and not any(n.tag in forms for n in case.leaf.alt_names)
        and _common_name_matches(case.leaf, case.hostname)
    ):
        return None
    return Fault(Refusal.HOST, case.leaf, case.hostname)


@lru_cache(maxsize=256)
def _is_for(leaf: Certificate, host: str) -> bool:
    """Every client asks the same of the same leaf."""
    return hosts.matches(leaf, host)


def _common_name_matches(leaf: Certificate, hostname: str) -> bool:
    """RFC 6125 6.4.4: equal letters, no wildcard."""
    try:
        found = [a.decoded() for rdn in names.parse(leaf.subject_der) for a in rdn if a.oid == _COMMON_NAME]
    except DerError:
        return False
    return any(name is not None and name.lower() == hosts.to_ascii(hostname) for name in found)


def _told(profile: Profile, store: TrustStore, outcome: Outcome) -> Verdict:
    path = outcome.path
    if path is None:
        return Verdict(profile.name, store.name, None, None, None, outcome.unknown, (), "")
    whole = (*path.certificates, path.anchor) if path.anchor is not None else path.certificates
    fault = path.fault
    if fault is None:
        return Verdict(profile.name, store.name, True, None, None, "", whole, "")  # noqa: FBT003 a field of the answer
    told = message(profile.words, fault, whole[:1])
    return Verdict(profile.name, store.name, False, fault.refusal, fault.certificate, fault.fact, whole, told)  # noqa: FBT003


def message(words: Words, fault: Fault, leaf: Sequence[Certificate]) -> str:
    """What a client's user sees for a fault; ``leaf``: the leaf, or nothing where no path was begun."""
    told = next(text for key in _keys(fault, leaf) if (text := words.table.get(key)) is not None)
    dated = _DATE.search(fault.fact)
    told = told.replace("{date}", dated[0] if dated else "").replace("{subject}", fault.certificate.subject)
    return words.form.format(problem=told)


def _keys(fault: Fault, leaf: Sequence[Certificate]) -> Iterator[str]:
    """Where words for a fault may stand, the finest first."""
    if not fault.gone:
        if fault.certificate not in leaf:
            yield f"{fault.refusal.value}/ca"
        yield fault.refusal.value
    if fault.refusal is Refusal.DISTRUSTED:
        yield Refusal.NO_ISSUER.value
    yield ""
