"""What may be asked of the minutes beside themselves: words that came late, earlier versions, frozen documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.collab.selectors import Proposed, Version
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.core.refusals import NotFound
from nennep.meetings.access import access_meeting
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.part import MeetingRecord
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.in_meeting.texts import TEXTS
from nennep.minutes.late_texts import (
    LateText,
    Section,
    hear_texts,
    key_at,
    late_texts_of,
    own_late_texts_of,
    place_of,
    sections_of,
    versions_of,
)
from nennep.minutes.selectors import records_seen, revisions_for
from nennep.minutes.texts import parse_key
from nennep.records.models import Revision
from nennep.records.reads import Document, DocumentHead, documents_as_rows, head_of


@dataclass(frozen=True, slots=True)
class LateTextRow:
    """Words that came late, beside what the section reads now; `outcome` is "" while nobody has settled them."""

    id: UUID
    section: str  # as `minutes.text_history` asks for it
    section_label: str
    author: str
    device: str  # the end of the device's id
    written_at: datetime | None  # by the phone's clock
    received_at: datetime
    reads_now: str
    would_read: str
    is_there_already: bool
    outcome: str
    outcome_label: str
    reason: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section that somebody wrote; `section` is how `minutes.text_history` asks for it."""

    section: str
    label: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What a section read as when its writer stopped; the first row stands there now."""

    number: int
    author: str
    written_at: datetime | None  # by the phone's clock
    received_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One frozen revision: when it was made, whether it is a correction, and where it was signed by hand."""

    revision: int
    made_at: datetime
    is_correction: bool
    digest: str
    signed_on: date | None
    book: str
    page: str


@dataclass(frozen=True, slots=True)
class DocumentWithRevisions(DocumentHead):
    """A document and its revisions, the newest first."""

    revisions: tuple[RevisionRow, ...]


@read("minutes.late_texts", label=_("What came late for the minutes of a meeting"))
def late_texts(actor: Actor, *, meeting: UUID) -> Listing[LateTextRow]:
    """Phần ghi đến muộn: words that came after the lock or without right; those that wait for a person first.

    For those who may read what was said. Who may not any more is told of the own words alone: `would_read` is what
    the asker typed, and all else is empty.
    """
    try:
        record = MeetingRecord(hear_texts(actor, meeting).meeting, (ITEMS, TEXTS))
    except NotFound:
        return Listing(own_late_texts_of(actor, meeting), lambda rows: map(_own_late, rows))
    return Listing(late_texts_of(record), lambda rows: map(_late, rows))


@read("minutes.sections", label=_("The sections of the minutes that somebody wrote"))
def sections(actor: Actor, *, meeting: UUID) -> Listing[SectionRow]:
    """Các phần tự ghi của biên bản: those in which something was written, in the order of the agenda.

    For those who may read what was said.
    """
    record = MeetingRecord(hear_texts(actor, meeting).meeting, (ITEMS,))
    return Listing(sections_of(record.meeting, record[ITEMS]), lambda rows: map(_section, rows))


@read("minutes.text_history", label=_("Earlier versions of a section of the minutes"))
def text_history(actor: Actor, *, meeting: UUID, section: str) -> Listing[VersionRow]:
    """Các bản trước: what a section read as each time its writer changed or rested, newest first.

    `section` as `minutes.sections` gives it. For those who may read what was said.
    """
    found = versions_of(key_at(hear_texts(actor, meeting).meeting, section))
    return Listing(found, lambda rows: (_version(*each) for each in rows))


@read("minutes.documents", label=_("The documents of a meeting"))
def documents(actor: Actor, *, meeting: UUID) -> Listing[Document]:
    """Văn bản của buổi: the minutes, then resolutions and what else was adopted with them.

    For those who may open the meeting; the minutes only for those who may read what was said.
    """
    return Listing(records_seen(access_meeting(actor, meeting)), documents_as_rows)


@read("minutes.document", label=_("A document and its revisions"))
def document(actor: Actor, *, document: UUID) -> DocumentWithRevisions:
    """Một văn bản: its head, and its frozen revisions without their contents, newest first.

    For those who may open it: minutes where what was said may be read, all others where the organisation is seen. The
    contents of a revision are opened at `/van-ban/<document>/<revision>.pdf` or `.docx`: that leaves a trace, and a
    read leaves none.
    """
    found = revisions_for(actor, document)
    return DocumentWithRevisions(**head_of(found[0].record), revisions=tuple(map(_revision, found)))


def _revision(revision: Revision) -> RevisionRow:
    return RevisionRow(
        revision=revision.revision,
        made_at=revision.made_at,
        is_correction=revision.is_correction,
        digest=revision.digest,
        signed_on=revision.signed_on,
        book=revision.book,
        page=revision.page,
    )


def _late(row: LateText) -> LateTextRow:
    found = row.proposal
    return LateTextRow(
        id=found.id,
        section=place_of(parse_key(found.key)),
        section_label=row.section,
        author=row.author,
        device=row.device,
        written_at=found.written_at,
        received_at=found.received_at,
        reads_now=row.now,
        would_read=found.would_read,
        is_there_already=row.is_there_already,
        outcome=found.outcome,
        outcome_label=row.outcome,
        reason=found.reason,
        settled_at=found.settled_at,
    )


def _own_late(found: Proposed) -> LateTextRow:
    return LateTextRow(
        id=found.id,
        section="",
        section_label="",
        author="",
        device="",
        written_at=None,
        received_at=found.received_at,
        reads_now="",
        would_read=found.typed,
        is_there_already=False,
        outcome=found.outcome,
        outcome_label=str(LateTextOutcome(found.outcome).label) if found.outcome else "",
        reason="",
        settled_at=None,
    )


def _section(row: Section) -> SectionRow:
    return SectionRow(row.place, row.label)


def _version(version: Version, author: str) -> VersionRow:
    return VersionRow(version.seq, author, version.written_at, version.received_at, version.text)
