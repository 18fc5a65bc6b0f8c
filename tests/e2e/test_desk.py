"""A desk of 1,280 px: pages use its width, and lines and boxes stay as long as can be read and filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.pages import PAGES
from tests.servers.serving import Served

pytestmark = [pytest.mark.browser]

NAMES = (
    "home",
    "home of the office",
    "cell",
    "roll",
    "search",
    "numbers",
    "logins",
    "resolutions",
    "tasks",
    "prepare a draft",
    "notice",
    "meeting, adopted",
    "room, from paper",
)
MOST_LETTERS, WIDEST_BOX, LEAST_USED = 85, 640, 0.75

# of texts that run over several lines: how many letters fit into one
LONG = """(most) => {
  const pen = document.createElement("canvas").getContext("2d");
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim().length > 40);
  return [...document.querySelectorAll("main :is(p, li, dd, pre, blockquote, small, cite span)")]
    .filter((e) => own(e) && e.checkVisibility())
    .map((e) => {
      const text = e.textContent.replace(/\\s+/g, " ").trim(), style = getComputedStyle(e);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const wide = pen.measureText(text).width, box = e.getBoundingClientRect().width;
      return wide > box ? [Math.round(box / (wide / text.length)), text.slice(0, 50)] : [0, ""];
    }).filter(([letters]) => letters > most);
}"""
WIDE = """(widest) => [...document.querySelectorAll("main input, main select, main textarea")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width > widest).map((e) => e.name || e.id)"""
USED = """() => {
  const main = document.querySelector("main").getBoundingClientRect();
  const leaves = [...document.querySelectorAll("main *")].filter((e) => e.checkVisibility() && !e.children.length);
  const right = Math.max(...leaves.map((e) => e.getBoundingClientRect().right));
  return (right - main.left) / (innerWidth - main.left);
}"""


@pytest.mark.parametrize("name", NAMES)
def test_a_page_uses_the_width_of_a_desk(
    name: str, stages_served: Served, tabs: Callable[[str, str], Page]
) -> None:
    role, address = PAGES[name]
    page = tabs(role, "en")
    page.goto(address(stages_served.facts))
    if "/hop/" in page.url:
        page.locator(".entry .people").wait_for()
    assert page.evaluate(LONG, MOST_LETTERS) == []
    assert page.evaluate(WIDE, WIDEST_BOX) == []
    assert page.evaluate(USED) >= LEAST_USED


def test_what_is_found_fills_both_columns(stages_served: Served, tabs: Callable[[str, str], Page]) -> None:
    """Much of one kind and little of another leave no gap between them."""
    role, address = PAGES["search"]
    page = tabs(role, "vi")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address(stages_served.facts))
    ends = page.evaluate(ENDS)
    page.set_viewport_size({"width": 360, "height": 740})
    assert len(ends) == 2
    assert max(ends) - min(ends) < 150


ENDS = """() => {
  const columns = new Map();
  for (const { left, bottom } of [...document.querySelectorAll(".hits li")].map((e) => e.getBoundingClientRect()))
    columns.set(Math.round(left), Math.max(bottom, columns.get(Math.round(left)) ?? 0));
  return [...columns.values()];
}"""
