"""``chainfix show``: what is in here, and who issued whom. It asks no URL, and a server only where one is a SOURCE."""

import sys
from typing import TYPE_CHECKING

from chainfix.cli.options import AT, NETWORK_OPTIONS, OFFLINE, PASSWORD_FILE, POOL, SOURCE_HELP, STORE, WORDS
from chainfix.cli.parser import CommandParser, Namespace, Section

if TYPE_CHECKING:
    from chainfix.adapters.pool import Tell
    from chainfix.building.survey import Survey
    from chainfix.building.trust import TrustStore
    from chainfix.certificates.bundle import Bundle, Note
    from chainfix.certificates.key import Password
    from chainfix.certificates.pool import CertificatePool

STORE_HELP = (
    "trust store: mozilla (default), system, microsoft,\nchrome, none, one of chainfix stores, a file or folder;\nmay be repeated"
)
POOL_HELP = "where issuers are looked for that are not in here; may\nbe repeated"


def parser() -> CommandParser:
    """What ``show`` takes."""
    choice = (STORE._replace(help=STORE_HELP), POOL._replace(help=POOL_HELP), AT, PASSWORD_FILE)
    network = (
        OFFLINE._replace(help="ask no server"),
        *(o for o in NETWORK_OPTIONS.options if o.attribute in ("timeout", "starttls", "proxy")),
    )
    sections = (Section("output", WORDS), Section("choice", choice), Section("network", network))
    summary = f"What is in here, and who issued whom: a tree on a terminal, else plain text.\n\n{SOURCE_HELP}"
    command = CommandParser("show", "[SOURCE...] [options]", summary, sections)
    command.set_defaults(key=None, no_cache=True)
    return command


def run(arguments: Namespace) -> int:
    """Look at everything that the SOURCEs hold. Returns 0; raises ChainfixError where nothing can be read."""
    from chainfix.adapters.moments import seconds_of
    from chainfix.building.budget import Budget
    from chainfix.building.signature import SignatureChecker
    from chainfix.building.survey import survey
    from chainfix.cli.channels import Words
    from chainfix.cli.progress import Progress
    from chainfix.cli.request import environment, inputs_of, password_of
    from chainfix.cli.sources import read, sources_of
    from chainfix.reports import text

    words = Words.of(arguments)
    sources = sources_of(arguments)
    inputs_of(arguments, sources)
    at, password = seconds_of(arguments.at), password_of(arguments)
    notes: list[Note] = []
    stores, pool = _opened(arguments, password, notes.append)
    with Progress(words) as progress:
        bundle = read(sources, arguments, words, password, progress)
    words.say(*map(text.noted, notes))
    words.detail(*environment(arguments, "store", "pool"))
    found = survey(bundle.certificates, stores, pool=pool, at=at, checker=SignatureChecker(), budget=Budget())
    _put(found, bundle._replace(notes=(*notes, *bundle.notes)), arguments)
    return 0


def _opened(arguments: Namespace, password: "Password", tell: "Tell") -> "tuple[list[TrustStore], CertificatePool]":
    """The stores and the pool, before any server is asked."""
    from chainfix.adapters.pool import open_pool
    from chainfix.adapters.stores import open_store
    from chainfix.cli.request import stores_of, values_of

    stores = [open_store(name, password=password, tell=tell) for name in stores_of(arguments)]
    return stores, open_pool(values_of(arguments, "pool"), password=password, tell=tell)


def _put(found: "Survey", bundle: "Bundle", arguments: Namespace) -> None:
    """The report in the form that its reader needs."""
    from chainfix.cli.channels import is_terminal, put, put_text

    if arguments.json:
        from chainfix.reports import json, survey_json

        put(json.text(json.envelope("show", [survey_json.result(found, bundle.keys, bundle.notes)])).encode())
    elif is_terminal(sys.stdout) and not _is_dumb():
        put(_tree(found, bundle, colour=not arguments.no_color))
    else:
        from chainfix.reports import survey_text

        put_text(survey_text.text(found, bundle.keys))


def _is_dumb() -> bool:
    """A terminal that scrolls and no more: its reader is often a program."""
    from os import environ

    return environ.get("TERM") == "dumb"


def _tree(found: "Survey", bundle: "Bundle", *, colour: bool) -> bytes:
    from shutil import get_terminal_size

    from chainfix.cli.channels import has_colours
    from chainfix.reports import survey_tree

    colour = colour and has_colours(sys.stdout)
    return survey_tree.render(found, bundle.keys, width=get_terminal_size().columns, colour=colour, encoding=sys.stdout.encoding)
