"""What members sent before the meeting: who asks to speak at which item, and topics that were proposed."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import ProposedTopic, SpeakingRequest
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.selectors.proposals import requests_of


def _load(record: MeetingRecord) -> list[SpeakingRequest]:
    return requests_of(record.meeting)


def _package(requests: list[SpeakingRequest], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears_members:
        return []
    return [
        {"item": str(each.item_id), "person": str(each.person_id), "note": each.note} for each in requests
    ]


SPEAKERS = MeetingPart(
    name="speakers",
    matrix=("speaking_request",),
    without={
        "minutes": "who asked is minuted once they spoke, as an opinion",
        "sheet": "who spoke is written down at the item",
        "corrections": "what is put right is the opinion that was minuted",
    },
    load=_load,
    package=_package,
)


def _load_topics(record: MeetingRecord) -> list[ProposedTopic]:
    rows = ProposedTopic.rows.filter(meeting=record.meeting, withdrawn=False)
    return list(rows.order_by("proposed_at", "pk"))


TOPICS = MeetingPart(
    name="topics",
    matrix=("proposed_topic",),
    without={
        "package": "settled before the meeting; what was taken up is an item of the agenda",
        "minutes": "what was taken up is minuted as the item that it became",
        "sheet": "what was taken up is printed as the item that it became",
        "corrections": "the item that it became is not rewritten",
    },
    load=_load_topics,
)
