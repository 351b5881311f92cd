"""What all clients did with all scenarios, as Markdown."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.support.lab.agreement import Answer


class Asked(NamedTuple):
    """One client that was asked."""

    profile: str
    version: str
    answers: Mapping[str, Answer | None]
    """By scenario; None where it said neither yes nor no."""


def table(asked: Sequence[Asked], sentences: Mapping[str, str], exceptions: Mapping[tuple[str, str], str], day: str) -> str:
    """One row a scenario and one column a client; then what differs from the models."""
    answers = [answer for one in asked for answer in one.answers.values() if answer is not None]
    differing = sum(not answer.agrees for answer in answers)
    head = ("what is sent", *(f"{one.profile}<br>{one.version}" for one in asked))
    rows = [(sentence, *(_cell(one.answers[name]) for one in asked)) for name, sentence in sentences.items()]
    lines = [_line(cells) for cells in (head, ["---"] * len(head), *rows)]
    count = f"{len(sentences)} lists, {len(asked)} clients, {len(answers)} answers; {differing} differ from what the models say"
    return "\n\n".join((f"On {day}: {count} (in bold).", "\n".join(lines), *_reasons(asked, sentences, exceptions)))


def _cell(answer: Answer | None) -> str:
    if answer is None:
        return "?"
    word = "yes" if answer.real else "no"
    return word if answer.agrees else f"**{word}**"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reasons(asked: Sequence[Asked], sentences: Mapping[str, str], exceptions: Mapping[tuple[str, str], str]) -> list[str]:
    """What is known of those that differ."""
    found = [
        f"- {one.profile}, {_within(sentences[name])}: {exceptions.get((one.profile, name), 'not explained yet')}."
        for one in asked
        for name, answer in one.answers.items()
        if answer is not None and not answer.agrees
    ]
    return ["\n".join(found)] if found else []


def _within(sentence: str) -> str:
    """A sentence as part of another."""
    return sentence[0].lower() + sentence[1:].removesuffix(".")
