"""Keeping what was put right after the lock."""

from __future__ import annotations

from nennep.core.acts import ActContext
from nennep.meetings.correcting import Change
from nennep.meetings.models import Meeting
from nennep.minutes.models import Correction
from nennep.records.models import Revision


def keep_corrections(
    ctx: ActContext, meeting: Meeting, revision: Revision, changes: list[Change], why: str
) -> None:
    """One row a value: what, was, is, why."""
    Correction.rows.bulk_create(
        Correction(
            id=ctx.derive_id("correction", position),
            meeting=meeting,
            revision=revision,
            position=position,
            what=each.what[:300],
            was=each.was,
            right_value=each.right_value,
            why=why,
            key=each.key,
            made_at=ctx.at,
        )
        for position, each in enumerate(changes)
    )
