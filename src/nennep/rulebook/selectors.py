"""The rule in force for one organisation on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from nennep.rulebook.book import Rule, rule_on


def rule_for(code: str, organisation_id: UUID, on: date) -> Rule | None:
    """The rule of `code` for the organisation on the day."""
    return rule_on(code, on)
