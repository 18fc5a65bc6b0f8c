"""Keeping the score that a meeting agreed on, with what the facts suggested."""

from __future__ import annotations

from decimal import Decimal

from nennep.core.acts import ActContext
from nennep.meetings.part import MeetingRecord
from nennep.scores.models import Score, ScoreLine
from nennep.scores.sheets import Sheet, grade_of


def keep_score(ctx: ActContext, record: MeetingRecord, sheet: Sheet, points: dict[str, Decimal]) -> Score:
    """Write the score and its criteria; its id is the key of the act that agreed on it."""
    total = sum(points.values(), Decimal(0))
    score = Score.rows.create(
        id=ctx.key,
        meeting=record.meeting,
        sheet=sheet.code,
        points=total,
        out_of=sheet.out_of,
        grade=grade_of(record, sheet, total, sheet.out_of),
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
        for each in sheet.lines
        if each.applies
    )
    return score


def take_back(score: Score) -> None:
    """Remove a score in whose place another is agreed on; the act's record keeps that it was."""
    score.delete()
