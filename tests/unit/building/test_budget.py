"""Counted limits."""

import pytest

from chainfix.building.budget import Budget, BudgetSpent, Limits

FIELDS = ("signature_checks", "labels", "whole_paths")


@pytest.mark.parametrize("field", FIELDS)
def test_a_limit_may_be_reached_but_not_passed(field: str) -> None:
    budget = Budget(Limits()._replace(**{field: 3}))
    for used in (1, 2, 3):
        budget.charge(field)
        assert getattr(budget, field) == used
    with pytest.raises(BudgetSpent) as spent:
        budget.charge(field)
    assert spent.value.field == field
    assert [getattr(budget, other) for other in FIELDS if other != field] == [0, 0]


def test_it_stays_spent() -> None:
    budget = Budget(Limits(labels=0))
    for _ in range(2):
        with pytest.raises(BudgetSpent):
            budget.charge("labels")


def test_each_budget_counts_for_itself() -> None:
    first, second = Budget(), Budget()
    first.charge("labels")
    assert (first.labels, second.labels) == (1, 0)
    assert first.limits is second.limits


@pytest.mark.parametrize("field", FIELDS)
def test_each_count_has_its_limit(field: str) -> None:
    assert getattr(Limits(), field) > getattr(Budget(), field) == 0
