"""Putting right the points of one criterion."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.core.refusals import NotFound
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.scores.meeting_score import (
    AgreedScore,
    CriterionCode,
    Points,
    check_points,
    grade_of,
    score_with,
)
from nennep.scores.models import Score, ScoreLine


class ScoreRight(RightValue):
    """The points of one criterion."""

    what: Literal["score"]
    criterion: CriterionCode
    points: Points


class ScoreForm(CorrectionForm):
    """The points of one criterion."""

    target = "criterion"

    points = forms.DecimalField(label=_("Points"), min_value=0, max_value=100, max_digits=4, decimal_places=1)

    def present(self) -> dict[str, Any]:
        """The present points."""
        for each in self.facts.lines:
            if each.criterion == self.thing:
                return {"points": each.points}
        raise NotFound


def _things(agreed: AgreedScore, record: MeetingRecord) -> list[Correctable]:
    meeting_score = score_with(record, agreed)
    if agreed.score is None or meeting_score is None:
        return []
    return [
        Correctable(
            f"score:{each.criterion}", each.text, f"{words.points(each.points)}/{words.points(each.maximum)}"
        )
        for each in meeting_score.lines
        if each.points is not None
    ]


def _put_right(ctx: ActContext, agreed: AgreedScore, record: MeetingRecord, right: ScoreRight) -> Change:
    score, meeting_score = agreed.score, score_with(record, agreed)
    kept = next((each for each in agreed.lines if each.criterion == right.criterion), None)
    if score is None or kept is None or meeting_score is None:
        raise NotFound(_("This criterion was not scored in this meeting."))
    text = next(each.text for each in meeting_score.lines if each.criterion == right.criterion)
    check_points(text, right.points, kept.out_of, "points")
    total: Decimal = score.points - kept.points + right.points
    ScoreLine.rows.filter(pk=kept.pk).update(points=right.points)
    Score.rows.filter(pk=score.pk).update(
        points=total, grade=grade_of(record, meeting_score, total, score.out_of)
    )
    return Change(f"điểm “{text}”", words.points(kept.points), words.points(right.points))


POINTS_CORRECTION = Correction("score", _("Score"), ScoreRight, ScoreForm, _things, _put_right)
