"""Each single check of RFC 5280 section 6.1: a PKI that fails because of it alone, and the same PKI that passes.

    root - CA [- sub CA] - www.example.org

That a case fails because of *one* check is shown by taking that check out: the list is built then.
"""

import inspect
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from chainfix import ProblemKind
from chainfix.building import paths, signature, validation
from tests.support import pki
from tests.support.verdicts import builds, problems

SECOND = timedelta(seconds=1)
PLAIN: pki.Options = {}
UNKNOWN_CRITICAL: pki.Options = {"extensions": [(pki.UNKNOWN, True, b"\x05\x00")]}
UNKNOWN_NOT_CRITICAL: pki.Options = {"extensions": [(pki.UNKNOWN, False, b"\x05\x00")]}
ONLY_EXAMPLE_COM: pki.Options = {"name_constraints": pki.constraints(permitted=[pki.dns_name("example.com")])}
ONLY_EXAMPLE_ORG: pki.Options = {"name_constraints": pki.constraints(permitted=[pki.dns_name("example.org")])}
CLIENTS: pki.Options = {"eku": (pki.CLIENT_AUTH,)}
BOTH: pki.Options = {"eku": (pki.CLIENT_AUTH, pki.SERVER_AUTH)}
ANY: pki.Options = {"eku": (pki.ANY_EKU,)}
NO_EKU: pki.Options = {"eku": None}
GARBAGE = b"\x30\x03\x02\x01"
OLD: pki.Options = {"not_before": datetime(2010, 1, 1, tzinfo=UTC)}
SHA1: pki.Options = {"hash_name": "sha1"}


class Pki(NamedTuple):
    """What is said of each certificate, and how the path is judged."""

    leaf: pki.Options = PLAIN
    sub: pki.Options | None = None
    """Of a second CA, below the first; None leaves it out."""
    ca: pki.Options = PLAIN
    root: pki.Options = PLAIN
    judged: dict[str, Any] = {}  # noqa: RUF012 (never changed)

    def entities(self) -> tuple[pki.Entity, list[pki.Entity], list[pki.Entity]]:
        """The leaf, the roots and the pool."""
        top = pki.root("Root", **self.root)
        inter = top.ca("CA", **self.ca)
        lowest = inter if self.sub is None else inter.ca("Sub CA", **self.sub)
        return lowest.leaf("www.example.org", **self.leaf), [top], list(dict.fromkeys((inter, lowest)))

    def builds(self) -> bool:
        return builds(*self.entities(), **self.judged)


class Case(NamedTuple):
    """One check, where it is applied, and what is found."""

    check: str
    """The function of ``validation``, or ``policy`` or ``signature``."""
    what: str
    kind: ProblemKind
    bad: Pki
    good: Pki


def dates(place: str) -> list[Case]:
    """Validity from notBefore through notAfter, inclusive (4.1.2.5, 6.1.3 (a) (2)): both ends, to the second."""
    ended: pki.Options = {"not_after": pki.NOW - SECOND}
    ends_now: pki.Options = {"not_after": pki.NOW}
    to_begin: pki.Options = {"not_before": pki.NOW + SECOND}
    begins_now: pki.Options = {"not_before": pki.NOW}
    return [
        Case("check_dates", f"{place} ended", ProblemKind.EXPIRED, at(place, ended), at(place, ends_now)),
        Case("check_dates", f"{place} is to begin", ProblemKind.NOT_YET_VALID, at(place, to_begin), at(place, begins_now)),
    ]


def at(place: str, options: pki.Options) -> Pki:
    return Pki(**{place: options})  # type: ignore[arg-type]


CASES = [
    *dates("leaf"),
    *dates("ca"),
    *dates("root"),
    # 6.1.4 (k): verify that the basicConstraints extension is present and that cA is set to TRUE.
    Case("check_basic_constraints", "missing", ProblemKind.NOT_A_CA, at("ca", {"is_ca": None}), Pki()),
    Case("check_basic_constraints", "cA FALSE", ProblemKind.NOT_A_CA, at("ca", {"is_ca": False}), at("ca", {"is_ca": True})),
    # A root of version 1 has no extensions and is an anchor all the same.
    Case(
        "check_anchor_is_ca",
        "cA FALSE in the anchor",
        ProblemKind.NOT_A_CA,
        at("root", {"is_ca": False}),
        at("root", {"is_ca": None, "key_usage": None, "ski": None, "version": None}),
    ),
    # 6.1.4 (n): if a key usage extension is present, verify that the keyCertSign bit is set.
    Case(
        "check_key_usage",
        "CRLs only",
        ProblemKind.NO_CERT_SIGN,
        at("ca", {"key_usage": ("crl_sign",)}),
        at("ca", {"key_usage": None}),
    ),
    Case(
        "check_key_usage",
        "the anchor, CRLs only",
        ProblemKind.NO_CERT_SIGN,
        at("root", {"key_usage": ("crl_sign",)}),
        at("root", {"key_usage": ("key_cert_sign",)}),
    ),
    # 6.1.4 (l), (m): certificates that are not self-issued, counted below the one that limits them.
    Case(
        "check_path_length",
        "one too many",
        ProblemKind.PATH_LENGTH,
        Pki(ca={"path_length": 0}, sub={}),
        Pki(ca={"path_length": 1}, sub={}),
    ),
    Case(
        "check_path_length",
        "below the anchor",
        ProblemKind.PATH_LENGTH,
        at("root", {"path_length": 0}),
        at("root", {"path_length": 1}),
    ),
    Case(
        "check_path_length",
        "self-issued ones do not count",
        ProblemKind.PATH_LENGTH,
        Pki(ca={"path_length": 0}, sub={}),
        Pki(ca={"path_length": 0}, sub={"subject": [("CN", "CA")]}),
    ),
    # 4.2.1.12: the certificate MUST only be used for one of the purposes indicated.
    Case("check_purpose", "of the leaf", ProblemKind.PURPOSE, at("leaf", CLIENTS), at("leaf", BOTH)),
    Case("check_purpose", "of the leaf, none said", ProblemKind.PURPOSE, at("leaf", CLIENTS), at("leaf", NO_EKU)),
    Case("check_purpose", "of the CA", ProblemKind.PURPOSE, at("ca", CLIENTS), at("ca", BOTH)),
    Case("check_purpose", "of the CA, any", ProblemKind.PURPOSE, at("ca", CLIENTS), at("ca", ANY)),
    Case("check_purpose", "of the anchor", ProblemKind.PURPOSE, at("root", CLIENTS), at("root", ANY)),
    Case(
        "check_purpose",
        "the client's, of the leaf",
        ProblemKind.PURPOSE,
        Pki(judged={"purpose": "client"}),
        Pki(leaf=BOTH, judged={"purpose": "client"}),
    ),
    Case("check_purpose", "any", ProblemKind.PURPOSE, Pki(ca=CLIENTS), Pki(ca=CLIENTS, judged={"purpose": "any"})),
    # 6.1.4 (o), 6.1.5 (f): process any other critical extension ... not recognized: failure.
    Case(
        "check_extensions",
        "in the leaf",
        ProblemKind.UNKNOWN_CRITICAL,
        at("leaf", UNKNOWN_CRITICAL),
        at("leaf", UNKNOWN_NOT_CRITICAL),
    ),
    Case("check_extensions", "in the CA", ProblemKind.UNKNOWN_CRITICAL, at("ca", UNKNOWN_CRITICAL), at("ca", UNKNOWN_NOT_CRITICAL)),
    # 6.1.3 (b), (c).
    Case(
        "check_name_constraints", "of the CA", ProblemKind.NAME_CONSTRAINTS, at("ca", ONLY_EXAMPLE_COM), at("ca", ONLY_EXAMPLE_ORG)
    ),
    Case(
        "check_name_constraints",
        "of the anchor",
        ProblemKind.NAME_CONSTRAINTS,
        at("root", ONLY_EXAMPLE_COM),
        at("root", ONLY_EXAMPLE_ORG),
    ),
    # A constraint that nobody can read cannot be shown to be kept.
    Case(
        "check_extensions",
        "name constraints",
        ProblemKind.UNREADABLE,
        at("ca", {"name_constraints": GARBAGE}),
        at("ca", ONLY_EXAMPLE_ORG),
    ),
    Case(
        "check_extensions",
        "unknown extension of the anchor",
        ProblemKind.UNKNOWN_CRITICAL,
        at("root", {"extensions": [(pki.UNKNOWN, True, b"\x05\x00")]}),
        at("root", {"extensions": [(pki.UNKNOWN, False, b"\x05\x00")]}),
    ),
    Case(
        "check_extensions",
        "of the anchor",
        ProblemKind.UNREADABLE,
        at("root", {"name_constraints": GARBAGE}),
        at("root", ONLY_EXAMPLE_ORG),
    ),
    Case(
        "check_extensions",
        "policies required in the leaf",
        ProblemKind.UNREADABLE,
        at("leaf", {"extensions": [("2.5.29.36", True, GARBAGE)]}),
        at("leaf", {"policy_constraints": (5, None)}),
    ),
    # Not in RFC 5280: SHA-1 and MD5 are refused from 2017 on, but for an anchor's own signature.
    Case("check_signature_strength", "SHA-1 below", ProblemKind.WEAK_SIGNATURE, at("leaf", SHA1), at("root", SHA1)),
    Case(
        "check_signature_strength",
        "SHA-1 in the CA, from 2017 on",
        ProblemKind.WEAK_SIGNATURE,
        Pki(leaf=OLD, ca=OLD | SHA1, root=OLD, judged={"at": datetime(2017, 1, 1, tzinfo=UTC)}),
        Pki(leaf=OLD, ca=OLD | SHA1, root=OLD, judged={"at": datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)}),
    ),
    Case(
        "check_signature_strength",
        "MD5 in the CA",
        ProblemKind.WEAK_SIGNATURE,
        Pki(ca={"hash_name": "md5"}, root={"key": "rsa0"}),
        Pki(ca={"hash_name": "md5"}, root={"key": "rsa0"}, judged={"allow_weak": True}),
    ),
    # 6.1.3 (a) (1): the certificate was signed with the working_public_key.
    Case("signature", "of the leaf", ProblemKind.BAD_SIGNATURE, at("leaf", {"bad_signature": True}), Pki()),
    Case("signature", "of the CA", ProblemKind.BAD_SIGNATURE, at("ca", {"bad_signature": True}), Pki()),
    # 6.1.2 to 6.1.5: policies with any-policy as the initial set.
    Case(
        "policy",
        "explicit and none",
        ProblemKind.POLICY,
        at("ca", {"policy_constraints": (0, None)}),
        Pki(ca={"policy_constraints": (0, None), "policies": ["1.2.3"]}, leaf={"policies": ["1.2.3"]}),
    ),
    Case(
        "policy",
        "explicit and another",
        ProblemKind.POLICY,
        Pki(ca={"policy_constraints": (0, None), "policies": ["1.2.3"]}, leaf={"policies": ["1.2.4"]}),
        Pki(ca={"policy_constraints": (0, None), "policies": [pki.ANY_POLICY]}, leaf={"policies": ["1.2.4"]}),
    ),
    Case(
        "policy",
        "anyPolicy inhibited",
        ProblemKind.POLICY,
        Pki(ca={"policy_constraints": (0, None), "policies": ["1.2.3"], "inhibit_any": 0}, leaf={"policies": [pki.ANY_POLICY]}),
        Pki(ca={"policy_constraints": (0, None), "policies": ["1.2.3"], "inhibit_any": 1}, leaf={"policies": [pki.ANY_POLICY]}),
    ),
    Case(
        "policy",
        "mapping inhibited",
        ProblemKind.POLICY,
        Pki(
            ca={"policy_constraints": (0, 0), "policies": ["1.2.3"]},
            sub={"policies": ["1.2.3"], "policy_mappings": [("1.2.3", "1.2.4")]},
            leaf={"policies": ["1.2.4"]},
        ),
        Pki(
            ca={"policy_constraints": (0, 1), "policies": ["1.2.3"]},
            sub={"policies": ["1.2.3"], "policy_mappings": [("1.2.3", "1.2.4")]},
            leaf={"policies": ["1.2.4"]},
        ),
    ),
    Case(
        "policy",
        "anyPolicy mapped",
        ProblemKind.POLICY,
        at("ca", {"policies": [pki.ANY_POLICY], "policy_mappings": [("1.2.3", pki.ANY_POLICY)]}),
        at("ca", {"policies": [pki.ANY_POLICY], "policy_mappings": [("1.2.3", "1.2.4")]}),
    ),
]


def name_of(case: Case) -> str:
    return f"{case.check}: {case.what}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_bad_one_fails_and_the_good_one_passes(case: Case) -> None:
    assert not case.bad.builds()
    assert case.good.builds()


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_is_wrong_is_said(case: Case) -> None:
    leaf, roots, pool = case.bad.entities()
    assert problems(leaf, roots, pool, **case.bad.judged) == {case.kind}


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_without_the_check_the_bad_one_passes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """So no other check stands behind this one, and its case fails as soon as it is taken out."""
    take_out(case.check, monkeypatch)
    assert case.bad.builds()


def test_every_check_has_its_case() -> None:
    checks = {name for name, value in vars(validation).items() if name.startswith("check_") and inspect.isfunction(value)}
    assert {case.check for case in CASES} == checks | {"policy", "signature"}


def take_out(check: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have one check say that all is well, wherever it is kept."""
    if check == "policy":
        monkeypatch.setattr(paths, "policy_problem", all_is_well)
    elif check == "signature":
        monkeypatch.setattr(signature.SignatureChecker, "check", lambda *_: signature.Verdict.VERIFIED)
    else:
        function = getattr(validation, check)
        monkeypatch.setattr(validation, check, all_is_well)
        for name, value in vars(validation).copy().items():
            if isinstance(value, tuple) and function in value:
                monkeypatch.setattr(validation, name, tuple(one for one in value if one is not function))


def all_is_well(*_: object, **__: object) -> None:
    """What a check says that finds nothing."""


# Checks that have no function of their own: who may stand in a path at all.


def test_a_self_signed_certificate_is_no_intermediate() -> None:
    """
    known root, of another key, named Root       self-signed Root, in no store
                                                  |
                                                  leaf
    """
    stranger = pki.root("Root", key="another")
    leaf = stranger.leaf("www.example.org")
    assert not builds(leaf, [pki.root("Root")], [stranger])
    assert builds(leaf, [stranger])


def test_a_self_issued_certificate_may_be_an_intermediate() -> None:
    """A new key of one CA, certified by its old one (key rollover): self-issued, not self-signed."""
    old = pki.root("Root")
    renewed = old.ca("Root", key="the new key")
    assert builds(renewed.leaf("www.example.org"), [old], [renewed])


def test_a_certificate_in_a_store_that_is_not_self_signed_is_no_anchor() -> None:
    root = pki.root("Root")
    inter = root.ca("CA")
    leaf = inter.leaf("www.example.org")
    assert not builds(leaf, [inter])
    assert builds(leaf, [inter], partial_chain=True)
    assert builds(leaf, [inter, root]), "it joins the pool"


def test_an_anchor_is_equal_in_name_byte_for_byte() -> None:
    """Go, GnuTLS, NSS and Firefox refuse names that are equal only after preparation (RFC 5280 7.1)."""
    root = pki.root("Root")
    shouted = root.leaf("www.example.org", issuer_name=pki.name_der(("CN", "ROOT")))
    assert not builds(shouted, [root])
    assert builds(root.leaf("www.example.org"), [root])


def test_an_intermediate_may_be_equal_in_name_only_after_preparation() -> None:
    """RFC 5280 7.1: case-insensitive comparison after the LDAP string preparation."""
    root = pki.root("Root")
    inter = root.ca("CA", subject=[("CN", "Example  CA", "printable")])
    leaf = inter.leaf("www.example.org", issuer_name=pki.name_der(("CN", "EXAMPLE ca")))
    assert builds(leaf, [root], [inter])
    assert not builds(inter.leaf("www.example.org", issuer_name=pki.name_der(("CN", "Example C A"))), [root], [inter])


def test_an_anchor_is_not_contradicted_by_the_aki() -> None:
    """OpenSSL, GnuTLS and NSS refuse such a pair."""
    root = pki.root("Root")
    assert not builds(root.leaf("www.example.org", aki=b"another key"), [root])
    assert not builds(root.leaf("www.example.org", aki_issuer=(root.subject, root.serial + 1)), [root])
    assert builds(root.leaf("www.example.org", aki_issuer=(root.subject, root.serial)), [root])
    assert builds(root.leaf("www.example.org", aki=None), [root])


def test_the_aki_of_a_self_signed_anchor_is_about_itself() -> None:
    root = pki.root("Root", aki=b"wrong")
    assert builds(root.leaf("www.example.org"), [root])


def test_the_inner_and_the_outer_algorithm_must_be_the_same() -> None:
    """4.1.1.2: this field MUST contain the same algorithm identifier as the signature field."""
    root = pki.root("Root")
    other = pki.algorithm(root.key, "sha384")
    assert not builds(root.leaf("www.example.org", outer_algorithm=other), [root])


def test_an_identity_stands_in_a_path_once() -> None:
    """
    one <-> other, each certified by the other, and no way out
    """
    one, other = pki.root("One"), pki.root("Other")
    leaf = one.leaf("www.example.org")
    assert not builds(leaf, [pki.root("Elsewhere")], [one.cross(other), other.cross(one)])
    assert builds(leaf, [other], [one.cross(other), other.cross(one)])


def test_a_target_that_is_itself_an_anchor_needs_no_intermediate() -> None:
    root, other = pki.root("Root"), pki.root("Other")
    assert builds(root, [root])
    assert builds(root, [root], [other.cross(root)])
    assert not builds(root, [other])
    assert builds(root, [pki.root("Root", not_after=pki.NOW)]), "a twin of the target"


def test_a_self_signed_target_is_no_exception_to_the_dates() -> None:
    root = pki.root("Root", not_after=pki.NOW - SECOND)
    assert not builds(root, [root])


def test_a_self_signed_server_certificate_in_its_own_store_needs_no_intermediate() -> None:
    """A target that is itself an anchor: status 0, no intermediate."""
    alone = pki.self_signed_leaf("www.example.org")
    assert builds(alone, [alone])
    assert not builds(alone, [pki.root("Another")])
