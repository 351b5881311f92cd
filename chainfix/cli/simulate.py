"""``chainfix simulate``: which clients accept a list, through which path, or what they refuse it for."""

from typing import TYPE_CHECKING, NamedTuple

from chainfix.cli.options import (
    AT,
    ENVIRONMENT_HELP,
    FETCH,
    HOSTNAME,
    NETWORK_OPTIONS,
    OFFLINE,
    PASSWORD_FILE,
    STARTTLS,
    STORE,
    WORDS,
)
from chainfix.cli.parser import CommandParser, Namespace, Option, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from chainfix.api import Builder
    from chainfix.certificates.certificate import Certificate
    from chainfix.cli.channels import Words
    from chainfix.clients.profile import Profile
    from chainfix.clients.verdict import Verdict

CLIENTS = Option(
    ("--clients",), "names and groups, by commas: modern, browsers, servers,\nembedded, old, all (default)", "NAME,...", repeat=True
)
STORE_HELP = "the trust store of all of them: mozilla (default),\nsystem, a file or folder; a+b is one of both"
TARGET_HELP = """\
TARGET is a file as the server has it, or a server: HOST:PORT, https://HOST, a
name with a dot. The clients are models: chainfix clients lists them."""


def parser() -> CommandParser:
    """What ``simulate`` takes."""
    choice = Section("choice", (CLIENTS, STORE._replace(help=STORE_HELP), HOSTNAME, AT, PASSWORD_FILE))
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
    command.set_defaults(pool=(), key=None, purpose="server", allow_weak=False, partial_chain=False)
    return command


class Asked(NamedTuple):
    """What was asked about, and what every client makes of it."""

    target: str
    served: "tuple[Certificate, ...]"
    store: str
    at: int
    verdicts: "tuple[Verdict, ...]"


def run(arguments: Namespace) -> int:
    """Ask each model. Returns 0 where all accept, else 1; raises ChainfixError where there is nothing to ask about."""
    from chainfix.cli.channels import Words, put, put_text

    asked = _ask(arguments, Words.of(arguments))
    status = int(any(verdict.accepts is not True for verdict in asked.verdicts))
    if arguments.json:
        from chainfix.reports import json, verdicts_json

        put(json.text(json.envelope("simulate", [verdicts_json.result(*asked)], status=status)).encode())
    else:
        from chainfix.reports import verdicts_text

        put_text(verdicts_text.text(*asked))
    return status


def _ask(arguments: Namespace, words: "Words") -> Asked:
    from chainfix.cli.progress import Progress
    from chainfix.cli.request import builder_of, inputs_of, password_of
    from chainfix.cli.sources import read, sources_of
    from chainfix.clients.verdict import simulate_all

    profiles = _profiles(arguments)
    _refuse_several(arguments)
    sources = sources_of(arguments)
    inputs_of(arguments, sources)
    server = sources[0].server
    fetch = server is not None if arguments.fetch is None else arguments.fetch
    with Progress(words) as progress:
        password = password_of(arguments)
        builder = builder_of(arguments, password, progress.step, fetch=fetch)
        served = read(sources, arguments, words, password, progress).certificates
        bench = builder.bench()
        (store,), at = bench.stores, bench.request.rules.at
        host = arguments.hostname or (server.host if server else None)
        verdicts = simulate_all(profiles, served, store, at=at, hostname=host, fetch=_fetch(builder), checker=bench.checker)
    return Asked(sources[0].name, served, store.name, at, verdicts)


def _refuse_several(arguments: Namespace) -> None:
    from chainfix.cli.request import stores_of
    from chainfix.errors import InputError

    arguments.source = arguments.target
    if len(arguments.target) > 1 or len(stores_of(arguments)) > 1:
        raise InputError("simulate takes one TARGET and one --store", code="bad-arguments", hint="a+b is one store of both")


def _profiles(arguments: Namespace) -> "tuple[Profile, ...]":
    from chainfix.clients.catalogue import choose

    return choose([name for several in arguments.clients or ("all",) for name in several.split(",") if name])


def _fetch(builder: "Builder") -> "Callable[[str], bytes | None] | None":
    """What a client that chases AIA may ask: a URL once for all of them."""
    fetch = builder.bench().fetch
    if fetch is None:
        return None
    known: dict[str, bytes | None] = {}

    def body(url: str) -> bytes | None:
        if url not in known:
            known[url] = fetch(url, False).body  # noqa: FBT003 a cached answer will do
        return known[url]

    return body
