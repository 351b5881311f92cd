"""``chainfix cache``: the certificates fetched so far."""

from chainfix.cli.options import WORDS
from chainfix.cli.parser import CommandParser, Namespace, Section
from chainfix.errors import InputError

VERBS = ("list", "clear")
SUMMARY = """\
The certificates fetched so far, kept for a week.

  list    the URLs whose answers are kept, with their day and bytes
  clear   remove them all

CHAINFIX_CACHE_DIR names the folder."""


def parser() -> CommandParser:
    """What ``cache`` takes."""
    return CommandParser("cache", "list|clear [options]", SUMMARY, (Section("output", WORDS),), positional="verb")


def run(arguments: Namespace) -> int:
    """List or clear the cache. Returns 0; raises InputError where it cannot be read."""
    from chainfix.adapters.cache import AnswerCache, default_folder
    from chainfix.cli.channels import Words, put, put_text
    from chainfix.reports import json, text

    words = Words.of(arguments)
    verb = _verb(arguments.verb)
    cache = AnswerCache(default_folder())
    entries = cache.entries()
    removed = cache.clear() if verb == "clear" else 0
    if cache.trouble is not None:
        raise InputError(cache.trouble, code="cache-unusable")
    there = "cache, which has no folder (no HOME, no CHAINFIX_CACHE_DIR)" if cache.folder is None else f"cache {cache.folder}"
    gone, held = text.count(removed, "entry", "entries"), text.count(len(entries), "entry", "entries")
    words.say(f"removed {gone} of the {there}" if verb == "clear" else f"{there}: {held}")
    if arguments.json:
        listed = [{"url": entry.url, "date": entry.date, "size": entry.size} for entry in entries]
        put(json.text(json.envelope("cache", listed, changed=removed > 0)).encode())
    elif verb == "list":
        put_text(text.cache_lines((entry.date, entry.size, entry.url) for entry in entries))
    return 0


def _verb(given: list[str]) -> str:
    if len(given) == 1 and given[0] in VERBS:
        return given[0]
    message = f"no such verb: {' '.join(given)}" if given else "list or clear what is in the cache?"
    raise InputError(message, code="bad-arguments", hint="usage: chainfix cache list|clear")
