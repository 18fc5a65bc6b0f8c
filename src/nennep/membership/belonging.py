"""Where a person belongs, and how one comes from elsewhere: introduced by the one side, received by the other.

Used by acts, after they have authorised the actor over the receiving organisation. "Outside" and "not there" are
answered alike.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.core.clock import legal_day
from nennep.core.refusals import Invalid, NotFound
from nennep.membership.enums import IntroductionState, Purpose
from nennep.membership.models import Introduction, Person
from nennep.membership.selectors import cells_of
from nennep.organisation.selectors import ancestors_of

OUTSIDE = _(
    "This person belongs to no cell that you keep the roll of. "
    "The office of the person's cell introduces them to your organisation first."
)


def own_cell(ctx: ActContext, person_id: UUID) -> UUID:
    """The cell that may let a person go: the one that received them last, from a later day too. Raises NotFound."""
    cells = cells_of(person_id, legal_day(ctx.received_at))
    if not cells:
        raise NotFound(OUTSIDE)
    return cells[-1]


def belongs(ctx: ActContext, person_id: UUID) -> bool:
    """Whether the actor holds the act's right over a cell that the person belongs to as the act arrives.

    Today's cells and today's rights: the time that a device tells opens no other part of the tree.
    """
    today = legal_day(ctx.received_at)
    return any(ctx.entitled(cell, on=today) for cell in cells_of(person_id, today))


def must_belong(ctx: ActContext, person_id: UUID) -> None:
    """Raise NotFound for a person outside the actor's part of the tree."""
    _lock(person_id)
    if not ctx.actor.is_operator and not belongs(ctx, person_id):
        raise NotFound(OUTSIDE)


def arrive(
    ctx: ActContext, person_id: UUID, purpose: Purpose, *, at: UUID, begins: date, ends: date | None = None
) -> None:
    """The person belongs to the actor's part of the tree, or an introduction to `at` or above it is used up.

    A transfer ends the membership that stands last, so it is that cell which must be the actor's or introduce.
    Raises NotFound; Invalid for days that the introduction does not cover.
    """
    _lock(person_id)
    today = legal_day(ctx.received_at)
    letting_go = cells_of(person_id, today)
    if purpose == Purpose.TRANSFER:
        letting_go = letting_go[-1:]
    if ctx.actor.is_operator or any(ctx.entitled(cell, on=today) for cell in letting_go):
        return
    found = (
        Introduction.rows.select_for_update()
        .filter(
            person_id=person_id,
            purpose=purpose,
            state=IntroductionState.WAITING,
            to_id__in=ancestors_of(at, today),
            from_cell_id__in=letting_go,
        )
        .order_by("introduced_at")
        .first()
    )
    if found is None:
        raise NotFound(OUTSIDE)
    _must_cover(found, begins, ends)
    Introduction.rows.filter(pk=found.pk).update(state=IntroductionState.USED, settled_at=ctx.at)
    ctx.about("introduction", found.pk)
    ctx.result["introduction"] = str(found.pk)


def _must_cover(found: Introduction, begins: date, ends: date | None) -> None:
    """Raise Invalid for days that the introduction does not hold for."""
    if begins < found.valid_from:
        raise Invalid(
            translate("The introduction holds from %(day)s on.") % {"day": f"{found.valid_from:%d/%m/%Y}"}
        )
    if found.valid_to is not None and (ends is None or ends > found.valid_to):
        raise Invalid(
            translate("The introduction holds until %(day)s: say an end that is not later.")
            % {"day": f"{found.valid_to:%d/%m/%Y}"}
        )


def _lock(person_id: UUID) -> None:
    if not Person.rows.select_for_update().filter(pk=person_id).exists():
        raise NotFound(OUTSIDE)
