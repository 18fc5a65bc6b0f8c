"""When a post or a charge was entered and confirmed. Who must confirm it, and what it gives before, say higher apps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from nennep.core.acts import ActContext
from nennep.membership.models import Position


def entered(ctx: ActContext) -> dict[str, datetime | None]:
    """The columns of a duty entered by this act: the operator copies a signed decision, all others wait."""
    return {
        "entered_at": ctx.received_at,
        "confirmed_at": ctx.received_at if ctx.actor.is_operator else None,
    }


def confirm_positions(ctx: ActContext, positions: Collection[UUID]) -> None:
    """Mark positions as confirmed by this act."""
    Position.rows.filter(pk__in=positions, confirmed_at=None).update(confirmed_at=ctx.received_at)
