"""From parsed arguments to what the library takes: stores, pool, password, Builder; the environment sets what they leave open."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from chainfix.cli.channels import Words, is_terminal
from chainfix.errors import InputError
from chainfix.reports import text

if TYPE_CHECKING:
    from chainfix.builder import Builder
    from chainfix.certificates.bundle import Bundle
    from chainfix.certificates.key import Password
    from chainfix.cli.parser import Namespace
    from chainfix.cli.sources import Source

SEPARATED_BY_COMMA = ("aia_allow",)
"""Entries of the others are paths; one of these may hold colons, as IPv6 networks do."""
PROXIES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")


def values_of(arguments: "Namespace", option: str) -> tuple[str, ...]:
    """What an option that repeats was given, else what its ``CHAINFIX_`` variable says."""
    given: tuple[str, ...] = getattr(arguments, option)
    return given or _values_in_environment(option)


def _values_in_environment(option: str) -> tuple[str, ...]:
    separator = "," if option in SEPARATED_BY_COMMA else os.pathsep
    found = os.environ.get(f"CHAINFIX_{option.upper()}", "")
    return tuple(value.strip() for value in found.split(separator) if value.strip())


def stores_of(arguments: "Namespace") -> tuple[str, ...]:
    """The trust stores to ask; Mozilla's where nobody says."""
    return values_of(arguments, "store") or ("mozilla",)


def environment(arguments: "Namespace", *options: str) -> list[str]:
    """One line for each variable that sets what the arguments leave open. Of proxies no URL: it may hold a password."""
    lines = [
        f"CHAINFIX_{option.upper()} sets --{option.replace('_', '-')} {' '.join(values)}"
        for option in options
        if not getattr(arguments, option) and (values := _values_in_environment(option))
    ]
    return lines if arguments.fetch is False else [*lines, *_of_network(arguments)]


def _of_network(arguments: "Namespace") -> Iterator[str]:
    folder = os.environ.get("CHAINFIX_CACHE_DIR")
    if folder and not arguments.no_cache:
        yield f"CHAINFIX_CACHE_DIR sets the folder of the cache: {folder}"
    if arguments.proxy is None:
        yield from (f"{name} sets --proxy" for name in PROXIES if os.environ.get(name))


def inputs_of(arguments: "Namespace", sources: "Sequence[Source]") -> tuple[str, ...]:
    """Every file that is read: none of them may be the output. Raises InputError where standard input is to be two of them."""
    named = [arguments.key, arguments.password_file, *values_of(arguments, "pool")]
    named += [*stores_of(arguments), *(source.name for source in sources if source.server is None)]
    inputs = tuple(name for name in named if name)
    if inputs.count("-") > 1:
        raise InputError("standard input (-) can be only one thing", code="bad-arguments")
    return inputs


def password_of(arguments: "Namespace") -> "Password":
    """The first line of ``--password-file``; else what a person at a terminal answers, asked once for each file; else None."""
    if arguments.password_file:
        from chainfix.adapters.files import read_source

        data = b"".join(content.data for content in read_source(arguments.password_file).contents[:1])
        return data.partition(b"\n")[0].removesuffix(b"\r")
    return _prompt() if is_terminal(sys.stdin) and is_terminal(sys.stderr) else None


def _prompt() -> Callable[[str], bytes | None]:
    from chainfix.cli.channels import escaped

    answers: dict[str, bytes | None] = {}

    def ask(place: str) -> bytes | None:
        if place not in answers:
            from getpass import getpass

            answers[place] = None
            with suppress(EOFError):  # Ctrl-D: no answer
                answers[place] = getpass(f"password of {escaped(place)}: ").encode() or None
        return answers.get(place)

    return ask


@contextmanager
def prepared(arguments: "Namespace", sources: "Sequence[Source]", words: Words) -> "Iterator[tuple[Builder, Bundle]]":
    """A Builder as asked for and what the SOURCEs hold, with words of both, and signs of life as long as the network is asked.

    Raises InputError, for stores and pools before any server is asked, and NetworkError.
    """
    from chainfix.cli.progress import Progress
    from chainfix.cli.sources import read

    with Progress(words) as progress:
        password = password_of(arguments)
        builder = builder_of(arguments, password, progress.step, fetch=arguments.fetch is not False)
        bundle = read(sources, arguments, words, password, progress)
        words.say(*map(text.noted, builder.notes))
        words.detail(*environment(arguments, "store", "pool", "aia_allow"))
        words.detail(*(text.trusted(builder.stores, len(builder.pool)) if words.verbose else ()))
        yield builder, bundle if arguments.password_file else _without_locked_keys(bundle, words)


def builder_of(
    arguments: "Namespace",
    password: "Password",
    progress: Callable[[str], None],
    *,
    fetch: bool,
    like: "Builder | None" = None,
) -> "Builder":
    """A Builder as asked for; its stores and pool are those of ``like``, if there is one already. Raises InputError."""
    from chainfix.adapters.moments import seconds_of
    from chainfix.builder import Builder

    return Builder(
        stores=like.stores if like else _stores_for(arguments),
        clients=getattr(arguments, "for_clients", ()),
        best_effort=getattr(arguments, "best_effort", False),
        pool=like.pool if like else values_of(arguments, "pool"),
        fetch=fetch,
        at=seconds_of(arguments.at),
        purpose=arguments.purpose,
        allow_weak=arguments.allow_weak,
        partial_chain=arguments.partial_chain,
        anchor=getattr(arguments, "anchor", ()),
        keep=getattr(arguments, "keep", ()),
        without=getattr(arguments, "without", ()),
        timeout=arguments.timeout,
        proxy=arguments.proxy,
        aia_allow=values_of(arguments, "aia_allow"),
        cache=not arguments.no_cache,
        password=password,
        progress=progress,
    )


def _stores_for(arguments: "Namespace") -> tuple[str, ...] | None:
    """Those named; where clients are and no store is, each client's own."""
    return None if getattr(arguments, "for_clients", ()) and not values_of(arguments, "store") else stores_of(arguments)


def _without_locked_keys(bundle: "Bundle", words: Words) -> "Bundle":
    """A key that nobody pointed at is worth no prompt."""
    locked = [key for key in bundle.keys if key.encrypted]
    words.say(
        *(f"note: {key.place}: the private key is encrypted and not looked into (--password-file opens it)" for key in locked)
    )
    return bundle._replace(keys=tuple(key for key in bundle.keys if not key.encrypted)) if locked else bundle
