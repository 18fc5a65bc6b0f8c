"""Biểu quyết: nennep.meetings.actions.ballots and nennep.meetings.ballots."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from nennep.core.acts import act_named
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import record_ballot, withdraw_ballot
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.ballots import discussion_first
from nennep.meetings.enums import BallotRule, Mark
from nennep.meetings.models import Ballot, RollEntry
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.rulebook.actions import set_own_rule
from nennep.rulebook.enums import ItemKind
from tests import factories
from tests.factories import Cell, World
from tests.meetings.items import item
from tests.meetings.voting import vote


def test_a_tally_keeps_what_the_room_was_shown(in_session: UUID, pa_kim: Cell) -> None:
    vote(pa_kim.secretary, in_session, item(in_session), votes_for=9, votes_against=1, votes_other=1)
    found = Ballot.rows.get()
    assert (found.denominator, found.threshold, found.roll_version, found.passed) == (11, 6, 1, True)
    assert (found.recount_denominator, found.recount_threshold) == (11, 6)


def test_two_thirds_of_eleven_are_eight(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    vote(pa_kim.secretary, in_session, under, rule=BallotRule.TWO_THIRDS, threshold=8, votes_for=7)
    found = Ballot.rows.get()
    assert (found.passed, found.recount_threshold) == (False, 8)


def test_a_denominator_that_differs_is_kept_beside_the_servers_own(in_session: UUID, pa_kim: Cell) -> None:
    vote(pa_kim.secretary, in_session, item(in_session), denominator=10, votes_for=10)
    found = Ballot.rows.get()
    assert (found.denominator, found.recount_denominator, found.votes_for) == (10, 11, 10)


def test_an_exempt_member_counts_where_present_and_voting_and_not_otherwise(
    in_session: UUID, pa_kim: Cell
) -> None:
    exempt = RollEntry.rows.filter(roll__meeting_id=in_session, person_id=pa_kim.members[8])
    exempt.update(counts_vote=False, counts_vote_if_present=True)
    under = item(in_session)
    vote(pa_kim.secretary, in_session, under, question="Vắng", denominator=10, exempt_voting=1)
    present = AttendanceMark(person=pa_kim.members[8], mark=Mark.PRESENT)
    record_attendance(pa_kim.secretary, meeting=in_session, marks=[present])
    vote(pa_kim.secretary, in_session, under, question="Có mặt, không biểu quyết", denominator=10)
    vote(pa_kim.secretary, in_session, under, question="Có mặt và biểu quyết", exempt_voting=1)
    assert [each.recount_denominator for each in Ballot.rows.order_by("id")] == [10, 10, 11]


def test_a_phone_that_did_not_ask_counted_every_exempt_member_who_was_present(
    in_session: UUID, pa_kim: Cell
) -> None:
    exempt = RollEntry.rows.filter(roll__meeting_id=in_session, person_id=pa_kim.members[8])
    exempt.update(counts_vote=False, counts_vote_if_present=True)
    present = AttendanceMark(person=pa_kim.members[8], mark=Mark.PRESENT)
    record_attendance(pa_kim.secretary, meeting=in_session, marks=[present])
    before = {"question": "Việc cũ", "form": "card", "rule": "vote.ordinary", "roll_version": 1,
              "denominator": 11, "threshold": 6, "votes_for": 10}  # fmt: skip
    payload = {"meeting": str(in_session), "id": str(new_id()), "item": str(item(in_session)), **before}
    understood = act_named("meetings.record_ballot").understand(payload, 1)
    record_ballot(pa_kim.secretary, **understood.model_dump())
    found = Ballot.rows.get()
    assert (found.exempt_voting, found.recount_denominator) == (None, 11)


def test_more_votes_than_may_vote_are_refused(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        vote(pa_kim.secretary, in_session, item(in_session), votes_for=10, votes_against=2)
    assert (refused.value.code, refused.value.facts) == ("tally_too_large", {"total": 12, "denominator": 11})
    assert "Đồng chí đếm lại" in str(refused.value)


def test_a_differing_second_tally_is_a_conflict_and_the_same_one_is_not(
    in_session: UUID, pa_kim: Cell
) -> None:
    under = item(in_session)
    first = vote(pa_kim.secretary, in_session, under)
    again = vote(pa_kim.deputy, in_session, under, question="thông qua nghị quyết  tháng 12 ")
    assert again.result == first.result
    with pytest.raises(Conflict) as refused:
        vote(pa_kim.deputy, in_session, under, votes_for=9)
    assert refused.value.code == "another_tally"
    assert Ballot.rows.count() == 1


def test_a_wrong_tally_is_withdrawn_and_recorded_anew(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    wrong = UUID(vote(pa_kim.secretary, in_session, under).result["ballot"])
    withdraw_ballot(pa_kim.secretary, meeting=in_session, ballot=wrong)
    vote(pa_kim.secretary, in_session, under, votes_for=9)
    assert list(Ballot.rows.filter(withdrawn=False).values_list("votes_for", flat=True)) == [9]


def test_a_roll_that_does_not_exist_is_refused(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        vote(pa_kim.secretary, in_session, item(in_session), roll_version=2)
    assert refused.value.field == "roll_version"


def test_an_unconfirmed_rule_on_discussion_never_stops_a_vote(in_session: UUID, pa_kim: Cell) -> None:
    vote(pa_kim.secretary, in_session, item(in_session))
    assert Ballot.rows.exists()


def test_an_organisations_own_rule_on_discussion_binds(in_session: UUID, pa_kim: Cell, world: World) -> None:
    set_own_rule(
        factories.OPERATOR,
        id=new_id(),
        organisation=world.commune,
        code="meeting.discussion_before_vote",
        value=True,
        document="Quy chế 05-QC/ĐU ngày 12/01/2026, điều 3",
        valid_from=date(2026, 1, 12),
    )
    under = item(in_session)
    with pytest.raises(Conflict) as refused:
        vote(pa_kim.secretary, in_session, under)
    assert refused.value.code == "not_discussed"
    record_entry(
        pa_kim.secretary,
        meeting=in_session,
        id=new_id(),
        item=under,
        gist="Nhất trí",
        speaker=pa_kim.members[1],
    )
    vote(pa_kim.secretary, in_session, under)
    vote(pa_kim.secretary, in_session, item(in_session, ItemKind.BALLOT), question="Cả nghị quyết")
    assert Ballot.rows.count() == 2


def test_a_ballot_that_is_not_there_cannot_be_withdrawn(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        withdraw_ballot(pa_kim.secretary, meeting=in_session, ballot=new_id())


def test_an_item_of_the_paper_book_has_no_ballot(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid):
        vote(pa_kim.secretary, in_session, item(in_session, ItemKind.PAPER_ONLY))


def test_before_any_rule_nothing_asks_for_discussion_first(pa_kim: Cell) -> None:
    assert discussion_first(pa_kim.id, date(1900, 1, 1)) is None
    assert discussion_first(pa_kim.id, date(2026, 11, 24)) is not None
