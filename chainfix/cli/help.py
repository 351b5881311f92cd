"""The help of ``chainfix`` itself: a static table, since to make it would cost more than to read it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from chainfix.errors import InputError

TEXT = """\
usage: chainfix COMMAND [SOURCE...] [options]

chainfix builds the list of certificates that a TLS server should send.

  build SOURCE...       the chain a server should send, for one certificate
  paths SOURCE...       every way to an anchor, best first, with reasons
  check TARGET...       what is wrong in a file or on a server, and the fix
  simulate TARGET       which clients accept a list, and why others do not
  show SOURCE...        what is in here, and who issued whom
  graph SOURCE...       a picture of it: what is chosen, and what is not
  diff OLD NEW          what a renewal changes that can break somebody
  explain CODE          what a finding of check means, and what to do
  clients [NAME...]     the clients that are modelled, and what each does
  stores VERB ...       trust stores by name: list, add, remove, diff
  cache list|clear      the certificates fetched so far
  completion SHELL      a completion script for bash, zsh, fish or tcsh

  chainfix COMMAND --help   the options of one command
  chainfix --version        the version

SOURCE is a file, a folder, a server (HOST:PORT, https://HOST, a name with a
dot) or - for standard input; PEM, DER, PKCS#7, PKCS#12, ZIP and more are read.

  chainfix build cert.pem -o chain.pem
  chainfix build www.example.org:443 -f fullchain -o fullchain.pem

Exit status: 0 done, 1 there is no chain or something was found, 2 the input or
the arguments cannot be used, 3 the network failed and trying again may help.
"""


def version() -> str:
    """What ``--version`` prints."""
    from chainfix import __version__

    return f"chainfix {__version__}\n"


def no_such_command(name: str, commands: "Sequence[str]") -> "InputError":
    """The error for a first word that is no command; it names the nearest one."""
    from chainfix.errors import InputError

    usage = f"chainfix COMMAND ...: {', '.join(commands)}; chainfix --help says more"
    if not name:
        return InputError("no command", code="bad-arguments", hint=usage)
    if name.startswith("-"):
        return InputError(f"options stand behind the command: {name}", code="bad-arguments", hint=usage)
    return InputError(f"no such command: {name}", code="bad-arguments", hint=_meant(name, commands) or usage)


def _meant(name: str, commands: "Sequence[str]") -> str | None:
    from difflib import get_close_matches
    from os.path import lexists

    near = get_close_matches(name, commands, n=1)
    if near:
        return f"did you mean chainfix {near[0]}?"
    return f"did you mean chainfix build {name}?" if lexists(name) or "." in name else None
