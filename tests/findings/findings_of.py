"""The findings that somebody is shown, for the tests."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from nennep.core.actor import Actor
from nennep.findings.shown import findings_of
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord
from nennep.room.parts import PARTS
from nennep.rulebook.finding_list import Finding
from tests.factories import Cell


def of_meeting(actor: Actor, meeting: UUID) -> dict[str, Finding]:
    held = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    return {each.code: each for each in findings_of(actor, record=MeetingRecord(held, PARTS))}


def of_cell(actor: Actor, cell: Cell, on: date | None = None) -> dict[str, Finding]:
    return {each.code: each for each in findings_of(actor, organisation=cell.id, on=on)}
