"""Chấm điểm chất lượng sinh hoạt."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, Part, act
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.loading import take_meeting
from nennep.meetings.sittings import must_lead
from nennep.room.parts import record_to_ask
from nennep.scores.in_meeting.score import SCORE
from nennep.scores.keeping import keep_score, take_back
from nennep.scores.meeting_score import (
    AgreedScore,
    CriterionCode,
    MeetingScore,
    Points,
    check_points,
    score_with,
)
from nennep.scores.models import Score, ScoreLine


class ScoreMark(Part):
    """What the meeting settled on for one criterion."""

    criterion: CriterionCode
    points: Points


@act(
    "room.agree_score",
    right="minute",
    label=_("Agree on the meeting's score"),
    offline=Offline.EXCLUSIVE,
    version=2,
    upcasts={
        1: lambda payload: {**payload, "replaces": None}
    },  # a score of version 1 never overwrites another
)
def agree_score(
    ctx: ActContext,
    *,
    meeting: UUID,
    lines: Annotated[list[ScoreMark], Field(min_length=1, max_length=100)],
    replaces: UUID | None = None,
) -> None:
    """Chấm điểm: the points of every criterion that applies, beside what the facts suggested; both are kept.

    A score that differs from one already agreed is a conflict that a person settles, unless `replaces` names that one:
    the id of a score is the key of the act that agreed on it. The same score again changes nothing.
    """
    loaded = take_meeting(ctx, meeting, states=frozenset({MeetingState.IN_SESSION}))
    must_lead(loaded)
    record = record_to_ask(loaded)
    settled, settled_lines = record[SCORE].score, record[SCORE].lines
    meeting_score = score_with(record, AgreedScore())
    if meeting_score is None:
        raise Conflict(
            _("No scoring scheme is in force for this meeting."),
            code="no_scoring_scheme",
            way=to_meeting(loaded.pk),
        )
    marks = _marks(meeting_score, lines)
    applying = {each.criterion: marks[each.criterion] for each in meeting_score.lines if each.applies}
    if settled is not None:
        if _points_of(settled_lines) == applying:
            ctx.result["score"] = str(settled.pk)
            return
        if settled.pk != replaces:
            raise _another_score(settled, settled_lines)
        take_back(settled)
    ctx.result["score"] = str(keep_score(ctx, record, meeting_score, applying).pk)


def _points_of(lines: list[ScoreLine]) -> dict[str, Decimal]:
    return {each.criterion: each.points for each in lines}


def _another_score(score: Score, lines: list[ScoreLine]) -> Conflict:
    return Conflict(
        _("The meeting already agreed on another score: %(points)s points. Choose which of the two is right.")
        % {"points": f"{score.points:g}"},
        code="another_score",
        facts={
            "score": str(score.pk),
            "total": float(score.points),
            "lines": [{"criterion": each.criterion, "points": float(each.points)} for each in lines],
        },
    )


def _marks(meeting_score: MeetingScore, lines: list[ScoreMark]) -> dict[str, Decimal]:
    """Criterion → points; raises Invalid for an unknown, twice named, missing or too highly marked one."""
    by_code = {each.criterion: each for each in meeting_score.lines}
    marks: dict[str, Decimal] = {}
    for number, each in enumerate(lines):
        line = by_code.get(each.criterion)
        if line is None or not line.applies or each.criterion in marks:
            raise Invalid(
                _("This criterion is not asked for in this meeting."),
                field=f"lines.{number}.criterion",
                code="other_criteria",
                facts={"asked": [one.criterion for one in meeting_score.lines if one.applies]},
            )
        check_points(line.text, each.points, line.maximum, f"lines.{number}.points")
        marks[each.criterion] = each.points
    missing = [each.text for each in meeting_score.lines if each.applies and each.criterion not in marks]
    if missing:
        raise Invalid(
            _("Not settled yet: %(criteria)s. Unknown is not zero: let the meeting say.")
            % {"criteria": "; ".join(missing)},
            field="lines",
            code="other_criteria",
            facts={"asked": [one.criterion for one in meeting_score.lines if one.applies]},
        )
    return marks
