"""``python -m chainfix``, and what the installed program calls."""

import gc
import os
import sys

from chainfix.cli.main import main

__all__ = ["main", "run"]

_ALLOCATIONS = 50_000
"""Between two collections of cyclic garbage, in place of 700: one command makes much and drops little of it."""


def run() -> None:
    """Run the command line and leave at once: taking the interpreter down in order would cost a tenth of a short run.

    Nothing is lost by that: files are closed by who opened them, standard output was flushed by :func:`main`, and so it is here.
    """
    gc.set_threshold(_ALLOCATIONS)
    status = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # closed by the caller, or nobody reads any more
            continue
    os._exit(status)


if __name__ == "__main__":
    run()
