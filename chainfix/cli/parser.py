"""One parser a command: argparse reads the words, the help text is written here so that it is the same on every Python."""

from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, NoReturn

from chainfix.errors import InputError

__all__ = ["CommandParser", "Namespace", "Option", "Section"]

NAME_COLUMN = 25
"""Where the descriptions begin in a help text."""


class Option(NamedTuple):
    """One option, as argparse and the help text need it."""

    flags: tuple[str, ...]
    help: str
    """A phrase or two; a line end in it stays one."""
    metavar: str = ""
    """What follows it; empty for a switch."""
    repeat: bool = False
    choices: tuple[str, ...] = ()
    into: str = ""
    """The attribute that it sets, where another option sets the same one."""
    value: bool = True
    """What a switch sets."""
    default: Any = None
    read: Callable[[str], Any] = str
    """From its text to its value; raises ArgumentTypeError."""

    @property
    def attribute(self) -> str:
        """Where argparse puts it."""
        return self.into or self.flags[-1].lstrip("-").replace("-", "_")


class Section(NamedTuple):
    """Options that belong together."""

    title: str
    options: tuple[Option, ...]


HELP = Option(("-h", "--help"), "this text")


class CommandParser(ArgumentParser):
    """The parser of one command. Every mistake is an InputError that says what would be right."""

    def __init__(
        self, command: str, usage: str, summary: str, sections: Iterable[Section], *, positional: str = "source", epilog: str = ""
    ) -> None:
        super().__init__(
            prog=f"chainfix {command}",
            usage=f"chainfix {command} {usage}",
            description=summary,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_formatter,
        )
        self.set_defaults(command=command)
        self.add_argument(positional, metavar=positional.upper(), nargs="*")
        self._positional = positional
        self.sections = tuple(sections)
        for section in self.sections:
            for option in section.options:
                self._add(option)
        self._add(HELP)

    def _add(self, option: Option) -> None:
        told = option.help.replace("%", "%%")  # argparse and shtab fill in what follows one
        if option.metavar:
            action, default = ("append", None) if option.repeat else ("store", option.default)
            self.add_argument(
                *option.flags,
                dest=option.attribute,
                metavar=option.metavar,
                action=action,
                default=default,
                type=option.read,
                help=told,
            )
        else:
            default = None if option.into else False
            self.add_argument(
                *option.flags, dest=option.attribute, action="store_const", const=option.value, default=default, help=told
            )

    def parse(self, words: Sequence[str]) -> Namespace:
        """The options and sources in ``words``, in any order; raises InputError."""
        mixed, behind = _split(list(words))
        found, rest = self.parse_known_intermixed_args(mixed)
        if rest:
            raise self._unknown(rest[0])
        setattr(found, self._positional, [*getattr(found, self._positional), *behind])
        for option in self.options:
            value = getattr(found, option.attribute)
            if option.repeat:
                setattr(found, option.attribute, tuple(value or ()))
            elif option.choices and value is not None:
                _check_choice(option, value)
        return found

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, in the order of the help text."""
        return (*(option for section in self.sections for option in section.options), HELP)

    def error(self, message: str) -> NoReturn:
        """What argparse calls for a mistake that it finds."""
        raise InputError(message.replace("argument ", "", 1), code="bad-arguments", hint=self._usage_hint())

    def _unknown(self, word: str) -> InputError:
        from difflib import get_close_matches

        if not word.startswith("-"):
            return InputError(f"one argument too many: {word}", code="bad-arguments", hint=self._usage_hint())
        flag = word.partition("=")[0]
        names = [option.flags[-1].lstrip("-") for option in self.options]  # without the dashes, which make all of them alike
        near = get_close_matches(flag.lstrip("-"), names, n=1)
        hint = f"did you mean --{near[0]}?" if near else f"{self.prog} --help lists the options"
        return InputError(f"no such option: {flag}", code="bad-arguments", hint=hint)

    def _usage_hint(self) -> str:
        return f"usage: {self.usage}"

    def format_help(self) -> str:
        """The help text: at most 80 columns, whatever the terminal and the Python."""
        blocks = [f"usage: {self.usage}", str(self.description)]
        blocks += [_block(section) for section in self.sections]
        blocks.append(_row(HELP))
        if self.epilog:
            blocks.append(self.epilog)
        return "\n\n".join(blocks) + "\n"


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """What stands before ``--`` and behind it; argparse takes the latter for options when it looks a second time."""
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1 :]


def _formatter(prog: str) -> HelpFormatter:
    """Of a width that is given: to find out that of the terminal, argparse imports what costs more than itself."""
    return HelpFormatter(prog, width=80)


def _block(section: Section) -> str:
    return "\n".join((f"{section.title}:", *map(_row, section.options)))


def _row(option: Option) -> str:
    name = f"  {', '.join(option.flags)} {option.metavar}".rstrip()
    first, *rest = option.help.split("\n")
    indent = "\n" + " " * NAME_COLUMN
    start = name.ljust(NAME_COLUMN) if len(name) < NAME_COLUMN - 1 else name + indent
    return indent.join((start + first, *rest))


def _check_choice(option: Option, value: str) -> None:
    if value in option.choices:
        return
    from difflib import get_close_matches

    near = get_close_matches(value, option.choices, n=1)
    message = f"{option.flags[-1]} {value}: known are {', '.join(option.choices)}"
    raise InputError(message, code="bad-arguments", hint=f"did you mean {near[0]}?" if near else None)
