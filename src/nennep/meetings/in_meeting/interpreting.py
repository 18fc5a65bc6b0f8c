"""In which other language contents were given, and who interpreted: Mông, Thái, Hà Nhì, Dao …"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.payload.types import Line
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.enums import MeetingState
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.sitting_corrected import GROUP
from nennep.meetings.models import Meeting
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.meetings.sittings import spoken
from nennep.meetings.states import LOCKED
from nennep.typesetting.blocks import Entry

REMEMBERED = timedelta(days=400)
"""How far back a body's meeting is looked for that was interpreted: a year, and the month that one may be late."""


@dataclass(frozen=True, slots=True)
class Interpreting:
    """Nothing of both where contents were given in Vietnamese alone."""

    language: str = ""
    interpreter: str = ""

    @property
    def line(self) -> str:
        """As the minutes say it: "tiếng Mông, người dịch: Giàng Thị Mỷ"."""
        if not self.language:
            return ""
        said = say("interpreted", language=self.language)
        return say("interpreted.by", text=said, name=self.interpreter) if self.interpreter else said


def _load(record: MeetingRecord) -> Interpreting:
    return Interpreting(record.meeting.other_language, record.meeting.interpreter)


def _package(found: Interpreting, record: MeetingRecord, access: MeetingAccess) -> Json:
    usual = Interpreting() if found.language or record.meeting.state in LOCKED else _usual(record.meeting)
    return {
        "language": found.language,
        "interpreter": found.interpreter,
        "usual": {"language": usual.language, "interpreter": usual.interpreter} if usual.language else None,
    }


def _usual(meeting: Meeting) -> Interpreting:
    """As at the body's newest meeting that was interpreted: what is proposed for this one."""
    rows = (
        Meeting.rows.filter(body=meeting.body_id, starts_at__gte=clock.now() - REMEMBERED)
        .exclude(pk=meeting.pk)
        .exclude(other_language="")
        .exclude(state=MeetingState.CANCELLED)
    )
    found = rows.order_by("-starts_at").values_list("other_language", "interpreter").first()
    return Interpreting(*found) if found else Interpreting()


def _head(found: Interpreting, record: MeetingRecord) -> list[Entry]:
    return [Entry(say("head.interpreted"), found.line)] if found.language else []


class InterpretingRight(RightValue):
    """The language and who interpreted; both empty: in Vietnamese alone."""

    what: Literal["interpreting"]
    language: Annotated[Line, Field(max_length=60)] = ""
    interpreter: Annotated[Line, Field(max_length=160)] = ""


class InterpretingForm(CorrectionForm):
    """The language, who interpreted."""

    language = forms.CharField(
        label=gettext_lazy("Contents were also given in"),
        help_text=gettext_lazy("For example Mông, Thái, Dao. Empty: in Vietnamese alone."),
        max_length=60,
        required=False,
    )
    interpreter = forms.CharField(label=gettext_lazy("Interpreter"), max_length=160, required=False)

    def present(self) -> dict[str, Any]:
        """The present ones."""
        return {"language": self.facts.language, "interpreter": self.facts.interpreter}


def _things(found: Interpreting, record: MeetingRecord) -> list[Correctable]:
    return [
        Correctable("interpreting", _("Language and interpreter"), found.line or _("in Vietnamese alone"))
    ]


def _put_right(
    ctx: ActContext, found: Interpreting, record: MeetingRecord, right: InterpretingRight
) -> Change:
    kept = spoken(right.language, right.interpreter)
    Meeting.rows.filter(pk=record.meeting.pk).update(**kept)
    lines = (found.line, Interpreting(kept["other_language"], kept["interpreter"]).line)
    was, now = (each or say("interpreted.not") for each in lines)
    return Change(say("interpreted.what"), was, now)


INTERPRETING = MeetingPart(
    name="interpreting",
    without={
        "matrix": "the language is open to all who read the meeting",
        "sheet": "a line at its head",
    },
    load=_load,
    package=_package,
    taken_along=True,
    head=_head,
    corrections=(
        Correction("interpreting", GROUP, InterpretingRight, InterpretingForm, _things, _put_right),
    ),
)
