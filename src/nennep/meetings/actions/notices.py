"""The notice: what was told, to whom and how, and what they answered."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nennep.accounts.selectors import with_login
from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import must_be_new
from nennep.core.clock import legal_day
from nennep.core.dates.told import Moment
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, Line
from nennep.core.refusals import Conflict, Invalid
from nennep.delivery.enums import Channel, Outcome
from nennep.delivery.recording import record_deliveries
from nennep.meetings.enums import MeetingState, Phase
from nennep.meetings.leading.ways import to_move, to_preparation
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import AgendaItem, Answer, Guest, Meeting, Notice, Paper
from nennep.meetings.preparation.preparers import recipients_of
from nennep.meetings.preparation.summoned import take_summoned
from nennep.meetings.selectors.notices import latest_notice
from nennep.meetings.sittings import must_lead, set_state, themes_of
from nennep.meetings.states import check_move
from nennep.rulebook.enums import ItemKind

BY_HAND = frozenset({Channel.VOICE, Channel.PHONE, Channel.PAPER, Channel.PASTE, Channel.EMAIL})
"""Channels that people use themselves. The program itself shows the notice on screens."""

TELLABLE = frozenset({MeetingState.NOTIFIED, MeetingState.IN_SESSION, MeetingState.CANCELLED})
ANSWERABLE = frozenset({MeetingState.NOTIFIED})


@act("meetings.give_notice", right="prepare", label=_("Give notice of a meeting"))
def give_notice(ctx: ActContext, *, meeting: UUID, id: NewId) -> None:
    """Thông báo (triệu tập): freeze what is told, and put it on the screens of those who have a login.

    Members without a login are told in another way and ticked with `record_telling`. The committee member in
    charge is told too.
    """
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    check_move(loaded, MeetingState.NOTIFIED)
    must_be_new(Notice, id)
    if not loaded.place:
        raise Invalid(
            _("Say where the meeting is held first."),
            field="place",
            way=to_preparation(loaded.pk, "#dia-diem"),
        )
    if loaded.starts_at <= ctx.at:
        raise Conflict(
            _("The time of this meeting has passed. Move it, or open it."),
            code="past",
            way=to_move(loaded.pk),
        )
    last = Notice.rows.filter(meeting=loaded).aggregate(last=Max("version"))["last"]
    Notice.rows.create(
        id=id,
        meeting=loaded,
        version=(last or 0) + 1,
        given_at=ctx.at,
        starts_at=loaded.starts_at,
        place=loaded.place,
        contents=contents_of(loaded),
    )
    persons = [each.person.pk for each in recipients_of(loaded, legal_day(loaded.starts_at))]
    on_screen = with_login(persons)
    _tell(ctx, id, [each for each in persons if each in on_screen], Channel.SCREEN)
    set_state(loaded, MeetingState.NOTIFIED)
    ctx.result["told_on_screen"] = len(on_screen)


@act(
    "meetings.record_telling",
    right="prepare",
    label=_("Record who was told, and how"),
    known_with="prepare",
)
def record_telling(
    ctx: ActContext,
    *,
    meeting: UUID,
    persons: Annotated[list[UUID], MANY],
    channel: Channel,
    told_at: Moment | None = None,
    note: Line = "",
) -> None:
    """Ghi đã báo cho ai: by voice, by telephone, on paper or by a text in the chat group; many persons at once."""
    loaded = take_meeting(ctx, meeting, states=TELLABLE)
    notice = latest_notice(loaded)
    if notice is None:
        raise Conflict(
            _("No notice of this meeting was given yet."), code="no_notice", way=to_preparation(loaded.pk)
        )
    if channel not in BY_HAND:
        raise Invalid(
            _("Choose how people told them: by voice, telephone, paper or the chat group."), field="channel"
        )
    if not persons or len(set(persons)) < len(persons):
        raise Invalid(_("Tick who was told, each person once."), field="persons")
    if not _tellable(loaded).issuperset(persons):
        raise Invalid(_("Somebody ticked here is not to be told of this meeting."), field="persons")
    if told_at is not None and told_at > ctx.received_at:
        raise Invalid(_("Somebody can be told only up to now: check the day and the hour."), field="told_at")
    _tell(ctx, notice.pk, persons, channel, told_at=told_at, note=note)
    for each in persons:
        ctx.about("person", each)
    ctx.result["told"] = len(persons)


@act(
    "meetings.answer_notice",
    right="take_part",
    or_right="prepare",
    label=_("Answer a notice: coming, or excused with a reason"),
    offline=Offline.LATEST,
    known_with="hear",
)
def answer_notice(ctx: ActContext, *, meeting: UUID, person: UUID, coming: bool, reason: Line = "") -> None:
    """Trả lời: dự, hoặc xin vắng có lý do; each for oneself, or ticked by the preparer of the meeting."""
    loaded, ticked_by = take_summoned(ctx, meeting, person, states=ANSWERABLE)
    if not coming and not reason:
        raise Invalid(_("Say why: an absence is excused with a reason."), field="reason")
    Answer.rows.bulk_create(
        [
            Answer(
                id=ctx.derive_id("answer"),
                meeting=loaded,
                person_id=person,
                coming=coming,
                reason="" if coming else reason,
                answered_at=ctx.at,
                ticked_by_id=ticked_by,
            )
        ],
        update_conflicts=True,
        unique_fields=["meeting", "person"],
        update_fields=["coming", "reason", "answered_at", "ticked_by"],
    )
    ctx.about("person", person)


def contents_of(meeting: Meeting) -> dict[str, Any]:
    """What a notice tells besides time and place: themes, the titles of the contents, the papers' titles.

    What only the paper book keeps is not told.
    """
    items = AgendaItem.rows.filter(meeting=meeting, dropped=False, phase=Phase.BODY).exclude(
        kind=ItemKind.PAPER_ONLY
    )
    papers = Paper.rows.filter(meeting=meeting, withdrawn=False).order_by("pk")
    return {
        "theme": "; ".join(themes_of(meeting)),
        "items": [each.title for each in items.order_by("position")],
        "papers": [each.title for each in papers],
    }


def _tell(
    ctx: ActContext,
    notice_id: UUID,
    persons: list[UUID],
    channel: Channel,
    told_at: datetime | None = None,
    note: str = "",
) -> None:
    record_deliveries(
        recipients={person: ctx.derive_id("delivery", channel, person) for person in persons},
        about=("notice", notice_id),
        channel=channel,
        by=ctx.actor.user_id,
        # a text in a group was sent; nobody knows who read it
        outcome=Outcome.UNKNOWN if channel == Channel.PASTE else Outcome.DONE,
        attempted_at=told_at or ctx.at,
        note=note,
    )


def _tellable(meeting: Meeting) -> set[UUID]:
    told = {each.person.pk for each in recipients_of(meeting, legal_day(meeting.starts_at))}
    guests = Guest.rows.filter(meeting=meeting, withdrawn=False, person__isnull=False)
    return told | set(guests.values_list("person_id", flat=True))
