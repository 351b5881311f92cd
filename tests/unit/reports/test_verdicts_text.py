"""Who breaks, in words: grouped by what is wrong, the greatest group first, and from when that changes."""

from collections.abc import Sequence

from chainfix.certificates.certificate import Certificate
from chainfix.clients.case import Refusal
from chainfix.clients.outlook import Outlook, Span
from chainfix.clients.simulation import Simulation, StandIn
from chainfix.clients.verdict import Verdict
from chainfix.reports import verdicts_text
from tests.support import pki

ROOT = pki.root("Root")
CA = ROOT.ca("CA")
LEAF, ISSUER = Certificate.from_der(CA.leaf("www.example.org").der), Certificate.from_der(CA.der)
AT = int(pki.NOW.timestamp())
DAY = 86400


def accepts(client: str) -> Verdict:
    return Verdict(client, "store", True, None, None, "", (LEAF, ISSUER), "")


def refuses(client: str, certificate: Certificate = LEAF, problem: Refusal = Refusal.NO_ISSUER, fact: str = "") -> Verdict:
    return Verdict(client, "store", False, problem, certificate, fact, (LEAF,), f"{client} says no")


def unknown(client: str, fact: str = "the search became too long") -> Verdict:
    return Verdict(client, "store", None, None, None, fact, (), "")


def simulation(*told: Verdict | Sequence[Verdict], store: str | None = "store", days: int = 0) -> Simulation:
    """Each client's verdicts, a day apart."""
    outlooks = []
    for one in told:
        verdicts = [one] if isinstance(one, Verdict) else list(one)
        spans = [Span(v, AT + n * DAY, AT + (n + 1) * DAY - 1) for n, v in enumerate(verdicts)]
        outlooks.append(Outlook(verdicts[0].client, tuple(spans)))
    return Simulation("a list", (LEAF, ISSUER), AT, AT + days * DAY, tuple(outlooks), store)


def refused(found: Simulation) -> list[str]:
    return [verdicts_text.refused(group, found) for group in verdicts_text.groups(found.outlooks, accepts=False)]


def test_the_greatest_group_comes_first_and_the_catalogue_decides_between_equals() -> None:
    found = simulation(refuses("one", ISSUER), refuses("two"), refuses("three"), accepts("four"), refuses("five", fact="why"))
    assert refused(found) == [
        "refused by two, three (2 of 5): #1 www.example.org: no-issuer",
        "refused by one (1 of 5): #2 CA: no-issuer",
        "refused by five (1 of 5): #1 www.example.org: no-issuer (why)",
    ]


def test_all_are_called_all() -> None:
    assert refused(simulation(refuses("one"), refuses("two"))) == ["refused by all 2 clients: #1 www.example.org: no-issuer"]
    assert refused(simulation(refuses("one"))) == ["refused by one: #1 www.example.org: no-issuer"]


def test_nearly_all_are_told_by_the_others() -> None:
    many = [refuses(f"client{number}") for number in range(verdicts_text.MOST_OTHERS + 1)]
    assert refused(simulation(*many, accepts("other"))) == [
        f"refused by all but other ({len(many)} of {len(many) + 1}): #1 www.example.org: no-issuer"
    ]
    assert "all but" not in refused(simulation(*many[1:], accepts("other")))[0]


def test_a_certificate_that_is_not_sent_goes_by_its_name() -> None:
    root = Certificate.from_der(ROOT.der)
    assert refused(simulation(refuses("one", root, Refusal.EXPIRED, "2026-01-01"), accepts("two"))) == [
        "refused by one (1 of 2): Root: expired (2026-01-01)"
    ]


def test_the_words_are_those_of_the_best_known_client() -> None:
    (group,) = verdicts_text.groups(simulation(refuses("bearssl-0.6"), refuses("curl-openssl")).outlooks, accepts=False)
    assert group.verdict.message == "curl-openssl says no"


def test_of_whom_it_is_not_known_is_said_with_the_reason() -> None:
    found = simulation(accepts("one"), unknown("two"), unknown("three"), unknown("four", "another reason"))
    told = [verdicts_text.not_known(group, found) for group in verdicts_text.groups(found.outlooks, accepts=None)]
    assert told == ["not known of two, three (2 of 4): the search became too long", "not known of four (1 of 4): another reason"]
    assert verdicts_text.total(found.outlooks) == "no client refuses it; of 3 it is not known"


def test_what_changes_is_told_once_for_all_that_it_happens_to() -> None:
    ended = [refuses(name, problem=Refusal.EXPIRED, fact="2026-07-01") for name in ("one", "two")]
    found = simulation([accepts("one"), ended[0]], [accepts("two"), ended[1]], accepts("three"), days=2)
    assert list(verdicts_text.changes(found)) == ["from 2026-07-02 refused (www.example.org: expired, 2026-07-01): by one, two"]
    both = simulation([accepts("one"), ended[0]], [accepts("two"), ended[1]], days=2)
    assert next(iter(verdicts_text.changes(both))).endswith("by every client")


def test_another_reason_for_a_refusal_is_no_news() -> None:
    found = simulation([refuses("one"), refuses("one", problem=Refusal.EXPIRED), accepts("one")], days=3)
    assert list(verdicts_text.changes(found)) == ["from 2026-07-03 accepted: by every client"]
    again = simulation([refuses("one"), refuses("one", problem=Refusal.EXPIRED)], days=3)
    assert list(verdicts_text.changes(again)) == ["nothing changes until 2026-07-04"]


def test_without_a_horizon_nothing_is_said_of_later() -> None:
    assert list(verdicts_text.changes(simulation(accepts("one")))) == []


def test_a_store_that_stands_in_is_named() -> None:
    found = simulation(accepts("one"), store=None)._replace(standing_in=(StandIn("chrome", "chrome", "mozilla"),))
    assert verdicts_text.stand_ins(found) == [
        "note: the store chrome is not installed (pip install 'chainfix[stores]'): mozilla stands for it"
    ]
    assert verdicts_text.text(found).startswith("a list (2 certificates), each client before its own store, at 2026-07-01\n")
