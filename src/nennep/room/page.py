"""What the meeting page shows: facts, history, and links to the meeting's other pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nennep.authority.permissions import DECIDE, PREPARE, PROPOSE
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.addresses import reverse
from nennep.core.refusals import NotFound
from nennep.meetings.access import MeetingAccess, access_meeting, may_be_entered
from nennep.meetings.enums import MeetingState
from nennep.meetings.in_meeting.joint import JOINT
from nennep.meetings.models import Meeting, MeetingMove
from nennep.meetings.part import MeetingRecord
from nennep.meetings.selectors.notices import papers_went_out
from nennep.meetings.states import BEFORE_SESSION, LOCKED, OPENED, was_closed
from nennep.minutes.in_meeting.texts import CORRECTIONS
from nennep.minutes.models import Correction
from nennep.minutes.selectors import KEEP_SHEETS, may_be_held_on_paper
from nennep.organisation.selectors import name_on
from nennep.scores.in_meeting.score import SCORE, is_scored
from nennep.ui.parts import Pair
from nennep.ui.wording import day, hour, weekday


def partner_of(actor: Actor, meeting_id: Any) -> dict[str, Any]:
    """What a cell sees of the other meeting of a joint session: headcount, guests, common items. Raises NotFound."""
    other = Meeting.rows.filter(pk=meeting_id, joint_session__isnull=False).select_related("body").first()
    if other is None:
        raise NotFound
    for own in Meeting.rows.filter(joint_session_id=other.joint_session_id).exclude(pk=other.pk):
        try:
            access = access_meeting(actor, own.pk)
        except NotFound:
            continue
        shown = MeetingRecord(access.meeting, (JOINT,))[JOINT] or {"others": []}
        name = _name_in(shown, other)
        if name is not None:
            return {"partner": name, "own": own, "meeting": other, "title": shown["title"]}
    raise NotFound


def pairs_of(access: MeetingAccess, record: MeetingRecord) -> list[Pair]:
    """Time, place and people, then the figures that each part brings."""
    meeting = access.meeting
    starts = meeting.opened_at or meeting.starts_at
    pairs = [
        Pair(_("Time"), f"{hour(starts)}, {weekday(starts)} {day(starts)}"),
        Pair(_("Place"), meeting.place or "–"),
    ]
    if meeting.state in OPENED and meeting.chair is not None:
        pairs.append(Pair(_("Chair"), meeting.chair.full_name))
    if meeting.minute_taker is not None:
        pairs.append(Pair(_("Minute-taker"), meeting.minute_taker.full_name))
    if record.minutes_long is not None:
        pairs.append(Pair(_("Length"), _("%(minutes)d minutes") % {"minutes": record.minutes_long}))
    for part in record.parts:
        if part.on_page is not None:
            pairs += part.on_page(record[part], record)
    return pairs


def leader_of(meeting: Meeting) -> Meeting | None:
    """The regular meeting that this thematic one sits with: roll, minutes and documents stand there."""
    return None if meeting.sits_with_id is None else Meeting.rows.get(pk=meeting.sits_with_id)


def moves_of(meeting: Meeting) -> list[MeetingMove]:
    """When and why the meeting was moved."""
    return list(MeetingMove.rows.filter(meeting=meeting).order_by("moved_at"))


def when(meeting: Meeting) -> date:
    """The legal day of the meeting, as opened or as planned."""
    return clock.legal_day(meeting.opened_at or meeting.starts_at)


def _name_in(shown: dict[str, Any], other: Meeting) -> dict[str, Any] | None:
    name = name_on(other.body.organisation_id, clock.legal_day(other.starts_at))
    return next((each for each in shown["others"] if each["organisation"] == name), None)


def corrections_of(record: MeetingRecord) -> list[Correction]:
    """The corrections, newest first."""
    return list(reversed(record[CORRECTIONS]))


def _draft(rights: frozenset[str]) -> str:
    """What the page of the preparation is to this reader."""
    return _("Preparation") if PREPARE in rights else _("Agenda, remarks")


def ways_of(access: MeetingAccess, record: MeetingRecord) -> list[tuple[str, str, str]]:
    """The other pages of the meeting that this reader may open: label, address, symbol."""
    meeting, rights, at = access.meeting, access.rights, [access.meeting.pk]
    before, locked = meeting.state in BEFORE_SESSION, meeting.state in LOCKED
    in_session = meeting.state == MeetingState.IN_SESSION
    closed = was_closed(meeting)
    numbered = meeting.state in OPENED and PREPARE in rights and papers_went_out(meeting)
    if meeting.sits_with_id is not None:
        return []
    asked = (
        (before and bool(rights & {PREPARE, PROPOSE}), _draft(rights), "meetings:prepare", "pen"),
        (before and meeting.state != MeetingState.DRAFT, _("Notice"), "meetings:notice", "bell"),
        (numbered, _("Notice, numbers"), "meetings:notice", "bell"),
        (
            access.records and not locked and meeting.state != MeetingState.CANCELLED,
            _("Meeting room"),
            "room:room",
            "meeting",
        ),
        (access.hears and (locked or in_session), _("Minutes"), "room:minutes", "book"),
        (in_session and access.records and is_scored(record), _("Score"), "room:score", "check"),
        (
            in_session and access.chairs,
            _("Opened by mistake"),
            "meetings:withdraw_opening",
            "back",
        ),
        (closed and access.hears, _("What was entered"), "room:minutes", "book"),
        (closed and access.chairs, _("It is held after all"), "meetings:cancel", "back"),
        (locked and DECIDE in rights, _("Correction"), "room:correct", "history"),
        (may_be_entered(access), _("Enter from the paper sheet"), "meetings:proxy_entry", "paper"),
        (before and PREPARE in rights, _("Move the meeting"), "meetings:move", "calendar"),
        (before and PREPARE in rights, _("Record that it is not held"), "meetings:cancel", "close"),
        (True, _("What was done"), "room:history", "history"),
    )
    return [(label, reverse(name, args=at), symbol) for wanted, label, name, symbol in asked if wanted]


def sheets_of(access: MeetingAccess, record: MeetingRecord) -> list[tuple[str, str]]:
    """Papers that are drawn when asked for: label, and the page's name in the addresses."""
    meeting = access.meeting
    if meeting.state == MeetingState.CANCELLED:
        return []
    sheets = []
    if may_be_held_on_paper(meeting) and meeting.sits_with_id is None and access.rights & KEEP_SHEETS:
        sheets.append((_("Meeting sheet, to be filled in by hand"), "room:sheet"))
    if access.hears or access.records:
        sheets.append((_("Attendance sheet"), "minutes:attendance_sheet"))
    in_session = meeting.state == MeetingState.IN_SESSION
    if record[SCORE].score is not None or (in_session and access.records and is_scored(record)):
        sheets.append((_("Score, to be printed"), "room:score_document"))
    return sheets
