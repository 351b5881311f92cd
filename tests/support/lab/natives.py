"""Clients of TLS libraries that bring no program of their own: little ones in C and C++, compiled once, and one in Erlang."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.lab.question import AbsentError, Client, Question
from tests.support.lab.talkers import Talker
from tests.support.programs import need, run

_SOURCES = Path(__file__).parent / "native"
_ACCEPTS, _REFUSES = 0, 1
"""The statuses of every compiled client; any other is trouble."""
_RELEASE = "25"
"""Of Erlang/OTP."""


class _Recipe(NamedTuple):
    """How a client is compiled."""

    compiler: str
    source: str
    flags: tuple[str, ...]
    """After the source, since libraries are looked up in order."""


_RECIPES = {
    "mbedtls-2.28": _Recipe("gcc", "mbedtls.c", ("-lmbedtls", "-lmbedx509", "-lmbedcrypto")),
    "wolfssl-5.5": _Recipe("gcc", "wolfssl.c", ("-lwolfssl",)),
    "bearssl-0.6": _Recipe("gcc", "bearssl.c", ("-lbearssl",)),
    "botan-2.19": _Recipe("g++", "botan.cpp", ("-I/usr/include/botan-2", "-lbotan-2")),
}


@cache
def _programs() -> TemporaryDirectory[str]:
    """Where compiled clients are as long as this process."""
    return TemporaryDirectory(prefix="lab-")


@cache
def _compiled(profile: str) -> Path:
    """The program; raises AbsentError with the compiler's words where its library is missing or of another version."""
    recipe = _RECIPES[profile]
    program = Path(_programs().name) / profile
    warnings = ("-O1", "-Wall", "-Wextra", "-Werror")
    ended = run(need(recipe.compiler), *warnings, "-o", program, _SOURCES / recipe.source, *recipe.flags)
    if ended.returncode != 0:
        raise AbsentError(f"{recipe.source} cannot be compiled:\n{ended.stderr}")
    return program


def _asking(profile: str) -> Callable[[Question], bool]:
    def ask(question: Question) -> bool:
        ended = run(_compiled(profile), question.host, str(question.port), question.store)
        if ended.returncode not in (_ACCEPTS, _REFUSES):
            raise RuntimeError(f"{ended.args} ended with {ended.returncode}:\n{ended.stdout}\n{ended.stderr}")
        return ended.returncode == _ACCEPTS

    return ask


@cache
def _erlang() -> Talker:
    return Talker(need("escript"), _SOURCES / "erlang.escript")


@cache
def _erlang_release() -> str:
    return run(need("erl"), "-noshell", "-eval", "io:put_chars(erlang:system_info(otp_release)), halt().").stdout


def _ask_erlang(question: Question) -> bool:
    if _erlang_release() != _RELEASE:
        raise AbsentError(f"Erlang/OTP {_erlang_release()} is not the {_RELEASE} that is modelled")
    return _erlang().ask(question)


CLIENTS: tuple[Client, ...] = (
    *(Client(profile, recipe.compiler, _asking(profile)) for profile, recipe in _RECIPES.items()),
    Client("erlang25", "escript", _ask_erlang, _erlang_release),
)
