"""Items that only the paper book keeps: its book and page, by item."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import AgendaItem, PaperOnlyNote
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.typesetting.blocks import Block, paragraph

_SHOWN = ("book", "page", "votes_for", "votes_against", "votes_other")


def _load(record: MeetingRecord) -> list[PaperOnlyNote]:
    return record.recorded(PaperOnlyNote.rows.filter(meeting=record.meeting, withdrawn=False).order_by("id"))


def _package(notes: list[PaperOnlyNote], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears:
        return []
    return [
        {"id": str(each.pk), "item": str(each.item_id), **{name: getattr(each, name) for name in _SHOWN}}
        for each in notes
    ]


def _under_item(notes: list[PaperOnlyNote], record: MeetingRecord, item: AgendaItem | None) -> list[Block]:
    return [_where(each) for each in notes if item is not None and each.item_id == item.pk]


def _where(note: PaperOnlyNote) -> Block:
    """Book and page of an item that only the paper book keeps."""
    text = say("paper", book=note.book, page=note.page)
    counted = (note.votes_for, note.votes_against, note.votes_other)
    if any(each is not None for each in counted):
        first, second, third = (each or 0 for each in counted)
        text = say("paper.tally", text=text, in_favour=first, against=second, other=third)
    return paragraph(text)


NOTES = MeetingPart(
    name="notes",
    matrix=("paper_only",),
    without={"sheet": "written on the line of their item", "corrections": "no correction today"},
    load=_load,
    package=_package,
    under_item=_under_item,
)
