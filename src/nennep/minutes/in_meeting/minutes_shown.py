"""What follows from the minutes themselves: findings about ballots, signing and issuing, facts for the score."""

from __future__ import annotations

from datetime import date, timedelta

from nennep.core import clock
from nennep.meetings.enums import EntryKind
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.entries import ENTRIES
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

AFTER_DAYS = "meeting.after_days"


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
        _after(record, found, today)


def _discussion(texts: MeetingTexts, record: MeetingRecord, found: FindingList) -> None:
    discussed = {each.item_id for each in record[ENTRIES] if each.kind == EntryKind.DISCUSSION}
    items = {each.pk: each for each in record[ITEMS]}
    for ballot in record[BALLOTS]:
        item = items.get(ballot.item_id)
        open_vote = item is not None and item.kind == ItemKind.BALLOT and bool(discussed)
        spoken = ballot.item_id in discussed or open_vote or bool(texts.gist(ballot.item_id))
        if item is not None and not spoken:
            found.add("no_discussion_before_vote", item.pk, item=item.title)


def corrections_findings(
    corrections: list[Correction], record: MeetingRecord, found: FindingList, today: date
) -> None:
    """A ballot whose denominator is another than the roll gives, as recorded or as corrected."""
    for ballot in record[BALLOTS] if record.meeting.state in OPENED else ():
        computed = record[ATTENDANCE].count.votes if corrections else ballot.recount_denominator
        if computed != ballot.denominator:
            found.add("denominator_differs", ballot.pk, shown=ballot.denominator, computed=computed)


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
