"""Phiếu ghi buổi họp: the whole meeting on A4, to be held with a pen when the phone has died.

The order and the words are those of the fast entry screen (`#/sheet` in the room), so that the sheet is typed in from
top to bottom. Printed things are Vietnamese always. What a ballot needs is worked out of the roll and printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from nennep.core import clock
from nennep.meetings.agenda_templates import template_of
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.ballots import BALLOTS
from nennep.meetings.in_meeting.guests import GUESTS
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.models import Meeting, RollEntry
from nennep.meetings.part import MeetingRecord
from nennep.meetings.rolls import Expected, expected, proposed_mark
from nennep.membership.enums import Status
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.room import words
from nennep.room.in_meeting.score import sheet_of
from nennep.room.passages import officers
from nennep.room.score import Sheet
from nennep.room.sheet_votes import Votes, votes_of, what_is_needed
from nennep.room.texts import WITHOUT_TEXT
from nennep.rulebook.enums import ItemKind
from nennep.typesetting.model import (
    Block,
    Cell,
    Column,
    DottedLines,
    Entry,
    Heading,
    Layout,
    Lines,
    Paragraph,
    PartyDocument,
    Run,
    Table,
    Together,
    paragraph,
    runs,
    table,
)

LAYOUT = Layout(size=12, pitch=15, gap=4, top=14, bottom=13, left=18, right=13, first_line=0)
"""Narrow margins and small letters: the hand needs the room."""
_HAND = 22.0
"""Points from line to line for writing by hand: 7.8 mm."""
_ROW = 8.0
"""Least height of a row to be written in, mm."""
_GUESTS, _BALLOTS, _TASKS = 2, 3, 5
"""Blank rows at least."""
_ON_ONE_PAGE = frozenset({2, 6, 7})
"""Guests, new tasks, score: sections that are not parted."""
_MARKS = (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.EXEMPT, Mark.ELSEWHERE)
_SHORT = frozenset(
    {
        ItemKind.DUES,
        ItemKind.LAST_MONTH_TASKS,
        ItemKind.ASSIGNMENTS,
        ItemKind.GUEST_REMARKS,
        ItemKind.GIFTS,
    }
)
"""Items of which one line is written and that nobody concludes."""
_NOTHING = frozenset({ItemKind.OPENING, ItemKind.ADOPT_AGENDA, ItemKind.BALLOT})
"""Items of which nothing is written here."""
_LONG = frozenset({ItemKind.DISCUSSION, ItemKind.THEME, ItemKind.EXCHANGE, ItemKind.SELF_CRITICISM})
"""Items under which much is written."""
_STATUSES = words.STATUSES | {
    Status.VISITING: "sinh hoạt tạm thời",
    Status.AWAY: "đang ở nơi khác",
    Status.REDUCED: "giảm công tác",
    Status.EXEMPT: "được miễn",
    Status.SUSPENDED: "đình chỉ",
}
"""Shorter than on the minutes: a row is one line."""
_ELSEWHERE = {
    ItemKind.ROLL: "ghi ở mục I",
    ItemKind.SCORE: "ghi ở mục VII",
    ItemKind.READ_MINUTES: "đánh dấu ở mục VIII",
    ItemKind.CLOSE: "ghi giờ ở mục VIII",
    ItemKind.APPOINT_MINUTE_TAKER: "ghi tên ở đầu phiếu",
}
"""Items without text of their own: where on the sheet they are written."""
_BESIDES = {
    ItemKind.LAST_MONTH_TASKS: "kết quả từng việc ghi ở mục III",
    ItemKind.ASSIGNMENTS: "việc giao mới ghi ở mục VI",
    ItemKind.BALLOT: "số phiếu ghi ở mục V",
}
"""Items with text, whose facts are written in another part of the sheet."""

Person = RollEntry | Expected


def code_of(meeting: Meeting) -> str:
    """What tells at entry that paper and screen are of one meeting: tail of the id, planned day."""
    return f"{meeting.pk.hex[-6:].upper()}/{clock.legal_day(meeting.starts_at):%d-%m-%Y}"


def may_have_been_printed(meeting: Meeting) -> bool:
    """Whether a sheet with this code can exist: the meeting's id tells that it stood in the calendar by its day."""
    made = datetime.fromtimestamp(int(meeting.pk.hex[:12], 16) / 1000, UTC)
    return clock.legal_day(made) <= clock.legal_day(meeting.starts_at)


def meeting_sheet(record: MeetingRecord) -> PartyDocument:
    """The sheet of a meeting that is not adopted yet; what is known already is printed, the rest is left to the pen."""
    meeting = record.meeting
    head, code = letterhead(meeting.body, record.on), code_of(meeting)
    people: Sequence[Person] = record[ROLL].entries or expected(meeting.body, record.on)
    votes = votes_of(record, people)
    sections: list[tuple[str, list[Block]]] = [
        ("ĐIỂM DANH", _roll(record, people)),
        ("ĐẠI BIỂU", [_guests(record)]),
        ("VIỆC THÁNG TRƯỚC", _last_month(record)),
        ("CHƯƠNG TRÌNH", _agenda(record)),
        ("BIỂU QUYẾT", _ballots(record, votes)),
        ("GIAO VIỆC MỚI", [_new_tasks()]),
        ("CHẤM ĐIỂM", _score(sheet_of(record))),
        ("KẾT THÚC", _end()),
    ]
    body: list[Block] = [_beginning(record, people)]
    for number, (title, blocks) in enumerate(sections, start=1):
        body += _section(Heading(title, 1, number), blocks)
    return PartyDocument(
        title="Phiếu ghi buổi họp",
        subject=words.subject_of(
            meeting, record[SITTING].themes, with_thematic=record[SITTING].with_thematic
        ),
        superior=head.superior,
        issuer=head.issuer,
        number=f"Mã phiếu: {code}",
        body=tuple(body),
        signatures=officers(record),
        banner=" – ".join(each for each in (f"PHIẾU {code}", banner()) if each),
        name=f"Phiếu ghi {words.subject_of(meeting)} – {head.issuer}",
        dated=clock.today(),
        layout=LAYOUT,
    )


def _section(heading: Heading, blocks: list[Block]) -> list[Block]:
    """A section with its heading; a short table stays on one page, what is longer is divided between its parts."""
    whole = heading.number in _ON_ONE_PAGE
    return [Together((heading, *blocks))] if whole else [heading, *blocks]


def _beginning(record: MeetingRecord, people: Sequence[Person]) -> Block:
    """When, where, chaired and written down by whom: as planned where it is known, with room to put it right."""
    meeting = record.meeting
    names = {_id(each): words.person(_name(each), each.office) for each in people}
    planned = clock.local(meeting.starts_at)
    begins = f"……… giờ ……… phút, ngày …… / …… / ……… (lịch: {planned:%H:%M} ngày {planned:%d/%m/%Y})"
    if meeting.opened_at is not None:
        begins = f"{words.hour(meeting.opened_at)}, ngày {words.day(record.on)}"
    return Lines(
        (
            Entry("Bắt đầu lúc", begins),
            Entry("Địa điểm", meeting.place),
            Entry("Chủ trì", names.get(meeting.chair_id, "") if meeting.chair_id else ""),
            Entry(
                "Người ghi biên bản",
                names.get(meeting.minute_taker_id, "") if meeting.minute_taker_id else "",
            ),
        )
    )


def _roll(record: MeetingRecord, people: Sequence[Person]) -> list[Block]:
    columns = [
        Column("TT", 9, "center"),
        Column("Họ và tên"),
        Column("Có mặt", 12, "center"),
        Column("Muộn", 14, "center"),
        Column("Vắng có lý do", 16, "center"),
        Column("Vắng không lý do", 24, "center"),
        Column("Miễn", 12, "center"),
        Column("Nơi khác", 13, "center"),
        Column("Lý do vắng", 29),
    ]
    rows = [_roll_row(record, place, each) for place, each in enumerate(people, start=1)]
    rows.append([
        Cell("Cộng", bold=True, span=2, align="center"), *("" for _ in _MARKS), "",
    ])  # fmt: skip
    return [
        table(columns, rows, size=11, row_height=7),
        paragraph(
            "Mỗi đồng chí đánh một dấu ở một ô. Ô đã đánh sẵn theo hồ sơ; sai thì gạch đi, đánh ô khác.",
            indent=False,
            size=10,
        ),
    ]


def _roll_row(record: MeetingRecord, place: int, each: Person) -> list[str | Cell]:
    found = record[ATTENDANCE].marks.get(_id(each))
    mark = found.mark if found else proposed_mark(each.status)
    beside = "; ".join(part for part in (each.office, _STATUSES[Status(each.status)]) if part)
    boxes = [Cell(box="ticked" if mark == one else "empty", align="center") for one in _MARKS]
    return [str(place), f"{_name(each)} ({beside})" if beside else _name(each), *boxes, ""]


def _guests(record: MeetingRecord) -> Block:
    invited = [each for each in record[GUESTS] if each.present is not False]
    rows: list[list[str | Cell]] = [
        [str(place), each.name, each.title, Cell(box="ticked" if each.present else "empty", align="center")]
        for place, each in enumerate(invited, start=1)
    ]
    for _ in range(_GUESTS):
        rows.append([str(len(rows) + 1), "", "", Cell(box="empty", align="center")])
    columns = [
        Column("TT", 9, "center"),
        Column("Họ và tên", 62),
        Column("Chức vụ, đơn vị"),
        Column("Có dự", 16, "center"),
    ]
    return table(columns, rows, size=11, row_height=_ROW)


def _last_month(record: MeetingRecord) -> list[Block]:
    if not record[CARRIED]:
        return [paragraph("Không có việc nào còn dở từ các buổi trước.", indent=False)]
    columns = [
        Column("TT", 9, "center"),
        Column("Việc, người làm, hạn"),
        Column("Xong", 13, "center"),
        Column("Đang làm", 13, "center"),
        Column("Không cần", 16, "center"),
        Column("Kết quả", 54),
    ]
    rows: list[list[str | Cell]] = []
    for place, each in enumerate(record[CARRIED], start=1):
        task = each.assignment
        by = f", hạn {words.day(task.due_on)}" if task.due_on else ""
        state = each.heard.state if each.heard else ""
        rows.append(
            [
                str(place),
                f"{task.task} ({task.owner_name}{by})",
                *(
                    Cell(box="ticked" if state == one else "empty", align="center")
                    for one in ("done", "open", "dropped")
                ),
                each.heard.result if each.heard else "",
            ]
        )
    return [table(columns, rows, size=11, row_height=10)]


def _agenda(record: MeetingRecord) -> list[Block]:
    """The agenda, or the template's where nobody drew one yet: it is what will be drawn when the sheet is typed in."""
    titles = [(ItemKind(each.kind), each.title) for each in record[ITEMS]]
    if not titles:
        template = template_of(record.meeting, record.on)
        titles = [] if template is None else [(each.kind, each.title) for each in template.standard_items()]
    if not titles:
        return [
            paragraph("Chưa có chương trình: ghi từng nội dung, tóm tắt và kết luận.", indent=False),
            DottedLines(16, _HAND),
        ]
    return [_item(place, kind, title) for place, (kind, title) in enumerate(titles, start=1)]


def _item(place: int, kind: ItemKind, name: str) -> Block:
    beside = _ELSEWHERE.get(kind) or _BESIDES.get(kind, "")
    title = paragraph(
        Run(f"{place}. {name}", bold=True),
        Run(f" – {beside}" if beside else "", italic=True),
        indent=False,
    )
    if kind == ItemKind.PAPER_ONLY:
        return Together((title, paragraph(_PAPER, indent=False)))
    if kind in _SHORT:
        return Together((title, DottedLines(1, _HAND)))
    if kind in WITHOUT_TEXT | _NOTHING:
        return title
    if kind == ItemKind.CONCLUSION:
        return Together((title, Lines((Entry("Kết luận"),)), DottedLines(2, _HAND)))
    lines = 4 if kind in _LONG else 1
    return Together(
        (title, Lines((Entry("Tóm tắt"),)), DottedLines(lines, _HAND), Lines((Entry("Kết luận"),)))
    )


_PAPER = "Chỉ ghi vào sổ giấy: quyển ………, trang ………. Tán thành ………, không tán thành ………, ý kiến khác ………."


def _ballots(record: MeetingRecord, votes: Votes) -> list[Block]:
    columns = [
        Column("TT", 9, "center"),
        Column("Biểu quyết về việc"),
        Column("Ở mục", 12, "center"),
        Column("Giơ thẻ", 11, "center"),
        Column("Phiếu kín", 13, "center"),
        Column("Quá nửa", 13, "center"),
        Column("2/3", 10, "center"),
        Column("Tán thành", 16, "center"),
        Column("Không tán thành", 20, "center"),
        Column("Ý kiến khác", 15, "center"),
    ]
    box = Cell(box="empty", align="center")
    held = len(record[BALLOTS])
    rows: list[list[str | Cell]] = [
        [str(place), "", "", box, box, box, box, "", "", ""] for place in range(held + 1, held + _BALLOTS + 1)
    ]
    return [
        Paragraph(runs(what_is_needed(record, votes)), indent=False, size=11, keep_with_next=True),
        table(columns, rows, size=11, row_height=11),
        Together(
            (paragraph("Nội dung nghị quyết, kết luận được thông qua:", indent=False), DottedLines(3, _HAND))
        ),
    ]


def _new_tasks() -> Table:
    columns = [
        Column("TT", 9, "center"),
        Column("Việc"),
        Column("Ai làm", 48),
        Column("Xong trước ngày", 32, "center"),
    ]
    rows: list[list[str | Cell]] = [[str(place), "", "", ""] for place in range(1, _TASKS + 1)]
    return table(columns, rows, size=11, row_height=8)


def _score(sheet: Sheet | None) -> list[Block]:
    if sheet is None:
        return [paragraph("Buổi này không chấm điểm.", indent=False)]
    rows: list[list[str | Cell]] = [
        [str(place), each.text, words.points(each.maximum), ""]
        for place, each in enumerate(sheet.lines, start=1)
    ]
    rows.append(
        [Cell("Cộng", bold=True, span=2, align="center"), Cell(words.points(sheet.out_of), bold=True), ""]
    )
    columns = [
        Column("TT", 9, "center"),
        Column("Tiêu chí"),
        Column("Tối đa", 16, "center"),
        Column("Chi bộ chấm", 27, "center"),
    ]
    return [table(columns, rows, size=11)]


def _end() -> list[Block]:
    # One paragraph: the last one stays with the signatures.
    return [
        paragraph(
            "Kết thúc lúc ……… giờ ……… phút.          ",
            Run("Biên bản đã được đọc lại và thông qua.", box="empty"),
            indent=False,
        )
    ]


def _id(each: Person) -> UUID:
    return each.person_id if isinstance(each, RollEntry) else each.person.pk


def _name(each: Person) -> str:
    return each.name if isinstance(each, RollEntry) else each.person.full_name
