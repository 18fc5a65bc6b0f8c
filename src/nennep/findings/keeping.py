"""Keeping the reason that was given for a finding."""

from __future__ import annotations

from uuid import UUID

from nennep.core.acts import ActContext
from nennep.findings.models import Acknowledgement
from nennep.meetings.models import Meeting


def keep_reason(
    ctx: ActContext, organisation: UUID, meeting: Meeting | None, *, finding: str, about: str, reason: str
) -> None:
    """One reason a finding; said again, it is renewed."""
    renewed = {"reason": reason, "acknowledged_at": ctx.at}
    Acknowledgement.rows.update_or_create(
        organisation_id=organisation,
        finding=finding,
        about=about,
        defaults=renewed,
        create_defaults={"id": ctx.derive_id("acknowledgement"), "meeting": meeting, **renewed},
    )
