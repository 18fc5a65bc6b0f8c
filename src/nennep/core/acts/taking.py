"""How an act takes hold of rows: find one and authorise, insist that one is new, withdraw one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from nennep.core.acts import ActContext
from nennep.core.acts.given import Thing
from nennep.core.database.composed import Columns
from nennep.core.models import Entity
from nennep.core.refusals import Conflict, NotFound

Row = TypeVar("Row", bound=Model)


def take(
    ctx: ActContext, rows: QuerySet[Row], key: UUID, *, of: Callable[[Row], UUID], given: Iterable[Thing] = ()
) -> Row:
    """The row `key` of `rows`, locked for this act, once the actor may do the act to its organisation, `of(row)`.

    `given`: what bears it out where it arrives late (ActContext.authorise). Raises NotFound, Forbidden, SetAside.
    The record of the act goes to that organisation's chain.
    """
    found = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise NotFound
    ctx.authorise(of(found), given=given)
    return found


def must_be_new(model: type[Entity], ids: UUID | Iterable[UUID], *, field: str = "id") -> None:
    """Raise Conflict when a row of one of these ids exists already: its act was done under another key."""
    wanted = [ids] if isinstance(ids, UUID) else list(ids)
    if any(_keys(model).of(wanted)):
        raise already_recorded(field)


@cache
def _keys(model: type[Entity]) -> Columns:
    return Columns(model, ())


def already_recorded(field: str = "id") -> Conflict:
    """The refusal of what the server has under another key."""
    return Conflict(_("This was already recorded. Reload the page to see it."), code="exists", field=field)


def withdraw(rows: QuerySet[Any], **key: UUID) -> None:
    """Mark the one row of `rows` that `key` names as withdrawn; it stays, and is shown no more. Raises NotFound."""
    if not rows.filter(**key).update(withdrawn=True):
        raise NotFound
