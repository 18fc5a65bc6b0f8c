"""Reading documents and number series: what was given, stands on paper, is void, or nobody has explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from nennep.authority.permissions import HEAR, READ
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.organisation.models import Body
from nennep.organisation.selectors import organisation_for
from nennep.records.enums import DocumentType
from nennep.records.models import Number, NumberSeries, Record
from nennep.records.numbers import Gap, gaps_of, numbering_body

SPOKEN = frozenset({DocumentType.MINUTES})
"""Documents that hold what was said: read where HEAR is held; all others where READ is."""


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series with its numbers in order and its unexplained gaps."""

    series: NumberSeries
    numbers: list[Number]
    gaps: list[Gap]


def documents_of(
    actor: Actor, organisation_id: UUID, document_type: DocumentType | None = None
) -> QuerySet[Record]:
    """The documents of an organisation's bodies that the actor may read, newest first. Raises NotFound."""
    organisation_for(actor, organisation_id)
    rights = access_to(actor, organisation_id, clock.today()).rights
    rows = Record.rows.filter(body__organisation_id=organisation_id).select_related("body")
    if document_type is not None:
        rows = rows.filter(document_type=document_type)
    if HEAR not in rights:
        rows = rows.exclude(document_type__in=SPOKEN)
    return rows.order_by("-dated", "-pk") if READ in rights else rows.none()


def series_of(actor: Actor, organisation_id: UUID, on: date) -> list[SeriesRow]:
    """The series of an organisation's bodies, the running term's first. Two queries. Raises NotFound."""
    organisation_for(actor, organisation_id)
    series = list(
        NumberSeries.rows.filter(body__organisation_id=organisation_id)
        .select_related("body", "term")
        .order_by("-term__valid_from", "body__kind", "document_type")
    )
    numbers: dict[UUID, list[Number]] = {each.pk: [] for each in series}
    for number in Number.rows.filter(series__in=series).select_related("record").order_by("number"):
        numbers[number.series_id].append(number)
    return [
        SeriesRow(each, numbers[each.pk], gaps_of(each, [one.number for one in numbers[each.pk]]))
        for each in series
    ]


def bodies_of(actor: Actor, organisation_id: UUID, on: date) -> list[Body]:
    """The bodies with series of their own: one an organisation, and its congress. Raises NotFound."""
    organisation_for(actor, organisation_id)
    rows = Body.rows.filter(organisation_id=organisation_id).select_related("organisation")
    numbering = {each.pk: each for each in map(numbering_body, rows.order_by("kind", "name"))}
    return list(numbering.values())
