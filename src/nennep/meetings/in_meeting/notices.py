"""The notices that were given: in time or late, and to whom."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from nennep.authority.selectors import in_charge_of
from nennep.core import clock
from nennep.delivery.selectors import Reached, reached_about
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.models import Agreement, Meeting, Notice
from nennep.meetings.part import MeetingPart, MeetingRecord, ScoreFacts
from nennep.meetings.roll_call.expected import expected
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.membership.enums import PositionKind
from nennep.membership.models import Position
from nennep.organisation.enums import BodyKind
from nennep.rulebook.finding_list import FindingList

NOTICE_LEAD = "meeting.notice_lead_days"


def _load(record: MeetingRecord) -> list[Notice]:
    return list(Notice.rows.filter(meeting=record.meeting).order_by("version"))


def _lead(notices: list[Notice]) -> int | None:
    """Whole days between the first notice and the day that it named: a later move does not make it late."""
    if not notices:
        return None
    first = notices[0]
    return (clock.legal_day(first.starts_at) - clock.legal_day(first.given_at)).days


def _findings(notices: list[Notice], record: MeetingRecord, found: FindingList, today: date) -> None:
    required, lead = found.number(NOTICE_LEAD), _lead(notices)
    if lead is None:
        return
    if required is not None and lead < required:
        held_on = clock.legal_day(notices[0].starts_at)
        found.add(
            "late_notice",
            told_on=clock.legal_day(notices[0].given_at),
            lead=lead,
            required=int(required),
            should_tell_on=held_on - timedelta(days=int(required)),
        )
    if record.meeting.state in BEFORE_SESSION:
        _told(found, record.meeting, notices[-1], record.on)


def _told(found: FindingList, meeting: Meeting, last: Notice, on: date) -> None:
    """Findings on people without a record of being told; before the meeting they can still be told."""
    roll = [each.person.pk for each in expected(meeting.body, on) if each.counts_attendance]
    follow = [each.pk for each in in_charge_of(meeting.body.organisation_id, on)]
    reached = reached_about("notice", last.pk, [*roll, *follow])
    untold = sum(not _is_told(reached, each) for each in roll)
    if untold:
        found.add("not_everyone_told", count=untold)
    if any(not _is_told(reached, each) for each in follow):
        found.add("follower_not_told")


def _is_told(reached: dict[UUID, Reached], person: UUID) -> bool:
    return bool(reached[person].attempts) or reached[person].opened_at is not None


def _score_facts(notices: list[Notice], record: MeetingRecord) -> ScoreFacts:
    meeting, lead = record.meeting, _lead(notices)
    agreed = set(Agreement.rows.filter(meeting=meeting, withdrawn=False).values_list("person_id", flat=True))
    holders = _holders(meeting, record.on)
    return {
        "agenda_prepared": True if agreed or lead is not None else None,
        "committee_met": True if _committee_met(meeting) or _leaders_agreed(holders, agreed) else None,
        "secretary_only": {each.kind for each in holders} == {PositionKind.SECRETARY},
        "notice_lead": lead,
        "everyone_told": _everyone_told(notices, record),
    }


def _committee_met(meeting: Meeting) -> bool:
    """Whether a meeting of the chi ủy before this one, for the same month, has adopted minutes."""
    return Meeting.rows.filter(
        body__organisation_id=meeting.body.organisation_id,
        body__kind=BodyKind.CELL_COMMITTEE,
        state__in=LOCKED,
        month=meeting.month,
        starts_at__lt=meeting.starts_at,
    ).exists()


def _leaders_agreed(holders: list[Position], agreed: set[UUID]) -> bool:
    """Hội ý: where there is no chi ủy beside secretary and deputy, their agreement to the agenda is its meeting.

    In a larger chi ủy that somebody agreed does not say that it met.
    """
    people = {each.person_id for each in holders}
    leaders = all(each.kind != PositionKind.MEMBER for each in holders)
    return leaders and len(people) > 1 and people <= agreed


def _holders(meeting: Meeting, on: date) -> list[Position]:
    """The chi ủy of the cell on a day, or its secretary and deputy."""
    kinds = (BodyKind.CELL, BodyKind.CELL_COMMITTEE)
    rows = Position.rows.as_of(on).filter(
        body__organisation_id=meeting.body.organisation_id, body__kind__in=kinds
    )
    return list(rows)


def _everyone_told(notices: list[Notice], record: MeetingRecord) -> bool | None:
    """Whether each on the roll was told of the first notice; None when no telling was recorded."""
    people = {each.person_id for each in record[ROLL].entries if each.counts_attendance}
    if not notices or not people:
        return None
    reached = reached_about("notice", notices[0].pk)
    told = {
        person for person, each in reached.items() if each.told_at is not None or each.opened_at is not None
    }
    return people <= told if reached else None


NOTICES = MeetingPart(
    name="notices",
    matrix=("notice",),
    without={
        "package": "the room begins after it",
        "minutes": "told before the meeting",
        "sheet": "told before the meeting",
        "corrections": "what was told was told",
    },
    load=_load,
    findings=_findings,
    score_facts=_score_facts,
)
