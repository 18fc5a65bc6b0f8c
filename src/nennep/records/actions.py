"""Acts on number series. Numbers themselves are given inside the acts that adopt or issue (room)."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import take
from nennep.core.payload.types import RequiredLine
from nennep.core.refusals import Conflict
from nennep.organisation.models import Body
from nennep.records.enums import DocumentType, NumberState
from nennep.records.models import Number, NumberSeries
from nennep.records.numbers import DocumentNumber, locked_series, numbering_body, term_of_numbers


@act("records.start_series", right="decide", label=_("Set the next number of a series"))
def start_series(
    ctx: ActContext, *, body: UUID, document_type: DocumentType, next_number: DocumentNumber
) -> None:
    """Đặt số tiếp theo: the program goes on from where the paper book stands, in the term that runs today.

    The bodies of an organisation number in one series; any of them may be named.
    """
    rows = Body.rows.select_related("organisation")
    numbering = numbering_body(take(ctx, rows, body, of=lambda each: each.organisation_id))
    series = locked_series(ctx, numbering, document_type, term_of_numbers(numbering, ctx.on))
    # a void number binds nobody: one that was typed wrongly does not push the series on for ever
    last = series.numbers.exclude(state=NumberState.VOID).order_by("-number").first()
    if last is not None and last.number >= next_number:
        raise Conflict(
            _("Number %(last)02d of this series is in use already. The next number must be greater.")
            % {"last": last.number},
            field="next_number",
        )
    first = min(series.first_number, next_number) if series.numbers.exists() else next_number
    NumberSeries.rows.filter(pk=series.pk).update(next_number=next_number, first_number=first)
    ctx.about("body", numbering.pk)
    ctx.result["series"] = str(series.pk)


@act("records.void_number", right="decide", label=_("Declare a number void"))
def void_number(ctx: ActContext, *, series: UUID, number: DocumentNumber, reason: RequiredLine) -> None:
    """Hủy số: a number that will not be used, or whose document does not stand, keeps its reason for ever."""
    rows = NumberSeries.rows.select_related("body")
    loaded = take(ctx, rows, series, of=lambda each: each.body.organisation_id)
    found = loaded.numbers.filter(number=number).first()
    if found is None:
        Number.rows.create(
            id=ctx.derive_id("number", loaded.pk, number),
            series=loaded,
            number=number,
            state=NumberState.VOID,
            reason=reason,
        )
    elif found.state == NumberState.VOID:
        raise Conflict(
            _("Number %(number)02d is void already: %(reason)s") % {"number": number, "reason": found.reason},
            field="number",
        )
    else:
        Number.rows.filter(pk=found.pk).update(state=NumberState.VOID, reason=reason)
    ctx.about("body", loaded.body_id)
