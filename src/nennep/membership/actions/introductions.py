"""Acts of the side that lets a member go: introduce to another branch, and take an introduction back."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, take
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, RequiredLine
from nennep.core.refusals import Conflict, Invalid
from nennep.membership.belonging import own_cell
from nennep.membership.enums import IntroductionState, Purpose
from nennep.membership.models import Introduction
from nennep.organisation.models import Organisation


@act("membership.introduce_member", right="manage", label=_("Introduce a member to another organisation"))
def introduce_member(
    ctx: ActContext,
    *,
    id: NewId,
    person: UUID,
    to: Annotated[RequiredLine, Field(max_length=40)],
    purpose: Purpose,
    begins: Day,
    ends: Day | None = None,
    note: Line = "",
) -> None:
    """Giới thiệu chuyển sinh hoạt, sinh hoạt tạm thời, or lend for one charge, to the organisation with the code `to`.

    It changes nothing yet: the other side receives the member into a cell of its own, or gives the charge, from
    `begins` on. So each of the two sides has its act in its own chain.
    """
    cell = own_cell(ctx, person)
    ctx.authorise(cell)
    ctx.must_concern_another(person)
    must_be_new(Introduction, id)
    target = _organisation_coded(to, ctx.on)
    if ends is not None and ends <= begins:
        raise Invalid(_("An introduction ends after it begins."), field="ends")
    _must_be_the_only_one(person, purpose, target)
    Introduction.rows.create(
        id=id,
        person_id=person,
        from_cell_id=cell,
        to_id=target,
        purpose=purpose,
        valid_from=begins,
        valid_to=ends,
        note=note,
        introduced_at=ctx.at,
    )
    ctx.about("person", person)
    ctx.about("introduction", id)
    ctx.about("organisation", target)
    ctx.result["introduction"] = str(id)


@act("membership.withdraw_introduction", right="manage", label=_("Take an introduction back"))
def withdraw_introduction(ctx: ActContext, *, introduction: UUID) -> None:
    """Thôi giới thiệu, as long as the other side has not used it."""
    found = take(ctx, Introduction.rows.all(), introduction, of=lambda each: each.from_cell_id)
    if found.state != IntroductionState.WAITING:
        raise Conflict(_("This introduction was used or taken back already."), code="settled")
    Introduction.rows.filter(pk=found.pk).update(state=IntroductionState.WITHDRAWN, settled_at=ctx.at)
    ctx.about("person", found.person_id)
    ctx.about("introduction", found.pk)


def _organisation_coded(code: str, on: date) -> UUID:
    found: UUID | None = Organisation.rows.as_of(on).filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise Invalid(
            translate(
                "No organisation has the code “%(code)s”. Ask the office of the other side for its code."
            )
            % {"code": code},
            field="to",
        )
    return found


def _must_be_the_only_one(person: UUID, purpose: Purpose, to: UUID) -> None:
    waiting = Introduction.rows.filter(state=IntroductionState.WAITING)
    if waiting.filter(person_id=person, purpose=purpose, to_id=to).exists():
        raise Conflict(
            _("This member is introduced there already. Take the earlier introduction back first."),
            code="stands_already",
        )
