"""Nhập thay: the rights that a clerk of the office gets over one meeting of a cell, and for how long.

Until it ends, the clerk who began it prepares, opens and records that one meeting, has its minutes adopted, and
reads what is in it; nothing of other meetings. It ends when the cell opens the meeting itself, confirms or refuses it,
and when the clerk's position ends.
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
    """Whether a person who holds `rights` over the cell today enters this meeting for it."""
    if person_id is None or MANAGE not in rights:
        return False
    return ProxyEntry.rows.filter(
        meeting_id=meeting_id, person_id=person_id, state=ProxyEntryState.WAITING
    ).exists()


def lent(ctx: ActContext, meeting: Meeting, right: str) -> bool:
    """Whether the actor of an act may do it because they enter this meeting for the cell."""
    if right not in LENT or ctx.actor.person_id is None or not ctx.actor.confirmed:
        return False
    manages = ctx.may(meeting.body.organisation_id, MANAGE, on=ctx.today)
    rights = frozenset({MANAGE}) if manages else frozenset()
    return enters_by_proxy(meeting.pk, ctx.actor.person_id, rights)


def proxy_entry_of(meeting: Meeting) -> ProxyEntry | None:
    """How the meeting was entered, if the office entered it: the newest that was not ended without entering."""
    rows = ProxyEntry.rows.filter(meeting=meeting).exclude(state=ProxyEntryState.ENDED)
    return rows.select_related("person", "settled_by").order_by("-begun_at").first()


TAKEN_OVER = "Chi bộ tự ghi tiếp buổi họp này trên máy của mình"
"""Why a proxy entry ended: the cell had recorded the meeting itself, without signal, and sent it later."""


def end_proxy_entry(ctx: ActContext, meeting: Meeting) -> None:
    """End it when the cell opens the meeting itself: the clerk may no longer read or write the meeting."""
    _end(ctx, meeting, ProxyEntryState.ENDED)


def take_over(ctx: ActContext, meeting: Meeting) -> None:
    """The cell sends its own opening of a meeting that the office is entering: the mark stays,
    but the clerk's rights end, so the clerk cannot read what the cell typed.
    """
    _end(ctx, meeting, ProxyEntryState.REFUSED, TAKEN_OVER)


def _end(ctx: ActContext, meeting: Meeting, state: ProxyEntryState, answer: str = "") -> None:
    rows = ProxyEntry.rows.filter(meeting=meeting, state=ProxyEntryState.WAITING)
    if ctx.actor.person_id is not None:
        rows = rows.exclude(person_id=ctx.actor.person_id)
    rows.update(state=state, settled_at=ctx.at, settled_by_id=ctx.actor.person_id, answer=answer)
