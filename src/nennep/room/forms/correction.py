"""The form of Đính chính for each kind of thing: the right value and why; its cleaned data is one correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.refusals import NotFound
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.ballots import BALLOTS
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.guests import GUESTS
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.part import MeetingRecord
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.room.actions.corrections import correct_minutes
from nennep.room.forms.closing import after
from nennep.room.in_meeting.score import SCORE
from nennep.room.in_meeting.texts import TEXTS
from nennep.room.texts import WHOLE
from nennep.ui.acting import ActForm
from nennep.ui.fields import CountField, DateField, LongTextField, Radios, TimeField

WHY = _("Why it is corrected")


class CorrectionForm(ActForm):
    """Base: one right value and why. `what` is the correction's kind, `target` the field that names the thing."""

    act = correct_minutes
    what: ClassVar[str]
    target: ClassVar[str] = ""
    field_order = None

    def __init__(self, *args: Any, record: MeetingRecord, thing: str, **kwargs: Any) -> None:
        self.record, self.thing = record, thing
        super().__init__(*args, initial=self.present(), fixed={"meeting": record.meeting.pk}, **kwargs)
        self.fields["why"] = forms.CharField(label=WHY, max_length=300)

    def present(self) -> dict[str, Any]:
        """How it reads now, for the fields. Raises NotFound for a thing that these minutes do not have."""
        return {}

    def right(self) -> dict[str, Any]:
        """The right value as the act takes it; empty fields are left to its defaults."""
        entered = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("key", "why") and value not in (None, "")
        }
        return ({self.target: self.thing} if self.target else {}) | entered

    def payload(self) -> dict[str, Any]:
        """One correction with its reason."""
        return self.fixed | {
            "corrections": [{"what": self.what, **self.right()}],
            "why": self.cleaned_data["why"],
        }

    def one(self, rows: Any) -> Any:
        """The row that the address names."""
        for each in rows:
            if str(each.pk) == self.thing:
                return each
        raise NotFound


class AttendanceForm(CorrectionForm):
    """Whether somebody was there."""

    what, target = "attendance", "person"

    mark = forms.ChoiceField(label=_("Roll call"), choices=Mark.choices, widget=Radios)
    reason = forms.CharField(label=_("Reason of absence"), max_length=300, required=False)

    def present(self) -> dict[str, Any]:
        """The present mark."""
        if self.thing not in {str(each) for each in self.record[ROLL].names}:
            raise NotFound
        found = self.record[ATTENDANCE].marks.get(UUID(self.thing))
        return {} if found is None else {"mark": found.mark, "reason": found.reason}


class TimesForm(CorrectionForm):
    """When it began and ended."""

    what = "times"

    started_at = TimeField(label=_("The meeting began at"))
    ended_at = TimeField(label=_("The meeting ended at"))

    def present(self) -> dict[str, Any]:
        """The present hours."""
        meeting = self.record.meeting
        return {"started_at": _clock_face(meeting.opened_at), "ended_at": _clock_face(meeting.closed_at)}

    def right(self) -> dict[str, Any]:
        """Instants on the meeting's day."""
        start = datetime.combine(self.record.on, self.cleaned_data["started_at"], tzinfo=clock.VIETNAM)
        return {"started_at": start, "ended_at": after(start, self.cleaned_data["ended_at"])}


class PlaceForm(CorrectionForm):
    """Where."""

    what = "place"

    place = forms.CharField(label=_("Place"), max_length=160)

    def present(self) -> dict[str, Any]:
        """The present place."""
        return {"place": self.record.meeting.place}


class OfficersForm(CorrectionForm):
    """Who chaired, who took the minutes."""

    what = "officers"

    chair = forms.ChoiceField(label=_("Chair"))
    minute_taker = forms.ChoiceField(label=_("Minute-taker"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chair", "minute_taker"):
            self.fields[name].choices = _people(self.record)  # type: ignore[attr-defined]

    def present(self) -> dict[str, Any]:
        """The present ones."""
        meeting = self.record.meeting
        return {"chair": str(meeting.chair_id), "minute_taker": str(meeting.minute_taker_id)}


class GuestForm(CorrectionForm):
    """A guest's name, title, presence."""

    what, target = "guest", "guest"

    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(label=_("Office, as printed"), max_length=200, required=False)
    present_there = forms.BooleanField(label=_("Was there"), required=False)

    def present(self) -> dict[str, Any]:
        """The present line."""
        guest = self.one(self.record[GUESTS])
        return {"name": guest.name, "title": guest.title, "present_there": bool(guest.present)}

    def right(self) -> dict[str, Any]:
        """The act's own names."""
        cleaned = self.cleaned_data
        return {
            "guest": self.thing,
            "name": cleaned["name"],
            "title": cleaned["title"],
            "present": cleaned["present_there"],
        }


class TallyForm(CorrectionForm):
    """The tally of a ballot."""

    what, target = "tally", "ballot"

    votes_for = CountField(label=_("In favour"))
    votes_against = CountField(label=_("Against"))
    votes_other = CountField(label=_("Other opinions"))

    def present(self) -> dict[str, Any]:
        """The present tally."""
        ballot = self.one(self.record[BALLOTS])
        return {name: getattr(ballot, name) for name in ("votes_for", "votes_against", "votes_other")}


class TaskForm(CorrectionForm):
    """A task's line, owner and day."""

    what, target = "task", "task"

    line = LongTextField(label=_("Task"), rows=2, max_length=500)
    owner = forms.ChoiceField(label=_("Responsible"), required=False)
    owner_name = forms.CharField(label=_("Responsible, when not on the roll"), max_length=160, required=False)
    due_on = DateField(label=_("By"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "–"), *_people(self.record)]  # type: ignore[attr-defined]

    def present(self) -> dict[str, Any]:
        """The present task."""
        task = self.one(self.record[TASKS])
        outside = "" if task.owner_id else task.owner_name
        return {
            "line": task.task,
            "owner": str(task.owner_id or ""),
            "owner_name": outside,
            "due_on": task.due_on,
        }


class ResultForm(CorrectionForm):
    """What was heard of an earlier task."""

    what, target = "result", "task"

    state = forms.ChoiceField(
        label=_("Where the task stands"), choices=AssignmentState.choices, widget=Radios
    )
    result = LongTextField(label=_("Result"), rows=2, max_length=500, required=False)

    def present(self) -> dict[str, Any]:
        """The present result."""
        for each in self.record[CARRIED]:
            if str(each.assignment.pk) == self.thing and each.heard is not None:
                return {"state": each.heard.state, "result": each.heard.result}
        raise NotFound


class EntryForm(CorrectionForm):
    """The gist of what somebody said."""

    what, target = "entry", "entry"

    gist = LongTextField(label=_("Gist"), rows=4)

    def present(self) -> dict[str, Any]:
        """The present gist."""
        return {"gist": self.one(self.record[ENTRIES]).gist}


class TextForm(CorrectionForm):
    """A free section."""

    what = "text"

    text = LongTextField(label=_("Text"), rows=6, required=False)

    def present(self) -> dict[str, Any]:
        """The present text."""
        item, section = self._place()
        return {"text": self.record[TEXTS].section(section, item)}

    def right(self) -> dict[str, Any]:
        """Item, section, text."""
        item, section = self._place()
        return {"item": item, "section": section, "text": self.cleaned_data["text"]}

    def _place(self) -> tuple[UUID | None, str]:
        item, _slash, section = self.thing.partition("/")
        try:
            return None if item == WHOLE else UUID(item), section
        except ValueError as error:
            raise NotFound from error


class ScoreForm(CorrectionForm):
    """The points of a criterion."""

    what, target = "score", "criterion"

    points = forms.DecimalField(label=_("Points"), min_value=0, max_digits=4, decimal_places=1, localize=True)

    def present(self) -> dict[str, Any]:
        """The present points."""
        for each in self.record[SCORE].lines:
            if each.criterion == self.thing:
                return {"points": each.points}
        raise NotFound


class ResolutionForm(CorrectionForm):
    """The wording of a resolution."""

    what, target = "resolution", "resolution"

    title = forms.CharField(label=_("Title"), max_length=300)
    text = LongTextField(label=_("Text"), rows=8, required=False)

    def present(self) -> dict[str, Any]:
        """The present wording."""
        found = self.one(self.record[RESOLUTIONS])
        return {"title": found.title, "text": found.text}


FORMS: dict[str, type[CorrectionForm]] = {
    each.what: each
    for each in (
        *(AttendanceForm, TimesForm, PlaceForm, OfficersForm, GuestForm, TallyForm),
        *(TaskForm, ResultForm, EntryForm, TextForm, ScoreForm, ResolutionForm),
    )
}


def correction_form(named: str, record: MeetingRecord, *args: Any) -> CorrectionForm:
    """The form of the thing that an address names ("tally:<id>"). Raises NotFound."""
    kind, _colon, thing = named.partition(":")
    found: Callable[..., CorrectionForm] | None = FORMS.get(kind)
    if found is None:
        raise NotFound
    return found(*args, record=record, thing=thing)


def _people(record: MeetingRecord) -> list[tuple[str, str]]:
    return [(str(each.person_id), each.name) for each in record[ROLL].entries]


def _clock_face(moment: datetime | None) -> Any:
    return None if moment is None else clock.local(moment).time()
