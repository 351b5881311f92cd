"""The pages say what is there: each public name, each option, and commands that the parsers take."""

import re
import shlex
from pathlib import Path

import pytest

import chainfix
from chainfix.cli.main import COMMANDS, load
from chainfix.cli.options import WORDS
from chainfix.cli.parser import HELP, CommandParser
from tests.support.programs import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = sorted(path for path in (*DOCS.rglob("*.md"), *REPOSITORY.glob("*.md"), *REPOSITORY.glob("examples/*/*.md")))
SHELL_WORDS = {"|", ">", "&&", ";"}


def _commands(page: Path) -> list[list[str]]:
    """The words of each chainfix command in the console blocks of a page, up to what the shell does with it."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line[2:] for block in blocks for line in block.splitlines() if line.startswith(("$ ", "# "))]
    split = [shlex.split(line.replace("(", " ").replace(")", " "), comments=True) for line in lines]
    starts = [words[words.index("chainfix") + 1 :] for words in split if "chainfix" in words and words[-1] != "chainfix"]
    return [words[: next((i for i, word in enumerate(words) if word in SHELL_WORDS), len(words))] for words in starts]


def _parser(name: str) -> CommandParser:
    return load(name).parser()


EXAMPLES = [(page, words) for page in PAGES for words in _commands(page)]


def test_there_are_examples_to_check() -> None:
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize(("page", "words"), EXAMPLES, ids=[f"{page.stem}: {' '.join(words)}" for page, words in EXAMPLES])
def test_each_command_on_a_page_is_one_that_its_parser_takes(page: Path, words: list[str]) -> None:
    command, *arguments = words
    _parser(command).parse(arguments)
    output = [arguments[i + 1] for i, word in enumerate(arguments) if word == "-o"]
    assert "-f" in arguments or not any("fullchain" in name for name in output), page


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_a_command_is_in_the_reference(name: str) -> None:
    reference = (DOCS / "cli.md").read_text(encoding="utf-8")
    section = reference.split(f"\n## chainfix {name}\n", 1)[1].split("\n## ", 1)[0]
    for option in _parser(name).options:
        where = reference if name == "paths" or option in (HELP, *WORDS) else section  # paths takes what build does
        assert re.search(rf"{option.flags[-1]}\b", where), option.flags


def test_each_public_name_is_on_the_page_of_the_api() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    described = set(re.findall(r":: chainfix\.(\w+)", page))
    assert described == set(chainfix.__all__) - {"__version__"}


def test_the_pages_speak_of_the_product_alone() -> None:
    """No paths of the machine they were written on."""
    texts = {page: page.read_text(encoding="utf-8") for page in PAGES}
    assert [page.name for page, text in texts.items() if re.search(r"/(root|work|tmp)/", text)] == []


@pytest.mark.parametrize("page", [page for page in PAGES if DOCS not in page.parents], ids=lambda page: page.name)
def test_links_between_files_lead_somewhere(page: Path) -> None:
    """Sphinx checks those of its own pages."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
