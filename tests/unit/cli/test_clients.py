"""``chainfix clients``: which clients are modelled, and what each does."""

import json

import pytest

from chainfix.clients.catalogue import CATALOGUE, GROUPS
from chainfix.clients.profile import Habits
from chainfix.reports.clients_text import LABELS, told
from tests.unit.cli.conftest import Run

BY_NAME = {profile.name: profile for profile in CATALOGUE}


def test_without_arguments_each_client_is_one_line(run: Run) -> None:
    ended = run("clients")
    lines = ended.out.decode().splitlines()
    assert (ended.status, ended.err) == (0, "")
    assert [line.split("  ")[0] for line in lines] == [profile.name for profile in CATALOGUE]


def test_a_line_says_version_groups_whether_observed_and_the_store(run: Run) -> None:
    (line,) = (line for line in run("clients").out.decode().splitlines() if line.startswith("schannel "))
    cells = [cell.strip() for cell in line.split("  ") if cell]
    assert cells == ["schannel", "10 and later", "modern, browsers, servers", "untested", "Windows'"]


def test_a_name_gives_its_habits_with_their_sources(run: Run) -> None:
    lines = run("clients", "java17").out.decode().splitlines()
    assert lines[0] == "java17: Java 17"
    assert lines[1] == "version 17.0.15; observed; groups: modern, servers"
    place = lines.index("  Most certificates in the list: 10")
    assert lines[place + 1] == f"    source: {BY_NAME['java17'].sources['certificates']}"


def test_habits_of_another_way_to_search_are_not_told() -> None:
    """Which of several issuers is taken makes no difference where all paths are tried."""
    assert "pick" not in {one.habit for one in told(BY_NAME["go1.27"])}
    assert "pick" in {one.habit for one in told(BY_NAME["openssl-3.0"])}


def test_purposes_that_are_not_looked_at_are_not_told() -> None:
    assert "leaf_purposes" not in {one.habit for one in told(BY_NAME["wget(GnuTLS)"])}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_gives_its_members(run: Run, group: str) -> None:
    heads = [page.partition(":")[0] for page in run("clients", group).out.decode().split("\n\n")]
    assert heads == [profile.name for profile in CATALOGUE if group in profile.groups]


def test_json_has_habits_where_a_client_was_named(run: Run) -> None:
    everything = json.loads(run("clients", "--json").out)["results"]
    assert [one["name"] for one in everything] == list(BY_NAME)
    assert {one["habits"] for one in everything} == {None}
    (one,) = json.loads(run("clients", "chromium", "--json").out)["results"]
    assert set(one["habits"]) == set(Habits._fields)
    assert (one["habits"]["search"]["value"], one["habits"]["steps"]["value"]) == ("backtracking", 20)
    assert one["habits"]["aia"]["value"] == {"forms": ["der", "pem", "pkcs7"], "all_urls": True, "hops": 10}


def test_the_nearest_name_is_told(run: Run) -> None:
    ended = run("clients", "chromum")
    assert (ended.status, ended.out) == (2, b"")
    assert "chromium" in ended.lines[1]


def test_quiet_and_verbose_contradict_each_other(run: Run) -> None:
    assert run("clients", "-q", "-v").status == 2


def test_each_habit_has_a_label_in_the_order_of_habits() -> None:
    assert tuple(LABELS) == Habits._fields


@pytest.mark.parametrize("name", BY_NAME)
def test_each_habit_of_each_client_can_be_said(name: str) -> None:
    assert [one.label for one in told(BY_NAME[name]) if not one.says] == []
