"""Changing the language takes nothing that was typed into a form; what is secret is never put aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.pages import PAGES
from tests.servers.serving import Served

pytestmark = [pytest.mark.browser]

FILL = """() => {
  const never = "[type=hidden], [type=file], [type=submit], [readonly], [disabled], .hush";
  const boxes = [...document.querySelectorAll("main form input, main form textarea, main form select")]
    .filter((box) => box.name && !box.matches(never) && !box.hasAttribute("data-autosubmit"));
  const put = (box, at) => {
    if (box.type === "radio" || box.type === "checkbox") { if (!box.disabled) box.checked = !box.checked; }
    else if (box.matches("select")) box.selectedIndex = box.options.length - 1;
    else box.value = box.type === "number" ? "1" : `nửa chừng ${at}`;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  boxes.forEach(put);
  return boxes.length;
}"""
READ = """() => [...document.querySelectorAll("main form input, main form textarea, main form select")]
  .filter((box) => box.name && !box.matches("[type=hidden], [type=file], [type=submit], .hush"))
  .map((box) => [
    box.name,
    box.autocomplete === "one-time-code" ? "password" : box.type,
    /radio|checkbox/.test(box.type) ? String(box.checked) : box.value,
  ])"""


def switch(page: Page, language: str) -> None:
    if page.locator("details.menu > summary").count():
        page.locator("details.menu > summary").click()
    with page.expect_navigation():
        page.locator(f".languages button[value={language}]").click()


def typed(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(READ)
    return found


@pytest.mark.parametrize("role", sorted({role for role, _address in PAGES.values()}))
def test_what_was_typed_into_a_form_stands_in_the_other_language(
    role: str, stages_served: Served, tabs: Callable[[str, str], Page]
) -> None:
    page = tabs(role, "vi")
    lost: dict[str, Any] = {}
    filled = 0
    for name, (who, address) in PAGES.items():
        if who != role or "/hop/" in address(stages_served.facts):
            continue
        page.goto(address(stages_served.facts))
        if not page.locator(".languages").count() or not page.evaluate(FILL):
            continue
        filled += 1
        before = typed(page)
        switch(page, "en")
        after = typed(page)
        expected = [["" if kind == "password" else value] for _name, kind, value in before]
        if [[value] for _name, _kind, value in after] != expected:
            lost[name] = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
        kept = page.evaluate("JSON.stringify(sessionStorage)")
        assert "nửa chừng" not in kept, name
        page.goto("about:blank")
        page.goto(address(stages_served.facts))
        switch(page, "vi")
    assert lost == {}
    assert filled or role in (
        "",
        "charge",
        "proxy_clerk",
    )  # pages without a form, or without a change of language
