"""What a SOURCE is: a file or folder, a server, or standard input; and reading it, with what was read said first."""

import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from chainfix.adapters.sources import join_bundles, read_files
from chainfix.certificates.bundle import Bundle
from chainfix.cli.channels import Words, is_terminal
from chainfix.errors import ChainfixError, InputError, NetworkError
from chainfix.reports import text

if TYPE_CHECKING:
    from chainfix.certificates.key import Password
    from chainfix.cli.parser import Namespace
    from chainfix.cli.progress import Progress

HTTPS_PORT = 443
HIGHEST_PORT = 65535
STANDARD_INPUT = "-"
CERTIFICATE_ENDINGS = (".pem", ".crt", ".cer", ".der", ".p7b", ".p7c", ".p12", ".pfx", ".zip", ".key", ".txt")
"""A name that ends so is a file that is missing, not a host."""

_URL = r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*).*"
_AUTHORITY = r"(\[[0-9A-Fa-f:.%]+\]|[^/\\\s:\[\]@?#]+)(?::([0-9]+))?"
"""A host, an IPv6 address in brackets (RFC 3986 3.2.2), and perhaps a port."""


class Server(NamedTuple):
    """A host that speaks TLS on a port."""

    host: str
    """A name, or an address without brackets."""
    port: int
    guessed: bool = False
    """Whether nothing but a dot says that it is a server."""

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Source(NamedTuple):
    """One SOURCE as it was written, and the server if it is one."""

    name: str
    server: Server | None = None


def sources_of(arguments: "Namespace") -> tuple[Source, ...]:
    """What the SOURCEs are; standard input where there is none and nobody types. Raises InputError, before anything is read."""
    names = arguments.source or [_standard_input(arguments)]
    sources = tuple(Source(name, server_of(name)) for name in names)
    for source in sources if arguments.fetch is False else ():
        if source.server:
            hint = "without --offline it is asked for its certificates" + or_file(source)
            raise InputError(f"{source.name} is a server, and --offline asks no server", code="server-offline", hint=hint)
    return sources


def refuse_several_servers(sources: Sequence[Source], arguments: "Namespace") -> None:
    """Raise InputError where two servers, each with a leaf of its own, would be pooled for one list."""
    servers = [str(source.server) for source in sources if source.server]
    if len(servers) > 1 and not arguments.key and not arguments.hostname:
        message = f"one list is for one leaf, and each server has its own: {', '.join(servers)}"
        raise InputError(message, code="several-leaves", hint="name one server; --key FILE or --hostname NAME decides otherwise")


def _standard_input(arguments: "Namespace") -> str:
    if sys.stdin is None or is_terminal(sys.stdin):
        raise InputError("no SOURCE", code="bad-arguments", hint=f"chainfix {arguments.command} FILE; --help lists the options")
    return STANDARD_INPUT


def server_of(name: str) -> Server | None:
    """The server that a SOURCE means, or None for a file, a folder or standard input; raises InputError for what is neither."""
    if name == STANDARD_INPUT or os.path.lexists(name):
        return None
    url = re.fullmatch(_URL, name)
    if url is not None:
        return _of_url(name, url[1].lower(), url[2])
    return _of_authority(name)


def _of_url(name: str, scheme: str, authority: str) -> Server:
    if scheme != "https":
        hint = "write https://HOST or HOST:PORT"
        raise InputError(f"{name}: a server is asked over TLS, not over {scheme}:", code="bad-source", hint=hint)
    return _server(name, re.fullmatch(_AUTHORITY, authority.rpartition("@")[2]), guessed=False) or _no_host(name)


def _of_authority(name: str) -> Server | None:
    found = re.fullmatch(_AUTHORITY, name)
    if found is None and _is_ipv6(name):
        raise InputError(
            f"no such file: {name}", code="no-such-file", hint=f"an IPv6 address needs brackets and a port: [{name}]:443"
        )
    ported = found is not None and found[2] is not None
    dotted = "." in name.strip(".") and not name.lower().endswith(CERTIFICATE_ENDINGS) and not name.startswith(".")
    server = _server(name, found, guessed=not ported) if ported or dotted else None
    if server is None:
        from chainfix.adapters.files import no_such_file

        raise no_such_file(name)
    return server


def _server(name: str, found: "re.Match[str] | None", *, guessed: bool) -> Server | None:
    if found is None:
        return None
    port = int(found[2]) if found[2] else HTTPS_PORT
    if not 0 < port <= HIGHEST_PORT:
        raise InputError(f"{name}: a port is a number from 1 to {HIGHEST_PORT}", code="bad-source")
    return Server(found[1].strip("[]"), port, guessed)


def _no_host(name: str) -> Server:
    raise InputError(f"{name} names no host", code="bad-source", hint="write https://HOST or HOST:PORT")


def _is_ipv6(name: str) -> bool:
    return name.count(":") > 1 and not set(name.lower()) - set("0123456789abcdef:.%")


def or_file(source: Source) -> str:
    """For a name that only a dot made a server: that there is no such file either."""
    if source.server is None or not source.server.guessed:
        return ""
    from chainfix.adapters.files import no_such_file

    near = no_such_file(source.name).hint
    return f"; there is no file of that name{f': {near}' if near else ''}"


def read(
    sources: Sequence[Source], arguments: "Namespace", words: Words, password: "Password", progress: "Progress | None" = None
) -> Bundle:
    """Everything that the SOURCEs hold, what servers sent first; each is said as it is read. Raises InputError and NetworkError."""
    bundles = [(source, _read_one(source, arguments, words, password, progress)) for source in sources]
    bundles.sort(key=lambda pair: pair[0].server is None)
    return join_bundles([bundle for _, bundle in bundles])


def _read_one(source: Source, arguments: "Namespace", words: Words, password: "Password", progress: "Progress | None") -> Bundle:
    if source.server is None:
        parts = read_files(source.name, password)
        what = f"folder {source.name}" if os.path.isdir(source.name) else source.name  # noqa: PTH112 a name as it was written
    else:
        parts = [_ask(source, source.server, arguments, progress)]
        what = f"server {source.server}"
    bundle = join_bundles(parts)
    words.say(*text.reading("standard input" if what == STANDARD_INPUT else what, bundle))
    return bundle


def _ask(source: Source, server: Server, arguments: "Namespace", progress: "Progress | None") -> Bundle:
    from chainfix.adapters.probing import served
    from chainfix.adapters.tls import served_list

    if progress is not None:
        progress.step(f"server {server}")
    name = _name_for(server, getattr(arguments, "hostname", None))
    try:
        sent = served_list(
            server.host,
            server.port,
            server_name=name,
            starttls=_starttls(arguments),
            timeout=arguments.timeout,
            proxy=arguments.proxy,
        )
    except NetworkError as error:
        raise with_hint(error, or_file(source)) from error
    finally:
        if progress is not None:
            progress.rest()
    return served(sent, str(server))


def _starttls(arguments: "Namespace") -> str | None:
    """A protocol, ``auto`` to go by the port, or None for TLS from the first byte on."""
    protocol: str = getattr(arguments, "starttls", "auto")
    return None if protocol == "none" else protocol


def _name_for(server: Server, hostname: str | None) -> str | None:
    """What to ask an address for: it cannot be asked for itself (RFC 6066 3), and has the certificates of many names perhaps."""
    from chainfix.adapters.addresses import is_address

    return hostname if is_address(server.host) else None


def with_hint(error: ChainfixError, hint: str) -> ChainfixError:
    """The same error with another hint, if there is one."""
    if not hint:
        return error
    return type(error)(error.message, code=error.code, hint=hint.removeprefix("; "), attempts=error.attempts)
