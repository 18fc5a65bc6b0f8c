"""Reading a meeting's documents: who may read which, and which belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from nennep.authority.permissions import CHAIR, HEAR, MANAGE, MINUTE, PREPARE, READ
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import NotFound
from nennep.meetings.access import MeetingAccess, access_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.selectors import below
from nennep.records.enums import DocumentType
from nennep.records.models import Record, Revision
from nennep.records.revisions import latest_of
from nennep.records.selectors import SPOKEN

KEEP_SHEETS = frozenset({PREPARE, MINUTE, CHAIR, MANAGE})
"""Rights of those who print meeting sheets: each of them may fill in one."""


@dataclass(frozen=True, slots=True)
class ShownRevision:
    """An earlier revision as pages show it."""

    revision: int
    made_at: datetime
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document as pages show it: values alone, which are drawn once (`remembered`)."""

    id: UUID
    name: str
    symbol: str
    title: str
    correction: int
    signed_on: date | None
    book: str
    page: str
    issued_on: date | None
    earlier: tuple[ShownRevision, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document with its revisions, newest first."""

    record: Record
    revisions: list[Revision]

    @property
    def name(self) -> str:
        """What sort of document it is, in the reader's language."""
        return str(DocumentType(self.record.document_type).label)

    @property
    def is_spoken(self) -> bool:
        """Whether it holds what was said, and is read only where HEAR is held."""
        return self.record.document_type in SPOKEN

    @property
    def newest(self) -> Revision:
        """The revision that counts."""
        return self.revisions[0]

    @property
    def correction(self) -> int:
        """How many times it was corrected."""
        return sum(each.is_correction for each in self.revisions)

    @property
    def shown(self) -> ShownDocument:
        """What pages show of it."""
        record, newest, earlier = self.record, self.newest, self.revisions[1:]
        return ShownDocument(
            record.pk,
            self.name,
            record.symbol,
            record.title,
            self.correction,
            newest.signed_on,
            newest.book,
            newest.page,
            record.issued_on,
            tuple(ShownRevision(each.revision, each.made_at, each.signed_on) for each in earlier),
        )


def records_of(meeting: Meeting) -> list[Record]:
    """The documents that a meeting adopted: its minutes, then those that its parts brought."""
    rows = Record.rows.filter(adopted_in=meeting.pk).select_related("body__organisation", "number")
    found = list(rows.order_by("id"))
    return sorted(found, key=lambda each: each.document_type != DocumentType.MINUTES)


def minutes_record(meeting: Meeting) -> Record:
    """The minutes of a meeting; raises NotFound before they are adopted."""
    found = Record.rows.filter(
        about_kind="meeting", about_id=meeting.pk, document_type=DocumentType.MINUTES
    ).select_related("body__organisation", "number")
    record = found.first()
    if record is None:
        raise NotFound
    return record


def records_seen(access: MeetingAccess) -> list[Record]:
    """The documents of a meeting that its reader may read."""
    return [each for each in records_of(access.meeting) if access.hears or each.document_type not in SPOKEN]


def document_rows(records: list[Record]) -> list[DocumentRow]:
    """The documents with their revisions, two queries whatever their number."""
    found: dict[Any, list[Revision]] = {each.pk: [] for each in records}
    for each in Revision.rows.filter(record__in=records).defer("document").order_by("-revision"):
        found[each.record_id].append(each)
    return [DocumentRow(each, found[each.pk]) for each in records]


def revision_for(actor: Actor, record_id: UUID, revision: int | None = None) -> Revision:
    """One revision of a document (the newest when not said), if the actor may read it. Raises NotFound."""
    record = _readable(actor, record_id)
    rows = Revision.rows.filter(record=record).select_related("pdf", "record__number")
    found = rows.order_by("-revision").first() if revision is None else rows.filter(revision=revision).first()
    if found is None:
        raise NotFound
    return found


def revisions_for(actor: Actor, record_id: UUID) -> list[Revision]:
    """All revisions of a document without their contents, newest first, if the actor may read it. Raises NotFound."""
    rows = Revision.rows.filter(record=_readable(actor, record_id)).select_related("record__body")
    return list(rows.defer("document").order_by("-revision"))


def month_of_minutes(actor: Actor, organisation_id: UUID, month: date) -> tuple[list[Revision], int]:
    """The newest minutes of all bodies of an organisation and below it in a month, and how many were left out.

    Left out is what the actor may not hear; raises NotFound where the actor sees nothing of the organisation.
    """
    return _month(actor, organisation_id, month, HEAR, frozenset({DocumentType.MINUTES}))


def month_of_resolutions(actor: Actor, organisation_id: UUID, month: date) -> tuple[list[Revision], int]:
    """The newest resolutions and conclusions of an organisation and below it in a month; see `month_of_minutes`."""
    kinds = frozenset({DocumentType.RESOLUTION, DocumentType.CONCLUSION})
    return _month(actor, organisation_id, month, READ, kinds)


def may_be_held_on_paper(meeting: Meeting) -> bool:
    """Whether there is still something to be written on a sheet: not adopted, and to be held."""
    return meeting.state in BEFORE_SESSION or meeting.state == MeetingState.IN_SESSION


def month_to_hold(actor: Actor, organisation_id: UUID, month: date) -> list[Meeting]:
    """The meetings of a month that an organisation and all below it have still to hold, where the actor keeps sheets.

    Raises NotFound where the actor sees nothing of the organisation.
    """
    on = clock.today()
    if not (actor.is_operator or access_to(actor, organisation_id, on).sees):
        raise NotFound
    inside = {organisation_id, *below(organisation_id, on).values_list("pk", flat=True)}
    kept: set[UUID] = set()
    for right in KEEP_SHEETS:
        kept |= set(organisations_with(actor, right, on).filter(pk__in=inside).values_list("pk", flat=True))
    meetings = Meeting.rows.filter(
        body__organisation__in=kept,
        month=month.replace(day=1),
        state__in=[*BEFORE_SESSION, MeetingState.IN_SESSION],
        sits_with=None,
    )
    return list(
        meetings.select_related("body__organisation", "joint_session").order_by(
            "body__organisation__code", "starts_at", "id"
        )
    )


def _readable(actor: Actor, record_id: UUID) -> Record:
    """A document that a meeting adopted, for those who may open the meeting; minutes for those who hear it.

    Raises NotFound.
    """
    record = Record.rows.select_related("body__organisation", "number").filter(pk=record_id).first()
    if record is None or record.adopted_in is None:
        raise NotFound
    access = access_meeting(actor, record.adopted_in, bare=True)
    if record.document_type in SPOKEN and not access.hears:
        raise NotFound
    return record


def _month(
    actor: Actor, organisation_id: UUID, month: date, right: str, kinds: frozenset[DocumentType]
) -> tuple[list[Revision], int]:
    on = clock.today()
    if not (actor.is_operator or access_to(actor, organisation_id, on).sees):
        raise NotFound
    inside = {organisation_id, *below(organisation_id, on).values_list("pk", flat=True)}
    meetings = Meeting.rows.filter(body__organisation__in=inside, month=month.replace(day=1))
    records = list(
        Record.rows.filter(adopted_in__in=meetings.values("pk"), document_type__in=kinds)
        .select_related("body__organisation", "number")
        .order_by("body__organisation__code", "dated", "id")
    )
    allowed = set(organisations_with(actor, right, on).filter(pk__in=inside).values_list("pk", flat=True))
    readable = [each for each in records if each.body.organisation_id in allowed]
    newest = latest_of(readable)
    return [newest[each.pk] for each in readable], len(records) - len(readable)
