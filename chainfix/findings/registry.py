"""All rules, in the order of their codes: a tuple that is written out, so that nothing is found by being in a folder."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chainfix.findings.finding import Rule

MODULES: tuple[str, ...] = (
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
    "too_long",
    "expired",
    "not_yet_valid",
    "expires_soon",
    "ends_before_leaf",
    "expired_twin",
    "untrusted_root",
    "not_in_store",
    "self_signed_leaf",
    "dated_distrust",
    "issuer_not_a_ca",
    "no_key_cert_sign",
    "path_length",
    "name_constraints",
    "extended_key_usage",
    "weak_signature",
    "weak_key",
    "key_id_mismatch",
    "names_differ_in_bytes",
    "malformed",
    "hostname_mismatch",
    "lifetime_too_long",
    "key_in_chain_file",
    "key_mismatch",
    "key_readable_by_others",
    "broken_block",
    "encrypted_key",
    "byte_order_mark",
    "missing_newline",
    "aia_unreachable",
    "aia_wrong_certificate",
    "aia_not_http",
    "aia_wrong_format",
    "aia_private_address",
    "no_aia",
    "differs_from_file",
    "addresses_differ",
    "key_types_differ",
    "handshake_trouble",
)


def rules() -> "tuple[Rule, ...]":
    """Every rule, loaded."""
    from importlib import import_module

    return tuple(import_module(f"chainfix.findings.rules.{name}") for name in MODULES)


def rule(code: str) -> "Rule | None":
    """The rule of a code or a name, in whatever case."""
    return next((one for one in rules() if code.upper() == one.CODE or code.lower() == one.NAME), None)
