"""Threads that wait for the network, as many as are wanted at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")


def at_once(do: Callable[[_Thing], _Result], things: Sequence[_Thing], most: int) -> list[_Result]:
    """What is done with each thing, in the order of the things, with ``most`` of them under way at a time; one needs no thread."""
    if len(things) <= 1:
        return [do(thing) for thing in things]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(most, len(things))) as pool:
        return list(pool.map(do, things))
