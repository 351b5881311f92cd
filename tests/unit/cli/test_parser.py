import shutil
import sys

import pytest

from chainfix.cli import build, options
from chainfix.cli.main import COMMANDS, load
from chainfix.cli.parser import CommandParser, Option, Section
from chainfix.errors import InputError
from chainfix.outputs import pem


def parsed(*words: str) -> dict[str, object]:
    return vars(build.parser().parse(words))


def refused(*words: str) -> InputError:
    with pytest.raises(InputError) as caught:
        build.parser().parse(words)
    assert caught.value.code == "bad-arguments"
    return caught.value


@pytest.mark.parametrize("name", COMMANDS)
class TestTheHelpOf:
    def test_fits_into_80_columns(self, name: str) -> None:
        assert [line for line in load(name).parser().format_help().splitlines() if len(line) > 80] == []

    def test_does_not_depend_on_the_terminal(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        before = load(name).parser().format_help()
        monkeypatch.setenv("COLUMNS", "40")
        monkeypatch.setenv("LANGUAGE", "de")
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: (30, 30))
        assert load(name).parser().format_help() == before

    def test_names_every_option_that_argparse_knows(self, name: str) -> None:
        parser = load(name).parser()
        shown = parser.format_help()
        known = [flag for action in parser._actions for flag in action.option_strings]
        assert [flag for flag in known if f" {flag}" not in shown] == []
        assert sorted(known) == sorted(flag for option in parser.options for flag in option.flags)


def test_sources_and_options_in_any_order() -> None:
    found = parsed("a.pem", "--store", "s", "b.pem", "-q", "c.pem", "--store", "t")
    assert (found["source"], found["store"], found["quiet"]) == (["a.pem", "b.pem", "c.pem"], ("s", "t"), True)


def test_what_follows_two_dashes_is_a_source() -> None:
    assert parsed("a.pem", "--", "-o", "--json")["source"] == ["a.pem", "-o", "--json"]


def test_a_dash_is_a_value() -> None:
    found = parsed("-", "-o", "-")
    assert (found["source"], found["output"]) == (["-"], "-")


def test_short_options_may_be_joined() -> None:
    found = parsed("-qn", "-ochain.pem")
    assert (found["quiet"], found["dry_run"], found["output"]) == (True, True, "chain.pem")


def test_nothing_is_set_that_was_not_asked_for() -> None:
    found = parsed()
    assert found["fetch"] is None
    assert (found["store"], found["keep"], found["purpose"], found["timeout"]) == ((), (), "server", 15.0)


@pytest.mark.parametrize(
    ("words", "fetch"),
    [(("--offline",), False), (("--fetch",), True), (("--offline", "--fetch"), True), (("--fetch", "--offline"), False)],
)
def test_offline_and_fetch_are_one_switch_and_the_last_word_counts(words: tuple[str, ...], fetch: bool) -> None:
    assert parsed(*words)["fetch"] is fetch


@pytest.mark.parametrize(
    ("word", "near"),
    [("--stores", "--store"), ("--stor", "--store"), ("--qq=x", None), ("--no-colour", "--no-color"), ("--hostnmae", "--hostname")],
)
def test_an_unknown_option_names_the_nearest(word: str, near: str | None) -> None:
    error = refused(word, "x")
    assert error.message == f"no such option: {word.partition('=')[0]}"
    assert error.hint == (f"did you mean {near}?" if near else "chainfix build --help lists the options")


def test_an_option_is_not_abbreviated() -> None:
    assert refused("--offlin").hint == "did you mean --offline?"


def test_a_missing_value_names_the_option() -> None:
    assert refused("--key").message == "--key: expected one argument"


@pytest.mark.parametrize("value", ["0", "-1", "x", "inf", "nan", ""])
def test_a_timeout_is_seconds(value: str) -> None:
    assert "--timeout" in refused(f"--timeout={value}").message


def test_a_wrong_choice_names_the_nearest_and_all() -> None:
    error = refused("-f", "fulchain")
    assert error.message == "--format fulchain: known are chain, fullchain, leaf, root, split"
    assert error.hint == "did you mean fullchain?"


def test_the_formats_of_the_option_are_those_of_the_output() -> None:
    assert options.FORMATS == pem.FORMATS


def test_a_long_name_has_a_line_of_its_own() -> None:
    section = Section("long", (Option(("--an-option-of-great-length",), "first\nsecond", "VALUE"),))
    text = CommandParser("x", "[options]", "X.", (section,)).format_help()
    assert f"  --an-option-of-great-length VALUE\n{' ' * 25}first\n{' ' * 25}second\n" in text


def test_argparse_is_all_that_a_help_text_imports() -> None:
    import subprocess

    code = "import sys; from chainfix.cli.main import main; main(['build', '--help']); sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    heavy = {
        "cryptography",
        "hashlib",
        "shutil",
        "json",
        "socket",
        "chainfix.api",
        "chainfix.builder",
        "chainfix.building",
        "chainfix.certificates",
    }
    assert not heavy & set(done.stderr.split())
