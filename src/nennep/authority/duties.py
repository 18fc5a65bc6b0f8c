"""Posts and charges that wait for a leader's word, and those that somebody affected is told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _

from nennep.authority.models import Charge
from nennep.authority.permissions import LEADERS
from nennep.authority.selectors import guarded
from nennep.authority.standing import CHARGE
from nennep.authority.told import TOLD_FOR
from nennep.core import clock
from nennep.membership.models import Position
from nennep.organisation.enums import BodyKind
from nennep.organisation.selectors import below, names_on, parent_of

LEADS = Q(pk__in=[])
for _body_kind, _kind in LEADERS:
    LEADS |= Q(body__kind=_body_kind, kind=_kind)
"""Posts of those who decide in their own organisation."""


@dataclass(frozen=True, slots=True)
class GivenDuty:
    """A post, charge, membership or login as people name it, and where it lies.

    `kind` is "position", "charge", "membership" or "login".
    """

    id: UUID
    kind: str
    source: str
    person_id: UUID
    name: str
    office: str
    organisation_id: UUID
    organisation: str
    valid_from: date
    valid_to: date | None
    confirmed: bool
    given_by: UUID | None = None


def waiting_at(organisation_id: UUID, on: date) -> list[GivenDuty]:
    """What waits for the word of an organisation's leaders, by place and name.

    The organisation directly above recognises and appoints (chuẩn y, chỉ định). The organisation itself decides on
    the groups inside it, and on all of its own where nobody above is entered as a leader.
    """
    above = parent_of(organisation_id, on)
    of_its_own = above is None or not _has_leader(above, on)
    others = list(below(organisation_id, on, depth=1).values_list("pk", flat=True))
    found = _duties(
        Q(confirmed_at=None), [organisation_id, *(others if _has_leader(organisation_id, on) else [])]
    )
    return [
        each
        for each in found
        if (each.valid_to is None or each.valid_to > on)
        and _decides(each, organisation_id, of_its_own=of_its_own)
    ]


def told_of(person_id: UUID, organisation_ids: list[UUID]) -> list[GivenDuty]:
    """What somebody is told of: posts and charges given to them, and to others in the organisations that they lead.

    What the operator entered from a decision is not told: it was known before.
    """
    concerns = Q(person_id=person_id)
    return [*_duties(_of_late() & concerns, None), *_duties(_of_late() & ~concerns, organisation_ids)]


def _of_late() -> Q:
    lately = Q(confirmed_at__gt=F("entered_at"), confirmed_at__gte=clock.now() - TOLD_FOR)
    return Q(confirmed_at=None) | lately


def _decides(each: GivenDuty, organisation_id: UUID, *, of_its_own: bool) -> bool:
    """A group is the matter of its own organisation; all else that of the one above, if there are leaders there."""
    own = each.organisation_id == organisation_id
    if each.source == BodyKind.GROUP:
        return own
    return of_its_own if own else True


def _named(position: Position) -> str:
    return f"{position.title or position.get_kind_display()} · {position.body.name}"


def _has_leader(organisation_id: UUID, on: date) -> bool:
    rows = Position.rows.as_of(on).filter(LEADS, body__organisation_id=organisation_id)
    return bool(rows.exclude(confirmed_at=None).exists())


def _duties(which: Q, organisation_ids: list[UUID] | None) -> list[GivenDuty]:
    """Posts and charges that give what must be confirmed, everywhere or in some organisations, by place and name."""
    posts = Position.rows.filter(which).select_related("person", "body")
    charges = Charge.rows.filter(which).select_related("person")
    if organisation_ids is not None:
        posts = posts.filter(body__organisation_id__in=organisation_ids)
        charges = charges.filter(organisation_id__in=organisation_ids)
    rows: list[tuple[str, str, UUID, Any]] = [
        *(
            (each.body.kind, _named(each), each.body.organisation_id, each)
            for each in posts
            if guarded(each.body.kind, each.kind)
        ),
        *((CHARGE, _("in charge of the cell"), each.organisation_id, each) for each in charges),
    ]
    names = names_on({each[2] for each in rows}, clock.today())
    found = [
        GivenDuty(
            id=row.pk,
            kind="charge" if source == CHARGE else "position",
            source=source,
            person_id=row.person_id,
            name=row.person.full_name,
            office=office,
            organisation_id=place,
            organisation=names[place].name if place in names else "",
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            confirmed=row.confirmed_at is not None,
        )
        for source, office, place, row in rows
    ]
    return sorted(found, key=lambda each: (each.organisation, each.name, each.id))
