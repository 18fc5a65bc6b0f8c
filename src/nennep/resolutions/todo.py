"""Tasks that one was given, to be reported on at the next meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nennep.core.actor import Actor
from nennep.core.addresses import reverse
from nennep.resolutions.selectors import due_of_person
from nennep.ui.todos import Todo
from nennep.ui.wording import day

AHEAD = timedelta(days=40)
"""How far ahead a task's day is somebody's business."""


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """The open tasks with a day, those overdue too."""
    for each in due_of_person(actor, today + AHEAD):
        when = _("was due on %(day)s") if each.due_on < today else _("by %(day)s")
        yield Todo(
            by=each.due_on,
            title=each.task,
            when=when % {"day": day(each.due_on)},
            text=_("Assigned by %(body)s. Report on it at the next meeting.") % {"body": each.body},
            action=_("See the meeting"),
            url=reverse("room:meeting", args=[each.meeting_id]),
            awaited=False,
        )
