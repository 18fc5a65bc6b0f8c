"""The room for eyes that need large letters: the browser's text at 200 %, on a phone and on a desk.

The browser's own size of text is set, as a person sets it, so that widths told in letters follow too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from nennep.meetings.models import AgendaItem
from tests.browsers.browser import CHROMIUM
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser

LOOK = """async () => {
  const wide = document.documentElement.clientWidth, found = [];
  const name = (each) => `${each.tagName} ${(each.getAttribute("aria-label") || each.innerText || each.name || "")
    .trim().replace(/\\s+/g, " ").slice(0, 40)}`;
  const shown = (each) => each.checkVisibility({ checkVisibilityCSS: true }) && !each.closest(".hush, [hidden]")
    && each.getBoundingClientRect().width > 1;
  const over = document.documentElement.scrollWidth - wide;
  if (over > 0) found.push(`the page is ${over} too wide`);
  const all = [...document.querySelectorAll("header *, #room *, #room-bar *")].filter(shown);
  for (const each of all.filter((one) => !one.closest(".table-scroll, svg"))) {
    const { left, right } = each.getBoundingClientRect();
    if (right > wide + 1 || left < -1) found.push(`over the edge: ${name(each)}`);
  }
  const pressed = all.filter((each) => each.matches("a[href], button:not([disabled]), input, select, textarea, summary")
    && !each.matches("[type=radio], [type=checkbox]"));
  for (const each of pressed) {
    each.scrollIntoView({ block: "center" });
    const { left, top, width, height } = each.getClientRects()[0] ?? each.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    const within = there && (each.contains(there) || each.closest("label")?.contains(there));
    if (!within) found.push(`covered: ${name(each)} by ${there && name(there)}`);
    if (each.clientWidth && each.matches("a, button") && each.scrollWidth > each.clientWidth + 2)
      found.push(`cut: ${name(each)}`);
  }
  scrollTo(0, 0);
  return [...new Set(found)];
}"""
"""What stands over the edge, and what cannot be pressed because something lies over it."""


@pytest.fixture(scope="module")
def large(play: Playwright) -> Iterator[Browser]:
    """A browser in which somebody set the text to twice its size."""
    browser = play.chromium.launch(
        executable_path=CHROMIUM, args=["--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"]
    )
    yield browser
    browser.close()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_with_text_at_twice_its_size_nothing_is_cut_or_covered_and_the_next_step_is_there(
    evening: Evening,  # noqa: F811
    large: Browser,
    width: int,
    height: int,
) -> None:
    evening.chromium = large
    page = evening.page(evening.cell.secretary, width=width, height=height)
    found: dict[str, Any] = {}
    page.goto(evening.address)
    expect(page.get_by_role("button", name="Bắt đầu", exact=True)).to_be_visible()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
    found["opening"] = looked_at(page)
    page.get_by_role("button", name="Bắt đầu, tất cả có mặt").click()
    expect(page.locator(".arrived")).to_be_visible()
    found["went on"] = looked_at(page)
    for place in places(evening):
        page.goto(f"{evening.address}#/{place}")
        page.wait_for_timeout(150)
        expect(page.get_by_text("Đang lấy số liệu")).to_have_count(0)
        found[place] = looked_at(page)
    assert {place: each for place, each in found.items() if each} == {}


def places(evening: Evening) -> Iterator[str]:  # noqa: F811
    """Every screen of the room while the meeting goes on."""
    yield from ("agenda", "agenda/add", "roll", "roll/pass", "guests", "times", "sheet", "unsent")
    for item in AgendaItem.rows.filter(meeting_id=evening.meeting).order_by("position"):
        yield f"item/{item.pk}"
        if item.kind == "discussion":
            yield from (f"item/{item.pk}/{panel}" for panel in ("say", "ballot", "resolution"))


def looked_at(page: Page) -> list[str]:
    """What is wrong with the screen; fails where what comes next cannot be reached and pressed."""
    expect(page.locator("#room")).to_have_text(re.compile(r"\S"))
    expect(page.locator("body.still")).to_have_count(0)
    wrong: list[str] = page.evaluate(LOOK)
    steps = page.locator(".room-steps")
    if steps.count():
        steps.locator(".button").last.click(trial=True, timeout=5000)  # scrolled to, where the screen is low
    return wrong
