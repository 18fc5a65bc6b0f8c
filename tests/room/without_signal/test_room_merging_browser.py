"""A room that was begun on this device meets what somebody prepared: what is being counted and scored stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from nennep.core.ids import new_id
from nennep.meetings.models import Ballot
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import received
from tests.room.without_signal.test_room_mending_browser import ready

pytestmark = pytest.mark.browser


def begun_here(page: Page, local: dict[str, str]) -> Callable[[], None]:
    """The package comes with ids of this device, server's → own, until what is returned is called."""
    merged: list[bool] = []

    def package(route: Route) -> None:
        found: dict[str, Any] = route.fetch(headers=route.request.headers | {"if-none-match": ""}).json()
        if merged:
            found |= {"known_as": {mine: theirs for theirs, mine in local.items()}, "version": "merged"}
        else:
            body = json.dumps(found)
            for theirs, mine in local.items():
                body = body.replace(theirs, mine)
            found = json.loads(body)
        route.fulfill(status=200, json=found)

    page.route("**/goi.json", package)
    return lambda: merged.append(True)


def test_a_count_goes_on_when_its_item_gets_another_id(evening: Evening) -> None:
    ready(evening)
    item, local = str(evening.item("ballot")), str(new_id())
    page = evening.page(evening.cell.secretary)
    merge = begun_here(page, {item: local})
    page.goto(f"{evening.address}#/item/{local}/ballot")
    page.get_by_label("Tán thành", exact=True).fill("7")
    page.get_by_label("Ý kiến khác", exact=True).fill("2")
    page.get_by_label("Ý kiến khác", exact=True).press("Tab")
    merge()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_url(f"**/#/item/{item}/ballot")
    expect(page.get_by_label("Tán thành", exact=True)).to_have_value("7")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    ballot = Ballot.rows.get(meeting_id=evening.meeting)
    assert (str(ballot.item_id), ballot.votes_for, ballot.votes_other) == (item, 7, 2)
    page.unroute_all(behavior="ignoreErrors")


def test_typed_points_stay_when_the_meeting_gets_another_id(evening: Evening) -> None:
    ready(evening)
    page = evening.page(evening.cell.secretary)
    item, local = str(evening.item("score")), str(new_id())
    merge = begun_here(page, {str(evening.meeting): local})
    page.goto(f"{evening.address}#/item/{item}")
    page.locator(".criterion input").first.fill("4,5")
    merge()
    page.reload()
    expect(page.locator(".criterion input").first).to_have_value("4,5")
    page.unroute_all(behavior="ignoreErrors")
