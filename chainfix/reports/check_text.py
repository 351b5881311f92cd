"""What ``check`` found, for people: the list as it is served, the findings, the way to the right list, and until when it holds."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from chainfix.certificates import names
from chainfix.certificates.certificate import CACHED, FETCHED, POOLED
from chainfix.certificates.dates import day
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Confidence, Severity
from chainfix.findings.fix import Action
from chainfix.findings.roles import Role
from chainfix.reports import verdicts_text
from chainfix.reports.text import count, dates, failure, printable

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.findings.case import Case, LiveFacts
    from chainfix.findings.finding import Finding
    from chainfix.findings.fix import Step
    from chainfix.findings.roles import Served
    from chainfix.findings.timeline import Stretch, Validity


class Line(NamedTuple):
    """One fact, and how grave it is where lines have colours."""

    text: str
    tone: str = ""
    """A severity, ``good``, ``added``, ``removed``, ``moved``, ``quiet`` or nothing."""
    below: tuple[str, ...] = ()
    """What belongs to it, a line each."""


class Section(NamedTuple):
    """Facts of one kind."""

    heading: str
    lines: tuple[Line, ...]


def text(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING) -> str:
    """The whole report: a block for each target, and for several a summary."""
    blocks = ["\n".join(_block(report)) for report in reports]
    if len(reports) != 1:
        blocks.append("\n".join(line.text for line in summary(reports, fail_on)))
    return "\n\n".join(blocks) + "\n"


def _block(report: Report) -> Iterator[str]:
    yield title(report)
    for section in sections(report):
        yield section.heading
        for line in section.lines:
            yield f"  {line.text}"
            yield from (f"     {more}" for more in line.below)


def title(report: Report) -> str:
    """The target, and who answered."""
    live = report.case.live if report.case else None
    answered = f" ({live.address})" if live and live.address not in report.target else ""
    return f"{printable(report.target)}{answered}"


def sections(report: Report) -> list[Section]:
    """All that is to be said of one target."""
    if report.error is not None:
        first, *more = map(printable, failure(report.error))
        return [Section("not checked", (Line(first, "error", tuple(line.strip() for line in more)),))]
    found = [
        Section(_listed(report), tuple(_served(one, report) for one in report.served)),
        Section("findings", tuple(findings(report))),
        Section("fix", tuple(_fix(report))),
        Section("time", tuple(_times(report))),
        Section("timeline", tuple(_timeline(report))),
        Section(_asked(report), tuple(breaks(report))),
        Section("server", tuple(live(report))),
    ]
    return [section for section in found if section.lines]


# The list.


def _listed(report: Report) -> str:
    size = sum(len(one.certificate.der) for one in report.served)
    return f"certificate chain ({count(len(report.served), 'certificate')}, {count(size, 'byte')}, judged at {day(report.at)})"


def _served(one: "Served", report: Report) -> Line:
    certificate = one.certificate
    below = (f"i:{printable(certificate.issuer)}", f"v:{dates(certificate)}", what(one, report))
    return Line(f"#{one.position} s:{printable(certificate.subject)}", _ROLE_TONES.get(one.role, ""), below)


_ROLE_TONES = {Role.DUPLICATE: "warning", Role.UNRELATED: "warning", Role.ANCHOR: "quiet"}


def what(one: "Served", report: Report) -> str:
    """What a certificate of the list is to it, and of which other one."""
    role: str = one.role.value
    if one.other is None:
        return role
    position = report.case.position(one.other) if report.case else 0
    return f"{role} of {f'#{position}' if position else called(one.other)}"


def called(certificate: "Certificate") -> str:
    """A name with what tells twins apart."""
    issuer = "self-signed" if certificate.self_issued else f"by {names.short(certificate.issuer_der)}"
    return printable(f"{certificate.name} ({issuer})")


# The findings.


def findings(report: Report) -> Iterator[Line]:
    """The gravest first; then what was not found out, and what SSL Labs will say."""
    yield from map(_finding, report.findings)
    if not report.findings:
        yield Line("none", "good")
    spent = [code for code, said in report.answers if said is Answered.NOT_KNOWN]
    if spent:
        yield Line(f"not known, as a limit was reached: {', '.join(spent)}", "warning")
    if report.ssl_labs:
        issues = ", ".join(issue.value.replace("-", " ") for issue in report.ssl_labs)
        yield Line(f"SSL Labs: {issues}", "quiet")


def _finding(finding: "Finding") -> Line:
    place = f" #{finding.position}" if finding.position else ""
    doubt = "" if finding.confidence is Confidence.CERTAIN else f" ({finding.confidence.value})"
    word = finding.severity.word
    return Line(f"{word:{_WORD}} {finding.code} {finding.name}{place}: {printable(finding.message)}{doubt}", word)


_WORD = max(len(severity.word) for severity in Severity)


# The fix.


def _fix(report: Report) -> Iterator[Line]:
    if report.fix is not None:
        yield from map(_step, report.fix.steps)
        yield Line(command(report), "quiet")
    elif report.case is not None and not report.case.order and report.worst is Severity.ERROR:
        yield Line("no list that does is known from here", "quiet")


def _step(step: "Step") -> Line:
    name, reason = printable(step.certificate.name), printable(step.reason)
    match step.action:
        case Action.REMOVE:
            return Line(f"- #{step.position} {name}: {reason}", "removed")
        case Action.ADD:
            return Line(f"+ {name}: {reason}", "added")
        case Action.MOVE:
            return Line(f"~ #{step.position} -> #{step.to} {name}: {reason}", "moved")


def command(report: Report) -> str:
    """What writes the right list."""
    from shlex import quote

    added = [step.certificate.source for step in report.fix.steps if step.action is Action.ADD] if report.fix else []
    pools = "".join(f" --pool {quote(place)}" for place in dict.fromkeys(one.place for one in added if one.kind == POOLED))
    stores = [store.name for store in report.case.stores] if report.case else []
    pools += "" if stores == ["mozilla"] else "".join(f" --store {quote(store)}" for store in stores)
    listed = {certificate.source.place for certificate in report.case.list} if report.case else set()
    files = [file for file in report.case.files if file.name in listed] if report.case else []
    if len(files) == 1 and len(listed) == 1:
        fetch = " --fetch" if any(one.kind in (FETCHED, CACHED) for one in added) else ""
        return printable(f"chainfix check {quote(files[0].name)}{pools}{fetch} --fix")
    live = report.case.live if report.case else None
    talk = f" --starttls {live.starttls}" if live and live.starttls else ""
    file = "fullchain.pem" if live else "FILE"
    return printable(f"chainfix build {quote(report.target)}{talk}{pools} -f fullchain -o {file}")


# Time.


def _times(report: Report) -> Iterator[Line]:
    for validity in report.valid_until:
        yield _valid_until(validity, report)


def _valid_until(validity: "Validity", report: Report) -> Line:
    store = printable(validity.store)
    if validity.until is None or validity.certificate is None:
        return Line(f"not valid for {store} at {day(report.at)}", "error")
    outlived = ", ".join(f"{which(one, report)} on {day(one.ends)}" for one in validity.survived)
    survives = f"; survives the end of {outlived}" if outlived else ""
    return Line(f"valid until {day(validity.until)} for {store} ({which(validity.certificate, report)} expires){survives}")


def which(certificate: "Certificate", report: Report) -> str:
    """By its place in the list, else by name: it is a store's."""
    position = report.case.position(certificate) if report.case else 0
    return f"certificate #{position}" if position else f"the anchor {printable(certificate.name)}"


def _timeline(report: Report) -> Iterator[Line]:
    width = max((len(printable(stretch.store)) for stretch in report.timeline), default=0)
    for stretch in report.timeline:
        word = "accepted" if stretch.accepted else "refused"
        span = f"{day(stretch.starts)} to {end(stretch, report)}"
        yield Line(f"{printable(stretch.store):{width}} {word} {span}", "good" if stretch.accepted else "error")


def end(stretch: "Stretch", report: Report) -> str:
    """The last day of a stretch, and what ends it."""
    if stretch.ends is None:
        return "the end of the horizon"
    turning = stretch.certificate
    if turning is None:
        return day(stretch.ends)
    verb = "begins" if turning.starts == stretch.ends + 1 else "expires"
    return f"{day(stretch.ends)}, when {which(turning, report)} {verb}"


# Who breaks.


def _asked(report: Report) -> str:
    return "who breaks" if report.clients is None else f"who breaks ({verdicts_text.before(report.clients)})"


def breaks(report: Report) -> Iterator[Line]:
    """The greatest group first; then those not known, from when that changes, and which stores stood in."""
    clients = report.clients
    if clients is None:
        return
    refusing, unknown = (verdicts_text.groups(clients.outlooks, accepts=accepts) for accepts in (False, None))
    if not refusing:
        yield Line(verdicts_text.total(clients.outlooks), "" if unknown else "good")
    for group in refusing:
        yield Line(verdicts_text.refused(group, clients), "error", _sees(group))
    for group in unknown:
        yield Line(verdicts_text.not_known(group, clients), "warning")
    yield from (Line(told) for told in verdicts_text.changes(clients))
    yield from (Line(told, "quiet") for told in verdicts_text.stand_ins(clients))


def _sees(group: verdicts_text.Group) -> tuple[str, ...]:
    """What a user of one of the clients sees."""
    told = group.verdict
    return (f"a user of {told.client} sees: {printable(told.message)}",) if told.message else ()


# The server.


def live(report: Report) -> Iterator[Line]:
    """What a server did beside sending the list, and what it is compared with."""
    case = report.case
    if case is not None and case.live is not None:
        yield from _conversation(case.live)
        yield from _addresses(case.live, case)
    if case is not None and case.against is not None:
        name, listed = case.against
        yield _comparison(f"{printable(name)} has", listed, case)


def _conversation(live: "LiveFacts") -> Iterator[Line]:
    if live.trouble:
        yield Line(f"handshake: {printable(live.trouble)}", "warning")
    if live.wants_client_certificate:
        shown = ", and was shown one" if live.showed_client_certificate else ""
        yield Line(f"it asks for a client certificate{shown}", "quiet")


def _addresses(live: "LiveFacts", case: "Case") -> Iterator[Line]:
    for address, listed in live.others:
        yield _comparison(f"{printable(address)} sends", listed, case)
    for kind, listed in live.key_types:
        yield _comparison(f"with a key of {printable(kind)} it sends", listed, case)._replace(tone="quiet")
    for address, reason in live.failures:
        yield Line(f"{printable(address)}: {printable(reason)}", "warning")


def _comparison(who: str, listed: "tuple[Certificate, ...]", case: "Case") -> Line:
    if listed == case.list:
        return Line(f"{who} the same list", "quiet")
    return Line(f"{who} another list: {', '.join(printable(one.name) for one in listed) or 'none'}", "warning")


# Several targets.


def summary(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING) -> list[Line]:
    """A line for each target, and the total."""
    failed = sum(report.error is not None for report in reports)
    bad = sum(report.error is None and report.exit_status(fail_on) != 0 for report in reports)
    parts = (f"{len(reports) - bad - failed} passed", f"{bad} failed", f"{failed} not checked")
    return [*map(_summary, reports), Line(f"{count(len(reports), 'target')}: {', '.join(parts)}")]


def _summary(report: Report) -> Line:
    if report.error is not None:
        return Line(f"{_NOT_CHECKED} {printable(report.target)}: {printable(report.error.message)}", "error")
    worst = report.worst
    tone = worst.word if worst is not None else "good"
    told = "" if worst is None else f": {tally(report)}"
    return Line(f"{worst.word if worst is not None else 'ok':{len(_NOT_CHECKED)}} {printable(report.target)}{told}", tone)


_NOT_CHECKED = "not checked"


def tally(report: Report) -> str:
    """How many findings of each severity, and their codes."""
    numbers = {severity: sum(finding.severity is severity for finding in report.findings) for severity in reversed(Severity)}
    told = ", ".join(count(number, severity.word) for severity, number in numbers.items() if number)
    codes = dict.fromkeys(finding.code for finding in report.findings)
    return f"{told} ({', '.join(codes)})" if codes else "no findings"
