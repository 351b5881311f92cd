"""``chainfix paths``: every list that would do, best first, with reasons."""

from chainfix.cli.options import CHOICE_OPTIONS, ENVIRONMENT_HELP, LEAF_OPTIONS, NETWORK_OPTIONS, SOURCE_HELP, WORDS
from chainfix.cli.parser import CommandParser, Namespace, Section


def parser() -> CommandParser:
    """What ``paths`` takes: what ``build`` does, but for the output."""
    sections = (Section("output", WORDS), LEAF_OPTIONS, CHOICE_OPTIONS, NETWORK_OPTIONS)
    summary = f"Every way to an anchor, best first, with reasons.\n\n{SOURCE_HELP}"
    return CommandParser("paths", "[SOURCE...] [options]", summary, sections, epilog=ENVIRONMENT_HELP)


def run(arguments: Namespace) -> int:
    """List the paths. Returns 0; raises ChainfixError where there is none."""
    from chainfix.cli.channels import Words, put, put_text
    from chainfix.cli.request import inputs_of, prepared
    from chainfix.cli.sources import refuse_several_servers, sources_of
    from chainfix.reports import text

    words = Words.of(arguments)
    sources = sources_of(arguments)
    inputs_of(arguments, sources)
    refuse_several_servers(sources, arguments)
    with prepared(arguments, sources, words) as (builder, bundle):
        outcome = builder.outcome(bundle, key=arguments.key, hostname=arguments.hostname)
    if outcome.path is None:
        from chainfix.building.failure import explain

        raise explain(outcome, offline=arguments.fetch is False)
    found, complete = outcome.ranked()
    words.detail(*text.asked(outcome))
    if not arguments.json:
        put_text(text.ranked(outcome, found, complete=complete))
        return 0
    from chainfix.reports import json

    put(json.text(json.envelope("paths", [json.ranked(outcome, found, complete=complete)])).encode())
    return 0
