"""``chainfix stores``: the trust stores that ``--store`` knows by name, stores of one's own, and what two differ in."""

from typing import TYPE_CHECKING

from chainfix.cli.options import PASSWORD_FILE, WORDS
from chainfix.cli.parser import CommandParser, Namespace, Option, Section
from chainfix.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chainfix.cli.channels import Words
    from chainfix.reports.json import Object

OPERANDS = {"list": (), "add": ("NAME", "FILE"), "remove": ("NAME",), "diff": ("A", "B")}
"""What stands behind each verb."""
VERBS = tuple(OPERANDS)
USAGE = "list | add NAME FILE | remove NAME | diff A B [options]"
SUMMARY = """\
The trust stores that --store knows by name.

  list            name, date, number of certificates, where from
  add NAME FILE   copy what FILE trusts for servers; --store NAME is it then
  remove NAME     remove a store that was added
  diff A B        what two stores differ in; A and B are what --store takes

FILE is PEM, DER, PKCS#7, a folder such as /etc/ssl/certs, a cacerts of Java in
PKCS#12, or what trust dump of p11-kit writes."""
EPILOG = "CHAINFIX_STORES_DIR names the folder of the stores that were added."
FORCE = Option(("--force",), "add: replace the store of that name")


def parser() -> CommandParser:
    """What ``stores`` takes."""
    sections = (Section("output", WORDS), Section("reading", (FORCE, PASSWORD_FILE)))
    return CommandParser("stores", USAGE, SUMMARY, sections, positional="stores_verb", epilog=EPILOG)


def run(arguments: Namespace) -> int:
    """Do what the verb says. Returns 0, also where stores differ; raises InputError."""
    from chainfix.cli.channels import Words

    words = Words.of(arguments)
    verb, operands = _verb(arguments)
    {"list": _list, "add": _add, "remove": _remove, "diff": _diff}[verb](operands, arguments, words)
    return 0


def _verb(arguments: Namespace) -> tuple[str, list[str]]:
    given: list[str] = arguments.stores_verb
    usage = f"usage: chainfix stores {USAGE}"
    if not given or given[0] not in OPERANDS:
        message = f"no such verb: {given[0]}" if given else f"{', '.join(VERBS)}: which?"
        raise InputError(message, code="bad-arguments", hint=usage)
    verb, *operands = given
    if len(operands) != len(OPERANDS[verb]):
        wanted = " and ".join(OPERANDS[verb]) or "nothing"
        raise InputError(f"{verb} takes {wanted}, not {' '.join(operands) or 'nothing'}", code="bad-arguments", hint=usage)
    if arguments.force and verb != "add":
        raise InputError(f"{verb} takes no --force", code="bad-arguments", hint=usage)
    return verb, operands


def _list(_: list[str], arguments: Namespace, words: "Words") -> None:
    from chainfix.adapters import own_stores
    from chainfix.adapters.stores import entries
    from chainfix.cli.channels import put_text
    from chainfix.reports import stores_json, stores_text

    found = entries()
    words.detail(f"your stores are in {own_stores.folder() or 'no folder: no HOME, no CHAINFIX_STORES_DIR'}")
    if arguments.json:
        _put(map(stores_json.entry, found))
    else:
        put_text(stores_text.entry_lines(found))


def _add(operands: list[str], arguments: Namespace, words: "Words") -> None:
    from chainfix.adapters import own_stores
    from chainfix.adapters.moments import seconds_of
    from chainfix.adapters.stores import STORES, entry
    from chainfix.certificates.dates import day
    from chainfix.cli.request import password_of
    from chainfix.reports import stores_json, text

    name, source = operands
    if name in STORES:
        raise InputError(f"{name} is a store of chainfix, and stays it", code="built-in-store", hint="give it another name")
    password = password_of(arguments)
    path = own_stores.add(
        name,
        source,
        date=day(seconds_of(None)),
        password=password,
        tell=lambda note: words.say(text.noted(note)),
        force=arguments.force,
    )
    added = entry(name)
    words.say(f"wrote {path}: {text.count(added.certificates, 'certificate')}", f"next: --store {name}")
    if arguments.json:
        _put([stores_json.entry(added)], changed=True)


def _remove(operands: list[str], arguments: Namespace, words: "Words") -> None:
    from chainfix.adapters import own_stores
    from chainfix.adapters.stores import STORES, entry
    from chainfix.reports import stores_json

    (name,) = operands
    if name in STORES:
        raise InputError(f"{name} is a store of chainfix, and stays", code="built-in-store")
    gone = entry(name)
    words.say(f"removed {own_stores.remove(name)}")
    if arguments.json:
        _put([stores_json.entry(gone)], changed=True)


def _diff(operands: list[str], arguments: Namespace, words: "Words") -> None:
    from chainfix.adapters.stores import open_store
    from chainfix.cli.channels import put_text
    from chainfix.cli.request import password_of
    from chainfix.findings.store_difference import store_difference
    from chainfix.reports import stores_json, stores_text, text

    password = password_of(arguments)
    first, second = (open_store(name, password=password, tell=lambda note: words.say(text.noted(note))) for name in operands)
    found = store_difference(first, second)
    if arguments.json:
        _put([stores_json.difference(first, second, found)], changed=any(found))
    else:
        put_text(stores_text.difference(first, second, found))


def _put(results: "Iterable[Object]", *, changed: bool = False) -> None:
    from chainfix.cli.channels import put
    from chainfix.reports import json

    put(json.text(json.envelope("stores", results, changed=changed)).encode())
