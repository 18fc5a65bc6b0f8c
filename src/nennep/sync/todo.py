"""Phones that told long ago of work that has not come: somebody calls their owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.accounts.models import User
from nennep.authority.permissions import DECIDE, MANAGE
from nennep.authority.selectors import holds_anywhere, organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.clock import legal_day
from nennep.membership.selectors import names_of
from nennep.sync.models import Device
from nennep.sync.selectors import devices_with_waiting_work
from nennep.sync.writing_off import WRITTEN_OFF, any_written_off, people_of
from nennep.ui.todos import Todo
from nennep.ui.wording import day

TOLD_FOR = timedelta(days=14)
"""How long the owner and the cell find a phone that can send no more on their home."""
LATE = timedelta(days=1)
"""Work that waits longer is in danger: a phone breaks, a browser loses its store."""


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """Phones that can send no more, one's own and of those whom one leads; then all that are late, as one thing."""
    yield from _written_off(actor, today)
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


def _written_off(actor: Actor, today: date) -> Iterator[Todo]:
    since = clock.now() - TOLD_FOR
    if not any_written_off(since):
        return
    devices = list(
        Device.rows.filter(WRITTEN_OFF, written_off_at__gte=since).order_by("written_off_at", "pk")
    )
    owners = dict(User.rows.filter(pk__in={each.user_id for each in devices}).values_list("pk", "person_id"))
    led = organisations_with(actor, DECIDE, today).values("pk")
    concerned = people_of(led, today) & {each for each in owners.values() if each is not None}
    names = names_of({*concerned, *((actor.person_id,) if actor.person_id else ())})
    for each in devices:
        own, owner = each.user_id == actor.user_id, owners.get(each.user_id)
        if not own and owner not in concerned:
            continue
        yield Todo(
            by=today,
            title=_("This phone can send no more: %(reason)s") % {"reason": each.written_off_why},
            when=" · ".join(part for part in (names.get(owner, "") if owner else "", each.label) if part),
            text=_(
                "The office recorded it. What was entered on it only is entered again. If the phone still opens, "
                "open the program where there is a signal: it sends, and this note goes."
            ),
            action=_("My devices") if own else _("To the meetings"),
            url=reverse("sync:devices") if own else reverse("web:home"),
            awaited=False,
        )
