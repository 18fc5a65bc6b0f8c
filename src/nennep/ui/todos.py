"""A thing to do, as home shows it. An app brings its own in todo.py: `todos(actor, today)` (ADR 0005)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from nennep.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: by when (for the order), what, when in words, why, and the button.

    `awaited` is what others wait for; it comes before what one has only to report on. `meeting` is the meeting that
    it is done for, if it is: home shows what belongs to today's meeting with it.
    """

    by: date
    title: str
    when: str
    text: str
    action: str
    url: str
    awaited: bool = True
    meeting: UUID | None = None


class BringsTodos(Protocol):
    """What an app's todo.py has under the name `todos`. The actor is a person, signed in."""

    def __call__(self, actor: Actor, today: date) -> Iterable[Todo]: ...
