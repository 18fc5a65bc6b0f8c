"""The score that the meeting agreed on, and what the facts suggest for it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from nennep.meetings.access import MeetingAccess
from nennep.meetings.in_meeting.agenda import place_of
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, Section, SheetSection
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import SIZE
from nennep.meetings.printed.words import points
from nennep.meetings.states import LOCKED, OPENED
from nennep.organisation.enums import BodyKind
from nennep.rulebook.finding_list import FindingList
from nennep.scores.in_meeting.points_corrected import POINTS_CORRECTION
from nennep.scores.keeping import ground_on_facts
from nennep.scores.meeting_score import AgreedScore, MeetingScore, scheme_of, score_json, score_with
from nennep.scores.models import Score, ScoreLine
from nennep.typesetting.blocks import Block, Cell, Column, paragraph, table
from nennep.ui.parts import Pair


def _load(record: MeetingRecord) -> AgreedScore:
    score = next(iter(record.recorded(Score.rows.filter(meeting=record.meeting))), None)
    if score is None:
        return AgreedScore()
    return AgreedScore(score, list(ScoreLine.rows.filter(score=score).order_by("id")))


def score_of(record: MeetingRecord) -> MeetingScore | None:
    """The score of a meeting: as agreed, where it was; else as the facts suggest now. None where no scheme is used."""
    return score_with(record, record[SCORE])


def is_scored(record: MeetingRecord) -> bool:
    """Whether the meeting has a score, or asks for one."""
    return scheme_of(record, record[SCORE]) is not None


def _package(agreed: AgreedScore, record: MeetingRecord, access: MeetingAccess) -> Json:
    """The score; points are numbers, unknown is null."""
    return score_json(score_with(record, agreed))


def _sentence(agreed: AgreedScore, record: MeetingRecord) -> list[Block]:
    """What the meeting gave itself."""
    score = agreed.score
    if score is None:
        return []
    key = "score" if score.grade else "score.no_grade"
    got, most = points(score.points), points(score.out_of)
    return [paragraph(say(key, points=got, out_of=most, grade=score.grade))]


def _on_page(agreed: AgreedScore, record: MeetingRecord) -> list[Pair]:
    score = agreed.score
    if score is None:
        return []
    return [Pair(_("Score"), f"{points(score.points)}/{points(score.out_of)}, {score.grade}")]


def _sheet(agreed: AgreedScore, record: MeetingRecord) -> list[Block]:
    meeting_score = score_with(record, agreed)
    if meeting_score is None:
        return [paragraph("Buổi này không chấm điểm.", indent=False)]
    rows: list[list[str | Cell]] = [
        [str(place), each.text, points(each.maximum), ""]
        for place, each in enumerate(meeting_score.lines, start=1)
    ]
    rows.append(
        [Cell("Cộng", bold=True, span=2, align="center"), Cell(points(meeting_score.out_of), bold=True), ""]
    )
    columns = [
        Column("TT", 9, "center"),
        Column("Tiêu chí"),
        Column("Tối đa", 16, "center"),
        Column("Chi bộ chấm", 27, "center"),
    ]
    return [table(columns, rows, size=SIZE)]


def _findings(agreed: AgreedScore, record: MeetingRecord, found: FindingList, today: date) -> None:
    meeting = record.meeting
    over = meeting.body.kind == BodyKind.CELL and meeting.closed_at is not None and meeting.state in OPENED
    code = "score_missing" if meeting.state in LOCKED else "score_due"
    if over and agreed.score is None and scheme_of(record, agreed) is not None:
        found.add(code, place=place_of(record, "score"))


SCORE = MeetingPart(
    name="score",
    matrix=("score",),
    load=_load,
    package=_package,
    taken_along=True,
    section=Section(say("section.score"), _sentence),
    in_resolution=Section("ĐÁNH GIÁ CHẤT LƯỢNG SINH HOẠT", _sentence),
    on_page=_on_page,
    sheet=SheetSection(7, "CHẤM ĐIỂM", _sheet, whole=True),
    draws=ground_on_facts,
    findings=_findings,
    corrections=(POINTS_CORRECTION,),
)
