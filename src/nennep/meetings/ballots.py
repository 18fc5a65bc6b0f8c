"""Counting again what the room counted, from the roll and the marks that the server holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from nennep.meetings.enums import EntryKind
from nennep.meetings.models import AgendaItem, Entry, Meeting, Roll, RollEntry
from nennep.meetings.rolls import count, marks_of
from nennep.rulebook.enums import ItemKind
from nennep.rulebook.selectors import rule_for
from nennep.rulebook.votes import threshold

DISCUSS_FIRST = "meeting.discussion_before_vote"


@dataclass(frozen=True, slots=True)
class Recount:
    """The denominator of votes and the threshold, by a frozen roll and the marks of this moment."""

    denominator: int
    threshold: int


def recount(meeting: Meeting, roll: Roll, rule: str) -> Recount:
    """Count again by the values that the roll keeps; a rule that its day did not know gives threshold 0."""
    votes = count(RollEntry.rows.filter(roll=roll), marks_of(meeting)).votes
    value = roll.rules.get(rule, {}).get("value")
    return Recount(denominator=votes, threshold=threshold(str(value), votes) if value else 0)


def discussion_is_missing(meeting: Meeting, item: AgendaItem, on: date) -> bool:
    """Whether a confirmed rule asks for discussion before a vote on this item and none is recorded.

    The closing vote follows the whole discussion; other items need their own. Unconfirmed, the rule is only a
    help on the screen and never stops anybody.
    """
    rule = rule_for(DISCUSS_FIRST, meeting.body.organisation_id, on)
    if rule is None or not rule.value or not rule.citation.is_confirmed:
        return False
    said = Entry.rows.filter(meeting=meeting, kind=EntryKind.DISCUSSION, withdrawn=False)
    return not (said if item.kind == ItemKind.BALLOT else said.filter(item=item)).exists()


def discussion_first(organisation_id: UUID, on: date) -> dict[str, Any] | None:
    """Whether discussion is asked for before a vote, by which rule, and whether the rule binds."""
    rule = rule_for(DISCUSS_FIRST, organisation_id, on)
    if rule is None or not rule.value:
        return None
    return {"binding": rule.citation.is_confirmed, "citation": rule.citation.sentence()}
