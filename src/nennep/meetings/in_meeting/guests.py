"""Guests and observers, invited or not."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from nennep.core.acts import ActContext
from nennep.core.payload.types import Line
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue, one_of
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.models import Guest
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, SheetSection
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import ROW, SIZE, box
from nennep.meetings.printed.words import with_title
from nennep.meetings.states import BEFORE_SESSION
from nennep.typesetting.blocks import Block, Cell, Column, Entry, table
from nennep.ui.parts import Pair

BLANK_ROWS = 2
NAMED_OBSERVERS = 5
"""Up to so many observers are named; more are only counted."""


def _load(record: MeetingRecord) -> list[Guest]:
    return list(Guest.rows.filter(meeting=record.meeting, withdrawn=False).order_by("position", "id"))


def guests_there(record: MeetingRecord) -> list[Guest]:
    """Guests who came: only those who were marked. Before the meeting, those expected."""
    if record.meeting.state in BEFORE_SESSION:
        return [each for each in record[GUESTS] if each.present is not False]
    return [each for each in record[GUESTS] if each.present]


def _package(guests: list[Guest], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [
        {
            "id": str(each.pk),
            "name": each.name,
            "title": each.title,
            "is_observer": each.is_observer,
            "present": each.present,
        }
        for each in guests
    ]


def _head(guests: list[Guest], record: MeetingRecord) -> list[Entry]:
    there = guests_there(record)
    return [Entry(say("head.guests"), _line(there))] if there else []


def _line(guests: list[Guest]) -> str:
    named = [with_title(each.name, each.title) for each in guests if not each.is_observer]
    observers = [each for each in guests if each.is_observer]
    if observers:
        names = ", ".join(each.name for each in observers)
        few = len(observers) <= NAMED_OBSERVERS
        named.append(say("observers.named" if few else "observers", count=len(observers), names=names))
    return "; ".join(named)


def _on_page(guests: list[Guest], record: MeetingRecord) -> list[Pair]:
    there = guests_there(record)
    return [Pair(_("Guests"), str(len(there)))] if there else []


def _sheet(guests: list[Guest], record: MeetingRecord) -> list[Block]:
    rows: list[list[str | Cell]] = [
        [str(place), each.name, each.title, box(bool(each.present))]
        for place, each in enumerate((one for one in guests if one.present is not False), start=1)
    ]
    for _blank in range(BLANK_ROWS):
        rows.append([str(len(rows) + 1), "", "", box()])
    columns = [
        Column("TT", 9, "center"),
        Column("Họ và tên", 62),
        Column("Chức vụ, đơn vị"),
        Column("Có dự", 16, "center"),
    ]
    return [table(columns, rows, size=SIZE, row_height=ROW)]


class GuestRight(RightValue):
    """A guest's name, title, and whether they came."""

    what: Literal["guest"]
    guest: UUID
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    title: Annotated[Line, Field(max_length=200)] = ""
    present: bool


class GuestForm(CorrectionForm):
    """A guest's name, title, presence."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    title = forms.CharField(label=gettext_lazy("Office, as printed"), max_length=200, required=False)
    present_there = forms.BooleanField(label=gettext_lazy("Was there"), required=False)

    def present(self) -> dict[str, Any]:
        """The present line."""
        guest = self.one(self.facts)
        return {"name": guest.name, "title": guest.title, "present_there": bool(guest.present)}

    def right(self) -> dict[str, Any]:
        """The act's own names."""
        cleaned = self.cleaned_data
        named = {"name": cleaned["name"], "title": cleaned["title"]}
        return {"guest": self.thing, **named, "present": cleaned["present_there"]}


def _things(guests: list[Guest], record: MeetingRecord) -> list[Correctable]:
    return [
        Correctable(
            f"guest:{each.pk}",
            with_title(each.name, each.title),
            _("came") if each.present else _("did not come"),
        )
        for each in guests
    ]


def _put_right(ctx: ActContext, guests: list[Guest], record: MeetingRecord, right: GuestRight) -> Change:
    guest = one_of(guests, right.guest)
    Guest.rows.filter(pk=guest.pk).update(name=right.name, title=right.title, present=right.present)
    return Change(
        f"đại biểu {guest.name}",
        _presence(guest.name, guest.title, bool(guest.present)),
        _presence(right.name, right.title, right.present),
    )


def _presence(name: str, title: str, present: bool) -> str:
    return f"{with_title(name, title)}, {'có dự' if present else 'không dự'}"


GUESTS = MeetingPart(
    name="guests",
    without={"matrix": "names of guests are open to all who read the meeting"},
    load=_load,
    package=_package,
    head=_head,
    on_page=_on_page,
    sheet=SheetSection(2, "ĐẠI BIỂU", _sheet, whole=True),
    corrections=(Correction("guest", gettext_lazy("Guests"), GuestRight, GuestForm, _things, _put_right),),
)
