"""Biên bản: one document composed of what each part of the meeting says, and of free sections, which are text.

The same document is read back on the screen, printed, and frozen at adoption: what is read back is what is signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nennep.core import clock
from nennep.meetings.correcting import CorrectionNote
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.officers import OFFICERS, named
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.models import AgendaItem
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.printed.passages import prose
from nennep.meetings.printed.sentences import say
from nennep.meetings.states import LOCKED
from nennep.minutes.in_meeting.texts import CORRECTIONS, TEXTS
from nennep.minutes.models import Correction
from nennep.minutes.selectors import minutes_record
from nennep.records.banner import banner
from nennep.records.enums import DocumentType
from nennep.records.letterhead import letterhead
from nennep.records.revisions import numbered
from nennep.rulebook.item_kinds import item_kinds
from nennep.typesetting.blocks import Block, Entry, Heading, Lines, Run, Together, paragraph
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import PartyDocument


def compose_minutes(
    record: MeetingRecord, notes: Sequence[CorrectionNote] = (), *, adopted: bool | None = None
) -> PartyDocument:
    """The minutes from the record. `adopted` says that they were read back and adopted just now."""
    meeting, head = record.meeting, letterhead(record.meeting.body, record.on)
    done = meeting.adopted_at is not None if adopted is None else adopted
    sections = [
        (say("section.agenda"), _agenda(record)),
        (say("section.course"), _course(record)),
        *_sections(record),
        (say("section.conclusion"), prose(record[TEXTS].conclusion())),
    ]
    body: list[Block] = [*_turn(notes), _head(record), *prose(record[TEXTS].gist())]
    for number, (title, blocks) in enumerate((each for each in sections if each[1]), start=1):
        body += [Heading(title, 1, number), *blocks]
    body += _closing(record, done)
    body += _corrected(notes)
    document = PartyDocument(
        title=say("title"),
        subject=record[SITTING].subject,
        superior=head.superior,
        issuer=head.issuer,
        place_date=place_and_date(head.place, record.on) if head.place else "",
        body=tuple(body),
        signatures=record[OFFICERS].signatures(),
        banner=banner(),
        dated=record.on,
    )
    return head.style.set(document)


def numbered_minutes(record: MeetingRecord) -> PartyDocument:
    """The minutes as they will be, or were, printed: with what was corrected, and the line of their number."""
    number = minutes_record(record.meeting).number if record.meeting.state in LOCKED else None
    document = compose_minutes(record, notes_of(record[CORRECTIONS]))
    return numbered(document, record.meeting.body, DocumentType.MINUTES, number)


def notes_of(corrections: Iterable[Correction]) -> list[CorrectionNote]:
    """The corrections of a meeting as the minutes print them; those of one revision are one turn."""
    turns: dict[object, int] = {}
    return [
        CorrectionNote(
            turn=turns.setdefault(each.revision_id, len(turns) + 1),
            on=clock.legal_day(each.made_at),
            what=each.what,
            was=each.was,
            right_value=each.right_value,
            why=each.why,
        )
        for each in corrections
    ]


def _head(record: MeetingRecord) -> Lines:
    """When, where, led by whom; then what each part says at the head."""
    meeting, officers = record.meeting, record[OFFICERS]
    begins = words.hour(meeting.opened_at or meeting.starts_at)
    lines = [
        Entry(say("head.time"), say("begins", hour=begins, day=words.day(record.on))),
        Entry(say("head.place"), meeting.place),
        Entry(say("head.chair"), named(officers.chair)),
        Entry(say("head.minute_taker"), named(officers.minute_taker)),
    ]
    for part in record.parts:
        if part.head is not None:
            lines += part.head(record[part], record)
    return Lines(tuple(lines), marker="-")


def _agenda(record: MeetingRecord) -> list[Block]:
    """All items in their order, in one running paragraph: the course below repeats only those with something said."""
    listed = [
        say("agenda.item", place=place, title=each.title) for place, each in enumerate(record[ITEMS], start=1)
    ]
    if not listed:
        return []
    sitting = words.sitting(record.meeting)
    return [paragraph(say("agenda", sitting=sitting, count=len(listed), items="; ".join(listed)))]


def _course(record: MeetingRecord) -> list[Block]:
    """The items under which something was recorded, one after the other; last what belongs to no item."""
    blocks: list[Block] = []
    number = 0
    for item in record[ITEMS]:
        texts = record[TEXTS]
        conclusion = prose(texts.conclusion(item.pk), say("conclusion"))
        under = [*prose(texts.gist(item.pk)), *_under(record, item), *conclusion]
        if under:
            number += 1
            blocks += [Heading(item.title, 2, number), *under]
    return [*blocks, *_under(record, None)]


def _under(record: MeetingRecord, item: AgendaItem | None) -> list[Block]:
    """What each part says under an item; a section of facts stands under the first item of its kind, once."""
    shown = "" if item is None or not _is_first(record, item) else item_kinds()[item.kind].facts
    blocks: list[Block] = []
    for part in record.parts:
        if part.under_item is not None:
            blocks += part.under_item(record[part], record, item)
        if part.section is not None and part.name == shown:
            blocks += part.section.blocks(record[part], record)
    return blocks


def _is_first(record: MeetingRecord, item: AgendaItem) -> bool:
    return next(each for each in record[ITEMS] if each.kind == item.kind) is item


def _sections(record: MeetingRecord) -> list[tuple[str, list[Block]]]:
    """Sections that no item of the agenda shows: nothing that was recorded is left out."""
    shown = {item_kinds()[each.kind].facts for each in record[ITEMS]}
    return [
        (section.title, section.blocks(record[part], record))
        for part in record.parts
        if (section := part.section) is not None and part.name not in shown
    ]


def _closing(record: MeetingRecord, adopted: bool) -> list[Block]:
    meeting = record.meeting
    sentences = []
    if adopted:
        sentences.append(say("adopted", who=words.those_meeting(meeting)))
    if meeting.closed_at is not None:
        ended = clock.legal_day(meeting.closed_at)
        key = "ended" if ended == record.on else "ended.later"
        hour, day = words.hour(meeting.closed_at), words.day(ended)
        sentences.append(say(key, sitting=words.sitting(meeting), hour=hour, day=day))
    closing: list[Block] = [paragraph(" ".join(sentences))] if sentences else []
    for part in record.parts:
        if part.end is not None:
            closing += part.end(record[part], record)
    return closing


def _turn(notes: Sequence[CorrectionNote]) -> list[Block]:
    if not notes:
        return []
    last = notes[-1]
    text = f"Bản đính chính lần {last.turn}, ngày {words.day(last.on)} (nội dung đính chính ở cuối văn bản)"
    return [paragraph(Run(text, italic=True), align="center", indent=False)]


def _corrected(notes: Sequence[CorrectionNote]) -> list[Block]:
    if not notes:
        return []
    blocks: list[Block] = [paragraph(Run("NỘI DUNG ĐÍNH CHÍNH", bold=True), align="left")]
    for each in notes:
        lead = Run(f"Lần {each.turn} (ngày {words.day(each.on)}). {words.capital(each.what)}: ", bold=True)
        was, right = (_short(text) for text in (each.was, each.right_value))
        blocks.append(paragraph("- ", lead, f"trước ghi “{was}”, nay là “{right}”. Lý do: {each.why}."))
    return [Together(tuple(blocks[:2])), *blocks[2:]]


def _short(text: str) -> str:
    """The beginning of a section: the list of corrections does not repeat the whole text."""
    text = " ".join(text.split())
    return text if len(text) <= 240 else text[:238].rsplit(" ", 1)[0] + " …"
