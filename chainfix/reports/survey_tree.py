"""What ``show`` found as a tree for a terminal: issuers above what they issued. The only report that imports rich.

Each certificate stands in it once. What an identity issued stands below one of its twins: one that leads to a store, if there
is such a one, and a self-signed one before others. A branch without a number is an issuer that is not in here.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from chainfix.building.graph import KeyIdMatch
from chainfix.building.signature import Verdict
from chainfix.building.survey import Entry, Link, Standing, Survey, Validity
from chainfix.certificates.names import NameMatch
from chainfix.reports import survey_text as words
from chainfix.reports.text import count

if TYPE_CHECKING:
    from chainfix.certificates.key import PrivateKey

_DATES = {Validity.VALID: "", Validity.EXPIRED: "red", Validity.NOT_YET_VALID: "yellow"}
_QUIET, _GOOD, _BAD, _WARN = "dim", "green", "red", "yellow"


def render(survey: Survey, keys: "Iterable[PrivateKey]" = (), *, width: int, colour: bool, encoding: str = "utf-8") -> bytes:
    """The whole report, lines at most ``width`` columns wide; lines of ASCII where ``encoding`` is not a form of Unicode."""
    buffer = BytesIO()
    file = TextIOWrapper(buffer, encoding=encoding, errors="backslashreplace", newline="\n")
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    console.print(tree(survey))
    for line in words.closing(survey, keys):
        console.print(Text(line, _QUIET))
    file.flush()
    return buffer.getvalue()


def tree(survey: Survey) -> Tree:
    """The tree below a title."""
    above = parents(survey)
    children: dict[int, list[Entry]] = {}
    for entry in survey.entries:
        children.setdefault(above[entry.number], []).append(entry)
    root = Tree(title(survey), guide_style=_QUIET)
    outside: dict[str, Tree] = {}
    waiting = [(_top(survey, entry, root, outside), entry) for entry in children.get(0, ())]
    while waiting:
        place, entry = waiting.pop(0)
        branch = place.add(label(survey, entry, above))
        waiting += [(branch, child) for child in children.get(entry.number, ())]
    return root


def title(survey: Survey) -> Text:
    """How many certificates, and where they stand."""
    places = list(dict.fromkeys(words.printable(source.place) for entry in survey.entries for source in entry.places))
    where = places[0] if len(places) == 1 else count(len(places), "place")
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


def _top(survey: Survey, entry: Entry, root: Tree, outside: dict[str, Tree]) -> Tree:
    """Where a certificate belongs that stands below none in here."""
    if entry.self_signed or any(link.number for link in entry.issuers):
        return root
    text = _outside(survey, entry)
    if text.plain not in outside:
        outside[text.plain] = root.add(text)
    return outside[text.plain]


def _outside(survey: Survey, entry: Entry) -> Text:
    """An issuer that is not in here: of the pool, in a store, or missing."""
    text = Text(words.issuer_name(entry.certificate), "bold" if not entry.missing else "bold red")
    text.append(f"\n{words.whereabouts(survey, entry)}", _BAD if entry.missing else _GOOD)
    for link in entry.issuers:
        text.append(f"\npooled from {words.printable(link.issuer.source.describe())}", _QUIET)
    for url in entry.certificate.ca_issuers if entry.missing else ():
        text.append(f"\nlook up {words.printable(url)}", _QUIET)
    return text


def label(survey: Survey, entry: Entry, above: dict[int, int]) -> Text:
    """A certificate: its name, what it is, and what is remarkable, a line each."""
    text = Text(words.heading(entry), "bold")
    text.append(f"\n{words.what(entry)}, ", "not bold")
    text.append(words.dates(entry), f"not bold {_DATES[entry.validity]}")
    text.append(f", {entry.certificate.sha256[: words.DIGITS]}", f"not bold {_QUIET}")
    for style, line in _remarks(survey, entry, above):
        text.append(f"\n{line}", f"not bold {style}")
    return text


def _remarks(survey: Survey, entry: Entry, above: dict[int, int]) -> Iterator[tuple[str, str]]:
    """Styles and lines."""
    if entry.hosts:
        yield _QUIET, words.listed(entry.hosts)
    if len(entry.places) > 1:
        yield _WARN, f"{len(entry.places)} times: {'; '.join(words.printable(place.describe()) for place in entry.places)}"
    if entry.twins:
        yield _QUIET, f"same name and key: {', '.join(words.twin(survey.entry(number)) for number in entry.twins)}"
    elsewhere = sorted({above[child] for child in entry.issued} - {entry.number})
    if elsewhere:
        yield _QUIET, f"what it issued stands below {', '.join(map(str, elsewhere))}"
    yield from ((_WARN, words.link_fact(link)) for link in entry.links if _is_remarkable(link))
    yield from (_store_remark(standing, entry) for standing in words.standings(survey, entry) if _is_news(standing, entry))
    yield from ((_BAD, f"malformed: {words.printable(reason)}") for reason in entry.malformations)
    yield from ((_WARN, f"weak: {reason}") for reason in entry.weaknesses)


def _store_remark(standing: Standing, entry: Entry) -> tuple[str, str]:
    style = _GOOD if standing.held or standing.issuers else _QUIET
    return style, f"{words.printable(standing.store)} {words.standing_fact(standing, entry)}"


def _is_remarkable(link: Link) -> bool:
    return link.verdict is not Verdict.VERIFIED or link.key_ids is KeyIdMatch.MISMATCH or link.name is NameMatch.TEXT


def _is_news(standing: Standing, entry: Entry) -> bool:
    """Whether it tells more than the branch above does: a store that has the issuer has the key of the one that stands there."""
    return bool(
        standing.held
        or standing.namesakes
        or entry.self_signed
        or (standing.links and not any(link.number for link in entry.issuers))
    )
