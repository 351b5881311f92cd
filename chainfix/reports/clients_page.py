"""The page of the docs about the modelled clients, made from the catalogue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chainfix.clients.catalogue import store_of
from chainfix.clients.profile import Habits
from chainfix.reports.clients_text import LABELS, applying, groups, observed, says, store, told

if TYPE_CHECKING:
    from chainfix.clients.profile import Profile

_HEAD = """\
# Clients

What chainfix knows of TLS clients, and foretells with it what each makes of a list. `chainfix clients` lists them, and `chainfix
clients NAME` prints every habit of one.

*Observed*: the verdicts of the model were compared with those of the real client, on lists that were made to tell clients apart.
*Untested*: the model was made from documents or source code alone. Where a source says *observed*, the names behind it are those
of such lists. A table for each client has its own habits; the others are those under [](#client-defaults). What the real ones did
with lists that anybody can make again stands under [](#clients-observed).

## All clients"""

_DEFAULTS = """\
(client-defaults)=

## What is told of no client apart

This is RFC 5280 with a search of all paths. What a client does otherwise stands in its table, and what has a source of its own."""

_OBSERVED = """\
(clients-observed)=

## What the real ones did

`make clients-lab` shows the lists below to every real client that it finds, by servers on loopback, and writes this part anew."""
_BEGIN, _END = "<!-- observed: from here on by make clients-lab -->", "<!-- observed: as far as here -->"


def manual(profiles: "Sequence[Profile]", observations: str = "") -> str:
    """A table of all, what they have in common, a section for each, and what was observed: Markdown, taken as it is."""
    rows = [_row(one) for one in profiles]
    blocks = [
        _HEAD,
        _table(("client", "version", "groups", "", "its own store"), rows),
        _DEFAULTS,
        _table(("habit", ""), [(LABELS[habit], says(habit, Habits())) for habit in applying(Habits())]),
        *map(_section, profiles),
        _OBSERVED,
        "\n\n".join(part for part in (_BEGIN, observations, _END) if part),
    ]
    return "\n\n".join(blocks) + "\n"


def _row(one: "Profile") -> tuple[str, ...]:
    return f"[`{one.name}`](#{anchor(one)})", one.version, ", ".join(groups(one)), observed(one), store_of(one).title


def observations_of(page: str) -> str:
    """What a page has under what was observed."""
    return page.partition(_BEGIN)[2].partition(_END)[0].strip()


def anchor(profile: "Profile") -> str:
    """What links to the section of a client."""
    return "client-" + "".join(character if character.isalnum() else "-" for character in profile.name).strip("-")


def _section(profile: "Profile") -> str:
    default = Habits()
    common = {habit for habit in applying(default) if getattr(profile.habits, habit) == getattr(default, habit)}
    own = [one for one in told(profile) if one.source or one.habit not in common]
    known = f"version {profile.version}; {observed(profile)}; groups: {', '.join(groups(profile))}"
    facts = f"{known}; its own store: {store(profile)}"
    store_source = f"Source of the store: {_cell(store_of(profile).source)}."
    source = f"{store_source} Source of the rest, where the table names no other: {_cell(profile.sources[''])}."
    rows = [(one.label, one.says, one.source or "") for one in own]
    head = f"({anchor(profile)})=\n\n## {profile.title}\n\n*`{profile.name}`; {facts}*"
    return "\n\n".join((head, source, _table(("habit", "", "source"), rows)))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    """What Markdown would read as emphasis, or as the end of a cell."""
    return text if text.startswith("[`") else text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")
