"""What a phone stores of one body, so that it can hold a meeting that nobody prepared: the room's part of the kit.

Drawn as the package of a meeting that would begin today, so that the phone can make one with the same words.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.ids import new_id
from nennep.meetings.access import MeetingAccess
from nennep.meetings.agenda.template import template_on
from nennep.meetings.ballots import discussion_first
from nennep.meetings.calendar.fixed_days import fixed_day_of
from nennep.meetings.calendar.usual_places import usual_place
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.in_meeting.sitting import minimum_rule
from nennep.meetings.models import Meeting
from nennep.meetings.states import LOCKED
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import name_on
from nennep.resolutions.taken_along import open_tasks
from nennep.room.package import packaged
from nennep.room.parts import PARTS, record_to_ask
from nennep.rulebook.agendas import fields_of_work
from nennep.rulebook.item_kinds import screens

OPENED_NOW = (MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.EXTRAORDINARY)
"""Kinds of meetings that may be opened without having been planned; joint ones need the other side."""
HELD_MONTHLY = (MeetingKind.REGULAR.value, MeetingKind.THEMATIC.value)
"""Kinds of which the rules say how long they must last, both alike."""

Json = dict[str, Any]


def cell_kit(actor: Actor, body: Body, on: date) -> Json:
    """What the actor's phone needs of `body` on a day. The caller has checked that the actor may chair or minute it.

    The number of queries does not grow with the roll, the tasks or the year. `body` comes with its organisation.
    """
    record = record_to_ask(_meeting_of(body, on, MeetingKind.REGULAR))
    rights = access_to(actor, body.organisation_id, on).rights
    access = MeetingAccess(record.meeting, actor, rights)
    fixed = fixed_day_of(body, on)
    return {
        **packaged(record, access, [each for each in PARTS if each.taken_along]),
        "organisation": {"id": str(body.organisation_id), "name": name_on(body.organisation_id, on)},
        "body": {"id": str(body.pk), "kind": body.kind, "name": body.name},
        "rights": sorted(rights),
        "discussion_first": discussion_first(body.organisation_id, on),
        "regular_held": _regular_held(body, on),
        "kinds": {kind.value: str(kind.label) for kind in kinds_of_body(body)},
        "screens": screens(),
        "templates": {kind.value: _template(body, on, kind) for kind in kinds_of_body(body)},
        "minimum_rule": dict.fromkeys(HELD_MONTHLY, minimum_rule(record)),
        "place": (fixed.place if fixed else "") or usual_place(body),
        "tasks": open_tasks(body.organisation_id),
    }


def kinds_of_body(body: Body) -> tuple[MeetingKind, ...]:
    """The kinds of meetings that this body may open at once: only cells hold thematic ones."""
    if body.kind == BodyKind.CELL:
        return OPENED_NOW
    return (MeetingKind.REGULAR, MeetingKind.EXTRAORDINARY)


def _regular_held(body: Body, on: date) -> str | None:
    """The day of this month's regular meeting, ISO, once its minutes are locked: there is no second one."""
    rows = Meeting.rows.filter(body=body, kind=MeetingKind.REGULAR, month=on.replace(day=1), state__in=LOCKED)
    found = rows.values_list("opened_at", "starts_at").first()
    return found and clock.legal_day(found[0] or found[1]).isoformat()


def _meeting_of(body: Body, on: date, kind: MeetingKind) -> Meeting:
    """A meeting that is not stored: the one that would be if the body met now."""
    return Meeting(
        id=new_id(),
        body=body,
        kind=kind,
        month=on.replace(day=1),
        starts_at=clock.now(),
        state=MeetingState.DRAFT,
    )


def _template(body: Body, on: date, kind: MeetingKind) -> list[Json]:
    """The agenda of the rules of the day; `field` is a code, `field_label` its words."""
    template = template_on(body, kind, on)
    labels = fields_of_work()
    return [
        {
            "phase": str(each.phase),
            "kind": str(each.kind),
            "title": each.title,
            "hint": each.hint,
            "field": each.field,
            "field_label": labels.get(each.field, ""),
        }
        for each in ([] if template is None else template.standard_items())
    ]
