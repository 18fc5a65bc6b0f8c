"""The notice of a meeting: what was told, and whom it has reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.actor import Actor
from nennep.core.reads import read
from nennep.delivery.models import Delivery
from nennep.meetings.models import Answer
from nennep.meetings.reads.calendar import MeetingRow, meeting_row
from nennep.meetings.reads.preparation import MoveRow, move_rows
from nennep.meetings.reads.proposals import RequestRow, TopicRow, request_rows, topic_rows
from nennep.meetings.selectors.notices import (
    Counts,
    RecipientRow,
    answer_of,
    counts_of,
    latest_notice,
    paper_numbers,
    recipient_rows,
)
from nennep.meetings.selectors.proposals import own_requests, topics_of
from nennep.meetings.selectors.seen import see_meeting


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a member answered; `ticked_by` is who took it down for somebody, "" where the member answered alone."""

    coming: bool
    reason: str
    answered_at: datetime
    ticked_by: str


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt to tell a person: by which channel, when, and how it ended."""

    channel: str
    channel_label: str
    at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class Reached:
    """One person whom the notice is for, and what is known of it."""

    person: UUID
    name: str
    office: str
    in_charge: bool
    guest: bool
    told: bool
    attempts: tuple[AttemptRow, ...]
    opened_at: datetime | None
    answer: AnswerRow | None


@dataclass(frozen=True, slots=True)
class NoticeOfMeeting:
    """The newest notice of a meeting; without one, `version` is 0 and nothing was told yet."""

    meeting: MeetingRow
    version: int
    symbol: str  # "03-TB/CB"; "" while the notice has no number
    invitations_symbol: str
    given_at: datetime | None
    starts_at: datetime | None
    place: str
    theme: str
    items: tuple[str, ...]
    papers: tuple[str, ...]
    moves: tuple[MoveRow, ...]
    own_answer: AnswerRow | None
    own_topics: tuple[TopicRow, ...]
    own_requests: tuple[RequestRow, ...]
    counts: Counts | None  # for those who prepare the meeting, with `reached`
    reached: tuple[Reached, ...]


@read("meetings.notice", label=_("The notice of a meeting, and whom it has reached"))
def notice(actor: Actor, *, meeting: UUID) -> NoticeOfMeeting:
    """Thông báo sinh hoạt: what was told, when the meeting was moved, what the asker answered, proposed and asked.

    For those who see the meeting or stand on its roll; who was told and how, opened and answered is for those who
    prepare it.
    """
    seen = see_meeting(actor, meeting)
    told = latest_notice(seen.meeting)
    contents = told.contents if told else {}
    rows = recipient_rows(seen.meeting, told, reasons=seen.reads_members) if seen.prepares else []
    numbers = paper_numbers(seen.meeting, told)
    own = answer_of(seen.meeting, actor.person_id) if actor.person_id else None
    return NoticeOfMeeting(
        meeting=meeting_row(seen.meeting),
        version=told.version if told else 0,
        symbol=numbers.notice_symbol,
        invitations_symbol=numbers.invitations_symbol,
        given_at=told.given_at if told else None,
        starts_at=told.starts_at if told else None,
        place=told.place if told else "",
        theme=contents.get("theme", ""),
        items=tuple(contents.get("items", ())),
        papers=tuple(contents.get("papers", ())),
        moves=move_rows(seen.meeting),
        own_answer=_answer(own, own.reason if own else ""),
        own_topics=topic_rows(topics_of(seen.meeting, actor.person_id) if actor.person_id else []),
        own_requests=request_rows(own_requests(seen.meeting, actor.person_id) if actor.person_id else []),
        counts=counts_of(rows) if seen.prepares else None,
        reached=tuple(_reached(each) for each in rows),
    )


def _reached(row: RecipientRow) -> Reached:
    return Reached(
        person=row.person.pk,
        name=row.person.full_name,
        office=str(row.office),
        in_charge=row.in_charge,
        guest=row.guest,
        told=not row.untold,
        attempts=tuple(_attempt(each) for each in row.attempts),
        opened_at=row.opened_at,
        answer=_answer(row.answer, row.reason),
    )


def _attempt(attempt: Delivery) -> AttemptRow:
    return AttemptRow(
        channel=attempt.channel,
        channel_label=attempt.get_channel_display(),
        at=attempt.attempted_at,
        outcome=attempt.outcome,
    )


def _answer(answer: Answer | None, reason: str) -> AnswerRow | None:
    if answer is None:
        return None
    ticked_by = "" if answer.ticked_by is None else answer.ticked_by.full_name
    return AnswerRow(answer.coming, reason, answer.answered_at, ticked_by)
