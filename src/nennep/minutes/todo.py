"""Words that came after the minutes were locked, to be settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.authority.permissions import DECIDE
from nennep.authority.selectors import organisations_with
from nennep.core.actor import Actor
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.minutes.late_texts import meetings_with_late_texts
from nennep.ui.todos import Todo
from nennep.ui.wording import moment


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """Words that came after the minutes were locked, in the cells that one decides for."""
    waiting = meetings_with_late_texts()
    if not waiting:
        return
    meetings = Meeting.rows.filter(
        pk__in=waiting, body__organisation__in=organisations_with(actor, DECIDE, today)
    )
    for each in meetings.select_related("body").order_by("starts_at"):
        text = _("A phone sent words for the minutes too late. Read them, and say what becomes of them.")
        yield Todo(
            by=today,
            title=f"{_('Settle what came late')}: {meeting_title(each)}",
            when=f"{each.body.name} · {moment(each.starts_at)}",
            text=text,
            action=_("Read what came late"),
            url=reverse("minutes:late_texts", args=[each.pk]),
        )
