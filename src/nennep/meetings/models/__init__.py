"""Facts of meetings, by what they belong to: the calendar, the preparation, the session, the ballots."""

from nennep.meetings.models.ballots import Ballot, PaperOnlyNote, ReservedOpinion
from nennep.meetings.models.calendar import FixedDay, JointInvitation, JointSession, Meeting, MeetingMove
from nennep.meetings.models.other_ids import OtherId
from nennep.meetings.models.preparation import (
    AgendaItem,
    Agreement,
    Answer,
    Guest,
    Notice,
    NumberedPaper,
    Paper,
    Remark,
)
from nennep.meetings.models.proposals import WAITING, ProposedTopic, SpeakingRequest
from nennep.meetings.models.proxy_entries import ProxyEntry
from nennep.meetings.models.session import Attendance, Entry, Gift, Roll, RollEntry

__all__ = [
    "WAITING",
    "AgendaItem",
    "Agreement",
    "Answer",
    "Attendance",
    "Ballot",
    "Entry",
    "FixedDay",
    "Gift",
    "Guest",
    "JointInvitation",
    "JointSession",
    "Meeting",
    "MeetingMove",
    "Notice",
    "NumberedPaper",
    "OtherId",
    "Paper",
    "PaperOnlyNote",
    "ProposedTopic",
    "ProxyEntry",
    "Remark",
    "ReservedOpinion",
    "Roll",
    "RollEntry",
    "SpeakingRequest",
]
