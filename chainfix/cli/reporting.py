"""Where the report of ``check`` goes: in its form, to standard output or into a file."""

import sys
from typing import TYPE_CHECKING, NamedTuple

from chainfix.cli.channels import Words, has_colours, is_terminal, put, put_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chainfix.findings.diagnose import Report
    from chainfix.findings.finding import Severity


class Delivery(NamedTuple):
    """A form and a place."""

    form: str
    output: str | None
    """A file; None is standard output."""
    fail_on: "Severity | None"
    changed: bool
    """Whether a file was rewritten, or would be."""
    colour: bool


def deliver(reports: "Sequence[Report]", asked: Delivery, words: Words) -> None:
    """Write or print the report; raises InputError where that is impossible."""
    if asked.output is None:
        _print(reports, asked)
        return
    from chainfix.adapters.writing import write_atomically

    changed = write_atomically(asked.output, rendered(reports, asked).encode(), inputs=[report.target for report in reports])
    words.say(f"{'wrote' if changed else 'unchanged'} {asked.output}")


def _print(reports: "Sequence[Report]", asked: Delivery) -> None:
    if asked.form != "text":
        put(rendered(reports, asked).encode())
    elif is_terminal(sys.stdout):
        from shutil import get_terminal_size

        from chainfix.reports import check_tree

        width, colour = get_terminal_size().columns, asked.colour and has_colours(sys.stdout)
        put(check_tree.render(reports, asked.fail_on, width=width, colour=colour, encoding=sys.stdout.encoding))
    else:
        put_text(rendered(reports, asked))


def rendered(reports: "Sequence[Report]", asked: Delivery) -> str:
    """The report as text; only the module of its form is loaded."""
    if asked.form == "json":
        from chainfix.reports import check_json

        return check_json.text(reports, asked.fail_on, changed=asked.changed)
    from importlib import import_module

    module = import_module(f"chainfix.reports.{_MODULES.get(asked.form, asked.form)}")
    told: str = module.text(reports, asked.fail_on) if asked.form in _JUDGING else module.text(reports)
    return told


_MODULES = {"text": "check_text"}
_JUDGING = ("text", "html", "nagios", "junit")
"""Forms that say whether a target passes."""
