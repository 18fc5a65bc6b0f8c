"""Resolutions and conclusions, drafts until the minutes are adopted."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.models import Resolution
from nennep.resolutions.selectors import resolutions_of

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


RESOLUTIONS = MeetingPart(name="resolutions", load=_load, package=_package)
