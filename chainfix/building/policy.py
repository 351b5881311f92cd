"""Certificate policies of a finished path (RFC 5280 6.1.2 to 6.1.5), with the policy graph of RFC 9618 instead of the tree.

The initial policy set is any-policy and nothing is inhibited or required from the start; so a path can only fail through what its
own certificates ask for.
"""

from collections.abc import Sequence
from typing import NamedTuple

from chainfix.certificates import extensions
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.extensions import ANY_POLICY

RELEVANT = (extensions.POLICY_CONSTRAINTS, extensions.POLICY_MAPPINGS)
"""Without one of these no path can fail: explicit_policy only falls to 0 through policyConstraints."""


class _State(NamedTuple):
    valid: frozenset[bytes]
    """The expected policies of the lowest level: the policies, in the target's domain so far, with a node in the graph."""
    explicit_policy: int
    policy_mapping: int
    inhibit_any_policy: int


def policy_problem(path: Sequence[Certificate]) -> str | None:
    """Why the policies forbid a path (``path[0]`` is the target), in words, or None where they allow it."""
    if not any(oid in certificate.extensions for certificate in path for oid in RELEVANT):
        return None
    unset = len(path) + 1  # RFC 5280 6.1.2 (d), (e), (f)
    state = _State(frozenset([ANY_POLICY]), unset, unset, unset)
    for certificate in reversed(path[1:]):
        state = _narrow(state, certificate, final=False)
        if not state.valid and not state.explicit_policy:  # 6.1.3 (f)
            return f"{certificate.name} asks for no policy that is valid above it"
        pairs = _mappings(certificate)
        if any(ANY_POLICY in pair for pair in pairs):  # 6.1.4 (a)
            return f"{certificate.name} maps anyPolicy"
        state = _count(_map(state, pairs), certificate)
    return _wrap_up(state, path[0])


def _wrap_up(state: _State, target: Certificate) -> str | None:
    """RFC 5280 6.1.5 (a), (b), (g)."""
    state = _narrow(state, target, final=True)
    explicit = max(state.explicit_policy - 1, 0)
    required = _constraints(target)
    if required is not None and required.require_explicit_policy == 0:
        explicit = 0
    if not state.valid and not min(explicit, state.explicit_policy):
        return f"{target.name} has no certificate policy that the path allows, and one is required"
    return None


def _narrow(state: _State, certificate: Certificate, *, final: bool) -> _State:
    """RFC 5280 6.1.3 (d) and (e): the policies that the certificate asserts among those still valid."""
    asserted = certificate.decoded(extensions.CERTIFICATE_POLICIES, extensions.certificate_policies)
    if asserted is None:
        return state._replace(valid=frozenset())
    any_allowed = state.inhibit_any_policy > 0 or (not final and certificate.self_issued)
    valid = set(state.valid if ANY_POLICY in asserted and any_allowed else ())
    valid |= {policy for policy in asserted if policy != ANY_POLICY and (policy in state.valid or ANY_POLICY in state.valid)}
    return state._replace(valid=frozenset(valid))


def _mappings(certificate: Certificate) -> tuple[tuple[bytes, bytes], ...]:
    return certificate.decoded(extensions.POLICY_MAPPINGS, extensions.policy_mappings) or ()


def _map(state: _State, pairs: tuple[tuple[bytes, bytes], ...]) -> _State:
    """RFC 5280 6.1.4 (b): each issuer domain policy gives way to what it is mapped to, or is dropped where mapping is inhibited."""
    mapped = {issuer for issuer, _ in pairs}
    kept = state.valid - mapped
    if state.policy_mapping:
        kept |= {subject for issuer, subject in pairs if issuer in state.valid or ANY_POLICY in state.valid}
    return state._replace(valid=frozenset(kept))


def _count(state: _State, certificate: Certificate) -> _State:
    """RFC 5280 6.1.4 (h), (i), (j)."""
    step = 0 if certificate.self_issued else 1
    explicit, mapping, inhibit = (max(value - step, 0) for value in state[1:])
    constraints = _constraints(certificate)
    if constraints is not None:
        explicit = _least(explicit, constraints.require_explicit_policy)
        mapping = _least(mapping, constraints.inhibit_policy_mapping)
    skip = certificate.decoded(extensions.INHIBIT_ANY_POLICY, extensions.inhibit_any_policy)
    return state._replace(explicit_policy=explicit, policy_mapping=mapping, inhibit_any_policy=_least(inhibit, skip))


def _constraints(certificate: Certificate) -> extensions.PolicyConstraints | None:
    return certificate.decoded(extensions.POLICY_CONSTRAINTS, extensions.policy_constraints)


def _least(value: int, limit: int | None) -> int:
    return value if limit is None else min(value, limit)
