"""What only the meeting can judge is asked step by step: nothing offers the most for criteria that nobody looked at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from nennep.scores.models import ScoreLine
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)
from tests.room.screens.test_room_browser import at, enter, received

pytestmark = pytest.mark.browser


def test_each_criterion_left_is_judged_by_itself_from_steps_that_begin_at_nothing(evening: Evening) -> None:  # noqa: F811
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    at(page, evening, "score")
    page.locator(".criterion").first.wait_for()
    asked = page.locator(".criterion.asked")
    many = asked.count()
    assert many > 1
    expect(page.get_by_role("button", name="Chi bộ thống nhất điểm này")).to_be_disabled()
    page.get_by_role("button", name=f"Còn {many} tiêu chí chưa có điểm").click()
    expect(asked.first.get_by_role("textbox")).to_be_focused()
    assert (
        page.get_by_role("textbox").evaluate_all("all => all.filter(each => each.value === '').length")
        == many
    )

    conduct = page.locator(".criterion", has_text="Tổ chức sinh hoạt chi bộ")
    steps = conduct.get_by_role("group").get_by_role("button")
    assert steps.all_inner_texts() == ["0", "8", "16", "24", "32", "40"]
    steps.filter(has_text="32").click()
    expect(asked).to_have_count(many - 1)
    while asked.count():
        asked.first.get_by_role("group").get_by_role("button").nth(2).click()
    page.get_by_role("button", name="Chi bộ thống nhất điểm này").click()
    expect(page.get_by_text("Chi bộ đã thống nhất")).to_be_visible()
    received(page)
    assert ScoreLine.rows.get(score__meeting_id=evening.meeting, criterion="conduct").points == 32


def test_the_steps_of_a_fractional_maximum_end_at_it_and_not_above(evening: Evening) -> None:  # noqa: F811
    page = enter(evening)

    def half(route: Route) -> None:
        found = route.fetch(headers=route.request.headers | {"if-none-match": ""}).json()
        for each in found["parts"]["score"]["criteria"]:
            each["maximum"] = {"conduct": 2.5}.get(each["criterion"], each["maximum"])
        route.fulfill(status=200, json=found | {"version": "half"})

    page.route("**/goi.json", half)
    page.reload()
    at(page, evening, "score")
    conduct = page.locator(".criterion", has_text="Tổ chức sinh hoạt chi bộ")
    steps = conduct.get_by_role("group").get_by_role("button")
    expect(steps).to_have_text(["0", "1", "2", "2,5"])
    steps.last.click()
    expect(conduct.locator(".errorlist")).to_have_count(0)
