"""``chainfix completion``: a script that lets a shell complete commands, options and files; shtab writes it."""

from argparse import Action, ArgumentParser

from chainfix.cli import cache, stores
from chainfix.cli.parser import CommandParser, Namespace, Option
from chainfix.errors import InputError

SUMMARY = """\
A completion script for bash, zsh, fish or tcsh, on standard output.

  chainfix completion bash > /etc/bash_completion.d/chainfix"""


def parser() -> CommandParser:
    """What ``completion`` takes."""
    return CommandParser("completion", "SHELL", SUMMARY, (), positional="shell")


def run(arguments: Namespace) -> int:
    """Print the script. Returns 0; raises InputError for a shell that is not known."""
    import shtab

    from chainfix.cli.channels import put

    known = tuple(shtab.SUPPORTED_SHELLS)
    if len(arguments.shell) != 1 or arguments.shell[0] not in known:
        said = f"no completion for {' '.join(arguments.shell)}" if arguments.shell else "for which shell?"
        raise InputError(f"{said}: known are {', '.join(known)}", code="bad-arguments")
    put(shtab.complete(whole(), shell=arguments.shell[0]).encode())
    return 0


def whole() -> ArgumentParser:
    """All commands as one parser, for shtab to read."""
    from chainfix.cli.main import COMMANDS, load

    top = ArgumentParser("chainfix", add_help=False)
    top.add_argument("-h", "--help", action="store_true", help="the commands")
    top.add_argument("--version", action="store_true", help="the version")
    commands = top.add_subparsers()
    for name in COMMANDS:
        command = load(name).parser()
        own = commands.add_parser(name, parents=[command], add_help=False, help=str(command.description).partition("\n")[0])
        for action in own._actions:  # noqa: SLF001 shtab reads the same
            _complete(action, {option.attribute: option for option in command.options})
    return top


def _complete(action: Action, options: dict[str, Option]) -> None:
    """What may follow: one of a few words, or a file."""
    import shtab

    option = options.get(action.dest)
    words = _VERBS.get(action.dest, option.choices if option else ())
    metavar = str(action.metavar)
    if words:
        action.choices = words
        action.nargs = action.nargs and 1
    elif "FILE" in metavar or metavar == "SOURCE":
        action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks for it
    action.help = (action.help or "").replace("\n", " ") or None


_VERBS = {"verb": cache.VERBS, "stores_verb": stores.VERBS, "shell": ("bash", "zsh", "fish", "tcsh")}
