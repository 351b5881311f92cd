"""What is said first does not matter, nor what has nothing to do with it."""

from hypothesis import given
from hypothesis import strategies as st

from chainfix import Certificate
from tests.properties.strategies import Drawn, pkis, sent, unrelated


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Drawn, Drawn]:
    """A PKI, and the same one in another order."""
    drawn = draw(pkis(stores=3))
    other = drawn._replace(
        given=tuple(draw(st.permutations(drawn.given))),
        pooled=tuple(draw(st.permutations(drawn.pooled))),
        stores={name: tuple(draw(st.permutations(drawn.stores[name]))) for name in draw(st.permutations(list(drawn.stores)))},
    )
    return drawn, other


@given(shuffled())
def test_the_order_of_every_input_is_irrelevant(pair: tuple[Drawn, Drawn]) -> None:
    """Deterministic to the byte: the same set of inputs in any order gives the same output."""
    one, other = pair
    assert one.built() == other.built()


@given(pkis(), st.randoms(use_true_random=False))
def test_the_leaf_may_stand_anywhere_among_the_sources(drawn: Drawn, random: st.DataObject) -> None:
    """RFC 8446 4.4.2: implementations SHOULD be prepared to handle potentially extraneous certificates and arbitrary orderings."""
    ders = [drawn.leaf, *drawn.given]
    random.shuffle(ders)  # type: ignore[attr-defined]
    assert sent(drawn.build("".join(Certificate.from_der(der).pem for der in ders))) == drawn.built()


@given(pkis(stores=2))
def test_what_is_given_twice_counts_once(drawn: Drawn) -> None:
    """Inputs are a set."""
    doubled = drawn._replace(given=drawn.given * 2, pooled=drawn.pooled * 2)
    assert doubled.built() == drawn.built()


@given(pkis(stores=2))
def test_building_from_the_output_again_changes_nothing(drawn: Drawn) -> None:
    """A repaired list is its own repair."""
    repair = drawn.build()
    assert repair is None or sent(drawn.build(repair.to_pem("fullchain"))) == sent(repair)


@given(pkis(stores=2))
def test_unrelated_certificates_change_nothing(drawn: Drawn) -> None:
    """RFC 8446 4.4.2: extraneous certificates are tolerated, so they decide nothing."""
    noisy = drawn._replace(given=(*drawn.given, *unrelated()), pooled=(*drawn.pooled, *unrelated()))
    assert noisy.built() == drawn.built()


@given(pkis(stores=2))
def test_unrelated_roots_in_the_stores_change_nothing(drawn: Drawn) -> None:
    """A trust store is a set of anchors, each for itself."""
    larger = drawn._replace(stores={name: (*ders, *unrelated()) for name, ders in drawn.stores.items()})
    assert larger.built() == drawn.built()
