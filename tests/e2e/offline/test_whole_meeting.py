"""The whole meeting on one phone without signal; the browser dies; in the end it is on the server once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from nennep.core import clock
from tests.e2e.offline.conftest import Opened
from tests.e2e.offline.hall import CONCLUSION, FARMER, GIST, MEMBER, TOPIC, Hall
from tests.servers.https import SecureServed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ACTS = [
    "meetings.open_meeting",
    "meetings.appoint_minute_taker",
    "meetings.record_attendance",
    "meetings.record_guest_presence",
    "resolutions.hear_progress",
    "meetings.record_entry",
    "meetings.record_ballot",
    "meetings.reserve_opinion",
    "meetings.add_item_in_session",
    "meetings.note_paper_only",
    "resolutions.assign_tasks",
    "room.agree_score",
    "meetings.set_times",
    "room.adopt_minutes",
]
"""What one evening comes to, in the order in which it is done below; waiting marks are one act."""


def test_a_meeting_without_signal_is_on_the_server_once(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.close()  # the evening before; on the day the phone is started anew
    phone.cut()
    phone.open()
    phone.enter()
    first_half(phone)
    phone.kill()
    phone.open()
    phone.enter()
    still_there(phone)
    second_half(phone)
    adopted = clock.now()
    assert secure.run("tests.e2e.offline.entered:figures", cell["meeting"])["state"] in ("draft", "prepared")
    signal = clock.now()
    phone.restore()
    phone.received()
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    facts_are_there(found, cell)
    acts_are_there(found, adopted, signal)


def first_half(phone: Hall) -> None:
    """To the discussion."""
    phone.open_meeting()
    phone.appoint()
    phone.mark_all()
    phone.welcome()
    phone.hear_of_tasks()
    phone.write()
    phone.open_more("Kết luận của chủ trì")
    phone.page.get_by_role("textbox", name="Kết luận của chủ trì").fill(CONCLUSION)
    phone.say(FARMER, "Tổ rừng nhận dọn hai cây số.")
    phone.kept()


def still_there(phone: Hall) -> None:
    """After the browser was killed: what was entered, and what it comes to."""
    phone.kept()
    phone.waits("Điểm danh", "Đại biểu", "Ghi ý kiến", "Phần ghi của biên bản")
    phone.to_item(TOPIC)
    phone.sees("Tổ rừng nhận dọn hai cây số.")
    assert phone.page.get_by_label("Nội dung, tóm tắt").input_value() == GIST
    phone.page.evaluate("location.hash = '#/roll'")
    phone.sees("Đã điểm danh đủ.")


def second_half(phone: Hall) -> None:
    """From the ballot to the lock."""
    phone.vote()
    phone.reserve()
    phone.note_paper()
    phone.assign()
    phone.score()
    phone.to_item("Kết thúc buổi sinh hoạt")
    phone.press("Kết thúc bây giờ")
    phone.sees("Đã họp")
    phone.waits("Điểm danh")
    phone.look("offline-unsent")
    phone.read_back("Tổ rừng nhận dọn hai cây số.", CONCLUSION, MEMBER, "9/11")
    phone.look("offline-read-back")
    phone.adopt()
    phone.look("offline-adopted")
    phone.kept()


def facts_are_there(found: dict[str, Any], cell: dict[str, Any]) -> None:
    """Everything that was held, as it was held."""
    assert found["state"] == "adopted"
    assert found["chair"] == cell["members"][0]
    assert sorted(found["marks"].values()) == ["excused", *["present"] * 10]
    assert found["guests"] == [["Đồng chí Điêu Thị Lan", True]]
    assert found["entries"] == ["Tổ rừng nhận dọn hai cây số."]
    assert found["ballots"] == [[9, 0, 1, 11, 6, True]]
    assert found["opinions"] == ["Đề nghị mua loại rẻ hơn."]
    assert found["paper"] == [["Quyển 3", "41"]]
    assert found["tasks"] == ["Dọn 3 km đường băng cản lửa"]
    assert found["heard"] == ["done", "open"]
    assert found["scored"] == 1
    assert sorted(found["texts"].values()) == sorted([GIST, CONCLUSION])
    assert found["breaks"] == []


def acts_are_there(found: dict[str, Any], adopted: datetime, signal: datetime) -> None:
    """Each act once, in the order of the device, captured before the signal came back and received after it."""
    made = [each for each in found["acts"] if each["device"]]
    assert [each["act"] for each in made] == ACTS
    assert len({each["key"] for each in made}) == len(made)
    assert len({each["device"] for each in made}) == 1
    numbers = [each["device_seq"] for each in made]
    assert numbers == sorted(set(numbers))
    captured = [datetime.fromisoformat(each["captured_at"]) for each in made]
    received = [datetime.fromisoformat(each["received_at"]) for each in made]
    assert captured == sorted(captured)
    # the phone's clock and the server's, as the phone knows them, agree to within a second or two
    assert captured[-1] <= adopted + timedelta(seconds=2)
    assert min(received) >= signal
    assert received[0] - captured[0] > timedelta(seconds=3)
