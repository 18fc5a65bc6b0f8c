"""Keeping the score that a meeting agreed on, with what the facts suggested.

A meeting scores itself before its end. What the facts suggest, and why, is written anew when the minutes are adopted,
then length, reading back and all else are known; and when a correction changed the facts. The points are the meeting's
own and stay.
"""

from __future__ import annotations

from decimal import Decimal

from nennep.core.acts import ActContext
from nennep.meetings.part import MeetingRecord
from nennep.rulebook.scores import propose
from nennep.rulebook.scoring_schemes import scheme_named
from nennep.scores.facts import facts_of
from nennep.scores.meeting_score import AgreedScore, MeetingScore, decimal, grade_of
from nennep.scores.models import Score, ScoreLine

LONGEST_REASON = 500


def keep_score(
    ctx: ActContext, record: MeetingRecord, scored: MeetingScore, points: dict[str, Decimal]
) -> Score:
    """Write the score and its criteria; its id is the key of the act that agreed on it."""
    total = sum(points.values(), Decimal(0))
    score = Score.rows.create(
        id=ctx.key,
        meeting=record.meeting,
        scheme=scored.scheme,
        points=total,
        out_of=scored.out_of,
        grade=grade_of(record, scored, total, scored.out_of),
        agreed_at=ctx.at,
    )
    ScoreLine.rows.bulk_create(
        ScoreLine(
            id=ctx.derive_id("score-line", each.criterion),
            score=score,
            criterion=each.criterion,
            suggested=each.suggested,
            because=each.because[:LONGEST_REASON],
            points=points[each.criterion],
            out_of=each.maximum,
        )
        for each in scored.lines
        if each.applies
    )
    return score


def ground_on_facts(ctx: ActContext, agreed: AgreedScore, record: MeetingRecord) -> None:
    """Write down what the facts of the whole meeting suggest, in place of what was known when it scored itself."""
    if agreed.score is None:
        return
    proposed = propose(scheme_named(agreed.score.scheme), facts_of(record))
    by_criterion = {each.criterion: each for each in proposed}
    changed = []
    for line in agreed.lines:
        found = by_criterion[line.criterion]
        before = (line.suggested, line.because)
        line.suggested = None if found.points is None else decimal(found.points)
        line.because = found.because[:LONGEST_REASON]
        if (line.suggested, line.because) != before:
            changed.append(line)
    ScoreLine.rows.bulk_update(changed, ["suggested", "because"])


def take_back(score: Score) -> None:
    """Remove a score that another one replaces; the record of its act stays."""
    score.delete()
