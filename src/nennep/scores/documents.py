"""Phiếu chấm điểm, printed."""

from __future__ import annotations

from decimal import Decimal

from nennep.meetings.in_meeting.officers import OFFICERS
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.scores.meeting_score import MeetingScore
from nennep.typesetting.blocks import Cell, Column, paragraph, table
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import PartyDocument


def score_document(record: MeetingRecord, score: MeetingScore) -> PartyDocument:
    """Phiếu chấm điểm: each criterion with what the meeting settled on, and the facts that speak for it."""
    head = letterhead(record.meeting.body, record.on)
    document = PartyDocument(
        title="Phiếu chấm điểm",
        subject=f"chất lượng {record[SITTING].subject}",
        superior=head.superior,
        issuer=head.issuer,
        place_date=place_and_date(head.place, record.on) if head.place else "",
        body=(
            table(
                [
                    Column("STT", 11, "center"),
                    Column("Tiêu chí"),
                    Column("Điểm tối đa", 16, "right"),
                    Column("Chi bộ chấm", 16, "right"),
                    Column("Căn cứ", 64),
                ],
                _score_rows(score),
                size=12,
            ),
            paragraph(f"Căn cứ chấm điểm: {score.citation}.", size=12),
        ),
        signatures=record[OFFICERS].signatures(),
        banner=banner(),
        dated=record.on,
    )
    return head.style.set(document)


def _score_rows(score: MeetingScore) -> list[list[str | Cell]]:
    rows: list[list[str | Cell]] = []
    group = ""
    grouped = len({each.group for each in score.lines}) < len(score.lines)
    for line in score.lines:
        if grouped and line.group != group:
            group = line.group
            rows.append([Cell(group, bold=True, span=5)])
        settled = "không áp dụng" if not line.applies else _points(line.points)
        place = str(sum(len(row) > 1 for row in rows) + 1)
        rows.append([place, line.text, _points(line.maximum), settled, _known(line.because)])
    grade = f"Xếp loại: {score.grade}" if score.grade else ""
    total = [
        Cell("Tổng cộng", bold=True, span=2, align="center"),
        Cell(_points(score.out_of), bold=True),
    ]
    return [*rows, [*total, Cell(_points(score.total), bold=True), Cell(grade, bold=True)]]


def _known(because: str) -> str:
    """The facts that were known; on paper what is unknown is not listed."""
    return "; ".join(each for each in because.split("; ") if not each.endswith(": chưa rõ"))


def _points(value: Decimal | float | None) -> str:
    return "" if value is None else words.points(value)
