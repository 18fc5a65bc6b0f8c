"""Việc cần làm: what the signed-in person has to do next, and by when. Home is this list, not a dashboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.enums import MeetingState
from nennep.meetings.selectors.today import MeetingToday, meetings_today
from nennep.ui.todos import BringsTodos, Todo

NOON, AFTERNOON, EVENING = 11, 13, 18
"""The hours at which noon, the afternoon and the evening begin, as people speak of them."""


@dataclass(frozen=True, slots=True)
class Tonight:
    """A meeting of today with what the person has to do for it, the most pressing in front."""

    meeting: MeetingToday
    todos: tuple[Todo, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The meetings of today come first; `due` is everything else that there is to do."""

    tonight: tuple[Tonight, ...]
    due: tuple[Todo, ...]

    @property
    def shown(self) -> frozenset[UUID]:
        """The meetings that stand at the head of the page."""
        return frozenset(each.meeting.id for each in self.tonight)

    @property
    def heading(self) -> str:
        """What today is, in a sentence; nothing where no meeting is held today."""
        if len(self.tonight) == 1:
            return _says(self.tonight[0].meeting)
        count = len(self.tonight)
        several = ngettext("There is %(count)d meeting today.", "There are %(count)d meetings today.", count)
        return several % {"count": count} if count else ""


def home_of(actor: Actor, today: date) -> Home:
    """What home shows a person on a day."""
    todos, meetings = todo_of(actor, today), meetings_today(actor, today)
    ids = {each.id for each in meetings}
    return Home(
        tonight=tuple(
            Tonight(each, tuple(todo for todo in todos if todo.meeting == each.id)) for each in meetings
        ),
        due=tuple(each for each in todos if each.meeting not in ids),
    )


def todo_of(actor: Actor, today: date) -> list[Todo]:
    """Everything that the actor has to do: what others wait for first, the most pressing in front."""
    if actor.person_id is None:
        return []
    found = [each for todos in _brought() for each in todos(actor, today)]
    return sorted(found, key=lambda each: (not each.awaited, each.by))


def _says(it: MeetingToday) -> str:
    names = {"body": it.body}
    if it.state == MeetingState.IN_SESSION:
        return _("%(body)s is meeting.") % names
    if not it.of_cell:
        return _("Today %(body)s meets.") % names
    hour = clock.local(it.starts_at).hour
    if hour < NOON:
        return _("This morning %(body)s meets.") % names
    if hour < AFTERNOON:
        return _("At noon %(body)s meets.") % names
    return (_("This afternoon %(body)s meets.") if hour < EVENING else _("Tonight %(body)s meets.")) % names


@cache
def _brought() -> tuple[BringsTodos, ...]:
    """`todos` of each app's todo.py, as the settings found them."""
    return tuple(cast(BringsTodos, import_string(each)) for each in settings.TODOS)
