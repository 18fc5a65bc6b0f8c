"""A tally in words: what was counted, and what was needed."""

from __future__ import annotations

from nennep.meetings.in_meeting.roll_call.roll import MeetingRoll
from nennep.meetings.models import Ballot
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.words import share


def tally(ballot: Ballot) -> str:
    """Tán thành 9/10 (90%); không tán thành 0; ý kiến khác 1."""
    return say(
        "ballot.tally",
        in_favour=ballot.votes_for,
        denominator=ballot.denominator,
        share=share(ballot.votes_for, ballot.denominator),
        against=ballot.votes_against,
        other=ballot.votes_other,
    )


def needed(roll: MeetingRoll, ballot: Ballot) -> str:
    """How many were needed, and by which rule, as the roll of the day froze it; what of it is the ballot's own."""
    frozen = next((each for each in roll.versions if each.version == ballot.roll_version), roll.newest)
    rule = {} if frozen is None else frozen.rules.get(ballot.rule, {})
    why = "; ".join(str(rule[key]) for key in ("shown", "citation") if rule.get(key))
    key = "ballot.needed.why" if why else "ballot.needed"
    found = say(key, threshold=ballot.threshold, denominator=ballot.denominator, why=why)
    if ballot.exempt_voting:
        found = say("ballot.needed.exempt", needed=found, count=ballot.exempt_voting)
    if roll.newest is not None and ballot.roll_version != roll.newest.version:
        found = say("ballot.needed.roll", needed=found, version=ballot.roll_version)
    return found
