"""The score of a meeting: what the facts suggest criterion by criterion, and what the meeting settled on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import Field

from nennep.core.payload.types import Line
from nennep.core.refusals import Invalid
from nennep.meetings.enums import MeetingKind
from nennep.meetings.part import MeetingRecord
from nennep.organisation.enums import BodyKind
from nennep.rulebook.scores import Proposal, attainable, classify, propose
from nennep.rulebook.scoring_schemes import Criterion, ScoringScheme, scheme_named
from nennep.rulebook.selectors import rule_for, scoring_scheme_of
from nennep.scores.facts import facts_of
from nennep.scores.models import Score, ScoreLine

CriterionCode = Annotated[Line, Field(max_length=60)]
"""The code of a criterion."""
Points = Annotated[Decimal, Field(ge=0, le=100, max_digits=4, decimal_places=1)]

RESCALE = "score.rescale_without_thematic"


@dataclass(frozen=True, slots=True)
class MeetingScoreLine:
    """One criterion. `suggested` None: no fact proposes anything; `points` None: not settled yet."""

    criterion: str
    group: str
    text: str
    note: str
    maximum: Decimal
    options: tuple[tuple[str, Decimal], ...]
    suggested: Decimal | None
    because: str
    applies: bool
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class MeetingScore:
    """The score of one meeting by the scoring scheme of its day. `total`, `grade`: once the meeting has agreed."""

    scheme: str  # code in the rulebook
    name: str
    citation: str
    confirmed: bool
    lines: tuple[MeetingScoreLine, ...]
    out_of: Decimal
    total: Decimal | None
    grade: str
    score: UUID | None  # the agreed score's id: the key of the act that agreed on it


@dataclass(frozen=True, slots=True)
class AgreedScore:
    """The score that the meeting agreed on, with its criteria; `score` is None where nothing was agreed."""

    score: Score | None = None
    lines: list[ScoreLine] = field(default_factory=list)


def scheme_of(record: MeetingRecord, agreed: AgreedScore) -> ScoringScheme | None:
    """By what a meeting is scored; None where it is not: only cells are, and no extraordinary meeting."""
    if agreed.score is not None:
        return scheme_named(agreed.score.scheme)
    if record.meeting.body.kind != BodyKind.CELL or record.meeting.kind == MeetingKind.EXTRAORDINARY:
        return None
    return scoring_scheme_of(record.meeting.body.organisation_id, record.on)


def score_with(record: MeetingRecord, agreed: AgreedScore) -> MeetingScore | None:
    """The score of a meeting: as agreed, where it was; else as the facts suggest now. None where no scheme is used.

    Only cells are scored. An agreed score keeps the scheme, the suggestions and their reasons of that moment.
    """
    scheme = scheme_of(record, agreed)
    if scheme is None:
        return None
    facts = facts_of(record)
    settled = {each.criterion: each for each in agreed.lines}
    lines = []
    for criterion, proposal in zip(scheme.criterion, propose(scheme, facts), strict=True):
        line = _line(criterion, proposal)
        kept = settled.get(criterion.code)
        if kept is not None:
            line = _line(criterion, proposal, kept.suggested, kept.because, kept.points)
        elif agreed.score is not None:
            line = _line(criterion, Proposal(criterion.code, None, proposal.because, applies=False))
        lines.append(line)
    score = agreed.score
    return MeetingScore(
        scheme=scheme.code,
        name=scheme.name,
        citation=scheme.citation.sentence(),
        confirmed=scheme.citation.is_confirmed,
        lines=tuple(lines),
        out_of=decimal(attainable(scheme, facts)) if score is None else score.out_of,
        total=None if score is None else score.points,
        grade="" if score is None else score.grade,
        score=None if score is None else score.pk,
    )


def grade_of(record: MeetingRecord, meeting_score: MeetingScore, total: Decimal, out_of: Decimal) -> str:
    """The class of a total, rescaled in months without a thematic meeting where a rule of the day says so."""
    rule = rule_for(RESCALE, record.meeting.body.organisation_id, record.on)
    rescale = None if rule is None else bool(rule.value)
    return classify(scheme_named(meeting_score.scheme), float(total), float(out_of), rescale=rescale)


def score_json(meeting_score: MeetingScore | None) -> dict[str, Any] | None:
    """The score as JSON for the room's package; points are numbers, unknown is null."""
    if meeting_score is None:
        return None
    return {
        "id": None if meeting_score.score is None else str(meeting_score.score),
        "scheme": meeting_score.scheme,
        "name": meeting_score.name,
        "citation": meeting_score.citation,
        "confirmed": meeting_score.confirmed,
        "out_of": float(meeting_score.out_of),
        "total": _number(meeting_score.total),
        "grade": meeting_score.grade,
        "criteria": [_as_json(each) for each in meeting_score.lines],
    }


def decimal(value: float) -> Decimal:
    """Points as they are stored: one decimal."""
    return Decimal(str(round(value, 1)))


def _line(
    criterion: Criterion,
    proposal: Proposal,
    suggested: Decimal | None = None,
    because: str = "",
    points: Decimal | None = None,
) -> MeetingScoreLine:
    kept = points is not None
    proposed = None if proposal.points is None else decimal(proposal.points)
    return MeetingScoreLine(
        criterion=criterion.code,
        group=criterion.group,
        text=criterion.text,
        note=criterion.note,
        maximum=decimal(criterion.maximum),
        options=tuple((each.label, decimal(each.points)) for each in criterion.option),
        suggested=suggested if kept else proposed,
        because=because if kept else proposal.because,
        applies=kept or proposal.applies,
        points=points,
    )


def _as_json(line: MeetingScoreLine) -> dict[str, Any]:
    return {
        "criterion": line.criterion,
        "group": line.group,
        "text": line.text,
        "note": line.note,
        "maximum": float(line.maximum),
        "options": [{"label": label, "points": float(points)} for label, points in line.options],
        "suggested": _number(line.suggested),
        "because": line.because,
        "applies": line.applies,
        "points": _number(line.points),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def check_points(criterion: str, points: Decimal, maximum: Decimal, field: str) -> None:
    """Raise Invalid for more points than the criterion has."""
    if points > maximum:
        raise Invalid(
            _("“%(criterion)s” has at most %(maximum)s points.")
            % {"criterion": criterion, "maximum": f"{maximum:g}"},
            field=field,
        )
