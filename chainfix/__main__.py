"""``python -m chainfix``, and what the installed program calls."""

import sys

from chainfix.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
