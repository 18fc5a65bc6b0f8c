"""Tallies: whether a tally is possible, whether the ballot passed, and the server's own count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.refusals import Invalid
from nennep.meetings.enums import EntryKind
from nennep.meetings.models import AgendaItem, Ballot, Entry, Meeting, Roll, RollEntry
from nennep.meetings.roll_call.rolls import Count, count, marks_of
from nennep.rulebook.enums import ItemKind
from nennep.rulebook.selectors import rule_for
from nennep.rulebook.votes import threshold

Votes = Annotated[int, Field(ge=0, le=9_999)]
Tally = tuple[int, int, int]
"""In favour, against, other opinions."""

DISCUSS_FIRST = "meeting.discussion_before_vote"


@dataclass(frozen=True, slots=True)
class Recount:
    """The denominator of votes and the threshold, by a frozen roll and the present marks."""

    denominator: int
    threshold: int


def must_fit(tally: Tally, denominator: int) -> None:
    """Raise Invalid when more votes are counted than there are people who may vote."""
    total = sum(tally)
    if total > denominator:
        raise Invalid(
            _(
                "%(total)s votes were counted, but only %(denominator)s may vote. Count again and correct the numbers."
            )
            % {"total": total, "denominator": denominator},
            code="tally_too_large",
            field="votes_for",
            facts={"total": total, "denominator": denominator},
        )


def take_tally(ballot: Ballot, tally: Tally) -> None:
    """Set the tally of a ballot, and whether it reached its threshold. Raises Invalid for too many votes."""
    must_fit(tally, ballot.denominator)
    ballot.votes_for, ballot.votes_against, ballot.votes_other = tally
    ballot.passed = ballot.votes_for >= ballot.threshold


def votes_counted(counted: Count, exempt_voting: int | None) -> int:
    """The denominator of a ballot: exempt members count where they were present and voted (QĐ 294, điểm 9.3.2).

    `exempt_voting` None: the room was not asked, and everybody of them who was present was counted.
    """
    voting = counted.if_voting if exempt_voting is None else min(exempt_voting, counted.if_voting)
    return counted.votes + voting


def recount(meeting: Meeting, roll: Roll, rule: str, exempt_voting: int | None) -> Recount:
    """Count again with the rule values of the roll; a rule that did not exist that day gives threshold 0."""
    counted = count(RollEntry.rows.filter(roll=roll), marks_of(meeting))
    votes = votes_counted(counted, exempt_voting)
    value = roll.rules.get(rule, {}).get("value")
    return Recount(denominator=votes, threshold=threshold(str(value), votes) if value else 0)


def discussion_is_missing(meeting: Meeting, item: AgendaItem, on: date) -> bool:
    """Whether a confirmed rule asks for discussion before a vote on this item and none is recorded.

    The closing vote follows the whole discussion; other items need their own. An unconfirmed rule is
    only shown on the screen and never stops a vote.
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
