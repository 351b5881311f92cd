"""What ``check`` found as one HTML page that stands alone: to hand on, to print, to read on a telephone.

Nothing in it runs and nothing is loaded: its only style is the one whose hash its own policy names. It is XML as well.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from chainfix.certificates.dates import day, moment
from chainfix.findings.diagnose import Answered, Report
from chainfix.findings.finding import Confidence, Severity
from chainfix.findings.fix import Action
from chainfix.findings.roles import Role
from chainfix.reports import check_text as words
from chainfix.reports import stylesheet, svg, timeline_svg, verdicts_html, verdicts_text
from chainfix.reports.markup import Markup, header_row, joined, tag, void
from chainfix.reports.text import count, dates

if TYPE_CHECKING:
    from chainfix.certificates.certificate import Certificate
    from chainfix.findings.finding import Finding, Rule
    from chainfix.findings.fix import Step
    from chainfix.findings.roles import Served
    from chainfix.findings.timeline import Validity

STYLE = f"\n{stylesheet.STYLE}{svg.STYLE}{timeline_svg.STYLE}"
MOST_ROWS = 40
"""Of the calendar of certificates: more is no picture; the list itself is whole."""
DIGITS = 16
"""Of a fingerprint: more than ``--keep`` and ``--without`` need."""


def text(reports: Sequence[Report], fail_on: Severity | None = Severity.WARNING) -> str:
    """The whole page. A target is all right where nothing as grave as ``fail_on`` was found."""
    head = tag("head", *_head(_title(reports, fail_on)))
    body = tag("body", *_body(reports, fail_on))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _title(reports: Sequence[Report], fail_on: Severity | None) -> str:
    if len(reports) == 1:
        return f"{words.title(reports[0])}: {_word(reports[0], fail_on).lower()}"
    right = sum(report.exit_status(fail_on) == 0 for report in reports)
    return f"Certificate check: {right} of {count(len(reports), 'target')} OK"


def _head(title: str) -> Iterator[Markup]:
    from chainfix import __version__

    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield void("meta", charset="utf-8")
    yield void("meta", http_equiv="Content-Security-Policy", content=policy)
    yield void("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield void("meta", name="color-scheme", content="light dark")
    yield void("meta", name="referrer", content="no-referrer")
    yield void("meta", name="generator", content=f"chainfix {__version__}")
    yield tag("title", title)
    yield tag("style", Markup(STYLE))


def _body(reports: Sequence[Report], fail_on: Severity | None) -> Iterator[Markup]:
    from chainfix.findings.registry import rules

    known = {rule.CODE: rule for rule in rules()}
    yield tag("header", tag("h1", "Certificate check"))
    targets = [_target(report, number, known, fail_on, only=len(reports) == 1) for number, report in enumerate(reports, 1)]
    yield tag("main", *([_overview(reports, fail_on)] if len(reports) != 1 else []), *targets)
    yield tag("footer", tag("p", "Made by chainfix. This file is whole: nothing in it runs, and nothing is loaded from anywhere."))


# Several targets.


def _overview(reports: Sequence[Report], fail_on: Severity | None) -> Markup:
    head = header_row("Target", "Result", "Valid until")
    rows = [_overview_row(report, number, fail_on) for number, report in enumerate(reports, 1)]
    total = words.summary(reports, fail_on)[-1].text
    table = tag("table", tag("caption", total), tag("thead", head), tag("tbody", *rows))
    return tag("section", tag("h2", "Overview"), table, class_="overview")


def _overview_row(report: Report, number: int, fail_on: Severity | None) -> Markup:
    told = report.error.message if report.error is not None else words.tally(report)
    name = tag("p", tag("a", tag("bdi", words.title(report)), href=f"#target-{number}"))
    return tag(
        "tr",
        tag("th", name, tag("p", told, class_="told"), scope="row"),
        tag("td", _badge(_word(report, fail_on), _tone(report, fail_on))),
        tag("td", *_earliest(report), class_="when"),
    )


def _earliest(report: Report) -> list[str]:
    """Until when all stores are reached."""
    ends = [validity.until for validity in report.valid_until]
    if not ends:
        return ["not known"]
    reached = [end for end in ends if end is not None]
    return [_date(min(reached))] if len(reached) == len(ends) else ["not now"]


# One target.


def _target(report: Report, number: int, known: "dict[str, Rule]", fail_on: Severity | None, *, only: bool) -> Markup:
    place = f"target-{number}"
    parts = [_error(report)] if report.error is not None else _sections(report, place, known)
    heading = tag("h2", tag("bdi", words.title(report)))
    return tag("article", heading, _verdict(report, fail_on), *parts, id=place, class_="only" if only else "")


def _word(report: Report, fail_on: Severity | None) -> str:
    if report.error is not None:
        return "Not checked"
    return "OK" if report.exit_status(fail_on) == 0 else "Not OK"


def _tone(report: Report, fail_on: Severity | None) -> str:
    if report.error is not None:
        return "error"
    return "good" if report.exit_status(fail_on) == 0 else (report.worst or Severity.NOTE).word


def _badge(word: str, tone: str) -> Markup:
    return tag("span", word, class_=f"badge {tone}")


def _verdict(report: Report, fail_on: Severity | None) -> Markup:
    told = report.error.message if report.error is not None else _worst(report)
    word = tag("p", _word(report, fail_on), class_="word")
    return tag("div", word, tag("p", told), class_=f"verdict {_tone(report, fail_on)}")


def _worst(report: Report) -> str:
    if not report.findings:
        return "Nothing was found that is wrong with this list."
    first, *more = report.findings
    others = f" And {count(len(more), 'other finding')}." if more else ""
    return f"{first.severity.word.capitalize()}: {_sentence(first.message)}{others}"


def _sentence(told: str) -> str:
    return f"{told}{'' if told.endswith('.') else '.'}"


def _error(report: Report) -> Markup:
    error = report.error
    if error is None:
        return Markup()
    tried = [tag("li", f"{attempt.what}: {attempt.outcome}") for attempt in error.attempts]
    listed = [tag("p", "Tried:"), tag("ul", *tried)] if tried else []
    hint = [tag("p", f"Hint: {error.hint}")] if error.hint else []
    asked = tag("p", "Asked at ", _time(report.at), class_="soft")
    return tag("section", tag("h3", "Why it was not checked"), *(listed + hint or [tag("p", error.message)]), asked)


def _sections(report: Report, place: str, known: "dict[str, Rule]") -> Iterator[Markup]:
    yield tag("section", tag("h3", "Summary"), _facts(report, place), *_validities(report))
    yield _comparison(report)
    yield tag("section", tag("h3", "Findings"), *_findings(report, place, known))
    yield from _breaks(report)
    yield tag("div", *_picture(report), *_timeline(report), class_="pair")
    yield from _server(report)
    yield from _list_to_send(report)


# The summary.


def _facts(report: Report, place: str) -> Markup:
    case = report.case
    size = sum(len(one.certificate.der) for one in report.served)
    rows: list[tuple[str, str]] = [("Findings", words.tally(report))]
    if report.findings:
        first = report.findings[0]
        rows.append(("Worst", tag("a", f"{first.code} {first.name}", href=f"#{place}-{first.code}")))
    rows.append(("SSL Labs will say", _ssl_labs(report)))
    if case is not None:
        rows.append(("Leaf", tag("bdi", case.leaf.name)))
    if case is not None and case.hostname:
        rows.append(("Host name", tag("bdi", case.hostname)))
    rows += [("List", f"{count(len(report.served), 'certificate')}, {count(size, 'byte')}"), ("Judged at", _time(report.at))]
    return tag("dl", *(part for name, fact in rows for part in (tag("dt", name), tag("dd", fact))), class_="facts")


def _ssl_labs(report: Report) -> str:
    issues = [issue.value.replace("-", " ") for issue in report.ssl_labs]
    return f"Chain issues: {', '.join(issues)}" if issues else "Chain issues: none"


def _time(seconds: int) -> Markup:
    at = moment(seconds)
    return tag("time", at.strftime("%Y-%m-%d %H:%M UTC"), datetime=at.isoformat())


def _date(seconds: int) -> Markup:
    return tag("time", day(seconds), datetime=day(seconds))


def _validities(report: Report) -> Iterator[Markup]:
    if report.valid_until:
        head = header_row("Trust store", "Valid until", "What ends it")
        rows = [_validity(validity, report) for validity in report.valid_until]
        caption = tag("caption", "Until when clients of each trust store accept the list as it is")
        yield tag("table", caption, tag("thead", head), tag("tbody", *rows))


def _validity(validity: "Validity", report: Report) -> Markup:
    store = tag("th", tag("bdi", validity.store), scope="row")
    if validity.until is None or validity.certificate is None:
        return tag("tr", store, tag("td", "not now", class_="error"), tag("td", "The list does not reach it by itself."))
    outlived = ", ".join(f"{words.which(one, report)} on {day(one.ends)}" for one in validity.survived)
    survives = f"; it survives the end of {outlived}" if outlived else ""
    told = f"{words.which(validity.certificate, report)} expires{survives}"
    return tag("tr", store, tag("td", _date(validity.until), class_="when"), tag("td", f"{told[0].upper()}{told[1:]}."))


# Before and after.


def _comparison(report: Report) -> Markup:
    fix = report.fix
    live = report.case is not None and report.case.live is not None
    steps = fix.steps if fix is not None else ()
    leaving = {step.position: step for step in steps if step.position}
    before = [_before(one, leaving.get(one.position), report) for one in report.served]
    columns = [tag("div", tag("h4", "As it is served" if live else "As it is"), _list(before))]
    if fix is not None:
        coming = {step.to: step for step in steps if step.to}
        after = [_after(to, certificate, coming.get(to), report) for to, certificate in enumerate(fix.order, 1)]
        columns.append(tag("div", tag("h4", "As it should be"), _list(after)))
    told = _without_fix(report) if fix is None else "What is red goes, what is green comes, what is orange moves."
    return tag("section", tag("h3", "The list"), tag("p", told, class_="soft"), tag("div", *columns, class_="columns"))


def _without_fix(report: Report) -> str:
    if report.case is not None and not report.case.order and report.worst is Severity.ERROR:
        return "No list that reaches every trust store is known from here."
    return "Nothing in it needs to be removed, added or moved."


def _list(items: Sequence[Markup]) -> Markup:
    return tag("ol", *items, class_="list", role="list")


def _before(one: "Served", step: "Step | None", report: Report) -> Markup:
    role = words.what(one, report)
    if step is None:
        return _item(f"#{one.position}", one.certificate, role)
    if step.action is Action.REMOVE:
        return _item(f"#{one.position}", one.certificate, role, "error", f"\N{MINUS SIGN} remove: {step.reason}")
    return _item(f"#{one.position}", one.certificate, role, "warning", f"↕ move to #{step.to}: {step.reason}")


def _after(to: int, certificate: "Certificate", step: "Step | None", report: Report) -> Markup:
    role = Role.LEAF.value if to == 1 else Role.INTERMEDIATE.value
    if step is None:
        was = report.case.position(certificate) if report.case else to
        return _item(f"#{to}", certificate, role if was == to else f"{role}, was #{was}")
    if step.action is Action.ADD:
        return _item(f"#{to}", certificate, role, "good", f"+ add: {step.reason}")
    return _item(f"#{to}", certificate, role, "warning", f"↕ moved from #{step.position}")


def _item(number: str, certificate: "Certificate", role: str, tone: str = "", change: str = "") -> Markup:
    from chainfix.certificates import names

    issuer = "itself" if certificate.self_issued else names.short(certificate.issuer_der)
    return tag(
        "li",
        tag("p", f"{number} ", tag("bdi", certificate.name, class_="name"), f", {role}"),
        tag("p", "Issued by ", tag("bdi", issuer), "; ", tag("span", dates(certificate), class_="when"), class_="small"),
        tag("p", "SHA-256 ", tag("code", f"{certificate.sha256[:DIGITS]}…"), class_="small soft"),
        *([tag("p", change, class_="change small")] if change else []),
        class_=tone,
    )


# The findings.


def _findings(report: Report, place: str, known: "dict[str, Rule]") -> Iterator[Markup]:
    groups: dict[tuple[str, Severity, Confidence], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.code, finding.severity, finding.confidence), []).append(finding)
    told: set[str] = set()
    for (code, *_), found in groups.items():
        yield _finding(found, place, None if code in told else known.get(code))
        told.add(code)
    if not groups:
        yield tag("p", "None.")
    yield from _unknown(report)


def _finding(found: "list[Finding]", place: str, rule: "Rule | None") -> Markup:
    """Findings of one rule; its page and the place that links lead to stand at the first."""
    first = found[0]
    sure = tag("span", f"confidence: {first.confidence.value}", class_="sure")
    heading = tag("h4", _badge(first.severity.word, first.severity.word), " ", tag("span", f"{first.code} {first.name}"), " ", sure)
    told = [_place(finding) + _sentence(finding.message) for finding in found]
    message = tag("p", told[0]) if len(told) == 1 else tag("ul", *(tag("li", one) for one in told))
    at = f"{place}-{first.code}" if rule is not None else ""
    return tag("section", heading, message, *_page(rule), class_=f"finding {first.severity.word}", id=at)


def _place(finding: "Finding") -> str:
    return f"#{finding.position}: " if finding.position else ""


def _page(rule: "Rule | None") -> Iterator[Markup]:
    """What ``chainfix explain`` says of a rule, folded up."""
    if rule is not None:
        paragraphs = [" ".join(block.split()) for block in (rule.__doc__ or "").split("\n\n")]
        told = [tag("p", _prose(paragraph)) for paragraph in paragraphs if paragraph]
        source = tag("p", f"Source: {rule.SOURCE}.", class_="small soft")
        yield tag("details", tag("summary", f"What {rule.CODE} means, and what to do"), tag("div", *told, source, class_="page"))


def _prose(paragraph: str) -> Markup:
    """Text with code between double grave accents."""
    parts = paragraph.split("``")
    return joined(*(tag("code", part) if number % 2 else part for number, part in enumerate(parts)))


def _unknown(report: Report) -> Iterator[Markup]:
    numbers = {said: [code for code, one in report.answers if one is said] for said in Answered}
    passed, idle = len(numbers[Answered.PASS]), len(numbers[Answered.NOT_APPLICABLE])
    if passed or idle:
        yield tag("p", f"{count(passed, 'rule')} found nothing; {idle} did not apply.", class_="soft small")
    if numbers[Answered.NOT_KNOWN]:
        yield tag("p", f"Not known, as a limit was reached: {', '.join(numbers[Answered.NOT_KNOWN])}.")


# Who breaks.


def _breaks(report: Report) -> Iterator[Markup]:
    clients = report.clients
    if clients is not None:
        asked = f"What the models of {count(len(clients.outlooks), 'client')} make of the list as it is"
        first = f", at a first connection, {verdicts_text.before(clients)}, on "
        head = tag("p", f"{asked}{first}", _date(clients.at), ".", class_="soft")
        told = [tag("li", *_group(line)) for line in words.breaks(report)]
        yield tag("section", tag("h3", "Who breaks"), head, tag("ul", *told), verdicts_html.table(clients))


def _group(line: words.Line) -> Iterator[Markup]:
    yield tag("p", _sentence(f"{line.text[0].upper()}{line.text[1:]}"), class_=f"group {line.tone}")
    yield from (tag("p", f"{told[0].upper()}{told[1:]}", class_="small soft") for told in line.below)


# The pictures.


def _picture(report: Report) -> Iterator[Markup]:
    if report.case is not None:
        from chainfix.reports.picture import picture

        outcome = report.case.best
        found, complete = outcome.ranked() if outcome.path else ((), True)
        drawing = _bare(svg.render(picture(outcome, found, complete=complete)), svg.STYLE)
        caption = tag("figcaption", "A box is a CA (a name and a key), an arrow a certificate, from its issuer to what it is for.")
        yield tag("section", tag("h3", "The picture"), _figure(drawing, caption, "Picture of the certificates"))


def _figure(drawing: Markup, caption: Markup, label: str) -> Markup:
    """It scrolls by itself where it is too wide, with the keyboard too."""
    return tag("figure", drawing, caption, tabindex="0", aria_label=label)


def _bare(drawing: str, style: str) -> Markup:
    """Without its style: the page has it already, once."""
    return Markup(drawing.replace(f"<style>\n{style}</style>\n", "").strip())


def _timeline(report: Report) -> Iterator[Markup]:
    case = report.case
    if case is None:
        return
    rows = _rows(report)
    ends = [case.leaf.ends, *(stretch.ends or stretch.starts for stretch in report.timeline)]
    drawing = timeline_svg.timeline(rows[:MOST_ROWS], report.at, case.leaf.ends, max(ends))
    left_out = f" {count(len(rows) - MOST_ROWS, 'more certificate')} not drawn." if len(rows) > MOST_ROWS else ""
    caption = tag(
        "figcaption", f"Those of the list have a number, those that are missing a +; the others are the stores'.{left_out}"
    )
    figure = _figure(_bare(drawing, timeline_svg.STYLE), caption, "Calendar of the certificates")
    yield tag("section", tag("h3", "The timeline"), figure, *_stretches(report))


def _rows(report: Report) -> list[timeline_svg.Row]:
    """What is served, what is missing, what the stores have: each certificate once, with its number in the list."""
    case = report.case
    if case is None:
        return []
    roles = {one.certificate: (f"#{one.position} ", one.role) for one in report.served if one.role is not Role.DUPLICATE}
    roles |= {certificate: ("+ ", Role.INTERMEDIATE) for certificate in case.missing if certificate not in roles}
    roles |= {certificate: ("", Role.ANCHOR) for certificate in case.anchors if certificate not in roles}
    return [
        timeline_svg.Row(f"{number}{certificate.name}", certificate.starts, certificate.ends, role.value)
        for certificate, (number, role) in roles.items()
    ]


def _stretches(report: Report) -> Iterator[Markup]:
    if report.timeline:
        rows = [
            tag(
                "tr",
                tag("th", tag("bdi", stretch.store), scope="row"),
                tag("td", "accepted" if stretch.accepted else "refused", class_=f"when {'good' if stretch.accepted else 'error'}"),
                tag("td", f"{day(stretch.starts)} to {words.end(stretch, report)}"),
            )
            for stretch in report.timeline
        ]
        head = header_row("Trust store", "The list is", "When")
        caption = tag("caption", "When clients of each trust store accept the list as it is")
        yield tag("table", caption, tag("thead", head), tag("tbody", *rows))


# The server.


def _server(report: Report) -> Iterator[Markup]:
    live = report.case.live if report.case is not None else None
    facts = [] if live is None else [("Address", f"{live.address}, port {live.port}")]
    if live is not None and live.starttls:
        facts.append(("STARTTLS", live.starttls))
    if live is not None and live.protocol:
        facts.append(("Protocol", live.protocol))
    listed = [part for name, fact in facts for part in (tag("dt", name), tag("dd", fact))]
    lines = [tag("li", line.text) for line in words.live(report)]
    if listed or lines:
        told = [tag("dl", *listed, class_="facts")] * bool(listed) + [tag("ul", *lines)] * bool(lines)
        yield tag("section", tag("h3", "The server" if live is not None else "What it is compared with"), *told)


# The list to send.


def _list_to_send(report: Report) -> Iterator[Markup]:
    order = report.fix.order if report.fix is not None else report.case.list if _is_right(report) and report.case else ()
    if order:
        command = [tag("p", "This writes it:"), _command(words.command(report))] if report.fix is not None else []
        pem = Markup("".join(certificate.pem for certificate in order))
        summary = tag("summary", f"PEM of {count(len(order), 'certificate')}, the leaf first")
        details = tag("details", summary, tag("pre", pem, class_="pem", tabindex="0"), class_="attached")
        yield tag("section", tag("h3", "The list to send"), *command, details)


def _command(told: str) -> Markup:
    """Broken at spaces before it is broken at the hyphens of an option."""
    return tag("pre", Markup(" ".join(tag("span", word) for word in told.split(" "))))


def _is_right(report: Report) -> bool:
    """Whether the list can stay as it is."""
    return report.fix is None and report.case is not None and bool(report.case.order)
