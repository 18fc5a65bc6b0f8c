"""Adopted minutes, composed anew from the rows of their meeting and checked against the frozen document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from nennep.core.audit.stated import Difference, Stated
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import LOCKED
from nennep.minutes.composing import numbered_minutes
from nennep.records.enums import DocumentType
from nennep.records.models import Record, Revision
from nennep.records.revisions import NUMBERED, latest
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.room.parts import record_of
from nennep.typesetting.stored import to_data

ACTS = frozenset({"room.adopt_minutes"})


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """Meetings that are not locked any more though their minutes were adopted; minutes that rows do not bear out.

    After an upgrade that words minutes otherwise, minutes of before are named too: their rows may be untouched.
    """
    adopted = {UUID(act.payload["meeting"]): act for act in acts}
    minutes = Record.rows.filter(document_type=DocumentType.MINUTES, about_kind="meeting").order_by("pk")
    locked = Meeting.rows.filter(state__in=LOCKED).select_related("body__organisation")
    meetings = {each.pk: each for each in locked}
    for meeting, act in adopted.items():
        if meeting not in meetings:
            yield Difference(Meeting._meta.label, meeting, "other", "state", act)
    for record in minutes.iterator():
        if record.about_id not in meetings:
            continue
        revision = latest(record)
        composed = numbered_minutes(_as_frozen(record_of(meetings[record.about_id]), record))
        where = first_difference(revision.document, to_data(composed))
        if where:
            yield Difference(Revision._meta.label, revision.pk, "rows", where, adopted.get(record.about_id))


def _as_frozen(facts: MeetingRecord, minutes: Record) -> MeetingRecord:
    """The record with the numbers that resolutions had when the minutes were composed last: others came later."""
    composed_at = minutes.revisions.exclude(reason=NUMBERED).latest("revision").made_at
    later = set(
        Revision.rows.filter(
            record__adopted_in=facts.meeting.pk, reason=NUMBERED, made_at__gt=composed_at
        ).values_list("record_id", flat=True)
    )
    for each in facts[RESOLUTIONS]:
        if each.record is not None and each.record_id in later:
            each.record.symbol = ""
    return facts


def first_difference(frozen: dict[str, Any], composed: dict[str, Any]) -> str:
    """Where two documents as data part, as a path after the section's title; empty where they do not."""
    left, right = frozen["document"] | UNCOMPARED, composed["document"] | UNCOMPARED
    path = _parting(left, right)
    if len(path) > 1 and path[0] == "body":
        return "/".join([*_section(left["body"], path[1]), *map(str, path)])
    return "/".join(map(str, path))


UNCOMPARED = {"banner": ""}
"""What a setting of the operator prints, not a row."""


def _parting(left: Any, right: Any) -> list[str | int]:
    """The path to the first part that differs; empty where none does."""
    if isinstance(left, dict) and isinstance(right, dict):
        for name in sorted(left.keys() | right.keys()):
            if left.get(name) != right.get(name):
                return [name, *_parting(left.get(name), right.get(name))]
        return []
    if isinstance(left, list) and isinstance(right, list):
        for place, (one, other) in enumerate(zip(left, right, strict=False)):
            if one != other:
                return [place, *_parting(one, other)]
        return [] if len(left) == len(right) else [min(len(left), len(right))]
    return []


def _section(body: list[Any], place: str | int) -> list[str]:
    """The title of the section that a block stands in: words of the program, nothing that anybody said."""
    before = body[: int(place) + 1]
    titles = [each["text"] for each in before if each.get("kind") == "Heading" and each.get("level", 1) == 1]
    return titles[-1:]
