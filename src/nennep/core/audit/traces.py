"""The one way to leave a trace: what happened without changing a fact (design §4.1)."""

from __future__ import annotations

from uuid import UUID

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.models import Trace


def leave_trace(kind: str, actor: Actor, *, about: tuple[str, UUID] | None = None, note: str = "") -> None:
    """Write that `actor` did `kind` (a login, an export, an opening) about a thing, now."""
    about_kind, about_id = about or ("", None)
    Trace.rows.create(
        kind=kind,
        actor_id=actor.user_id,
        about_kind=about_kind,
        about_id=about_id,
        at=clock.now(),
        note=note[:200],
    )
