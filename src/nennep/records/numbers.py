"""Giving numbers: one series for each document type of an organisation in a term, never by the year (domain §4).

A cell and its chi ủy number in one series, under the mark that both bear; so do the bodies of a committee. A congress
counts for itself. The series stands with the body that gives the organisation its term: `numbering_body`.

Numbers are given inside the adopting or the issuing act, on the server only, under a row lock. A number that
already stands on paper is claimed: taken if it is free, else a person settles it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from nennep.core.acts import ActContext
from nennep.core.refusals import Conflict, Invalid
from nennep.membership.models import Term
from nennep.membership.selectors import term_on
from nennep.organisation.enums import BodyKind, Level
from nennep.organisation.models import Body
from nennep.records.enums import DocumentType, NumberState
from nennep.records.models import Number, NumberSeries

DocumentNumber = Annotated[int, Field(ge=1, le=99_999)]

CELL_MARK, CONGRESS_MARK = "CB", "ĐH"
COMMITTEE_MARKS = {Level.COMMUNE: "ĐU", Level.DISTRICT: "HU", Level.PROVINCE: "TU"}
"""What stands after the document's symbol: 05-NQ/CB, 12-NQ/ĐU (05-HD/VPTW 2026; HU and TU by habit)."""


_TERM_GIVEN_BY = (BodyKind.CELL, BodyKind.EXECUTIVE)
"""The bodies whose term an organisation counts by: of a cell the cell, of a committee the Ban Chấp hành."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers `first` to `last` of a series that were neither given, claimed nor explained."""

    first: int
    last: int


def mark_of(body: Body) -> str:
    """The body's mark in a symbol: CB for a cell and its committee, ĐU, HU or TU for a committee by its level."""
    if body.kind == BodyKind.CONGRESS:
        return CONGRESS_MARK
    return COMMITTEE_MARKS.get(Level(body.organisation.level), CELL_MARK)


def symbol_of(body: Body, document_type: str) -> str:
    """A symbol without its number: "NQ/CB"."""
    return f"{document_type}/{mark_of(body)}"


def full_symbol(number: int, body: Body, document_type: str) -> str:
    """A symbol with its number, padded below ten: "05-NQ/CB"."""
    return f"{number:02d}-{symbol_of(body, document_type)}"


def numbering_body(body: Body) -> Body:
    """The body in whose series the documents of `body` are numbered."""
    if body.kind in (*_TERM_GIVEN_BY, BodyKind.CONGRESS):
        return body
    rows = Body.rows.filter(organisation_id=body.organisation_id, kind__in=_TERM_GIVEN_BY)
    return rows.select_related("organisation").order_by("kind").first() or body


def take_number(
    ctx: ActContext,
    body: Body,
    document_type: DocumentType,
    on: date,
    *,
    claim: int | None = None,
    title: str = "",
) -> Number:
    """The next number of the series of that day, or the claimed one; the series stays locked until the commit.

    `title` says what bears it, where that is no record. Raises Invalid when there is no term on the day, and Conflict
    when a claimed number is not free.
    """
    numbering = numbering_body(body)
    series = locked_series(ctx, numbering, document_type, term_of_numbers(numbering, on))
    if claim is not None:
        return _claim(ctx, series, claim, title)
    taken = set(series.numbers.filter(number__gte=series.next_number).values_list("number", flat=True))
    number = series.next_number
    while number in taken:
        number += 1
    _move_on(series, number)
    return _write(ctx, series, number, NumberState.GIVEN, title)


def locked_series(ctx: ActContext, body: Body, document_type: DocumentType, term: Term) -> NumberSeries:
    """The series of a numbering body, made when it is asked for the first time, locked until the commit.

    The body's row is the lock under which a series is made: two acts that both find none cannot both make one.
    """
    found = _find(body, document_type, term)
    if found is not None:
        return found
    Body.rows.select_for_update().get(pk=body.pk)
    return _find(body, document_type, term) or NumberSeries.rows.create(
        id=ctx.derive_id("series", term.pk, document_type), body=body, term=term, document_type=document_type
    )


def gaps_of(series: NumberSeries, numbers: Iterable[int] | None = None) -> list[Gap]:
    """The runs of numbers below the next one that nobody has accounted for."""
    known = set(series.numbers.values_list("number", flat=True) if numbers is None else numbers)
    gaps: list[Gap] = []
    for number in range(series.first_number, series.next_number):
        if number in known:
            continue
        if gaps and gaps[-1].last == number - 1:
            gaps[-1] = Gap(gaps[-1].first, number)
        else:
            gaps.append(Gap(number, number))
    return gaps


def term_of_numbers(numbering: Body, on: date) -> Term:
    """The term in which a numbering body counts on a day. Raises Invalid."""
    term = term_on(numbering.pk, on)
    if term is None:
        raise Invalid(
            _("%(body)s has no term on %(day)s. Numbers belong to a term: open the term first.")
            % {"body": numbering.name, "day": f"{on:%d/%m/%Y}"},
            code="no_term",
        )
    return term


def _find(body: Body, document_type: DocumentType, term: Term) -> NumberSeries | None:
    rows = NumberSeries.rows.select_for_update()
    return rows.filter(body=body, document_type=document_type, term=term).first()


def _claim(ctx: ActContext, series: NumberSeries, number: int, title: str) -> Number:
    if number < 1:
        raise Invalid(_("The number of a document is 1 or more."), field="claim")
    holder = series.numbers.filter(number=number).first()
    if holder is not None:
        raise Conflict(_taken(holder), code="number_taken", field="claim", facts={"number": number})
    if series.next_number == series.first_number and not series.numbers.exists():
        # The first number that the program hears of: the book before it is the paper's own affair.
        NumberSeries.rows.filter(pk=series.pk).update(first_number=max(number, series.first_number))
    _move_on(series, max(number, series.next_number - 1))
    return _write(ctx, series, number, NumberState.CLAIMED, title)


def _taken(holder: Number) -> str:
    if holder.state == NumberState.VOID:
        return _("Number %(number)02d was declared void: %(reason)s. Look at the book and settle it.") % {
            "number": holder.number,
            "reason": holder.reason,
        }
    return _(
        "Number %(number)02d is already borne by another document. Look at the paper: take another number, or "
        "declare the other one void with its reason."
    ) % {"number": holder.number}


def _move_on(series: NumberSeries, number: int) -> None:
    series.next_number = number + 1
    NumberSeries.rows.filter(pk=series.pk).update(next_number=series.next_number)


def _write(ctx: ActContext, series: NumberSeries, number: int, state: NumberState, title: str) -> Number:
    return Number.rows.create(
        id=_id(ctx, series, number), series=series, number=number, state=state, title=title[:300]
    )


def _id(ctx: ActContext, series: NumberSeries, number: int) -> UUID:
    return ctx.derive_id("number", series.pk, number)
