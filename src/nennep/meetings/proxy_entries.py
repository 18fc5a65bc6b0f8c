"""Nhập thay: whose hands the office lends a cell for one meeting, and for how long.

While it stands, the clerk who began it prepares, opens, records and has adopted that one meeting, and reads what is in
it; nothing before or besides. It ends when the cell opens the meeting itself, confirms, or refuses, and with the
clerk's position.
"""

from __future__ import annotations

from uuid import UUID

from nennep.authority.permissions import CHAIR, HEAR, MANAGE, MINUTE, PREPARE, READ
from nennep.core.acts import ActContext
from nennep.meetings.enums import ProxyEntryState
from nennep.meetings.models import Meeting, ProxyEntry

LENT = frozenset({READ, HEAR, PREPARE, CHAIR, MINUTE})
"""What a proxy entry lends over its one meeting. Numbers, issue and correction stay with the cell."""


def enters_by_proxy(meeting_id: UUID, person_id: UUID | None, rights: frozenset[str]) -> bool:
    """Whether a person who holds the rights `held` over the cell today enters this meeting for it."""
    if person_id is None or MANAGE not in rights:
        return False
    return ProxyEntry.rows.filter(
        meeting_id=meeting_id, person_id=person_id, state=ProxyEntryState.WAITING
    ).exists()


def lent(ctx: ActContext, meeting: Meeting, right: str) -> bool:
    """Whether the actor of an act may do it because they enter this meeting for the cell."""
    if right not in LENT or ctx.actor.person_id is None:
        return False
    rights = frozenset({MANAGE}) if ctx.may(meeting.body.organisation_id, MANAGE) else frozenset()
    return enters_by_proxy(meeting.pk, ctx.actor.person_id, rights)


def proxy_entry_of(meeting: Meeting) -> ProxyEntry | None:
    """How the meeting was entered, if the office entered it: the newest that was not ended without entering."""
    rows = ProxyEntry.rows.filter(meeting=meeting).exclude(state=ProxyEntryState.ENDED)
    return rows.select_related("person", "settled_by").order_by("-begun_at").first()


TAKEN_OVER = "Chi bộ tự ghi tiếp buổi họp này trên máy của mình"
"""Why a proxy entry ended whose meeting the cell had recorded itself, without signal, when it was sent."""


def end_proxy_entry(ctx: ActContext, meeting: Meeting) -> None:
    """The cell opens the meeting itself: the clerk who began to enter it reads and writes no more."""
    _end(ctx, meeting, ProxyEntryState.ENDED)


def take_over(ctx: ActContext, meeting: Meeting) -> None:
    """The cell sends its own opening of a meeting that the office is entering: it stays marked, but nothing more is
    lent, so that what the cell typed is not heard.
    """
    _end(ctx, meeting, ProxyEntryState.REFUSED, TAKEN_OVER)


def _end(ctx: ActContext, meeting: Meeting, state: ProxyEntryState, answer: str = "") -> None:
    rows = ProxyEntry.rows.filter(meeting=meeting, state=ProxyEntryState.WAITING)
    if ctx.actor.person_id is not None:
        rows = rows.exclude(person_id=ctx.actor.person_id)
    rows.update(state=state, settled_at=ctx.at, settled_by_id=ctx.actor.person_id, answer=answer)
