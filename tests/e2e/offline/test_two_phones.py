"""Two phones of one meeting, both without signal: everything of both is kept, and nothing is overwritten unseen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.offline.conftest import Opened
from tests.e2e.offline.hall import FARMER, MEMBER
from tests.servers.https import SecureServed

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_two_tallies_stand_side_by_side_and_two_texts_become_one(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    chair, taker = opened(cell), opened(cell, "deputy")
    chair.take_along()
    chair.enter()
    chair.open_meeting()
    chair.mark_all()
    chair.received()
    taker.take_along()
    taker.enter()
    for phone, words, name in ((chair, "Mùa khô đến sớm.", FARMER), (taker, "Cần dọn đường băng.", MEMBER)):
        phone.cut()
        phone.write(words)
        phone.say(name, f"Nhất trí. {words}")
    chair.vote(votes_for=9, other=1)
    taker.vote(votes_for=8, other=2)
    taker.restore()
    taker.received()
    chair.restore()
    chair.sees("có việc cần xem lại")
    chair.page.evaluate("location.hash = '#/unsent'")
    chair.sees("Hai máy cùng ghi một lần biểu quyết")
    sides = chair.page.locator(".sides .card")
    expect(sides.nth(0)).to_contain_text("9/11")
    expect(sides.nth(1)).to_contain_text("8/11")
    chair.look("offline-two-tallies")
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    assert found["ballots"] == [[8, 0, 2, 11, 6, True]]
    chair.press("Lấy theo máy này")
    chair.received()
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    assert found["ballots"] == [[9, 0, 1, 11, 6, True]]
    assert found["ballots_withdrawn"] == 1
    assert sorted(found["entries"]) == ["Nhất trí. Cần dọn đường băng.", "Nhất trí. Mùa khô đến sớm."]
    (text,) = found["texts"].values()
    assert sorted(text) == sorted("Mùa khô đến sớm.Cần dọn đường băng.")  # both whole, in any order
    assert "Mùa khô đến sớm." in text
    assert len({each["device"] for each in found["acts"] if each["device"]}) == 2
