"""Who may chair and who may take the minutes: people on the roll."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid

_NOT_ON_ROLL = {
    "chair": _("The chair must be on the roll of this meeting."),
    "minute_taker": _("The minute-taker must be on the roll of this meeting."),
}


def must_be_on_roll(on_roll: Collection[UUID], person: UUID, office: str, field: str = "") -> None:
    """Raise Invalid for an officer ("chair", "minute_taker") who is not on the roll."""
    if person not in on_roll:
        raise Invalid(
            _NOT_ON_ROLL[office],
            field=field or office,
            code="not_on_roll",
            facts={"persons": [str(person)]},
        )
