"""Who may be given a task, and until when: asked by the act that assigns it, and by a correction after the lock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.meetings.models import Meeting, RollEntry
from nennep.meetings.roll_call.rolls import names_near


def owners_known(meeting: Meeting, owners: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of who may own a task of this meeting: its roll, and of `owners` who belonged to it near its day."""
    rows = RollEntry.rows.filter(roll__meeting=meeting).order_by("roll__version")
    names = dict(rows.values_list("person_id", "name"))
    return names | names_near(meeting, {each for each in owners if each is not None} - names.keys())


def owner_name(names: dict[UUID, str], owner: UUID | None, written: str, field: str = "") -> str:
    """The owner's name as it is printed. Raises Invalid; `field` is the path to the task in the payload."""
    if owner is None:
        if not written:
            raise Invalid(_("Say who is responsible for this task."), field=f"{field}owner_name")
        return written
    if owner not in names:
        raise Invalid(
            _("The person named is not on the roll. Write the name instead."), field=f"{field}owner"
        )
    return names[owner]


def due_day(due_on: date | None, on: date, field: str = "") -> date | None:
    """The day by which it is due, not before the meeting's own. Raises Invalid."""
    if due_on is not None and due_on < on:
        raise Invalid(
            _("A task cannot be due before the meeting's own day (%(day)s).") % {"day": f"{on:%d/%m/%Y}"},
            field=f"{field}due_on",
        )
    return due_on
