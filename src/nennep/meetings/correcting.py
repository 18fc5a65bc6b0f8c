"""Corrections of adopted minutes: the types with which a part of a meeting declares them.

Only an app writes its own tables, so the part whose fact is corrected declares the correction. It calls the same
functions as the acts before adoption, so both accept and refuse the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from nennep.core.acts import ActContext, Part
from nennep.core.models import Entity
from nennep.core.refusals import NotFound

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

    from nennep.meetings.forms.corrections import CorrectionForm
    from nennep.meetings.part import MeetingRecord

FactsOf_co = TypeVar("FactsOf_co", covariant=True)
Row = TypeVar("Row", bound=Entity)


class RightValue(Part):
    """Base of the right value of a correction; `what` names the kind of thing."""

    what: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was corrected, in printed words. `key`: of a free section, whose right text is `right_value`."""

    what: str
    was: str
    right_value: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """One line of what a correction changed, as the next revision prints it; `turn` counts corrections from 1."""

    turn: int
    on: date
    what: str
    was: str
    right_value: str
    why: str


@dataclass(frozen=True, slots=True)
class Correctable:
    """One thing that can be corrected: `key` names it in the address ("attendance:<person>"), `now` is how it reads."""

    key: str
    label: str
    now: str


@dataclass(frozen=True)
class Correction(Generic[FactsOf_co]):
    """One kind of thing that can be put right; `group` is the heading that it stands under on the screen.

    `put_right` checks that the right value can be true, writes it, and answers with what was and what is. It raises
    Invalid, NotFound or Conflict with a sentence where it cannot be.
    """

    what: str
    group: str | Sentence
    right: type[RightValue]
    form: type[CorrectionForm]
    things: Callable[[FactsOf_co, MeetingRecord], list[Correctable]]
    put_right: Callable[[ActContext, FactsOf_co, MeetingRecord, Any], Change]


def one_of(rows: Iterable[Row], wanted: UUID) -> Row:
    """The row of this id. Raises NotFound."""
    for each in rows:
        if each.pk == wanted:
            return each
    raise NotFound
