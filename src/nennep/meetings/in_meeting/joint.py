"""A joint session: what a meeting sees of the others held together with it. Headcount, guests and common items.

A part of its own: it never loads another cell's parts.
"""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from nennep.core import clock
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import PRESENT_MARKS
from nennep.meetings.models import AgendaItem, Attendance, Guest, Meeting, Roll, RollEntry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.organisation.selectors import names_on
from nennep.rulebook.item_kinds import common_kinds
from nennep.typesetting.blocks import Entry


def _load(record: MeetingRecord) -> Json | None:
    """The joint session of the meeting, or None. Six queries whatever the number of cells."""
    meeting = record.meeting
    if meeting.joint_session is None:
        return None
    others = list(
        Meeting.rows.filter(joint_session_id=meeting.joint_session_id)
        .exclude(pk=meeting.pk)
        .select_related("body")
        .order_by("id")
    )
    ids = [each.pk for each in others]
    on = clock.legal_day(meeting.starts_at)
    names = names_on([*(each.body.organisation_id for each in others), meeting.joint_session.host_id], on)
    members, present = _headcounts(ids)
    people, items = _guests(ids), _common_items(ids)
    host = names.get(meeting.joint_session.host_id)
    return {
        "title": meeting.joint_session.title,
        "host": host.name if host else "",
        "others": [
            {
                "organisation": names[each.body.organisation_id].name,
                "members": members[each.pk],
                "present": present[each.pk],
                "guests": people[each.pk],
                "items": items[each.pk],
            }
            for each in others
        ],
    }


def _headcounts(ids: list[UUID]) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Names on the latest roll, and how many of them are present, by meeting."""
    rolls = Roll.rows.filter(meeting_id__in=ids).order_by("version").values_list("meeting_id", "pk")
    latest: dict[UUID, UUID] = dict(rolls)
    on_roll: dict[UUID, set[UUID]] = defaultdict(set)
    lines = RollEntry.rows.filter(roll_id__in=latest.values()).values_list("roll__meeting_id", "person_id")
    for meeting_id, person_id in lines:
        on_roll[meeting_id].add(person_id)
    present: dict[UUID, int] = defaultdict(int)
    marks = Attendance.rows.filter(meeting_id__in=ids, mark__in=PRESENT_MARKS)
    for meeting_id, person_id in marks.values_list("meeting_id", "person_id"):
        present[meeting_id] += person_id in on_roll[meeting_id]
    members = defaultdict(int, {meeting_id: len(found) for meeting_id, found in on_roll.items()})
    return members, present


def _guests(ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Guest.rows.filter(meeting_id__in=ids, withdrawn=False).exclude(present=False)
    for each in rows.order_by("position", "id"):
        found[each.meeting_id].append(f"{each.name}, {each.title}" if each.title else each.name)
    return found


def _common_items(ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = AgendaItem.rows.filter(meeting_id__in=ids, dropped=False, kind__in=common_kinds()).order_by(
        "position", "id"
    )
    for each in rows:
        found[each.meeting_id].append(each.title)
    return found


def _head(joint: Json | None, record: MeetingRecord) -> list[Entry]:
    """With whom, and how many of them came; nothing else of theirs."""
    return [
        Entry(say("head.joint"), say("joint.present", **each) if each["members"] else each["organisation"])
        for each in (joint or {"others": []})["others"]
    ]


def _package(joint: Json | None, record: MeetingRecord, access: MeetingAccess) -> Json:
    return joint


JOINT = MeetingPart(
    name="joint",
    matrix=("joint",),
    without={
        "sheet": "each cell fills in a sheet of its own",
        "corrections": "what another cell recorded is put right there",
    },
    load=_load,
    package=_package,
    head=_head,
)
