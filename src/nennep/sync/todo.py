"""Phones that told long ago of work that has not come: somebody calls their owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.authority.permissions import MANAGE
from nennep.authority.selectors import holds_anywhere
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.clock import legal_day
from nennep.sync.selectors import devices_with_waiting_work
from nennep.ui.todos import Todo
from nennep.ui.wording import day

LATE = timedelta(days=1)
"""Work that waits longer is in danger: a phone breaks, a browser loses its store."""


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """All phones of the actor's tree that are late, as one thing to do."""
    if not holds_anywhere(actor, MANAGE, today):
        return
    late = devices_with_waiting_work(actor).filter(waiting_since__lt=clock.now() - LATE)
    since = [each.waiting_since for each in late if each.waiting_since is not None]
    if since:
        first = legal_day(since[0])
        yield Todo(
            by=first,
            title=ngettext(
                "%(count)s phone has work that was not sent",
                "%(count)s phones have work that was not sent",
                len(since),
            )
            % {"count": len(since)},
            when=_("since %(day)s") % {"day": day(first)},
            text=_(
                "Call its owner: open the program where there is a signal, or bring the file that it saved."
            ),
            action=_("See which"),
            url=reverse("sync:waiting"),
        )
