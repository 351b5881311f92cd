"""A store trusts the root only for certificates that were issued up to a date, or loses it on a date.

Root programmes end their trust in a CA that way: what was issued before goes on working until it expires, and what is issued
later is refused (Entrust and AffirmTrust after 2024-11-30 for Mozilla, after 2024-11-11 for Chrome; Chunghwa and Netlock after
2025-07-31 for Chrome). The same chain file then works with this year's leaf and fails with the next. Mozilla goes by the leaf's
notBefore; Chrome by its earliest signed certificate timestamp, or here by the notBefore where the leaf has no timestamp in it.
Other roots are removed on a day announced before (DigiCert's first generation on 2026-04-15 by Mozilla and Chrome, GlobalSign R3
on 2027-04-15 by Mozilla). That is a note: the store that is asked is the one that is installed, and it has the root still.

What to do: where the leaf is older, plan the next certificate with another authority; where it is newer, replace it now; where the
root goes, see that the list also leads to another one by that day.
"""

from collections.abc import Iterator

from chainfix.building.distrust import Distrust
from chainfix.building.problem import Problem, ProblemKind
from chainfix.building.trust import TrustStore, key_fingerprint, refused
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF404", "dated-distrust"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = (
    "NSS certdata.txt, CKA_NSS_SERVER_DISTRUST_AFTER; Chromium's root_store.textproto, sct_not_after_sec; "
    "Microsoft's authroot.stl, DisallowedFiletime and NotBefore"
)
SINCE = "2020"
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each store that refuses the leaf for its date, and a note for each that will refuse the next one."""
    dated = [store for store in case.stores if any(row.purpose == case.rules.purpose for row in store.distrust)]
    if not dated:
        return None
    return [hit for store in dated for hit in (*_refused(case, store), *_next_refused(case, store))]


def _refused(case: Case, store: TrustStore) -> Iterator[Hit]:
    """Where the store is not reached, for this reason."""
    if store.name not in case.missing_stores or store.name in _reached_at_best(case):
        return
    for problem in case.problems:
        if problem.kind is ProblemKind.DISTRUSTED and problem.store == store.name:
            message = f"{problem}, and {case.leaf.name} is of {_issued(case, problem)}"
            yield Hit(message, problem.certificate, case.position(problem.certificate), store.name)


def _issued(case: Case, problem: Problem) -> str:
    """The date of the leaf that was compared."""
    first = case.leaf.first_logged
    return day(case.leaf.starts if first is None or "timestamp" not in problem.fact else first)


def _reached_at_best(case: Case) -> set[str]:
    return {anchor.store for _, anchor in case.best.path.anchors} if case.best.path is not None else set()


def _next_refused(case: Case, store: TrustStore) -> Iterator[Hit]:
    """Where the store is reached by a root with a date that this leaf is older than."""
    outcomes = (case.alone[store.name], case.best)
    paths = [outcome.path for outcome in outcomes if outcome.path is not None][:1]
    anchors = [anchor.certificate for path in paths for _, anchor in path.anchors if anchor.store == store.name]
    for anchor in anchors:
        for row in _rows(store, anchor, case.rules.purpose):
            yield Hit(f"{store.name} {_told(case, row, anchor)}", anchor, case.position(anchor), store.name, severity=Severity.NOTE)


def _told(case: Case, row: Distrust, anchor: Certificate) -> str:
    if row.basis != "removal":
        return f"distrusts {anchor.name} for certificates {refused(case.leaf, row)}: the next leaf needs another root"
    when = "removed" if row.after <= case.at else "removes"
    return f"{when} {anchor.name} on {row.date}: a list that leads to no other root is refused from then on, whatever the leaf"


def _rows(store: TrustStore, anchor: Certificate, purpose: str) -> list[Distrust]:
    rows = [row for row in store.distrust if row.purpose == purpose and row.subject == anchor.subject]
    return [row for row in rows if row.spki_sha256 == key_fingerprint(anchor)]
