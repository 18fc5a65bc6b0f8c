"""Việc cần làm: what the signed-in person has to do next, and by when. Home is this list, not a dashboard."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from nennep.core.actor import Actor
from nennep.ui.todos import BringsTodos, Todo


def todo_of(actor: Actor, today: date) -> list[Todo]:
    """Everything that the actor has to do: what others wait for first, the most pressing in front."""
    if actor.person_id is None:
        return []
    found = [each for todos in _brought() for each in todos(actor, today)]
    return sorted(found, key=lambda each: (not each.awaited, each.by))


@cache
def _brought() -> tuple[BringsTodos, ...]:
    """`todos` of each app's todo.py, as the settings found them."""
    return tuple(cast(BringsTodos, import_string(each)) for each in settings.TODOS)
