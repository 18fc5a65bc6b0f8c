"""The ways that lead from every page: each app brings its own, in a stated order (nennep.web.menu)."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import LazySettings
from django.urls import resolve
from django.utils import translation

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.ui.menu import Reader
from nennep.web.menu import entries_for
from tests.access.addresses import signed_in
from tests.factories import Cell, World

TODAY = date(2026, 11, 20)
MADE_UP = "tests.made_up.navigation.entries"


def labels(reader: Reader, *, bar: bool) -> list[str]:
    with translation.override("en"):
        return [str(each.label) for each in entries_for(reader) if bool(each.symbol) is bar]


def names(reader: Reader) -> list[str]:
    return [resolve(each.url).view_name for each in entries_for(reader)]


def test_somebody_who_belongs_to_nothing_finds_what_is_everybodys() -> None:
    reader = Reader(TODAY, None, None, None)
    assert labels(reader, bar=True) == ["To do"]
    assert labels(reader, bar=False) == [
        "Tasks given to you",
        "Rules in force",
        "My devices",
        "Take in a file from a phone",
        "My login and password",
    ]


def test_a_secretary_of_a_commune_finds_the_own_cell_and_what_stands_below() -> None:
    cell, commune = new_id(), new_id()
    reader = Reader(TODAY, commune, cell, commune)
    assert labels(reader, bar=True) == ["To do", "My cell", "Calendar", "Cells"]
    assert names(reader) == [
        *("web:home", "meetings:organisation", "meetings:calendar", "meetings:month"),
        *("resolutions:own_tasks", "resolutions:resolutions", "resolutions:tasks"),
        "records:numbers",
        *("rulebook:rules", "sync:waiting", "sync:devices", "sync:files", "accounts:own_login"),
    ]
    assert [str(cell) in each.url for each in entries_for(reader)].index(True) == 1


def test_every_way_has_an_order_of_its_own() -> None:
    orders = [each.order for each in entries_for(Reader(TODAY, new_id(), new_id(), new_id()))]
    assert len(set(orders)) == len(orders)


def test_an_app_brings_its_own_ways_and_they_stand_where_it_says(settings: LazySettings) -> None:
    settings.NAVIGATION = [MADE_UP, *settings.NAVIGATION]
    reader = Reader(TODAY, new_id(), new_id(), None)
    assert labels(reader, bar=True) == ["To do", "My cell", "Hát", "Calendar"]
    menu = labels(reader, bar=False)
    assert menu[menu.index("Resolutions and conclusions") + 1] == "Sổ bài hát"


@pytest.mark.parametrize("role", ["member", "clerk"])
def test_the_page_shows_them_to_whom_they_are_for(
    pa_kim: Cell, world: World, settings: LazySettings, role: str
) -> None:
    settings.NAVIGATION = [*settings.NAVIGATION, MADE_UP]
    actor: Actor = pa_kim.member if role == "member" else world.clerk
    page = signed_in(actor).get("/").content.decode()
    assert 'href="/hat/"' in page
    assert (f"/to-chuc/{pa_kim.id}/bai-hat/" in page) is (role == "member")
