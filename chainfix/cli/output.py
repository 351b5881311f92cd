"""Where the list goes: to standard output, into a file or into a folder, refused first of all where that cannot be meant."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Self

from chainfix.adapters.files import read_file
from chainfix.adapters.writing import refuse_same_file, write_atomically, write_folder
from chainfix.cli.channels import put
from chainfix.errors import InputError
from chainfix.outputs.pem import FILE_NAMES, split
from chainfix.reports import text

# ruff: noqa: PTH112, PTH118
# pathlib costs more at start than what is done with it here, and a name has to stay as its user wrote it.

if TYPE_CHECKING:
    from chainfix.cli.channels import Words
    from chainfix.cli.parser import Namespace
    from chainfix.result import Repair

STANDARD_OUTPUT = "-"


class Output(NamedTuple):
    """One place and one format."""

    path: str | None
    """A file or folder; None is standard output."""
    format: str
    with_root: bool
    dry_run: bool

    @classmethod
    def of(cls, arguments: "Namespace") -> Self:
        """As ``-o``, ``-f``, ``--with-root`` and ``-n`` ask; raises InputError for what cannot be meant."""
        path = None if arguments.output in (None, STANDARD_OUTPUT) else arguments.output
        if path is not None and arguments.format is None:
            _refuse_fullchain(path)
        output = cls(path, arguments.format or "chain", arguments.with_root, arguments.dry_run)
        if output.format == "split":
            _refuse_no_folder(path)
        return output

    @property
    def folder(self) -> str | None:
        """The folder that gets files of the usual names, if it is not one file that is named."""
        return self.path if self.path is not None and (self.format == "split" or os.path.isdir(self.path)) else None

    def refuse_inputs(self, inputs: Iterable[str]) -> None:
        """Raise InputError where a file that is read would be written."""
        known = tuple(inputs)
        for place in self._places():
            refuse_same_file(place, known)

    def _places(self) -> list[str]:
        if self.folder is None:
            return [self.path or STANDARD_OUTPUT]
        names = FILE_NAMES.values() if self.format == "split" else (FILE_NAMES[self.format],)
        return [os.path.join(self.folder, name) for name in names]

    def pem(self, repair: "Repair") -> str | None:
        """The list as text, unless it is several files."""
        return None if self.format == "split" else repair.to_pem(self.format, with_root=self.with_root)

    def write(self, repair: "Repair", inputs: Iterable[str]) -> dict[str, bool]:
        """Write the files, with ``-n`` only look. Returns by name whether each changed, or would; raises InputError."""
        assert self.path is not None  # noqa: S101 the caller asked
        folder, files = self.folder, self._files(repair)
        if self.dry_run:
            return {place: _differs(place, data) for place, data in files.items()}
        if folder is None:
            return {place: write_atomically(place, data, inputs=inputs) for place, data in files.items()}
        told = write_folder(folder, {os.path.basename(place): data for place, data in files.items()}, inputs=inputs)  # noqa: PTH119
        return {os.path.join(folder, name): changed for name, changed in told.items()}

    def _files(self, repair: "Repair") -> dict[str, bytes]:
        if self.format == "split":
            return {
                os.path.join(self.folder or "", name): data for name, data in split(repair.chain, with_root=self.with_root).items()
            }
        return dict.fromkeys(self._places(), (self.pem(repair) or "").encode())


def _refuse_fullchain(path: str) -> None:
    if "fullchain" in os.path.basename(path).lower():  # noqa: PTH119
        message = f"-o {path} sounds like the leaf and its chain, and without -f the chain alone is written"
        hint = (
            f"-f fullchain -o {path} puts the leaf first (nginx and most others); -f chain -o {path} writes the intermediates alone"
        )
        raise InputError(message, code="which-format", hint=hint)


def _refuse_no_folder(path: str | None) -> None:
    if path is None:
        raise InputError("-f split is several files", code="bad-arguments", hint="-o DIR says where they go")
    if os.path.exists(path) and not os.path.isdir(path):  # noqa: PTH110
        raise InputError(
            f"-f split wants a folder, and {path} is none", code="bad-arguments", hint="-o DIR; it is made if its parent is there"
        )


def _differs(place: str, data: bytes) -> bool:
    try:
        return read_file(place) != data
    except InputError:
        return True


def deliver(output: Output, repair: "Repair", inputs: Iterable[str], words: "Words", *, printed: bool) -> dict[str, bool]:
    """Write or print the list and say so. Returns by file whether it changed; ``printed``: whether standard output is for it."""
    if output.path is None:
        data = (output.pem(repair) or "").encode()
        if output.dry_run:
            words.say(f"would print {text.count(len(data), 'byte')}")
        elif printed:
            put(data)
        return {}
    told = output.write(repair, inputs)
    verb = "would write" if output.dry_run else "wrote"
    words.say(*(f"{verb if changed else 'unchanged'} {place}" for place, changed in told.items()))
    if any(told.values()) and not output.dry_run and all(map(os.path.isfile, told)):
        words.say(text.next_step(output.format, output.path if output.format == "split" else next(iter(told))))
    return told
