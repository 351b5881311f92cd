"""``chainfix build``: the list that a server should send, written or printed."""

from typing import TYPE_CHECKING

from chainfix.cli.options import CHOICE_OPTIONS, ENVIRONMENT_HELP, FORMATS, LEAF_OPTIONS, NETWORK_OPTIONS, SOURCE_HELP, WORDS
from chainfix.cli.parser import CommandParser, Namespace, Option, Section

if TYPE_CHECKING:
    from chainfix.certificates.bundle import Note
    from chainfix.cli.output import Output
    from chainfix.reports.json import Object
    from chainfix.result import Repair

OUTPUT_OPTIONS = Section(
    "output",
    (
        Option(
            ("-o", "--output"),
            "write there instead of to standard output; the old\nfile is replaced in one step, or left as it was",
            "FILE|DIR",
        ),
        Option(
            ("-f", "--format"),
            "chain (default): the intermediates; fullchain: the\nleaf before them; leaf; root; split: all into -o DIR",
            "FORMAT",
            choices=FORMATS,
        ),
        Option(("--with-root",), "add the root, last; clients do not need it"),
        Option(("-n", "--dry-run"), "do everything but write"),
        *WORDS,
    ),
)

CLIENTS = Option(
    ("--clients",),
    "the shortest list that each of these accepts: names and\ngroups, by commas (chainfix clients lists them)",
    "NAME,...",
    repeat=True,
    into="for_clients",
)
BEST_EFFORT = Option(("--best-effort",), "with --clients: if no list will do for all, that which\nleaves out the fewest")


def parser() -> CommandParser:
    """What ``build`` takes."""
    choice = Section("choice", (*CHOICE_OPTIONS.options, CLIENTS, BEST_EFFORT))
    sections = (OUTPUT_OPTIONS, LEAF_OPTIONS, choice, NETWORK_OPTIONS)
    summary = f"The chain a server should send, for one certificate.\n\n{SOURCE_HELP}"
    return CommandParser("build", "[SOURCE...] [-o FILE|DIR] [-f FORMAT] [options]", summary, sections, epilog=ENVIRONMENT_HELP)


def run(arguments: Namespace) -> int:
    """Build one list. Returns 0; raises ChainfixError where there is none, and then nothing was written."""
    from chainfix.cli.channels import Words
    from chainfix.cli.output import Output, deliver
    from chainfix.cli.request import inputs_of, prepared
    from chainfix.cli.sources import refuse_several_servers, sources_of
    from chainfix.reports import text

    words = Words.of(arguments)
    output, sources = Output.of(arguments), sources_of(arguments)
    inputs = inputs_of(arguments, sources)
    output.refuse_inputs(inputs)
    refuse_several_servers(sources, arguments)
    with prepared(arguments, sources, words) as (builder, bundle):
        repair = builder.build(bundle, key=arguments.key, hostname=arguments.hostname)
    words.detail(*text.asked(repair.outcome))
    needs = repair.chosen.needs if repair.chosen else ()
    words.say(*text.repaired(repair.outcome, needs, everything=words.verbose), *map(text.warned, _of_clients(repair)))
    words.detail(*(text.details(repair.outcome) if words.verbose else ()))
    written = deliver(output, repair, inputs, words, printed=not arguments.json)
    if arguments.json:
        _put_json(repair, output, written)
    return 0


def _of_clients(repair: "Repair") -> "list[Note]":
    """Whom the list leaves out of those it is for, or loses of those that the old one was good for."""
    told = list(repair.chosen.notes()) if repair.chosen else []
    if repair.lost:
        from chainfix.reports import choice_text

        told += choice_text.lost(repair.lost)
    return told


def _put_json(repair: "Repair", output: "Output", written: dict[str, bool]) -> None:
    from chainfix.cli.channels import put
    from chainfix.reports import json

    taken = output.path is not None and not output.dry_run
    place: Object | None = None
    if output.path is not None:
        place = {"format": output.format, "files": written, "dry_run": output.dry_run}
    found = json.repair(
        repair.outcome,
        repair.alternatives,
        repair.warnings,
        pem=None if taken else output.pem(repair),
        output=place,
        clients=_chosen(repair),
        lost=_lost(repair),
    )
    changed = any(written.values()) if output.path is not None else repair.changed
    put(json.text(json.envelope("build", [found], changed=changed)).encode())


def _chosen(repair: "Repair") -> "Object | None":
    if repair.chosen is None:
        return None
    from chainfix.reports.choice_json import chosen

    return chosen(repair.chosen.choices, repair.chosen.needs)


def _lost(repair: "Repair") -> "Object | None":
    if not repair.lost:
        return None
    from chainfix.reports.choice_text import by_group

    return by_group(verdict.client for verdict in repair.lost)
