"""Everything that can be done in the program, done once: the stages, the acts that they leave out, and the rest."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.agenda import order_items
from nennep.meetings.actions.guests import NewGuest, record_guest_presence
from nennep.meetings.actions.proxy_entries import confirm_proxy_entry
from nennep.meetings.models import AgendaItem, Entry, ProxyEntry
from nennep.minutes.actions.late_texts import settle_late_text
from nennep.minutes.enums import LateTextOutcome
from nennep.records.actions import void_number
from nennep.records.enums import DocumentType
from nennep.records.models import NumberSeries
from nennep.resolutions.actions import TaskResult, hear_progress
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Assignment
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.corrections import correct_minutes
from nennep.sync.actions import write_off_device
from tests import worlds
from tests.access.asked import device_that_waits, late_text_of
from tests.factories import NOW
from tests.told import told


def tell_everything() -> worlds.Stages:
    """Do every act of the program at least once; what stands afterwards."""
    with clock.at(NOW):
        stages = worlds.make_stages()
        told("viec-con-lai.toml", stages.names)
    with clock.at(NOW + timedelta(days=2)):
        _the_rest(stages)
    return stages


def _the_rest(stages: worlds.Stages) -> None:
    """Acts on things that a story has no names for."""
    secretary = stages.cell.secretary
    items = AgendaItem.rows.filter(meeting=stages.draft, dropped=False).order_by("position")
    order_items(secretary, meeting=stages.draft, items=[each.pk for each in items])
    task = Assignment.rows.get(meeting=stages.adopted)
    heard = TaskResult(task=task.pk, state=AssignmentState.OPEN, result="đang làm")
    hear_progress(secretary, meeting=stages.running, results=[heard])
    _correct_the_rest(stages, task.pk)
    series = NumberSeries.rows.get(body=stages.cell.body, document_type=DocumentType.RESOLUTION)
    void_number(secretary, series=series.pk, number=69, reason="viết nhầm vào sổ")
    confirm_proxy_entry(secretary, proxy_entry=ProxyEntry.rows.get(meeting=stages.entered).pk)
    settle_late_text(
        secretary,
        meeting=stages.adopted,
        proposal=late_text_of(stages),
        outcome=LateTextOutcome.NOTED,
        reason="đã có trong biên bản",
    )
    write_off_device(stages.world.clerk, phone=device_that_waits(stages).pk, reason="rơi xuống suối")


def _correct_the_rest(stages: worlds.Stages, heard: UUID) -> None:
    """Adopt the meeting that is running, and correct of it what a story has no names for."""
    secretary, meeting = stages.cell.secretary, stages.running
    guest = NewGuest(id=new_id(), name="Hoàng Văn Lực")
    record_guest_presence(secretary, meeting=meeting, new=[guest])
    adopt_minutes(secretary, meeting=meeting)
    task = Assignment.rows.filter(meeting=meeting, withdrawn=False).values_list("pk", flat=True)[0]
    entry = Entry.rows.filter(meeting=meeting, withdrawn=False).values_list("pk", flat=True)[0]
    right = [
        {
            "what": "guest",
            "guest": guest.id,
            "name": "Hoàng Văn Lực",
            "title": "Trưởng bản",
            "present": False,
        },
        {"what": "result", "task": heard, "state": "done", "result": "đã xong"},
        {"what": "task", "task": task, "line": "Rà soát hộ nghèo", "owner_name": "Trưởng bản"},
        {"what": "entry", "entry": entry, "gist": "Nhất trí."},
        {"what": "interpreting", "language": "Mông", "interpreter": "Sùng A Nủ"},
        {"what": "attendance", "person": stages.cell.members[3], "mark": "excused", "reason": "ốm"},
    ]
    payload = {"meeting": meeting, "why": "ghi nhầm", "corrections": right}
    correct_minutes.perform(secretary, payload=json.loads(json.dumps(payload, default=str)))
