"""Broken lists, served by nginx on loopback: what ``chainfix check`` and other tools say of each, side by side.

    python -m benchmarks.peers_check

Nothing is measured here. sslyze is looked for in ``.venv-peers``, where ``make peers`` puts it, check_ssl_cert and testssl.sh where
Debian's monitoring-plugins-contrib and testssl.sh have them; a tool that is missing has no column.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import print_heading, print_table
from tests.support import peers


def rows(case: peers.Case, tools: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A row for each list."""
    for shape in peers.SHAPES:
        print(f"{shape} ...", file=sys.stderr)
        with peers.served(case, shape) as port:
            yield shape, *(peers.TOOLS[tool](case, port).cell for tool in tools)


def main() -> int:
    """Ask and print; 1 where a tool is missing."""
    versions = peers.versions()
    tools = [tool for tool, version in versions.items() if version]
    print_heading("What do checkers say of broken lists?", "peers_check", also=[f"{tool} {versions[tool]}" for tool in tools])
    for tool in versions.keys() - tools:
        print(f"\nSKIPPED: {tool} is not on this machine")
    print()
    with tempfile.TemporaryDirectory() as folder:
        print_table(("list", *tools), rows(peers.write_case(Path(folder)), tools))
    print()
    print_table(("list", "what is sent"), peers.SHAPES.items())
    return 0 if len(tools) == len(versions) else 1


if __name__ == "__main__":
    sys.exit(main())
