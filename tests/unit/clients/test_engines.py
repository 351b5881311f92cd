"""The engines: each habit decides some list."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from chainfix import Certificate, CertificatePool, InputError, TrustStore
from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from chainfix.certificates import extensions
from chainfix.clients.backtracking import PATIENCE
from chainfix.clients.catalogue import CATALOGUE, GROUPS, choose
from chainfix.clients.profile import (
    EVERY_FORM,
    RFC_EXTENSIONS,
    TLS_USES,
    Aia,
    Ask,
    Bare,
    CaAsLeaf,
    Constrained,
    Distrusting,
    Habits,
    KeyIds,
    Look,
    Names,
    Ordered,
    OtherForms,
    Pick,
    Pinned,
    Policies,
    Profile,
    Profiles,
    Search,
    Words,
)
from chainfix.clients.stores import ClientStore, Root
from chainfix.clients.trust import OwnStore
from chainfix.clients.verdict import Refusal, Verdict, simulate_all
from tests.support import pki

HOST = "www.example.org"
PAST: pki.Options = {"not_before": datetime(2024, 1, 1, tzinfo=UTC), "not_after": datetime(2025, 1, 1, tzinfo=UTC)}
ROOT, OTHER = pki.root("Root"), pki.root("Other Root")
CA = ROOT.ca("CA")
LEAF = CA.leaf(HOST)
HABITS = Habits()
COMMITTED = Habits(search=Search.COMMITTED)
UPWARD = Habits(search=Search.UPWARD)
LOOKS = frozenset(Look)
DNS = frozenset((extensions.DNS_NAME,))
UNKNOWN: pki.Options = {"extensions": [(pki.UNKNOWN, True, b"\5\0")]}


def store(*roots: pki.Entity) -> TrustStore:
    return TrustStore("store", CertificatePool.of(Certificate.from_der(root.der) for root in roots))


def distrusting(*roots: pki.Entity, distrusted: Sequence[pki.Entity]) -> OwnStore:
    """A client's own store that trusts some of its roots for nothing that began after 2020."""
    rows = [Distrust(key_fingerprint(c), c.subject, 1577836800, "notBefore", "server", "test") for c in certificates(distrusted)]
    facts = ClientStore("own", "Own", ("store",), "test", distrust=tuple(rows))
    return OwnStore(facts, store(*roots), lambda: CertificatePool(()))


def certificates(entities: Sequence[pki.Entity]) -> list[Certificate]:
    return [Certificate.from_der(entity.der) for entity in entities]


def client(habits: Habits) -> Profile:
    words = Words("it says: {problem}", {"": "no", "expired": "too old"})
    return Profile("test", "A test", "1", "tests", frozenset(), "none", habits, observed=False, sources={"": "here"}, words=words)


def verdict(
    habits: Habits,
    served: Sequence[pki.Entity],
    roots: Sequence[pki.Entity] = (ROOT,),
    *,
    at: datetime = pki.NOW,
    host: str | None = HOST,
    fetch: Callable[[str], bytes | None] | None = None,
    distrusted: Sequence[pki.Entity] = (),
) -> Verdict:
    asked = distrusting(*roots, distrusted=distrusted) if distrusted else store(*roots)
    return simulate_all([client(habits)], certificates(served), asked, at=int(at.timestamp()), hostname=host, fetch=fetch)[0]


class Flip(NamedTuple):
    """A habit with the value that refuses and the one that accepts a list."""

    habit: str
    refusing: Any
    accepting: Any
    served: Sequence[pki.Entity]
    roots: Sequence[pki.Entity] = (ROOT,)
    base: Habits = HABITS
    refusal: Refusal = Refusal.NO_ISSUER
    distrusted: Sequence[pki.Entity] = ()


def two(leaf: Any = None, ca: Any = None, root: Any = None) -> tuple[Sequence[pki.Entity], Sequence[pki.Entity]]:
    """A leaf under a CA under a root, each with options."""
    top = pki.root("Root", **(root or {}))
    issuer = top.ca("CA", **(ca or {}))
    return [issuer.leaf(HOST, **(leaf or {})), issuer], [top]


def three(middle: Any) -> tuple[Sequence[pki.Entity], Sequence[pki.Entity]]:
    """A leaf under two CAs, of which the upper has options."""
    upper = ROOT.ca("Upper CA", **middle)
    lower = upper.ca("lower")
    return [lower.leaf(HOST), lower, upper], [ROOT]


NEW = pki.root("New Root")
CROSS = OTHER.cross(NEW)
EXPIRED_CROSS = OTHER.cross(NEW, **PAST)
DEAD_CROSS = pki.root("Unknown Root").cross(NEW)
ISSUING = NEW.ca("Issuing CA")
SITE = ISSUING.leaf(HOST)
OLD_ROOT = pki.root("Old Root", **PAST)
OLD_CROSS = OLD_ROOT.cross(NEW)
SAME_KEYLESS = ROOT.ca("Same", key="right", ski=None)
KEYLESS_LEAF = SAME_KEYLESS.leaf(HOST, aki=None)
LOWER = CA.ca("lower CA")
BARE = pki.root("Root", key="bare", is_ca=None, key_usage=None)
SELF_ISSUED_ROOT = pki.root("Root", path_length=0, key="short")
SELF_ISSUED = SELF_ISSUED_ROOT.ca("Root", key="other")
UNSIGNING = pki.root("New Root", key_usage=("crl_sign",))
WITHOUT_SIGN = NEW.cross(CA, key_usage=("crl_sign",))
INSIDE = pki.constraints([pki.dns_name(HOST)])
NAMES_ONLY = pki.constraints([pki.directory_name(pki.name_der(("CN", "X")))])
NAMES_EXCLUDED = pki.constraints(excluded=[pki.directory_name(pki.name_der(("CN", "X")))])
LEAF_ONLY = pki.constraints([pki.directory_name(pki.name_der(("CN", HOST)))])
AIA_LEAF = CA.leaf(HOST, ca_issuers=["http://a.example/ca"])

FLIPS = [
    Flip("search", Search.COMMITTED, Search.BACKTRACKING, [SITE, ISSUING, DEAD_CROSS, CROSS], [OTHER]),
    Flip("names", Names.BYTES, Names.PREPARED, [CA.leaf(HOST, issuer_name=pki.name_der(("CN", "ca"))), CA]),
    Flip("key_ids", KeyIds.KEY_ID, KeyIds.IGNORED, *two(leaf={"aki": b"x" * 20})),
    Flip("anchor_key_ids", KeyIds.KEY_ID, KeyIds.IGNORED, *two(ca={"aki": b"x" * 20})),
    Flip(
        "ordered_key_ids", KeyIds.KEY_ID, KeyIds.IGNORED, *two(ca={"aki": b"x" * 20}),
        base=HABITS._replace(ordered=Ordered.VALIDATED),
    ),
    Flip(
        "ask", Ask.SERVED, Ask.STORE, [SITE, ISSUING, OLD_CROSS], [OLD_ROOT, NEW],
        COMMITTED._replace(anchor=LOOKS), Refusal.EXPIRED,
    ),
    Flip("alternatives", False, True, [SITE, ISSUING, CROSS], [NEW], COMMITTED._replace(ask=Ask.SERVED)),
    Flip(
        "pick", Pick.FIRST, Pick.VALID_ELSE_LATEST, [SITE, ISSUING, EXPIRED_CROSS, CROSS], [OTHER], COMMITTED, Refusal.EXPIRED
    ),
    Flip("issuer_signs", False, True, [LEAF, WITHOUT_SIGN, CA], [ROOT, NEW], COMMITTED, Refusal.KEY_USAGE),
    Flip(
        "key_fits", False, True, [KEYLESS_LEAF, ROOT.ca("Same", key="rsa0", ski=None), SAME_KEYLESS], [ROOT], COMMITTED,
        Refusal.BAD_SIGNATURE,
    ),
    Flip(
        "ordered", Ordered.FROM_THE_TOP, Ordered.SEARCHED, [SITE, ISSUING, EXPIRED_CROSS], [OTHER, NEW], refusal=Refusal.EXPIRED
    ),
    Flip("gaps", False, True, [LEAF, OTHER, CA], base=UPWARD),
    Flip(
        "chosen_by_look", False, True, [SITE, ISSUING, EXPIRED_CROSS, CROSS], [OTHER], UPWARD, Refusal.EXPIRED
    ),
    Flip("partial", False, True, [LEAF], [CA]),
    Flip(
        "distrusting", Distrusting.FINAL, Distrusting.PASSED_OVER, [SITE, ISSUING, CROSS], [NEW, OTHER],
        refusal=Refusal.DISTRUSTED, distrusted=[NEW],
    ),
    Flip("pinned", Pinned.REFUSED, Pinned.ACCEPTED, [LEAF, CA], [LEAF]),
    Flip("leaf", LOOKS, LOOKS - {Look.DATES}, *two(leaf=PAST), refusal=Refusal.EXPIRED),
    Flip("intermediate", LOOKS, LOOKS - {Look.PURPOSE}, *two(ca={"eku": (pki.CLIENT_AUTH,)}), refusal=Refusal.PURPOSE),
    Flip("anchor", LOOKS, frozenset(), *two(root=PAST), refusal=Refusal.EXPIRED),
    Flip("searched_anchor", LOOKS, None, *two(root=PAST), refusal=Refusal.EXPIRED),
    Flip(
        "final_anchor", frozenset((Look.KEY_USAGE,)), frozenset(), [SITE, ISSUING, CROSS], [UNSIGNING, OTHER],
        refusal=Refusal.KEY_USAGE,
    ),
    Flip("bare", Bare.NEVER, Bare.KEY_USAGE, *two(ca={"is_ca": None}), refusal=Refusal.NOT_A_CA),
    Flip(
        "bare_anchor", Bare.VERSION_1, Bare.ALWAYS, [BARE.ca("CA").leaf(HOST), BARE.ca("CA")], [BARE],
        HABITS._replace(anchor=LOOKS), Refusal.NOT_A_CA,
    ),
    Flip(
        "ca_purposes", frozenset((extensions.SERVER_AUTH,)), HABITS.ca_purposes, *two(ca={"eku": (pki.ANY_EKU,)}),
        refusal=Refusal.PURPOSE,
    ),
    Flip(
        "leaf_purposes", frozenset((extensions.SERVER_AUTH,)), HABITS.leaf_purposes, *two(leaf={"eku": (pki.ANY_EKU,)}),
        refusal=Refusal.PURPOSE,
    ),
    Flip("ca_as_leaf", CaAsLeaf.REFUSED, CaAsLeaf.ACCEPTED, *two(leaf={"is_ca": True}), refusal=Refusal.NOT_A_CA),
    Flip(
        "rsa_uses", frozenset(("keyEncipherment",)), TLS_USES, *two(leaf={"key": "rsa0", "key_usage": ("digital_signature",)}),
        refusal=Refusal.KEY_USAGE,
    ),
    Flip(
        "other_uses", frozenset(("digitalSignature",)), TLS_USES, *two(leaf={"key_usage": ("key_encipherment",)}),
        refusal=Refusal.KEY_USAGE,
    ),
    Flip("purpose_needed", True, False, *two(leaf={"eku": None}), refusal=Refusal.PURPOSE),
    Flip(
        "constrained", Constrained.ALL, Constrained.LEAF, *three({"name_constraints": LEAF_ONLY}),
        refusal=Refusal.NAME_CONSTRAINTS,
    ),
    Flip(
        "constrains_common_name", True, False, *three({"name_constraints": INSIDE}), refusal=Refusal.NAME_CONSTRAINTS
    ),
    Flip(
        "constrained_forms", HABITS.constrained_forms, frozenset((extensions.DNS_NAME,)),
        *two(ca={"name_constraints": NAMES_ONLY}), base=HABITS._replace(other_forms=OtherForms.PASSED_OVER),
        refusal=Refusal.NAME_CONSTRAINTS,
    ),
    Flip(
        "unmet_forms", frozenset((extensions.DIRECTORY_NAME,)), frozenset(), *two(ca={"name_constraints": LEAF_ONLY}),
        refusal=Refusal.NAME_CONSTRAINTS,
    ),
    Flip(
        "unmet_exclusions", frozenset((extensions.DIRECTORY_NAME,)), frozenset(), *two(ca={"name_constraints": NAMES_EXCLUDED}),
        refusal=Refusal.NAME_CONSTRAINTS,
    ),
    Flip(
        "other_forms", OtherForms.REFUSED, OtherForms.PASSED_OVER, *two(ca={"name_constraints": NAMES_ONLY}),
        base=HABITS._replace(constrained_forms=frozenset((extensions.DNS_NAME,))), refusal=Refusal.NAME_CONSTRAINTS,
    ),
    Flip(
        "self_issued_count", True, False, [SELF_ISSUED.leaf(HOST), SELF_ISSUED], [SELF_ISSUED_ROOT],
        HABITS._replace(anchor=LOOKS), Refusal.PATH_LENGTH,
    ),
    Flip(
        "known", RFC_EXTENSIONS - {extensions.CERTIFICATE_POLICIES}, RFC_EXTENSIONS,
        *two(ca={"policies": ["1.2.3"], "critical": ["2.5.29.32"]}), refusal=Refusal.UNKNOWN_CRITICAL,
    ),
    Flip(
        "reads_all", frozenset((Look.CRITICAL,)), frozenset(), [LEAF, CA, OTHER.ca("Stray CA", **UNKNOWN)],
        refusal=Refusal.UNKNOWN_CRITICAL,
    ),
    Flip(
        "policies", Policies.PROCESSED, Policies.IGNORED, *two(ca={"policy_constraints": (0, None)}), refusal=Refusal.POLICY
    ),
    Flip(
        "profile", Profiles.OPENSSL_STRICT, Profiles.NONE, *two(leaf={"aki": None}),
        base=HABITS._replace(leaf=LOOKS), refusal=Refusal.PROFILE,
    ),
    Flip(
        "refused_digests", frozenset(("SHA-1",)), frozenset(), *two(leaf={"hash_name": "sha1"}), refusal=Refusal.WEAK_SIGNATURE
    ),
    Flip("rsa_bits", 2048, 1024, *two(ca={"key": "rsa1024"}), refusal=Refusal.WEAK_KEY),
    Flip("leaf_rsa_bits", 2048, 1024, *two(leaf={"key": "rsa1024"}), refusal=Refusal.WEAK_KEY),
    Flip("refused_keys", frozenset(("Ed25519",)), frozenset(), *two(ca={"key": "ed0"}), refusal=Refusal.WEAK_KEY),
    Flip("refused_leaf_keys", frozenset(("P-521",)), frozenset(), *two(leaf={"key": "p521-0"}), refusal=Refusal.WEAK_KEY),
    Flip("intermediates", 1, 2, [LOWER.leaf(HOST), LOWER, CA], refusal=Refusal.TOO_DEEP),
    Flip("certificates", 2, 3, [LEAF, CA, OTHER], refusal=Refusal.TOO_MANY),
    Flip("steps", 2, 3, [LOWER.leaf(HOST), LOWER, CA], refusal=Refusal.TOO_DEEP),
    Flip("signatures", 2, 3, [LOWER.leaf(HOST), LOWER, CA], refusal=Refusal.TOO_DEEP),
    Flip("aia", Aia(), Aia(EVERY_FORM), [AIA_LEAF]),
    Flip("checks_host", True, False, *two(leaf={"san": ["other.example"]}), refusal=Refusal.HOST),
    Flip("common_name", None, DNS, *two(leaf={"san": None}), refusal=Refusal.HOST),
]  # fmt: skip


def fetch(url: str) -> bytes | None:
    return CA.der if url.endswith("/ca") else None


@pytest.mark.parametrize("flip", FLIPS, ids=[flip.habit for flip in FLIPS])
def test_each_habit_decides_a_list(flip: Flip) -> None:
    refusing, accepting = (
        verdict(flip.base._replace(**{flip.habit: value}), flip.served, flip.roots, fetch=fetch, distrusted=flip.distrusted)
        for value in (flip.refusing, flip.accepting)
    )
    assert (refusing.accepts, refusing.problem) == (False, flip.refusal)
    assert (accepting.accepts, accepting.problem) == (True, None), accepting


def test_no_habit_is_without_a_list_that_it_decides() -> None:
    assert {flip.habit for flip in FLIPS} == set(Habits._fields)


def test_a_ca_may_be_a_leaf_where_it_has_no_purpose() -> None:
    """NSS: without extKeyUsage a CA is held to be a server as well."""
    lenient = HABITS._replace(ca_as_leaf=CaAsLeaf.WITHOUT_PURPOSE)
    assert verdict(lenient, *two(leaf={"is_ca": True, "eku": None})).accepts
    assert verdict(lenient, *two(leaf={"is_ca": True, "eku": (pki.SERVER_AUTH,)})).problem is Refusal.NOT_A_CA


@pytest.mark.parametrize("usage", ["digital_signature", "key_agreement"])
def test_what_is_no_rsa_key_needs_no_key_encipherment(usage: str) -> None:
    """NSS asks other uses of an RSA key than of any other."""
    strict = choose(["nss-tstclnt"])[0].habits._replace(checks_host=False)
    assert verdict(strict, *two(leaf={"key_usage": (usage,)})).accepts
    assert not verdict(strict, *two(leaf={"key_usage": ("key_encipherment",)})).accepts
    assert not verdict(strict, *two(leaf={"key_usage": (usage,), "key": "rsa0"})).accepts


IP = pki.ip_name("192.0.2.1")
NO_SUBJECT: pki.Options = {"subject": ()}
NETSCAPE_CLIENT: pki.Extension = ("2.16.840.1.113730.1.1", False, b"\3\2\7\x80")
NETSCAPE_SERVER: pki.Extension = ("2.16.840.1.113730.1.1", False, b"\3\2\6\x40")


class Looked(NamedTuple):
    """What a look finds: a leaf, CA or root with it, and what is said."""

    look: Look
    options: pki.Options
    refusal: Refusal
    where: tuple[str, ...] = ("leaf", "intermediate", "anchor")


LOOKED = [
    Looked(Look.VERSION, {"version": None}, Refusal.MALFORMED),
    Looked(Look.VERSION, {"version": 3}, Refusal.MALFORMED),
    Looked(Look.NAMELESS, NO_SUBJECT, Refusal.MALFORMED),
    Looked(Look.SUBJECT, NO_SUBJECT, Refusal.HOST, ("leaf",)),
    Looked(Look.MARKED, {"critical": ["2.5.29.14"]}, Refusal.MALFORMED),
    Looked(Look.MARKED, {"aki": b"x", "critical": ["2.5.29.35"]}, Refusal.MALFORMED),
    Looked(Look.NETSCAPE_TYPE, {"extensions": [NETSCAPE_CLIENT]}, Refusal.PURPOSE, ("leaf",)),
    Looked(Look.NON_CA_LENGTH, {"is_ca": False, "path_length": 0}, Refusal.MALFORMED, ("leaf",)),
    Looked(Look.NON_CA_CONSTRAINTS, {"name_constraints": INSIDE}, Refusal.NAME_CONSTRAINTS, ("leaf",)),
    Looked(Look.OWN_SIGNATURE, {"bad_signature": True}, Refusal.BAD_SIGNATURE, ("anchor",)),
]


@pytest.mark.parametrize(("looked", "where"), [(one, where) for one in LOOKED for where in one.where])
def test_each_look_finds_what_it_is_for(looked: Looked, where: str) -> None:
    place = {"leaf": "leaf", "intermediate": "ca", "anchor": "root"}[where]
    served, roots = two(**{place: looked.options})
    blind, looking = HABITS, HABITS._replace(**{where: getattr(HABITS, where) | {looked.look}})
    assert verdict(blind, served, roots).accepts
    assert verdict(looking, served, roots).problem is looked.refusal


@pytest.mark.parametrize("options", [{}, NO_SUBJECT | {"critical": ["2.5.29.17"]}, {"extensions": [NETSCAPE_SERVER]}])
def test_an_ordinary_leaf_passes_every_look(options: pki.Options) -> None:
    assert verdict(HABITS._replace(leaf=LOOKS - {Look.SUBJECT}), *two(leaf=options)).accepts


def test_an_unreadable_certificate_matters_wherever_it_stands() -> None:
    """Java parses the whole list: a nameless leaf without a critical subjectAltName, or extensions in version 1."""
    java = choose(["java17"])[0].habits
    for options in (NO_SUBJECT, pki.Options(version=None)):
        assert verdict(java, [LEAF, CA, OTHER.ca("Stray CA", **options)]).problem is Refusal.MALFORMED


def test_a_common_name_counts_beside_some_names_and_not_beside_others() -> None:
    beside_an_address = two(leaf={"san": [IP], "subject": (("CN", HOST),)})
    assert verdict(HABITS._replace(common_name=DNS), *beside_an_address).accepts
    assert verdict(HABITS._replace(common_name=DNS | {extensions.IP_ADDRESS}), *beside_an_address).problem is Refusal.HOST


def test_constraints_that_cannot_be_processed_may_end_the_search() -> None:
    """cryptography: the same list passes where the good path comes first."""
    new, old = pki.root("New"), pki.root("Old")
    ca = new.ca("CA")
    odd, good = old.cross(ca, name_constraints=NAMES_ONLY), old.cross(ca)
    habits = HABITS._replace(constrained_forms=DNS, other_forms=OtherForms.FINAL)
    served = [ca.leaf(HOST), odd, good]
    assert verdict(habits, served, [old]).problem is Refusal.NAME_CONSTRAINTS
    assert verdict(habits, [served[0], good, odd], [old]).accepts
    assert verdict(habits._replace(other_forms=OtherForms.REFUSED), served, [old]).accepts


class TestJava:
    """A list in order is validated as it is, any other is searched: the AKI matters in the first case only, before the anchor."""

    JAVA = choose(["java17"])[0].habits
    OFF = pki.root("Root").ca("CA", aki=b"x" * 20)

    def test_a_mismatch_before_the_anchor_is_refused_in_order_and_accepted_out_of_order(self) -> None:
        leaf = self.OFF.leaf(HOST)
        assert not verdict(self.JAVA, [leaf, self.OFF]).accepts
        assert verdict(self.JAVA, [leaf, OTHER.ca("Stray CA"), self.OFF]).accepts

    @pytest.mark.parametrize("wrong", [{"is_ca": False}, {"key_usage": ("crl_sign",)}])
    def test_an_anchor_that_is_no_ca_ends_it_where_another_path_would_be_good(self, wrong: pki.Options) -> None:
        bad = pki.root("New Root", **wrong)
        served = [SITE, CROSS, ISSUING]
        assert not verdict(self.JAVA, served, [bad, OTHER]).accepts
        assert verdict(self.JAVA, served, [OTHER]).accepts


class TestGnuTLS:
    """The list is sorted run by run until the store has an issuer of the last; where it never has, gaps stay in it."""

    GNUTLS = choose(["gnutls-cli"])[0].habits
    STRAY = OTHER.ca("Stray CA")

    def test_an_intermediate_in_the_store_ends_a_list_that_it_is_the_end_of(self) -> None:
        assert verdict(self.GNUTLS, [LEAF, CA], [CA]).accepts

    def test_what_stands_behind_an_intermediate_of_the_store_is_in_its_way(self) -> None:
        assert verdict(self.GNUTLS, [LOWER.leaf(HOST), LOWER, CA], [CA]).accepts
        assert verdict(self.GNUTLS, [LEAF, CA, self.STRAY], [CA]).problem is Refusal.NO_ISSUER
        assert verdict(self.GNUTLS, [LOWER.leaf(HOST), LOWER, self.STRAY], [LOWER]).problem is Refusal.NO_ISSUER

    def test_what_stands_behind_a_list_that_leads_to_the_store_is_cut_off(self) -> None:
        assert verdict(self.GNUTLS, [LEAF, self.STRAY, CA], [ROOT]).accepts

    def test_what_stands_there_twice_is_taken_once(self) -> None:
        assert verdict(self.GNUTLS, [LEAF, self.STRAY, self.STRAY, CA], [ROOT]).accepts


class TestWolfSSL:
    """Whatever is wrong with a certificate whose signer is known ends it, on the path or not."""

    WOLF = choose(["wolfssl-5.5"])[0].habits

    @pytest.mark.parametrize(
        "stray",
        [
            ROOT.ca("Stray CA", key_usage=None),
            ROOT.ca("Stray CA", **UNKNOWN),
            ROOT.ca("Stray CA", **PAST),
            OTHER.ca("Stray CA", is_ca=False),
        ],
    )
    def test_a_stray_ends_it(self, stray: pki.Entity) -> None:
        assert verdict(self.WOLF, [LEAF, CA]).accepts
        assert not verdict(self.WOLF, [LEAF, CA, stray]).accepts

    def test_a_stray_ca_without_a_signer_does_not(self) -> None:
        assert verdict(self.WOLF, [LEAF, CA, OTHER.ca("Stray CA", **UNKNOWN)]).accepts


def test_a_client_may_hold_only_what_was_issued_directly_to_name_constraints() -> None:
    """wolfSSL: an excluded name two levels below is not seen, and a CA without a name of a permitted form is refused."""
    directly = HABITS._replace(constrained=Constrained.NEXT)
    outside = pki.constraints(excluded=[pki.dns_name(HOST)])
    assert verdict(directly, *three({"name_constraints": outside})).accepts
    assert not verdict(HABITS, *three({"name_constraints": outside})).accepts
    assert verdict(directly, *three({"name_constraints": INSIDE})).problem is Refusal.NAME_CONSTRAINTS
    assert verdict(directly, *two(ca={"name_constraints": INSIDE})).accepts


class TestARootThatIsNotAtHand:
    """The client's store is known to have a root of the name and key of Old Root, and nobody has its certificate."""

    FACTS = ClientStore("own", "Own", ("store",), "test", has=frozenset({Root("CN=Old Root", "ab" * 32)}))

    def asked(self, *served: pki.Entity) -> Verdict:
        own = OwnStore(self.FACTS, store(ROOT), partial(CertificatePool, ()))
        return simulate_all([client(HABITS)], certificates(served), own, at=int(pki.NOW.timestamp()), hostname=HOST)[0]

    def test_may_be_what_the_list_leads_to(self) -> None:
        found = self.asked(SITE, ISSUING, OLD_CROSS)
        assert (found.accepts, found.problem) == (None, None)
        assert found.fact == "its store has Old Root, whose certificate is not at hand"

    def test_is_not_where_the_list_shows_another_key_of_that_name(self) -> None:
        assert self.asked(SITE, ISSUING, OLD_CROSS, OLD_ROOT).accepts is False

    def test_does_not_matter_where_another_path_is_good_or_the_leaf_itself_is_not(self) -> None:
        assert self.asked(LEAF, CA, OLD_CROSS).accepts
        assert self.asked(ISSUING.leaf(HOST, **PAST), ISSUING, OLD_CROSS).problem is Refusal.EXPIRED


class TestVerdict:
    def test_acceptance_names_the_path_with_its_anchor(self) -> None:
        found = verdict(HABITS, [LEAF, OTHER, CA])
        assert [c.name for c in found.path] == [HOST, "CA", "Root"]
        assert (found.certificate, found.message) == (None, "")

    def test_refusal_names_the_certificate_the_fact_and_what_the_user_sees(self) -> None:
        found = verdict(HABITS, *two(ca=PAST))
        assert found.certificate is not None
        assert (found.problem, found.certificate.name, found.fact) == (Refusal.EXPIRED, "CA", "2025-01-01")
        assert found.message == "it says: too old"

    def test_the_first_certificate_is_the_leaf(self) -> None:
        assert not verdict(HABITS, [CA, LEAF]).accepts

    def test_without_a_host_names_are_not_compared(self) -> None:
        assert verdict(HABITS, *two(leaf={"san": ["other.example"]}), host=None).accepts

    def test_an_empty_list_is_an_error_of_the_input(self) -> None:
        with pytest.raises(InputError):
            simulate_all([client(HABITS)], [], store(ROOT), at=0)

    def test_a_search_that_never_ends_is_unknown_and_not_refused(self) -> None:
        """A full mesh of CAs that leads nowhere, for a client without a limit of its own."""
        roots = [pki.root(f"Mesh {n}") for n in range(9)]
        mesh = [one.cross(other) for one in roots for other in roots if one is not other]
        found = verdict(HABITS, [roots[0].leaf(HOST), *mesh])
        assert PATIENCE > 0
        assert (found.accepts, found.problem) == (None, None)
        assert verdict(HABITS._replace(steps=20), [roots[0].leaf(HOST), *mesh]).accepts is False


class TestAia:
    @pytest.mark.parametrize(
        ("form", "body"),
        [
            ("der", CA.der),
            ("pem", CA.pem.encode()),
            ("pkcs7", pkcs7.serialize_certificates([ROOT.certificate, CA.certificate], Encoding.DER)),
        ],
    )
    def test_only_the_forms_that_a_client_reads_help_it(self, form: str, body: bytes) -> None:
        for forms in ({form}, EVERY_FORM - {form}):
            aia = HABITS._replace(aia=Aia(frozenset(forms)))
            assert verdict(aia, [AIA_LEAF], fetch=lambda _url: body).accepts is (form in forms)

    def test_a_client_may_stop_at_the_first_url_that_fails(self) -> None:
        leaf = CA.leaf(HOST, ca_issuers=["http://a.example/nothing", "http://a.example/ca"])
        assert verdict(HABITS._replace(aia=Aia(EVERY_FORM)), [leaf], fetch=fetch).accepts
        assert not verdict(HABITS._replace(aia=Aia(EVERY_FORM, all_urls=False)), [leaf], fetch=fetch).accepts

    def test_hops_are_counted(self) -> None:
        upper = ROOT.ca("Upper")
        lower = upper.ca("Lower", ca_issuers=["http://a.example/upper"])
        leaf = lower.leaf(HOST, ca_issuers=["http://a.example/lower"])
        bodies = {"http://a.example/upper": upper.der, "http://a.example/lower": lower.der}
        for hops, accepts in ((1, False), (2, True)):
            assert verdict(HABITS._replace(aia=Aia(EVERY_FORM, hops=hops)), [leaf], fetch=bodies.get).accepts is accepts

    def test_a_complete_list_fetches_nothing(self) -> None:
        asked: list[str] = []
        leaf = CA.leaf(HOST, ca_issuers=["http://a.example/ca"])
        assert verdict(HABITS._replace(aia=Aia(EVERY_FORM)), [leaf, CA], fetch=asked.append).accepts
        assert asked == []

    def test_other_schemes_and_garbage_bring_nothing(self) -> None:
        leaf = CA.leaf(HOST, ca_issuers=["ldap://a.example/ca", "http://a.example/html"])
        found = verdict(HABITS._replace(aia=Aia(EVERY_FORM)), [leaf], fetch=lambda _url: b"<html>")
        assert found.problem is Refusal.NO_ISSUER


class TestCatalogue:
    def test_names_are_unique_and_every_client_is_in_a_known_group(self) -> None:
        assert len({profile.name for profile in CATALOGUE}) == len(CATALOGUE)
        assert all(profile.groups and profile.groups <= set(GROUPS) for profile in CATALOGUE)

    def test_every_habit_of_every_client_has_a_source(self) -> None:
        for profile in CATALOGUE:
            assert set(profile.sources) <= {"", *Habits._fields}, profile.name
            assert all(profile.source_of(habit) for habit in Habits._fields)
            assert profile.observed or any(word in profile.source_of("search") for word in ("not tested", "release", "sun."))

    def test_clients_are_chosen_by_name_and_by_group_in_one_order(self) -> None:
        assert choose(["all"]) == CATALOGUE
        assert [profile.name for profile in choose(["go1.27", "openssl-3.0"])] == ["openssl-3.0", "go1.27"]
        assert {"chromium", "firefox-esr"} <= {profile.name for profile in choose(["browsers"])}
        with pytest.raises(InputError) as caught:
            choose(["crome", "firefox-esr"])
        assert "chromium" in (caught.value.hint or "")

    def test_every_client_accepts_an_ordinary_list_and_says_why_it_refuses_another(self) -> None:
        at = int(pki.NOW.timestamp())
        good = simulate_all(CATALOGUE, certificates([LEAF, CA]), store(ROOT), at=at, hostname=HOST)
        assert [one.client for one in good if not one.accepts] == []
        bad = simulate_all(CATALOGUE, certificates([LEAF]), store(ROOT), at=at, hostname=HOST)
        assert [one.client for one in bad if one.accepts or not one.message] == []
        assert {"curl: (60) SSL certificate problem: unable to get local issuer certificate", "SEC_ERROR_UNKNOWN_ISSUER"} <= {
            one.message for one in bad
        }
