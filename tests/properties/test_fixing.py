"""The fix of a list is a list without faults, whatever the list was; and its steps lead there."""

from hypothesis import given
from hypothesis import strategies as st

from chainfix.findings.finding import Severity
from chainfix.findings.fix import Action, Fix
from tests.support import cases, pki
from tests.support.surveys import certificates

ROOT, OTHER = pki.root("Fixing Root"), pki.root("Other Fixing Root")
UPPER = ROOT.ca("Upper")
CA = UPPER.ca("CA")
LEAF = CA.leaf("www.example.org")
SURPLUS = (ROOT, OTHER, OTHER.cross(ROOT), OTHER.cross(UPPER), OTHER.ca("Stranger"))
LISTS = st.lists(st.sampled_from((CA, UPPER, *SURPLUS, LEAF)), max_size=7).flatmap(lambda more: st.permutations([LEAF, *more]))


@given(LISTS)
def test_what_was_fixed_has_nothing_left_to_fix(listed: list[pki.Entity]) -> None:
    found = cases.report(*listed, roots=[ROOT], pool=[CA, UPPER])
    if found.fix is None:
        assert not [one for one in found.findings if one.severity >= Severity.WARNING]
        return
    by = {entity.der: entity for entity in (LEAF, CA, UPPER, *SURPLUS)}
    again = cases.report(*(by[certificate.der] for certificate in found.fix.order), roots=[ROOT], pool=[CA, UPPER])
    assert not [one for one in again.findings if one.severity >= Severity.WARNING]
    assert again.fix is None


@given(LISTS)
def test_the_steps_lead_to_the_order(listed: list[pki.Entity]) -> None:
    found = cases.report(*listed, roots=[ROOT], pool=[CA, UPPER])
    if found.fix is not None:
        assert taken(found.fix, [certificate.der for certificate in certificates("list.pem", *listed)]) == [
            certificate.der for certificate in found.fix.order
        ]


def taken(fix: Fix, listed: list[bytes]) -> list[bytes]:
    """The list once every step is taken: what stays keeps its order, what moves or is added goes where the step says."""
    gone = {step.position for step in fix.steps if step.action in (Action.REMOVE, Action.MOVE)}
    found = [der for position, der in enumerate(listed, 1) if position not in gone]
    for step in sorted((one for one in fix.steps if one.action is not Action.REMOVE), key=lambda one: one.to):
        found.insert(step.to - 1, step.certificate.der)
    return found
