"""Lists for stated clients: accepted by the model of each, and the shortest; what a build without clients loses is told."""

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from chainfix import Builder, Certificate, ChainNotFound, InputError, Repair, TrustStore
from chainfix.choosing import losses
from chainfix.clients.catalogue import CATALOGUE
from chainfix.clients.profile import Profile
from chainfix.clients.verdict import simulate_all
from chainfix.simulating import Clients
from tests.properties.strategies import HOST, KEYS, NAMES, WEAK_KEYS, Drawn, Identity, pkis, rival_pkis, self_signed, store

PROFILES = st.lists(st.sampled_from(CATALOGUE), min_size=1, max_size=4, unique_by=lambda profile: profile.name)
FEW = settings(max_examples=60)
"""Each example asks clients about up to a few hundred lists."""
ORDINARY = {self_signed(Identity(name, key), "plain").der for name in range(len(NAMES)) for key in (*KEYS, *WEAK_KEYS)}
"""Roots with nothing odd about them."""
BRUTE = 4
"""Certificates of which all ordered selections are tried."""


def built(drawn: Drawn, profiles: Sequence[Profile], best_effort: bool = False) -> Repair | None:
    """The list for clients before the first of the drawn stores, or None."""
    names = [profile.name for profile in profiles]
    builder = Builder(
        stores=first_store(drawn), clients=names, pool=certificates(drawn.pooled), at=drawn.at, best_effort=best_effort
    )
    try:
        return builder.build(drawn.leaf, *drawn.given, hostname=HOST)
    except ChainNotFound:
        return None


def first_store(drawn: Drawn) -> TrustStore:
    name, ders = next(iter(drawn.stores.items()))
    return store(name, ders)


def certificates(ders: Sequence[bytes]) -> list[Certificate]:
    return [Certificate.from_der(der) for der in ders]


def accepted_by(drawn: Drawn, profiles: Sequence[Profile], listed: Sequence[Certificate]) -> set[str]:
    verdicts = simulate_all(profiles, listed, first_store(drawn), at=int(drawn.at.timestamp()), hostname=HOST)
    return {verdict.client for verdict in verdicts if verdict.accepts}


@given(pkis(stores=1) | rival_pkis(), PROFILES)
def test_each_client_accepts_the_list_that_was_chosen_for_it(drawn: Drawn, profiles: list[Profile]) -> None:
    """``build --clients X``: the list is accepted by the model of each member of X."""
    repair = built(drawn, profiles)
    if repair is not None:
        listed = (repair.leaf, *repair.chain.intermediates)
        assert accepted_by(drawn, profiles, listed) == {profile.name for profile in profiles}


@given(pkis(stores=1), PROFILES)
def test_best_effort_says_whom_it_leaves_out(drawn: Drawn, profiles: list[Profile]) -> None:
    """``--best-effort``: those who are not named accept."""
    repair = built(drawn, profiles, best_effort=True)
    if repair is not None:
        assert repair.chosen is not None
        left_out = {verdict.client for verdict in repair.chosen.choice.left_out}
        listed = (repair.leaf, *repair.chain.intermediates)
        assert accepted_by(drawn, profiles, listed) == {profile.name for profile in profiles} - left_out


@FEW
@given(pkis(stores=1), PROFILES)
def test_no_shorter_list_of_these_certificates_will_do(drawn: Drawn, profiles: list[Profile]) -> None:
    """The shortest that each accepts: no selection of what was handed over, in whatever order, is shorter.

    Only CA certificates in date are selected: what no standard lets issue is never sent, though some client may take it.
    """
    repair = built(drawn, profiles)
    if repair is None:
        return
    at = int(drawn.at.timestamp())
    usable = [c for c in certificates((*drawn.given, *drawn.pooled)) if c.is_ca and c.starts <= at <= c.ends][:BRUTE]
    everyone = {profile.name for profile in profiles}
    for length in range(len(repair.chain.intermediates)):
        for selected in permutations(usable, length):
            assert accepted_by(drawn, profiles, (repair.leaf, *selected)) != everyone


@given(pkis(stores=1))
def test_the_answer_is_the_same_for_whatever_order_of_the_input(drawn: Drawn) -> None:
    """Deterministic to the byte."""
    profiles = [profile for profile in CATALOGUE if profile.name in ("openssl-3.0", "java17", "android-7.0")]
    turned = drawn._replace(given=drawn.given[::-1], pooled=drawn.pooled[::-1])
    one, other = built(drawn, profiles), built(turned, profiles)
    assert (one and one.to_pem("fullchain")) == (other and other.to_pem("fullchain"))


@given(pkis(stores=3), st.integers(0, 2))
def test_nobody_loses_a_good_list_in_silence(drawn: Drawn, turn: int) -> None:
    """Clients before different stores of ordinary roots: where nothing is taken out, who accepted the list accepts the answer."""
    stores = [store(name, [der for der in ders if der in ORDINARY]) for name, ders in drawn.stores.items()]
    builder = Builder(stores=stores[0], pool=certificates(drawn.pooled), at=drawn.at)
    try:
        outcome = builder.build(drawn.leaf, *drawn.given).outcome
    except (ChainNotFound, InputError):
        return
    if not outcome.drops_a_ca:
        places = {profile.name: stores[(place + turn) % len(stores)] for place, profile in enumerate(CATALOGUE)}
        assert losses(outcome, Clients(CATALOGUE, lambda profile: places[profile.name])) == ()
