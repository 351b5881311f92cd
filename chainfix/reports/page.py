"""The page of a finding, and the list of all: what ``chainfix explain`` prints and the docs hold."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chainfix.findings.finding import Rule


FAMILIES = {
    "CF1": "Completeness",
    "CF2": "Order and surplus",
    "CF3": "Time",
    "CF4": "Trust",
    "CF5": "Profile",
    "CF6": "Files",
    "CF7": "AIA",
    "CF8": "Live servers",
}


def page(rule: "Rule") -> str:
    """One page: what it means, who breaks, what to do, and what it rests on."""
    lines = [f"{rule.CODE} {rule.NAME}", _facts(rule), "", plain(rule), "", f"Source: {rule.SOURCE}."]
    return "\n".join(lines) + "\n"


def manual(rules: "Iterable[Rule]") -> str:
    """All pages as one of Markdown, by family."""
    blocks = [_HEAD]
    family = ""
    for rule in rules:
        if rule.CODE[:3] != family:
            family = rule.CODE[:3]
            blocks.append(f"## {family}: {FAMILIES[family]}")
        told = (rule.__doc__ or "").strip().replace("``", "`")
        blocks.append(f"### {rule.CODE} {rule.NAME}\n\n*{_facts(rule)}*\n\n{told}\n\nSource: {rule.SOURCE}.")
    return "\n\n".join(blocks) + "\n"


_HEAD = """\
# Findings

What `chainfix check` looks for. Codes and names stay. A *note* is worth knowing and breaks nobody today; a *warning* breaks some
clients, or will soon; an *error* breaks most. *Certain* follows from the bytes; *likely* follows unless something that was not
looked at says otherwise; *possible* depends on clients or servers that were not asked. `chainfix explain CODE` prints a page."""


def _facts(rule: "Rule") -> str:
    facts = [f"severity {rule.SEVERITY.word}, {rule.CONFIDENCE.value}"]
    if rule.SSL_LABS is not None:
        facts.append(f"SSL Labs: {rule.SSL_LABS.value}")
    if rule.SINCE:
        facts.append(f"since {rule.SINCE}")
    return "; ".join(facts)


def plain(rule: "Rule") -> str:
    """The docstring without the marks of code."""
    return (rule.__doc__ or "").strip().replace("``", "")


def index(rules: "Iterable[Rule]") -> str:
    """One line for each rule: its code, name, severity and first sentence."""
    rows = [(rule.CODE, rule.NAME, rule.SEVERITY.word, plain(rule).partition("\n")[0]) for rule in rules]
    name, word = (max(len(row[column]) for row in rows) for column in (1, 2))
    return "\n".join(f"{code}  {title:{name}}  {severity:{word}}  {told}" for code, title, severity, told in rows) + "\n"
