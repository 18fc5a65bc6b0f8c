"""Pictures of what browser tests come to, to be looked at: E2E_SHOTS names the folder."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

WIDTHS = {360: 740, 1280: 900}


def keep_pictures(page: Page, name: str) -> None:
    """The page on a phone and on a desk, whole; only what is seen, where a dialog stands over it."""
    folder = os.environ.get("E2E_SHOTS")
    if not folder or page.url == "about:blank":
        return
    before = page.viewport_size
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(200)
        page.screenshot(
            path=Path(folder) / f"{_plain(name)}-{width}.png",
            full_page=page.locator("dialog[open]").count() == 0,
        )
    if before:
        page.set_viewport_size(before)


def picture_each_press(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What stands on the screen before each press of a test."""
    folder = os.environ.get("E2E_SHOTS")
    if not folder:
        return
    press, number = Locator.click, count(1)

    def pictured(what: Locator, *args: Any, **kwargs: Any) -> None:
        what.wait_for()
        what.page.screenshot(path=Path(folder) / f"{_plain(name)}-{next(number):02}.png")
        press(what, *args, **kwargs)

    monkeypatch.setattr(Locator, "click", pictured)


def _plain(name: str) -> str:
    return re.sub(r"[^a-zA-Z0-9]+", "-", name).strip("-")
