"""The list will not be accepted much longer.

What counts is the path that lasts longest: a certificate that ends soon while the list holds another path that goes on is a note
and no warning, and an intermediate or a root that ends is as much an end as that of the leaf. Soon is 30 days before the end, or
a third of the lifetime for certificates that live shorter than 100 days, as ACME clients renew; ``--warning`` and ``--critical``
take days (``30d``) or a share of the lifetime (``33%``).

What to do: renew the leaf, and write the list anew with what the authority sends along: the intermediate may have changed. Where
it is a root that ends, ask the authority for another chain.
"""

from chainfix.certificates import names
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.dates import day
from chainfix.findings.case import Case, Thresholds
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.outdated import place
from chainfix.findings.roles import Role, Served
from chainfix.findings.timeline import DAY, ending

CODE, NAME = "CF303", "expires-soon"
SEVERITY, CONFIDENCE = Severity.WARNING, Confidence.CERTAIN
SOURCE = "RFC 5280 4.1.2.5; RFC 9773 (renewal at a third of the lifetime left is the habit of ACME clients)"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each certificate that ends the list's acceptance soon, and a note for each that ends soon beside it."""
    ends = ending(case.valid_until)
    if not ends:
        return None
    limits = tuple(limit for limit in (case.warning, case.critical) if limit is not None)
    soon = {certificate: stores for certificate, stores in ends.items() if _is_near(case, certificate, limits)}
    hits = [_hit(case, certificate, stores) for certificate, stores in soon.items()]
    roles = (Role.LEAF, Role.DUPLICATE, Role.UNRELATED)
    others = [one for one in case.served if one.role not in roles and one.certificate not in ends]
    near = [one for one in others if _is_near(case, one.certificate, (case.warning,))]
    return [*hits, *(note for one in near if (note := _note(case, one)))]


def _is_near(case: Case, certificate: Certificate, limits: tuple[Thresholds, ...]) -> bool:
    return 0 <= _left(case, certificate) < max(limit.of(certificate) for limit in limits)


def _left(case: Case, certificate: Certificate) -> int:
    return certificate.ends - case.at


def _hit(case: Case, certificate: Certificate, stores: tuple[str, ...]) -> Hit:
    critical = case.critical is not None and _left(case, certificate) < case.critical.of(certificate)
    days = _left(case, certificate) // DAY
    message = (
        f"{place(case, certificate)} ends on {day(certificate.ends)}, in {days} day{'s' * (days != 1)}: "
        f"from then on the list does not do for {', '.join(stores)}"
    )
    store = stores[0] if len(stores) < len(case.stores) else ""
    severity = Severity.ERROR if critical else None
    return Hit(message, certificate, case.position(certificate), store, severity=severity)


def _note(case: Case, one: Served) -> Hit | None:
    """A certificate of the list that ends soon, and is not what ends the list."""
    certificate = one.certificate
    later = [held.until for held in case.valid_until if held.until is not None and held.until > certificate.ends]
    if later and not case.self_signed(certificate):
        told = f"the list is good without it until {day(min(later))}"
    elif certificate in case.used:
        told = "soon after the leaf: a new leaf needs another one"
    else:
        return None
    named = f"{certificate.name} by {names.short(certificate.issuer_der)} ends on {day(certificate.ends)}; {told}"
    return Hit.on(one, named)._replace(severity=Severity.NOTE)
