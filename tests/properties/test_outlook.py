"""Laws of outlooks: what is said of a stretch of time is what a client says at any moment in it."""

from collections.abc import Sequence
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from chainfix.building.trust import TrustStore
from chainfix.certificates.certificate import Certificate
from chainfix.clients.catalogue import CATALOGUE
from chainfix.clients.outlook import Outlook, outlook
from chainfix.clients.verdict import Verdict, simulate_all
from tests.properties import strategies
from tests.properties.strategies import Drawn

YEAR = 365 * 86400
WINDOW = 30 * YEAR

moments = st.floats(0, 1)


def told(verdict: Verdict) -> tuple[object, ...]:
    return verdict.client, verdict.accepts, verdict.problem, verdict.certificate, verdict.fact


def lists(drawn: Drawn) -> list[Certificate]:
    return [Certificate.from_der(der) for der in (drawn.leaf, *drawn.given, *drawn.pooled)]


def first_store(drawn: Drawn) -> TrustStore:
    name, ders = next(iter(drawn.stores.items()))
    return strategies.store(name, ders, drawn.distrust)


def window(drawn: Drawn) -> tuple[int, int]:
    middle = int(drawn.at.timestamp())
    return middle - WINDOW // 2, middle + WINDOW // 2


def outlooks(drawn: Drawn) -> Sequence[Outlook]:
    at, until = window(drawn)
    return outlook(CATALOGUE, lists(drawn), first_store(drawn), at=at, until=until, hostname=strategies.HOST)


class TestSpans:
    """A verdict for every stretch of time in which none can change."""

    @given(strategies.pkis(), moments)
    def test_each_says_what_the_client_says_at_any_moment_in_it(self, drawn: Drawn, place: float) -> None:
        at, until = window(drawn)
        moment = at + int(place * (until - at))
        now = simulate_all(CATALOGUE, lists(drawn), first_store(drawn), at=moment, hostname=strategies.HOST)
        covering = [next(span for span in one.spans if span.since <= moment <= span.until) for one in outlooks(drawn)]
        assert [told(span.verdict) for span in covering] == [told(verdict) for verdict in now]

    @given(strategies.hard_pkis())
    def test_on_both_sides_of_every_change_the_client_says_what_they_say(self, drawn: Drawn) -> None:
        listed, store = lists(drawn), first_store(drawn)
        for one, profile in zip(outlooks(drawn), CATALOGUE, strict=True):
            for span in one.spans:
                for moment in (span.since, span.until):
                    (found,) = simulate_all([profile], listed, store, at=moment, hostname=strategies.HOST)
                    assert told(found) == told(span.verdict), datetime.fromtimestamp(moment).astimezone()

    @given(strategies.rival_pkis())
    def test_they_follow_each_other_without_a_gap_and_neighbours_differ(self, drawn: Drawn) -> None:
        at, until = window(drawn)
        for one in outlooks(drawn):
            assert (one.spans[0].since, one.spans[-1].until) == (at, until)
            for before, after in zip(one.spans, one.spans[1:], strict=False):
                assert before.since <= before.until == after.since - 1
                assert told(before.verdict) != told(after.verdict)
