"""Passages that several papers share: running text, tables of tasks, ballots, reserved opinions, the score."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nennep.meetings.in_meeting.ballots import OPINIONS
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.models import Ballot, Entry, PaperOnlyNote, ReservedOpinion
from nennep.meetings.part import MeetingRecord
from nennep.meetings.rolls import Count
from nennep.resolutions.models import Assignment
from nennep.resolutions.selectors import CarriedTask
from nennep.room import words
from nennep.room.models import Score
from nennep.typesetting.model import (
    Block,
    Cell,
    Column,
    Items,
    Run,
    Signature,
    Table,
    Together,
    paragraph,
    runs,
    table,
)

_MARKED = re.compile(r"^\s*[-–•+*]\s+")


def prose(text: str, lead: str = "") -> list[Block]:
    """What people typed as paragraphs; lines that begin with a dash become a list. `lead` opens it in bold."""
    blocks: list[Block] = []
    listed: list[tuple[Run, ...]] = []
    opening = [Run(f"{lead} ", bold=True)] if lead else []
    for line in (each.strip() for each in text.splitlines()):
        if _MARKED.match(line):
            if opening:
                blocks.append(paragraph(Run(lead, bold=True)))
                opening = []
            listed.append(runs(_MARKED.sub("", line)))
            continue
        if listed:
            blocks.append(Items(tuple(listed)))
            listed = []
        if line:
            blocks.append(paragraph(*opening, line))
            opening = []
    return [*blocks, Items(tuple(listed))] if listed else blocks


def said(entry: Entry) -> list[Block]:
    """One person's words, in gist."""
    if not entry.speaker_name:
        return prose(entry.gist)
    who = f"Đồng chí {entry.speaker_name}:" if entry.speaker_id else f"{entry.speaker_name}:"
    first, *more = prose(entry.gist, who) or [paragraph(Run(who, bold=True))]
    return [first, *more]


def tally(ballot: Ballot) -> str:
    """Tán thành 9/10 (90%); không tán thành 0; ý kiến khác 1."""
    got = f"{ballot.votes_for}/{ballot.denominator} ({words.share(ballot.votes_for, ballot.denominator)})"
    return f"tán thành {got}; không tán thành {ballot.votes_against}; ý kiến khác {ballot.votes_other}"


def needed(record: MeetingRecord, ballot: Ballot) -> str:
    """How many were needed, and by which rule, as the roll of the day froze it."""
    roll = next(
        (each for each in record[ROLL].versions if each.version == ballot.roll_version), record[ROLL].newest
    )
    rule = {} if roll is None else roll.rules.get(ballot.rule, {})
    why = "; ".join(str(rule[key]) for key in ("shown", "citation") if rule.get(key))
    return f"cần ít nhất {ballot.threshold}/{ballot.denominator}" + (f" ({why})" if why else "")


def ballot_passage(record: MeetingRecord, ballot: Ballot) -> Block:
    """A ballot: what was asked, how, the tally with its denominator, what was needed, and what came of it."""
    came = "Kết quả: được thông qua." if ballot.passed else "Kết quả: không được thông qua."
    parts: list[Block] = [
        paragraph(Run("Biểu quyết: ", bold=True), _sentence(ballot.question)),
        paragraph(
            f"Hình thức: {words.FORMS[ballot.form]}. {words.capital(tally(ballot))}; {needed(record, ballot)}. ",
            Run(came, bold=True),
        ),
    ]
    return Together((*parts, *(opinion_passage(each) for each in _reserved(record, ballot))))


def opinion_passage(opinion: ReservedOpinion) -> Block:
    """Bảo lưu ý kiến, by name, at the member's own demand."""
    return paragraph(
        "Đồng chí ",
        Run(opinion.person.full_name, bold=True),
        f" đề nghị ghi bảo lưu ý kiến: {_sentence(opinion.text)}",
    )


def paper_passage(note: PaperOnlyNote) -> Block:
    """Where the paper book keeps what the machine does not."""
    counted = (note.votes_for, note.votes_against, note.votes_other)
    result = ""
    if any(each is not None for each in counted):
        first, second, third = (each or 0 for each in counted)
        result = f" Biểu quyết: tán thành {first}; không tán thành {second}; ý kiến khác {third}."
    return paragraph(f"Nội dung này chỉ ghi sổ giấy: quyển {note.book}, trang {note.page}.{result}")


def heard_table(carried: Iterable[CarriedTask]) -> Table | None:
    """Last month's tasks of which the meeting heard: task, opening status, result. None when there is none."""
    rows: list[list[str | Cell]] = []
    for each in carried:
        if each.heard is not None:
            state = words.STATES[each.heard.state]
            result = f"{state}: {each.heard.result}" if each.heard.result else state
            rows.append([str(len(rows) + 1), each.heard.line, each.opening_status, result])
    columns = [
        Column("STT", 11, "center"),
        Column("Nhiệm vụ đã giao"),
        Column("Tình trạng đầu kỳ", 34),
        Column("Kết quả", 46),
    ]
    return table(columns, rows) if rows else None


def tasks_table(tasks: Iterable[Assignment]) -> Table | None:
    """New tasks: what, who, by when. None when there is none."""
    rows: list[list[str | Cell]] = [
        [str(place), each.task, each.owner_name, words.day(each.due_on) if each.due_on else ""]
        for place, each in enumerate(tasks, start=1)
    ]
    columns = [
        Column("STT", 11, "center"),
        Column("Nhiệm vụ"),
        Column("Người thực hiện", 42),
        Column("Thời hạn", 25, "center"),
    ]
    return table(columns, rows) if rows else None


def score_sentence(score: Score) -> str:
    """What the meeting gave itself."""
    got, most = words.points(score.points), words.points(score.out_of)
    return f"Tự đánh giá, chấm điểm chất lượng buổi sinh hoạt: {got}/{most} điểm, xếp loại {score.grade}."


def roll_sentence(counted: Count, is_cell: bool) -> str:
    """How many stand on the roll: 11 đảng viên (chính thức 10, dự bị 1)."""
    if not is_cell:
        return f"{counted.members} đồng chí"
    others = counted.members - counted.official - counted.probationary
    parts = [f"chính thức {counted.official}", f"dự bị {counted.probationary}"]
    if others:
        parts.append(f"nơi khác đến sinh hoạt tạm thời {others}")
    return f"{counted.official + counted.probationary} đảng viên ({', '.join(parts)})"


def officers(record: MeetingRecord) -> tuple[Signature, ...]:
    """Who keeps the sheet and who chairs, who sign the minutes and the sheets."""
    names, meeting = record[ROLL].names, record.meeting
    taker = names.get(meeting.minute_taker_id, "") if meeting.minute_taker_id else ""
    chair = names.get(meeting.chair_id, "") if meeting.chair_id else ""
    return Signature(("NGƯỜI GHI BIÊN BẢN",), taker), Signature(("CHỦ TRÌ HỘI NGHỊ",), chair)


def _reserved(record: MeetingRecord, ballot: Ballot) -> list[ReservedOpinion]:
    return [each for each in record[OPINIONS] if each.ballot_id == ballot.pk]


def _sentence(text: str) -> str:
    """With a full stop at its end."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
