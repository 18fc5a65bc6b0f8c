"""Keeping the score that a meeting agreed on, with what the facts suggested."""

from __future__ import annotations

from decimal import Decimal

from nennep.core.acts import ActContext
from nennep.meetings.part import MeetingRecord
from nennep.scores.meeting_score import MeetingScore, grade_of
from nennep.scores.models import Score, ScoreLine


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
            because=each.because[:500],
            points=points[each.criterion],
            out_of=each.maximum,
        )
        for each in scored.lines
        if each.applies
    )
    return score


def take_back(score: Score) -> None:
    """Remove a score that another one replaces; the record of its act stays."""
    score.delete()
