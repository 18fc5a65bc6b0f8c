"""Who chairs and who takes the minutes, by the roll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.core.acts import ActContext
from nennep.core.refusals import Conflict, Refused
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.sitting_corrected import GROUP
from nennep.meetings.models import AgendaItem, Meeting, RollEntry
from nennep.meetings.part import MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.words import capital, person, those_meeting
from nennep.meetings.roll_call.officers import must_be_on_roll
from nennep.rulebook.enums import ItemKind
from nennep.typesetting.blocks import Block, paragraph
from nennep.typesetting.model import Signature


@dataclass(frozen=True, slots=True)
class Officers:
    """Their lines on the roll; None for an officer who is not named, or not on it."""

    chair: RollEntry | None
    minute_taker: RollEntry | None

    def signatures(self) -> tuple[Signature, ...]:
        """Who sign the minutes and the sheets: who keeps them and who chairs."""
        taker, chair = ("" if each is None else each.name for each in (self.minute_taker, self.chair))
        return (
            Signature((say("signature.minute_taker"),), taker),
            Signature((say("signature.chair"),), chair),
        )


def named(entry: RollEntry | None) -> str:
    """An officer as the minutes name them."""
    return "" if entry is None else person(entry.name, entry.office)


def _load(record: MeetingRecord) -> Officers:
    lines = {each.person_id: each for each in record[ROLL].entries}
    meeting = record.meeting
    return Officers(
        chair=lines.get(meeting.chair_id) if meeting.chair_id else None,
        minute_taker=lines.get(meeting.minute_taker_id) if meeting.minute_taker_id else None,
    )


def _under_item(officers: Officers, record: MeetingRecord, item: AgendaItem | None) -> list[Block]:
    """Under the item that appoints the minute-taker: who was appointed."""
    if item is None or item.kind != ItemKind.APPOINT_MINUTE_TAKER or record.meeting.minute_taker_id is None:
        return []
    name = "" if officers.minute_taker is None else officers.minute_taker.name
    return [paragraph(say("minute_taker", who=capital(those_meeting(record.meeting)), name=name))]


class OfficersRight(RightValue):
    """Who chaired and who took the minutes."""

    what: Literal["officers"]
    chair: UUID
    minute_taker: UUID


class OfficersForm(CorrectionForm):
    """Who chaired, who took the minutes."""

    chair = forms.ChoiceField(label=gettext_lazy("Chair"))
    minute_taker = forms.ChoiceField(label=gettext_lazy("Minute-taker"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chair", "minute_taker"):
            self.fields[name].choices = self.people()  # type: ignore[attr-defined]

    def present(self) -> dict[str, Any]:
        """The present ones."""
        meeting = self.record.meeting
        return {"chair": str(meeting.chair_id), "minute_taker": str(meeting.minute_taker_id)}


def _things(officers: Officers, record: MeetingRecord) -> list[Correctable]:
    names = ["–" if each is None else each.name for each in (officers.chair, officers.minute_taker)]
    return [Correctable("officers", _("Chair and minute-taker"), "; ".join(names))]


def _put_right(ctx: ActContext, officers: Officers, record: MeetingRecord, right: OfficersRight) -> Change:
    names = record[ROLL].names
    for person_id, office in ((right.chair, "chair"), (right.minute_taker, "minute_taker")):
        must_be_on_roll(names, person_id, office)
        ctx.about("person", person_id)
    Meeting.rows.filter(pk=record.meeting.pk).update(chair_id=right.chair, minute_taker_id=right.minute_taker)
    was = ["chưa ghi" if each is None else each.name for each in (officers.chair, officers.minute_taker)]
    return Change(
        "chủ trì và người ghi biên bản",
        _line(*was),
        _line(names[right.chair], names[right.minute_taker]),
    )


def _line(chair: str, minute_taker: str) -> str:
    return f"chủ trì {chair}, người ghi biên bản {minute_taker}"


def _hinders(officers: Officers, record: MeetingRecord) -> Refused | None:
    if record.meeting.chair_id is None:
        return Conflict(_("The minutes name no chair yet."), code="no_chair")
    if record.meeting.minute_taker_id is None:
        return Conflict(
            _("Nobody was appointed to take the minutes. Appoint the minute-taker first."), code="no_taker"
        )
    return None


OFFICERS = MeetingPart(
    name="officers",
    matrix=("roll",),
    without={"package": "they stand in the package's own field `meeting`", "sheet": "they stand at the head"},
    load=_load,
    under_item=_under_item,
    hinders_adoption=_hinders,
    corrections=(Correction("officers", GROUP, OfficersRight, OfficersForm, _things, _put_right),),
)
