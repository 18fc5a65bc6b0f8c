"""Who asked before the meeting to speak stands at the item, until they have spoken."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.models import Entry, SpeakingRequest
from nennep.rulebook.enums import ItemKind
from tests import factories
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import at, enter, received
from tests.worlds import first_item

pytestmark = pytest.mark.browser


def test_one_press_opens_the_form_with_the_name_of_who_asked_and_leaves_the_list_then(
    evening: Evening,
) -> None:
    person = evening.cell.members[4]
    SpeakingRequest.rows.create(
        id=new_id(),
        meeting_id=evening.meeting,
        item_id=first_item(evening.meeting, ItemKind.FIELD),
        person_id=person,
        note="Đường băng phía suối",
        asked_at=clock.now(),
    )
    page = enter(evening)
    at(page, evening, "field")
    row = page.get_by_role("listitem").filter(has_text="Đường băng phía suối").last
    expect(row).to_contain_text(factories.NAMES[4])
    page.context.set_offline(True)
    row.get_by_role("link").click()
    page.get_by_label("Ý chính").fill("Dọn phía suối trước.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(page.get_by_text("Dọn phía suối trước.")).to_be_visible()
    expect(page.get_by_text("Đường băng phía suối")).to_have_count(0)
    page.context.set_offline(False)
    received(page)
    entry = Entry.rows.get(meeting_id=evening.meeting, gist="Dọn phía suối trước.")
    assert entry.speaker_id == person
