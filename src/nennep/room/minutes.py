"""Biên bản: one document composed of fact sections, drawn from what was recorded, and free sections, which are text.

The same document is read back on the screen, printed, and frozen at adoption: what is heard is what is signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nennep.core import clock
from nennep.meetings.enums import Mark
from nennep.meetings.models import AgendaItem, Guest, Meeting, RollEntry
from nennep.organisation.enums import BodyKind
from nennep.records.banner import banner
from nennep.records.letterhead import letterhead
from nennep.resolutions.models import Resolution
from nennep.room import words
from nennep.room.gathered import Gathered, gather
from nennep.room.models import Correction
from nennep.room.package_joint import joint
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
    gathered = gather(meeting)
    return compose_minutes(gathered, notes_of(gathered.corrections))


def compose_minutes(
    gathered: Gathered, notes: Sequence[CorrectionNote] = (), *, adopted: bool | None = None
) -> PartyDocument:
    """The minutes from what was gathered. `adopted` says that they were read back and adopted just now."""
    meeting, head = gathered.meeting, letterhead(gathered.meeting.body, gathered.on)
    done = meeting.adopted_at is not None if adopted is None else adopted
    sections = [
        ("CHƯƠNG TRÌNH", _agenda(gathered)),
        ("DIỄN BIẾN", _course(gathered)),
        *_left_over(gathered),
        ("NGHỊ QUYẾT, KẾT LUẬN ĐƯỢC THÔNG QUA", _resolved(gathered)),
        ("KẾT LUẬN CỦA CHỦ TRÌ", prose(gathered.conclusion())),
    ]
    body: list[Block] = [*_turn(notes), _facts(gathered), *prose(gathered.gist())]
    for number, (title, blocks) in enumerate((each for each in sections if each[1]), start=1):
        body += [Heading(title, 1, number), *blocks]
    body += _closing(gathered, done)
    body += _corrected(notes)
    return PartyDocument(
        title="Biên bản",
        subject=words.subject_of(meeting, gathered.themes, with_thematic=gathered.with_thematic),
        superior=head.superior,
        issuer=head.issuer,
        place_date=place_and_date(head.place, gathered.on) if head.place else "",
        body=tuple(body),
        signatures=officers(gathered),
        banner=banner(),
        dated=gathered.on,
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


def _facts(gathered: Gathered) -> Lines:
    meeting, counted = gathered.meeting, gathered.counted
    is_cell = meeting.body.kind == BodyKind.CELL
    begins = meeting.opened_at or meeting.starts_at
    lines = [
        Entry("Thời gian", f"bắt đầu lúc {words.hour(begins)}, ngày {words.day(gathered.on)}"),
        Entry("Địa điểm", meeting.place),
        Entry("Chủ trì", _named(gathered, meeting.chair_id)),
        Entry("Người ghi biên bản", _named(gathered, meeting.minute_taker_id)),
    ]
    guests = gathered.guests_there
    if guests:
        lines.append(Entry("Đại biểu dự", _guests(guests)))
    lines += _together(meeting)
    if gathered.entries_of_roll:
        lines.append(Entry("Tổng số" if is_cell else "Thành phần", roll_sentence(counted, is_cell)))
        lines.append(Entry("Có mặt", _present(gathered)))
        lines += _absent(gathered)
    return Lines(tuple(lines), marker="-")


def _together(meeting: Meeting) -> list[Entry]:
    """Of a joint session: with whom, and how many of them came; nothing else of theirs."""
    found = []
    for each in (joint(meeting) or {"others": []})["others"]:
        came = f" (có mặt {each['present']}/{each['members']} đồng chí)" if each["members"] else ""
        found.append(Entry("Sinh hoạt chung với", f"{each['organisation']}{came}"))
    return found


def _present(gathered: Gathered) -> str:
    counted = gathered.counted
    rate = words.share(counted.attended, counted.must_attend)
    text = f"{counted.attended}/{counted.must_attend} đồng chí phải dự ({rate})"
    besides = counted.present - counted.attended
    late = len(gathered.marked(Mark.LATE))
    if besides:
        text += f"; ngoài ra {besides} đồng chí không tính vào tỷ lệ"
    return text + (f"; trong đó đến muộn {late}" if late else "")


def _absent(gathered: Gathered) -> list[Entry]:
    found = []
    for mark, label in (
        (Mark.EXCUSED, "Vắng có lý do"),
        (Mark.ABSENT, "Vắng không lý do"),
        (Mark.EXEMPT, "Được miễn công tác và sinh hoạt đảng"),
        (Mark.ELSEWHERE, "Sinh hoạt nơi khác"),
    ):
        people = gathered.marked(mark)
        if people:
            named = "; ".join(_with_reason(gathered, each) for each in people)
            found.append(Entry(label, f"{len(people)} đồng chí: {named}"))
    return found


def _with_reason(gathered: Gathered, entry: RollEntry) -> str:
    reason = gathered.attendance[entry.person_id].reason
    return f"{entry.name} ({reason})" if reason else entry.name


def _named(gathered: Gathered, person_id: object) -> str:
    for each in gathered.entries_of_roll:
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


def _agenda(gathered: Gathered) -> list[Block]:
    """All items in their order, in one running paragraph: the course below repeats only those with something said."""
    if not gathered.items:
        return []
    listed = "; ".join(f"({place}) {each.title}" for place, each in enumerate(gathered.items, start=1))
    return [paragraph(f"{words.sitting(gathered.meeting)} gồm {len(gathered.items)} nội dung: {listed}.")]


def _course(gathered: Gathered) -> list[Block]:
    """The items under which something was recorded, one after the other."""
    blocks: list[Block] = []
    number = 0
    for item in gathered.items:
        under = _item(gathered, item)
        if under:
            number += 1
            blocks += [Heading(item.title, 2, number), *under]
    loose = [each for each in gathered.opinions if each.ballot_id is None]
    return [*blocks, *(opinion_passage(each) for each in loose)]


def _item(gathered: Gathered, item: AgendaItem) -> list[Block]:
    blocks = prose(gathered.gist(item.pk))
    for entry in gathered.entries.get(item.pk, []):
        blocks += said(entry)
    if item.kind == ItemKind.APPOINT_MINUTE_TAKER and gathered.meeting.minute_taker_id:
        name = gathered.names.get(gathered.meeting.minute_taker_id, "")
        blocks += [
            paragraph(
                f"{words.capital(words.those_meeting(gathered.meeting))} cử đồng chí {name} ghi biên bản."
            )
        ]
    blocks += _fact_blocks(gathered, item.kind) if _is_first(gathered, item) else []
    blocks += [paper_passage(each) for each in gathered.notes.get(item.pk, [])]
    blocks += [ballot_passage(gathered, each) for each in gathered.ballots.get(item.pk, [])]
    return blocks + prose(gathered.conclusion(item.pk), "Kết luận:")


def _is_first(gathered: Gathered, item: AgendaItem) -> bool:
    """Whether this is the first item of its kind: facts that belong to a kind stand there, once."""
    return next(each for each in gathered.items if each.kind == item.kind) is item


def _fact_blocks(gathered: Gathered, kind: str) -> list[Block]:
    """What is drawn from facts under an item of this kind, or at the end where the agenda has none."""
    if kind == ItemKind.LAST_MONTH_TASKS:
        heard = heard_table(gathered.carried)
        return [] if heard is None else [heard]
    if kind == ItemKind.ASSIGNMENTS:
        tasks = tasks_table(gathered.assigned)
        return [] if tasks is None else [tasks]
    if kind == ItemKind.GIFTS:
        return [Items(tuple(runs(each.line) for each in gathered.gifts))] if gathered.gifts else []
    if kind == ItemKind.SCORE and gathered.score is not None:
        return [paragraph(score_sentence(gathered.score))]
    return []


def _left_over(gathered: Gathered) -> list[tuple[str, list[Block]]]:
    """Facts whose item is not on the agenda get a section of their own: nothing that was recorded is left out."""
    titles = {
        ItemKind.LAST_MONTH_TASKS: "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG TRƯỚC",
        ItemKind.ASSIGNMENTS: "PHÂN CÔNG NHIỆM VỤ",
        ItemKind.GIFTS: "TẶNG QUÀ",
        ItemKind.SCORE: "CHẤT LƯỢNG SINH HOẠT",
    }
    on_agenda = {each.kind for each in gathered.items}
    return [
        (titles[kind], _fact_blocks(gathered, kind)) for kind in titles if kind in _SHOWN_ALONE - on_agenda
    ]


def _resolved(gathered: Gathered) -> list[Block]:
    passed = [each for each in gathered.resolutions if is_adopted(each)]
    return [items(*(_resolution_line(each) for each in passed), style="number")] if passed else []


def is_adopted(resolution: Resolution) -> bool:
    """Whether a resolution was carried by its ballot; a conclusion of the chair needs none."""
    if resolution.ballot is None:
        return resolution.kind == "KL"
    return resolution.ballot.passed and not resolution.ballot.withdrawn


def _resolution_line(resolution: Resolution) -> str:
    kind = "Nghị quyết" if resolution.kind == "NQ" else "Kết luận"
    number = ""
    if resolution.record is not None and resolution.record.symbol:
        number = f" số {resolution.record.symbol}"
    return f"{kind}{number} {words.subject_line(resolution.title)}"


def _closing(gathered: Gathered, adopted: bool) -> list[Block]:
    meeting = gathered.meeting
    sentences = []
    if adopted:
        who = words.those_meeting(meeting)
        sentences.append(f"Biên bản đã được đọc lại trước {who} và được thông qua.")
    if meeting.closed_at is not None:
        same = clock.legal_day(meeting.closed_at) == gathered.on
        when = "cùng ngày" if same else f"ngày {words.day(clock.legal_day(meeting.closed_at))}"
        sentences.append(f"{words.sitting(meeting)} kết thúc lúc {words.hour(meeting.closed_at)} {when}.")
    closing: list[Block] = [paragraph(" ".join(sentences))] if sentences else []
    if gathered.proxy_entry is not None:
        closing.append(paragraph(Run(proxy_entry_line(gathered.proxy_entry), italic=True)))
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
