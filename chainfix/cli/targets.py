"""The TARGETs of ``check``: files, judged one after the other, and servers, asked at the same time; reports in the order given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from chainfix.cli.channels import Words
from chainfix.cli.sources import Server, Source, or_file, server_of, with_hint
from chainfix.errors import ChainfixError, InputError, NetworkError

if TYPE_CHECKING:
    from chainfix.builder import Builder
    from chainfix.certificates.key import Password
    from chainfix.cli.parser import Namespace
    from chainfix.cli.progress import Progress
    from chainfix.findings.diagnose import Report
    from chainfix.judging import Asked


class Target(NamedTuple):
    """One TARGET as it was written, and the server if it is one."""

    name: str
    server: Server | None = None
    error: ChainfixError | None = None
    """Why it is neither a server nor a file."""
    key_type: str | None = None
    """Which leaf of the server is meant."""

    @property
    def label(self) -> str:
        """What reports call it."""
        return f"{self.name} ({self.key_type.upper()})" if self.key_type else self.name


def targets_of(arguments: "Namespace") -> tuple[Target, ...]:
    """What the TARGETs are, those of --targets too; raises InputError where there is none, or options do not go together."""
    names = [*arguments.target, *(name for file in arguments.targets for name in _listed(file))]
    if not names:
        raise InputError("no TARGET", code="bad-arguments", hint="chainfix check FILE|HOST:PORT; --help lists the options")
    targets = [target for name in names for target in _targets(name, arguments)]
    files = [target for target in targets if target.server is None]
    for option in ("chain", "key"):
        if getattr(arguments, option) and len(targets) > 1:
            raise InputError(f"--{option} is for one TARGET", code="bad-arguments", hint="check the others apart")
    if arguments.fix and (len(files) != 1 or len(targets) != 1):
        raise InputError("--fix is for one file", code="bad-arguments", hint="a server's list is fixed in its file, on the server")
    return tuple(targets)


def _listed(file: str) -> list[str]:
    """The lines of a file of targets but for comments and empty ones."""
    from chainfix.adapters.files import read_source

    data = b"\n".join(content.data for content in read_source(file).contents)
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _targets(name: str, arguments: "Namespace") -> list[Target]:
    try:
        server = server_of(name)
    except InputError as error:
        return [Target(name, None, error)]
    if server is not None and arguments.fetch is False:
        hint = "without --offline it is asked for its certificates" + or_file(Source(name, server))
        refused = InputError(f"{name} is a server, and --offline asks no server", code="server-offline", hint=hint)
        return [Target(name, server, refused)]
    types = ("rsa", "ecdsa") if arguments.key_type == "both" else (arguments.key_type,)
    return [Target(name, server, None, kind) for kind in types] if server is not None else [Target(name)]


def judged(arguments: "Namespace", targets: Sequence[Target], words: Words, clients: tuple[str, ...] | None) -> "list[Report]":
    """The report of each target; one that fails has its error in it. Raises InputError for stores and pools that are none.

    ``clients``: names and groups of those that are asked what they make of each list.
    """
    from chainfix.adapters.workers import at_once
    from chainfix.cli.progress import Progress
    from chainfix.cli.request import environment, password_of

    with Progress(words) as progress:
        bench = _Bench(arguments, progress, password_of(arguments), clients)
        words.detail(*environment(arguments, "store", "pool", "aia_allow"))
        found = {place: bench.report(target) for place, target in enumerate(targets) if target.server is None or target.error}
        waiting = [place for place in range(len(targets)) if place not in found]
        if waiting:
            bench.prepare()
        found |= zip(waiting, at_once(bench.report, [targets[place] for place in waiting], arguments.jobs), strict=True)
    reports = [found[place] for place in range(len(targets))]
    if words.verbose:
        words.detail(*(line for target, report in zip(targets, reports, strict=True) for line in _read(target, report)))
    return _of_served_keys(targets, reports, words)


def _read(target: Target, report: "Report") -> list[str]:
    """What was read, as every command says it."""
    from chainfix.reports.text import reading

    if report.case is None:
        return []
    return list(reading(f"server {target.server}" if target.server else target.name, report.case.bundle))


def _of_served_keys(targets: Sequence[Target], reports: "list[Report]", words: Words) -> "list[Report]":
    """Without those of key types that a server does not have, where it has the other: to lack one is no fault."""
    answering = {target.name for target, report in zip(targets, reports, strict=True) if report.error is None}
    lacking = [
        target.name in answering and report.error is not None and report.error.code == "key-type-not-served"
        for target, report in zip(targets, reports, strict=True)
    ]
    words.say(*(f"note: {target.label}: not served" for target, lacks in zip(targets, lacking, strict=True) if lacks))
    return [report for report, lacks in zip(reports, lacking, strict=True) if not lacks]


class _Bench:
    """Two builders that share stores and pool: files are judged offline unless --fetch, servers with the network unless not."""

    def __init__(self, arguments: "Namespace", progress: "Progress", password: "Password", clients: tuple[str, ...] | None) -> None:
        from chainfix.cli.request import values_of

        self._arguments = arguments
        self._progress = progress
        self._password = password
        self._asked = _asked(arguments)._replace(clients=clients, own_stores=not values_of(arguments, "store"))
        self._builders: dict[bool, Builder] = {}
        self.builder(fetch=bool(arguments.fetch))

    def builder(self, *, fetch: bool) -> "Builder":
        """The one that asks URLs, or the one that does not."""
        if fetch not in self._builders:
            from chainfix.cli.request import builder_of

            like = next(iter(self._builders.values()), None)
            made = builder_of(self._arguments, self._password, self._progress.step, fetch=fetch, like=like)
            self._builders[fetch] = made
        return self._builders[fetch]

    def prepare(self) -> None:
        """Open what threads are about to want."""
        builder = self.builder(fetch=self._arguments.fetch is not False)
        if self._asked.clients is not None:
            builder.open_clients(self._asked.clients, own_stores=self._asked.own_stores)

    def report(self, target: Target) -> "Report":
        """The report on one target."""
        try:
            if target.error is not None:
                raise target.error
            return self._of_file(target) if target.server is None else self._of_server(target, target.server)
        except NetworkError as error:
            return self._failed(target, with_hint(error, or_file(Source(target.name, target.server))))
        except ChainfixError as error:
            return self._failed(target, error)

    def _failed(self, target: Target, error: ChainfixError) -> "Report":
        from chainfix.findings.diagnose import Report

        at = self.builder(fetch=bool(self._arguments.fetch)).bench().request.rules.at
        return Report(target.label, at, error=error)

    def _of_file(self, target: Target) -> "Report":
        arguments = self._arguments
        sources = (target.name, arguments.chain) if arguments.chain else (target.name,)
        builder = self.builder(fetch=bool(arguments.fetch))
        return builder.check(*sources, target=target.label, key=arguments.key, asked=self._asked)

    def _of_server(self, target: Target, server: Server) -> "Report":
        from chainfix.adapters.probing import Probe, probe_server

        arguments = self._arguments
        self._progress.step(f"server {server}")
        probe = Probe(
            server.host,
            server.port,
            server_name=arguments.sni or (arguments.hostname if _is_address(server.host) else None),
            starttls=arguments.starttls,
            connect=arguments.connect,
            all_addresses=arguments.all_addresses,
            key_type=target.key_type,
            client_certificate=_client_certificate(arguments.client_cert),
            timeout=arguments.timeout,
            proxy=arguments.proxy,
            key_types=arguments.key_type == "both",
        )
        bundle, live = probe_server(probe)
        asked = self._asked._replace(live=live, hostname=arguments.hostname or arguments.sni or server.host)
        return self.builder(fetch=arguments.fetch is not False).check(bundle, target=target.label, key=arguments.key, asked=asked)


def _is_address(host: str) -> bool:
    from chainfix.adapters.addresses import is_address

    return is_address(host)


def _client_certificate(file: str | None) -> bytes | None:
    from chainfix.adapters.files import read_file

    return None if file is None else read_file(file)


def _asked(arguments: "Namespace") -> "Asked":
    from chainfix.adapters.sources import read
    from chainfix.findings.case import Thresholds
    from chainfix.judging import Asked

    against = None
    if arguments.against:
        against = (arguments.against, read(arguments.against).certificates)
    return Asked(
        hostname=arguments.hostname,
        warning=Thresholds(*(arguments.warning or ())),
        critical=Thresholds(*arguments.critical) if arguments.critical else None,
        horizon=arguments.horizon,
        against=against,
    )
