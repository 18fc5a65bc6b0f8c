"""Meetings that sit together: a thematic one held in the same sitting as a regular one, which leads.

The leading meeting has the agenda, the notice, the roll and the minutes of the sitting. The other keeps its own row,
its theme and its quarter, and goes through the same states at the same moments.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.acts.captured import CLOCK_SLACK, NOT_BELIEVED, believable
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.ways import to_preparation
from nennep.meetings.models import Meeting

LONGEST_SITTING = timedelta(hours=12)
"""No meeting is longer. One that nobody closed is measured no longer than this."""


def set_state(meeting: Meeting, state: MeetingState, **changes: Any) -> None:
    """Move a meeting, and those that sit with it, to a state that the table of moves allowed; one statement."""
    Meeting.rows.filter(Q(pk=meeting.pk) | Q(sits_with_id=meeting.pk)).update(state=state, **changes)
    meeting.state = state


def change_sitting(meeting: Meeting, **changes: Any) -> None:
    """Write what all meetings of one sitting have in common: time, place, opening, closing."""
    Meeting.rows.filter(Q(pk=meeting.pk) | Q(sits_with_id=meeting.pk)).update(**changes)


def spoken(language: str, interpreter: str) -> dict[str, str]:
    """The language in which contents were also given, and who interpreted, as they are kept. Raises Invalid."""
    language = re.sub(r"^tiếng\s+", "", language, flags=re.IGNORECASE)
    if interpreter and not language:
        raise Invalid(_("Say in which language the contents were also given."), field="language")
    return {"other_language": language, "interpreter": interpreter}


def check_times(ctx: ActContext, started_at: datetime | None, ended_at: datetime | None) -> None:
    """Raise Invalid for times that cannot be: in the future, or an end that is not after the beginning."""
    now = ctx.received_at + CLOCK_SLACK
    if any(each is not None and each > now for each in (started_at, ended_at)):
        raise Invalid(_("A time of the meeting cannot lie in the future."), field="ended_at")
    if ended_at is not None and (started_at is None or ended_at <= started_at):
        raise Invalid(
            _("The meeting ends after it begins. Check the two times; after midnight it is the next day."),
            field="ended_at",
        )


def check_told(ctx: ActContext, told: datetime | None, field: str) -> None:
    """Raise Invalid for a time entered on a device whose clock cannot be right, unless the time itself can be.

    What a person entered is taken as it is, or refused; it is never replaced by another time.
    """
    if told is None or NOT_BELIEVED not in ctx.result or believable(told, ctx.received_at) == told:
        return
    raise Invalid(
        _(
            "The clock of this phone cannot be right, so the times that it shows are not taken in. "
            "Set the clock, then set the times of the meeting again."
        ),
        code="clock_wrong",
        field=field,
    )


def first_after(start: datetime | None, end: time) -> datetime:
    """The instant at which the clock first shows `end` after `start`: a meeting may pass midnight."""
    local = clock.local(start or clock.now())
    found = datetime.combine(local.date(), end, tzinfo=clock.VIETNAM)
    return found if found > local else found + timedelta(days=1)


def must_lead(meeting: Meeting) -> None:
    """Raise Conflict for a meeting that sits with another: what is asked is done there."""
    if meeting.sits_with_id is not None:
        raise Conflict(
            _(
                "This thematic meeting sits together with the regular one. "
                "Do this at the regular meeting, or separate the two first."
            ),
            code="sits_with_another",
            way=to_preparation(meeting.sits_with_id),
        )


def themes_of(meeting: Meeting) -> list[str]:
    """The themes of one sitting: the meeting's own and those of the thematic ones that sit with it."""
    own = [meeting.theme] if meeting.theme else []
    return own + [each.theme for each in Meeting.rows.filter(sits_with=meeting).order_by("pk") if each.theme]
