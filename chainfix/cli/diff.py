"""``chainfix diff``: what a renewal changes that can break somebody."""

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
    SOURCE_HELP,
    STORE,
    WORDS,
)
from chainfix.cli.parser import CommandParser, Namespace, Section
from chainfix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from chainfix.builder import Builder
    from chainfix.certificates.key import Password
    from chainfix.cli.channels import Words
    from chainfix.cli.sources import Source
    from chainfix.findings.renewal import Renewal

STORE_HELP = (
    "trust store: mozilla (default), system, microsoft,\nchrome, one of chainfix stores, a file or folder; may\nbe repeated"
)
USAGE = "OLD NEW [options]"
SUMMARY = """\
What a renewal changes that can break somebody; the status is 1 where something
does. OLD and NEW are each a SOURCE with one leaf, and what is sent with it."""


def parser() -> CommandParser:
    """What ``diff`` takes."""
    choice = (STORE._replace(help=STORE_HELP), POOL, AT, HOSTNAME._replace(help="the name that the leaves are for"), PASSWORD_FILE)
    network = (
        OFFLINE._replace(help="do not fetch missing issuers (default for files)"),
        FETCH._replace(help="fetch them (default where OLD or NEW is a server)"),
        *(option for option in NETWORK_OPTIONS.options if option.attribute != "fetch"),
    )
    sections = (Section("output", WORDS), Section("choice", choice), Section("network", network))
    summary = f"{SUMMARY}\n\n{SOURCE_HELP}"
    return CommandParser("diff", USAGE, summary, sections, epilog=ENVIRONMENT_HELP)


def run(arguments: Namespace) -> int:
    """Compare two lists. Returns 1 where a difference breaks somebody, else 0; raises ChainfixError."""
    from chainfix.cli.channels import Words, put, put_text
    from chainfix.cli.request import inputs_of
    from chainfix.cli.sources import sources_of

    words = Words.of(arguments)
    if len(arguments.source) != len(("OLD", "NEW")):
        raise InputError(
            f"two SOURCEs are compared, not {len(arguments.source)}", code="bad-arguments", hint=f"usage: chainfix diff {USAGE}"
        )
    sources = sources_of(arguments)
    arguments.key, arguments.fetch = None, _fetches(arguments, sources)
    inputs_of(arguments, sources)
    found = _compared(arguments, sources, words)
    status = int(found.breaking)
    if arguments.json:
        from chainfix.reports import json, renewal_json

        changed = bool(found.differences)
        put(json.text(json.envelope("diff", [renewal_json.result(found)], status=status, changed=changed)).encode())
    else:
        from chainfix.reports import renewal_text

        put_text(renewal_text.text(found))
    return status


def _fetches(arguments: Namespace, sources: "tuple[Source, ...]") -> bool:
    """Offline where both are files and nobody says otherwise."""
    return arguments.fetch is True or (arguments.fetch is None and any(source.server for source in sources))


def _compared(arguments: Namespace, sources: "tuple[Source, ...]", words: "Words") -> "Renewal":
    from chainfix.cli.progress import Progress
    from chainfix.cli.request import environment, password_of
    from chainfix.cli.sources import read
    from chainfix.reports import text

    with Progress(words) as progress:
        password = password_of(arguments)
        builder = _builder(arguments, password, progress.step)
        old, new = (read([source], arguments, words, password, progress) for source in sources)
        words.say(*map(text.noted, builder.notes))
        words.detail(*environment(arguments, "store", "pool", "aia_allow"), *text.trusted(builder.stores, len(builder.pool)))
        found = builder.diff(old, new, hostname=arguments.hostname)
    words.say(*text.old_time(found.new.outcome))
    words.detail(*text.asked(found.old.outcome), *text.asked(found.new.outcome))
    return found


def _builder(arguments: Namespace, password: "Password", progress: "Callable[[str], None]") -> "Builder":
    from chainfix.adapters.moments import seconds_of
    from chainfix.builder import Builder
    from chainfix.cli.request import stores_of, values_of

    return Builder(
        stores=stores_of(arguments),
        pool=values_of(arguments, "pool"),
        fetch=arguments.fetch,
        at=seconds_of(arguments.at),
        timeout=arguments.timeout,
        proxy=arguments.proxy,
        aia_allow=values_of(arguments, "aia_allow"),
        cache=not arguments.no_cache,
        password=password if arguments.password_file else None,  # a key that nobody pointed at is worth no prompt
        progress=progress,
    )
