"""What ``simulate`` found as text: a line a client, and below a refusal what is at fault and what its user sees."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chainfix.certificates.dates import day
from chainfix.reports.text import count, printable

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.clients.verdict import Verdict

_WORDS = {True: "accepts", False: "refuses", None: "not known"}


def text(target: str, served: "Sequence[Certificate]", store: str, at: int, verdicts: "Sequence[Verdict]") -> str:
    """The whole report."""
    head = f"{printable(target)} ({count(len(served), 'certificate')}) before {printable(store)} at {day(at)}"
    refusing = sum(verdict.accepts is False for verdict in verdicts)
    total = f"{refusing} of {count(len(verdicts), 'client')} refuse it" if refusing else f"all {len(verdicts)} clients accept it"
    if any(verdict.accepts is None for verdict in verdicts):
        total = f"{total}; of some it is not known"
    width = max((len(verdict.client) for verdict in verdicts), default=0)
    lines = [line for verdict in verdicts for line in _lines(verdict, served, width)]
    return "\n".join((head, *lines, total)) + "\n"


def _lines(one: "Verdict", served: "Sequence[Certificate]", width: int) -> Iterator[str]:
    yield f"  {one.client:{width}}  {_WORDS[one.accepts]}{_through(one, served)}"
    if one.message:
        yield f"  {'':{width}}    its user sees: {printable(one.message)}"


def _through(one: "Verdict", served: "Sequence[Certificate]") -> str:
    if one.accepts:
        return f" through {' < '.join(_place(certificate, served) for certificate in one.path)}"
    if one.certificate is None or one.problem is None:
        return ""
    fact = f" ({printable(one.fact)})" if one.fact else ""
    return f" at {_place(one.certificate, served)}: {one.problem.value}{fact}"


def _place(certificate: "Certificate", served: "Sequence[Certificate]") -> str:
    name = printable(certificate.name)
    return f"#{served.index(certificate) + 1} {name}" if certificate in served else name
