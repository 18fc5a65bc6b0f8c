"""Who asks: every request carries an `actor`, from its login; and what is answered to somebody is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from nennep.accounts.models import User
from nennep.accounts.sessions import keep_awake
from nennep.core.actor import Actor

PRIVATE = "private, no-store"
"""After signing out, Back must not show minutes on a machine that others use."""


def actor_of(user: User | AnonymousUser) -> Actor:
    """The actor behind a login; nobody in particular before signing in."""
    if not isinstance(user, User):
        return Actor.stranger()
    return Actor(user_id=user.pk, person_id=user.person_id, confirmed=user.confirmed_at is not None)


def _asker(request: HttpRequest) -> Actor:
    """The actor of a request; one that only asks reads once what the actor is."""
    actor = actor_of(request.user)
    return replace(actor, known={}) if request.method in ("GET", "HEAD") else actor


class Middleware:
    """Sets `request.actor`, worked out when it is first asked for; no browser stores what came of a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _asker(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.session.accessed:
            response.headers.setdefault("Cache-Control", PRIVATE)
            keep_awake(request)
        return response
