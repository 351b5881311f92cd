"""For whom a list was chosen, as JSON."""

from typing import TYPE_CHECKING

from chainfix.reports.json import Object
from chainfix.reports.verdicts_json import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chainfix.clients.choice import Choices, Need


def chosen(choices: "Choices", needs: "Sequence[Need]") -> Object:
    """The clients with their verdicts, who needs each certificate, and the other lists worth sending."""
    return {
        "verdicts": {one.client: verdict(one) for one in choices.best.verdicts},
        "left_out": [one.client for one in choices.best.left_out],
        "needs": [_need(one) for one in needs],
        "others": [
            {"chain": [c.sha256 for c in choice.certificates[1:]], "left_out": [one.client for one in choice.left_out]}
            for choice in choices.ranked[1:]
        ],
        "complete": choices.complete,
    }


def _need(one: "Need") -> Object:
    return {
        "sha256": one.certificate.sha256,
        "clients": list(one.clients),
        "perhaps": list(one.perhaps),
        "everyone": one.everyone,
        "roots": list(one.roots),
    }
