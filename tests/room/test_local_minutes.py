"""The minutes as the phone draws them without a server, in the bundle that ships, against the server's own."""

from __future__ import annotations

import html
import json
import re
import subprocess
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from nennep.collab.selectors import read_texts
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.guests import NewGuest, record_guest_presence
from nennep.meetings.actions.proxy_entries import enter_by_proxy
from nennep.meetings.actions.session import open_meeting, record_interpreting
from nennep.meetings.models import AgendaItem, Guest, Meeting, ProxyEntry
from nennep.minutes.texts import keys_of
from nennep.resolutions.actions import NewTask, assign_tasks
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.room.package import meeting_package
from nennep.scores.in_meeting.score import score_of
from nennep.typesetting.html import render_html
from tests.factories import Cell, World
from tests.offline.shipped import NODE, bundle
from tests.room import story
from tests.room.conftest import Facts
from tests.room.printed import minutes_now

# what lit would draw, as HTML: the strings of a template with its values between them
DRAW = """
const fs = require("fs");
globalThis.document = { createTreeWalker: () => ({}), createComment: () => ({}), getElementById: () => null };
eval(fs.readFileSync(process.argv[1], "utf8"));
const { pack, texts } = JSON.parse(fs.readFileSync(0, "utf8"));
const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
function flat(value) {
  if (typeof value === "symbol" || value == null) return "";
  if (Array.isArray(value)) return value.map(flat).join("");
  if (value.strings) return value.strings.map((each, at) => each + flat(value.values[at])).join("");
  return safe(String(value));
}
const read = (item, section) => texts[`meeting/${pack.meeting.id}/${item}/${section}`] ?? "";
globalThis.nennepRoom.modules.localMinutes().then(({ localMinutes }) => console.log(flat(localMinutes(pack, read))));
"""
BLOCKS = re.compile(r"</?(p|h\d|li|ul|td|th|tr|div|article|header|footer|table|thead|tbody)\b[^>]*>")


def lines(drawn: str) -> list[str]:
    """The text of each block of a drawn document, in order."""
    text = html.unescape(re.sub(r"<[^>]*>", "", BLOCKS.sub("\n", drawn)))
    return [line for each in text.split("\n") if (line := " ".join(each.split()))]


def on_the_phone(actor: Actor, meeting: UUID) -> list[str]:
    """The lines that the script draws from the package and the texts."""
    access = access_meeting(actor, meeting)
    pack = json.loads(json.dumps(meeting_package(access), default=str))
    agenda = AgendaItem.rows.filter(meeting_id=meeting, dropped=False)
    sent: dict[str, Any] = {"pack": pack, "texts": read_texts(keys_of(access.meeting, agenda))}
    done = subprocess.run(
        [str(NODE), "-e", DRAW, str(bundle())],
        input=json.dumps(sent),
        capture_output=True,
        text=True,
        check=True,
    )
    return lines(done.stdout)


def on_the_server(meeting: UUID) -> list[str]:
    return lines(str(render_html(minutes_now(meeting))))


def agree(actor: Actor, meeting: UUID) -> list[str]:
    """Both say the same, but for the superior and the place of the letterhead; answers with the phone's lines."""
    here, there = on_the_phone(actor, meeting), on_the_server(meeting)
    title = there.index("BIÊN BẢN")
    assert here[here.index("BIÊN BẢN") :] == there[title:]
    assert [each for each in here[: here.index("BIÊN BẢN")] if each not in there[:title]] == []
    return here


@pytest.fixture
def agreed(pa_kim: Cell, told: UUID, facts: Facts) -> UUID:
    """The evening with a score besides."""
    score = score_of(facts(told))
    assert score is not None
    given = [
        ScoreMark(criterion=each.criterion, points=each.suggested or each.maximum)
        for each in score.lines
        if each.applies
    ]
    agree_score(pa_kim.secretary, meeting=told, lines=given)
    return told


def test_a_whole_evening_reads_the_same_without_a_server(pa_kim: Cell, agreed: UUID) -> None:
    here = agree(pa_kim.secretary, agreed)
    assert any(each.startswith("Tự đánh giá, chấm điểm chất lượng buổi sinh hoạt:") for each in here)
    assert (
        "Nội dung này chỉ ghi sổ giấy: quyển 02, trang 45. Biểu quyết: tán thành 10; không tán thành 0; ý kiến khác 0."
        in here
    )


def test_a_meeting_just_opened_reads_the_same(pa_kim: Cell) -> None:
    meeting = story.plan(pa_kim, story.EVENING)
    with clock.at(story.EVENING):
        story.begin(pa_kim, meeting)
    agree(pa_kim.secretary, meeting)


def test_what_the_office_entered_is_marked_alike(world: World, pa_kim: Cell) -> None:
    meeting, entered = story.plan(pa_kim, story.EVENING), new_id()
    with clock.at(story.EVENING + timedelta(days=2)):
        enter_by_proxy(
            world.clerk, id=entered, meeting=meeting, reason="Không có điện thoại.", source="Sổ quyển 2"
        )
        open_meeting(world.clerk, meeting=meeting, chair=pa_kim.members[0], started_at=story.EVENING)
        assert any(each.endswith("Chờ bí thư chi bộ xác nhận.") for each in agree(world.clerk, meeting))
        ProxyEntry.rows.filter(pk=entered).update(state="confirmed", settled_at=clock.now())
        here = agree(pa_kim.secretary, meeting)
        assert any(each.endswith("Bí thư chi bộ đã xác nhận ngày 26/11/2026.") for each in here)


def test_facts_without_an_item_get_a_section_of_their_own(pa_kim: Cell, agreed: UUID) -> None:
    AgendaItem.rows.filter(meeting_id=agreed, kind__in=("last_month_tasks", "assignments", "score")).update(
        dropped=True
    )
    here = agree(pa_kim.secretary, agreed)
    assert "III- PHÂN CÔNG NHIỆM VỤ" in here or "IV- PHÂN CÔNG NHIỆM VỤ" in here


def test_observers_of_a_model_meeting_on_a_theme_are_counted(pa_kim: Cell, told: UUID) -> None:
    Meeting.rows.filter(pk=told).update(is_model=True, theme="bảo vệ rừng")
    new = [NewGuest(id=new_id(), name=f"Quan sát viên {number}", is_observer=True) for number in range(6)]
    record_guest_presence(pa_kim.deputy, meeting=told, new=new)
    here = agree(pa_kim.secretary, told)
    assert any("6 đại biểu dự học tập" in each for each in here)
    Guest.rows.filter(meeting_id=told, name="Quan sát viên 5").update(withdrawn=True)
    assert any("(Quan sát viên 0, " in each for each in agree(pa_kim.secretary, told))


def test_another_language_and_its_interpreter_are_said_alike(pa_kim: Cell, told: UUID) -> None:
    record_interpreting(pa_kim.deputy, meeting=told, language="Hà Nhì", interpreter="Lỳ Xè Pơ")
    assert "- Phổ biến bằng: tiếng Hà Nhì, người dịch: Lỳ Xè Pơ" in agree(pa_kim.secretary, told)
    record_interpreting(pa_kim.deputy, meeting=told, language="Hà Nhì")
    assert "- Phổ biến bằng: tiếng Hà Nhì" in agree(pa_kim.secretary, told)


def test_what_was_typed_with_dashes_and_signs_is_drawn_alike(pa_kim: Cell, told: UUID) -> None:
    text = "Mở đầu <b>đậm</b> & hết\n\n- một\n• hai\nGiữa\n- ba\n\n– bốn"
    story.write(pa_kim, told, "gist", text, story.item(told, "ideology"))
    story.write(pa_kim, told, "conclusion", "- chỉ có gạch\nrồi câu", story.item(told, "ideology"))
    assign_tasks(
        pa_kim.deputy,
        meeting=told,
        tasks=[NewTask(id=new_id(), task="Việc 5 < 6 & 7", owner_name="Cả chi bộ")],
    )
    here = agree(pa_kim.secretary, told)
    assert "Mở đầu <b>đậm</b> & hết" in here
