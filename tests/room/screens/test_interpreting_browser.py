"""In the room: the language in which contents were also given, and who interpreted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from nennep.core.ids import new_id
from nennep.meetings.models import Meeting
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import enter, received

pytestmark = pytest.mark.browser


def test_the_language_and_who_interpreted_are_recorded_without_a_signal(evening: Evening) -> None:
    page = enter(evening)
    page.goto(evening.address + "#/guests")
    page.get_by_text("Phổ biến bằng tiếng dân tộc").click()
    page.context.set_offline(True)
    page.get_by_label("Bằng tiếng").fill("tiếng Mông")
    page.get_by_label("Người dịch").fill("Giàng Thị Mỷ")
    page.get_by_role("button", name="Ghi người dịch").click()
    expect(page.get_by_text("Phổ biến bằng tiếng Mông, người dịch: Giàng Thị Mỷ")).to_be_visible()
    page.context.set_offline(False)
    received(page)
    kept = Meeting.rows.get(pk=evening.meeting)
    assert (kept.other_language, kept.interpreter) == ("Mông", "Giàng Thị Mỷ")


def test_what_an_earlier_meeting_said_is_one_press(evening: Evening) -> None:
    earlier = Meeting.rows.get(pk=evening.meeting)
    earlier.pk = earlier.id = new_id()
    earlier.starts_at -= timedelta(days=30)
    earlier.state, earlier.other_language, earlier.interpreter = "issued", "Mông", "Mùa A Tủa"
    earlier.save(force_insert=True)
    page = enter(evening)
    page.goto(evening.address + "#/guests")
    page.get_by_role("button", name="Như buổi trước: Phổ biến bằng tiếng Mông").click()
    received(page)
    assert Meeting.rows.get(pk=evening.meeting).interpreter == "Mùa A Tủa"
