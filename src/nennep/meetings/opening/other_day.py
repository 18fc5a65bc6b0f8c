"""Holding a meeting on a day that is not the planned one: why, the move that it is, and taking an opening back."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.collab.selectors import any_written
from nennep.core import clock
from nennep.core.acts import ActContext, act_named
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.ways import to_room
from nennep.meetings.models import Agreement, Attendance, Meeting, MeetingMove, Notice
from nennep.meetings.roll_call.rolls import current_roll, freeze_roll
from nennep.meetings.sittings import change_sitting, set_state

NOT_SAID = "Không ghi lý do: máy chưa tải lịch mới."
"""Why, of a device that did not ask: its calendar was older, or its program (data, so Vietnamese)."""

SET_RIGHT = "Giờ bắt đầu được sửa sang ngày này."
"""Why, where the times of a meeting in session were set right."""

OPENINGS = ("meetings.open_meeting", "meetings.open_now")
TAKEN_BACK = "meetings.withdraw_opening"
ENTERS_NOTHING = (
    *OPENINGS,
    "meetings.take_roll",
    "meetings.appoint_minute_taker",
    "meetings.set_times",
    TAKEN_BACK,
)
"""Acts after which an opening can still be taken back."""
MARKS = frozenset({"meetings.record_attendance"})
"""What can be taken back with the opening, when that is asked for."""
WORDS = "text"
"""Stands for words of the minutes, which are written by no act."""


def must_say_why(ctx: ActContext, meeting: Meeting, begins: datetime, reason: str) -> None:
    """Raise Conflict for an opening on another day than planned without its reason.

    A device is not refused: its meeting has been held, and what it did not know is no fault of the cell.
    """
    planned, on = clock.legal_day(meeting.starts_at), clock.legal_day(begins)
    if reason or on == planned or ctx.device_id is not None:
        return
    days = abs((planned - on).days)
    words = {"planned": f"{planned:%d/%m/%Y}", "days": days}
    early = ngettext(
        "This meeting is planned for %(planned)s, %(days)s day later. Say why it is held earlier.",
        "This meeting is planned for %(planned)s, %(days)s days later. Say why it is held earlier.",
        days,
    )
    late = ngettext(
        "This meeting was planned for %(planned)s, %(days)s day ago. Say why it is held later.",
        "This meeting was planned for %(planned)s, %(days)s days ago. Say why it is held later.",
        days,
    )
    raise Conflict(
        (early if on < planned else late) % words,
        code="other_day",
        field="other_day_reason",
        facts={"planned": meeting.starts_at.isoformat(), "days": days},
    )


def hold_on_its_day(ctx: ActContext, meeting: Meeting, begins: datetime, reason: str) -> None:
    """Make the day on which a meeting began its day: in the calendar, with the move that it is, and in its roll.

    Called again when that day turns out to be another: there is one move at the opening at most, from the planned day.
    """
    on = clock.legal_day(begins)
    if on != clock.legal_day(meeting.starts_at):
        meeting.starts_at = _moved_at_opening(ctx, meeting, begins, reason or NOT_SAID)
        change_sitting(meeting, starts_at=meeting.starts_at)
    roll = current_roll(meeting)
    if roll is not None and roll.on != on:
        freeze_roll(ctx, meeting, on, reason or NOT_SAID)


def _moved_at_opening(ctx: ActContext, meeting: Meeting, begins: datetime, reason: str) -> datetime:
    """Record the move; when the meeting starts by its calendar then."""
    known = _move_at_opening(meeting)
    if known is None:
        MeetingMove.rows.create(
            id=ctx.derive_id("move"),
            meeting=meeting,
            from_starts_at=meeting.starts_at,
            to_starts_at=begins,
            from_place=meeting.place,
            to_place=meeting.place,
            reason=reason,
            moved_at=ctx.at,
            after_notice=Notice.rows.filter(meeting=meeting).exists(),
            at_opening=True,
        )
        return begins
    if clock.legal_day(known.from_starts_at) == clock.legal_day(begins):
        known.delete()  # it was held as planned after all
        return known.from_starts_at
    MeetingMove.rows.filter(pk=known.pk).update(to_starts_at=begins, reason=reason)
    return begins


def _move_at_opening(meeting: Meeting) -> MeetingMove | None:
    return MeetingMove.rows.filter(meeting=meeting, at_opening=True).order_by("moved_at").last()


def entered_since_opening(meeting: Meeting) -> frozenset[str]:
    """What somebody recorded since the meeting was opened: names of acts, and WORDS for words of the minutes.

    A second opening, of another phone, changes nothing in that: what was entered after the first one is there.
    """
    acts = ActRecord.rows.filter(
        organisation_id=meeting.body.organisation_id,
        subjects__kind="meeting",
        subjects__object_id=meeting.pk,
    )
    done = list(acts.order_by("seq").values_list("act", flat=True))
    openings = [at for at, name in enumerate(done) if name in OPENINGS]
    taken_back = [at for at, name in enumerate(done) if name == TAKEN_BACK]
    opened = next((at for at in openings if not taken_back or at > taken_back[-1]), None)
    entered = {name for name in done[opened or 0 :] if name not in ENTERS_NOTHING}
    if any_written(f"meeting/{meeting.pk}/"):
        entered.add(WORDS)
    return frozenset(entered)


def must_be_free(meeting: Meeting, *, marks_too: bool) -> None:
    """Raise Conflict, with what hinders, for a meeting whose opening cannot be taken back."""
    entered = entered_since_opening(meeting)
    if not entered - (MARKS if marks_too else frozenset()):
        return
    if entered <= MARKS:
        raise Conflict(
            _("Attendance was marked already. Say that the marks are taken back with the opening."),
            code="marks_entered",
            field="marks_too",
        )
    raise Conflict(
        _(
            "Something was entered already (%(what)s), so the opening stays. Set a wrong day or hour right in the "
            "times, or record that the meeting is not held: what was entered stays readable."
        )
        % {"what": "; ".join(words_of(entered))},
        code="something_entered",
        way=to_room(meeting.pk),
    )


def words_of(entered: frozenset[str]) -> list[str]:
    """What was entered, as people call it."""
    acts = sorted(str(act_named(name).label) for name in entered - {WORDS})
    return [*acts, _("words of the minutes")] if WORDS in entered else acts


def take_back(ctx: ActContext, meeting: Meeting) -> None:
    """Put a meeting back to where it stood before it was opened, on the day for which it was planned."""
    moved = _move_at_opening(meeting)
    if moved is not None:
        change_sitting(meeting, starts_at=moved.from_starts_at)
        meeting.starts_at = moved.from_starts_at
        moved.delete()
    Attendance.rows.filter(meeting=meeting).delete()  # proposed by statuses, or taken back with the opening
    set_state(meeting, _state_before(meeting), opened_at=None, closed_at=None, chair=None)
    roll, on = current_roll(meeting), clock.legal_day(meeting.starts_at)
    if roll is not None and roll.on != on:
        freeze_roll(ctx, meeting, on, _("The opening was taken back."))


def planned_start(meeting: Meeting) -> datetime:
    """When a meeting was to begin before an opening moved it."""
    moved = _move_at_opening(meeting)
    return meeting.starts_at if moved is None else moved.from_starts_at


def _state_before(meeting: Meeting) -> MeetingState:
    return MeetingState.CANCELLED if meeting.reason else state_as_prepared(meeting)


def state_as_prepared(meeting: Meeting) -> MeetingState:
    """How far the preparation of a meeting went."""
    agreed = Agreement.rows.filter(meeting=meeting, withdrawn=False).order_by("agreed_at").last()
    if agreed is None:
        return MeetingState.DRAFT
    told = Notice.rows.filter(meeting=meeting, given_at__gte=agreed.agreed_at).exists()
    return MeetingState.NOTIFIED if told else MeetingState.PREPARED
