"""``chainfix graph``: a picture of the certificates around one leaf, also where no list is found."""

from typing import TYPE_CHECKING

from chainfix.cli.options import (
    CHOICE_OPTIONS,
    ENVIRONMENT_HELP,
    LEAF_OPTIONS,
    NETWORK_OPTIONS,
    NO_COLOR,
    QUIET,
    SOURCE_HELP,
    VERBOSE,
)
from chainfix.cli.parser import CommandParser, Namespace, Option, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chainfix.building.repair import Outcome
    from chainfix.cli.channels import Words

REPORTS = ("dot", "mermaid", "svg")
DEFAULT = "dot"
ENDINGS = {".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".mermaid": "mermaid", ".svg": "svg"}
"""What the name of the output asks for where ``--report`` does not say."""

OUTPUT_OPTIONS = Section(
    "output",
    (
        Option(
            ("-o", "--output"),
            "write there instead of to standard output; the old\nfile is replaced in one step, or left as it was",
            "FILE",
        ),
        Option(
            ("--report",),
            "dot (default; Graphviz), mermaid (for Markdown) or svg\n(for browsers); -o picture.svg alone means svg",
            "REPORT",
            choices=REPORTS,
        ),
        QUIET,
        VERBOSE,
        NO_COLOR,
    ),
)


def parser() -> CommandParser:
    """What ``graph`` takes: what ``paths`` does, and where the picture goes."""
    sections = (OUTPUT_OPTIONS, LEAF_OPTIONS, CHOICE_OPTIONS, NETWORK_OPTIONS)
    summary = f"A picture of the certificates around one leaf: what is chosen, what is not.\n\n{SOURCE_HELP}"
    return CommandParser("graph", "[SOURCE...] [-o FILE] [--report REPORT] [options]", summary, sections, epilog=ENVIRONMENT_HELP)


def run(arguments: Namespace) -> int:
    """Draw the picture. Returns 0; raises ChainfixError where there is no path, and then the picture was drawn all the same."""
    from chainfix.adapters.writing import refuse_same_file
    from chainfix.cli.channels import Words
    from chainfix.cli.request import inputs_of, prepared
    from chainfix.cli.sources import refuse_several_servers, sources_of
    from chainfix.reports import text

    words = Words.of(arguments)
    sources = sources_of(arguments)
    inputs = inputs_of(arguments, sources)
    refuse_same_file(arguments.output or "-", inputs)
    refuse_several_servers(sources, arguments)
    with prepared(arguments, sources, words) as (builder, bundle):
        outcome = builder.outcome(bundle, key=arguments.key, hostname=arguments.hostname)
    words.detail(*text.asked(outcome))
    _deliver(_drawn(outcome, _report(arguments)), arguments.output, inputs, words)
    if outcome.path is None:
        from chainfix.building.failure import explain

        raise explain(outcome, offline=arguments.fetch is False)
    return 0


def _report(arguments: Namespace) -> str:
    """As ``--report`` asks, else as the name of the output does."""
    from os.path import splitext

    asked: str | None = arguments.report
    return asked or ENDINGS.get(splitext(arguments.output or "")[1].lower(), DEFAULT)  # noqa: PTH122 costs more at start


def _drawn(outcome: "Outcome", report: str) -> bytes:
    from importlib import import_module

    from chainfix.reports.picture import picture

    found, complete = outcome.ranked() if outcome.path else ((), True)
    drawing: str = import_module(f"chainfix.reports.{report}").render(picture(outcome, found, complete=complete))
    return drawing.encode()


def _deliver(data: bytes, output: str | None, inputs: "Iterable[str]", words: "Words") -> None:
    from chainfix.adapters.writing import write_atomically
    from chainfix.cli.channels import put

    if output in (None, "-"):
        put(data)
    else:
        words.say(f"{'wrote' if write_atomically(str(output), data, inputs=inputs) else 'unchanged'} {output}")
