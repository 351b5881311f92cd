"""Drawn PKIs: a few CA identities, any certificate between any two of them, constraints and twins, one or several stores.

Everything is drawn from small tables and issued once, so an example costs what its signature checks cost.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise, permutations, product
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import strategies as st

from chainfix import Builder, Certificate, CertificatePool, ChainNotFound, Repair, TrustStore
from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from chainfix.certificates.certificate import FETCHED, STORED, Source
from tests.support import brute_force, pki
from tests.support.brute_checks import Terms
from tests.support.brute_facts import facts
from tests.support.brute_force import Candidate

HOST = "www.example.org"
MOMENTS = tuple(datetime(year, 7, 1, tzinfo=UTC) for year in (2026, 2015, 2012))
"""Today, between the end of weak keys (2014) and that of SHA-1 (2017), and before both."""
LEAF_ENDS = datetime(2028, 1, 1, tzinfo=UTC)
WINDOW: pki.Options = {"not_before": datetime(2010, 1, 1, tzinfo=UTC), "not_after": datetime(2030, 1, 1, tzinfo=UTC)}

NAMES = ("Alpha CA", "Beta CA", "Gamma CA", "Delta CA", "Epsilon CA")
KEYS = ("ec1", "ec2", "ec3", "ec4", "ec5")
WEAK_KEYS = ("rsa1024", "dsa0")
SPELLINGS = (
    lambda name: pki.name_der(("CN", name)),
    lambda name: pki.name_der(("CN", name, "printable")),
    lambda name: pki.name_der(("CN", name.upper())),
)
"""Names equal after preparation (RFC 5280 7.1) and different as bytes."""
SPELLED = st.sampled_from((0, 0, 0, 0, 0, 1, 2))

PLAIN: pki.Options = {}
TWISTS: dict[str, pki.Options] = {
    "plain": PLAIN,
    "path length 0": {"path_length": 0},
    "path length 1": {"path_length": 1},
    "ends before the leaf": {"not_after": datetime(2027, 1, 1, tzinfo=UTC)},
    "begins late": {"not_before": datetime(2011, 7, 1, tzinfo=UTC)},
    "ends late": {"not_after": datetime(2033, 1, 1, tzinfo=UTC)},
    "ended": {"not_after": datetime(2020, 1, 1, tzinfo=UTC)},
    "not yet valid": {"not_before": datetime(2027, 6, 1, tzinfo=UTC)},
    "permits the leaf": {"name_constraints": pki.constraints(permitted=[pki.dns_name("example.org")])},
    "permits others": {"name_constraints": pki.constraints(permitted=[pki.dns_name("example.com")])},
    "excludes the leaf": {"name_constraints": pki.constraints(excluded=[pki.dns_name(HOST)])},
    "excludes Alpha CA": {"name_constraints": pki.constraints(excluded=[pki.directory_name(SPELLINGS[0](NAMES[0]))])},
    "excludes Beta CA": {"name_constraints": pki.constraints(excluded=[pki.directory_name(SPELLINGS[0](NAMES[1]))])},
    "excludes Gamma CA": {"name_constraints": pki.constraints(excluded=[pki.directory_name(SPELLINGS[0](NAMES[2]))])},
    "excludes Delta CA": {"name_constraints": pki.constraints(excluded=[pki.directory_name(SPELLINGS[0](NAMES[3]))])},
    "servers only": {"eku": (pki.SERVER_AUTH,)},
    "clients only": {"eku": (pki.CLIENT_AUTH,)},
    "no CA": {"is_ca": False},
    "no basic constraints": {"is_ca": None},
    "CRLs only": {"key_usage": ("crl_sign",)},
    "no key usage": {"key_usage": None},
    "unknown critical extension": {"extensions": ((pki.UNKNOWN, True, b"\x05\x00"),)},
    "SHA-1": {"hash_name": "sha1"},
    "bad signature": {"bad_signature": True},
    "no key ids": {"ski": None, "aki": None},
    "another AKI": {"aki": b"another"},
    "another SKI": {"ski": b"another"},
    "policy 1": {"policies": ("1.2.3.1",)},
    "policy 2": {"policies": ("1.2.3.2",)},
    "any policy": {"policies": (pki.ANY_POLICY,)},
    "explicit policy": {"policy_constraints": (0, None)},
    "explicit policy 1": {"policies": ("1.2.3.1",), "policy_constraints": (0, None)},
    "maps 1 to 2": {"policies": ("1.2.3.1",), "policy_mappings": (("1.2.3.1", "1.2.3.2"),)},
    "inhibits any policy": {"policies": (pki.ANY_POLICY,), "inhibit_any": 0},
}
UNTRUSTED_ROOT_TWISTS = ("unknown critical extension", "bad signature", "another AKI", "SHA-1")
"""What is not drawn for self-signed certificates: nothing asks it of a trust anchor, or they would not be self-signed."""
ROOT_TWISTS = tuple(name for name in TWISTS if name not in UNTRUSTED_ROOT_TWISTS)
LEAF_TWISTS = (
    "plain",
    "no key ids",
    "another AKI",
    "policy 1",
    "policy 2",
    "ends before the leaf",
    "begins late",
    "explicit policy 1",
)
DISTRUSTED_AFTER = int(datetime(2011, 1, 1, tzinfo=UTC).timestamp())
"""Between the beginnings of the leaves."""


class Identity(NamedTuple):
    """A CA: how its name is spelled at home, and its key."""

    name: int
    key: str


class Drawn(NamedTuple):
    """One drawn PKI and what is asked about it."""

    leaf: bytes
    given: tuple[bytes, ...]
    pooled: tuple[bytes, ...]
    stores: dict[str, tuple[bytes, ...]]
    at: datetime
    allow_weak: bool = False
    fetched: tuple[bytes, ...] = ()
    """Handed over as if they had come over the network before."""
    distrust: tuple[tuple[str, bytes, int], ...] = ()
    """A store, a root of it, and the last second at which a leaf may start that the store trusts this root for."""

    def __repr__(self) -> str:
        """Who is certified by whom, and with which twist: what a failing example must say."""
        stores = {name: _told(ders) for name, ders in self.stores.items()}
        weak = ", allow_weak" if self.allow_weak else ""
        places = f"given {_told(self.given)}; pooled {_told(self.pooled)}; fetched {_told(self.fetched)}"
        return f"<{_told([self.leaf])[0]}; {places}; {stores} at {self.at:%Y}{weak}>"

    def brute(self, names: Sequence[str] = (), candidates: Sequence[bytes] | None = None) -> brute_force.Answer | None:
        """What the brute force answers, for some of the stores and from some of the certificates alone if they are named."""
        places = (("given", self.given), ("pooled", self.pooled), ("fetched", self.fetched))
        here = [Candidate(der, kind) for kind, ders in places for der in ders]
        stores = {name: self.stores[name] for name in names or self.stores}
        if candidates is not None:
            here = [Candidate(der) for der in candidates]
            stores = {name: tuple(der for der in ders if facts(der).self_signed) for name, ders in stores.items()}
        distrust = tuple((name, facts(der).spki, after) for name, der, after in self.distrust)
        terms = Terms(int(self.at.timestamp()), allow_weak=self.allow_weak, distrust=distrust)
        return brute_force.best(self.leaf, here, stores, terms=terms)

    def builder(self) -> Builder:
        """A Builder with these stores and this pool, offline."""
        return Builder(
            stores=[store(name, ders, self.distrust) for name, ders in self.stores.items()],
            pool=CertificatePool((der, "pool", place) for place, der in enumerate(self.pooled, start=1)),
            at=self.at,
            allow_weak=self.allow_weak,
        )

    def build(self, *sources: bytes | str) -> Repair | None:
        """What chainfix answers, for the leaf and what was given if nothing else is; None if there is no list."""
        given = [Certificate.from_der(der) for der in (self.leaf, *self.given)]
        given += [Certificate.from_der(der, Source(FETCHED)) for der in self.fetched]
        try:
            return self.builder().build(*(sources or given), hostname=HOST)
        except ChainNotFound:
            return None

    def built(self) -> tuple[bytes, ...] | None:
        """The DER of the intermediates that chainfix would send."""
        return sent(self.build())

    def ask(self, builder: Builder, leaf: bytes, at: datetime) -> tuple[bytes, ...] | None:
        """What a Builder answers for a leaf alone at some moment."""
        try:
            return sent(builder.build(leaf, at=at))
        except ChainNotFound:
            return None


def sent(repair: Repair | None) -> tuple[bytes, ...] | None:
    """The DER of the intermediates, in order."""
    return None if repair is None else tuple(one.der for one in repair.chain.intermediates)


def store(name: str, ders: Sequence[bytes], distrust: Sequence[tuple[str, bytes, int]] = ()) -> TrustStore:
    """A trust store of these certificates."""
    rows = tuple(_row(Certificate.from_der(der), after) for held, der, after in distrust if held == name)
    pool = CertificatePool([(der, name, place) for place, der in enumerate(ders, start=1)], STORED)
    return TrustStore(name, pool, distrust=rows)


def _row(root: Certificate, after: int) -> Distrust:
    return Distrust(key_fingerprint(root), root.subject, after, basis="notBefore", purpose="server", source="drawn")


_TOLD: dict[bytes, str] = {}


def _told(ders: Sequence[bytes]) -> list[str]:
    return [_TOLD.get(der, "another certificate") for der in ders]


def _tell(entity: pki.Entity, issuer: Identity, subject: Identity | None, *twist: object) -> pki.Entity:
    who = f"{NAMES[subject.name]}/{subject.key}" if subject else "leaf"
    _TOLD[entity.der] = " ".join((who, "by", f"{NAMES[issuer.name]}/{issuer.key}", *(f"[{one}]" for one in twist if one)))
    return entity


@cache
def self_signed(identity: Identity, twist: str) -> pki.Entity:
    """A root certificate of this identity."""
    home: pki.Options = {"subject": SPELLINGS[0](NAMES[identity.name]), "key": identity.key}
    return _tell(pki.root(NAMES[identity.name], **(WINDOW | home | TWISTS[twist])), identity, identity, twist)


def url_of(identity: Identity) -> str:
    """Where the certificates of an identity can be fetched."""
    return f"http://aia.example.org/{identity.name}-{identity.key}"


def linked(issuer: Identity, link: bool) -> pki.Options:
    """The caIssuers of what this identity issues, if it has one."""
    return {"ca_issuers": (url_of(issuer),)} if link else {}


@cache
def cross(issuer: Identity, subject: Identity, twist: str, spelling: int = 0, link: bool = False) -> pki.Entity:
    """A certificate for one identity by another, which may spell the subject's name in its own way."""
    spelled: pki.Options = {"subject": SPELLINGS[spelling](NAMES[subject.name])} | linked(issuer, link)
    entity = self_signed(issuer, "plain").cross(self_signed(subject, "plain"), **(WINDOW | spelled | TWISTS[twist]))
    return _tell(entity, issuer, subject, twist, spelling)


@cache
def leaf_of(issuer: Identity, twist: str, host: str = HOST, link: bool = False) -> pki.Entity:
    """A target certificate."""
    options = WINDOW | {"not_after": LEAF_ENDS} | linked(issuer, link) | TWISTS[twist]
    return _tell(self_signed(issuer, "plain").leaf(host, **options), issuer, None, host != HOST and host, twist)


def twists(names: Sequence[str]) -> st.SearchStrategy[str]:
    """Plain in three of four cases, so that there is something to find."""
    return st.sampled_from((*names, *("plain",) * 3 * len(names)))


@st.composite
def identities(draw: st.DrawFn) -> list[Identity]:
    """Two to five CAs; they may share a name, never a key."""
    count = draw(st.integers(2, 5))
    weak = draw(st.sampled_from((*([None] * 6), *WEAK_KEYS)))
    keys = [*KEYS[: count - 1], weak or KEYS[count - 1]]
    mesh = draw(st.sampled_from((False, False, False, True)))
    return [Identity(0 if mesh else draw(st.sampled_from((place, place, place, place, 0))), key) for place, key in enumerate(keys)]


def certificates(
    cas: Sequence[Identity], *, link: bool = False, most: int = 12, names: Sequence[str] = tuple(TWISTS)
) -> st.SearchStrategy[list[pki.Entity]]:
    """Certificates between the CAs: the next one up signs the one below more often than not."""
    upward = list(pairwise(cas))
    pairs = st.sampled_from([*upward, *upward, *upward, *permutations(cas, 2)])
    one = st.builds(
        lambda pair, twist, spelling: cross(pair[1], pair[0], twist, spelling, link=link), pairs, twists(names), SPELLED
    )
    return st.integers(0, most).flatmap(lambda count: st.lists(one, min_size=count, max_size=count))


def roots(cas: Sequence[Identity]) -> st.SearchStrategy[list[pki.Entity]]:
    """Self-signed certificates, of the uppermost CA more often than not."""
    owners = st.sampled_from([cas[-1], cas[-1], cas[-1], *cas])
    plain = st.builds(self_signed, owners, st.just("plain"))
    return st.tuples(plain, st.lists(st.builds(self_signed, owners, st.sampled_from(ROOT_TWISTS)), max_size=4)).map(
        lambda drawn: [drawn[0], *drawn[1]]
    )


@st.composite
def pkis(draw: st.DrawFn, *, stores: int = 1) -> Drawn:
    """A PKI with this many trust stores at most."""
    cas = draw(identities())
    crossed, tops = draw(certificates(cas)), draw(roots(cas))
    pooled = draw(st.lists(st.booleans(), min_size=len(crossed), max_size=len(crossed)))
    served = draw(st.lists(st.sampled_from(tops), max_size=1))
    held = st.lists(st.sampled_from([tops[0], *tops, *tops, *crossed[:2]]), min_size=1, max_size=4)
    names = ("first", "second", "third")[: draw(st.integers(min(stores, 2), stores))]
    return Drawn(
        leaf=leaf_of(cas[0], draw(twists(LEAF_TWISTS))).der,
        given=_ders([*(one for one, pool in zip(crossed, pooled, strict=True) if not pool), *served]),
        pooled=_ders([one for one, pool in zip(crossed, pooled, strict=True) if pool]),
        stores={name: _ders(draw(held)) for name in names},
        at=draw(st.sampled_from(MOMENTS)),
        allow_weak=draw(st.sampled_from((False, False, False, True))),
        distrust=draw(st.sampled_from(((), (), (("first", tops[0].der, DISTRUSTED_AFTER),)))),
    )


FOCUSES = (
    ("excludes Alpha CA", "excludes Beta CA", "excludes Gamma CA", "excludes Delta CA"),
    ("path length 0", "path length 1", "excludes Beta CA"),
    ("policy 1", "policy 2", "any policy", "explicit policy", "explicit policy 1", "maps 1 to 2", "inhibits any policy"),
)
"""What makes an issuer acceptable above one partial path and not above another."""


DIAMOND = ((1, 0), (2, 0), (3, 1), (3, 2), (4, 3))
"""Issuer and subject: two ways up from the first CA to the fourth, and one from there to the last."""


@st.composite
def hard_pkis(draw: st.DrawFn) -> Drawn:
    """Two ways up and more, which are equal until the certificate above them looks at what lies below."""
    focus = draw(st.sampled_from(FOCUSES))
    cas = [Identity(draw(st.sampled_from((place, place, place, place, 0))), key) for place, key in enumerate(KEYS)]
    twist = st.sampled_from(("plain",) * 2 * len(focus) + focus)
    diamond = [cross(cas[upper], cas[lower], draw(twist if upper < 4 else st.sampled_from(focus))) for upper, lower in DIAMOND]
    pairs = st.sampled_from(list(permutations(cas, 2)))
    more = draw(st.lists(st.builds(lambda pair, twist: cross(*pair, twist), pairs, twist), max_size=6))
    pooled = draw(st.lists(st.booleans(), min_size=len(diamond), max_size=len(diamond)))
    return Drawn(
        leaf=leaf_of(cas[0], draw(st.sampled_from(("plain", "policy 1", "policy 2")))).der,
        given=_ders([one for one, pool in zip(diamond, pooled, strict=True) if not pool]),
        pooled=_ders([*(one for one, pool in zip(diamond, pooled, strict=True) if pool), *more]),
        stores={"first": (self_signed(cas[-1], draw(twist)).der,)},
        at=MOMENTS[0],
    )


RIVALS = ("ended", "ends before the leaf", "another AKI", "another SKI", "SHA-1", "no key ids", "ends late")
"""What ranks a list down or up and does not refuse it before 2017."""
IN_THE_WAY = (
    "path length 0",
    "not yet valid",
    "clients only",
    "no CA",
    "CRLs only",
    "permits others",
    "plain",
    "ends before the leaf",
)
"""What a store may hold of a CA on the way: an anchor, or something that looks like one until it is looked at."""


@st.composite
def rival_pkis(draw: st.DrawFn) -> Drawn:
    """Several sound lists for one leaf, up two to four floors with two CAs on each, and only the rank to choose by."""
    floors = [[Identity(0, "ec1")], [Identity(1, "ec2"), Identity(2, "ec3")], [Identity(3, "ec4"), Identity(4, "dsa0")]]
    floors = floors[: draw(st.integers(2, 3))]
    twist = st.sampled_from(("plain",) * 3 + RIVALS)
    one = st.tuples(twist, SPELLED, st.sampled_from(("given", "pooled", "fetched")))
    places: dict[str, list[pki.Entity]] = {"given": [], "pooled": [], "fetched": []}
    for lower, upper in pairwise(floors):
        for subject, issuer in product(lower, upper):
            for name, spelling, place in draw(st.lists(one, min_size=1, max_size=2)):
                entity = cross(issuer, subject, name, spelling)
                if not any(entity in others for others in places.values()):
                    places[place].append(entity)
    anchors = [
        self_signed(top, draw(st.sampled_from(("plain", "plain", "ends before the leaf", "ends late")))) for top in floors[-1]
    ]
    passed = [self_signed(one, draw(st.sampled_from(IN_THE_WAY))) for floor in floors[:-1] for one in floor if draw(st.booleans())]
    return Drawn(
        leaf=leaf_of(floors[0][0], "plain").der,
        given=_ders(places["given"]),
        pooled=_ders(places["pooled"]),
        fetched=_ders(places["fetched"]),
        stores={"first": _ders([*anchors, *passed]), "second": _ders(anchors[: draw(st.integers(1, 2))])},
        at=draw(st.sampled_from(MOMENTS[1:])),
    )


class Published(NamedTuple):
    """A drawn PKI of which all but the leaf and the stores must be fetched."""

    drawn: Drawn
    """With everything that can be fetched as given."""
    answers: dict[str, bytes]
    """What each caIssuers URL answers with."""

    def builder(self, proxy: str, cache: Path) -> Builder:
        """A Builder that has nothing but its stores, and fetches."""
        drawn = self.drawn
        stores = [store(name, ders) for name, ders in drawn.stores.items()]
        return Builder(stores=stores, at=drawn.at, allow_weak=drawn.allow_weak, fetch=True, proxy=proxy, cache=cache)

    def built(self, proxy: str, cache: Path) -> tuple[bytes, ...] | None:
        """The DER of the intermediates that chainfix would send for the leaf alone."""
        try:
            return sent(self.builder(proxy, cache).build(self.drawn.leaf))
        except ChainNotFound:
            return None


@st.composite
def published(draw: st.DrawFn) -> Published:
    """Each CA publishes its certificates under one URL, the way CAs do: one as DER, several as PKCS#7 or PEM."""
    cas = draw(identities())
    crossed, tops = draw(certificates(cas, link=True, most=8)), draw(roots(cas))
    answers = {}
    for identity in cas:
        own = [der for der in _ders([*crossed, *tops]) if facts(der).spki == self_signed(identity, "plain").spki]
        if own:
            answers[url_of(identity)] = draw(st.sampled_from((_as_pem, _as_pkcs7) if own[1:] else (_as_der, _as_pem, _as_pkcs7)))(
                own
            )
    held = st.lists(st.sampled_from([tops[0], *tops]), min_size=1, max_size=3)
    leaf = leaf_of(cas[0], draw(twists(LEAF_TWISTS)), link=True)
    stores = {name: _ders(draw(held)) for name in ("first", "second")[: draw(st.integers(1, 2))]}
    drawn = Drawn(leaf=leaf.der, given=_ders(crossed), pooled=(), stores=stores, at=draw(st.sampled_from(MOMENTS)))
    return Published(drawn, answers)


def _as_der(ders: Sequence[bytes]) -> bytes:
    return ders[0]


def _as_pem(ders: Sequence[bytes]) -> bytes:
    return "".join(map(pki.pem, ders)).encode()


def _as_pkcs7(ders: Sequence[bytes]) -> bytes:
    loaded = [x509.load_der_x509_certificate(der) for der in ders]
    return pkcs7.serialize_certificates(loaded, serialization.Encoding.DER)


class Batch(NamedTuple):
    """A PKI with everything pooled, and targets (its leaves and its CAs themselves), each judged at its own moment."""

    drawn: Drawn
    leaves: tuple[tuple[bytes, datetime], ...]

    def __repr__(self) -> str:
        return f"{self.drawn!r}; {[(_told([leaf])[0], at.year) for leaf, at in self.leaves]}"


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """Three to eight targets, most of them asked for in the same words."""
    drawn = draw(st.one_of(pkis(stores=2), rival_pkis()))
    issuers = st.sampled_from([Identity(0, "ec1"), Identity(0, "ec1"), Identity(0, "ec1"), Identity(1, "ec2"), Identity(2, "ec3")])
    names = st.sampled_from(
        ("plain", "plain", draw(st.sampled_from(LEAF_TWISTS)), draw(st.sampled_from((*LEAF_TWISTS, "clients only"))))
    )
    leaves = st.builds(leaf_of, issuers, names, st.sampled_from((HOST, HOST, "www.example.com"))).map(lambda leaf: leaf.der)
    pooled = (*drawn.given, *drawn.pooled, *drawn.fetched)
    authorities = st.sampled_from([*pooled, *(der for ders in drawn.stores.values() for der in ders)])
    moments = st.sampled_from((drawn.at, drawn.at, *MOMENTS))
    chosen = draw(st.lists(st.tuples(st.one_of(leaves, leaves, authorities), moments), min_size=3, max_size=8))
    return Batch(drawn._replace(given=(), pooled=pooled, fetched=()), tuple(chosen))


def _ders(entities: Sequence[pki.Entity]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(entity.der for entity in entities))


@cache
def unrelated() -> tuple[bytes, ...]:
    """Certificates of a PKI that shares no name and no key with the drawn ones."""
    top = pki.root("Unrelated Root", not_after=LEAF_ENDS + timedelta(days=1))
    inter = top.ca("Unrelated CA")
    return top.der, inter.der, pki.root("Other Unrelated Root").cross(inter).der
