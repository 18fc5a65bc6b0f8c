"""A ballot of an ordinary meeting, as tests record it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from nennep.core.actor import Actor
from nennep.core.acts import Done
from nennep.core.ids import new_id
from nennep.meetings.actions.ballots import record_ballot
from nennep.meetings.enums import BallotForm, BallotRule


def vote(actor: Actor, meeting: UUID, under: UUID, **more: Any) -> Done:
    payload: dict[str, Any] = {
        "id": new_id(),
        "question": "Thông qua nghị quyết tháng 12",
        "form": BallotForm.CARD,
        "rule": BallotRule.ORDINARY,
        "roll_version": 1,
        "denominator": 11,
        "threshold": 6,
        "votes_for": 10,
    } | more
    return record_ballot(actor, meeting=meeting, item=under, **payload)
