"""What the frame of every page shows: who is signed in, where they belong, and the main ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from nennep.authority.who import Who, who_is
from nennep.core import clock
from nennep.core.addresses import reverse
from nennep.ui.menu import MenuEntry, Reader
from nennep.ui.parts import NavEntry
from nennep.web.app_files import head
from nennep.web.menu import entries_for


def who_of(request: HttpRequest) -> Who:
    """Who is signed in, read once a request."""
    if not hasattr(request, "_who"):
        request._who = who_is(request.actor, clock.today())  # type: ignore[attr-defined]
    return request._who  # type: ignore[attr-defined,no-any-return]


def context(request: HttpRequest) -> dict[str, Any]:
    """`nav`, `place`, `person_name` … of ui/base.html, `app_head` of ui/base_bare.html; before signing in only that."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"app_head": SimpleLazyObject(head)}
    who = who_of(request)
    ways = SimpleLazyObject(lambda: _ways(who))  # drawn twice: the bar, and the menu
    return {
        "app_head": SimpleLazyObject(
            lambda: head(str(request.user.pk), who.name or request.user.get_username())
        ),
        "person_name": who.name,
        "person_role": who.office,
        "search_url": reverse("web:search"),
        "sign_out_url": reverse("accounts:sign_out"),
        "place": who.home.name if who.home else "",
        "place_url": reverse("meetings:organisation", args=[who.home.organisation_id]) if who.home else "/",
        "nav": SimpleLazyObject(lambda: _bar(request.path, ways)),
        "menu_links": SimpleLazyObject(lambda: [(each.label, each.url) for each in ways if not each.symbol]),
    }


def _bar(path: str, ways: Iterable[MenuEntry]) -> list[NavEntry]:
    return [
        NavEntry(each.label, each.url, each.symbol, current=path == each.url) for each in ways if each.symbol
    ]


def _ways(who: Who) -> tuple[MenuEntry, ...]:
    """The ways of all apps for who is signed in."""
    home, cell, above = (
        None if each is None else each.organisation_id
        for each in (who.home, who.own_cell, who.above[0] if who.above else None)
    )
    return entries_for(Reader(clock.today(), home, cell, above))
