"""What follows from the minutes themselves: findings about ballots, signing and issuing, facts for the score."""

from __future__ import annotations

from datetime import date, timedelta

from nennep.core import clock
from nennep.meetings.ballots import votes_counted
from nennep.meetings.enums import EntryKind
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.notes import NOTES
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.voting.ballots import BALLOTS
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord, ScoreFacts
from nennep.meetings.states import LOCKED, OPENED
from nennep.minutes.models import Correction
from nennep.minutes.texts import MeetingTexts
from nennep.records.models import Revision
from nennep.rulebook.enums import ItemKind
from nennep.rulebook.finding_list import FindingList
from nennep.rulebook.item_kinds import asked_kinds

AFTER_DAYS = "meeting.after_days"
SILENT = "item_without_words"


def texts_facts(texts: MeetingTexts, record: MeetingRecord) -> ScoreFacts:
    """Whether the chair's conclusion stands in the minutes, and whether they were read back."""
    return {
        "conclusion_adopted": True if texts.conclusion() else None,
        "minutes_read": True if record.meeting.adopted_at is not None else None,
    }


def texts_findings(texts: MeetingTexts, record: MeetingRecord, found: FindingList, today: date) -> None:
    """Votes without discussion; minutes that are not signed; documents that are late."""
    if record.meeting.state in OPENED:
        _discussion(texts, record, found)
        _wordless(texts, record, found)
        if not found.closing:
            _after(record, found, today)


def _discussion(texts: MeetingTexts, record: MeetingRecord, found: FindingList) -> None:
    discussed = {each.item_id for each in record[ENTRIES] if each.kind == EntryKind.DISCUSSION}
    voted = {each.item_id for each in record[BALLOTS]}
    for item in record[ITEMS]:
        open_vote = item.kind == ItemKind.BALLOT and bool(discussed)
        spoken = item.pk in discussed or open_vote or bool(texts.gist(item.pk))
        if item.pk in voted and not spoken:
            found.add("no_discussion_before_vote", item.pk, place=f"item/{item.pk}", item=item.title)


def _wordless(texts: MeetingTexts, record: MeetingRecord, found: FindingList) -> None:
    """Items of which the minutes would say nothing, when they are about to be adopted."""
    if not found.closing:
        return
    recorded = {each.item_id for each in record[ENTRIES]} | {each.item_id for each in record[BALLOTS]}
    recorded |= {each.item_id for each in record[NOTES]}
    asked = asked_kinds()
    for item in record[ITEMS]:
        written = item.pk in recorded or texts.gist(item.pk) or texts.conclusion(item.pk)
        if item.kind in asked and not written:
            found.add(SILENT, item.pk, place=f"item/{item.pk}", item=item.title)


def corrections_findings(
    corrections: list[Correction], record: MeetingRecord, found: FindingList, today: date
) -> None:
    """A ballot whose denominator is another than the roll gives, as recorded or as corrected."""
    for ballot in record[BALLOTS] if record.meeting.state in OPENED else ():
        computed = ballot.recount_denominator
        if corrections:
            computed = votes_counted(record[ATTENDANCE].count, ballot.exempt_voting)
        if computed != ballot.denominator:
            place = f"item/{ballot.item_id}"
            found.add(
                "denominator_differs", ballot.pk, place=place, shown=ballot.denominator, computed=computed
            )


def _after(record: MeetingRecord, found: FindingList, today: date) -> None:
    meeting = record.meeting
    newest = _newest_minutes(meeting) if meeting.state in LOCKED else None
    if newest is not None and newest.signed_on is None and meeting.adopted_at is not None:
        found.add("unsigned_minutes", adopted_on=clock.legal_day(meeting.adopted_at))
    allowed = found.number(AFTER_DAYS)
    if allowed is None:
        return
    issued = None if newest is None else newest.record.issued_on
    days = ((issued or today) - record.on).days
    if days > allowed:
        found.add("documents_late", days=days, allowed=int(allowed))
    elif issued is None:
        found.add("documents_due", due_on=record.on + timedelta(days=int(allowed)))


def _newest_minutes(meeting: Meeting) -> Revision | None:
    rows = Revision.rows.filter(
        record__about_kind="meeting", record__about_id=meeting.pk, record__document_type="BB"
    )
    return rows.select_related("record").order_by("-revision").first()
