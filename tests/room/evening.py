"""A real meeting of Pá Kìm, today, with the agenda of its template, behind a live server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import ItemSource, MeetingKind, MeetingState
from nennep.meetings.models import AgendaItem, Meeting
from nennep.resolutions.models import Assignment
from nennep.rulebook.agendas import agenda_for
from tests import factories
from tests.factories import Cell, World


@dataclass
class Evening:
    """A meeting of Pá Kìm that can be opened now, and the browser door to it."""

    cell: Cell
    meeting: UUID
    server: str
    chromium: Browser
    contexts: list[BrowserContext]

    @property
    def address(self) -> str:
        """The room's own page."""
        return f"{self.server}/buoi/{self.meeting}/hop/"

    def item(self, kind: str) -> UUID:
        """The first agenda item of a kind."""
        return AgendaItem.rows.filter(meeting_id=self.meeting, kind=kind).order_by("position")[0].pk

    def open(self) -> None:
        """Open the meeting an hour and a half ago."""
        began = clock.now() - timedelta(minutes=90)
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
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        return page


def planned(cell: Cell) -> UUID:
    """A regular meeting today with the agenda of its template, and two tasks open from last month."""
    today = clock.today()
    earlier, meeting = (
        Meeting.rows.create(
            id=new_id(),
            body_id=cell.body,
            kind=MeetingKind.REGULAR,
            month=day.replace(day=1),
            starts_at=clock.now() - timedelta(days=back),
            place="Nhà văn hóa bản Pá Kìm",
            state=state,
        ).pk
        for day, back, state in (
            (today - timedelta(days=30), 30, MeetingState.ISSUED),
            (today, 0, MeetingState.NOTIFIED),
        )
    )
    for position, each in enumerate(agenda_for("regular", "hamlet", today).standard_items(), start=1):
        AgendaItem.rows.create(
            id=new_id(),
            meeting_id=meeting,
            position=position,
            phase=str(each.phase),
            kind=str(each.kind),
            title=each.title,
            hint=each.hint,
            field=each.field,
            source=ItemSource.TEMPLATE,
        )
    for task, owner in (("Phát dọn đường băng cản lửa", 4), ("Vận động 3 hộ làm chuồng trại xa nhà", 5)):
        Assignment.rows.create(
            id=new_id(),
            body_id=cell.body,
            meeting_id=earlier,
            task=task,
            owner_id=cell.members[owner],
            owner_name=factories.NAMES[owner],
            due_on=today,
            assigned_at=clock.now(),
        )
    return meeting


@pytest.fixture
def evening(
    live_server: LiveServer, world_today: World, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Evening]:
    """Pá Kìm's meeting of today, noticed and not yet opened."""
    # playwright's own loop runs in this thread; the tests ask the database from it all the same
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cell = world_today.cells["pa_kim"]
    made = Evening(cell, planned(cell), live_server.url, chromium, [])
    yield made
    for context in made.contexts:
        context.close()
