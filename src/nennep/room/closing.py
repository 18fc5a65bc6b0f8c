"""What the minutes would be adopted with if that were done now: asked once more before they are locked."""

from __future__ import annotations

import copy
from datetime import datetime

from nennep.core import clock
from nennep.findings.shown import closing_findings
from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import MeetingRecord
from nennep.room.parts import record_to_ask
from nennep.rulebook.finding_list import Finding


def end_expected(record: MeetingRecord) -> datetime | None:
    """When the meeting ended: as recorded, else now. Of one typed in on a later day only the paper tells it."""
    return record.meeting.closed_at or (clock.now() if record.on == clock.today() else None)


def left_open(record: MeetingRecord, access: MeetingAccess) -> list[Finding]:
    """The findings of the meeting as it would be with its expected end; what a later lock would show stands here."""
    meeting = copy.copy(record.meeting)
    meeting.closed_at = end_expected(record)
    return closing_findings(record_to_ask(meeting), access, clock.today())
