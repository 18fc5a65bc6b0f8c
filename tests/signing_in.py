"""Browsers that are signed in, for the tests."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from nennep.accounts.models import User
from nennep.core.actor import Actor

SignIn = Callable[[Actor], Client]


def signed_in(actor: Actor) -> Client:
    """A browser in which the actor is signed in."""
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client
