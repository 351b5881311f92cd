"""The data that may lie beside the project: real certificates and observed verdicts, too large or too foreign to be part of it."""

import os
from pathlib import Path
from typing import NamedTuple, Self

_REPOSITORY = Path(__file__).resolve().parent.parent.parent
_PLACE = Path(os.environ.get("CHAINFIX_SHARED") or _REPOSITORY.parent / "shared")


class SharedData(NamedTuple):
    """Where the data lies."""

    root: Path

    @classmethod
    def find(cls) -> Self | None:
        """The folder named by ``CHAINFIX_SHARED``, by default ``shared`` beside the repository; None where it has no data."""
        root = _PLACE
        return cls(root) if (root / "data" / "real" / "leaves.json").is_file() else None

    @classmethod
    def absence(cls) -> str:
        """What to say when it is not there."""
        return f"no shared data: {_PLACE / 'data' / 'real'} has no leaves.json (CHAINFIX_SHARED says where else to look)"

    @property
    def real(self) -> Path:
        """Real, publicly issued certificates: leaves, intermediates, roots, AIA bodies."""
        return self.root / "data" / "real"

    @property
    def clients(self) -> Path:
        """What real clients accepted, with the certificates they were shown."""
        return self.root / "data" / "clients"
