from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from chainfix.building.budget import Limits
from chainfix.building.distrust import Distrust
from chainfix.building.trust import key_fingerprint
from chainfix.certificates.certificate import Certificate
from chainfix.reports import picture as pictured
from chainfix.reports.picture import Arrow, Box, Kind, Picture, State, picture
from tests.support import pictures, pki
from tests.support.pictures import HOST, drawn, outcome
from tests.support.surveys import store

ROOT, OTHER = pki.root("Example Root"), pki.root("Other Root")
INTER = ROOT.ca("Example CA")
LEAF = INTER.leaf(HOST)


def box(found: Picture, name: str, kind: Kind | None = None) -> Box:
    (one,) = [box for box in found.boxes if box.name == name and kind in (None, box.kind)]
    return one


def told(found: Picture) -> set[tuple[str, str, State, str]]:
    """Each arrow by the names of its ends."""
    return {(found.boxes[a.issuer].name, found.boxes[a.subject].name, a.state, a.reason) for a in found.arrows}


def arrow(found: Picture, entity: pki.Entity) -> Arrow:
    (one,) = [arrow for arrow in found.arrows if arrow.certificate.sha256 == entity.sha256]
    return one


class TestAList:
    def test_is_chosen_from_the_anchor_to_the_leaf(self) -> None:
        found = drawn(outcome([LEAF, INTER], store("mozilla", ROOT)))
        assert [(box.name, box.kind, box.state, box.depth, box.stores) for box in found.boxes] == [
            (HOST, Kind.LEAF, State.CHOSEN, 0, ()),
            ("Example CA", Kind.CA, State.CHOSEN, 1, ()),
            ("Example Root", Kind.ANCHOR, State.CHOSEN, 2, ("mozilla",)),
        ]
        assert told(found) == {("Example CA", HOST, State.CHOSEN, ""), ("Example Root", "Example CA", State.CHOSEN, "")}
        assert found.summary == f"{HOST} was issued by Example CA; Example CA was issued by Example Root"

    def test_says_of_each_certificate_until_when_and_where_from(self) -> None:
        found = drawn(outcome([LEAF], store("mozilla", ROOT), pooled=[INTER]))
        assert arrow(found, INTER).lines == ("until 2027-01-01", f"{INTER.sha256[:8]}, pooled")
        assert arrow(found, LEAF).lines == ("until 2027-01-01", f"{LEAF.sha256[:8]}, given")

    def test_another_path_is_valid_and_not_chosen(self) -> None:
        cross = OTHER.cross(INTER)
        found = drawn(outcome([LEAF, INTER, cross], store("mozilla", ROOT, OTHER)))
        states = {arrow(found, INTER).state, arrow(found, cross).state}
        assert states == {State.CHOSEN, State.VALID}

    def test_a_root_that_was_handed_over_is_a_line_of_its_box(self) -> None:
        found = drawn(outcome([LEAF, INTER, ROOT], store("mozilla", ROOT)))
        assert box(found, "Example Root").lines == (f"mozilla: until 2027-01-01 ({ROOT.sha256[:8]})",)

    def test_of_a_leaf_that_is_an_anchor_itself_needs_no_arrow(self) -> None:
        alone = pki.self_signed_leaf(HOST)
        found = drawn(outcome([alone], store("own", alone)))
        assert (found.arrows, found.summary) == ((), "It is an anchor itself")
        assert (box(found, HOST).kind, box(found, HOST).stores) == (Kind.LEAF, ("own",))

    def test_a_kept_certificate_is_chosen(self) -> None:
        cross = OTHER.cross(ROOT)
        found = drawn(outcome([LEAF, INTER, cross], store("mozilla", ROOT), keep=[cross.sha256]))
        assert arrow(found, cross).state is State.CHOSEN


class TestDeadEnds:
    @pytest.mark.parametrize(
        ("certificate", "reason"),
        [
            (OTHER.cross(INTER, not_after=pki.NOW - timedelta(days=1)), "expired on 2026-06-30"),
            (OTHER.cross(INTER, not_before=pki.NOW + timedelta(days=1)), "is not valid before 2026-07-02"),
            (OTHER.cross(INTER, is_ca=False), "is not a CA: basicConstraints say cA FALSE"),
            (OTHER.cross(INTER, key_usage=("crl_sign",)), "may not sign certificates: its keyUsage lacks keyCertSign"),
        ],
    )
    def test_say_why(self, certificate: pki.Entity, reason: str) -> None:
        found = drawn(outcome([LEAF, INTER, certificate], store("mozilla", ROOT, OTHER)))
        assert (arrow(found, certificate).state, arrow(found, certificate).reason) == (State.DEAD, reason)

    def test_a_root_in_no_store(self) -> None:
        cross = OTHER.cross(INTER)
        found = drawn(outcome([LEAF, INTER, cross, OTHER], store("mozilla", ROOT)))
        assert arrow(found, cross).reason == "leads to no anchor"
        assert box(found, "Other Root").lines == (
            f"self-signed, given: until 2027-01-01 ({OTHER.sha256[:8]})",
            "\N{MULTIPLICATION SIGN} in no store",
        )
        assert box(found, "Other Root").idle

    def test_an_expired_root_in_no_store(self) -> None:
        old = pki.root("Old Root", not_after=pki.NOW - timedelta(days=1))
        found = drawn(outcome([LEAF, INTER, old.cross(INTER), old], store("mozilla", ROOT)))
        assert box(found, "Old Root").lines[1] == "\N{MULTIPLICATION SIGN} expired on 2026-06-30"

    def test_an_issuer_that_is_missing_has_a_box(self) -> None:
        found = drawn(outcome([LEAF], store("mozilla", ROOT)))
        assert box(found, "Example CA").kind is Kind.MISSING
        assert told(found) == {("Example CA", HOST, State.DEAD, "its issuer is missing")}
        assert found.summary == "No list reaches a trust store"

    def test_a_key_that_did_not_sign(self) -> None:
        impostor = pki.root("Example CA", key="impostor")
        found = drawn(outcome([LEAF, INTER, impostor], store("mozilla", ROOT)))
        assert ("Example CA", HOST, State.DEAD, "not signed by this key") in told(found)
        assert ("Example CA", HOST, State.CHOSEN, "") in told(found)

    def test_namesakes_in_the_pool_are_drawn_only_where_nobody_else_signed(self) -> None:
        impostor = pki.root("Example CA", key="impostor")
        beside = drawn(outcome([LEAF, INTER], store("mozilla", ROOT), pooled=[impostor]))
        alone = drawn(outcome([LEAF], store("mozilla", ROOT), pooled=[impostor]))
        assert len(beside.boxes) == 3
        assert ("Example CA", HOST, State.DEAD, "not signed by this key") in told(alone)

    def test_a_leaf_that_cannot_be_used(self) -> None:
        old = INTER.leaf(HOST, not_after=pki.NOW - timedelta(days=1))
        found = drawn(outcome([old, INTER], store("mozilla", ROOT)))
        assert told(found) == {
            ("Example CA", HOST, State.DEAD, "expired on 2026-06-30"),
            ("Example Root", "Example CA", State.DEAD, "the leaf itself cannot be used"),
        }

    def test_what_was_ruled_out(self) -> None:
        found = drawn(outcome([LEAF, INTER, OTHER.cross(INTER)], store("mozilla", ROOT, OTHER), without=[INTER.sha256]))
        assert box(found, "Example CA").lines == (
            f"by Example Root, given: until 2027-01-01 ({INTER.sha256[:8]})",
            "\N{MULTIPLICATION SIGN} ruled out by --without",
        )

    def test_a_path_length_is_told_where_it_bites(self) -> None:
        short = pki.root("Short Root", path_length=0)
        cross = short.cross(INTER)
        found = drawn(outcome([LEAF, cross], store("short", short)))
        assert found.summary == "No list reaches a trust store"
        assert any("pathLenConstraint" in line for line in box(found, "Short Root").lines)

    def test_a_link_that_some_clients_refuse(self) -> None:
        odd = INTER.leaf(HOST, aki=b"x" * 20)
        found = drawn(outcome([odd, INTER], store("mozilla", ROOT)))
        assert (arrow(found, odd).state, arrow(found, odd).reason) == (
            State.CHOSEN,
            "some clients refuse it: its AKI contradicts the issuer",
        )

    def test_a_name_written_otherwise(self) -> None:
        odd = INTER.leaf(HOST, issuer_name=pki.name_der(("CN", "EXAMPLE CA")))
        found = drawn(outcome([odd, INTER], store("mozilla", ROOT)))
        assert arrow(found, odd).reason == "some clients refuse it: it writes its issuer's name otherwise"

    def test_a_search_that_was_stopped_does_not_say_that_there_is_none(self) -> None:
        found = drawn(outcome([LEAF, INTER], store("mozilla", ROOT), limits=Limits(labels=0)))
        assert {arrow.reason for arrow in found.arrows} == {"on none of the paths that were looked at"}

    def test_signatures_that_were_not_checked_are_not_known(self) -> None:
        found = drawn(outcome([LEAF, INTER], store("mozilla", ROOT), limits=Limits(signature_checks=0)))
        assert "not known whether this key signed it" in {arrow.reason for arrow in found.arrows}


class TestStores:
    def test_each_says_what_it_holds_by_its_own_certificate(self) -> None:
        aged = pki.root("Example Root", key=ROOT.key, not_after=pki.NOW - timedelta(days=1))
        found = drawn(outcome([LEAF, INTER], store("mozilla", ROOT), store("a/aged.pem", aged)))
        assert box(found, "Example Root").stores == ("mozilla",)
        assert box(found, "Example Root").lines == (
            f"mozilla: until 2027-01-01 ({ROOT.sha256[:8]})",
            f"aged.pem: until 2026-06-30 ({aged.sha256[:8]})",
            "\N{MULTIPLICATION SIGN} expired on 2026-06-30",
        )

    def test_files_of_one_name_keep_their_folders(self) -> None:
        found = drawn(outcome([LEAF, INTER], store("a/x.pem", ROOT), store("b/x.pem", ROOT)))
        assert box(found, "Example Root").stores == ("a/x.pem", "b/x.pem")

    def test_one_that_distrusts_the_anchor(self) -> None:
        anchor = Certificate.from_der(ROOT.der)
        after = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp())
        row = Distrust(key_fingerprint(anchor), anchor.subject, after, "notBefore", "server", "test")
        found = drawn(outcome([LEAF, INTER], store("mozilla", ROOT, distrust=(row,))))
        assert box(found, "Example Root").lines[1] == "\N{MULTIPLICATION SIGN} distrusted for certificates issued after 2025-01-01"
        assert (box(found, "Example Root").kind, found.summary) == (Kind.CA, "No list reaches a trust store")

    def test_what_is_not_self_signed_ends_a_path_only_on_demand(self) -> None:
        plain = drawn(outcome([LEAF], store("partial", INTER)))
        partial = drawn(outcome([LEAF], store("partial", INTER), partial_chain=True))
        assert box(plain, "Example CA").lines[1] == "\N{MULTIPLICATION SIGN} not self-signed, so no anchor"
        assert (box(partial, "Example CA").kind, box(partial, "Example CA").state) == (Kind.ANCHOR, State.CHOSEN)
        assert arrow(plain, INTER).lines[1] == f"{INTER.sha256[:8]}, from partial"


class TestWhatIsUnrelated:
    def test_hangs_below_its_issuer_where_that_is_drawn(self) -> None:
        sibling = ROOT.ca("Sibling CA")
        found = drawn(outcome([LEAF, INTER, sibling, INTER.leaf("second.example.org")], store("mozilla", ROOT)))
        assert (box(found, "Sibling CA").kind, box(found, "Sibling CA").depth) == (Kind.UNRELATED, 1)
        assert ("Example CA", "second.example.org", State.DEAD, "not above the leaf") in told(found)

    def test_says_in_its_box_who_issued_it_where_nobody_did(self) -> None:
        lost = pki.root("Lost Root").ca("Lost CA")
        found = drawn(outcome([LEAF, INTER, lost], store("mozilla", ROOT)))
        assert box(found, "Lost CA").lines == (f"by Lost Root, given: until 2027-01-01 ({lost.sha256[:8]})",)

    def test_names_cannot_steer_a_terminal(self) -> None:
        found = drawn(outcome([LEAF, INTER, pki.root("\x1b[31mRed\n\u202eRoot")], store("mozilla", ROOT)))
        assert box(found, r"\x1b[31mRed\n\u202eRoot").kind is Kind.UNRELATED


def test_a_circle_of_cross_certificates_has_layers_all_the_same() -> None:
    found = pictures.mesh()
    assert sorted(box.depth for box in found.boxes) == [0, 1, 2, 3, 4, 5]
    assert not any(found.is_upward(arrow) for arrow in found.arrows if arrow.state is State.CHOSEN)
    assert any(map(found.is_upward, found.arrows))


def test_the_order_of_the_input_does_not_matter() -> None:
    given = [LEAF, INTER, OTHER.cross(INTER), OTHER, pki.root("Unrelated")]
    found = {repr(drawn(outcome(order, store("mozilla", ROOT)))) for order in permutations(given)}
    assert len(found) == 1


def test_too_many_certificates_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictured, "MOST_CERTIFICATES", 3)
    found = drawn(outcome([LEAF, INTER, *(pki.root(f"Root {n}") for n in range(5))], store("mozilla", ROOT)))
    assert {box.name for box in found.boxes} == {HOST, "Example CA", "Example Root"}
    assert (found.left_out, found.remark) == (5, "5 more certificates are not drawn")


def test_an_issuer_that_is_left_out_is_named_in_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictured, "MOST_CERTIFICATES", 2)
    found = drawn(outcome([LEAF, INTER], store("mozilla", ROOT)))
    assert box(found, "Example CA").lines == (f"by Example Root, given: until 2027-01-01 ({INTER.sha256[:8]})",)


def test_paths_do_not_count_where_there_is_no_list() -> None:
    old = outcome([INTER.leaf(HOST, not_after=pki.NOW - timedelta(days=1)), INTER], store("mozilla", ROOT))
    found, _ = old.ranked()
    assert found
    assert {arrow.state for arrow in picture(old, found).arrows} == {State.DEAD}
