"""Which meetings a body's calendar may hold."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Meeting
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body


def check_day(body: Body, kind: str, on: date, *, field: str = "meetings") -> None:
    """Raise Invalid for a day on which the body did not exist, or a kind of meeting that it does not hold."""
    if on < body.organisation.valid_from:
        raise Invalid(_("The organisation did not exist yet on that day."), field=field)
    if body.organisation.valid_to is not None and on >= body.organisation.valid_to:
        raise Invalid(_("The organisation had ended by that day."), field=field)
    if kind not in (MeetingKind.REGULAR, MeetingKind.EXTRAORDINARY) and body.kind != BodyKind.CELL:
        raise Invalid(_("Only a cell holds thematic and joint meetings."), field=field)


def check_once_a_month(body: Body, months: list[date]) -> None:
    """Raise Conflict unless each regular meeting is the only one of its month, of those that are not cancelled."""
    taken = (
        Meeting.rows.filter(body=body, kind=MeetingKind.REGULAR, month__in=months)
        .exclude(state=MeetingState.CANCELLED)
        .values_list("month", flat=True)
    )
    twice = [each for each in months if months.count(each) > 1] or list(taken)
    if twice:
        raise Conflict(
            translate(
                "There is a regular meeting in %(month)s already. Move that one, or record that it is not held."
            )
            % {"month": f"{twice[0]:%m/%Y}"},
            code="month_taken",
            field="meetings",
        )
