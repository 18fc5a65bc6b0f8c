"""The parts of a meeting: the one list of what belongs to it, in the order in which minutes and package tell it.

A new kind of fact is one import and one name here; all else is declared in its app's `in_meeting`.
"""

from nennep.findings.in_meeting import FINDINGS
from nennep.meetings.in_meeting.agenda import ITEMS, PAPERS
from nennep.meetings.in_meeting.answers import ANSWERS
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.gifts import GIFTS
from nennep.meetings.in_meeting.guests import GUESTS
from nennep.meetings.in_meeting.interpreting import INTERPRETING
from nennep.meetings.in_meeting.joint import JOINT
from nennep.meetings.in_meeting.notes import NOTES
from nennep.meetings.in_meeting.notices import NOTICES
from nennep.meetings.in_meeting.officers import OFFICERS
from nennep.meetings.in_meeting.proposals import SPEAKERS, TOPICS
from nennep.meetings.in_meeting.proxy_entry import PROXY_ENTRY
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.in_meeting.voting.ballots import BALLOTS, OPINIONS
from nennep.meetings.models import Meeting
from nennep.meetings.part import AnyPart, MeetingRecord
from nennep.minutes.in_meeting.texts import CORRECTIONS, TEXTS
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.scores.in_meeting.score import SCORE

PARTS: tuple[AnyPart, ...] = (
    SITTING,
    GUESTS,
    INTERPRETING,
    JOINT,
    ROLL,
    ATTENDANCE,
    ANSWERS,
    NOTICES,
    ITEMS,
    PAPERS,
    TOPICS,
    SPEAKERS,
    ENTRIES,
    OFFICERS,
    CARRIED,
    TASKS,
    GIFTS,
    SCORE,
    NOTES,
    OPINIONS,
    BALLOTS,
    RESOLUTIONS,
    CORRECTIONS,
    TEXTS,
    PROXY_ENTRY,
    FINDINGS,
)


def record_to_ask(meeting: Meeting) -> MeetingRecord:
    """The record of a meeting of which little is asked, such as its score: each part is loaded when it is asked for."""
    return MeetingRecord(meeting, PARTS)


def record_of(meeting: Meeting) -> MeetingRecord:
    """The whole record of a meeting, loaded now in some twenty queries: for acts, and for what shows all of it."""
    return record_to_ask(meeting).load()
