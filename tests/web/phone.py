"""A phone in a browser test of the installed program: signed in, with the service worker at work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from nennep.accounts.models import User
from tests.factories import Cell, World
from tests.running.moved import move_pages
from tests.servers.wires import Wire

PIN = "271130"
AT_WORK = """async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await new Promise(done =>
    navigator.serviceWorker.addEventListener("controllerchange", done, {once: true}));
  return true;
}"""


@dataclass
class Phones:
    """Pá Kìm with its meeting of the evening behind a live server, and the phones opened on it; it is 21:00 there."""

    cell: Cell
    meeting: UUID
    wire: Wire
    chromium: Browser
    moved: timedelta
    """By how much the clocks of the program and of its pages are moved."""
    contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def server(self) -> str:
        """The live server, at the other end of a wire that can be cut."""
        return f"http://localhost:{self.wire.port}"

    def cut(self, page: Page) -> None:
        """No signal from here on: the browser knows it, and its service worker, which does not, finds the wire cut."""
        self.wire.cut()
        page.context.set_offline(True)

    def restore(self, page: Page) -> None:
        """Signal again."""
        self.wire.mend()
        page.context.set_offline(False)

    def __call__(self, sign_in: bool = True, **options: Any) -> Page:
        """A page of a new phone; the secretary is signed in on it. `options`: of playwright's new_context."""
        given = {
            "viewport": {"width": 360, "height": 740},
            "locale": "vi-VN",
            "base_url": self.server,
        } | options
        context = self.chromium.new_context(**given)
        move_pages(context, self.moved)
        self.contexts.append(context)
        if sign_in:
            client = Client()
            client.force_login(User.rows.get(pk=self.cell.secretary.user_id))
            session = client.cookies["nennep_session"].value
            context.add_cookies([{"name": "nennep_session", "value": session, "url": given["base_url"]}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page


@pytest.fixture
def phone(
    live_server: LiveServer,
    world_today: World,
    tonight: UUID,
    at_nine: timedelta,
    chromium: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Phones]:
    """`phone()` opens one."""
    # playwright's own loop runs in this thread; the tests ask the database from it all the same
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cell = world_today.cells["pa_kim"]
    made = Phones(cell, tonight, Wire(urlsplit(live_server.url).port or 80), chromium, at_nine)
    yield made
    for context in made.contexts:
        context.close()
    made.wire.cut()


def until(page: Page, wanted: str, given: object = None) -> None:
    """Wait until a script answers true; the page's own policy forbids playwright's way of waiting."""
    for _attempt in range(150):
        if page.evaluate(wanted, given):
            return
        page.wait_for_timeout(100)
    raise AssertionError(wanted)


def installed(page: Page) -> None:
    """Come in, and wait until the worker serves the pages."""
    page.goto("/")
    assert page.evaluate(AT_WORK)
