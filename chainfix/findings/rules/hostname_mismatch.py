"""The leaf is not for the host that it is used for.

Only the subjectAltName counts; no client of today looks at the common name (Chrome since 58, Go since 1.15). A wildcard stands for
exactly one label: ``*.example.org`` is for neither ``example.org`` nor ``a.b.example.org``. An address has to be there as an
iPAddress. Every client refuses, whatever the list is like.

What to do: have a certificate issued with that name in it; or the server sends the certificate of another host, because it is not
told the name (SNI) or has none for it.
"""

from chainfix.building import hostname
from chainfix.building.target import hosts
from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF511", "hostname-mismatch"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "RFC 9525 6; CA/Browser Forum Baseline Requirements 7.1.2.7.12"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit where the leaf is not for the host name; not applicable where none was given. Raises InputError for what is none."""
    if case.hostname is None:
        return None
    if hostname.matches(case.leaf, case.hostname):
        return []
    message = f"{case.leaf.name} is for {hosts(case.leaf)}, not for {case.hostname}"
    return [Hit(message, case.leaf, case.position(case.leaf))]
