"""Lines of gifts given."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Gift
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, Section
from nennep.meetings.printed.sentences import say
from nennep.typesetting.blocks import Block, Items, runs


def _load(record: MeetingRecord) -> list[Gift]:
    return record.recorded(Gift.rows.filter(meeting=record.meeting, withdrawn=False).order_by("id"))


def _package(gifts: list[Gift], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [{"id": str(each.pk), "line": each.line} for each in gifts]


def _lines(gifts: list[Gift], record: MeetingRecord) -> list[Block]:
    return [Items(tuple(runs(each.line) for each in gifts))] if gifts else []


GIFTS = MeetingPart(
    name="gifts",
    matrix=("gift",),
    without={"sheet": "written on the line of their item", "corrections": "no correction today"},
    load=_load,
    package=_package,
    section=Section(say("section.gifts"), _lines),
)
