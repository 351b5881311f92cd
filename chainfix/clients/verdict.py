"""Whether a client accepts a served list, through which path or for which fault, and what its user is told.

Acceptance is that of a first connection: nothing is cached, preloaded or revoked.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chainfix.building import hostname as hosts
from chainfix.building.signature import SignatureChecker
from chainfix.building.trust import TrustStore
from chainfix.certificates import extensions, names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.der import DerError
from chainfix.clients import backtracking, committed, ordered, sorting
from chainfix.clients.backtracking import PatienceSpentError
from chainfix.clients.case import Case, Fault, Fetch, Path, Refusal
from chainfix.clients.profile import Look, Profile, Search, Words
from chainfix.clients.rules import check_critical, check_twice
from chainfix.errors import InputError

__all__ = ["Fetch", "Refusal", "Verdict", "simulate", "simulate_all"]

_READING = ((Look.TWICE, check_twice), (Look.CRITICAL, check_critical))
_COMMON_NAME = b"\x55\x04\x03"
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
    accepts: bool | None
    """None where it is not known."""
    problem: Refusal | None
    certificate: Certificate | None
    """The one at fault."""
    fact: str
    """A date, a number, a name: what is said of the fault."""
    path: tuple[Certificate, ...]
    """What the client tried last: ``[0]`` is the leaf, the anchor's certificate stands last where there is one."""
    message: str
    """What the client's user sees; nothing where it accepts."""


def simulate(
    profile: Profile,
    served: Sequence[Certificate],
    store: TrustStore,
    *,
    at: int,
    hostname: str | None = None,
    fetch: Fetch | None = None,
    checker: SignatureChecker | None = None,
) -> Verdict:
    """What one client makes of a list.

    ``served[0]`` is taken for the leaf, as clients do; ``at`` is in seconds since 1970-01-01 UTC; no ``hostname``: names are not
    compared. ``fetch`` gives the body behind a URL and is only called for clients that fetch issuers. A ``checker`` shared between
    calls verifies each signature once. Raises InputError: ``no-certificate``, ``bad-hostname``.
    """
    if not served:
        raise InputError("a list without a certificate", code="no-certificate")
    case = Case(profile.habits, served, store, at=at, hostname=hostname, fetch=fetch, checker=checker or SignatureChecker())
    return _told(profile, _outcome(case))


def simulate_all(
    profiles: Iterable[Profile],
    served: Sequence[Certificate],
    store: TrustStore,
    *,
    at: int,
    hostname: str | None = None,
    fetch: Fetch | None = None,
    checker: SignatureChecker | None = None,
) -> tuple[Verdict, ...]:
    """What each client makes of a list before one store; clients with the same habits are worked out once."""
    if not served:
        raise InputError("a list without a certificate", code="no-certificate")
    asked, shared = tuple(profiles), checker or SignatureChecker()
    different = {
        id(profile.habits): profile.habits for profile in asked
    }  # comparing fifty habits costs more than being alike saves
    known = {
        key: _outcome(Case(habits, served, store, at=at, hostname=hostname, fetch=fetch, checker=shared))
        for key, habits in different.items()
    }
    return tuple(_told(profile, known[id(profile.habits)]) for profile in asked)


def _outcome(case: Case) -> Path | None:
    """The path with its fault; None where the search became too long for an answer."""
    fault = _list_fault(case)
    if fault is not None:
        return Path((), None, fault)
    try:
        path = _ENGINES[case.habits.search](case)
    except PatienceSpentError:
        return None
    return path if path.fault is not None else path._replace(fault=_host_fault(case))


def _list_fault(case: Case) -> Fault | None:
    """What is wrong with the list whatever is in the store."""
    habits = case.habits
    if habits.certificates is not None and len(case.served) > habits.certificates:
        return Fault(Refusal.TOO_MANY, case.served[habits.certificates], f"{habits.certificates} certificates")
    checks = (check for look, check in _READING if look in habits.reads_all)
    return next((fault for check in checks for c in case.served if (fault := check(case, c, ())) is not None), None)


def _host_fault(case: Case) -> Fault | None:
    if case.hostname is None or not case.habits.checks_host or hosts.matches(case.leaf, case.hostname):
        return None
    if case.habits.common_name and _common_name_matches(case.leaf, case.hostname):
        return None
    return Fault(Refusal.HOST, case.leaf, case.hostname)


def _common_name_matches(leaf: Certificate, hostname: str) -> bool:
    """RFC 6125 6.4.4: a common name counts where no dNSName is there; equal letters, no wildcard."""
    if any(name.tag == extensions.DNS_NAME for name in leaf.alt_names):
        return False
    try:
        found = [a.decoded() for rdn in names.parse(leaf.subject_der) for a in rdn if a.oid == _COMMON_NAME]
    except DerError:
        return False
    return any(name is not None and name.lower() == hosts.to_ascii(hostname) for name in found)


def _told(profile: Profile, path: Path | None) -> Verdict:
    if path is None:
        return Verdict(profile.name, None, None, None, "", (), "")
    whole = (*path.certificates, path.anchor) if path.anchor is not None else path.certificates
    fault = path.fault
    if fault is None:
        return Verdict(profile.name, True, None, None, "", whole, "")  # noqa: FBT003 a field of the answer
    return Verdict(profile.name, False, fault.refusal, fault.certificate, fault.fact, whole, message(profile.words, fault))  # noqa: FBT003


def message(words: Words, fault: Fault) -> str:
    """What a client's user sees for a fault."""
    return words.form.format(problem=words.table.get(fault.refusal.value) or words.table[""])
