"""What ``simulate`` found as JSON."""

from typing import TYPE_CHECKING

from chainfix.reports.json import Object, certificate, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chainfix.certificates.certificate import Certificate
    from chainfix.clients.verdict import Verdict


def result(target: str, served: "Sequence[Certificate]", store: str, at: int, verdicts: "Sequence[Verdict]") -> Object:
    """One target: its list, and by client what each makes of it."""
    from chainfix.certificates.dates import moment as instant

    return {
        "target": target,
        "at": moment(instant(at)),
        "store": store,
        "served": list(map(certificate, served)),
        "verdicts": {verdict.client: _verdict(verdict) for verdict in verdicts},
    }


def _verdict(one: "Verdict") -> Object:
    return {
        "accepts": one.accepts,
        "problem": one.problem.value if one.problem is not None else None,
        "certificate": one.certificate.sha256 if one.certificate is not None else None,
        "fact": one.fact or None,
        "path": [certificate.sha256 for certificate in one.path],
        "message": one.message or None,
    }
