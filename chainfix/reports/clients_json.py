"""The modelled clients as JSON objects."""

from enum import Enum
from typing import TYPE_CHECKING, Any

from chainfix.clients.catalogue import store_of
from chainfix.clients.profile import Aia, Habits
from chainfix.reports.clients_text import extension_names, forms, groups, purposes, says
from chainfix.reports.json import Object

if TYPE_CHECKING:
    from collections.abc import Callable

    from chainfix.clients.profile import Profile

_NAMED: "dict[str, Callable[[Any], list[str]]]" = {
    "ca_purposes": purposes,
    "leaf_purposes": purposes,
    "constrained_forms": forms,
    "unmet_forms": forms,
    "unmet_exclusions": forms,
    "known": extension_names,
}


def client(one: "Profile", *, habits: bool) -> Object:
    """One client. ``habits``: whether to tell what it does."""
    store = store_of(one)
    return {
        "name": one.name,
        "title": one.title,
        "version": one.version,
        "family": one.family,
        "groups": groups(one),
        "observed": one.observed,
        "store": {"name": store.name, "title": store.title, "date": store.date, "source": store.source},
        "habits": {habit: _habit(one, habit) for habit in Habits._fields} if habits else None,
    }


def _habit(one: "Profile", habit: str) -> Object:
    value = getattr(one.habits, habit)
    plain = _NAMED[habit](value) if habit in _NAMED else _plain(value)
    return {"value": plain, "says": None if value is None else says(habit, one.habits), "source": one.source_of(habit)}


def _plain(value: Any) -> Any:  # noqa: ANN401 whatever a habit is
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    return {key: _plain(item) for key, item in value._asdict().items()} if isinstance(value, Aia) else value
