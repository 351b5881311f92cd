"""What the servers of the lab send: small PKIs around the present day, each with what is odd about it and nothing else.

A drawing has the leaf on the left; ``<-`` reads *issued by*. Everything is in date unless it says otherwise, since the clocks of
real clients are not changed. ``made`` gives them all.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Unpack

from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from tests.support import pki
from tests.support.pki import Entity, Options

HOST = "localhost"
"""What every client asks for; each resolves it by itself."""
TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
_DAY = timedelta(days=1)
_GONE: Options = {"not_before": TODAY - 800 * _DAY, "not_after": TODAY - 40 * _DAY}
_TO_COME: Options = {"not_before": TODAY + 40 * _DAY, "not_after": TODAY + 800 * _DAY}
_OF_CAS: Options = {"not_before": TODAY - 400 * _DAY, "not_after": TODAY + 800 * _DAY}
_OF_LEAVES: Options = {"not_before": TODAY - 30 * _DAY, "not_after": TODAY + 60 * _DAY}
_CRITICAL: Options = {"extensions": ((pki.UNKNOWN, True, b"\5\0"),)}


class Scenario(NamedTuple):
    """A served list, whose first certificate brings the server's key, and the store of the client that is shown it."""

    served: Sequence[Entity]
    store: Sequence[Entity]
    host: str = HOST
    bodies: Mapping[str, bytes] | None = None
    """What is behind the AIA URLs; None: no certificate has one."""


class _Maker(NamedTuple):
    make: Callable[[str], Scenario]
    sentence: str


_MAKERS: dict[str, _Maker] = {}


def made(base: str) -> Iterator[tuple[str, Scenario]]:
    """Every scenario with its name; ``base`` is the URL of the AIA server, without a slash at the end."""
    for name, maker in _MAKERS.items():
        yield name, maker.make(f"{base}/{name}")


def sentences() -> dict[str, str]:
    """What is odd about each scenario, by its name."""
    return {name: maker.sentence for name, maker in _MAKERS.items()}


def scenario(make: Callable[[], Scenario]) -> None:
    """A scenario without AIA."""
    _MAKERS[make.__name__] = _Maker(lambda _base: make(), make.__doc__ or "")


def fetching(make: Callable[[str], Scenario]) -> None:
    """A scenario with AIA: it gets a URL to put names behind."""
    _MAKERS[make.__name__] = _Maker(make, make.__doc__ or "")


def root(name: str = "Lab Root", **options: Unpack[Options]) -> Entity:
    return pki.root(name, **_OF_CAS | options)


def ca(issuer: Entity, name: str = "Lab CA", **options: Unpack[Options]) -> Entity:
    return issuer.ca(name, **_OF_CAS | options)


def leaf(issuer: Entity, **options: Unpack[Options]) -> Entity:
    return issuer.leaf(HOST, **_OF_LEAVES | options)


def cross(issuer: Entity, other: Entity, **options: Unpack[Options]) -> Entity:
    return issuer.cross(other, **_OF_CAS | options)


def chain(top: Entity, count: int) -> list[Entity]:
    """A leaf and so many intermediates below ``top``, upwards."""
    found: list[Entity] = []
    for place in range(count):
        found.insert(0, ca(found[0] if found else top, f"Lab CA {place + 1}"))
    return [leaf(found[0]), *found]


# Lists that are complete, or not.


@scenario
def plain() -> Scenario:
    """Leaf <- CA <- Root: the leaf and the CA are sent."""
    top = root()
    middle = ca(top)
    return Scenario([leaf(middle), middle], [top])


@scenario
def below_the_root() -> Scenario:
    """Leaf <- Root: there is no intermediate, and none is sent."""
    top = root()
    return Scenario([leaf(top)], [top])


@scenario
def root_included() -> Scenario:
    """The root is sent too."""
    top = root()
    return Scenario([*chain(top, 2), top], [top])


@scenario
def missing_intermediate() -> Scenario:
    """Leaf <- CA <- Root: the leaf is sent alone, and names no place to fetch the CA from."""
    top = root()
    return Scenario([leaf(ca(top))], [top])


@scenario
def missing_in_the_middle() -> Scenario:
    """Leaf <- CA 2 <- CA 1 <- Root: CA 2 is not sent."""
    top = root()
    own, _, upper = chain(top, 2)
    return Scenario([own, upper], [top])


@scenario
def another_root() -> Scenario:
    """A complete list whose root is in nobody's store."""
    return Scenario(chain(root(), 1), [root("Another Root")])


@scenario
def self_signed() -> Scenario:
    """A leaf that signed itself and stands in no store."""
    return Scenario([pki.self_signed_leaf(HOST, **_OF_LEAVES)], [root()])


# Issuers to fetch.


@fetching
def aia_der(base: str) -> Scenario:
    """The CA is not sent; the leaf says where it is, in DER."""
    top = root()
    middle = ca(top)
    return Scenario([leaf(middle, ca_issuers=[f"{base}/ca.crt"])], [top], bodies={f"{base}/ca.crt": middle.der})


@fetching
def aia_pem(base: str) -> Scenario:
    """The CA is not sent; the leaf says where it is, in PEM, against RFC 5280 4.2.2.1."""
    top = root()
    middle = ca(top)
    return Scenario([leaf(middle, ca_issuers=[f"{base}/ca.pem"])], [top], bodies={f"{base}/ca.pem": middle.pem.encode()})


@fetching
def aia_pkcs7(base: str) -> Scenario:
    """The CA is not sent; the leaf says where it is, in PKCS#7 with a stranger beside it."""
    top = root()
    middle = ca(top)
    bag = pkcs7.serialize_certificates([ca(top, "Stranger").certificate, middle.certificate], Encoding.DER)
    return Scenario([leaf(middle, ca_issuers=[f"{base}/ca.p7c"])], [top], bodies={f"{base}/ca.p7c": bag})


@fetching
def aia_two_hops(base: str) -> Scenario:
    """Leaf <- CA 2 <- CA 1 <- Root: both are to be fetched, one after the other."""
    top = root()
    upper = ca(top, "Lab CA 1")
    lower = ca(upper, "Lab CA 2", ca_issuers=[f"{base}/1.crt"])
    bodies = {f"{base}/1.crt": upper.der, f"{base}/2.crt": lower.der}
    return Scenario([leaf(lower, ca_issuers=[f"{base}/2.crt"])], [top], bodies=bodies)


@fetching
def aia_second_url(base: str) -> Scenario:
    """The CA is not sent; of the two places where it could be the first answers 404."""
    top = root()
    middle = ca(top)
    urls = [f"{base}/none.crt", f"{base}/ca.crt"]
    return Scenario([leaf(middle, ca_issuers=urls)], [top], bodies={urls[1]: middle.der})


@fetching
def aia_nothing_there(base: str) -> Scenario:
    """The CA is not sent, and the only place where it could be answers 404."""
    top = root()
    return Scenario([leaf(ca(top), ca_issuers=[f"{base}/none.crt"])], [top], bodies={})


# Order, and what does not belong.


@scenario
def reversed_intermediates() -> Scenario:
    """The leaf, and the two intermediates from the root down."""
    top = root()
    own, lower, upper = chain(top, 2)
    return Scenario([own, upper, lower], [top])


@scenario
def reversed_with_root() -> Scenario:
    """The leaf, the root, and the two intermediates from the root down."""
    top = root()
    own, lower, upper = chain(top, 2)
    return Scenario([own, top, upper, lower], [top])


@scenario
def shuffled() -> Scenario:
    """Four intermediates in no order."""
    top = root()
    own, *others = chain(top, 4)
    random.Random(4).shuffle(others)
    return Scenario([own, *others], [top])


@scenario
def stray_between() -> Scenario:
    """A CA of another root stands between the leaf and its own."""
    top = root()
    own, middle = chain(top, 1)
    return Scenario([own, ca(root("Another Root"), "Stranger"), middle], [top])


@scenario
def stray_behind() -> Scenario:
    """A CA of another root stands last."""
    top = root()
    return Scenario([*chain(top, 1), ca(root("Another Root"), "Stranger")], [top])


@scenario
def many_strays() -> Scenario:
    """Sixteen CAs of another root stand last: eighteen certificates in all."""
    top, other = root(), root("Another Root")
    return Scenario([*chain(top, 1), *(ca(other, f"Stranger {place}") for place in range(16))], [top])


@scenario
def leaf_twice() -> Scenario:
    """The leaf, the leaf again, and its CA: a chain file that begins with the leaf."""
    top = root()
    own, middle = chain(top, 1)
    return Scenario([own, own, middle], [top])


@scenario
def leaf_last() -> Scenario:
    """The CA first, with its own key, since no server starts with the leaf's; the leaf last."""
    top = root()
    middle = ca(top, key_usage=("digital_signature", "key_cert_sign"))
    return Scenario([middle, leaf(middle)], [top])


@scenario
def expired_stray_behind() -> Scenario:
    """An expired CA of the same root stands last, of a name that nobody asks for."""
    top = root()
    return Scenario([*chain(top, 1), ca(top, "Old CA", **_GONE)], [top])


# Twins: certificates of one name and one key.


def _new_below_old(old: Options | None = None, twin: Options | None = None) -> tuple[Entity, Entity, Entity, Entity, Entity]:
    """Leaf <- CA <- New, and New cross-signed by Old: leaf, CA, cross-certificate, New and Old."""
    oldest, newer = root("Old Root", **old or {}), root("New Root")
    middle = ca(newer)
    return leaf(middle), middle, cross(oldest, newer, **twin or {}), newer, oldest


@scenario
def cross_to_the_old_root() -> Scenario:
    """A list that ends with a cross-certificate, before a store that has the old root alone."""
    own, middle, twin, _, old = _new_below_old()
    return Scenario([own, middle, twin], [old])


@scenario
def cross_before_both_roots() -> Scenario:
    """A list that ends with a cross-certificate, before a store that has the old root and the new one."""
    own, middle, twin, new, old = _new_below_old()
    return Scenario([own, middle, twin], [old, new])


@scenario
def cross_expired() -> Scenario:
    """The cross-certificate has expired; the new root is in the store."""
    own, middle, twin, new, _ = _new_below_old(twin=_GONE)
    return Scenario([own, middle, twin], [new])


@scenario
def cross_and_old_root_expired() -> Scenario:
    """The cross-certificate has expired, and so has the old root, which is still in the store beside the new one."""
    own, middle, twin, new, old = _new_below_old(old=_GONE, twin=_GONE)
    return Scenario([own, middle, twin], [old, new])


@scenario
def old_root_expired() -> Scenario:
    """The cross-certificate is in date and the old root is not; both roots are in the store, the old one first."""
    own, middle, twin, new, old = _new_below_old(old=_GONE)
    return Scenario([own, middle, twin], [old, new])


@scenario
def new_root_before_its_cross() -> Scenario:
    """The self-signed new root is sent before its cross-certificate, to a store that has the old root alone."""
    own, middle, twin, new, old = _new_below_old()
    return Scenario([own, middle, new, twin], [old])


@scenario
def new_root_behind_its_cross() -> Scenario:
    """The self-signed new root is sent behind its cross-certificate, to a store that has the old root alone."""
    own, middle, twin, new, old = _new_below_old()
    return Scenario([own, middle, twin, new], [old])


@scenario
def root_reissued() -> Scenario:
    """The root was issued anew with its old key; the expired one is sent, the new one is in the store."""
    old = root(**_GONE)
    return Scenario([*chain(old, 1), old], [root(key=old.key)])


def _reissued(first: Options, second: Options) -> Scenario:
    top = root()
    one, other = ca(top, **first), ca(top, **Options(serial=4711) | second)
    return Scenario([leaf(one), one, other], [top])


@scenario
def expired_twin_first() -> Scenario:
    """Two intermediates of one name and key: one that has expired, then one in date."""
    return _reissued(_GONE, {})


@scenario
def expired_twin_second() -> Scenario:
    """Two intermediates of one name and key: one in date, then one that has expired."""
    return _reissued({}, _GONE)


@scenario
def twins_in_date() -> Scenario:
    """Two intermediates of one name and key, both in date."""
    return _reissued({}, {})


def _two_crosses(first: str, second: str) -> Scenario:
    known, middle = root(), ca(root("Root of a CA"))
    own, roots = leaf(middle), {"known": known, "dead": root("Dead Root")}
    return Scenario([own, *(cross(roots[name], middle) for name in (first, second))], [known])


@scenario
def dead_cross_first() -> Scenario:
    """Two cross-certificates of one CA: the first by a root that nobody has, the second by one that is in the store."""
    return _two_crosses("dead", "known")


@scenario
def dead_cross_second() -> Scenario:
    """Two cross-certificates of one CA: the first by a root in the store, the second by one that nobody has."""
    return _two_crosses("known", "dead")


@scenario
def constrained_cross_first() -> Scenario:
    """Two cross-certificates by two roots of the store: the first is constrained to other names."""
    one, other, middle = root("Root 1"), root("Root 2"), ca(root("Root of a CA"))
    narrow = cross(one, middle, name_constraints=pki.constraints([pki.dns_name("example.org")]))
    return Scenario([leaf(middle), narrow, cross(other, middle)], [one, other])


# Names and key identifiers.


@scenario
def same_name_other_key() -> Scenario:
    """Two intermediates of one name and two keys, the wrong one first; key identifiers tell them apart."""
    top = root()
    wrong, right = ca(top, key="wrong key of a lab"), ca(top, key="right key of a lab")
    return Scenario([leaf(right), wrong, right], [top])


@scenario
def same_name_other_key_unidentified() -> Scenario:
    """Two intermediates of one name and two keys, the wrong one first; nothing tells them apart but the signature."""
    top = root()
    wrong, right = ca(top, key="wrong key of a lab", ski=None), ca(top, key="right key of a lab", ski=None)
    return Scenario([leaf(right), wrong, right], [top])


@scenario
def same_name_other_key_second() -> Scenario:
    """Two intermediates of one name and two keys, the right one first; nothing tells them apart but the signature."""
    top = root()
    wrong, right = ca(top, key="wrong key of a lab", ski=None), ca(top, key="right key of a lab", ski=None)
    return Scenario([leaf(right), right, wrong], [top])


@scenario
def same_name_other_key_in_the_store() -> Scenario:
    """Two roots of one name and two keys are in the store, the wrong one first; nothing has a key identifier."""
    right, wrong = root(ski=None), root(key="wrong key of a lab", ski=None)
    middle = ca(right)
    return Scenario([leaf(middle), middle], [wrong, right])


@scenario
def no_key_identifiers() -> Scenario:
    """No certificate has an SKI or an AKI."""
    top = root(ski=None)
    middle = ca(top, ski=None)
    return Scenario([leaf(middle, ski=None), middle], [top])


@scenario
def aki_of_the_leaf_mismatches() -> Scenario:
    """The leaf's AKI is not the SKI of its CA, whose key made the signature."""
    top = root()
    middle = ca(top)
    return Scenario([leaf(middle, aki=b"another key identif."), middle], [top])


@scenario
def aki_of_the_intermediate_mismatches() -> Scenario:
    """The CA's AKI is not the SKI of its root, whose key made the signature."""
    top = root()
    middle = ca(top, aki=b"another key identif.")
    return Scenario([leaf(middle), middle], [top])


@scenario
def aki_of_another_serial() -> Scenario:
    """The leaf's AKI has issuer and serial number of its CA's issuer, and another number."""
    top = root()
    middle = ca(top)
    return Scenario([leaf(middle, aki_issuer=(top.subject, middle.serial + 1)), middle], [top])


@scenario
def name_in_another_case() -> Scenario:
    """The leaf names its issuer in capital letters."""
    top = root()
    middle = ca(top, "Lab CA")
    return Scenario([leaf(middle, issuer_name=pki.name_der(("CN", "LAB CA"))), middle], [top])


@scenario
def name_of_another_string_type() -> Scenario:
    """The leaf names its issuer in a PrintableString, and the issuer itself in a UTF8String."""
    top = root()
    middle = ca(top, "Lab CA")
    return Scenario([leaf(middle, issuer_name=pki.name_der(("CN", "Lab CA", "printable"))), middle], [top])


@scenario
def root_named_in_another_string_type() -> Scenario:
    """The CA names its root in a PrintableString, and the root itself in a UTF8String."""
    top = root("Lab Root")
    middle = ca(top, issuer_name=pki.name_der(("CN", "Lab Root", "printable")))
    return Scenario([leaf(middle), middle], [top])


# How deep, and where it ends.


def _deep(count: int) -> Scenario:
    top = root()
    return Scenario(chain(top, count), [top])


@scenario
def six_intermediates() -> Scenario:
    """Leaf <- CA 6 <- ... <- CA 1 <- Root."""
    return _deep(6)


@scenario
def seven_intermediates() -> Scenario:
    """Leaf <- CA 7 <- ... <- CA 1 <- Root."""
    return _deep(7)


@scenario
def nine_intermediates() -> Scenario:
    """Leaf <- CA 9 <- ... <- CA 1 <- Root: ten certificates in the list."""
    return _deep(9)


@scenario
def twelve_intermediates() -> Scenario:
    """Leaf <- CA 12 <- ... <- CA 1 <- Root: thirteen certificates in the list."""
    return _deep(12)


@scenario
def anchor_is_an_intermediate() -> Scenario:
    """The store has the CA and not its root."""
    own, middle = chain(root(), 1)
    return Scenario([own, middle], [middle])


@scenario
def anchor_is_the_leaf() -> Scenario:
    """The store has the leaf alone."""
    own, middle = chain(root(), 1)
    return Scenario([own, middle], [own])


@scenario
def anchor_expired() -> Scenario:
    """The only root in the store has expired."""
    top = root(**_GONE)
    return Scenario(chain(top, 1), [top])


@scenario
def anchor_with_path_length() -> Scenario:
    """The root allows no intermediate below an intermediate, and there is one."""
    top = root(path_length=0)
    return Scenario(chain(top, 2), [top])


@scenario
def anchor_with_other_names() -> Scenario:
    """The root is constrained to other names."""
    top = root(name_constraints=pki.constraints([pki.dns_name("example.org")]))
    return Scenario(chain(top, 1), [top])


# One intermediate, and what is wrong with it.


def _with(intermediate: Options, own: Options | None = None) -> Scenario:
    """Leaf <- CA <- Root, with something said of the CA or of the leaf."""
    top = root()
    middle = ca(top, **intermediate)
    return Scenario([leaf(middle, **own or {}), middle], [top])


@scenario
def intermediate_expired() -> Scenario:
    """The CA has expired."""
    return _with(_GONE)


@scenario
def intermediate_not_yet_valid() -> Scenario:
    """The CA begins in forty days."""
    return _with(_TO_COME)


@scenario
def path_length_broken() -> Scenario:
    """Leaf <- CA 2 <- CA 1 <- Root: CA 1 allows no CA below it."""
    top = root()
    upper = ca(top, "Lab CA 1", path_length=0)
    lower = ca(upper, "Lab CA 2")
    return Scenario([leaf(lower), lower, upper], [top])


@scenario
def names_permitted() -> Scenario:
    """The CA is constrained to the name that is asked for."""
    return _with({"name_constraints": pki.constraints([pki.dns_name(HOST)])})


@scenario
def names_permitted_elsewhere() -> Scenario:
    """The CA is constrained to another name."""
    return _with({"name_constraints": pki.constraints([pki.dns_name("example.org")])})


@scenario
def names_excluded() -> Scenario:
    """The CA must not issue for the name that is asked for."""
    return _with({"name_constraints": pki.constraints([], [pki.dns_name(HOST)])})


@scenario
def intermediate_for_clients() -> Scenario:
    """The CA's extKeyUsage has clientAuth alone."""
    return _with({"eku": (pki.CLIENT_AUTH,)})


@scenario
def intermediate_for_any_purpose() -> Scenario:
    """The CA's extKeyUsage has anyExtendedKeyUsage alone."""
    return _with({"eku": (pki.ANY_EKU,)})


@scenario
def intermediate_by_sha1() -> Scenario:
    """The CA's certificate is signed over SHA-1."""
    return _with({"hash_name": "sha1"})


@scenario
def intermediate_with_unknown_critical() -> Scenario:
    """The CA has a critical extension that nobody knows."""
    return _with(_CRITICAL)


@scenario
def intermediate_is_no_ca() -> Scenario:
    """The CA's basicConstraints say FALSE."""
    return _with({"is_ca": False})


@scenario
def intermediate_without_cert_sign() -> Scenario:
    """The CA's keyUsage has cRLSign alone."""
    return _with({"key_usage": ("crl_sign",)})


@scenario
def intermediate_by_bad_signature() -> Scenario:
    """The signature of the CA's certificate is wrong."""
    return _with({"bad_signature": True})


# The leaf itself.


@scenario
def leaf_of_rsa_1024() -> Scenario:
    """The leaf's key is RSA of 1024 bits."""
    return _with({}, {"key": "rsa1024"})


@scenario
def leaf_expired() -> Scenario:
    """The leaf expired a month ago."""
    return _with({}, _GONE)


@scenario
def leaf_of_another_host() -> Scenario:
    """The leaf is for another host."""
    return _with({}, {"san": ["www.example.org"]})


@scenario
def leaf_for_clients() -> Scenario:
    """The leaf's extKeyUsage has clientAuth alone."""
    return _with({}, {"eku": (pki.CLIENT_AUTH,)})


@scenario
def leaf_with_unknown_critical() -> Scenario:
    """The leaf has a critical extension that nobody knows."""
    return _with({}, _CRITICAL)


@scenario
def critical_subject_key_identifier() -> Scenario:
    """The CA's subjectKeyIdentifier is marked critical, against RFC 5280 4.2.1.2."""
    return _with({"critical": ("2.5.29.14",)}, {})


@scenario
def critical_authority_info_access() -> Scenario:
    """The leaf's authorityInfoAccess is marked critical, against RFC 5280 4.2.2.1."""
    return _with({}, {"ca_issuers": ["http://127.0.0.1:9/none.crt"], "critical": ("1.3.6.1.5.5.7.1.1",)})


@scenario
def leaf_without_subject() -> Scenario:
    """The leaf has no subject, and its subjectAltName is not critical."""
    return _with({}, {"subject": ()})


@scenario
def address_beside_the_common_name() -> Scenario:
    """The host is the leaf's common name alone; its subjectAltName has an address."""
    return _with({}, {"san": ["192.0.2.1"]})


@scenario
def directory_name_permitted() -> Scenario:
    """The CA's name constraints permit the leaf's own subject and its host."""
    permitted = [pki.directory_name(pki.name_der(("CN", HOST))), pki.dns_name(HOST)]
    return _with({"name_constraints": pki.constraints(permitted)}, {})


@scenario
def key_identifiers_disagree_out_of_order() -> Scenario:
    """Leaf <- CA 2 <- CA 1 <- Root: the AKI of CA 1 names another key than the root's, and CA 1 is sent before CA 2."""
    top = root()
    upper = ca(top, "Lab CA 1", aki=b"x" * 20)
    lower = ca(upper, "Lab CA 2")
    return Scenario([leaf(lower), upper, lower], [top])


@scenario
def stray_behind_a_stored_ca() -> Scenario:
    """The store has the CA alone; a CA of another root stands last."""
    middle = ca(root())
    return Scenario([leaf(middle), middle, ca(root("Another Root"), "Stranger")], [middle])


@scenario
def stray_without_key_usage() -> Scenario:
    """A CA of the same root stands last; it has no keyUsage."""
    top = root()
    return Scenario([*chain(top, 1), ca(top, "Stranger", key_usage=None)], [top])


@scenario
def root_that_may_not_sign() -> Scenario:
    """The new root has no keyCertSign; the cross-certificate leads to the old one, and both are in the store."""
    old, new = root("Old Root"), root("New Root", key_usage=("crl_sign",))
    middle = ca(new)
    return Scenario([leaf(middle), middle, cross(old, new)], [new, old])


# Incidents by their shapes.


@scenario
def comodo_2018() -> Scenario:
    """Leaf <- DV CA <- RSA CA: sent are the leaf, a root that issued nothing here, and the RSA CA cross-signed by it; no DV CA."""
    old, new = root("External CA Root"), root("RSA CA")
    return Scenario([leaf(ca(new, "DV CA")), old, cross(old, new)], [old, new])


def _addtrust() -> tuple[list[Entity], Entity, Entity]:
    """Leaf <- DV CA <- USER, and USER by External until 30 May 2020: all four are sent, then USER and External."""
    external, user = root("External CA Root", **_GONE), root("USER CA")
    middle = ca(user, "DV CA")
    return [leaf(middle), middle, cross(external, user, **_GONE), external], user, external


@scenario
def addtrust_2020_in_an_old_store() -> Scenario:
    """An expired cross-certificate and its expired root are sent; the store has the expired root and the new one."""
    served, user, external = _addtrust()
    return Scenario(served, [external, user])


@scenario
def addtrust_2020_in_a_new_store() -> Scenario:
    """An expired cross-certificate and its expired root are sent; the store has the new root alone."""
    served, user, _ = _addtrust()
    return Scenario(served, [user])


def _dst_x3() -> tuple[list[Entity], Entity, Entity]:
    """Leaf <- R3 <- X1, and X1 by X3, in date; X3 itself ended on 30 September 2021: the long list, then X1 and X3."""
    x3, x1 = root("Root CA X3", **_GONE), root("Root X1")
    r3 = ca(x1, "R3")
    return [leaf(r3), r3, cross(x3, x1)], x1, x3


@scenario
def dst_2021_in_a_store_of_both() -> Scenario:
    """A cross-certificate that outlives its issuer is sent; the store has the expired issuer and the new root."""
    served, x1, x3 = _dst_x3()
    return Scenario(served, [x3, x1])


@scenario
def dst_2021_in_an_old_store() -> Scenario:
    """A cross-certificate that outlives its issuer is sent; the store has the expired issuer alone, as old Androids do."""
    served, _, x3 = _dst_x3()
    return Scenario(served, [x3])


@scenario
def x2_by_x1_reissued() -> Scenario:
    """Leaf <- E1 <- X2, and X2 by X1 twice: the one that expired is sent first, then the new one; the store has X1 alone."""
    x1, x2 = root("Root X1"), root("Root X2", key="p384-Root X2")
    e1 = ca(x2, "E1")
    return Scenario([leaf(e1), e1, cross(x1, x2, **_GONE), cross(x1, x2, serial=4711)], [x1])


@scenario
def x2_by_x1_expired() -> Scenario:
    """Leaf <- E1 <- X2, and X2 by X1, which has expired; the store has X1 and X2."""
    x1, x2 = root("Root X1"), root("Root X2", key="p384-Root X2")
    e1 = ca(x2, "E1")
    return Scenario([leaf(e1), e1, cross(x1, x2, **_GONE)], [x1, x2])


def _root_yr() -> tuple[list[Entity], Entity, Entity, Entity]:
    """Leaf <- YR1 <- Root YR, and Root YR by X1: leaf and YR1, then Root YR, its cross-certificate, and X1."""
    x1, yr = root("Root X1"), root("Root YR")
    yr1 = ca(yr, "YR1", path_length=0)
    return [leaf(yr1), yr1], yr, cross(x1, yr), x1


@scenario
def root_yr_first() -> Scenario:
    """The self-signed Root YR is sent before its cross-certificate, to a store that does not have it yet."""
    below, yr, twin, x1 = _root_yr()
    return Scenario([*below, yr, twin], [x1])


@scenario
def root_yr_by_its_cross() -> Scenario:
    """The cross-certificate of Root YR is sent without Root YR, to a store that does not have it yet."""
    below, _, twin, x1 = _root_yr()
    return Scenario([*below, twin], [x1])


@scenario
def root_yr_alone() -> Scenario:
    """The self-signed Root YR is sent without its cross-certificate, to a store that does not have it yet."""
    below, yr, _, x1 = _root_yr()
    return Scenario([*below, yr], [x1])
