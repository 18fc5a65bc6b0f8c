"""Reading number series: what was given, what stands on paper, what is void, and what nobody has explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nennep.core.actor import Actor
from nennep.organisation.models import Body
from nennep.organisation.selectors import organisation_for
from nennep.records.models import Number, NumberSeries
from nennep.records.numbers import Gap, gaps_of


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series with its numbers in order and its unexplained gaps."""

    series: NumberSeries
    numbers: list[Number]
    gaps: list[Gap]


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
    """The bodies that number documents. Raises NotFound."""
    organisation_for(actor, organisation_id)
    return list(Body.rows.filter(organisation_id=organisation_id).order_by("kind", "name"))
