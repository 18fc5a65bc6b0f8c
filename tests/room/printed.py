"""Reading a document model as text, for assertions about what is printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from nennep.meetings.models import Meeting
from nennep.minutes.composing import compose_minutes, notes_of
from nennep.minutes.in_meeting.texts import CORRECTIONS
from nennep.room.parts import record_of
from nennep.typesetting.model import PartyDocument
from nennep.typesetting.stored import to_data


def minutes_now(meeting: UUID) -> PartyDocument:
    """The minutes of a meeting as they stand now."""
    record = record_of(Meeting.rows.select_related("body__organisation").get(pk=meeting))
    return compose_minutes(record, notes_of(record[CORRECTIONS]))


def text_of(document: PartyDocument) -> str:
    """All texts of a document in their order, one a line."""
    return "\n".join(_texts(to_data(document)["document"]))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, dict) and value.get("kind") == "Paragraph":
        return ["".join(run["text"] for run in value["runs"])]
    if isinstance(value, dict):
        return [text for name, each in value.items() if name != "kind" for text in _texts(each)]
    return []
