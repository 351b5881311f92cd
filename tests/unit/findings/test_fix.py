"""The smallest change that turns a list into the one that should be sent."""

import itertools
from datetime import timedelta

import pytest

from chainfix.findings.fix import Action, Fix
from chainfix.findings.roles import Served
from tests.support import cases, pki

ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
UPPER = ROOT.ca("Upper CA")
CA = UPPER.ca("CA")
LEAF = CA.leaf("www.example.org")
STRANGER = OTHER.ca("Other CA")
CROSS = OTHER.cross(ROOT)
NAMES = ["www.example.org", "CA", "Upper CA"]


@pytest.mark.parametrize(
    ("served", "steps"),
    [
        ((LEAF, UPPER, CA), [("move", "Upper CA", 2, 3)]),
        ((UPPER, CA, LEAF), [("move", "Upper CA", 1, 3), ("move", "CA", 2, 2)]),
        ((CA, UPPER, LEAF), [("move", "www.example.org", 3, 1)]),
        ((LEAF, CA, UPPER, ROOT), [("remove", "Root", 4, 0)]),
        ((LEAF, LEAF, CA, UPPER), [("remove", "www.example.org", 2, 0)]),
        ((LEAF, STRANGER, CA, UPPER), [("remove", "Other CA", 2, 0)]),
        ((LEAF, CA), [("add", "Upper CA", 0, 3)]),
        ((LEAF, UPPER), [("add", "CA", 0, 2)]),
        ((LEAF,), [("add", "CA", 0, 2), ("add", "Upper CA", 0, 3)]),
        ((LEAF, ROOT, STRANGER), [("remove", "Root", 2, 0), ("remove", "Other CA", 3, 0), ("add", "CA", 0, 2)]),
    ],
)
def test_the_steps(served: tuple[pki.Entity, ...], steps: list[tuple[str, str, int, int]]) -> None:
    found = cases.report(*served, roots=[ROOT], pool=[CA, UPPER], hostname="www.example.org")
    assert cases.steps(found)[: len(steps)] == steps
    assert cases.order(found) == NAMES


@pytest.mark.parametrize(
    "served",
    [(LEAF, CA, UPPER), (LEAF, CA, UPPER, CROSS)],
    ids=["the list itself", "a longer one that may be on purpose"],
)
def test_nothing_is_to_be_done(served: tuple[pki.Entity, ...]) -> None:
    assert cases.report(*served, roots=[ROOT]).fix is None


def test_nothing_is_known() -> None:
    assert cases.report(LEAF, STRANGER, roots=[ROOT]).fix is None


def test_every_step_has_its_reason_and_what_is_added_its_place() -> None:
    found = cases.report(LEAF, ROOT, UPPER, UPPER, STRANGER, roots=[ROOT], pool=[CA])
    assert [step.reason for step in cases.fix(found).steps] == [
        "a root: clients have their own",
        "it stands in the list already, as #3",
        "issued nothing in this list",
        "issued www.example.org, from pool.pem",
    ]


def test_a_longer_list_with_an_expired_end_is_cut() -> None:
    dead = OTHER.cross(ROOT, not_before=pki.START - timedelta(days=900), not_after=pki.NOW - timedelta(days=1))
    found = cases.report(LEAF, CA, UPPER, dead, roots=[ROOT])
    assert [step.reason for step in cases.fix(found).steps] == ["expired on 2026-06-30"]


def test_a_longer_list_of_an_expired_leaf_may_be_on_purpose_too() -> None:
    leaf = CA.leaf("www.example.org", not_after=pki.NOW - timedelta(days=1))
    assert cases.report(leaf, CA, UPPER, CROSS, roots=[ROOT]).fix is None


@pytest.mark.parametrize("served", list(itertools.permutations((LEAF, CA, UPPER, ROOT, CA))))
def test_the_steps_lead_to_the_order(served: tuple[pki.Entity, ...]) -> None:
    found = cases.report(*served, roots=[ROOT], hostname="www.example.org")
    assert applied(found.served, cases.fix(found)) == NAMES


def applied(served: tuple[Served, ...], fix: Fix) -> list[str]:
    """What comes out when somebody does what the steps say: what stays keeps its order, the rest goes to its new place."""
    gone = {step.position for step in fix.steps if step.action is not Action.ADD}
    listed = [one.certificate.name for one in served if one.position not in gone]
    for step in sorted((step for step in fix.steps if step.to), key=lambda step: step.to):
        listed.insert(step.to - 1, step.certificate.name)
    return listed
