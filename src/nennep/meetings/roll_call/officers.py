"""Who may chair and who may take the minutes: people on the roll."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.meetings.models import RollEntry

NOT_ON_ROLL = "not_on_roll"

_NOT_ON_ROLL = {
    "chair": _("The chair must be on the roll of this meeting."),
    "minute_taker": _("The minute-taker must be on the roll of this meeting."),
}


def must_be_on_roll(on_roll: Collection[UUID], person: UUID, office: str, field: str = "") -> None:
    """Raise Invalid for an officer ("chair", "minute_taker") who is not on the roll."""
    if person not in on_roll:
        raise _not_on_roll(person, office, field or office)


def must_be_one_of(entries: Iterable[RollEntry], person: UUID, office: str) -> None:
    """The same, offering whom one may choose instead: an act that waited elsewhere knew another roll."""
    on_roll = sorted(entries, key=lambda each: each.name_key)
    if person not in {each.person_id for each in on_roll}:
        offered = [{"person": str(each.person_id), "name": each.name} for each in on_roll]
        raise _not_on_roll(person, office, office, roll=offered)


def _not_on_roll(person: UUID, office: str, field: str, **more: object) -> Invalid:
    facts = {"persons": [str(person)], **more}
    return Invalid(_NOT_ON_ROLL[office], field=field, code=NOT_ON_ROLL, facts=facts)
