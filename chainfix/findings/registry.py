"""All rules, in the order of their codes: a tuple that is written out, so that nothing is found by being in a folder."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chainfix.findings.finding import Rule

MODULES = (
    "missing_intermediate",
    "leaf_only",
    "issuer_unknown",
    "other_issuers_chain",
    "wrong_order",
    "leaf_not_first",
    "contains_anchor",
    "self_signed_twin",
    "unrelated_certificate",
    "duplicate_certificate",
    "dead_cross_certificate",
    "needless_length",
)


def rules() -> "tuple[Rule, ...]":
    """Every rule, loaded."""
    from importlib import import_module

    return tuple(import_module(f"chainfix.findings.rules.{name}") for name in MODULES)


def rule(code: str) -> "Rule | None":
    """The rule of a code or a name, in whatever case."""
    return next((one for one in rules() if code.upper() == one.CODE or code.lower() == one.NAME), None)
