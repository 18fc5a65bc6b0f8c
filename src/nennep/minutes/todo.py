"""Words that came after the minutes were locked: to be settled by who decides, and told to who typed them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from nennep.authority.permissions import DECIDE
from nennep.authority.selectors import organisations_with
from nennep.collab.selectors import Proposed
from nennep.core.actor import Actor
from nennep.core.addresses import reverse
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.late_texts import (
    concern_late_texts,
    hears_texts,
    meetings_with_late_texts,
    own_late_texts,
)
from nennep.ui.todos import Todo
from nennep.ui.wording import moment


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """Words that came after the minutes were locked: in the cells that one decides for, and one's own."""
    if not concern_late_texts(actor):
        return
    waiting, own = meetings_with_late_texts(), own_late_texts(actor)
    meetings = Meeting.rows.filter(
        pk__in=waiting, body__organisation__in=organisations_with(actor, DECIDE, today)
    )
    decided = set()
    for each in meetings.select_related("body").order_by("starts_at"):
        decided.add(each.pk)
        text = _("A phone sent words for the minutes too late. Read them, and say what becomes of them.")
        yield _todo(each, today, _("Settle what came late"), text, _("Read what came late"), awaited=True)
    for each in Meeting.rows.filter(pk__in=own.keys() - decided).select_related("body").order_by("starts_at"):
        hears = hears_texts(actor, each.pk)
        text = " ".join(dict.fromkeys(_became(late, why_too=hears) for late in own[each.pk]))
        yield _todo(each, today, _("Your words came late"), text, _("Read your words"), awaited=False)


def _todo(meeting: Meeting, today: date, what: str, text: str, action: str, *, awaited: bool) -> Todo:
    return Todo(
        by=today,
        title=f"{what}: {meeting_title(meeting)}",
        when=f"{meeting.body.name} · {moment(meeting.starts_at)}",
        text=text,
        action=action,
        url=reverse("minutes:late_texts", args=[meeting.pk]),
        awaited=awaited,
    )


def _became(late: Proposed, *, why_too: bool) -> str:
    """What became of it; why, only for those who hear the meeting: a reason may tell what was said there."""
    if not late.outcome:
        return _(
            "What you typed arrived after the minutes were locked, or when you might not write there. It is not in "
            "them; those who decide read it and say what becomes of it."
        )
    outcome = LateTextOutcome(late.outcome).label
    if late.reason and why_too:
        return _("What you typed was read: %(outcome)s (%(reason)s).") % {
            "outcome": outcome,
            "reason": late.reason,
        }
    return _("What you typed was read: %(outcome)s.") % {"outcome": outcome}
