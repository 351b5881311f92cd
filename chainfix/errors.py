"""What chainfix raises: the type says whose fault it was, the fields carry the facts."""

from typing import ClassVar, NamedTuple


class Attempt(NamedTuple):
    """One thing that was tried on the way to a failure, and how it answered."""

    what: str
    """What was asked: a URL, a file, ``pool`` or the name of a trust store."""
    outcome: str
    """What came back, in one phrase."""
    retriable: bool = False
    """Whether the same attempt may succeed later (DNS, time-out, refused, 5xx)."""


class ChainfixError(Exception):
    """The root of everything that chainfix raises on purpose.

    The message is made for people and may change; tests and programs compare ``code``, ``exit_status`` and ``attempts``.
    """

    exit_status: ClassVar[int] = 2
    """What the command line exits with: 1 no chain, 2 unusable input, 3 trying again may help."""

    def __init__(self, message: str, *, code: str, hint: str | None = None, attempts: tuple[Attempt, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        """A stable word for the failure, such as ``no-certificate``."""
        self.hint = hint
        """What to do or to type next, if there is something."""
        self.attempts = attempts
        """What was tried, in order."""

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.code, self.hint, self.attempts)


class InputError(ChainfixError):
    """The input or an argument cannot be used: exit status 2."""

    exit_status = 2


class KeyMismatch(InputError):
    """The private key belongs to none of the certificates: exit status 2."""


class ChainNotFound(ChainfixError):
    """No list of certificates reaches every requested trust store: exit status 1."""

    exit_status = 1


class HandshakeFailed(ChainfixError):
    """A server answers, but not with certificates, and trying again would not change that: exit status 1."""

    exit_status = 1


class NetworkError(ChainfixError):
    """The network was needed and trying again may help: exit status 3."""

    exit_status = 3


def _rebuild(kind: type[ChainfixError], message: str, code: str, hint: str | None, attempts: tuple[Attempt, ...]) -> ChainfixError:
    return kind(message, code=code, hint=hint, attempts=attempts)
