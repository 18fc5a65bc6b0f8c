"""The score that the meeting agreed on, and the sheet that it is agreed on by."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.room.models import Score, ScoreLine
from nennep.room.score import AgreedScore, Sheet, sheet_json, sheet_with


def _load(record: MeetingRecord) -> AgreedScore:
    score = next(iter(record.recorded(Score.rows.filter(meeting=record.meeting))), None)
    if score is None:
        return AgreedScore()
    return AgreedScore(score, list(ScoreLine.rows.filter(score=score).order_by("id")))


def sheet_of(record: MeetingRecord) -> Sheet | None:
    """The sheet of a meeting: as agreed, where it was; else as the facts suggest now. None where none is used."""
    return sheet_with(record, record[SCORE])


def _package(agreed: AgreedScore, record: MeetingRecord, access: MeetingAccess) -> Json:
    """The sheet; points are numbers, unknown is null."""
    return sheet_json(sheet_with(record, agreed))


SCORE = MeetingPart(name="score", load=_load, package=_package)
