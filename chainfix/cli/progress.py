"""A sign of life on a terminal, when asking the network takes longer than a second."""

from _thread import allocate_lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from chainfix.cli.channels import Words, escaped, is_terminal

if TYPE_CHECKING:
    from threading import Timer

    from rich.status import Status

PATIENCE = 1.0
"""Seconds without a word."""


class Progress:
    """Told of each URL or server just before it is asked: shown on a terminal after a second, said at once with ``-v``."""

    def __init__(self, words: Words) -> None:
        import sys

        self._words = words
        self._shown = is_terminal(sys.stderr) and not words.quiet and not words.verbose
        self._timer: Timer | None = None
        self._status: Status | None = None
        self._what = ""
        self._one_at_a_time = allocate_lock()  # many servers are asked at the same time

    def step(self, what: str) -> None:
        """Something is about to be asked; any thread may say so."""
        with self._one_at_a_time:
            self._words.detail(f"asking {what}")
            self._what = what
            if self._shown:
                self._tell()

    def _tell(self) -> None:
        if self._status is not None:
            self._status.update(self._text())
        elif self._timer is None:
            self._start_timer()

    def _start_timer(self) -> None:
        from threading import Timer

        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def _show(self) -> None:
        from rich.console import Console

        self._status = Console(stderr=True, no_color=not self._words.colour).status(self._text())
        self._status.start()

    def _text(self) -> str:
        from rich.markup import escape

        return f"asking {escape(escaped(self._what))}"

    def rest(self) -> None:
        """Nothing is being asked: what is shown goes away, before a word or a prompt is written over it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()  # it may be just about to show
        if self._status is not None:
            self._status.stop()
        self._timer = self._status = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.rest()
