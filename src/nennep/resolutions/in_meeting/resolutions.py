"""Resolutions and conclusions, drafts until the minutes are adopted."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, Section
from nennep.meetings.printed.sentences import say
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.models import Resolution
from nennep.resolutions.printed import subject_line
from nennep.resolutions.selectors import resolutions_of
from nennep.typesetting.model import Block, items

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
    subject = subject_line(resolution.title)
    if resolution.record is not None and resolution.record.symbol:
        return say(f"resolution.numbered.{resolution.kind}", symbol=resolution.record.symbol, subject=subject)
    return say(f"resolution.{resolution.kind}", subject=subject)


RESOLUTIONS = MeetingPart(
    name="resolutions",
    load=_load,
    package=_package,
    section=Section(say("section.resolutions"), _adopted),
)
