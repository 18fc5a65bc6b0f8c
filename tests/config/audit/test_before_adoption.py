"""What a meeting recorded before its minutes are adopted is checked against its acts too."""

from __future__ import annotations

from tests.tampering import differences_found
from tests.worlds import Stages

from nennep.core.ids import new_id
from nennep.meetings.actions.entries import record_entry, withdraw_entry
from nennep.meetings.models import AgendaItem, Entry, Meeting
from nennep.resolutions.actions import NewTask, assign_tasks, propose_resolution, withdraw_task
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.models import Assignment, Resolution
from nennep.rulebook.enums import ItemKind


def test_nothing_is_found_in_meetings_of_any_stage(stages: Stages) -> None:
    assert set(Meeting.rows.values_list("state", flat=True)) >= {"draft", "in_session", "adopted"}
    assert differences_found() == []


def test_words_tasks_and_resolutions_of_a_meeting_in_session_changed_beside_the_chain_are_found(
    stages: Stages,
) -> None:
    cell, meeting = stages.cell, stages.running
    said, unsaid, task, dropped, resolution = (new_id() for _each in range(5))
    under = AgendaItem.rows.filter(meeting=meeting, kind=ItemKind.THEME)[0].pk
    for key, gist in ((said, "Nhất trí."), (unsaid, "Nhầm.")):
        record_entry(cell.secretary, meeting=meeting, id=key, item=under, gist=gist, speaker=cell.members[3])
    withdraw_entry(cell.secretary, meeting=meeting, entry=unsaid)
    tasks = [NewTask(id=each, task="Dọn đường băng", owner=cell.members[4]) for each in (task, dropped)]
    assign_tasks(cell.secretary, meeting=meeting, tasks=tasks)
    withdraw_task(cell.secretary, meeting=meeting, task=dropped)
    for text in ("Dọn xong trước ngày 10.", "Dọn xong trước ngày 12."):
        propose_resolution(
            cell.secretary,
            meeting=meeting,
            id=resolution,
            kind=ResolutionKind.RESOLUTION,
            title="Rừng",
            text=text,
        )
    assert differences_found() == []
    Entry.rows.filter(pk=said).update(gist="Không nhất trí.")
    Entry.rows.filter(pk=unsaid).update(withdrawn=False)
    Assignment.rows.filter(pk=task).update(owner_id=cell.members[5])
    Assignment.rows.filter(pk=dropped).update(withdrawn=False)
    Resolution.rows.filter(pk=resolution).update(text="Không dọn.")
    assert {(each.row, each.where) for each in differences_found()} == {
        (said, "gist"),
        (unsaid, "withdrawn"),
        (task, "owner_id"),
        (dropped, "withdrawn"),
        (resolution, "text"),
    }
