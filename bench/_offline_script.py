"""A two-hour meeting as it is put down on a phone: what is tapped and typed, in the order of an agenda."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nennep.core.ids import new_id

ENTRIES, BALLOTS, TASKS, CHARACTERS = 30, 6, 8, 8_000
WITHOUT_TEXT = ("paper_only", "appoint_minute_taker", "roll", "gifts", "score", "read_minutes", "close")
SAID = (
    "nhất trí với báo cáo; đề nghị làm rõ việc nạo vét 500 m kênh mương còn chậm, ai phụ trách.",
    "đề nghị cứng hóa tiếp 200 m đường vào khu sản xuất, nhân dân góp ngày công và cát sỏi, xã hỗ trợ xi măng.",
    "còn 6 hộ chưa làm nhà vệ sinh vì thiếu vốn; đề nghị Hội Phụ nữ giúp vay quỹ quay vòng trước ngày 15.",
    "phản ánh nhân dân lo thiếu nước sinh hoạt mùa khô ở đầu bản, đề nghị xã cho kiểm tra đường ống.",
    "tự nhận chưa đôn đốc kịp thời, tháng tới khắc phục và báo cáo chi ủy hằng tuần.",
)
WORDS = """
    đồng chí Bí thư báo cáo kết quả sản xuất vụ mùa thu hoạch xong ngô tiêm phòng cho con trâu bò tu sửa hai
    đoạn mương bị sạt chi bộ đánh giá việc vận động nhân dân giữ rừng tại khoảnh đạt yêu cầu thống nhất giao
    tổ đảng phụ trách hộ gia đình làm nhà vệ sinh hợp quy cách đề nghị xã hỗ trợ xi măng cứng hóa đường vào
    khu góp ngày công cát sỏi trước ngày báo lại ở kỳ họp sau nhất trí biểu dương nhắc nhở khắc phục nguồn vốn
    vay quỹ quay vòng nước sinh hoạt
"""
TO_DO = "Vận động hộ còn lại làm nhà vệ sinh hợp quy cách, báo cáo chi ủy"


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that is done: an act, or some lines typed into a section ("<item>/<gist or conclusion>")."""

    act: str = ""
    payload: dict[str, Any] | None = None
    section: str = ""
    text: str = ""


def evening(members: list[str], items: list[dict[str, str]]) -> Iterator[Doing]:
    """Opened, everybody marked, the agenda gone through with what was said, voted, assigned; closed."""
    talked = [each["id"] for each in items if each["kind"] not in WITHOUT_TEXT][:12]
    quiet = {each["id"] for each in items if each["kind"] == "ideology"}  # nobody is named there
    yield Doing("meetings.open_meeting", {"chair": members[0]})
    yield Doing("meetings.appoint_minute_taker", {"person": members[1]})
    for number, person in enumerate(members):
        mark = "excused" if number % 10 == 7 else "present"  # a tap each; they join while they wait
        reason = "đi khám bệnh" if mark == "excused" else ""
        yield Doing(
            "meetings.record_attendance", {"marks": [{"person": person, "mark": mark, "reason": reason}]}
        )
    guest = {"id": str(new_id()), "name": "Hoàng Văn Lực", "title": "Ủy viên Ban Chấp hành Đảng bộ xã"}
    yield Doing("meetings.record_guest_presence", {"new": [guest]})
    sections = _texts(talked)
    for number, item in enumerate(talked):
        yield from sections[number]
        for place in range(number, ENTRIES, len(talked)):
            yield _said(item, None if item in quiet else members[(place * 7) % len(members)], place)
    yield from _decided(talked[-1], members)


def _texts(talked: list[str]) -> list[list[Doing]]:
    """For each item a gist that grows in three goes, and a conclusion: so many characters over all."""
    each = CHARACTERS // len(talked)
    gist, conclusion = each * 3 // 4, each // 4
    found = []
    for number, item in enumerate(talked):
        words = _typed(number, each)
        goes = [Doing(section=f"{item}/gist", text=words[: gist * go // 3]) for go in (1, 2, 3)]
        found.append([*goes, Doing(section=f"{item}/conclusion", text=words[-conclusion:])])
    return found


def _typed(seed: int, characters: int) -> str:
    """So many characters of what might have been typed: never twice the same, or it would pack too well."""
    chance = random.Random(seed)
    words = WORDS.split()
    found = [
        chance.choice(words) if chance.random() < 0.95 else str(chance.randrange(200))
        for _word in range(characters)
    ]
    return " ".join(found)[:characters]


def _said(item: str, speaker: str | None, number: int) -> Doing:
    gist = SAID[number % len(SAID)]
    payload = {"id": str(new_id()), "item": item, "kind": "discussion", "speaker": speaker, "gist": gist}
    return Doing("meetings.record_entry", payload)


def _decided(item: str, members: list[str]) -> Iterator[Doing]:
    voters = len(members)
    for number in range(BALLOTS):
        ballot = str(new_id())
        tally = {"votes_for": voters - 6 - number, "votes_against": number, "votes_other": 1}
        shown = {"roll_version": 1, "denominator": voters, "threshold": voters // 2 + 1}
        question = f"Thông qua nội dung thứ {number + 1} của dự thảo nghị quyết tháng"
        yield Doing(
            "meetings.record_ballot",
            {
                "id": ballot,
                "item": item,
                "question": question,
                "form": "card",
                "rule": "vote.ordinary",
                **shown,
                **tally,
            },
        )
        if number == 0:
            kept = {
                "id": str(new_id()),
                "kind": "NQ",
                "title": "Nghị quyết sinh hoạt tháng",
                "ballot": ballot,
            }
            yield Doing("resolutions.propose_resolution", {**kept, "text": _typed(99, 300)})
    for number in range(TASKS):
        task = {
            "id": str(new_id()),
            "task": f"{TO_DO} ({number + 1})",
            "owner": members[number + 2],
            "due_on": "2099-12-20",
        }
        yield Doing("resolutions.assign_tasks", {"tasks": [task]})
