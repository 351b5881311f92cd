"""``chainfix check``: what is wrong in a file or on a server, for whom, from when, and what exactly fixes it."""

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from chainfix.cli.options import (
    AT,
    ENVIRONMENT_HELP,
    FETCH,
    HOSTNAME,
    KEY,
    NETWORK_OPTIONS,
    OFFLINE,
    PASSWORD_FILE,
    POOL,
    PURPOSES,
    STARTTLS,
    STORE,
    WORDS,
)
from chainfix.cli.parser import CommandParser, Namespace, Option, Section
from chainfix.cli.spans import span, threshold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chainfix.findings.diagnose import Report
    from chainfix.findings.finding import Severity

REPORTS = ("text", "json", "html", "nagios", "prometheus", "sarif", "junit")
FAIL_ON = ("error", "warning", "note", "never")
KEY_TYPES = ("rsa", "ecdsa", "both")


def workers(text: str) -> int:
    """A number from 1 on; raises ArgumentTypeError."""
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


OUTPUT_OPTIONS = Section(
    "output",
    (
        Option(
            ("--report",),
            "text (default), json, html, nagios, prometheus,\nsarif or junit",
            "FORM",
            choices=REPORTS,
        ),
        Option(("-o", "--output"), "write the report there", "FILE"),
        Option(
            ("--fail-on",),
            "error, warning (default), note or never: from which\nseverity on the exit status is 1",
            "LEVEL",
            choices=FAIL_ON,
            default="warning",
        ),
        Option(("--fix",), "rewrite the file in its own shape, keys kept"),
        Option(("-n", "--dry-run"), "with --fix: say what would change, and write nothing"),
        *WORDS,
    ),
)
TARGET_OPTIONS = Section(
    "targets",
    (
        Option(("--targets",), "a file with one TARGET a line; may be repeated", "FILE", repeat=True),
        Option(("-j", "--jobs"), "servers asked at a time (default: 64)", "NUMBER", default=64, read=workers),
        Option(("--chain",), "the chain file that the server joins to the TARGET, as\nApache does", "FILE"),
        KEY,
        HOSTNAME,
        Option(("--against",), "the file that should be served: is it?", "FILE"),
        PASSWORD_FILE,
    ),
)
TIME_OPTIONS = Section(
    "time",
    (
        AT,
        Option(("--horizon",), "show when it breaks, up to so long ahead: 400d", "SPAN", read=span),
        Option(
            ("-w", "--warning"),
            "warn so long before an end: 30d, or 33% of the\nlifetime (default: a third of a short one, else 30d)",
            "30d|33%",
            read=threshold,
        ),
        Option(("-c", "--critical"), "make it an error so long before", "30d|33%", read=threshold),
    ),
)
CLIENTS = Option(
    ("--clients",),
    "who is asked what they make of the list: names and\ngroups by commas, all (default) or none (text, json,\nhtml)",
    "NAME,...",
    repeat=True,
)
SERVER_OPTIONS = Section(
    "servers",
    (
        STARTTLS,
        Option(("--sni",), "ask for this name instead of the host's", "NAME"),
        Option(("--connect",), "connect to this address or host instead", "HOST"),
        Option(("--all-addresses",), "ask every address that the name has"),
        Option(("--key-type",), "rsa, ecdsa or both: each leaf with its own list", "TYPE", choices=KEY_TYPES),
        Option(("--client-cert",), "PEM of a client's certificate and key to show", "FILE"),
    ),
)
CHOICE_OPTIONS = Section(
    "choice",
    (
        STORE,
        POOL,
        CLIENTS,
        Option(
            ("--purpose",),
            "what extKeyUsage must allow: server (default), client\nor any",
            "PURPOSE",
            choices=PURPOSES,
            default="server",
        ),
        Option(("--allow-weak",), "accept SHA-1 and MD5 signatures whatever the date"),
        Option(("--partial-chain",), "let a path end at a certificate of the store that is\nnot self-signed"),
    ),
)
NETWORK = Section(
    "network",
    (
        OFFLINE._replace(help="ask no URL in a certificate (default for files)"),
        FETCH._replace(help="ask them for missing issuers (default for servers)"),
        *(option for option in NETWORK_OPTIONS.options if option not in (OFFLINE, FETCH, STARTTLS)),
    ),
)
TARGET_HELP = """\
TARGET is a file as the server has it, or a server: HOST:PORT, https://HOST, a
name with a dot. Files are judged without the network unless --fetch says so."""


def parser() -> CommandParser:
    """What ``check`` takes."""
    sections = (OUTPUT_OPTIONS, TARGET_OPTIONS, TIME_OPTIONS, SERVER_OPTIONS, CHOICE_OPTIONS, NETWORK)
    summary = f"What is wrong in a file or on a server, for whom, from when; and the fix.\n\n{TARGET_HELP}"
    return CommandParser("check", "TARGET... [options]", summary, sections, positional="target", epilog=ENVIRONMENT_HELP)


def run(arguments: Namespace) -> int:
    """Judge each target. Returns 0, 1 for findings, or the status of what failed; raises ChainfixError for wrong arguments."""
    from chainfix.cli.channels import Words
    from chainfix.cli.fixing import fix
    from chainfix.cli.reporting import Delivery, deliver
    from chainfix.cli.targets import judged, targets_of

    words = Words.of(arguments)
    form = _form(arguments)
    targets = targets_of(arguments)
    clients = _clients(arguments, form)
    reports, changed = judged(arguments, targets, words, clients), False
    if arguments.fix:
        reports, changed = fix(arguments, targets, reports, words, clients)
    deliver(reports, Delivery(form, arguments.output, fail_on(arguments), changed, colour=not arguments.no_color), words)
    return _status(form, reports, arguments)


def fail_on(arguments: Namespace) -> "Severity | None":
    """From which severity on a finding fails; None for never."""
    from chainfix.findings.finding import Severity

    return None if arguments.fail_on == "never" else Severity[arguments.fail_on.upper()]


def _form(arguments: Namespace) -> str:
    from chainfix.errors import InputError

    if arguments.json and arguments.report not in (None, "json"):
        raise InputError(f"--json and --report {arguments.report} contradict each other", code="bad-arguments")
    if arguments.dry_run and not arguments.fix:
        raise InputError("--dry-run goes with --fix", code="bad-arguments")
    return "json" if arguments.json else arguments.report or "text"


TELLING = ("text", "json", "html")
"""The reports that say who breaks."""


def _clients(arguments: Namespace, form: str) -> tuple[str, ...] | None:
    """Who is asked; raises InputError for names that nobody has, before anything is judged."""
    from chainfix.cli.simulate import clients_of

    names = tuple(clients_of(arguments))
    if names == ("none",):
        return None
    if arguments.clients:
        from chainfix.clients.catalogue import choose

        choose(names)
    elif arguments.purpose == "client":  # they are clients themselves
        return None
    return names if form in TELLING else None


def _status(form: str, reports: "Sequence[Report]", arguments: Namespace) -> int:
    """1 before 2 before 3; nagios has statuses of its own."""
    if form == "nagios":
        from chainfix.reports import nagios

        return int(nagios.status(reports, fail_on(arguments)))
    statuses = {report.exit_status(fail_on(arguments)) for report in reports}
    return next((status for status in (1, 2, 3) if status in statuses), 0)
