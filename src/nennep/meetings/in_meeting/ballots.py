"""Ballots as tallies, and reserved opinions: the one exception by name."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Ballot, ReservedOpinion
from nennep.meetings.part import Json, MeetingPart, MeetingRecord

_SHOWN = ("roll_version", "denominator", "threshold", "votes_for", "votes_against", "votes_other", "passed")


def _load_ballots(record: MeetingRecord) -> list[Ballot]:
    """Every ballot in the order it was held."""
    return record.recorded(
        Ballot.rows.filter(meeting=record.meeting, withdrawn=False).order_by("held_at", "id")
    )


def _package_ballots(ballots: list[Ballot], record: MeetingRecord, access: MeetingAccess) -> Json:
    """Tallies as the room was shown them."""
    return [
        {
            "id": str(each.pk),
            "item": str(each.item_id),
            "question": each.question,
            "form": each.form,
            "rule": each.rule,
            **{name: getattr(each, name) for name in _SHOWN},
        }
        for each in ballots
    ]


def _load_opinions(record: MeetingRecord) -> list[ReservedOpinion]:
    rows = ReservedOpinion.rows.filter(meeting=record.meeting, withdrawn=False)
    return record.recorded(rows.select_related("person").order_by("id"))


def _package_opinions(opinions: list[ReservedOpinion], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears:
        return []
    return [
        {
            "id": str(each.pk),
            "ballot": None if each.ballot_id is None else str(each.ballot_id),
            "person": str(each.person_id),
            "text": each.text,
        }
        for each in opinions
    ]


OPINIONS = MeetingPart(name="opinions", load=_load_opinions, package=_package_opinions)
BALLOTS = MeetingPart(name="ballots", load=_load_ballots, package=_package_ballots)
