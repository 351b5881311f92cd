"""What the files of a check look like apart from their certificates: the bytes as they stand, and who may read them."""

# ruff: noqa: PTH112, PTH113, PTH116
# pathlib costs more at start than what is done with it here.

import os
import stat
from collections.abc import Iterable

from chainfix.adapters.files import Content, read_source
from chainfix.adapters.sources import Source
from chainfix.findings.case import FileFacts


def facts_of(sources: Iterable[Source | None]) -> tuple[FileFacts, ...]:
    """Of each source that is a file, and of the files of each folder, once for each name.

    Pipes and standard input are left out: they were read to their end before. Raises InputError as :func:`read_source` does.
    """
    names = dict.fromkeys(name for source in sources if (name := _name(source)) is not None)
    contents = (content for name in names if _lasts(name) for content in read_source(name).contents)
    return tuple({content.place: _facts(content) for content in contents}.values())


def _name(source: Source | None) -> str | None:
    """The name of a source that is a file or a folder."""
    if isinstance(source, str):
        return None if source == "-" or "-----BEGIN" in source else source
    return os.fspath(source) if isinstance(source, os.PathLike) else None


def _lasts(name: str) -> bool:
    """Whether it can be read a second time."""
    return os.path.isfile(name) or os.path.isdir(name)


def _facts(content: Content) -> FileFacts:
    return FileFacts(content.place, content.data, _mode(content.place))


def _mode(name: str) -> int | None:
    """The permission bits; Windows has others, of which these say nothing."""
    return None if os.name == "nt" else stat.S_IMODE(os.stat(name).st_mode)
