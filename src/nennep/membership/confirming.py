"""What the office entered, what a leader confirmed. Who must confirm it, what it gives before, say higher apps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from nennep.core.acts import ActContext
from nennep.membership.models import Membership, Position

UPGRADED = datetime(2026, 11, 27, tzinfo=UTC)
"""Both moments of what stood when confirmations were first asked for (migrations `confirmed`)."""


def unguarded(payload: dict[str, Any]) -> dict[str, Any]:
    """What version 1 of an act that gives a duty said, version 2 says too; but version 1 gave all of it at once."""
    return payload


def entered(ctx: ActContext) -> dict[str, datetime | None]:
    """The columns of a duty entered by this act: the operator copies a signed decision, all others wait."""
    return {
        "entered_at": ctx.received_at,
        "confirmed_at": ctx.received_at if ctx.actor.is_operator else None,
    }


def comes_unconfirmed(ctx: ActContext, person: UUID, cell: UUID) -> bool:
    """Whether somebody received into a cell waits for a leader's word there before hearing.

    Not where one who decides in the cell receives them, nor who hears there already (a visitor who stays).
    """
    if ctx.may(cell, "decide", on=ctx.today):
        return False
    here = Membership.rows.as_of(ctx.today).filter(person_id=person, cell_id=cell, waits=False)
    return not here.exists()


def confirm_memberships(memberships: Collection[UUID]) -> None:
    """Mark memberships as confirmed."""
    Membership.rows.filter(pk__in=memberships, waits=True).update(waits=False)


def confirm_positions(ctx: ActContext, positions: Collection[UUID]) -> None:
    """Mark positions as confirmed by this act."""
    Position.rows.filter(pk__in=positions, confirmed_at=None).update(confirmed_at=ctx.received_at)
