"""What ``show`` found as a tree for a terminal: issuers above what they issued.

Each certificate stands in it once. What an identity issued stands below one of its twins: one that leads to a store, if there
is such a one, and a self-signed one before others. A branch without a number is an issuer that is not in here.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from chainfix.building.graph import KeyIdMatch
from chainfix.building.signature import Verdict
from chainfix.building.survey import Entry, Standing, Survey, Validity
from chainfix.certificates.names import NameMatch
from chainfix.reports import survey_text as words
from chainfix.reports.drawing import drawn
from chainfix.reports.text import count, printable
from chainfix.reports.text import dates as span

if TYPE_CHECKING:
    from chainfix.certificates.key import PrivateKey

_INDENTATION = 4
_LEAST_WIDTH = 40
"""Columns that a fact has in any case."""
_DATES = {Validity.VALID: "", Validity.EXPIRED: "red", Validity.NOT_YET_VALID: "yellow"}
_QUIET, _GOOD, _BAD, _WARN = "dim", "green", "red", "yellow"


def render(survey: Survey, keys: "Iterable[PrivateKey]" = (), *, width: int, colour: bool, encoding: str = "utf-8") -> bytes:
    """The whole report, lines at most ``width`` columns wide; lines of ASCII where ``encoding`` is not a form of Unicode."""
    told = (Text(line, _QUIET) for line in words.closing(survey, keys))
    parts: tuple[Tree | Text, ...] = (tree(survey, max(1, (width - _LEAST_WIDTH) // _INDENTATION)), *told)
    return drawn(parts, width=width, colour=colour, encoding=encoding)


def tree(survey: Survey, deepest: int) -> Tree:
    """The tree below a title; what is deeper than ``deepest`` begins anew at the top, since rich leaves out what is too wide."""
    above = parents(survey)
    children: dict[int, list[Entry]] = {}
    for entry in survey.entries:
        children.setdefault(above[entry.number], []).append(entry)
    root = Tree(title(survey), guide_style=_QUIET)
    outside: dict[tuple[bytes, str], Tree] = {}
    waiting = [(_top(survey, entry, root, outside), entry, 1) for entry in children.get(0, ())]
    for place, entry, depth in waiting:
        branch = place.add(label(survey, entry, above, severed=place is root))
        below = (branch, depth + 1) if depth < deepest else (root, 1)
        waiting += [(below[0], child, below[1]) for child in children.get(entry.number, ())]
    return root


def title(survey: Survey) -> Text:
    """How many certificates, and where they stand."""
    places = list(dict.fromkeys(printable(source.place) for entry in survey.entries for source in entry.places))
    where = places[0] if len(places) == 1 else count(len(places), "place")
    if not places:
        return Text("no certificate", "bold")
    return Text(f"{count(len(survey.entries), 'certificate')} in {where}", "bold")


def parents(survey: Survey) -> dict[int, int]:
    """For each certificate the number of the one that it stands below; 0 at the top. There are no loops in it."""
    reaching = _reaching(survey)

    def rank(number: int) -> tuple[bool, bool, int]:
        return number not in reaching, not survey.entry(number).self_signed, number

    chosen = {e.number: min((link.number for link in e.issuers if link.number), key=rank, default=0) for e in survey.entries}
    settled = {0}
    for entry in survey.entries:
        trail: dict[int, None] = {}
        number = entry.number
        while number not in settled and number not in trail:
            trail[number] = None
            number = chosen[number]
        if number in trail:  # CAs that certified each other
            chosen[number] = 0
        settled.update(trail)
    return chosen


def _reaching(survey: Survey) -> set[int]:
    """The certificates that a store knows, or below one that it knows."""
    found: set[int] = set()
    waiting = [entry.number for entry in survey.entries if any(standing.held or standing.issuers for standing in entry.standings)]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += survey.entry(number).issued
    return found


def _top(survey: Survey, entry: Entry, root: Tree, outside: dict[tuple[bytes, str], Tree]) -> Tree:
    """Where a certificate belongs that stands below none in here."""
    if entry.self_signed or any(link.number for link in entry.issuers):
        return root
    text = _outside(survey, entry)
    key = entry.certificate.issuer_der, text.plain
    if key not in outside:
        outside[key] = root.add(text)
    return outside[key]


def _outside(survey: Survey, entry: Entry) -> Text:
    """An issuer that is not in here: of the pool, in a store, or missing."""
    missing = entry.missing
    text = Text().append(words.issuer_name(entry.certificate), "bold red" if missing else "bold")
    text.append(f"\n{printable(entry.certificate.issuer)}" * missing, _QUIET)
    text.append(f"\n{words.whereabouts(survey, entry)}", _BAD if missing else _GOOD)
    for link in entry.issuers:
        pooled = link.issuer
        place = printable(pooled.source.describe())
        text.append(f"\n{pooled.sha256[: words.DIGITS]}, {span(pooled)}, from {place}", _QUIET)
    for url in entry.certificate.ca_issuers if missing else ():
        text.append(f"\nlook up {printable(url)}", _QUIET)
    return text


def label(survey: Survey, entry: Entry, above: dict[int, int], *, severed: bool) -> Text:
    """A certificate: its name, what it is, and what is remarkable, a line each; ``severed``: its issuers stand elsewhere."""
    text = Text().append(words.heading(entry), "bold")
    text.append(f"\n{words.what(entry)}, ").append(words.dates(entry), _DATES[entry.validity])
    text.append(f", {entry.certificate.sha256[: words.DIGITS]}", _QUIET)
    for style, line in _remarks(survey, entry, above, severed=severed):
        text.append(f"\n{line}", style)
    return text


def _remarks(survey: Survey, entry: Entry, above: dict[int, int], *, severed: bool) -> Iterator[tuple[str, str]]:
    """Styles and lines."""
    if entry.hosts not in ((), (entry.certificate.name,)):
        yield _QUIET, words.listed(entry.hosts)
    if len(entry.places) > 1:
        yield _WARN, f"{len(entry.places)} times: {'; '.join(printable(place.describe()) for place in entry.places)}"
    if severed and entry.issuers:
        yield _QUIET, f"issued by {', '.join(words.heading(survey.entry(link.number)) for link in entry.issuers)}"
    if entry.twins:
        yield _QUIET, f"same name and key: {', '.join(words.twin(survey.entry(number)) for number in entry.twins)}"
    elsewhere = sorted({above[child] for child in entry.issued} - {0, entry.number})
    if elsewhere:
        yield _QUIET, f"what it issued stands below {', '.join(map(str, elsewhere))}"
    yield from ((_WARN, line) for line in _odd_links(entry))
    yield from (_store_remark(standing, entry) for standing in words.standings(survey, entry) if _is_news(standing, entry))
    yield from ((_BAD, f"malformed: {printable(reason)}") for reason in entry.malformations)
    yield from ((_WARN, f"weak: {reason}") for reason in entry.weaknesses)


def _store_remark(standing: Standing, entry: Entry) -> tuple[str, str]:
    style = _GOOD if standing.held or standing.issuers else _QUIET
    return style, f"{printable(standing.store)} {words.standing_fact(standing, entry)}"


def _odd_links(entry: Entry) -> Iterator[str]:
    """What the place in the tree does not tell: a link that some clients refuse; names that fit while no issuer is known."""
    for link in entry.links:
        called = f"{link.number}. {printable(link.issuer.name)}" if link.number else "the pooled issuer"
        if link.verdict is not Verdict.VERIFIED and not entry.issuers:
            yield f"{words.link_label(link)} {words.link_fact(link)}"
        elif link.verdict is Verdict.VERIFIED and link.key_ids is KeyIdMatch.MISMATCH:
            yield f"its AKI contradicts the key id of {called}"
        if link.verdict is Verdict.VERIFIED and link.name is NameMatch.TEXT:
            yield f"it writes the name of {called} otherwise"


def _is_news(standing: Standing, entry: Entry) -> bool:
    """Whether it tells more than the branch above does: a store that has the issuer has the key of the one that stands there."""
    return bool(
        standing.held
        or standing.namesakes
        or entry.self_signed
        or (standing.links and not any(link.number for link in entry.issuers))
    )
