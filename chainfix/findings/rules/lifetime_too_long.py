"""A publicly trusted server certificate is valid for longer than was allowed on the day it was issued.

The limits of the CA/Browser Forum fall from year to year; Chrome and Apple refuse what is over them (ERR_CERT_VALIDITY_TOO_LONG),
Mozilla takes the authority to task. They go by notBefore and hold for public authorities alone: a company's own may issue for ten
years, as long as its root was put into the stores by hand.

Public is what ends at an anchor of the stores called mozilla, microsoft or chrome. The store of a system may hold the company's own
roots as well, so there the leaf must also say that it follows the Forum's rules (a policy under 2.23.140.1). In other stores the
rule does not apply.

What to do: have it issued anew; an authority that did this has to replace it anyway.
"""

from typing import NamedTuple

from chainfix.certificates import extensions
from chainfix.certificates.dates import day
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF512", "lifetime-too-long"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = (
    "CA/Browser Forum Baseline Requirements 6.3.2 (ballots 193, SC-081v3); Chromium's HasTooLongValidity; Apple HT210176, HT211025"
)
SINCE = "2015-04-01"
SSL_LABS = None

_DAY = 86400
_PUBLIC, _MIXED = ("mozilla", "microsoft", "chrome"), ("system",)
_FORUM = bytes.fromhex("67810c01")
"""2.23.140.1: the policies of the CA/Browser Forum (Baseline Requirements 7.1.6.1)."""


class _Limit(NamedTuple):
    since: int
    """The first notBefore it holds for."""
    days: int
    who: str
    """Who refuses what is over it."""
    severity: Severity | None = None


_LIMITS = (
    _Limit(1427846400, 1188, "Chrome refuses it", Severity.WARNING),  # 2015-04-01, 39 months at their longest (BR 1.3.0)
    _Limit(1519862400, 825, "Chrome and Apple refuse it"),  # 2018-03-01 (ballot 193); Apple from 2019-07-01 on
    _Limit(1598918400, 398, "Chrome and Apple refuse it"),  # 2020-09-01 (Apple, Chrome 85, Mozilla Root Store Policy 2.7.1)
    _Limit(1773532800, 200, "Chrome refuses it"),  # 2026-03-15 (SC-081v3), as the next two
    _Limit(1805068800, 100, "Chrome refuses it"),  # 2027-03-15
    _Limit(1868227200, 47, "Chrome refuses it"),  # 2029-03-15
)
_BY_A_SECOND = "clients do not count the last second and accept it", Severity.NOTE
"""RFC 5280 4.1.2.5 and the Forum count notAfter itself; Chromium takes the difference of the two dates."""


def check(case: Case) -> list[Hit] | None:
    """One hit where the leaf lives too long."""
    limit = next((limit for limit in reversed(_LIMITS) if limit.since <= case.leaf.starts), None)
    if limit is None or case.rules.purpose != "server" or not _is_public(case):
        return None
    days = -((case.leaf.starts - case.leaf.ends - 1) // _DAY)  # a part of a day counts as a day (BR 6.3.2)
    if days <= limit.days:
        return []
    refused = case.leaf.ends - case.leaf.starts > limit.days * _DAY
    who, severity = (limit.who, limit.severity) if refused else _BY_A_SECOND
    told = f"{case.leaf.name} is valid for {days} days; from {day(limit.since)} on {limit.days} were allowed: {who}"
    return [Hit(told, case.leaf, case.position(case.leaf), severity=severity)]


def _is_public(case: Case) -> bool:
    """Whether the leaf is from a public authority; see the page."""
    paths = [outcome.path for outcome in (*case.alone.values(), case.best) if outcome.path is not None]
    stores = {anchor.store for path in paths for _, anchor in path.anchors}
    if any(_is_made_of(store, _PUBLIC) for store in stores):
        return True
    policies = case.leaf.decoded(extensions.CERTIFICATE_POLICIES, extensions.certificate_policies) or ()
    declared = any(policy.startswith(_FORUM) for policy in policies)
    return declared and any(_is_made_of(store, (*_PUBLIC, *_MIXED)) for store in stores)


def _is_made_of(store: str, names: tuple[str, ...]) -> bool:
    """Whether a store, such as ``mozilla+chrome`` or the second of a name, holds the roots of these alone."""
    return all(part in names for part in store.partition(" (")[0].split("+"))
