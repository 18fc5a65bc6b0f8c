"""What the frame of every page shows: who is signed in, where they belong, and the main ways."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from nennep.authority.who import Who, who_is
from nennep.core import clock
from nennep.ui.parts import NavEntry
from nennep.web.app_files import head


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
    return {
        "app_head": SimpleLazyObject(
            lambda: head(str(request.user.pk), who.name or request.user.get_username())
        ),
        "person_name": who.name,
        "person_role": who.office,
        "sign_out_url": reverse("accounts:sign_out"),
        "place": who.home.name if who.home else "",
        "place_url": reverse("meetings:organisation", args=[who.home.organisation_id]) if who.home else "/",
        "nav": SimpleLazyObject(lambda: _nav(who, request.path)),
        "menu_links": [
            (_("Tasks given to you"), reverse("resolutions:own_tasks")),
            *_decided(who),
            (_("Rules in force"), reverse("rulebook:rules")),
            (_("My devices"), reverse("sync:devices")),
            (_("Take in a file from a phone"), reverse("sync:files")),
        ],
    }


def _decided(who: Who) -> list[tuple[str, str]]:
    """Resolutions and tasks of the place named at the head of the page."""
    if who.home is None:
        return []
    at = [who.home.organisation_id]
    return [
        (_("Resolutions and conclusions"), reverse("resolutions:resolutions", args=at)),
        (_("Tasks"), reverse("resolutions:tasks", args=at)),
    ]


def _nav(who: Who, path: str) -> list[NavEntry]:
    ways = [(_("To do"), reverse("web:home"), "todo")]
    if who.own_cell:
        ways.append(
            (_("My cell"), reverse("meetings:organisation", args=[who.own_cell.organisation_id]), "people")
        )
    today = clock.today()
    if who.home:
        ways.append(
            (
                _("Calendar"),
                reverse("meetings:calendar", args=[who.home.organisation_id, today.year]),
                "calendar",
            )
        )
    if who.above:
        url = reverse("meetings:month", args=[who.above[0].organisation_id, f"{today:%Y-%m}"])
        ways.append((_("Cells"), url, "tree"))
    return [NavEntry(label, url, symbol, current=path == url) for label, url, symbol in ways]
