"""Resolutions and conclusions, drafts until the minutes are adopted."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, Literal
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.core.payload.types import Prose, RequiredLine
from nennep.core.refusals import Conflict, Refused
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue, one_of
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.agenda import place_of
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, PartDocument, ScoreFacts, Section
from nennep.meetings.printed.sentences import say
from nennep.meetings.states import OPENED
from nennep.records.enums import DocumentType, NumberState
from nennep.resolutions.documents import compose_resolution
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.resolutions.models import Resolution
from nennep.resolutions.recording import keep_record
from nennep.resolutions.selectors import resolutions_of
from nennep.rulebook.finding_list import FindingList
from nennep.typesetting.blocks import Block, items
from nennep.ui.fields import LongTextField

_SHOWN = ("kind", "title", "text", "theme")


def _load(record: MeetingRecord) -> list[Resolution]:
    return record.recorded(resolutions_of(record.meeting))


def is_adopted(resolution: Resolution) -> bool:
    """Whether a resolution was carried by its ballot; a conclusion of the chair needs none."""
    if resolution.ballot is None:
        return resolution.kind == ResolutionKind.CONCLUSION
    return resolution.ballot.passed and not resolution.ballot.withdrawn


def _package(resolutions: list[Resolution], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [
        {
            "id": str(each.pk),
            "ballot": None if each.ballot_id is None else str(each.ballot_id),
            **{name: getattr(each, name) for name in _SHOWN},
        }
        for each in resolutions
    ]


def _adopted(resolutions: list[Resolution], record: MeetingRecord) -> list[Block]:
    passed = [each for each in resolutions if is_adopted(each)]
    return [items(*(_line(each) for each in passed), style="number")] if passed else []


def _line(resolution: Resolution) -> str:
    subject = resolution.subject
    if resolution.record is not None and resolution.record.symbol:
        return say(f"resolution.numbered.{resolution.kind}", symbol=resolution.record.symbol, subject=subject)
    return say(f"resolution.{resolution.kind}", subject=subject)


class ResolutionRight(RightValue):
    """The wording of a resolution where it was written down wrongly."""

    what: Literal["resolution"]
    resolution: UUID
    title: RequiredLine
    text: Prose = ""


class ResolutionForm(CorrectionForm):
    """The wording of a resolution."""

    target = "resolution"

    title = forms.CharField(label=_("Title"), max_length=300)
    text = LongTextField(label=_("Text"), rows=8, required=False)

    def present(self) -> dict[str, Any]:
        """The present wording."""
        found = self.one(self.facts)
        return {"title": found.title, "text": found.text}


def _things(resolutions: list[Resolution], record: MeetingRecord) -> list[Correctable]:
    return [
        Correctable(f"resolution:{each.pk}", str(each.get_kind_display()), each.title) for each in resolutions
    ]


def _put_right(
    ctx: ActContext, resolutions: list[Resolution], record: MeetingRecord, right: ResolutionRight
) -> Change:
    found = one_of(resolutions, right.resolution)
    Resolution.rows.filter(pk=found.pk).update(title=right.title, text=right.text)
    ctx.about("resolution", found.pk)
    return Change(
        f"văn bản “{found.title}”",
        f"{found.title}: {found.text}".strip(": "),
        f"{right.title}: {right.text}".strip(": "),
    )


def _hinders_correction(before: list[Resolution], after: list[Resolution]) -> Refused | None:
    """A tally that would fell a resolution which bears a number: its cell settles that first, by voiding the number."""
    fallen = {each.pk for each in before if is_adopted(each)} & {
        each.pk for each in after if not is_adopted(each)
    }
    for each in after:
        number = None if each.record is None else each.record.number
        if each.pk in fallen and number is not None and number.state != NumberState.VOID:
            return Conflict(
                _(
                    "By this tally the resolution “%(title)s” was not adopted, but it bears number %(symbol)s. "
                    "Declare that number void with the reason first."
                )
                % {"title": each.title, "symbol": each.record.symbol if each.record else ""},
                code="resolution_stands",
            )
    return None


def _hinders_adoption(resolutions: list[Resolution], record: MeetingRecord) -> Refused | None:
    for each in resolutions:
        if not is_adopted(each):
            return Conflict(
                _("No ballot carried the resolution “%(title)s”. Record the ballot, or withdraw the draft.")
                % {"title": each.title},
                code="not_carried",
                facts={"resolution": str(each.pk)},
            )
    return None


def _documents(resolutions: list[Resolution], record: MeetingRecord) -> list[PartDocument]:
    return [
        PartDocument(
            kind=DocumentType(each.kind),
            about=("resolution", each.pk),
            title=each.title,
            record=each.record,
            compose=partial(compose_resolution, record, resolutions, each),
            keep=partial(keep_record, each),
        )
        for each in resolutions
    ]


def _score_facts(resolutions: list[Resolution], record: MeetingRecord) -> ScoreFacts:
    return {
        "conclusion_adopted": True if any(is_adopted(each) for each in resolutions) else None,
        "draft_prepared": True if resolutions else None,
    }


def _findings(resolutions: list[Resolution], record: MeetingRecord, found: FindingList, today: date) -> None:
    passed = [each for each in resolutions if each.kind == ResolutionKind.RESOLUTION and is_adopted(each)]
    if passed and not record[TASKS] and record.meeting.state in OPENED:
        found.add("resolution_without_tasks", place=place_of(record, "assignments"))


RESOLUTIONS = MeetingPart(
    name="resolutions",
    matrix=("resolution",),
    without={"sheet": "written on the lines below the ballots"},
    load=_load,
    package=_package,
    section=Section(say("section.resolutions"), _adopted),
    corrections=(
        Correction("resolution", _("Resolutions"), ResolutionRight, ResolutionForm, _things, _put_right),
    ),
    hinders_adoption=_hinders_adoption,
    documents=_documents,
    score_facts=_score_facts,
    findings=_findings,
    hinders_correction=_hinders_correction,
)
