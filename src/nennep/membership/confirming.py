"""When a post or a charge was entered and confirmed. Who must confirm it, and what it gives before, say higher apps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from nennep.core.acts import ActContext
from nennep.membership.models import Position

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


def confirm_positions(ctx: ActContext, positions: Collection[UUID]) -> None:
    """Mark positions as confirmed by this act."""
    Position.rows.filter(pk__in=positions, confirmed_at=None).update(confirmed_at=ctx.received_at)
