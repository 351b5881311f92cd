"""Lengths of time as options take them."""

import re
from argparse import ArgumentTypeError

_UNITS = {"h": 3600, "d": 86400, "w": 604800}


def span(text: str) -> int:
    """A length of time such as ``400d``, ``12h`` or ``4w`` in seconds; raises ArgumentTypeError."""
    found = re.fullmatch(r"([0-9]{1,6})([hdw])", text)
    if found is None:
        raise ArgumentTypeError(f"{text} is no length of time such as 400d, 12h or 4w")
    return int(found[1]) * _UNITS[found[2]]


def threshold(text: str) -> tuple[int | None, float | None]:
    """``30d`` as seconds, or ``33%`` as a share of the lifetime; raises ArgumentTypeError."""
    found = re.fullmatch(r"([0-9]{1,2})%", text)
    if found is not None:
        return None, int(found[1]) / 100
    return span(text), None
