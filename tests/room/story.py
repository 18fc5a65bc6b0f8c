"""Pá Kìm's meeting of November 2026, told through the acts up to the moment before its minutes are adopted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from nennep.collab import merging
from nennep.collab.texts import exchange
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.agenda_in_session import add_item_in_session
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import note_paper_only, record_ballot, reserve_opinion
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.actions.guests import NewGuest, record_guest_presence
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting, set_times
from nennep.meetings.enums import BallotForm, BallotRule, EntryKind, Mark, MeetingKind
from nennep.meetings.marking import AttendanceMark
from nennep.meetings.models import AgendaItem, Meeting
from nennep.minutes.texts import CONCLUSION, GIST, TextKey
from nennep.resolutions.actions import NewTask, TaskResult, assign_tasks, hear_progress, propose_resolution
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell

OCTOBER = datetime(2026, 10, 24, 12, 30, tzinfo=UTC)
EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30 in Vietnam
END = EVENING + timedelta(minutes=105)  # 21:15


def plan(cell: Cell, starts_at: datetime, **more: object) -> UUID:
    """A meeting of the whole cell, with its agenda from the template."""
    values: dict[str, object] = {
        "body_id": cell.body,
        "kind": MeetingKind.REGULAR,
        "month": clock.legal_day(starts_at).replace(day=1),
        "starts_at": starts_at,
        "place": "Nhà văn hóa bản Pá Kìm",
    }
    meeting = Meeting.rows.create(id=new_id(), **(values | more)).pk
    draw_agenda(cell.secretary, meeting=meeting)
    return meeting


def item(meeting: UUID, kind: str) -> UUID:
    """The first item of a kind on the agenda."""
    return AgendaItem.rows.filter(meeting_id=meeting, kind=kind, dropped=False).order_by("position")[0].pk


def write(cell: Cell, meeting: UUID, section: str, text: str, under: UUID | None = None) -> None:
    """Somebody writes a free section."""
    exchange(
        str(TextKey(meeting, under, section)),
        update=merging.rewritten(b"", text),
        state_vector=None,
        author=cell.members[1],
        allowed=True,
    )


def begin(cell: Cell, meeting: UUID) -> None:
    """Opened by the secretary, minutes taken by the deputy, everybody marked: ten here, one excused."""
    open_meeting(cell.secretary, meeting=meeting, chair=cell.members[0])
    appoint_minute_taker(cell.secretary, meeting=meeting, person=cell.members[1])
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in cell.members]
    marks[3] = AttendanceMark(person=cell.members[3], mark=Mark.EXCUSED, reason="đi khám bệnh")
    marks[5] = AttendanceMark(person=cell.members[5], mark=Mark.LATE)
    record_attendance(cell.deputy, meeting=meeting, marks=marks)


def october(cell: Cell) -> list[UUID]:
    """Last month's meeting: three tasks were assigned. Answers with their ids."""
    meeting = plan(cell, OCTOBER)
    with clock.at(OCTOBER):
        begin(cell, meeting)
        tasks = [
            NewTask(id=new_id(), task="Rà soát hộ nghèo, lập danh sách đề nghị hỗ trợ làm nhà", owner=cell.members[4],
                    due_on=date(2026, 10, 31)),
            NewTask(id=new_id(), task="Vận động nhân dân nạo vét 500 m kênh mương", owner=cell.members[6],
                    due_on=date(2026, 11, 20)),
            NewTask(id=new_id(), task="Vận động 9 hộ làm nhà vệ sinh hợp quy cách", owner=cell.members[7],
                    due_on=date(2026, 11, 30)),
        ]  # fmt: skip
        assign_tasks(cell.deputy, meeting=meeting, tasks=tasks)
    return [each.id for each in tasks]


def vote(cell: Cell, meeting: UUID, question: str, **tally: int) -> UUID:
    """A ballot by raised cards, as the room was shown it: 6 of 11 are needed."""
    ballot = new_id()
    record_ballot(
        cell.deputy,
        meeting=meeting,
        id=ballot,
        item=item(meeting, ItemKind.BALLOT),
        question=question,
        form=BallotForm.CARD,
        rule=BallotRule.ORDINARY,
        roll_version=1,
        denominator=11,
        threshold=6,
        **({"votes_for": 9, "votes_against": 0, "votes_other": 1} | tally),
    )
    return ballot


def november(cell: Cell, tasks: list[UUID]) -> UUID:
    """The meeting of 24/11/2026, recorded to its end; only the adoption is still to come."""
    meeting = plan(cell, EVENING)
    with clock.at(EVENING):
        begin(cell, meeting)
        guest = NewGuest(
            id=new_id(), name="Hoàng Văn Lực", title="Ủy viên Ban Chấp hành Đảng bộ xã, phụ trách chi bộ"
        )
        record_guest_presence(cell.deputy, meeting=meeting, new=[guest])
        hear_progress(cell.deputy, meeting=meeting, results=[
            TaskResult(task=tasks[0], state=AssignmentState.DONE, result="có 3 hộ đề nghị hỗ trợ"),
            TaskResult(task=tasks[1], state=AssignmentState.DONE),
            TaskResult(task=tasks[2], state=AssignmentState.OPEN, result="xong 3/9 hộ, còn 6 hộ thiếu vốn"),
        ])  # fmt: skip
        _discuss(cell, meeting)
        _decide(cell, meeting)
    with clock.at(END):
        set_times(cell.deputy, meeting=meeting, started_at=EVENING, ended_at=END)
    return meeting


def _discuss(cell: Cell, meeting: UUID) -> None:
    ideas, field = item(meeting, ItemKind.IDEOLOGY), item(meeting, ItemKind.FIELD)
    record_entry(cell.deputy, meeting=meeting, id=new_id(), item=ideas,
                 gist="Nhân dân phấn khởi vì được mùa ngô, lo thiếu nước sinh hoạt mùa khô.")  # fmt: skip
    for number, gist in (
        (
            4,
            "đề nghị cứng hóa tiếp 200 m đường vào khu sản xuất, nhân dân góp ngày công và cát sỏi, xã hỗ trợ xi măng.",
        ),
        (7, "còn 6 hộ chưa làm nhà vệ sinh vì thiếu vốn; đề nghị Hội Phụ nữ giúp vay quỹ quay vòng."),
        (9, "nhất trí; đề nghị đảng viên phụ trách hộ đến từng nhà vận động trước 15/12."),
    ):
        record_entry(
            cell.deputy, meeting=meeting, id=new_id(), item=field, speaker=cell.members[number], gist=gist
        )
    record_entry(cell.deputy, meeting=meeting, id=new_id(), item=item(meeting, ItemKind.SELF_CRITICISM),
                 kind=EntryKind.SELF_CRITICISM, speaker=cell.members[6],
                 gist="tự nhận chưa đôn đốc kịp thời việc nạo vét mương, tháng tới khắc phục.")  # fmt: skip
    write(cell, meeting, GIST, "Đồng chí Bí thư báo cáo kết quả sản xuất vụ mùa:\n- Thu hoạch xong 9/12 ha ngô;\n"
          "- Tiêm phòng cho 146 con trâu, bò.", field)  # fmt: skip
    write(cell, meeting, CONCLUSION, "Chi bộ thống nhất làm 200 m đường, mỗi hộ góp 2 ngày công.", field)
    paper = new_id()
    add_item_in_session(cell.deputy, meeting=meeting, id=paper, kind=ItemKind.PAPER_ONLY)
    note_paper_only(cell.deputy, meeting=meeting, id=new_id(), item=paper, book="02", page="45", votes_for=10)


def _decide(cell: Cell, meeting: UUID) -> None:
    ballot = vote(cell, meeting, "Thông qua nghị quyết về nhiệm vụ trọng tâm tháng 12 năm 2026")
    reserve_opinion(cell.deputy, meeting=meeting, id=new_id(), person=cell.members[8], at_own_demand=True,
                    text="Nên làm kênh mương trước, làm đường sau vụ xuân.", ballot=ballot)  # fmt: skip
    propose_resolution(
        cell.deputy,
        meeting=meeting,
        id=new_id(),
        kind=ResolutionKind.RESOLUTION,
        title="về nhiệm vụ trọng tâm tháng 12 năm 2026",
        text="Lãnh đạo nhân dân thực hiện tốt các nhiệm vụ sau:\n- Thu hoạch xong 3 ha ngô còn lại trước 10/12.\n"
        "- Cứng hóa 200 m đường vào khu sản xuất, mỗi hộ góp 2 ngày công.\n- Che chắn chuồng trại, dự trữ cỏ khô.",
        ballot=ballot,
    )
    assign_tasks(cell.deputy, meeting=meeting, tasks=[
        NewTask(id=new_id(), task="Huy động ngày công làm 200 m đường vào khu sản xuất", owner=cell.members[4],
                due_on=date(2026, 12, 20)),
        NewTask(id=new_id(), task="Cùng Hội Phụ nữ giúp 6 hộ vay vốn làm nhà vệ sinh", owner=cell.members[7],
                due_on=date(2026, 12, 15)),
    ])  # fmt: skip
    write(cell, meeting, CONCLUSION, "Chi bộ thống nhất các nội dung đã bàn; các đồng chí được phân công thực hiện "
          "đúng hạn, báo cáo tại buổi sinh hoạt tháng 12.")  # fmt: skip
