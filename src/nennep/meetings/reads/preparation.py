"""A meeting while it is prepared: its agenda, papers, guests, remarks, and who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.actor import Actor
from nennep.core.reads import read
from nennep.meetings.models import AgendaItem, Guest, Meeting, Paper
from nennep.meetings.reads.calendar import MeetingRow, meeting_row
from nennep.meetings.reads.proposals import RequestRow, TopicRow, request_rows, topic_rows
from nennep.meetings.selectors.joint import Side, sides_of
from nennep.meetings.selectors.preparation import (
    agenda_of,
    agreements_of,
    guests_of,
    lead_of,
    moves_of,
    papers_of,
    remarks_of,
)
from nennep.meetings.selectors.proposals import requests_of, topics_to_prepare
from nennep.meetings.selectors.seen import see_preparation


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the agenda."""

    id: UUID
    position: int
    phase: str
    kind: str
    title: str
    field: str
    source: str
    proposed_by: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that is attached; its file is served to those who may read it."""

    id: UUID
    title: str
    item: UUID | None
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class GuestRow:
    """Somebody who is invited."""

    id: UUID
    name: str
    title: str
    is_observer: bool


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A remark on the draft."""

    by: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """Who agreed to the agenda as it stands."""

    person: UUID
    name: str
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class MoveRow:
    """From when to when the meeting was moved, why, and how people were told."""

    from_starts_at: datetime
    to_starts_at: datetime
    from_place: str
    to_place: str
    reason: str
    told_how: str
    moved_at: datetime
    after_notice: bool


@dataclass(frozen=True, slots=True)
class NoticeDue:
    """By when the notice is to be given, and by which rule."""

    due_on: date
    rule: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """A meeting while it is prepared."""

    meeting: MeetingRow
    prepares: bool
    proposes: bool
    agenda: tuple[ItemRow, ...]
    papers: tuple[PaperRow, ...]
    guests: tuple[GuestRow, ...]
    remarks: tuple[RemarkRow, ...]
    topics: tuple[TopicRow, ...]
    requests: tuple[RequestRow, ...]
    agreed: tuple[AgreedRow, ...]
    moves: tuple[MoveRow, ...]
    joint_with: tuple[Side, ...]
    notice_due: NoticeDue | None


@read("meetings.preparation", label=_("A meeting while it is prepared"))
def preparation(actor: Actor, *, meeting: UUID) -> Preparation:
    """Soạn nội dung: agenda, papers, guests, remarks on the draft, who agreed, when it was moved.

    For those who prepare the meeting, keep its calendar, or may propose and remark. What members propose, and who asks
    to speak, is for those who prepare it.
    """
    seen = see_preparation(actor, meeting)
    loaded = seen.meeting
    return Preparation(
        meeting=meeting_row(loaded),
        prepares=seen.prepares,
        proposes=seen.proposes,
        agenda=tuple(_item(each) for each in agenda_of(loaded)),
        papers=tuple(_paper(each) for each in papers_of(loaded)),
        guests=tuple(_guest(each) for each in guests_of(loaded)),
        remarks=tuple(
            RemarkRow(each.person.full_name, each.text, each.made_at) for each in remarks_of(loaded)
        ),
        topics=topic_rows(topics_to_prepare(seen)),
        requests=request_rows(requests_of(loaded) if seen.reads_members else []),
        agreed=tuple(
            AgreedRow(each.person_id, each.person.full_name, each.agreed_at) for each in agreements_of(loaded)
        ),
        moves=move_rows(loaded),
        joint_with=tuple(sides_of(loaded)),
        notice_due=_notice_due(loaded),
    )


def move_rows(meeting: Meeting) -> tuple[MoveRow, ...]:
    """When the meeting was moved, oldest first."""
    return tuple(
        MoveRow(
            from_starts_at=each.from_starts_at,
            to_starts_at=each.to_starts_at,
            from_place=each.from_place,
            to_place=each.to_place,
            reason=each.reason,
            told_how=each.told_how,
            moved_at=each.moved_at,
            after_notice=each.after_notice,
        )
        for each in moves_of(meeting)
    )


def _item(item: AgendaItem) -> ItemRow:
    return ItemRow(
        id=item.pk,
        position=item.position,
        phase=item.phase,
        kind=item.kind,
        title=item.title,
        field=item.field,
        source=item.source,
        proposed_by=item.proposed_by.full_name if item.proposed_by else "",
    )


def _paper(paper: Paper) -> PaperRow:
    return PaperRow(paper.pk, paper.title, paper.item_id, paper.file.media_type, paper.file.size)


def _guest(guest: Guest) -> GuestRow:
    return GuestRow(guest.pk, guest.name, guest.title, guest.is_observer)


def _notice_due(meeting: Meeting) -> NoticeDue | None:
    lead = lead_of(meeting)
    return None if lead is None else NoticeDue(lead.due_on, lead.citation, lead.passed)
