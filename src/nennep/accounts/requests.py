"""The type of a request that knows who asks."""

from __future__ import annotations

from django.http import HttpRequest

from nennep.accounts.models import User
from nennep.core.actor import Actor


class ActorRequest(HttpRequest):
    """A request of somebody signed in, after accounts' middleware; views of signed-in pages take it."""

    actor: Actor
    user: User
