"""What may be asked about meetings: nennep.meetings.reads."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Forbidden, NotFound
from nennep.delivery.enums import Channel
from nennep.meetings.actions.calendar import set_fixed_day
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.notices import answer_notice, record_telling
from nennep.meetings.models import Meeting
from nennep.membership.models import Person
from tests.worlds import CANARY, Stages


def test_the_calendar_has_twelve_months_with_their_meetings(stages: Stages) -> None:
    found = read_named("meetings.calendar")(stages.cell.member, organisation=stages.cell.id, year=2026)
    assert [each.month for each in found.months] == [date(2026, number, 1) for number in range(1, 13)]
    october = [each.id for each in found.months[9].meetings]
    assert stages.adopted in october
    assert (found.body.kind, found.may_plan) == ("cell", False)
    assert [each.past for each in found.months].count(True) == 10


def test_the_calendar_says_what_the_asker_does_next(stages: Stages) -> None:
    calendar = read_named("meetings.calendar")
    mine = calendar(stages.cell.secretary, organisation=stages.cell.id, year=2026).next_steps
    assert stages.draft in {each.meeting for each in mine if each.by is not None}
    others = calendar(stages.roles["above"], organisation=stages.cell.id, year=2026).next_steps
    assert [each for each in others if each.by is not None] == []


def test_the_calendar_of_another_organisations_body_is_not_found(stages: Stages) -> None:
    with pytest.raises(NotFound):
        read_named("meetings.calendar")(
            stages.cell.member, organisation=stages.cell.id, body=stages.partner_cell.body
        )


def test_a_notice_tells_everybody_what_was_told_and_preparers_whom_it_reached(stages: Stages) -> None:
    notice = read_named("meetings.notice")
    mine = notice(stages.cell.member, meeting=stages.notified)
    assert (mine.version, mine.own_answer.coming, mine.own_answer.reason) == (
        1,
        False,
        CANARY["absence_reason"],
    )
    assert (mine.counts, mine.reached) == (None, ())
    assert any(CANARY["agenda"] in each for each in mine.items)
    whole = notice(stages.cell.secretary, meeting=stages.notified)
    assert (whole.counts.summoned, whole.counts.excused, whole.counts.silent) == (11, 1, 10)
    assert sum(each.answer is not None for each in whole.reached) == 1


def test_before_a_notice_nothing_of_the_draft_is_told(stages: Stages) -> None:
    found = read_named("meetings.notice")(stages.cell.member, meeting=stages.draft)
    assert (found.version, found.items, found.given_at) == (0, (), None)


def test_a_draft_is_read_by_those_who_prepare_or_may_propose(stages: Stages) -> None:
    preparation = read_named("meetings.preparation")
    found = preparation(stages.roles["charge"], meeting=stages.notified)
    assert (found.prepares, found.proposes) == (False, True)
    assert [each.text for each in found.remarks] == [CANARY["remark"]]
    assert [each.title for each in found.papers] == [CANARY["paper_list"]]
    assert len(found.agreed) == 2
    assert [each.position for each in found.agenda] == sorted(each.position for each in found.agenda)
    with pytest.raises(Forbidden):
        preparation(stages.cell.member, meeting=stages.notified)
    with pytest.raises(NotFound):
        preparation(stages.roles["other"], meeting=stages.notified)


def test_a_notice_tells_how_somebody_was_told_and_who_took_down_an_answer(stages: Stages) -> None:
    secretary, person = stages.cell.secretary, stages.cell.members[5]
    record_telling(secretary, meeting=stages.notified, persons=[person], channel=Channel.VOICE)
    answer_notice(secretary, meeting=stages.notified, person=person, coming=True)
    found = read_named("meetings.notice")(secretary, meeting=stages.notified)
    row = next(each for each in found.reached if each.person == person)
    assert [each.channel for each in row.attempts][-1:] == ["voice"]
    assert row.answer.ticked_by == Person.rows.get(pk=secretary.person_id).full_name


def test_a_notice_tells_everybody_when_and_why_the_meeting_was_moved(stages: Stages) -> None:
    starts = Meeting.rows.get(pk=stages.notified).starts_at
    move_meeting(
        stages.cell.secretary,
        id=new_id(),
        meeting=stages.notified,
        starts_at=starts + timedelta(days=1),
        place="Nhà văn hóa",
        reason="Mưa lũ",
        told_how="Loa bản",
    )
    found = read_named("meetings.notice")(stages.cell.member, meeting=stages.notified)
    assert [(each.reason, each.told_how, each.from_starts_at) for each in found.moves] == [
        ("Mưa lũ", "Loa bản", starts)
    ]


def test_the_days_that_a_year_still_needs_are_proposed_to_those_who_keep_the_calendar(stages: Stages) -> None:
    secretary, cell = stages.cell.secretary, stages.cell.id
    set_fixed_day(
        secretary,
        id=new_id(),
        organisation=cell,
        day=31,
        starts=time(19, 30),
        place="Nhà văn hóa",
        effective=date(2026, 12, 1),
    )
    found = read_named("meetings.proposed_year")(secretary, organisation=cell, year=2027)
    regular = [each for each in found.meetings if each.kind == "regular"]
    assert [each.month.month for each in regular] == list(range(1, 13))
    february = regular[1]
    assert (february.on.day, february.short_month, february.clashes) == (28, 31, True)
    with pytest.raises(Forbidden):
        read_named("meetings.proposed_year")(stages.cell.member, organisation=cell, year=2027)
