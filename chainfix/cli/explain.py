"""``chainfix explain``: the page of a finding."""

from typing import TYPE_CHECKING

from chainfix.cli.options import NO_COLOR, QUIET, VERBOSE
from chainfix.cli.parser import CommandParser, Namespace, Section

if TYPE_CHECKING:
    from chainfix.findings.finding import Rule

SUMMARY = """\
What a finding means, who breaks, and what to do.

CODE is a code (CF101) or a name (missing-intermediate); without one all are
listed."""


def parser() -> CommandParser:
    """What ``explain`` takes."""
    return CommandParser("explain", "[CODE...]", SUMMARY, (Section("output", (QUIET, VERBOSE, NO_COLOR)),), positional="code")


def run(arguments: Namespace) -> int:
    """Print the pages. Returns 0; raises InputError for a code that there is not."""
    from chainfix.cli.channels import put_text
    from chainfix.findings.registry import rules
    from chainfix.reports.page import index, page

    known = rules()
    if not arguments.code:
        put_text(index(known))
        return 0
    put_text("\n".join(page(_rule(code)) for code in arguments.code))
    return 0


def _rule(code: str) -> "Rule":
    from difflib import get_close_matches

    from chainfix.errors import InputError
    from chainfix.findings.registry import rule, rules

    found = rule(code)
    if found is None:
        names = [name for one in rules() for name in (one.CODE, one.NAME)]
        near = get_close_matches(code.upper(), names, n=1) or get_close_matches(code.lower(), names, n=1)
        hint = f"did you mean {near[0]}?" if near else "chainfix explain lists all"
        raise InputError(f"no finding is called {code}", code="no-such-finding", hint=hint)
    return found
