"""RFC 5280 6.1.2 to 6.1.5 over finished paths, with any-policy as the user's initial set."""

from typing import NamedTuple

import pytest

from chainfix import Certificate
from chainfix.building.policy import policy_problem
from tests.support import pki

ONE, TWO, THREE = "1.2.3.1", "1.2.3.2", "1.2.3.3"
ANY = pki.ANY_POLICY
REQUIRED = (0, None)
"""requireExplicitPolicy, from here on."""


class Path(NamedTuple):
    """What is said of each certificate below the anchor, the topmost first and the leaf last."""

    what: str
    certificates: tuple[pki.Options, ...]

    def problem(self) -> str | None:
        issuer = pki.root("Root")
        path: list[pki.Entity] = []
        for number, options in enumerate(self.certificates[:-1], start=1):
            issuer = issuer.ca(f"CA {number}", **options)
            path.insert(0, issuer)
        leaf = issuer.leaf("www.example.org", **self.certificates[-1])
        return policy_problem([Certificate.from_der(entity.der) for entity in (leaf, *path)])


NONE: pki.Options = {}
SELF_ISSUED: pki.Options = {"subject": [("CN", "CA 1")], "key": "rolled over"}


def says(*policies: str, **more: object) -> pki.Options:
    return {"policies": policies, **more}  # type: ignore[typeddict-item]


ALLOWED = [
    Path("nothing is required, nothing is said", (NONE, NONE)),
    Path("nothing is required, the policies disagree", (says(ONE), says(TWO))),
    Path("explicit, and the same all the way", (says(ONE, policy_constraints=REQUIRED), says(ONE), says(ONE))),
    Path("explicit, and one in common", (says(ONE, TWO, policy_constraints=REQUIRED), says(TWO, THREE), says(TWO))),
    Path("explicit, and anyPolicy above", (says(ANY, policy_constraints=REQUIRED), says(ONE))),
    Path("explicit, and anyPolicy below", (says(ONE, policy_constraints=REQUIRED), says(ANY))),
    Path("explicit after more certificates than there are", (says(policy_constraints=(3, None)), NONE, NONE)),
    Path("a self-issued certificate does not count", (says(policy_constraints=(2, None)), SELF_ISSUED, NONE)),
    Path("mapped to another", (says(ONE, policy_constraints=REQUIRED), says(ONE, policy_mappings=[(ONE, TWO)]), says(TWO))),
    Path(
        "mapped to two others",
        (says(ONE, policy_constraints=REQUIRED), says(ONE, policy_mappings=[(ONE, TWO), (ONE, THREE)]), says(THREE)),
    ),
    Path(
        "mapped twice in a row",
        (
            says(ONE, policy_constraints=REQUIRED, policy_mappings=[(ONE, TWO)]),
            says(TWO, policy_mappings=[(TWO, THREE)]),
            says(THREE),
        ),
    ),
    Path("mapped out of anyPolicy", (says(ANY, policy_constraints=REQUIRED, policy_mappings=[(ONE, TWO)]), says(TWO))),
    Path(
        "mapping inhibited one certificate later",
        (says(ONE, policy_constraints=(0, 1)), says(ONE, policy_mappings=[(ONE, TWO)]), says(TWO)),
    ),
    Path(
        "anyPolicy inhibited one certificate later", (says(ONE, policy_constraints=REQUIRED, inhibit_any=1), says(ANY), says(ONE))
    ),
    Path(
        "anyPolicy in a self-issued certificate though inhibited",
        (says(ONE, policy_constraints=REQUIRED, inhibit_any=0), {**SELF_ISSUED, "policies": [ANY]}, says(ONE)),
    ),
    Path("the leaf asks for a policy, and has one", (says(ONE), says(ONE, policy_constraints=REQUIRED))),
    Path("constraints that say nothing", (says(policy_constraints=(None, 0)), NONE)),
]

REFUSED = [
    Path("explicit after as many certificates as there are", (says(policy_constraints=(2, None)), NONE, NONE)),
    Path("explicit after one, and the leaf is that one (6.1.5 (a))", (says(policy_constraints=(1, None)), NONE)),
    Path("explicit and none in the CA", (NONE, {"policy_constraints": REQUIRED}, says(ONE))),
    Path("explicit and none in the leaf", (says(ONE, policy_constraints=REQUIRED), NONE)),
    Path("explicit and none in common", (says(ONE, policy_constraints=REQUIRED), says(TWO))),
    Path("lost on the way", (says(ONE, policy_constraints=REQUIRED), says(TWO), says(ONE))),
    Path("no policies in the middle", (says(ANY, policy_constraints=REQUIRED), NONE, says(ONE))),
    Path("explicit two certificates later", (says(ONE, policy_constraints=(1, None)), NONE, says(ONE))),
    Path("not put off by a larger count below", (says(policy_constraints=REQUIRED), says(policy_constraints=(5, None)), NONE)),
    Path("brought forward by a smaller count below", (says(policy_constraints=(5, None)), says(policy_constraints=REQUIRED), NONE)),
    Path("the leaf asks for a policy and has none", (says(ONE), {"policy_constraints": REQUIRED})),
    Path("the leaf asks for a policy and has another", (says(ONE), says(TWO, policy_constraints=REQUIRED))),
    Path("mapped away", (says(ONE, policy_constraints=REQUIRED, policy_mappings=[(ONE, TWO)]), says(ONE))),
    Path("mapping inhibited", (says(ONE, policy_constraints=(0, 0)), says(ONE, policy_mappings=[(ONE, TWO)]), says(TWO))),
    Path(
        "and what would have been mapped is dropped",
        (says(ONE, policy_constraints=(0, 0)), says(ONE, policy_mappings=[(ONE, TWO)]), says(ONE)),
    ),
    Path("mapped from anyPolicy", (says(ANY, policy_mappings=[(ANY, ONE)]), says(ONE))),
    Path("mapped to anyPolicy", (says(ONE, policy_mappings=[(ONE, ANY)]), says(ANY))),
    Path("anyPolicy inhibited", (says(ONE, policy_constraints=REQUIRED, inhibit_any=0), says(ANY))),
    Path("anyPolicy inhibited after one", (says(ONE, policy_constraints=REQUIRED, inhibit_any=1), says(ONE), says(ANY))),
    Path(
        "anyPolicy inhibited, in a self-issued leaf",
        (
            says(ONE, policy_constraints=REQUIRED, inhibit_any=0),
            {"policies": [ANY], "subject": [("CN", "CA 1")], "key": "another"},
        ),
    ),
    Path(
        "not put off by a larger number below",
        (says(ONE, policy_constraints=REQUIRED, inhibit_any=0), says(ONE, inhibit_any=9), says(ANY)),
    ),
]


@pytest.mark.parametrize("path", ALLOWED, ids=lambda path: path.what)
def test_allowed(path: Path) -> None:
    assert path.problem() is None


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.what)
def test_refused(path: Path) -> None:
    assert path.problem() is not None


def test_the_certificate_at_fault_is_named() -> None:
    lost = Path("", (says(ONE, policy_constraints=REQUIRED), says(TWO), says(ONE)))
    assert lost.problem() == "CA 2 asks for no policy that is valid above it"
    assert Path("", (says(ONE, policy_mappings=[(ONE, ANY)]), says(ANY))).problem() == "CA 1 maps anyPolicy"
    found = Path("", (says(ONE, policy_constraints=REQUIRED), NONE)).problem()
    assert found == "www.example.org has no certificate policy that the path allows, and one is required"


def test_a_sole_certificate_that_asks_for_a_policy_of_its_own() -> None:
    """An anchor issued it; its own policies are all there are."""
    assert Path("", (says(ONE, policy_constraints=REQUIRED),)).problem() is None
    assert Path("", ({"policy_constraints": REQUIRED},)).problem() is not None
