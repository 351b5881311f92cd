"""What is said in plain text before a handshake: a buffer over received bytes that no server can make grow for ever.

It knows no socket: bytes come from a function and go to another one.
"""

from collections.abc import Callable

from chainfix.adapters.connections import ExchangeError

LONGEST_LINE = 8192
"""Bytes of one line, its end counted: what RFC 7162 4 has IMAP servers and clients take; SMTP's is 512 (RFC 5321 4.5.3.1.5)."""
MOST_BYTES = 65536
"""Bytes of a whole conversation: eight of the longest lines. Real ones have some hundred, with a long welcome a few thousand."""
RECEIVED_AT_A_TIME = 4096
MOST_SHOWN = 100
"""Characters of a server's answer that an error quotes."""


class RefusalError(Exception):
    """A server that was reached, and what it answers leads to no certificates.

    ``str()`` says how in one phrase that begins with "it" or with what was asked; ``retriable`` is whether the server may answer
    in another way later.
    """

    def __init__(self, reason: str, *, code: str, retriable: bool = False) -> None:
        super().__init__(reason)
        self.code = code
        """A stable word for it, such as ``no-starttls``."""
        self.retriable = retriable


class Conversation:
    """The client's end of a conversation.

    ``receive`` takes a number of bytes and returns at most so many, none when the other side has closed; ``send`` sends all.
    What they raise goes through. Everything here raises ExchangeError where the server closes, and RefusalError (``bad-answer``)
    where it says more than the limits let through.
    """

    def __init__(self, receive: Callable[[int], bytes], send: Callable[[bytes], object]) -> None:
        self._receive = receive
        self._send = send
        self._count = 0
        self.rest = b""
        """What was received and not yet taken."""

    @property
    def heard(self) -> bool:
        """Whether the server has said anything."""
        return self._count > 0

    def say(self, data: bytes) -> None:
        """Send this."""
        self._send(data)

    def line(self) -> bytes:
        """The next line, without its end."""
        return self._up_to(b"\n").rstrip(b"\r")

    def tag(self) -> bytes:
        """The next tag of XML and the text before it, without the final ``>``."""
        return self._up_to(b">")

    def exactly(self, count: int) -> bytes:
        """The next so many bytes."""
        while len(self.rest) < count:
            self._more()
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def _up_to(self, end: bytes) -> bytes:
        while end not in self.rest[:LONGEST_LINE]:
            if len(self.rest) >= LONGEST_LINE:
                raise RefusalError(f"it sends a line of more than {LONGEST_LINE} bytes", code="bad-answer")
            self._more()
        taken, _, self.rest = self.rest.partition(end)
        return taken

    def _more(self) -> None:
        data = self._receive(RECEIVED_AT_A_TIME)
        if not data:
            raise ExchangeError("the server closed the connection", retriable=True)
        self._count += len(data)
        if self._count > MOST_BYTES:
            raise RefusalError(f"it talks on and on, {MOST_BYTES} bytes and more", code="bad-answer")
        self.rest += data


def quoted(answer: bytes) -> str:
    """What a server said, short and without control characters: it goes to a terminal."""
    text = answer.decode("utf-8", "backslashreplace")
    shown = "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text.strip())
    return f'"{shown[:MOST_SHOWN]}..."' if len(shown) > MOST_SHOWN else f'"{shown}"'
