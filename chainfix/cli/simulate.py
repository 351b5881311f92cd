"""``chainfix simulate``: which clients accept a list, through which path, or what they refuse it for; and until when."""

from typing import TYPE_CHECKING

from chainfix.cli.options import (
    AT,
    ENVIRONMENT_HELP,
    FETCH,
    HOSTNAME,
    NETWORK_OPTIONS,
    OFFLINE,
    PASSWORD_FILE,
    POOL,
    STARTTLS,
    STORE,
    WORDS,
)
from chainfix.cli.parser import CommandParser, Namespace, Option, Section
from chainfix.cli.spans import span

if TYPE_CHECKING:
    from chainfix.cli.channels import Words
    from chainfix.clients.simulation import Simulation

CLIENTS = Option(
    ("--clients",), "names and groups, by commas: modern, browsers, servers,\nembedded, old, all (default)", "NAME,...", repeat=True
)
HORIZON = Option(("--horizon",), "show from when that changes, up to so long ahead: 400d", "SPAN", read=span)
STORE_HELP = "the trust store of all of them, in place of each one's\nown: mozilla, system, a file or folder; a+b is one"
POOL_HELP = "where roots are looked up that clients' own stores\nhave and no installed one; may be repeated"
TARGET_HELP = """\
TARGET is a file as the server has it, or a server: HOST:PORT, https://HOST, a
name with a dot. The clients are models, each asked before its own trust store:
chainfix clients lists them."""


def parser() -> CommandParser:
    """What ``simulate`` takes."""
    store, pool = STORE._replace(help=STORE_HELP), POOL._replace(help=POOL_HELP)
    choice = Section("choice", (CLIENTS, store, pool, HOSTNAME, AT, HORIZON, PASSWORD_FILE))
    network = Section(
        "network",
        (
            OFFLINE._replace(help="let no client fetch issuers (default for files)"),
            FETCH._replace(help="let the clients that fetch issuers do so (default for\nservers)"),
            *(option for option in NETWORK_OPTIONS.options if option not in (OFFLINE, FETCH, STARTTLS)),
            STARTTLS,
        ),
    )
    summary = f"Which clients accept a list, through which path, or why not.\n\n{TARGET_HELP}"
    sections = (Section("output", WORDS), choice, network)
    command = CommandParser("simulate", "TARGET [options]", summary, sections, positional="target", epilog=ENVIRONMENT_HELP)
    command.set_defaults(key=None, purpose="server", allow_weak=False, partial_chain=False)
    return command


def run(arguments: Namespace) -> int:
    """Ask each model. Returns 0 where all accept, else 1; raises ChainfixError where there is nothing to ask about."""
    from chainfix.cli.channels import Words, put, put_text

    words = Words.of(arguments)
    simulation = _simulated(arguments, words)
    status = int(any(one.now.accepts is not True for one in simulation.outlooks))
    if arguments.json:
        from chainfix.reports import json, verdicts_json

        put(json.text(json.envelope("simulate", [verdicts_json.result(simulation)], status=status)).encode())
    else:
        from chainfix.reports import verdicts_text

        words.say(*verdicts_text.stand_ins(simulation))
        put_text(verdicts_text.text(simulation))
    return status


def _simulated(arguments: Namespace, words: "Words") -> "Simulation":
    from chainfix.cli.progress import Progress
    from chainfix.cli.request import builder_of, inputs_of, password_of, values_of
    from chainfix.cli.sources import read, sources_of

    _refuse_several(arguments)
    arguments.source = arguments.target
    sources = sources_of(arguments)
    inputs_of(arguments, sources)
    server = sources[0].server
    fetch = server is not None if arguments.fetch is None else arguments.fetch
    with Progress(words) as progress:
        password = password_of(arguments)
        builder = builder_of(arguments, password, progress.step, fetch=fetch)
        return builder.simulate(
            read(sources, arguments, words, password, progress),
            target=sources[0].name,
            clients=clients_of(arguments),
            own_stores=not values_of(arguments, "store"),
            hostname=arguments.hostname or (server.host if server else None),
            horizon=arguments.horizon or 0,
        )


def _refuse_several(arguments: Namespace) -> None:
    from chainfix.cli.request import stores_of
    from chainfix.errors import InputError

    if len(arguments.target) > 1 or len(stores_of(arguments)) > 1:
        raise InputError("simulate takes one TARGET and one --store", code="bad-arguments", hint="a+b is one store of both")


def clients_of(arguments: Namespace) -> list[str]:
    """The names and groups that were asked for; all where none was."""
    return [name for several in arguments.clients or ("all",) for name in several.split(",")]
