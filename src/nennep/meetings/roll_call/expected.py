"""Who must attend a meeting of a body on a day, who counts for what, and why.

A cell's members come from its memberships; a body's (chi ủy, Ban Chấp hành …) from the positions held in it; a
briefing of secretaries gathers the secretaries of the cells below, and who leads it: who holds a position in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import translation

from nennep.core.text import name_key
from nennep.membership.enums import Status
from nennep.membership.models import Person, Position
from nennep.membership.selectors import holders_on, members_on, positions_of
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import below
from nennep.rulebook.votes import counts

_BODY_MEMBER = "Giữ chức vụ trong {body}, có quyền biểu quyết tại {body}"


@dataclass(frozen=True, slots=True)
class Expected:
    """One person who must attend, before the roll is frozen."""

    person: Person
    status: str
    office: str
    counts_attendance: bool
    counts_vote: bool
    counts_vote_if_present: bool
    why: str


def expected(body: Body, on: date) -> list[Expected]:
    """Who must attend a meeting of `body` on the day, in name order. Offices are words for paper, so Vietnamese."""
    with translation.override("vi"):
        return _members(body, on) if body.kind == BodyKind.CELL else _holders(body, on)


def people_expected(body: Body, on: date) -> list[UUID]:
    """Who must attend, without what each counts for: one question of a cell, in name order."""
    if body.kind != BodyKind.CELL:
        return [each.person.pk for each in expected(body, on)]
    return list(members_on(body.organisation_id, on).values_list("person_id", flat=True))


def is_expected(body: Body, on: date, person_id: UUID) -> bool:
    """Whether a person stands on the roll that is expected for the day."""
    return person_id in people_expected(body, on)


def _members(body: Body, on: date) -> list[Expected]:
    memberships = list(members_on(body.organisation_id, on))
    offices = _offices([each.person_id for each in memberships], body.organisation_id, on)
    found = []
    for each in memberships:
        counted = counts(each.status, on)
        found.append(
            Expected(
                person=each.person,
                status=each.status,
                office=offices.get(each.person_id, ""),
                counts_attendance=counted.attendance,
                counts_vote=counted.vote,
                counts_vote_if_present=counted.vote_if_present,
                why=counted.sentence(),
            )
        )
    return found


def _holders(body: Body, on: date) -> list[Expected]:
    positions = list(holders_on(body.pk, on))
    if body.kind == BodyKind.SECRETARIES:
        positions += _secretaries(body, on)
    persons: dict[UUID, Expected] = {}
    for each in positions:
        persons.setdefault(
            each.person_id,
            Expected(
                person=each.person,
                status=Status.OFFICIAL,
                office=each.title or str(each.get_kind_display()),
                counts_attendance=True,
                counts_vote=True,
                counts_vote_if_present=True,
                why=_BODY_MEMBER.format(body=body.name),
            ),
        )
    return sorted(persons.values(), key=lambda each: name_key(each.person.full_name))


def _secretaries(body: Body, on: date) -> list[Position]:
    cells = below(body.organisation_id, on).filter(kind="cell").values("pk")
    return list(
        Position.rows.as_of(on)
        .filter(body__organisation_id__in=cells, body__kind__in=(BodyKind.CELL, BodyKind.CELL_COMMITTEE))
        .filter(kind="secretary")
        .select_related("person")
    )


def _offices(person_ids: list[UUID], organisation_id: UUID, on: date) -> dict[UUID, str]:
    offices = positions_of(person_ids, on).filter(body__organisation_id=organisation_id)
    return {each.person_id: each.title or str(each.get_kind_display()) for each in offices}
