"""One Chromium for all browser tests of a process: two would each want the event loop of its thread, and one fails."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    """Playwright, of which a thread may hold one; for tests that launch their own (tests.phones_offline)."""
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def chromium(play: Playwright) -> Iterator[Browser]:
    """Debian's Chromium (or the one that CHROMIUM names). A test opens its own context: `chromium.new_context(…)`."""
    browser = play.chromium.launch(executable_path=CHROMIUM)
    yield browser
    browser.close()
