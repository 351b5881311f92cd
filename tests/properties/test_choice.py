"""The list that is chosen: found whenever there is one, and the best by the ranking."""

from hypothesis import given, settings

from tests.properties.strategies import Drawn, hard_pkis, pkis, rival_pkis
from tests.support.brute_facts import facts

MANY = settings(max_examples=300)
"""For what is compared with the brute force: the cases in which only one component of the rank decides are rare."""


@given(pkis(stores=1))
def test_a_list_is_found_whenever_there_is_one(drawn: Drawn) -> None:
    """RFC 4158 2.4.2: if there is at least one valid path, the software should find it."""
    assert (drawn.built() is None) == (drawn.brute() is None)


@given(pkis(stores=3))
def test_a_list_for_several_stores_is_found_whenever_there_is_one(drawn: Drawn) -> None:
    """--store repeated: each must be reached."""
    assert (drawn.built() is None) == (drawn.brute() is None)


@MANY
@given(pkis(stores=1))
def test_the_list_chosen_is_the_best_by_the_ranking(drawn: Drawn) -> None:
    """Ranking is one tuple with a reason per component."""
    answer = drawn.brute()
    assert drawn.built() == (answer and answer.intermediates)


@MANY
@given(pkis(stores=3))
def test_the_list_chosen_for_several_stores_is_the_best_by_the_ranking(drawn: Drawn) -> None:
    """Ranking is one tuple with a reason per component, requested stores left uncovered first."""
    answer = drawn.brute()
    assert drawn.built() == (answer and answer.intermediates)


@MANY
@given(hard_pkis())
def test_the_best_list_is_found_where_what_lies_below_decides(drawn: Drawn) -> None:
    """Path lengths, names of CAs and policies make an issuer acceptable above one partial path and not above another."""
    answer = drawn.brute()
    assert drawn.built() == (answer and answer.intermediates)


@MANY
@given(rival_pkis())
def test_the_best_of_many_sound_lists_is_chosen(drawn: Drawn) -> None:
    """Ranking is one tuple with a reason per component."""
    answer = drawn.brute()
    assert drawn.built() == (answer and answer.intermediates)


@MANY
@given(pkis(stores=3))
def test_each_store_is_left_at_its_own_lowest_anchor(drawn: Drawn) -> None:
    """A store covers a path where the store's own, self-signed certificate of one of its issuers is acceptable."""
    answer, repair = drawn.brute(), drawn.build()
    anchors = repair and {name: anchor.der for name, anchor in repair.anchors.items()}
    assert anchors == (answer and answer.anchors)


@given(pkis(stores=3))
def test_an_added_store_never_takes_away_what_the_others_need(drawn: Drawn) -> None:
    """The list for several stores serves each of them alone."""
    built = drawn.built()
    assert built is None or all(drawn.brute([name], built) for name in drawn.stores)


@given(pkis(stores=3))
def test_the_whole_list_is_in_date(drawn: Drawn) -> None:
    """RFC 5280 6.1.3 (a) (2): the certificate validity period includes the current time."""
    at = int(drawn.at.timestamp())
    assert all(facts(der).starts <= at <= facts(der).ends for der in drawn.built() or ())
