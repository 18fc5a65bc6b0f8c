"""An opening that the server refuses, with what was recorded after it: nothing falls unseen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, expect

from nennep.accounts.models import User
from nennep.authority.actions import confirm_duties
from nennep.core import clock
from nennep.meetings.actions.session import open_meeting, take_roll
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Attendance, Meeting
from nennep.membership.actions import end_position
from nennep.membership.models import Membership, Position
from nennep.sync.importing import keep_file, take_in
from tests.factories import OPERATOR, World, roll
from tests.fixtures import EVENING
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import at, enter, mark, received
from tests.room.without_signal.test_room_offline_screens_browser import say_yes, state

pytestmark = pytest.mark.browser


def refused_opening(evening: Evening) -> Page:
    """Opened without a signal with somebody in the chair who had left the cell; one was marked."""
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.context.set_offline(True)
    page.get_by_label("Chủ trì").select_option(label="Lò Văn Dương")
    page.get_by_label("Người ghi biên bản").select_option("")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(state(page)).to_have_text("đã lưu trên máy · 2 việc chờ gửi")
    return page


def leave(evening: Evening, name: str) -> None:
    Membership.rows.filter(person__full_name=name).update(valid_to=EVENING.date().replace(day=1))


def test_dropping_an_opening_says_what_falls_and_keeps_it_to_be_read(evening: Evening) -> None:
    page = refused_opening(evening)
    leave(evening, "Lò Văn Dương")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_role("heading", name="Các việc đi kèm việc này")).to_be_visible()
    expect(page.get_by_text("1 việc ghi ở dưới cũng không vào biên bản")).to_be_visible()
    expect(page.get_by_role("button", name="Sửa lại")).to_be_visible()
    page.get_by_role("button", name="Bỏ cả 2 việc").click()
    say_yes(page)
    expect(page.get_by_role("heading", name="Việc đã bỏ")).to_be_visible()
    expect(page.locator("#room")).to_contain_text("Bắt đầu")
    expect(page.locator("#room")).to_contain_text("Lò Thị Ân")
    assert not Attendance.rows.filter(meeting_id=evening.meeting).exists()


def test_what_stands_on_an_opening_goes_into_the_meeting_that_was_opened_elsewhere(evening: Evening) -> None:
    page = refused_opening(evening)
    leave(evening, "Lò Văn Dương")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_role("button", name="Bỏ cả 2 việc")).to_be_visible()
    open_meeting(evening.cell.deputy, meeting=evening.meeting, chair=evening.cell.members[1])
    page.reload()
    page.get_by_role("button", name="Bỏ riêng việc này, gửi 1 việc còn lại").click()
    received(page)
    assert Meeting.rows.get(pk=evening.meeting).chair_id == evening.cell.members[1]
    assert Attendance.rows.filter(meeting_id=evening.meeting, mark="present").count() == 1


def test_an_adoption_that_lacks_a_mark_says_that_the_mark_goes_before_it_and_leads_there(
    evening: Evening,
) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    at(page, evening, "appoint_minute_taker")
    page.get_by_label("Người ghi biên bản").select_option(label="Cà Văn Bình Minh")
    page.get_by_role("button", name="Cử ghi biên bản").click()
    at(page, evening, "read_minutes")
    page.get_by_role("button", name="Thông qua và khóa biên bản").click()
    say_yes(page)
    expect(page.get_by_role("heading", name="Biên bản đã thông qua và khóa")).to_be_visible()
    (late,) = roll(evening.cell.id, ("Lò Thị Muộn",))
    take_roll(evening.cell.secretary, meeting=evening.meeting, reason="Mới chuyển đến")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.locator("#room")).to_contain_text("Biên bản chưa khóa. Ghi phần còn thiếu ở đây trước")
    page.get_by_role("link", name="Còn 1 đồng chí chưa điểm danh.").click()
    mark(page, "Lò Thị Muộn", "Có mặt")
    page.goto(evening.address + "#/unsent")
    page.get_by_role("button", name="Gửi lại", exact=True).click()
    received(page)
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.ADOPTED
    assert Attendance.rows.get(meeting_id=evening.meeting, person_id=late).mark == "present"


def test_what_was_set_aside_of_a_meeting_that_is_over_is_read_from_home(evening: Evening) -> None:
    page = refused_opening(evening)
    leave(evening, "Lò Văn Dương")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    page.get_by_role("button", name="Bỏ cả 2 việc").click()
    say_yes(page)
    expect(page.get_by_role("heading", name="Việc đã bỏ")).to_be_visible()
    Meeting.rows.filter(pk=evening.meeting).update(state=MeetingState.CANCELLED, reason="Mưa lũ")
    stored = page.evaluate(
        """async (user) => {
          const store = await nennepRoom.DeviceStore.open(user);
          const outcome = await (await nennepRoom.modules.prefetch()).prefetchMeetings(store);
          return [outcome, (await store.packages.all()).length];
        }""",
        str(evening.cell.secretary.user_id),
    )
    assert stored == ["kept", 1]
    page.goto(f"{evening.server}/may-cua-toi/")
    page.get_by_role("link", name="Việc còn trên máy này").click()
    page.get_by_role("link", name="Việc đã bỏ").click()
    home = page.locator("#offline-home")
    expect(home).to_contain_text("Bắt đầu")
    expect(home).to_contain_text("Lò Thị Ân")
    page.goto(f"{evening.server}/khung/mat-song/#/")
    expect(home.get_by_role("link", name="Vào phòng họp")).to_have_count(0)


def test_what_another_person_decides_about_waits_with_its_file_and_is_taken_in_by_it(
    evening: Evening, tmp_path: Path
) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(state(page)).to_have_text("đã lưu trên máy · 1 việc chờ gửi")
    user = str(evening.cell.secretary.user_id)
    page.evaluate(CAPTURED_YESTERDAY, user)
    for position in Position.rows.filter(person_id=evening.cell.members[0]):
        end_position(OPERATOR, position=position.pk, last_day=clock.today() - timedelta(days=1))
    page.context.set_offline(False)
    page.goto(evening.address + "?")
    expect(page.locator("main")).to_contain_text("Chờ người khác xem")
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.locator("main")).to_contain_text("Đồng chí lưu ra tệp, đưa cho đồng chí đang chủ trì")
    expect(page.get_by_role("button", name="Sửa lại")).to_have_count(0)
    expect(page.locator("main .rows").first).to_contain_text("Điểm danh")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Lưu ra tệp").click()
    saved.value.save_as(tmp_path / "file.json")
    assert not Attendance.rows.filter(meeting_id=evening.meeting, mark="present").exists()
    file = keep_file(evening.cell.deputy, (tmp_path / "file.json").read_bytes())
    take_in(evening.cell.deputy, file, left_out=frozenset())
    assert Attendance.rows.filter(meeting_id=evening.meeting, mark="present").count() == 1
    page.get_by_role("button", name="Gửi lại", exact=True).click()  # the server has it by now
    expect(page.locator("main")).to_contain_text("Không còn việc nào chờ gửi.")


def test_what_an_unconfirmed_secretary_did_without_a_signal_waits_until_a_leader_confirms(
    evening: Evening, world_today: World
) -> None:
    """A login whose password was set by a code on a strange device neither hears nor chairs before that."""
    user = evening.cell.secretary.user_id
    User.rows.filter(pk=user).update(password=make_password("mot-cau-ngan"))
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.context.set_offline(True)
    page.get_by_label("Người ghi biên bản").select_option("")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(state(page)).to_have_text("đã lưu trên máy · 2 việc chờ gửi")
    User.rows.filter(pk=user).update(confirmed_at=None)
    page.context.set_offline(False)
    page.goto(evening.address + "?")
    expect(page.locator("main")).to_contain_text("Chờ người khác xem")
    page.get_by_role("link", name="Xem và chọn").click()
    for kept in ("Điểm danh", "xác nhận"):
        expect(page.locator("main")).to_contain_text(kept)
    expect(page.get_by_role("button", name="Sửa lại")).to_have_count(0)
    expect(page.get_by_role("button", name="Lưu ra tệp")).to_be_visible()
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.NOTIFIED
    confirm_duties(world_today.commune_secretary, organisation=world_today.commune, logins=[user])
    page.get_by_role("button", name="Gửi lại", exact=True).click()
    expect(page.locator("main")).to_contain_text("Không còn việc nào chờ gửi.")
    assert Attendance.rows.filter(meeting_id=evening.meeting, mark="present").count() == 1


def test_taking_an_opening_back_is_offered_only_where_it_can_work(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/times")
    expect(page.get_by_role("link", name="Bắt đầu nhầm? Bỏ lần bắt đầu")).to_be_visible()
    page.context.set_offline(True)
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    page.goto(evening.address + "#/times")
    expect(page.get_by_text("Bắt đầu nhầm thì chờ có sóng")).to_be_visible()
    expect(page.get_by_role("link", name="Bắt đầu nhầm? Bỏ lần bắt đầu")).to_have_count(0)
    page.context.set_offline(False)
    received(page)
    page.get_by_role("link", name="Bắt đầu nhầm? Bỏ lần bắt đầu").click()
    page.get_by_label("Bỏ cả phần điểm danh").check()
    page.get_by_role("button", name="Bỏ lần bắt đầu này").click()
    page.wait_for_url(f"**/buoi/{evening.meeting}/")
    assert Meeting.rows.get(pk=evening.meeting).state == MeetingState.NOTIFIED


CAPTURED_YESTERDAY = """async (user) => {
  const store = await nennepRoom.DeviceStore.open(user);
  const [{ acts }] = await store.waiting();
  for (const act of acts) {
    const before = new Date(Date.parse(act.capturedAt) - 86_400_000).toISOString();
    await store.acts.put({ ...act, capturedAt: before });
  }
}"""
"""What waits was captured a day earlier: the phone had no signal since."""


OPENED_WITH_WHO_LEFT = """async ([user, meeting, body, gone, roll]) => {
  const store = await nennepRoom.DeviceStore.open(user);
  const payload = { id: meeting, body, kind: "regular", chair: gone, items: [] };
  await store.acts.put({ key: crypto.randomUUID(), name: "meetings.open_now", version: 1, seq: 10, attempts: 1, payload,
    capturedAt: new Date().toISOString(), offsetMs: 0, subject: `meeting/${meeting}`,
    refusal: { code: "not_on_roll", sentence: "Người chủ trì phải có trong danh sách.", facts: { roll } } });
}"""


def test_an_opening_with_who_left_the_roll_goes_again_with_a_chair_that_is_chosen(evening: Evening) -> None:
    cell = evening.cell
    page = evening.page(cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    body = Meeting.rows.get(pk=evening.meeting).body_id
    roll = [{"person": str(cell.members[0]), "name": "Lò Văn Sáng"}]
    said = [cell.secretary.user_id, evening.meeting, body, cell.members[2]]
    page.evaluate(OPENED_WITH_WHO_LEFT, [*map(str, said), roll])
    page.goto(evening.address + "?#/unsent")
    page.get_by_label("Chủ trì").select_option(label="Lò Văn Sáng")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    received(page)
    held = Meeting.rows.get(pk=evening.meeting)
    assert (held.state, held.chair_id) == (MeetingState.IN_SESSION, cell.members[0])
