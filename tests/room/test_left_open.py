"""What is still open before minutes are adopted: the server's list, the device's own, and what a lock shows later."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.collab.selectors import read_texts
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.meetings.access import access_meeting
from nennep.meetings.enums import Mark
from nennep.meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Entry,
    Meeting,
    PaperOnlyNote,
    Roll,
    RollEntry,
)
from nennep.meetings.roll_call.rolls import frozen_rules
from nennep.membership.models import Person
from nennep.minutes.texts import keys_of
from nennep.resolutions.models import Assignment, Progress
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.closing import left_open
from nennep.room.package import meeting_package
from nennep.room.parts import record_of
from nennep.rulebook.finding_list import Finding
from tests import factories
from tests.factories import Cell
from tests.findings.findings_of import of_meeting
from tests.offline.shipped import NODE, bundle
from tests.room import story
from tests.room.test_local_minutes import DRAW
from tests.rulebook.own_rules import put
from tests.signing_in import SignIn

BUT_FOR_THE_LAST_LINE = DRAW.rsplit("const read = ", 1)[0]
WORK_OUT = (
    BUT_FOR_THE_LAST_LINE
    + """
const read = (item, section) => texts[`meeting/${pack.meeting.id}/${item}/${section}`] ?? "";
globalThis.nennepRoom.modules.reading().then(({ leftOpen }) =>
  console.log(JSON.stringify(leftOpen({ pack, read, ended: pack.meeting.closed_at }))));
"""
)
Row = tuple[str, str, str, str, str]


def _row(each: Finding) -> Row:
    return each.code, each.place, each.text.sentence, each.text.remedy, each.text.citation


def on_the_server(cell: Cell, meeting: UUID) -> list[Row]:
    access = access_meeting(cell.secretary, meeting)
    return sorted(_row(each) for each in left_open(record_of(access.meeting), access))


def on_the_phone(cell: Cell, meeting: UUID) -> list[Row]:
    access = access_meeting(cell.secretary, meeting)
    pack = json.loads(json.dumps(meeting_package(access), default=str))
    agenda = AgendaItem.rows.filter(meeting_id=meeting, dropped=False)
    sent = json.dumps({"pack": pack, "texts": read_texts(keys_of(access.meeting, agenda))})
    done = subprocess.run(
        [str(NODE), "-e", WORK_OUT, str(bundle())], input=sent, capture_output=True, text=True, check=True
    )
    fields = ("code", "place", "sentence", "remedy", "citation")
    return sorted(tuple(each[name] for name in fields) for each in json.loads(done.stdout))  # type: ignore[misc]


def short(cell: Cell, meeting: UUID) -> None:
    Meeting.rows.filter(pk=meeting).update(closed_at=story.EVENING + timedelta(minutes=74))


def short_for_a_large_cell(cell: Cell, meeting: UUID) -> None:
    """Twenty more names on the roll, which froze what its own committee asks of large cells."""
    put(factories.OPERATOR, cell.id, "meeting.min_minutes_large_cell", 120)
    roll = Roll.rows.filter(meeting=meeting).latest("version")
    line = RollEntry.rows.filter(roll=roll).order_by("name_key")[0]
    for number in range(20):
        line.pk, line.person = new_id(), Person.rows.create(id=new_id(), full_name=f"Lò Thị {number}")
        line.save(force_insert=True)
        Attendance.rows.create(
            id=new_id(), meeting_id=meeting, person=line.person, mark=Mark.PRESENT, marked_at=story.EVENING
        )
    Roll.rows.filter(pk=roll.pk).update(rules=frozen_rules(cell.id, roll.on))
    Meeting.rows.filter(pk=meeting).update(closed_at=story.EVENING + timedelta(minutes=105))


def few_came(cell: Cell, meeting: UUID) -> None:
    Attendance.rows.filter(meeting_id=meeting, person_id__in=cell.members[8:]).update(mark=Mark.ABSENT)


def nothing_said(cell: Cell, meeting: UUID) -> None:
    Entry.rows.filter(meeting_id=meeting).update(withdrawn=True)


def nothing_heard(cell: Cell, meeting: UUID) -> None:
    Progress.rows.filter(meeting_id=meeting).delete()
    Assignment.rows.exclude(meeting_id=meeting).update(state="open")


def nothing_assigned(cell: Cell, meeting: UUID) -> None:
    Assignment.rows.filter(meeting_id=meeting).update(withdrawn=True)


def nobody_named(cell: Cell, meeting: UUID) -> None:
    Assignment.rows.filter(meeting_id=meeting).update(owner=None, owner_name="")


def another_denominator(cell: Cell, meeting: UUID) -> None:
    Ballot.rows.filter(meeting_id=meeting).update(recount_denominator=10)


def nothing_on_paper(cell: Cell, meeting: UUID) -> None:
    PaperOnlyNote.rows.filter(meeting_id=meeting).update(withdrawn=True)


FAULTS: dict[Callable[[Cell, UUID], None], str] = {
    short: "too_short",
    short_for_a_large_cell: "too_short_large_cell",
    few_came: "too_few_present",
    nothing_said: "no_discussion_before_vote",
    nothing_heard: "tasks_not_heard",
    nothing_assigned: "resolution_without_tasks",
    nobody_named: "tasks_without_owner",
    another_denominator: "denominator_differs",
    nothing_on_paper: "item_without_words",
}
NOT_BEFORE = {"unsigned_minutes", "documents_due", "documents_late"}
"""What only the lock brings about: there is something to sign and to send."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.__name__)
def test_the_phone_finds_what_the_server_finds_in_the_same_words(
    pa_kim: Cell, told: UUID, fault: Callable[[Cell, UUID], None]
) -> None:
    fault(pa_kim, told)
    there = on_the_server(pa_kim, told)
    assert FAULTS[fault] in {code for code, *_ in there}
    assert on_the_phone(pa_kim, told) == there


def test_a_meeting_just_opened_has_everything_open_on_both_sides(pa_kim: Cell, tasks: list[UUID]) -> None:
    meeting = story.plan(pa_kim, story.EVENING)
    with clock.at(story.EVENING):
        story.begin(pa_kim, meeting)
        Meeting.rows.filter(pk=meeting).update(closed_at=story.EVENING + timedelta(minutes=1))
        there = on_the_server(pa_kim, meeting)
        assert {"tasks_not_heard", "item_without_words", "score_due", "too_short"} <= {
            code for code, *_ in there
        }
        assert on_the_phone(pa_kim, meeting) == there


def test_what_the_lock_shows_was_asked_before_it(pa_kim: Cell, told: UUID) -> None:
    """All faults at once: nothing that could have been mended is shown for the first time afterwards."""
    for fault in (few_came, nothing_said, nobody_named, another_denominator):
        fault(pa_kim, told)
    Meeting.rows.filter(pk=told).update(closed_at=None)
    with clock.at(story.EVENING + timedelta(minutes=50)):
        access = access_meeting(pa_kim.secretary, told)
        before = {each.code for each in left_open(record_of(access.meeting), access)}
        adopt_minutes(pa_kim.secretary, meeting=told)
        after = set(of_meeting(pa_kim.secretary, told))
    assert {"too_short", "score_missing", "too_few_present"} <= after
    asked_before = {"score_missing" if code == "score_due" else code for code in before}
    assert after - NOT_BEFORE <= asked_before


def test_a_remedy_after_the_lock_asks_for_nothing_that_the_lock_forbids(pa_kim: Cell, told: UUID) -> None:
    nothing_said(pa_kim, told)
    assert (
        "Ghi ít nhất một ý kiến"
        in of_meeting(pa_kim.secretary, told)["no_discussion_before_vote"].text.remedy
    )
    adopt_minutes(pa_kim.secretary, meeting=told)
    assert "Đính chính" in of_meeting(pa_kim.secretary, told)["no_discussion_before_vote"].text.remedy


def test_the_page_of_the_minutes_lists_it_with_ways_into_the_room(
    pa_kim: Cell, told: UUID, sign_in: SignIn
) -> None:
    nothing_heard(pa_kim, told)
    page = sign_in(pa_kim.secretary).get(reverse("room:minutes", args=[told])).content.decode()
    room, item = reverse("room:room", args=[told]), story.item(told, "last_month_tasks")
    assert "chưa nghe kết quả" in page
    assert f'href="{room}#/item/{item}"' in page
    adopt_minutes(pa_kim.secretary, meeting=told)
    later = sign_in(pa_kim.secretary).get(reverse("room:minutes", args=[told])).content.decode()
    assert "chưa nghe kết quả" not in later


def test_an_open_meeting_is_not_nagged_about_what_it_has_not_come_to(pa_kim: Cell, told: UUID) -> None:
    nothing_heard(pa_kim, told)
    assert not {"tasks_not_heard", "item_without_words"} & set(of_meeting(pa_kim.secretary, told))


def asked(actor: Actor, meeting: UUID) -> set[str]:
    return {each.code for each in read_named("room.left_open")(actor, meeting=meeting).rows}


def test_it_is_asked_of_who_has_them_adopted_and_only_before(pa_kim: Cell, told: UUID) -> None:
    nothing_heard(pa_kim, told)
    assert "tasks_not_heard" in asked(pa_kim.secretary, told)
    assert asked(pa_kim.member, told) == set()
    adopt_minutes(pa_kim.secretary, meeting=told)
    assert asked(pa_kim.secretary, told) == set()
