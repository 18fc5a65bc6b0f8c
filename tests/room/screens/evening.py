"""A real meeting of Pá Kìm on 24/11/2026, with the agenda of its template, behind a live server; it is 21:00 there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.models import AgendaItem
from tests.browsers.pictures import keep_pictures, picture_each_press
from tests.factories import Cell, World
from tests.running.moved import move_pages


@dataclass
class Evening:
    """A meeting of Pá Kìm that can be opened now, and the browser door to it."""

    cell: Cell
    meeting: UUID
    server: str
    chromium: Browser
    contexts: list[BrowserContext]
    moved: timedelta
    """By how much the clocks of the program and of its pages are moved."""

    @property
    def address(self) -> str:
        """The room's own page."""
        return f"{self.server}/buoi/{self.meeting}/hop/"

    def item(self, kind: str) -> UUID:
        """The first agenda item of a kind."""
        return AgendaItem.rows.filter(meeting_id=self.meeting, kind=kind).order_by("position")[0].pk

    def open(self) -> None:
        """Open the meeting an hour and a half ago; shortly after midnight, at the beginning of its day."""
        midnight = datetime.combine(clock.today(), time(), tzinfo=clock.VIETNAM)
        began = max(clock.now() - timedelta(minutes=90), midnight)
        open_meeting(self.cell.secretary, meeting=self.meeting, chair=self.cell.members[0], started_at=began)

    def page(self, actor: Actor, width: int = 360, height: int = 740, language: str = "vi") -> Page:
        """A phone with somebody signed in on it."""
        client = Client()
        client.force_login(User.rows.get(pk=actor.user_id))
        context = self.chromium.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", service_workers="block"
        )
        session = client.cookies["nennep_session"].value
        context.add_cookies(
            [
                {"name": "nennep_session", "value": session, "url": self.server},
                {"name": "nennep_language", "value": language, "url": self.server},
            ]
        )
        move_pages(context, self.moved)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        return page


@pytest.fixture
def evening(
    live_server: LiveServer,
    world_today: World,
    tonight: UUID,
    at_nine: timedelta,
    chromium: Browser,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Evening]:
    """Pá Kìm's meeting of the evening, noticed and not yet opened."""
    # playwright's own loop runs in this thread; the tests ask the database from it all the same
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cell = world_today.cells["pa_kim"]
    picture_each_press(monkeypatch, request.node.name)
    made = Evening(cell, tonight, live_server.url, chromium, [], at_nine)
    yield made
    for number, context in enumerate(made.contexts):
        for page in context.pages:
            keep_pictures(page, f"{request.node.name}-{number}")
        context.close()
