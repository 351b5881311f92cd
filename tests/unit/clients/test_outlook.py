"""Outlooks: from when to when, to the second, and only what makes a difference to people."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from chainfix.building.distrust import Distrust
from chainfix.building.trust import TrustStore, key_fingerprint
from chainfix.certificates.certificate import Certificate
from chainfix.certificates.pool import CertificatePool
from chainfix.clients.outlook import Outlook, outlook
from chainfix.clients.profile import Habits, Look, Profile, Search, Words
from chainfix.clients.stores import ClientStore
from chainfix.clients.trust import OwnStore
from chainfix.clients.verdict import Refusal
from tests.support import pki

HOST = "www.example.org"
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
FAR = pki.NOW + 3650 * DAY
ROOT = pki.root("Root", not_after=FAR)
CA = ROOT.ca("CA", not_after=FAR)
WORDS = Words("it says: {problem}", {"": "no"})
DATED = Habits(anchor=frozenset((Look.DATES,)))


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def read(*entities: pki.Entity) -> list[Certificate]:
    return [Certificate.from_der(entity.der) for entity in entities]


def store(*roots: pki.Entity, distrust: tuple[Distrust, ...] = ()) -> TrustStore:
    return TrustStore("store", CertificatePool.of(read(*roots)), distrust=distrust)


def client(habits: Habits = DATED, name: str = "test") -> Profile:
    return Profile(name, "A test", "1", "tests", frozenset(), "none", habits, observed=False, sources={"": "here"}, words=WORDS)


def seen(
    served: Sequence[pki.Entity],
    trusted: TrustStore,
    *,
    habits: Habits = DATED,
    at: datetime = pki.NOW,
    until: datetime = FAR,
) -> Outlook:
    (found,) = outlook((client(habits),), read(*served), trusted, at=seconds(at), until=seconds(until), hostname=HOST)
    return found


def told(found: Outlook) -> list[tuple[bool | None, Refusal | None]]:
    return [(span.verdict.accepts, span.verdict.problem) for span in found.spans]


def is_whole(found: Outlook, at: datetime, until: datetime) -> bool:
    """Whether the spans follow each other without a gap from the first moment to the last."""
    ends = [span.until for span in found.spans]
    return [span.since for span in found.spans] == [seconds(at), *(end + 1 for end in ends[:-1])] and ends[-1] == seconds(until)


def test_a_list_dies_in_the_second_after_the_last_one_of_its_leaf() -> None:
    found = seen([CA.leaf(HOST), CA], store(ROOT))
    assert told(found) == [(True, None), (False, Refusal.EXPIRED)]
    assert found.accepts_until == found.spans[0].until == seconds(pki.END)
    assert is_whole(found, pki.NOW, FAR)


def test_without_a_horizon_there_is_one_moment() -> None:
    found = seen([CA.leaf(HOST), CA], store(ROOT), until=pki.NOW)
    assert [(span.since, span.until) for span in found.spans] == [(seconds(pki.NOW), seconds(pki.NOW))]
    assert found.accepts_until is None
    assert found.now.accepts


def test_what_changes_at_the_last_second_is_in_it_and_what_changes_after_is_not() -> None:
    served, trusted = [CA.leaf(HOST), CA], store(ROOT)
    assert len(seen(served, trusted, until=pki.END).spans) == 1
    assert len(seen(served, trusted, until=pki.END + SECOND).spans) == 2


def test_a_list_may_begin_to_be_accepted() -> None:
    begins = pki.NOW + 10 * DAY
    found = seen([CA.leaf(HOST, not_before=begins), CA], store(ROOT), until=pki.NOW + 20 * DAY)
    assert told(found) == [(False, Refusal.NOT_YET_VALID), (True, None)]
    assert found.spans[1].since == seconds(begins)
    assert found.accepts_until is None


def test_another_path_that_takes_over_is_no_change() -> None:
    """CA by Root ends before CA by Other Root does: the path is another one and the verdict the same."""
    other = pki.root("Other Root", not_after=FAR)
    short, long = ROOT.ca("Twin CA", not_after=pki.NOW + 5 * DAY), ROOT.ca("Twin CA", not_after=FAR)
    leaf = long.leaf(HOST, not_after=FAR)
    found = seen([leaf, short, other.cross(long, not_after=FAR)], store(ROOT, other))
    assert told(found) == [(True, None)]
    assert [c.name for c in found.now.path] == [HOST, "Twin CA", "Root"]


def test_the_end_of_an_anchor_counts_for_who_looks_at_it() -> None:
    dying = pki.root("Dying Root", not_after=pki.NOW + 5 * DAY)
    served = [dying.leaf(HOST, not_after=FAR)]
    assert told(seen(served, store(dying))) == [(True, None), (False, Refusal.EXPIRED)]
    assert told(seen(served, store(dying), habits=Habits())) == [(True, None)]


def test_the_end_of_an_anchor_that_is_reached_only_later_counts_too() -> None:
    """A committed client goes to the first root while it is in date, and to the other one for a while after."""
    habits = DATED._replace(search=Search.COMMITTED)
    first = pki.root("Same Root", not_after=pki.NOW + 5 * DAY)
    second = pki.root("Same Root", key=f"key of {first.name}", not_after=pki.NOW + 9 * DAY)
    found = seen([first.leaf(HOST, not_after=FAR)], store(first, second), habits=habits)
    assert is_whole(found, pki.NOW, FAR)
    assert found.spans[-1].verdict.problem is Refusal.EXPIRED


def test_a_root_that_leaves_a_store_on_a_day_ends_acceptance_on_that_day() -> None:
    leaves = pki.NOW + 30 * DAY
    (root,) = read(ROOT)
    row = Distrust(key_fingerprint(root), root.subject, seconds(leaves), "removal", "server", "a test")
    facts = ClientStore("own", "A test's", ("store",), "here", follows=True)
    own = OwnStore(facts, store(ROOT, distrust=(row,)), lambda: CertificatePool(()))
    served = [CA.leaf(HOST, not_after=FAR), CA]
    found = seen(served, own)
    assert told(found) == [(True, None), (False, Refusal.DISTRUSTED)]
    assert found.spans[1].since == seconds(leaves)
    assert found.spans[1].verdict.fact == f"leaves the store on {leaves:%Y-%m-%d}"
    assert told(seen(served, store(ROOT, distrust=(row,)))) == [(True, None)], "a store that is installed is as it is"


def test_clients_before_several_stores_are_each_asked_before_their_own() -> None:
    dying = pki.root("Dying Root", not_after=pki.NOW + 5 * DAY)
    profiles = [client(name="first"), client(name="second")]
    stores = {"first": store(ROOT), "second": store(dying)}
    served = read(CA.leaf(HOST), CA, dying.cross(CA, not_after=FAR))
    found = outlook(profiles, served, lambda profile: stores[profile.name], at=seconds(pki.NOW), until=seconds(FAR))
    assert {one.client: one.accepts_until for one in found} == {
        "first": seconds(pki.END),
        "second": seconds(pki.NOW + 5 * DAY),
    }


def test_nobody_is_asked_where_there_is_nobody() -> None:
    assert outlook((), read(CA), store(ROOT), at=0, until=10) == ()


def test_moments_before_the_first_certificate() -> None:
    early = datetime(1999, 1, 1, tzinfo=UTC)
    found = seen([CA.leaf(HOST), CA], store(ROOT), at=early, until=pki.END + SECOND)
    assert told(found) == [(False, Refusal.NOT_YET_VALID), (True, None), (False, Refusal.EXPIRED)]
    assert is_whole(found, early, pki.END + SECOND)
