"""What may be asked about rules: those in force on a day, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.dates.told import Day
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.rulebook.book import Rule, rules_on
from nennep.rulebook.codes import Value
from nennep.rulebook.selectors import rules_seen_by


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in force: its value, as people read it and for a program, and the place where it stands."""

    code: str
    label: str
    value: Value
    shown: str
    source: str
    confirmed: bool
    effective_from: date
    effective_to: date | None
    own: bool


@read("rulebook.rules", label=_("The rules in force"))
def rules(actor: Actor, *, organisation: UUID | None = None, as_of: Day | None = None) -> Listing[RuleRow]:
    """Quy định: the rules in force on a day, nationally or for an organisation that the asker sees.

    A rule that an organisation set itself, or inherits from one above, is `own`. The source says where it is unsure.
    """
    on = as_of or clock.today()
    found = rules_seen_by(actor, organisation, on) if organisation else rules_on(on)
    return Listing(found, _rows)


def _rows(found: list[Rule]) -> Iterator[RuleRow]:
    for each in found:
        yield RuleRow(
            code=each.code,
            label=each.label,
            value=each.value,
            shown=each.shown(),
            source=each.citation.sentence(),
            confirmed=each.citation.is_confirmed,
            effective_from=each.effective_from,
            effective_to=each.effective_to,
            own=each.own,
        )
