"""What ``check`` found as a tree for a terminal, in colours: a branch for each kind of fact. It imports rich."""

from collections.abc import Sequence

from rich.text import Text
from rich.tree import Tree

from chainfix.findings.diagnose import Report
from chainfix.findings.finding import Severity
from chainfix.reports import check_text as words
from chainfix.reports.drawing import drawn

_QUIET = "dim"
_TONES = {
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
    "good": "green",
    "added": "green",
    "removed": "red",
    "moved": "yellow",
    "quiet": _QUIET,
}


def render(
    reports: Sequence[Report],
    fail_on: Severity | None = Severity.WARNING,
    *,
    width: int,
    colour: bool,
    encoding: str = "utf-8",
) -> bytes:
    """The whole report, lines at most ``width`` columns wide; lines of ASCII where ``encoding`` is not a form of Unicode."""
    lines = words.summary(reports, fail_on) if len(reports) != 1 else ()
    summary = (Text(line.text, _TONES.get(line.tone, "")) for line in lines)
    return drawn((*map(tree, reports), *summary), width=width, colour=colour, encoding=encoding)


def tree(report: Report) -> Tree:
    """One target."""
    root = Tree(Text(words.title(report), "bold"), guide_style=_QUIET)
    for section in words.sections(report):
        branch = root.add(Text(section.heading, "bold"))
        for line in section.lines:
            branch.add(Text("\n", end="").join([Text(line.text, _TONES.get(line.tone, "")), *_below(line)]))
    return root


def _below(line: words.Line) -> list[Text]:
    return [Text(more, _QUIET) for more in line.below]
