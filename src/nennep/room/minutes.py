"""Biên bản: one document composed of fact sections, drawn from what was recorded, and free sections, which are text.

The same document is read back on the screen, printed, and frozen at adoption: what is heard is what is signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nennep.core import clock
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.ballots import BALLOTS, OPINIONS
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.gifts import GIFTS
from nennep.meetings.in_meeting.guests import guests_there
from nennep.meetings.in_meeting.joint import JOINT
from nennep.meetings.in_meeting.notes import NOTES
from nennep.meetings.in_meeting.proxy_entry import PROXY_ENTRY
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.models import AgendaItem, Guest, Meeting, RollEntry
from nennep.meetings.part import MeetingRecord
from nennep.organisation.enums import BodyKind
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS, is_adopted
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.resolutions.models import Resolution
from nennep.room import words
from nennep.room.in_meeting.score import SCORE
from nennep.room.in_meeting.texts import CORRECTIONS, TEXTS
from nennep.room.models import Correction
from nennep.room.parts import record_of
from nennep.room.passages import (
    ballot_passage,
    heard_table,
    officers,
    opinion_passage,
    paper_passage,
    prose,
    roll_sentence,
    said,
    score_sentence,
    tasks_table,
)
from nennep.room.proxy_entries import proxy_entry_line
from nennep.rulebook.enums import ItemKind
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import (
    Block,
    Entry,
    Heading,
    Items,
    Lines,
    PartyDocument,
    Run,
    Together,
    items,
    paragraph,
    runs,
)

_SHOWN_ALONE = frozenset({ItemKind.LAST_MONTH_TASKS, ItemKind.ASSIGNMENTS, ItemKind.GIFTS, ItemKind.SCORE})


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """One line of what a correction changed, as the next revision prints it; `turn` counts corrections from 1."""

    turn: int
    on: date
    what: str
    was: str
    right_value: str
    why: str


def draw_minutes(meeting: Meeting) -> PartyDocument:
    """The minutes of a meeting as they stand now."""
    record = record_of(meeting)
    return compose_minutes(record, notes_of(record[CORRECTIONS]))


def compose_minutes(
    record: MeetingRecord, notes: Sequence[CorrectionNote] = (), *, adopted: bool | None = None
) -> PartyDocument:
    """The minutes from what was record. `adopted` says that they were read back and adopted just now."""
    meeting, head = record.meeting, letterhead(record.meeting.body, record.on)
    done = meeting.adopted_at is not None if adopted is None else adopted
    sections = [
        ("CHƯƠNG TRÌNH", _agenda(record)),
        ("DIỄN BIẾN", _course(record)),
        *_left_over(record),
        ("NGHỊ QUYẾT, KẾT LUẬN ĐƯỢC THÔNG QUA", _resolved(record)),
        ("KẾT LUẬN CỦA CHỦ TRÌ", prose(record[TEXTS].conclusion())),
    ]
    body: list[Block] = [*_turn(notes), _facts(record), *prose(record[TEXTS].gist())]
    for number, (title, blocks) in enumerate((each for each in sections if each[1]), start=1):
        body += [Heading(title, 1, number), *blocks]
    body += _closing(record, done)
    body += _corrected(notes)
    return PartyDocument(
        title="Biên bản",
        subject=words.subject_of(
            meeting, record[SITTING].themes, with_thematic=record[SITTING].with_thematic
        ),
        superior=head.superior,
        issuer=head.issuer,
        place_date=place_and_date(head.place, record.on) if head.place else "",
        body=tuple(body),
        signatures=officers(record),
        banner=banner(),
        dated=record.on,
    )


def notes_of(corrections: Iterable[Correction]) -> list[CorrectionNote]:
    """The corrections of a meeting as the minutes print them; those of one revision are one turn."""
    turns: dict[object, int] = {}
    return [
        CorrectionNote(
            turn=turns.setdefault(each.revision_id, len(turns) + 1),
            on=clock.legal_day(each.made_at),
            what=each.what,
            was=each.was,
            right_value=each.right_value,
            why=each.why,
        )
        for each in corrections
    ]


def _facts(record: MeetingRecord) -> Lines:
    meeting, counted = record.meeting, record[ATTENDANCE].count
    is_cell = meeting.body.kind == BodyKind.CELL
    begins = meeting.opened_at or meeting.starts_at
    lines = [
        Entry("Thời gian", f"bắt đầu lúc {words.hour(begins)}, ngày {words.day(record.on)}"),
        Entry("Địa điểm", meeting.place),
        Entry("Chủ trì", _named(record, meeting.chair_id)),
        Entry("Người ghi biên bản", _named(record, meeting.minute_taker_id)),
    ]
    guests = guests_there(record)
    if guests:
        lines.append(Entry("Đại biểu dự", _guests(guests)))
    lines += _together(record)
    if record[ROLL].entries:
        lines.append(Entry("Tổng số" if is_cell else "Thành phần", roll_sentence(counted, is_cell)))
        lines.append(Entry("Có mặt", _present(record)))
        lines += _absent(record)
    return Lines(tuple(lines), marker="-")


def _together(record: MeetingRecord) -> list[Entry]:
    """Of a joint session: with whom, and how many of them came; nothing else of theirs."""
    found = []
    for each in (record[JOINT] or {"others": []})["others"]:
        came = f" (có mặt {each['present']}/{each['members']} đồng chí)" if each["members"] else ""
        found.append(Entry("Sinh hoạt chung với", f"{each['organisation']}{came}"))
    return found


def _present(record: MeetingRecord) -> str:
    counted = record[ATTENDANCE].count
    rate = words.share(counted.attended, counted.must_attend)
    text = f"{counted.attended}/{counted.must_attend} đồng chí phải dự ({rate})"
    besides = counted.present - counted.attended
    late = len(record[ATTENDANCE].marked(Mark.LATE))
    if besides:
        text += f"; ngoài ra {besides} đồng chí không tính vào tỷ lệ"
    return text + (f"; trong đó đến muộn {late}" if late else "")


def _absent(record: MeetingRecord) -> list[Entry]:
    found = []
    for mark, label in (
        (Mark.EXCUSED, "Vắng có lý do"),
        (Mark.ABSENT, "Vắng không lý do"),
        (Mark.EXEMPT, "Được miễn công tác và sinh hoạt đảng"),
        (Mark.ELSEWHERE, "Sinh hoạt nơi khác"),
    ):
        people = record[ATTENDANCE].marked(mark)
        if people:
            named = "; ".join(_with_reason(record, each) for each in people)
            found.append(Entry(label, f"{len(people)} đồng chí: {named}"))
    return found


def _with_reason(record: MeetingRecord, entry: RollEntry) -> str:
    reason = record[ATTENDANCE].marks[entry.person_id].reason
    return f"{entry.name} ({reason})" if reason else entry.name


def _named(record: MeetingRecord, person_id: object) -> str:
    for each in record[ROLL].entries:
        if each.person_id == person_id:
            return words.person(each.name, each.office)
    return ""


def _guests(guests: list[Guest]) -> str:
    invited = [each for each in guests if not each.is_observer]
    parts = [f"{each.name}{', ' + each.title if each.title else ''}" for each in invited]
    observers = [each for each in guests if each.is_observer]
    if observers:
        named = ", ".join(each.name for each in observers) if len(observers) <= 5 else ""
        parts.append(f"{len(observers)} đại biểu dự học tập" + (f" ({named})" if named else ""))
    return "; ".join(parts)


def _agenda(record: MeetingRecord) -> list[Block]:
    """All items in their order, in one running paragraph: the course below repeats only those with something said."""
    if not record[ITEMS]:
        return []
    listed = "; ".join(f"({place}) {each.title}" for place, each in enumerate(record[ITEMS], start=1))
    return [paragraph(f"{words.sitting(record.meeting)} gồm {len(record[ITEMS])} nội dung: {listed}.")]


def _course(record: MeetingRecord) -> list[Block]:
    """The items under which something was recorded, one after the other."""
    blocks: list[Block] = []
    number = 0
    for item in record[ITEMS]:
        under = _item(record, item)
        if under:
            number += 1
            blocks += [Heading(item.title, 2, number), *under]
    loose = [each for each in record[OPINIONS] if each.ballot_id is None]
    return [*blocks, *(opinion_passage(each) for each in loose)]


def _item(record: MeetingRecord, item: AgendaItem) -> list[Block]:
    blocks = prose(record[TEXTS].gist(item.pk))
    for entry in [each for each in record[ENTRIES] if each.item_id == item.pk]:
        blocks += said(entry)
    if item.kind == ItemKind.APPOINT_MINUTE_TAKER and record.meeting.minute_taker_id:
        name = record[ROLL].names.get(record.meeting.minute_taker_id, "")
        blocks += [
            paragraph(
                f"{words.capital(words.those_meeting(record.meeting))} cử đồng chí {name} ghi biên bản."
            )
        ]
    blocks += _fact_blocks(record, item.kind) if _is_first(record, item) else []
    blocks += [paper_passage(each) for each in [each for each in record[NOTES] if each.item_id == item.pk]]
    blocks += [
        ballot_passage(record, each) for each in [each for each in record[BALLOTS] if each.item_id == item.pk]
    ]
    return blocks + prose(record[TEXTS].conclusion(item.pk), "Kết luận:")


def _is_first(record: MeetingRecord, item: AgendaItem) -> bool:
    """Whether this is the first item of its kind: facts that belong to a kind stand there, once."""
    return next(each for each in record[ITEMS] if each.kind == item.kind) is item


def _fact_blocks(record: MeetingRecord, kind: str) -> list[Block]:
    """What is drawn from facts under an item of this kind, or at the end where the agenda has none."""
    if kind == ItemKind.LAST_MONTH_TASKS:
        heard = heard_table(record[CARRIED])
        return [] if heard is None else [heard]
    if kind == ItemKind.ASSIGNMENTS:
        tasks = tasks_table(record[TASKS])
        return [] if tasks is None else [tasks]
    if kind == ItemKind.GIFTS:
        return [Items(tuple(runs(each.line) for each in record[GIFTS]))] if record[GIFTS] else []
    score = record[SCORE].score
    if kind == ItemKind.SCORE and score is not None:
        return [paragraph(score_sentence(score))]
    return []


def _left_over(record: MeetingRecord) -> list[tuple[str, list[Block]]]:
    """Facts whose item is not on the agenda get a section of their own: nothing that was recorded is left out."""
    titles = {
        ItemKind.LAST_MONTH_TASKS: "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG TRƯỚC",
        ItemKind.ASSIGNMENTS: "PHÂN CÔNG NHIỆM VỤ",
        ItemKind.GIFTS: "TẶNG QUÀ",
        ItemKind.SCORE: "CHẤT LƯỢNG SINH HOẠT",
    }
    on_agenda = {each.kind for each in record[ITEMS]}
    return [(titles[kind], _fact_blocks(record, kind)) for kind in titles if kind in _SHOWN_ALONE - on_agenda]


def _resolved(record: MeetingRecord) -> list[Block]:
    passed = [each for each in record[RESOLUTIONS] if is_adopted(each)]
    return [items(*(_resolution_line(each) for each in passed), style="number")] if passed else []


def _resolution_line(resolution: Resolution) -> str:
    kind = "Nghị quyết" if resolution.kind == "NQ" else "Kết luận"
    number = ""
    if resolution.record is not None and resolution.record.symbol:
        number = f" số {resolution.record.symbol}"
    return f"{kind}{number} {words.subject_line(resolution.title)}"


def _closing(record: MeetingRecord, adopted: bool) -> list[Block]:
    meeting = record.meeting
    sentences = []
    if adopted:
        who = words.those_meeting(meeting)
        sentences.append(f"Biên bản đã được đọc lại trước {who} và được thông qua.")
    if meeting.closed_at is not None:
        same = clock.legal_day(meeting.closed_at) == record.on
        when = "cùng ngày" if same else f"ngày {words.day(clock.legal_day(meeting.closed_at))}"
        sentences.append(f"{words.sitting(meeting)} kết thúc lúc {words.hour(meeting.closed_at)} {when}.")
    closing: list[Block] = [paragraph(" ".join(sentences))] if sentences else []
    entered = record[PROXY_ENTRY]
    if entered is not None:
        closing.append(paragraph(Run(proxy_entry_line(entered), italic=True)))
    return closing


def _turn(notes: Sequence[CorrectionNote]) -> list[Block]:
    if not notes:
        return []
    last = notes[-1]
    text = f"Bản đính chính lần {last.turn}, ngày {words.day(last.on)} (nội dung đính chính ở cuối văn bản)"
    return [paragraph(Run(text, italic=True), align="center", indent=False)]


def _corrected(notes: Sequence[CorrectionNote]) -> list[Block]:
    if not notes:
        return []
    blocks: list[Block] = [paragraph(Run("NỘI DUNG ĐÍNH CHÍNH", bold=True), align="left")]
    for each in notes:
        lead = Run(f"Lần {each.turn} (ngày {words.day(each.on)}). {words.capital(each.what)}: ", bold=True)
        was, right = (_short(text) for text in (each.was, each.right_value))
        blocks.append(paragraph("- ", lead, f"trước ghi “{was}”, nay là “{right}”. Lý do: {each.why}."))
    return [Together(tuple(blocks[:2])), *blocks[2:]]


def _short(text: str) -> str:
    """A whole section is not repeated in the list of corrections: its beginning tells which."""
    text = " ".join(text.split())
    return text if len(text) <= 240 else text[:238].rsplit(" ", 1)[0] + " …"
