"""Reports on lists of a few certificates, made in one line.

found = cases.report(leaf, inter, roots=[root])
cases.one(found, "CF203").severity
cases.answer(found, "CF101") is Answered.PASS
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from chainfix import Builder
from chainfix.building.trust import TrustStore
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Finding
from chainfix.findings.fix import Fix
from chainfix.judging import Asked
from tests.support import pki
from tests.support.answers import Answers, Reply
from tests.support.surveys import certificates, store


def report(
    *served: pki.Entity,
    roots: Sequence[pki.Entity] = (),
    stores: Sequence[TrustStore] = (),
    pool: Sequence[pki.Entity] = (),
    at: datetime = pki.NOW,
    urls: Mapping[str, pki.Entity | bytes | Reply] | None = None,
    purpose: str = "server",
    **asked: Any,
) -> Report:
    """The report on a list, beside one store named ``roots`` or several ``stores``; nothing is fetched without ``urls``."""
    builder = Builder(
        stores=[*stores] or [store("roots", *roots)],
        pool=certificates("pool.pem", *pool),
        fetcher=None if urls is None else Answers(urls),
        purpose=purpose,
    )
    return builder.check(certificates("list.pem", *served), target="list.pem", asked=Asked(**asked), at=at)


def of(found: Report, code: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in found.findings if finding.code == code]


def one(found: Report, code: str) -> Finding:
    """The only finding of a rule."""
    (finding,) = of(found, code)
    return finding


def answer(found: Report, code: str) -> Answered:
    """What a rule said."""
    return dict(found.answers)[code]


def issues(found: Report) -> list[str]:
    """The chain issues that SSL Labs would name."""
    return [issue.value for issue in found.ssl_labs]


def fix(found: Report) -> Fix:
    """The fix, where there has to be one."""
    assert found.fix is not None
    return found.fix


def steps(found: Report) -> list[tuple[str, str, int, int]]:
    """The steps of the fix: what is done, the name, where it stood, where it will stand; empty where nothing is to be done."""
    return [(s.action.value, s.certificate.name, s.position, s.to) for s in found.fix.steps] if found.fix else []


def order(found: Report) -> list[str]:
    """The names of the list that the fix leads to."""
    return [certificate.name for certificate in fix(found).order]


def roles(found: Report) -> list[str]:
    """The role of each certificate, in the order served."""
    return [one.role.value for one in found.served]
