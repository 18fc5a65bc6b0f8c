"""One Chromium for all browser tests of a process: two would each want the event loop of its thread, and one fails."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
WHOLE_CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
"""With all that Chromium shows of its own, its warnings too. Without a window it still makes one, toolbar and all, for
each page: half of a browser test's time.
"""
SHELL = Path("/usr/lib/chromium/chromium-headless-shell")
CHROMIUM = str(SHELL) if SHELL.exists() and "CHROMIUM" not in os.environ else WHOLE_CHROMIUM
"""The same browser without its windows, Debian's chromium-headless-shell, where it is installed."""


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    """Playwright, of which a thread may hold one; for tests that launch their own (tests.browsers.phones_offline)."""
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def chromium(play: Playwright) -> Iterator[Browser]:
    """The browser of all tests of this process. A test opens its own context: `chromium.new_context(…)`."""
    browser = play.chromium.launch(executable_path=CHROMIUM)
    yield browser
    browser.close()
