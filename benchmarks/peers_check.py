"""Broken lists, served by nginx on loopback: what ``chainfix check`` and other tools say of each, side by side.

    python -m benchmarks.peers_check

Nothing is measured here. sslyze is looked for in ``.venv-peers``, where ``make peers`` puts it, check_ssl_cert and testssl.sh where
Debian's monitoring-plugins-contrib and testssl.sh have them; a tool that is missing has no column.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import print_heading
from tests.support import peers


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A Markdown table, each line printed as soon as it is known: testssl.sh takes its time."""
    print()
    for line in (head, ["---"] * len(head)):
        print(peers.row(*line))
    for line in rows:
        print(peers.row(*line), flush=True)


def answers(case: peers.Case, tools: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Of each list, what each tool says."""
    for shape in peers.SHAPES:
        with peers.served(case, shape) as port:
            yield shape, *(peers.TOOLS[tool](case, port).cell for tool in tools)


def main() -> int:
    """Ask and print; 1 where a tool is missing."""
    versions = peers.versions()
    tools = [tool for tool, version in versions.items() if version]
    print_heading("What do checkers say of broken lists?", "peers_check", also=[f"{tool} {versions[tool]}" for tool in tools])
    for tool in versions:
        if tool not in tools:
            print(f"\nSKIPPED: {tool} is not on this machine", flush=True)
    print_table(("list", "what is sent"), tuple(peers.SHAPES.items()))
    with tempfile.TemporaryDirectory() as folder:
        print_table(("list", *tools), answers(peers.write_case(Path(folder)), tools))
    return 0 if len(tools) == len(versions) else 1


if __name__ == "__main__":
    sys.exit(main())
