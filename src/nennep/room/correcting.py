"""Đính chính: the kinds of corrections of all parts, and the one type of the right values that the act takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Union

from django.utils.translation import gettext as _
from pydantic import Field

from nennep.core.acts import ActContext
from nennep.core.refusals import Invalid, NotFound
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.part import AnyPart, MeetingRecord
from nennep.room.parts import PARTS

if TYPE_CHECKING:
    Right = RightValue
else:  # one of the parts' types, told apart by `what`
    Right = Annotated[
        Union[tuple(each.right for part in PARTS for each in part.corrections)],  # noqa: UP007  (made of the list)
        Field(discriminator="what"),
    ]


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind under one heading."""

    title: str
    things: list[Correctable]


def correctables(record: MeetingRecord) -> list[Group]:
    """Everything that can be corrected in these minutes, by heading; empty ones are left out."""
    groups: dict[str, list[Correctable]] = {}
    for part in record.parts:
        for each in part.corrections:
            groups.setdefault(str(each.group), []).extend(each.things(record[part], record))
    return [Group(title, things) for title, things in groups.items() if things]


def correction_of(what: str, record: MeetingRecord) -> tuple[AnyPart, Correction[Any]]:
    """A kind of correction and the part that it belongs to. Raises NotFound."""
    for part in record.parts:
        for each in part.corrections:
            if each.what == what:
                return part, each
    raise NotFound


def put_right(ctx: ActContext, record: MeetingRecord, right: RightValue) -> Change:
    """Write one right value. Raises Invalid, NotFound or Conflict with a sentence where it cannot be."""
    part, kind = correction_of(right.what, record)
    change = kind.put_right(ctx, record[part], record, right)
    if change.was == change.right_value:
        raise Invalid(
            _("The minutes already say this: %(what)s.") % {"what": change.what}, code="nothing_changes"
        )
    return change


def must_stand(before: MeetingRecord, after: MeetingRecord) -> None:
    """Raise what a part says against what the corrections have made of its facts."""
    for part in after.parts:
        if part.hinders_correction is not None:
            refused = part.hinders_correction(before[part], after[part])
            if refused is not None:
                raise refused
