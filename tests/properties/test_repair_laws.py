"""What holds for every list that comes out."""

from itertools import pairwise

from hypothesis import given, settings

import chainfix
from chainfix import Repair
from tests.properties.strategies import Batch, Drawn, batches, pkis, sent
from tests.support.brute_facts import facts, prepared, verifies


@given(pkis(stores=2))
def test_each_certificate_certifies_the_one_before(drawn: Drawn) -> None:
    """RFC 8446 4.4.2: each following certificate SHOULD directly certify the one immediately preceding it."""
    links = pairwise((drawn.leaf, *(drawn.built() or ())))
    assert all(verifies(child, facts(issuer).spki) for child, issuer in links)


@given(pkis(stores=2))
def test_each_certificate_is_named_as_issuer_by_the_one_before(drawn: Drawn) -> None:
    """RFC 5280 6.1.3 (a) (4): the certificate issuer name is the working_issuer_name."""
    links = pairwise(map(facts, (drawn.leaf, *(drawn.built() or ()))))
    assert all(prepared(child.issuer) == prepared(issuer.subject) for child, issuer in links)


@given(pkis(stores=2))
def test_each_anchor_certifies_one_of_the_list_under_the_very_name(drawn: Drawn) -> None:
    """A store covers a path where its own certificate of one of its issuers is byte-equal in name."""
    repair = drawn.build()
    path = [facts(der) for der in (drawn.leaf, *(sent(repair) or ()))]
    anchors = repair.anchors.values() if repair else ()
    assert all(any(one.issuer == a.subject_der and verifies(one.der, a.spki_der) for one in path) for a in anchors)


@given(pkis(stores=2))
def test_every_store_has_an_anchor(drawn: Drawn) -> None:
    """Each requested store must be reached."""
    repair = drawn.build()
    assert repair is None or (set(repair.anchors) == set(drawn.stores) and all(repair.stores.values()))


@given(pkis(stores=2))
def test_no_certificate_can_be_left_out(drawn: Drawn) -> None:
    """A chain is the list that should be served, and nothing besides."""
    built = drawn.built() or ()
    assert not any(drawn.brute(candidates=[*built[:place], *built[place + 1 :]]) for place in range(len(built)))


@given(pkis(stores=2))
def test_no_certificate_is_self_signed(drawn: Drawn) -> None:
    """RFC 8446 4.4.2: a certificate that specifies a trust anchor MAY be omitted from the chain."""
    assert not any(facts(der).self_signed for der in drawn.built() or ())


@given(pkis(stores=2))
def test_no_certificate_of_the_output_comes_from_nowhere(drawn: Drawn) -> None:
    """What is sent was given, pooled or stored."""
    known = {*drawn.given, *drawn.pooled, *(der for ders in drawn.stores.values() for der in ders)}
    assert set(drawn.built() or ()) <= known


@given(pkis(stores=2))
def test_added_and_removed_are_what_makes_the_difference(drawn: Drawn) -> None:
    """removed and added: (certificate, reason, source)."""
    repair = drawn.build()
    if repair is not None:
        added, removed = ({change.certificate.der for change in changes} for changes in (repair.added, repair.removed))
        assert set(drawn.given) - {drawn.leaf} - removed | added == set(sent(repair) or ())
        assert not added & removed


@given(pkis(stores=2))
def test_pem_round_trips(drawn: Drawn) -> None:
    """RFC 7468 3: parsers MUST be able to read what generators write."""
    repair = drawn.build()
    if repair is not None:
        read = chainfix.read(repair.to_pem("fullchain")).certificates
        assert tuple(one.der for one in read) == (drawn.leaf, *(sent(repair) or ()))


@given(pkis(stores=2))
def test_the_pem_is_strict(drawn: Drawn) -> None:
    """RFC 7468 3: generators MUST wrap the base64 at 64 characters; and no text around the blocks."""
    repair = drawn.build()
    text = repair.to_pem("fullchain") if repair else ""
    assert all(len(line) <= 64 and line.isascii() for line in text.split("\n"))
    assert "\r" not in text
    assert not text or (text.endswith("-----\n") and "\n\n" not in text)


@settings(max_examples=200)
@given(batches())
def test_what_was_built_before_changes_nothing(batch: Batch) -> None:
    """A continuation is joined with each leaf as if it had been found for it."""
    drawn, leaves = batch
    busy = drawn.builder()
    assert [drawn.ask(busy, *leaf) for leaf in leaves] == [drawn.ask(drawn.builder(), *leaf) for leaf in leaves]


@settings(max_examples=200)
@given(batches())
def test_each_of_many_lists_is_the_best(batch: Batch) -> None:
    """With every check of a single build."""
    drawn, leaves = batch
    built = drawn.builder().build_many(leaf for leaf, _ in leaves)
    best = [drawn._replace(leaf=leaf).brute() for leaf, _ in leaves]
    assert [sent(one) if isinstance(one, Repair) else None for one in built] == [one and one.intermediates for one in best]
