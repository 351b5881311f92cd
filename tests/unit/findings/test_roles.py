"""What each certificate of a list is to it."""

from datetime import timedelta

import pytest

from chainfix.findings.roles import Role
from tests.support import cases, pki
from tests.support.surveys import store

ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
UPPER = ROOT.ca("Upper CA")
CA = UPPER.ca("CA")
LEAF = CA.leaf("www.example.org")
STRANGER = OTHER.ca("Other CA")
CROSS = OTHER.cross(ROOT)
OLD: pki.Options = {"not_before": pki.START - timedelta(days=900), "not_after": pki.NOW - timedelta(days=1)}


@pytest.mark.parametrize(
    ("served", "roles"),
    [
        ((LEAF, CA, UPPER), "leaf intermediate intermediate"),
        ((UPPER, LEAF, CA), "intermediate leaf intermediate"),
        ((LEAF, CA, UPPER, ROOT), "leaf intermediate intermediate anchor"),
        ((LEAF, CA, UPPER, CROSS), "leaf intermediate intermediate twin"),
        ((LEAF, CA, UPPER, CROSS, OTHER), "leaf intermediate intermediate twin anchor"),
        ((LEAF, LEAF, CA, CA, UPPER), "leaf duplicate intermediate duplicate intermediate"),
        ((LEAF, CA, UPPER, STRANGER), "leaf intermediate intermediate unrelated"),
        ((LEAF, CA, UPPER, OTHER), "leaf intermediate intermediate unrelated"),
        ((LEAF, CA, OTHER.cross(UPPER), UPPER), "leaf intermediate twin intermediate"),
        ((LEAF, ROOT.ca("CA", key=CA.key), CA, UPPER), "leaf intermediate twin intermediate"),
        ((LEAF, CA, UPPER, ROOT.ca("Upper CA", **OLD)), "leaf intermediate intermediate twin"),
    ],
)
def test_with_a_path(served: tuple[pki.Entity, ...], roles: str) -> None:
    """The third last: by the shorter way CA is issued by the root itself, and Upper CA above its twin."""
    found = cases.report(*served, roots=[ROOT], hostname="www.example.org")
    assert cases.roles(found) == roles.split()


@pytest.mark.parametrize(
    ("served", "roles"),
    [
        ((LEAF, UPPER), "leaf intermediate"),
        ((LEAF, ROOT, UPPER), "leaf anchor intermediate"),
        ((LEAF, STRANGER), "leaf unrelated"),
        ((LEAF, CROSS), "leaf twin"),
    ],
)
def test_with_what_the_pool_knows(served: tuple[pki.Entity, ...], roles: str) -> None:
    assert cases.roles(cases.report(*served, roots=[ROOT], pool=[CA, UPPER])) == roles.split()


@pytest.mark.parametrize(
    ("served", "roles"),
    [
        ((LEAF, CA), "leaf intermediate"),
        ((LEAF, UPPER), "leaf unrelated"),
        ((LEAF, CROSS), "leaf twin"),
        ((LEAF, OTHER, CROSS), "leaf anchor twin"),
        ((LEAF, CA, OTHER), "leaf intermediate unrelated"),
    ],
)
def test_with_no_path_known(served: tuple[pki.Entity, ...], roles: str) -> None:
    """A cross-certificate of a root of the stores may stand above the gap: nobody can say that it is a stranger."""
    assert cases.roles(cases.report(*served, roots=[ROOT])) == roles.split()


def test_a_twin_and_a_copy_say_whose() -> None:
    found = cases.report(LEAF, CA, UPPER, OTHER.cross(UPPER), CA, roots=[ROOT])
    others = [one.other.sha256 if one.other else None for one in found.served]
    assert others == [None, None, None, UPPER.sha256, CA.sha256]


def test_what_is_on_the_path_is_marked() -> None:
    found = cases.report(LEAF, CROSS, CA, UPPER, stores=[store("old", OTHER)])
    assert [one.on_path for one in found.served] == [True, True, True, True]
    found = cases.report(LEAF, CROSS, CA, UPPER, roots=[ROOT])
    assert [one.on_path for one in found.served] == [True, False, True, True]
    assert [one.role for one in found.served if not one.on_path] == [Role.TWIN]
