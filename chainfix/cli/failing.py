"""The end of a run that failed: the words, the JSON object where one was asked for, and the exit status."""

from chainfix.cli.channels import Words, put
from chainfix.errors import ChainfixError
from chainfix.reports import text

BUG_STATUS = 2
"""Trying again does not help, and no answer about the chain was found."""
UNKNOWN_STATUS = 3
"""That of a monitoring plugin."""


def fail(error: Exception, words: list[str]) -> int:
    """Say why; nothing is on standard output but the JSON object of ``--json``. Returns the exit status."""
    options = words[: words.index("--")] if "--" in words else words
    speak = Words(colour="--no-color" not in options)
    known = error if isinstance(error, ChainfixError) else _bug(error)
    if known is not error and not {"-v", "--verbose"}.isdisjoint(options):
        speak.insist(*_traceback(error))
    speak.insist(*text.failure(known))
    if _is_plugin(options):
        return _unknown(known)
    if "--json" in options:
        from chainfix.reports import json

        put(json.text(json.failure(words[0] if words else "", known)).encode())
    else:
        speak.insist(*_emptied(options))
    return known.exit_status


def _is_plugin(options: list[str]) -> bool:
    """Whether a monitoring system reads the answer: for it everything that is no verdict is UNKNOWN, wrong options too."""
    return "--report=nagios" in options or "--report nagios" in " ".join(options)


def _unknown(error: ChainfixError) -> int:
    from chainfix.reports import nagios

    put(nagios.unknown(error.message).encode())
    return UNKNOWN_STATUS


def _bug(error: Exception) -> ChainfixError:
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return ChainfixError(f"this is a bug of chainfix ({told})", code="bug", hint="please report it; with -v the place is shown")


def _traceback(error: Exception) -> list[str]:
    from traceback import format_exception

    return "".join(format_exception(error)).rstrip().split("\n")


def _emptied(options: list[str]) -> list[str]:
    """The last line where the shell has emptied the file that the product should have gone to."""
    from chainfix.adapters.writing import emptied_redirect

    said = None if any(word.startswith(("-o", "--output")) for word in options) else emptied_redirect()
    return [said] if said else []
