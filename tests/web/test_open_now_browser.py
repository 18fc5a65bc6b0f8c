"""“Mở buổi họp ngay” stands on home in a place that is kept for it: nothing moves when the script fills it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.room.screens.evening import Evening
from tests.room.screens.test_taps_browser import nothing_prepared, sign_in  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser

PLACES = """() => [...document.querySelectorAll("#main :is(h1, h2, .card, .row, .button), #open-now")]
  .filter((each) => each.checkVisibility() && !each.closest("#kit, #open-now > *"))
  .map((each) => [each.textContent.trim().slice(0, 20), Math.round(each.getBoundingClientRect().top + scrollY)])
  .filter(([, top]) => top > 0)"""
STANDING = """(found) => Object.fromEntries(found.map(([name, top]) => [name, top]))"""


def places(page: Page) -> dict[str, int]:
    """What stands on the page outside the strip, and how far down."""
    found: dict[str, int] = page.evaluate(STANDING, page.evaluate(PLACES))
    return {name: top for name, top in found.items() if name and "Mở buổi họp" not in name}


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_it_arrives(nothing_prepared: Evening, width: int) -> None:  # noqa: F811
    page = sign_in(nothing_prepared).page
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(nothing_prepared.server, wait_until="domcontentloaded")
    button = page.locator("#open-now").get_by_role("button", name="Mở buổi họp ngay")
    expect(button).to_have_count(0)
    before = places(page)
    assert len(before) > 3
    expect(button).to_be_enabled()
    assert places(page) == before
