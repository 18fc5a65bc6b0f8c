"""Putting right when and where a meeting was held."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.dates.told import Moment
from nennep.core.payload.types import Line
from nennep.core.refusals import Invalid
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.forms.hours import check_end, end_field
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.meetings.sittings import change_sitting, check_times, first_after
from nennep.ui.fields import TimeField
from nennep.ui.wording import day, hour

GROUP = gettext_lazy("Time, place, people")


class TimesRight(RightValue):
    """When the meeting began and ended."""

    what: Literal["times"]
    started_at: Moment
    ended_at: Moment


class PlaceRight(RightValue):
    """Where it was held."""

    what: Literal["place"]
    place: Annotated[Line, Field(min_length=1, max_length=160)]


class TimesForm(CorrectionForm):
    """When it began and ended."""

    started_at = TimeField(label=gettext_lazy("The meeting began at"))
    ended_at = end_field()

    def present(self) -> dict[str, Any]:
        """The present hours."""
        meeting = self.record.meeting
        return {"started_at": _clock_face(meeting.opened_at), "ended_at": _clock_face(meeting.closed_at)}

    def clean(self) -> None:
        """The two hours fit together."""
        super().clean()
        if self.cleaned_data.keys() >= {"started_at", "ended_at"}:
            try:
                check_end(self._start(), self.cleaned_data["ended_at"])
            except forms.ValidationError as wrong:
                self.add_error("ended_at", wrong)

    def _start(self) -> datetime:
        return datetime.combine(self.record.on, self.cleaned_data["started_at"], tzinfo=clock.VIETNAM)

    def right(self) -> dict[str, Any]:
        """Instants on the meeting's day."""
        start = self._start()
        return {"started_at": start, "ended_at": first_after(start, self.cleaned_data["ended_at"])}


class PlaceForm(CorrectionForm):
    """Where."""

    place = forms.CharField(label=gettext_lazy("Place"), max_length=160)

    def present(self) -> dict[str, Any]:
        """The present place."""
        return {"place": self.record.meeting.place}


def _times(facts: object, record: MeetingRecord) -> list[Correctable]:
    meeting = record.meeting
    now = f"{hour(meeting.opened_at)} – {hour(meeting.closed_at)}, {day(record.on)}"
    return [Correctable("times", _("Start and end"), now)]


def _put_times_right(ctx: ActContext, facts: object, record: MeetingRecord, right: TimesRight) -> Change:
    meeting = record.meeting
    check_times(ctx, right.started_at, right.ended_at)
    if clock.legal_day(right.started_at) != record.on:
        raise Invalid(
            _(
                "The meeting was on %(day)s: its roll and rules are those of that day. Enter hours of that day."
            )
            % {"day": f"{record.on:%d/%m/%Y}"},
            field="started_at",
        )
    change_sitting(meeting, opened_at=right.started_at, closed_at=right.ended_at)
    was = f"{_hour(meeting.opened_at)} đến {_hour(meeting.closed_at)}"
    return Change("giờ bắt đầu và kết thúc", was, f"{_hour(right.started_at)} đến {_hour(right.ended_at)}")


def _place(facts: object, record: MeetingRecord) -> list[Correctable]:
    return [Correctable("place", _("Place"), record.meeting.place)]


def _put_place_right(ctx: ActContext, facts: object, record: MeetingRecord, right: PlaceRight) -> Change:
    change_sitting(record.meeting, place=right.place)
    return Change("địa điểm", record.meeting.place, right.place)


def _hour(moment: datetime | None) -> str:
    return "chưa ghi" if moment is None else words.hour(moment)


def _clock_face(moment: datetime | None) -> Any:
    return None if moment is None else clock.local(moment).time()


SITTING_CORRECTIONS: tuple[Correction[Any], ...] = (
    Correction("times", GROUP, TimesRight, TimesForm, _times, _put_times_right),
    Correction("place", GROUP, PlaceRight, PlaceForm, _place, _put_place_right),
)
