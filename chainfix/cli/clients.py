"""``chainfix clients``: the clients that are modelled, and what each does."""

from chainfix.cli.options import WORDS
from chainfix.cli.parser import CommandParser, Namespace, Section

SUMMARY = """\
The TLS clients that are modelled.

Without arguments one line for each: name, version, groups, observed or
untested, and its own trust store. With names or groups what each of them does,
and where that is known from."""
EPILOG = """\
Groups are modern, browsers, servers, embedded and old; all stands for every
client. Observed: compared with the real client. Untested: from documents or
source code alone."""


def parser() -> CommandParser:
    """What ``clients`` takes."""
    return CommandParser("clients", "[NAME|GROUP...]", SUMMARY, (Section("output", WORDS),), positional="client", epilog=EPILOG)


def run(arguments: Namespace) -> int:
    """Print the list or the habits. Returns 0; raises InputError for a name that there is not."""
    from chainfix.cli.channels import Words, put, put_text
    from chainfix.clients.catalogue import choose
    from chainfix.reports import clients_json, clients_text, json

    Words.of(arguments)  # refuses what contradicts
    named = bool(arguments.client)
    chosen = choose(arguments.client or ("all",))
    if arguments.json:
        results = [clients_json.client(one, habits=named) for one in chosen]
        put(json.text(json.envelope("clients", results)).encode())
    else:
        put_text(clients_text.habit_pages(chosen) if named else clients_text.client_lines(chosen))
    return 0
