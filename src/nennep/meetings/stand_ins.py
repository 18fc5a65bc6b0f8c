"""Nhập thay: whose hands the office lends a cell for one meeting, and for how long.

While it stands, the clerk who began it prepares, opens, records and has adopted that one meeting, and reads what is in
it; nothing before or besides. It ends when the cell opens the meeting itself, confirms, or refuses, and with the
clerk's position.
"""

from __future__ import annotations

from uuid import UUID

from nennep.authority.permissions import CHAIR, HEAR, MANAGE, MINUTE, PREPARE, READ
from nennep.core.acts import Performance
from nennep.meetings.enums import StandInState
from nennep.meetings.models import Meeting, StandIn

LENT = frozenset({READ, HEAR, PREPARE, CHAIR, MINUTE})
"""What a stand-in lends over its one meeting. Numbers, issue and correction stay with the cell."""


def stands_in(meeting_id: UUID, person_id: UUID | None, held: frozenset[str]) -> bool:
    """Whether a person who holds the rights `held` over the cell today enters this meeting for it."""
    if person_id is None or MANAGE not in held:
        return False
    return StandIn.rows.filter(
        meeting_id=meeting_id, person_id=person_id, state=StandInState.STANDING
    ).exists()


def lent(p: Performance, meeting: Meeting, right: str) -> bool:
    """Whether the actor of an act may do it because they enter this meeting for the cell."""
    if right not in LENT or p.actor.person_id is None:
        return False
    held = frozenset({MANAGE}) if p.may(meeting.body.organisation_id, MANAGE) else frozenset()
    return stands_in(meeting.pk, p.actor.person_id, held)


def stand_in_of(meeting: Meeting) -> StandIn | None:
    """How the meeting was entered, if the office entered it: the newest that was not ended without entering."""
    rows = StandIn.rows.filter(meeting=meeting).exclude(state=StandInState.ENDED)
    return rows.select_related("person", "settled_by").order_by("-begun_at").first()


TAKEN_OVER = "Chi bộ tự ghi tiếp buổi họp này trên máy của mình"
"""Why a stand-in ended whose meeting the cell had recorded itself, without signal, when it was sent."""


def end_stand_in(p: Performance, meeting: Meeting) -> None:
    """The cell opens the meeting itself: whoever began to stand in for it reads and writes no more."""
    _end(p, meeting, StandInState.ENDED)


def take_over(p: Performance, meeting: Meeting) -> None:
    """The cell sends its own opening of a meeting that the office is entering: it stays marked, but nothing more is
    lent, so that what the cell typed is not heard.
    """
    _end(p, meeting, StandInState.REFUSED, TAKEN_OVER)


def _end(p: Performance, meeting: Meeting, state: StandInState, answer: str = "") -> None:
    rows = StandIn.rows.filter(meeting=meeting, state=StandInState.STANDING)
    if p.actor.person_id is not None:
        rows = rows.exclude(person_id=p.actor.person_id)
    rows.update(state=state, settled_at=p.at, settled_by_id=p.actor.person_id, answer=answer)
